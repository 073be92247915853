"""A retaliation names the measure that it answers, where the text tells it."""

from datetime import date

import pytest

from tradewire import extract
from tradewire.facts.events import Event, choose

PUBLISHED = date(2025, 4, 9)


@pytest.fixture(autouse=True)
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choose, "weights", lambda: None)


def answered(text: str) -> list[str | None]:
    """Return the goods of the measure that each retaliation of a text answers."""
    events = extract(text, published=PUBLISHED).events
    by_id: dict[str, Event] = {event.id: event for event in events}
    return [
        "+".join(by_id[e.responds_to].commodities) if e.responds_to else None
        for e in events
        if e.type == "retaliation"
    ]


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        (
            "Peru imposed a tariff on lemons from Chile. Chile retaliated against Peru "
            "with a duty on copper.",
            ["lemons"],
        ),
        (
            "Peru imposed a tariff on lemons from Chile. Peru imposed a tariff on wine "
            "from Chile. Chile retaliated against Peru.",
            [None],
        ),
        (
            "Peru imposed a tariff on lemons from Oman. Chile retaliated against Peru.",
            [None],
        ),
    ],
)
def test_what_a_retaliation_answers(text: str, goods: list[str | None]) -> None:
    assert answered(text) == goods


def test_a_link_is_no_part_of_what_gives_an_id() -> None:
    text = "Peru imposed a tariff on wine from Chile. Chile retaliated against Peru."
    (event,) = (e for e in extract(text).events if e.type == "retaliation")
    assert event.responds_to
    alone = event.model_copy(update={"responds_to": None, "id": ""})
    other = event.model_copy(update={"id": ""})
    assert alone.identified("a").id == other.identified("a").id
