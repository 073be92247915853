from datetime import date

import pytest

from tradewire import Article
from tradewire.annotate import annotate, load
from tradewire.mentions import find
from tradewire.values.names import Person


def persons(text: str, on: date | None = date(2019, 5, 13)) -> dict[str, Person]:
    article = Article(text, published=on)
    story = find(article, next(annotate([article], load())))
    return {m.value.name: m.value for m in story.persons}


TITLED = [
    (
        "Chilean Trade Minister Pedro Soto agreed.",
        "Pedro Soto",
        "Trade Minister",
        "Ministry of Trade",
        "CL",
    ),
    (
        "Peru's minister of trade and tourism, Ana Soto, agreed.",
        "Ana Soto",
        "minister of trade and tourism",
        "Ministry of Trade and Tourism",
        "PE",
    ),
    (
        "Ana Soto, Peru's deputy agriculture minister, agreed.",
        "Ana Soto",
        "deputy agriculture minister",
        "Ministry of Agriculture",
        "PE",
    ),
    (
        "U.S. Commerce Secretary John Miller agreed.",
        "John Miller",
        "Commerce Secretary",
        "Department of Commerce",
        "US",
    ),
    (
        "Secretary of State John Miller visited Peru.",
        "John Miller",
        "Secretary of State",
        "Department of State",
        "US",
    ),
    ("Sen. John Miller, R-Ohio, objected.", "John Miller", "Sen.", "Senate", "US"),
    ("California Gov. John Miller sued.", "John Miller", "Gov.", None, "US"),
    (
        "John Miller, chairman of the Senate Finance Committee, objected.",
        "John Miller",
        "chairman",
        "Senate Finance Committee",
        "US",
    ),
    (
        "Bank of Japan Governor Kenji Mori spoke.",
        "Kenji Mori",
        "Governor",
        "Bank of Japan",
        "JP",
    ),
    (
        "Ana Soto, director-general of the World Trade Organization, spoke.",
        "Ana Soto",
        "director-general",
        "World Trade Organization",
        None,
    ),
    (
        "Maria Rossi, a spokesperson for the European Commission, declined.",
        "Maria Rossi",
        "spokesperson",
        "European Commission",
        "EU",
    ),
    (
        "EU trade commissioner Maria Rossi declined.",
        "Maria Rossi",
        "trade commissioner",
        "European Commission",
        "EU",
    ),
    (
        "White House trade adviser John Miller agreed.",
        "John Miller",
        "White House trade adviser",
        "White House",
        "US",
    ),
    (
        "Ana Soto, Peru's ambassador to the World Trade Organization, spoke.",
        "Ana Soto",
        "ambassador to the World Trade Organization",
        None,
        "PE",
    ),
    (
        "Saudi Energy Minister Prince Faisal bin Turki spoke.",
        "Faisal bin Turki",
        "Energy Minister",
        "Ministry of Energy",
        "SA",
    ),
    (
        "South Korean Industry Minister Park Min-jae left.",
        "Park Min-jae",
        "Industry Minister",
        "Ministry of Industry",
        "KR",
    ),
    (
        "British Foreign Secretary Sir Alan Hughes objected.",
        "Alan Hughes",
        "Foreign Secretary",
        "Foreign Office",
        "GB",
    ),
    (
        "Judge John Miller of the U.S. Court of International Trade dissented.",
        "John Miller",
        "Judge",
        "U.S. Court of International Trade",
        "US",
    ),
    (
        "Peru's Oil Minister, Sheikh Ali al-Hamad, was in Lima.",
        "Ali al-Hamad",
        "Oil Minister",
        "Ministry of Oil",
        "PE",
    ),
    (
        "Peru's Minister of Energy and Mines Huaman left.",
        "Huaman",
        "Minister of Energy and Mines",
        "Ministry of Energy and Mines",
        "PE",
    ),
    (
        "Peru's ambassador in Ottawa, Ana Soto, objected.",
        "Ana Soto",
        "ambassador in Ottawa",
        None,
        "PE",
    ),
    (
        "Peru cut its tariffs. Ana Soto, the country's trade minister, spoke.",
        "Ana Soto",
        "trade minister",
        "Ministry of Trade",
        "PE",
    ),
    (
        "Peru's Fisheries Council lost. Ana Soto, the regulator's director, left.",
        "Ana Soto",
        "director",
        "Fisheries Council",
        "PE",
    ),
    (
        "The EU lost. Ana Soto, the bloc's trade chief, spoke in Lima.",
        "Ana Soto",
        "trade chief",
        "European Commission",
        "EU",
    ),
    (
        "Peru's Foreign Ministry thanked Foreign Minister Ana Soto.",
        "Ana Soto",
        "Foreign Minister",
        "Foreign Ministry",
        "PE",
    ),
    (
        "Shadow trade secretary Ann Hughes objected in London.",
        "Ann Hughes",
        "Shadow trade secretary",
        None,
        "GB",
    ),
    (
        "Congressional Budget Office analyst John Miller spoke.",
        "John Miller",
        "analyst",
        "Congressional Budget Office",
        "US",
    ),
]


