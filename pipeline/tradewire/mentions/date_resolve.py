"""Resolve date expressions by the day of publication and the tense."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from tradewire.mentions.date_expression import Expression
from tradewire.mentions.date_split_year import first_part, split_year
from tradewire.mentions.date_tense import tense_at
from tradewire.story import Story
from tradewire.syntax import Tense
from tradewire.values.date import add_months, bounds, interval, real_day, season

LONG_AGO = timedelta(days=300)
AHEAD = 1.5  # what lies ahead counts as farther: news tells more of the past


def day_of_publication(story: Story) -> date | None:
    """Return the day of publication, unless its calendar arithmetic would overflow."""
    published = story.article.published
    return published if published and 1000 < published.year < 9000 else None


def group_value(story: Story, group: list[Expression]) -> str | None:
    """Return the date or interval that a group of expressions gives."""
    first, last = group[0], group[-1]
    if len(group) == 1:
        return resolved(story, first)
    if first.unit == "span":
        year = resolved(story, last)
        return year and first_part(story, first.last, last, year)
    if last.weekday is not None and first.unit == "day" and last.value is None:
        begin = resolved(story, first)
        return begin and _until_weekday(begin, last.weekday)
    if first.year is None and last.year is None:
        if (found := _ahead(story, first, last)) is not None:
            return _named(story, last, found)
        end = resolved(story, last)
        if end is None:
            return None
        last = replace(last, year=int(end[:4]))
    if last.year is None and first.year is not None and last.number:
        turned = first.unit != "year" and last.number < first.number
        last = replace(last, year=first.year + turned)
    if first.year is None and last.year is not None and first.number:
        first = replace(first, year=last.year - (last.number < first.number))
    start, end = resolved(story, first), resolved(story, last)
    if start is None or end is None or bounds(end)[1] < bounds(start)[0]:
        return None
    if first.unit == "year" and last.unit == "month":
        start = f"{start}-01"
    return _named(story, last, interval(start, end))


def _named(story: Story, last: Expression, value: str) -> str:
    """Return the quarter for "the April-June quarter"."""
    words = story.cased[last.start : last.end + len(" quarter")]
    if last.unit == "month" and " quarter" in words:
        return f"{value[-7:-3]}-Q{int(value[-2:]) // 3}"
    return value


def _ahead(story: Story, first: Expression, last: Expression) -> str | None:
    """Return the interval that is nearest as a whole, unless it lies in the past."""
    today, when = day_of_publication(story), tense_at(story, last)
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


def resolved(story: Story, e: Expression) -> str | None:
    """Return the value of one expression, its year or week chosen by the tense."""
    today = day_of_publication(story)
    if e.runs:
        return split_year(story, e, today)
    if e.is_running and e.value and today and tense_at(story, e) != "future":
        return interval(e.value[:10], today.isoformat())
    if e.value is not None or e.unit == "span" and not e.last:
        return e.value
    if e.weekday is not None:
        return _by_weekday(story, e, today) if today else None
    if e.year is not None:
        return dated(e, e.year)
    if today is None or not e.number:
        return None
    values, when = list(e.choices), tense_at(story, e)
    if not values:
        years = (today.year - 1, today.year, today.year + 1)
        values = [value for y in years if (value := dated(e, y))]
    if e.lasting and when == "past":
        return max((v for v in values if _has_ended(v, today)), default=None)
    return nearest(values, today, when)


def _has_ended(value: str, today: date) -> bool:
    """Tell whether a period is over, or in its last month."""
    return bounds(value)[1].replace(day=1) <= today


def _by_weekday(story: Story, e: Expression, today: date) -> str:
    """Return "Friday", or "the week to Friday"."""
    day = weekday_near(e.weekday or 0, today, tense_at(story, e))
    if not e.lasting:
        return day
    start = date.fromisoformat(day) - timedelta(days=7 * e.count - 1)
    return interval(start.isoformat(), day)


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
