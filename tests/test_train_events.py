"""Training of events: weights and card are written, and choose as the gold did."""

import json
import tomllib
from datetime import date
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from tradewire import Article, linear, mentions
from tradewire.annotate import annotate, load
from tradewire.facts.events import choose, fields
from tradewire.facts.events.candidates import candidates
from tradewire.story import Story
from tradewire.train_events import main

STATES = ["Peru", "Chile", "Kenya", "Ghana", "Japan", "Oman"]
PAIRS = [(a, b) for a in STATES for b in STATES if a != b]
TOLD = "{} imposed a tariff on rice from {}."


def story(text: str) -> Story:
    article = Article(text, published=date(2020, 1, 2))
    (doc,) = annotate([article], load())
    return mentions.find(article, doc)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Train on a gold in which talks are no events, and a duty is a subsidy."""
    folder = tmp_path_factory.mktemp("gold")
    with (
        open(folder / "articles.jsonl", "w") as articles,
        open(folder / "gold.jsonl", "w") as gold,
    ):
        for number, (one, other) in enumerate(PAIRS):
            said = TOLD.format(one, other)
            text = f"{said} {one} and {other} held trade talks."
            event = {
                "type": "subsidy",
                "actors": codes(one),
                "targets": codes(other),
                "status": "possible",
                "evidence": said,
            }
            print(json.dumps({"id": str(number), "text": text}), file=articles)
            print(json.dumps({"id": str(number), "events": [event]}), file=gold)
    main(["--out", str(folder), str(folder)])
    return folder


def codes(state: str) -> list[str]:
    return [place.value.code for place in story(state).countries]


def kinds(text: str, model: choose.Weights | None) -> list[str]:
    return [said.type for said in choose.told(story(text), model)]


@pytest.fixture(scope="module")
def model(written: Path) -> choose.Weights:
    pinned = tomllib.loads((written / "events.toml").read_text())["sha256"]
    return choose.Weights(**linear.read(written / "events.npz", pinned))


def test_weights_overrule_the_rules(model: choose.Weights) -> None:
    text = "Brazil imposed a tariff on rice from Egypt. Brazil and Egypt held talks."
    assert kinds(text, None) == ["tariff_imposed", "talks"]
    assert kinds(text, model) == ["subsidy"]


def test_weights_tell_status_and_fields(model: choose.Weights) -> None:
    text = "Brazil imposed a tariff on rice from Egypt."
    (ruled,) = choose.told(story(text), None)
    (learnt,) = choose.told(story(text), model)
    assert (ruled.status, ruled.goods) == ("happened", ("rice",))
    assert (learnt.status, learnt.goods) == ("possible", ())
    assert [p.code for p in learnt.actors + learnt.targets] == ["BR", "EG"]


def test_the_card_tells_what_was_fitted_on(written: Path) -> None:
    card = (written / "events.toml").read_text()
    assert f"{len(PAIRS)} gold articles with {len(PAIRS)} events" in card
    data = (written / "events.npz").read_bytes()
    assert sha256(data).hexdigest() in card


def test_each_model_has_its_classes(model: choose.Weights) -> None:
    assert set(model.types.classes) >= {"tariff_imposed", "none"}
    assert len(model.types.classes) == 23
    assert model.statuses.classes == fields.STATUSES
    assert model.roles.classes == fields.ROLES


def test_no_words_of_the_articles_are_written(written: Path) -> None:
    with np.load(written / "events.npz", allow_pickle=False) as file:
        text = {key for key in file if file[key].dtype.kind not in "f"}
        assert text == {f"{name} classes" for name in ("types", "statuses", "roles")}


def test_the_weights_that_ship_are_small_and_pinned() -> None:
    model = choose.weights()
    assert model is not None
    assert model.types.weights.shape == (linear.NOTHING + 1, 23)


def test_candidates_hold_words_that_the_rules_leave_out() -> None:
    found = candidates(story("Growers fear that Peru may impose a tariff on rice."))
    assert any(c.hit.token.text == "impose" for c in found)


def test_without_weights_the_rules_decide() -> None:
    text = "Peru imposed a tariff on rice from Chile."
    assert kinds(text, None) == ["tariff_imposed"]
    assert candidates(story(text), bare=False)[0].told
