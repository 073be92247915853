"""Draft a record for every place at which an article states a rate of duty."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from spacy.tokens import Token

from tradewire.evidence import quote, span
from tradewire.fact import Evidence
from tradewire.facts.tariffs.dating import dating, start
from tradewire.facts.tariffs.lists import gap_start
from tradewire.facts.tariffs.previous import with_previous
from tradewire.facts.tariffs.rate import Rate, rates
from tradewire.facts.tariffs.scope import ALL, Scope, is_universal, named_before, scope
from tradewire.facts.tariffs.stated import candidates, word_before
from tradewire.facts.tariffs.status import Standing, Status, standing, word_to
from tradewire.facts.tariffs.vocabulary import cues, listed, patterns
from tradewire.relate import (
    INTERGOVERNMENTAL,
    Act,
    Party,
    act,
    act_on,
    carried_goods,
    codes,
    goods_before,
    goods_in,
    index,
    lemma,
    parties_of,
    role,
    topic,
)
from tradewire.relate import words as measures
from tradewire.story import Mention, Story
from tradewire.syntax import SUBJECTS, governor, subject
from tradewire.values.amount import Money, Percent
from tradewire.values.names import When

Instrument = Literal[
    "import_tariff", "anti_dumping", "countervailing", "safeguard", "export_tax",
    "tariff_quota", "other",
]  # fmt: skip

ACTS = {"imposer": 2, "none": 1, "target": -2, "exempt": -2}
BULLETS = {"-", "–", "—", "•", "*", "·", "o", "▪", "**", "--"}
AT_LIMIT = re.compile(
    r"\b(?:above|beyond|over|outside|within|inside|exceeding|in excess of|on top of)"
    r" (?:(?:it|that|this|them|which|quotas?)\b|(?:the|that|this|those|its|each)"
    r" (?:\w+ )?(?:limit|volume|amount|threshold|ceiling|level|tonnage|cap|total)s?\b)",
    re.I,
)
LIMITED = re.compile(r"\b(?:quotas?|threshold|limit|tons|tonnes|volume)\b", re.I)
QUOTA_AT = re.compile(
    r"\b(?:quotas? (?:for|of)|(?:lets?|allows?|admits?)\b[^.;]{0,20}[ \d](?:tons|tonnes))"
    r" [^.;]{0,70}\bat an? "
)
AT_ONCE = re.compile(r"\b(?:with immediate effect|effective immediately)\b")
ON_ALL = re.compile(
    r"\b(?:all|every|any) (?:foreign |imported )?"
    r"(?:imports?|articles?|goods|products?) (?!from|of|made)",
    re.I,
)
ON_EXPORTS = re.compile(
    r"\bon (?:all )?(?:[\w-]+ ){1,3}(?:exports|shipments abroad|sales abroad)\b"
)
OWN_EXPORTS = re.compile(r"\bon (?:its|their|his) (?:own )?(?:\w+ ){0,3}exports\b")


@dataclass
class Draft:
    """One statement of a rate, with how sure its fields are.

    `firm` names the fields that the statement itself gives; the others were carried
    over from the words before or from the article's topic.
    """

    instrument: Instrument
    rate: Decimal | None
    rate_max: Decimal | None
    unit: str
    previous: Decimal | None
    goods: tuple[str, ...]
    imposers: tuple[str, ...]
    targets: tuple[str, ...]
    status: Status
    evidence: Evidence
    spans: dict[str, tuple[int, int]]
    firm: frozenset[str]
    weight: int = 0
    effective: str | None = None
    effective_firm: bool = False
    authority: str | None = None
    announced: str | None = None
    ends: str | None = None
    exempt: tuple[str, ...] = ()
    cue: str | None = None
    headline: bool = False
    worth: str = ""
    own_date: bool = False
    sentence: int = 0
    item: bool = False
    anchor: int = 0


def drafts(story: Story) -> list[Draft]:
    """Return a draft for every rate that an article states, in text order."""
    found = with_previous(story, rates(story))
    scopes = [
        scope(
            story,
            rate,
            found[n + 1] if n + 1 < len(found) else None,
            found[n - 1] if n else None,
        )
        for n, rate in enumerate(found)
    ]
    scopes = _respectively(story, found, scopes)
    made: list[Draft] = []
    for n, (rate, words) in enumerate(zip(found, scopes, strict=True)):
        following = found[n + 1] if n + 1 < len(found) else None
        draft = _draft(story, rate, words, made, following)
        again = _is_new(story, rate) or rate.how == "clause"
        if made and again and _is_old(story, made[-1], draft):
            old = made.pop()
            was = old.rate if old.rate is not None else old.rate_max
            draft = replace(draft, previous=was)
        firm = made and _is_of_firm(story, rate)
        made.append(_as_in_case(draft, made[-1]) if firm else draft)
    return made


def _is_of_firm(story: Story, rate: Rate) -> bool:
    """Tell a rate set for one firm: "Acme Mills will pay 24%, and Bolt 20%"."""
    at = rate.mention.first - 1
    if rate.how == "gap":
        name: Token | None = story.doc[at]
    elif rate.how == "pay" and lemma(story.doc[rate.anchor]) not in listed("asking"):
        name = subject(story.doc[rate.anchor])
    else:
        return False
    if name is None or name.pos_ != "PROPN" or name.i in index(story):
        return False
    return not any(g.first <= name.i < g.last for g in story.goods)


def _as_in_case(draft: Draft, case: Draft) -> Draft:
    """Take all but the number from the case that a firm's rate belongs to."""
    if draft.sentence - case.sentence > 3:
        return draft
    return replace(
        draft,
        instrument=case.instrument,
        goods=case.goods,
        imposers=case.imposers,
        targets=case.targets,
        status=case.status,
        weight=case.weight,
        effective=case.effective,
        firm=case.firm,
    )


