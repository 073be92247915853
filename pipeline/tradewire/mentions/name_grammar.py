"""Find the names of persons: runs of capitalised words, checked by what is around."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tradewire.mentions.body_grammar import APOSTROPHES, role_words
from tradewire.story import Story
from tradewire.values.body import heads, words
from tradewire.values.country import code

PARTICLES = frozenset(
    ["de", "da", "dos", "do", "di", "del", "della", "van", "von", "der", "den", "bin"]
    + ["ibn", "al", "el", "la", "le", "ben", "abu", "ter", "ten", "e", "y", "bint"]
)
CALENDAR = words("calendar")
LONGEST = 6
Span = tuple[int, int]


def runs(story: Story) -> Iterator[Span]:
    """Yield the runs of words in the body that are written like a person's name."""
    doc = story.doc
    taken = {i for m in story.bodies for i in range(m.first, m.last)}
    taken |= {
        i
        for m in story.countries
        if not all(doc[k].ent_type_ == "PERSON" for k in range(m.first, m.last))
        for i in range(m.first, m.last)
    }
    i = story.token_at(story.article.body_start) if story.article.title else 0
    while i < len(doc):
        if i in taken or not _can_begin(doc[i]):
            i += 1
            continue
        last = _end(doc, i, taken)
        while last > i and not _can_end(doc[last - 1]):
            last -= 1
        if last > i:
            yield i, last
        i = max(last, i + 1)


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
        return word in ("de", "van") and token.ent_type_ == "PERSON"
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
            if i + 1 < limit and doc[i + 1].is_alpha and doc[i - 1].text[0].isupper():
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
