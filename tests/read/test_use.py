"""What is read is used: `--field` in both commands, regions, states of rejects."""

import json
from pathlib import Path

from typer.testing import CliRunner

from tradewire import Article, extract
from tradewire.article import Region
from tradewire.cli import app

STORY = "The United States imposed a 25% tariff on steel from Japan."


def test_fields_are_mapped_by_both_commands(tmp_path: Path) -> None:
    story = tmp_path / "a.json"
    story.write_text(json.dumps({"a": {"p": [STORY]}, "d": "2018-04-10"}))
    fields = ["--field", "text=a.p", "--field", "published=d"]
    shown = CliRunner().invoke(app, ["extract", str(story), "--json", *fields])
    assert shown.exit_code == 0, shown.output
    assert json.loads(shown.stdout)["published"] == "2018-04-10"
    out = tmp_path / "out"
    ran = CliRunner().invoke(app, ["ingest", str(story), "--out", str(out), *fields])
    assert ran.exit_code == 0, ran.output
    record = json.loads((out / "records.jsonl").read_text())
    assert record["text"] == STORY and record["tariffs"]


def test_a_field_that_is_none_is_one_line(tmp_path: Path) -> None:
    story = tmp_path / "a.json"
    story.write_text("{}")
    result = CliRunner().invoke(app, ["extract", str(story), "--field", "body=x"])
    assert result.exit_code == 2 and "write PART=PATH" in result.stderr


def test_rejects_have_a_state(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body><p>Peru")
    (tmp_path / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    out = tmp_path / "out"
    result = CliRunner().invoke(app, ["ingest", str(tmp_path), "--out", str(out)])
    assert result.exit_code == 1
    lines = (out / "rejects.jsonl").read_text().splitlines()
    states = [json.loads(line)["state"] for line in lines]
    assert states == ["truncated", "unsupported"]


def test_facts_quoted_from_a_region_are_left_out() -> None:
    body = f"Peru did nothing.\n{STORY}"
    start = body.index("The United")
    assert extract(Article(body)).tariffs
    region = Region(start, len(body), "link")
    record = extract(Article(body, regions=(region,)))
    assert not record.tariffs and record.regions == [region]
