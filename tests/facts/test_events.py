"""Trade events that sentences tell, and sentences that tell none."""

from collections import Counter
from datetime import date

import pytest

from tradewire import Article, extract, extract_all
from tradewire.annotate import load
from tradewire.facts.events import Event, _codes, choose
from tradewire.facts.events.cues import cues, frames
from tradewire.facts.events.matters import nouns
from tradewire.lexicon import rows, table

PUBLISHED = date(2025, 4, 9)  # a Wednesday
ROLES = {
    "alone", "object", "subject", "named", "of", "by", "v:of", "about", "against",
    "at", "for", "from", "in", "on", "to", "under", "with",
}  # fmt: skip
PLAIN = {"", "party", "good", "flow", "rate"}


@pytest.fixture(autouse=True)
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the weights out: they are fitted on articles, and tested with the fit."""
    monkeypatch.setattr(choose, "weights", lambda: None)


def told(event: Event) -> str:
    """Return an event in one line: type, status, day, actors > targets, goods."""
    parts = [
        event.type,
        event.status,
        event.date or "",
        f"{'+'.join(event.actors)} > {'+'.join(event.targets)}".strip(" >"),
        "+".join(event.commodities),
    ]
    return ", ".join(p for p in parts if p)


def found(text: str, title: str | None = None) -> list[str]:
    """Return the events of a text, each in one line."""
    return [told(e) for e in extract(text, title=title, published=PUBLISHED).events]


TELLING = [
    (
        "Chile would drop its duty on Peruvian lemons once Lima reopened its market.",
        ["tariff_removed, possible, CL > PE, lemons"],
    ),
    (
        "The ministry said that Norway was negotiating a trade pact with Vietnam.",
        ["talks, happened, NO+VN"],
    ),
    (
        "Peru signed an order placing a 12% duty on Chilean copper from May 1.",
        ["tariff_imposed, happened, 2025-05-01, PE > CL, copper"],
    ),
    (
        "Kenya has offered to cut its tariffs on Ugandan sugar.",
        ["tariff_cut, possible, KE > UG, sugar"],
    ),
    (
        "Ukraine has cut its wheat export quota for the first half of 2025.",
        ["quota_set, happened, 2025-H1, UA, wheat"],
    ),
    (
        "Brussels on Friday imposed an anti-dumping duty on tyres from Thailand.",
        ["tariff_imposed, happened, 2025-04-04, EU > TH, tyres"],
    ),
    (
        "Canada will charge a 20% surtax on Chinese steel from May 1.",
        ["tariff_imposed, planned, 2025-05-01, CA > CN, steel"],
    ),
    (
        "India raised its import duty on crude palm oil in March.",
        ["tariff_raised, happened, 2025-03, IN, crude palm oil"],
    ),
    (
        "Beijing said it would halve tariffs on Brazilian coffee.",
        ["tariff_cut, planned, CN > BR, coffee"],
    ),
    (
        "Washington rolled back its tariffs on British cars.",
        ["tariff_removed, happened, US > GB, cars"],
    ),
    (
        "The United States paused its tariffs on goods from Vietnam.",
        ["tariff_delayed, happened, US > VN"],
    ),
    (
        "Japan threatened to impose tariffs on Korean ships.",
        ["tariff_threatened, possible, JP > KR, ships"],
    ),
    (
        "Mexico will impose a tariff on Chinese cars if talks fail.",
        ["tariff_threatened, possible, MX > CN, cars"],
    ),
    (
        "Turkey retaliated with tariffs on American rice.",
        ["retaliation, happened, TR > US, rice"],
    ),
    (
        "China raised duties on American pork in response to Washington's tariffs.",
        ["retaliation, happened, CN > US, pork"],
    ),
    (
        "The United States exempted Australia from its tariffs on steel.",
        ["exemption_granted, happened, US > AU, steel"],
    ),
    (
        "OPEC agreed to cut its output of crude oil from January.",
        ["quota_set, planned, 2026-01, OPEC, crude oil"],
    ),
    (
        "Peru banned imports of Argentine wheat in June 2019.",
        ["import_ban, happened, 2019-06, PE > AR, wheat"],
    ),
    (
        "India halted exports of onions to Bangladesh.",
        ["export_ban, happened, IN > BD, onions"],
    ),
    (
        "Egypt lifted its ban on imports of Russian wheat.",
        ["restriction_lifted, happened, EG > RU, wheat"],
    ),
    (
        "Ankara opened an anti-dumping probe into Chinese solar panels.",
        ["investigation_opened, happened, TR > CN, solar panels"],
    ),
    (
        "A WTO panel ruled against Indian tariffs on mobile phones.",
        ["ruling, happened, WTO > IN, mobile phones"],
    ),
    (
        "Japan filed a complaint at the World Trade Organization against South Korea "
        "over duties on steel bars.",
        ["dispute_filed, happened, JP > KR, steel bars"],
    ),
    (
        "Canada and Brazil settled their dispute over beef imports.",
        ["dispute_settled, happened, CA+BR, beef"],
    ),
    (
        "Chile and Vietnam will resume trade talks on Thursday.",
        ["talks, planned, 2025-04-10, CL+VN"],
    ),
    (
        "Peru and Japan signed a free trade agreement in 2011.",
        ["agreement, happened, 2011, PE+JP"],
    ),
    (
        "It is unclear if Kenya and Canada can strike a trade deal.",
        ["agreement, possible, KE+CA"],
    ),
    (
        "India wants a trade deal with Oman.",
        ["agreement, possible, IN+OM"],
    ),
    (
        "The United States withdrew from the Trans-Pacific Partnership in 2017.",
        ["withdrawal, happened, 2017, US"],
    ),
    (
        "India approved a subsidy on sugar exports.",
        ["subsidy, happened, IN, sugar"],
    ),
    (
        "The European Union imposed economic sanctions on Belarus.",
        ["sanctions, happened, EU > BY"],
    ),
    (
        "Australia urged Indonesia to remove its quota on live cattle.",
        ["demand, happened, AU > ID, live cattle"],
    ),
]
SILENT = [
    "Economists expect that tariffs will push up prices in Japan.",
    "Farmers in Canada say the American tariffs have hurt them.",
    "Norway has not imposed a tariff on Danish butter.",
    "Peru never banned imports of Chilean grapes.",
    "If India were to impose a duty on Australian coal, prices would rise.",
    "Copper prices fell as traders in London worried about tariffs.",
    "The carmaker signed a deal to buy steel from a mill in Germany.",
    "Electricity tariffs rose in Nigeria in March.",
    "Soldiers from Poland were on active duty in Iraq.",
    "The dock workers' union in Rotterdam broke off wage talks.",
    "China exported 4 million tonnes of steel to Vietnam last year.",
    "The central bank of Turkey raised interest rates to curb inflation.",
    "Existing American tariffs of 25% on Chinese furniture remain.",
    "The minister of Spain visited Morocco to open a museum.",
    "China will push forward its reforms of trade and ports.",
    "The trade minister of Spain was talking to reporters in Morocco.",
    "Poland's state railway raised its tariff on coal wagons in March.",
]


@pytest.mark.parametrize(("text", "events"), TELLING)
def test_what_a_sentence_tells(text: str, events: list[str]) -> None:
    assert found(text) == events


@pytest.mark.parametrize("text", SILENT)
def test_sentences_that_tell_no_event(text: str) -> None:
    assert found(text) == []


def test_every_cue_fires_on_its_example(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choose, "weights", lambda: None)
    table = rows("event_cues")
    articles = [Article(r["example"], published=PUBLISHED) for r in table]
    for row, record in zip(table, extract_all(articles, load()), strict=True):
        assert row["type"] in {e.type for e in record.events}, row


MEASURES = {
    "tariff": "a duty on shrimp from Oman",
    "ban": "a ban on imports of shrimp from Oman",
    "curb": "its import restrictions on shrimp from Oman",
    "quota": "an import quota for sugar from Oman",
    "embargo": "an embargo on oil from Oman",
    "sanctions": "economic sanctions on Oman",
    "countermeasure": "countermeasures against Oman",
    "subsidy": "its subsidy on sugar exports",
    "deal": "a trade agreement with Oman",
    "talks": "trade talks with Oman",
    "probe": "an anti-dumping investigation into shrimp from Oman",
    "complaint": "a complaint against Oman at the World Trade Organization",
    "exemption": "an exemption from the duty on shrimp for Oman",
}


def test_every_frame_fires() -> None:
    """One word of each frame, with each of its measures."""
    told: list[tuple[str, str]] = []
    for frame in table("event_frames")["frame"]:
        word = frame["words"][0]
        for measure, kind in frame["types"].items():
            if frame["role"] == "object":
                text = f"Kenya will {word} {MEASURES[measure]}."
            elif frame["role"] == "subject":
                text = (
                    f"Kenya announced {MEASURES[measure]} that will {word} on Monday."
                )
            else:
                text = f"Traders cheered Kenya's {word} of {MEASURES[measure]}."
            told.append((text, kind))
    articles = [Article(text, published=PUBLISHED) for text, _ in told]
    missed = [
        text
        for (text, kind), record in zip(
            told, extract_all(articles, load()), strict=True
        )
        if kind not in {e.type for e in record.events}
    ]
    assert not missed


def test_frames_do_not_contradict_each_other() -> None:
    kinds = Counter((c.words, c.role, c.object) for c in frames())
    assert not [key for key, times in kinds.items() if times > 1]


def test_cues_are_well_formed() -> None:
    classes = set(nouns().values()) | PLAIN
    merged = {"curb", "subsidy", "probe", "access", "exemption"}
    for listed in cues().values():
        for cue in listed:
            assert cue.role in ROLES, cue
            assert cue.object in classes | merged, cue
            assert (cue.object == "") == (cue.role in ("alone", "named")), cue
            assert cue.status in ("", "happened", "planned", "possible"), cue


def test_every_type_has_cues_and_codes() -> None:
    types = set(Event.model_json_schema()["properties"]["type"]["enum"])
    assert {cue.type for listed in cues().values() for cue in listed} == types
    assert set(_codes()) == types


def test_one_event_however_often_it_is_told() -> None:
    title = "Canada hits Chinese steel with 20% duty"
    text = (
        "OTTAWA - Canada imposed a 20% duty on Chinese steel on Monday.\n\n"
        "The duty will take effect on May 1, Ottawa said.\n\n"
        "Canada imposed the duty after complaints from mills in Ontario."
    )
    events = [e for e in found(text, title) if e.startswith("tariff_imposed")]
    assert events == ["tariff_imposed, planned, 2025-05-01, CA > CN, steel"]


def test_events_of_different_years_stay_apart() -> None:
    text = "India banned exports of wheat in 2007. It banned exports of wheat in 2022."
    assert [e.split(", ")[2] for e in found(text)] == ["2007", "2022"]


def test_a_deal_with_many_partners_is_one_with_each() -> None:
    text = (
        "Chile signed free trade agreements with Canada, Mexico, Thailand and Vietnam."
    )
    assert found(text) == [
        "agreement, happened, CL+CA",
        "agreement, happened, CL+MX",
        "agreement, happened, CL+TH",
        "agreement, happened, CL+VN",
    ]


def test_pacts_stand_for_their_members() -> None:
    text = "The Senate in Washington ratified NAFTA in November 1993."
    assert found(text) == ["agreement, happened, 1993-11, US+CA+MX"]


def test_what_is_dated_after_publication_is_planned() -> None:
    text = "The European Union's duty on Chinese tyres takes effect on June 1."
    assert found(text) == ["tariff_imposed, planned, 2025-06-01, EU > CN, tyres"]


def test_evidence_and_spans_stand_in_the_text() -> None:
    text = "Turkey banned imports of Indian cotton on Monday, officials said."
    record = extract(text, published=PUBLISHED)
    (event,) = record.events
    assert event.evidence.quote in text
    at = {name: text[start:end] for name, (start, end) in event.spans.items()}
    assert at == {
        "type": "banned",
        "date": "Monday",
        "actors": "Turkey",
        "targets": "Indian",
        "commodities": "cotton",
    }
    assert (event.gta, event.mast, event.plover) == (22, "E", "SANCTION")
    assert 0 < event.confidence < 1


def test_what_was_over_at_publication_has_happened() -> None:
    text = "Peru agreed to ban imports of Argentine wheat in June 2019."
    assert found(text) == ["import_ban, happened, 2019-06, PE > AR, wheat"]


def test_a_pact_that_is_kept_or_broken_exists() -> None:
    text = "Chile accused Peru of failing to honor their 2016 trade agreement."
    assert "agreement, happened, 2016, CL+PE" in found(text)


def test_goods_named_closer_are_one() -> None:
    title = "India raises palm oil duty"
    text = "India raised its import duty on crude palm oil in March, traders said."
    assert found(text, title) == [
        "tariff_raised, happened, 2025-03, IN, crude palm oil"
    ]


def test_talks_are_on_the_good_of_the_story() -> None:
    text = (
        "Kenya and Brazil will hold trade talks on Thursday. Coffee is dear. Exporters "
        "of coffee want more sales."
    )
    assert found(text) == ["talks, planned, 2025-04-10, KE+BR, coffee"]


def test_who_is_asked_without_being_named() -> None:
    text = "Uganda insisted on a larger quota in the International Coffee Organization."
    assert found(text) == ["demand, happened, UG > ICO"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "The European Union threatened last week to impose tariffs on Thai rice.",
            "tariff_threatened, possible, 2025-03-31/2025-04-06, EU > TH, rice",
        ),
        (
            "Canada is going to have a trade deal with Peru.",
            "agreement, planned, CA+PE",
        ),
        (
            "Kenya was unable to strike a trade deal with Oman.",
            "agreement, possible, OM+KE",
        ),
        (
            "In June 2019 Peru banned imports of Argentine wheat.",
            "import_ban, happened, 2019-06, PE > AR, wheat",
        ),
        (
            "Canada took a hard line on steel, on which it imposed a duty of 20%.",
            "tariff_imposed, happened, CA, steel",
        ),
        (
            "Chile will retaliate against Peru, its trade minister said.",
            "retaliation, planned, CL > PE",
        ),
        (
            "EU ministers will meet on April 14 to review trade with Japan.",
            "talks, planned, 2025-04-14, EU",
        ),
        (
            "A trade agreement between Kenya and Oman guarantees sales of tea.",
            "agreement, happened, KE+OM, tea",
        ),
        (
            "The WTO will hear a complaint from Brazil about Canadian steel duties "
            "on April 14.",
            "dispute_filed, happened, BR > CA, steel",
        ),
    ],
)
def test_who_acts_and_when(text: str, event: str) -> None:
    assert event in found(text)


def test_goods_of_a_broken_pact_are_not_hit() -> None:
    text = (
        "Canada imposed tariffs on Chilean wine. Ottawa imposed the tariffs on Chile "
        "for violations of an accord on copper."
    )
    assert "retaliation, happened, CA > CL, wine" in found(text)