def _is_new(story: Story, rate: Rate) -> bool:
    """Tell "the new duty will be 17%", which takes the place of one named before."""
    return any(t.lower_ == "new" for t in story.doc[rate.anchor].children)


def _is_old(story: Story, old: Draft, new: Draft) -> bool:
    """Tell whether a rate was named as the one to change: "lower the duty of 32%"."""
    verb = governor(story.doc[old.anchor])
    changes = lemma(verb) in listed("change") and story.doc[old.anchor].dep_ == "dobj"
    same = old.unit == new.unit and {*old.imposers} == {*new.imposers}
    near = 0 < new.sentence - old.sentence < 4
    if old.sentence == new.sentence and old.status == "in_force" and same:
        noun = story.doc[new.anchor]
        again = any(t.lower_ in ("the", "that", "this") for t in noun.children)
        step = word_to(story, story.token_at(new.spans["rate"][0]))
        named = old.goods == new.goods and old.anchor != new.anchor
        return again and step and named and new.previous is None
    return changes and same and near and new.previous is None


def _as_before(story: Story, anchor: Token, goods: tuple[str, ...], said: Act) -> Act:
    """Take the sides of the last measure on the same goods for those not stated."""
    known = act_on(story, anchor, frozenset(goods) - {*ALL})
    if known is None or {*codes(known.imposers)} & {*codes(said.targets)}:
        return said
    stated = said.sources.get("targets") in ("phrase", "clause")
    targets = said.targets if stated else known.targets
    return replace(said, imposers=known.imposers, targets=targets)


def _before_gap(story: Story, said: Act, rate: Rate, following: Rate | None) -> Act:
    """Leave out the countries that have rates of their own: "Laos 48%, Peru 10%"."""
    if following is None or following.how != "gap" or rate.how == "gap":
        return said
    known, start = index(story), story.sentence(rate.mention.first).start
    ahead = dict.fromkeys(
        known[i] for i in range(start, rate.mention.first) if i in known
    )
    own = tuple(p for p in ahead if role(story, p) == "target")
    start = gap_start(story, rate.mention, following.mention) or following.mention.first
    imposers = tuple(p for p in said.imposers if p.token < start)
    return replace(said, targets=own, imposers=imposers)


