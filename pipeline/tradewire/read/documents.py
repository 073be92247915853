"""Part files and archives into documents, unread: cheap, and safe on hostile bytes.

What is packed is unpacked as far as it is packed, within limits, and JSON Lines,
tables and web archives are cut, all in constant memory. A document that cannot be
had says why in its `refusal`. Reading a document is another stage, which a process
of its own may do.
"""

import io
import stat
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from tradewire.errors import ReadError
from tradewire.read.fields import Fields
from tradewire.read.file import File
from tradewire.read.kind import HEAD, kind_of
from tradewire.read.limits import DEEPEST, Joined, read_whole

Documents = Iterator[File]
COMPRESSED = ("gz", "xz", "zst", "bz2")
ARCHIVES = ("zip", "tar", "warc")


def in_path(path: Path, root: Path, fields: Fields) -> Documents:
    """Yield the documents of one file; `root` is what its name and source leave out."""
    name = printable(path.relative_to(root).as_posix())
    base = File(name, b"", "", fields, path=absolute(path), place=absolute(path))
    try:
        regular = stat.S_ISREG(path.stat().st_mode)  # fails for a link to itself
        if not regular or not path.resolve().is_relative_to(root.resolve()):
            yield base.unread("not a regular file of the folder", "unsupported")
            return
        with path.open("rb") as stream:
            yield from in_stream(stream, base)
    except OSError as error:
        yield base.unread(f"cannot be read: {error.strerror}", "invalid")
    except Exception as error:  # one file never stops a run
        yield base.unread(f"reading failed: {error!r}", "crashed")


def in_stream(
    stream: BinaryIO, base: File, *, hint: str = "", depth: int = 0
) -> Documents:
    """Yield the documents in a stream; `base` is what all of them have in common."""
    empty = True
    try:
        for document in _parted(stream, base, hint or base.name, depth):
            empty = False
            yield document
    except ReadError as error:
        yield base.unread(error, error.state)
        return
    if empty:
        yield base.unread("nothing to read in it", "no_text")


def _parted(stream: BinaryIO, base: File, hint: str, depth: int) -> Documents:
    head = read_upto(stream, HEAD)
    whole = rewound(head, stream)
    kind = kind_of(head, hint)
    if not head.strip():
        raise ReadError("no text: the file is empty or blank", "no_text")
    if kind is None:
        raise ReadError("neither text nor a format that is read", "unsupported")
    file = replace(base, format=kind)
    if kind in COMPRESSED or kind in ARCHIVES:
        if depth >= DEEPEST:
            raise ReadError(f"packed more than {DEEPEST} times", "too_large")
        yield from _unpacked(whole, file, depth + 1)
    elif kind == "jsonl":
        from tradewire.read import json_lines
        from tradewire.read.lines import lines

        yield from json_lines.documents(file, lines(whole))
    elif kind in ("csv", "tsv"):
        from tradewire.read import table_rows

        yield from table_rows.documents(file, whole)
    else:
        yield replace(file, data=read_whole(whole))


def _unpacked(stream: BinaryIO, file: File, depth: int) -> Documents:
    """Yield the documents in what is compressed or packed."""
    from tradewire.read import unpack

    if file.format in COMPRESSED:
        inner = replace(file, name=unpack.inner_name(file.name))
        yield from in_stream(unpack.inflate(file.format, stream), inner, depth=depth)
    elif file.format == "warc":
        yield from _archived(stream, file)
    else:
        names: Counter[str] = Counter()
        for member in unpack.members(file.format, stream):
            names[member.name] += 1
            inner = _inside(file, numbered(printable(member.name), names[member.name]))
            if member.refused or member.stream is None:
                error = member.refused or ReadError("cannot be unpacked")
                yield inner.unread(error, error.state)
            else:
                yield from in_stream(member.stream, inner, depth=depth)


def _archived(stream: BinaryIO, file: File) -> Documents:
    """Yield the pages in a WARC."""
    from tradewire.read import READERS
    from tradewire.read.warc import pages

    for number, page in enumerate(pages(stream), 1):
        inner = _inside(file, str(number))
        kind = kind_of(page.data[:HEAD], page.url or "page.html")
        if page.refused:
            yield inner.unread(page.refused, page.refused.state)
        elif kind is None or kind not in READERS:
            yield inner.unread("no page that is read", "unsupported")
        else:
            data, url = page.data, page.url or None
            yield replace(inner, data=data, format=kind, declared=page.charset, url=url)


def _inside(file: File, member: str) -> File:
    """Return what the documents of an archive's member have in common."""
    return replace(
        file,
        name=f"{file.name}/{member}",
        source=f"{file.source}/{member}",
        place=f"{file.place}/{member}",
    )


def numbered(name: str, number: int) -> str:
    """Return a member's name that tells it from others of the same name.

    >>> numbered("wire/a.txt", 1), numbered("wire/a.txt", 2)
    ('wire/a.txt', 'wire/a#2.txt')
    """
    path = PurePosixPath(name)
    return name if number == 1 else str(path.with_stem(f"{path.stem}#{number}"))


def absolute(path: Path) -> str:
    """Return a path from the root, as valid Unicode."""
    return printable(str(path.absolute()))


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
