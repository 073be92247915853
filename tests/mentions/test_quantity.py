"""Quantities in sentences of news: value, unit, bound."""

import pytest
import spacy

from tradewire import Article
from tradewire.mentions import quantity
from tradewire.story import Story

NLP = spacy.blank("en")


def found(text: str) -> list[str]:
    story = Story(Article(text), NLP(text))
    said = []
    for mention in quantity.find(story):
        q = mention.value
        value = "" if q.value is None else str(q.value)
        top = "" if q.value_max is None else f"..{q.value_max}"
        marks = "" if q.bound == "exact" else f" {q.bound}"
        marks += " converted" if q.converted else ""
        said.append(f"{value}{top} {q.unit}{marks}")
    return said


@pytest.mark.parametrize(
    ("text", "quantities"),
    [
        ("Output was 5.6 mln tonnes.", ["5600000 tonne"]),
        ("Output was 1.2 lakh tonnes.", ["120000 tonne"]),
        ("Output was 5.6 to 6 mln tonnes.", ["5600000..6000000 tonne"]),
        ("Output was 1,06 million tons.", ["1060000 tonne"]),
        ("They were 12.3, 13.5 and 14 mln tonnes.",
         ["12300000 tonne", "13500000 tonne", "14000000 tonne"]),
        ("It pumps 400,000 barrels per day.", ["400000 barrel/day"]),
        ("It pumps nine mln bpd.", ["9000000 barrel/day"]),
        ("It pumps 2 million barrels of crude oil a day.", ["2000000 barrel/day"]),
        ("It pumps 4.2 mb/d.", ["4200000 barrel/day"]),
        ("It gave 2,000 barrels of oil and 9,000 cubic metres of gas per day.",
         ["2000 barrel/day", "9000 m3/day"]),
        ("It bought 130 mln tonnes a year ago.", ["130000000 tonne"]),
        ("It makes 130 mln tonnes a year.", ["130000000 tonne/year"]),
        ("It sold 1.2 mln 60-kg bags of coffee.", ["1200000 bag"]),
        ("It sold nine mln (60-kg) bags.", ["9000000 bag"]),
        ("It sold 100,000 480-lb bales.", ["100000 bale"]),
        ("It sold 43,800 running bales.", ["43800 bale"]),
        ("It sold 2.0/2.5 mln bags.", ["2000000..2500000 bag"]),
        ("A 30,000-tonne cargo sailed.", ["30000 tonne"]),
        ("Five million short tons and 3 mln long tons.",
         ["5000000 short_ton", "3000000 long_ton"]),
        ("It sold 5Mt, 300kt and 20 MMT.",
         ["5000000 tonne", "300000 tonne", "20000000 tonne"]),
        ("It sold half a million tonnes.", ["500000 tonne"]),
        ("It sold two and a half million tonnes.", ["2500000 tonne"]),
        ("It sold 10 million pounds of cheese.", ["10000000 lb"]),
        ("It sold 10,000 head of cattle.", ["10000 head"]),
        ("It built 500 MW and made 3 TWh.", ["0.5 GW", "3000000 MWh"]),
        ("It planted 9.3 million acres (3.8 million hectares).",
         ["9300000 acre", "3800000 hectare converted"]),
        ("It sold as much as 3.5 million bushels.", ["..3500000 bushel at_most"]),
        ("It sold at least 4 mln tonnes.", ["4000000 tonne at_least"]),
        ("Stocks rose 1.3 mln to 330.5 mln barrels.",
         ["1300000 barrel", "330500000 barrel"]),
        ("Sales rose to 661,400 from 683,400 tonnes.",
         ["661400 tonne", "683400 tonne"]),
        ("Output sank to 16.5 mln tonnes, from 16.7 mln.",
         ["16500000 tonne", "16700000 tonne"]),
        ("It rose 2.5 pct to 12.5 mln tonnes, up from 11.9 in 1985.",
         ["12500000 tonne", "11900000 tonne"]),
        ("The yield was 179.5 bushels per acre.", ["179.5 bushel/acre"]),
        ("It sold 2,71,859 tonnes.", ["271859 tonne"]),
        ("Stocks are 2 billion bushels of corn, with wheat at 828 million.",
         ["2000000000 bushel", "828000000 bushel"]),
        ("Wheat was 45.2 mln tonnes vs 44.1 and rice 12.3 vs 11.9.",
         ["45200000 tonne", "44100000 tonne", "12300000 tonne", "11900000 tonne"]),
        ("It rose to 150,000-160,000 tonnes from 120,000-130,000.",
         ["150000..160000 tonne", "120000..130000 tonne"]),
        ("It sold 20-30,000 tonnes.", ["20000..30000 tonne"]),
        ("It sold 2 million nine-litre cases.", ["2000000 case"]),
        ("They sold 30,000 tonnes to China, 24,000 to Egypt and 6,000 wheat to Iraq.",
         ["30000 tonne", "24000 tonne", "6000 tonne"]),
        ("Demand in the weeks to March six rose to 16.39 mln barrels per day.",
         ["16390000 barrel/day"]),
    ],
)  # fmt: skip
def test_quantities(text: str, quantities: list[str]) -> None:
    assert found(text) == quantities


@pytest.mark.parametrize(
    "text",
    [
        "The company makes 5G phones in 60-kg boxes.",
        "They shipped 30,000 cars after 12,000 in 2019.",
        "It costs 15 cents a pound.",
        "Prices fell 15 percent.",
    ],
)
def test_no_quantity(text: str) -> None:
    assert found(text) == []


def test_people_are_not_elided_tonnes() -> None:
    assert found("It sold 5,000 tonnes and has 2,000 workers.") == ["5000 tonne"]
