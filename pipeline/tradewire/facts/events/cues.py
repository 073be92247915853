"""Find the words that tell a trade event: a cue and the measure that it is about."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from spacy.tokens import Token

from tradewire.facts.events.matters import (
    is_a,
    is_utility,
    named,
    phrase,
    topic_words,
    vocabulary,
)
from tradewire.lexicon import rows, table
from tradewire.relate import codes, lemma
from tradewire.story import Story
from tradewire.syntax import is_passive, prepositional, subject, with_conjuncts

REACH = 8  # tokens to the right in which what the parse missed is sought
AMONG = ("of", "in", "on", "to", "for", "from", "into")
CLIMB = 3
STOPS = {"ADP", "AUX", "VERB"}
UNDOING = {"tariff_delayed", "tariff_threatened", "tariff_removed"}
VERBAL = {"VERB", "NOUN", "PROPN", "AUX", "ADJ"}
MODIFIERS = {"compound", "amod", "nmod", "poss", "npadvmod"}


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of `tables/event_cues.csv`: a word, what it governs, the event it tells.

    `role` says how the measure hangs on the cue: as its `object` or `subject`, after
    a preposition ("with"; a verb's own "of" is `v:of`), or, for nouns, after "of",
    "in", "on" … or in front of it (`of`). A cue that stands `alone` needs no measure,
    a noun that is `named` its parties. `needs` is a condition on the sentence.
    """

    words: tuple[str, ...]
    role: str
    object: str
    type: str
    status: str
    needs: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue in a story: the token that triggers, and the noun of the measure."""

    cue: Cue
    token: Token
    object: Token

    @property
    def is_noun(self) -> bool:
        """Tell whether the trigger is a noun ("imposition of", "tariff hike")."""
        return self.token.pos_ in ("NOUN", "PROPN", "ADJ")


@cache
def cues() -> dict[str, tuple[Cue, ...]]:
    """Return the cues by their first word."""
    found: dict[str, list[Cue]] = defaultdict(list)
    for row in rows("event_cues"):
        parts = tuple(row["cue"].split())
        cue = Cue(
            parts, row["role"], row["object"], row["type"], row["status"], row["needs"]
        )
        found[parts[0]].append(cue)
    for cue in frames():
        listed = found[cue.words[0]]
        if all(
            (cue.words, cue.role, cue.object) != (c.words, c.role, c.object)
            for c in listed
        ):
            listed.append(cue)
    return {
        word: tuple(sorted(listed, key=lambda cue: (cue.words, cue.role, cue.object)))
        for word, listed in found.items()
    }


def frames() -> Iterator[Cue]:
    """Yield the cues of `tables/event_frames.toml`: each word with each measure."""
    for frame in table("event_frames")["frame"]:
        for word in frame["words"]:
            for measure, kind in frame["types"].items():
                parts = tuple(word.split())
                status = frame.get("status", "")
                yield Cue(parts, frame["role"], measure, kind, status, "")


def find(story: Story) -> Iterator[Hit]:
    """Yield the cues of a story with the measures they are about, in text order.

    Of the cues on one word the longest counts, and a complaint before a demand.
    """
    for token in story.doc:
        hits = [
            Hit(cue, token, noun)
            for cue in meant(token)
            if _is_this(story, token, cue)
            for noun in _governed(story, token, cue)
        ]
        longest = max((len(h.cue.words) for h in hits), default=0)
        files = any(h.cue.type == "dispute_filed" for h in hits)
        for hit in hits:
            if len(hit.cue.words) == longest and not (
                files and hit.cue.type == "demand"
            ):
                yield hit


def meant(token: Token) -> tuple[Cue, ...]:
    """Return the cues that a word may be; the lemmatizer errs on "axed", "hoping"."""
    word = token.lower_
    forms = [lemma(token)]
    if word.endswith("ed"):
        forms += [word[:-1], word[:-2]]
    elif word.endswith("ing"):
        forms += [word[:-3] + "e", word[:-3]]
    return next((cues()[form] for form in forms if form in cues()), ())


def _is_this(story: Story, token: Token, cue: Cue) -> bool:
    """Tell whether a token is the cue: part of speech and the words that follow.

    In headlines, where the tagger errs, any part of speech may be the verb.
    """
    is_title = token.idx < story.article.body_start
    wanted = ("NOUN", "PROPN") if _is_nominal(cue) else ("VERB",)
    if cue.words[0] in vocabulary("adjectives"):
        wanted = ("VERB", "ADJ")
    if cue.words[0] == "be":
        wanted = ("VERB", "AUX")
    if token.pos_ not in wanted and not (
        is_title and not _is_nominal(cue) and token.pos_ in VERBAL
    ):
        return False
    if token.pos_ == "ADJ" and cue.words[0] == "subject" and not cue.needs:
        return False
    following = iter(story.doc[token.i + 1 : token.i + 1 + REACH])
    return all(
        any(
            word == t.lower_
            or (word == lemma(t) and not (cue.role == "alone" and t.pos_ == "NOUN"))
            for t in following
        )
        for word in cue.words[1:]
    )


def _is_nominal(cue: Cue) -> bool:
    return cue.role in ("of", "by", "named", "against") or (
        cue.role not in ("alone", "object", "subject")
        and cue.words[0] in vocabulary("nominal")
    )


def _governed(story: Story, token: Token, cue: Cue) -> Iterator[Token]:
    """Yield the nouns that a cue is about, the cue itself where it needs none."""
    after = [lemma(t) for t in story.doc[token.i + 1 : token.i + 3]]
    if cue.role == "named" and after == ["on", "tariff"]:
        return
    if cue.role in ("alone", "named"):
        own = cue.needs in ("dated", "ruled")
        if cue.role == "alone" or own or _has_parties(story, token):
            yield token
        return
    if cue.words == ("consider",) and any(t.lower_ == "as" for t in token.subtree):
        return
    for noun in _candidates(token, cue):
        for inner in (noun, *_contents(noun, cue)):
            if is_a(story, inner, cue.object) and not (
                cue.object == "tariff" and is_utility(story, inner)
            ):
                yield inner
                break
    if cue.role == "object" and token.dep_ in ("acl", "relcl"):
        yield from _above(story, token, cue)
    if cue.role == "against":
        yield from (
            t for t in prepositional(token, "against") if named(story, phrase(t))
        )
    if cue.role == "object" and not any(objects(token)):
        yield from _to_the_right(story, token, cue)


def _has_parties(story: Story, noun: Token) -> bool:
    """Tell whether the phrase of a noun names who takes part, or calls it on trade."""
    if lemma(noun) in vocabulary("plural") and noun.tag_ == "NN":
        return False
    sides = set(codes(named(story, phrase(noun))))
    return (
        len(sides) > 1
        or bool(sides & vocabulary("bodies") - vocabulary("summits"))
        or (len(sides) == 1 and any(t.lower_ == "with" for t in noun.children))
        or any(lemma(t) in topic_words() for t in phrase(noun))
    )


def _candidates(token: Token, cue: Cue) -> Iterator[Token]:
    if cue.role == "object":
        yield from objects(token)
        if len(cue.words) > 1:
            yield from prepositional(token, *cue.words[1:])
        if cue.object == "party":
            for verb in token.children:
                if verb.dep_ in ("ccomp", "xcomp"):
                    yield from (t for t in verb.children if t.dep_ == "nsubj")
    elif cue.role == "subject":
        verb = token.head if token.dep_ == "acomp" else token
        is_done = is_passive(token) or (
            token.lower_ == "exempted" and cue.words[0] == "exempt"
        )
        doer = None if is_done else subject(verb)
        if doer is not None:
            yield from with_conjuncts(doer)
            if token.dep_ == "relcl":
                yield from islice((t for t in doer.ancestors if t.pos_ == "NOUN"), 2)
    elif cue.role == "of":
        if cue.object != "dispute":
            yield from (t for t in token.children if t.dep_ in MODIFIERS)
        yield from prepositional(token, *AMONG)
    elif cue.role == "by":
        if any(t.dep_ in ("acl", "ccomp", "relcl", "prep") for t in token.children):
            yield from (t for t in token.children if t.dep_ in MODIFIERS)
            yield from prepositional(token, "by", "from")
    else:
        preposition = cue.role.removeprefix("v:")
        yield from prepositional(token, preposition)
        for child in (*objects(token), *token.children):
            yield from prepositional(child, preposition)


def objects(verb: Token) -> Iterator[Token]:
    """Yield what a verb is done to: objects, passive subjects, antecedents."""
    for child in verb.children:
        is_noun = child.pos_ in ("NOUN", "PROPN")
        if child.dep_ in ("dobj", "nsubjpass", "oprd", "attr") or (
            child.dep_ in ("ccomp", "xcomp") and is_noun
        ):
            yield from with_conjuncts(child)
    own = has_object(verb)
    if verb.dep_ in ("acl", "relcl", "amod") and verb.head.pos_ in ("NOUN", "PROPN"):
        infinitive = any(t.tag_ == "TO" for t in verb.children)
        if is_passive(verb) or not (own or infinitive):
            yield verb.head
    elif verb.dep_ == "conj" and not own:
        yield from objects(verb.head)
    elif verb.dep_ == "xcomp" and is_passive(verb):
        yield from (t for t in verb.head.children if t.dep_ in ("nsubj", "nsubjpass"))


def has_object(verb: Token) -> bool:
    """Tell whether a verb has an object of its own, and not a relative pronoun."""
    return any(
        c.dep_ == "dobj" and c.lower_ not in ("that", "which") for c in verb.children
    )


def _contents(noun: Token, cue: Cue) -> Iterator[Token]:
    """Yield what a container holds: "a round of tariffs", "a set of quotas"."""
    if lemma(noun) in vocabulary("containers") or (
        cue.type in UNDOING and lemma(noun) in vocabulary("changes")
    ):
        yield from prepositional(noun, "of", "in", "on", "for")


def _above(story: Story, verb: Token, cue: Cue) -> Iterator[Token]:
    """Yield the measure that a clause is on, if it was read as on a noun in its phrase.

    "The duty on goods from Laos that it announced": the duty.
    """
    head = verb.head
    if is_a(story, head, cue.object) or head.dep_ != "pobj" or has_object(verb):
        return
    for noun in islice((t for t in head.ancestors if t.pos_ == "NOUN"), CLIMB):
        if is_a(story, noun, cue.object):
            yield noun
            return


def _to_the_right(story: Story, token: Token, cue: Cue) -> Iterator[Token]:
    """Yield the first fitting noun shortly after a verb, no verb between."""
    for other in story.doc[token.i + 1 : token.i + 1 + REACH]:
        if other.pos_ in STOPS or other.is_sent_start or other.text in ";:.":
            return
        if other.pos_ in ("NOUN", "PROPN") and is_a(story, other, cue.object):
            yield other
            return
