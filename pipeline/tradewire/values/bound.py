"""Read the words that say how exact a number is: "about", "more than", "or so"."""

import re
from dataclasses import dataclass

from tradewire.values.amount import Bound
from tradewire.values.numeral import BLANK

AT_LEAST = (
    "more than|greater than|higher than|over|at least|at the least|above|exceeding|"
    "exceeds|exceeded|exceed|in excess of|upwards? of|no less than|not less than|"
    "no fewer than|not fewer than|a minimum of|minimum|topping|topped|surpassing|"
    "surpassed|larger than|north of"
)
AT_MOST = (
    "less than|under|below|at most|at the most|no more than|not more than|fewer than|"
    "lower than|short of|smaller than"
)
MAXIMUM = (
    "up to|as much as|as many as|as high as|a maximum of|maximum of|maximum|max|"
    "not to exceed|not exceeding|no higher than|upto|as large as|a ceiling of"
)
APPROX = (
    "nearly|about|around|almost|some|roughly|approximately|approx.|approx|close to|"
    "an estimated|estimated|circa|ca.|c.|just about|near|in the region of|"
    "in the neighbou?rhood of|something like|~|est.|practically|virtually|"
    "in the order of|on the order of|nearer|towards|nearing|approaching|"
    "approximating|an average of about|more or less"
)
DEGREES = "well|far|slightly|just|only|a little|a bit|somewhat|much|considerably"
BEFORE = re.compile(
    rf"(?<![\w-])(?:(?:{DEGREES}){BLANK})?"
    rf"(?:(?P<at_least>{AT_LEAST})|(?P<at_most>{AT_MOST})|(?P<maximum>{MAXIMUM})|"
    rf"(?P<approx>{APPROX}))"
    rf"(?:{BLANK}(?:an?|the|another|an additional|a further|a record|its))?"
    rf"{BLANK}?$".replace(r"approx.", r"approx\.").replace("ca.", r"ca\."),
    re.I,
)
AFTER = re.compile(
    rf"(?P<at_least>\+|-plus\b|{BLANK}?,?{BLANK}(?:or|and){BLANK}"
    r"(?:more|above|over|higher|greater|up)\b(?! than))"
    rf"|(?P<at_most>{BLANK}or{BLANK}(?:less|below|under|fewer|lower)\b(?! than))"
    rf"|(?P<approx>{BLANK}or{BLANK}(?:so|thereabouts)\b|-odd\b|{BLANK}odd\b)",
    re.I,
)
RISEN = re.compile(
    r"\b(?:went|go|goes|going|gone|is|was|were|are|be|been|came|ticked|inched|edged|"
    r"moved|moves|moving|shot|crept|picked|jumped|soared|climbed|pushed|pushing|"
    r"pushes|brought|bringing|bring|driven|drove|goods)[ ]$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Hedge:
    """A bound and where its words begin or end; `maximum` for "up to"."""

    bound: Bound
    at: int
    maximum: bool = False


def before(text: str, at: int) -> Hedge | None:
    """Read the bound that ends at an offset.

    >>> before("rose by more than 5", 18)
    Hedge(bound='at_least', at=8, maximum=False)
    >>> before("up to 5", 6).maximum, before("prices went up to 5", 18)
    (True, None)
    """
    low = max(at - 44, 0)
    match = BEFORE.search(text[low:at])
    if not match:
        return None
    start = low + match.start()
    if match["at_least"]:
        return Hedge("at_least", start)
    if match["at_most"]:
        return Hedge("at_most", start)
    if match["approx"]:
        return Hedge("approx", start)
    if match["maximum"].lower() == "up to" and RISEN.search(
        text[max(start - 12, 0) : start]
    ):
        return None
    return Hedge("at_most", start, maximum=True)


def after(text: str, at: int) -> Hedge | None:
    """Read the bound that begins at an offset.

    >>> after("5 or more", 1), after("5 and more", 1).bound
    (Hedge(bound='at_least', at=9, maximum=False), 'at_least')
    """
    match = AFTER.match(text, at)
    if not match:
        return None
    bound: Bound = (
        "at_least" if match["at_least"] else "at_most" if match["at_most"] else "approx"
    )
    return Hedge(bound, match.end())
