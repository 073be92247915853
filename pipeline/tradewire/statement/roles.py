"""Tell which part a country plays for a number: owner or other side."""

from tradewire.measure import words
from tradewire.statement.reading import INNER, NP, Draft, Reading
from tradewire.story import Mention
from tradewire.tally import Entry
from tradewire.values.names import Place

AWAY = frozenset(("amid", "despite", "unlike", "under", "without"))
MEMBERS = frozenset(("member", "members"))
SHARERS = frozenset(
    ("account for", "take", "buy", "purchase", "absorb", "import", "supply", "provide")
    + ("sell", "ship", "send", "receive")
)
BUYING = frozenset(("buy", "purchase", "book", "take", "add", "order"))


def role_of(
    reading: Reading, place: Mention[Place], draft: Draft, measure: str
) -> str | None:
    """Return the field that a country fills: "country", "partner" or neither."""
    doc, cue, entry = reading.doc, draft.cue, draft.entry
    before = place.first - 1
    while before >= reading.first and (
        doc[before].pos_ in ("DET", "ADJ", "NUM")
        or doc[before].lower_ in ("other", "'s")
    ):
        before -= 1
    word = doc[before].lower_ if before >= reading.first else ""
    after = doc[place.last].lower_ if place.last < len(doc) else ""
    if reading.is_list and place.last == entry.first:
        return gapped_role(reading, draft)
    if word == "by" and doc[before - 1].lower_ in ("followed", "led"):
        return gapped_role(reading, draft)
    if word == "on" and cue is not None and cue.form in ("rely on", "depend on"):
        return "partner"
    if word in AWAY or (word == "of" and doc[before - 1].lower_ in MEMBERS):
        return None
    if reading.goes_on_from(place, word):
        return None
    if is_shareholder(reading, place, draft, measure):
        return "partner"
    if is_origin(reading, place, draft, measure):
        return "partner"
    inward = measure in ("imports", "sales")
    sells = cue is not None and cue.is_verb and cue.form in words("abroad", "selling")
    if cue is not None and sells and cue.last <= place.first <= cue.last + 1:
        return "partner"  # "sold Japan 9 million tonnes"
    ahead = cue is None or cue.first > place.first
    if word in ("to", "for", "into") and measure in ("exports", "sales"):
        return "partner" if not ahead or place.first >= entry.last else None
    if word in ("from",) and measure in ("imports", "trade_balance"):
        return "partner"
    if word in ("with", "between") and measure in ("trade", "trade_balance"):
        return "partner" if word == "with" else "country"
    if word == "and" and measure == "trade" and "country" in draft.fields:
        return "partner"
    if word == "with" and inward:
        return "partner"
    share = entry.kind == "percent"
    if (
        word == "from"
        and measure == "production"
        and share
        and place.first > entry.last
    ):
        return "country"
    if word in ("from", "of") and measure == "exports":
        return "country"
    if word == "from" and measure == "sales":
        return (
            "partner"
            if cue and cue.form in ("buy", "purchase", "import", "order", "arrival")
            else "country"
        )
    near = 0 <= place.first - entry.last <= 2
    if word == "in" and near and entry.kind == "money":  # "$9 bn in Peruvian goods"
        bought = measure == "imports" or (cue is not None and cue.form in BUYING)
        return "partner" if bought else "country"
    if word in ("to", "into", "in", "by", "within"):
        return "country"
    if (
        cue is not None
        and place.first >= entry.last
        and cue.form
        in (
            *BUYING,
            "tender",
            "purchase",
            "seek",
        )
    ):
        return "partner"
    if place.last <= entry.first and partner_verb(reading, place, entry, measure):
        return "partner"
    if after in ("'s", "’s"):
        return "country"
    if cue is not None and place.first < cue.first:
        if is_phrase(reading, place.last, cue.first) and not cue.is_verb:
            return "country"
        if cue.is_verb:
            return "partner" if cue.subject == "partner" else "country"
        return "country"
    named = place.value.form in ("demonym", "name")
    if cue is not None and cue.last <= place.first and measure == "imports" and named:
        return "partner" if word in ("of", "") or doc[before].pos_ in NP else None
    if place.last <= entry.first and entry.first - place.last <= 2:
        return gapped_role(reading, draft)
    if place.first < entry.first:
        return "country"
    if place.first - entry.last > 6:
        return None
    if measure == "imports":
        return "partner"
    return "country" if word == "of" else None


def is_origin(
    reading: Reading, place: Mention[Place], draft: Draft, measure: str
) -> bool:
    """Tell Peruvian in "Peruvian imports make up 9% of U.S. supply" from the owner."""
    cue = draft.cue
    if draft.entry.kind != "percent" or measure != "imports" or cue is None:
        return False
    others = (p for p in reading.story.countries if p.value.code != place.value.code)
    return place.last == cue.first < draft.entry.first and any(
        draft.entry.last <= p.first < reading.last for p in others
    )


def is_shareholder(
    reading: Reading, place: Mention[Place], draft: Draft, measure: str
) -> bool:
    """Tell whether a country has a share of the trade of another."""
    entry = draft.entry
    if entry.kind != "percent" or measure not in ("exports", "imports"):
        return False
    verbs = [
        c
        for c in reading.cues
        if place.last <= c.first < entry.first and c.form in SHARERS
    ]
    return bool(verbs) and "country" in draft.spans and place.last <= entry.first


def partner_verb(
    reading: Reading, place: Mention[Place], entry: Entry, measure: str
) -> bool:
    """Tell whether a country's verb makes it the other side: "China took 9 mln"."""
    between = [
        c for c in reading.cues if place.last <= c.first and c.last <= entry.first
    ]
    verbs = [c for c in between if c.is_verb]
    if measure == "imports":
        return any(c.form in words("abroad", "selling") for c in verbs)
    return measure in ("exports", "sales") and any(
        c.subject == "partner" and c.form != "account for" for c in verbs
    )


def gapped_role(reading: Reading, draft: Draft) -> str:
    """Return what a country right before a number is: "Spain 25,000, Italy 9,000"."""
    leader = draft.leader
    if leader is not None and "country" not in leader.spans:
        _, end = leader.spans.get("partner", (0, leader.entry.mention.end))
        if end <= leader.entry.mention.start:
            return "partner"
    measure = draft.fields["measure"]
    by_verb = leader is not None and leader.cue is not None and leader.cue.is_verb
    if reading.is_list and not by_verb and measure in ("exports", "imports", "sales"):
        return "partner"
    if leader is not None and leader.cue is not None and leader.cue.is_verb:
        return "partner" if leader.cue.subject == "partner" else "country"
    return "country"


def is_phrase(reading: Reading, first: int, last: int) -> bool:
    """Tell whether some tokens make one noun phrase."""
    return all(
        t.pos_ in NP or t.lower_ in INNER or t.tag_ in ("VBN", "VBG", "HYPH", "CC")
        for t in reading.doc[first:last]
    )
