"""Read the dateline that opens a wire story: "BRUSSELS, April 17 (Reuters) -"."""

import re
from dataclasses import dataclass
from datetime import date

from tradewire.article import Article
from tradewire.values.country import code, place_code, state_code
from tradewire.values.date import day_near, month_number

LINES = 8
LONGEST = 120
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
CITY = r"[A-ZÀ-Þ][\w.'’]*(?:[ -][A-ZÀ-Þ][\w.'’]*){0,3}"
DATELINE = re.compile(
    rf"""[\s*]*(?:\([A-Z][^()]{{0,80}}\)\s*)?
    (?P<place>{CITY})(?:/{CITY}){{0,2}}
    (?:\s?,\s*(?!{MONTH}\b)(?P<region>(?:the\s)?[A-Z][\w.]*(?:\s[A-Z][\w.]*)?))?
    (?:\s?,?\s*(?:
        (?P<month>{MONTH})\b\.?\s+(?P<day>\d{{1,2}})(?:,?\s+(?P<year>\d{{4}}))?
        |(?P<first>\d{{1,2}})\s+(?P<second>{MONTH})\b\.?(?:\s+(?P<third>\d{{4}}))?
    ))?
    ,?\s*(?P<agency>\([A-Z][\w\s.]{{1,30}}\)|Reuters?\b)?
    (?:\s+(?:[—–−―]|--?)\s*|[—–−―-]{{1,2}}\s+|[—―])(?=\S)""",
    re.VERBOSE,
)
SHOUTED_MONTH = re.compile(rf"\b{MONTH}\b", re.IGNORECASE)


@dataclass(frozen=True)
class Dateline:
    """Place as written, its country (ISO 3166-1 alpha-2) and ISO date, if known."""

    place: str
    country: str | None = None
    date: str | None = None


def find_dateline(article: Article) -> Dateline | None:
    """Return the dateline at the start of an article's body, if there is one."""
    found = _search(article)
    if found is None:
        return None
    match, _ = found
    day = _day(match, article.published)
    return Dateline(match["place"], _country(match), day.isoformat() if day else None)


def dateline_end(article: Article) -> int:
    """Return the offset in `article.text` at which the story proper begins.

    >>> article = Article("SEOUL, March 5 (Reuters) - Exports rose.")
    >>> article.text[dateline_end(article) :]
    'Exports rose.'
    """
    found = _search(article)
    return article.body_start + (found[0].end() + found[1] if found else 0)


def _search(article: Article) -> tuple[re.Match[str], int] | None:
    """Return the match and its line's offset: bylines may stand above a dateline."""
    start = 0
    for line in article.body.split("\n", LINES)[:LINES]:
        head = SHOUTED_MONTH.sub(lambda m: m[0].capitalize(), line[:LONGEST])
        if (match := DATELINE.match(head)) and _is_dateline(match):
            return match, start
        start += len(line) + 1
    return None


def _is_dateline(match: re.Match[str]) -> bool:
    """Tell a dateline from other words before a dash: its place or date is known."""
    has_date = bool(match["month"] or match["second"])
    if _country(match) is not None:
        return match["place"].isupper() or has_date or match["region"] is not None
    return match["place"].isupper() and (has_date or match["agency"] is not None)


def _country(match: re.Match[str]) -> str | None:
    place, region = match["place"], match["region"]
    if region and (found := state_code(region) or code(region)):
        return found
    return place_code(place)


def _day(match: re.Match[str], published: date | None) -> date | None:
    month = month_number(match["month"] or match["second"] or "")
    if month is None:
        return None
    year, day = match["year"] or match["third"], match["day"] or match["first"]
    return day_near(int(year) if year else None, month, int(day), published)
