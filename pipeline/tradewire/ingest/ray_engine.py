"""The engine for many machines: Ray Data spreads documents over pools of one worker.

The driver lists the documents and writes what became of them. Each task of Ray runs
its documents through a worker process of its own, with the same limits and the same
tries as on one machine, so that a document that ends it costs only itself.
"""

import atexit
import logging
import os
import signal
from collections.abc import Iterable, Iterator
from contextlib import chdir
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import current_thread, main_thread
from typing import Any, NamedTuple

from tradewire.errors import TradewireError
from tradewire.ingest.pool import Done, Known, Limits, Pool
from tradewire.ingest.work import Options, Outcome
from tradewire.read.file import File

os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # nothing leaves the machine
try:
    import ray
    import ray.data
except ImportError:
    raise TradewireError("Ray is not here: pip install 'tradewire[ray]'") from None

BATCH = 8
"""Documents in a task of Ray."""
WAVE, WAVE_BYTES = 128, 64 << 20
"""Documents that are out at a time for each core, and bytes for all of them."""
STORE = 512 << 20
"""Bytes for what is passed between the processes of a local Ray."""


class Setup(NamedTuple):
    """What the workers of a run have in common."""

    options: Options
    limits: Limits
    version: str


@dataclass(frozen=True)
class Job:
    """A document that is sent out; `number` is its place in its wave."""

    number: int
    file: File
    known: frozenset[int]


@dataclass(frozen=True)
class Answer:
    """What became of the parts of a document, or why there can be no answer."""

    number: int
    parts: tuple[tuple[int, int, Outcome, int], ...] = ()
    error: TradewireError | None = None


@dataclass
class Wave:
    """Documents that are sent out together."""

    jobs: list[Job] = field(default_factory=list)
    bytes: int = 0

    def fill(self, source: Iterator[File], known: Known, size: int) -> None:
        """Take documents from a source until there are so many, or all there is."""
        while len(self.jobs) < size and self.bytes < WAVE_BYTES:
            file = next(source, None)
            if file is None:
                return
            self.jobs.append(Job(len(self.jobs), file, known(file)))
            self.bytes += len(file.data)


class RayPool:
    """Runs documents through the cores of a Ray cluster; use it as a context."""

    def __init__(
        self, options: Options, workers: int | None, limits: Limits, address: str | None
    ) -> None:
        """Prepare for a cluster by its address, or for a local one of some workers.

        Raises:
            TradewireError: if the address is that of Ray Client, which knows no
                Ray Data.
        """
        if address and address.startswith("ray://"):
            raise TradewireError("run it on a node of the cluster: --address auto")
        if Path(options.model).exists():
            options = options._replace(model=str(Path(options.model).absolute()))
        self._setup = Setup(options, limits, version("tradewire"))
        self._workers, self._address = workers, address

    def __enter__(self) -> "RayPool":
        """Connect.

        Raises:
            TradewireError: if there is no such cluster.
        """
        place = home()
        local: dict[str, Any] = {
            "num_cpus": self._workers,
            "object_store_memory": STORE,
            "include_dashboard": False,
            "_temp_dir": place,
        }
        ours, stopping = str(Path.home()), signal.getsignal(signal.SIGTERM)
        try:
            if not self._address:
                os.environ["HOME"] = place
            # Ray lets workers import from where we are: let that be no data.
            with chdir(place):
                ray.init(
                    self._address or "local",
                    log_to_driver=False,
                    logging_level=logging.ERROR,
                    **({} if self._address else local),
                )
        except (OSError, RuntimeError, ValueError) as error:
            ray.shutdown()
            raise TradewireError(f"no Ray there: {first_line(error)}") from None
        finally:
            os.environ["HOME"] = ours
            if current_thread() is main_thread():
                signal.signal(signal.SIGTERM, stopping)
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        context = ray.data.DataContext.get_current()
        context.enable_progress_bars = False
        context.execution_no_progress_timeout_s = -1
        return self

    def __exit__(self, *error: object) -> None:
        ray.shutdown()

    def run(self, files: Iterable[File], known: Known) -> Iterator[Done]:
        """Yield the outcome of each input, as they come.

        The parts of a document that are `known` are left out. While a wave is out, the
        next is filled.

        Raises:
            ModelError: if the workers cannot load the spaCy pipeline.
            TradewireError: if the cluster fails.
        """
        source = iter(files)
        wave = Wave()
        wave.fill(source, known, WAVE * cores())
        while wave.jobs:
            following, most = Wave(), WAVE * cores()
            for count, answer in enumerate(self._answers(wave), 1):
                if answer.error:
                    raise answer.error
                file = wave.jobs[answer.number].file
                for part in answer.parts:
                    yield Done(file, *part)
                following.fill(source, known, min(2 * count, most))
            following.fill(source, known, most)
            wave = following

    def _answers(self, wave: Wave) -> Iterator[Answer]:
        """Yield the answers to all of a wave, as they come."""
        tasks = max(ceil(len(wave.jobs) / BATCH), min(len(wave.jobs), 2 * cores()))
        jobs = ray.data.from_items(wave.jobs, override_num_blocks=tasks)
        answers = jobs.map(answer, fn_args=(self._setup,), concurrency=self._workers)
        try:
            for row in answers.iter_rows():
                yield row["item"]
        except ray.exceptions.RayError as error:
            raise TradewireError(f"Ray failed: {first_line(error)}") from None


def answer(row: dict[str, Job], setup: Setup) -> dict[str, Answer]:
    """Return what becomes of one document, in a process of Ray."""
    job = row["item"]
    try:
        parts = tuple(
            (part, of, outcome, tries)
            for _, part, of, outcome, tries in pool(setup).run(
                [job.file], lambda _: job.known
            )
        )
    except TradewireError as error:
        return {"item": Answer(job.number, error=error)}
    return {"item": Answer(job.number, parts)}


@cache
def pool(setup: Setup) -> Pool:
    """Return the worker of a process of Ray; it ends with it."""
    if version("tradewire") != setup.version:
        raise TradewireError(
            f"tradewire {version('tradewire')} on the cluster, {setup.version} here"
        )
    return Pool(setup.options, 1, setup.limits)


@cache
def home() -> str:
    """Return a folder for what the processes of Ray write, gone when we end.

    The file in it keeps Ray from asking the network which cloud it runs in.
    """
    folder = TemporaryDirectory(prefix="tradewire-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    place, tokens = Path(folder.name), Path.home() / ".ray"
    tokens.mkdir(exist_ok=True)
    (place / ".ray").symlink_to(tokens)
    (place / "ray_bootstrap_config.yaml").write_text("provider: {type: local}\n")
    return str(place)


def cores() -> int:
    """Return the number of cores that the cluster has now."""
    return max(1, int(ray.cluster_resources().get("CPU", 0)))


def first_line(error: Exception) -> str:
    """Return what an exception says, in one line."""
    return (str(error).strip() or repr(error)).splitlines()[0]