@pytest.mark.parametrize(("text", "name", "title", "organization", "country"), TITLED)
def test_title_makes_an_official(
    text: str, name: str, title: str, organization: str | None, country: str | None
) -> None:
    found = persons(text)[name]
    assert found.official
    assert (found.title, found.organization, found.country) == (
        title,
        organization,
        country,
    )


PRIVATE = [
    ("John Miller, chief executive of Ford, objected.", "John Miller"),
    (
        "John Miller, president of the American Farm Bureau Federation, spoke.",
        "John Miller",
    ),
    ("Ana Soto, an economist at Capital Economics, wrote a note.", "Ana Soto"),
    ("Company spokesman John Miller declined.", "John Miller"),
    (
        "John Miller, a senior fellow at the Peterson Institute, wrote a paper.",
        "John Miller",
    ),
]


@pytest.mark.parametrize(("text", "name"), PRIVATE)
def test_private_title_makes_no_official(text: str, name: str) -> None:
    assert not persons(text)[name].official


STATUS = [
    ("Former Chilean Trade Minister Pedro Soto agreed.", "former"),
    ("Pedro Soto, Chile's acting trade minister, agreed.", "acting"),
    ("Pedro Soto, Chile's trade minister, agreed.", "current"),
    ("The nominee for trade representative, Pedro Soto, testified.", "nominee"),
]


@pytest.mark.parametrize(("text", "status"), STATUS)
def test_status(text: str, status: str) -> None:
    assert persons(text)["Pedro Soto"].status == status


def test_present_title_comes_before_a_former_one() -> None:
    text = (
        "Former Trade Minister Pedro Soto spoke. Chilean President Pedro Soto agreed."
    )
    assert persons(text)["Pedro Soto"].title == "President"


def test_surname_belongs_to_the_full_name() -> None:
    text = "Chilean Trade Minister Pedro Soto agreed. Mr. Soto flew home. Soto smiled."
    assert set(persons(text)) == {"Pedro Soto"}


def test_title_in_the_plural_is_shared() -> None:
    found = persons("Sens. John Miller and Mary Clark objected.")
    assert all(found[name].organization == "Senate" for name in found)


def test_governing_person_is_known_by_surname_at_the_time() -> None:
    assert persons("Mr. Trump signed the order.")["Trump"].official
    assert not persons("Mr. Trump bought a hotel.", date(1987, 5, 1))["Trump"].official


def test_ministry_is_named_as_in_the_article() -> None:
    text = "Peru's trade ministry met. Peruvian Trade Minister Ana Soto agreed."
    assert persons(text)["Ana Soto"].organization == "trade ministry"


def test_minister_is_never_american() -> None:
    text = "Canada taxed lumber bound for the U.S., Trade Minister Ana Clark said."
    assert persons(text)["Ana Clark"].country == "CA"


def test_chinese_name_of_two_short_words() -> None:
    assert persons("Chinese Vice Premier Liu He met them.")["Liu He"].country == "CN"


def test_head_of_a_unit_is_of_the_body_before() -> None:
    text = (
        "Ken Mori, a director of Japan's finance ministry, met Jun Abe, "
        "deputy director of the securities bureau."
    )
    assert persons(text)["Jun Abe"].organization == "finance ministry"


def test_country_of_a_unit_is_not_that_of_its_head() -> None:
    text = "John Miller, head of the China division at the World Bank, wrote it."
    found = persons(text)["John Miller"]
    assert (found.title, found.country) == ("head of the China division", None)


def test_province_gives_the_country() -> None:
    found = persons("Mary Clark, the premier of Alberta, urged calm.")["Mary Clark"]
    assert (found.title, found.country) == ("premier", "CA")


def test_minister_without_a_date_is_not_known_by_surname() -> None:
    assert not persons("Mr. Mnuchin called.", None)["Mnuchin"].official
    assert persons("Mr. Mnuchin called.")["Mnuchin"].official


BARE = [
    (
        "Boris Johnson left Lima. The prime minister called it a success.",
        "prime minister",
    ),
    (
        "Boris Johnson left Lima. The U.K. prime minister's cold is bad.",
        "prime minister",
    ),
    ("Boris Johnson left Lima. No prime minister had been there.", None),
    ("Boris Johnson left Lima. The former prime minister was there.", None),
    ("Boris Johnson left Lima. The prime minister's cold is bad.", None),
]


@pytest.mark.parametrize(("text", "title"), BARE)
def test_a_title_elsewhere_is_the_known_holders(text: str, title: str | None) -> None:
    assert persons(text, date(2021, 5, 13))["Boris Johnson"].title == title


def test_both_names_of_an_administration_are_officials() -> None:
    found = persons("The Biden-Harris Administration won.", date(2023, 5, 2))
    assert {name: p.official for name, p in found.items()} == {
        "Biden": True,
        "Harris": True,
    }


def test_a_senators_state_is_no_name() -> None:
    text = "Sens. John Miller (D-Ohio) and Ann Hughes (R-Ohio) objected."
    assert sorted(persons(text)) == ["Ann Hughes", "John Miller"]
