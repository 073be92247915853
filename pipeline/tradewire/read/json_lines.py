"""JSON: one article, a list of articles, or one article a line (JSON Lines).

Fields: `text` (needed), `title`, `published` (ISO date), `id`, `outlet`.
"""

import json
from collections.abc import Iterator
from typing import Any

import jsonlines
import orjson

from tradewire.article import Article, Reject
from tradewire.errors import ReadError
from tradewire.read.file import File, to_date, to_text


def read(file: File) -> Iterator[Article | Reject]:
    """Yield the articles of a JSON Lines file; a bad line costs only itself."""
    lines = [line for line in file.text.split("\n") if line.strip()]
    single = len(lines) == 1
    with jsonlines.Reader(file.text.split("\n"), loads=orjson.loads) as reader:
        number = 0
        while True:
            number += 1
            try:
                fields = reader.read(type=dict)
            except EOFError:
                return
            except jsonlines.InvalidLineError as error:
                if error.line.strip():
                    reason = f"not a JSON object: {error.__cause__ or error}"
                    yield Reject(file.name, reason, line=error.lineno)
                continue
            stem = file.stem if single else f"{file.stem}-{number}"
            yield from attempt(file, fields, stem, number)


def read_document(file: File) -> Iterator[Article | Reject]:
    """Yield the article of a JSON object, or those of a list of objects."""
    try:
        document = orjson.loads(file.text)
    except json.JSONDecodeError as error:
        if "\n{" in file.text.strip():
            yield from read(file)
            return
        raise ReadError(f"not JSON: {error}") from None
    if isinstance(document, dict):
        yield from attempt(file, document, file.stem, None)
    elif isinstance(document, list):
        for number, fields in enumerate(document, 1):
            yield from attempt(file, fields, f"{file.stem}-{number}", number)
    else:
        raise ReadError("expected a JSON object with a `text`, or a list of them")


def attempt(
    file: File, fields: Any, stem: str, number: int | None
) -> Iterator[Article | Reject]:
    """Yield the article of some fields, or a reject that says what is wrong."""
    try:
        yield to_article(file, fields, stem)
    except ReadError as error:
        id = fields.get("id") if isinstance(fields, dict) else None
        id = id if isinstance(id, str) else None
        yield Reject(file.name, str(error), line=number, id=id)


def to_article(file: File, fields: Any, stem: str) -> Article:
    """Return the article of some fields.

    Raises:
        ReadError: if there is no text or a field has the wrong type.
    """
    if not isinstance(fields, dict):
        raise ReadError("not a JSON object")
    body = to_text(fields, "text")
    if body is None:
        named = ", ".join(sorted(map(str, fields))) or "none"
        raise ReadError(f"no field `text`; fields found: {named}")
    id = fields.get("id")
    return file.article(
        body,
        title=to_text(fields, "title"),
        published=to_date(fields.get("published")),
        id=stem if id is None or id == "" else str(id),
        outlet=to_text(fields, "outlet"),
    )
