"""Folders and files in, records and rejects out; every input ends in one state.

What was done is kept in a ledger, so that a run that was stopped goes on where it
was, and a later one takes up what is new or changed.
"""

import os
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tradewire.annotate import DEFAULT_MODEL
from tradewire.errors import ReadError
from tradewire.facts import FACTS
from tradewire.ingest.ledger import NAME, Ledger
from tradewire.ingest.listing import Listing, Progress, digest
from tradewire.ingest.pool import DEFAULT_LIMITS, Limits, Pool
from tradewire.ingest.work import Options
from tradewire.read import DEFAULT, files_under, followed
from tradewire.read.documents import in_path
from tradewire.read.fields import Fields
from tradewire.write import publish

if TYPE_CHECKING:
    from tradewire.ingest.ray_engine import RayPool

Engine = Literal["local", "ray"]
DONE = "done"
SKIPPED = ("duplicate", "not_english", "not_trade")
"""States of inputs that rightly give no record; all others but `done` are failures."""


@dataclass(frozen=True)
class Counts:
    """What the ledger holds after a run.

    `states` counts the inputs in each state, `facts` the facts of each kind in the
    records, `new` the inputs of this run; `older` is the number of records that
    another version of the program wrote.
    """

    states: dict[str, int]
    facts: dict[str, int]
    new: int
    older: int = 0

    @property
    def records(self) -> int:
        """The number of records."""
        return self.states.get(DONE, 0)

    @property
    def rejects(self) -> int:
        """The number of inputs without a record."""
        return sum(self.states.values()) - self.records

    @property
    def failures(self) -> int:
        """The number of inputs that should have given a record."""
        return self.rejects - sum(self.states.get(state, 0) for state in SKIPPED)


def ingest(
    sources: Iterable[str | Path],
    out: str | Path,
    *,
    workers: int | None = None,
    model: str = DEFAULT_MODEL,
    fields: Fields = DEFAULT,
    only_trade: bool = False,
    reprocess: bool = False,
    limit: int | None = None,
    limits: Limits = DEFAULT_LIMITS,
    progress: Progress | None = None,
    engine: Engine = "local",
    address: str | None = None,
) -> Counts:
    """Extract the facts of all articles in some files and folders.

    Writes `records.jsonl` (a record a line, sorted by id) and `rejects.jsonl` into
    the folder `out`, beside the ledger of what was done. Run again, it takes up what
    is new or changed. The bytes depend neither on the order of the sources nor on
    the number of workers, which is by default the number of cores, nor on the engine.

    Args:
        sources: files in any format that is read, and folders of them.
        out: the folder to write to.
        workers: processes; each has one article at a time.
        model: a spaCy pipeline by package name or path.
        fields: which fields of JSON and tables are which parts of an article.
        only_trade: leave out articles without words of trade, before spaCy.
        reprocess: do everything again, also what was done.
        limit: stop after so many new inputs.
        limits: what one input may take of time and memory.
        progress: called with each step of the run.
        engine: what runs the workers: this program, or Ray.
        address: of a Ray cluster; without it a local Ray is started.

    Raises:
        ReadError: if a source does not exist or there is no file in them.
        ModelError: if the spaCy pipeline cannot be used.
        LockedError: if another run is writing to the folder.
    """
    options = Options(model, only_trade)
    paths = files_of(sources, Path(out))
    with Ledger(Path(out)) as ledger:
        if reprocess:
            ledger.forget_all()
        listing = Listing(paths, fields, options, ledger, progress)
        with pool_of(engine, options, workers, limits, address) as pool:
            done = pool.run(listing, listing.known)
            for each in islice(done, limit):
                listing.add(each)
        ledger.settle()
        export(ledger, Path(out))
        facts = dict.fromkeys(FACTS, 0) | ledger.facts()
        return Counts(ledger.states(), facts, listing.added, ledger.older())


def survey(
    sources: Iterable[str | Path],
    out: str | Path,
    *,
    model: str = DEFAULT_MODEL,
    fields: Fields = DEFAULT,
    only_trade: bool = False,
) -> dict[str, int]:
    """Count the documents that a run would take as new, known or unreadable.

    Raises:
        ReadError: if a source does not exist or there is no file in them.
    """
    counts = {"new": 0, "known": 0, "unreadable": 0}
    with ExitStack() as stack:
        ledger = None
        if (Path(out) / NAME).exists():
            ledger = stack.enter_context(Ledger(Path(out), write=False))
        for path, root in files_of(sources, Path(out)):
            for file in in_path(path, root, fields):
                key = file.place, file.line, digest(file, Options(model, only_trade))
                known = ledger is not None and ledger.is_complete(*key)
                state = "known" if known else "unreadable" if file.refusal else "new"
                counts[state] += 1
    return counts


def pool_of(
    engine: Engine,
    options: Options,
    workers: int | None,
    limits: Limits,
    address: str | None,
) -> "Pool | RayPool":
    """Return the workers of an engine.

    Raises:
        TradewireError: if Ray is not installed.
    """
    if engine == "local":
        return Pool(options, workers or cores(), limits)
    from tradewire.ingest.ray_engine import RayPool

    return RayPool(options, workers or (None if address else cores()), limits, address)


def cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0))


def export(ledger: Ledger, out: Path) -> None:
    """Publish what a ledger holds: records and rejects."""
    publish(out / "records.jsonl", ledger.records())
    refused = (
        {key: value for key, value in entry._asdict().items() if value is not None}
        for entry in ledger.refused()
    )
    publish(out / "rejects.jsonl", refused)


def files_of(
    sources: Iterable[str | Path], out: Path | None = None
) -> list[tuple[Path, Path]]:
    """Return the files to read, each with the folder its name is relative to.

    What lies in the folder `out`, where we write, is left out of folders.

    Raises:
        ReadError: if a source does not exist, or there is no file to read.
    """
    found: dict[Path, Path] = {}
    for source in map(Path, sources):
        if source.is_dir():
            apart = out.absolute() if out else None
            files = (
                f for f in files_under(source) if apart not in f.absolute().parents
            )
            found |= dict.fromkeys(files, source)
        elif source.exists():
            path = followed(source)
            found.setdefault(path, path.parent)
        else:
            raise ReadError(f"{source}: no such file or folder")
    if not found:
        raise ReadError("no files to read in them")
    return sorted(found.items())
