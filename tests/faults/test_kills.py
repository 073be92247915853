"""Killed at any moment and started again: same bytes, nothing left behind."""

import os
import random
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from running import (
    FULL,
    ingest,
    lines,
    members,
    progress,
    published,
    running,
    wait_until,
    write_stories,
)

pytestmark = pytest.mark.faults
KILLS, ARTICLES = (100, 300) if FULL else (10, 40)
START = 6.0
"""Seconds in which most runs have begun to write."""


def moment(
    pick: random.Random, process: subprocess.Popen[str], out: Path
) -> Callable[[], bool]:
    """Return what tells that a run is to be killed: some time or some inputs on."""
    if pick.random() < 0.3:
        until = time.monotonic() + pick.uniform(0, START)
        return lambda: time.monotonic() > until or process.poll() is not None
    many = progress(out) + pick.randint(1, max(2, ARTICLES // 20))
    return lambda: progress(out) >= many or process.poll() is not None


def test_killed_at_random_moments(tmp_path: Path, tell: Callable[[str], None]) -> None:
    write_stories(tmp_path / "in", ARTICLES)
    ingest(tmp_path / "in", tmp_path / "whole")
    expected = published(tmp_path / "whole")
    assert len(lines(tmp_path / "whole" / "records.jsonl")) == ARTICLES * 9 // 10
    out, pick = tmp_path / "out", random.Random(4)
    command = ("ingest", tmp_path / "in", "--out", out, "--workers", 2)
    kills = rounds = 0
    again: tuple[str, ...] = ()
    while kills < KILLS:
        with running(*command, *again) as process:
            again = ()
            wait_until(moment(pick, process, out), 300)
            time.sleep(pick.uniform(0, 0.1))
            if process.poll() is not None:
                assert process.returncode == 1, process.stderr.read()
                assert published(out) == expected
                rounds, again = rounds + 1, ("--reprocess",)
                continue
            if pick.random() < 0.5:
                os.killpg(process.pid, signal.SIGKILL)
            else:  # the workers have to find out for themselves
                os.kill(process.pid, signal.SIGKILL)
            process.wait()
            kills += 1
            assert wait_until(lambda: not members(process.pid), 5), "orphans"
        for path in out.glob("*.jsonl"):
            lines(path)  # a reader never sees half a line
    ingest(tmp_path / "in", out)
    assert published(out) == expected
    names = {"ledger.sqlite", "log.jsonl", *expected}
    assert {path.name for path in out.iterdir()} == names
    tell(f"{kills} kills over {ARTICLES} articles, {rounds} runs ended before theirs")
