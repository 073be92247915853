"""What holds for the dates of any text, however odd."""

import re
from datetime import date
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tradewire import Article
from tradewire.annotate import annotate, load
from tradewire.fact import PERIOD
from tradewire.mentions import date as dates
from tradewire.mentions.date_grammar import GRAMMAR, scan
from tradewire.story import Mention, Story
from tradewire.values.date import bounds
from tradewire.values.names import When

PIECES = (
    "January", "May", "Sept.", "march", "Mar-a-Lago", "Monday", "last Friday", "today",
    "tomorrow", "the weekend", "week", "year", "months", "quarter", "first", "second",
    "fourth", "half", "final", "the", "this", "that", "last", "next", "past", "same",
    "of", "in", "within", "to", "and", "or", "between", "from", "since", "by", "until",
    "ended", "ending", "ago", "earlier", "before", "from now", "a", "two", "999", "31",
    "30", "29", "0", "5th", "1987", "1700", "2099", "86/87", "1999/00", "2018-02-30",
    "2018-03-05", "13/13/13", "2/29/2019", "FY", "FY99", "fiscal", "season", "Q1", "4Q",
    "H2", "mid-", "end-", "decade", "fortnight", "decades ago", "rose", "will", "-",
    "–", "/", ",", ".", "'s", "(", ")", "%", "tonnes", "\n", "İ", "ß", "\u2028", "\x00",
)  # fmt: skip
prose = st.lists(st.sampled_from(PIECES), max_size=24).map(" ".join)
days = st.none() | st.dates() | st.sampled_from((date.min, date.max))


def mentions(text: str, published: date | None) -> list[Mention[When]]:
    article = Article(text, published=published)
    return dates.find(Story(article, next(annotate([article], load()))))


@given(prose | st.text(max_size=60), days)
@example("999 decades ago in 99 decades within 999 years", date(2021, 11, 16))
@example("last Monday and next Tuesday", date.max)
@settings(max_examples=150, deadline=None)
def test_mentions_of_any_text(text: str, published: date | None) -> None:
    found = mentions(text, published)
    for mention in found:
        assert mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        if (value := mention.value.value) is not None:
            assert re.fullmatch(PERIOD, value), value
            first, last = bounds(value)
            assert first <= last
    ends = [0, *(m.end for m in found)]
    assert all(end <= m.start for end, m in zip(ends, found, strict=False))
    assert mentions(text, published) == found


@given(prose, st.dates())
@settings(max_examples=300, deadline=None)
def test_the_grammar_claims_no_letter_twice(text: str, today: date) -> None:
    today = today.replace(year=1900 + today.year % 200, day=min(today.day, 28))
    spans = sorted((e.start, e.end) for e in scan(text, today))
    for (_, end), (start, _) in zip(spans, spans[1:], strict=False):
        assert end <= start


@given(prose)
@settings(max_examples=60, deadline=None)
def test_nothing_relative_is_resolved_without_a_day_of_publication(text: str) -> None:
    for mention in mentions(text, None):
        if mention.value.basis == "relative" and mention.value.value:
            assert any(m.value.basis == "explicit" for m in mentions(text, None))


REPEATED = (
    "January ", "1", "1 ", "May 5 ", "1987 ", "1987-", "86/", "first ", "in the ",
    "two ", "week ended ", "the same ", "last two ", "end of the ", "Monday, ", "Q1 ",
    "fiscal year ", "a year ago ", "in two weeks ", "5 to ", "of the year ", " ", "-",
    "first day of May in the year of our Lord ",
)  # fmt: skip


def seconds(text: str) -> float:
    """Return the least time of three readings by all patterns, without a cache."""
    best = float("inf")
    for _ in range(3):
        start = process_time()
        for _, pattern, _ in GRAMMAR:
            for _ in pattern.finditer(text):
                pass
        best = min(best, process_time() - start)
    return best


@pytest.mark.parametrize("piece", REPEATED)
def test_patterns_take_linear_time(piece: str) -> None:
    short, long = 2_000, 16_000
    times = seconds((piece * short)[:short]), seconds((piece * long)[:long])
    assert times[1] < 3 * (long / short) * max(times[0], 1e-4)
