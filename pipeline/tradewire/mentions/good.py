"""Find goods: the names of the table, in a sense that is a good."""

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc

from tradewire.mentions.good_context import is_counted, is_good, is_name
from tradewire.mentions.good_names import (
    JOINTS,
    Entry,
    longest,
    modifiers,
    named,
    singular,
)
from tradewire.story import Mention, Story
from tradewire.values.names import Good

Found = tuple[int, int, Entry]


def find(story: Story) -> list[Mention[Good]]:
    """Return the goods that an article mentions.

    Names that mean one good ("cars", "autos") take the one the article uses most.
    """
    keys = ["" if t.lower_ in JOINTS else singular(t.lower_) for t in story.doc]
    found = [f for f in matches(keys) if is_good(story, *f)]
    usual = usual_names(found)
    mentions = []
    for n, (first, last, entry) in enumerate(found):
        floor = found[n - 1][1] if n else 0
        start, name = modified(story.doc, first, floor, entry)
        name = name + usual.get(entry.group, entry.name)
        counts = not is_name(story, first, last) and (
            entry.number != "countable" or is_counted(story, first, last)
        )
        mentions.append(story.mention(Good(name, entry.hs, counts), start, last))
    return mentions


def matches(keys: list[str]) -> Iterator[Found]:
    """Yield the longest names from left to right, shared heads given to each part."""
    first = 0
    while first < len(keys):
        best = longest(keys, first) if keys[first] else None
        if best is None:
            first += 1
            continue
        last, entry = best
        yield first, last, shared(keys, first, last) or entry
        first = last


def shared(keys: list[str], first: int, last: int) -> Entry | None:
    """Return the good of which the head stands later: "corn" in "corn and soybean oil".

    Or earlier: "meal" in "soybean oil and meal".
    """
    if last + 1 < len(keys) and keys[last] in ("and", "or", "/", ","):
        after = longest(keys, last + 1)
        if after and after[0] - last > 2:
            head = keys[after[0] - 1]
            if head not in ("product", "good", "part", keys[last - 1]):
                return named(k for k in (*keys[first:last], head) if k)
    return None


def modified(doc: Doc, first: int, floor: int, entry: Entry) -> tuple[int, str]:
    """Return where the modifiers before a good begin, and their words."""
    start = first
    while start > floor:
        begun = one_modifier(doc, start, floor, entry)
        if begun is None:
            break
        start = begun
    return start, doc[start:first].text_with_ws.lower() if start < first else ""


def one_modifier(doc: Doc, end: int, floor: int, entry: Entry) -> int | None:
    """Return the first token of a modifier that ends just before a token."""
    begin = end - 1
    while begin - 2 >= floor and doc[begin - 1].text in ("-", "‑"):
        begin -= 2
    parts = tuple(t.lower_ for t in doc[begin:end] if t.text not in ("-", "‑"))
    fits = modifiers().get(parts)
    if begin < floor or fits is None or not any(h in fits for h in entry.hs):
        return None
    return begin


def usual_names(found: list[Found]) -> dict[str, str]:
    """Return the most frequent name of every group of names for one good."""
    counts = Counter(entry for _, _, entry in found if entry.group)
    usual: dict[str, str] = {}
    for entry, _ in counts.most_common():
        usual.setdefault(entry.group, entry.name)
    return usual
