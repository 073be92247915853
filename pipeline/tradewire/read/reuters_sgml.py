"""Reuters-21578: its SGML, and the same records written as XML."""

import re
from collections.abc import Iterator
from html import unescape

from tradewire.article import Article, Reject
from tradewire.errors import ReadError
from tradewire.read.file import Block, File
from tradewire.read.layout import one_line, unwrap
from tradewire.read.nitf import byline, with_dateline
from tradewire.read.stated import read_date

STORY = re.compile(r"<REUTERS\b([^>]*)>(.*?)(</REUTERS>|(?=<REUTERS\b)|\Z)", re.DOTALL)
NUMBER = re.compile(r'NEWID="(\d+)"')
CONTROL = re.compile(r"&#(?:[0-9]|1[0-9]|2[0-9]|3[01]);|[\x00-\x08\x0b-\x1f]")
TAG = re.compile(r"</?[A-Z]+\b[^>]*>")
STARS = re.compile(r"\A[\s*]+")
SIGNED = re.compile(r"(?<!\s)\s*+(?:Reuter|REUTER|Reuters)\.?\s*\Z")


def read(file: File) -> Iterator[Article | Reject]:
    """Yield the stories of a file of the collection."""
    stories = list(STORY.finditer(file.text))
    if not stories:
        raise ReadError("no <REUTERS> story in it", "no_text")
    for number, match in enumerate(stories, 1):
        known = NUMBER.search(match[1])
        stem = f"{file.stem}-{known[1] if known else number}"
        stem = file.stem if len(stories) == 1 else stem
        try:
            if not match[3]:
                raise ReadError("ends before </REUTERS>", "truncated")
            yield to_article(file, match[2], stem)
        except ReadError as error:
            yield file.refused(error, error.state, number, stem)


def to_article(file: File, story: str, stem: str) -> Article:
    """Return the article of one record."""
    text = field(story, "TEXT") or ""
    body = field(text, "BODY")
    if body is None:  # a brief, or a table kept as it came: what no tag holds
        held = re.sub(r"<(TITLE|AUTHOR|DATELINE)>.*?</\1>", "", text, flags=re.DOTALL)
        body = TAG.sub("", held)
    body = SIGNED.sub("", STARS.sub("", plain(body)))
    blocks = [Block(paragraph) for paragraph in unwrap(body)]
    return file.article(
        with_dateline(blocks, plain(field(text, "DATELINE") or "")),
        title=plain(field(text, "TITLE") or ""),
        published=read_date(plain(field(story, "DATE") or "")),
        id=stem,
        author=byline(one_line(plain(field(text, "AUTHOR") or ""))),
        outlet="Reuters",
        language="en",
    )


def field(text: str, name: str) -> str | None:
    """Return what a tag holds.

    >>> field("<DATE>26-FEB-1987</DATE>", "DATE")
    '26-FEB-1987'
    """
    match = re.search(rf"<{name}\b[^>]*>(.*?)</{name}>", text, re.DOTALL)
    return match[1] if match else None


def plain(text: str) -> str:
    """Return a text without control characters and entities.

    >>> plain("Peru &lt;PERU> rose&#3;")
    'Peru <PERU> rose'
    """
    return unescape(CONTROL.sub("", text))
