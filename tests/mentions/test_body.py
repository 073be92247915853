from datetime import date

import pytest

from tradewire import Article
from tradewire.annotate import annotate, load
from tradewire.mentions import find
from tradewire.values.names import Body


def bodies(text: str) -> list[Body]:
    article = Article(text, published=date(2019, 5, 13))
    story = find(article, next(annotate([article], load())))
    return [m.value for m in story.bodies]


NAMED = [
    ("The Commerce Department opened a case.", "Commerce Department", "ministry", "US"),
    (
        "The U.S. Department of Energy said so.",
        "U.S. Department of Energy",
        "ministry",
        "US",
    ),
    (
        "Peru's Ministry of Trade and Tourism agreed.",
        "Ministry of Trade and Tourism",
        "ministry",
        "PE",
    ),
    (
        "Brazil's agriculture ministry lifted the ban.",
        "agriculture ministry",
        "ministry",
        "BR",
    ),
    (
        "The Kenyan finance and planning ministry agreed.",
        "finance and planning ministry",
        "ministry",
        "KE",
    ),
    (
        "The Grain Marketing Board of Zimbabwe bought maize.",
        "Grain Marketing Board of Zimbabwe",
        "agency",
        "ZW",
    ),
    ("Turkey's statistics office published data.", "statistics office", "agency", "TR"),
    ("The central bank of Chile cut its rate.", "central bank", "agency", "CL"),
    (
        "The House Energy and Commerce Committee met.",
        "House Energy and Commerce Committee",
        "agency",
        "US",
    ),
    ("The Bank of Japan sold dollars.", "Bank of Japan", "agency", "JP"),
    (
        "Officials at the French embassy in Lima agreed.",
        "French embassy in Lima",
        "agency",
        "FR",
    ),
    (
        "The World Trade Organization ruled.",
        "World Trade Organization",
        "intergovernmental",
        None,
    ),
    ("The W.T.O. ruled on bananas.", "W.T.O.", "intergovernmental", None),
    (
        "The International Pepper Community and the International Jute Council met.",
        "International Jute Council",
        "intergovernmental",
        None,
    ),
    (
        "Colombia's coffee growers' federation sold less.",
        "coffee growers' federation",
        "industry",
        "CO",
    ),
    (
        "The Iowa Soybean Association objected.",
        "Iowa Soybean Association",
        "industry",
        "US",
    ),
    (
        "The European Dairy Association objected.",
        "European Dairy Association",
        "industry",
        None,
    ),
    (
        "The Thai Chamber of Commerce objected.",
        "Thai Chamber of Commerce",
        "industry",
        "TH",
    ),
]


NAMED += [
    ("Chile ships copper. Its mining ministry agreed.", "mining ministry", "ministry")
    + ("CL",),
    ("Chile spoke to Congress. Chile won, Chile said.", "Congress", "agency", "CL"),
    ("Chile spoke to Congress. The U.S. won, the U.S. said.", "Congress", "agency")
    + ("US",),
    ("Peru sold zinc to Chile, whose customs office agreed.", "customs office")
    + ("agency", "CL"),
    ("Exports from Peru rose, customs data showed.", "customs", "agency", "PE"),
    ("Peru's exports rose, said industry body Pesca.", "Pesca", "industry", "PE"),
    ("Peru met the East African Grain Council.", "East African Grain Council")
    + ("industry", None),
]


@pytest.mark.parametrize(("text", "name", "kind", "country"), NAMED)
def test_body_is_named(text: str, name: str, kind: str, country: str | None) -> None:
    found = {(b.name, b.kind, b.country) for b in bodies(text) if b.counts}
    assert (name, kind, country) in found


