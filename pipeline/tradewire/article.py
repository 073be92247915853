"""What goes in: an article, its date and where it came from."""

import hashlib
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Source:
    """Where an article was read.

    `path` is a file's path (or `-`), with the member's path behind it in an
    archive. `sha256` is that of the bytes the article was read from: a file, an
    archive's member, a line of JSON Lines. `repaired` names what had to be mended
    to read them: an encoding, broken markup, mojibake.
    """

    path: str
    format: str
    sha256: str
    url: str | None = None
    repaired: tuple[str, ...] = ()


@dataclass(frozen=True)
class Region:
    """A stretch of an article's text that states no facts, and why.

    `start` and `end` count code points of the text, end exclusive; `kind` is a word
    such as caption, credit, link, copyright.
    """

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Article:
    """One news item.

    `body` and `title` are kept as they were read. All offsets of a record count
    code points of `text`, end exclusive. An alert has a title and a blank body.

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
    author: str | None = None
    regions: tuple[Region, ...] = ()
    text: str = field(init=False)

    def __post_init__(self) -> None:
        parts = [part for part in (self.title, self.body) if part]
        text = "\n\n".join(parts)
        object.__setattr__(self, "text", text)
        if not self.id:
            digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
            object.__setattr__(self, "id", digest[:16])

    @property
    def body_start(self) -> int:
        """Offset in `text` at which the body begins."""
        return len(self.text) - len(self.body)

    def states_facts(self, start: int, end: int) -> bool:
        """Tell whether `start:end` of the text lies outside all marked regions.

        >>> article = Article("Related: Duty cut", regions=(Region(0, 17, "link"),))
        >>> article.states_facts(9, 17)
        False
        """
        return not any(r.start <= start and end <= r.end for r in self.regions)


@dataclass(frozen=True)
class Reject:
    """An input that did not become a record, the state it ends in, and why.

    States: `not_english`, `no_text`, `unsupported`, `too_large`, `truncated`,
    `invalid`.
    """

    source: str
    reason: str
    line: int | None = None
    id: str | None = None
    state: str = "invalid"
