"""Dates and periods in the guideline's notation: calendar arithmetic."""

import re
from calendar import monthrange
from datetime import date, timedelta

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
SEASON = re.compile(r"(\d{4})/(\d\d)")
PART = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?|-(Q[1-4]|H[12]))?")


def month_number(word: str) -> int | None:
    """Return the number of a month by its name or abbreviation.

    >>> month_number("Sept."), month_number("MARCH"), month_number("Marble")
    (9, 3, None)
    """
    short = word.rstrip(".").lower()
    if len(short) < 3:
        return None
    return next((n for n, m in enumerate(MONTHS, 1) if m.startswith(short)), None)


def real_day(year: int, month: int, day: int) -> date | None:
    """Return a day, or None if the calendar lacks it.

    >>> real_day(2021, 2, 29)
    """
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def day_near(
    year: int | None, month: int, day: int, published: date | None
) -> date | None:
    """Return a day, in the year that brings it nearest to publication if none is named.

    >>> day_near(None, 12, 30, date(2021, 1, 2))
    datetime.date(2020, 12, 30)
    >>> day_near(None, 12, 30, None)
    """
    if year is not None:
        return real_day(year, month, day)
    if published is None:
        return None
    years = (published.year - 1, published.year, published.year + 1)
    days = [found for y in years if (found := real_day(y, month, day))]
    return min(days, key=lambda found: abs(found - published), default=None)


def season(first_year: int) -> str:
    """Return a marketing or fiscal year by the year it begins in.

    >>> season(1999)
    '1999/00'
    """
    return f"{first_year}/{(first_year + 1) % 100:02}"


def interval(first: str, last: str) -> str:
    """Return the interval of two dates or periods, or the one if both are one.

    >>> interval("2021-01", "2021-10"), interval("2021", "2021")
    ('2021-01/2021-10', '2021')
    >>> interval("2021-04-10", "2021-04-16/2021-04-30")
    '2021-04-10/2021-04-30'
    >>> interval("2021-01", "2021-12"), interval("2020-01", "2021-12")
    ('2021', '2020-01/2021-12')
    """
    if (first[4:], last[4:]) == ("-01", "-12") and first[:4] == last[:4]:
        return first[:4]
    if first == last:
        return first
    return f"{first.partition('/')[0]}/{last.rpartition('/')[2]}"


def week(day: date) -> str:
    """Return the week of a day, from Monday to Sunday.

    >>> week(date(2021, 11, 16))
    '2021-11-15/2021-11-21'
    """
    monday = day - timedelta(days=day.weekday())
    return interval(monday.isoformat(), (monday + timedelta(days=6)).isoformat())


def add_months(day: date, months: int) -> str:
    """Return the month that lies some months after a day's.

    >>> add_months(date(2021, 1, 31), -1), add_months(date(2021, 1, 31), 13)
    ('2020-12', '2022-02')
    """
    count = day.year * 12 + day.month - 1 + months
    return f"{count // 12:04}-{count % 12 + 1:02}"


def quarter(day: date) -> str:
    """Return the quarter of a day.

    >>> quarter(date(2021, 11, 16))
    '2021-Q4'
    """
    return f"{day.year}-Q{(day.month + 2) // 3}"


def bounds(value: str) -> tuple[date, date]:
    """Return the first and the last day of a date or period.

    A marketing year is taken to lie between its two calendar years' midpoints.

    >>> bounds("2021-Q2")
    (datetime.date(2021, 4, 1), datetime.date(2021, 6, 30))
    >>> bounds("2020/2021-02")
    (datetime.date(2020, 1, 1), datetime.date(2021, 2, 28))
    """
    if SEASON.fullmatch(value):
        year = int(value[:4])
        return date(year, 7, 1), date(year + 1, 6, 30)
    first, _, last = value.partition("/")
    return _part(first)[0], _part(last or first)[1]


def _part(value: str) -> tuple[date, date]:
    match = PART.fullmatch(value)
    if match is None:
        raise ValueError(f"not a date in the guideline's notation: {value!r}")
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if day:
        return date(year, month, day), date(year, month, day)
    first, last = (month, month) if month else (1, 12)
    if match[4]:
        length = 3 if match[4][0] == "Q" else 6
        last = int(match[4][1]) * length
        first = last - length + 1
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def last_day(value: str) -> str:
    """Return the last day of a period.

    >>> last_day("2024-02"), last_day("2026")
    ('2024-02-29', '2026-12-31')
    """
    return bounds(value)[1].isoformat()


def shift_years(value: str, years: int) -> str:
    """Return the same period some years later, or earlier if negative.

    >>> shift_years("2021-01/2021-10", -1), shift_years("2021-Q3", 2)
    ('2020-01/2020-10', '2023-Q3')
    >>> shift_years("1999/00", 1), shift_years("2024-02-29", -1)
    ('2000/01', '2023-02-28')
    """
    if SEASON.fullmatch(value):
        return season(int(value[:4]) + years)
    return "/".join(_shift_part(part, years) for part in value.split("/"))


def _shift_part(part: str, years: int) -> str:
    year = int(part[:4]) + years
    shifted = f"{year:04}{part[4:]}"
    if part[4:] == "-02-29" and real_day(year, 2, 29) is None:
        return f"{year:04}-02-28"
    return shifted


def shift(value: str, unit: str, count: int) -> str | None:
    """Return the period some units before or after another, as precise as that.

    >>> shift("2021-01", "month", -1), shift("2021-Q1", "quarter", -1)
    ('2020-12', '2020-Q4')
    >>> shift("2021-11-09/2021-11-15", "week", -1)
    '2021-11-02/2021-11-08'
    >>> shift("2021", "month", -1)
    """
    if unit == "year":
        return shift_years(value, count)
    parts = value.split("/")
    if unit in ("day", "week") and all(len(part) == 10 for part in parts):
        step = timedelta(days=count * (7 if unit == "week" else 1))
        return "/".join((date.fromisoformat(p) + step).isoformat() for p in parts)
    if unit == "month" and all(re.fullmatch(r"\d{4}-\d\d", p) for p in parts):
        return "/".join(add_months(_part(p)[0], count) for p in parts)
    if unit == "quarter" and re.fullmatch(r"\d{4}-Q[1-4]", value):
        total = int(value[:4]) * 4 + int(value[-1]) - 1 + count
        return f"{total // 4:04}-Q{total % 4 + 1}"
    return None
