"""What the benches share: the articles of their sources."""

from collections.abc import Iterable

from tradewire.article import Article
from tradewire.ingest import files_of
from tradewire.read import read_path


def articles_in(sources: Iterable[str]) -> list[Article]:
    """Return the articles of some files and folders."""
    paths = files_of(sources)
    items = [item for path, root in paths for item in read_path(path, root)]
    return [item for item in items if isinstance(item, Article)]
