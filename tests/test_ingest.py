"""A run: same bytes whatever the order and the workers; one bad article costs one."""

import json
from pathlib import Path

import pytest

import tradewire
from tradewire import Article, ingest
from tradewire.article import Reject
from tradewire.errors import ReadError
from tradewire.extract import extract
from tradewire.write import Writer


def write_stories(folder: Path, numbers: range) -> None:
    folder.mkdir(exist_ok=True)
    for n in numbers:
        text = f"The U.S. imposed a {n + 1}% tariff on steel from Japan in May 2018."
        (folder / f"story-{n:03}.txt").write_text(text)


def test_same_bytes_in_any_order_with_any_workers(tmp_path: Path) -> None:
    write_stories(tmp_path / "a", range(40))
    write_stories(tmp_path / "b", range(40, 70))
    folders = [tmp_path / "a", tmp_path / "b"]
    one = ingest(folders, tmp_path / "one", workers=1)
    two = ingest(folders[::-1], tmp_path / "two", workers=2)
    assert one == two
    assert one.records == 70
    records = (tmp_path / "one" / "records.jsonl").read_bytes()
    assert records == (tmp_path / "two" / "records.jsonl").read_bytes()
    assert (tmp_path / "one" / "rejects.jsonl").read_bytes() == b""
    ids = [json.loads(line)["id"] for line in records.splitlines()]
    assert ids == sorted(ids)
    assert sorted(p.name for p in (tmp_path / "one").iterdir()) == [
        "records.jsonl",
        "rejects.jsonl",
    ]


def test_rejects_are_written_with_their_reason(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    lines = [
        '{"id": "a", "text": "Peru cut its duty."}',
        "{}",
        '{"id": "a", "text": "B."}',
    ]
    source.write_text("\n".join(lines))
    counts = ingest([source], tmp_path / "out")
    assert (counts.records, counts.rejects) == (1, 2)
    rejects = (tmp_path / "out" / "rejects.jsonl").read_text().splitlines()
    assert ["no field" in r or "second article" in r for r in rejects] == [True, True]


def test_an_article_that_fails_costs_only_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_stories(tmp_path / "in", range(3))
    from tradewire import mentions

    find = mentions.find

    def fail(article: Article, doc: object) -> object:
        if article.id == "story-001":
            raise ValueError("poison")
        return find(article, doc)  # type: ignore[arg-type]

    monkeypatch.setattr(mentions, "find", fail)
    counts = ingest([tmp_path / "in"], tmp_path / "out")
    assert (counts.records, counts.rejects) == (2, 1)
    reject = json.loads((tmp_path / "out" / "rejects.jsonl").read_text())
    assert reject["id"] == "story-001"
    assert "poison" in reject["reason"]


def test_a_record_that_does_not_validate_is_rejected(tmp_path: Path) -> None:
    record = extract(Article("Peru cut its duty.", id="x"))
    with Writer(tmp_path) as writer:
        assert not writer.record(record.model_copy(update={"id": ""}))
        assert writer.record(record)
    assert "id: " in (tmp_path / "rejects.jsonl").read_text()
    assert len((tmp_path / "records.jsonl").read_text().splitlines()) == 1


def test_a_failed_run_leaves_what_was_there(tmp_path: Path) -> None:
    with Writer(tmp_path) as writer:
        writer.reject(Reject("a", "first"))
    with pytest.raises(KeyError), Writer(tmp_path) as writer:
        raise KeyError
    assert "first" in (tmp_path / "rejects.jsonl").read_text()
    assert not list(tmp_path.glob("*.part"))


def test_sources_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        ingest([tmp_path / "none"], tmp_path / "out")
    with pytest.raises(ReadError, match="no files to read"):
        ingest([tmp_path], tmp_path / "out")


def test_progress_counts_articles(tmp_path: Path) -> None:
    write_stories(tmp_path / "in", range(3))
    seen: list[tuple[int, int]] = []
    tradewire.ingest(
        [tmp_path / "in"], tmp_path / "out", progress=lambda *n: seen.append(n)
    )
    assert seen == [(1, 3), (2, 3), (3, 3)]
