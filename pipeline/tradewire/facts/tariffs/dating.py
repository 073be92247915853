"""Find when a rate took or takes effect, was announced, and ends."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from spacy.tokens import Token

from tradewire.facts.tariffs.rate import Rate
from tradewire.facts.tariffs.status import REPORTING
from tradewire.facts.tariffs.verbs import EFFECT, is_effect
from tradewire.facts.tariffs.vocabulary import cues, is_duty
from tradewire.story import Mention, Story
from tradewire.values.names import When

Kind = Literal["effective", "ordered", "announced", "ends"]
STARTING = {
    "effective",
    "starting",
    "beginning",
    "from",
    "since",
    "start",
    "commencing",
}
WEEK = 7
PUT_OFF = {"delay", "postpone", "defer", "push", "put"}
ENDING = {"until", "through", "till", "expire", "expires", "expiring", "ending"}


@dataclass(frozen=True, slots=True)
class Dating:
    """The dates of one rate, each with its place; a `weak` one is only near it."""

    effective: Mention[When] | None = None
    announced: Mention[When] | None = None
    ends: Mention[When] | None = None
    firm: bool = False


def is_dated(when: Mention[When]) -> bool:
    """Tell a day, month or year, "since May" and "last week" from longer spans."""
    value = when.value.value
    if value is None:
        return False
    if when.value.precision != "span" or when.value.role == "since":
        return True
    first, _, last = value.partition("/")
    if len(first) != 10 or len(last) != 10:
        return False
    return (date.fromisoformat(last) - date.fromisoformat(first)).days < WEEK


def dating(story: Story, rate: Rate, first: int, last: int) -> Dating:
    """Return the dates that the tokens `first:last` of a sentence give a rate."""
    best: dict[str, tuple[tuple[bool, bool, bool, int], Mention[When]]] = {}
    anchor, number = story.doc[rate.anchor], story.doc[rate.mention.last - 1]
    said = _said_of(anchor) | _said_of(number)
    own = {_verb(anchor), _verb(number), *anchor.children}
    for when in story.dates:
        if not (first <= when.first and when.last <= last and is_dated(when)):
            continue
        kind = _kind(story, rate, when)
        if kind is None:
            continue
        ahead = story.doc[max(when.first - 2, 0) : when.first]
        stated = any(t.lower_ in STARTING - {"from"} for t in ahead)
        verb = _verb_of(story, when)
        rank = (
            verb is not None and verb.i not in said,
            verb is not None and verb not in own,
            kind == "ordered",
            _distance(rate, when) - (100 if stated else 0),
        )
        field = "effective" if kind == "ordered" else kind
        if field not in best or rank < best[field][0]:
            best[field] = rank, when
    dates = {field: when for field, (_, when) in best.items()}
    effective = dates.get("effective")
    firm = effective is not None and not (
        best["effective"][0][2] or "/" in (start(effective) or "")
    )
    return Dating(effective, dates.get("announced"), dates.get("ends"), firm)


def start(when: Mention[When]) -> str | None:
    """Return the day of effect: "since 2019" starts in 2019."""
    value = when.value.value
    return value.split("/")[0] if value and when.value.role == "since" else value


def _distance(rate: Rate, when: Mention[When]) -> int:
    if when.first >= rate.mention.last:
        return when.first - rate.mention.last
    return rate.mention.first - when.last + 2


def _kind(story: Story, rate: Rate, when: Mention[When]) -> Kind | None:
    """Tell what a date says of a rate by the words that hold it."""
    doc = story.doc
    before = [t.lower_ for t in doc[max(when.first - 4, 0) : when.first]]
    best = {"highest", "lowest", "most", "biggest", "largest", "first"}
    if set(before) & best and (when.value.role == "since" or "since" in before):
        return None
    over = _verb_of(story, when)
    if when.value.role == "until" or set(before[-2:]) & ENDING:
        late = over is not None and over.lemma_.lower() in PUT_OFF
        return "effective" if late else "ends"
    if (
        before[-1:] == ["by"]
        or set(before[-3:]) & STARTING
        or when.value.role in ("since", "from")
    ):
        return "effective"
    if before[-2:] == ["as", "of"]:
        return "effective"
    if over is None:
        return "ordered" if abs(when.first - rate.mention.last) < 12 else None
    return _of_verb(story, over, rate, when)


def _of_verb(story: Story, verb: Token, rate: Rate, when: Mention[When]) -> Kind | None:
    word = verb.lemma_.lower()
    kind = cues("status_verb").get(word)
    if (word in EFFECT and is_effect(verb)) or (
        word in ("be", "remain") and "effect" in _words(verb)
    ):
        return "effective"
    if word in ("expire", "lapse", "end") and any(
        is_duty(story, t) for t in verb.children
    ):
        return "ends"
    acts = kind == "act" or word in cues("object_verb") or word in cues("subject_verb")
    if acts:
        said = _said_of(story.doc[rate.anchor])
        said |= _said_of(story.doc[rate.mention.last - 1])
        if verb.i not in said:
            return None
        return "ordered" if kind == "act" and verb.tag_ == "VBD" else "effective"
    if word in REPORTING or kind in ("announced", "proposed"):
        return "announced"
    if word in ("sign", "issue", "proclaim"):
        return "ordered"
    said = _said_of(story.doc[rate.anchor]) | _said_of(story.doc[rate.mention.last - 1])
    return (
        "ordered"
        if verb.i in said or abs(when.first - rate.mention.last) < 10
        else None
    )


def _said_of(anchor: Token) -> set[int]:
    """Return the verbs that say something of a duty: those over it and on it."""
    verbs = {t.i for t in anchor.children if t.dep_ in ("relcl", "acl")}
    token = anchor
    for _ in range(10):
        if token.pos_ in ("VERB", "AUX"):
            verbs |= {token.i, *(t.i for t in token.conjuncts)}
            if token.dep_ in ("advcl", "relcl", "parataxis"):
                break
        if token.head == token:
            break
        token = token.head
    return verbs


def _words(verb: Token) -> set[str]:
    return {t.lower_ for t in verb.subtree}


def _verb_of(story: Story, when: Mention[When]) -> Token | None:
    """Return the verb that a date dates: "on May 20, when Peru dropped its duty"."""
    for token in story.doc[when.first : when.last]:
        for child in token.children:
            opens = child.dep_ == "relcl" and child.i > token.i
            if opens and any(t.lower_ == "when" for t in child.children):
                return child
    return _verb(story.doc[when.first])


def _verb(token: Token) -> Token | None:
    for _ in range(8):
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head == token:
            return None
        token = token.head
    return None
