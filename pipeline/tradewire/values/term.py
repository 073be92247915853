"""Terms of office by name or by title on a day: pure look-ups in a table."""

from collections.abc import Iterable
from datetime import date
from functools import cache

from tradewire.lexicon import rows
from tradewire.values.title import WORD, Term, fold

SNAPSHOT = "2022-12-31"
"""Terms from Wikidata without an end ran on this day; later days they leave open."""
SAME = {"pm": "prime minister", "premier": "prime minister"}
LESSER = frozenset(["vice", "deputy"])
SMALL = frozenset(["of", "for", "the", "and", "minister", "secretary"])


@cache
def terms() -> dict[str, tuple[Term, ...]]:
    """Return the terms of office by country; open ones end with the snapshot."""
    found: dict[str, list[Term]] = {}
    for row in rows("office_holders"):
        until = row["end"] or (SNAPSHOT if row["source"] == "wikidata" else "")
        term = Term(
            row["country"],
            row["office"],
            row["person"],
            row["wikidata"] or None,
            row["start"],
            until,
        )
        found.setdefault(term.country, []).append(term)
    return {country: tuple(some) for country, some in found.items()}


def in_office(country: str, on: date) -> list[Term]:
    """Return the terms that run in a country on a day.

    Of the year in which a term began or ended, where the table has no more, it is
    not known: such a term is left out.
    """
    day = on.isoformat()
    return [
        term
        for term in terms().get(country, ())
        if term.start <= day and not (len(term.start) == 4 and term.start == day[:4])
        if not term.end or day <= term.end
    ]


def held_by(name: str, country: str, on: date) -> Term | None:
    """Return the term of the only one in office on a day with a name or surname.

    >>> held_by("Trump", "US", date(2018, 6, 1)).office
    'President'
    >>> held_by("Trump", "US", date(2022, 6, 1))
    """
    wanted = fold(name).split()
    last = -len(wanted)
    return only(
        t for t in in_office(country, on) if fold(t.person).split()[last:] == wanted
    )


def office_of(title: str, country: str, on: date) -> Term | None:
    """Return the term of the only holder of an office on a day, by its title.

    >>> office_of("commerce secretary", "US", date(2018, 6, 1)).person
    'Wilbur Ross'
    >>> office_of("prime minister", "JP", date(1987, 3, 1)).person
    'Yasuhiro Nakasone'
    >>> office_of("president", "US", date(2018, 6, 1)).person
    'Donald Trump'
    >>> office_of("deputy commerce secretary", "US", date(2018, 6, 1))
    """
    field = field_of(title)
    if not field:
        return None
    return only(t for t in in_office(country, on) if is_of(field, field_of(t.office)))


def is_of(field: frozenset[str], office: frozenset[str]) -> bool:
    """Tell whether an office is of a field, and no deputy's unless that says so.

    >>> is_of(frozenset(["trade"]), frozenset(["trade", "industry"]))
    True
    >>> is_of(frozenset(["president"]), frozenset(["vice", "president"]))
    False
    """
    return field <= office and LESSER.isdisjoint(office - field)


def fits(title: str, term: Term) -> bool:
    """Tell whether a title is that of a term's office.

    >>> term = Term("GB", "Prime Minister", "", None, "", "")
    >>> fits("PM", term), fits("leader", term)
    (True, False)
    """
    field = field_of(SAME.get(title.lower(), title))
    return bool(field) and is_of(field, field_of(term.office))


def only(found: Iterable[Term]) -> Term | None:
    """Return the best dated term if all found are of one person, else None."""
    some = list(found)
    names = [fold(term.person).split() for term in some]
    if len({(name[0], name[-1]) for name in names}) != 1:
        return None
    return max(some, key=lambda term: (len(term.start), term.wikidata is not None))


def field_of(office: str) -> frozenset[str]:
    """Return the words of an office's field.

    >>> sorted(field_of("Minister of Finances")), sorted(field_of("finance minister"))
    (['finance'], ['finance'])
    """
    words = (w for w in WORD.findall(office.lower()) if w.isalpha())
    return frozenset(word.removesuffix("s") for word in words) - SMALL
