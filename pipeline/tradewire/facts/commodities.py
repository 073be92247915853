"""Commodities: goods named as traded, produced, taxed or measured."""

from collections.abc import Iterator, Mapping
from functools import cache

from spacy.tokens import Token

from tradewire.evidence import quote_mentions, span
from tradewire.fact import Chapters, Fact
from tradewire.lexicon import table
from tradewire.story import Mention, Story
from tradewire.values.names import Good

ENOUGH = 0.5
"""The confidence from which on a good is recorded."""


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
    covered = {i: m for m in story.goods for i in range(m.first, m.last)}
    for name, mentions in by_name.items():
        weights = [weight(story, m, covered) for m in mentions]
        doubt = 1.0
        for each in weights:
            doubt *= 1 - each
        if 1 - doubt < ENOUGH:
            continue
        best = mentions[weights.index(max(weights))]
        yield Commodity(
            name=name,
            hs=list(best.value.hs),
            evidence=quote_mentions(story, [best]),
            spans={"name": span(best)},
            confidence=round(min(1 - doubt, 0.99), 2),
        )


@cache
def role_words() -> Mapping[str, frozenset[str]]:
    """Return the lists of `tables/goods_roles.toml`."""
    return {role: frozenset(t["words"]) for role, t in table("goods_roles").items()}


def role_weight(role: str) -> float:
    """Return how strongly a role shows that a good is traded."""
    return float(table("goods_roles")[role]["weight"])


def weight(
    story: Story, mention: Mention[Good], covered: Mapping[int, Mention[Good]]
) -> float:
    """Return how strongly a mention shows that its good is traded."""
    root = story.doc[mention.first : mention.last].root
    for _ in range(8):
        if root.dep_ in ("conj", "appos") and root.head.i in covered:
            first = covered[root.head.i]
            root = story.doc[first.first : first.last].root
        else:
            break
    return role_weight(role(root))


def role(root: Token) -> str:
    """Return the role that a good plays in its sentence."""
    lists = role_words()
    head = root.head
    lemma = head.lemma_.lower()
    if root.dep_ in ("compound", "amod", "nmod", "npadvmod", "poss"):
        return next(
            (r for r in ("actor", "prices", "flow") if lemma in lists[r]), "other"
        )
    if root.dep_ == "pobj":
        above = head.head.lemma_.lower()
        if head.head.pos_ in ("VERB", "AUX"):
            return "flow" if above in lists["verbs"] or head.lower_ == "on" else "other"
        return next((r for r in ("actor", "flow") if above in lists[r]), "other")
    if head.pos_ in ("VERB", "AUX"):
        return "verbs" if lemma in lists["verbs"] else "other"
    return "other"