SILENT = [
    "Steel Dynamics Inc. and the Ford Motor Company raised prices.",
    "The government and the Reagan Administration disagreed.",
    "Congress Party leaders met in Delhi.",
    "Treasury bonds fell, and U.S. Treasury yields rose.",
    "She studied at the Georgia Institute of Technology.",
    "The Peterson Institute for International Economics published a paper.",
    "The Royal Bank of Canada lent money.",
    "Western Union and the Soviet Union signed a contract.",
    "The sales department and a new marketing office opened.",
    "Shares of <ITC.BO> fell.",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_body_is_named(text: str) -> None:
    assert [b for b in bodies(text) if b.counts] == []


def test_acronym_in_brackets_is_the_same_body() -> None:
    found = bodies("The Nordic Herring Exporters Association (NHEA) met. NHEA agreed.")
    assert {b.name for b in found} == {"Nordic Herring Exporters Association"}
    assert len(found) == 3


def test_forms_of_one_department_are_one_body() -> None:
    found = bodies(
        "The Commerce Department met. The U.S. Department of Commerce agreed."
    )
    assert {b.name for b in found} == {"U.S. Department of Commerce"}


def test_ministries_of_two_countries_are_two_bodies() -> None:
    found = bodies("Peru's trade ministry met. Chile's trade ministry agreed.")
    assert [b.country for b in found] == ["PE", "CL"]


def test_body_in_a_title_does_not_count() -> None:
    (found,) = bodies("A Chilean foreign ministry spokesman said so.")
    assert (found.name, found.country, found.counts) == (
        "foreign ministry",
        "CL",
        False,
    )


def test_the_ministry_refers_back_and_counts_where_it_acts() -> None:
    text = "Peru's trade ministry officials met. The ministry raised the duty."
    assert [b.counts for b in bodies(text)] == [False, True]


def test_the_commission_is_the_unions_where_the_union_is_named() -> None:
    found = bodies("The EU set quotas. The Commission will publish them.")
    assert "Commission" in {b.name for b in found}
    assert not bodies("The Commission will publish them.")


def test_known_department_belongs_to_the_country_beside_it() -> None:
    found = bodies("Australia's Department of Agriculture banned prawns from the U.S.")
    assert found[0].country == "AU"


def test_a_name_cut_short_is_the_same_body() -> None:
    text = "Peru's National Fishmeal Office met. The Fishmeal Office cut the quota."
    assert len({(b.name, b.country) for b in bodies(text)}) == 1


def test_generic_name_before_a_known_body_only_explains_it() -> None:
    found = bodies("Brazil's statistics agency IBGE published data.")
    assert [b.name for b in found] == ["IBGE"]


def test_acronym_inside_a_longer_token_keeps_its_name() -> None:
    assert [b.name for b in bodies("Stocks in the EC-12 fell.")] == ["EC"]


def test_a_price_council_is_an_agency_and_a_growers_council_industry() -> None:
    (price,) = bodies("Japan's Barley Price Council met.")
    (growers,) = bodies("Japan's Barley Growers Council met.")
    assert (price.kind, growers.kind) == ("agency", "industry")


def test_department_outside_the_american_cabinet_is_of_the_story() -> None:
    found = bodies("Brazil's exports rose, the Foreign Trade Department said.")
    assert [b.country for b in found] == ["BR"]


COUNTING = [
    ("Ana Soto, Peru Coffee Growers' Association chairman, left.", True),
    ("A Peru Coffee Growers' Association spokesman, Juan Soto, left.", False),
    ("A Peru Coffee Growers' Association (PCGA) spokesman left.", False),
    ("Peru's Fisheries Council chairman left.", False),
    ("Officials from Peru's Fisheries Council left.", False),
    ("The head of Peru's Fisheries Council left.", True),
]


@pytest.mark.parametrize(("text", "counts"), COUNTING)
def test_a_body_counts_by_who_speaks_for_it(text: str, counts: bool) -> None:
    assert any(body.counts for body in bodies(text)) == counts


@pytest.mark.parametrize(("year", "named"), [(1987, ["GATT"]), (2019, [])])
def test_the_gatt_is_a_treaty_since_the_wto(year: int, named: list[str]) -> None:
    article = Article("It broke the GATT.", published=date(year, 5, 13))
    story = find(article, next(annotate([article], load())))
    assert [m.value.name for m in story.bodies] == named
