"""Find the verb by which goods pay a number, or by which it is asked for."""

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
from tradewire.relate import index, lemma, words
from tradewire.story import Story
from tradewire.syntax import subject
from tradewire.values.amount import Money


def verb_of_paying(story: Story, mention: Stated) -> Token | None:
    """Return the verb in "will pay 25%", "taxed at 25%", "is subject to 25%"."""
    inside = story.doc[mention.first : mention.last]
    below = (t for n in inside for t in n.children if t.dep_ == "relcl")
    for token in (*below, *heads(story, mention)):
        word = token.lemma_.lower()
        if word == "hit" and word_before(story, mention) != "with":
            return None
        if word in cues("pay_verb") and token.pos_ in ("VERB", "ADJ", "AUX"):
            follows = (
                story.doc[mention.last].lower_ if mention.last < len(story.doc) else ""
            )
            if cues("pay_verb")[word] not in ("", follows):
                return None
            said = speaks_of_customs(story, token) or speaks_of_duty(story, token)
            if said and _sum_only(story, mention):
                taxed = _is_taxed(story, token, word)
                if isinstance(mention.value, Money):
                    taxed = not _is_paid_by_people(token)
                return token if taxed else None
            return None
    return None


def _is_paid_by_people(verb: Token) -> bool:
    """Tell whether a state, a firm or a person pays, not a good."""
    payer = next((t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass")), None)
    people = words("actors") | words("makers") | words("importers")
    return payer is not None and lemma(payer) in people


def _is_taxed(story: Story, verb: Token, word: str) -> bool:
    """Tell whether what pays is a good, not a person or a firm."""
    if word not in ("tax", "tariff") and not (
        is_about_tariffs(story) or speaks_of_duty(story, verb)
    ):
        return False
    payer = subject(verb)
    if (
        payer is not None
        and payer.i < verb.i
        and (payer.pos_ == "PROPN" or lemma(payer) in words("makers"))
    ):
        return True
    first, last = verb.left_edge.i, verb.right_edge.i + 1
    near_goods = any(first <= g.first < last for g in story.goods)
    places = any(first <= p.first < last for p in story.countries)
    return (
        near_goods
        or places
        or any(
            lemma(t) in ("good", "product", "import", "article", "item", "export")
            for t in verb.subtree
        )
    )


def _sum_only(story: Story, mention: Stated) -> bool:
    """Tell whether nothing but the number is paid: not "25% of wages", "25% more"."""
    following = [t.lower_ for t in story.doc[mention.last : mention.last + 1]]
    return not following or following[0] not in (
        "more", "less", "increase", "price", "of", "rise", "drop", "decline", "growth",
    )  # fmt: skip


def verb_of_being(story: Story, mention: Stated) -> Token | None:
    """Return the verb in "Aluminum will be 20%", right after words on a duty."""
    doc = story.doc
    before = doc[max(mention.first - 4, 0) : mention.first]
    verb = next((t for t in reversed(before) if t.lemma_ == "be"), None)
    if (
        verb is None
        or verb.tag_ not in ("VB", "VBZ", "VBP")
        or mention.last >= len(doc)
    ):
        return None
    if any(
        t.lower_ not in ("now", "at", "at", "only", "just")
        for t in doc[verb.i + 1 : mention.first]
    ):
        return None
    if doc[mention.last].text not in (".", ",", ";", "and", ")", "”", '"', "on"):
        return None
    head = next((t for t in verb.children if t.dep_ == "nsubj"), None)
    if head is None or head.i > verb.i:
        return None
    named = head.i in index(story) or any(
        g.first <= head.i < g.last for g in story.goods
    )
    return verb if named and speaks_of_duty(story, verb) else None


def verb_of_asking(story: Story, mention: Stated) -> Token | None:
    """Return the verb in "mills had pleaded for 25%", right after words on a duty."""
    doc = story.doc
    for token in heads(story, mention):
        if token.pos_ == "VERB" and token.lemma_.lower() in listed("asking"):
            bare = word_before(story, mention) in ("for", "of", "") or (
                token.i == mention.first - 1
            )
            after = doc[mention.last].lower_ if mention.last < len(doc) else "."
            stops = after in (".", ",", ";", "on", "for", "against", "instead", "too")
            said = speaks_of_duty(story, token) or is_about_tariffs(story)
            return token if bare and stops and said else None
        if token.pos_ in ("NOUN", "PROPN", "AUX"):
            return None
    return None
