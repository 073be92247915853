"""NewsML-G2: news items, alone or in a message."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tradewire.article import Article, Reject
from tradewire.errors import ReadError
from tradewire.read import nitf
from tradewire.read.file import Block, File
from tradewire.read.markup import (
    attribute,
    blocks,
    find,
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


def read(file: File) -> Iterator[Article | Reject]:
    """Yield the news items of a NewsML-G2 document."""
    root, repaired = parse_xml(file)
    items = list(find_all(root, "newsItem"))
    if not items:
        raise ReadError("no news item", "no_text")
    for number, item in enumerate(items, 1):
        stem = file.stem if len(items) == 1 else f"{file.stem}-{number}"
        try:
            yield to_article(file, item, stem, repaired)
        except ReadError as error:
            yield file.refused(error, error.state, number, stem)


def to_article(
    file: File, item: "Element", stem: str, repaired: tuple[str, ...]
) -> Article:
    """Return the article of a news item."""
    meta, about = find(item, "itemMeta"), find(item, "contentMeta")
    found = content(item)
    title = words(find(about, "headline")) or nitf.title(item)
    title = title or words(find(item, "html", "head", "title"))
    if found and found[0].text == title:
        found = found[1:]
    tag = attribute(find(about, "language"), "tag")
    return file.article(
        nitf.with_dateline(found, words(find(about, "dateline"))),
        title=title,
        published=first_date(
            words(find(meta, "firstCreated")),
            words(find(about, "contentCreated")),
            words(find(meta, "versionCreated")),
        ),
        id=stem,
        author=nitf.byline(words(find(about, "by")))
        or nitf.byline_of(find(item, "byline")),
        outlet=attribute(find(meta, "provider"), "literal")
        or words(find(meta, "provider")),
        language=tag or language(item),
        repaired=repaired,
    )


def content(item: "Element") -> list[Block]:
    """Return the paragraphs of the first content that holds text."""
    for each in find_all(item, "inlineXML", "inlineData"):
        if find(each, "body.content") is not None:
            found = nitf.content(each)
        elif name_of(each) == "inlineData":
            found = fragment((each.text or "").strip())
        else:
            body = find(each, "body")
            found = list(blocks(each if body is None else body))
        if any(block.text.strip() for block in found):
            return found
    return []
