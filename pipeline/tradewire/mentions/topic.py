"""Tell which country a story is about where a name does not say its own."""

from collections import Counter

from tradewire.dateline import find_dateline
from tradewire.story import Mention, Story
from tradewire.values.country import is_country
from tradewire.values.names import Place

SEATS = frozenset(["BE", "CH"])
"""Countries whose datelines are mostly those of the bodies that sit there."""


def states(story: Story) -> list[Mention[Place]]:
    """Return the mentions of states, blocs and regions left out."""
    return [m for m in story.countries if is_country(m.value.code)]


def country_near(story: Story, token: int) -> str | None:
    """Return the country that is spoken of at a token, None where none is named.

    That is the last state named before it in the sentence, one that only qualifies a
    noun ("Chinese steel") if there is no other, else the dateline's if
    the story names it, else the one that the story names most.
    """
    places = states(story)
    sentence = story.sentence_number(token)
    before = [
        m
        for m in places
        if m.last <= token and story.sentence_number(m.first) == sentence
    ]
    named = [m for m in before if m.value.form != "demonym"]
    if before:
        return (named or before)[-1].value.code
    counts = Counter(m.value.code for m in places)
    dateline = find_dateline(story.article)
    home = dateline.country if dateline else None
    if home and home not in SEATS and (home in counts or not counts):
        return home
    return counts.most_common(1)[0][0] if counts else None
