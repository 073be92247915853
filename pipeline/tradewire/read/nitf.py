"""NITF, the News Industry Text Format, alone or inside NewsML."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tradewire.article import Article
from tradewire.read.file import Block, File
from tradewire.read.layout import one_line
from tradewire.read.markup import (
    attribute,
    blocks,
    find,
    language,
    name_of,
    parse_xml,
    words,
)
from tradewire.read.stated import first_date

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

DASHES = ("-", "–", "—", "_")


def read(file: File) -> Iterator[Article]:
    """Yield the article of a NITF document."""
    root, repaired = parse_xml(file)
    body_head = find(root, "body.head")
    yield file.article(
        content(root),
        title=title(root),
        published=first_date(
            attribute(find(root, "date.issue"), "norm"),
            attribute(find(root, "pubdata"), "date.publication"),
            attribute(find(root, "story.date"), "norm"),
            attribute(find(root, "date.release"), "norm"),
        ),
        author=byline_of(find(body_head, "byline")),
        outlet=words(find(body_head, "distributor"))
        or attribute(find(root, "doc.copyright"), "holder"),
        language=attribute(root, "baselang") or language(find(root, "body")),
        repaired=repaired,
    )


def title(root: "Element") -> str | None:
    """Return the headline, else the document's title."""
    return words(find(root, "hedline", "hl1")) or words(find(root, "head", "title"))


def content(root: "Element", dateline: str | None = None) -> list[Block]:
    """Return the paragraphs of the body, its dateline in front."""
    body = find(root, "body")
    parts = root if body is None else body
    body = next((e for e in parts if name_of(e) == "body.content"), None)
    found = list(blocks(body)) if body is not None else []
    head = find(root, "body.head", "dateline")
    located = [words(find(head, "location")), words(find(head, "story.date"))]
    if attribute(find(head, "story.date"), "norm"):
        located.pop()
    place = ", ".join(part for part in located if part)
    tagline = words(find(root, "body.end", "tagline"))
    found = with_dateline(found, dateline or place)
    return [*found, Block(tagline, "credit")] if tagline else found


def with_dateline(found: list[Block], dateline: str | None) -> list[Block]:
    """Return paragraphs that open with a dateline which is kept apart from them.

    >>> with_dateline([Block("Exports rose.")], "SEOUL, March 5")
    [Block(text='SEOUL, March 5 - Exports rose.', kind=None)]
    """
    line = one_line(dateline)
    first = next((n for n, b in enumerate(found) if b.kind is None), None)
    if line is None or first is None:
        return found
    text = found[first].text
    place = line.split(",")[0].split(" (")[0].lower()
    if place in text[: len(line) + 60].lower():
        return found
    mark = "" if line.endswith(DASHES) else " -"
    found[first] = Block(f"{line}{mark} {text}")
    return found


def byline_of(element: "Element | None") -> str | None:
    """Return the name in a byline element, without the title beside it."""
    if element is None:
        return None
    person = words(find(element, "person"))
    return person or byline(one_line(element.text))


def byline(text: str | None) -> str | None:
    """Return the name in a byline.

    >>> byline("By Ana Soto"), byline(None)
    ('Ana Soto', None)
    """
    if text and text[:3].lower() == "by ":
        return text[3:].strip()
    return text
