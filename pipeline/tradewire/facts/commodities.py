"""Commodities: goods named as traded, produced, taxed or measured."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from math import prod

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
    weights = {
        name: [weight(story, m, covered) for m in mentions]
        for name, mentions in by_name.items()
    }
    kept = {n: by_name[n] for n, found in weights.items() if max(found) >= ENOUGH}
    for name, mentions in kept.items():
        if is_class_of_another(name, kept):
            continue
        best = mentions[weights[name].index(max(weights[name]))]
        doubt = prod(1 - each for each in weights[name])
        yield Commodity(
            name=name,
            hs=list(best.value.hs),
            evidence=quote_mentions(story, [best]),
            spans={"name": span(best)},
            confidence=round(min(1 - doubt, 0.99), 2),
        )


def is_class_of_another(name: str, kept: Mapping[str, list[Mention[Good]]]) -> bool:
    """Tell whether a class ("metals") only takes up goods named more often."""
    if name.removesuffix(" products") in kept and name.endswith(" products"):
        return True
    if name not in role_words()["classes"]:
        return False
    inside = chapters(kept[name][0].value.hs)
    members = [
        found
        for other, found in kept.items()
        if other != name and inside.issuperset(found[0].value.hs)
    ]
    fewer = 0 if name in role_words()["bare_classes"] else len(kept[name])
    return any(len(found) > fewer for found in members)


def chapters(hs: Iterable[str]) -> set[str]:
    """Return the chapters of a list, its runs written out.

    >>> sorted(chapters(["01-03", "16"]))
    ['01', '02', '03', '16']
    """
    found: set[str] = set()
    for item in hs:
        first, _, last = item.partition("-")
        found.update(f"{n:02}" for n in range(int(first), int(last or first) + 1))
    return found


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
        if root.dep_ not in ("conj", "appos"):
            break
        root = root.head
        if root.i in covered:
            first = covered[root.i]
            root = story.doc[first.first : first.last].root
    return role_weight(role(root))


def role(root: Token) -> str:
    """Return the role that a good plays in its sentence."""
    lists = role_words()
    head = root.head
    lemma = head.lemma_.lower()
    if root.dep_ in ("compound", "amod", "nmod", "npadvmod", "poss"):
        known = (r for r in ("actor", "flow") if lemma in lists[r])
        return next(known, "other")
    if root.dep_ == "pobj":
        above = head.head.lemma_.lower()
        if head.head.pos_ in ("VERB", "AUX"):
            return "flow" if above in lists["verbs"] or head.lower_ == "on" else "other"
        return "flow" if above in lists["flow"] | lists["actor"] else "other"
    if head.pos_ in ("VERB", "AUX"):
        return "verbs" if lemma in lists["verbs"] else "other"
    return "other"
