"""Find whose a figure is, who is on the other side, which firm."""

from functools import cache

from spacy.tokens import Span

from tradewire import relate
from tradewire.dateline import dateline_end, find_dateline
from tradewire.lexicon import rows
from tradewire.measure import words
from tradewire.resolve import Topic
from tradewire.statement.measured import LIMITS
from tradewire.statement.reading import Draft, Reading
from tradewire.statement.roles import BUYING, is_phrase, role_of
from tradewire.story import Mention
from tradewire.syntax import proper_names, subject
from tradewire.tally import Entry
from tradewire.values.names import Place

BLOCS_OF_ALL = frozenset(("WLD", "WTO", "GATT", "UN", "G7", "G20"))
JUDGING = frozenset(
    ("calculate", "estimate", "forecast", "predict", "project", "reckon")
)


def fill_parties(reading: Reading, draft: Draft) -> None:
    """Fill country, partner and producer."""
    leader = draft.leader
    left, right = region(reading, draft)
    measure = draft.fields["measure"]
    for place in sorted(
        reading.story.countries, key=lambda p: distance(reading, p, draft)
    ):
        if not (left <= place.first and place.last <= right):
            continue
        if is_named_elsewhere(reading, place):
            continue
        if not place.value.acts or is_excluded(reading, place):
            continue
        if place.value.code == "WLD" and not is_whole_world(reading, place, draft):
            continue
        if is_only_quota_of(reading, place, draft):
            continue
        role = role_of(reading, place, draft, measure)
        if role and role not in draft.fields:
            if role == "partner" and place.value.code == "WLD":
                continue
            draft.put(role, place.value.code, (place.start, place.end))
    fill_firm(reading, draft, left)
    turn_buyer(reading, draft)
    turn_recipient(reading, draft)
    one, other = draft.fields.get("country"), draft.fields.get("partner")
    if measure == "trade" and one and other == reading.carried.topic.country:
        draft.fields |= {"country": other, "partner": one}
    complete(reading, draft, leader)


def is_only_quota_of(reading: Reading, place: Mention[Place], draft: Draft) -> bool:
    """Tell whether a bloc only grants the quota: "Ecuador ... its OPEC quota"."""
    cue = draft.cue
    if place.value.form != "bloc" or cue is None or cue.form not in LIMITS:
        return False
    if place.first > reading.first and reading.doc[place.first - 1].tag_ == "PRP$":
        return True
    return place.last <= cue.first <= place.last + 2 and any(
        reading.first <= p.first < place.first and p.value.form != "bloc"
        for p in reading.story.countries
    )


def is_whole_world(reading: Reading, place: Mention[Place], draft: Draft) -> bool:
    """Tell whether a figure is the world's, not that of "the world's top buyer"."""
    cue = draft.cue
    if draft.entry.kind == "percent" or cue is None:
        return False
    if draft.fields["measure"] == "trade_balance":
        return False  # "China's global trade surplus"
    if any(
        t.tag_ == "JJS" or t.lower_ in ("top", "second", "third", "leading")
        for t in reading.doc[place.last : place.last + 3]
    ):
        return False
    return place.first >= cue.last or is_phrase(reading, place.last, cue.first)


def region(reading: Reading, draft: Draft) -> tuple[int, int]:
    """Return the tokens in which a number's parties stand."""
    left, right = reading.zone(draft.entry)
    cue = draft.cue
    if draft.leader is None and cue is not None and reading.first <= cue.first < left:
        previous = [e for e in reading.entries if e.last <= cue.first]
        left = (
            reading.split(previous[-1].last, cue.first) if previous else reading.first
        )
    if cue is not None and reading.first <= cue.first and cue.last > right:
        right = cue.last
    return left, right


def is_named_elsewhere(reading: Reading, place: Mention[Place]) -> bool:
    """Tell whether a place is part of a longer name or of the source."""
    if reading.credit and reading.credit.start <= place.start < reading.credit.end:
        return True
    return any(
        b.start <= place.start < b.end and b.end - b.start > place.end - place.start
        for b in (*reading.story.bodies, *reading.story.persons)
    )


def distance(reading: Reading, place: Mention[Place], draft: Draft) -> int:
    """Return how far a place is from the words that say what is measured."""
    cue = draft.cue
    if cue is None or draft.leader is not None or cue.first < reading.first:
        return place.first
    return place.first - cue.last if place.first >= cue.last else cue.first - place.last


