"""Copies of a story are one, stories that are only alike are not."""

import runpy
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from tradewire.article import Article
from tradewire.duplicates import (
    SHORT,
    SLOTS,
    Entry,
    Told,
    bands,
    groups,
    is_same,
    signature,
    similar,
)
from tradewire.ingest import files_of
from tradewire.read import read_path

HERE = Path(__file__).parent
STORY = (
    "LIMA, May 4 (Reuters) - Peru raised its duty on cotton yarn to 15 pct from 12 "
    "pct on Tuesday after mills complained of cheap cloth from its neighbours.\n\n"
    "Trade Minister Rosa Quispe said the new rate would hold until the end of March "
    "and bring in 40 mln dlrs.\n\n"
    "Spinners in Arequipa have closed three of their eight plants since last summer "
    "and laid off 2,100 workers, their union says.\n\n"
    "Cloth makers want the rate to go back down, for they buy two thirds of the yarn "
    "they weave abroad, most of it from the U.S. and Pakistan.\n\n"
    "Peru grew 70,000 tonnes of cotton last year, a fifth less than the year before, "
    "as farmers on the coast turned to asparagus and grapes, which pay better and "
    "need less water."
)
PARTS = STORY.split("\n\n")
DAY = date(2021, 5, 4)

COPIES: dict[str, str] = {
    "itself": STORY,
    "no dateline": STORY.partition(" - ")[2],
    "another dateline": "BOGOTA (AP) — " + STORY.partition(" - ")[2],
    "its first half": "\n\n".join(PARTS[:3]),
    "without its second paragraph": "\n\n".join(PARTS[:1] + PARTS[2:]),
    "a byline": "By Ana Perez\nOur Staff Writer\n\n" + STORY.partition(" - ")[2],
    "a notice": STORY + "\n\nCopyright 2021 The Daily Sample. All rights reserved.",
    "another house style": STORY.replace("pct", "percent")
    .replace("mln dlrs", "million dollars")
    .replace("three", "3")
    .replace("U.S.", "US")
    .replace("2,100", "2100"),
    "an editor's hand": STORY.replace("after mills complained of", "as mills faced")
    .replace("their union says", "according to their union")
    .replace("most of it", "mostly"),
}
ALIKE: dict[str, str] = {
    "another rate": STORY.replace("15 pct", "18 pct"),
    "rates turned round": STORY.replace("to 15 pct from 12", "to 12 pct from 15"),
    "a correction": STORY.replace("70,000", "77,000"),
    "a number in words": STORY.replace("three of", "four of"),
    "another day": STORY.replace("Tuesday", "Thursday"),
    "another month": STORY.replace("March", "June"),
    "another country": STORY.replace("Peru", "Chile"),
    "another name": STORY.replace("Rosa Quispe", "Juan Rojas"),
    "a new lead": "Spinners marched through the capital today to ask for more, and "
    "the president met them at the gate.\n\n" + STORY.partition(" - ")[2],
    "the same background": "Peru may yet lift its duty on yarn, people who know the "
    "matter said.\n\n" + "\n\n".join(PARTS[1:]),
    "nothing": "",
}


@pytest.mark.parametrize("text", COPIES.values(), ids=COPIES)
def test_copies_are_the_same(text: str) -> None:
    assert set(bands(signature(STORY))) & set(bands(signature(text)))
    assert is_same(STORY, text, DAY, DAY)
    assert is_same(text, STORY, DAY, date(2021, 5, 6))


@pytest.mark.parametrize("text", ALIKE.values(), ids=ALIKE)
def test_what_is_alike_is_not(text: str) -> None:
    assert not is_same(STORY, text, DAY, DAY)
    assert not is_same(text, STORY)


def test_weeks_later_only_the_very_same_words_are_a_copy() -> None:
    later = date(2021, 6, 1)
    assert is_same(STORY, STORY, DAY, later)
    assert not is_same(STORY, COPIES["no dateline"], DAY, later)
    assert not is_same(STORY, COPIES["a byline"], DAY, later)


def test_a_brief_that_says_the_same_again_is_another() -> None:
    fixing = "The central bank left its discount rate unchanged at 4 pct at its meeting"
    assert is_same(fixing, fixing, DAY, DAY)
    assert not is_same(fixing, fixing, DAY, date(2021, 5, 5))
    oslo, rome = f"OSLO, May 4 - {fixing}", f"ROME, May 4 - {fixing}"
    assert not is_same(oslo, rome, DAY, DAY)
    assert len(Told(STORY).words) > SHORT


