"""Resolve dates that count from one spoken of before: "a year earlier", "that May"."""

import re
from dataclasses import replace
from datetime import date

from tradewire.mentions.date_expression import Expression
from tradewire.mentions.date_resolve import dated, day_of_publication
from tradewire.story import Story
from tradewire.values.date import bounds, quarter, shift
from tradewire.values.names import When
from tradewire.values.relative import counted

BACK = 40
COMPARED = re.compile(
    r"\d|\b(?:above|against|below|from|half|on|over|than|versus|vs|with)\b"
)


def _is_that_one(story: Story, e: Expression) -> bool:
    """Tell "that March" from "said that March was": a determiner from a conjunction."""
    is_closed = story.cased[e.end : e.end + 1] in ("", *".,;:)")
    return is_closed or story.doc[story.token_at(e.start)].tag_ == "DT"


def without_that(story: Story, e: Expression) -> Expression:
    """Leave the conjunction out: "said that June imports rose"."""
    if not e.that or not e.number or _is_that_one(story, e):
        return e
    return replace(e, start=e.start + len("that "), that="")


def that_one(e: Expression, spoken_of: list[When]) -> str | None:
    """Return the year, month or day last spoken of, or a month of that year."""
    length = {"year": 4, "month": 7, "day": 10}[e.that]
    values = (when.value for when in reversed(spoken_of) if when.value)
    found = next((v[:length] for v in values if re.match(r"[\d-]+$", v[:length])), None)
    if found is None or len(found) < length:
        return None
    return dated(e, int(found)) if e.unit == "month" and e.number else found


def shifted(story: Story, e: Expression, spoken_of: list[When]) -> str | None:
    """Return the period that an expression counts from, moved: "a year earlier"."""
    today = day_of_publication(story)
    if today and e.is_ago and _is_of_act(story, e):
        return _ago(e, today)
    for when in reversed(spoken_of):
        if when.value is None or (when.basis, when.precision) == ("relative", "day"):
            continue
        if today and when.role == "by" and bounds(when.value)[0] > today:
            continue
        ends = when.value.rpartition("/")[2]
        year = int(ends[:4] if len(ends) > 3 else when.value[:4])
        is_far = today is not None and (
            year < today.year - 1 or bounds(when.value)[0] > today
        )
        if e.is_ago and is_far:
            continue
        is_plain_year = (when.basis, when.precision) == ("relative", "year")
        if is_plain_year and (e.is_ago or not e.back and e.year is None):
            continue
        back = e.back if e.year is None else e.year - year
        if moved := shift(when.value, e.step, back):
            return moved
    if e.year is not None:
        return str(e.year)
    if today is None or not e.back:
        return None
    return _ago(e, today)


def _ago(e: Expression, today: date) -> str | None:
    if e.step == "quarter":
        return shift(quarter(today), e.step, e.back)
    return counted(f"{-e.back} {e.step}s ago", today)


def _is_of_act(story: Story, e: Expression) -> bool:
    """Tell "was suspended a year ago" from "4 million tonnes a year ago"."""
    first = story.token_at(e.start)
    sentence = story.doc[first].sent.start_char
    if first == 0 or e.start == sentence:
        return False
    if story.doc[first - 1].tag_ in ("VBD", "VBN"):
        return True
    before = story.cased[max(sentence, e.start - BACK) : e.start]
    return not COMPARED.search(before)
