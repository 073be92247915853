"""Time the sieve and what it leaves to extract against plain spaCy on mixed news.

usage: sieve.py SOURCE… [--sample N] [--seed S] [--gold GOLD]

Takes a sample of the articles, sieves it, extracts the facts of what is kept, and
runs the full default pipeline over the whole sample, all in one process. With
--gold, a file of gold records, it also counts the facts that lie in kept articles
among all the articles of SOURCE.
"""

import argparse
from pathlib import Path
from random import Random
from time import perf_counter

import spacy
from sources import articles_in

from tradewire.annotate import BATCH, DEFAULT_MODEL, load
from tradewire.article import Article
from tradewire.evaluate import load_records
from tradewire.extract import extract_all
from tradewire.facts import FACTS
from tradewire.sieve import is_trade


def whole(article: Article) -> str:
    """Return headline and body."""
    return f"{article.title or ''}\n\n{article.text}"


def main() -> None:
    """Print what is kept, the speed of the sieve, and how much faster all is."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--sample", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--gold", type=Path)
    args = parser.parse_args()
    articles = articles_in(args.sources)
    if args.gold:
        count_facts(articles, args.gold)
    if len(articles) > args.sample:
        articles = Random(args.seed).sample(articles, args.sample)
    plain, ours = spacy.load(DEFAULT_MODEL), load()
    is_trade("warm up")
    start = perf_counter()
    kept = [article for article in articles if is_trade(whole(article))]
    sieved = perf_counter()
    for _ in extract_all(kept, ours):
        pass
    done = perf_counter()
    with plain.memory_zone():
        for _ in plain.pipe((a.text for a in articles), batch_size=BATCH):
            pass
    end = perf_counter()
    share = sum(map(len, map(whole, kept))) / sum(map(len, map(whole, articles)))
    print(f"{len(articles)} articles, {len(kept)} kept, {share:.1%} of the characters")
    print(f"sieve        {len(articles) / (sieved - start):8.0f} articles/s")
    print(f"plain spaCy  {len(articles) / (end - done):8.1f} articles/s")
    print(f"sieve, facts {len(articles) / (done - start):8.1f} articles/s")
    print(f"{(end - done) / (done - start):.2f} times plain spaCy")


def count_facts(articles: list[Article], gold: Path) -> None:
    """Print how many gold facts lie in articles that the sieve keeps."""
    kept = {article.id: is_trade(whole(article)) for article in articles}
    facts = {
        id: sum(len(record.get(kind) or ()) for kind in FACTS)
        for id, record in load_records(gold).items()
        if id in kept
    }
    total = sum(facts.values())
    inside = sum(number for id, number in facts.items() if kept[id])
    print(f"{inside} of {total} gold facts in kept articles ({inside / total:.2%})")


if __name__ == "__main__":
    main()
