"""Fill the value, unit, bound and change of a figure."""

import re

from tradewire.statement.reading import Draft, Reading
from tradewire.tally import Entry, before

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
    if (
        draft.fields["measure"] == "trade_balance"
        and draft.cue
        and entry.kind != "percent"
    ):
        sign = -1 if BALANCE.search(draft.cue.form) else 1
    place = (entry.mention.start, entry.mention.end)
    draft.put("value", None if value is None else value * sign, place)
    draft.put("value_max", None if top is None else top * sign, place)
    unit = entry.unit
    if entry.kind == "percent":
        unit = "percent_change" if entry.role == "change" else "percent_share"
    draft.put("unit", unit, place)
    draft.put("bound", "at_most" if is_capped(reading, entry) else entry.bound)
    if entry.change is not None and entry.change_at is not None:
        draft.put("change", entry.change, (entry.change_at.start, entry.change_at.end))


def is_capped(reading: Reading, entry: Entry) -> bool:
    """Tell whether a verb caps a number: "limit exports to 9 million tonnes"."""
    near = before(reading.story, entry.first, reading.first)
    verbs = (
        t.lemma_ for t in reading.doc[max(reading.first, entry.first - 6) : entry.first]
    )
    capped = any(lemma in ("cap", "limit", "restrict") for lemma in verbs)
    return entry.bound == "exact" and bool(near) and near[0].lower_ == "to" and capped
