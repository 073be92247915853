"""Tell how sure an act is: done, decided or scheduled, threatened, or merely wished."""

from functools import cache
from itertools import islice
from typing import Literal

from spacy.tokens import Token

from tradewire.lexicon import table
from tradewire.relate import lemma
from tradewire.syntax import is_negated

Stance = Literal["happened", "planned", "threatened", "possible", "denied", "imagined"]
WILL = {"will", "'ll", "’ll", "shall", "wo", "is", "be"}
WOULD = {"would", "'d", "’d"}
UNDER = {"xcomp", "acl", "pcomp", "ccomp", "prep", "pobj"}
CONDITIONS = {"if", "once", "should", "unless"}
STEPS = 6
CLIMB = 3


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(table("event_stance")[kind])


def stance(verb: Token) -> Stance:
    """Return how a verb's action is presented, by its auxiliaries and what governs it.

    `threatened` is what somebody plans, proposes or threatens to do; `possible` what
    is wished, feared or able to be; `imagined` what stands in a condition.
    """
    token = verb
    for _ in range(STEPS):
        children = list(token.children)
        if is_negated(token) or _is_ended(token) or _is_none(children):
            return "denied"
        if any(t.lower_ == "whether" for t in children):
            return "possible"
        if any(
            (t.lower_ in CONDITIONS and t.dep_ in ("mark", "advmod"))
            or (t.lower_ in ("before", "until") and t.dep_ == "mark")
            for t in children
        ):
            return "imagined"
        modals = {t.lower_ for t in children if t.tag_ == "MD"}
        if modals and not _is_perfect(token, modals):
            return "possible" if is_conditional(token) else _by_modal(token, modals)
        infinitive = any(t.lower_ == "to" and t.dep_ == "aux" for t in children)
        above = token.head
        if above == token:
            return "planned" if infinitive else "happened"
        if token.dep_ == "acl" and infinitive and above.head == above:
            return "planned"
        if token.dep_ == "advcl" and infinitive and lemma(above) in _words("enacting"):
            return stance(above)
        if token.dep_ == "advcl" and infinitive:
            bare = not any(t.dep_ == "dobj" for t in above.children)
            return (_governed(token, above) if bare else None) or "imagined"
        if token.dep_ == "relcl" and infinitive:
            return "possible"
        if token.dep_ == "relcl" and _is_content(token, above):
            return nominal(above)
        bare = token.tag_ in ("VBG", "VB") and not any(
            t.dep_ == "aux" and t.tag_ != "TO" for t in children
        )
        if token.dep_ in UNDER and (
            infinitive or bare or token.dep_ in ("prep", "pobj")
        ):
            if found := _governed(token, above):
                return found
            if token.dep_ == "acl" and infinitive:
                return "possible"
        elif token.dep_ not in ("conj", "ccomp") or lemma(above) in _words("saying"):
            return "happened"
        token = above
    return "happened"


def _is_perfect(verb: Token, modals: set[str]) -> bool:
    """Tell whether "'d" is had: "he'd struck a deal"."""
    return verb.tag_ in ("VBN", "VBD") and modals <= {"'d", "’d"}


def is_conditional(verb: Token) -> bool:
    """Tell whether a verb hangs on a condition: "will impose … if … not"."""
    return any(
        child.dep_ == "advcl"
        and any(
            t.lower_ in CONDITIONS and t.dep_ in ("mark", "advmod", "aux")
            for t in child.children
        )
        for child in verb.children
    )


def _is_content(verb: Token, noun: Token) -> bool:
    """Tell whether a clause says what a deal holds: "a deal that includes cuts"."""
    return verb.tag_ in ("VBZ", "VBP") and lemma(noun) in _words("drafts")


def _is_none(children: list[Token]) -> bool:
    """Tell whether there is none of what a noun names: "no need for a meeting"."""
    return any(t.dep_ == "det" and t.lower_ == "no" for t in children)


def _is_ended(verb: Token) -> bool:
    """Tell whether a verb stands with "no longer"."""
    return any(
        t.lower_ == "longer" and t.i and t.nbor(-1).lower_ == "no"
        for t in verb.children
    )


def _by_modal(token: Token, modals: set[str]) -> Stance:
    if modals & WILL:
        return "planned"
    if modals & WOULD:
        while token.dep_ == "conj" and token.head.pos_ in ("VERB", "AUX"):
            token = token.head
        said = token.dep_ == "ccomp" and lemma(token.head) in _words("saying")
        return "planned" if said else "possible"
    return "possible"


def _governed(token: Token, above: Token) -> Stance | None:
    """Return the stance that a governing word gives, None where it gives none."""
    word = lemma(above)
    if above.lower_ == "going" and token.dep_ == "xcomp":
        return "planned" if not is_negated(above) else "denied"
    if word in _words("done"):
        return None if above.pos_ in ("VERB", "ADP") else "happened"
    if word in _words("decided"):
        return "planned" if not is_negated(above) else "denied"
    if word in _words("threatened"):
        return "threatened" if not is_negated(above) else "denied"
    if word in _words("wished"):
        return "possible"
    return None


def is_ordered(verb: Token) -> bool:
    """Tell whether an act is one that somebody has signed, ordered or decreed."""
    line = (verb, *islice(verb.ancestors, CLIMB))
    return any(
        lemma(t) in _words("enacting") and t.pos_ == "VERB" and stance(t) == "happened"
        for t in line
    )


def nominal(noun: Token) -> Stance:
    """Return how an act named by a noun is presented, by what stands above it.

    As a subject it is taken for done if it is definite ("the tariff hike will cost").
    """
    token = noun
    for _ in range(STEPS):
        above = token.head
        if _is_none(list(token.children)):
            return "denied"
        if above == token:
            return "happened"
        if token.dep_ == "nsubjpass" and lemma(above) in _words("undone"):
            return "imagined"
        if token.dep_ in ("nsubj", "nsubjpass") and token != noun:
            return "happened"
        if token.dep_ in ("nsubj", "nsubjpass"):
            definite = any(
                t.dep_ == "poss" or t.lower_ in ("the", "this", "these")
                for t in noun.children
            )
            return "happened" if definite else "possible"
        if token.dep_ == "dobj" and lemma(above) in _words("undone"):
            return "imagined"
        if token.dep_ not in ("compound", "amod", "poss") and (
            found := _governed(token, above)
        ):
            return found
        if above.pos_ in ("VERB", "AUX"):
            return stance(above)
        token = above
    return "happened"


def mentioned(noun: Token) -> Stance:
    """Return how talks that are merely named are presented, by the nearest words.

    As a subject they take the stance of their verb; "at a meeting" they are a fact.
    """
    above = noun.head
    ahead = above.lower_ == "of" and above.head.lower_ in ("ahead", "eve")
    if (
        ahead
        or above.lower_ in ("before", "pending")
        or any(t.lower_ in _words("coming") and t.dep_ == "amod" for t in noun.children)
    ):
        return "planned"
    if noun.dep_ in ("nsubj", "nsubjpass"):
        return stance(above) if above.pos_ in ("VERB", "AUX") else "happened"
    if above.pos_ == "ADP":
        above = above.head
    if _is_none([*noun.children, *above.children]):
        return "denied"
    if noun.dep_ == "dobj" and lemma(above) in _words("undone"):
        return "imagined"
    return _governed(noun, above) or "happened"
