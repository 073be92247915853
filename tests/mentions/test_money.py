"""Sums of money in sentences of news: value, currency, per unit, conversion."""

import pytest
import spacy

from tradewire import Article
from tradewire.mentions import money
from tradewire.story import Story

NLP = spacy.blank("en")


def found(text: str) -> list[str]:
    story = Story(Article(text), NLP(text))
    said = []
    for mention in money.find(story):
        m = mention.value
        value = "" if m.value is None else str(m.value)
        top = "" if m.value_max is None else f"..{m.value_max}"
        per = f"/{m.per}" if m.per else ""
        marks = "" if m.bound == "exact" else f" {m.bound}"
        marks += " converted" if m.converted else ""
        said.append(f"{value}{top} {m.currency}{per}{marks}")
    return said


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("Exports were worth $3.2bn.", ["3200000000 USD"]),
        ("It cost 7.1 billion dlrs.", ["7100000000 USD"]),
        ("It cost 300 mln U.S. dlrs.", ["300000000 USD"]),
        ("It cost 5 mln Canadian dlrs.", ["5000000 CAD"]),
        ("It cost 2 mln stg.", ["2000000 GBP"]),
        ("It cost US$5m, A$6m, HK$7m and NZ$8m.",
         ["5000000 USD", "6000000 AUD", "7000000 HKD", "8000000 NZD"]),
        ("It cost €300m or 300 million euros.", ["300000000 EUR", "300000000 EUR"]),
        ("It cost EUR 10 million.", ["10000000 EUR"]),
        ("It cost 50 mln Ecus (57 mln dlrs).",
         ["50000000 XEU", "57000000 USD converted"]),
        ("Trade was C$2.5 billion ($1.79 billion).",
         ["2500000000 CAD", "1790000000 USD converted"]),
        ("It pays Rs 2,275 per quintal.", ["2275 INR/quintal"]),
        ("It cost Rs 1.5 lakh crore.", ["1500000000000 INR"]),
        ("The duty is $50 a tonne.", ["50 USD/tonne"]),
        ("The duty is 10% plus $2 a kilo.", ["2 USD/kg"]),
        ("The duty is 15 cents per pound.", ["0.15 USD/lb"]),
        ("The duty is 1-3/4 cents a lb.", ["0.0175 USD/lb"]),
        ("The duty is 8 Ecus per 100 kilos.", ["0.08 XEU/kg"]),
        ("The duty is $4 per 60-kg bag.", ["4 USD/bag"]),
        ("The duty is USD 474-557 per tonne.", ["474..557 USD/tonne"]),
        ("The duty is US $ 180 to 316 per MT.", ["180..316 USD/tonne"]),
        ("The duty is 32¢ each.", ["0.32 USD/unit"]),
        ("Lamb fetched 450c/kg.", ["4.5 USD/kg"]),
        ("An 8.8-billion-U.S.-dollar cut.", ["8800000000 USD"]),
        ("Oil is under 20 dlrs a barrel.", ["20 USD/barrel at_most"]),
        ("The fine is £15,000 per car.", ["15000 GBP/unit"]),
        ("It cost $5 to $10 billion.", ["5000000000..10000000000 USD"]),
        ("It cost $5-10 billion.", ["5000000000..10000000000 USD"]),
        ("It cost between $200 and $300 million.", ["200000000..300000000 USD"]),
        ("It cost 72/78 mln dlrs.", ["72000000..78000000 USD"]),
        ("It cost up to $450 billion.", ["..450000000000 USD at_most"]),
        ("It fell to $3.2 billion from $3.5 billion.",
         ["3200000000 USD", "3500000000 USD"]),
        ("It was 639 mln dlrs, compared with 771 mln in 1986.",
         ["639000000 USD", "771000000 USD"]),
        ("It paid 2 mln Swiss francs, then 3 mln francs.",
         ["2000000 CHF", "3000000 CHF"]),
        ("The quota is worth £2m, or 2 million pounds.", ["2000000 GBP"] * 2),
        ("Half a million dollars went.", ["500000 USD"]),
        ("It cost €4.6bn (£3.9bn; $5bn).",
         ["4600000000 EUR", "3900000000 GBP converted", "5000000000 USD converted"]),
    ],
)  # fmt: skip
def test_sums(text: str, sums: list[str]) -> None:
    assert found(text) == sums


@pytest.mark.parametrize(
    "text",
    [
        "They sold 2 million pounds of beef.",
        "They sold 3 mln crowns' worth.",
        "The S&P 500 and Section 301 of 1974.",
        "They sold 5 mln tonnes of wheat.",
    ],
)
def test_no_sum(text: str) -> None:
    assert found(text) == []
