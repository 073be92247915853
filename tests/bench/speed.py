"""Time a whole `extract` against plain spaCy on the same articles, in one process.

usage: speed.py SOURCE… [--rounds N]

Plain spaCy is the full default pipeline, called once an article. Rounds of both
alternate, after one round of each as a warm-up; the ratio is the median over the
rounds of extract's time divided by spaCy's.
"""

import argparse
from statistics import median
from time import perf_counter

import spacy
from sources import articles_in

from tradewire.annotate import DEFAULT_MODEL, load
from tradewire.extract import extract_all


def main() -> None:
    """Print articles, words per second of both, and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    articles = articles_in(args.sources)
    plain, ours = spacy.load(DEFAULT_MODEL), load()
    spacy_times, our_times = [], []
    for _ in range(args.rounds + 1):
        start = perf_counter()
        with plain.memory_zone():
            for article in articles:
                plain(article.text)
        middle = perf_counter()
        for article in articles:
            next(extract_all([article], ours))
        spacy_times.append(middle - start)
        our_times.append(perf_counter() - middle)
    ratios = [o / s for o, s in zip(our_times[1:], spacy_times[1:], strict=True)]
    words = sum(len(article.text.split()) for article in articles)
    print(f"{len(articles)} articles, {words} words, {args.rounds} rounds")
    for name, times in (("plain spaCy", spacy_times[1:]), ("extract", our_times[1:])):
        seconds = median(times)
        print(f"{name:12} {seconds:7.2f} s  {words / seconds:8.0f} words/s")
    print(f"ratio {median(ratios):.2f} (min {min(ratios):.2f}, max {max(ratios):.2f})")


if __name__ == "__main__":
    main()
