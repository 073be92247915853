"""Titles of officials and who held office when: pure look-ups."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache

from tradewire.lexicon import rows

WORD = re.compile(r"-|(?:[^\W\d_]\.)+|[\w'’]+\.?")
RECENT = 12
"""Years for which a head of state stays known by surname alone."""
MODERN = "1974"
"""Where an article has no date, only those since this year are known by surname."""
HEADS = frozenset(
    ["President", "Prime Minister", "Premier", "Chancellor", "Trade Representative"]
)


@dataclass(frozen=True, slots=True)
class Title:
    """An office as titles name it.

    `gate` tells what makes its holder an official: `always`; `state`: a country or
    public body beside it; `body`: a public body; `portfolio`: a minister's field.
    """

    words: tuple[str, ...]
    kind: str
    gate: str
    organization: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Term:
    """One person's term of an office; an empty `end` is "still in office" then."""

    country: str
    office: str
    person: str
    wikidata: str | None
    start: str
    end: str


@cache
def by_last_word() -> dict[str, tuple[Title, ...]]:
    """Return the titles by their last word, the longest first."""
    found: dict[str, list[Title]] = {}
    for row in rows("titles"):
        title = Title(
            tuple(WORD.findall(row["title"])),
            row["kind"],
            row["gate"],
            row["organization"] or None,
            row["country"] or None,
        )
        found.setdefault(title.words[-1], []).append(title)
    return {
        last: tuple(sorted(titles, key=lambda t: -len(t.words)))
        for last, titles in found.items()
    }


@cache
def words(role: str) -> frozenset[str]:
    """Return the words that play a role in titles and names ("former", "rank")."""
    return frozenset(r["word"] for r in rows("title_words") if r["role"] == role)


def fold(name: str) -> str:
    """Return a name in lower case without accents and full stops.

    >>> fold("Maroš Šefčovič")
    'maros sefcovic'
    """
    plain = unicodedata.normalize("NFKD", name.replace(".", ""))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


@cache
def _terms() -> dict[str, tuple[Term, ...]]:
    found: dict[str, list[Term]] = {}
    for r in rows("office_holders"):
        term = Term(
            r["country"],
            r["office"],
            r["person"],
            r["wikidata"] or None,
            r["start"],
            r["end"],
        )
        found.setdefault(fold(term.person), []).append(term)
        if term.office in HEADS:
            for part in _surnames(term.person):
                found.setdefault(part, []).append(term)
    return {name: tuple(terms) for name, terms in found.items()}


@cache
def _ministers() -> dict[str, tuple[Term, ...]]:
    found: dict[str, list[Term]] = {}
    for row in rows("office_holders"):
        for term in _terms()[fold(row["person"])]:
            for part in _surnames(term.person):
                if term not in found.setdefault(part, []):
                    found[part].append(term)
    return {name: tuple(terms) for name, terms in found.items()}


def minister(surname: str, on: date | None) -> Term | None:
    """Return the term of the only minister of a surname on a day.

    >>> minister("Mnuchin", date(2019, 5, 1)).person
    'Steven Mnuchin'
    >>> minister("Mnuchin", date(1999, 5, 1)), minister("Mnuchin", None)
    (None, None)
    """
    if on is None:
        return None
    day = on.isoformat()
    terms = [
        term
        for term in _ministers().get(fold(surname), ())
        if term.start <= day and (not term.end or int(term.end[:4]) + 1 >= on.year)
    ]
    return terms[-1] if len({term.person for term in terms}) == 1 else None


def _surnames(person: str) -> set[str]:
    """Return the names that a person may be called by alone."""
    parts = fold(person).split()
    names = {parts[-1]}
    if len(parts) > 1 and parts[0] in FAMILY_FIRST:
        names = {parts[0]}
    if parts[-1] in ("jr", "ii", "singh", "may", "brown", "major", "ford"):
        names = set()
    if len(parts) > 2 and parts[-2] in ("lopez", "perez", "pena", "de", "von", "der"):
        names = {" ".join(parts[-2:])}
    return names


FAMILY_FIRST = frozenset(
    ["xi", "hu", "jiang", "wen", "li", "zhu", "deng", "zhao", "moon", "yoon", "lee"]
    + ["kim", "roh", "chun", "park", "tsai", "lai", "ma", "he", "liu"]
)


def holder(name: str, on: date | None) -> Term | None:
    """Return the term by which a name is known on a day, None if it is not.

    A surname alone is known while its bearer governs and, for presidents of the
    United States, some years after.

    >>> holder("Reagan", date(1987, 3, 1)).person
    'Ronald Reagan'
    >>> holder("Reagan", date(2019, 3, 1)), holder("Smith", None)
    (None, None)
    >>> holder("Barack Obama", date(2018, 1, 2)).country
    'US'
    """
    terms = _terms().get(fold(name), ())
    whole = " " in name
    past = [t for t in terms if on is None or t.start <= on.isoformat()]
    live = [t for t in past if whole or _is_remembered(t, on)]
    if len({t.country for t in live}) > 1 and on:
        live = [t for t in live if not t.end or t.end >= on.isoformat()]
    if len({t.country for t in live}) != 1:
        return None
    return max(live, key=lambda t: t.start)


def _is_remembered(term: Term, on: date | None) -> bool:
    if on is None:
        return term.start >= MODERN
    years = RECENT if term.country == "US" and term.office == "President" else 1
    return not term.end or int(term.end[:4]) + years >= on.year