def is_excluded(reading: Reading, place: Mention[Place]) -> bool:
    """Tell whether a place is named as left out: "non-EC", "outside the U.S."."""
    near = reading.doc[max(reading.first, place.first - 2) : place.first]
    return any(t.lower_ in ("non", "non-", "outside", "except") for t in near)


def fill_firm(reading: Reading, draft: Draft, left: int) -> None:
    """Fill `producer` with the firm or region that is the subject of the verb."""
    if "country" in draft.fields and draft.cue and not draft.cue.is_verb:
        return
    if reading.is_list and draft.fields["measure"] in ("exports", "imports"):
        return
    entry, cue = draft.entry, draft.cue
    if firm := firm_of(reading, draft):
        draft.put("producer", *firm)
        return
    end = (
        cue.first
        if cue and cue.is_verb and left <= cue.first < entry.first
        else entry.first
    )
    for name in proper_names(reading.doc, left, end):
        if any(t.like_num for t in name):
            continue
        if overlaps_known(reading, name.start, name.end):
            continue
        before = reading.doc[max(name.start - 1, left)].lower_
        if before in ("of", "in", "at"):
            continue
        near = end - name.end <= 2
        if near and (cue is None or cue.is_verb):
            text = reading.story.article.text[name.start_char : name.end_char]
            draft.put("producer", text, (name.start_char, name.end_char))


def firm_of(
    reading: Reading, draft: Draft
) -> tuple[str, tuple[int, int] | None] | None:
    """Return the firm that does or owns what is counted, by the parse."""
    cue = draft.cue
    if cue is None or draft.leader is not None or cue.first < reading.first:
        return None
    noun = reading.doc[cue.last - 1]
    owner = subject(reading.doc[cue.first]) if cue.is_verb else None
    if not cue.is_verb:
        owner = next((t for t in noun.children if t.dep_ == "poss"), None)
    if owner is None or owner.i < reading.first:
        return None
    if owner.lower_ in ("it", "its", "they", "their"):
        said = reading.credit
        known = reading.carried.producer
        judged = any(t.lemma_ in JUDGING for t in reading.doc[reading.first : owner.i])
        told = said is not None and said.end < owner.idx and not judged
        if said and said.name and told and is_firm(reading, said.start):
            return said.name, (said.start, said.end)
        return (known, None) if known else None
    definite = any(t.lower_ in ("the", "this") for t in owner.children)
    if definite and owner.lemma_.lower() in words("generic", "firms"):
        known = reading.carried.producer
        return (known, None) if known else None
    if owner.pos_ == "PROPN" and is_firm(reading, owner.idx):
        name = name_at(reading, owner.i)
        return name.text, (name.start_char, name.end_char)
    return None


def name_at(reading: Reading, position: int) -> Span:
    """Return the run of proper nouns around a token, or the token alone."""
    names = proper_names(reading.doc, reading.first, reading.last)
    alone = reading.doc[position : position + 1]
    return next((n for n in names if n.start <= position < n.end), alone)


def is_firm(reading: Reading, offset: int) -> bool:
    """Tell whether the name at an offset is that of an organization no table knows."""
    token = reading.story.token_at(offset)
    name = name_at(reading, token)
    if any(t.like_num for t in name) or not name[0].text[0].isupper():
        return False
    if name.start_char < dateline_end(reading.story.article):
        return False
    if any(
        p.first >= name.start and p.last == name.end for p in reading.story.countries
    ):
        return False  # "Western Australia"
    return not overlaps_known(reading, name.start, name.end)


def name_before(reading: Reading, entry: Entry) -> bool:
    """Tell whether an unknown proper name stands right before a number."""
    token = reading.doc[max(reading.first, entry.first - 1)]
    return token.pos_ == "PROPN" and token.i < entry.first


