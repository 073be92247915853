"""Tariffs: every stated rate of a customs duty."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from tradewire.fact import Code, Fact, Number, Period
from tradewire.facts.tariffs.context import mended
from tradewire.facts.tariffs.draft import Draft
from tradewire.facts.tariffs.drafting import drafts
from tradewire.facts.tariffs.effect import dated
from tradewire.facts.tariffs.merge import merged
from tradewire.story import Story

RateUnit = Annotated[
    str, Field(pattern=r"^(percent|percentage_points|[A-Z]{3}/[A-Za-z0-9_]+)$")
]


class Tariff(Fact):
    """A rate of a customs duty: percent, percentage points, or currency per unit."""

    instrument: Literal[
        "import_tariff",
        "anti_dumping",
        "countervailing",
        "safeguard",
        "export_tax",
        "tariff_quota",
        "other",
    ]
    rate: Number | None = None
    rate_max: Number | None = None
    rate_unit: RateUnit
    previous_rate: Number | None = None
    commodities: list[str] = []
    imposed_by: list[Code] = []
    applies_to: list[Code] = []
    status: Literal["in_force", "announced", "proposed", "ended"] = "in_force"
    effective: Period | None = None
    authority: str | None = None
    announced: Period | None = None
    ends: Period | None = None
    exempt: list[str] = []
    cue: str | None = None


def find(story: Story) -> Iterator[Tariff]:
    """Yield the rates that an article states, each once."""
    for draft in merged(mended(story, dated(story, drafts(story)))):
        yield _tariff(draft)


def _spans(draft: Draft) -> dict[str, tuple[int, int]]:
    """Return the places of the filled fields; both ends of a range share one."""
    spans = dict(draft.spans)
    if "rate" in spans and draft.rate_max is not None:
        spans["rate_max"] = spans["rate"]
    if draft.rate is None:
        spans.pop("rate", None)
    filled = {"commodities": draft.goods, "imposed_by": draft.imposers}
    filled |= {"applies_to": draft.targets}
    return {n: place for n, place in spans.items() if filled.get(n, True)}


def _tariff(draft: Draft) -> Tariff:
    """Return the record of a draft."""
    return Tariff(
        evidence=draft.evidence,
        spans=_spans(draft),
        instrument=draft.instrument,
        rate=draft.rate,
        rate_max=draft.rate_max,
        rate_unit=draft.unit,
        previous_rate=draft.previous,
        commodities=list(draft.goods),
        imposed_by=list(draft.imposers),
        applies_to=list(draft.targets),
        status=draft.status,
        effective=draft.effective,
        authority=draft.authority,
        announced=draft.announced,
        ends=draft.ends,
        exempt=list(draft.exempt),
        cue=draft.cue,
    )
