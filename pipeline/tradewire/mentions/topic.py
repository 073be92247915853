"""Tell which country a story is about where a name does not say its own."""

from bisect import bisect_right
from collections import Counter
from functools import cached_property

from spacy.tokens import Doc

from tradewire.dateline import find_dateline
from tradewire.story import Mention, Story
from tradewire.values.country import is_country
from tradewire.values.names import Place

SEATS = frozenset(["BE", "CH"])
"""Countries whose datelines are mostly those of the bodies that sit there."""
NOBODY: frozenset[str] = frozenset()


class Topic:
    """The states that a story speaks of, blocs and regions left out."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.doc: Doc = story.doc
        self.states: list[Mention[Place]] = [
            m for m in story.countries if is_country(m.value.code)
        ]
        self._ends = [m.last for m in self.states]

    @cached_property
    def state_at(self) -> dict[int, Mention[Place]]:
        """Return the states by each of their tokens."""
        return {i: m for m in self.states for i in range(m.first, m.last)}

    @cached_property
    def counts(self) -> Counter[str]:
        """Return how often each state is named, in the order of first mention."""
        return Counter(m.value.code for m in self.states)

    @cached_property
    def dateline(self) -> str | None:
        """Return the country of the dateline."""
        found = find_dateline(self.story.article)
        return found.country if found else None

    def near(self, token: int, never: frozenset[str] = NOBODY) -> str | None:
        """Return the country that is spoken of at a token, None where none is named.

        That is the last state named before it in the sentence, one that only
        qualifies a noun ("Chinese steel") if there is no other, else the one that
        the story is about. Those of `never` are passed over.
        """
        sentence, demonym = self.story.sentence_number(token), None
        for place in reversed(self.states[: bisect_right(self._ends, token)]):
            if self.story.sentence_number(place.first) != sentence:
                break
            if place.value.code in never:
                continue
            if place.value.form != "demonym":
                return place.value.code
            demonym = demonym or place.value.code
        return demonym or self.home(never)

    def owner(self, token: int) -> str | None:
        """Return the state that "its" or "the country's" before a token refers to.

        That is the last one named in its sentence or the one before, not as a
        demonym.
        """
        here = self.story.sentence_number(token)
        for place in reversed(self.states[: bisect_right(self._ends, token)]):
            if here - self.story.sentence_number(place.first) > 1:
                return None
            if place.value.form != "demonym":
                return place.value.code
        return None

    def of_subject(self, token: int, never: frozenset[str] = NOBODY) -> str | None:
        """Return the country that acts or owns in the sentence before a token.

        Where none does, it is the one that the story is about.
        """
        sentence = self.story.sentence_number(token)
        for place in reversed(self.states[: bisect_right(self._ends, token)]):
            if self.story.sentence_number(place.first) != sentence:
                break
            acts = self.doc[place.last - 1].dep_ in ("nsubj", "nsubjpass", "poss")
            if acts and place.value.code not in never:
                return place.value.code
        return self.home(never)

    def home(self, never: frozenset[str] = NOBODY) -> str | None:
        """Return the country that a story is about, by dateline or by frequency."""
        counts = {c: n for c, n in self.counts.items() if c not in never}
        most = max(counts.values(), default=0)
        here = self.dateline
        if here and here not in SEATS | never and counts.get(here, 0) * 2 >= most:
            return here
        return max(counts, key=lambda c: counts[c], default=None)