def _draft(
    story: Story,
    rate: Rate,
    words: Scope,
    before: Sequence[Draft],
    following: Rate | None,
) -> Draft:
    anchor = story.doc[rate.anchor]
    said = _before_gap(story, act(story, anchor), rate, following)
    first, last = _extent(story, rate)
    instrument = _instrument(story, rate, words, first, last)
    if instrument == "import_tariff" and _is_on_exports(story, rate, words, said):
        instrument = "export_tax"
    stand = standing(story, anchor, rate.mention.first, _previous(rate) is not None)
    goods, goods_firm = _goods(story, rate, words, said, before, instrument)
    ahead = before[-1] if before and before[-1].anchor >= first else None
    if rate.how == "gap" and ahead is not None and ahead.imposers:
        said = replace(said, imposers=tuple(parties_of(story, ahead.imposers)))
    if goods_firm and said.sources.get("imposers") in ("carried", "topic"):
        said = _as_before(story, anchor, goods, said)
    states = [p for p in said.imposers if p.code not in INTERGOVERNMENTAL]
    said = replace(said, imposers=tuple(states))
    plain = _is_plain(story, rate)
    imposers, targets, sides = _sides(story, words, said, instrument, ahead, plain)
    if not targets and ahead and ahead.goods == goods and not goods_firm and not plain:
        targets = tuple(parties_of(story, ahead.targets))
    if not imposers:
        imposers = _leading(story, targets)
    world = words.world or is_universal(story, rate)
    if not targets and goods == tuple(ALL) and instrument == "import_tariff":
        world = world or bool(ON_ALL.search(story.sentence(rate.mention.first).text))
    named = [c for c in codes(targets) if c != "WLD"]
    dates = dating(story, rate, first, _date_end(story, rate, following, last))
    effective = dates.effective if dates.firm or stand.status != "proposed" else None
    if effective is None and stand.status == "announced":
        effective = dates.announced
    at_once: str | None = None
    today = story.article.published
    if today and AT_ONCE.search(story.sentence(rate.mention.first).text):
        at_once = today.isoformat()
    spans = {"rate": span(rate.mention)}
    if rate.previous is not None:
        spans["previous_rate"] = span(rate.previous)
    if words.goods_span and goods == words.goods:
        spans["commodities"] = words.goods_span
    for name, parties in (("imposed_by", imposers), ("applies_to", targets)):
        if parties and parties[0].end:
            spans[name] = parties[0].start, parties[0].end
    if effective is not None:
        spans["effective"] = span(effective)
    cue = story.doc[stand.cue] if stand.cue is not None else None
    if cue is not None:
        spans["cue"] = span(cue)
    firm = set(sides)
    firm |= {"goods"} if goods_firm else set()
    firm |= {"status"} if stand.weight > 1 else set()
    firm |= {"scope"} if words.targets else set()
    firm |= {"plain"} if plain else set()
    return Draft(
        instrument=instrument,
        rate=rate.value,
        rate_max=rate.value_max,
        unit=_unit(rate),
        previous=_previous(rate),
        goods=goods,
        imposers=tuple(codes(imposers)),
        targets=("WLD",) if world and not named else tuple(codes(targets)),
        status=_dated(story, stand, dates.effective),
        evidence=_evidence(story, rate, spans.values(), first, last),
        spans=spans,
        firm=frozenset(firm),
        weight=stand.weight,
        effective=start(effective) if effective else at_once,
        effective_firm=dates.firm,
        authority=_authority(story, first, last),
        announced=dates.announced.value.value if dates.announced else None,
        ends=dates.ends.value.value if dates.ends else None,
        exempt=words.exempt
        or tuple(c for c in codes(said.exempt) if c not in codes(imposers)),
        cue=story.article.text[cue.idx : cue.idx + len(cue)]
        if cue is not None
        else None,
        headline=rate.mention.start < story.article.body_start,
        anchor=rate.anchor,
        worth=_worth(story, rate, words),
        own_date=dates.effective is not None,
        sentence=story.sentence_number(rate.mention.first),
        item=_is_item(story, first),
    )


def _date_end(story: Story, rate: Rate, following: Rate | None, last: int) -> int:
    """Return where dates of a rate end: before a step like "and fall to 5% by May"."""
    if following is None or following.mention.first >= last:
        return last
    step = word_before(story, following.mention) == "to"
    if step and word_before(story, rate.mention) != "to":
        return following.mention.first
    return last


