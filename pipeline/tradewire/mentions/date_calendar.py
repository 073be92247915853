"""Read what the calendar names: days, weeks, months, quarters, halves and years."""

import re
from dataclasses import replace
from datetime import date

from tradewire.mentions.date_expression import (
    NTHS,
    ONE,
    ORDINALS,
    TEN,
    Expression,
    Unit,
    calendar,
    count,
    day_number,
    full_year,
)
from tradewire.values.date import add_months, month_number, real_day, season
from tradewire.values.relative import day_of_year, full_day, nearest_days


def numeric(match: re.Match[str], today: date | None) -> Expression | None:
    """Read 2018-03-05 and 3/5/2018."""
    found = full_day(match[0])
    if found is None:
        return None
    return Expression(*match.span(), "day", found.isoformat(), explicit=True)


def month_day(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "March 5, 2018", "the 5th of March"."""
    found = calendar(match, today, "day")
    written = ("month", "day", "year") if found.explicit else ("month", "day")
    spans = [match.span(name) for name in written]
    words = match.string[min(spans)[0] : max(end for _, end in spans)]
    if found.explicit:
        day = full_day(words)
        if day is None:
            return None
        value = day.isoformat()
        return replace(found, value=value, number=day.month, day=day.day)
    if found.year is None and today is not None:
        choices = tuple(nearest_days(words, today))
        if not choices:
            return None
        _, number, of_month = map(int, choices[0].split("-"))
        return replace(found, choices=choices, number=number, day=of_month)
    in_year = day_of_year(words)
    return in_year and replace(found, number=in_year[0], day=in_year[1])


def proclaimed(match: re.Match[str], today: date | None) -> Expression | None:
    """Read the day that a proclamation closes with, all in words."""
    word = match["day"].lower()
    day = NTHS.index(word) + 1 if word in NTHS else day_number(word)
    year = 2000 if match["century"].startswith("two") else 1900
    year += 10 * (TEN.index(match["tens"]) + 2) if match["tens"] else 0
    year += ONE.index(match["ones"]) + 1 if match["ones"] else 0
    found = real_day(year, month_number(match["month"]) or 0, day)
    value = found and found.isoformat()
    return Expression(*match.span(), "day", value, explicit=True) if value else None


def days(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "March 5-7"; "May 5 and 6" is an interval of days that follow each other."""
    number, first, last = month_number(match["month"]), match["day"], match["last"]
    found = replace(
        calendar(match, today, "day"),
        number=number or 0,
        day=day_number(first),
        last=day_number(last),
    )
    is_listed = match["join"].strip() == "and" and found.last != found.day + 1
    before = match.string[max(match.start() - 8, 0) : match.start()]
    if found.last <= found.day or is_listed and before.lower() != "between ":
        return None
    return found if real_day(found.year or 2000, found.number, found.last) else None


def week_of(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "the second week of March": the days 8 to 14."""
    number = month_number(match["month"]) or 0
    found = replace(calendar(match, today, "day"), number=number)
    week = ORDINALS[match["number"].lower()]
    if match["number"].lower() in ("last", "final"):
        return replace(found, day=-7, last=-1)
    return replace(found, day=7 * week - 6, last=7 * week)


def half_month(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "the second half of March": from the 16th on."""
    number = month_number(match["month"]) or 0
    first, last = (1, 15) if ORDINALS[match["number"].lower()] == 1 else (16, -1)
    return replace(calendar(match, today, "day"), number=number, day=first, last=last)


def month(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "May 2018", "mid-June", "last September"."""
    found = calendar(match, today, "month")
    number = month_number(match["month"]) or 0
    edge = (match.groupdict().get("edge") or "").lower()
    which = (match.groupdict().get("which") or "").lower()
    if which == "that":
        return replace(found, number=number, that="year")
    if which:
        if today is None:
            return None
        ahead = (number - today.month) % 12
        past, near = (ahead or 12) - 12, ahead if ahead < 3 else number - today.month
        months = {"next": ahead or 12, "coming": ahead or 12, "last": past}
        value = add_months(today, months.get(which, past if which == "past" else near))
        return replace(found, value=value)
    return replace(found, number=number, at_end=edge.startswith("end"))


def short_month(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "Feb'86"."""
    number, year = month_number(match["month"]) or 0, full_year(match["late"])
    found = Expression(*match.span(), "month", explicit=True)
    return replace(found, number=number, year=year)


def ordinal(word: str) -> int:
    """Return the number of an ordinal below five; "3nd" is a misprint that occurs.

    >>> ordinal("Second"), ordinal("3rd"), ordinal("3nd"), ordinal("4")
    (2, 3, 3, 4)
    """
    return ORDINALS.get(word.lower()) or int(word[0])


def quarter(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "the second quarter of 1986", "Q2"."""
    number = ordinal(match["number"])
    at_end = bool(match.groupdict().get("edge"))
    return replace(calendar(match, today, "quarter"), number=number, at_end=at_end)


def half(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "the first half of 2021"."""
    number = ordinal(match["number"])
    return replace(calendar(match, today, "half"), number=number)


def first_months(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "the first ten months of 2021"."""
    months = count(match["count"])
    found = calendar(match, today, "span")
    if (match.groupdict().get("which") or "first").lower() == "first":
        return replace(found, number=1, last=months) if months < 12 else None
    if found.year is None or months > 11:
        return None
    return replace(found, number=13 - months, last=12)


def first_days(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "the first 25 days of March"."""
    days = count(match["count"]) * (7 if match["unit"] == "week" else 1)
    number = month_number(match["month"]) or 0
    found = replace(calendar(match, today, "day"), number=number, day=1, last=days)
    return found if 1 < days <= 28 else None


def lasting(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "the four weeks ended March 6": a period by its length and its end."""
    number = month_number(match["month"]) or 0
    day = day_number(match["day"]) if match["day"] else 0
    unit: Unit = "day" if day else "month"
    if day and real_day(2000, number, day) is None:
        return None
    kind = (match["kind"] or "").strip().lower()
    return replace(
        calendar(match, today, unit),
        number=number,
        day=day,
        lasting="season" if kind and match["unit"] == "year" else match["unit"],
        count=count(match["count"]) if match["count"] else 1,
    )


def year_from(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "the year starting April 1", a fiscal or marketing year."""
    number = month_number(match["month"]) or 0
    return replace(calendar(match, today, "year"), number=number, lasting="from")


def beginning(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "the week of March 5": seven days."""
    found = month_day(match, today)
    if found is None:
        return None
    year = int(found.value[:4]) if found.value else found.year
    return replace(found, value=None, choices=(), year=year, lasting="week", count=-1)


def season_or_years(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "1986/87", or an interval of years."""
    first, second = int(match["first"]), match["second"]
    follows = int(second) == (first + 1 if len(second) == 4 else (first + 1) % 100)
    if follows and (len(second) == 2 or match["word"] or match["mark"] == "/"):
        return Expression(*match.span(), "year", season(first), explicit=True)
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if last <= first:
        return None
    return Expression(*match.span(), "span", f"{first}/{last}", explicit=True)


def fiscal(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "fiscal 2024": which two years it joins depends on the state."""
    year = full_year(match["year"] or match["late"])
    found = Expression(*match.span(), "year", explicit=True)
    return replace(found, year=year, runs="fiscal")


def short_season(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "86/87"; sixteenths and the like are fractions of a price."""
    first, second = match["first"], match["second"]
    if int(second) != (int(first) + 1) % 100 or second in ("16", "32", "64"):
        return None
    value = season(full_year(first))
    return Expression(*match.span(), "year", value, explicit=True)


def bare_year(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "1986", "the end of 1986"."""
    year, edge = int(match["year"]), (match["edge"] or "").lower()
    if match.string[match.start("year") - 1 : match.start("year")] == "-" and not edge:
        return None
    found = Expression(*match.span(), "year", year=year, explicit=True)
    return replace(found, at_end=edge.startswith("end") or "end" in edge.split())
