"""What goes in: an article, its date and where it came from."""

import hashlib
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Source:
    """Where an article was read: a path or `-`, its format, the sha256 of its bytes."""

    path: str
    format: str
    sha256: str


@dataclass(frozen=True)
class Article:
    """One news item.

    `body` and `title` are kept as they were read. All offsets of a record count
    code points of `text`, end exclusive.

    >>> article = Article("TOKYO - Japan cut its tariff.", title="Tariff cut")
    >>> article.text[article.body_start :]
    'TOKYO - Japan cut its tariff.'
    """

    body: str
    title: str | None = None
    published: date | None = None
    id: str = ""
    outlet: str | None = None
    source: Source | None = None
    text: str = field(init=False)

    def __post_init__(self) -> None:
        text = f"{self.title}\n\n{self.body}" if self.title else self.body
        object.__setattr__(self, "text", text)
        if not self.id:
            digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
            object.__setattr__(self, "id", digest[:16])

    @property
    def body_start(self) -> int:
        """Offset in `text` at which the body begins."""
        return len(self.text) - len(self.body)


@dataclass(frozen=True)
class Reject:
    """An input that did not become a record, and why."""

    source: str
    reason: str
    line: int | None = None
    id: str | None = None
