"""Read the dateline that opens a wire story: "BRUSSELS, April 17 (Reuters) -"."""

from dataclasses import dataclass

from tradewire.article import Article


@dataclass(frozen=True)
class Dateline:
    """Place as written, its country (ISO 3166-1 alpha-2) and ISO date, if known."""

    place: str
    country: str | None = None
    date: str | None = None


def find_dateline(article: Article) -> Dateline | None:
    """Return the dateline at the start of an article's body, if there is one."""
    return None
