"""The promises on the project's real articles, where they lie beside it.

They are not part of the repository; without them these tests are skipped, aloud.
"""

import json
import random
from pathlib import Path

import pytest

from tradewire import ingest
from tradewire.annotate import load
from tradewire.evaluate import evaluate, load_records
from tradewire.extract import extract_all
from tradewire.read import read_story

GOLD = Path(__file__).parents[2] / "shared" / "gold"
pytestmark = pytest.mark.skipif(
    not GOLD.exists(), reason="../shared/gold is not there: real articles untested"
)


def test_the_story_the_product_was_imagined_from() -> None:
    articles = read_story(str(GOLD / "seed.txt"), id="seed-000")
    (record,) = extract_all(articles, load())
    gold = load_records(GOLD / "seed.gold.jsonl")
    scores = evaluate(gold, {"seed-000": record.to_dict()})
    wrong = 0.0
    for kind, score in scores.items():
        assert score.found.hits == score.found.gold == score.found.found, kind
        wrong += score.slots.gold - score.slots.hits
        wrong += score.slots.found - score.slots.gold
    assert wrong <= 4


def test_same_bytes_in_another_order_with_two_workers(tmp_path: Path) -> None:
    lines = (GOLD / "articles.jsonl").read_text("utf-8").splitlines()[:96]
    random.Random(1).shuffle(lines)
    (tmp_path / "one.jsonl").write_text("\n".join(sorted(lines)))
    (tmp_path / "two").mkdir()
    for half in (0, 1):
        part = tmp_path / "two" / f"{half}.jsonl"
        part.write_text("\n".join(lines[half::2]))
    ingest([tmp_path / "one.jsonl"], tmp_path / "a", workers=1)
    ingest([tmp_path / "two"], tmp_path / "b", workers=2)
    records = [
        [json.loads(line) for line in (tmp_path / name / "records.jsonl").open()]
        for name in "ab"
    ]
    for one, two in zip(*records, strict=True):
        del one["source"], two["source"]
        assert one == two
