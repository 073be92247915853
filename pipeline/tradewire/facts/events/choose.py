"""Choose which candidates tell an event, and which: by trained weights, or the rules.

What the rules tell stays unless the weights think it unlikely; what they leave out
is added if the weights think it likely. Without weights, the rules decide alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path

from tradewire import linear
from tradewire.facts.events import fields
from tradewire.facts.events.candidates import Candidate, candidates, kinds
from tradewire.facts.events.features import Reader
from tradewire.facts.events.happening import Happening
from tradewire.facts.events.names import Names
from tradewire.lexicon import table
from tradewire.linear import Linear, hashed
from tradewire.story import Story

NONE = "none"
"""The class of a candidate that tells no event."""
KEEP, ADD = 0.02, 0.3
"""How likely must be what the rules tell, and what they do not."""


@dataclass(frozen=True)
class Weights:
    """What tells the type of a candidate, its status, and what fills its fields."""

    types: Linear
    statuses: Linear
    roles: Linear


@cache
def weights() -> Weights | None:
    """Return the weights that ship with the package, None if they do not."""
    path = Path(str(files("tradewire") / "tables" / "events.npz"))
    if not path.exists():
        return None
    return Weights(**linear.read(path, table("events")["sha256"]))


def told(story: Story, model: Weights | None) -> list[Happening]:
    """Return what the chosen candidates of a story tell, in text order."""
    found = candidates(story, bare=model is not None)
    if model is None:
        return [h for candidate in found for h in candidate.told]
    return list(_chosen(story, found, model)) if found else []


def _chosen(
    story: Story, found: list[Candidate], model: Weights
) -> Iterator[Happening]:
    reader, names = Reader(story, kinds(found)), Names(story)
    features = [reader.features(candidate) for candidate in found]
    table = model.types.scores(hashed(features)).tolist()
    for candidate, own, scores in zip(found, features, table, strict=True):
        for kind in _kinds(
            candidate, dict(zip(model.types.classes, scores, strict=True))
        ):
            said = candidate.draft(story, kind)
            signs = fields.signs(story, candidate, said, own)
            said = replace(said, status=fields.status(signs, model.statuses))
            filled = fields.fill(names, candidate, said, model.roles)
            whole = replace(filled, actors=said.actors, targets=said.targets)
            yield from candidate.parted(story, filled) or candidate.parted(story, whole)


def _kinds(candidate: Candidate, likely: dict[str, float]) -> list[str]:
    """Return the types of event that a candidate tells, none where it tells none."""
    said = dict.fromkeys(h.type for h in candidate.told)
    kept = [kind for kind in said if likely[kind] >= KEEP]
    if kept:
        return kept
    best = max((k for k in likely if k != NONE), key=lambda k: likely[k])
    return [best] if likely[best] >= ADD else []
