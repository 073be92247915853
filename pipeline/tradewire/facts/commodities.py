"""Commodities: goods named as traded, produced, taxed or measured."""

from collections.abc import Iterator

from tradewire.fact import Chapters, Fact
from tradewire.story import Story


class Commodity(Fact):
    """A good, with the HS 2022 chapters it falls in, most likely first."""

    name: str
    hs: list[Chapters] = []


def find(story: Story) -> Iterator[Commodity]:
    """Yield the goods that an article names, one record a good."""
    yield from ()
