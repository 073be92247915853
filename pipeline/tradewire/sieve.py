"""Tell trade news from other news by its words, before spaCy reads it.

`tables/trade_words.csv` lists signs of trade, each with its forms and its points;
the names of goods that are traded in bulk are one more sign. A sign counts once,
however often and in whatever form it comes. Four points ("tariff", "mln tonnes")
are enough for an ordinary article; short ones need fewer, long ones, which name
more things in passing, more: see `needed`. Where forms overlap the longest counts,
so that "trade union", at no points, hides "trade".
"""

import re
from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from tradewire.lexicon import rows, split

WORD = re.compile(r"\w+")
GOOD = "traded good"
BULK = frozenset(
    f"{chapter:02}"
    for first, last in ((1, 27), (31, 31), (40, 40), (44, 44), (47, 48), (50, 63))
    + ((72, 81),)
    for chapter in range(first, last + 1)
)
"""HS chapters whose goods are traded in bulk: food, fuels, fibres, metals, wood."""


def is_trade(text: str) -> bool:
    """Say whether an article, its headline included, may state facts about trade.

    >>> is_trade("Peru raised its tariff on cotton.")
    True
    >>> is_trade("The trade union called off the strike at the theatre.")
    False
    """
    words = WORD.findall(text.lower())
    return sum(_signs(words).values()) >= needed(len(words))


def signs(text: str) -> dict[str, int]:
    """Return the signs of trade in a text with their points, sorted by name.

    >>> signs("EXPORTS OF 600 TONNES OF WHEAT")
    {'export': 2, 'quantity': 4, 'traded good': 1}
    """
    return _signs(WORD.findall(text.lower()))


def needed(words: int) -> int:
    """Return the points that a text of so many words needs.

    Two, and one more at 50, 100, 200 and 400 words.

    >>> [needed(n) for n in (20, 50, 150, 399, 5000)]
    [2, 3, 4, 5, 6]
    """
    return 2 + sum(words >= step for step in (50, 100, 200, 400))


def _signs(words: list[str]) -> dict[str, int]:
    automaton, found, points = _automaton()
    matches = automaton.find_matches_as_indexes(f" {'  '.join(words)} ")
    return {sign: points[sign] for sign in sorted({found[i] for i, *_ in matches})}


@cache
def _automaton() -> tuple[AhoCorasick, list[str], dict[str, int]]:
    """Return the matcher, the sign of each of its patterns, and their points.

    Words stand between single spaces in patterns as in texts, and two spaces part
    them, so that neighbours share none and a match is always of whole words.
    """
    sign_of = dict.fromkeys(_bulk_goods(), GOOD)
    points = {row["sign"]: int(row["points"]) for row in rows("trade_words")}
    for row in rows("trade_words"):
        sign_of |= dict.fromkeys(map(_spaced, split(row["forms"])), row["sign"])
    for form, sign in list(sign_of.items()):
        sign_of.setdefault(_plural(form), sign)
    automaton = AhoCorasick(
        [f" {form} " for form in sign_of], matchkind=MatchKind.LeftmostLongest
    )
    return automaton, list(sign_of.values()), points


def _bulk_goods() -> Iterator[str]:
    """Yield the goods of the bulk chapters that need no context to be goods."""
    for row in rows("goods"):
        chapters = split(row["hs"])
        if chapters and BULK.issuperset(chapters):
            if row["context"] or row["unless"]:
                continue
            for form in (row["name"], *split(row["forms"])):
                yield from {_spaced(form), _spaced(form.removesuffix("s"))}


def _spaced(form: str) -> str:
    return "  ".join(WORD.findall(form.lower()))


def _plural(form: str) -> str:
    """Return the regular plural.

    >>> [_plural(form) for form in ("duty", "ban", "embargo", "tax")]
    ['duties', 'bans', 'embargoes', 'taxes']
    """
    if form.endswith("y") and not form.endswith(("ay", "ey", "oy")):
        return form[:-1] + "ies"
    if form.endswith(("s", "x", "ch", "sh", "go")):
        return form + "es"
    return form + "s"
