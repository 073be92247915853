"""Find what an article mentions, one file per kind, each a `find(story)`.

Later kinds may use earlier ones: bodies and persons look at countries.
"""

from collections.abc import Callable, Mapping
from typing import Any

from spacy.tokens import Doc

from tradewire.article import Article
from tradewire.mentions import (
    body,
    country,
    date,
    good,
    money,
    number,
    percent,
    person,
    quantity,
)
from tradewire.story import Mention, Story

FINDERS: Mapping[str, Callable[[Story], list[Mention[Any]]]] = {
    "dates": date.find,
    "countries": country.find,
    "percents": percent.find,
    "money": money.find,
    "quantities": quantity.find,
    "numbers": number.find,
    "goods": good.find,
    "bodies": body.find,
    "persons": person.find,
}


def find(article: Article, doc: Doc) -> Story:
    """Return the story of an annotated article: its mentions by kind."""
    story = Story(article, doc)
    for kind, finder in FINDERS.items():
        found = sorted(finder(story), key=lambda m: (m.start, -m.end))
        setattr(story, kind, tuple(found))
    return story
