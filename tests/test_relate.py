"""Who takes a measure, whom it hits, on which goods: by the words of one sentence."""

from collections.abc import Iterator

import pytest
from spacy.tokens import Token

from tradewire import Article, mentions
from tradewire.annotate import annotate, load
from tradewire.lexicon import rows
from tradewire.relate import (
    act,
    codes,
    index,
    lemma,
    parties,
    role,
    stated_act,
    topic,
    words,
)  # fmt: skip
from tradewire.story import Story


def read(text: str, title: str | None = None) -> Story:
    article = Article(text, title=title)
    return mentions.find(article, next(annotate([article], load())))


def measures(story: Story) -> Iterator[Token]:
    return (t for t in story.doc if lemma(t) in words("measure"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("U.S. tariffs on Chinese goods hurt.", "US > CN: "),
        ("Tariffs imposed by India on almonds from the U.S. hurt.", "IN > US: almonds"),
        ("Beijing's duties against American soybeans hurt.", "CN > US: soybeans"),
        ("Washington slapped duties on imports from Canada.", "US > CA: "),
        ("Canada faces duties in Japan.", "JP > CA: "),
        ("Exports of cheese to Russia face a tariff.", "RU > : cheese"),
        ("Mexican steel entering Brazil pays a duty.", "BR > MX: steel"),
        ("Steel tariffs were set by Brazil.", "BR > : steel"),
        ("Brazil hit Peru and Chile with duties on copper.", "BR > PE CL: copper"),
        ("Peru set a tariff on all imports from Chile.", "PE > CL: "),
        ("Peru set a tariff on all steel except Chilean steel.", "PE > : steel"),
        ("A tariff aimed at Chile was set by Peru.", "PE > CL: "),
        ("Peru's government put a levy on Chilean wine.", "PE > CL: wine"),
        ("Mills urged India to put a duty on Chinese steel.", "IN > CN: steel"),
        ("Peru set a duty on wine after Chile did so.", "PE > : wine"),
        ("Chile said that Peru had put a duty on its wine.", "PE > : wine"),
        ("Chinese-made cars face duties in Brazil.", "BR > CN: cars"),
    ],
)
def test_a_sentence_says(text: str, said: str) -> None:
    story = read(text)
    found = stated_act(story, next(measures(story)))
    sides = f"{' '.join(codes(found.imposers))} > {' '.join(codes(found.targets))}"
    assert f"{sides}: {' '.join(found.goods)}" == said


def test_what_is_left_out_is_no_target() -> None:
    story = read("Peru set a tariff on all wine except Chilean wine.")
    found = stated_act(story, next(measures(story)))
    assert codes(found.exempt) == ["CL"]


def test_an_unstated_side_is_carried_from_the_sentence_before() -> None:
    story = read("Peru put a duty on Chilean wine. The duty is steep.")
    found = act(story, list(measures(story))[-1])
    assert (codes(found.imposers), codes(found.targets)) == (["PE"], ["CL"])
    assert found.goods == ("wine",)
    assert found.sources["imposers"] == "carried"


def test_the_headline_gives_the_topic() -> None:
    story = read(
        "Growers were upset.\n\nThey sell little else.\n\nTalks failed.\n\n"
        "Nobody knows when tariffs will come.",
        title="Peru puts tariff on Chilean wine",
    )
    assert (topic(story).imposer, topic(story).target) == ("PE", "CL")
    found = act(story, list(measures(story))[-1])
    assert (codes(found.imposers), found.sources["imposers"]) == (["PE"], "topic")


def test_nothing_is_made_up() -> None:
    story = read("A tariff is a tax.")
    found = act(story, next(measures(story)))
    assert found.imposers == found.targets == found.goods == ()


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("The Peruvian government spoke.", "government", ["PE"]),
        ("Peru and Chile spoke.", "Peru", ["PE", "CL"]),
        ("Peru spoke. Later it acted.", "it", ["PE"]),
        ("The EU spoke to Peru. The bloc was firm.", "bloc", ["EU"]),
        ("Peru met Chile. The two sides talked.", "sides", ["PE", "CL"]),
        ("Chile asked Peru to cut its duty.", "its", ["PE"]),
        ("A cow spoke.", "cow", []),
    ],
)
def test_parties(text: str, word: str, who: list[str]) -> None:
    story = read(text)
    token = next(t for t in story.doc if t.text == word)
    assert codes(parties(story, token)) == who


def test_role_of_importers_and_exporters() -> None:
    story = read("Peruvian importers pay the tariff on Chilean wine.")
    roles = {p.code: role(story, p) for p in index(story).values()}
    assert roles == {"PE": "imposer", "CL": "target"}


@pytest.mark.parametrize(
    "row", rows("trade_roles"), ids=[r["word"] for r in rows("trade_roles")]
)
def test_words_stand_in_their_examples(row: dict[str, str]) -> None:
    forms = {t.lower_ for t in load()(row["example"])}
    lemmas = {lemma(t) for t in load()(row["example"])}
    stems = {form[: max(len(row["word"]) - 1, 3)] for form in forms}
    assert row["word"] in forms | lemmas or row["word"][:-1] in stems
