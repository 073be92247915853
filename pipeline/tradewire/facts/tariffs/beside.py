"""Find the duty whose noun stands beside a number: "25% tariff", "duties of 25%"."""

from spacy.tokens import Token

from tradewire.facts.tariffs.stated import Stated, word_before
from tradewire.facts.tariffs.vocabulary import (
    cues,
    is_duty,
    listed,
)
from tradewire.relate import lemma
from tradewire.story import Story

HARD = set(",;:.!?()[]—–")
MOVES = {"at", "to", "from"}
LINK = {"on", "for", "against", "in"}


def noun_after(story: Story, mention: Stated) -> Token | None:
    """Return the noun in "25% tariff", "a 25 percent retaliatory import duty"."""
    doc = story.doc
    limit = doc[mention.last : mention.last + 2].text.lower()
    if limit.split()[:1] and limit.split()[0] in listed("limits"):
        near = doc[mention.last + 1 : mention.last + 5]
        return next((t for t in near if is_duty(story, t)), None)
    for token in doc[mention.last : mention.last + 9]:
        if token.is_space or story.sentence_number(token.i) != story.sentence_number(
            mention.first
        ):
            return None
        if is_duty(story, token):
            return token
        if token.text in HARD and token.text != ",":
            return None
        if token.text == "," and token.i == mention.last:
            return None
        if token.pos_ == "VERB" and token.tag_ not in ("VBN", "VBG"):
            return None
        moved = token.i == mention.last and word_before(story, mention) in MOVES
        if moved and token.tag_ in ("PRP$", "DT"):
            continue
        across = "across the board" in doc[max(token.i - 2, 0) : token.i + 3].text
        if token.pos_ in ("AUX", "SCONJ", "PRON", "ADP") and not across:
            return None
        if token.pos_ == "DET" and token.i > mention.last and not across:
            return None
    return None


def noun_before(story: Story, mention: Stated) -> Token | None:
    """Return the noun in "tariffs of up to 25%", "duties on cars from 10% to 25%"."""
    doc = story.doc
    start = story.sentence(mention.first).start
    i = mention.first - 1
    while i >= start and mention.first - i < 14:
        token = doc[i]
        if is_duty(story, token):
            if is_modifier(story, token):
                return None
            return token
        joins = token.lower_ in listed("joiners") or token.pos_ == "NUM"
        if not (joins or _opens_range(story, i) or _is_in_mention(story, i)):
            break
        i -= 1
    return _noun_before_scope(story, mention, start)


def _opens_range(story: Story, i: int) -> bool:
    """Tell the comma of "tariffs, ranging from 10% to 25%"."""
    return story.doc[i].text == "," and story.doc[i + 1].lower_ in (
        "ranging", "averaging", "varying", "still", "currently", "now", "already",
    )  # fmt: skip


def is_modifier(story: Story, token: Token) -> bool:
    """Tell the duty in "duty threshold price", which is not what has the number."""
    head = lemma(token.head)
    return token.dep_ == "compound" and not (
        head in cues("noun")
        or head in ("level", "increase", "hike", "proposal", "plan", "offer")
    )


def _is_in_mention(story: Story, i: int) -> bool:
    return any(m.first <= i < m.last for m in story.percents)


def _noun_before_scope(story: Story, mention: Stated, start: int) -> Token | None:
    """Return the noun in "tariffs on imports of Thai rice to 25%": no verb between."""
    doc = story.doc
    if word_before(story, mention) not in (
        "to", "from", "of", "at", "by", "ranging", "between", "averaging", "starting",
        "already", "now", "currently", "still", "presently",
    ):  # fmt: skip
        return None
    for i in range(mention.first - 1, max(start, mention.first - 26) - 1, -1):
        token = doc[i]
        if is_duty(story, token) and i + 1 < mention.first:
            if is_modifier(story, token):
                return None
            return token if doc[i + 1].lower_ in LINK or _near(token, mention) else None
        if token.text in (";", ":") or token.is_space:
            return None
        if token.pos_ == "AUX" or token.pos_ == "SCONJ":
            return None
        if token.pos_ == "VERB" and token.tag_ not in ("VBN", "VBG"):
            return None
    return None


def _near(token: Token, mention: Stated) -> bool:
    return mention.first - token.i < 6
