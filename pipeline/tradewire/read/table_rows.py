"""CSV and TSV: a row is an article, its columns are told as JSON's fields are."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import BinaryIO

from tradewire.article import Article, Reject
from tradewire.read.decode import decode
from tradewire.read.file import File
from tradewire.read.json_lines import one
from tradewire.read.limits import LARGEST, Joined

HEAD = 1 << 20
MARKS = {"tsv": "\t", "csv": ","}


def read(file: File, stream: BinaryIO) -> Iterator[Article | Reject]:
    """Yield the articles of a table, in constant memory; a bad row costs itself."""
    head = stream.read(HEAD)
    encoding, marks = encoding_of(head)
    whole = io.BufferedReader(Joined(io.BytesIO(head), stream))
    text = io.TextIOWrapper(whole, encoding, errors="replace", newline="")
    mark = delimiter(head.decode(encoding, "replace"), file.format)
    csv.field_size_limit(LARGEST)
    rows = csv.reader(text, delimiter=mark, strict=True)
    names: list[str] = []
    short: Reject | None = None
    for number in count(1):
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            cut = "unexpected end" in str(error)
            state = "truncated" if cut else "invalid"
            state = "too_large" if "field limit" in str(error) else state
            yield Reject(file.name, f"row {number}: {error}", number, None, state)
            return
        if short:
            yield short
            short = None
        if not names:
            names = [name.strip().lstrip("\ufeff") for name in row]
        elif len(row) < len(names) and any(cell.strip() for cell in row):
            reason = f"row {number}: {len(row)} cells for {len(names)} columns"
            short = Reject(file.name, reason, number)
        elif any(cell.strip() for cell in row):
            part = replace(file, data="\x1f".join(row).encode("utf-8", "replace"))
            fields = dict(zip(names, row, strict=False))
            for item in one(part, fields, f"{file.stem}-{number - 1}", number):
                yield _marked(item, marks)
    if short:
        yield replace(short, state="truncated")
    if number < 3:
        yield Reject(file.name, "a table without rows", state="no_text")


def encoding_of(head: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the codec of a table by its beginning, and what that mends."""
    end = head.rfind(b"\n") + 1
    end += head[end : end + 1] == b"\0"  # the line break's second byte in UTF-16
    cut = head[:end] or head
    text, marks = decode(cut)
    for name in ("utf-8-sig", "utf-16-le", "utf-16-be", "cp1252"):
        try:
            if cut.decode(name).lstrip("\ufeff") == text:
                return name, marks
        except UnicodeDecodeError:
            continue
    return "utf-8-sig", marks


def delimiter(head: str, format: str) -> str:
    """Return what parts the columns: a tab, a comma or a semicolon.

    >>> delimiter("title;text\\na;b", "csv"), delimiter("title,text", "csv")
    (';', ',')
    """
    first = head.partition("\n")[0]
    usual = MARKS[format]
    return max((usual, "\t", ",", ";"), key=first.count)


def _marked(item: Article | Reject, marks: tuple[str, ...]) -> Article | Reject:
    if not marks or not isinstance(item, Article) or item.source is None:
        return item
    repaired = tuple(dict.fromkeys((*item.source.repaired, *marks)))
    return replace(item, source=replace(item.source, repaired=repaired))
