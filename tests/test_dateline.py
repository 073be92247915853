"""Datelines of wire stories: place, country, date, and where the story begins."""

from datetime import date

import pytest

from tradewire import Article
from tradewire.dateline import Dateline, dateline_end, find_dateline

FOUND = [
    ("TOKYO – Mills cut output.", Dateline("TOKYO", "JP")),
    (
        "WASHINGTON, March 5 (Reuters) - Mills cut output.",
        Dateline("WASHINGTON", "US", "2018-03-05"),
    ),
    (
        "BRUSSELS, April 17 - Mills cut output.",
        Dateline("BRUSSELS", "BE", "2018-04-17"),
    ),
    ("LAGOS, MARCH 31 - Mills cut output.", Dateline("LAGOS", "NG", "2018-03-31")),
    ("PARIS, Dec 30 - Mills cut output.", Dateline("PARIS", "FR", "2017-12-30")),
    (
        "RIO DE JANEIRO, March 4 - Mills cut output.",
        Dateline("RIO DE JANEIRO", "BR", "2018-03-04"),
    ),
    (
        "AMSTERDAM, 2 March - Mills cut output.",
        Dateline("AMSTERDAM", "NL", "2018-03-02"),
    ),
    (
        "ARNHEM, the Netherlands, March 4 - Mills cut output.",
        Dateline("ARNHEM", "NL", "2018-03-04"),
    ),
    ("ROME, March 4, Reuter - Mills cut output.", Dateline("ROME", "IT", "2018-03-04")),
    ("BAHRAIN, March 4 - Mills cut output.", Dateline("BAHRAIN", "BH", "2018-03-04")),
    (
        "LONDON, Feb 26, 2016 - Mills cut output.",
        Dateline("LONDON", "GB", "2016-02-26"),
    ),
    (
        "(Adds details) LONDON, Feb 26 - Mills cut output.",
        Dateline("LONDON", "GB", "2018-02-26"),
    ),
    ("NEW YORK (AP) — Mills cut output.", Dateline("NEW YORK", "US")),
    ("PALM BEACH, Fla. (AP) — Mills cut output.", Dateline("PALM BEACH", "US")),
    ("EVIAN, France — Mills cut output.", Dateline("EVIAN", "FR")),
    ("BEIJING/WASHINGTON - Mills cut output.", Dateline("BEIJING", "CN")),
    ("Washington, D.C. – Mills cut output.", Dateline("Washington", "US")),
    ("SEOUL—Mills cut output.", Dateline("SEOUL", "KR")),
    ("ISTANBUL− Mills cut output.", Dateline("ISTANBUL", "TR")),
    (
        "Jane Roe\n\nReuters\n\nSEOUL, March 5 - Mills cut output.",
        Dateline("SEOUL", "KR", "2018-03-05"),
    ),
    (
        "NOWHEREVILLE, March 5 - Mills cut output.",
        Dateline("NOWHEREVILLE", None, "2018-03-05"),
    ),
]

NOT_FOUND = [
    "Mills cut output in Tokyo.",
    "Japan - the largest buyer - cut output.",
    "Steel - a metal - is dear.",
    "U.S.-based mills cut output.",
    "U.S.–China talks broke down.",
    "CHINA - the largest buyer - cut output.",
    "CORRECTION - Mills cut output.",
    "(Bloomberg) -- Mills cut output.",
    "",
]


@pytest.mark.parametrize(("body", "expected"), FOUND)
def test_datelines_are_read(body: str, expected: Dateline) -> None:
    article = Article(body, title="A title", published=date(2018, 3, 6))
    assert find_dateline(article) == expected
    assert article.text[dateline_end(article) :] == "Mills cut output."


@pytest.mark.parametrize("body", NOT_FOUND)
def test_other_openings_are_none(body: str) -> None:
    article = Article(body, title="A title", published=date(2018, 3, 6))
    assert find_dateline(article) is None
    assert dateline_end(article) == article.body_start


def test_without_publication_the_year_stays_unknown() -> None:
    assert find_dateline(Article("SEOUL, March 5 - Mills cut output.")) == Dateline(
        "SEOUL", "KR"
    )
