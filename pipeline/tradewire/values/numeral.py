"""Read numerals: digits, number words, fractions and their multipliers."""

import re
from dataclasses import dataclass
from decimal import Decimal

SCALES = {
    "hundred": 100, "thousand": 10**3, "k": 10**3, "lakh": 10**5, "lakhs": 10**5,
    "lac": 10**5, "million": 10**6, "millions": 10**6, "mln": 10**6, "mlns": 10**6,
    "mil": 10**6, "mn": 10**6, "mio": 10**6, "m": 10**6, "mm": 10**6, "crore": 10**7,
    "crores": 10**7, "billion": 10**9, "billions": 10**9, "bln": 10**9, "bn": 10**9,
    "b": 10**9, "trillion": 10**12, "trillions": 10**12, "trln": 10**12, "tn": 10**12,
    "trn": 10**12, "tln": 10**12,
}  # fmt: skip
ONES = {
    "zero": 0, "nil": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4,
    "fourth": 4, "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6,
    "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9,
    "tenth": 10, "tenths": 10,
}  # fmt: skip
VULGAR = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5",
    "⅗": "3/5", "⅘": "4/5", "⅙": "1/6", "⅚": "5/6", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8",
    "⅞": "7/8",
}  # fmt: skip
SIGNS = "".join(VULGAR)

LONGEST = 15
"""The most digits that a number in news has; longer ones are codes."""

BLANK = "[ \u00a0\u2009\u202f]"
SPACE = "[ \u00a0\u2009\u202f-]"
_ONES, _TENS = "|".join(sorted(ONES, key=len, reverse=True)), "|".join(TENS)
_BELOW_100 = rf"(?:(?:{_TENS})(?:{SPACE}(?:{_ONES}))?|(?:{_ONES}))"
_BIG = "|".join(w for w in SCALES if len(w) > 3 or w in ("mln", "bln"))
_BELOW_1000 = (
    rf"(?:(?:{_BELOW_100}|an?){SPACE}hundred(?:{SPACE}(?:and{SPACE})?{_BELOW_100})?"
    rf"|{_BELOW_100})"
)
WORDS = (
    rf"(?:{_BELOW_1000}(?:{SPACE}thousand{SPACE}(?:and{SPACE})?{_BELOW_1000})?"
    rf"|an?(?={SPACE}(?:{_BIG})\b))"
    rf"(?:{SPACE}and{SPACE}(?:(?:a|one|two|three){SPACE})?"
    r"(?:half|quarters?|thirds?|fourths?)\b)?"
)
DIGITS = (
    r"[1-7]/(?:2|3|4|5|8|16)(?=[ -](?:cents?|pct|per|pounds?|lbs?|points?|ct|"
    r"miles?|inch(?:es)?|acres?|tons?|tonnes?|bushels?|ounces?|gallons?|to[ ]\d/\d)\b)|"
    r"\d{1,4}[ -]\d{1,2}/\d{1,2}(?![\d/])"
    rf"|(?:\d{{1,4}}{BLANK}?)?[{SIGNS}]"
    r"|\d{1,3}(?:,\d{3}){1,9}(?:\.\d+)?"
    r"|\d{1,2}(?:,\d{2}){1,9},\d{3}(?:\.\d+)?"
    r"|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?"
    r"|\d{1,3}(?:[ ]\d{3}){2,}(?![ ]\d)"
    r"|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?"
    r"|\d+\.\d+|\d{1,3},\d{1,2}|\d+|(?<!\w)\.\d+"
)
SCALE = (
    rf"(?:{SPACE}?(?:lakh{BLANK}crores?|thousand{BLANK}(?:million|billion|mln|bln)"
    rf"|hundred{BLANK}(?:thousand|million|billion)|{_BIG}|bn|tn|trn|tln|mn|mil|mio|lac)"
    r"|[mkb])(?![\w²³])(?![/.]\w)"
)
_FRACTION = (
    rf"(?:(?:{_ONES}|an?|\d){SPACE}(?:{'|'.join(PARTS)})|half"
    rf"|quarter(?={SPACE}(?:million|billion|mln|bln)))\b"
)
FRACTION = re.compile(rf"(?<![\w-]){_FRACTION}", re.I)
RATIO = re.compile(
    rf"(?<![\w.,-])(?P<above>{_ONES}|\d{{1,2}}){BLANK}(?:in|out{BLANK}of|of{BLANK}every|"
    rf"in{BLANK}every|out{BLANK}of{BLANK}every){BLANK}(?P<below>{_BELOW_100}|\d{{1,3}})"
    r"(?![\w.,-]*\w)",
    re.I,
)
NUMERAL = re.compile(
    rf"(?:(?=[\d.{SIGNS}])|(?<![\w-])(?=[aefnostz]))"  # how they begin, to be quick
    rf"(?P<number>(?<![\d])(?:{DIGITS})(?![\d]|[.,]\d)|(?<![\w-]){WORDS}(?![\w]))"
    rf"(?P<scale>{SCALE})?(?P<more>{SPACE}and{SPACE}a{SPACE}(?:half|quarter)\b)?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral as it stands in a text: "5.6 mln" has value 5.6 and scale 10**6."""

    start: int
    end: int
    text: str
    value: Decimal
    scale: int | None = None
    fraction: bool = False

    @property
    def total(self) -> Decimal:
        """The value with its multiplier applied."""
        return self.value * (self.scale or 1)

    @property
    def like_year(self) -> bool:
        """Tell whether it may be a year: four plain digits from 1800 to 2100."""
        return (
            self.scale is None
            and self.text.isdecimal()
            and len(self.text) == 4
            and 1800 <= self.value <= 2100
        )


def numerals(text: str) -> list[Numeral]:
    """Return the numerals of a text in order, fractions included.

    >>> [(n.text, n.value, n.scale) for n in numerals("nine mln, 1,200 or a third")]
    [('nine', Decimal('9'), 1000000), ('1,200', Decimal('1200'), None)]
    """
    found = []
    for match in NUMERAL.finditer(text):
        value = read_digits(match["number"])
        value = read_words(match["number"]) if value is None else value
        if value is None or FRACTION.match(text, match.start()):
            continue
        scale = match["scale"] and read_scale(match["scale"])
        if match["more"]:
            part = match["more"].split()[-1].rsplit("-", 1)[-1].lower()
            value += Decimal(1) / PARTS[part]
        found.append(
            Numeral(match.start(), match.end(), match["number"], value, scale or None)
        )
    return found


def read_scale(text: str) -> int | None:
    """Read a multiplier.

    >>> read_scale(" mln"), read_scale("thousand million"), read_scale("lakh crore")
    (1000000, 1000000000, 1000000000000)
    """
    scale = 1
    for word in re.split(SPACE, text.strip().strip("-").lower()):
        if word not in SCALES:
            return None
        scale *= SCALES[word]
    return scale


def read_digits(text: str) -> Decimal | None:
    """Read a number in digits, without a multiplier.

    >>> read_digits("1,234.5"), read_digits("1,06"), read_digits("1,20,000")
    (Decimal('1234.5'), Decimal('1.06'), Decimal('120000'))
    >>> read_digits("3-1/2"), read_digits("2 1/2"), read_digits("4½")
    (Decimal('3.5'), Decimal('2.5'), Decimal('4.5'))
    >>> read_digits("1.234.567"), read_digits("2\u00a0300"), read_digits("3/4")
    (Decimal('1234567'), Decimal('2300'), Decimal('0.75'))
    """
    if not text or not (text[0].isdecimal() or text[0] in "." + SIGNS):
        return None
    if text[-1] in VULGAR:
        return Decimal(text[:-1].strip() or "0") + read_part(VULGAR[text[-1]])
    if mixed := re.fullmatch(r"(\d+)[ -](\d+)/(\d+)", text):
        whole, above, below = (int(n) for n in mixed.groups())
        if not 0 < above < below:
            return None
        return whole + Decimal(above) / below
    if re.fullmatch(r"[1-7]/\d{1,2}", text):
        return read_part(text)
    text = re.sub(BLANK, "", text)
    if re.fullmatch(r"\d{1,3}(\.\d{3}){2,}(,\d+)?", text):
        text = text.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,3},\d{1,2}", text):
        text = text.replace(",", ".")
    text = text.replace(",", "")
    if len(text) > LONGEST or not re.fullmatch(r"\d+(?:\.\d+)?|\.\d+", text):
        return None
    return Decimal(text)


