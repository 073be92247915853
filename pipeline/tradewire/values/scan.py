"""Read all amounts of a text: numerals with their units, in lists and ranges too."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from tradewire.values import bound
from tradewire.values.amount import Amount, Bound, Money, Number, Percent, Quantity
from tradewire.values.numeral import BLANK, FRACTION, Numeral, numerals, read_fraction
from tradewire.values.unit import (
    OTHER,
    POINTS,
    Unit,
    currencies,
    money_at,
    percent_at,
    prefix_before,
    quantity_at,
    with_per,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """An amount and where it stands in a text, bound words included."""

    start: int
    end: int
    amount: Amount


@dataclass(slots=True)
class Atom:
    """One numeral with the unit beside it, before lists and ranges are read."""

    start: int
    end: int
    numeral: Numeral
    unit: Unit | None
    signed: bool = False  # the currency stands before the number
    own: bool = True  # the unit stands beside this number itself
    glued: bool = False  # hangs on a word by a hyphen: "Covid-19"


HEDGES = rf"(?:(?:about|around|nearly|almost|roughly|some|over|up{BLANK}to|as{BLANK}much{BLANK}as|perhaps|maybe|even){BLANK})?"
DASH = re.compile(rf"{BLANK}?[-\u2010-\u2014]{BLANK}?")
RANGE = re.compile(rf"{BLANK}(?:to|through|till){BLANK}{HEDGES}", re.I)
AND = re.compile(rf"{BLANK}and{BLANK}{HEDGES}", re.I)
LIST_END = re.compile(
    rf",?{BLANK}(?:and|or|&){BLANK}{HEDGES}|,{BLANK}then{BLANK}", re.I
)
LIST = re.compile(rf",{BLANK}{HEDGES}", re.I)
AGAINST = re.compile(
    rf",?{BLANK}(?:(?:up|down){BLANK})?(?:from|to|against|versus|vs\.?|compared{BLANK}(?:with|to)|"
    rf"instead{BLANK}of|rather{BLANK}than){BLANK}{HEDGES}|{BLANK}?\(",
    re.I,
)
BETWEEN = re.compile(rf"\bbetween{BLANK}{HEDGES}$", re.I)
FROM = re.compile(rf"\b(\w+){BLANK}from{BLANK}{HEDGES}$", re.I)
RANGING = re.compile(r"(?:rang|vary|varie|anywhere|anything|extend)", re.I)
CHANGE = re.compile(
    r"\b(?:rose|risen|rise|rises|rising|fell|fall|falls|fallen|falling|drop\w*|cut|"
    r"cuts|cutting|gain\w*|los[et]\w*|jump\w*|slump\w*|climb\w*|surg\w*|declin\w*|"
    r"increas\w*|decreas\w*|rais\w*|lower\w*|up|down|grew|grow\w*|added|slid|dip\w*|"
    r"shrank|tumbl\w*|plung\w*|soar\w*|eas\w*|advanc\w*|slipp\w*|reduc\w*|by)"
    rf"{BLANK}(?:\w+{BLANK}){{0,2}}$",
    re.I,
)
ELIDED = re.compile(
    r"(?:\b(?:from|against|with|to|than|versus|vs\.?|and|or|was|were|at|total(?:l?ed)?|of)|[(,])"
    rf"{BLANK}?{HEDGES}$",
    re.I,
)
CLOSED = re.compile(
    rf"\s*(?:[.,;:)]|$|\s(?:in|for|a|the|last|from|to|this|at|by|on|respectively|"
    r"previously|earlier|during|under|over|against|compared|and|or|as|with|per)\b)",
    re.I,
)
STOP = re.compile(r"[.!?]\s+(?=[\"“‘'A-Z(])|\n")
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
DATE_BEFORE = re.compile(rf"\b{MONTH}\.?{BLANK}?(?:\d{{1,2}}{BLANK}?[-–/]{BLANK}?)?$")
DATE_AFTER = re.compile(rf"(?:st|nd|rd|th)?{BLANK}(?:of{BLANK})?{MONTH}\b")
LABEL = re.compile(
    r"(?:\b(?:sections?|secs?\.|articles?|art\.|chapters?|headings?|subheadings?|hs|hts|"
    r"hts(?:us)?|nos?\.|number|numbers|annex(?:es)?|phases?|stages?|title|schedule|"
    r"tables?|figures?|part|parts|page|pages|group of|order|proclamation|rule|"
    r"resolution|regulation|directive|cfr|usc|u\.s\.c\.|fr|pub\. l\.|h\.r\.|s\.|hr|"
    r"tier|level|grade|class|type|category|categories|list|round|day|flight|room|"
    r"channel|covid|aged?|codes?|version|item|items|volume|chapter|paragraphs?|"
    r"clauses?|protocol|top|euronext|ftse|dax|cac|nikkei|s&p|stoxx|boeing|airbus|"
    r"aged|case|docket|bill|at least one of)|[#§$])" + BLANK + "?$",
    re.I,
)
CLOCK = re.compile(r"[:.]\d{2}\b|:\d|-year-old|-day\b|-month\b|-hour\b|-week\b")
MAJOR = re.compile(rf"{BLANK}?(?:majority|vote|margin|way\b)", re.I)
NOT_HALF_BEFORE = re.compile(
    r"(?:\b(?:first|second|latter|last|other|next|former|1st|2nd|third|early|late|and a|"
    r"better|top|bottom|every|each|lower|upper)[ -]|-)$",
    re.I,
)
NOT_HALF_AFTER = re.compile(
    r"[- ](?:of (?:the |this |last |next |its |a )?(?:fiscal |financial |marketing |"
    r"calendar |current |coming |crop )?(?:year|century|\d{4}|season|decade|month|19|20|"
    r"day|week|January|February|March|April|May|June|July|August|September|October|"
    r"November|December)|the time|the battle|dozen|year|hour|day|time|century|mile|"
    r"truth|measure|way|baked|yearly|past|"
    r"(?:a|an) (?:dozen|year|day|hour|century|decade|mile|month|minute|world))\b",
    re.I,
)
OF_WHAT = re.compile(
    r"\s+(?:of|the|its|their|his|her|that|those|all|what|India['’]s|[A-Z]\w+['’]s?)\b"
)
BY = re.compile(rf"\b(?:by|in|to|than|nearly|about|almost|over|from){BLANK}$", re.I)
PART_OF = re.compile(rf"{BLANK}(?:of{BLANK})?(?:an?|one|1)(?={BLANK})", re.I)


@lru_cache(maxsize=64)
def scan(text: str) -> tuple[Reading, ...]:
    """Return the amounts of a text in order; none overlaps another.

    >>> [r.amount.value for r in scan("10, 15 and 25 percent")]
    [Decimal('10'), Decimal('15'), Decimal('25')]
    """
    atoms = find_atoms(text)
    joined = join(text, atoms)
    elide(text, atoms)
    found = []
    taken: set[int] = set()
    for n, atom in enumerate(atoms):
        if n in taken:
            continue
        last = joined.get(n)
        if last is not None:
            taken.add(last)
        if atom.unit or not excluded(text, atom):
            found.append(reading(text, atom, atoms[last] if last is not None else None))
    found += fractions(text, found)
    return tuple(_converted(text, sorted(found, key=lambda r: r.start)))


def find_atoms(text: str) -> list[Atom]:
    """Return the numerals of a text with the units that stand beside them."""
    atoms = []
    for numeral in numerals(text):
        start, end, unit, signed = numeral.start, numeral.end, None, False
        if sign := prefix_before(text, start):
            start, unit = sign
            signed = True
            end, unit = with_per(text, end, unit)
        elif text[max(start - 1, 0) : start].isalnum() and start:
            continue
        elif re.search(r"\d[.,:]$|[^\W\d_]\.$", text[max(start - 2, 0) : start]):
            continue
        elif found := unit_at(text, numeral):
            end, unit = found
        elif re.match(r"[^\W_]|:\d|\.\w", text[end : end + 2]):
            continue
        glued = re.search(r"\w[-–/]$", text[max(start - 2, 0) : start]) is not None
        atoms.append(Atom(start, end, numeral, unit, signed, unit is not None, glued))
    return atoms


def unit_at(text: str, numeral: Numeral) -> tuple[int, Unit] | None:
    """Return the end of the unit after a numeral, and the unit."""
    at = numeral.end
    if found := percent_at(text, at):
        return found
    if (match := POINTS.match(text, at)) and re.search(
        r"\b(?:dut(?:y|ies)|tariffs?|lev(?:y|ies)|rates?)\b",
        text[max(at - 80, 0) : at + 60],
        re.I,
    ):
        return match.end(), Unit("points", "percent")
    quantity, money = quantity_at(text, at), money_at(text, at)
    if quantity and money:
        return quantity if quantity[0] >= money[0] else money
    if quantity and quantity[1].name.partition("/")[0] == "lb" and _sterling(text, at):
        return quantity[0], Unit("money", "GBP")
    return quantity or money


def _sterling(text: str, at: int) -> bool:
    """Tell whether "pounds" at an offset is money."""
    if not re.match(rf"[ -]?pounds?\b(?!{BLANK}(?:of|per|an?)\b)", text[at:], re.I):
        return False
    return re.search(r"£|\bsterling\b|\bstg\b|\bpence\b", text) is not None


def same(a: Unit, b: Unit) -> bool:
    """Tell whether two units may stand in one range."""
    return (a.kind, a.name, a.factor) == (b.kind, b.name, b.factor)


def join(text: str, atoms: list[Atom]) -> dict[int, int]:
    """Give list items and range ends the unit they share; return the ranges.

    Units and multipliers go from right to left ("5.6 to 6 mln tonnes"), a currency
    sign from left to right ("$5 to 10 billion").
    """
    ranges: dict[int, int] = {}
    closed = False
    for n in range(len(atoms) - 2, -1, -1):
        a, b = atoms[n], atoms[n + 1]
        gap = text[a.end : b.start] if b.start - a.end < 30 else None
        if gap is None or b.start < a.end:
            closed = False
            continue
        link = _link(text, a, b, gap)
        if link == "range" and n + 1 not in ranges and _spread(a, b, ranged=True):
            ranges[n] = n + 1
            closed = False
        elif link in ("range", "against") and not excluded(text, a):
            _spread(a, b, ranged=False)
            closed = False
        elif LIST_END.fullmatch(gap) or (closed and LIST.fullmatch(gap)):
            closed = True
            if not excluded(text, a):
                _spread(a, b, ranged=False)
        else:
            closed = False
    return ranges


def _link(text: str, a: Atom, b: Atom, gap: str) -> str | None:
    head = text[max(a.start - 44, 0) : a.start]
    between = BETWEEN.search(head)
    if between and AND.fullmatch(gap):
        return "range"
    if DASH.fullmatch(gap):
        return None if a.numeral.like_year and not b.unit else "range"
    if gap == "/" and b.unit and not a.unit:
        return "range"
    if RANGE.fullmatch(gap):
        came = FROM.search(head)
        if came:
            return "range" if RANGING.match(came[1]) else "against"
        if a.own and b.own and CHANGE.search(head):
            return "against"
        return "range"
    return "against" if AGAINST.fullmatch(gap) else None


def _spread(a: Atom, b: Atom, *, ranged: bool) -> bool:
    """Spread unit and scale from one atom to the other; tell if a range is sound."""
    unit, scale = a.unit, a.numeral.scale
    if a.numeral.like_year and a.unit is None and not ranged:
        return False
    if b.unit and (a.unit is None or (same(a.unit, b.unit) and b.unit.per)):
        unit = b.unit
    if a.unit and b.unit and not same(unit or a.unit, b.unit):
        return False
    shared = a.unit is None or ranged or a.signed
    if scale is None and b.numeral.scale and shared and a.numeral.value < 1000:
        if "," not in a.numeral.text and not (a.unit and not a.signed):
            scale = b.numeral.scale
    total = a.numeral.value * (scale or 1)
    other = b.numeral.total
    if ranged:
        if a.signed and b.unit is None:
            if total >= other:
                return False
            b.unit, b.own = a.unit, False
        elif total >= other or (unit is None) != (b.unit is None):
            return False
    elif unit is None or (
        a.signed and not ranged and a.numeral.scale is None and total >= other
    ):
        scale = a.numeral.scale
    if not ranged and a.signed and b.signed and a.numeral.value >= b.numeral.value:
        scale = a.numeral.scale
    a.numeral = replace(a.numeral, scale=scale)
    if a.unit is None and unit is not None:
        a.unit, a.own = unit, False
    elif unit is not None:
        a.unit = unit
    return True


def elide(text: str, atoms: list[Atom]) -> None:
    """Give a number the unit that its sentence left out: "12 mln from 11.4 mln"."""
    last: Atom | None = None
    end = 0
    for atom in atoms:
        if last is not None and STOP.search(text, end, atom.start):
            last = None
        end = atom.end
        if atom.unit is not None:
            if atom.unit.kind in ("quantity", "money"):
                last = atom
            elif last is None or last.unit is None or last.unit.kind == "percent":
                last = atom
            continue
        if last is None or last.unit is None or atom.glued or excluded(text, atom):
            continue
        numeral, gap = atom.numeral, text[last.end : atom.start]
        if not ELIDED.search(text[max(atom.start - 40, 0) : atom.start]):
            continue
        if not CLOSED.match(text, atom.end):
            continue
        big = numeral.scale is not None or "," in numeral.text
        if last.unit.kind == "percent" or not big:
            if not AGAINST.fullmatch(gap) or OTHER.match(text, atom.end):
                continue
            if last.unit.kind != "percent":
                if "." not in numeral.text:
                    continue
                atom.numeral = replace(numeral, scale=last.numeral.scale)
        atom.unit, atom.own = replace(last.unit, per=None), False


def excluded(text: str, atom: Atom) -> bool:
    """Tell whether a number without a unit counts nothing: a year, date, label."""
    numeral = atom.numeral
    if numeral.like_year or atom.glued or atom.unit is not None:
        return atom.unit is None
    if numeral.text.lower() in ("one", "a", "an") and numeral.scale is None:
        return True
    head = text[max(atom.start - 24, 0) : atom.start]
    if DATE_BEFORE.search(head) or DATE_AFTER.match(text, atom.end):
        return True
    if OTHER.match(text, atom.end) or CLOCK.match(text, atom.end):
        return True
    if numeral.text.startswith("0") and "." not in numeral.text:
        return True
    plain = numeral.scale is None and numeral.text.isdecimal()
    if LABEL.search(head):
        return True
    if plain and re.search(r"[’'/:.]$", head[-1:]):
        return True
    if plain and len(numeral.text) < 4 and re.search(rf"\b[A-Z][\w.&-]*{BLANK}$", head):
        return True
    return (
        plain and re.match(r"[/:]\d|-[^\W_]|[’']s?\b", text[atom.end :][:3]) is not None
    )


def reading(text: str, first: Atom, last: Atom | None) -> Reading:
    """Return the amount of an atom, or of a range of two."""
    end = (last or first).end
    start, level, maximum = first.start, "exact", False
    head = text[max(start - 44, 0) : start]
    if last and (between := BETWEEN.search(head)):
        start = start - len(head) + between.start()
    hedge = bound.before(text, start)
    if hedge:
        start, level, maximum = hedge.at, hedge.bound, hedge.maximum
    elif hedge := bound.after(text, end):
        end, level = hedge.at, hedge.bound
    unit = (last and last.unit) or first.unit
    factor = unit.factor if unit else Decimal(1)
    value: Decimal | None = plain(first.numeral.total * factor)
    top = plain(last.numeral.total * factor) if last else None
    if maximum and top is None:
        value, top = None, value
    exact: Bound = level  # type: ignore[assignment]
    return Reading(start, end, amount(value, top, exact, unit))


def amount(
    value: Decimal | None, top: Decimal | None, exact: Bound, unit: Unit | None
) -> Amount:
    """Return the amount of the kind that a unit tells."""
    if unit is None:
        return Number(value, top, exact)
    if unit.kind == "money":
        return Money(value, top, exact, unit.name, unit.per)
    if unit.kind == "quantity":
        return Quantity(value, top, exact, unit.name)
    points = unit.kind == "points"
    return Percent(value, top, exact, "percentage_points" if points else "percent")


def plain(value: Decimal) -> Decimal:
    """Return a decimal without exponent and trailing zeros.

    >>> plain(Decimal("7.50")), plain(Decimal("1E+3"))
    (Decimal('7.5'), Decimal('1000'))
    """
    value = round(value, 10)
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else value.normalize()


def fractions(text: str, found: list[Reading]) -> list[Reading]:
    """Return the shares written as words: "more than half of world output"."""
    shares = []
    for match in FRACTION.finditer(text):
        value = read_fraction(match[0])
        start, end = match.span()
        if value is None or any(r.start < end and start < r.end for r in found):
            continue
        share = _part_of_unit(text, value, end) or _share(text, match, value)
        if share is None:
            continue
        end, read = share
        hedge = bound.before(text, start)
        if hedge:
            read = replace(read, bound=hedge.bound)
            start = hedge.at
            if hedge.maximum:
                read = replace(read, value=None, value_max=read.value)
        shares.append(Reading(start, end, read))
    return shares


def _part_of_unit(text: str, value: Decimal, end: int) -> tuple[int, Amount] | None:
    """Read "half a million tonnes", "three-quarters of a cent", "half a point"."""
    match = PART_OF.match(text, end)
    if not match:
        return None
    at, factor = match.end(), Decimal(1)
    if scale := re.compile(rf"{BLANK}(million|billion|trillion|mln|bln)\b").match(
        text, at
    ):
        from tradewire.values.numeral import SCALES

        factor, at = Decimal(SCALES[scale[1].lower()]), scale.end()
    dummy = Numeral(end, at, "", value)
    found = unit_at(text, dummy)
    if found is None:
        return (at, Number(plain(value * factor))) if scale else None
    at, unit = found
    return at, amount(plain(value * factor * unit.factor), None, "exact", unit)


def _share(
    text: str, match: re.Match[str], value: Decimal
) -> tuple[int, Amount] | None:
    """Read a share of something, or None if the words mean a time or an ordinal."""
    start, end = match.span()
    head, tail = text[max(start - 16, 0) : start], text[end : end + 40]
    if NOT_HALF_BEFORE.search(head) or NOT_HALF_AFTER.match(tail) or MAJOR.match(tail):
        return None
    compound = re.match(r"(?:one|two|three|four|five)[ -]", match[0], re.I)
    if compound and re.match(r"half\b|thirds?\b", match[0][compound.end() :]) is None:
        if not OF_WHAT.match(tail) and not re.match(r"\s*[.,;)]", tail):
            return None
    elif not compound:
        of = (
            re.match(r"\s+of\b", tail)
            if match[0].lower() != "half"
            else OF_WHAT.match(tail)
        )
        if not of and not (
            BY.search(head)
            and re.match(
                r"\s*(?:[.,;)]|$|\s(?:in|from|to|since|after|this|last)\b)", tail
            )
        ):
            return None
    percent = round(value * 100, 2)
    return end, Percent(plain(percent), None, "exact", "percent", fraction=True)


def _converted(text: str, found: list[Reading]) -> list[Reading]:
    """Mark a sum in brackets that converts the sum before it."""
    marked: list[Reading] = []
    for this in found:
        amount = this.amount
        before = marked[-1] if marked else None
        if (
            isinstance(amount, Money)
            and before is not None
            and isinstance(before.amount, Money)
            and before.amount.currency != amount.currency
            and re.fullmatch(
                r"[^.;()\n]{0,40}\((?:or |equal to |equivalent to |i\.e\. )?|, or ",
                text[before.end : this.start],
            )
        ):
            this = replace(this, amount=replace(amount, converted=True))
        marked.append(this)
    return marked
