"""Score the package on a folder of gold articles; fail below the floor.

usage: score.py FOLDER OUT

FOLDER holds articles.jsonl, gold.jsonl and halves.csv (`id,half`); records are
written below OUT. What the last committed package made of the same articles is kept
there, too, so that gain and loss against it are shown: against the last commit if
the package was changed since, else against the one before. The floors are in
floor.json: the least mean and the least per kind, of `slots` over all gold articles.
"""

import json
import os
import shutil
import subprocess
import sys
import tarfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from rich.console import Console

from tradewire.evaluate import load_parts, load_records, mean, score
from tradewire.evaluate.report import Report
from tradewire.evaluate.show import print_report

ROOT = Path(__file__).parents[1]
PACKAGE = "pipeline"
CLASSES = 30


def main(folder: Path, out: Path) -> int:
    """Print the report on the articles of a folder; return an exit code."""
    articles = folder / "articles.jsonl"
    records = extract(articles, out / "score", ROOT / PACKAGE)
    before = earlier(articles, out / "base")
    report = Report.of(
        load_records(folder / "gold.jsonl"),
        load_records(records),
        part_of=load_parts(folder / "halves.csv"),
        before=load_records(before) if before else None,
    )
    print_report(report, Console(width=160), errors=CLASSES)
    floor = json.loads((Path(__file__).parent / "floor.json").read_text("utf-8"))
    scores = score(report.articles)
    low = [k for k, s in scores.items() if s.slots.f1 < floor["each"]]
    if mean(scores) < floor["mean"] or low:
        print(f"below the floor {floor}: mean {mean(scores):.3f}, {low}")
        return 1
    return 0


def extract(articles: Path, out: Path, source: Path) -> Path:
    """Return the records that the package under a source root makes of articles."""
    code = "from tradewire.cli import main; main()"
    arguments = ["ingest", str(articles), "--out", str(out)]
    shutil.rmtree(out, ignore_errors=True)  # a ledger there would know them all
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, "PYTHONPATH": str(source)},
        stdout=subprocess.DEVNULL,
    )
    if done.returncode not in (0, 1):
        raise RuntimeError(f"the package under {source} does not run")
    return out / "records.jsonl"


def earlier(articles: Path, out: Path) -> Path | None:
    """Return the records made by the committed package, extracted once a state."""
    changed = git("status", "--porcelain", "--", PACKAGE)
    commits = (git("rev-list", "-2", "HEAD", "--", PACKAGE) or b"").decode().split()
    if changed is None or len(commits) < 2:
        print("no earlier state of the package is known: no gain and loss")
        return None
    commit = commits[0] if changed else commits[1]
    print(f"compared with the package of commit {commit[:9]}")
    state = git("rev-parse", f"{commit}:{PACKAGE}") or b""
    digest = sha256(state + articles.read_bytes()).hexdigest()[:16]
    made = out / digest
    if not (made / "records.jsonl").exists():
        archive = git("archive", commit, PACKAGE) or b""
        with tarfile.open(fileobj=BytesIO(archive)) as files:
            files.extractall(made, filter="data")
        try:
            extract(articles, made, made / PACKAGE)
        except RuntimeError as error:
            print(f"{error}: no gain and loss")
            return None
    return made / "records.jsonl"


def git(*arguments: str) -> bytes | None:
    """Return what git says about this repository, None if there is none."""
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True)
    return done.stdout if done.returncode == 0 else None


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
