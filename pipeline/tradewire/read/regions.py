"""Mark the lines of a text that state no facts: credits, links, captions, notes."""

import re
from collections.abc import Iterator
from functools import cache

from tradewire.article import Region
from tradewire.lexicon import table

LATIN_END = 0x24F
LONGEST = 500


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the kinds of such lines, each with the pattern of how one begins."""
    return tuple(
        (kind, re.compile("|".join(f"(?:{form})" for form in forms), re.IGNORECASE))
        for kind, forms in table("no_facts")["line"].items()
    )


def regions_in(body: str, start: int = 0) -> Iterator[Region]:
    """Yield the lines of a body that state no facts; it begins at `start`.

    >>> list(regions_in("Peru cut it.\\n(Reporting by A. Soto; Editing by B. Ray)"))
    [Region(start=13, end=54, kind='credit')]
    """
    for line in body.split("\n"):
        if kind := kind_of(line.strip()):
            yield Region(start, start + len(line), kind)
        start += len(line) + 1


def kind_of(line: str) -> str | None:
    """Return why a line states no facts, None if it may.

    >>> kind_of("Read more: China hits back"), kind_of("Tariffs rose.")
    ('link', None)
    """
    if not line or len(line) > LONGEST:
        return "foreign script" if is_foreign(line) else None
    for kind, pattern in patterns():
        if pattern.match(line):
            return kind
    return "foreign script" if is_foreign(line) else None


def is_foreign(line: str) -> bool:
    """Tell a line of which most letters belong to another script than the Latin."""
    if line.isascii():
        return False
    letters = [character for character in line if character.isalpha()]
    foreign = sum(ord(letter) > LATIN_END for letter in letters)
    return foreign > 0.5 * len(letters)
