"""Write records and rejects as JSON Lines that appear whole or not at all."""

import os
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any

import jsonlines
import orjson

from tradewire.article import Reject
from tradewire.record import Record
from tradewire.schemas import breach


def to_line(value: Any) -> str:
    """Return a value as one line of JSON."""
    return orjson.dumps(value).decode()


class Writer:
    """Takes records and rejects in any order; on leaving, publishes them sorted.

    `records.jsonl` is sorted by id, `rejects.jsonl` by source and line: the bytes
    do not depend on the order of arrival. Until then both are `.part` files; they
    are renamed only if all went well.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._records = folder / "records.jsonl"
        self._rejects = folder / "rejects.jsonl"
        self._part = folder / "records.jsonl.part"
        self._index: dict[str, tuple[int, int]] = {}
        self._refused: list[Reject] = []

    def __enter__(self) -> "Writer":
        self._stream = self._part.open("w+", encoding="utf-8", newline="\n")
        self._lines = jsonlines.Writer(self._stream, dumps=to_line, flush=True)
        return self

    def record(self, record: Record) -> bool:
        """Write a record if it validates, else reject it; tell which."""
        data = record.to_dict()
        reason = breach(data)
        if reason is None and record.id in self._index:
            reason = f"a second article with the id {record.id!r}"
        if reason is not None:
            source = record.source.path if record.source else record.id
            self.reject(Reject(source, reason, id=record.id))
            return False
        start = self._stream.tell()
        self._lines.write(data)
        self._index[record.id] = start, self._stream.tell()
        return True

    def reject(self, reject: Reject) -> None:
        """Keep a reject."""
        self._refused.append(reject)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._lines.close()
        self._stream.close()
        if error is None:
            self._publish()
        self._part.unlink()

    def _publish(self) -> None:
        final = self._records.with_suffix(".jsonl.new")
        with self._part.open("rb") as lines, final.open("wb") as out:
            for _, (start, end) in sorted(self._index.items()):
                lines.seek(start)
                out.write(lines.read(end - start))
        os.replace(final, self._records)
        final = self._rejects.with_suffix(".jsonl.new")
        with jsonlines.open(final, "w", dumps=to_line) as out_lines:
            refused = sorted(self._refused, key=lambda r: (r.source, r.line or 0))
            for reject in refused:
                fields = asdict(reject).items()
                out_lines.write({k: v for k, v in fields if v is not None})
        os.replace(final, self._rejects)
