"""Read articles from files and standard input, one module per format.

To add a format: write a module with `read(file)` and name it in `READERS`.
A reader yields articles, and a reject for each part that cannot be read.
"""

import hashlib
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from tradewire.article import Article, Reject
from tradewire.dateline import find_dateline
from tradewire.errors import ReadError
from tradewire.read import json_lines, markdown, plain_text
from tradewire.read.file import File

READERS: Mapping[str, Callable[[File], Iterator[Article | Reject]]] = {
    ".txt": plain_text.read,
    ".text": plain_text.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".json": json_lines.read_document,
    ".jsonl": json_lines.read,
    ".ndjson": json_lines.read,
}


def read_path(path: Path, root: Path) -> Iterator[Article | Reject]:
    """Yield the articles of one file; `root` is what its id and source leave out."""
    name = path.relative_to(root).as_posix()
    try:
        yield from read_bytes(path.read_bytes(), name, path.suffix.lower())
    except OSError as error:
        yield Reject(name, f"cannot be read: {error.strerror}")


def read_bytes(data: bytes, name: str, suffix: str = "") -> Iterator[Article | Reject]:
    """Yield the articles in some bytes; without a known suffix it is sniffed."""
    reader = READERS.get(suffix or sniff(data))
    if reader is None:
        known = ", ".join(READERS)
        yield Reject(name, f"unknown format {suffix!r}; formats read: {known}")
        return
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        yield Reject(name, f"not UTF-8 at byte {error.start}; convert it first")
        return
    file = File(
        name=name,
        text=text,
        format=(suffix or sniff(data)).lstrip("."),
        sha256=hashlib.sha256(data).hexdigest(),
    )
    try:
        for item in reader(file):
            yield dated(item, name) if isinstance(item, Article) else item
    except ReadError as error:
        yield Reject(name, str(error))


def read_story(name: str, **given: Any) -> list[Article]:
    """Return the articles of a file, or of standard input for `-`.

    Fields of the article that are `given` and not None win over what was read.

    Raises:
        ReadError: if the file does not exist or any of it cannot be read.
    """
    if name == "-":
        found = list(read_bytes(sys.stdin.buffer.read(), "-"))
    elif Path(name).is_file():
        found = list(read_path(Path(name), Path(name).parent))
    else:
        raise ReadError(f"{name}: no such file")
    changes = {field: value for field, value in given.items() if value is not None}
    articles = []
    for item in found:
        if isinstance(item, Reject):
            line = f" line {item.line}" if item.line else ""
            raise ReadError(f"{item.source}{line}: {item.reason}")
        articles.append(replace(item, **changes))
    return articles


def sniff(data: bytes) -> str:
    """Return the suffix that fits the first bytes of an unnamed input.

    >>> sniff(b'{"text": "Japan cut its tariff."}'), sniff(b"TOKYO - Japan cut")
    ('.jsonl', '.txt')
    """
    start = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith((b"{", b"[")):
        return ".json" if start.startswith(b"[") or b"\n" in start[:2] else ".jsonl"
    return ".md" if start.startswith(b"---\n") else ".txt"


def files_under(folder: Path) -> list[Path]:
    """Return the files under a folder whose suffix has a reader, sorted by path."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in READERS
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def dated(article: Article, name: str) -> Article:
    """Return an article with the date of its dateline, else of its file's name.

    A date that the article has already is kept, and a dateline without a year
    gives none.
    """
    if article.published:
        return article
    dateline = find_dateline(article)
    written = dateline.date if dateline else None
    published = date.fromisoformat(written) if written else date_in(name)
    return replace(article, published=published)


IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_]?([01]\d)[-_]?([0-3]\d)(?!\d)")


def date_in(name: str) -> date | None:
    """Return the date in a file name.

    >>> date_in("wire/2021-11-16-steel.txt"), date_in("20211116.txt")
    (datetime.date(2021, 11, 16), datetime.date(2021, 11, 16))
    >>> date_in("steel-232.txt") is None
    True
    """
    for match in IN_NAME.finditer(name):
        try:
            return date(*map(int, match.groups()))
        except ValueError:
            continue
    return None
