"""IPTC 7901: a wire story between control characters, as dpa and others send it."""

import re
from collections.abc import Iterator
from datetime import date

from tradewire.article import Article
from tradewire.errors import ReadError
from tradewire.read.file import Block, File
from tradewire.read.layout import unwrap
from tradewire.read.nitf import byline
from tradewire.values.date import month_number

START, END = "\x01", "\x03"
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
SERVICE = re.compile(
    r"(?:\d+(?:st|nd|rd|th)?\s+)?(?:lead|net|roundup|update|urgent|advance|corr\w*"
    r"|recap|wrap|graphic|picture|extra|bulletin|flash|embargo\w*)\b[^a-z]*$",
    re.IGNORECASE,
)
STAMP = re.compile(r"(\d\d)(\d{4}) ?(?:GMT|UTC|[A-Z]{3,4}) ([A-Za-z]{3}) (\d\d)\s*$")
GERMAN = {"okt": "oct", "dez": "dec", "mai": "may", "mrz": "mar", "mär": "mar"}
AGENCY = re.compile(r"^\S+ +\d+ +[a-z]{1,3} +\d+(?: +c+b)? +([A-Za-z]{2,12}) +\d+")


def read(file: File) -> Iterator[Article]:
    """Yield the article of a wire message."""
    text = file.text.replace("\r", "")
    if START in text and END not in text:
        raise ReadError("ends before the end-of-text character", "truncated")
    head, copy, end = parts(text)
    published = stamped(end)
    if START not in text and published is None:
        raise ReadError("ends before its date stamp", "truncated")
    lines = [CONTROL.sub("", line).strip() for line in head.split("\n")]
    slug, rest = lines[0], [line for line in lines[1:] if line]
    titles, author = headlines(rest)
    agency = AGENCY.match(slug)
    yield file.article(
        blocks(CONTROL.sub("", copy)),
        title=" ".join(titles),
        published=published,
        author=author,
        outlet=agency[1] if agency else None,
    )


def parts(text: str) -> tuple[str, str, str]:
    """Return the heading up to the line that ends with `=`, the copy, the end."""
    text = text.strip(" \n\x00\x16\x7f\x04")
    copy, _, end = text.rpartition(END) if END in text else (text, "", text[-80:])
    opening = re.search(r"=[ \t]*\n", copy)
    if opening is None or opening.start() > 1000:
        head, _, copy = copy.partition("\n\n")
        return head, copy, end
    return copy[: opening.start()], copy[opening.end() :], end


def headlines(lines: list[str]) -> tuple[list[str], str | None]:
    """Return the headline's lines and the author, slugs and service notes left out.

    >>> headlines(["/trade/EU/", "2ND LEAD", "EU cuts duty", "By Ana Soto, dpa"])
    (['EU cuts duty'], 'Ana Soto')
    """
    author = None
    kept = []
    for line in lines:
        if line.lower().startswith("by "):
            author = byline(line.partition(",")[0])
        elif not SERVICE.fullmatch(line) and not line.endswith("/"):
            kept.append(line)
    return kept, author


def blocks(copy: str) -> Iterator[Block]:
    """Yield the paragraphs; the agency's notes behind the story state no facts."""
    story, note = copy, ""
    if match := re.search(r"^# .*notebook|^\* \* \* \*", copy, re.I | re.MULTILINE):
        story, note = copy[: match.start()], copy[match.start() :]
    yield from (Block(paragraph) for paragraph in unwrap(story))
    for paragraph in unwrap(note):
        if not STAMP.fullmatch(paragraph):
            yield Block(paragraph, "note")


def stamped(text: str) -> date | None:
    """Return the date of the stamp at the end: day, time, month, year.

    >>> stamped("131137 GMT Nov 13"), stamped("071341 GMT Okt 15")
    (datetime.date(2013, 11, 13), datetime.date(2015, 10, 7))
    """
    match = STAMP.search(text.strip(" \n\x00\x16\x7f\x04"))
    if match is None:
        return None
    short = match[3].lower()
    month = month_number(GERMAN.get(short, short))
    year = int(match[4])
    try:
        century = 2000 if year < 70 else 1900
        return date(century + year, month or 0, int(match[1]))
    except ValueError:
        return None
