"""Every cue of the table fires on its example, and as what the table says."""

import pytest

from tradewire import Article
from tradewire.annotate import annotate, load
from tradewire.lexicon import rows
from tradewire.measure import find_cues
from tradewire.story import Story

CUES = rows("figure_cues")


@pytest.fixture(scope="module")
def stories() -> list[Story]:
    articles = [Article(row["example"], id=row["form"]) for row in CUES]
    docs = annotate(articles, load())
    return [Story(a, doc) for a, doc in zip(articles, docs, strict=True)]


@pytest.mark.parametrize("number", range(len(CUES)), ids=[r["form"] for r in CUES])
def test_a_cue_fires_on_its_example(number: int, stories: list[Story]) -> None:
    row, story = CUES[number], stories[number]
    measure = None if row["pos"] == "stop" else row["measure"]
    found = find_cues(story, 0, len(story.doc))
    assert (row["form"], measure) in [(c.form, c.measure) for c in found]


def test_a_longer_cue_hides_the_shorter_one() -> None:
    article = Article("The current account deficit widened.")
    story = Story(article, next(iter(annotate([article], load()))))
    forms = [cue.form for cue in find_cues(story, 0, len(story.doc))]
    assert forms == ["current account deficit"]
