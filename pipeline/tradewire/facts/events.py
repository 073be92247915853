"""Events: what was done or decided about trade."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal

from tradewire import cues, happening
from tradewire.evidence import quote_tokens
from tradewire.fact import Code, Fact, Period
from tradewire.happening import Happening
from tradewire.lexicon import rows
from tradewire.relate import codes
from tradewire.story import Story

EventType = Literal[
    "tariff_imposed",
    "tariff_raised",
    "tariff_cut",
    "tariff_removed",
    "tariff_delayed",
    "tariff_threatened",
    "exemption_granted",
    "quota_set",
    "import_ban",
    "export_ban",
    "restriction_lifted",
    "retaliation",
    "investigation_opened",
    "ruling",
    "dispute_filed",
    "dispute_settled",
    "talks",
    "agreement",
    "withdrawal",
    "subsidy",
    "sanctions",
    "demand",
]
SURE = ("happened", "planned", "possible")


class Event(Fact):
    """A trade measure, talk, agreement, case or demand of states and bodies."""

    type: EventType
    date: Period | None = None
    actors: list[Code] = []
    targets: list[Code] = []
    commodities: list[str] = []
    status: Literal["happened", "planned", "possible"] = "happened"
    gta: int | None = None
    mast: str | None = None
    plover: str | None = None
    responds_to: str | None = None


def find(story: Story) -> Iterator[Event]:
    """Yield the events that an article tells, one each however often it is told."""
    told: list[list[Happening]] = []
    for hit in cues.find(story):
        said = happening.read(story, hit)
        if said is None or not (said.actors or said.targets):
            continue
        same = next((group for group in told if _is_same(group, said)), None)
        if same is None:
            told.append([said])
        else:
            same.append(said)
    for group in told:
        yield _event(story, group)


def _is_same(group: list[Happening], said: Happening) -> bool:
    """Tell whether a happening is told already by a group."""
    first = group[0]
    if first.type != said.type:
        return False
    if not _agree(_union(group, "actors"), set(codes(said.actors))):
        return False
    if not _agree(_union(group, "targets"), set(codes(said.targets))):
        return False
    if not _agree({g for h in group for g in h.goods}, set(said.goods)):
        return False
    days = {h.day for h in group if h.day}
    return not days or not said.day or any(_same_day(d, said.day) for d in days)


def _union(group: list[Happening], name: str) -> set[str]:
    return {p.code for h in group for p in getattr(h, name)}


def _agree(left: set[str], right: set[str]) -> bool:
    return not left or not right or bool(left & right)


def _same_day(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    return long.startswith(short)


def _event(story: Story, group: list[Happening]) -> Event:
    """Return one event from all places that tell it, the most specific fields kept."""
    best = max(
        group,
        key=lambda h: (len(h.actors) > 0, len(h.targets) > 0, bool(h.day), -h.first),
    )
    dated = max(group, key=lambda h: (len(h.day or ""), -h.first))
    goods = list(dict.fromkeys(g for h in group for g in h.goods))
    actors = list(dict.fromkeys(c for h in group for c in codes(h.actors)))
    targets = [
        c
        for c in dict.fromkeys(c for h in group for c in codes(h.targets))
        if c not in actors
    ]
    status = min((h.status for h in group), key=SURE.index)
    spans: dict[str, tuple[int, int]] = {}
    spans["type"] = (
        story.doc[best.token].idx,
        story.doc[best.token].idx + len(story.doc[best.token]),
    )
    for name, source in (("actors", best.actors), ("targets", best.targets)):
        if source:
            spans[name] = source[0].start, source[0].end
    if dated.date:
        spans["date"] = dated.date.start, dated.date.end
    with_goods = next((h for h in group if h.goods_span), None)
    if with_goods and with_goods.goods_span:
        spans["commodities"] = with_goods.goods_span
    code = _codes().get(best.type, {})
    fields: dict[str, Any] = {
        "type": best.type,
        "date": dated.day,
        "actors": actors,
        "targets": targets,
        "commodities": goods,
        "status": status,
        "gta": int(code["gta"]) if code.get("gta") else None,
        "mast": code.get("mast") or None,
        "plover": code.get("plover") or None,
        "evidence": quote_tokens(story, best.first, best.last),
        "spans": spans,
        "confidence": _confidence(group),
    }
    return Event.model_validate(fields)


@cache
def _codes() -> dict[str, dict[str, str]]:
    return {row["type"]: row for row in rows("event_codes")}


def _confidence(group: list[Happening]) -> float:
    said = max(group, key=lambda h: (bool(h.actors), bool(h.targets)))
    sure = 0.45 + 0.1 * bool(said.actors) + 0.1 * bool(said.targets)
    return round(min(sure + 0.05 * (len(group) - 1) + 0.1 * bool(said.day), 0.9), 2)
