"""What the tests of figures share: the figures of a text, each in one line."""

from collections.abc import Callable
from datetime import date

import pytest

from tradewire import Article, extract_all
from tradewire.annotate import load
from tradewire.fact import plain_number
from tradewire.facts.figures import Figure


def told(figure: Figure) -> str:
    """Return a figure in one line; what is actual or exact goes without saying."""
    value = "" if figure.value is None else f"{plain_number(figure.value)}"
    top = "" if figure.value_max is None else f"..{plain_number(figure.value_max)}"
    parts = [figure.measure, value + top, figure.unit, figure.commodity or "-"]
    parts.append(figure.country or "-")
    parts += [f"with {figure.partner}"] if figure.partner else []
    parts += [f"by {figure.producer}"] if figure.producer else []
    parts += [f"in {figure.period}"] if figure.period else []
    parts += [figure.status] if figure.status != "actual" else []
    parts += [figure.bound] if figure.bound != "exact" else []
    if figure.change is not None:
        parts.append(f"{plain_number(figure.change):+}%")
    parts += [f"({figure.source})"] if figure.source else []
    return " ".join(parts)


@pytest.fixture(scope="session")
def figures() -> Callable[..., list[str]]:
    def read(
        text: str, title: str | None = None, published: date = date(2021, 11, 16)
    ) -> list[str]:
        article = Article(text, title=title, published=published)
        record = next(extract_all([article], load()))
        found = sorted(record.figures, key=lambda f: f.spans["value"])
        return [told(figure) for figure in found]

    return read
