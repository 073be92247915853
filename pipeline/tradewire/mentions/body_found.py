"""A body's name as it stands in the text, and words that all readers of names share."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from tradewire.lexicon import rows
from tradewire.values.body import Kind

APOSTROPHES = ("'s", "’s", "'", "’")
PREFIXES = ("U.S.", "US", "U.K.", "UK", "U.N.", "UN")
"""Short country names that a body's name keeps: "U.S. Commerce Department"."""


@dataclass(frozen=True, slots=True)
class Found:
    """A body's name in the text, before its country and fullest form are known.

    `key` is what all its names have in common; `known` marks a name of the table; a
    `kind` of None is a name that is no public or trade body.
    """

    first: int
    last: int
    name: str
    kind: Kind | None
    country: str | None
    key: str
    known: bool = False


@cache
def role_words() -> frozenset[str]:
    """Return the single words that are a person's title ("President", "Mr.")."""
    titles = {row["title"] for row in rows("titles") if " " not in row["title"]}
    return frozenset(titles | {f"{t}s" for t in titles})


def is_capital(token: Token) -> bool:
    """Tell whether a token is written like part of a name."""
    return token.text[0].isupper() or token.text == "&"


def outermost(spans: list[Found]) -> list[Found]:
    """Return the longest of the names that overlap, in text order."""
    kept, taken = [], set[int]()
    for span in sorted(spans, key=lambda f: (f.first - f.last, not f.known, f.first)):
        tokens = range(span.first, span.last)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(span)
    return sorted(kept, key=lambda f: f.first)
