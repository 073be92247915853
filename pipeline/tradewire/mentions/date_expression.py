"""Date expressions of news, as their words give them, and what each leaves open."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

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
    is_running: bool = False
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
    r"(?![\d%:]|/\d|[.,]\d|-(?:day|month|year)|\s?(?:%|pct|per ?cent|mln|bln|million"
    r"|billion|tonnes|tons|bales|barrels|bags|points)\b)"
)
DAY = rf"(?P<day>(?:[0-3]?\d)(?:st|nd|rd|th)?|{DAY_WORD}){NO_UNIT}"
YEAR = r"(?:1[6-9]\d\d|20\d\d)(?![\d%]|[.,/]\d|s\b)"
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
UNIT_NAMES: tuple[Unit, ...] = ("week", "month", "quarter", "year")


def count(word: str) -> int:
    """Return a number written as a word or in digits.

    >>> count("four"), count("12")
    (4, 12)
    """
    return COUNTS[word.lower()] if word.lower() in COUNTS else int(word)


def day_number(word: str) -> int:
    """Return the day of "5th"."""
    return count(re.sub(r"(?:st|nd|rd|th)$", "", word))


def year_of(match: re.Match[str], today: date | None) -> tuple[int | None, bool]:
    """Return the year that follows a month or quarter, and whether it is written."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"]), True
    offset = {"this": 0, "last": -1, "next": 1, "the": 0}.get(groups.get("that") or "")
    if offset is None or today is None:
        return None, False
    return today.year + offset, False


def calendar(match: re.Match[str], today: date | None, unit: Unit) -> Expression:
    """Return an expression of a calendar unit, with its year if one is named."""
    year, explicit = year_of(match, today)
    return Expression(*match.span(), unit, year=year, explicit=explicit)


def full_year(digits: str) -> int:
    """Return a year written with two or four digits: "87" is 1987, "21" is 2021."""
    year = int(digits)
    return year if len(digits) == 4 else year + (1900 if year >= 60 else 2000)


def kind(unit: str) -> Unit:
    """Return the unit that a word of the grammar stands for."""
    return "day" if unit == "day" else next(u for u in UNIT_NAMES if u == unit)
