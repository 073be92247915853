"""The numbers that may be rates of duty, and the words right before them."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from tradewire.facts.tariffs.vocabulary import DUTY, cues
from tradewire.relate import lemma
from tradewire.story import Mention, Story
from tradewire.values.amount import Money, Percent

Place = tuple[int, int, int, int, str]
STEPS = {",", "down", "up"}
NOTHING = {"zero", "nil", "nothing"}
MOVED = {"from", "to"}
Stated = Mention[Percent] | Mention[Money]


def candidates(story: Story) -> list[Stated]:
    """Return the percents and the sums per unit of an article, in text order."""
    found = story.memo.get("rate candidates")
    if not isinstance(found, list):
        plain = [m for m in story.percents if not m.value.fraction]
        named = [*plain, *_specific(story), *_bare(story), *_nothing(story)]
        found = sorted(
            {m.first: m for m in reversed(named)}.values(), key=lambda m: m.start
        )
        story.memo["rate candidates"] = found
    return found


def _specific(story: Story) -> Iterator[Mention[Money]]:
    """Yield the sums per unit; "to $200 a tonne from $375" has two of them."""
    last: Mention[Money] | None = None
    for n, m in enumerate(story.money):
        if m.value.converted:
            continue
        following = story.money[n + 1] if n + 1 < len(story.money) else None
        if m.value.per is None and following is not None and following.value.per:
            between = story.doc[m.last : following.first]
            joined = all(t.lower_ in ("and", "or", ",") for t in between)
            if joined and len(between) < 3:
                yield replace(m, value=replace(m.value, per=following.value.per))
                continue
        if m.value.per is not None:
            last = m
            yield m
        elif (
            last is not None
            and m.first - last.last < 16
            and m.value.currency == last.value.currency
            and story.sentence_number(m.first) == story.sentence_number(last.first)
            and m.first
            and story.doc[m.first - 1].lower_
            in ("from", "to", "between", "and", "against")
        ):
            yield replace(m, value=replace(m.value, per=last.value.per))


def _bare(story: Story) -> Iterator[Stated]:
    """Yield the bare numbers of "to 177.60 Ecus a tonne from 180.05"."""
    rates: list[Stated] = [*story.percents, *story.money]
    for number in story.numbers:
        at = number.first
        if not at or story.doc[at - 1].lower_ not in ("from", "to"):
            continue
        for m in rates:
            if isinstance(m.value, Money) and m.value.per is None:
                continue
            between = story.doc[m.last : at - 1]
            if 0 <= at - 1 - m.last < 4 and all(t.lower_ in STEPS for t in between):
                place = (number.start, number.end, at, number.last, number.text)
                yield _like(m, number.value.value, place)


def _nothing(story: Story) -> Iterator[Stated]:
    """Yield the words for no duty: "from zero to 25%", "cut its duty to nothing"."""
    for token in story.doc:
        if token.lower_ not in NOTHING or not token.i:
            continue
        before = token.nbor(-1)
        if before.is_quote and before.i:
            before = before.nbor(-1)
        number = story.sentence_number(token.i)
        said = token.lower_ != "nothing" or any(
            story.sentence_number(m.first) == number for m in story.percents
        )
        if (
            said
            and before.lower_ in MOVED
            and DUTY.search(story.sentences[number].text)
        ):
            yield story.mention(Percent(Decimal(0)), token.i, token.i + 1)


def _like(m: Stated, value: Decimal | None, place: Place) -> Stated:
    """Return a bare number as one of the kind of the rate before it."""
    if isinstance(m.value, Money):
        return Mention(replace(m.value, value=value, value_max=None), *place)
    return Mention(replace(m.value, value=value, value_max=None), *place)


def word_before(story: Story, mention: Stated) -> str:
    """Return the preposition before a number, its own modifiers skipped."""
    skip = {
        "about", "around", "nearly", "some", "roughly", "as", "much", "high", "low",
        "a", "an", "the", "just", "little", "more", "than", "under", "over", "up",
        "current", "existing", "its", "their", "only", "almost", "flat", "present",
        "additional", "extra", "another", "further", "rate", "level", "currently",
        "initial", "close", "well", "previous", "earlier", "original", "threatened",
        "planned", "proposed",
    }  # fmt: skip
    first = story.doc[mention.first].lower_
    if first == "up" and is_reached(story, mention):
        return "to"
    if first in ("from", "to", "by", "between"):
        return first
    for token in reversed(story.doc[max(mention.first - 6, 0) : mention.first]):
        rate_of = token.lower_ == "of" and lemma(story.doc[token.i - 1]) in (
            "rate", "level", "maximum", "minimum", "total",
        )  # fmt: skip
        if token.lower_ not in skip and not rate_of and token.pos_ != "ADJ":
            return token.lower_
    return ""


def is_points(mention: Stated) -> bool:
    """Tell a change in percentage points from a level."""
    value = mention.value
    return isinstance(value, Percent) and value.unit == "percentage_points"


def is_reached(story: Story, mention: Stated) -> bool:
    """Tell "ratchet it up to 25%", a level, from "of up to 25%", a limit."""
    before = story.doc[max(mention.first - 2, 0) : mention.first]
    words = [t for t in before if t.lower_ not in ("up", "to")]
    if not words:
        return False
    last = words[-1]
    if last.pos_ == "PRON" and last.head.pos_ == "VERB":
        return last.head.lemma_ in cues("object_verb")
    return last.pos_ == "VERB" and last.lemma_ in ("go", "move", "ratchet", "jump")
