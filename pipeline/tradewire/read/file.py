"""What a reader is given: the decoded text of one file and what its name says."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any

from tradewire.article import Article, Source
from tradewire.errors import ReadError


@dataclass(frozen=True)
class File:
    """One input file, decoded."""

    name: str
    text: str
    format: str
    sha256: str

    @property
    def stem(self) -> str:
        """The name without its suffix: the id of an article that has none."""
        return str(PurePosixPath(self.name).with_suffix(""))

    def article(
        self,
        body: str,
        *,
        title: str | None = None,
        published: date | None = None,
        id: str | None = None,
        outlet: str | None = None,
    ) -> Article:
        """Return an article of this file.

        Raises:
            ReadError: if the body is blank.
        """
        if not body.strip():
            raise ReadError("no text")
        return Article(
            body,
            title=title or None,
            published=published,
            id=id or self.stem,
            outlet=outlet or None,
            source=Source(self.name, self.format, self.sha256),
        )


def to_date(value: Any) -> date | None:
    """Return the date of an ISO date or time, as text or as a date object.

    >>> to_date("2021-11-16T08:30:00Z"), to_date(""), to_date(None)
    (datetime.date(2021, 11, 16), None, None)

    Raises:
        ReadError: if it is something else.
    """
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(str(value).strip()).date()
    except ValueError:
        raise ReadError(
            f"published: {value!r} is not an ISO date; write it as 2021-11-16"
        ) from None


def to_text(fields: dict[str, Any], name: str) -> str | None:
    """Return a field that must be a text or absent.

    Raises:
        ReadError: if it is something else.
    """
    value = fields.get(name)
    if value is None or isinstance(value, str):
        return value
    raise ReadError(f"{name}: expected a text, found {type(value).__name__}")
