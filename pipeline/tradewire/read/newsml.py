"""NewsML 1.x, and the older `newsitem` of the Reuters Corpus."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tradewire.article import Article, Reject
from tradewire.errors import ReadError
from tradewire.read import nitf
from tradewire.read.file import Block, File
from tradewire.read.layout import one_line
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
    """Yield the stories of a NewsML document."""
    root, repaired = parse_xml(file)
    stories = [
        (item, part)
        for item in find_all(root, "NewsItem")
        for part in story_parts(item)
    ]
    if not stories:
        raise ReadError("no text", "no_text")
    for number, (item, part) in enumerate(stories, 1):
        stem = file.stem if len(stories) == 1 else f"{file.stem}-{number}"
        try:
            yield to_article(file, item, part, stem, repaired)
        except ReadError as error:
            yield file.refused(error, error.state, number, stem)


def story_parts(item: "Element") -> list["Element"]:
    """Return the innermost components that have a headline and text below them."""
    parts = [c for c in find_all(item, "NewsComponent") if _has_text(c)]
    headed = [c for c in parts if _own_headline(c) is not None]
    outer = {above for c in headed for above in c.iterancestors()}
    inner = [c for c in headed if c not in outer]
    return inner or parts[:1]


def to_article(
    file: File,
    item: "Element",
    part: "Element",
    stem: str,
    repaired: tuple[str, ...],
) -> Article:
    """Return the article of one component."""
    lines = _lines_for(part)
    found: list[Block] = []
    for content in find_all(part, "DataContent"):
        if not _is_picture(content):
            found += data_content(content)
    title = words(_own_headline(part)) or words(_nearest_headline(part))
    title = title or nitf.title(part)
    dateline = words(find(lines, "DateLine"))
    return file.article(
        nitf.with_dateline(found, dateline),
        title=title,
        published=first_date(
            words(find(item, "FirstCreated")),
            words(find(item, "ThisRevisionCreated")),
            words(find(item, "DateId")),
        ),
        id=stem,
        author=nitf.byline(words(find(lines, "ByLine"))),
        outlet=attribute(find(part, "Provider", "Party"), "FormalName")
        or attribute(find(item, "Provider", "Party"), "FormalName")
        or words(find(item, "ProviderId")),
        language=language(part) or attribute(find(part, "Language"), "FormalName"),
        repaired=repaired,
    )


def data_content(content: "Element") -> list[Block]:
    """Return the paragraphs of a DataContent: NITF, XHTML, or text."""
    if find(content, "body.content") is not None:
        return nitf.content(content)
    if len(content):
        return list(blocks(content))
    return fragment((content.text or "").strip())


def read_item(file: File) -> Iterator[Article]:
    """Yield the article of a Reuters Corpus `newsitem`."""
    root, repaired = parse_xml(file)
    body = find(root, "text")
    found = list(blocks(body)) if body is not None else []
    stated = [
        attribute(element, "value")
        for element in find_all(root, "dc")
        if attribute(element, "element") == "dc.date.published"
    ]
    yield file.article(
        nitf.with_dateline(found, words(find(root, "dateline"))),
        title=words(find(root, "headline")) or words(find(root, "title")),
        published=first_date(attribute(root, "date"), *stated),
        author=nitf.byline(words(find(root, "byline"))),
        outlet="Reuters",
        language=language(root),
        repaired=repaired,
    )


def _has_text(part: "Element") -> bool:
    return any(
        one_line("".join(map(str, content.itertext()))) and not _is_picture(content)
        for content in find_all(part, "DataContent")
    )


def _is_picture(content: "Element") -> bool:
    medium = attribute(find(content.getparent(), "MediaType"), "FormalName") or ""
    return medium.lower() in ("photo", "graphic", "picture", "video", "audio")


def _lines_for(part: "Element") -> "Element | None":
    """Return the NewsLines of a component, else of the nearest that has them."""
    for element in (part, *part.iterancestors()):
        for child in element:
            if name_of(child) == "NewsLines":
                return child
    return None


def _own_headline(part: "Element") -> "Element | None":
    for child in part:
        if name_of(child) == "NewsLines":
            found = find(child, "HeadLine")
            return found if words(found) else None
    return None


def _nearest_headline(part: "Element") -> "Element | None":
    for element in part.iterancestors():
        if (found := _own_headline(element)) is not None:
            return found
    return None
