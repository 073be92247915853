"""Events: what was done or decided about trade."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any, Literal

from tradewire.evidence import quote_tokens, span
from tradewire.fact import Code, Fact, Period
from tradewire.facts.events import choose
from tradewire.facts.events.happening import Happening
from tradewire.facts.events.kind import LEVIES
from tradewire.facts.events.matters import main_good
from tradewire.facts.events.merge import SURE, answered, is_part, merge, usual_target
from tradewire.facts.events.periods import time_of
from tradewire.facts.events.timing import OWN
from tradewire.lexicon import rows
from tradewire.relate import Party, codes
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


OF_THE_STORY = {
    "agreement", "demand", "dispute_filed", "dispute_settled", "investigation_opened",
    "quota_set", "restriction_lifted", "ruling", "talks", "withdrawal",
}  # fmt: skip
"""Types whose goods often go unnamed, being what the whole article is about."""


WEEK = 7
LASTING = {"talks", "subsidy", "demand"}
"""Types that go on for the whole of a period."""


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
    groups = merge(answered(choose.told(story, choose.weights())))
    for group in groups:
        event = _event(story, group, usual_target(groups, group))
        if event.type != "demand" or event.targets:
            yield event


def _event(story: Story, group: list[Happening], target: list[str]) -> Event:
    """Return one event from all places that tell it, the most specific fields kept."""
    told = [h for h in group if not h.weak] or group
    best = max(
        told, key=lambda h: (bool(h.actors), bool(h.targets), bool(h.day), -h.first)
    )
    dated = min(
        group,
        key=lambda h: (
            h.day is None,
            h.rank > OWN,
            not h.effective,
            h.rank,
            -len(h.day or ""),
            h.first,
        ),
    )
    actors = _codes_of(h.actors for h in told)
    hit = _codes_of(h.targets for h in told)
    goods = [g for h in told for g in h.goods]
    if not goods and best.type in OF_THE_STORY:
        goods = main_good(story)
    code = _codes().get(best.type, {})
    fields: dict[str, Any] = {
        "type": next((h.type for h in told if not h.anaphoric), best.type),
        "date": _day(best.type, dated.day),
        "actors": actors,
        "targets": [
            c
            for c in hit or target
            if c not in actors and (c != "WLD" or best.type in LEVIES)
        ],
        "commodities": _closest(dict.fromkeys(goods)),
        "status": _status(story, told, dated),
        "gta": int(code["gta"]) if code.get("gta") else None,
        "mast": code.get("mast") or None,
        "plover": code.get("plover") or None,
        "evidence": quote_tokens(story, best.first, best.last),
        "spans": _spans(story, told, best, dated),
    }
    return Event.model_validate(fields)


def _codes_of(parties: Iterable[Iterable[Party]]) -> list[str]:
    """Return the codes of some parties, each once; bodies without one are left out."""
    found = dict.fromkeys(c for some in parties for c in codes(some))
    return [code for code in found if code.isupper()]


def _closest(goods: Iterable[str]) -> list[str]:
    """Return goods without those that others name closer ("oil": "palm oil")."""
    names = list(goods)
    return [name for name in names if not any(is_part(name, n) for n in names)]


def _spans(
    story: Story, group: list[Happening], best: Happening, dated: Happening
) -> dict[str, tuple[int, int]]:
    """Return where each field stands in the text, the first place of several."""
    spans = {"type": span(story.doc[best.token])}
    for name, parties in (("actors", best.actors), ("targets", best.targets)):
        if parties:
            spans[name] = parties[0].start, parties[0].end
    if dated.date:
        spans["date"] = span(dated.date)
    for said in group:
        if said.goods_span:
            spans.setdefault("commodities", said.goods_span)
    return spans


def _status(story: Story, group: list[Happening], dated: Happening) -> str:
    """Return the surest status told; what is dated after publication is planned."""
    status = min((h.status for h in group), key=SURE.index)
    published = story.article.published
    if (
        status == "happened"
        and not any(h.ordered for h in group)
        and dated.day
        and dated.rank <= OWN
        and time_of(dated.day, published) == "future"
    ):
        return "planned"
    past = dated.day and time_of(dated.day, published) == "past"
    if status == "planned" and dated.rank < OWN and past:
        return "happened"
    return status


def _day(kind: str, day: str | None) -> str | None:
    """Return when something came about: the first day of the time it holds.

    "Last week" stays a week: it came about on some day of that.
    """
    start, _, end = (day or "").partition("/")
    if not end or kind in LASTING or len(end) < len("1987-05"):
        return day
    if len(start) == len(end) == len("1987-05-01"):
        lasts = date.fromisoformat(end) - date.fromisoformat(start)
        return day if lasts.days <= WEEK else start
    return start


@cache
def _codes() -> dict[str, dict[str, str]]:
    return {row["type"]: row for row in rows("event_codes")}
