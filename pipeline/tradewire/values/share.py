"""Read shares in words: "more than half of world output", "cut by a third"."""

import re
from decimal import Decimal

from tradewire.values.numeral import BLANK, SCALES

MAJOR = re.compile(r"[ -](?:majority|votes?|margin|owned)\b", re.I)
NOT_BEFORE = re.compile(
    r"(?:\b(?:first|second|latter|last|other|next|former|1st|2nd|third|early|late|"
    r"and a|better|top|bottom|every|each|lower|upper)[ -]|-)$",
    re.I,
)
YEARS = (
    r"(?:year|century|season|decade|month|week|day|hour|mile|minute|quarter|\d{4}|"
    r"January|February|March|April|May|June|July|August|September|October|November|"
    r"December)"
)
NOT_AFTER = re.compile(
    r"[ -](?:of (?:the |this |last |next |its |an? )?(?:fiscal |financial |marketing |"
    rf"calendar |current |coming |crop )?{YEARS}|(?:of )?the (?:time|battle)|dozen|"
    rf"time|truth|measure|way|baked|yearly|past|an? (?:dozen|world|{YEARS})|{YEARS})\b",
    re.I,
)
HALF_OF = re.compile(
    r"\s+(?:of|the|its|their|his|her|that|those|all|what)\b|\s+[A-Z]\w+['’]"
)
OF = re.compile(
    r"\s+(?:of|the|its|their|less|more|higher|lower|above|below|larger|smaller|fewer)\b"
)
BY = re.compile(rf"\b(?:by|in|to|than|nearly|about|almost|over|from){BLANK}$", re.I)
CLOSED = re.compile(r"\s*(?:[.,;)]|$|\s(?:in|from|to|since|after|this|last|over)\b)")
PART_OF = re.compile(
    rf"(?:{BLANK}(?:of{BLANK})?(?:an?|one|1))?(?<!\d)"
    rf"(?:[ -](?P<scale>million|billion|trillion|mln|bln)\b)?(?![^ -])",
    re.I,
)


def is_share(text: str, start: int, end: int) -> bool:
    """Tell whether a fraction is a share of something, no time, vote or ordinal.

    >>> is_share("a third of exports", 0, 7), is_share("a third country", 0, 7)
    (True, False)
    >>> is_share("in the first half of it", 13, 17), is_share("half its oil", 0, 4)
    (False, True)
    """
    words, head = text[start:end].lower(), text[max(start - 16, 0) : start]
    if NOT_BEFORE.search(head) or NOT_AFTER.match(text, end) or MAJOR.match(text, end):
        return False
    cut = BY.search(head) is not None and CLOSED.match(text, end) is not None
    if words == "half":
        return cut or HALF_OF.match(text, end) is not None
    if words[0] != "a" and words.endswith(("third", "thirds", "half")):
        return True
    return cut or OF.match(text, end) is not None


def part_of(text: str, at: int) -> tuple[int, Decimal] | None:
    """Return the end of "a million" in "half a million", "of a" in "half of a cent".

    >>> part_of("half a million tonnes", 4), part_of("a third of oil", 7)
    ((14, Decimal('1000000')), None)
    """
    match = PART_OF.match(text, at)
    if not match or not match[0]:
        return None
    scale = match["scale"]
    return match.end(), Decimal(SCALES[scale.lower()] if scale else 1)
