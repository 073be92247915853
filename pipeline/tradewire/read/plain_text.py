"""Plain text: an optional headline, a blank line, the body.

`date 2021-11-16` in front of the text or of the body is metadata: it is the
publication date and no part of the text.
"""

import re
from collections.abc import Iterator
from datetime import date

from tradewire.article import Article
from tradewire.read.file import File, to_date

DATE = re.compile(r"date:?[ \t]+(\d{4}-\d\d-\d\d)\b[ \t]*\n?", re.I)
LONGEST_TITLE = 200


def read(file: File) -> Iterator[Article]:
    """Yield the one article of a text file."""
    first, text = leading_date(file.text.strip())
    title, body = headline(text)
    second, body = leading_date(body)
    yield file.article(body, title=title, published=first or second)


def leading_date(text: str) -> tuple[date | None, str]:
    """Part a leading `date 2021-11-16` from a text.

    >>> leading_date("date 2021-11-16 TOKYO - Japan cut its tariff.")
    (datetime.date(2021, 11, 16), 'TOKYO - Japan cut its tariff.')
    """
    match = DATE.match(text)
    if match is None:
        return None, text
    return to_date(match[1]), text[match.end() :].lstrip()


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
