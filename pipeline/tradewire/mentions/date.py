"""Find dates and resolve them against the day of publication.

The expressions are found by a grammar of ours; dateparser resolves days and what
counts from today (see `values/relative.py`). What is resolved here leans on the
text around: the tense, the period spoken of before, the two ends of an interval.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from tradewire.dateline import dateline_end
from tradewire.mentions.date_context import is_date, split_year, tense_at
from tradewire.mentions.date_expression import Expression
from tradewire.mentions.date_grammar import scan
from tradewire.story import Mention, Story
from tradewire.syntax import Tense
from tradewire.values.date import (
    add_months,
    bounds,
    interval,
    last_day,
    real_day,
    season,
    shift,
)
from tradewire.values.names import When
from tradewire.values.relative import counted

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
BACK = 40
LONG_AGO = timedelta(days=300)
AHEAD = 1.5  # what lies ahead counts as farther: news tells more of the past
COMPARED = re.compile(
    r"\d|\b(?:above|against|below|from|half|on|over|than|versus|vs|with)\b"
)


def find(story: Story) -> list[Mention[When]]:
    """Return the dates that an article mentions.

    "since May" is the period from May to publication; "a year earlier" is the period
    last spoken of, a year back. What is relative to an unknown day has no value.
    """
    text, today = story.cased, _today(story)
    dateline = range(story.article.body_start, dateline_end(story.article))
    found = sorted(scan(text, today), key=lambda e: e.start)
    kept = [
        _without_that(story, e)
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
            spoken_of.append(_whole(story, group, when))
    return mentions


def _whole(story: Story, group: list[Expression], when: When) -> When:
    """Return the period of "the end of April": a month before it is March."""
    if when.value is None or len(group) > 1 or not group[0].at_end:
        return when
    value = _resolved(story, group[0]) or when.value
    return replace(when, value=value, precision=group[0].unit)


def _today(story: Story) -> date | None:
    """Return the day of publication, unless its calendar arithmetic would overflow."""
    published = story.article.published
    return published if published and 1000 < published.year < 9000 else None


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
    plain = ("day", "month", "quarter", "half", "year")
    if first.unit not in plain or second.unit not in plain or first.back or second.back:
        return False
    if any("/" in (e.value or "") or e.step or e.runs for e in (first, second)):
        return False
    if before.endswith("between ") and GAP.fullmatch(gap) and len(group) == 1:
        return "and" in gap
    if gap in (" and ", " or ") and len(group) == 1:
        return _follows(first, second) and not SEVERAL.search(
            before + text[second.end :][:BACK]
        )
    if not TO.fullmatch(gap) or "and" in gap:
        return False
    if "/" in gap or len(group) > 1:
        units = ("month", "day") if len(group) == 1 else ("month",)
        return "/" in gap and first.unit == second.unit and first.unit in units
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


def _when(story: Story, group: list[Expression], spoken_of: list[When]) -> When:
    first, last = group[0], group[-1]
    before = story.cased[max(first.start - BACK, 0) : first.start]
    found = (role for role, words in ROLES if words.search(before))
    role: Role = next(found, "on")
    explicit = any(e.explicit for e in group)
    at_end = last.at_end and not VAGUE.search(before)
    if first.step:
        value = _shifted(story, first, spoken_of)
    elif first.that not in ("", "now"):
        value = _that_one(first, spoken_of)
    else:
        value = _value(story, group)
    precision = first.unit if len(group) == 1 else "span"
    if value and at_end and len(group) == 1:
        value, precision = last_day(value), "day"
    today = _today(story)
    if role == "since" and value and today and len(group) == 1:
        start = value.partition("/")[0]
        if bounds(start)[0] < today:
            value = interval(start, today.isoformat())
    if (value or "").count("-") > 3:
        precision = "span"
    return When(value, precision, "explicit" if explicit else "relative", role)


def _is_that_one(story: Story, e: Expression) -> bool:
    """Tell "that March" from "said that March was": a determiner from a conjunction."""
    is_closed = story.cased[e.end : e.end + 1] in ("", *".,;:)")
    return is_closed or story.doc[story.token_at(e.start)].tag_ == "DT"


def _without_that(story: Story, e: Expression) -> Expression:
    """Leave the conjunction out: "said that June imports rose"."""
    if not e.that or not e.number or _is_that_one(story, e):
        return e
    return replace(e, start=e.start + len("that "), that="")


def _that_one(e: Expression, spoken_of: list[When]) -> str | None:
    """Return the year, month or day last spoken of, or a month of that year."""
    length = {"year": 4, "month": 7, "day": 10}[e.that]
    values = (when.value for when in reversed(spoken_of) if when.value)
    found = next((v[:length] for v in values if re.match(r"[\d-]+$", v[:length])), None)
    if found is None or len(found) < length:
        return None
    return dated(e, int(found)) if e.unit == "month" and e.number else found


def _value(story: Story, group: list[Expression]) -> str | None:
    """Return the date or interval that a group of expressions gives."""
    first, last = group[0], group[-1]
    if len(group) == 1:
        return _resolved(story, first)
    if last.weekday is not None and first.unit == "day" and last.value is None:
        begin = _resolved(story, first)
        return begin and _until_weekday(begin, last.weekday)
    if first.year is None and last.year is None:
        if (found := _ahead(story, first, last)) is not None:
            return _named(story, last, found)
        end = _resolved(story, last)
        if end is None:
            return None
        last = replace(last, year=int(end[:4]))
    if last.year is None and first.year is not None and last.number:
        turned = first.unit != "year" and last.number < first.number
        last = replace(last, year=first.year + turned)
    if first.year is None and last.year is not None and first.number:
        first = replace(first, year=last.year - (last.number < first.number))
    start, end = _resolved(story, first), _resolved(story, last)
    if start is None or end is None or bounds(end)[1] < bounds(start)[0]:
        return None
    if first.unit == "year" and last.unit == "month":
        start = f"{start}-01"
    return _named(story, last, interval(start, end))


def _named(story: Story, last: Expression, value: str) -> str:
    """Return the quarter for "the April-June quarter"."""
    if last.unit == "month" and story.cased.startswith(" quarter", last.end):
        return f"{value[-7:-3]}-Q{int(value[-2:]) // 3}"
    return value


def _ahead(story: Story, first: Expression, last: Expression) -> str | None:
    """Return the interval that is nearest as a whole, unless it lies in the past."""
    today, when = _today(story), tense_at(story, last)
    if today is None or when == "past" or not (first.number and last.number):
        return None
    values = []
    for year in (today.year - 1, today.year, today.year + 1):
        turned = first.unit != "half" and last.number < first.number
        ends = dated(first, year), dated(last, year + turned)
        if ends[0] and ends[1] and ends[0] <= ends[1]:
            values.append(interval(ends[0], ends[1]))
    return nearest(values, today, when)


def _until_weekday(start: str, weekday: int) -> str:
    """Return the interval from a day to the next such weekday after it."""
    day = date.fromisoformat(start) + timedelta(days=1)
    day += timedelta(days=(weekday - day.weekday()) % 7)
    return interval(start, day.isoformat())


def _resolved(story: Story, e: Expression) -> str | None:
    """Return the value of one expression, its year or week chosen by the tense."""
    today = _today(story)
    if e.runs:
        return split_year(story, e, today)
    if e.that == "now" and e.value and today and tense_at(story, e) != "future":
        return interval(e.value[:10], today.isoformat())
    if e.value is not None or e.unit == "span" and not e.last:
        return e.value
    if e.weekday is not None:
        return weekday_near(e.weekday, today, tense_at(story, e)) if today else None
    if e.year is not None:
        return dated(e, e.year)
    if today is None or not e.number:
        return None
    values = list(e.choices)
    if not values:
        years = (today.year - 1, today.year, today.year + 1)
        values = [value for y in years if (value := dated(e, y))]
    return nearest(values, today, tense_at(story, e))


def nearest(values: list[str], today: date, when: Tense | None) -> str | None:
    """Return the period that a tense means: the latest begun, the next to end.

    >>> nearest(["2020-11", "2021-11"], date(2021, 3, 1), "past")
    '2020-11'
    >>> nearest(["2020-09", "2021-09"], date(2021, 6, 1), None)
    '2021-09'
    """
    past = [v for v in values if bounds(v)[0] <= today]
    ahead = [v for v in values if bounds(v)[1] >= today]
    if when == "past" and past:
        is_day = len(past[-1].partition("/")[0]) == len("2021-01-01")
        if not is_day or today - bounds(past[-1])[1] < LONG_AGO:
            return past[-1]
    if when == "future" and ahead and bounds(ahead[0])[0] - today < LONG_AGO:
        return ahead[0]

    def distance(value: str) -> timedelta:
        first, last = bounds(value)
        return max(today - last, AHEAD * (first - today))

    return min(values, key=distance, default=None)


def dated(e: Expression, year: int) -> str | None:
    """Return the value of a calendar expression in a year."""
    if e.lasting:
        return _lasting(e, year)
    if e.unit == "day":
        length = monthrange(year, e.number)[1]
        ends = (n if n > 0 else length + 1 + n for n in (e.day, e.last or e.day))
        days = [real_day(year, e.number, n) for n in ends]
        found = [day.isoformat() for day in days if day]
        return interval(*found) if len(found) == 2 else None
    if e.unit == "month":
        return f"{year}-{e.number:02}"
    if e.unit in ("quarter", "half"):
        return f"{year}-{e.unit[0].upper()}{e.number}"
    if e.unit == "span":
        known = {(1, 3): "Q1", (10, 12): "Q4", (1, 6): "H1", (7, 12): "H2"}
        if name := known.get((e.number, e.last)):
            return f"{year}-{name}"
        return interval(f"{year}-{e.number:02}", f"{year}-{e.last:02}")
    return str(year)


def _lasting(e: Expression, year: int) -> str | None:
    """Return a period by its last day or month and its length."""
    months = e.count * {"month": 1, "quarter": 3, "year": 12}.get(e.lasting, 0)
    if e.lasting == "from":
        return str(year) if e.number == 1 else season(year)
    if e.lasting == "season":
        return str(year) if e.number == 12 else season(year - 1)
    if e.unit == "day":
        day = real_day(year, e.number, e.day)
        if day is None:
            return None
        if e.count < 0:
            return interval(day.isoformat(), (day + timedelta(days=6)).isoformat())
        if e.lasting in ("week", "day"):
            days = e.count * (7 if e.lasting == "week" else 1)
            start = day - timedelta(days=days - 1)
            return interval(start.isoformat(), day.isoformat())
        if e.day != monthrange(year, e.number)[1]:
            start_month = add_months(day, -months)
            first = real_day(int(start_month[:4]), int(start_month[5:]), e.day + 1)
            return interval(first.isoformat(), day.isoformat()) if first else None
    if not months:
        return None
    end = date(year, e.number, 1)
    if months == 12 and e.number == 12:
        return str(year)
    return interval(add_months(end, 1 - months), add_months(end, 0))


def weekday_near(number: int, today: date, when: Tense | None) -> str:
    """Return the next such day in the future tense, else the latest one.

    >>> weekday_near(4, date(2021, 11, 16), "past")
    '2021-11-12'
    >>> weekday_near(4, date(2021, 11, 16), "future")
    '2021-11-19'
    """
    if when == "future":
        return (today + timedelta(days=(number - today.weekday()) % 7)).isoformat()
    return (today - timedelta(days=(today.weekday() - number) % 7)).isoformat()


def _shifted(story: Story, e: Expression, spoken_of: list[When]) -> str | None:
    """Return the period that an expression counts from, moved: "a year earlier"."""
    today = _today(story)
    if today and e.is_ago and _is_of_act(story, e):
        return counted(f"{-e.back} {e.step} ago", today)
    for when in reversed(spoken_of):
        if when.value is None or (when.basis, when.precision) == ("relative", "day"):
            continue
        ends = when.value.rpartition("/")[2]
        year = int(ends[:4] if len(ends) > 3 else when.value[:4])
        is_far = today is not None and (
            year < today.year - 1 or bounds(when.value)[0] > today
        )
        if e.is_ago and is_far:
            continue
        is_plain_year = (when.basis, when.precision) == ("relative", "year")
        if is_plain_year and (e.is_ago or not e.back and e.year is None):
            continue
        back = e.back if e.year is None else e.year - year
        if moved := shift(when.value, e.step, back):
            return moved
    if e.year is not None:
        return str(e.year)
    if today is None or not e.back:
        return None
    return counted(f"{-e.back} {e.step}s ago", today)


def _is_of_act(story: Story, e: Expression) -> bool:
    """Tell "was suspended a year ago" from "4 million tonnes a year ago"."""
    first = story.token_at(e.start)
    sentence = story.doc[first].sent.start_char
    if first == 0 or e.start == sentence:
        return False
    if story.doc[first - 1].tag_ in ("VBD", "VBN"):
        return True
    before = story.cased[max(sentence, e.start - BACK) : e.start]
    return not COMPARED.search(before)
