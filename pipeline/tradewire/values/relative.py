"""Resolve the words of a day, or of a span from today, with dateparser.

dateparser's own search takes "25%" and "HS 7606" for dates, so it only sees words
that the grammar of `mentions` has found. It is not asked for a bare weekday (said on
a Tuesday, "Tuesday" is a week away for it, and today in the news), nor for named
months, quarters, marketing years and intervals: it knows none of them, or invents a
day for them.
"""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal

from dateparser.date import DateDataParser

from tradewire.values.date import add_months, week

Prefer = Literal["past", "future", "current_period"]
ANY_DAY = date(2000, 1, 1)  # base of dates that need none; a leap year, for Feb. 29
DAY = ("month", "day")


@lru_cache(maxsize=256)
def _parser(base: date, prefer: Prefer, parts: tuple[str, ...]) -> DateDataParser:
    """Return the reader for one day of publication; no clock or zone is asked."""
    return DateDataParser(
        languages=["en"],
        settings={
            "RELATIVE_BASE": datetime.combine(base, time(12)),
            "PREFER_DATES_FROM": prefer,
            "REQUIRE_PARTS": list(parts),
            "PARSERS": ["absolute-time"]
            if parts
            else ["relative-time", "absolute-time"],
            "DATE_ORDER": "MDY",
            "TIMEZONE": "UTC",
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )


@lru_cache(maxsize=4096)
def _read(
    words: str, base: date, prefer: Prefer, parts: tuple[str, ...]
) -> tuple[date, str] | None:
    """Return the day that words give, and the unit that they give it by."""
    try:
        data = _parser(base, prefer, parts).get_date_data(words)
    except (OverflowError, ValueError):  # "in 999 decades": beyond the calendar
        return None
    if data.date_obj is None or data.period is None:
        return None
    return data.date_obj.date(), data.period


def full_day(words: str) -> date | None:
    """Return the day of a full date in any order; slashes are American if they can be.

    >>> full_day("5th of March 2018"), full_day("3/5/2018"), full_day("2018-03-05")
    (datetime.date(2018, 3, 5), datetime.date(2018, 3, 5), datetime.date(2018, 3, 5))
    >>> full_day("June 31, 2018"), full_day("June 30")
    (None, None)
    """
    found = _read(words, ANY_DAY, "current_period", ("year", *DAY))
    return found and found[0]


def day_of_year(words: str) -> tuple[int, int] | None:
    """Return month and day of a date without its year.

    >>> day_of_year("the 5th of March"), day_of_year("Sept. 30"), day_of_year("June 31")
    ((3, 5), (9, 30), None)
    """
    found = _read(words, ANY_DAY, "current_period", DAY)
    return found and (found[0].month, found[0].day)


def nearest_days(words: str, base: date) -> list[str]:
    """Return the latest such day up to a base and the next one from it on.

    >>> nearest_days("Dec. 30", date(2021, 1, 2))
    ['2020-12-30', '2021-12-30']
    >>> nearest_days("2 January", date(2021, 1, 2))
    ['2021-01-02', '2021-01-02']
    """
    eve = base - timedelta(days=1)  # "future" begins on the day after the base
    found = (_read(words, base, "past", DAY), _read(words, eve, "future", DAY))
    return [day.isoformat() for day, _ in filter(None, found)]


def counted(words: str, base: date) -> str | None:
    """Return what words count from a base, as precise as the unit they count in.

    >>> tuesday = date(2021, 11, 16)
    >>> counted("yesterday", tuesday), counted("120 days ago", tuesday)
    ('2021-11-15', '2021-07-19')
    >>> counted("a fortnight ago", tuesday), counted("last Tuesday", tuesday)
    ('2021-11-01/2021-11-07', '2021-11-09')
    >>> counted("in two months", tuesday), counted("two years ago", tuesday)
    ('2022-01', '2019')
    >>> counted("soon", tuesday)
    """
    found = _read(words, base, "current_period", ())
    if found is None:
        return None
    day, unit = found
    if unit == "year":
        return str(day.year)
    if unit == "month":
        return add_months(day, 0)
    return week(day) if unit == "week" else day.isoformat()
