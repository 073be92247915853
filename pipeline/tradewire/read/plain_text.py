"""Plain text: an optional headline, a blank line, the body.

`date 2021-11-16` in front of the text or of the body is metadata: it is the
publication date and no part of the text. Hard-wrapped lines become paragraphs.
"""

import re
from collections.abc import Iterator
from datetime import date

from tradewire.article import Article
from tradewire.errors import ReadError
from tradewire.read.file import File
from tradewire.read.layout import flowed
from tradewire.read.stated import need_date, read_date

DATE = re.compile(r"date:?[ \t]+(\d{4}-\d\d-\d\d)\b[ \t]*\n?", re.I)
LONGEST_TITLE = 200
LABEL = re.compile(r"(?:press|news) release[ \t]*:[ \t]*", re.I)
LINE_DATE = re.compile(
    r"^(?:for immediate release[: ]*|(?:published|posted|date)\b(?: on)?[: ]*)?"
    r"((?:[A-Z][a-z]+day,? )?"
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4}))$",
    re.MULTILINE | re.IGNORECASE,
)
CUT = re.compile(rb"[\xc2-\xdf]$|[\xe0-\xef][\x80-\xbf]?$|[\xf0-\xf4][\x80-\xbf]{0,2}$")


def read(file: File) -> Iterator[Article]:
    """Yield the one article of a text file."""
    if CUT.search(file.data[-4:]) and not file.data.isascii() and _is_utf8(file.data):
        raise ReadError("ends within a character", "truncated")
    first, text = leading_date(flowed(file.text))
    title, body = headline(LABEL.sub("", text, count=1) if LABEL.match(text) else text)
    second, body = leading_date(body)
    if title and body.startswith(f"{title}\n"):
        body = body[len(title) :].lstrip()
    yield file.article(
        body, title=title, published=first or second or line_date(body), entities=True
    )


def leading_date(text: str) -> tuple[date | None, str]:
    """Part a leading `date 2021-11-16` from a text.

    >>> leading_date("date 2021-11-16 TOKYO - Japan cut its tariff.")
    (datetime.date(2021, 11, 16), 'TOKYO - Japan cut its tariff.')
    """
    match = DATE.match(text)
    if match is None:
        return None, text
    return need_date(match[1]), text[match.end() :].lstrip()


def line_date(body: str) -> date | None:
    """Return the date that stands alone on one of the first lines.

    >>> line_date("Senator Says More\\nSeptember 28, 2006\\nWASHINGTON - He did.")
    datetime.date(2006, 9, 28)
    """
    match = LINE_DATE.search(body[:600])
    return read_date(match[1]) if match else None


def headline(text: str) -> tuple[str | None, str]:
    r"""Part a headline from the body: one short line, unstopped, then a blank line.

    The two come back as they stand only if exactly one blank line parts them, so
    that title, two newlines and body are the text that was read.

    >>> headline("Japan cuts tariff\n\nTOKYO - Japan cut its tariff.")
    ('Japan cuts tariff', 'TOKYO - Japan cut its tariff.')
    >>> headline("Japan cut its tariff.\n\nIt did so on Monday.")[0] is None
    True
    """
    first, gap, rest = text.partition("\n\n")
    title = first.rstrip()
    if (
        gap
        and rest.strip()
        and "\n" not in title
        and len(title) <= LONGEST_TITLE
        and not title.endswith((".", ":", ";", ",", "”", '"'))
    ):
        return title, rest.lstrip("\n")
    return None, text


def _is_utf8(data: bytes) -> bool:
    try:
        data[:-3].decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(data) - 8
    return True
