"""Whom a sentence credits with its numbers."""

import pytest

from tradewire import Article, mentions
from tradewire.annotate import annotate, load
from tradewire.credit import credit
from tradewire.story import Story


def read(text: str) -> Story:
    return mentions.find(Article(text), next(iter(annotate([Article(text)], load()))))


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Output rose to 9 million tonnes, the Copper Institute said.",
         "Copper Institute"),
        ("According to the Bank of Japan, exports rose 9 percent.", "Bank of Japan"),
        ("Freight sources said ships were loading 9,000 tonnes.", "Freight sources"),
        ("Oil World estimates output at 9 million tonnes.", "Oil World"),
        ("Japanese customs data showed imports of 9,000 tonnes.",
         "Japanese customs"),
    ],
)  # fmt: skip
def test_who_is_credited(sentence: str, name: str) -> None:
    story = read(sentence)
    found = credit(story, story.sentences[0])
    assert found is not None and found.name == name
    text = story.article.text[found.start : found.end]
    assert text.endswith(name.split()[-1])


@pytest.mark.parametrize(
    "sentence",
    ["Output rose to 9 million tonnes, he said.",
     "The department said output rose to 9 million tonnes.",
     "A trader said output rose to 9 million tonnes."],
)  # fmt: skip
def test_a_pronoun_leaves_the_name_to_the_sentence_before(sentence: str) -> None:
    story = read(sentence)
    found = credit(story, story.sentences[0])
    assert found is not None and found.name is None


@pytest.mark.parametrize(
    "sentence",
    ["Output rose to 9 million tonnes.",
     "Exports are expected to rise to 9 million tonnes.",
     "Chile said exports rose to 9 million tonnes."],
)  # fmt: skip
def test_no_one_is_credited(sentence: str) -> None:
    story = read(sentence)
    assert credit(story, story.sentences[0]) is None


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Gulf oil sources said output fell to 9 million tonnes.",
         "Gulf oil sources"),
        ("The Copper Institute's chief, Juan Perez, said output rose.", "Juan Perez"),
        ("Figures released by the Copper Institute showed output rose.",
         "Copper Institute"),
        ("The rice price committee reckons output will drop.", "rice price committee"),
        ("The White House said exports rose.", "White House"),
        ("A spokesman for the committee of rice millers said output fell.",
         "committee of rice millers"),
        ("A senior trade official said output fell.", "senior trade official"),
    ],
)  # fmt: skip
def test_who_speaks_beside_a_title_or_a_document(sentence: str, name: str) -> None:
    story = read(sentence)
    found = credit(story, story.sentences[0])
    assert found is not None and found.name == name


def test_what_a_firm_expects_to_do_itself_credits_no_one() -> None:
    story = read("Perez Mills expects to turn out 9 million tonnes.")
    assert credit(story, story.sentences[0]) is None
