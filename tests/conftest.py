"""Fixtures that many tests share."""

from pathlib import Path

import pytest

from tradewire import Article, Record, extract_all
from tradewire.annotate import load
from tradewire.ingest import files_of
from tradewire.read import read_path

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def articles() -> list[Article]:
    """The stories of the corpus."""
    found = [
        item
        for path, folder in files_of([ROOT / "corpus" / "stories"])
        for item in read_path(path, folder)
    ]
    return [item for item in found if isinstance(item, Article)]


@pytest.fixture(scope="session")
def records(articles: list[Article]) -> list[Record]:
    """The records of the corpus."""
    return list(extract_all(articles, load()))
