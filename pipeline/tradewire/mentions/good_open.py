"""Find goods that the table lacks, by what the text does with them."""

from collections.abc import Collection, Iterator
from functools import cache

from spacy.tokens import Doc, Token

from tradewire.lexicon import table

"""Types of entities that are no goods."""
SHAPES = (
    "tion", "sion", "ment", "ity", "ness", "ism", "ship", "ance", "ence", "ing",
    "ist", "cy", "age", "hood", "dom", "or", "ee", "sis", "ogy", "ure", "acy", "ery",
)  # fmt: skip
"""Ends of words that name acts, states and people."""


BREAKS = {",", ";", "and", "or", "and/or", "&", "/"}
SHORT = 6
"""The most tokens of an item of a list."""
LIST = 4
"""The fewest known goods that make a run of short parts a list of goods."""


@cache
def words_of(key: str) -> frozenset[str]:
    """Return a list of words of `tables/goods_open.toml`."""
    return frozenset(table("goods_open")[key]["words"])


def find_open(doc: Doc, taken: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of nouns that are taxed, traded, counted like goods.

    `taken` are the tokens of the goods that the table knows.
    """
    listed = dict(enumerated(doc, taken))
    for token in doc:
        if token.i in listed:
            yield listed[token.i], token.i + 1
        elif (
            token.pos_ == "NOUN" and token.i not in taken and is_new_good(token, taken)
        ):
            first = token.i
            while first > 0 and is_part(doc[first - 1], token, taken):
                first -= 1
            yield first, token.i + 1


def enumerated(doc: Doc, taken: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield last and first tokens of the items of a list that is mostly goods.

    A list is a run of short parts between commas, "and" or line breaks.
    """
    for run in runs(doc):
        known = sum(any(t.i in taken for t in part) for part in run)
        if known < LIST or known * 2 < len(run):
            continue
        for part in run:
            if not any(t.i in taken for t in part):
                yield from item(part)


def item(part: list[Token]) -> Iterator[tuple[int, int]]:
    """Yield last and first token of the good that a part of a list names, if any."""
    while part and part[0].pos_ in ("DET", "NUM", "PRON", "SCONJ", "ADP"):
        part = part[1:]
    if not part or any(t.lemma_.lower() in words_of("no_goods") for t in part):
        return
    opens = part[0].i == 0 or "\n" in part[0].nbor(-1).text
    plain = all(t.pos_ in ("NOUN", "ADJ") or t.tag_ == "VBN" for t in part[opens:])
    small = all(t.text[1:].islower() for t in part[:opens]) and all(
        t.text.islower() for t in part[opens:]
    )
    last = part[-1]
    if plain and small and last.text.isalpha() and last.pos_ == "NOUN":
        yield last.i, part[0].i


def runs(doc: Doc) -> Iterator[list[list[Token]]]:
    """Yield the runs of short parts of text between commas, "and" or line breaks."""
    run: list[list[Token]] = []
    part: list[Token] = []
    for token in doc:
        word = token.text
        if word in BREAKS or word.lower() in BREAKS or "\n" in word or word in "•*-–—":
            if part:
                run.append(part)
            part = []
        else:
            part.append(token)
            if word in ".:?!()" or len(part) > SHORT:
                yield run
                run, part = [], []
    yield run


def is_part(before: Token, head: Token, taken: Collection[int]) -> bool:
    """Tell whether a word before a noun belongs to the name of the good."""
    return (
        before.dep_ == "compound"
        and before.head.i <= head.i
        and before.head.i >= before.i
        and before.i not in taken
        and before.pos_ == "NOUN"
        and before.text.islower()
        and before.lemma_.lower() not in words_of("no_goods")
    )


def is_new_good(token: Token, taken: Collection[int]) -> bool:
    """Tell whether a noun that the table lacks is used as goods are."""
    if not token.text.islower() or not token.text.isalpha() or len(token) < 3:
        return False
    lemma = token.lemma_.lower()
    if lemma in words_of("no_goods") or lemma.endswith(SHAPES):
        return False
    if any(c.dep_ in ("det", "poss") or c.like_num for c in token.lefts):
        return False
    return is_taxed(token) or is_listed(token, taken)


def is_taxed(token: Token) -> bool:
    """Tell whether a noun is what tariffs, imports, tonnes or exports are of."""
    head = token.head
    if token.dep_ == "pobj":
        above = head.head.lemma_.lower()
        if head.lower_ == "on":
            objects = (c.lemma_.lower() for c in head.head.rights if c.dep_ == "dobj")
            return not words_of("measures").isdisjoint({above, *objects})
        return head.lower_ == "of" and above in words_of("flows")
    if token.dep_ == "dobj":
        return head.lemma_.lower() in words_of("verbs")
    return any(c.lower_ in ("imported", "exported") for c in token.lefts)


def is_listed(token: Token, taken: Collection[int]) -> bool:
    """Tell whether a noun stands in a list with goods that the table knows."""
    return token.tag_ == "NNS" and token.dep_ == "conj" and token.head.i in taken
