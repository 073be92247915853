"""Find what a number measures: by its phrase, its verb, the nearest cue."""

import re
from collections import Counter

from tradewire.measure import Cue, words
from tradewire.statement.goods import goods_after, goods_at, goods_in
from tradewire.statement.moved import cue_of_noun, moved
from tradewire.statement.reading import FLOWS, INNER, NP, Draft, Reading
from tradewire.story import Story
from tradewire.syntax import governor, patient, subject
from tradewire.tally import Entry, before

BARE = frozenset(("surplus", "deficit", "gap"))
TRADE = re.compile(r"\btrade\b")
LIMITS = frozenset(("quota", "ceiling", "permit", "licence", "license"))
LIMITED = (
    ("import", "imports"), ("export", "exports"), ("produc", "production"),
    ("output", "production"), ("catch", "production"),
)  # fmt: skip


def measure_of(reading: Reading, draft: Draft) -> str | None:
    """Return what a number measures, None if it is no figure.

    A quota of which nothing says what it limits measures nothing.
    """
    measure = _measure_of(reading, draft)
    return None if measure == "quota" else measure


def _measure_of(reading: Reading, draft: Draft) -> str | None:
    entry = draft.entry
    if entry.kind == "percent" and is_duty(reading, entry):
        return None
    cue = governing(reading, entry)
    leader = leader_of(reading, entry)
    if leader is not None and (
        cue is None or cue is leader.cue or cue.last <= leader.entry.first
    ):
        draft.cue, draft.leader = leader.cue, leader
        measure: str | None = leader.fields["measure"]
        if entry.kind == "money" and measure not in (*FLOWS, "sales"):
            return None  # what a harvest or a loss of it is worth
        return measure
    draft.cue = cue
    if cue is not None and cue.measure is None:
        return None
    if cue is None and is_of_whole(reading, entry):
        return reading.carried.measure
    if entry.kind == "percent" and (
        cue is None or not is_relative(reading, entry, cue)
    ):
        return None
    if cue is not None and cue.form in LIMITS:
        return limited(reading, cue, entry)
    if cue is not None and cue.measure:
        if is_capability(reading, cue, entry):
            return "capacity"
        return cue.measure if allowed(reading, cue, entry) else None
    if entry.kind == "quantity" and entry.unit != "unit":
        known = reading.carried.measure or received(reading, cue)
        return known if known not in ("trade", "trade_balance") else None
    if goes_on(reading, entry) or is_of_recipient(reading, entry):
        return reading.carried.measure
    if entry.kind == "money" and cue is None and reading.same_paragraph:
        left, _ = reading.zone(entry)
        if goods_in(reading, left, entry.first):
            return reading.carried.measure if reading.carried.measure in FLOWS else None
    return None


def goes_on(reading: Reading, entry: Entry) -> bool:
    """Tell whether a sum goes on with the sentence before: "It fell to 3 bn"."""
    opening = reading.doc[reading.first].lower_
    taken_up = opening in ("it", "this", "that") and reading.carried.measure in FLOWS
    bare = reading.doc[reading.first + 1].pos_ in ("VERB", "AUX")
    return entry.kind == "money" and taken_up and bare and reading.same_paragraph


def received(reading: Reading, cue: Cue | None) -> str | None:
    """Return what a taker's verb measures where nothing was measured before."""
    if cue is None or not cue.is_verb or cue.form == "account for":
        return None
    named = {t.lemma_.lower() for t in reading.sentence}
    return "imports" if "importer" in named else "sales"


def is_of_recipient(reading: Reading, entry: Entry) -> bool:
    """Tell whether a sum is a buyer's: "Peru was the top market with $9 million"."""
    flows = reading.carried.measure in ("exports", "imports")
    if entry.kind != "money" or not flows or not reading.same_paragraph:
        return False
    before = reading.doc[max(reading.first, entry.first - 1)]
    return before.lower_ in ("with", "at", "worth", "of") and any(
        t.lemma_.lower() in words("abroad", "recipients") for t in reading.sentence
    )