def overlaps_known(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a name is that of a country, body, person, good or date."""
    story = reading.story
    if story.doc[first].pos_ == "DET":
        first += 1
    return any(
        m.first < last and m.last > first for m in (*story.bodies, *story.persons)
    ) or any(
        m.first <= first and m.last >= last
        for m in (*story.countries, *story.goods, *story.dates)
    )


def turn_buyer(reading: Reading, draft: Draft) -> None:
    """Make a buyer the partner where the story is about the seller's sales."""
    seller = reading.carried.seller
    code = draft.fields.get("country")
    bought = draft.cue is not None and draft.cue.form in BUYING
    if not (bought and seller and code and code != seller):
        return
    if "partner" not in draft.fields and reading.carried.measure in (
        "sales",
        "exports",
    ):
        draft.fields["country"] = seller
        place = draft.spans.pop("country", None)
        draft.put("partner", code, place)


def complete(reading: Reading, draft: Draft, leader: Draft | None) -> None:
    """Fill the parties that the sentence leaves out."""
    carried = reading.carried
    fields = draft.fields
    if leader is not None:
        for name in ("country", "partner", "producer"):
            if name not in fields and name in leader.fields and name not in draft.spans:
                if name == "partner" and leader.cue and leader.cue.subject == "partner":
                    continue
                if name == "producer" and "country" in draft.spans:
                    continue
                if name == "partner" and to_others(reading, draft):
                    continue
                draft.put(name, leader.fields[name])
    share_partner(reading, draft)
    take_up_partner(reading, draft)
    fill_side_of_pact(reading, draft)
    if "country" in fields:
        return
    if meant := anaphor(reading, draft):
        draft.put("country", meant)
        return
    if is_global(reading, draft):
        draft.put("country", "WLD")
        return
    if within := country_of_region(reading, draft):
        draft.put("country", within)
        return
    inside = [d for d in reading.by_entry.values() if "country" in d.fields]
    near = [d.fields["country"] for d in reversed(inside)]
    near += [carried.country] if reading.same_paragraph else []
    candidates = [
        *near,
        None if "producer" in fields else carried.topic.country,
        carried.lead_country,
        country_of_source(reading, draft),
        country_in_credit(reading),
        second(carried.topic, fields.get("partner")),
        carried.country,
        None if carried.topic.countries else country_of_dateline(reading),
    ]
    for code in candidates:
        if code and code != fields.get("partner"):
            draft.put("country", code)
            return


def to_others(reading: Reading, draft: Draft) -> bool:
    """Tell whether a number goes elsewhere: "and 9 tonnes to third countries"."""
    _, right = reading.zone(draft.entry)
    near = reading.doc[draft.entry.last : min(right, draft.entry.last + 5)]
    return any(t.lower_ in words("abroad", "others") for t in near)


def fill_side_of_pact(reading: Reading, draft: Draft) -> None:
    """Fill the origin of goods that one side of a pact lets in: the other side."""
    fields, cue = draft.fields, draft.cue
    if "partner" in fields or cue is None or fields["measure"] != "imports":
        return
    opened = cue.form in (*LIMITS, "let in", "allow", "admit")
    if not opened:
        return
    lead = [t for s in reading.story.sentences[:4] for t in s]
    if not any(t.lower_ in words("plan", "pacts") for t in (*lead, *reading.sentence)):
        return
    sides = [c for c in reading.carried.topic.countries if c not in BLOCS_OF_ALL][:2]
    if fields.get("country") in sides and len(sides) == 2:
        draft.put("partner", sides[1 - sides.index(fields["country"])])


def take_up_partner(reading: Reading, draft: Draft) -> None:
    """Fill the partner that "there" stands for, or whom "the deficit" was with."""
    carried, fields = reading.carried, draft.fields
    if "partner" in fields or draft.leader is not None:
        return
    measure = fields["measure"]
    inside = [
        d.fields["partner"] for d in reading.by_entry.values() if "partner" in d.fields
    ]
    if measure == "trade_balance" and inside and "country" not in draft.spans:
        draft.put("partner", inside[-1])
        return
    if not reading.same_paragraph:
        return
    left, right = region(reading, draft)
    there = any(
        t.lower_ == "there" and t.dep_ != "expl" for t in reading.doc[left:right]
    )
    opening = reading.doc[reading.first].lower_
    gap = measure == "trade_balance" and opening in ("that", "this", "it", "the")
    whole = {"overall", "total", "global", "merchandise"}
    gap = gap and not whole & {t.lower_ for t in reading.sentence}
    if gap and draft.spans.get("country"):
        return
    if (there and measure in ("exports", "imports", "sales")) or gap:
        code = carried.partner
        if there and code is None:
            others = [c for c in carried.topic.countries if c != fields.get("country")]
            code = others[0] if others else None
        if code != fields.get("country"):
            draft.put("partner", code)


def country_of_dateline(reading: Reading) -> str | None:
    """Return the country in which a story that names none was filed.

    Exchanges and world bodies have their seats in London, Paris or Geneva, so that
    a dateline there tells nothing.
    """
    dateline = find_dateline(reading.story.article)
    code = dateline.country if dateline else None
    return None if code in words("dateline", "seats") else code


def country_in_credit(reading: Reading) -> str | None:
    """Return the country in a source's name: "Dairy Growers of Chile"."""
    found = reading.credit
    if found is None or not found.name:
        return None
    return next(
        (
            p.value.code
            for p in reading.story.countries
            if found.start <= p.start < found.end and p.value.code != "WLD"
        ),
        None,
    )


def turn_recipient(reading: Reading, draft: Draft) -> None:
    """Make "the main buyer" the partner in a story of one country's exports."""
    carried = reading.carried
    turn_supplier(reading, draft)
    seller = carried.lead_country if carried.lead_measure == "exports" else None
    code = draft.fields.get("country")
    if not seller or code in (None, seller) or "country" not in draft.spans:
        return
    said = any(
        t.lemma_.lower() in words("abroad", "recipients") for t in reading.sentence
    )
    if said and draft.fields["measure"] in ("exports", "sales"):
        draft.fields |= {"measure": "exports", "country": seller, "partner": code}
        draft.spans["partner"] = draft.spans.pop("country")


def turn_supplier(reading: Reading, draft: Draft) -> None:
    """Make "the main supplier" the partner in a story of one country's imports."""
    carried = reading.carried
    buyer = carried.lead_country if carried.lead_measure == "imports" else None
    code = draft.fields.get("country")
    if not buyer or code in (None, buyer) or "country" not in draft.spans:
        return
    said = any(t.lemma_.lower() in ("supplier", "origin") for t in reading.sentence)
    if said and draft.fields["measure"] in ("exports", "imports", "sales"):
        draft.fields |= {"measure": "imports", "country": buyer, "partner": code}
        draft.spans["partner"] = draft.spans.pop("country")


def is_global(reading: Reading, draft: Draft) -> bool:
    """Tell whether a cue's phrase says "global"."""
    cue = draft.cue
    if cue is None or cue.is_verb or draft.entry.kind == "percent":
        return False
    if draft.fields["measure"] == "trade_balance":
        return False
    near = reading.doc[max(reading.first, cue.first - 4) : cue.first]
    return any(t.lower_ in ("global", "worldwide") for t in near)


@cache
def regions() -> dict[str, str]:
    """Return the countries of states and cities by name."""
    return {
        row["name"]: row["code"]
        for row in rows("places")
        if row["form"] in ("state", "city")
    }


def country_of_region(reading: Reading, draft: Draft) -> str | None:
    """Return the country of a state or city near a number: "Kansas", "in Perth"."""
    left, right = region(reading, draft)
    names = [draft.fields.get("producer", "")]
    names += [name.text for name in proper_names(reading.doc, left, right)]
    codes = [regions()[n] for n in names if n in regions()]
    return next((c for c in codes if c != draft.fields.get("partner")), None)


def share_partner(reading: Reading, draft: Draft) -> None:
    """Fill the partner of "sold 5 bn to Chile and bought goods worth 4 bn"."""
    inside = [d for d in reading.by_entry.values() if "partner" in d.fields]
    traded = draft.cue is not None and draft.cue.form in ("buy", "sell", "import")
    money = draft.entry.kind == "money" and "partner" not in draft.fields
    if inside and traded and money:
        draft.put("partner", inside[-1].fields["partner"])
    lead = draft.leader
    if lead is None or draft.entry.kind != "money" or lead.entry.kind == "money":
        return
    if "partner" not in lead.fields:
        lead.put("partner", draft.fields.get("partner"), draft.spans.get("partner"))


def second(about: Topic, partner: str | None) -> str | None:
    """Return the other of the two countries an article is about."""
    two = about.countries[:2]
    return next((c for c in two if c != partner), None) if partner in two else None


def anaphor(reading: Reading, draft: Draft) -> str | None:
    """Return whom "it" or "its" means where a pronoun owns or does what is counted."""
    cue = draft.cue
    if cue is None or draft.leader is not None or cue.first < reading.first:
        return None
    token = reading.doc[cue.last - 1]
    owner = subject(reading.doc[cue.first]) if cue.is_verb else None
    owned = [t for t in token.children if t.tag_ == "PRP$"]
    for pronoun in (*owned, *([owner] if owner is not None else [])):
        parties = relate.parties(reading.story, pronoun)
        codes = [p.code for p in parties if p.code != draft.fields.get("partner")]
        if codes:
            return codes[0]
    return None


def country_of_source(reading: Reading, draft: Draft) -> str | None:
    """Return the country of the body that the figure is credited to."""
    name = reading.credit.name if reading.credit else reading.carried.source
    return next(
        (b.value.country for b in reading.story.bodies if b.value.name == name), None
    )
