"""What comes out: one record an article. The JSON Schemas are generated from it."""

from datetime import date
from typing import Annotated, Any

from pydantic import Field

from tradewire.article import Region, Source
from tradewire.dateline import Dateline
from tradewire.fact import Fact, Model
from tradewire.facts import FACTS
from tradewire.facts.commodities import Commodity
from tradewire.facts.events import Event
from tradewire.facts.figures import Figure
from tradewire.facts.holders import Holder
from tradewire.facts.officials import Official
from tradewire.facts.organizations import Organization
from tradewire.facts.tariffs import Tariff

SCHEMA_VERSION = "1.0"


class Record(Model):
    """Everything extracted from one article.

    All offsets count code points of `text`, end exclusive. `regions` are the parts of
    it that state no facts. `copies` are the other places where the same story was
    found. Where `published` is null, relative dates ("last month") are left unresolved.
    """

    id: Annotated[str, Field(min_length=1)]
    published: date | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    dateline: Dateline | None = None
    source: Source | None = None
    copies: list[Source] = []
    schema_version: str = SCHEMA_VERSION
    tradewire_version: str
    model: str
    officials: list[Official] = []
    organizations: list[Organization] = []
    commodities: list[Commodity] = []
    tariffs: list[Tariff] = []
    figures: list[Figure] = []
    events: list[Event] = []
    holders: list[Holder] = []
    text: str
    regions: list[Region] = []

    def facts(self) -> dict[str, list[Fact]]:
        """Return the facts by kind."""
        return {kind: list(getattr(self, kind)) for kind in FACTS}

    def sure(self, least: float) -> "Record":
        """Return the record with only the facts of at least some confidence."""
        kept = {
            kind: [fact for fact in facts if fact.confidence >= least]
            for kind, facts in self.facts().items()
        }
        return self.model_copy(update=kept)

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain JSON values, unknown fields left out."""
        return self.model_dump(mode="json", exclude_none=True)

    def _repr_html_(self) -> str:
        from tradewire.show import to_html

        return to_html(self, whole_page=False)
