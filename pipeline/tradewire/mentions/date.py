"""Find dates and resolve them against the day of publication.

The expressions are found by a grammar of ours; dateparser resolves days and what
counts from today (see `values/relative.py`). What is resolved here leans on the
text around: the tense, the period spoken of before, the two ends of an interval.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from tradewire.dateline import dateline_end
from tradewire.mentions.date_context import is_date
from tradewire.mentions.date_expression import Expression
from tradewire.mentions.date_grammar import scan
from tradewire.mentions.date_resolve import day_of_publication, group_value, resolved
from tradewire.mentions.date_spoken import shifted, that_one, without_that
from tradewire.story import Mention, Story
from tradewire.values.date import SEASON, bounds, interval, last_day, shift
from tradewire.values.names import When

TO = re.compile(r"\s*(?:-to-|-|–|—|/|to|through|thru|until|till|to the|and)\s*")
GAP = re.compile(r"[^.;:!?\n]{0,90}?,?\s+(?:and|to|through)\s+")
MOVED = re.compile(r"(?:delay|postpon|mov|push|extend|defer|bring|brought|shift)\w*\b")
Role = Literal["on", "by", "since", "until", "from"]
ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        "by",
        re.compile(r"\b(?:by|before|no later than|not later than)(?: the)? $", re.I),
    ),
    ("since", re.compile(r"\bsince(?: the)? $", re.I)),
    ("until", re.compile(r"\b(?:until|till|through|up to)(?: the)? $", re.I)),
    (
        "from",
        re.compile(
            r"\b(?:from|starting|beginning|effective|as of|commencing|with effect from"
            r"|after)(?: on| in| from)?(?: the)? $",
            re.I,
        ),
    ),
)
SEVERAL = re.compile(r"\bboth |,? respectively\b")
VAGUE = re.compile(r"\b(?:in|towards?|near|around|about|for|before)(?: the)? $", re.I)
AS_OF = re.compile(r"\b(?:as of|as at|at|by) $")
BACK = 40


def find(story: Story) -> list[Mention[When]]:
    """Return the dates that an article mentions.

    "since May" is the period from May to publication; "a year earlier" is the period
    last spoken of, a year back. What is relative to an unknown day has no value.
    """
    text, today = story.cased, day_of_publication(story)
    dateline = range(story.article.body_start, dateline_end(story.article))
    found = sorted(scan(text, today), key=lambda e: e.start)
    kept = [
        without_that(story, e)
        for e in found
        if e.start not in dateline and is_date(story, e)
    ]
    kept = _with_shared_years(text, kept)
    mentions: list[Mention[When]] = []
    spoken_of: list[When] = []
    for group in _joined(text, kept):
        when = _when(story, group, spoken_of)
        mentions.append(story.mention_at(when, group[0].start, group[-1].end))
        if not (group[0].back or group[0].that or group[0].step and group[0].year):
            spoken_of.append(_as_base(story, group, when))
    return mentions


def _as_base(story: Story, group: list[Expression], when: When) -> When:
    """Return what "a month before" counts from: April for "the end of April".

    Days are mostly those of a report, unless something is counted as of them.
    """
    first = group[0]
    if when.value is None or len(group) > 1:
        return when
    before = story.cased[max(first.start - BACK, 0) : first.start]
    if first.unit == "day" and first.number and AS_OF.search(before):
        return replace(when, basis="explicit")
    if not first.at_end:
        return when
    value = resolved(story, first) or when.value
    return replace(when, value=value, precision=first.unit)


def _joined(text: str, found: Iterable[Expression]) -> list[list[Expression]]:
    """Return the expressions, those that make up one interval together."""
    groups: list[list[Expression]] = []
    for expression in found:
        if groups and _joins(text, groups[-1], expression):
            groups[-1].append(expression)
        else:
            groups.append([expression])
    return groups


def _with_shared_years(text: str, found: list[Expression]) -> list[Expression]:
    """Give the first of "March and April 2018" the year of the second."""
    shared = found[-1:]
    for first, second in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        second = shared[-1]
        alike = first.unit == second.unit and first.number and first.year is None
        listed = text[first.end : second.start] in (" and ", ", ", " or ", ", and ")
        if alike and listed and second.explicit and first.value is None:
            first = replace(first, year=second.year, explicit=True)
        shared.append(first)
    return shared[::-1]


def _joins(text: str, group: list[Expression], second: Expression) -> bool:
    first = group[-1]
    gap = text[first.end : second.start]
    before = text[max(group[0].start - BACK, 0) : group[0].start].lower()
    if first.unit == "span" and first.number == 1 and first.year is None:
        is_split = bool(second.runs) or SEASON.fullmatch(second.value or "")
        return bool(is_split) and gap in (" of ", " of the ")
    plain = ("day", "month", "quarter", "half", "year")
    if first.unit not in plain or second.unit not in plain or first.back or second.back:
        return False
    if any("/" in (e.value or "") or e.step or e.runs for e in (first, second)):
        return False
    if before.endswith("between ") and GAP.fullmatch(gap) and len(group) == 1:
        return "and" in gap
    if gap in (" and ", " or ") and len(group) == 1:
        around = before + text[second.end : second.end + BACK]
        return _follows(first, second) and not SEVERAL.search(around)
    if not TO.fullmatch(gap) or "and" in gap:
        return False
    if len(group) > 1:
        return gap in "/-–" and first.unit == second.unit == "month"
    if "/" in gap:
        return first.unit == second.unit and first.unit in ("month", "day")
    return not MOVED.search(before)


def _follows(first: Expression, second: Expression) -> bool:
    """Tell whether two days or months are neighbours: "today and tomorrow"."""
    if first.unit != second.unit or first.that or second.that:
        return False
    if first.unit == "month":
        return bool(first.number) and (second.number - first.number) % 12 == 1
    if first.weekday is not None and second.weekday is not None:
        is_bare = first.value is None and second.value is None
        return is_bare and (second.weekday - first.weekday) % 7 == 1
    days = [next(iter(e.choices), e.value) for e in (first, second)]
    return first.unit == "day" and shift(days[0] or "", "day", 1) == days[1]


def _is_vague(e: Expression, before: str) -> bool:
    """Tell "before the end of May" and stocks "at the end of May" from the last day."""
    is_at = e.unit == "month" and before.lower().endswith(("at ", "at the "))
    return is_at or VAGUE.search(before) is not None


def _when(story: Story, group: list[Expression], spoken_of: list[When]) -> When:
    first, last = group[0], group[-1]
    before = story.cased[max(first.start - BACK, 0) : first.start]
    found = (role for role, words in ROLES if words.search(before))
    role: Role = next(found, "on")
    explicit = any(e.explicit for e in group)
    at_end = last.at_end and not _is_vague(last, before)
    if first.step:
        value = shifted(story, first, spoken_of)
    elif first.that:
        value = that_one(first, spoken_of)
    else:
        value = group_value(story, group)
    precision = first.unit if len(group) == 1 else "span"
    if value and at_end and len(group) == 1:
        value, precision = last_day(value), "day"
    today = day_of_publication(story)
    if role == "since" and value and today and len(group) == 1:
        start = value.partition("/")[0]
        if bounds(start)[0] < today:
            value = interval(start, today.isoformat())
    if (value or "").count("-") > 3:
        precision = "span"
    return When(value, precision, "explicit" if explicit else "relative", role)
