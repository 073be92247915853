"""Read the dateline that opens a wire story: "BRUSSELS, April 17 (Reuters) -"."""

import re
from dataclasses import dataclass
from datetime import date

from tradewire.article import Article
from tradewire.values.country import code, place_code, state_code
from tradewire.values.date import day_near, month_number

LINES = 8
LONGEST = 120
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
CITY = r"[A-ZÀ-Þ][\w.'’]*(?:[ -][A-ZÀ-Þ][\w.'’]*){0,3}"
DATELINE = re.compile(
    rf"""\s*(?:\([A-Z][^()]{{0,80}}\)\s*)?
    (?P<place>{CITY})(?:/{CITY}){{0,2}}
    (?:,\s*(?!{MONTH}\b)(?P<region>[A-Z][\w.]*(?:\s[A-Z][\w.]*)?))?
    (?:,?\s*(?P<month>{MONTH})\.?\s+(?P<day>\d{{1,2}})(?:,?\s+(?P<year>\d{{4}}))?)?
    ,?\s*(?P<agency>\([A-Z][\w\s.]{{1,30}}\))?
    \s*(?:[—–−―]|--?)\s*(?=\S)""",
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
    if _country(match) is not None:
        return match["place"].isupper() or bool(match["region"] or match["month"])
    return match["place"].isupper() and bool(match["month"] or match["agency"])


def _country(match: re.Match[str]) -> str | None:
    place, region = match["place"], match["region"]
    if region and (found := state_code(region) or code(region)):
        return found
    return place_code(place) or place_code(place.title())


def _day(match: re.Match[str], published: date | None) -> date | None:
    if not match["month"] or (month := month_number(match["month"])) is None:
        return None
    year = int(match["year"]) if match["year"] else None
    return day_near(year, month, int(match["day"]), published)
