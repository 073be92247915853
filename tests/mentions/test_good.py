"""Goods in sentences: names, senses, modifiers, lists, names of companies."""

import pytest

from tradewire import Article
from tradewire.annotate import annotate, load
from tradewire.mentions import good
from tradewire.story import Mention, Story
from tradewire.values.names import Good


def mentions(text: str, title: str | None = None) -> list[Mention[Good]]:
    article = Article(text, title=title)
    doc = next(annotate([article], load()))
    found = good.find(Story(article, doc))
    for mention in found:
        assert article.text[mention.start : mention.end] == mention.text
    return sorted(found, key=lambda m: m.start)


def names(text: str, title: str | None = None) -> list[str]:
    return [m.value.name for m in mentions(text, title) if m.value.counts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exports of soy-beans and soya beans rose.", ["soybeans", "soybeans"]),
        ("A duty on light bulbs and tyres.", ["light bulbs", "tyres"]),
        ("Seamless pipes, hot rolled coils.", ["seamless pipe", "hot-rolled coil"]),
        ("Color TVs, PCs and facsimile machines.",
         ["color tvs", "personal computers", "facsimile machines"]),
        ("LNG and LPG.", ["liquefied natural gas", "lpg"]),
        ("Distillers' dried grains pay a duty.", ["distiller's dried grains"]),
        ("Farm goods and farm exports gained.", ["agricultural products"] * 2),
        ("Rates on mangoes and strawberries.", ["mangoes", "strawberries"]),
    ],
)  # fmt: skip
def test_forms(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oil rose to $70 a barrel.", ["crude oil"]),
        ("Crude prices and crude output fell.", ["crude oil", "crude oil"]),
        ("It was a crude attempt to sell wheat.", ["wheat"]),
        ("Gas exports to Poland stopped.", ["natural gas"]),
        ("Drivers pay more for gas at the pump.", []),
        ("Greenhouse gases are not steel.", ["steel"]),
        ("The lead negotiator took the lead.", []),
        ("Lead and zinc output fell at the smelter.", ["lead", "zinc"]),
        ("Turkey exports olive oil.", ["olive oil"]),
        ("Exports of turkey to Mexico fell.", ["turkey"]),
        ("She wants to beef up the rules.", []),
        ("The runner won a gold medal.", []),
        ("Gold output rose in Ghana.", ["gold"]),
        ("Fuel efficiency rules hit fuel imports.", ["fuel"]),
        ("Cartels smuggle drugs over the border.", []),
        ("Drugs from India are exempt from the tariff.", ["drugs"]),
        ("The CHIPS act helped.", []),
        ("The white paper was published.", []),
        ("Tariffs on paper and wood.", ["paper", "wood"]),
        ("Syria bought 12,000 tonnes of whites.", ["white sugar"]),
        ("The non-oil economy sells oil.", ["crude oil"]),
        ("Shelving a plan, he sold the wheat.", ["wheat"]),
        ("There is no grain of truth in the report on steel.", ["steel"]),
        ("Tariffs are no silver bullet.", []),
        ("Farm trade and electronic exports grew.",
         ["agricultural products", "electronics"]),
        ("The farm is for sale.", []),
        ("It loaned Peru two mln barrels of products.", ["petroleum products"]),
        ("Diamond exports rose.", ["diamonds"]),
    ],
)  # fmt: skip
def test_senses(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Output of crude steel fell.", ["crude steel"]),
        ("Exports of frozen pork fell.", ["frozen pork"]),
        ("The duty hits wooden furniture and leather shoes.",
         ["wooden furniture", "leather shoes"]),
        ("Zinc-coated steel wire is exempt.", ["zinc-coated steel wire"]),
        ("A levy on cattle feed.", ["cattle feed"]),
        ("Sales of pump equipment and mining gear rose.",
         ["pump equipment", "mining gear"]),
        ("Equipment and products are dear.", []),
        ("U.S. wheat and Canadian barley.", ["wheat", "barley"]),
        ("The export steel market.", ["steel"]),
        ("It sold 95,000 tonnes soybeans.", ["soybeans"]),
    ],
)  # fmt: skip
def test_modifiers(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prices of corn and soybean oil fell.", ["corn oil", "soybean oil"]),
        ("Duties fell on sunflower, soybean and palm oils.",
         ["sunflower oil", "soybean oil", "palm oil"]),
        ("Sales of soybean oil and meal rose.", ["soybean oil", "soybean meal"]),
        ("Imports of solar cells and modules.", ["solar cells", "solar modules"]),
        ("Tariffs on vehicles and parts.", ["vehicles", "vehicle parts"]),
        ("Imports of fresh fruit and vegetables.", ["fresh fruit", "fresh vegetables"]),
        ("Hot- and cold-rolled steel.", ["hot-rolled steel", "cold-rolled steel"]),
        ("Stocks of diesel and heating oil.", ["diesel", "heating oil"]),
        ("Steel and aluminum products pay 25%.", ["steel", "aluminum"]),
        ("Farm and industrial goods.", ["agricultural products", "industrial goods"]),
        ("Beef, pork and poultry shipments.", ["beef", "pork", "poultry"]),
        ("Tariffs on cars and trucks.", ["cars", "trucks"]),
        ("Exports of soluble and green coffee.", ["soluble coffee", "green coffee"]),
        ("It taxes electric and hybrid cars.", ["electric cars", "hybrid cars"]),
        ("Exports of electrical, photographic and other goods.",
         ["electrical goods", "photographic goods"]),
        ("Taxes on soybeans and products.", ["soybeans", "soybean products"]),
        ("Duties on television and audio equipment.",
         ["television equipment", "audio equipment"]),
        ("Truck and car sales slumped.", ["trucks", "cars"]),
        ("Duties on cranberries, cranberry juice, olives and olive oil.",
         ["cranberries", "cranberry juice", "olives", "olive oil"]),
        ("Sales of soybeans, soybean meal and wheat rose.",
         ["soybeans", "soybean meal", "wheat"]),
        ("Shorts, skirts and pants", ["shorts", "skirts", "pants"]),
        ("It buys corn and soybean from Brazil.", ["corn", "soybeans"]),
    ],
)  # fmt: skip
def test_lists(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nippon Steel will build a mill.",
        "He works for U.S. Steel in Ohio.",
        "The International Cocoa Organization met.",
        "The Ministry of Petroleum said so.",
        "Kawasaki steel Corp said so.",
        "Condoleezza Rice met him.",
        "He gave a telephone interview.",
        "The Targeted Export Assistance (TEA) program grew.",
        "Meat & Livestock Australia said so.",
    ],
)
def test_names_of_bodies_do_not_count(text: str) -> None:
    assert names(text) == []


