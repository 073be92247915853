"""Find the articles that are one story: the same wire copy in several papers.

Three steps, each cheaper than a parse. `signature` (MinHash over runs of three
words) is stored beside an article, and `bands` of it in an index: articles that
share a band are candidates. `is_same` then compares the two texts, and refuses
what is only alike: a market report of another day, an update with other figures,
a new lead on old background. `groups` picks one article of each story.

A copy may have another headline and dateline, be cut at any paragraph, carry a
byline, links or a notice, and be edited lightly; a figure that the longer text
lacks always makes two stories, a corrected one too.
"""

import re
import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import blake2b

from rensa import RMinHash

from tradewire.article import Article
from tradewire.dateline import dateline_end, find_dateline
from tradewire.values.country import code
from tradewire.values.date import WEEKDAYS, month_number

OPENING = 150
"""Words that are signed: papers cut from the end."""

SLOTS, ROWS, SEED = 96, 3, 1
"""Slots of a signature, and how many make a band: there are 32."""

RUN = 3
"""Words in a run; texts are compared by the sets of their runs."""

SIMILAR = 0.2
"""Least similarity of the signatures of candidates."""

SHARED = 0.65
"""Least share of the shorter text's runs that stand in the longer one."""

LEAD, SHARED_LEAD = 25, 0.6
"""Words of a lead, and least share of its runs that stand in the other text."""

EDITED = 0.4
"""Share of a sentence's runs in the other text that makes it an edited one."""

DAYS_APART = 3
"""Most days between two copies, unless they have the same words and dateline."""

SHORT, BRIEF = 75, 40
"""Words of the longer text below which only what has one day is a copy, and one
place: fixings, dividends and loading reports say the same again and again."""

STEP = 50
"""Words by which a longer copy is better than one that was published earlier."""

VERSION = bytes([RMinHash.ALGORITHM_VERSION])
"""Opens a signature: those of another version are like none."""

