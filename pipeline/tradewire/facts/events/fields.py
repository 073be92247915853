"""Fill the fields of an event by trained weights: status, parties, date and goods.

What the rules say is kept unless the weights think it unlikely; what stands near and
is likely is added.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tradewire.facts.events.candidates import Candidate
from tradewire.facts.events.happening import Happening
from tradewire.facts.events.names import Named, Names
from tradewire.facts.events.periods import time_of
from tradewire.facts.events.sides import MUTUAL
from tradewire.facts.events.timing import OWN
from tradewire.linear import Linear, Rows, hashed
from tradewire.relate import Party, codes, lemma
from tradewire.story import Mention, Story
from tradewire.syntax import governor
from tradewire.values.names import Good, When

ROLES = ("actor", "date", "good", "none", "target")
STATUSES = ("happened", "planned", "possible")
KEEP, ADD = 0.15, 0.5
"""How likely must be what the rules take for a field, and what they do not."""

Likely = dict[str, float]
"""How likely each role is."""


def rows(
    names: Names, candidate: Candidate, said: Happening, near: Sequence[Named]
) -> Rows:
    """Return the hashed features of what may fill a field."""
    return hashed([names.features(candidate, said, named) for named in near])


def fill(
    names: Names, candidate: Candidate, said: Happening, model: Linear
) -> Happening:
    """Return what is said with its parties, date and goods weighed anew."""
    near = names.near(candidate, said)
    if not near:
        return said
    table = model.scores(rows(names, candidate, said, near))
    found = [
        (named, dict(zip(model.classes, scores, strict=True)))
        for named, scores in zip(near, table.tolist(), strict=True)
    ]
    actors, targets = _sides(said, _best(found, "party"))
    date = _date(said, _best(found, "date"))
    goods = _goods(said, _best(found, "good"))
    return replace(
        said,
        actors=actors or said.actors,
        targets=targets,
        date=date,
        rank=said.rank if date == said.date else OWN + 1,
        goods=tuple(g.value.name for g in goods),
        goods_span=(goods[0].start, goods[0].end) if goods else None,
    )


def _best(
    found: Iterable[tuple[Named, Likely]], kind: str
) -> list[tuple[Named, Likely]]:
    """Return the first place of each value of a kind, how likely its best one is."""
    best: dict[str, tuple[Named, Likely]] = {}
    for named, likely in found:
        if named.kind == kind:
            first, before = best.get(named.value, (named, likely))
            highest = {role: max(p, before[role]) for role, p in likely.items()}
            best[named.value] = first, highest
    return list(best.values())


def _sides(
    said: Happening, found: Iterable[tuple[Named, Likely]]
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    actors: list[Party] = []
    targets: list[Party] = []
    for named, likely in found:
        party = named.party
        if party is None:
            continue
        if likely["actor"] >= likely["target"]:
            if likely["actor"] > _bar(party.code in codes(said.actors)):
                actors.append(party)
        elif said.type not in MUTUAL and likely["target"] > _bar(
            party.code in codes(said.targets)
        ):
            targets.append(party)
    return tuple(actors), tuple(targets)


def _bar(is_said: bool) -> float:
    return KEEP if is_said else ADD


def _date(
    said: Happening, found: Iterable[tuple[Named, Likely]]
) -> Mention[When] | None:
    likely = {named.value: (of["date"], named.date) for named, of in found}
    if said.date and likely.get(said.day or "", (1.0, None))[0] > KEEP:
        return said.date
    chance, date = max(likely.values(), key=lambda pair: pair[0], default=(0.0, None))
    return date if chance > ADD else None


def _goods(
    said: Happening, found: Iterable[tuple[Named, Likely]]
) -> list[Mention[Good]]:
    return [
        named.good
        for named, likely in found
        if named.good and likely["good"] > _bar(named.value in said.goods)
    ]


def signs(
    story: Story, candidate: Candidate, said: Happening, own: Iterable[str]
) -> Iterator[str]:
    """Yield the features that tell the status, those of the candidate among them."""
    yield from own
    status, kind = said.status, said.type
    verb = governor(candidate.hit.token)
    day, published = said.day, story.article.published
    time = time_of(day, published) if day else "no date"
    yield from (f"says {status}", f"says {status} {kind}", f"type {kind}")
    yield from (f"ordered {said.ordered}", time, f"{time} {status}", f"{time} {kind}")
    yield from (
        f"says {status} {candidate.found}",
        f"under {lemma(verb.head)} {status}",
    )
    yield f"under {lemma(verb.head)} {verb.dep_}"


def status(features: Iterable[str], model: Linear) -> str:
    """Return the likeliest status."""
    (scores,) = model.scores(hashed([features])).tolist()
    likely = dict(zip(model.classes, scores, strict=True))
    return max(STATUSES, key=lambda each: likely[each])
