"""What a run has to do: the documents of its files that the ledger does not know."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from tradewire.ingest.ledger import Ledger
from tradewire.ingest.pool import Done
from tradewire.ingest.work import Options, Outcome
from tradewire.read.documents import absolute, in_path
from tradewire.read.fields import Fields
from tradewire.read.file import File


class Step(NamedTuple):
    """How far a run is: what was done last, and bytes of the files gone through."""

    source: str
    line: int | None
    id: str | None
    state: str
    reason: str | None
    tries: int
    bytes: int
    bytes_of: int


Progress = Callable[[Step], None]


def digest(file: File, options: Options) -> str:
    """Return one sha256 of what a document's outcome depends on."""
    beside = repr((file.refusal, tuple(options), sorted(file.fields.paths.items())))
    return sha256((file.sha256 + beside).encode()).hexdigest()


class Listing:
    """The documents of some files that are still to be done, and a way to tell."""

    def __init__(
        self,
        paths: list[tuple[Path, Path]],
        fields: Fields,
        options: Options,
        ledger: Ledger,
        progress: Progress | None,
    ) -> None:
        self._paths, self._fields, self._ledger = paths, fields, ledger
        self._options, self._progress = options, progress
        self._sizes = [path.lstat().st_size for path, _ in paths]
        self._bytes, self._total = 0, sum(self._sizes)
        self.added = 0

    def __iter__(self) -> Iterator[File]:
        """Yield the documents to be done; write down those that cannot be read."""
        before = 0
        for (path, root), size in zip(self._paths, self._sizes, strict=True):
            for file in in_path(path, root, self._fields):
                self._ledger.seen(file.place, file.line)
                self._bytes = min(self._bytes + len(file.data), before + size)
                key = file.place, file.line, digest(file, self._options)
                if self._ledger.is_complete(*key):
                    continue
                if file.refusal:
                    self.add(Done(file, 0, 1, Outcome.refused(file.refusal), 0))
                else:
                    yield file
            self._ledger.forget_unseen(absolute(path))
            before += size
            self._bytes = before

    def known(self, file: File) -> frozenset[int]:
        """Return which parts of a document were done."""
        key = file.place, file.line, digest(file, self._options)
        return self._ledger.parts_done(*key)

    def add(self, done: Done) -> None:
        """Write what became of an input, and tell."""
        self.added += 1
        self._ledger.add(done, digest(done.file, self._options))
        if self._progress:
            source, state, reason, line, id, *_ = done.outcome
            at = (done.tries, self._bytes, self._total)
            self._progress(Step(source, line, id, state, reason, *at))
