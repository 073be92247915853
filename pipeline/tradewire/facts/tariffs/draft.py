"""The draft of a record: one statement of a rate, with how sure its fields are."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from tradewire.fact import Evidence
from tradewire.facts.tariffs.verbs import Status

Instrument = Literal[
    "import_tariff", "anti_dumping", "countervailing", "safeguard", "export_tax",
    "tariff_quota", "other",
]  # fmt: skip


@dataclass
class Draft:
    """One statement of a rate, with how sure its fields are.

    `firm` names the fields that the statement itself gives; the others were carried
    over from the words before or from the article's topic.
    """

    instrument: Instrument
    rate: Decimal | None
    rate_max: Decimal | None
    unit: str
    previous: Decimal | None
    goods: tuple[str, ...]
    imposers: tuple[str, ...]
    targets: tuple[str, ...]
    status: Status
    evidence: Evidence
    spans: dict[str, tuple[int, int]]
    firm: frozenset[str]
    weight: int = 0
    effective: str | None = None
    effective_firm: bool = False
    authority: str | None = None
    announced: str | None = None
    ends: str | None = None
    exempt: tuple[str, ...] = ()
    cue: str | None = None
    headline: bool = False
    worth: str = ""
    own_date: bool = False
    sentence: int = 0
    item: bool = False
    anchor: int = 0
