"""Find the names of persons: runs of capitalised words, checked by what is around."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tradewire.dateline import dateline_end
from tradewire.mentions.body_found import APOSTROPHES, role_words
from tradewire.story import Story
from tradewire.values import title
from tradewire.values.body import heads, portfolio_words, words
from tradewire.values.country import code

DOTTED = re.compile(r"(?:[A-Z]\.?){1,4}")
PARTY = re.compile("[DRI]-")
LONGEST = 6
Span = tuple[int, int]


def runs(story: Story) -> Iterator[Span]:
    """Yield the runs of words in the body that are written like a person's name."""
    doc = story.doc
    taken = {i for m in story.bodies for i in range(m.first, m.last)}
    taken |= {
        i
        for m in story.countries
        if not m.text.lower().endswith("administration")
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
        least = 1 if doc[i - 1].lower_ in ("of", "and", "&") else 2
        while last - i > least and doc[i].lower_ in portfolio_words():
            i += 1
        if last == i + 1 and DOTTED.fullmatch(doc[i].text):
            last = i
        if _is_name(doc, i, last):
            yield from _each(doc, i, last)
        i = max(last, i + 1)


def _each(doc: Doc, first: int, last: int) -> Iterator[Span]:
    """Yield a name, or both of "the Biden-Harris administration"."""
    pair = last == first + 3 and doc[first + 1].text == "-"
    if pair and doc[last : last + 1].text.lower() == "administration":
        yield first, first + 1
        yield last - 1, last
    else:
        yield first, last


def _is_name(doc: Doc, first: int, last: int) -> bool:
    """Tell whether a run of words can be a person's name, "D-Ohio" is not."""
    if PARTY.match(doc[first : first + 2].text):
        return False
    if last == first + 1:
        return doc[first].pos_ == "PROPN" and doc[first].lower_ not in portfolio_words()
    fits = last > first and doc[last - 1].lower_ not in portfolio_words()
    return fits and all(t.lower_ not in heads() for t in doc[first:last])


def _is_in_title(doc: Doc, i: int) -> bool:
    """Tell whether a word is inside a title of several: "Secretary of State"."""
    for last in range(i, min(i + 4, len(doc))):
        for known in title.by_last_word().get(doc[last].lower_, ()):
            first = last + 1 - len(known.words)
            if len(known.words) > 1 and 0 <= first <= i:
                said = tuple(t.lower_ for t in doc[first : last + 1])
                if said == known.words:
                    return True
    return False


def _can_begin(token: Token) -> bool:
    word = token.lower_
    if not token.text[0].isupper() or word in role_words() or word in words("calendar"):
        return False
    if word in heads() or word in title.words("no_name") or code(token.text):
        return False
    if token.is_stop and not token.text.isupper():
        return word in title.words("short") and not token.is_sent_start
    return _is_word(token)


def _can_end(token: Token) -> bool:
    return token.text[0].isupper() or (
        token.is_alpha and token.i > 0 and token.nbor(-1).text == "-"
    )


def _end(doc: Doc, first: int, taken: set[int]) -> int:
    """Return where a name that begins at `first` ends."""
    i, limit = first + 1, min(len(doc), first + 2 * LONGEST, doc[first].sent.end)
    while i < limit and i not in taken:
        token = doc[i]
        if token.text == "-":
            if not _is_hyphen(token, limit):
                break
            i += 2
        elif token.lower_ in title.words("particle") and i + 1 < limit:
            after = doc[i + 1]
            leads = after.text[0].isupper() or after.text == "-"
            if not leads and after.lower_ not in title.words("particle"):
                break
            i += 1
        elif _can_go_on(token) and token.text not in APOSTROPHES:
            i += 1
        else:
            break
    is_he = i < len(doc) and doc[i].text == "He" and i == first + 1
    return i + 1 if is_he and doc[first].whitespace_ else i


def _is_hyphen(token: Token, limit: int) -> bool:
    """Tell whether a hyphen is inside a name: "Jae-in", "al-Otaiba", "Le-Roux"."""
    if token.whitespace_ or token.nbor(-1).whitespace_ or token.i + 1 >= limit:
        return False
    before, after = token.nbor(-1), token.nbor(1)
    if after.lower_ in title.words("suffix") or not after.is_alpha:
        return False
    return before.text[0].isupper() or before.lower_ in title.words("particle")


def _can_go_on(token: Token) -> bool:
    word = token.lower_
    if not token.text[0].isupper() or word in title.words("no_name"):
        return False
    if word in words("calendar") or word in role_words():
        return False
    if token.is_stop and not token.text.isupper():
        return word in title.words("short")
    return _is_word(token)


def _is_word(token: Token) -> bool:
    return token.is_alpha or any(mark in token.text for mark in ".'’")
