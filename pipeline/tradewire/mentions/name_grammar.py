"""Find the names of persons: runs of capitalised words, checked by what is around."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tradewire.dateline import dateline_end
from tradewire.mentions.body_grammar import APOSTROPHES, role_words
from tradewire.story import Story
from tradewire.values.body import heads, portfolio_words, words
from tradewire.values.country import code
from tradewire.values.title import by_last_word

PARTICLES = frozenset(
    [
        "de",
        "da",
        "arap",
        "dos",
        "do",
        "di",
        "del",
        "della",
        "van",
        "von",
        "der",
        "den",
        "bin",
    ]
    + ["ibn", "al", "el", "la", "le", "ben", "abu", "ter", "ten", "e", "y", "bint"]
)
SHORT = frozenset(["he", "an", "do", "so", "will", "de", "van", "la", "may"])
"""Names that are common words in lower case."""
DOTTED = re.compile(r"(?:[A-Z]\.?){1,4}")
LONGEST = 6
Span = tuple[int, int]


def runs(story: Story) -> Iterator[Span]:
    """Yield the runs of words in the body that are written like a person's name."""
    doc = story.doc
    taken = {i for m in story.bodies for i in range(m.first, m.last)}
    taken |= {
        i
        for m in story.countries
        if m.value.form != "seat"
        if not all(doc[k].ent_type_ == "PERSON" for k in range(m.first, m.last))
        for i in range(m.first, m.last)
    }
    i = story.token_at(max(story.article.body_start, dateline_end(story.article)))
    while i < len(doc):
        if i in taken or not _can_begin(doc[i]) or _is_in_title(doc, i):
            i += 1
            continue
        last = _end(doc, i, taken)
        while last > i and not _can_end(doc[last - 1]):
            last -= 1
        if last == i + 1 and DOTTED.fullmatch(doc[i].text):
            last = i
        if last > i + 1 or last == i + 1 and doc[i].lower_ not in portfolio_words():
            yield i, last
        i = max(last, i + 1)


def _is_in_title(doc: Doc, i: int) -> bool:
    """Tell whether a word is inside a title of several: "Secretary of State"."""
    for last in range(i, min(i + 4, len(doc))):
        for title in by_last_word().get(doc[last].lower_, ()):
            first = last + 1 - len(title.words)
            if 0 <= first <= i and len(title.words) > 1:
                if tuple(t.lower_ for t in doc[first : last + 1]) == title.words:
                    return True
    return False


def _can_begin(token: Token) -> bool:
    word = token.lower_
    if not token.text[0].isupper() or word in role_words() or word in words("calendar"):
        return False
    if (
        word in heads()
        or word in NO_NAME
        or code(token.text)
        and token.ent_type_ != "PERSON"
    ):
        return False
    if token.is_stop and not token.text.isupper():
        return word in SHORT and not token.is_sent_start
    return token.is_alpha or "." in token.text or "'" in token.text or "’" in token.text


def _can_end(token: Token) -> bool:
    return token.text[0].isupper() or (
        token.is_alpha and token.i > 0 and token.nbor(-1).text == "-"
    )


def _end(doc: Doc, first: int, taken: set[int]) -> int:
    """Return where a name that begins at `first` ends."""
    i = first + 1
    limit = min(len(doc), first + 2 * LONGEST, doc[first].sent.end)
    while i < limit:
        token = doc[i]
        if i in taken and doc[i].ent_type_ != "PERSON":
            break
        if token.text == "-" and not doc[i - 1].whitespace_ and not token.whitespace_:
            before = doc[i - 1]
            if (
                i + 1 < limit
                and doc[i + 1].is_alpha
                and (before.text[0].isupper() or before.lower_ in PARTICLES)
            ):
                i += 2
                continue
            break
        if (
            token.lower_ in PARTICLES
            and i + 1 < limit
            and (
                doc[i + 1].text[0].isupper()
                or doc[i + 1].lower_ in PARTICLES
                or doc[i + 1].text == "-"
            )
        ):
            i += 1
            continue
        if (
            token.text[0].isupper()
            and token.text not in APOSTROPHES
            and _can_go_on(token)
        ):
            i += 1
            continue
        break
    return i


def _can_go_on(token: Token) -> bool:
    word = token.lower_
    if word in words("calendar") or word in NO_NAME or word in role_words():
        return False
    if token.is_stop and not token.text.isupper():
        return False
    return (
        token.is_alpha
        or word in ("jr.", "sr.")
        or "." in token.text
        or "'" in token.text
        or "’" in token.text
    )


NO_NAME = frozenset(
    ["white", "house", "press", "republican", "democrat", "democratic", "republicans"]
    + ["democrats", "monday", "reuters", "reuter", "north", "south", "east", "west"]
    + ["twitter", "street", "avenue", "tariff", "tariffs", "trade", "act", "section"]
    + ["inc", "inc.", "corp", "corp.", "co", "co.", "ltd", "ltd.", "plc", "llc", "ag"]
    + ["nafta", "tv", "news", "times", "journal", "wall", "capitol", "hill", "air"]
    + ["steel", "motors", "energy", "oil", "party", "university", "group", "holdings"]
)