def _is_item(story: Story, at: int) -> bool:
    """Tell whether a token stands in a line of a list."""
    return story.doc[_line(story, at)].text in BULLETS


def _line(story: Story, at: int) -> int:
    """Return the first token of the line that holds a token."""
    number = story.paragraph_number(at)
    while at > 0 and story.paragraph_number(at - 1) == number:
        at -= 1
    return at


def _extent(story: Story, rate: Rate) -> tuple[int, int]:
    """Return the tokens of the sentence that states a rate."""
    sentence = story.sentence(rate.mention.first)
    return sentence.start, sentence.end


def _evidence(
    story: Story, rate: Rate, spans: Iterable[tuple[int, int]], first: int, last: int
) -> Evidence:
    """Return the run from the first to the last of the words that say it.

    Words outside the sentence of the rate, tokens `first:last`, are left out.
    """
    end = story.doc[last - 1]
    inside = range(story.doc[first].idx, end.idx + len(end) + 1)
    said = [*spans, span(story.doc[rate.anchor])]
    said = [s for s in said if s[0] in inside and s[1] in inside]
    return quote(story, min(s[0] for s in said), max(s[1] for s in said))


def _unit(rate: Rate) -> str:
    value = rate.mention.value
    if isinstance(value, Percent):
        return value.unit
    return f"{value.currency}/{value.per}"


def _previous(rate: Rate) -> Decimal | None:
    if rate.previous is None:
        return rate.replaced
    value: Percent | Money = rate.previous.value
    return value.value if value.value is not None else value.value_max


