"""What grows when it is opened, or is huge as it is, costs little and only itself."""

import gzip
import io
import os
import random
import struct
import tarfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from running import FULL, lines, members, progress, running, wait_until

pytestmark = pytest.mark.faults
NOISE = random.Random(1).randbytes(24).hex().encode()
"""Keeps what is repeated from being packed to less than a two-hundredth."""
MANY = 1000 if FULL else 300
"""Megabytes that one bomb grows to."""
STORY = b"Peru cut its duty on copper from 12 percent to 6 percent in May 2018."


def grown(unit: bytes, *head: bytes) -> bytes:
    """Return the gzip of a beginning and of many megabytes of something."""
    block = unit * ((1 << 20) // len(unit))
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", compresslevel=1) as packer:
        for part in (*head, *[block] * MANY):
            packer.write(part)
    return buffer.getvalue()


def told(kind: bytes) -> bytes:
    """Return the head of a tar's entry that tells about another without end."""
    entry = tarfile.TarInfo("a")
    entry.type, entry.size = kind, MANY << 20
    return entry.tobuf(tarfile.GNU_FORMAT)


def many_members(number: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packer:
        for n in range(number):
            packer.writestr(f"{n}", b"")
    return buffer.getvalue()


def over_one_another() -> bytes:
    """Return a zip whose entries all have the same bytes, as David Fifield's."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packer:
        packer.writestr("a.txt", bytes(10 << 20))
        for _ in range(4000):
            packer.filelist.append(packer.filelist[0])
    return buffer.getvalue()


def bombs() -> Iterator[tuple[str, bytes]]:
    yield "zeros.txt.gz", grown(b"0" * 64)
    yield "stories.txt.gz", grown(STORY + NOISE)
    yield "cells.csv.gz", grown(b"," * 200 + NOISE, b"title,text,date\n")
    yield "quotes.csv.gz", grown(b'a,"b\n",', b"title,text,date\n")
    yield "line.jsonl.gz", grown(b"b" * 200 + NOISE, b'{"text": "One."}\n{"text": "')
    yield "head.warc.gz", grown(b"b" * 200 + NOISE, b"WARC/1.0\r\nA: ")
    yield "heads.warc.gz", grown(b"A: b\r\n" * 40 + NOISE, b"WARC/1.0\r\n")
    yield "long.tar.gz", grown(b"b" * 200 + NOISE, told(tarfile.GNUTYPE_LONGNAME))
    yield "pax.tar.gz", grown(b"b" * 200 + NOISE, told(tarfile.XHDTYPE))
    yield "feed.xml.gz", grown(b"<item>" + NOISE, b"<rss><channel>")
    yield "many.zip", many_members(100_000)
    yield "over.zip", over_one_another()
    yield "claims.gz", b"\x1f\x8b\x08" + bytes(7) + struct.pack("<I", 0xFFFFFFFF)


def peak(pid: int) -> int:
    """Return the most memory that a process had, in megabytes."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) >> 10
    return 0


def test_bombs_cost_little(tmp_path: Path, tell: Callable[[str], None]) -> None:
    """Each ends in a state that says so; the article beside them is read."""
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    names = []
    for name, data in bombs():
        (folder / name).write_bytes(data)
        names.append(name)
    (folder / "z.txt").write_bytes(STORY)
    began = time.monotonic()
    most: dict[int, int] = {}
    with running("ingest", folder, "--out", out, "--workers", 1) as process:
        while process.poll() is None:
            for pid in members(process.pid):
                try:
                    most[pid] = max(most.get(pid, 0), peak(pid))
                except OSError:
                    continue
            time.sleep(0.05)
        assert process.returncode == 1
        assert most[process.pid] < 350 and max(most.values()) < 1000, most
    took = time.monotonic() - began
    rejects = lines(out / "rejects.jsonl")
    for name in names:
        states = {e["state"] for e in rejects if e["source"].startswith(name)}
        bad = {"too_large"} if name != "claims.gz" else {"truncated", "invalid"}
        assert states and states <= bad | {"no_text"} and states & bad, (name, states)
    assert {r["source"]["path"] for r in lines(out / "records.jsonl")} >= {"z.txt"}
    written = sum(path.stat().st_size for path in out.iterdir())
    assert written < 100 << 20
    tell(
        f"{len(names)} bombs of {MANY} MB in {took:.0f} s; the parent had "
        f"{most[process.pid]} MB at most, workers {max(most.values())} MB"
    )


def test_a_huge_file_is_read_in_little_memory(
    tmp_path: Path, tell: Callable[[str], None]
) -> None:
    """A line beyond measure is told by its byte; the lines around it are read."""
    path, out = tmp_path / "huge.jsonl", tmp_path / "out"
    number, size = (2000, 2 << 30) if FULL else (100, 200 << 20)
    with path.open("wb") as stream:
        stream.write(b'{"id": "first", "text": "Peru cut its duty."}')
        stream.write(b" " * (1 << 16) + b"\n" + b"{}\n" * number)
        at = stream.tell()
        stream.seek(size, os.SEEK_CUR)  # zeros that take no room
        stream.write(b'\n{"id": "last", "text": "Chile cut its duty."}\n')
        if FULL:
            for _ in range(3000):
                stream.write(b" " * (1 << 20) + b"\n")
            stream.write(b'{"id": "very last", "text": "Kenya raised its duty."}\n')
    most = 0
    with running("ingest", path, "--out", out, "--workers", 1) as process:
        while process.poll() is None:
            try:
                most = max(most, peak(process.pid))
            except OSError:
                break
            time.sleep(0.05)
        process.wait()
    assert most < 350
    (long,) = [e for e in lines(out / "rejects.jsonl") if e["state"] == "too_large"]
    assert (long["line"], f"byte {at}" in long["reason"]) == (number + 2, True)
    ids = {record["id"] for record in lines(out / "records.jsonl")}
    assert ids == {"first", "last", *(["very last"] if FULL else [])}
    tell(f"a file of {path.stat().st_size >> 20} MB: {most} MB of memory at most")


def test_memory_stays_flat(tmp_path: Path, tell: Callable[[str], None]) -> None:
    """Words that were never seen before must not pile up in a worker."""
    number = 10_000 if FULL else 400
    pick = random.Random(7)
    path, out = tmp_path / "new.jsonl", tmp_path / "out"
    with path.open("w") as stream:
        for n in range(number):
            words = " ".join(pick.randbytes(4).hex() for _ in range(12))
            stream.write(f'{{"id": "{n}", "text": "Peru cut its duty on {words}."}}\n')
    points: list[tuple[int, int]] = []
    with running("ingest", path, "--out", out, "--workers", 1) as process:
        while process.poll() is None:
            done, sizes = progress(out), [rss(p) for p in members(process.pid)]
            if done > number // 4 and sizes:
                points.append((done, max(sizes)))
            wait_until(lambda n=done: progress(out) > n + number // 50, 1)
        assert process.returncode in (0, 1)
    slope = slope_of(points) * 1000 / 1024
    most = max(size for _, size in points) >> 10
    tell(f"{number} articles: a worker grows {slope:.2f} MB per 1,000, to {most} MB")
    assert most < 700
    assert slope < 1 or not FULL


def rss(pid: int) -> int:
    """Return the memory of a process in kilobytes, 0 if it has ended."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4
    except OSError:
        return 0


def slope_of(points: list[tuple[int, int]]) -> float:
    """Return the slope of the line through some points by least squares."""
    n = len(points)
    mean_x, mean_y = (sum(axis) / n for axis in zip(*points, strict=True))
    above = sum((x - mean_x) * (y - mean_y) for x, y in points)
    return above / max(sum((x - mean_x) ** 2 for x, _ in points), 1)
