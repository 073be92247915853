"""Figures: how much was produced, traded, used or held."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from tradewire.fact import Code, Fact, Number, Period
from tradewire.story import Story

Unit = Annotated[str, Field(pattern=r"^[A-Za-z0-9_]+(/(day|week|month|year))?$")]


class Figure(Fact):
    """A number on a good: produced, traded, used, held, sold."""

    measure: Literal[
        "production",
        "capacity",
        "exports",
        "imports",
        "consumption",
        "stocks",
        "sales",
        "trade_balance",
        "trade",
    ]
    value: Number | None = None
    value_max: Number | None = None
    unit: Unit
    commodity: str | None = None
    country: Code | None = None
    producer: str | None = None
    partner: Code | None = None
    period: Period | None = None
    source: str | None = None
    status: Literal["actual", "estimate", "forecast", "target"] = "actual"
    bound: Literal["exact", "approx", "at_least", "at_most"] = "exact"
    change: Number | None = None


def find(story: Story) -> Iterator[Figure]:
    """Yield the figures that an article states, one a number."""
    yield from ()
