"""Read one verb on a duty: its class, its modal, its condition, its effect."""

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from tradewire.facts.tariffs.vocabulary import cues, listed
from tradewire.relate import lemma

Status = Literal["in_force", "announced", "proposed", "ended"]
EFFECT = {"take", "go", "come", "kick", "enter", "start", "begin", "land", "hit"}
DUE = {"set", "due", "schedule", "slate", "poise", "expect", "about", "bind"}
ONCE = {"formerly", "previously", "once"}


@dataclass(frozen=True, slots=True)
class Standing:
    """A status, the token that decided it (None: nothing did), and how firmly."""

    status: Status
    cue: int | None = None
    weight: int = 0


def modal(verb: Token) -> str:
    """Return "will", "would", "may" or "" by the auxiliaries of a verb."""
    for t in verb.children:
        if t.tag_ == "MD":
            word = t.lower_.replace("’", "'")
            if word in ("will", "'ll", "wo", "shall"):
                return "will"
            if word in ("would", "'d", "should"):
                return "would"
            return "may"
    return ""


def is_conditional(verb: Token, may: bool = True) -> bool:
    """Tell whether a verb stands in a condition, or under one if it `may` not be.

    "Sugar pays 5% if it is raw" only says which sugar.
    """
    if any(t.dep_ == "mark" and t.lower_ in ("if", "unless") for t in verb.children):
        return True
    return may and any(
        t.dep_ == "advcl"
        and any(m.dep_ == "mark" and m.lower_ in ("if", "unless") for m in t.children)
        for t in verb.children
    )


def of_verb(verb: Token, passive: bool = False) -> Standing | None:
    """Return the status that one verb on the duty says, by its class and modal."""
    word = verb.lemma_.lower()
    kind = class_of(verb)
    mode = modal(verb)
    if word in EFFECT and is_effect(verb):
        if is_conditional(verb) or mode in ("may", "would"):
            return Standing("proposed" if mode == "may" else "announced", verb.i, 3)
        past = verb.tag_ in ("VBD", "VBN") or verb.tag_ == "VBZ"
        return Standing("in_force" if past and not mode else "announced", verb.i, 3)
    if word in DUE and any(t.dep_ in ("xcomp", "ccomp") for t in verb.children):
        return Standing("announced", verb.i, 3)
    if kind in ("act", "stay", "bear") and passive:
        return Standing(_of_act(mode, is_conditional(verb)), verb.i, 3)
    level = word in cues("subject_verb") and verb.tag_ in ("VBZ", "VBP")
    if level and verb.dep_ == "relcl" and word not in listed("change") and not mode:
        return Standing("in_force", verb.i, 3)  # "its duties, which run to 25%"
    if kind in ("announced", "proposed", "ended") and passive and not mode:
        return Standing(kind, verb.i, 3)  # type: ignore[arg-type]
    return None


def _of_act(mode: str, conditional: bool) -> Status:
    if conditional or mode == "may":
        return "proposed"
    return {"will": "announced", "would": "proposed"}.get(mode, "in_force")  # type: ignore[return-value]


def is_effect(verb: Token) -> bool:
    """Tell "take effect", "go into effect", "kick in", "enter into force"."""
    words = {t.lower_ for t in verb.subtree if t.i > verb.i and t.i < verb.i + 5}
    if words & {"effect", "force"}:
        return True
    if verb.lemma_ == "kick":
        return "in" in words
    subject = next((t for t in verb.children if t.dep_ == "nsubj"), None)
    measured = subject is not None and lemma(subject) in cues("noun")
    return measured and verb.lemma_ in ("start", "begin", "land")


def shares_modal(verb: Token) -> bool:
    """Tell whether a verb takes its modal from the verb above it."""
    return verb.tag_ in ("VBG", "VB") and not any(
        t.dep_ in ("mark", "nsubj", "nsubjpass") for t in verb.children
    )


def verb_over(anchor: Token) -> Token | None:
    """Return the nearest verb above a duty."""
    token = anchor
    for _ in range(8):
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head == token:
            return None
    return None


PARTICLES = {"strike": "down", "throw": "out", "do": "away", "draw": "up"}
PHRASAL: dict[tuple[str, str], Status] = {
    ("call", "off"): "ended", ("roll", "back"): "ended", ("put", "off"): "announced",
    ("push", "back"): "announced", ("hold", "off"): "proposed",
    ("stave", "off"): "proposed", ("head", "off"): "proposed",
}  # fmt: skip


def _has_particle(verb: Token) -> bool:
    """Tell "struck down" from "struck"; True for verbs that need no particle."""
    particle = PARTICLES.get(verb.lemma_.lower())
    return particle is None or any(t.lower_ == particle for t in verb.children)


def class_of(verb: Token) -> str:
    """Return the class of a verb with its particle: "called off", "strike"."""
    word = verb.lemma_.lower()
    for child in verb.children:
        if found := PHRASAL.get((word, child.lower_)):
            return found
    if not _has_particle(verb):
        return "act" if word == "strike" else ""
    return cues("status_verb").get(word, "")


def is_gone(verb: Token) -> bool:
    """Tell "used to charge 25%", "previously had a 25% duty"."""
    used = verb.dep_ == "xcomp" and verb.head.lower_ == "used" and verb.tag_ == "VB"
    return used or any(t.lower_ in ONCE and t.dep_ == "advmod" for t in verb.children)
