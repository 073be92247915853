"""Which field of a JSON object or a table's row is which part of an article."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tradewire.errors import ReadError

USUAL: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article_content", "fulltext"),
    "title": ("title", "headline"),
    "published": ("published", "date", "published_at", "publish_date", "datepublished"),
    "id": ("id",),
    "outlet": ("outlet", "publisher", "source"),
    "author": ("author", "authors", "byline"),
    "url": ("url", "link", "source_url"),
    "language": ("language", "lang"),
    "items": (),
}
"""The names that are looked for, in order and in any case, where none is given."""


@dataclass(frozen=True)
class Fields:
    """The dotted paths that were given, by the part of an article they lead to."""

    paths: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def parse(cls, given: Iterable[str]) -> "Fields":
        """Return the fields of texts like `text=body` and `published=meta.date`.

        >>> Fields.parse(["text=body.main"]).value({"body": {"main": "Peru"}}, "text")
        'Peru'

        Raises:
            ReadError: if one is not of that form.
        """
        paths = {}
        for each in given:
            part, _, path = each.partition("=")
            if part not in USUAL or not path:
                known = ", ".join(USUAL)
                raise ReadError(f"field {each!r}: write PART=PATH with PART of {known}")
            paths[part] = path
        return cls(paths)

    def value(self, record: Mapping[str, Any], part: str) -> Any:
        """Return the value of a part of the article, None where there is none."""
        if part in self.paths:
            return at(record, self.paths[part])
        names = {str(name).lower(): name for name in record}
        for usual in USUAL[part]:
            value = record[names[usual]] if usual in names else None
            if value not in (None, "") and not isinstance(value, Mapping):
                return value
        return None

    def is_sure(self, record: Mapping[str, Any], part: str) -> bool:
        """Tell whether a part's field was given, or has the part's own name."""
        return part in self.paths or part in record


def at(value: Any, path: str) -> Any:
    """Return what a dotted path leads to; a number counts in a list.

    >>> at({"a": [{"b": 1}]}, "a.0.b"), at({"a": 1}, "a.b")
    (1, None)
    """
    if isinstance(value, Mapping) and path in value:
        return value[path]
    for step in path.split("."):
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, list) and step.isdecimal() and int(step) < len(value):
            value = value[int(step)]
        else:
            return None
    return value