def is_of_whole(reading: Reading, entry: Entry) -> bool:
    """Tell whether a share is one of what was measured before: "9% of the total"."""
    flows = (*FLOWS[:2], "production")
    if entry.kind != "percent" or reading.carried.measure not in flows:
        return False
    after = reading.doc[entry.last : min(reading.last, entry.last + 3)].text.lower()
    return reading.same_paragraph and after.startswith(
        ("of the total", "of that", "of them", "of these", "of it")
    )


def is_capability(reading: Reading, cue: Cue, entry: Entry) -> bool:
    """Tell whether a verb says what can be done: "able to refine 9 barrels a day"."""
    if not cue.is_verb or cue.measure not in ("production", "consumption"):
        return False
    doc = reading.doc
    near = [t.lower_ for t in doc[max(reading.first, cue.first - 3) : cue.first]]
    if near[-1:] == ["to"] and near[-2:-1] in (["capacity"], ["able"], ["capability"]):
        return True
    return near[-1:] in (["can"], ["could"]) and "/" in (entry.unit or "")


def limited_in(story: Story) -> str | None:
    """Return what the quotas of an article limit, by its headline and lead."""
    text = " ".join(s.text.lower() for s in story.sentences[:4])
    named: Counter[str] = Counter()
    for stem, measure in LIMITED:
        named[measure] += text.count(stem)
    measure, count = named.most_common(1)[0]
    return measure if count else None


def limited(reading: Reading, cue: Cue, entry: Entry) -> str | None:
    """Return what a quota or ceiling limits: imports, exports or production."""
    if entry.kind in ("percent", "money"):
        return None
    text = reading.sentence.text.lower()
    for stem, measure in LIMITED:
        if stem in text:
            return measure
    if (entry.unit or "").startswith("barrel"):
        return "production"
    return reading.carried.limited or "imports"


def leader_of(reading: Reading, entry: Entry) -> Draft | None:
    """Return the level of the same kind that stands before a number, if any."""
    if entry.leader is not None and id(entry.leader) in reading.by_entry:
        return reading.by_entry[id(entry.leader)]
    if entry.kind == "money" and is_valuation(reading, entry):
        levels = [d for d in reading.by_entry.values() if d.entry.last <= entry.first]
        return levels[-1] if levels else None
    earlier_ones = [
        d
        for d in reading.by_entry.values()
        if d.entry.last <= entry.first
        and d.entry.kind == entry.kind
        and d.entry.role == entry.role
    ]
    return earlier_ones[-1] if earlier_ones else None


def is_valuation(reading: Reading, entry: Entry) -> bool:
    """Tell whether a sum is what the quantity before it is worth."""
    near = reading.doc[max(reading.first, entry.first - 4) : entry.first]
    return any(t.lower_ in ("worth", "valued") for t in near)


def governing(reading: Reading, entry: Entry) -> Cue | None:
    """Return the cue that says what a number measures."""
    cues = reading.cues
    if not is_drawn(reading):
        cues = [c for c in cues if c.form not in words("abroad", "drawing")]
    if entry.unit not in ("hectare", "acre"):
        cues = [c for c in cues if c.form != "area"]
    if entry.kind == "quantity" and entry.unit != "unit":
        cues = [c for c in cues if c.measure is not None]
    if entry.role == "change" and entry.base is not None:
        return governing(reading, entry.base)
    if entry.role == "change" and (mover := moved(reading, entry, cues)) is not None:
        return mover
    if entry.kind == "percent":
        if (sharer := shared_by(reading, entry, cues)) is not None:
            return sharer
        above = by_parse(reading, entry, cues)
        if above is not None and above.is_verb and above.measure in FLOWS:
            return above
    inner = inside_phrase(reading, entry, cues)
    if inner is not None and (inner.measure is None or entry.kind == "percent"):
        return inner
    if (direct := directly_before(reading, entry, cues)) is not None:
        return direct
    if inner is not None:
        return inner
    above = by_parse(reading, entry, cues)
    since = max(
        (
            d.entry.last
            for d in reading.by_entry.values()
            if d.entry.last <= entry.first
        ),
        default=reading.first,
    )
    near = [c for c in cues if since <= c.first and c.last <= entry.first]
    if above is not None and (above in near or not near or above.first > since):
        return above
    cues = [c for c in cues if not is_aside(reading, c)]
    if entry.kind == "money":
        cues = [c for c in cues if c.form not in ("trade", "commerce")]
    earlier_cues = [c for c in cues if c.last <= entry.first]
    if earlier_cues:
        return earlier_cues[-1]
    _, right = reading.zone(entry)
    if entry.kind == "money":
        return None
    return next((c for c in cues if entry.last <= c.first < right), None)


