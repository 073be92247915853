"""Hygiene of the tables of titles, bodies and portfolios."""

from collections import Counter

import pytest
from pydantic import TypeAdapter

from tradewire import Article
from tradewire.annotate import annotate, load
from tradewire.fact import Code
from tradewire.lexicon import rows, split
from tradewire.mentions import find
from tradewire.values.body import heads, known
from tradewire.values.country import is_country

KINDS = {"ministry", "agency", "intergovernmental", "industry", "none"}
GATES = {"always", "beside", "body", "never", "portfolio", "state", "us"}


def test_bodies_have_a_kind_and_a_real_country() -> None:
    for row in rows("bodies"):
        assert row["kind"] in KINDS, row
        assert row["country"] == "" or is_country(row["country"]), row
        if row["kind"] in ("intergovernmental", "none"):
            assert row["country"] == "", row
        if row["kind"] in ("ministry", "agency"):
            assert row["country"], row


def test_no_name_of_a_body_is_ambiguous() -> None:
    names = Counter(
        name for row in rows("bodies") for name in (row["name"], *split(row["aliases"]))
    )
    assert [name for name, times in names.items() if times > 1] == []
    assert len(known()) == len(names)


def test_titles_have_a_gate_and_one_meaning() -> None:
    titles = [row["title"] for row in rows("titles")]
    assert len(titles) == len(set(titles))
    assert {row["gate"] for row in rows("titles")} <= GATES
    assert all(title == title.lower() for title in titles)


def test_heads_have_a_kind() -> None:
    assert {head.kind for head in heads().values()} <= KINDS - {"none"}


def test_terms_of_office_are_in_order() -> None:
    for row in rows("office_holders"):
        assert row["start"] <= (row["end"] or "9999"), row


def test_offices_never_held_are_of_real_countries() -> None:
    for row in rows("office_systems"):
        assert all(is_country(code) for code in split(row["never"])), row


ALWAYS = [
    row["title"]
    for row in rows("titles")
    if row["gate"] == "always" and row["kind"] in ("minister", "envoy", "commissioner")
]


@pytest.mark.parametrize("title", ALWAYS)
def test_title_of_the_table_fires(title: str) -> None:
    article = Article(f"Yesterday the new {title} Pedro Soto arrived in Lima.")
    story = find(article, next(annotate([article], load())))
    (found,) = {m.value for m in story.persons if m.value.name == "Pedro Soto"}
    assert found.official and found.title and title.split()[-1] in found.title


def test_codes_of_bodies_are_such_as_facts_hold() -> None:
    codes: TypeAdapter[str] = TypeAdapter(Code)
    for row in rows("body_codes"):
        assert codes.validate_python(row["code"]) == row["code"]
