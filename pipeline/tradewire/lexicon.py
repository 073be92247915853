"""Load the tables in `tables/`: what we know about the field, as data."""

import csv
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

TABLES = files("tradewire") / "tables"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of `tables/NAME.csv`, in file order, as dicts of strings."""
    text = (TABLES / f"{name}.csv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines(), skipinitialspace=True))


@cache
def table(name: str) -> dict[str, Any]:
    """Return the content of `tables/NAME.toml`."""
    return tomllib.loads((TABLES / f"{name}.toml").read_text("utf-8"))


def split(cell: str) -> tuple[str, ...]:
    """Return the items of a cell that holds several, parted by `|`.

    >>> split("tonne|tonnes")
    ('tonne', 'tonnes')
    >>> split("")
    ()
    """
    return tuple(item for item in cell.split("|") if item)