def shared_by(reading: Reading, entry: Entry, cues: list[Cue]) -> Cue | None:
    """Return the flow that makes up a share: exports in "exports took 9% of output"."""
    verb = governor(reading.doc[entry.first : entry.last].root)
    noun = subject(verb)
    if noun is None or verb.lemma_.lower() not in words("share", "verbs"):
        return None
    at = {i: c for c in cues for i in range(c.first, c.last)}
    cue = at.get(noun.i)
    return cue if cue is not None and cue.measure in ("exports", "imports") else None


def by_parse(reading: Reading, entry: Entry, cues: list[Cue]) -> Cue | None:
    """Return the cue that a number's verb or its subject or object is."""
    at = {i: c for c in cues for i in range(c.first, c.last)}
    token = reading.doc[entry.first : entry.last].root
    through = token.dep_
    for _ in range(8):
        head = token.head
        if head == token:
            return None
        cue = at.get(head.i)
        if cue is not None and not cue.measure and cue.is_verb:
            noun = subject(head)
            return (noun is not None and cue_of_noun(noun, at)) or cue
        if cue is not None and not (cue.subject == "object" and through == "prep"):
            return cue
        if head.pos_ in ("VERB", "AUX"):
            nouns = (patient(head), subject(head))
            found = (cue_of_noun(n, at) for n in nouns if n is not None)
            cue = next((c for c in found if c is not None), None)
            if cue is not None:
                return cue
            if head.dep_ in ("ccomp", "ROOT", "relcl", "parataxis"):
                return None
        if head.dep_ in ("prep", "agent"):
            through = "prep"
        token = head
    return None


def is_aside(reading: Reading, cue: Cue) -> bool:
    """Tell whether a cue is a participle inside a noun phrase, or lacks an object."""
    token = reading.doc[cue.first]
    return cue.subject == "object" or (cue.is_verb and token.dep_ == "acl")


def directly_before(reading: Reading, entry: Entry, cues: list[Cue]) -> Cue | None:
    """Return the cue in "purchases of 60,000 tonnes", "produced about 6 tonnes"."""
    near = before(reading.story, entry.first, reading.first)
    for cue in cues:
        risen = cue.subject == "object" and near and near[0].lower_ == "to"
        if cue.measure == "" or risen:
            continue  # "the surplus grew to 9 mln"
        gap = entry.first - cue.last
        if (
            0 <= gap <= 4
            and near
            and (
                cue.last - 1 == near[0].i
                or (
                    near[0].lower_ in ("of", "totalling", "for", "to")
                    and cue.last == near[0].i
                )
            )
        ):
            return cue
        of = reading.doc[cue.last : entry.first]
        if (
            0 < len(of) <= 4
            and of[0].lower_ == "of"
            and all(t.lower_ in words("comparison", "modifiers") for t in of)
        ):
            return cue
    return None


