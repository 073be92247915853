"""CSV and TSV: a row is an article, its columns are told as JSON's fields are."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import BinaryIO, TextIO

from tradewire.article import Article, Reject
from tradewire.errors import ReadError
from tradewire.read.decode import decode
from tradewire.read.file import File
from tradewire.read.json_lines import one
from tradewire.read.limits import Joined

HEAD = 1 << 20
LONGEST = 16 << 20
"""Code points of a row."""
MARKS = {"tsv": "\t", "csv": ","}


def documents(file: File, stream: BinaryIO) -> Iterator[File]:
    """Yield the rows, each as a document, in constant memory; a bad row costs itself.

    What the encoding of the table mends is told of each row.
    """
    head = stream.read(HEAD)
    encoding, marks = encoding_of(head)
    whole = io.BufferedReader(Joined(io.BytesIO(head), stream))
    text = io.TextIOWrapper(whole, encoding, errors="replace", newline="")
    mark = delimiter(head.decode(encoding, "replace"), file.format)
    csv.field_size_limit(LONGEST)
    lines = Lines(text)
    rows = csv.reader(lines, delimiter=mark, strict=True)
    names: list[str] = []
    short = ""
    for number in count(1):
        lines.size = 0
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            cut = "unexpected end" in str(error)
            state = "truncated" if cut else "invalid"
            state = "too_large" if "field limit" in str(error) else state
            yield file.unread(f"row {number}: {error}", state, number)
            return
        if short:
            yield file.unread(short, "invalid", number - 1)
            short = ""
        if not names:
            names = [name.strip().lstrip("\ufeff") for name in row]
        elif len(row) < len(names) and any(cell.strip() for cell in row):
            short = f"row {number}: {len(row)} cells for {len(names)} columns"
        elif any(cell.strip() for cell in row):
            cells = {"cells": dict(zip(names, row, strict=False)), "repaired": marks}
            data = json.dumps(cells).encode()
            yield replace(file, data=data, line=number, part=f"-{number - 1}")
    if short:
        yield file.unread(short, "truncated", number - 1)
    if number < 3:
        yield file.unread("a table without rows", "no_text")


class Lines:
    """The lines of a table; rows of them are not without measure."""

    def __init__(self, text: TextIO) -> None:
        self._text, self.size = text, 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._text.readline(LONGEST)
        self.size += len(line)
        if self.size >= LONGEST:
            raise ReadError(f"a row of more than {LONGEST >> 20} MB", "too_large")
        if not line:
            raise StopIteration
        return line


def read(file: File) -> Iterator[Article | Reject]:
    """Yield the article of a row."""
    row = json.loads(file.data)
    for item in one(file, row["cells"], file.stem, file.line):
        yield _marked(item, tuple(row["repaired"]))


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
