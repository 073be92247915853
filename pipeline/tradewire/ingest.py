"""A folder or files in, records and rejects out."""

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from tradewire.annotate import BATCH, DEFAULT_MODEL, load
from tradewire.article import Article, Reject
from tradewire.errors import ReadError, TradewireError
from tradewire.extract import extract_all
from tradewire.facts import FACTS
from tradewire.read import DEFAULT, files_under, followed, read_path
from tradewire.read.fields import Fields
from tradewire.record import Record
from tradewire.write import Writer

Progress = Callable[[int, int], None]
"""Called with the number of articles done and the number of all."""


@dataclass(frozen=True)
class Counts:
    """What a run did; `facts` counts the facts of each kind."""

    records: int
    rejects: int
    facts: dict[str, int]


def ingest(
    sources: Iterable[str | Path],
    out: str | Path,
    *,
    workers: int | None = None,
    model: str = DEFAULT_MODEL,
    fields: Fields = DEFAULT,
    progress: Progress | None = None,
) -> Counts:
    """Extract the facts of all articles in some files and folders.

    Writes `records.jsonl` (a record a line, sorted by id) and `rejects.jsonl` into
    the folder `out`. The bytes depend neither on the order of the sources nor on
    the number of workers, which is by default the number of cores. `fields` tells
    which fields of JSON and tables are which parts of an article.

    Raises:
        ReadError: if a source does not exist or no file in it can be read.
        ModelError: if the spaCy pipeline cannot be used.
    """
    paths = files_of(sources)
    load(model)  # fail here, in one line, rather than in every worker
    total = sum(1 for _ in _inputs(paths, fields)) if progress else 0
    records = rejects = 0
    facts = dict.fromkeys(FACTS, 0)
    cores = len(os.sched_getaffinity(0))
    with Writer(Path(out)) as writer:
        for result in _results(_inputs(paths, fields), workers or cores, model):
            if isinstance(result, Record) and writer.record(result):
                records += 1
                for kind, found in result.facts().items():
                    facts[kind] += len(found)
            else:
                rejects += 1
                if isinstance(result, Reject):
                    writer.reject(result)
            if progress:
                progress(records + rejects, total)
    return Counts(records, rejects, facts)


def files_of(sources: Iterable[str | Path]) -> list[tuple[Path, Path]]:
    """Return the files to read, each with the folder its name is relative to.

    Raises:
        ReadError: if a source does not exist, or there is no file to read.
    """
    found: dict[Path, Path] = {}
    for source in map(Path, sources):
        if source.is_dir():
            found |= dict.fromkeys(files_under(source), source)
        elif source.exists():
            path = followed(source)
            found.setdefault(path, path.parent)
        else:
            raise ReadError(f"{source}: no such file or folder")
    if not found:
        raise ReadError("no files to read in them")
    return sorted(found.items())


def _inputs(
    paths: Iterable[tuple[Path, Path]], fields: Fields
) -> Iterator[Article | Reject]:
    for path, root in paths:
        yield from read_path(path, root, fields)


def _results(
    inputs: Iterator[Article | Reject], workers: int, model: str
) -> Iterator[Record | Reject]:
    batches = iter(lambda: list(islice(inputs, BATCH)), [])
    first = list(islice(batches, workers))
    if len(first) < 2:
        for batch in chain(first, batches):
            yield from work(batch, model)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        running = [pool.submit(work, batch, model) for batch in first]
        while running:
            results = running.pop(0).result()
            running += [pool.submit(work, b, model) for b in islice(batches, 1)]
            yield from results


def work(batch: list[Article | Reject], model: str) -> list[Record | Reject]:
    """Return the result of each input of a batch, in order, whatever goes wrong."""
    articles = [item for item in batch if isinstance(item, Article)]
    try:
        records = iter(list(extract_all(articles, load(model))))
        return [next(records) if isinstance(i, Article) else i for i in batch]
    except Exception:  # one article is at fault: find out which, lose no other
        return [_alone(i, model) if isinstance(i, Article) else i for i in batch]


def _alone(article: Article, model: str) -> Record | Reject:
    try:
        return next(extract_all([article], load(model)))
    except Exception as error:
        reason = str(error) if isinstance(error, TradewireError) else repr(error)
        name = article.source.path if article.source else article.id
        return Reject(name, f"extraction failed: {reason}", id=article.id)
