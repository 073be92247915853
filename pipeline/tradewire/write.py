"""Write JSON Lines that appear whole or not at all."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import jsonlines
import orjson


def to_line(value: Any) -> str:
    """Return a value as JSON; bytes are JSON already.

    >>> to_line({"a": 1}), to_line(b"{}")
    ('{"a":1}', '{}')
    """
    return (value if isinstance(value, bytes) else orjson.dumps(value)).decode()


def publish(path: Path, values: Iterable[Any]) -> None:
    """Write a file of JSON Lines beside its place, then put it there.

    A reader sees the old file or the new one, also after
    a crash; what a killed run left beside it is written over.
    """
    new = path.with_name(f"{path.name}.new")
    try:
        with naming(path):
            _write(new, values)
            os.replace(new, path)
            folder = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Let an error of the system name the file: a full disk tells none."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(path)
        raise


def _write(path: Path, values: Iterable[Any]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        with jsonlines.Writer(stream, dumps=to_line) as writer:
            writer.write_all(values)
        stream.flush()
        os.fsync(stream.fileno())
