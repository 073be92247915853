"""Whole records of a few stories, byte for byte: a change shows in the diff."""

import json
from pathlib import Path

import pytest

from tradewire import Record

GOLDENS = sorted((Path(__file__).parent / "goldens").glob("*.json"))


def test_there_are_goldens() -> None:
    assert len(GOLDENS) >= 3


@pytest.mark.parametrize("path", GOLDENS, ids=lambda path: path.stem)
def test_record_is_as_it_was(path: Path, records: list[Record]) -> None:
    record = next(r for r in records if r.id == path.stem)
    text = json.dumps(record.to_dict(), indent=4, ensure_ascii=False) + "\n"
    assert text == path.read_text("utf-8"), "run `make goldens` and read the diff"
