"""Read what counts from today, or from the date that was last spoken of."""

import re
from dataclasses import replace
from datetime import date, timedelta

from tradewire.mentions.date_expression import Expression, count, kind
from tradewire.values.date import WEEKDAYS, add_months, interval, quarter, shift
from tradewire.values.relative import counted


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
    found = Expression(*match.span(), kind(unit), at_end=edge.startswith("end"))
    if today is None:
        return found
    if unit == "quarter":
        offset = {"last": -1, "next": 1}.get(which, 0)
        return replace(found, value=shift(quarter(today), unit, offset))
    value = counted(f"{which} {unit}", today) or ""
    if unit == "week" and edge == "later":
        value = interval(today.isoformat(), value[11:])
    elif unit == "week" and edge and not found.at_end:
        value = value[:10]
    elif unit == "year" and edge in ("start", "beginning"):
        value = f"{value}-01"
    is_running = unit == "week" and which == "this" and not edge
    return replace(found, value=value, is_running=is_running)


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
    found = Expression(*match.span(), kind(step))
    if number == 1 or not is_ago:
        return replace(found, step=step, back=-number * times, is_ago=is_ago)
    if today is None:
        return found
    if unit == "quarter":
        return replace(found, value=shift(quarter(today), unit, -number))
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
        *match.span(), kind(MULTIPLES.get(unit, (unit, 1))[0]), is_ahead=not is_sure
    )
    if today is None:
        return found
    if unit == "quarter":
        return replace(found, value=shift(quarter(today), unit, number))
    return replace(found, value=counted(f"in {number} {unit}s", today))


def that_one(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "later that year": the year, month or day of the date spoken of."""
    unit = match["unit"].lower()
    return Expression(*match.span(), kind(unit), that=unit)


def the_one_before(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "the previous month", "the year before", "year-earlier"."""
    unit = match["unit"].lower().replace("season", "year")
    return Expression(*match.span(), kind(unit), step=unit, back=-1)


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


def week_to(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "the week ended Saturday": seven days up to that one."""
    weeks = count(match["count"]) if match["count"] else 1
    number = WEEKDAYS.index(match["weekday"].lower())
    return Expression(*match.span(), "day", weekday=number, lasting="week", count=weeks)


def today(match: re.Match[str], today: date | None) -> Expression | None:
    """Read "today", "yesterday", "this morning", "the day after tomorrow"."""
    value = counted(match[0], today) if today else None
    return Expression(*match.span(), "day", value)


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