def test_capitals_after_the_name_of_the_country() -> None:
    """The wires of the eighties write "U.S. Grain"; U.S. Steel is a company."""
    assert names("Japan is the largest customer for U.S. Grain.") == ["grain"]
    assert names("He works for U.S. Steel.") == []


@pytest.mark.parametrize("end", ["and", "&", "of", "("])
def test_a_text_may_end_after_a_good(end: str) -> None:
    assert names(f"China raised its duty on Cotton {end}") in (["cotton"], [])


def test_surnames_are_no_goods() -> None:
    text = "Trade falls, said David Woods of GATT. Woods also said it will rise."
    assert names(text) == []


def test_a_body_is_marked_but_not_counted() -> None:
    (found,) = mentions("Nippon Steel will build it.")
    assert (found.value.name, found.value.counts) == ("steel", False)


def test_names_of_one_good_are_one() -> None:
    text = "Autos pay 25%. The tariff on cars and the auto imports matter."
    assert set(names(text)) == {"cars"}
    assert set(names("Autos pay 25%. Auto imports matter.")) == {"autos"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Brazil raised its tariffs on shuttlecocks in May.", "shuttlecocks"),
        ("It imports widgets from Chile.", "widgets"),
        ("Exports of glowsticks doubled.", "glowsticks"),
        ("Peru shipped 300 tonnes of lovage leaf.", "lovage leaf"),
        ("Wheat, barley, rice, corn, amaranths and millet pay no duty.", "amaranths"),
    ],
)
def test_goods_that_the_table_lacks(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tariffs on countries that object will rise.",
        "Exports of services and imports of capital grew.",
        "Imports of goods from China fell.",
        "It exports jobs and raw materials.",
        "The duty of ministers is plain.",
        "Output of workers fell.",
        "Tariffs on about $11bn of goods.",
        "Goods that cannot be grown, mined, or otherwise produced.",
        "Firms said their export books were thin.",
    ],
)
def test_other_nouns_are_no_goods(text: str) -> None:
    assert names(text) == []


def test_chapters() -> None:
    found = {m.value.name: m.value.hs for m in mentions("Steel, crude oil and shoes.")}
    assert found == {"steel": ("72", "73"), "crude oil": ("27",), "shoes": ("64",)}


def test_shouted_headlines() -> None:
    text = "The ministry said the duty on wheat from Spain stays."
    assert names(text, "MINISTRY KEEPS WHEAT DUTY")[0] == "wheat"
