"""Markdown with YAML front matter: `title`, `published` (or `date`), `id`, `outlet`."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from tradewire.article import Article
from tradewire.errors import ReadError
from tradewire.read import plain_text
from tradewire.read.file import File, to_date, to_text

FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.S)
HEADING = re.compile(r"\A#[ \t]+(.+?)[ \t]*\n+")


def read(file: File) -> Iterator[Article]:
    """Yield the one article of a Markdown file; a first heading is its title."""
    fields: dict[str, Any] = {}
    body = file.text
    if match := FRONT_MATTER.match(body):
        fields = front_matter(match[1])
        body = body[match.end() :]
    body = body.strip()
    title = to_text(fields, "title")
    if title is None and (match := HEADING.match(body)):
        title, body = match[1], body[match.end() :]
    elif title is None and not fields:
        title, body = plain_text.headline(body)
    published = to_date(fields.get("published", fields.get("date")))
    yield file.article(
        body,
        title=title,
        published=published,
        id=to_text(fields, "id"),
        outlet=to_text(fields, "outlet"),
    )


def front_matter(text: str) -> dict[str, Any]:
    """Return the fields of a YAML block.

    Raises:
        ReadError: if it is no YAML mapping.
    """
    try:
        fields = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ReadError(f"front matter: {str(error).splitlines()[0]}") from None
    if fields is None:
        return {}
    if not isinstance(fields, dict):
        raise ReadError("front matter: expected `name: value` lines")
    return fields
