"""What is done with one document and one article: pure functions, for any engine.

A process that a supervisor may kill at any time runs them, so nothing here keeps
state, writes a file or raises: every input ends in an outcome.
"""

from collections import Counter
from typing import NamedTuple

import orjson

from tradewire.article import Article, Reject
from tradewire.errors import TradewireError
from tradewire.extract import extract_all
from tradewire.read import read
from tradewire.read.file import File
from tradewire.schemas import breach


class Options(NamedTuple):
    """What decides the outcome of an article beside its bytes."""

    model: str
    only_trade: bool = False


class Outcome(NamedTuple):
    """The state that an input ends in, with its record if it has one.

    `source` and `line` tell where the input lies; `facts` counts the record's facts
    by kind. `signature` is for finding the same story elsewhere.
    """

    source: str
    state: str
    reason: str | None = None
    line: int | None = None
    id: str | None = None
    published: str | None = None
    record: bytes | None = None
    facts: bytes | None = None
    signature: bytes | None = None

    @classmethod
    def refused(cls, reject: Reject) -> "Outcome":
        """Return the outcome of an input that is no article."""
        reason = reject.reason
        return cls(reject.source, reject.state, reason, reject.line, reject.id)


def parse(file: File) -> list[Article | Reject]:
    """Return what one document holds, whatever goes wrong."""
    try:
        return list(read(file)) or [file.refused("holds no article", "no_text")]
    except Exception as error:
        return [file.refused(f"reading failed: {error!r}", "crashed")]


def work(article: Article, line: int | None, options: Options) -> Outcome:
    """Return the outcome of one article, whatever goes wrong."""
    source = article.source.path if article.source else article.id
    published = article.published.isoformat() if article.published else None
    base = Outcome(source, "done", None, line, article.id, published)
    try:
        return _worked(article, base, options)
    except MemoryError:
        return base._replace(state="too_large", reason="needs too much memory")
    except Exception as error:
        reason = str(error) if isinstance(error, TradewireError) else repr(error)
        return base._replace(state="crashed", reason=f"extraction failed: {reason}")


def _worked(article: Article, base: Outcome, options: Options) -> Outcome:
    from tradewire.annotate import load

    record = next(extract_all([article], load(options.model)))
    data = record.to_dict()
    if reason := breach(data):
        return base._replace(state="invalid", reason=reason)
    counts = Counter({kind: len(found) for kind, found in record.facts().items()})
    return base._replace(record=orjson.dumps(data), facts=orjson.dumps(counts))
