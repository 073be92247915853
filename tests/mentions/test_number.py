"""Bare numbers: what counts something, and what is a year, date, time or label."""

import pytest
import spacy

from tradewire import Article
from tradewire.mentions import money, number, percent, quantity
from tradewire.story import Mention, Story
from tradewire.values.amount import Amount

NLP = spacy.blank("en")


def story(text: str) -> Story:
    return Story(Article(text), NLP(text))


def found(text: str) -> list[str]:
    said = []
    for mention in number.find(story(text)):
        n = mention.value
        value = "" if n.value is None else str(n.value)
        top = "" if n.value_max is None else f"..{n.value_max}"
        said.append(f"{value}{top}" + ("" if n.bound == "exact" else f" {n.bound}"))
    return said


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("It sold 2.3 million vehicles.", ["2300000"]),
        ("It sold nearly 73 million phones.", ["73000000 approx"]),
        ("It sold two and a half million cars.", ["2500000"]),
        ("Between 80 and 100 rigs work.", ["80..100"]),
        ("Some 20 Chinese firms went.", ["20 approx"]),
        ("Up to 500 planes are due.", ["..500 at_most"]),
        ("Sales rose in 2018 to 3.9 million headsets.", ["3900000"]),
        ("Three or four ships wait.", ["3", "4"]),
    ],
)
def test_numbers(text: str, numbers: list[str]) -> None:
    assert found(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "Section 232 and Section 301 duties on HS 7606",
        "from 12:01 a.m. on July 9, and on 9 July",
        "the 1986/87 season, the 2021-22 year, in 2018",
        "the G7, the G20 and Covid-19",
        "a Boeing 747 and a 787-9",
        "No. 3 of Chapter 72, Annex 2, H.R. 3684",
        "a 24-year-old pact, ten years, 90 days",
        "a 77-18 vote and a 6-3 ruling",
        "a dozen states and one of them",
        "The index closed at 7,144.23 and 3M fell.",
        "1. Steel\n2. Tea",
        "call 202-224-4774 or 192.168.1.2",
        "the Group of Seven, two-way trade, a three-part plan",
        "men aged 18 to 34",
        "7208 10 00, 7208 25 00 and 7209.16.10",
        "March six and June 15-20",
    ],
)
def test_labels_are_no_numbers(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "It raised 25% on $200 billion of goods, 5 mln tonnes and 3,000 cars.",
        "half of one percent, half a million tonnes, a third of 30 mln bags",
        "1.2 mln 60-kg bags at $5 to 6 a bag, from 3 to 4 dlrs, up 5-10 pct",
        "C$2.5 billion ($1.79 billion), 10, 15 and 25 percent or 2/3 of 9 acres",
    ],
)
def test_no_two_mentions_overlap(text: str) -> None:
    at = story(text)
    mentions: list[Mention[Amount]] = [
        *percent.find(at), *money.find(at), *quantity.find(at), *number.find(at),
    ]  # fmt: skip
    mentions.sort(key=lambda m: m.start)
    assert len(mentions) > 2
    for a, b in zip(mentions, mentions[1:], strict=False):
        assert a.end <= b.start
