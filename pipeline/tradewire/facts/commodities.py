"""Commodities: goods named as traded, produced, taxed or measured."""

from collections.abc import Iterator

from tradewire.evidence import quote_mentions, span
from tradewire.fact import Chapters, Fact
from tradewire.story import Mention, Story
from tradewire.values.names import Good


class Commodity(Fact):
    """A good, with the HS 2022 chapters it falls in, most likely first."""

    name: str
    hs: list[Chapters] = []


def find(story: Story) -> Iterator[Commodity]:
    """Yield the goods that an article names, one record a good."""
    by_name: dict[str, list[Mention[Good]]] = {}
    for mention in story.goods:
        if mention.value.counts:
            by_name.setdefault(mention.value.name, []).append(mention)
    for name, mentions in by_name.items():
        yield Commodity(
            name=name,
            hs=list(mentions[0].value.hs),
            evidence=quote_mentions(story, mentions[:1]),
            spans={"name": span(mentions[0])},
            confidence=0.6,
        )
