"""Percentages in sentences of news: value, upper end, bound, unit, fraction."""

from decimal import Decimal

import pytest
import spacy

from tradewire import Article
from tradewire.mentions import percent
from tradewire.story import Story

NLP = spacy.blank("en")


def found(text: str) -> list[tuple[str, str]]:
    story = Story(Article(text), NLP(text))
    said = []
    for mention in percent.find(story):
        assert text[mention.start : mention.end] == mention.text
        p = mention.value
        value = "" if p.value is None else str(p.value)
        top = "" if p.value_max is None else f"..{p.value_max}"
        marks = "" if p.bound == "exact" else f" {p.bound}"
        marks += " points" if p.unit == "percentage_points" else ""
        marks += " fraction" if p.fraction else ""
        said.append((mention.text, f"{value}{top}{marks}"))
    return said


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Duties of between 5 and 50 percent apply.", ["5..50"]),
        ("The levy goes up by 15 pct.", ["15"]),
        ("It will rise by 10 percentage points to 35 per cent.", ["10 points", "35"]),
        ("The rate fell to 27.5% from 7.5%.", ["27.5", "7.5"]),
        ("It went from 7.5% to 27.5%.", ["7.5", "27.5"]),
        ("Rates ranging from 7.5% to 27.5% apply.", ["7.5..27.5"]),
        ("Rates of 5 to 10 percent apply.", ["5..10"]),
        ("Rates of 5-10 percent apply.", ["5..10"]),
        ("They were raised from 5 to 10 percent.", ["5", "10"]),
        ("Duties of 10, 15 and 25 percent apply.", ["10", "15", "25"]),
        ("Margins of 9.9 and 27.5 percent were found.", ["9.9", "27.5"]),
        ("It imposed a 25-percent tariff.", ["25"]),
        ("It imposed a 10-per-cent levy.", ["10"]),
        ("A rate of 3-1/2 pct, or 2 1/2 pct, applies.", ["3.5", "2.5"]),
        ("A levy of up to 35% on cars is planned.", ["..35 at_most"]),
        ("Inflation went up to 35%.", ["35"]),
        ("Growth stayed under 3 percent.", ["3 at_most"]),
        ("More than 90 pct goes to Japan.", ["90 at_least"]),
        ("Duties of 25 per cent or more apply.", ["25 at_least"]),
        ("Roughly 5 percent is lost.", ["5 approx"]),
        ("A fight over a 25% tariff.", ["25"]),
        ("More than half of world output is theirs.", ["50 at_least fraction"]),
        ("Japan buys a third of the crop.", ["33.33 fraction"]),
        ("It makes two-thirds of all chips.", ["66.67 fraction"]),
        ("One-fifth of the crop was lost.", ["20 fraction"]),
        ("Output was cut by half.", ["50 fraction"]),
        ("A rise of half a percentage point was agreed.", ["0.5 points"]),
        ("Ministers would raise the duty by 10 points.", ["10 points"]),
        ("The members agreed on zero tariffs.", ["0"]),
        ("It cut its duty on tea to zero.", ["0"]),
        ("One in five cars is electric.", ["20 fraction"]),
        ("Nine out of 10 chips are theirs.", ["90 fraction"]),
        ("Tax rates from 4.43 percent to 25.22 percent apply.", ["4.43..25.22"]),
        ("They paid 5-, 10- and 25-percent duties.", ["5", "10", "25"]),
        ("They cut the rate to 15 from the current 20 percent.", ["15", "20"]),
        ("A half percent fee and half of one percent.", ["0.5", "0.5"]),
        ("From 20 percent it fell to 15.", ["20"]),
        ("It fell to 15 percent from 20.", ["15", "20"]),
    ],
)
def test_percentages(text: str, readings: list[str]) -> None:
    assert [said for _, said in found(text)] == readings


@pytest.mark.parametrize(
    "text",
    [
        "The index closed 165.60 points lower.",
        "Yields rose 5 basis points.",
        "in the first half of 2021 and the third quarter",
        "a third country, half a year, a two-thirds majority, half the time",
        "Tariffs doubled.",
        "a dozen rates under Section 232",
    ],
)
def test_no_percentage(text: str) -> None:
    assert found(text) == []


def test_bound_words_are_part_of_the_mention() -> None:
    assert found("a levy of as much as 40%")[0][0] == "as much as 40%"


def test_ends_of_a_list_have_their_own_span() -> None:
    assert [text for text, _ in found("10 and 25 percent")] == ["10", "25 percent"]


def test_values_are_decimals() -> None:
    story = Story(Article("7.50%"), NLP("7.50%"))
    assert percent.find(story)[0].value.value == Decimal("7.5")
