"""Events: what was done or decided about trade."""

from collections.abc import Iterator
from typing import Literal

from tradewire.fact import Code, Fact, Period
from tradewire.story import Story

EventType = Literal[
    "tariff_imposed",
    "tariff_raised",
    "tariff_cut",
    "tariff_removed",
    "tariff_delayed",
    "tariff_threatened",
    "exemption_granted",
    "quota_set",
    "import_ban",
    "export_ban",
    "restriction_lifted",
    "retaliation",
    "investigation_opened",
    "ruling",
    "dispute_filed",
    "dispute_settled",
    "talks",
    "agreement",
    "withdrawal",
    "subsidy",
    "sanctions",
    "demand",
]


class Event(Fact):
    """A trade measure, talk, agreement, case or demand of states and bodies."""

    type: EventType
    date: Period | None = None
    actors: list[Code] = []
    targets: list[Code] = []
    commodities: list[str] = []
    status: Literal["happened", "planned", "possible"] = "happened"
    gta: int | None = None
    mast: str | None = None
    plover: str | None = None
    responds_to: str | None = None


def find(story: Story) -> Iterator[Event]:
    """Yield the events that an article tells, one each however often it is told."""
    yield from ()
