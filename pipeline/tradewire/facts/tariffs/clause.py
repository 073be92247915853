"""Find the duty that the verb over a number speaks of: "raised its duty to 25%"."""

from collections.abc import Iterator

from spacy.tokens import Token

from tradewire.facts.tariffs.beside import is_modifier
from tradewire.facts.tariffs.stated import Stated, word_before
from tradewire.facts.tariffs.vocabulary import (
    cues,
    is_duty,
    listed,
    speaks_of_duty,
)
from tradewire.relate import lemma
from tradewire.story import Story
from tradewire.syntax import is_passive

MEANT = {
    "it", "they", "them", "that", "this", "these", "those", "which", "one", "ones",
}  # fmt: skip


def heads(story: Story, mention: Stated) -> Iterator[Token]:
    """Yield the tokens above a number, itself left out, up to the first verb."""
    inside = range(mention.first, mention.last)
    token = max(
        story.doc[mention.first : mention.last],
        key=lambda t: (t.head.i not in inside, t.i),
    )
    for _ in range(6):
        token = token.head
        if token.i not in inside:
            yield token
        if token.pos_ in ("VERB", "AUX") or token.head == token:
            return


def noun_in_clause(story: Story, mention: Stated) -> Token | None:
    """Return the duty that is the subject or object of the verb over a number."""
    verb = None
    for token in heads(story, mention):
        if is_duty(story, token) and not is_modifier(story, token):
            return token
        if token.pos_ in ("VERB", "AUX"):
            verb = token
        elif token.pos_ in ("NOUN", "PROPN") and lemma(token) not in (
            "rate", "level", "range", "maximum", "minimum", "average", "value", "%",
            "percent", "pct", "year", "month", "week", "time", "duty", "cent", "point",
        ):  # fmt: skip
            return None
    return _argument(story, verb, mention) if verb is not None else None


def _argument(story: Story, verb: Token, mention: Stated) -> Token | None:
    """Return the duty that a verb says a number of, or None."""
    word = verb.lemma_.lower()
    objects = [
        t
        for t in verb.children
        if t.dep_ in ("dobj", "nsubjpass", "attr", "oprd")
        and not mention.first <= t.i < mention.last
    ]
    subjects = [t for t in verb.children if t.dep_ == "nsubj"]
    if verb.dep_ in ("relcl", "acl") and is_duty(story, verb.head):
        (objects if is_passive(verb) else subjects).append(verb.head)
    own = list(objects)
    if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp") and not (subjects or objects):
        above = verb.head
        subjects += [t for t in above.children if t.dep_ in ("nsubj", "nsubjpass")]
        objects += [t for t in above.children if t.dep_ == "dobj"]
    nouns = []
    if word in cues("object_verb"):
        nouns += objects
    if word in cues("subject_verb") and not any(t.dep_ == "dobj" for t in own):
        nouns += subjects
        nouns += [t for t in objects if t.dep_ in ("attr", "nsubjpass")]
    for noun in nouns:
        if noun.i == mention.first:
            continue
        for each in (noun, *noun.conjuncts):
            if is_duty(story, each):
                return each
        if noun.lower_ in MEANT:
            return _meant(story, noun)
    return None


def _meant(story: Story, pronoun: Token) -> Token | None:
    """Return the duty that a pronoun stands for: the subject or object just before."""
    for token in reversed(story.doc[max(pronoun.i - 45, 0) : pronoun.i]):
        if is_duty(story, token) and not is_modifier(story, token):
            return token
    return None


def change_before(story: Story, mention: Stated) -> Token | None:
    """Return the noun in "demanded a cut to 7%", after words on a duty."""
    if word_before(story, mention) != "to":
        return None
    at = next(
        (
            t.i
            for t in reversed(story.doc[max(mention.first - 4, 1) : mention.first])
            if t.lower_ == "to"
        ),
        mention.first,
    )
    noun = story.doc[at - 1]
    named = noun.pos_ == "NOUN" and lemma(noun) in listed("changes")
    return noun if named and speaks_of_duty(story, noun) else None
