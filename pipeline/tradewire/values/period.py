"""Move a period of the guideline's notation by years, months or weeks."""

import re
from datetime import date, timedelta
from typing import Literal

Step = Literal["year", "quarter", "month", "week", "day"]
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MONTH = re.compile(r"\d{4}-\d\d")
PART = re.compile(r"(\d{4})-([QH])([1-4])")
MARKETING_YEAR = re.compile(r"(\d{4})/(\d\d)")


def earlier(period: str, step: Step, count: int = 1) -> str | None:
    """Return the same period `count` steps earlier; None if the step does not fit it.

    >>> earlier("1986", "year"), earlier("1987-Q2", "year"), earlier("1986/87", "year")
    ('1985', '1986-Q2', '1985/86')
    >>> earlier("1987-03-13/1987-03-19", "year"), earlier("2020-01", "month")
    ('1986-03-13/1986-03-19', '2019-12')
    >>> earlier("1987-Q1", "quarter"), earlier("1987-03-13/1987-03-19", "week")
    ('1986-Q4', '1987-03-06/1987-03-12')
    >>> earlier("1988-02-29", "year")
    '1987-02-28'
    >>> earlier("1986", "week") is None
    True
    """
    if (year := MARKETING_YEAR.fullmatch(period)) and step == "year":
        first = int(year[1]) - count
        return f"{first:04}/{(first + 1) % 100:02}"
    if "/" in period:
        ends = [earlier(end, step, count) for end in period.split("/")]
        return f"{ends[0]}/{ends[1]}" if ends[0] and ends[1] else None
    if part := PART.fullmatch(period):
        return _earlier_part(int(part[1]), part[2], int(part[3]), step, count)
    if step == "year":
        year_of = re.match(r"\d{4}(?=$|-)", period)
        rest = "-02-28" if period[4:] == "-02-29" else period[4:]
        return f"{int(year_of[0]) - count:04}{rest}" if year_of else None
    if step == "month" and MONTH.fullmatch(period):
        months = int(period[:4]) * 12 + int(period[5:]) - 1 - count
        return f"{months // 12:04}-{months % 12 + 1:02}"
    if step in ("week", "day") and DAY.fullmatch(period):
        days = count * (7 if step == "week" else 1)
        return (date.fromisoformat(period) - timedelta(days)).isoformat()
    return None


def _earlier_part(
    year: int, kind: str, number: int, step: Step, count: int
) -> str | None:
    if step == "year":
        return f"{year - count:04}-{kind}{number}"
    if step == "quarter" and kind == "Q":
        quarters = year * 4 + number - 1 - count
        return f"{quarters // 4:04}-Q{quarters % 4 + 1}"
    return None
