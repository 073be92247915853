"""Find the words that tell what a number measures: output, exports, stocks, a price."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from tradewire.lexicon import rows, table
from tradewire.story import Story


@dataclass(frozen=True, slots=True)
class Cue:
    """Words over the tokens `first:last` that say what a number near them measures.

    `measure` is None for words such as "price", whose numbers are no figures, and
    empty for verbs such as "take", which go on with the measure of the text before.
    """

    form: str
    first: int
    last: int
    measure: str | None
    is_verb: bool
    subject: str  # of a verb: "owner", "partner", or "object" if it needs an object


@cache
def words(section: str, key: str) -> frozenset[str]:
    """Return a list of `tables/figure_words.toml` as a set."""
    return frozenset(table("figure_words")[section][key])


PART = re.compile(r"[^\s-]+|-")


class Row(NamedTuple):
    """One row of the table of cues, its form cut into tokens."""

    form: str
    words: tuple[str, ...]
    kind: str
    measure: str | None
    subject: str


@cache
def forms() -> dict[str, tuple[Row, ...]]:
    """Return the cues of `tables/figure_cues.csv` by their first word."""
    by_word: dict[str, list[Row]] = {}
    for row in rows("figure_cues"):
        parts = tuple(PART.findall(row["form"]))
        measure = None if row["pos"] == "stop" else row["measure"]
        cue = Row(row["form"], parts, row["pos"], measure, row["role"])
        by_word.setdefault(parts[0], []).append(cue)
    return {
        word: tuple(
            sorted(found, key=lambda row: (-len(row.words), row.kind == "stop"))
        )
        for word, found in by_word.items()
    }


def find_cues(story: Story, first: int, last: int) -> list[Cue]:
    """Return the cues inside the tokens `first:last`, in order, none inside another."""
    found: list[Cue] = []
    position = first
    while position < last:
        cue = next(_cues_at(story, position, last), None)
        if cue:
            found.append(cue)
        position = cue.last if cue else position + 1
    return found


def _cues_at(story: Story, position: int, last: int) -> Iterator[Cue]:
    token = story.doc[position]
    for key in dict.fromkeys((token.lower_, token.lemma_.lower())):
        for row in forms().get(key, ()):
            end = position + len(row.words)
            if end > last or not _same_words(story, position, row.words):
                continue
            if len(row.words) > 1 or _fits(token, row.kind):
                verb = row.kind == "verb"
                yield Cue(row.form, position, end, row.measure, verb, row.subject)


def _same_words(story: Story, position: int, words: tuple[str, ...]) -> bool:
    tokens = story.doc[position : position + len(words)]
    return all(
        word in (token.lower_, token.lemma_.lower())
        for word, token in zip(words, tokens, strict=True)
    )


def _fits(token: Token, kind: str) -> bool:
    is_verb = token.pos_ in ("VERB", "AUX") or token.tag_ in ("VBN", "VBG")
    is_noun = token.pos_ in ("NOUN", "PROPN", "ADJ") or token.tag_ == "VBZ"
    return {"verb": is_verb, "noun": is_noun, "stop": is_verb or is_noun}[kind]
