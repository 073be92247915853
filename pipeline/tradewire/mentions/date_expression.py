"""Date expressions of news, as their words give them, and what each leaves open."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from tradewire.values.date import (
    WEEKDAYS,
    add_months,
    interval,
    month_number,
    real_day,
    season,
    shift,
)
from tradewire.values.relative import counted, day_of_year, full_day, nearest_days

Unit = Literal["day", "week", "month", "quarter", "half", "year", "span"]


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression at `start:end` of the text.

    Either `value` is known, or a calendar unit (`number` of a month, quarter or
    half, `day`) waits for its `year` or for the tense to pick one of its `choices`,
    or a `weekday` for its week, or `runs` for the state's fiscal or the good's
    marketing year, or `back` counts the units between it and an earlier
    date ("a year earlier": -1), or `that` points to its year, month or day.
    """

    start: int
    end: int
    unit: Unit
    value: str | None = None
    choices: tuple[str, ...] = ()
    year: int | None = None
    number: int = 0
    day: int = 0
    last: int = 0
    weekday: int | None = None
    step: str = ""
    back: int = 0
    is_ago: bool = False
    is_ahead: bool = False
    that: str = ""
    at_end: bool = False
    lasting: str = ""
    runs: Literal["", "fiscal", "crop"] = ""
    count: int = 0
    explicit: bool = False


Build = Callable[[re.Match[str], date | None], Expression | None]

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
COUNTS = {
    w: n
    for n, w in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
         "eleven", "twelve"),
        1,
    )
} | {"a": 1, "an": 1, "couple of": 2, "dozen": 12, "fifteen": 15, "eighteen": 18,
     "twenty": 20, "thirty": 30, "forty-five": 45, "sixty": 60,
     "ninety": 90}  # fmt: skip
COUNT = r"(?:\d{1,3}|" + "|".join(COUNTS) + r")"
DAY_WORD = "|".join(w for w in COUNTS if w not in ("a", "an") and " " not in w)
NO_UNIT = (
    r"(?![\d%:]|/\d|[.,]\d|\s?(?:%|pct|per ?cent|mln|bln|million|billion|tonnes|tons"
    r"|bales|barrels|bags|points)\b)"
)
DAY = rf"(?P<day>(?:[0-3]?\d)(?:st|nd|rd|th)?|{DAY_WORD}){NO_UNIT}"
YEAR = r"(?:1[6-9]\d\d|20\d\d)(?![\d%]|[.,]\d|s\b)"
OF_YEAR = (
    rf"(?:,?\s+(?:of\s+)?(?P<year>{YEAR})"
    r"|\s+(?:of\s+)?(?P<that>this|last|next|the)\s+year)"
)
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2,
            "3rd": 3, "4th": 4, "final": 4, "last": 4}  # fmt: skip
ONE = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
       "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
       "eighteen", "nineteen")  # fmt: skip
TEN = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NTHS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
        "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth",
        "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
        "twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth",
        "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth",
        "twenty-ninth", "thirtieth", "thirty-first")  # fmt: skip
ONES, TENS = "|".join(ONE[::-1]), "|".join(TEN)
NTH = r"\d{1,2}(?:st|nd|rd|th)|" + "|".join(NTHS[::-1])
UNITS = r"(?P<unit>day|week|month|quarter|year)"
SPANS = r"(?P<unit>day|week|fortnight|month|quarter|year|decade)"


def count(word: str) -> int:
    """Return a number written as a word or in digits.

    >>> count("four"), count("12")
    (4, 12)
    """
    return COUNTS[word.lower()] if word.lower() in COUNTS else int(word)


def _day(word: str) -> int:
    return count(re.sub(r"(?:st|nd|rd|th)$", "", word))


def _year(match: re.Match[str], today: date | None) -> tuple[int | None, bool]:
    """Return the year that follows a month or quarter, and whether it is written."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"]), True
    offset = {"this": 0, "last": -1, "next": 1, "the": 0}.get(groups.get("that") or "")
    if offset is None or today is None:
        return None, False
    return today.year + offset, False


def _calendar(match: re.Match[str], today: date | None, unit: Unit) -> Expression:
    year, explicit = _year(match, today)
    return Expression(*match.span(), unit, year=year, explicit=explicit)


def _full_year(digits: str) -> int:
    """Return a year written with two or four digits: "87" is 1987, "21" is 2021."""
    year = int(digits)
    return year if len(digits) == 4 else year + (1900 if year >= 60 else 2000)


def numeric(match: re.Match[str], today: date | None) -> Expression | None:
    """Read 2018-03-05 and 3/5/2018."""
    found = full_day(match[0])
    if found is None:
        return None
    return Expression(*match.span(), "day", found.isoformat(), explicit=True)


def month_day(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "March 5, 2018", "the 5th of March"."""
    found = _calendar(match, today, "day")
    written = ("month", "day", "year") if found.explicit else ("month", "day")
    spans = [match.span(name) for name in written]
    words = match.string[min(spans)[0] : max(end for _, end in spans)]
    if found.explicit:
        day = full_day(words)
        return day and replace(
            found, value=day.isoformat(), number=day.month, day=day.day
        )
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
    day = NTHS.index(word) + 1 if word in NTHS else _day(word)
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
        _calendar(match, today, "day"),
        number=number or 0,
        day=_day(first),
        last=_day(last),
    )
    is_listed = match["join"].strip() == "and" and found.last != found.day + 1
    before = match.string[max(match.start() - 8, 0) : match.start()]
    if found.last <= found.day or is_listed and before.lower() != "between ":
        return None
    return found if real_day(found.year or 2000, found.number, found.last) else None


