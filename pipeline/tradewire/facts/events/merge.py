"""Bring together the places of a text that tell one event."""

from dataclasses import replace

from tradewire.facts.events.happening import Happening
from tradewire.facts.events.kind import LEVIES
from tradewire.facts.events.timing import OWN
from tradewire.relate import codes

NEAR = 40  # tokens: about the sentence before
SURE = ("happened", "planned", "possible")
POINTED_AT = {"tariff_imposed", "tariff_raised", "tariff_threatened", "retaliation"}
FAMILIES = (
    {
        "tariff_imposed", "tariff_raised", "tariff_cut", "tariff_removed",
        "tariff_delayed", "tariff_threatened", "exemption_granted", "ruling",
        "investigation_opened", "dispute_filed",
    },
    {"import_ban", "export_ban", "restriction_lifted"},
    {"quota_set", "restriction_lifted"},
    {"retaliation"},
)  # fmt: skip
"""Types of events that concern one measure and so hit the same states."""


def answered(told: list[Happening]) -> list[Happening]:
    """Return the happenings with the duties of a state that retaliates as that."""
    answers = {
        (actor, target)
        for h in told
        if h.type == "retaliation"
        for actor in codes(h.actors)
        for target in codes(h.targets)
    }
    for h in told:
        if h.broken:
            answers |= {(a, t) for a in codes(h.actors) for t in codes(h.actors)}
    return [
        replace(h, type="retaliation")
        if h.type in LEVIES
        and any((a, t) in answers for a in codes(h.actors) for t in codes(h.targets))
        else h
        for h in told
    ]


def merge(told: list[Happening]) -> list[list[Happening]]:
    """Return the happenings in groups, one an event, in text order."""
    groups: list[list[Happening]] = []
    for said in sorted(told, key=lambda h: (h.weak, _is_vague(h), h.token)):
        fitting = [g for g in groups if _is_same(g, said)]
        if said.anaphoric and (before := _spoken_of(groups, said)):
            fitting = [before]
        if fitting:
            max(fitting, key=lambda g: _likeness(g, said)).append(said)
        else:
            groups.append([said])
    return sorted(groups, key=lambda g: min(h.token for h in g))


def _spoken_of(
    groups: list[list[Happening]], said: Happening
) -> list[Happening] | None:
    """Return the last measure told before that "the tariffs" can mean."""
    found = [
        (h.token, group)
        for group in groups
        for h in group
        if h.token < said.token
        and h.type in POINTED_AT
        and _agree(_all(group, "actors"), _own(said, "actors"))
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def usual_target(groups: list[list[Happening]], group: list[Happening]) -> list[str]:
    """Return whom the actor's other measures of the kind hit, if it is only one."""
    actors = _all(group, "actors")
    found = {
        code
        for other in groups
        if other is not group
        and any({other[0].type, group[0].type} <= family for family in FAMILIES)
        and actors & _all(other, "actors")
        for code in _all(other, "targets")
    }
    return sorted(found) if len(found) == 1 else []


def _is_vague(said: Happening) -> bool:
    return said.type == "tariff_threatened" and not said.day


def _likeness(group: list[Happening], said: Happening) -> int:
    return sum(
        len(_all(group, name) & _own(said, name))
        for name in ("actors", "targets", "goods")
    ) + any(h.day == said.day for h in group if h.day)


def _is_same(group: list[Happening], said: Happening) -> bool:
    """Tell whether a happening is told already by a group."""
    if group[0].type != said.type:
        return False
    if said.type in ("talks", "agreement"):
        if not _agree(_all(group, "actors"), _own(said, "actors"), whole=True):
            return False
    elif not _agree(_all(group, "actors"), _own(said, "actors")):
        return False
    done = said.status == "happened"
    other = all((h.status == "happened") != done for h in group)
    again = min(abs(h.token - said.token) for h in group) < NEAR
    new = bool(said.goods) and not _all(group, "goods") & set(said.goods)
    if said.type == "talks" and other and (said.day or new or not again):
        return False
    if said.weak:
        return True
    if not _is_about_same(group, said):
        return False
    days = {
        h.day
        for h in group
        if h.day and h.rank <= OWN and h.effective == said.effective
    }
    if not days or not said.day or said.rank > OWN:
        return True
    return any(_same_day(d, said.day) for d in days)


def _is_about_same(group: list[Happening], said: Happening) -> bool:
    """Tell whether targets and goods agree, and do not merely go unnamed."""
    shared, told = False, False
    for name in ("targets", "goods"):
        left, right = _firm(group, name), _firm([said], name)
        if left and right:
            if not (left & right or (name == "goods" and _is_narrower(left, right))):
                return False
            shared = True
        told = told or bool(right)
    other = any(_firm(group, name) for name in ("targets", "goods"))
    return shared or not told or not other


def _is_narrower(left: set[str], right: set[str]) -> bool:
    """Tell whether one names the same goods closer: "palm oil", "crude palm oil"."""
    return any(is_part(a, b) or is_part(b, a) for a in left for b in right)


def is_part(short: str, long: str) -> bool:
    """Tell whether a name has only words of a longer one.

    >>> is_part("palm oil", "crude palm oil"), is_part("oil", "oil")
    (True, False)
    """
    return set(short.split()) < set(long.split())


def _firm(group: list[Happening], name: str) -> set[str]:
    return {
        value
        for h in group
        if not (name == "targets" and h.assumed)
        for value in _own(h, name)
    }


def _all(group: list[Happening], name: str) -> set[str]:
    return {value for h in group for value in _own(h, name)}


def _own(said: Happening, name: str) -> set[str]:
    if name == "goods":
        return set(said.goods)
    return set(codes(getattr(said, name)))


def _agree(left: set[str], right: set[str], whole: bool = False) -> bool:
    if not left or not right:
        return True
    return left <= right or right <= left if whole else bool(left & right)


def _same_day(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    return long.startswith(short)
