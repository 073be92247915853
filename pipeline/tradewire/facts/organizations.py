"""Organizations: the public and trade bodies that an article names."""

from collections.abc import Iterator
from typing import Literal

from tradewire.fact import Code, Fact
from tradewire.story import Story


class Organization(Fact):
    """A public or trade body named in the article."""

    name: str
    kind: Literal["ministry", "agency", "intergovernmental", "industry"]
    country: Code | None = None


def find(story: Story) -> Iterator[Organization]:
    """Yield the bodies that an article names, one record a body."""
    yield from ()
