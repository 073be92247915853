"""Set words in capitals in the case that a tagger expects, at unchanged length."""

import re
from collections import Counter
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from tradewire.lexicon import table
from tradewire.values.country import names
from tradewire.values.date import MONTHS, WEEKDAYS

WORD = re.compile(r"[^\W\d_]+")
CAPITALS = "A-ZÀ-ÖØ-Þ"
RUN = re.compile(
    rf"(?<![\w-])[{CAPITALS}]+(?:[^\w\n]{{1,4}}(?:[{CAPITALS}]+|\d+)\b){{3,}}"
)
LONG = 4.0
SHORT = {"JAN", "FEB", "APR", "JUN", "JUL", "AUG", "SEP", "SEPT", "OCT", "NOV", "DEC"}
DOUBTFUL = {*SHORT, "MARCH", "MAY"}
CALENDAR = {m.upper() for m in (*MONTHS, *WEEKDAYS)} - DOUBTFUL
IN_MONTH = re.compile(
    r"\b(?:IN|BY|SINCE|UNTIL|TILL|FROM|LAST|NEXT|MID|EARLY|LATE|THIS|END)[ -]$"
)


@cache
def _proper() -> tuple[AhoCorasick, tuple[str, ...]]:
    """Return the matcher of names and acronyms in capitals, and how to write them."""
    written: dict[str, str] = {}
    for word in table("acronyms")["words"]:
        written[word.upper()] = word
    for name, (code, _) in names().items():
        if code != "WLD":
            written.setdefault(name.upper(), name)
    written = {
        shout: name for shout, name in written.items() if len(shout) == len(name)
    }
    matcher = AhoCorasick(list(written), matchkind=MatchKind.LeftmostLongest)
    return matcher, tuple(written.values())


def truecase(text: str) -> str:
    """Set lines and long runs in capitals in the case their words have elsewhere.

    The tagger and the parser are trained on mixed case. Names of countries, months
    and known acronyms keep their case. The length never changes.

    >>> truecase("JAPAN CUTS U.S. STEEL DUTY\\n\\nTOKYO - Officials in Japan said so.")
    'Japan cuts U.S. steel duty\\n\\nTOKYO - Officials in Japan said so.'
    """
    lines = text.split("\n")
    shouted = [list(_shouted(line)) for line in lines]
    if not any(shouted):
        return text
    seen = _seen(lines, shouted)
    return "\n".join(
        _lower(line, spans, seen) for line, spans in zip(lines, shouted, strict=True)
    )


def _shouted(line: str) -> list[tuple[int, int]]:
    """Return the stretches of a line that are in capitals: all of it, or long runs."""
    letters = [c for c in line if c.isalpha()]
    if len(letters) > 12 and sum(map(str.isupper, letters)) > 0.9 * len(letters):
        return [(0, len(line))]
    runs = []
    for match in RUN.finditer(line):
        words = WORD.findall(match[0])
        if sum(map(len, words)) >= LONG * len(words):
            runs.append(match.span())
    return runs


def _seen(lines: list[str], shouted: list[list[tuple[int, int]]]) -> dict[str, str]:
    """Return the usual case of the words that stand inside the other sentences."""
    counts: dict[str, Counter[str]] = {}
    for line, spans in zip(lines, shouted, strict=True):
        if spans:
            continue
        for match in WORD.finditer(line):
            if line[max(match.start() - 2, 0) : match.start()].rstrip()[-1:] in ".!?":
                continue
            counts.setdefault(match[0].upper(), Counter())[match[0]] += 1
    return {
        word: max(forms.items(), key=lambda item: (item[1], item[0]))[0]
        for word, forms in counts.items()
    }


def _lower(line: str, spans: list[tuple[int, int]], seen: dict[str, str]) -> str:
    for start, end in spans:
        line = line[:start] + _cased(line[start:end], seen) + line[end:]
    return line


def _cased(shout: str, seen: dict[str, str]) -> str:
    """Return words in capitals in their usual case, the first one capitalised."""
    matcher, written = _proper()
    out, done = [], 0
    for pattern, start, end in matcher.find_matches_as_indexes(shout.upper()):
        name = written[pattern]
        common = len(name) > 3 and seen.get(name.upper(), name) == name.lower()
        if _is_word(shout, start, end) and not common:
            out += [_common(shout, done, start, seen), name]
            done = end
    cased = "".join([*out, _common(shout, done, len(shout), seen)])
    first = WORD.search(cased)
    if first is None or not first[0].islower():
        return cased
    return cased[: first.start()] + shout[first.start()] + cased[first.start() + 1 :]


def _is_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return not (before.isalnum() or after.isalnum())


def _common(shout: str, start: int, end: int, seen: dict[str, str]) -> str:
    """Return a stretch without proper names, word by word in its usual case."""

    def case(match: re.Match[str]) -> str:
        word, first, last = match[0], start + match.start(), start + match.end()
        before, after = shout[max(first - 8, 0) : first], shout[last : last + 2]
        if not word.isupper() or len(word.lower()) != len(word):
            return word
        is_dated = after[1:].isdigit() or "/" in (before[-1:], after[:1])
        if word in DOUBTFUL and (is_dated or IN_MONTH.search(before)):
            return word.capitalize()
        if word in CALENDAR:
            return word.capitalize()
        if len(word) == 1:
            return word.lower() if word == "A" or before[-1:] in "'’" else word
        return seen.get(word, word.lower())

    return WORD.sub(case, shout[start:end])
