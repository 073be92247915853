"""ANPA 1312: an American wire story, as AP sent it by satellite."""

import re
from collections.abc import Iterator
from datetime import date

from tradewire.article import Article
from tradewire.errors import ReadError
from tradewire.read.file import Block, File
from tradewire.read.layout import is_wrapped, lines_of, unwrap
from tradewire.read.nitf import byline

END = "\x03"
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
LINE = re.compile(r"^\^(.*?)[<=]?$")
SLUG = re.compile(r".*,\s?\d{2,5}$")
NOTE = re.compile(r"(?:eds?:|editor|ap (?:photo|graphic|video)|with |for )", re.I)
STAMP = re.compile(r"-(\d\d)-(\d\d)-(\d\d) \d{4} ?[A-Z]{3}")


def read(file: File) -> Iterator[Article]:
    """Yield the article of a wire message."""
    text = file.text.replace("\r", "")
    if END not in text:
        raise ReadError("ends before the end-of-text character", "truncated")
    message, _, end = text.rpartition(END)
    head, _, copy = message.partition("\x02")
    heading: list[str] = []
    lines = lines_of(copy.lstrip("\x02"))
    while lines and (match := LINE.match(lines[0].strip())):
        heading.append(CONTROL.sub("", match[1]).strip())
        lines.pop(0)
    titles = [h for h in heading if not SLUG.match(h) and not NOTE.match(h)]
    by = next((h for h in titles if h.lower().startswith("by ")), None)
    notes = [h for h in heading if NOTE.match(h)]
    body = characters("\n".join(lines))
    paragraphs = unwrap(body) if is_wrapped(body) else body.split("\n")
    yield file.article(
        [
            *(Block(characters(note), "note") for note in notes),
            *(Block(paragraph.strip()) for paragraph in paragraphs),
        ],
        title=characters(titles[0]) if titles and titles[0] != by else None,
        published=stamped(end) or stamped(head),
        author=byline(by),
        outlet="AP" if "AP-" in end else None,
    )


def characters(text: str) -> str:
    """Return a text with the characters that the wire's alphabet lacks.

    >>> characters("LIMA (AP) _ ``Duties,'' he said.")
    'LIMA (AP) — “Duties,” he said.'
    """
    text = CONTROL.sub("", text).replace("``", "“").replace("''", "”")
    return re.sub(r"(?<=\s)_(?=\s)", "—", text)


def stamped(text: str) -> date | None:
    """Return the date in the stamp at the end: month, day, year.

    >>> stamped("AP-WF-11-13-13 0745GMT")
    datetime.date(2013, 11, 13)
    """
    match = STAMP.search(text)
    if match is None:
        return None
    month, day, year = map(int, match.groups())
    try:
        return date(year + (2000 if year < 70 else 1900), month, day)
    except ValueError:
        return None
