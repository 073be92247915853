"""Fit the weights of `confidence` on folders of gold articles.

usage: python -m tradewire.train_confidence --out FILE FOLDER... [--unseen FOLDER...]

The rules look better than they are on articles that they were tuned
on: how sure a fact is in general is learnt from the unseen folders, if there are
any, and from all of them what makes one fact surer than another.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tradewire.confidence import Signs, Surroundings, chance, signs_of
from tradewire.evaluate import COMPARE
from tradewire.evaluate.calibration import ENOUGH, Rated, auc, bins, error
from tradewire.evaluate.pairing import match
from tradewire.facts import FACTS
from tradewire.gold import gold_stories

SHRINK, SHRINK_TUNED = 30.0, 1.0
"""How strongly weights are held near zero: those of signs, that of being tuned on."""
ROUNDS = 50

Weights = dict[str, dict[str, float]]
Floats = NDArray[np.float64]
CARD = """\
# Weights of the signs that confidence.py counts, by kind of fact: a logistic model
# each. Written by `make train-confidence`; a weight is the change of the log-odds that
# a fact is right. No words of articles are in it, only names of fields and values.
#
# Fitted on {facts} facts of {articles} articles of English trade news, wire copy of
# 1987, newspapers, broadcasters and press releases of 2000 to 2026; {unseen} of the
# articles are such as the rules were tuned on last or never. By cross-validation:
# AUC {auc:.3f}, error of calibration {error:.3f} in {bins} bins of {enough} facts or
# more; on those AUC {unseen_auc:.3f}, error {unseen_error:.3f}.
"""


@dataclass(frozen=True)
class Example:
    """A found fact of a gold article: its signs, and whether it is right."""

    folder: str
    tuned: bool
    article: str
    kind: str
    signs: Signs
    right: bool


def examples(folder: Path, tuned: bool) -> Iterator[Example]:
    """Yield the facts that the rules find in the gold articles of a folder."""
    for story, gold in gold_stories(folder):
        around = Surroundings(story)
        for kind in COMPARE:
            facts = list(FACTS[kind][1](story))
            signs = signs_of(kind, facts, around)
            said = [fact.content() for fact in facts]
            of_fact = {id(one): own for one, own in zip(said, signs, strict=True)}
            for pair in match(kind, gold.get(kind) or [], said):
                if pair.source is not None:
                    own = of_fact[id(pair.source)]
                    yield Example(
                        str(folder), tuned, story.article.id, kind, own, pair.is_right
                    )


def fit(rows: Sequence[Example]) -> Weights:
    """Return the weights of each kind of fact."""
    return {kind: _fit([r for r in rows if r.kind == kind]) for kind in COMPARE}


def _fit(rows: Sequence[Example]) -> dict[str, float]:
    if not rows:
        return {}
    names = sorted({name for row in rows for name in row.signs} - {"always"})
    table = np.array([[row.signs.get(n, 0.0) for n in names] for row in rows])
    right = np.array([row.right for row in rows], dtype=np.float64)
    tuned = np.array([[float(row.tuned)] for row in rows])
    middle, scale = table.mean(axis=0), table.std(axis=0)
    scale[scale < 1e-9] = 1.0
    always = np.ones((len(rows), 1))
    solved = logistic(
        np.hstack([always, tuned, (table - middle) / scale]),
        right,
        np.array([0.01, SHRINK_TUNED] + [SHRINK] * len(names)),
    )
    weights = solved[2:] / scale
    level = solved[0] - float(weights @ middle)
    if tuned.all():
        level += solved[1]
    found = {"always": level} | dict(zip(names, weights.tolist(), strict=True))
    return {name: round(float(w), 3) for name, w in found.items() if abs(w) >= 0.0005}


def logistic(table: Floats, right: Floats, shrink: Floats) -> Floats:
    """Return the weights of a logistic model, shrunk to zero.

    By Newton's method, in steps that are short enough not to overshoot.
    """
    weights = np.zeros(table.shape[1])
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (right - likely) - shrink * weights
        bend = (table * (likely * (1 - likely))[:, None]).T @ table + np.diag(shrink)
        step = np.linalg.solve(bend, slope)
        weights += step / max(1.0, float(np.abs(step).max()))
    return weights


def out_of_fold(rows: Sequence[Example]) -> list[tuple[Example, Rated]]:
    """Return each fact as rated by weights fitted without its folder."""
    found = []
    for folder in dict.fromkeys(row.folder for row in rows):
        weights = fit([row for row in rows if row.folder != folder])
        found += [
            (row, Rated(chance(weights[row.kind], row.signs), row.right))
            for row in rows
            if row.folder == folder
        ]
    return found


def card(rows: Sequence[Example]) -> str:
    """Return what the weights were fitted on, and how honest they are."""
    checked = out_of_fold(rows)
    facts = [rated for _, rated in checked]
    unseen = [rated for row, rated in checked if not row.tuned]
    of_all, of_unseen = bins(facts), bins(unseen)
    return CARD.format(
        facts=len(rows),
        articles=len({(row.folder, row.article) for row in rows}),
        unseen=len({(r.folder, r.article) for r in rows if not r.tuned}),
        auc=auc(facts),
        error=error(of_all),
        bins=sum(b.facts >= ENOUGH for b in of_all),
        enough=ENOUGH,
        unseen_auc=auc(unseen),
        unseen_error=error(of_unseen),
    )


def to_toml(weights: Weights) -> str:
    """Return weights as a table."""
    lines = []
    for kind, by_sign in weights.items():
        lines += ["", f"[{kind}]", *(f'"{n}" = {w}' for n, w in by_sign.items())]
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit on the folders that the command line names, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--unseen", nargs="*", type=Path, default=[])
    parser.add_argument("--out", type=Path, required=True)
    given: Any = parser.parse_args(arguments)
    rows = [
        row
        for folders, tuned in ((given.folders, True), (given.unseen, False))
        for folder in folders
        for row in examples(folder, tuned)
    ]
    given.out.write_text(card(rows) + to_toml(fit(rows)), "utf-8")


if __name__ == "__main__":
    main()
