"""Officials: named people who act for a state or an intergovernmental body."""

from collections.abc import Iterator
from typing import Literal

from tradewire.fact import Code, Fact
from tradewire.story import Story


class Official(Fact):
    """A named person who acts for a state or an intergovernmental body."""

    name: str
    title: str | None = None
    organization: str | None = None
    country: Code | None = None
    status: Literal["current", "former", "acting", "nominee"] = "current"
    wikidata: str | None = None


def find(story: Story) -> Iterator[Official]:
    """Yield the officials that an article names, one record a person."""
    yield from ()
