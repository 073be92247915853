"""The command line: output, exit codes, one-line errors, quick help."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tradewire.cli import app

STORY = "date 2021-11-16 TOKYO - The U.S. put a 25% tariff on steel from Japan."


def run(*args: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, list(args), input=stdin)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    return path


def test_extract_writes_json_when_piped(story: Path) -> None:
    result = run("extract", str(story), "--id", "seed")
    assert result.exit_code == 0, result.output
    record = json.loads(result.stdout)
    assert (record["id"], record["published"]) == ("seed", "2021-11-16")
    assert record["dateline"]["place"] == "TOKYO"


def test_extract_reads_standard_input() -> None:
    result = run("extract", "-", "--published", "2020-01-02", stdin=STORY)
    assert json.loads(result.stdout)["published"] == "2020-01-02"


def test_extract_shows_tables(story: Path) -> None:
    result = run("extract", "--table", str(story))
    assert result.exit_code == 0
    assert "25%" in result.stdout


def test_extract_leaves_out_what_is_less_sure(story: Path) -> None:
    def confidences(least: str) -> list[float]:
        record = json.loads(
            run("extract", str(story), "--min-confidence", least).stdout
        )
        return [
            f["confidence"]
            for facts in record.values()
            if isinstance(facts, list)
            for f in facts
        ]

    everything = sorted(confidences("0"))
    least = everything[len(everything) // 2]
    kept = confidences(str(least))
    assert sorted(kept) == [c for c in everything if c >= least]
    assert 0 < len(kept) < len(everything)
    assert run("extract", str(story), "--min-confidence", "2").exit_code == 2


def test_extract_writes_a_page_with_all_text_escaped(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(
        "<script>alert(1)</script> tariff\n\n"
        'Peru put a 25% tariff on steel from "<img src=x onerror=alert(2)>" Japan.'
    )
    page = tmp_path / "page.html"
    result = run("extract", str(story), "--html", str(page))
    assert result.exit_code == 0, result.output
    html = page.read_text()
    assert "<script" not in html and "<img" not in html
    assert "&lt;script&gt;" in html
    assert "http:" not in html and "https:" not in html
    assert '<mark class="' in html


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        (["extract", "none.txt"], "none.txt: no such file"),
        (["extract", "-"], "no text"),
        (["extract", "STORY", "--published", "soon"], "not an ISO date"),
        (["extract", "STORY", "--model", "no_such_model"], "no spaCy pipeline"),
        (["ingest", "none", "--out", "OUT"], "none: no such file or folder"),
        (["schema", "nothing"], "no schema 'nothing'"),
        (["evaluate", "none", "none"], "No such file"),
        (["mentions", "none"], "no such file"),
    ],
)
def test_bad_input_is_one_line_and_code_2(
    args: list[str], reason: str, story: Path, tmp_path: Path
) -> None:
    places = {"STORY": str(story), "OUT": str(tmp_path / "out")}
    result = run(*(places.get(arg, arg) for arg in args), stdin="")
    assert result.exit_code == 2
    assert reason in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert not isinstance(result.exception, ValueError | OSError)


def test_ingest_counts_and_exit_codes(story: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = run("ingest", str(story), "--out", str(out))
    assert result.exit_code == 0, result.output
    assert "1 records (1 new inputs)" in result.stdout
    (tmp_path / "bad.jsonl").write_text("{}")
    result = run("ingest", str(tmp_path / "bad.jsonl"), "--out", str(out))
    assert result.exit_code == 1
    assert "1 invalid" in result.stdout and "rejects.jsonl" in result.stdout
    events = [json.loads(line) for line in (out / "log.jsonl").read_text().splitlines()]
    assert [e["event"] for e in events] == ["start", "input", "stop"] * 2
    shown = run("status", str(out)).stdout
    assert "2 inputs" in shown and "bad.jsonl" in shown
    result = run("ingest", str(tmp_path), "--out", str(out), "--dry-run")
    assert result.stdout == "0 new, 2 known, 0 unreadable\n"


def test_mentions_are_json_lines_with_offsets(story: Path) -> None:
    result = run("mentions", str(story))
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    percent = next(row for row in rows if row["kind"] == "percents")
    assert percent["text"] == "25%" and percent["value"] == 25
    assert percent["unit"] == "percent" and percent["bound"] == "exact"
    text = STORY.removeprefix("date 2021-11-16 ")
    assert all(text[row["start"] : row["end"]] == row["text"] for row in rows)
    assert any(row["kind"] == "countries" and row["code"] == "JP" for row in rows)


def test_schema_prints_and_writes(tmp_path: Path) -> None:
    assert json.loads(run("schema", "tariff").stdout)["title"] == "Tariff"
    run("schema", "--out", str(tmp_path))
    assert (tmp_path / "record.schema.json").exists()


def test_evaluate_prints_and_dumps(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"id": "a", "commodities": [{"name": "steel"}]}\n')
    assert "commodities" in run("evaluate", str(gold), str(gold)).stdout
    figures = json.loads(run("evaluate", str(gold), str(gold), "--json").stdout)
    assert figures["kinds"]["commodities"]["slots"]["f1"] == 1.0


def test_help_needs_no_spacy() -> None:
    code = "import sys, tradewire.cli as c; print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "False"


def test_help_teaches() -> None:
    for command in ("extract", "ingest", "status", "mentions", "schema", "evaluate"):
        result = run(command, "--help")
        assert result.exit_code == 0
        assert len(result.stdout.splitlines()) > 8
