"""The names of goods in `tables/goods.csv`, ready to be looked up word by word."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from tradewire.lexicon import rows, split

JOINTS = {"-", "‐", "‑", "–", "'s", "’s", "'", "’"}
"""Tokens that a name may hold without a word of its own."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of `tables/goods.csv`; `name` is what a record calls the good."""

    name: str
    hs: tuple[str, ...]
    number: str
    group: str
    context: frozenset[str]
    unless: frozenset[str]


@dataclass(slots=True)
class Node:
    """A node of the trie: the names that go on from here, and the one that ends."""

    after: dict[str, "Node"] = field(default_factory=dict)
    entry: Entry | None = None


def singular(word: str) -> str:
    """Return a regular plural's singular, any other word as it is.

    >>> [singular(w) for w in ("soybeans", "batteries", "brushes", "glass", "gas")]
    ['soybean', 'battery', 'brush', 'glass', 'gas']
    """
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("shes", "ches", "xes", "sses", "zes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def words(name: str) -> list[str]:
    """Return the words of a name as the trie spells them.

    >>> words("Hot-rolled coils"), words("distiller's dried grains")
    (['hot', 'rolled', 'coil'], ['distiller', 'dried', 'grain'])
    """
    plain = name.lower().replace("’", "'").replace("'s ", " ").replace("' ", " ")
    return [singular(w) for w in plain.replace("-", " ").split()]


@cache
def names() -> Node:
    """Return the trie over all names and forms of goods."""
    root = Node()
    for row in rows("goods"):
        entry = Entry(
            row["record"] or row["name"],
            split(row["hs"]),
            row["number"],
            row["group"],
            frozenset(row["context"].split()),
            frozenset(split(row["unless"])),
        )
        for form in (row["name"], *split(row["forms"])):
            node = root
            for word in words(form):
                node = node.after.setdefault(word, Node())
            node.entry = node.entry or entry
    return root


@cache
def modifiers() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Return the words that make a good another one, with the chapters they fit."""
    return {
        tuple(row["modifier"].split("-")): split(row["chapters"])
        for row in rows("goods_modifiers")
    }


def longest(found: Sequence[str], first: int) -> tuple[int, Entry] | None:
    """Return the end and the entry of the longest name that begins at a word.

    Empty words are the joints inside a name ("soy-beans").
    """
    node, best, end = names(), None, first
    while end < len(found):
        if found[end]:
            step = node.after.get(found[end])
            if step is None:
                break
            node = step
            if node.entry is not None:
                best = end + 1, node.entry
        elif end == first:
            break
        end += 1
    return best


def named(parts: Iterator[str]) -> Entry | None:
    """Return the entry whose name is made of just these words."""
    node: Node | None = names()
    for part in parts:
        node = node.after.get(part) if node else None
    return node.entry if node else None