def read_part(text: str) -> Decimal:
    """Read a fraction in digits.

    >>> read_part("1/2")
    Decimal('0.5')
    """
    above, _, below = text.partition("/")
    return Decimal(above) / Decimal(below)


def read_words(text: str) -> Decimal | None:
    """Read number words below a million, with "and a half".

    >>> read_words("twenty-five"), read_words("two thousand one hundred and fifty")
    (Decimal('25'), Decimal('2150'))
    >>> read_words("two and a half"), read_words("a"), read_words("dozen")
    (Decimal('2.5'), Decimal('1'), None)
    >>> read_words("three and three quarters")
    Decimal('3.75')
    """
    total = Decimal(0)
    words = [w for w in re.split(SPACE, text.lower()) if w]
    for n, word in enumerate(words):
        if word == "hundred":
            total += total % 100 * 99
        elif word == "thousand":
            total *= 1000
        elif word in PARTS and n:
            above = ONES.get(words[n - 1], 0)  # "and three quarters": 3 were added
            total += Decimal(above or 1) / PARTS[word] - above
        elif word in ("a", "an"):
            total += 1 if n == 0 else 0
        elif word != "and":
            if word not in ONES and word not in TENS:
                return None
            total += ONES[word] if word in ONES else TENS[word]
    return total


def read_ratio(text: str) -> Decimal | None:
    """Read a ratio in words: the lower of the two numbers comes first.

    >>> read_ratio("one in five"), read_ratio("9 out of 10"), read_ratio("five in two")
    (Decimal('0.2'), Decimal('0.9'), None)
    """
    match = RATIO.fullmatch(text)
    if not match:
        return None
    above, below = (
        read_digits(part) if part[0].isdecimal() else read_words(part)
        for part in (match["above"], match["below"])
    )
    return above / below if above and below and above < below <= 100 else None


def read_fraction(text: str) -> Decimal | None:
    """Read a fraction in words.

    >>> read_fraction("half"), read_fraction("two-fifths"), read_fraction("a quarter")
    (Decimal('0.5'), Decimal('0.4'), Decimal('0.25'))
    """
    words = re.split(SPACE, text.lower())
    if len(words) == 1:
        return Decimal(1) / PARTS[words[0]] if words[0] in PARTS else None
    above = {"a": 1, "an": 1, **ONES}.get(words[0])
    if above is None and words[0].isdecimal():
        above = int(words[0])
    below = PARTS.get(words[1])
    return Decimal(above) / below if above and below else None
