"""Names of ministries, agencies and other bodies: pure look-ups."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from ahocorasick_rs import AhoCorasick, MatchKind

from tradewire.lexicon import rows, split

Kind = Literal["ministry", "agency", "intergovernmental", "industry"]
EMPTY = frozenset(
    [
        "the",
        "of",
        "for",
        "and",
        "on",
        "in",
        "a",
        "an",
        "&",
        "ministry",
        "department",
        "dept",
        "u.s.",
        "us",
        "u.s",
        "united",
        "states",
    ]
)
DEPARTMENTS = frozenset({"US", "AU", "CA", "IE", "PH", "ZA", "HK", "CH"})
"""Countries whose ministries are called departments."""


@dataclass(frozen=True, slots=True)
class Known:
    """A body of the table; `kind` None is a name that is no public or trade body."""

    name: str
    kind: Kind | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Head:
    """A word that makes a name a body's: its kind, and whether "of …" may follow."""

    kind: Kind
    of: bool


@cache
def known() -> dict[str, Known]:
    """Return every name and acronym of the table with the body it stands for."""
    found = {}
    for row in rows("bodies"):
        kind = None if row["kind"] == "none" else cast(Kind, row["kind"])
        body = Known(row["name"], kind, row["country"] or None)
        for name in (row["name"], *split(row["aliases"])):
            found[name] = body
    return found


@cache
def matcher() -> tuple[AhoCorasick, tuple[Known, ...]]:
    """Return the matcher of all known names, and what each pattern stands for."""
    names = known()
    automaton = AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest)
    return automaton, tuple(names.values())


@cache
def systems() -> dict[str, frozenset[str]]:
    """Return the states that have a body of a name: Congress, the Senate."""
    return {r["name"]: frozenset(split(r["states"])) for r in rows("body_systems")}


@cache
def heads() -> dict[str, Head]:
    """Return the words that make a name a body's ("ministry", "commission")."""
    return {
        row["head"]: Head(cast(Kind, row["kind"]), row["of"] == "yes")
        for row in rows("body_heads")
    }


@cache
def words(role: str) -> frozenset[str]:
    """Return the words that play a role in the names of bodies."""
    return frozenset(r["word"] for r in rows("body_words") if r["role"] == role)


@cache
def _portfolios() -> dict[tuple[str, str], str]:
    return {(r["portfolio"], r["country"]): r["name"] for r in rows("portfolios")}


@cache
def portfolio_words() -> frozenset[str]:
    """Return the words that portfolios are made of ("trade", "agriculture")."""
    found = {w for portfolio, _ in _portfolios() for w in portfolio.split()}
    return frozenset(found - EMPTY)


def ministry(portfolio: str, country: str | None) -> str | None:
    """Return the body that a minister's portfolio implies, None for an unknown one.

    >>> ministry("commerce", "US"), ministry("foreign", "JP")
    ('Department of Commerce', 'Ministry of Foreign Affairs')
    >>> ministry("trade, industry and energy", "KR")
    'Ministry of Trade, Industry and Energy'
    >>> ministry("foreign", "GB"), ministry("silly walks", "GB")
    ('Foreign Office', None)
    """
    portfolio = portfolio.lower().removeprefix("the ")
    if country and (own := _portfolios().get((portfolio, country))):
        return own
    name = _portfolios().get((portfolio, ""))
    if name is None:
        parts = re.findall(r"[\w'-]+", portfolio)
        if not parts or any(w not in portfolio_words() | EMPTY for w in parts):
            return None
        name = re.sub(
            r"[\w'-]+",
            lambda m: m[0] if m[0] in EMPTY else m[0].capitalize(),
            portfolio,
        )
    return f"{'Department' if country in DEPARTMENTS else 'Ministry'} of {name}"


def key(name: str) -> str:
    """Return what two ways to write one body have in common.

    >>> key("Commerce Department") == key("U.S. Department of Commerce")
    True
    >>> key("World Trade Organisation") == key("World Trade Organization")
    True
    """
    bare = re.sub(r"['’]s?\b", "", name.lower())
    bare = bare.replace("organisation", "organization").replace("defence", "defense")
    bare = bare.replace("labour", "labor").replace("co-op", "coop")
    found = [w for w in re.findall(r"[\w.&-]+", bare) if w not in EMPTY]
    return " ".join(sorted(found)) or bare
