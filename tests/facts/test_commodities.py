"""Goods that are recorded, and goods that are only named in passing."""

import pytest

from tradewire import extract

TRADE = "Tariffs, duties and quotas on imports and exports are back in trade. "
"""Enough for an article to be on trade."""


def names(text: str) -> list[str]:
    record = extract(TRADE + text)
    for fact in record.commodities:
        start, end = fact.spans["name"]
        assert fact.evidence.start <= start < end <= fact.evidence.end
        quote = record.text[fact.evidence.start : fact.evidence.end]
        assert quote == fact.evidence.quote
        assert 0 < fact.confidence < 1
    return [fact.name for fact in record.commodities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Washington put a tariff on steel.", ["steel"]),
        ("Chile exported copper and grapes.", ["copper", "grapes"]),
        ("Oil output fell by 200,000 barrels a day.", ["crude oil"]),
        ("Beijing buys soybeans, pork and gin.", ["soybeans", "pork", "gin"]),
        ("Mills produced 4 million tonnes of crude steel; steel exports fell, and "
         "steel prices rose.", ["crude steel", "steel"]),
        ("India sold 30,000 tonnes of sugar to Iran.", ["sugar"]),
        ("The EU opened a probe into electric vehicles.", ["electric vehicles"]),
        ("Wheat, barley and maize gained.", ["wheat", "barley", "maize"]),
    ],
)  # fmt: skip
def test_goods_in_trade(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The beer industry objects.",
        "A boat manufacturer and a liquor company objected.",
        "A petroleum official said so.",
        "Nippon Steel Corp objected.",
        "He gave a television interview.",
        "The minister took the lead.",
        "The metal is critical for batteries.",
        "The mineral is used to make cameras.",
        "A plane with engines flew over.",
        "Cotton pickers went home.",
        "The minister owns two tractors.",
        "Canada exempted natural resources and energy products.",
        "Output of intermediate goods fell.",
    ],
)
def test_goods_named_in_passing(text: str) -> None:
    assert names(text) == []


def test_what_is_named_twice_needs_less() -> None:
    assert names("He owns tractors. She owns tractors.") == ["tractors"]


def test_classes_that_take_up_other_goods() -> None:
    assert names("Steel and copper pay 25%. The metals came from Canada.") == [
        "steel",
        "copper",
    ]
    assert names("Metals from Canada pay 25%.") == ["metals"]
    assert names("Imports of pork fell. A probe of pork products opened.") == ["pork"]


def test_short_names_that_take_up_longer_ones() -> None:
    assert names("The ban on humanoid robots holds. No robots will come in.") == [
        "humanoid robots"
    ]
    assert names("Cocoa exports fell. The beans are dear.") == ["cocoa"]
    assert names("Tariffs on blankets, baby blankets and toys rose.") == [
        "blankets",
        "baby blankets",
        "toys",
    ]


def test_an_article_on_something_else_names_no_goods() -> None:
    assert not extract("She found three layers of wallpaper and a tea cup.").commodities
    assert not extract("The cows slept. We ate bread with honey.").commodities


def test_one_record_a_good_and_its_chapters() -> None:
    record = extract(TRADE + "Steel imports fell. Steel exports rose. Steel!")
    (fact,) = record.commodities
    assert (fact.name, fact.hs) == ("steel", ["72", "73"])


def test_confidence_grows_with_the_mentions() -> None:
    once = extract(TRADE + "Steel imports fell.").commodities[0].confidence
    twice = extract(TRADE + "Steel imports fell. Steel output fell.").commodities[0]
    assert once < twice.confidence


def test_the_evidence_shows_the_trade() -> None:
    (fact,) = extract(TRADE + "Imports of European brandy fell.").commodities
    assert fact.evidence.quote == "Imports of European brandy"
