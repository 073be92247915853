"""Sentences keep to paragraphs, long texts are joined again, the model is ours."""

import pytest

from tradewire import Article, extract
from tradewire.annotate import annotate, load, pieces, truecase
from tradewire.errors import ModelError


def test_no_sentence_crosses_a_paragraph() -> None:
    text = "Duty cut in Peru\n\nPeru cut its duty\non steel. It did so on Monday."
    (doc,) = annotate([Article(text)], load())
    starts = [sentence.text.strip() for sentence in doc.sents]
    assert starts[0] == "Duty cut in Peru"
    assert doc.text == text


def test_long_articles_are_cut_and_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(f"Peru cut its duty on steel to {n}%." for n in range(1, 9))
    nlp = load()
    (whole,) = annotate([Article(text)], nlp)
    monkeypatch.setattr(nlp, "max_length", 80)
    (joined,) = annotate([Article(text)], nlp)
    assert joined.text == text
    assert [t.text for t in joined] == [t.text for t in whole]


@pytest.mark.parametrize("limit", [1, 3, 10, 1000])
def test_pieces_lose_nothing(limit: int) -> None:
    text = "ab cd\n\nef\ngh ijklmnopqrstuvwxyz"
    parts = pieces(text, limit)
    assert "".join(parts) == text
    assert all(len(part) <= limit for part in parts)


@pytest.mark.parametrize(
    "text", ["İSTANBUL TARİFF TALKS END IN ANKARA\n\nThey end.", "ẞ" * 30, "A\nB"]
)
def test_truecase_keeps_the_length(text: str) -> None:
    assert len(truecase(text)) == len(text)


def test_quotes_are_of_the_original_case() -> None:
    record = extract("They met.", title="JAPAN PUTS 25 PCT DUTY ON U.S. STEEL IMPORTS")
    for found in record.facts().values():
        for fact in found:
            assert fact.evidence.quote in record.text


def test_a_pipeline_that_is_not_there() -> None:
    with pytest.raises(ModelError, match="no spaCy pipeline 'nothing_here'"):
        load("nothing_here")


def test_changed_model_files_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from tradewire import annotate as stage

    monkeypatch.setattr(stage, "digest", lambda folder: "0" * 64)
    with pytest.raises(ModelError, match="expected"):
        stage.verify(load())
