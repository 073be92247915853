"""Read articles from files, archives and standard input, one module per format.

What a document is, is told by its bytes (`kind.py`); its name is a hint. To add a
format: write a module with `read(file)`, name it in `READERS`, and tell its kind.
A reader yields articles, and a reject for each part that cannot be read.
"""

import io
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from tradewire.article import Article, Reject
from tradewire.dateline import find_dateline
from tradewire.errors import ReadError
from tradewire.read.fields import Fields
from tradewire.read.file import File
from tradewire.read.kind import HEAD, kind_of
from tradewire.read.limits import DEEPEST, Joined, read_whole

Read = Iterator[Article | Reject]
READERS: Mapping[str, str] = {
    "txt": "plain_text.read",
    "md": "markdown.read",
    "json": "json_lines.read",
    "html": "html_page.read",
    "nitf": "nitf.read",
    "newsml": "newsml.read",
    "newsitem": "newsml.read_item",
    "newsml-g2": "newsml_g2.read",
    "rss": "feed.read",
    "reuters": "reuters_sgml.read",
    "iptc7901": "iptc7901.read",
    "anpa1312": "anpa1312.read",
    "eml": "mail.read",
    "pdf": "pdf.read",
}
"""The reader of each kind of document, by module and name: imported when needed."""
COMPRESSED = ("gz", "xz", "zst", "bz2")
ARCHIVES = ("zip", "tar")
DEFAULT = Fields()


def read_path(path: Path, root: Path, fields: Fields = DEFAULT) -> Read:
    """Yield the articles of one file; `root` is what its id and source leave out."""
    name = printable(path.relative_to(root).as_posix())
    try:
        inside = path.resolve().is_relative_to(root.resolve())
        if not stat.S_ISREG(path.stat().st_mode) or not inside:
            yield Reject(name, "not a regular file of the folder", state="unsupported")
            return
        with path.open("rb") as stream:
            yield from read_stream(stream, name, fields)
    except OSError as error:
        yield Reject(name, f"cannot be read: {error.strerror}")


def read_bytes(
    data: bytes, name: str, suffix: str = "", fields: Fields = DEFAULT
) -> Read:
    """Yield the articles in some bytes; a suffix stands for the name's own."""
    hint = f"x{suffix}" if suffix else ""
    yield from read_stream(io.BytesIO(data), name, fields, hint=hint)


def read_stream(
    stream: BinaryIO,
    name: str,
    fields: Fields = DEFAULT,
    *,
    hint: str = "",
    depth: int = 0,
) -> Read:
    """Yield the articles in a stream, unpacked as far as it is packed."""
    try:
        yield from _read(stream, name, fields, hint or name, depth)
    except ReadError as error:
        yield Reject(name, str(error), state=error.state)


def _read(stream: BinaryIO, name: str, fields: Fields, hint: str, depth: int) -> Read:
    head = read_upto(stream, HEAD)
    whole = rewound(head, stream)
    kind = kind_of(head, hint)
    if not head.strip():
        raise ReadError("no text: the file is empty or blank", "no_text")
    if kind is None:
        raise ReadError("neither text nor a format that is read", "unsupported")
    if kind in COMPRESSED or kind in ARCHIVES or kind == "warc":
        if depth >= DEEPEST:
            raise ReadError(f"packed more than {DEEPEST} times", "too_large")
        yield from unpacked(kind, whole, name, fields, depth + 1)
        return
    if kind == "jsonl":
        from tradewire.read.json_lines import read_lines
        from tradewire.read.lines import lines

        file = File(name, b"", "jsonl", fields)
        found = read_lines(file, lines(whole))
    elif kind in ("csv", "tsv"):
        from tradewire.read import table_rows

        found = table_rows.read(File(name, b"", kind, fields), whole)
    else:
        found = read_document(File(name, read_whole(whole), kind, fields))
    for item in found:
        yield dated(item, name) if isinstance(item, Article) else item


def read_document(file: File) -> Read:
    """Yield the articles of one document, whose kind is its format."""
    reader = _reader(file.format)
    try:
        yield from reader(file)
    except (RecursionError, MemoryError):
        raise ReadError("nested too deeply or too large", "too_large") from None