def inside_phrase(reading: Reading, entry: Entry, cues: list[Cue]) -> Cue | None:
    """Return a cue in the noun phrase that a number opens: "tons of output"."""
    starts = {c.first: c for c in cues}
    found = None
    for i in range(entry.tail, min(reading.last, entry.tail + 10)):
        token = reading.doc[i]
        if i in starts:
            found = starts[i]
            if not found.is_verb:
                continue
            return found
        if token.lower_ in ("and", "or") and not any(
            g.first <= i + 1 < g.last for g in reading.story.goods
        ):
            break
        if token.lower_ == "from" and entry.kind == "money":
            continue
        if token.lower_ in INNER or token.pos_ in NP:
            if any(e.first == i for e in reading.entries):
                break
            continue
        if token.tag_ in ("VBN", "VBG") and token.dep_ in ("amod", "acl"):
            continue
        break
    return found


def is_relative(reading: Reading, entry: Entry, cue: Cue) -> bool:
    """Tell whether a percentage is a share or change of what a cue measures."""
    if cue.measure == "sales" and cue.form not in words("share", "sales"):
        return False
    after = {
        t.lower_ for t in reading.doc[entry.last : min(reading.last, entry.last + 3)]
    }
    if is_of_other(reading, entry):
        return False
    if cue.form == "hold" or after & words("share", "ownership"):
        return False
    if cue.measure == "capacity" and entry.role == "share":
        run = reading.doc[entry.last : cue.first].text.lower()
        if run == "of":  # "run at 75 percent of capacity"
            return False
    if entry.role == "share" and is_of_level(reading, entry):
        return False
    if entry.role == "change":
        if is_supposed(reading, entry):
            return False
        if entry.base is not None or moved(reading, entry, reading.cues) is cue:
            return True
        gap = reading.doc[cue.last : entry.first]
        return (
            cue.last <= entry.first
            and len(gap) <= 12
            and not any(t.lower_ in (",", ";", "and", "but") for t in gap[:-3])
        )
    if reading.doc[min(entry.last, reading.last - 1)].lower_ == "of":
        return True
    if after & words("share", "going") and cue.measure in FLOWS:
        return True
    if entry.mention.value.fraction and after & {"the", "all", "its", "their"}:
        return True
    if entry.leader is not None and entry.leader.kind == "percent":
        return True
    if is_same_amount(reading, entry):
        return True
    doc, first = reading.doc, reading.first
    return any(
        t.lemma_.lower() in words("share", "nouns")
        for t in doc[max(first, entry.first - 24) : entry.first]
    ) or any(
        t.lemma_.lower() in words("share", "verbs")
        for t in doc[max(first, entry.first - 10) : entry.first]
    )


def is_duty(reading: Reading, entry: Entry) -> bool:
    """Tell whether a percentage stands near the word for a duty, as its rate does."""
    back = 12 if entry.role == "change" else 8
    near = reading.doc[
        max(reading.first, entry.first - back) : min(reading.last, entry.last + 8)
    ]
    return any(t.lemma_.lower() in words("covered", "measures") for t in near)


def is_of_other(reading: Reading, entry: Entry) -> bool:
    """Tell whether a percentage is one of a value, a cost or a vote."""
    after = reading.doc[entry.last : min(reading.last, entry.last + 6)]
    return after[:1].text.lower() == "of" and any(
        t.lemma_.lower() in words("share", "other") for t in after
    )


def is_supposed(reading: Reading, entry: Entry) -> bool:
    """Tell whether a change is a condition: "if imports climb more than 9 percent"."""
    for i in range(entry.first - 1, reading.first - 1, -1):
        token = reading.doc[i]
        if token.lower_ in ("if", "unless"):
            return True
        if token.is_punct:
            return False
    return False


def is_same_amount(reading: Reading, entry: Entry) -> bool:
    """Tell whether a share is told as a quantity too: "17% or 3 billion barrels"."""
    return any(
        e.kind == "quantity" and reading.doc[entry.last : e.first].text.lower() == "or"
        for e in reading.entries
        if e.first > entry.last
    )


