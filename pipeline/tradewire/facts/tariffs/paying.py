"""Find the verb by which goods pay a number, or by which a state sets or asks it."""

from spacy.tokens import Token

from tradewire.facts.tariffs.clause import heads
from tradewire.facts.tariffs.stated import Stated, word_before
from tradewire.facts.tariffs.vocabulary import (
    cues,
    is_about_tariffs,
    listed,
    speaks_of_customs,
    speaks_of_duty,
)
from tradewire.relate import lemma, words
from tradewire.story import Story
from tradewire.syntax import subject
from tradewire.values.amount import Money

STOPS = {".", ",", ";", ":", "–", "—", "and", "or", "as", "”", '"', "on", "for", "in"}
STOPS |= {"against", "instead", "too", "from", "beyond", "if", "when", "until", ")"}
POINTING = {"same", "first", "second", "third", "initial", "another", "that", "extra"}
MORE = {"more", "less", "increase", "price", "of", "rise", "drop", "decline", "growth"}


def verb_of_paying(story: Story, mention: Stated) -> Token | None:
    """Return the verb in "will pay 25%", "taxed at 25%", "is subject to 25%"."""
    inside = story.doc[mention.first : mention.last]
    below = (t for n in inside for t in n.children if t.dep_ == "relcl")
    for token in (*below, *heads(story, mention)):
        word = token.lemma_.lower()
        if word == "hit" and word_before(story, mention) not in ("with", "at"):
            return None
        if word in cues("pay_verb") and token.pos_ in ("VERB", "ADJ", "AUX"):
            follows = _after(story, mention)
            if cues("pay_verb")[word] not in ("", follows) or follows in MORE:
                return None
            if not (speaks_of_customs(story, token) or speaks_of_duty(story, token)):
                return None
            if isinstance(mention.value, Money) and not _is_duty_paid(story, token):
                return None
            return token
    return None


def _after(story: Story, mention: Stated) -> str:
    doc = story.doc
    return doc[mention.last].lower_ if mention.last < len(doc) else "."


def _is_duty_paid(story: Story, verb: Token) -> bool:
    """Tell a sum of duty from a price: no state, firm or person pays it."""
    payer = subject(verb)
    people = words("actors") | words("makers") | words("importers")
    return payer is None or lemma(payer) not in people


def verb_of_number(story: Story, mention: Stated) -> Token | None:
    """Return the verb that sets a bare number, next to words on a duty.

    "The first 15% took effect", "adding another 10% to the tax", "will be 20%".
    """
    if isinstance(mention.value, Money) or _after(story, mention) in MORE:
        return None
    inside = range(mention.first, mention.last)
    said = story.doc[mention.first : mention.last]
    head = next((t for t in said if t.head.i not in inside), said[-1])
    verb = head.head.head if head.head.lower_ == "to" else head.head
    if verb.pos_ not in ("VERB", "AUX") or not speaks_of_duty(story, verb):
        return None
    ahead = {t.lower_ for t in story.doc[max(mention.first - 2, 0) : mention.first + 1]}
    pointed = bool(ahead & POINTING)
    object_ = next((t for t in verb.children if t.dep_ == "dobj"), None)
    if object_ is not None and word_before(story, mention) == "to":
        brings = verb.lemma_ in ("bring", "take", "push", "lift", "raise")
        return verb if brings and lemma(object_) in ("total", "sum") else None
    kind = cues("status_verb").get(verb.lemma_.lower())
    if head.dep_ in ("nsubj", "nsubjpass"):
        return verb if pointed else None
    if head.dep_ == "dobj" and kind in ("act", "announced") and pointed:
        return verb
    return None


def verb_of_asking(story: Story, mention: Stated) -> Token | None:
    """Return the verb in "mills had pleaded for 25%", right after words on a duty."""
    for token in heads(story, mention):
        if token.pos_ == "VERB" and token.lemma_.lower() in listed("asking"):
            bare = word_before(story, mention) in ("for", "of", "")
            bare = bare or token.i == mention.first - 1
            said = speaks_of_duty(story, token) or is_about_tariffs(story)
            return token if bare and said and _after(story, mention) in STOPS else None
        if token.pos_ in ("NOUN", "PROPN", "AUX"):
            return None
    return None
