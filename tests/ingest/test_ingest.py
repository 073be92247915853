"""A run: same bytes whatever the order and the workers; every input has one state."""

import gzip
import json
import os
from pathlib import Path
from typing import Any

import pytest

import tradewire
from tradewire.errors import LockedError, ModelError, ReadError, TradewireError
from tradewire.ingest import survey
from tradewire.ingest.ledger import NAME, Ledger
from tradewire.ingest.listing import Step
from tradewire.write import publish


def write_stories(folder: Path, numbers: range) -> None:
    folder.mkdir(exist_ok=True)
    for n in numbers:
        text = f"The U.S. imposed a {n + 1}% tariff on steel from Japan in May 2018."
        (folder / f"story-{n:03}.txt").write_text(text)


def ingest(
    sources: list[Path], out: Path, workers: int = 1, **given: Any
) -> tradewire.Counts:
    return tradewire.ingest(sources, out, workers=workers, **given)


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_same_bytes_in_any_order_with_any_workers(tmp_path: Path) -> None:
    write_stories(tmp_path / "a", range(20))
    write_stories(tmp_path / "b", range(20, 35))
    folders = [tmp_path / "a", tmp_path / "b"]
    one = ingest(folders, tmp_path / "one", workers=1)
    two = ingest(folders[::-1], tmp_path / "two", workers=2)
    assert one == two
    assert (one.records, one.new, one.failures) == (35, 35, 0)
    records = (tmp_path / "one" / "records.jsonl").read_bytes()
    assert records == (tmp_path / "two" / "records.jsonl").read_bytes()
    assert (tmp_path / "one" / "rejects.jsonl").read_bytes() == b""
    ids = [record["id"] for record in read(tmp_path / "one" / "records.jsonl")]
    assert ids == sorted(map(str, ids))
    assert sorted(p.name for p in (tmp_path / "one").iterdir()) == [
        NAME,
        "records.jsonl",
        "rejects.jsonl",
    ]


