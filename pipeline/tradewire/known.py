"""Fill what one telling of a measure leaves out from the others in the article."""

from collections import Counter

from tradewire.happening import Happening
from tradewire.relate import codes

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


def target(groups: list[list[Happening]], group: list[Happening]) -> list[str]:
    """Return whom else the actor's like measures hit, if it is only one."""
    found = Counter(
        code
        for other in _like(groups, group)
        for code in dict.fromkeys(c for h in other for c in codes(h.targets))
    )
    return list(found) if len(found) == 1 else []


def _like(
    groups: list[list[Happening]], group: list[Happening]
) -> list[list[Happening]]:
    """Return the groups of the same actors and of the same family of measures."""
    actors = {c for h in group for c in codes(h.actors)}
    family = [f for f in FAMILIES if group[0].type in f]
    return [
        other
        for other in groups
        if other is not group
        and any(other[0].type in f for f in family)
        and actors & {c for h in other for c in codes(h.actors)}
    ]