# ---------------------------------------------------------------- the fields
def _instrument(
    story: Story, rate: Rate, words: Scope, first: int, last: int
) -> Instrument:
    """Read the instrument beside the noun, else in the sentence."""
    low = max(min(rate.anchor, rate.mention.first) - 8, first)
    high = min(max(rate.anchor, rate.mention.last) + 9, last)
    others = [m for m in candidates(story) if first <= m.first < last]
    edges = [m.last for m in others if m.last <= min(rate.mention.first, rate.anchor)]
    low = max([low, *edges])
    edges = [m.first for m in others if m.first >= max(rate.mention.last, rate.anchor)]
    high = min([high, *edges])
    near = story.doc[low:high].text.replace("‑", "-")
    after = story.doc[rate.mention.last : min(rate.mention.last + 3, high)].text
    for said in (_own_words(story, rate), after):
        for pattern, value in patterns("instrument"):
            if pattern.search(said):
                return value  # type: ignore[return-value]
    if lemma(story.doc[rate.anchor]) in ("deposit", "margin", "security"):
        return "anti_dumping" if "dumping" in story.doc.text else "countervailing"
    number = rate.mention.start - story.doc[low].idx
    found = [
        (abs((match.start() + match.end()) // 2 - number), value)
        for pattern, value in patterns("instrument")
        for match in pattern.finditer(near)
    ]
    if found:
        return min(found)[1]  # type: ignore[return-value]
    far = story.doc[max(low - 12, first) : high].text
    if QUOTA_AT.search(far) or _is_at_limit(story, rate):
        return "tariff_quota"
    verb = story.doc[rate.anchor].head.lemma_
    own = OWN_EXPORTS.search(near)
    if own and not words.imposers and cues("status_verb").get(verb) != "bear":
        return "export_tax"
    return "import_tariff"


def _is_at_limit(story: Story, rate: Rate) -> bool:
    """Tell "anything beyond that pays 50%", after words on a quantity let in."""
    number = story.sentence_number(rate.mention.first)
    said = story.sentences[number].text
    before = " ".join(s.text for s in story.sentences[max(number - 2, 0) : number + 1])
    return bool(AT_LIMIT.search(said) and LIMITED.search(before))


def _is_on_exports(story: Story, rate: Rate, words: Scope, said: Act) -> bool:
    """Tell "a duty on onion exports", where nobody else's goods are named."""
    near = story.doc[rate.anchor : max(rate.anchor + 7, words.last)].text
    if not ON_EXPORTS.search(near) or not said.imposers:
        return False
    hit = {*codes(words.targets), *codes(said.targets)} - {*codes(said.imposers)}
    verb = governor(story.doc[rate.anchor]).lemma_
    return not hit and not words.imposers and cues("status_verb").get(verb) != "bear"


def _own_words(story: Story, rate: Rate) -> str:
    """Return a duty's noun with the words right before it, its number left out."""
    noun, end = rate.anchor, rate.mention.last
    first = end if end <= noun else story.doc[noun].left_edge.i
    return story.doc[max(first, noun - 6) : noun + 1].text.replace("‑", "-")


def _authority(story: Story, first: int, last: int) -> str | None:
    text = story.doc[first:last].text
    found = [v for pattern, v in patterns("authority") if pattern.search(text)]
    return found[0] if found else None


def _goods(
    story: Story,
    rate: Rate,
    words: Scope,
    said: Act,
    before: Sequence[Draft],
    instrument: Instrument,
) -> tuple[tuple[str, ...], bool]:
    """Return the goods of a rate, and whether the statement itself names them."""
    if words.goods:
        return words.goods, True
    special = instrument in ("anti_dumping", "countervailing", "safeguard")
    that = story.doc[words.first].lower_ in ("that", "those") if words.first else False
    if that and before:
        return before[-1].goods, False
    if instrument == "tariff_quota" and _is_at_limit(story, rate):
        return named_before(story, rate.mention.first) or tuple(ALL), False
    if words.general and not special:
        return tuple(ALL), True
    item = _item_goods(story, rate) or _borne_by(story, rate)
    if item:
        return item, True
    near = said.sources.get("goods")
    wide = _is_average(story, rate) or is_universal(story, rate)
    if wide and near != "phrase":
        return tuple(ALL), True
    if said.goods and (near == "phrase" or _is_beside(story, rate, said)):
        return said.goods, True
    if before and before[-1].anchor == rate.anchor and before[-1].goods:
        return before[-1].goods, False
    carried = carried_goods(story, story.doc[rate.anchor])
    if not carried and rate.how == "pay":
        carried = goods_before(story, story.doc[rate.anchor])
    if carried:
        return carried, False
    if said.goods and near == "clause":
        return said.goods, True
    if before and _continues(story, before[-1], rate, said):
        return before[-1].goods, False
    here = story.sentence(rate.mention.first)
    sole = {g.value.name: g for g in goods_in(story, here.start, here.end)}
    if special and len(sole) == 1:
        return tuple(sole), True
    new = said.sources.get("targets") in ("phrase", "clause")
    known = topic(story).goods if special else ()
    main = known[0] if known else "" if new else _main_good(story)
    return ((main,) if main else tuple(ALL)), False


def _main_good(story: Story) -> str:
    """Return the good that an article is on, empty where it is on several.

    It has half of all mentions of goods, or a quarter and the headline.
    """
    found = goods_in(story, 0, len(story.doc))
    counts = Counter(g.value.name for g in found)
    name, count = counts.most_common(1)[0] if counts else ("", 0)
    body = story.article.body_start
    titled = any(g.start < body and g.value.name == name for g in found)
    return name if count > 1 and count * (4 if titled else 2) >= len(found) else ""


def _borne_by(story: Story, rate: Rate) -> tuple[str, ...]:
    """Return the goods that pay: "lumber and doors will be charged a 10% duty"."""
    verb = governor(story.doc[rate.anchor])
    if not _is_borne(verb) or verb.i > min(rate.anchor, rate.mention.first):
        return ()
    last = next((t.i + 1 for t in verb.children if t.dep_ in SUBJECTS), None)
    if last is None:
        return ()
    head = story.doc[last - 1]
    end = max(last, head.right_edge.i + 1)
    start = max(story.sentence(verb.i).start, last - 15)
    names: list[str] = []
    for good in reversed(goods_in(story, start, min(end, verb.i))):
        between = story.doc[good.last : last]
        if good.first <= last <= good.last or all(
            t.text == "," or t.dep_ in ("cc", "amod", "compound") for t in between
        ):
            names.insert(0, good.value.name)
            last = good.first
        elif good.last < last:
            break
    if not names and lemma(head) in listed("generic"):
        goods = goods_in(story, head.left_edge.i, end)
        return tuple(g.value.name for g in goods) or tuple(ALL)
    return tuple(dict.fromkeys(names))


def _is_borne(verb: Token) -> bool:
    """Tell whether a verb has its subject bear a duty: "face", "be hit with"."""
    word = verb.lemma_.lower()
    if cues("status_verb").get(word) == "bear":
        return True
    passive = any(t.dep_ in ("auxpass", "nsubjpass") for t in verb.children)
    subject_to = word == "be" and any(t.lower_ == "subject" for t in verb.children)
    return subject_to or (passive and word in listed("saddling"))


def _is_average(story: Story, rate: Rate) -> bool:
    """Tell "the average tariff is 3%"."""
    low = max(min(rate.anchor, rate.mention.first) - 4, 0)
    near = story.doc[low : max(rate.anchor, rate.mention.last)]
    return any(t.lemma_.lower() in ("average", "mean") for t in near)


def _is_plain(story: Story, rate: Rate) -> bool:
    """Tell the usual duty from a special one: "the standard 10% car duty"."""
    low = max(min(rate.anchor, rate.mention.first) - 3, 0)
    near = story.doc[low : max(rate.anchor, rate.mention.last) + 1]
    ahead = story.doc[max(rate.mention.first - 4, 0) : rate.mention.first].text
    return "on top of" in ahead or any(t.lower_ in listed("plain") for t in near)


def _worth(story: Story, rate: Rate, words: Scope) -> str:
    """Return the sum or the share of goods that a rate is on, as a mark of a tranche.

    "On $200 billion of goods" and "on all remaining imports" are two tranches.
    """
    first = min(words.first, rate.mention.first) if words.last else rate.mention.first
    last = max(words.last, rate.mention.last + 8)
    for sum_ in story.money:
        if first <= sum_.first < last and sum_.value.per is None:
            number = sum_.value.value or sum_.value.value_max
            return f"{sum_.value.currency} {number}"
    near = story.doc[first:last]
    rest = any(t.lower_ in ("remaining", "rest", "other", "nearly") for t in near)
    return "rest" if rest else ""


def _item_goods(story: Story, rate: Rate) -> tuple[str, ...]:
    """Return the goods at the head of a list's line: "- Rice: duty cut to 35%"."""
    first = _line(story, rate.mention.first)
    for token in story.doc[first : min(first + 14, rate.mention.first)]:
        if token.text == ":":
            goods = goods_in(story, first, token.i)
            names = dict.fromkeys(g.value.name for g in goods)
            return tuple(names) if goods and goods[-1].last == token.i else ()
    return ()


def _is_beside(story: Story, rate: Rate, said: Act) -> bool:
    """Tell whether the goods of a clause hang on the verb of the duty itself."""
    if said.goods_span is None or said.sources.get("goods") != "clause":
        return False
    good = story.doc[story.token_at(said.goods_span[0])]
    return governor(good) == governor(story.doc[rate.anchor])


def _continues(story: Story, last: Draft, rate: Rate, said: Act) -> bool:
    """Tell whether a rate goes on about the duties of the one before it."""
    far = story.sentence_number(rate.mention.first) - story.sentence_number(last.anchor)
    same = not {*codes(said.imposers)} or {*codes(said.imposers)} & {*last.imposers}
    return far <= 2 and bool(same)


def _headlined(story: Story, imposers: Sequence[Party]) -> tuple[Party, ...]:
    """Return the other state of a headline that names the imposer and one more."""
    body = story.article.body_start
    known = index(story)
    named = {p.code: p for p in known.values() if p.end <= body}
    others = [p for code, p in named.items() if code not in codes(imposers)]
    if len(named) != 2 or len(others) != 1 or others[0].code in INTERGOVERNMENTAL:
        return ()
    title = story.doc[: story.token_at(body)]
    spared = governor(story.doc[others[0].token]).lemma_ in listed("sparing")
    acts = any(lemma(t) in measures("measure") or t.lower_ == "trade" for t in title)
    return tuple(others) if acts and not spared else ()


def _leading(story: Story, others: Sequence[Party]) -> tuple[Party, ...]:
    """Return the state that an article has act most, if it has one."""
    out = {*codes(others), "WLD", *INTERGOVERNMENTAL}
    known = {p.token: p for p in index(story).values() if p.code not in out}
    acting: Counter[str] = Counter()
    for party in known.values():
        acting[party.code] += ACTS.get(role(story, party), 0)
    code = max(acting, key=lambda c: acting[c], default="")
    if acting[code] < 1:
        return ()
    return next((p,) for p in known.values() if p.code == code)


def _sides(
    story: Story,
    words: Scope,
    said: Act,
    instrument: Instrument,
    ahead: Draft | None,
    plain: bool,
) -> tuple[tuple[Party, ...], tuple[Party, ...], set[str]]:
    """Return who imposes, who is hit, and which of them the sentence names."""
    sides = set()
    imposers, targets = said.imposers, said.targets
    if words.own:
        return words.imposers, (), {"imposers"}
    if words.imposers and said.sources.get("imposers") not in ("phrase", "clause"):
        imposers = words.imposers
        sides.add("imposers")
    elif said.sources.get("imposers") in ("phrase", "clause"):
        sides.add("imposers")
    if words.targets:
        targets = words.targets
        sides.add("targets")
    elif said.sources.get("targets") in ("phrase", "clause"):
        sides.add("targets")
    if words.world:
        targets = words.targets
    if instrument == "export_tax":
        imposers = words.targets or said.imposers
        targets = tuple(p for p in words.imposers if p.code not in codes(imposers))
    if plain and said.sources.get("targets") in ("carried", "topic"):
        targets = words.targets
    if not targets and instrument != "export_tax" and not words.world:
        targets = _headlined(story, imposers)
    shared = not plain and ahead is not None and "scope" not in ahead.firm
    if (
        not targets
        and ahead is not None
        and shared
        and codes(imposers) == [*ahead.imposers]
    ):
        targets = tuple(parties_of(story, ahead.targets))
    both = set(codes(imposers)) & set(codes(targets))
    if both and len(codes(targets)) > len(both):
        targets = tuple(p for p in targets if p.code not in both)
    elif both:
        imposers = tuple(p for p in imposers if p.code not in both)
    return imposers, targets, sides


def _dated(story: Story, stand: Standing, when: Mention[When] | None) -> Status:
    """Return the status, set right by a day of taking effect still to come."""
    published = story.article.published
    effective = when.value.value if when else None
    if published is None or effective is None or len(effective) < 7:
        return stand.status
    today = published.isoformat()[: len(effective)]
    if stand.status == "in_force" and effective[:10] > today:
        return "announced"
    return stand.status


def _respectively(story: Story, found: list[Rate], scopes: list[Scope]) -> list[Scope]:
    """Deal the goods or countries of a list out to its rates, one each.

    "Duties of 10 and 25 percent on coal and crude oil, respectively."
    """
    dealt = list(scopes)
    groups: dict[int, list[int]] = {}
    for n, rate in enumerate(found):
        groups.setdefault(story.sentence_number(rate.mention.first), []).append(n)
    for number, group in groups.items():
        text = story.sentences[number].text.lower()
        if "respectively" not in text or len(group) < 2:
            continue
        for n, part in zip(group, _parts(story, number, len(group)), strict=False):
            dealt[n] = part
    return dealt


def _parts(story: Story, number: int, count: int) -> list[Scope]:
    """Return one scope for each of `count` goods or countries of a sentence."""
    sentence = story.sentences[number]
    goods = goods_in(story, sentence.start, sentence.end)
    known = index(story)
    parties = list(
        dict.fromkeys(
            known[i] for i in range(sentence.start, sentence.end) if i in known
        )
    )
    hit = [p for p in parties if role(story, p) == "target"]
    if len(goods) == count:
        return [Scope((g.value.name,), (g.start, g.end), tuple(hit)) for g in goods]
    if len(hit) == count:
        return [Scope(targets=(p,), general=True) for p in hit]
    return []
