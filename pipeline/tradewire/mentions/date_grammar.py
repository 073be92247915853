"""The grammar of dates in news: where the expressions stand."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from ahocorasick_rs import AhoCorasick

from tradewire.mentions import date_calendar as calendar
from tradewire.mentions import date_relative as relative
from tradewire.mentions.date_expression import (
    COUNT,
    DAY,
    MONTH,
    NO_UNIT,
    NTH,
    OF_YEAR,
    ONES,
    SPANS,
    TENS,
    UNITS,
    WEEKDAY,
    YEAR,
    Build,
    Expression,
)

E_OF = (
    r"(?P<edge>(?i:early|mid|late|end|beginning|start|middle)(?:[- ]of(?: the)?)?[- ])?"
)
GRAMMAR: tuple[tuple[str, re.Pattern[str], Build], ...] = tuple(
    (anchor, re.compile(pattern), build)
    for anchor, pattern, build in (
        (
            "century",
            r"(?<![\d-])(?:19|20)\d\d-(?:0\d|1[0-2])-\d\d(?![\d-])",
            calendar.numeric,
        ),
        (
            "slash",
            r"(?<![\d/.$-])(?<!\d )['’]?(?P<first>\d\d)/['’]?(?P<second>\d\d)(?![\d/])",
            calendar.short_season,
        ),
        (
            "slash",
            r"(?<![\d/.,$])\d{1,2}/\d{1,2}/(?:19|20)?\d\d(?![\d/])",
            calendar.numeric,
        ),
        (
            "century",
            rf"(?:\b{MONTH}[/–-]{MONTH} )?"
            r"\b(?P<first>(?:18|19|20)\d\d)(?P<mark>[/–-])(?P<second>\d{4}|\d\d)(?![\d/-])"
            r"(?P<word> (?:crop|marketing|fiscal|season|financial))?"
            rf"(?: \(?{MONTH}[/–-]{MONTH}\)?)?"
            r"(?: (?:[a-z]+ )?(?:season|year))?"
            rf"(?:,? (?:ending|ended|to)(?: on)? {MONTH}(?: {DAY})?)?",
            calendar.season_or_years,
        ),
        (
            "month_name",
            rf"\b(?:(?i:(?P<kind>fiscal |financial |business |marketing |crop ))?)"
            rf"(?:(?P<count>{COUNT})[- ])?(?:consecutive |straight )?{UNITS}s?,?"
            rf" (?:that )?(?:ended|ending|ends|to|through|up to)"
            r"(?: on| in)?\s(?:end[- ](?:of )?)?"
            rf"(?P<month>{MONTH})(?:\s+{DAY})?\b(?:,?\s+(?P<year>{YEAR}))?",
            calendar.lasting,
        ),
        (
            "month_name",
            rf"\b(?i:year) (?:starting|beginning|commencing|from)(?: on)?"
            rf" (?P<month>{MONTH})(?:\s+{DAY})?\b(?:,?\s+(?P<year>{YEAR}))?",
            calendar.year_from,
        ),
        (
            "month_name",
            rf"\b(?i:week) (?:of|beginning|starting|commencing) (?P<month>{MONTH})"
            rf"\s+{DAY}(?:,?\s+(?P<year>{YEAR}))?",
            calendar.beginning,
        ),
        (
            "month_name",
            rf"\b(?:{WEEKDAY},?\s+\(?)?(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})"
            rf"(?P<join>\s?[-–]\s?|\s(?:to|through|and)\s)(?P<last>\d{{1,2}}){NO_UNIT}"
            rf"(?:,?\s+(?P<year>{YEAR}))?",
            calendar.days,
        ),
        (
            "month_name",
            r"(?<![\d.,$£€/-])\b(?P<day>\d{1,2})(?:st|nd|rd|th)?"
            r"(?P<join>\s?[-–]\s?|\s(?:to|and)\s)(?P<last>\d{1,2})(?:st|nd|rd|th)?"
            rf"\s(?:of\s)?(?P<month>{MONTH})(?:,?\s+(?P<year>{YEAR}))?",
            calendar.days,
        ),
        (
            "month_name",
            r"\b(?i:(?P<number>first|second|third|fourth|last|final)) (?:full )?week "
            rf"(?:of|in) (?P<month>{MONTH})(?!\w)(?:{OF_YEAR})?",
            calendar.week_of,
        ),
        (
            "half",
            rf"\b(?i:(?P<number>first|second))[- ]half of (?P<month>{MONTH})(?!\w)"
            rf"(?:{OF_YEAR})?",
            calendar.half_month,
        ),
        (
            "month_name",
            rf"\b(?:{WEEKDAY},?\s+\(?)?(?P<month>{MONTH})\s+(?:the\s+)?{DAY}\b"
            rf"(?:{OF_YEAR})?",
            calendar.month_day,
        ),
        (
            "month_name",
            rf"(?<![\d.,$£€])\b(?:{WEEKDAY},?\s+)?(?:the\s+)?"
            rf"(?P<day>[0-3]?\d(?:st|nd|rd|th)?)(?:\s+of)?[ -](?P<month>{MONTH})"
            rf"(?:{OF_YEAR})?",
            calendar.month_day,
        ),
        (
            "month_name",
            rf"\b(?i:(?P<day>{NTH}))\s+day\s+of\s+(?P<month>{MONTH}),?\s+in\s+the\s+year"
            r"\s+of\s+our\s+Lord\s+(?P<century>two\s+thousand|nineteen\s+hundred)"
            rf"(?:\s+and)?(?:\s+(?P<tens>{TENS})?-?(?P<ones>{ONES})?)?",
            calendar.proclaimed,
        ),
        (
            "month_name",
            rf"\b(?i:first) (?P<count>{COUNT}) (?P<unit>week|day)s (?:of|in) "
            rf"(?P<month>{MONTH})(?:{OF_YEAR})?",
            calendar.first_days,
        ),
        (
            "month_name",
            rf"\b(?P<month>{MONTH})\s?['’](?P<late>\d\d)(?!\w)",
            calendar.short_month,
        ),
        (
            "unit",
            rf"\b(?i:(?P<which>first|final|last))[- ](?P<count>{COUNT})[- ]months?\b"
            rf"(?:(?: (?:of|in))?(?: the)?(?:{OF_YEAR}))?",
            calendar.first_months,
        ),
        (
            "unit",
            rf"\b(?P<year>{YEAR})(?:'s|’s)? (?i:first) (?P<count>{COUNT}) months",
            calendar.first_months,
        ),
        (
            "month_name",
            r"\b(?i:(?P<which>last|next|this|that|past|coming))"
            rf" (?P<month>{MONTH})(?!\w)(?!,? (?:\d|of ))",
            calendar.month,
        ),
        (
            "month_name",
            rf"\b{E_OF}(?P<month>{MONTH})(?!\w)(?:(?: period| quarter)?{OF_YEAR})?",
            calendar.month,
        ),
        (
            "unit",
            r"\b(?:(?P<edge>end) of (?:the )?)?"
            r"(?i:(?P<number>first|second|third|fourth|final|[1-4](?:st|nd|rd|th)))"
            rf"[- ](?:calendar )?(?:quarter|qtr)\b(?:{OF_YEAR})?",
            calendar.quarter,
        ),
        ("letter", rf"\bQ(?P<number>[1-4])(?:(?:{OF_YEAR}))?\b", calendar.quarter),
        ("letter", rf"\b(?P<year>{YEAR})[ -]?Q(?P<number>[1-4])\b", calendar.quarter),
        (
            "unit",
            rf"\b(?P<year>{YEAR})(?:'s|’s)? (?P<number>first|second|third|fourth)"
            r"[- ]quarter\b",
            calendar.quarter,
        ),
        (
            "half",
            rf"\b(?i:(?P<number>first|second|1st|2nd))[- ]half"
            rf"(?! (?:of )?(?:{MONTH}|(?:the|this|last|next) (?!year)))(?:{OF_YEAR})?",
            calendar.half,
        ),
        ("letter", rf"\bH(?P<number>[12]) (?P<year>{YEAR})\b", calendar.half),
        ("letter", rf"\b(?P<number>[12])H,? (?P<year>{YEAR})\b", calendar.half),
        ("letter", rf"\b(?P<number>[1-4])Q\b(?:{OF_YEAR})?", calendar.quarter),
        (
            "fiscal",
            rf"\b(?:(?i:fiscal|financial)(?: year)?|FY)[ -]?"
            rf"(?:(?P<year>{YEAR})|(?P<late>\d\d(?!\d)))",
            calendar.fiscal,
        ),
        (
            "fiscal",
            rf"\b(?P<year>{YEAR})(?P<late>) (?i:fiscal|financial)(?: year)?\b",
            calendar.fiscal,
        ),
        (
            "fiscal",
            r"\b(?i:(?P<which>this|current|last|previous|past|next|coming)"
            r" (?:(?:fiscal|financial|marketing|crop) year|season))\b",
            relative.fiscal_relative,
        ),
        (
            "same",
            rf"\b(?i:the )?(?i:same|equivalent|corresponding) (?P<year>{YEAR})"
            r" (?:period|months|quarter)",
            relative.same,
        ),
        (
            "same",
            r"\b(?i:the )?(?i:same|corresponding|comparable|equivalent|like|similar"
            r"|year-ago|year-earlier)(?: [a-z-]+)?"
            r" (?:period|months?|quarter|weeks?|time|span|stretch|days?)"
            rf"(?:,? (?:of |in |from )?(?:(?P<year>{YEAR})|(?i:(?P<that>last"
            r"|the previous|the prior) year|a year (?:ago|earlier|before)"
            r"|the year (?:before|earlier))))?\b(?! of (?:the )?\d{4}/)",
            relative.same,
        ),
        (
            "unit",
            r"(?<=[Ee]arlier in )the (?P<unit>week|month|year)\b",
            relative.relative,
        ),
        ("unit", r"(?<=[Ll]ater in )the (?P<unit>month|year)\b", relative.relative),
        (
            "unit",
            rf"(?<=\b(?:in|or) )(?i:the (?:latest |{COUNT} )?(?:period|weeks?|months))"
            r"\b(?! (?:of|to|that|end|before|ahead|after|since|from|start|begin))",
            relative.same,
        ),
        (
            "unit",
            rf"\b(?i:(?P<count>{COUNT}) {SPANS}s? "
            r"(?P<from>ago|earlier|before|previously))\b",
            relative.ago,
        ),
        (
            "unit",
            rf"\b(?i:(?P<count>{COUNT}) {SPANS}s? (?:from (?:now|today)|hence))\b",
            relative.ahead,
        ),
        (
            "unit",
            rf"\b(?i:(?P<how>in|within) (?P<count>{COUNT}) {SPANS}s?"
            r"(?P<time>['’]?s?['’]? time)?)\b(?!-| (?:of|after|from|before|since)\b)",
            relative.ahead,
        ),
        (
            "unit",
            r"(?:(?<=[Ii]n )|(?<=[Ll]ater )|(?<=[Ee]arlier )|(?<=[Oo]f )|(?<=[Bb]y ))"
            r"(?i:that (?:same )?(?P<unit>year|month|day))\b(?!-)",
            relative.that_one,
        ),
        (
            "unit",
            r"\b(?i:(?:the )?(?:previous|preceding|prior)"
            r" (?P<unit>year|month|week|quarter))\b(?!-)",
            relative.the_one_before,
        ),
        (
            "unit",
            r"\b(?i:the (?P<unit>year|month|week|quarter|season) (?:before|earlier))\b",
            relative.the_one_before,
        ),
        (
            "unit",
            r"\b(?i:(?P<unit>year|month|week)-(?:ago|earlier|before))\b",
            relative.the_one_before,
        ),
        (
            "unit",
            r"\b(?i:(?P<which>past)(?P<count>) (?P<unit>year|month|week|quarter))"
            r"\b(?!-)",
            relative.past_units,
        ),
        (
            "unit",
            rf"\b(?i:(?P<which>last|past|next|coming) (?P<count>{COUNT}) "
            rf"(?:full |calendar |consecutive )?{UNITS}s?)\b",
            relative.past_units,
        ),
        (
            "unit",
            r"\b(?i:(?P<edge>end|start|beginning|middle) of"
            r" (?:(?P<which>this|last|next) |the (?:current )?)"
            r"(?P<unit>year|month|quarter|week))\b",
            relative.relative,
        ),
        (
            "unit",
            r"\b(?i:(?P<edge>end)[ -](?:this |the )?(?P<unit>year|month))\b(?! of\b)",
            relative.relative,
        ),
        (
            "unit",
            r"\b(?i:(?P<unit>year|month)(?:[-]|'s |’s )(?P<edge>end))\b",
            relative.relative,
        ),
        (
            "unit",
            r"\b(?i:(?:(?P<edge>later) )?(?P<which>this|last|next|current|coming)"
            r" (?:calendar )?(?P<unit>year|month|week|quarter))\b(?!-old)",
            relative.relative,
        ),
        (
            "weekday",
            rf"\b(?i:(?:(?P<count>{COUNT}) )?weeks? (?:ended|ending|to|through)"
            rf"(?: on)?(?: last)?) (?P<weekday>{WEEKDAY})(?!\w)",
            relative.week_to,
        ),
        (
            "weekday",
            rf"\b(?:(?i:(?P<which>last|next|this|past|coming)) )?(?P<weekday>{WEEKDAY})"
            r"(?!\w)",
            relative.weekday,
        ),
        (
            "weekend",
            r"\b(?i:(?:over )?(?:(?P<which>this|last|past|next)|the) weekend)\b",
            relative.weekend,
        ),
        (
            "today",
            r"\b(?i:(?:the )?day (?:before yesterday|after tomorrow)|last night"
            r"|(?:yesterday|tomorrow)(?: (?:morning|afternoon|evening|night))?"
            r"|today|tonight|this (?:morning|afternoon|evening))\b",
            relative.today,
        ),
        (
            "century",
            rf"\b(?i:(?P<edge>early|mid|late|the end of|end of|end|the start of"
            rf"|the beginning of|the middle of)[- ])?(?:calendar )?"
            rf"(?<![\d.,/$£€#])(?P<year>{YEAR})(?!\w|[/–]\d|-\d)",
            calendar.bare_year,
        ),
    )
)


REACH = 70
ANCHORS = {
    "century": "16 17 18 19 20",
    "slash": "/",
    "month_name": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "weekday": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "unit": "day week month quarter qtr year period season fortnight decade",
    "half": "half",
    "letter": "Q1 Q2 Q3 Q4 1Q 2Q 3Q 4Q H1 H2 1H 2H",
    "fiscal": "fiscal financial marketing crop season FY",
    "same": "same corresponding comparable equivalent like similar year-ago"
    " year-earlier",
    "weekend": "weekend",
    "today": "today tonight yesterday tomorrow morning afternoon evening night",
}


@cache
def _anchors() -> tuple[AhoCorasick, tuple[str, ...]]:
    """Return the matcher of the strings that every expression holds, and their kind."""
    kinds = {text: kind for kind, texts in ANCHORS.items() for text in texts.split()}
    kinds |= {text.upper(): kind for text, kind in kinds.items()}
    kinds |= {text.capitalize(): kind for text, kind in kinds.items()}
    return AhoCorasick(list(kinds)), tuple(kinds.values())


def _windows(text: str) -> dict[str, list[tuple[int, int]]]:
    """Return the stretches of a text around each kind of anchor, none overlapping."""
    matcher, kinds = _anchors()
    found: dict[str, list[tuple[int, int]]] = {}
    for pattern, start, end in matcher.find_matches_as_indexes(text, overlapping=True):
        stretches = found.setdefault(kinds[pattern], [])
        low, high = max(start - REACH, 0), min(end + REACH, len(text))
        if stretches and low <= stretches[-1][1]:
            stretches[-1] = stretches[-1][0], high
        else:
            stretches.append((low, high))
    return found


def scan(text: str, today: date | None) -> Iterator[Expression]:
    """Yield the date expressions of a text, the more specific where two overlap."""
    taken = bytearray(len(text))
    windows = _windows(text)
    for anchor, pattern, build in GRAMMAR:
        for low, high in windows.get(anchor, ()):
            for match in pattern.finditer(text, low, high):
                start, end = match.span()
                if any(taken[start:end]):
                    continue
                found = build(match, today)
                if found is not None:
                    taken[start:end] = b"\1" * (end - start)
                    yield found
