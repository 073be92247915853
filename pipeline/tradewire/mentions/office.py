"""A title in the text, and what the article says around it."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from spacy.tokens import Doc

from tradewire.mentions.topic import Topic
from tradewire.story import Mention, Story
from tradewire.values.names import Body, Place
from tradewire.values.title import Title, by_last_word

PLURALS = ("reps.", "sens.", "senators", "representatives")
BACK = 4
"""How many sentences "the regulator" may stand after the body's name."""
Status = Literal["current", "former", "acting", "nominee"]


@dataclass(slots=True)
class Office:
    """A title in the tokens `first:last`, and what stands beside it.

    `portfolio` is a minister's field; `of_head` marks a president's or premier's own
    staff, `private` a title of a firm or association, `bare` one with nothing beside,
    `apposed` one that follows the name, `regional` one of a state or province.
    """

    title: Title
    first: int
    last: int
    plural: bool = False
    portfolio: str = ""
    body: Mention[Body] | None = None
    country: str | None = None
    country_at: tuple[int, int] | None = None
    status: Status = "current"
    white_house: bool = False
    of_head: bool = False
    private: bool = False
    bare: bool = True
    apposed: bool = False
    regional: bool = False

    def note_body(self, body: Mention[Body]) -> None:
        """Note a body beside the title, the first one counts."""
        self.body = self.body or body
        self.bare = False
        self.private = self.private or body.value.kind == "industry"

    def note_country(self, place: Mention[Any] | None) -> None:
        """Note a country beside the title, the first one counts."""
        if place is not None and self.country is None:
            self.country = place.value.code
            self.country_at = place.start, place.end


class Around:
    """What a story's bodies and countries are, by the tokens where they stand."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.doc: Doc = story.doc
        self.topic = Topic(story)

    @cached_property
    def body_ending(self) -> dict[int, Mention[Body]]:
        """Return the bodies by the token after them."""
        return {m.last: m for m in self.story.bodies}

    @cached_property
    def body_at(self) -> dict[int, Mention[Body]]:
        """Return the bodies by each of their tokens."""
        return {i: m for m in self.story.bodies for i in range(m.first, m.last)}

    @cached_property
    def place_ending(self) -> dict[int, Mention[Place]]:
        """Return the countries by the token after them."""
        return {m.last: m for m in self.story.countries}

    @cached_property
    def place_at(self) -> dict[int, Mention[Place]]:
        """Return the countries by each of their tokens."""
        return {i: m for m in self.story.countries for i in range(m.first, m.last)}

    def body_before(self, token: int) -> Mention[Body] | None:
        """Return the last state body before a token, in its sentence or the one before.

        None if an association stands nearer.
        """
        story, here = self.story, self.story.sentence_number(token)
        for body in reversed(story.bodies[: bisect_right(self._body_ends, token)]):
            if here - story.sentence_number(body.first) > 1:
                return None
            if body.value.kind != "intergovernmental":
                return body if body.value.kind != "industry" else None
        return None

    def place_meant(
        self, token: int, places: Sequence[Mention[Place]]
    ) -> Mention[Place] | None:
        """Return the one of some places that "its" at a token refers to.

        The last one named in its sentence or the one before, demonyms left out.
        """
        story, here = self.story, self.story.sentence_number(token)
        for place in reversed(places):
            if place.last <= token and place.value.form != "demonym":
                near = here - story.sentence_number(place.first) <= 1
                return place if near else None
        return None

    def body_meant(self, token: int) -> Mention[Body] | None:
        """Return the public body that "the regulator" at a token refers to."""
        story, here = self.story, self.story.sentence_number(token)
        for body in reversed(story.bodies[: bisect_right(self._body_ends, token)]):
            if body.value.kind != "industry":
                near = here - story.sentence_number(body.first) <= BACK
                return body if near else None
        return None

    @cached_property
    def _body_ends(self) -> list[int]:
        return [m.last for m in self.story.bodies]

    def title_ending(self, last: int) -> Office | None:
        """Return the longest title that ends before a token, honorifics included."""
        if last < 1:
            return None
        doc, word, plural = self.doc, self.doc[last - 1].lower_, False
        if word == "." and last > 1:
            short = by_last_word().get(f"{doc[last - 2].lower_}.")
            return Office(short[0], last - 2, last, plural=True) if short else None
        titles = by_last_word().get(word)
        if titles is None and word.endswith("s"):
            titles, plural = by_last_word().get(word[:-1]), True
        for title in titles or ():
            first = last - len(title.words)
            before = [t.lower_ for t in doc[max(first, 0) : last - 1]]
            if first >= 0 and before == list(title.words[:-1]):
                plural = plural or word in PLURALS
                return Office(title, first, last, plural=plural)
        return None
