"""Tell how sure an act is: done, decided or scheduled, or only possible."""

from typing import Literal

from spacy.tokens import Token

from tradewire.syntax import governor, is_negated

Stance = Literal["happened", "planned", "possible", "denied", "imagined"]
SAYING = {
    "say", "announce", "tell", "declare", "state", "report", "confirm", "add", "note",
    "signal", "reveal", "tweet", "write", "indicate", "promise", "pledge", "vow",
}  # fmt: skip
DECIDED = {
    "agree", "decide", "announce", "schedule", "set", "due", "prepare", "order",
    "commit", "begin", "start", "continue", "move", "vote", "decision", "move", "deal",
    "agreement", "slate", "expect",
}  # fmt: skip
DONE = {"manage", "decision", "move", "begin", "start", "continue", "proceed", "vote"}
WISHED = {
    "consider", "threaten", "propose", "seek", "hope", "want", "aim", "try", "plan",
    "intend", "ask", "urge", "press", "call", "demand", "request", "threat", "plan",
    "proposal", "offer", "bid", "effort", "attempt", "request", "pressure", "warn",
    "ability", "authority", "power", "right", "way", "reason", "push", "like",
    "promise", "pledge", "vow", "need", "mean", "work", "persuade", "lobby", "ready",
    "willing", "able", "likely", "want", "wish", "refuse", "fail", "decline", "avoid",
    "hesitate", "look", "explore", "discuss", "talk", "prospect", "possibility", "hope",
    "pledge", "intention", "deadline", "force", "pursue", "help", "prevent", "oppose",
    "empower", "authorize", "recommend", "recommendation", "suggest", "suggestion",
    "negotiate", "wait", "attempt", "goal", "desire", "chance", "bill", "idea",
}  # fmt: skip


def stance(verb: Token) -> tuple[Stance, Token | None]:
    """Return how a verb's action is presented, and the word that made it so."""
    token = verb
    for _ in range(6):
        children = list(token.children)
        if is_negated(token):
            return "denied", token
        if any(
            t.dep_ == "mark" and t.lower_ in ("if", "unless", "whether")
            for t in children
        ) or any(t.lower_ in ("if", "unless") and t.dep_ == "advmod" for t in children):
            return "imagined", token
        modals = {t.lower_ for t in children if t.tag_ == "MD"}
        if modals & {"will", "'ll", "’ll", "shall", "wo", "is"}:
            return "planned", token
        if modals & {"would", "'d", "’d"}:
            said = token.dep_ in ("ccomp", "conj") and token.head.lemma_ in SAYING
            return ("planned" if said else "possible"), token
        if modals:
            return "possible", token
        is_infinitive = any(t.lower_ == "to" and t.dep_ == "aux" for t in children)
        above = token.head
        if above == token:
            return ("planned" if is_infinitive else "happened"), token
        if token.dep_ in ("xcomp", "acl", "pcomp", "prep", "ccomp", "advcl", "relcl"):
            word = above.lemma_.lower()
            if token.dep_ in ("xcomp", "acl", "pcomp", "prep", "ccomp"):
                if is_infinitive or token.tag_ == "VBG" or token.dep_ == "prep":
                    if word in DONE and not _is_future(above):
                        return "happened", above
                    if word in DECIDED:
                        return "planned", above
                    if word in WISHED:
                        return "possible", above
            if token.dep_ == "advcl" and is_infinitive:
                return "imagined", above
            if token.dep_ == "relcl":
                return "happened", token
        elif token.dep_ == "pobj":
            word = above.head.lemma_.lower()
            if word in WISHED:
                return "possible", above.head
        if token.dep_ == "ccomp" and above.lemma_.lower() in SAYING:
            return "happened", token
        if token.dep_ not in ("xcomp", "ccomp", "pcomp", "conj", "acl", "prep", "pobj"):
            return "happened", token
        token = above
    return "happened", None


def _is_future(verb: Token) -> bool:
    return any(t.lower_ in ("will", "would", "to") for t in verb.children)


def nominal(noun: Token) -> tuple[Stance, Token | None]:
    """Return how an act named by a noun is presented, by what stands above it."""
    token = noun
    for _ in range(5):
        above = token.head
        if above == token:
            return "happened", None
        word = above.lemma_.lower()
        if above.pos_ in ("VERB", "AUX"):
            if token.dep_ in ("dobj", "nsubjpass", "pobj", "attr") and word in WISHED:
                return "possible", above
            return stance(above)
        if above.pos_ in ("NOUN", "PROPN") and word in WISHED:
            return "possible", above
        token = above
    return "happened", governor(noun)
