"""Hygiene of every table: sources, order, duplicates, readable TOML."""

from importlib.resources import files

import pytest

from tradewire.lexicon import rows, split, table

FOLDER = files("tradewire") / "tables"
CSV = sorted(p.name[:-4] for p in FOLDER.iterdir() if p.name.endswith(".csv"))
TOML = sorted(p.name[:-5] for p in FOLDER.iterdir() if p.name.endswith(".toml"))


@pytest.mark.parametrize("name", CSV)
def test_every_row_has_a_known_source(name: str) -> None:
    assert rows(name)
    used = {key for row in rows(name) for key in split(row["source"])}
    assert used <= set(table("SOURCES"))


@pytest.mark.parametrize("name", CSV)
def test_rows_are_complete_and_trimmed(name: str) -> None:
    width = len(rows(name)[0])
    for row in rows(name):
        assert len(row) == width
        for column, value in row.items():
            assert column is not None and value is not None, row
            assert value == value.strip(), row


@pytest.mark.parametrize("name", CSV)
def test_no_row_comes_twice(name: str) -> None:
    keys = [tuple(v for k, v in row.items() if k != "source") for row in rows(name)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("name", CSV)
def test_rows_are_sorted(name: str) -> None:
    first = [next(iter(row.values())).casefold() for row in rows(name)]
    assert first == sorted(first)


@pytest.mark.parametrize("name", TOML)
def test_toml_is_read(name: str) -> None:
    assert table(name)


def test_every_source_is_used_and_described() -> None:
    used = {key for name in CSV for row in rows(name) for key in split(row["source"])}
    for key, source in table("SOURCES").items():
        assert source["title"] and source["licence"], key
    assert set(table("SOURCES")) - used <= {"spacy"}
