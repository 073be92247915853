"""IPTC ninjs, and the item that the content APIs of AP and AAP return."""

from collections.abc import Iterator, Mapping
from typing import Any

from tradewire.article import Article
from tradewire.lexicon import table
from tradewire.read.fields import at
from tradewire.read.file import Block, File
from tradewire.read.markup import fragment
from tradewire.read.nitf import byline, with_dateline
from tradewire.read.stated import first_date

BODIES = ("body_xhtml", "body_html", "body_text")


def is_ninjs(document: Any) -> bool:
    """Tell a ninjs item, or an answer of an agency's API that holds one.

    >>> is_ninjs({"headline": "Duty cut", "versioncreated": "", "pubstatus": ""})
    True
    """
    item = at(document, "data.item") if isinstance(document, Mapping) else None
    item = item if isinstance(item, Mapping) else document
    signs = table("formats")["kinds"]["ninjs"].split()
    return isinstance(item, Mapping) and sum(s in item for s in signs) > 1


def read(file: File, document: Mapping[str, Any]) -> Iterator[Article]:
    """Yield the article of an item."""
    found = at(document, "data.item")
    item = found if isinstance(found, Mapping) else document
    authors = [at(item, "bylines.0.by"), item.get("byline")]
    addresses = [at(item, "links.0.href"), item.get("uri")]
    yield file.article(
        with_dateline(body(document, item), text(item.get("dateline"))),
        title=headline(item),
        published=first_date(
            item.get("firstcreated"),
            item.get("contentcreated"),
            item.get("versioncreated"),
        ),
        outlet=text(item.get("provider")) or text(item.get("source")),
        author=byline(next((text(a) for a in authors if text(a)), None)),
        url=next((address for address in addresses if text(address)), None),
        language=text(item.get("language")),
    )


def body(document: Mapping[str, Any], item: Mapping[str, Any]) -> list[Block]:
    """Return the paragraphs of the first body that holds text."""
    listed = item.get("bodies")
    values = [each.get("value") for each in listed or [] if isinstance(each, Mapping)]
    values += [item.get(name) for name in BODIES]
    values += [at(document, f"nitf.{name}") for name in BODIES]
    for value in values:
        if isinstance(value, str) and value.strip():
            return fragment(value)
    return []


def headline(item: Mapping[str, Any]) -> str | None:
    """Return the headline of an item, of ninjs 1, 2 or 3."""
    return (
        text(item.get("headline"))
        or text(at(item, "headlines.0.value"))
        or text(item.get("title"))
    )


def text(value: Any) -> str | None:
    """Return a value if it is a text with words in it."""
    return value if isinstance(value, str) and value.strip() else None
