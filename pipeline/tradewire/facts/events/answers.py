"""Link each retaliation to the measure that it answers, where the article tells it."""

from collections.abc import Sequence

from tradewire.facts.events import Event
from tradewire.facts.events.merge import SURE
from tradewire.story import Story

MEASURES = {
    "tariff_imposed", "tariff_raised", "tariff_threatened", "import_ban", "export_ban",
    "quota_set", "retaliation", "sanctions", "investigation_opened",
}  # fmt: skip
"""Types of events that a state may answer with a measure of its own."""


def linked(story: Story, events: Sequence[Event]) -> list[Event]:
    """Return the events, each retaliation with the id of the event that it answers.

    That is the other side's one measure in the sentence of the retaliation, else its
    one measure in the article; where there are several, the text does not tell.
    """
    return [_linked(story, event, events) for event in events]


def _linked(story: Story, event: Event, events: Sequence[Event]) -> Event:
    if event.type != "retaliation":
        return event
    answered = [e for e in events if _may_answer(event, e)]
    near = [e for e in answered if _sentence(story, e) == _sentence(story, event)]
    for some in (near, answered):
        if len(some) == 1:
            return event.model_copy(update={"responds_to": some[0].id})
    return event


def _may_answer(event: Event, other: Event) -> bool:
    """Tell whether one event is a measure of the other side that it may answer."""
    if other.type not in MEASURES or not set(other.actors) & set(event.targets):
        return False
    surer = SURE.index(event.status) - SURE.index(other.status)
    if surer < 0 or (other.type == event.type and surer == 0):
        return False
    if other.date and event.date and other.date[:4] > event.date[:4]:
        return False
    hit = {*other.targets} - {"WLD"}
    return not hit or bool(hit & set(event.actors))


def _sentence(story: Story, event: Event) -> int:
    return story.sentence_number(story.token_at(event.evidence.start))
