"""What a reader is given: the bytes of one document and what its name says."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath
from typing import NamedTuple

from tradewire.article import Article, Region, Reject, Source
from tradewire.errors import ReadError
from tradewire.read.decode import Decoded, decode
from tradewire.read.fields import Fields
from tradewire.read.language import foreign_language
from tradewire.read.layout import one_line
from tradewire.read.mend import mend
from tradewire.read.regions import regions_in


class Block(NamedTuple):
    """A paragraph, and why it states no facts if it states none."""

    text: str
    kind: str | None = None


@dataclass(frozen=True)
class File:
    """One document: a file, an archive's member, a line of JSON Lines, a table's row.

    `source` is the path that is shown; `name` lacks the suffix of a compressed file.
    `line` counts the lines of a file that holds a document a line, `part` tells it
    from the others in an id; `last` is set where nothing follows it. `path` is the
    absolute path of the file it is in, `place` that with the members' behind it.
    `declared` and `url` are what a protocol says of it; `refusal` is why it cannot be
    read, if it cannot.
    """

    name: str
    data: bytes
    format: str
    fields: Fields = field(default_factory=Fields)
    source: str = ""
    path: str = ""
    place: str = ""
    line: int | None = None
    part: str = ""
    last: bool = True
    offset: int = 0
    declared: str | None = None
    url: str | None = None
    refusal: Reject | None = None

    def __post_init__(self) -> None:
        if not self.source:
            object.__setattr__(self, "source", self.name)

    @cached_property
    def decoded(self) -> Decoded:
        """The text, and what was mended to read it."""
        return decode(self.data, self.declared)

    @property
    def text(self) -> str:
        """The bytes as text."""
        return self.decoded.text

    @cached_property
    def sha256(self) -> str:
        """The digest of the bytes."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def stem(self) -> str:
        """The name without its suffix: the id of an article that has none."""
        return str(PurePosixPath(self.name).with_suffix("")) + self.part

    def unread(self, reason: object, state: str, line: int | None = None) -> "File":
        """Return this document, or a part of it, as one that cannot be read."""
        refusal = self.refused(reason, state, line)
        return replace(self, line=refusal.line, refusal=refusal)

    def refused(
        self,
        reason: object,
        state: str = "invalid",
        line: int | None = None,
        id: str | None = None,
    ) -> Reject:
        """Return the reject of this document, or of a part of it."""
        return Reject(self.source, str(reason), line or self.line, id, state)

    def article(
        self,
        body: str | Iterable[Block],
        *,
        title: str | None = None,
        published: date | None = None,
        id: str | None = None,
        outlet: str | None = None,
        author: str | None = None,
        url: str | None = None,
        language: str | None = None,
        repaired: tuple[str, ...] = (),
        entities: bool = False,
    ) -> Article:
        """Return an article of this document.

        The body is a text, or its paragraphs. `language` is the one declared.

        Raises:
            ReadError: if there is neither text nor title, or it is not English.
        """
        blocks = [Block(body)] if isinstance(body, str) else body
        mended = [(*mend(b.text, entities=entities), b.kind) for b in blocks]
        mended = [each for each in mended if each[0].strip()]
        head, head_marks = mend(one_line(title) or "", entities=entities)
        text = "\n\n".join(text for text, _, _ in mended)
        if not any(character.isalnum() for character in head + text):
            raise ReadError("no text", "no_text")
        if other := foreign_language(f"{head}\n{text}", language):
            raise ReadError(f"not English but {other}", "not_english")
        marks = [*self.decoded.repaired, *repaired, *head_marks]
        marks += [mark for _, found, _ in mended for mark in found]
        offset = start = len(head) + 2 if head and text else 0
        regions = {(r.start, r.end): r for r in regions_in(text, offset)}
        for block, _, kind in mended:
            if kind:
                end = start + len(block)
                regions[start, end] = Region(start, end, kind)
            start += len(block) + 2
        return Article(
            text,
            title=head or None,
            published=published,
            id=id or self.stem,
            outlet=one_line(outlet),
            author=one_line(author),
            source=Source(
                self.source,
                self.format,
                self.sha256,
                url or self.url,
                tuple(dict.fromkeys(marks)),
            ),
            regions=tuple(regions[place] for place in sorted(regions)),
        )
