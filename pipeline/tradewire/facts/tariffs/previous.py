"""Pair a rate with the rate that it replaces: "from 25% to 15%", "up from 10%"."""

from dataclasses import replace
from decimal import Decimal

from tradewire.facts.tariffs.rate import Rate
from tradewire.facts.tariffs.stated import Stated, candidates, word_before
from tradewire.facts.tariffs.verbs import is_effect
from tradewire.facts.tariffs.vocabulary import cues, listed
from tradewire.relate import index, lemma
from tradewire.story import Story

FAR = 14


def with_previous(story: Story, rates: list[Rate]) -> list[Rate]:
    """Return the rates, each replaced one folded into the one that replaces it."""
    stated = candidates(story)
    replaced: dict[int, Stated] = {}
    gone: set[int] = set()
    place = {m.first: n for n, m in enumerate(stated)}
    for n, rate in enumerate(rates):
        step = _step(story, rates, n)
        if step is not None:
            replaced[rate.mention.first] = step.mention
            if not _is_start(story, step, rate):
                gone.add(step.mention.first)
            continue
        old = _replaced(story, stated, place[rate.mention.first])
        if old is not None and old.first != rate.mention.first:
            replaced[rate.mention.first] = old
            gone.add(old.first)
    gone |= {r.mention.first for r in rates if _is_only_old(story, r)}
    return _ranged(
        story,
        [
            _split(story, replace(r, previous=replaced.get(r.mention.first)))
            for r in rates
            if r.mention.first not in gone
        ],
    )


def _is_only_old(story: Story, rate: Rate) -> bool:
    """Tell "up from 5%": a rate that is named only as the one before."""
    before = [
        t.lower_ for t in story.doc[max(rate.mention.first - 4, 0) : rate.mention.first]
    ]
    if word_before(story, rate.mention) != "from" or "from" not in before:
        return False
    at = len(before) - 1 - before[::-1].index("from")
    return at > 0 and before[at - 1] in ("up", "down")


def _step(story: Story, rates: list[Rate], n: int) -> Rate | None:
    """Return the rate from which a duty goes on to the n-th one.

    "Starts at 30% and falls to 15%"; "raise the 25% duty to 50%"; of two lists
    ("20% and 50%, declining to 16% and 40%") the one in the same place.
    """
    rate = rates[n]
    if word_before(story, rate.mention) != "to":
        return None
    number = story.sentence_number(rate.mention.first)
    ahead = None
    for other in reversed(rates[:n]):
        if (
            story.sentence_number(other.mention.first) != number
            or other.anchor != rate.anchor
        ):
            break
        word = word_before(story, other.mention)
        if word == "from":
            return None
        if word == "to":
            ahead = ahead or other
            break
        ahead = other
    verb = _verb_between(story, ahead, rate) if ahead is not None else None
    if verb in ("bring", "take"):
        return None  # "added 25%, bringing the duty to 40%"
    if ahead is None or verb is None:
        return ahead if ahead and ahead.how == "before" and _near(ahead, rate) else None
    return ahead


def _near(one: Rate, two: Rate) -> bool:
    return two.mention.first - one.mention.last < FAR


def _verb_between(story: Story, one: Rate, two: Rate) -> str | None:
    """Return the verb of change between two rates of one duty."""
    for token in reversed(story.doc[one.mention.last : two.mention.first]):
        word = token.lemma_.lower()
        if token.pos_ == "VERB" and word in cues("subject_verb") | cues("object_verb"):
            return word
    return None


def _is_start(story: Story, rate: Rate, following: Rate) -> bool:
    """Tell whether a rate is the first of several steps, a fact of its own."""
    if word_before(story, rate.mention) == "to":
        return True
    before = story.doc[max(rate.mention.first - 8, 0) : rate.mention.first]
    words = {t.lemma_.lower() for t in before}
    between = story.doc[rate.mention.last : following.mention.first]
    own = any(
        t.pos_ == "VERB"
        and t.tag_ in ("VBD", "VBZ", "VBP")
        and (lemma(t) not in listed("change") or is_effect(t))
        for t in between
    )
    return own or bool(words & {"start", "begin", "initially", "impose", "set"})


