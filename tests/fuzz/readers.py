"""Fuzz one reader with atheris: any bytes end in articles and rejects, in good time.

usage: readers.py KIND [SEEDS] [-max_total_time=SECONDS] [more options of libFuzzer]

KIND is a key of `tradewire.read.READERS`, or `packed` for what archives and the
telling of kinds make of the bytes; SEEDS is a folder of files to start from. It needs
`pip install atheris`, which has no part in the lock. A crash is written to a file
`crash-…` in the working folder; slow inputs to `timeout-…` or `slow-unit-…`.
"""

import sys
from collections.abc import Iterable

import atheris

with atheris.instrument_imports(include=["tradewire.read"]):
    from tradewire.article import Article, Reject
    from tradewire.read import READERS, read, read_bytes
    from tradewire.read.file import File

STATES = {"not_english", "no_text", "unsupported", "too_large", "truncated", "invalid"}
ENDING = {"newsitem": "xml", "newsml-g2": "xml", "reuters": "sgm", "iptc7901": "txt"}


def check(items: Iterable[Article | Reject]) -> None:
    """Fail where an item breaks a promise of the readers."""
    for item in items:
        if isinstance(item, Reject):
            assert item.state in STATES, item
        else:
            item.text.encode("utf-8")
            assert all(0 <= r.start < r.end <= len(item.text) for r in item.regions)


def main() -> None:
    """Fuzz the reader that is asked for."""
    kind = sys.argv.pop(1)
    assert kind in READERS or kind == "packed", f"none of {', '.join(READERS)}, packed"
    name = f"a.{ENDING.get(kind, kind)}"

    def one(data: bytes) -> None:
        if kind == "packed":
            check(read_bytes(data, "a"))
        elif kind in ("csv", "tsv"):
            check(read_bytes(b"title,text,date\n" + data, name))
        else:
            check(read(File(name, data, kind)))

    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
