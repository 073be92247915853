"""Find the numbers that are rates of duty, and the words they hang on."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from spacy.tokens import Token

from tradewire.facts.tariffs.beside import noun_after, noun_before
from tradewire.facts.tariffs.clause import change_before, noun_in_clause
from tradewire.facts.tariffs.lists import (
    gap_start,
    goes_to,
    is_listed,
    noun_of_bare,
    noun_of_list,
)
from tradewire.facts.tariffs.paying import (
    verb_of_asking,
    verb_of_number,
    verb_of_paying,
)
from tradewire.facts.tariffs.stated import (
    Stated,
    candidates,
    is_points,
    is_reached,
    word_before,
)
from tradewire.facts.tariffs.vocabulary import (
    is_duty,
)
from tradewire.relate import index
from tradewire.story import Story
from tradewire.values.amount import Money, Percent

How = Literal["before", "after", "clause", "pay", "list", "gap"]
NOT_SHARE = {"value", "price", "cost"}


@dataclass(frozen=True, slots=True)
class Rate:
    """A number that is a rate of duty.

    `anchor` is the index of the noun or verb of the duty, `how` tells by what the
    number belongs to it; `previous` is the rate that it replaces.
    """

    mention: Stated
    anchor: int
    how: How
    previous: Stated | None = None
    value: Decimal | None = None
    value_max: Decimal | None = None
    replaced: Decimal | None = None


def rates(story: Story) -> list[Rate]:
    """Return the rates of duty that an article states, in text order."""
    found: list[Rate] = []
    for mention in candidates(story):
        rate = _rate(story, mention, found)
        if rate is not None:
            found.append(rate)
    return [
        r
        for n, r in enumerate(found)
        if not _is_of_other(story, found, n) and not _has_level(story, found, n)
    ]


def _has_level(story: Story, found: list[Rate], n: int) -> bool:
    """Tell "cut by three points to 12%": a change whose level follows."""
    if not is_points(found[n].mention) or n + 1 == len(found):
        return False
    level = found[n + 1].mention
    near = 0 <= level.first - found[n].mention.last < 6
    return near and word_before(story, level) == "to"


def _is_of_other(story: Story, found: list[Rate], n: int) -> bool:
    """Tell a number that "respectively" gives to another noun than the duty.

    "The duty and the price are 19 and 95 ringgit per tonne respectively."
    """
    rate = found[n]
    anchor = story.doc[rate.anchor]
    sentence = story.sentence(rate.anchor)
    nouns = [anchor, *anchor.conjuncts]
    here = [r for r in found if r.anchor == rate.anchor]
    if anchor.pos_ == "VERB" or len(nouns) != len(here):
        return False
    if "respectively" not in sentence.text:
        return False
    nouns.sort(key=lambda t: t.i)
    return not is_duty(story, nouns[here.index(rate)])


def _rate(story: Story, mention: Stated, before: list[Rate]) -> Rate | None:
    if _is_share(story, mention):
        return None
    value, value_max = mention.value.value, mention.value.value_max
    for how, finder in (
        ("before", noun_after),
        ("after", noun_before),
        ("clause", noun_in_clause),
        ("pay", verb_of_paying),
        ("pay", verb_of_number),
        ("pay", verb_of_asking),
    ):
        if how == "pay" and before and gap_start(story, before[-1].mention, mention):
            break
        anchor = finder(story, mention)
        if anchor is not None:
            if _is_relative(story, mention, anchor):
                return None
            if value_max is None and _is_ceiling(story, mention):
                value, value_max = None, value
            if value is None and is_reached(story, mention):
                value, value_max = value_max, None
            return Rate(mention, anchor.i, how, None, value, value_max)  # type: ignore[arg-type]
    if (anchor := change_before(story, mention)) is not None:
        return Rate(mention, anchor.i, "pay", None, value, value_max)
    if before and is_listed(story, before[-1].mention, mention):
        return Rate(mention, before[-1].anchor, "list", None, value, value_max)
    if before and goes_to(story, before[-1].mention, mention):
        return Rate(mention, before[-1].anchor, "list", None, value, value_max)
    if before and gap_start(story, before[-1].mention, mention) is not None:
        return Rate(mention, before[-1].anchor, "gap", None, value, value_max)
    for place in (noun_of_list, noun_of_bare):
        anchor = place(story, mention)
        if anchor is not None:
            return Rate(mention, anchor.i, "gap", None, value, value_max)
    return None


def _is_named(story: Story, last: Stated, mention: Stated) -> bool:
    """Tell ", and doors 25%": a name right before a number that goes on a list."""
    at = mention.first - 1
    known = at in index(story) or any(g.last == mention.first for g in story.goods)
    return known and gap_start(story, last, mention) is not None


def _is_ceiling(story: Story, mention: Stated) -> bool:
    """Tell "no more than 15%" and "a maximum of 15%"."""
    before = story.doc[max(mention.first - 3, 0) : mention.first].text.lower()
    said = f"{before} {mention.text.lower()}"
    return any(p in said for p in ("no more than", "not more than", "a maximum of"))


def _is_share(story: Story, mention: Stated) -> bool:
    """Tell "35% of goods" from "35% of the value"."""
    doc = story.doc
    if mention.last < len(doc) and doc[mention.last].lower_ == "of":
        return not any(
            t.lower_ in NOT_SHARE for t in doc[mention.last : mention.last + 6]
        )
    return False


def _is_relative(story: Story, mention: Stated, anchor: Token) -> bool:
    """Tell "cut by 50 percent" and "50 percent higher tariffs", which name no level."""
    if isinstance(mention.value, Percent) and mention.value.unit == "percentage_points":
        return False
    if isinstance(mention.value, Money):
        return False
    if word_before(story, mention) == "by":
        return not any(
            m.value.unit == "percentage_points"
            for m in story.percents
            if m.first == mention.first
        )
    after = story.doc[mention.last : mention.last + 2]
    if any(t.lower_ in ("higher", "lower") for t in after[:1]):
        return True
    following = story.doc[anchor.i + 1].lemma_ if anchor.i + 1 < len(story.doc) else ""
    return anchor.i >= mention.last and following in ("cut", "reduction", "decrease")
