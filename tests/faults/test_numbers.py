"""No spelling of a number ends in an exception, a NaN or an endless value."""

import json
import math
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from tradewire import Article, extract_all
from tradewire.annotate import load
from tradewire.schemas import breach, schemas

pytestmark = pytest.mark.faults
PLAIN = [
    "0", "00", "-0", "+0", "007", "1e400", "1E-400", "-1e999", "1e5", "9**9**9",
    "2^64", "0x1F", "0b11", "1_000", "1__0", "١٢", "٢٥", "२५", "２５", "⅕", "½",
    "1½", "1⁄2", "1/0", "0/0", "1/3", "7/16", "99/100", "3-1/2", "22-1/0",
    "1//2", ".5", "5.", "..5", "5..", "1.2.3", "1.2.3.4", "1,2,3,4", "1,23,456",
    "1,2345", "1.234.567,89", "1.234,5", "1'234'567", "1’234.5", "12,34", ",5",
    "5,", "1,,000", "1,000,00", "1,000,000,000,000,000,000,000", "nan", "NaN",
    "NAN", "inf", "Inf", "infinity", "Infinity", "-Infinity", "null", "None",
    "true", "undefined", "#DIV/0!", "#NAME?", "1e", "1e+", "e5", "1.e5",
    "1e5e5", "--5", "+-5", "-5", "−5", "–5", "—5", "±5", "∓5", "~5", "≈5", ">5",
    "<5", "≥5", "≤5", "(5)", "[5]", "{5}", "$5", "5$", "5¢", "%5", "5‰", "5‱",
    "5°,", "5²", "5³", "10⁶", "10^6", "10**6", "5×10^6", "5x", "5th", "1st",
    "0th", "999th", "5/5/5", "5-5-5", "5:5", "5'", "5\"", "5;5", "5|5", "5\\5",
    "5_5", "5*5", "V", "XIV", "MMXXI", "Ⅷ", "ⅻ", "⑤", "➄", "㊿", "五", "百万", "壱",
    "пять", "cinq", "fünf", "zéro", "5o", "ʘ5", "5\u200b5", "5\u00ad5", "5⁄5",
    "５．５", "٫٥", "٢٫٥", "٬", "𝟐𝟓", "𝟙",
]  # fmt: skip
WORDS = [
    "2 5", "5 %", "1 000 000", "1\u00a0000", "1\u2009000\u202f000", "five",
    "Five hundred", "zero", "nought", "one half", "half a", "a third",
    "two and a half", "ninety-nine", "twenty-twenty", "hundred hundred",
    "a million million", "thousand trillion", "dozen", "a gross", "minus five",
    "negative 5", "plus 5", "less than zero", "5 to 4", "5-4", "between 5 and",
    "from 5 to 5", "5 to 10 to 15", "up to", "at least 0", "5 or 6",
    "ten to the ninth", "one hundred and", "and a half", "twelve hundred",
    "lakh crore", "1.5 lakh crore", "5k", "5kk", "5bn bn", "1e3 million",
    "0.000000000000000000001", "million", "5 million billion trillion",
    "five point five", "three-fifths", "4/5ths",
]  # fmt: skip
LONG = [
    "9" * 50, "9" * 400, "9" * 5000, "1," * 2000 + "0", "0." + "0" * 4000 + "1",
    "1." * 3000, "-" * 500 + "5", "1/" * 1000 + "2", "one " * 800, "million " * 500,
    "five hundred " * 300, "1" + ",000" * 200, "½" * 500, "." * 3000, "1e" * 1000,
    "9" * 30 + "." + "9" * 30, "twenty-" * 400, "1 " * 2000,
]  # fmt: skip
FRAMES = [
    "Peru put a duty of {}% on steel from Japan.",
    "Peru raised its tariff on tin from {} percent to {} per cent in May 2018.",
    "Exports of copper rose {} pct to ${} million, or {} tonnes, in 2019.",
    "The duty is {} cents a pound; imports were {} mln dlrs in {}.",
]
SPELLINGS = [*PLAIN, *WORDS, *LONG]


def values(data: Any) -> Iterator[Any]:
    if isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from values(value)
    else:
        yield data


def test_any_spelling_of_a_number() -> None:
    assert len(SPELLINGS) >= 150
    articles = [
        Article(frame.format(*[word] * frame.count("{}")), id=f"{n}-{m}")
        for n, word in enumerate(SPELLINGS)
        for m, frame in enumerate(FRAMES)
    ]
    slow = jsonschema.Draft202012Validator(schemas()["record"])
    found = 0
    for article, record in zip(articles, extract_all(articles, load()), strict=True):
        data = record.to_dict()
        line = json.dumps(data, allow_nan=False)
        assert breach(data) is None, article.text[:200]
        slow.validate(json.loads(line))
        for value in values(data):
            assert not isinstance(value, float) or math.isfinite(value)
            assert not isinstance(value, int) or abs(value) < 10**30
        found += len(record.tariffs) + len(record.figures)
    assert found > 100