def unpacked(
    kind: str, stream: BinaryIO, name: str, fields: Fields, depth: int
) -> Read:
    """Yield the articles in what is compressed or packed."""
    from tradewire.read import unpack

    if kind in COMPRESSED:
        inner = unpack.inner_name(name)
        for item in read_stream(
            unpack.inflate(kind, stream), inner, fields, depth=depth
        ):
            yield under(item, inner, name)
    elif kind == "warc":
        yield from archived(stream, name, fields)
    else:
        for member in unpack.members(kind, stream):
            path = f"{name}/{printable(member.name)}"
            if member.refused or member.stream is None:
                error = member.refused or ReadError("cannot be unpacked")
                yield Reject(path, str(error), state=error.state)
            else:
                yield from read_stream(member.stream, path, fields, depth=depth)


def archived(stream: BinaryIO, name: str, fields: Fields) -> Read:
    """Yield the articles of the pages in a WARC."""
    from tradewire.read.warc import pages

    for number, page in enumerate(pages(stream), 1):
        path = f"{name}/{number}"
        try:
            if page.refused:
                raise page.refused
            kind = kind_of(page.data[:HEAD], "page.html" if not page.url else page.url)
            if kind is None or kind not in READERS:
                raise ReadError("no page that is read", "unsupported")
            file = File(path, page.data, kind, fields, page.charset)
            for item in read_document(file):
                if isinstance(item, Article) and item.source and not item.source.url:
                    source = replace(item.source, url=page.url or None)
                    item = replace(item, source=source)
                yield dated(item, "") if isinstance(item, Article) else item
        except ReadError as error:
            yield Reject(path, str(error), state=error.state)


def under(item: Article | Reject, inner: str, name: str) -> Article | Reject:
    """Return an item of a compressed file under the file's own name."""
    if isinstance(item, Reject):
        at = name + item.source.removeprefix(inner)
        return replace(item, source=at) if item.source.startswith(inner) else item
    if item.source and item.source.path.startswith(inner):
        path = name + item.source.path.removeprefix(inner)
        return replace(item, source=replace(item.source, path=path))
    return item


def read_story(name: str, fields: Fields = DEFAULT, **given: Any) -> list[Article]:
    """Return the articles of a file, or of standard input for `-`.

    Fields of the article that are `given` and not None win over what was read.

    Raises:
        ReadError: if the file does not exist or any of it cannot be read.
    """
    if name == "-":
        found = list(read_bytes(sys.stdin.buffer.read(), "-", fields=fields))
    elif Path(name).is_file():
        path = Path(name)
        with path.open("rb") as stream:
            found = list(read_stream(stream, printable(path.name), fields))
    else:
        raise ReadError(f"{name}: no such file")
    changes = {field: value for field, value in given.items() if value is not None}
    articles = []
    for item in found:
        if isinstance(item, Reject):
            line = f" line {item.line}" if item.line else ""
            raise ReadError(f"{item.source}{line}: {item.reason}", item.state)
        articles.append(_changed(item, changes))
    return articles


def files_under(folder: Path) -> list[Path]:
    """Return all files under a folder that are not hidden, sorted by path."""
    found = []
    for where, folders, names in os.walk(folder):
        folders[:] = [each for each in folders if not each.startswith(".")]
        links = [each for each in folders if os.path.islink(os.path.join(where, each))]
        shown = [each for each in (*names, *links) if not each.startswith(".")]
        found += [Path(where, each) for each in shown]
    return sorted(found)


def printable(name: str) -> str:
    r"""Return a file's name as valid Unicode.

    >>> printable("a\udcff.txt")
    'a\\xff.txt'
    """
    raw = name.encode("utf-8", "surrogateescape")
    return raw.decode("utf-8", "backslashreplace")


def read_upto(stream: BinaryIO, size: int) -> bytes:
    """Return so many bytes of a stream, fewer only at its end."""
    parts: list[bytes] = []
    while size and (part := stream.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def rewound(head: bytes, stream: BinaryIO) -> BinaryIO:
    """Return a stream that begins again with the bytes that were read from it."""
    if stream.seekable():
        stream.seek(0)
        return stream
    return io.BufferedReader(Joined(io.BytesIO(head), stream), HEAD)


def _reader(kind: str) -> Callable[[File], Read]:
    module, _, name = READERS[kind].partition(".")
    found: Callable[[File], Read] = getattr(
        import_module(f"tradewire.read.{module}"), name
    )
    return found


def _changed(article: Article, changes: Mapping[str, Any]) -> Article:
    """Return an article with some fields changed; a new title moves its regions."""
    new = replace(article, **changes)
    moved = new.body_start - article.body_start
    if not moved or not article.regions:
        return new
    regions = [
        replace(r, start=r.start + moved, end=r.end + moved) for r in new.regions
    ]
    return replace(new, regions=tuple(regions))


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
