"""Score records against a folder of gold articles; fail below the floor.

usage: score.py FOLDER RECORDS.jsonl

FOLDER holds gold.jsonl and halves.csv (`id,half`). The floors are in floor.json:
the least mean and the least per kind, of `slots` over all gold articles.
"""

import csv
import json
import sys
from pathlib import Path

from rich.console import Console

from tradewire.evaluate import evaluate, load_records, mean
from tradewire.show import print_scores


def main(folder: Path, records: Path) -> int:
    """Print the scores of all articles and of each half; return an exit code."""
    gold, found = load_records(folder / "gold.jsonl"), load_records(records)
    with (folder / "halves.csv").open(encoding="utf-8", newline="") as rows:
        half_of = {row["id"]: row["half"] for row in csv.DictReader(rows)}
    console = Console(width=160)
    for half in ("a", "b"):
        console.print(f"half {half}", style="bold")
        part = {id: record for id, record in gold.items() if half_of[id] == half}
        print_scores(evaluate(part, found), console)
    console.print("all", style="bold")
    scores = evaluate(gold, found)
    print_scores(scores, console)
    floor = json.loads((Path(__file__).parent / "floor.json").read_text("utf-8"))
    low = [k for k, s in scores.items() if s.slots.f1 < floor["each"]]
    if mean(scores) < floor["mean"] or low:
        print(f"below the floor {floor}: mean {mean(scores):.3f}, {low}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
