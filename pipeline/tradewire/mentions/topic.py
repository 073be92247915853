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


def country_near(
    story: Story, token: int, never: frozenset[str] = frozenset()
) -> str | None:
    """Return the country that is spoken of at a token, None where none is named.

    That is the last state named before it in the sentence, one that only qualifies a
    noun ("Chinese steel") if there is no other, else the dateline's if
    the story names it, else the one that the story names most. Those of `never` are
    passed over.
    """
    places = states(story)
    sentence = story.sentence_number(token)
    before = [
        m
        for m in places
        if m.last <= token
        and story.sentence_number(m.first) == sentence
        and m.value.code not in never
    ]
    named = [m for m in before if m.value.form != "demonym"]
    if before:
        return (named or before)[-1].value.code
    return home(story, never)


def home(story: Story, never: frozenset[str] = frozenset()) -> str | None:
    """Return the country that a story is about: its dateline's or the most named."""
    counts = Counter(m.value.code for m in states(story) if m.value.code not in never)
    dateline = find_dateline(story.article)
    here = dateline.country if dateline else None
    most = max(counts.values(), default=0)
    if here and here not in SEATS | never and counts[here] * 2 >= most:
        return here
    return counts.most_common(1)[0][0] if counts else None
