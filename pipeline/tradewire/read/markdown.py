"""Markdown with YAML front matter: `title`, `published` (or `date`), `id`, `outlet`."""

import re
from collections.abc import Iterator
from itertools import count, repeat
from typing import TYPE_CHECKING, Any

import yaml

from tradewire.article import Article
from tradewire.errors import ReadError
from tradewire.read import plain_text
from tradewire.read.fields import Fields
from tradewire.read.file import Block, File
from tradewire.read.json_lines import names, to_text
from tradewire.read.layout import tidy
from tradewire.read.markup import fragment
from tradewire.read.stated import need_date

if TYPE_CHECKING:
    from markdown_it.token import Token

FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.S)
OPEN = re.compile(r"---[ \t]*\r?\n[A-Za-z_]\w*:")
HEADING = re.compile(r"\A#[ \t]++(.+)\n+")


def read(file: File) -> Iterator[Article]:
    """Yield the one article of a Markdown file; a first heading is its title."""
    fields: dict[str, Any] = {}
    body = file.text
    if match := FRONT_MATTER.match(body):
        fields = front_matter(match[1])
        body = body[match.end() :]
    elif OPEN.match(body) and "\n---" not in body[3:]:
        raise ReadError("ends within its front matter", "truncated")
    body = tidy(body)
    title = to_text(fields.get("title"), "title")
    if title is None and (match := HEADING.match(body)):
        title, body = match[1], body[match.end() :]
    elif title is None and not fields:
        title, body = plain_text.headline(body)
    value = Fields(file.fields.paths).value
    published = fields.get("published", fields.get("date"))
    id = fields.get("id")
    yield file.article(
        list(paragraphs(body)),
        title=title,
        published=need_date(published),
        id=str(id) if id else None,
        outlet=to_text(fields.get("outlet"), "outlet"),
        author=names(value(fields, "author")),
        url=names(value(fields, "url")),
    )


def paragraphs(body: str) -> Iterator[Block]:
    """Yield the paragraphs as a reader sees them: links by their words, no marks.

    Items keep their dash or number, and those of a tight list stand line by line.

    >>> [block.text for block in paragraphs("Peru *cut*\\nits [duty](x).\\n\\n1. Tin")]
    ['Peru cut its duty.', '1. Tin']
    """
    from markdown_it import MarkdownIt

    lists: list[Iterator[str]] = []
    mark, tight = "", False
    held: list[str] = []
    for token in MarkdownIt("commonmark").enable("table").parse(body):
        if token.type == "ordered_list_open":
            first = int(token.attrGet("start") or 1)
            lists.append(f"{number}. " for number in count(first))
        elif token.type == "bullet_list_open":
            lists.append(repeat("- "))
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            mark = next(lists[-1])
        elif token.type == "paragraph_open":
            tight = token.hidden
        elif token.type == "inline":
            if held and not tight:
                yield Block("\n".join(held))
                held = []
            held.append((mark + "".join(shown(token.children or []))).strip())
            mark = ""
        elif token.type in ("fence", "code_block", "html_block", "heading_open"):
            tight = False
            if token.type == "html_block":
                held += [block.text for block in fragment(token.content)]
            elif token.content:
                held.append(token.content.strip())
        if held and not lists:
            yield Block("\n".join(held))
            held = []
    if held:
        yield Block("\n".join(held))


def shown(tokens: "list[Token]") -> Iterator[str]:
    """Yield the words of inline tokens."""
    for token in tokens:
        if token.type in ("text", "code_inline"):
            yield token.content
        elif token.type == "softbreak":
            yield " "
        elif token.type == "hardbreak":
            yield "\n"


def front_matter(text: str) -> dict[str, Any]:
    """Return the fields of a YAML block.

    Raises:
        ReadError: if it is no YAML mapping.
    """
    try:
        fields = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise ReadError(f"front matter: {str(error).splitlines()[0]}") from None
    if fields is None:
        return {}
    if not isinstance(fields, dict):
        raise ReadError("front matter: expected `name: value` lines")
    return fields