def test_two_blank_articles_are_two() -> None:
    assert not is_same("", "")
    assert not is_same(" \n", "")


def test_similarity_is_estimated() -> None:
    half = "\n\n".join(PARTS[:3])
    a, b = Told(STORY).runs, Told(half).runs
    true = len(a & b) / len(a | b)
    assert similar(signature(STORY), signature(STORY)) == 1
    assert similar(signature(STORY), signature(half)) == pytest.approx(true, abs=0.15)
    assert similar(signature(STORY), signature("Rain fell on the coast.")) < 0.05


def test_signatures_of_other_versions_are_not_compared() -> None:
    old = bytes([99]) + signature(STORY)[1:]
    assert similar(old, signature(STORY)) == 0
    assert not set(bands(old)) & set(bands(signature(STORY)))


def test_a_signature_is_the_same_everywhere() -> None:
    """If this fails, rensa computes others: raise the version of stored ones."""
    signed = signature(STORY)
    assert len(signed) == 1 + 4 * SLOTS
    assert sha256(signed).hexdigest()[:16] == "e05b2c463fdea292"
    script = (
        "import sys; from tradewire.duplicates import signature;"
        "sys.stdout.write(signature(sys.stdin.read()).hex())"
    )
    for seed in ("0", "1"):
        done = subprocess.run(
            [sys.executable, "-c", script],
            input=STORY,
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
        )
        assert done.stdout == signed.hex()


def entry(id: str, text: str, published: date | None = DAY) -> Entry:
    return Entry(id, signature(text), len(text.split()), published)


def test_the_longest_is_kept_then_the_earliest_then_the_first() -> None:
    whole, half = STORY, "\n\n".join(PARTS[:3])
    bodies = {"half": half, "late": whole, "b": whole, "a": whole}
    entries = [
        entry("half", half, date(2021, 5, 3)),
        entry("late", whole, date(2021, 5, 5)),
        entry("b", whole),
        entry("a", whole),
    ]
    assert groups(entries, bodies.__getitem__) == [("a", "b", "late", "half")]


def test_groups_do_not_depend_on_the_order() -> None:
    texts = [*COPIES.values(), *ALIKE.values()]
    bodies = {f"{number:02}": text for number, text in enumerate(texts)}
    entries = [entry(id, text) for id, text in bodies.items()]
    expected = groups(entries, bodies.__getitem__)
    assert sorted(id for group in expected for id in group) == sorted(bodies)
    assert max(map(len, expected)) >= len(COPIES)
    for seed in range(10):
        Random(seed).shuffle(entries)
        assert groups(entries, bodies.__getitem__) == expected


def test_each_copy_is_one_of_the_article_kept() -> None:
    bodies = {str(n): t for n, t in enumerate([*COPIES.values(), *ALIKE.values()])}
    entries = [entry(id, text) for id, text in bodies.items()]
    for kept, *copies in groups(entries, bodies.__getitem__):
        assert all(is_same(bodies[kept], bodies[c], DAY, DAY) for c in copies)


def test_few_bodies_are_read() -> None:
    """Reports of one form, days apart, are told apart by their dates alone."""
    reports = [entry(str(n), STORY, date(2021, 1, 1 + 5 * n)) for n in range(6)]
    changed = [
        Entry(e.id, signature(ALIKE["another rate"]), e.words, e.published)
        if int(e.id) % 2
        else e
        for e in reports
    ]
    read: list[str] = []

    def body_of(id: str) -> str:
        read.append(id)
        return STORY

    groups(changed, body_of)
    pairs = set(zip(read[::2], read[1::2], strict=True))
    assert all(int(a) % 2 == int(b) % 2 for a, b in pairs)


def test_copies_of_the_corpus_are_found_and_nothing_else() -> None:
    bench = runpy.run_path(str(HERE / "bench" / "duplicates.py"))
    measure: Callable[..., dict[str, tuple[int, int]]] = bench["measure"]
    bodies = [
        item.body
        for path, root in files_of([HERE.parent / "corpus" / "stories"])
        for item in read_path(path, root)
        if isinstance(item, Article)
    ]
    counts = measure(bodies, Random(1))
    assert not sum(counts[change.__name__][0] for change in bench["ALIKE"])
    assert all(counts[change.__name__][1] for change in bench["ALIKE"])
    found, copies = (
        sum(counts[change.__name__][i] for change in bench["COPIES"]) for i in (0, 1)
    )
    assert found / copies > 0.95, counts