def week_of(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "the second week of March": the days 8 to 14."""
    number = month_number(match["month"]) or 0
    found = replace(_calendar(match, today, "day"), number=number)
    week = ORDINALS[match["number"].lower()]
    if match["number"].lower() in ("last", "final"):
        return replace(found, day=-7, last=-1)
    return replace(found, day=7 * week - 6, last=7 * week)


def month(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "May 2018", "mid-June", "last September"."""
    found = _calendar(match, today, "month")
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


def quarter(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "the second quarter of 1986", "Q2"."""
    word = match["number"].lower()
    number = ORDINALS[word] if word in ORDINALS else int(word)
    at_end = bool(match.groupdict().get("edge"))
    return replace(_calendar(match, today, "quarter"), number=number, at_end=at_end)


def half(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "the first half of 2021"."""
    word = match["number"].lower()
    number = ORDINALS[word] if word in ORDINALS else int(word)
    return replace(_calendar(match, today, "half"), number=number)


def first_months(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "the first ten months of 2021"."""
    months = count(match["count"])
    found = _calendar(match, today, "span")
    if (match.groupdict().get("which") or "first").lower() == "first":
        return replace(found, number=1, last=months) if months < 12 else None
    if found.year is None or months > 11:
        return None
    return replace(found, number=13 - months, last=12)


def first_days(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "the first 25 days of March"."""
    days = count(match["count"]) * (7 if match["unit"] == "week" else 1)
    number = month_number(match["month"]) or 0
    found = replace(_calendar(match, today, "day"), number=number, day=1, last=days)
    return found if 1 < days <= 28 else None


def lasting(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "the four weeks ended March 6": a period by its length and its end."""
    number = month_number(match["month"]) or 0
    day = _day(match["day"]) if match["day"] else 0
    unit: Unit = "day" if day else "month"
    if day and real_day(2000, number, day) is None:
        return None
    kind = (match["kind"] or "").strip().lower()
    return replace(
        _calendar(match, today, unit),
        number=number,
        day=day,
        lasting="season" if kind and match["unit"] == "year" else match["unit"],
        count=count(match["count"]) if match["count"] else 1,
    )


def year_from(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "the year starting April 1", a fiscal or marketing year."""
    number = month_number(match["month"]) or 0
    return replace(_calendar(match, today, "year"), number=number, lasting="from")


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
    year = _full_year(match["year"] or match["late"])
    found = Expression(*match.span(), "year", explicit=True)
    return replace(found, year=year, runs="fiscal")


def short_season(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "86/87"; sixteenths and the like are fractions of a price."""
    first, second = match["first"], match["second"]
    if int(second) != (int(first) + 1) % 100 or second in ("16", "32", "64"):
        return None
    value = season(_full_year(first))
    return Expression(*match.span(), "year", value, explicit=True)


def fiscal_relative(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "this fiscal year", "next season": counted from the one that runs."""
    offset = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}
    is_fiscal = match[0].lower().endswith(("fiscal year", "financial year"))
    found = Expression(
        *match.span(), "year", count=offset.get(match["which"].lower(), 0)
    )
    return replace(found, runs="fiscal" if is_fiscal else "crop")


def relative(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "last week", "this month", "next quarter", "the end of the year"."""
    groups = match.groupdict()
    unit, which = match["unit"].lower(), (groups.get("which") or "this").lower()
    which = {"previous": "last", "coming": "next", "current": "this"}.get(which, which)
    edge = (groups.get("edge") or "").lower()
    found = Expression(*match.span(), _kind(unit), at_end=edge.startswith("end"))
    if today is None:
        return found
    if unit == "quarter":
        offset = {"last": -1, "next": 1}.get(which, 0)
        return replace(found, value=shift(_quarter(today), unit, offset))
    value = counted(f"{which} {unit}", today) or ""
    if unit == "week" and edge == "later":
        value = interval(today.isoformat(), value[11:])
    elif unit == "week" and edge and not found.at_end:
        value = value[:10]
    elif unit == "year" and edge in ("start", "beginning"):
        value = f"{value}-01"
    is_running = unit == "week" and which == "this" and not edge
    return replace(found, value=value, that="now" if is_running else "")


def _quarter(day: date) -> str:
    return f"{day.year}-Q{(day.month + 2) // 3}"


UNIT_NAMES: tuple[Unit, ...] = ("week", "month", "quarter", "year")


def past_units(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "the last two years", "the next six months": from or to publication."""
    number, unit = count(match["count"] or "one"), match["unit"].lower()
    found = Expression(*match.span(), "span")
    if today is None:
        return found
    ahead = match["which"].lower() in ("next", "coming")
    if unit in ("day", "week"):
        days = timedelta(days=number * (7 if unit == "week" else 1))
        ends = (today, today + days) if ahead else (today - days, today)
        return replace(found, value=interval(*(end.isoformat() for end in ends)))
    months = number * {"month": 1, "quarter": 3, "year": 12}[unit]
    now, other = add_months(today, 0), add_months(today, months if ahead else -months)
    if ahead and unit == "month":
        other = add_months(today, months - 1)
    return replace(found, value=interval(now, other) if ahead else interval(other, now))


MULTIPLES = {"fortnight": ("week", 2), "decade": ("year", 10)}


def ago(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "two weeks ago"; "a year ago" counts from the period spoken of."""
    number, unit = count(match["count"]), match["unit"].lower()
    is_ago = match["from"].lower() == "ago"
    step, times = MULTIPLES.get(unit, (unit, 1))
    found = Expression(*match.span(), _kind(step))
    if number == 1 or not is_ago:
        return replace(found, step=step, back=-number * times, is_ago=is_ago)
    if today is None:
        return found
    if unit == "quarter":
        return replace(found, value=shift(_quarter(today), unit, -number))
    return replace(found, value=counted(f"{number} {unit}s ago", today))


def ahead(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "in two weeks", "within 60 days", "a month from now"."""
    groups, number, unit = (
        match.groupdict(),
        count(match["count"]),
        match["unit"].lower(),
    )
    is_sure = not groups.get("how") or bool(groups.get("time"))
    if not is_sure and number == 1 and unit in ("day", "year"):
        return None
    found = Expression(
        *match.span(), _kind(MULTIPLES.get(unit, (unit, 1))[0]), is_ahead=not is_sure
    )
    if today is None:
        return found
    if unit == "quarter":
        return replace(found, value=shift(_quarter(today), unit, number))
    return replace(found, value=counted(f"in {number} {unit}s", today))


def _kind(unit: str) -> Unit:
    return "day" if unit == "day" else next(u for u in UNIT_NAMES if u == unit)


def that_one(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "later that year": the year, month or day of the date spoken of."""
    unit = match["unit"].lower()
    return Expression(*match.span(), _kind(unit), that=unit)


def the_one_before(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "the previous month", "the year before", "year-earlier"."""
    unit = match["unit"].lower().replace("season", "year")
    return Expression(*match.span(), _kind(unit), step=unit, back=-1)


def same(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "the same period last year": the period spoken of, in another year."""
    words, groups = match[0].lower(), match.groupdict()
    found = Expression(*match.span(), "span", step="year")
    if groups.get("year"):
        return replace(found, year=int(groups["year"]), explicit=True)
    if (groups.get("that") or "").lower() == "last" and today is not None:
        return replace(found, year=today.year - 1)
    if re.search(r"year|ago|earlier|before", words):
        return replace(found, back=-1)
    return None if words.endswith(("time", "span", "day", "days")) else found


def weekday(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "Monday", "last Friday"; "this Friday" is the one of the running week."""
    number = WEEKDAYS.index(match["weekday"].lower())
    found = Expression(*match.span(), "day", weekday=number)
    which = (match["which"] or "").lower()
    if not which or today is None:
        return found
    if which == "this":
        day = today + timedelta(days=number - today.weekday())
        return replace(found, value=day.isoformat())
    which = {"past": "last", "coming": "next"}.get(which, which)
    return replace(found, value=counted(f"{which} {match['weekday']}", today))


def today(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "today", "yesterday", "this morning", "the day after tomorrow"."""
    return Expression(*match.span(), "day", today and counted(match[0], today))


def weekend(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "the weekend", "last weekend"."""
    found = Expression(*match.span(), "span")
    if today is None:
        return found
    saturday = today + timedelta(days=5 - today.weekday())
    which = (match["which"] or "").lower()
    if which in ("last", "past") or (not which and today.weekday() < 3):
        saturday -= timedelta(weeks=1)
    if which == "next":
        saturday += timedelta(weeks=1)
    sunday = saturday + timedelta(days=1)
    return replace(found, value=interval(saturday.isoformat(), sunday.isoformat()))


def bare_year(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "1986", "the end of 1986"."""
    year, edge = int(match["year"]), (match["edge"] or "").lower()
    if match.string[match.start("year") - 1 : match.start("year")] == "-" and not edge:
        return None
    found = Expression(*match.span(), "year", year=year, explicit=True)
    return replace(found, at_end=edge.startswith("end") or "end" in edge.split())
