"""Measure how well copies of a story are told from stories that are only alike.

usage: duplicates.py SOURCE… [--sample N] [--seed S]

Makes of each article copies as papers print them (another dateline, cut, edited,
with a byline and a notice) and stories that are not copies (the figures of another
day, one figure, the day or the country changed, a new lead on the old text).
"""

import argparse
import re
from collections.abc import Callable, Iterable
from datetime import date
from random import Random
from time import perf_counter

from sources import articles_in

from tradewire.article import Article
from tradewire.dateline import dateline_end
from tradewire.duplicates import Entry, bands, groups, is_same, signature
from tradewire.values.country import names
from tradewire.values.date import WEEKDAYS

NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
STYLES = {" pct": " percent", " mln": " million", " dlrs": " dollars", "U.S.": "US"}
BYLINE = "By Ana Perez, Staff Writer\n\n"
NOTICE = "\n\nCopyright 1998 The Daily Sample. All rights reserved.\n\nSubscribe here"
OTHER_LEAD = "Bakers in the old town threw open their doors to thousands of visitors. "
Change = Callable[[str, Random], str | None]


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs, or the sentences of a text that has but two."""
    found = [p for p in text.split("\n\n") if p.strip()]
    return found if len(found) > 2 else re.split(r"(?<=\.)\s+(?=[A-Z])", text)


def told(text: str) -> str:
    """Return a body without its dateline."""
    return text[dateline_end(Article(text)) :]


def dateline(text: str, random: Random) -> str:
    """Give it another dateline."""
    return random.choice(("GENEVA (AP) — ", "OTTAWA - ", "")) + told(text)


def cut(text: str, random: Random) -> str | None:
    """Keep the first two fifths to four fifths."""
    parts = paragraphs(text)
    keep = max(1, round(len(parts) * random.uniform(0.4, 0.8)))
    return "\n\n".join(parts[:keep]) if keep < len(parts) else None


def thinned(text: str, random: Random) -> str | None:
    """Leave out a paragraph or two after the lead."""
    parts = paragraphs(text)
    if len(parts) < 5:
        return None
    for _ in range(2):
        del parts[random.randrange(1, len(parts))]
    return "\n\n".join(parts)


def styled(text: str, random: Random) -> str:
    """Write it in another house style, with a typing slip in fifty words."""
    for old, new in STYLES.items():
        text = text.replace(old, new)
    words = text.split(" ")
    for i, word in enumerate(words):
        if word.isalpha() and word.islower() and random.random() < 0.02:
            words[i] = word[:-1] + word[-1] * 2
    return " ".join(words)


def noticed(text: str, random: Random) -> str:
    """Put a byline above and a notice below."""
    return BYLINE + told(text) + NOTICE


def all_of(text: str, random: Random) -> str | None:
    """Cut, style and sign it, under another dateline."""
    short = cut(told(text), random)
    return short and noticed(styled(short, random), random)


def other_figures(text: str, random: Random) -> str | None:
    """Change all numbers, as the next report of a market does."""
    return _numbers(text, lambda i, n: True)


def one_figure(text: str, random: Random) -> str | None:
    """Change one number, as an update or a correction does."""
    number = len(NUMBER.findall(told(text)))
    chosen = random.randrange(number) if number else None
    return _numbers(text, lambda i, n: i == chosen)


def _numbers(text: str, wanted: Callable[[int, str], bool]) -> str | None:
    story, count = told(text), iter(range(10**6))

    def change(match: re.Match[str]) -> str:
        old = match[0]
        return (
            f"{old[:-1]}{(int(old[-1]) + 3) % 10}" if wanted(next(count), old) else old
        )

    changed = NUMBER.sub(change, story)
    return text[: len(text) - len(story)] + changed if changed != story else None


def other_day(text: str, random: Random) -> str | None:
    """Move all weekdays by one."""
    days = [day.capitalize() for day in WEEKDAYS]
    pattern = re.compile("|".join(days))
    moved = pattern.sub(lambda m: days[(days.index(m[0]) + 1) % 7], told(text))
    return moved if moved != told(text) else None


def other_country(text: str, random: Random) -> str | None:
    """Tell it of another country."""
    story = told(text)
    known = [n for n, (_, form) in names().items() if form == "name" and n.isalpha()]
    found = max(known, key=lambda n: (story.count(n), n))
    if story.count(found) < 2 or found not in story[:300]:
        return None
    return story.replace(found, random.choice([n for n in known if n not in story]))


def new_lead(text: str, random: Random) -> str | None:
    """Put news above the old story, as a follow-up does."""
    return OTHER_LEAD + told(text)


COPIES: tuple[Change, ...] = (dateline, cut, thinned, styled, noticed, all_of)
ALIKE: tuple[Change, ...] = (
    other_figures, one_figure, other_day, other_country, new_lead,
)  # fmt: skip


def found_same(a: str, b: str) -> bool:
    """Say whether two bodies come into one group."""
    bodies = {"a": a, "b": b}
    day = date(2021, 5, 4)
    entries = [Entry(i, signature(t), len(t.split()), day) for i, t in bodies.items()]
    return len(groups(entries, bodies.__getitem__)) == 1


def measure(bodies: Iterable[str], random: Random) -> dict[str, tuple[int, int]]:
    """Return, for each way to change a body, how many were taken for copies, of all."""
    counts = {change.__name__: (0, 0) for change in (*COPIES, *ALIKE)}
    for body in bodies:
        for change in (*COPIES, *ALIKE):
            changed = change(body, random)
            if changed is not None:
                same, total = counts[change.__name__]
                counts[change.__name__] = (same + found_same(body, changed), total + 1)
    return counts


def main() -> None:
    """Print counts by change, precision, recall and the time of a signature."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--sample", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    bodies = [article.body for article in articles_in(args.sources)]
    random = Random(args.seed)
    bodies = random.sample(bodies, min(args.sample, len(bodies)))
    counts = measure(bodies, random)
    for name, (same, total) in counts.items():
        print(f"{name:14} {same:5} of {total:5} taken for copies")
    right = sum(counts[change.__name__][0] for change in COPIES)
    copies = sum(counts[change.__name__][1] for change in COPIES)
    wrong = sum(counts[change.__name__][0] for change in ALIKE)
    print(f"precision {right / (right + wrong):.3f}, recall {right / copies:.3f}")
    start = perf_counter()
    for body in bodies:
        bands(signature(body))
    middle = perf_counter()
    for body in bodies:
        is_same(body, body)
    end = perf_counter()
    print(f"signature and bands {(middle - start) / len(bodies) * 1000:.2f} ms")
    print(f"comparison          {(end - middle) / len(bodies) * 1000:.2f} ms")


if __name__ == "__main__":
    main()