def test_rejects_are_written_with_their_state_and_reason(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    lines = [
        '{"id": "a", "text": "Peru cut its duty."}',
        "{}",
        '{"id": "a", "text": "B cut it."}',
        '{"id": "c", "text": ""}',
    ]
    source.write_text("\n".join(lines))
    counts = ingest([source], tmp_path / "out")
    assert counts.states == {"invalid": 2, "done": 1, "no_text": 1}
    (record,) = read(tmp_path / "out" / "records.jsonl")
    assert record["text"] == "Peru cut its duty."
    rejects = read(tmp_path / "out" / "rejects.jsonl")
    assert [(r["line"], r["state"]) for r in rejects] == [
        (2, "invalid"),
        (3, "invalid"),
        (4, "no_text"),
    ]
    assert "no field `text`" in str(rejects[0]["reason"])
    assert rejects[1]["reason"] == "a second article with the id 'a'"


def test_a_second_run_takes_up_what_is_new_or_changed(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    write_stories(folder, range(3))
    assert ingest([folder], out).new == 3
    assert ingest([folder], out).new == 0
    (folder / "story-001.txt").write_text("Chile cut its tariff on tin to 3%.")
    write_stories(folder, range(3, 4))
    assert survey([folder], out) == {"new": 2, "known": 2, "unreadable": 0}
    assert ingest([folder], out).new == 2
    fresh = tmp_path / "fresh"
    ingest([folder], fresh)
    for name in ("records.jsonl", "rejects.jsonl"):
        assert (out / name).read_bytes() == (fresh / name).read_bytes()
    assert ingest([folder], out, reprocess=True).new == 4


def test_what_is_no_longer_in_a_file_is_forgotten(tmp_path: Path) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out"
    source.write_text('{"id": "a", "text": "Peru did."}\n{"id": "b", "text": "So."}\n')
    assert ingest([source], out).states == {"done": 2}
    source.write_text('{"id": "a", "text": "Peru did."}\n')
    assert ingest([source], out).states == {"done": 1}
    source.write_bytes(b"\x7fELF\x02\x01\x01\x00\x00")
    assert ingest([source], out).states == {"unsupported": 1}
    source.write_text('{"id": "a", "text": "Peru did."}\n')
    assert ingest([source], out).states == {"done": 1}


def test_a_removed_file_keeps_its_record(tmp_path: Path) -> None:
    write_stories(tmp_path / "in", range(2))
    ingest([tmp_path / "in"], tmp_path / "out")
    (tmp_path / "in" / "story-000.txt").unlink()
    assert ingest([tmp_path / "in"], tmp_path / "out").records == 2


def test_options_that_change_the_outcome_make_inputs_new(tmp_path: Path) -> None:
    from tradewire.read.fields import Fields

    source = tmp_path / "in.jsonl"
    source.write_text('{"text": "Peru did.", "more": "Chile did."}\n')
    ingest([source], tmp_path / "out")
    fields = Fields.parse(["text=more"])
    assert ingest([source], tmp_path / "out", fields=fields).new == 1
    (record,) = read(tmp_path / "out" / "records.jsonl")
    assert record["text"] == "Chile did."


def test_a_document_of_many_articles(tmp_path: Path) -> None:
    stories = [{"id": f"s{n}", "text": f"Peru cut it by {n}%."} for n in range(5)]
    packed = gzip.compress(json.dumps([*stories, {"text": 3}]).encode())
    (tmp_path / "in.json.gz").write_bytes(packed)
    counts = ingest([tmp_path / "in.json.gz"], tmp_path / "out", limit=2)
    assert counts.new == 2
    counts = ingest([tmp_path / "in.json.gz"], tmp_path / "out")
    assert (counts.states, counts.new) == ({"done": 5, "invalid": 1}, 4)


STORY = (
    "Peru cut its import duty on cotton to 4% from 9%, the trade ministry said. "
    "The lower rate takes effect in May and covers yarn and fabric from all origins. "
    "Spinners in Lima had asked for it since last year, when prices rose by a third. "
    "The ministry expects imports of 60,000 tonnes this year, mostly from the United "
    "States, and says that growers will be paid a subsidy out of the state budget."
)


def test_copies_of_a_story_are_one_record(tmp_path: Path) -> None:
    cut, other = STORY.rpartition(" The ministry")[0], STORY.replace("4%", "5%")
    papers = {"a": f"LIMA - {STORY}", "b": f"Duty cut\n\n{STORY}", "c": cut, "d": other}
    (tmp_path / "in").mkdir()
    for name, text in papers.items():
        (tmp_path / "in" / f"{name}.txt").write_text(text)
    for names in ("abcd", "dcba"):
        out = tmp_path / names
        for name in names:  # one after the other: the result must not tell
            ingest([tmp_path / "in" / f"{name}.txt"], out)
    for name in ("records.jsonl", "rejects.jsonl"):
        first, last = ((tmp_path / n / name).read_bytes() for n in ("abcd", "dcba"))
        assert first == last
    first, second = read(out / "records.jsonl")
    assert (first["id"], second["id"]) == ("a", "d") and second["copies"] == []
    assert [copy["path"] for copy in first["copies"]] == ["b.txt", "c.txt"]
    states = [(r["id"], r["state"], r["reason"]) for r in read(out / "rejects.jsonl")]
    same = "the same story as 'a'"
    assert states == [("b", "duplicate", same), ("c", "duplicate", same)]


def test_only_trade_leaves_other_news_out(tmp_path: Path) -> None:
    write_stories(tmp_path / "in", range(1))
    (tmp_path / "in" / "art.txt").write_text("The gallery will show his early work.")
    counts = ingest([tmp_path / "in"], tmp_path / "out", only_trade=True)
    assert counts.states == {"done": 1, "not_trade": 1} and counts.failures == 0


def test_members_of_one_name_are_two_inputs(tmp_path: Path) -> None:
    import warnings
    import zipfile

    with warnings.catch_warnings(), zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        warnings.simplefilter("ignore")
        packed.writestr("a.txt", "Peru cut its duty.")
        packed.writestr("a.txt", "Chile cut its duty.")
    counts = ingest([tmp_path / "a.zip"], tmp_path / "out")
    assert counts.states == {"done": 2}


def test_a_failed_publication_leaves_what_was_there(tmp_path: Path) -> None:
    publish(tmp_path / "a.jsonl", [b"{}"])

    def lines() -> object:
        yield {"b": 1}
        raise KeyError

    with pytest.raises(KeyError):
        publish(tmp_path / "a.jsonl", lines())  # type: ignore[arg-type]
    assert (tmp_path / "a.jsonl").read_text() == "{}\n"


def test_what_cannot_be_run_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        ingest([tmp_path / "none"], tmp_path / "out")
    (tmp_path / "in").mkdir()
    with pytest.raises(ReadError, match="no files to read"):
        ingest([tmp_path / "in"], tmp_path / "out")
    write_stories(tmp_path / "in", range(1))
    with pytest.raises(ModelError, match="no spaCy pipeline"):
        ingest([tmp_path / "in"], tmp_path / "out", model="none_such")
    with pytest.raises(TradewireError, match="no run was made here"):
        Ledger(tmp_path / "in", write=False)


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    write_stories(tmp_path / "in", range(1))
    with Ledger(tmp_path / "out"):
        with pytest.raises(LockedError, match=f"locked by process {os.getpid()}"):
            ingest([tmp_path / "in"], tmp_path / "out")
        with Ledger(tmp_path / "out", write=False) as readable:
            assert readable.states() == {}
    assert ingest([tmp_path / "in"], tmp_path / "out").records == 1


def test_progress_counts_bytes(tmp_path: Path) -> None:
    write_stories(tmp_path / "in", range(3))
    seen: list[Step] = []
    ingest([tmp_path / "in"], tmp_path / "out", progress=seen.append)
    assert len(seen) == 3
    assert {step.bytes_of for step in seen} == {
        sum(p.stat().st_size for p in (tmp_path / "in").iterdir())
    }
    assert all(step.state == "done" and step.bytes <= step.bytes_of for step in seen)
