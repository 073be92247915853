"""Find the date that belongs to an event cue."""

from spacy.tokens import Token

from tradewire.facts.events.cues import Hit
from tradewire.facts.events.matters import vocabulary
from tradewire.relate import lemma
from tradewire.story import Mention, Story, within
from tradewire.syntax import governor
from tradewire.values.names import When

OWN = 2
"""Up to this rank a date is attached to the act itself, above it to what governs it."""
NONE = 9
DURING = {"after", "at", "by", "during", "following", "in", "of", "on"}
FREE = {"by", "effective", "from", "in", "on"}  # before dates that may hang anywhere
STEPS = 8
UNDOING = {"restriction_lifted", "tariff_removed", "tariff_delayed", "withdrawal"}
"""Types of acts on an older measure, whose own date is not that of the act."""


def date_of(story: Story, hit: Hit) -> tuple[Mention[When] | None, int]:
    """Return the date that belongs to a cue, and how far above the act it hangs."""
    sentence = story.sentence(hit.token.i)
    best: tuple[int, int, Mention[When]] | None = None
    for date in within(story.dates, sentence.start, sentence.end):
        tells = date.value.value and date.value.role != "until"
        rank = rank_of(story, date, hit) if tells else None
        distance = abs(date.first - hit.token.i)
        if rank is not None and (best is None or (rank, distance) < best[:2]):
            best = rank, distance, date
    return (best[2], best[0]) if best else (None, NONE)


def _is_participle(verb: Token) -> bool:
    return verb.dep_ == "acl" and not any(t.tag_ == "TO" for t in verb.children)


def _is_of_another(date: Token, hit: Hit) -> bool:
    """Tell whether a date is that of another thing: "due to last week's storm"."""
    owner = date.head
    if date.dep_ != "poss" or owner in (hit.token, hit.object):
        return False
    return owner.dep_ == "pobj" and owner.head.lower_ not in DURING


def rank_of(story: Story, date: Mention[When], hit: Hit) -> int | None:
    """Return 0 to 2 if a date hangs on the act, more for verbs above, else None."""
    token: Token = story.doc[date.first : date.last].root
    verb = governor(hit.token)
    if _is_of_another(token, hit):
        return None
    below = token
    for _ in range(STEPS):
        undone = token == hit.object != hit.token and hit.cue.type in UNDOING
        if undone and below.lower_ not in FREE:
            return None
        if token.i in (hit.token.i, hit.object.i, verb.i):
            return (hit.token.i, hit.object.i, verb.i).index(token.i)
        if token.head == token:
            break
        if (
            token.pos_ == "VERB"
            and not _is_participle(token)
            and lemma(token) not in vocabulary("starting")
        ):
            break
        below, token = token, token.head
    above, rank = verb, OWN
    for _ in range(STEPS):
        if above.head == above:
            return None
        rank += above.dep_ not in ("xcomp", "acl", "pcomp")
        above = governor(above.head)
        if token.i == above.i:
            return rank
    return None
