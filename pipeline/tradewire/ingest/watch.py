"""Show how a run goes: a bar on a terminal, else one JSON line an event in a log."""

from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Any

import orjson
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from tradewire.ingest.listing import Step
from tradewire.write import naming

LOG = "log.jsonl"


class Bar:
    """A bar by bytes gone through, with articles done, their rate and time left."""

    def __init__(self, screen: Console) -> None:
        self._progress = Progress(
            BarColumn(),
            TextColumn("{task.percentage:>3.0f}%"),
            TextColumn("{task.fields[done]} articles, {task.fields[rate]}/s"),
            TimeRemainingColumn(),
            console=screen,
            transient=True,
        )
        self._task = self._progress.add_task("", done=0, rate="-")
        self._done, self._start = 0, monotonic()

    def __enter__(self) -> "Bar":
        self._progress.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._progress.stop()

    def __call__(self, step: Step) -> None:
        """Take one step of the run."""
        self._done += 1
        rate = f"{self._done / max(monotonic() - self._start, 1e-3):.1f}"
        self._progress.update(
            self._task,
            completed=step.bytes,
            total=max(step.bytes_of, 1),
            done=self._done,
            rate=rate,
        )


class Log:
    """One JSON line an event, at the end of a file: names cannot forge a line."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / LOG
        self._stream = self._path.open("ab", buffering=0)

    def __enter__(self) -> "Log":
        self._write("start", {})
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self._write("stop", {"error": repr(error)} if error else {})
        self._stream.close()

    def __call__(self, step: Step) -> None:
        """Take one step of the run."""
        self._write("input", step._asdict())

    def _write(self, event: str, what: dict[str, Any]) -> None:
        line = {"time": datetime.now(UTC), "event": event} | what
        shown = {key: value for key, value in line.items() if value is not None}
        with naming(self._path):
            self._stream.write(orjson.dumps(shown) + b"\n")


def watch(folder: Path) -> Bar | Log:
    """Return a bar if standard error is a terminal, else the log of a folder."""
    screen = Console(stderr=True)
    return Bar(screen) if screen.is_terminal else Log(folder)
