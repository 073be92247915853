"""Tell which two calendar years a fiscal or a marketing year joins."""

import re
from datetime import date
from functools import cache

from tradewire.lexicon import table
from tradewire.mentions.date_expression import Expression
from tradewire.story import Story
from tradewire.values.date import add_months, interval, season

SPLIT_YEAR = 7  # the month in which most years begin that are split
AROUND = 160


@cache
def _owners(kind: str) -> re.Pattern[str]:
    words = sorted(table("dating")[f"{kind}_starts"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})(?!\w)")


def _owner(story: Story, e: Expression) -> str | None:
    """Return the word nearest to an expression that shows whose year it is."""
    low, high = max(e.start - AROUND, 0), e.end + AROUND
    found = list(_owners(e.runs or "crop").finditer(story.cased, low, high))
    nearest = min(
        found, key=lambda m: max(e.start - m.end(), m.start() - e.end), default=None
    )
    return nearest and nearest[0]


def start_month(story: Story, e: Expression) -> int:
    """Return the month in which the fiscal or marketing year spoken of begins."""
    starts: dict[str, int] = table("dating")[f"{e.runs or 'crop'}_starts"]
    return starts.get(_owner(story, e) or "", SPLIT_YEAR)


def split_year(story: Story, e: Expression, today: date | None) -> str | None:
    """Return "fiscal 2020" or "this season" by the custom of the state or the good."""
    if e.year is not None:
        by_start = _owner(story, e) in table("dating")["fiscal_named_by_start"]
        return season(e.year if by_start else e.year - 1)
    if today is None:
        return None
    return season(today.year - (today.month < start_month(story, e)) + e.count)


def first_part(story: Story, months: int, e: Expression, value: str) -> str:
    """Return the first months of a split year: "the first ten months of 1986/87"."""
    begin = date(int(value[:4]), start_month(story, e), 1)
    return interval(add_months(begin, 0), add_months(begin, months - 1))