WORD = re.compile(r"\d+-\d+/\d+|\d+(?:[.,/]\d+)*|[^\W\d_]+")
SENTENCE = re.compile(r"[.!?]['\")”’]{0,2}\s+|\n")
INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}")
NOTICE = re.compile(r"©|copyright|rights reserved", re.IGNORECASE)
AGENCIES = {"ap", "afp", "bloomberg", "reuter", "reuters"}
NUMBERS = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty",
]  # fmt: skip
SPELLINGS = {word: str(number) for number, word in enumerate(NUMBERS, start=2)} | {
    "bln": "billion",
    "dlr": "dollar",
    "dlrs": "dollars",
    "mln": "million",
    "pct": "percent",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a ledger holds of an article: `words` is the length of its body."""

    id: str
    signature: bytes
    words: int
    published: date | None = None


class Told:
    """The words of an article's body, without its dateline and notices."""

    def __init__(self, body: str) -> None:
        article = Article(body)
        dateline = find_dateline(article)
        self.place = dateline.place.upper() if dateline else None
        self.opening = body[: (end := dateline_end(article))]
        story = INITIALS.sub(lambda match: match[0].replace(".", ""), body[end:])
        sentences = [s for s in SENTENCE.split(story) if not NOTICE.search(s)]
        self.sentences = [found for s in sentences if (found := WORD.findall(s))]
        self.words = [plain(word) for s in self.sentences for word in s]

    @cached_property
    def runs(self) -> frozenset[str]:
        """All runs of words."""
        return runs(self.words)

    @cached_property
    def figures(self) -> list[str]:
        """All numbers, in order."""
        return [word for word in self.words if word[0].isdigit()]

    @cached_property
    def days(self) -> frozenset[str | int]:
        """The weekdays and the numbers of the months that are named."""
        words = [word for sentence in self.sentences for word in sentence]
        return frozenset(found for word in words if (found := day(word)))

    def names_in_edited(self, other: "Told") -> set[str]:
        """Return the names in those sentences that the other text words otherwise."""
        found = set()
        for sentence in self.sentences:
            own = runs([plain(word) for word in sentence])
            if EDITED <= len(own & other.runs) / len(own) < 1:
                names = [word for word in sentence[1:] if word[0].isupper()]
                names += [word for word in sentence[:1] if code(word)]
                found |= {plain(w) for w in names if len(w) > 1 and not day(w)}
        return found - AGENCIES


def day(word: str) -> str | int | None:
    """Return a weekday or the number of a month by its name, if a word is one.

    >>> day("Sept"), day("Friday"), day("may"), day("Marble")
    (9, 'friday', None, None)
    """
    if not word[0].isupper():
        return None
    return month_number(word) or (word.lower() if word.lower() in WEEKDAYS else None)


def plain(word: str) -> str:
    """Return a word in lower case, a number in digits without separators.

    >>> [plain(word) for word in ("Five", "mln", "1,250.5")]
    ['5', 'million', '1250.5']
    """
    lower = word.lower().replace(",", "")
    return SPELLINGS.get(lower, lower)


def runs(words: list[str]) -> frozenset[str]:
    """Return the runs of words in a text; one that is shorter is a run itself."""
    starts = range(max(1, len(words) - RUN + 1))
    return frozenset(" ".join(words[i : i + RUN]) for i in starts)


def signature(body: str) -> bytes:
    """Return the signature of an article's body: the same on any machine."""
    sketch = RMinHash(num_perm=SLOTS, seed=SEED)
    sketch.update(list(runs(Told(body).words[:OPENING])))
    return VERSION + struct.pack(f"<{SLOTS}I", *sketch.digest())


def similar(a: bytes, b: bytes) -> float:
    """Estimate the share of the runs of two openings that both have."""
    if a[:1] != b[:1]:
        return 0.0
    slots = zip(_slots(a), _slots(b), strict=True)
    return sum(x == y for x, y in slots) / SLOTS


def bands(signature: bytes) -> list[bytes]:
    """Return keys of which similar articles share one, to be kept in an index.

    Of texts whose openings have four tenths of their runs in common 88% share a key,
    of those that have seven tenths all but 1 in 500,000.
    """
    size, keys = ROWS * 4, []
    for start in range(1, len(signature), size):
        band = signature[:1] + start.to_bytes(2) + signature[start : start + size]
        keys.append(blake2b(band, digest_size=8).digest())
    return keys


def is_same(
    a: str, b: str, published_a: date | None = None, published_b: date | None = None
) -> bool:
    """Say whether two bodies are copies of one story, whole or cut.

    Unless all words are the same, they must have appeared within some days, share
    most runs, each hold the other's lead, and differ in no figure, day or name: an
    update has a new lead, and tomorrow's report of a market other numbers.
    """
    both = (Told(a), Told(b))
    short, long = sorted(both, key=lambda told: (len(told.words), told.words))
    apart = _days_apart(published_a, published_b)
    if not short.words or (len(long.words) < SHORT and apart):
        return False
    places = {short.place, long.place} - {None}
    if len(long.words) < BRIEF and len(places) > 1:
        return False
    if apart > DAYS_APART:
        return (short.opening, short.words) == (long.opening, long.words)
    return short.words == long.words or (
        _share(short.runs, long) >= SHARED
        and _share(runs(short.words[:LEAD]), long) >= SHARED_LEAD
        and _share(runs(long.words[:LEAD]), short) >= SHARED_LEAD
        and _in_order(short.figures, long.figures)
        and not (short.days - long.days and long.days - short.days)
        and short.names_in_edited(long) <= set(long.words)
    )


def groups(
    entries: Iterable[Entry], body_of: Callable[[str], str]
) -> list[tuple[str, ...]]:
    """Return the ids of each story's articles, the one to keep first.

    Kept is the longest, which states what the others do; of those whose lengths lie
    in the same step of fifty words the earliest, then the longest, then the first
    by id. Each other article is a copy of the kept one, not only of another copy.

    The result does not depend on the order of the entries. A ledger too large for
    memory does the same with its index: it goes through the articles by `rank`, and
    compares each with those kept so far that share a band, by `are_copies`.
    """
    kept: dict[bytes, list[Entry]] = {}
    copies: dict[str, list[str]] = {}
    for entry in sorted(entries, key=rank):
        keys = bands(entry.signature)
        candidates = {c.id: c for key in keys for c in kept.get(key, ())}
        ranked = sorted(candidates.values(), key=rank)
        first = next((c for c in ranked if are_copies(entry, c, body_of)), None)
        if first:
            copies[first.id].append(entry.id)
            continue
        copies[entry.id] = []
        for key in keys:
            kept.setdefault(key, []).append(entry)
    return [(id, *others) for id, others in copies.items()]


def rank(entry: Entry) -> tuple[int, date, int, str]:
    """Return the key that sorts articles from the one to keep first."""
    published = entry.published or date.max
    return -(entry.words // STEP), published, -entry.words, entry.id


def are_copies(a: Entry, b: Entry, body_of: Callable[[str], str]) -> bool:
    """Say whether two articles are copies of one story, and read few to do so."""
    if a.signature != b.signature:
        if _days_apart(a.published, b.published) > DAYS_APART:
            return False
        if similar(a.signature, b.signature) < SIMILAR:
            return False
    return is_same(body_of(a.id), body_of(b.id), a.published, b.published)


def _days_apart(a: date | None, b: date | None) -> int:
    return abs((a - b).days) if a and b else 0


def _slots(signature: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{SLOTS}I", signature[1:])


def _share(own: frozenset[str], other: Told) -> float:
    return len(own & other.runs) / len(own)


def _in_order(part: list[str], whole: list[str]) -> bool:
    """Say whether all of a list comes in another in the same order."""
    rest = iter(whole)
    return all(item in rest for item in part)
