"""RSS, RDF and Atom feeds: an item is an article, with what text the feed gives."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tradewire.article import Article, Reject
from tradewire.errors import ReadError
from tradewire.read.file import Block, File
from tradewire.read.markup import (
    attribute,
    blocks,
    find_all,
    fragment,
    language,
    name_of,
    parse_xml,
    words,
)
from tradewire.read.stated import first_date

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

TEXTS = ("encoded", "content", "description", "summary")
DATES = ("pubDate", "published", "date", "issued", "updated")


def read(file: File) -> Iterator[Article | Reject]:
    """Yield the items of a feed; a bad one costs only itself."""
    root, repaired = parse_xml(file)
    items = list(find_all(root, "item", "entry"))
    if not items:
        raise ReadError("a feed without items", "no_text")
    channel = next(find_all(root, "channel"), root)
    outlet = words(child(channel, "title"))
    spoken = words(child(channel, "language")) or language(root)
    for number, item in enumerate(items, 1):
        stem = f"{file.stem}-{number}"
        try:
            yield file.article(
                text_of(item),
                title=words(child(item, "title")),
                published=first_date(*(words(child(item, name)) for name in DATES)),
                id=stem,
                outlet=words(child(item, "source")) or outlet,
                author=words(child(item, "creator")) or words(child(item, "author")),
                url=words(child(item, "link"))
                or attribute(child(item, "link"), "href"),
                language=language(item) or spoken,
                repaired=repaired,
            )
        except ReadError as error:
            yield file.refused(error, error.state, number, stem)


def text_of(item: "Element") -> list[Block]:
    """Return the paragraphs of the fullest text that an item has."""
    for name in TEXTS:
        found = child(item, name)
        if found is None:
            continue
        parts = list(blocks(found)) if len(found) else fragment(found.text or "")
        if any(part.text.strip() for part in parts):
            return [Block(part.text.strip(), part.kind) for part in parts]
    return []


def child(item: "Element", name: str) -> "Element | None":
    """Return the first child of some name, in any namespace."""
    return next((each for each in item if name_of(each) == name), None)
