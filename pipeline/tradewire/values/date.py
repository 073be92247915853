"""Dates and periods in the guideline's notation: calendar arithmetic."""

from datetime import date

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip


def month_number(word: str) -> int | None:
    """Return the number of a month by its name or abbreviation.

    >>> month_number("Sept."), month_number("MARCH"), month_number("Marble")
    (9, 3, None)
    """
    short = word.rstrip(".").lower()
    if len(short) < 3:
        return None
    return next((n for n, m in enumerate(MONTHS, 1) if m.startswith(short)), None)


def day_near(
    year: int | None, month: int, day: int, published: date | None
) -> date | None:
    """Return a day, in the year that brings it nearest to publication if none is named.

    >>> day_near(None, 12, 30, date(2021, 1, 2))
    datetime.date(2020, 12, 30)
    >>> day_near(None, 12, 30, None)
    """
    if year is not None:
        return _real_day(year, month, day)
    if published is None:
        return None
    years = (published.year - 1, published.year, published.year + 1)
    days = [found for y in years if (found := _real_day(y, month, day))]
    return min(days, key=lambda found: abs(found - published), default=None)


def _real_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
