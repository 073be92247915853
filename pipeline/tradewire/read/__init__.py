"""Read articles from files, archives and standard input, one module per format.

What a document is, is told by its bytes (`kind.py`); its name is a hint.
`documents.py` parts what holds many. To add a format: write a module with
`read(file)`, name it in `READERS`, and tell its kind. A reader yields articles, and
a reject for each part that cannot be read.
"""

import io
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from tradewire.article import Article, Reject
from tradewire.dateline import find_dateline
from tradewire.errors import ReadError
from tradewire.read.documents import in_path, in_stream
from tradewire.read.fields import Fields
from tradewire.read.file import File

Read = Iterator[Article | Reject]
READERS: Mapping[str, str] = {
    "txt": "plain_text.read",
    "md": "markdown.read",
    "json": "json_lines.read",
    "jsonl": "json_lines.read_line",
    "csv": "table_rows.read",
    "tsv": "table_rows.read",
    "html": "html_page.read",
    "nitf": "nitf.read",
    "newsml": "newsml.read",
    "newsitem": "newsml.read_item",
    "newsml-g2": "newsml_g2.read",
    "rss": "feed.read",
    "reuters": "reuters_sgml.read",
    "iptc7901": "iptc7901.read",
    "anpa1312": "anpa1312.read",
    "eml": "mail.read",
    "pdf": "pdf.read",
}
"""The reader of each kind of document, by module and name: imported when needed."""
DEFAULT = Fields()


def read_path(path: Path, root: Path, fields: Fields = DEFAULT) -> Read:
    """Yield the articles of one file; `root` is what its id and source leave out."""
    for document in in_path(path, root, fields):
        yield from read(document)


def read_bytes(
    data: bytes, name: str, suffix: str = "", fields: Fields = DEFAULT
) -> Read:
    """Yield the articles in some bytes; a suffix stands for the name's own."""
    base = File(name, b"", "", fields)
    hint = f"x{suffix}" if suffix else ""
    for document in in_stream(io.BytesIO(data), base, hint=hint):
        yield from read(document)


def read(file: File) -> Read:
    """Yield the articles of one document, and a reject for what cannot be read."""
    if file.refusal:
        yield file.refusal
        return
    try:
        for item in _reader(file.format)(file):
            if isinstance(item, Article) and not file.url:
                item = dated(item, file.name)
            yield item
    except ReadError as error:
        yield file.refused(error, error.state)
    except (RecursionError, MemoryError):
        yield file.refused("nested too deeply or too large", "too_large")


def read_story(name: str, fields: Fields = DEFAULT, **given: Any) -> list[Article]:
    """Return the articles of a file, or of standard input for `-`.

    Fields of the article that are `given` and not None win over what was read.

    Raises:
        ReadError: if the file does not exist or any of it cannot be read.
    """
    if name == "-":
        found = list(read_bytes(sys.stdin.buffer.read(), "-", fields=fields))
    elif Path(name).is_file():
        path = followed(Path(name))
        found = list(read_path(path, path.parent, fields))
    else:
        raise ReadError(f"{name}: no such file")
    changes = {field: value for field, value in given.items() if value is not None}
    articles = []
    for item in found:
        if isinstance(item, Reject):
            line = f" line {item.line}" if item.line else ""
            raise ReadError(f"{item.source}{line}: {item.reason}", item.state)
        articles.append(_changed(item, changes))
    return articles


def followed(path: Path) -> Path:
    """Return the file that a path given by the user leads to."""
    return path.resolve() if path.is_symlink() else path


def files_under(folder: Path) -> list[Path]:
    """Return all files under a folder that are not hidden, sorted by path."""
    found = []
    for where, folders, names in os.walk(folder):
        folders[:] = [each for each in folders if not each.startswith(".")]
        links = [each for each in folders if os.path.islink(os.path.join(where, each))]
        shown = [each for each in (*names, *links) if not each.startswith(".")]
        found += [Path(where, each) for each in shown]
    return sorted(found)


def _reader(kind: str) -> Callable[[File], Read]:
    module, _, name = READERS[kind].partition(".")
    found: Callable[[File], Read] = getattr(
        import_module(f"tradewire.read.{module}"), name
    )
    return found


def _changed(article: Article, changes: Mapping[str, Any]) -> Article:
    """Return an article with some fields changed; a new title moves its regions."""
    new = replace(article, **changes)
    moved = new.body_start - article.body_start
    if not moved or not article.regions:
        return new
    regions = [
        replace(r, start=r.start + moved, end=r.end + moved) for r in new.regions
    ]
    return replace(new, regions=tuple(regions))


def dated(article: Article, name: str) -> Article:
    """Return an article with the date of its dateline, else of its file's name.

    A date that the article has already is kept, and a dateline without a year
    gives none.
    """
    if article.published:
        return article
    dateline = find_dateline(article)
    written = dateline.date if dateline else None
    published = date.fromisoformat(written) if written else date_in(name)
    return replace(article, published=published)


IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_]?([01]\d)[-_]?([0-3]\d)(?!\d)")


def date_in(name: str) -> date | None:
    """Return the date in a file name.

    >>> date_in("wire/2021-11-16-steel.txt"), date_in("20211116.txt")
    (datetime.date(2021, 11, 16), datetime.date(2021, 11, 16))
    >>> date_in("steel-232.txt") is None
    True
    """
    for match in IN_NAME.finditer(name):
        try:
            return date(*map(int, match.groups()))
        except ValueError:
            continue
    return None