def is_of_level(reading: Reading, entry: Entry) -> bool:
    """Tell whether a percentage only measures a level: "70% of the average"."""
    after = [
        t.lower_ for t in reading.doc[entry.last : min(reading.last, entry.last + 4)]
    ]
    return after[:1] == ["of"] and bool({"average", "level", "levels"} & set(after))


def allowed(reading: Reading, cue: Cue, entry: Entry) -> bool:
    """Tell whether a measure may be counted in a number's unit."""
    balance = cue.measure in ("trade", "trade_balance")
    if balance and entry.unit == "lb":  # "a deficit of 4.5 billion pounds" is money
        entry.kind, entry.unit = "money", "GBP"
    if entry.kind in ("money", "percent") and with_services(reading, cue, entry):
        return False
    if balance:
        if entry.kind not in ("money", "percent"):
            return False
        head = reading.doc[cue.last - 1]
        is_part = head.dep_ == "compound" or head.pos_ == "PROPN"
        if cue.form in ("trade", "commerce") and is_part:
            return False
        if cue.form in BARE:
            return is_of_trade(reading, cue)
    if entry.kind == "money" and cue.form in ("lend", "loan"):
        return False
    if entry.kind == "money" and cue.measure == "sales":
        _, right = reading.zone(entry)
        near = reading.doc[max(reading.first, entry.first - 5) : entry.tail + 4]
        if reading.doc[max(reading.first, entry.first - 1)].lower_ == "for":
            return False
        if any(t.lower_ in words("covered", "wares") for t in near):
            return True
        if cue.form in words("abroad", "shipping"):
            return True
        known = reading.same_paragraph and reading.carried.measure == "sales"
        if cue.form == "purchase" and not cue.is_verb and known:
            return True
        if cue.form in ("sell", "sale") and is_sold_to_state(reading, cue):
            return True
        return bool(
            goods_after(reading, entry.tail, right) or goods_at(reading, cue, entry)
        )
    if entry.kind == "money":
        return cue.measure in FLOWS
    return True


def is_drawn(reading: Reading) -> bool:
    """Tell whether the sentence names where something comes from."""
    text = reading.sentence.text.lower()
    return any(phrase in text for phrase in words("abroad", "words")) or any(
        reading.first < p.first < reading.last
        and reading.doc[p.first - 1].lower_ in ("from", "on", "upon")
        for p in reading.story.countries
    )


def is_sold_to_state(reading: Reading, cue: Cue) -> bool:
    """Tell whether a verb is followed by its buyer: "sold Japan only $9 billion"."""
    return any(
        cue.last <= p.first <= cue.last + 1
        or (p.first <= cue.last + 2 and reading.doc[cue.last].lower_ == "to")
        for p in reading.story.countries
        if p.first >= cue.last
    )


def is_of_trade(reading: Reading, cue: Cue) -> bool:
    """Tell whether a bare "deficit" or "gap" is one of trade."""
    text = reading.sentence.text.lower()
    if TRADE.search(text) is not None or ("export" in text and "import" in text):
        return True
    for place in reading.story.countries:
        near = reading.doc[cue.last : place.first]
        if 0 < len(near) <= 3 and near[0].lower_ == "with":
            return True
    stopped = any(c.measure is None for c in reading.cues)
    if {"exports", "imports"} <= reading.carried.measures and not stopped:
        return True
    return "trade_balance" in reading.carried.measures and not stopped


def with_services(reading: Reading, cue: Cue, entry: Entry) -> bool:
    """Tell whether a sum is that of goods and services together."""
    first, last = min(cue.first, entry.first), max(cue.last, entry.last)
    near = reading.doc[max(reading.first, first - 6) : min(reading.last, last + 2)]
    after = reading.doc[last : min(reading.last, last + 6)].text.lower()
    return any(t.lower_ == "services" for t in near) or "goods and services" in after
