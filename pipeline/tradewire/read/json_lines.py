"""JSON: one article, a list of articles, or one article a line (JSON Lines).

Which field is which part is told by `--field`, else by the usual names; a text may
be a list of paragraphs or HTML. Agencies' items are known by their own fields.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import orjson

from tradewire.article import Article, Reject
from tradewire.errors import ReadError
from tradewire.read import ninjs
from tradewire.read.file import Block, File
from tradewire.read.limits import LARGEST
from tradewire.read.lines import Line
from tradewire.read.markup import fragment, looks_like_markup
from tradewire.read.stated import need_date, read_date

UNUSUAL = re.compile(r"\\u[dD][89a-fA-F]|\b(?:NaN|Infinity)\b")


def read_line(file: File) -> Iterator[Article | Reject]:
    """Yield the articles of one line of JSON Lines."""
    try:
        fields = loads(file.text)
    except ValueError as error:
        cut = file.last and not file.data.endswith(b"\n")
        reason = f"not a JSON object: {error} (byte {file.offset})"
        yield file.refused(reason, "truncated" if cut else "invalid")
        return
    yield from attempt(file, fields, file.stem, file.line)


def documents(file: File, lines: Iterable[Line]) -> Iterator[File]:
    """Yield the lines that are not blank, each as a document of its own."""
    for line in lines:
        if not line.data.strip() and not line.state:
            continue
        alone = line.number == 1 and line.last
        document = replace(
            file,
            data=line.data,
            format="jsonl",
            line=None if alone else line.number,
            part="" if alone else f"-{line.number}",
            last=line.last,
            offset=line.offset,
        )
        if line.state:
            long = f"a line of more than {LARGEST >> 20} MB (byte {line.offset})"
            yield document.unread(long, line.state)
        else:
            yield document


def read(file: File) -> Iterator[Article | Reject]:
    """Yield the article of a JSON object, or those of a list of objects."""
    try:
        document = loads(file.text)
    except ValueError as error:
        if "\n{" in file.text.strip():
            for line in documents(file, Line.split(file.data)):
                yield from [line.refusal] if line.refusal else read_line(line)
            return
        end = file.text.rstrip()
        whole = end.endswith(("}", "]")) or not end.startswith(("{", "["))
        state = "invalid" if whole else "truncated"
        raise ReadError(f"not JSON: {error}", state) from None
    if ninjs.is_ninjs(document) and not file.fields.paths:
        yield from ninjs.read(replace(file, format="ninjs"), document)
    elif isinstance(document, dict):
        yield from attempt(file, document, file.stem, None)
    elif isinstance(document, list):
        for number, fields in enumerate(document, 1):
            yield from attempt(file, fields, f"{file.stem}-{number}", number)
    else:
        raise ReadError("expected a JSON object with a `text`, or a list of them")


def loads(text: str | bytes) -> Any:
    """Return the value of a JSON text.

    Lone surrogates and NaN, which orjson refuses, are left to Python.
    """
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        if not UNUSUAL.search(str(text)):
            raise
        try:
            return json.loads(text, parse_constant=lambda _: None)
        except RecursionError:
            raise error from None


def attempt(
    file: File, fields: Any, stem: str, number: int | None
) -> Iterator[Article | Reject]:
    """Yield the articles of some fields, or a reject that says what is wrong."""
    items = file.fields.value(fields, "items") if isinstance(fields, dict) else None
    if "items" in file.fields.paths and isinstance(items, list):
        for count, item in enumerate(items, 1):
            yield from one(file, item, f"{stem}-{count}", number)
    elif "items" in file.fields.paths:
        path = file.fields.paths["items"]
        yield file.refused(f"no list at {path!r}", line=number, id=stem)
    else:
        yield from one(file, fields, stem, number)


def one(
    file: File, fields: Any, stem: str, number: int | None
) -> Iterator[Article | Reject]:
    """Yield the article of some fields, or a reject that says what is wrong."""
    try:
        yield to_article(file, fields, stem)
    except ReadError as error:
        id = fields.get("id") if isinstance(fields, dict) else None
        id = id if isinstance(id, str) and id else None
        yield file.refused(error, error.state, number, id)


def to_article(file: File, record: Any, stem: str) -> Article:
    """Return the article of a JSON object or a table's row.

    Raises:
        ReadError: if there is no text or a field has the wrong type.
    """
    if not isinstance(record, Mapping):
        raise ReadError("not a JSON object")
    fields = file.fields
    text = fields.value(record, "text")
    title = to_text(fields.value(record, "title"), "title")
    if text is None and "text" not in record:
        named = ", ".join(sorted(map(str, record))) or "none"
        wanted = fields.paths.get("text", "text")
        raise ReadError(f"no field `{wanted}`; fields found: {named}")
    if text is None or text == "" or text == []:
        raise ReadError("no text", "no_text")
    date = fields.value(record, "published")
    sure = fields.is_sure(record, "published")
    id = fields.value(record, "id")
    return file.article(
        to_blocks(text),
        title=title,
        published=need_date(date) if sure else read_date(date),
        id=stem if id is None or id == "" else str(id),
        outlet=to_text(fields.value(record, "outlet"), "outlet"),
        author=names(fields.value(record, "author")),
        url=to_text(fields.value(record, "url"), "url"),
        language=names(fields.value(record, "language")),
        entities=True,
    )


def to_blocks(value: Any) -> list[Block]:
    """Return the paragraphs of a text, a list of them, or HTML.

    Raises:
        ReadError: if it is something else.
    """
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return [block for each in value for block in to_blocks(each)]
    text = to_text(value, "text") or ""
    return fragment(text) if looks_like_markup(text) else [Block(text)]


def to_text(value: Any, name: str) -> str | None:
    """Return a value that must be a text or absent.

    Raises:
        ReadError: if it is something else.
    """
    if value is None or isinstance(value, str):
        return value
    raise ReadError(f"{name}: expected a text, found {type(value).__name__}")


def names(value: Any) -> str | None:
    """Return a name, or several in one text; None for anything else.

    >>> names(["A. Soto", "B. Ray"]), names("[]"), names({"id": 1})
    ('A. Soto, B. Ray', None, None)
    """
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        value = ", ".join(value)
    return value if isinstance(value, str) and value.strip(" []") else None
