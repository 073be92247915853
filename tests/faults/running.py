"""Runs of the program that tests may kill, starve and watch."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

FULL = os.environ.get("FAULTS") == "full"
"""The full figures, as `make faults` wants them; else the short form."""
PROGRAM = str(Path(sys.executable).with_name("tradewire"))
PATIENCE = 300.0
"""Seconds after which a run counts as hanging, on however slow a machine."""


def start(*args: object, **given: Any) -> subprocess.Popen[str]:
    """Start the program in a session of its own; `env` is added to ours."""
    env = os.environ | given.pop("env", {})
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | given
    words = [PROGRAM, *map(str, args)]
    return subprocess.Popen(words, text=True, env=env, start_new_session=True, **pipes)


def run(*args: object, **given: Any) -> subprocess.CompletedProcess[str]:
    """Run the program to its end; nothing of it is left then."""
    process = start(*args, **given)
    try:
        out, err = process.communicate(timeout=PATIENCE)
        assert wait_until(lambda: not members(process.pid), 5), "processes left"
    finally:
        end(process)
    return subprocess.CompletedProcess(args, process.returncode, out, err)


def ingest(
    source: Path, out: Path, *args: object, **given: Any
) -> subprocess.CompletedProcess[str]:
    """Run `tradewire ingest` to its end; it must be able to run, and say nothing."""
    done = run("ingest", source, "--out", out, *args, **given)
    assert done.returncode in (0, 1) and not done.stderr, done.stderr
    return done


@contextmanager
def running(*args: object, **given: Any) -> Iterator[subprocess.Popen[str]]:
    """Start the program; whatever is left of it is ended at last."""
    process = start(*args, **given)
    try:
        yield process
    finally:
        end(process)


def end(process: subprocess.Popen[str]) -> None:
    """End all processes of a run, and close its pipes."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for pipe in (process.stdout, process.stderr):
        if pipe:
            pipe.close()


def members(session: int) -> list[int]:
    """Return the living processes of a session."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, _, of, *_ = stat.read_text().rpartition(")")[2].split()
            if int(of) == session and state != "Z":
                found.append(int(stat.parent.name))
    return sorted(found)


def wait_until(holds: Any, seconds: float) -> bool:
    """Tell whether something comes to hold within some seconds."""
    until = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True


def progress(out: Path) -> int:
    """Return how many inputs all runs into a folder have done, by their log."""
    with suppress(FileNotFoundError):
        return (out / "log.jsonl").read_bytes().count(b'"event":"input"')
    return 0


def write_stories(folder: Path, number: int, seed: int = 1) -> None:
    """Write short stories, some of which hold no fact or are no story."""
    folder.mkdir(parents=True, exist_ok=True)
    pick = random.Random(seed)
    for n in range(number):
        country = pick.choice(["Peru", "Japan", "Kenya", "Chile", "India", "Norway"])
        good = pick.choice(["steel", "copper", "wheat", "sugar", "cotton", "coffee"])
        text = (
            f"{country} imposed a {n + 1}% tariff on {good} from Brazil in May 2018. "
            f"Imports of {good} rose by {pick.randint(2, 90)} percent to $"
            f"{pick.randint(2, 900)} million in 2019, the ministry of trade said."
        )
        if n % 10 == 7:
            text = "\n"
        (folder / f"story-{n:05}.txt").write_text(text)


def lines(path: Path) -> list[dict[str, Any]]:
    """Return what a file of JSON Lines holds."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def published(out: Path) -> dict[str, bytes]:
    """Return what a run published, by the names of the files."""
    names = ("records.jsonl", "rejects.jsonl")
    return {name: (out / name).read_bytes() for name in names}
