"""Fill the value, unit, bound and change of a figure."""

import re
from decimal import Decimal

from tradewire.evidence import span
from tradewire.statement.reading import Draft, Reading
from tradewire.tally import Entry, before

MULTIPLES = {
    "double": Decimal(100), "twice": Decimal(100), "triple": Decimal(200),
    "treble": Decimal(200), "quadruple": Decimal(300), "halve": Decimal(-50),
}  # fmt: skip
BALANCE = re.compile(r"deficit|gap|shortfall|imbalance")


def fill_amount(reading: Reading, draft: Draft) -> None:
    """Fill value, unit, bound and change."""
    entry = draft.entry
    value, top = entry.value, entry.value_max
    if value is None:
        value, top = top, None
    sign = 1
    if entry.role == "step":
        sign = entry.sign or 1
    if draft.fields["measure"] == "trade_balance" and entry.kind != "percent":
        sign = -1 if BALANCE.search(balance_of(reading, draft)) else 1
    place = (entry.mention.start, entry.mention.end)
    draft.put("value", None if value is None else value * sign, place)
    draft.put("value_max", None if top is None else top * sign, place)
    unit = entry.unit
    if entry.kind == "percent":
        told = entry.base if entry.role == "comparison" and entry.base else entry
        rate = told.role == "change" or told.kind != "percent"
        unit = "percent_change" if rate else "percent_share"
    draft.put("unit", unit, place)
    draft.put("bound", bound_of(reading, entry))
    multiple = multiplied(reading, entry)
    if entry.change is None and multiple is not None:
        verb = reading.doc[multiple]
        draft.put("change", MULTIPLES[verb.lemma_.lower()], span(verb))
    if entry.change is not None and entry.change_at is not None:
        draft.put("change", entry.change, (entry.change_at.start, entry.change_at.end))


def balance_of(reading: Reading, draft: Draft) -> str:
    """Return the word for a balance: one right before the number, else the cue."""
    first = draft.entry.first
    near = reading.doc[max(reading.first, first - 4) : first].text.lower()
    own = re.findall(r"\b(?:deficit|surplus|shortfall)\b", near)
    told = reading.carried.balance
    named = draft.cue.form if draft.cue else told
    if not own and told == "surplus" and not re.search("deficit|shortfall", named):
        return told  # the "gap" of a country whose surplus was told
    return own[-1] if own else named


def bound_of(reading: Reading, entry: Entry) -> str:
    """Return the bound; "an estimated 9 tonnes" is an estimate, not a rough number."""
    if is_capped(reading, entry):
        return "at_most"
    return "exact" if is_estimated(reading, entry) else entry.bound


def is_estimated(reading: Reading, entry: Entry) -> bool:
    """Tell whether "estimated" stands right at a number."""
    near = reading.doc[max(reading.first, entry.first - 2) : entry.last]
    return any(t.lower_ == "estimated" for t in near)


def multiplied(reading: Reading, entry: Entry) -> int | None:
    """Return the token of "doubled to 9 tonnes" or "9 tonnes, double that of 1993"."""
    doc = reading.doc
    left, right = (
        max(reading.first, entry.first - 6),
        min(reading.last, entry.tail + 12),
    )
    for i in range(entry.first - 1, left - 1, -1):
        if (
            doc[i].lemma_.lower() in MULTIPLES
            and "to" in doc[i : entry.first].text.split()
        ):
            return i
    for i in range(entry.tail, right):
        follows = doc[i + 1 : i + 3].text.lower().split()
        if doc[i].lower_ in ("double", "twice", "triple") and "that" in follows:
            return i
    return None


def is_capped(reading: Reading, entry: Entry) -> bool:
    """Tell whether a verb caps a number: "limit exports to 9 million tonnes"."""
    near = before(reading.story, entry.first, reading.first)
    verbs = (
        t.lemma_ for t in reading.doc[max(reading.first, entry.first - 6) : entry.first]
    )
    capped = any(lemma in ("cap", "limit", "restrict") for lemma in verbs)
    return entry.bound == "exact" and bool(near) and near[0].lower_ == "to" and capped
