"""Time `ingest` against plain spaCy on the same articles, in the same run.

usage: ingest.py SOURCE… [--mixed FILE] [--articles N] [--rounds N]

Plain spaCy is the full default pipeline, by `nlp.pipe` in batches, in one process
and in two at a time. Measured are articles per second of `ingest` with one and two
workers once its workers have started, and, on a sample of mixed news in JSON Lines,
with `--only-trade`. Each figure is the median of the rounds.
"""

import argparse
import multiprocessing
from itertools import islice
from multiprocessing.synchronize import Barrier
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import orjson
import spacy
from sources import articles_in

from tradewire import ingest
from tradewire.annotate import BATCH, DEFAULT_MODEL
from tradewire.article import Article

SEED = 1


def plain(texts: list[str], start: Barrier) -> None:
    """Run plain spaCy over texts, twice: the first time to warm up."""
    nlp = spacy.load(DEFAULT_MODEL)
    for _ in range(2):
        start.wait()
        with nlp.memory_zone():
            for _ in nlp.pipe(texts, batch_size=BATCH):
                pass
        start.wait()


def spacy_rate(texts: list[str], processes: int) -> float:
    """Return the articles per second of plain spaCy in some processes at a time."""
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(processes + 1)
    parts = [texts[number::processes] for number in range(processes)]
    workers = [context.Process(target=plain, args=(part, barrier)) for part in parts]
    for worker in workers:
        worker.start()
    barrier.wait()
    barrier.wait()
    barrier.wait()
    begin = perf_counter()
    barrier.wait()
    seconds = perf_counter() - begin
    for worker in workers:
        worker.join()
    return len(texts) / seconds


def ingest_rate(articles: list[Article], workers: int, only_trade: bool) -> float:
    """Return the articles per second of `ingest`, from the first outcomes on."""
    warm = 4 * workers
    times: list[float] = []
    with TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        with source.open("wb") as stream:
            for number, article in enumerate([*articles[:warm], *articles]):
                fields = {"id": str(number), "title": article.title}
                stream.write(orjson.dumps(fields | {"text": article.body}) + b"\n")
        ingest(
            [source],
            Path(folder) / "out",
            workers=workers,
            only_trade=only_trade,
            progress=lambda step: times.append(perf_counter()),
        )
    return (len(times) - warm) / (times[-1] - times[warm - 1])


def main() -> None:
    """Print the rates and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--mixed", help="mixed news in JSON Lines, also packed")
    parser.add_argument("--articles", type=int, default=150)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    trade = list(islice(articles_in(args.sources), args.articles))
    compare("articles about trade", trade, args.rounds, only_trade=False)
    if args.mixed:
        mixed = Random(SEED).sample(articles_in([args.mixed]), 4 * args.articles)
        compare("mixed news, --only-trade", mixed, args.rounds, only_trade=True)


def compare(name: str, articles: list[Article], rounds: int, only_trade: bool) -> None:
    """Print what `ingest` and plain spaCy do with some articles."""
    texts = [article.text for article in articles]
    print(f"{name}: {len(texts)} articles, {sum(map(len, texts))} characters")
    gains = []
    for processes in (1, 2):
        pairs = [
            (spacy_rate(texts, processes), ingest_rate(articles, processes, only_trade))
            for _ in range(rounds)
        ]
        theirs, ours = (median(rates) for rates in zip(*pairs, strict=True))
        ratio = median(b / a for a, b in pairs)
        gains.append((theirs, ours))
        print(
            f"  {processes} process(es): spaCy {theirs:.1f}/s, ingest {ours:.1f}/s,"
            f" ratio {ratio:.2f}"
        )
    (one, ours), (two, both) = gains
    print(f"  gain of a second: spaCy {two / one:.2f}, ingest {both / ours:.2f}")


if __name__ == "__main__":
    main()