def _replaced(story: Story, stated: list[Stated], n: int) -> Stated | None:
    """Return the rate that the n-th stated one replaces, if the words say so."""
    new = stated[n]
    word = word_before(story, new)
    follows = n + 1 < len(stated) and word_before(story, stated[n + 1]) == "from"
    if n and new.first - stated[n - 1].last < 3:
        follows = False
    if n and word == "to" and not follows and _joined(story, stated[n - 1], new):
        old = stated[n - 1]
        from_ = word_before(story, old) == "from" and not _is_ranging(story, old)
        if from_ and _is_changed(story, old):
            return old
    if n + 1 < len(stated) and _joined(story, new, stated[n + 1]):
        old = stated[n + 1]
        before = [t.lower_ for t in story.doc[new.last : old.first]]
        near = not set(before) & {"and", "while", ";"} or {"up", "down"} & set(before)
        if near and word_before(story, old) == "from" and word != "from":
            return old
        phrase = " ".join(before)
        after = [t.lower_ for t in story.doc[old.last : old.last + 2]]
        other = any(i in index(story) for i in range(new.last, old.first))
        if other or after[:1] in (["in"], ["for"]):
            return None  # "39%, compared with 5% in Peru"
        if any(
            p in phrase
            for p in ("instead of", "compared with", "compared to", "rather than",
                      "versus", "replacing", "against the", "previously", "formerly",
                      "lower than the", "higher than the")
        ):  # fmt: skip
            return old
    return None


def _joined(story: Story, one: Stated, two: Stated) -> bool:
    same = story.sentence_number(one.first) == story.sentence_number(two.first)
    return same and two.first - one.last < FAR and type(one.value) is type(two.value)


def _is_ranging(story: Story, mention: Stated) -> bool:
    before = story.doc[max(mention.first - 4, 0) : mention.first]
    return any(t.lemma_.lower() in ("range", "vary", "span", "run") for t in before)


def _is_changed(story: Story, old: Stated) -> bool:
    """Tell whether a verb of change governs "from A to B"; else it is a range."""
    start = story.sentence(old.first).start
    for token in reversed(story.doc[max(start, old.first - 30) : old.first]):
        if token.pos_ in ("VERB", "NOUN") and lemma(token) in listed("change"):
            return True
    return True


def _ranged(story: Story, rates: list[Rate]) -> list[Rate]:
    """Join "from 5 up to 21 percent" to one rate with two ends."""
    joined: list[Rate] = []
    for rate in rates:
        last = joined[-1] if joined else None
        if (
            last is not None
            and _joined(story, last.mention, rate.mention)
            and rate.mention.first - last.mention.last < 6
            and word_before(story, last.mention) == "from"
            and story.doc[rate.mention.first - 1].lower_ in ("to", "up", "rate")
            or last is not None
            and _joined(story, last.mention, rate.mention)
            and rate.mention.first - last.mention.last < 3
            and word_before(story, last.mention) == "from"
            and story.doc[rate.mention.first].lower_ in ("to", "up")
        ):
            high = rate.value if rate.value is not None else rate.value_max
            joined[-1] = replace(last, value_max=high)
            continue
        joined.append(rate)
    return joined


def _split(story: Story, rate: Rate) -> Rate:
    """Take a change read as one range ("from 25% to 50%") apart again."""
    low, high = rate.value, rate.value_max
    if low is None or high is None or rate.previous is not None:
        return rate
    text = [t.lower_ for t in story.doc[rate.mention.first : rate.mention.last]]
    before = word_before(story, rate.mention)
    if "from" in (*text[:1], before) and not _is_ranging(story, rate.mention):
        return replace(rate, value=high, value_max=None, replaced=Decimal(low))
    return rate
