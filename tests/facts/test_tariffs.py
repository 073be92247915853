"""Rates of duty that sentences state, and sentences that state none."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tradewire import Article, extract_all
from tradewire.annotate import load
from tradewire.fact import plain_number
from tradewire.facts.tariffs import Tariff
from tradewire.lexicon import rows

PUBLISHED = date(2025, 4, 10)
CUES = rows("tariff_cues")
CLASSES = {"act": "in_force", "stay": "in_force", "bear": "in_force"}


def told(tariff: Tariff) -> str:
    """Return a tariff in one line: rate, goods, imposer > target, status, day."""
    rate = "" if tariff.rate is None else f"{plain_number(tariff.rate)}"
    top = "" if tariff.rate_max is None else f"..{plain_number(tariff.rate_max)}"
    unit = {"percent": "%", "percentage_points": " points"}.get(
        tariff.rate_unit, f" {tariff.rate_unit}"
    )
    old = tariff.previous_rate
    before = "" if old is None else f" was {plain_number(old)}"
    kind = tariff.instrument
    parts = [
        f"{rate}{top}{unit}{before}",
        "" if kind == "import_tariff" else kind,
        "+".join(tariff.commodities),
        f"{'+'.join(tariff.imposed_by)} > {'+'.join(tariff.applies_to)}",
        tariff.status,
        tariff.effective or "",
    ]
    return ", ".join(p for p in parts if p.strip())


def found(
    text: str, title: str | None = None, published: date = PUBLISHED
) -> list[str]:
    """Return the tariffs of a text, each in one line."""
    article = Article(text, title=title, published=published)
    record = next(extract_all([article], load()))
    for tariff in record.tariffs:
        quote = tariff.evidence
        assert article.text[quote.start : quote.end] == quote.quote
        assert 0 < tariff.confidence < 1
    return [told(t) for t in record.tariffs]


STATED = [
    (
        "India cut its import duty on lentils from 30 per cent to nothing.",
        ["0% was 30, lentils, IN > , in_force"],
    ),
    (
        "Chile raised its duty on copper from zero to 12%.",
        ["12% was 0, copper, CL > , in_force"],
    ),
    (
        "Chile's duty on copper will go to 12% from nil.",
        ["12% was 0, copper, CL > , announced"],
    ),
    (
        "The tariff on tires took effect in two steps. The first 15% took effect "
        "in March.",
        ["15%, tires,  > , in_force, 2025-03"],
    ),
    (
        "Nepal will collect a 3% levy on tea at the border.",
        ["3%, tea, NP > , announced"],
    ),
    (
        "Kenya put a duty on rice. Aluminum and jam are hit at 10 percent.",
        ["10%, aluminum+jam, KE > , in_force"],
    ),
    (
        "Kenya will charge a duty on rice. Private millers will pay 5 percent.",
        ["5%, rice, KE > , announced"],
    ),
    (
        "Peru has a 12% duty on wine. The mills paid 5% more for wheat.",
        ["12%, wine, PE > , in_force"],
    ),
    (
        "Canada imposed a 25% tariff on steel from Brazil.",
        ["25%, steel, CA > BR, in_force"],
    ),
    (
        "Brazil put duties of 25 percent on coal and 10 percent on iron ore.",
        ["25%, coal, BR > , in_force", "10%, iron ore, BR > , in_force"],
    ),
    (
        "Peru charges a 12% duty on wheat, corn and rice.",
        ["12%, wheat+corn+rice, PE > , in_force"],
    ),
    (
        "India cut its import duty on crude palm oil to 10% from 20%.",
        ["10% was 20, crude palm oil, IN > , in_force"],
    ),
    (
        "Norway lifted its tariff on cheese from 15 pct to 27.5 pct.",
        ["27.5% was 15, cheese, NO > , in_force"],
    ),
    (
        "Duties of between 5 and 50 percent apply to steel imports.",
        ["5..50%, steel,  > , in_force"],
    ),
    (
        "Chile could impose tariffs of up to 35% on Peruvian copper.",
        ["..35%, copper, CL > PE, proposed"],
    ),
    (
        "Duties on steel will rise by 10 percentage points.",
        ["10 points, steel,  > , announced"],
    ),
    (
        "Thailand charges a duty of $50 a tonne on imported rice.",
        ["50 USD/tonne, rice, TH > , in_force"],
    ),
    (
        "Japan keeps a tariff of 15 cents per pound on sugar.",
        ["0.15 USD/lb, sugar, JP > , in_force"],
    ),
    (
        "Indonesia cut its export levy on palm oil to $200 a tonne from $375.",
        ["200 USD/tonne was 375, export_tax, palm oil, ID > , in_force"],
    ),
    (
        "Argentina's export tax on soybeans will fall to 26% from 33%.",
        ["26% was 33, export_tax, soybeans, AR > , announced"],
    ),
    (
        "Duties of 10, 15 and 25 percent on coal, corn and rice, respectively, "
        "were imposed by Kenya.",
        [
            "10%, coal, KE > , in_force",
            "15%, corn, KE > , in_force",
            "25%, rice, KE > , in_force",
        ],
    ),
    (
        "Canada announced a 20 percent tariff on EU goods, 34 percent on China "
        "and 46 percent on Vietnam.",
        [
            "20%, all goods, CA > EU, announced",
            "34%, all goods, CA > CN, announced",
            "46%, all goods, CA > VN, announced",
        ],
    ),
    (
        "Goods from Laos would face a 48% tariff in Canada, Thailand 36% and "
        "Indonesia 32%.",
        [
            "48%, all goods, CA > LA, proposed",
            "36%, all goods, CA > TH, proposed",
            "32%, all goods, CA > ID, proposed",
        ],
    ),
    (
        "Norway imposes a tariff of 3% on brown rice, while India (80%) and "
        "Turkey (31%) impose higher rates.",
        [
            "3%, brown rice, NO > , in_force",
            "80%, brown rice, IN > , in_force",
            "31%, brown rice, TR > , in_force",
        ],
    ),
    (
        "The EU imposed anti-dumping duties ranging from 12.3% to 65.7% on "
        "Chinese tires.",
        ["12.3..65.7%, anti_dumping, tires, EU > CN, in_force"],
    ),
    (
        "Japan's in-quota tariff on rice is zero.",
        ["0%, tariff_quota, rice, JP > , in_force"],
    ),
    (
        "Australia suspended its 5% tariff on cheese until June 30, 2026.",
        ["5%, cheese, AU > , ended"],
    ),
    (
        "A court struck down the 15% duty that Canada had imposed on cement.",
        ["15%, cement, CA > , ended"],
    ),
    (
        "The Senate rejected a bill for a 30 percent tariff on imports of sugar.",
        ["30%, sugar, US > , ended"],
    ),
    (
        "Mills asked India to put a 25% safeguard duty on steel.",
        ["25%, safeguard, steel, IN > , proposed"],
    ),
    (
        "Canada will impose a 15% tariff on Chilean wine from June 1, 2025.",
        ["15%, wine, CA > CL, announced, 2025-06-01"],
    ),
    (
        "The 25% duties on steel took effect on March 12, 2025.",
        ["25%, steel,  > , in_force, 2025-03-12"],
    ),
    (
        "If talks fail, Canada will raise its 10% tariff on British cars to 25%.",
        ["25% was 10, cars, CA > GB, proposed"],
    ),
    (
        "The tariff on washing machines begins at 20 percent and rises to 50 percent.",
        [
            "20%, washing machines,  > , in_force",
            "50% was 20, washing machines,  > , in_force",
        ],
    ),
    (
        "Canada said it would keep the existing 7% duty on Turkish carpets.",
        ["7%, carpets, CA > TR, in_force"],
    ),
    (
        "Imports of Thai rice into Japan face a 38.5 percent tariff.",
        ["38.5%, rice, JP > TH, in_force"],
    ),
    (
        "U.S. exports of cheese to Russia faced a 15 percent duty.",
        ["15%, cheese, RU > US, in_force"],
    ),
    (
        "Chinese goods already face average tariffs of 19% in Canada.",
        ["19%, all goods, CA > CN, in_force"],
    ),
]


@pytest.mark.parametrize(("text", "tariffs"), STATED, ids=[t for t, _ in STATED])
def test_stated(text: str, tariffs: list[str]) -> None:
    assert found(text) == tariffs


SILENT = [
    "The 12% duty differential between raw and white sugar stays.",
    "The regulator raised electricity tariffs by 20 percent.",
    "The phone company cut its roaming tariff to 5 cents a minute from 10 cents.",
    "Barge freight was quoted at 135 pct of tariff.",
    "The railway will put up its tariff for hauling grain by 15%.",
    "The finance bill sets an income tax of 25 percent and a sales tax of 8 percent.",
    "The central bank raised its interest rate to 5 percent.",
    "Shares of the steelmaker fell 5% after the tariff announcement.",
    "About 35 percent of imports face tariffs.",
    "Tariffs could push inflation up by 2 percent.",
    "Tariff revenue rose 12 percent.",
    "Peru cut its tariffs by half.",
    "Wheat was sold at $352.40 a tonne.",
    "The state pays a subsidy of $50 a tonne on exported sugar.",
    "Steel output rose 10% to 5.6 million tonnes despite the new duties.",
    "Heavy-duty trucks made up 25 percent of sales.",
    "The U.S. used Section 232 for its duties, and HS 7606 is on the list.",
    "The duties start at 12:01 a.m. on Friday.",
]


@pytest.mark.parametrize("text", SILENT)
def test_silent(text: str) -> None:
    assert found(text) == []


def test_headline_and_repeats_are_one_record() -> None:
    tariffs = found(
        "OTTAWA - Canada will put a 35% tariff on Chilean wine, its trade ministry "
        "said.\n\nThe 35% tariff takes effect on June 1, 2025.",
        title="Canada to hit Chilean wine with 35% duty",
    )
    assert tariffs == ["35%, wine, CA > CL, announced, 2025-06-01"]


def test_a_list_takes_its_heading() -> None:
    tariffs = found(
        "Kenya announced new rates of import duty:\n\n- Rice: 35 percent\n\n"
        "- Cement: 10 percent, up from 5 percent"
    )
    assert tariffs == [
        "35%, rice, KE > , announced",
        "10% was 5, cement, KE > , announced",
    ]


def test_what_ended_since_is_ended() -> None:
    tariffs = found(
        "In 2018 Chile imposed a 15% duty on sugar. It scrapped the duty last year."
    )
    assert tariffs == ["15%, sugar, CL > , ended, 2018"]


def test_tranches_are_records_of_their_own() -> None:
    tariffs = found(
        "Canada put a 25% tariff on $3 billion of Peruvian goods in May 2024.\n\n"
        "It now plans a 25% tariff on a further $9 billion of Peruvian goods."
    )
    assert tariffs == [
        "25%, all goods, CA > PE, in_force, 2024-05",
        "25%, all goods, CA > PE, announced",
    ]


def test_a_second_step_has_the_status_of_its_own_verb() -> None:
    tariffs = found("Peru faces a 14% duty, and Canada plans to raise it to 34%.")
    assert [t.split(", ")[0] for t in tariffs] == ["14%", "34% was 14"]
    assert [t.split(", ")[-1] for t in tariffs] == ["in_force", "announced"]


def test_a_new_rate_replaces_the_one_to_be_lowered() -> None:
    tariffs = found(
        "Canada said it would lower the duty of 32% on Peruvian paper. The new duty "
        "will be 17%."
    )
    assert tariffs == ["17% was 32, paper, CA > PE, announced"]


def test_a_day_in_another_sentence_dates_a_rate() -> None:
    tariffs = found(
        "Canada will impose a 7% duty on wine.\n\nThe duty takes effect on "
        "June 1, 2025.\n\nCanada ordered it on Monday."
    )
    assert tariffs == ["7%, wine, CA > , announced, 2025-06-01"]


def test_bare_rates_beside_words_on_duties() -> None:
    tariffs = found(
        "Canada set out its new tariffs on Peru: 25 percent on steel and 10 percent "
        "on wine."
    )
    assert [t.split(", ")[:2] for t in tariffs] == [["25%", "steel"], ["10%", "wine"]]


STORIES = tomllib.loads(
    Path(__file__).with_name("tariff_stories.toml").read_text("utf-8")
)["story"]


@pytest.mark.parametrize("story", STORIES, ids=lambda s: s["text"][:50].strip())
def test_stories(story: dict[str, Any]) -> None:
    text, title, day = story["text"], story.get("title"), story["published"]
    assert found(text, title, day) == story["tariffs"]


def test_fields_beyond_the_contract() -> None:
    article = Article(
        "Canada imposed a 25% tariff on all steel except Mexican steel through 2027. "
        "The U.S. put a 10% tariff on aluminum under Section 232.",
        published=PUBLISHED,
    )
    steel, aluminum = next(extract_all([article], load())).tariffs
    assert steel.ends == "2027"
    assert steel.exempt[0] == "MX"
    assert steel.cue == "imposed"
    assert aluminum.authority == "Section 232"
    start, end = aluminum.spans["rate"]
    assert article.text[start:end] == "10%"


def test_a_statement_of_its_own_is_surer() -> None:
    article = Article(
        "Canada imposed a 25% tariff on steel from Brazil. A 7% duty was mentioned.",
        published=PUBLISHED,
    )
    steel, other = next(extract_all([article], load())).tariffs
    assert steel.confidence > other.confidence


@pytest.fixture(scope="module")
def examples() -> dict[str, list[Tariff]]:
    """What is found in the examples of the table of cues."""
    texts = list(dict.fromkeys(row["example"] for row in CUES))
    articles = [Article(text, published=PUBLISHED) for text in texts]
    records = extract_all(articles, load())
    return {text: record.tariffs for text, record in zip(texts, records, strict=True)}


@pytest.mark.parametrize(
    "row", CUES, ids=[f"{row['kind']}: {row['cue']}" for row in CUES]
)
def test_cues_fire_on_their_examples(
    row: dict[str, str], examples: dict[str, list[Tariff]]
) -> None:
    tariffs, value = examples[row["example"]], row["value"]
    if row["kind"] in ("not", "not_after", "not_context"):
        assert tariffs == []
        return
    assert len(tariffs) == 1
    if row["kind"] == "instrument":
        assert tariffs[0].instrument == value
    elif row["kind"] == "authority":
        assert tariffs[0].authority == value
    elif row["kind"].startswith("status"):
        assert tariffs[0].status == CLASSES.get(value, value)
        assert tariffs[0].cue
    else:
        assert tariffs[0].rate in (25, 10)
