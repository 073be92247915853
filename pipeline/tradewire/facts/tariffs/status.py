"""Tell whether a rate of duty is in force, announced, proposed or ended."""

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from tradewire.facts.tariffs.vocabulary import cues, is_duty, listed
from tradewire.relate import lead_in, lemma
from tradewire.story import Story
from tradewire.syntax import is_negated
from tradewire.syntax import subject as subject_of

Status = Literal["in_force", "announced", "proposed", "ended"]
REPORTING = {
    "say", "tell", "announce", "declare", "confirm", "state", "write", "tweet", "add",
    "report", "note", "reveal", "disclose", "inform", "notify",
}  # fmt: skip
EFFECT = {"take", "go", "come", "kick", "enter", "start", "begin", "land", "hit"}
DUE = {"set", "due", "schedule", "slate", "poise", "expect", "about", "bind"}
ORDERS = {"proclamation", "order", "decree", "notice", "announcement", "regulation"}
BILLS = {"bill", "legislation", "amendment", "proposal", "draft", "plan", "petition"}
PLANNED = {"planned", "scheduled", "announced", "ordered", "promised"}
ONCE = {"formerly", "previously", "once"}
RELIEF = {"exclusion", "exemption", "waiver", "relief", "exception", "refund"}
CLAUSAL = {"xcomp", "ccomp", "advcl", "conj", "pcomp", "acl", "relcl", "prep", "dobj"}


@dataclass(frozen=True, slots=True)
class Standing:
    """A status, the token that decided it (None: nothing did), and how firmly."""

    status: Status
    cue: int | None = None
    weight: int = 0


def standing(story: Story, anchor: Token, number: int, changed: bool) -> Standing:
    """Return the status of the duty at `anchor` whose rate is at token `number`.

    `changed` says that the rate is the level to which the duty goes.
    """
    return (
        _by_words(story, anchor, number, changed)
        or _by_lead(story, anchor)
        or Standing("in_force")
    )


def _by_lead(story: Story, anchor: Token) -> Standing | None:
    """Read the line above a list: "The duties will be:"."""
    number = lead_in(story, anchor)
    if number is None:
        return None
    for token in story.sentences[number]:
        if is_duty(story, token):
            return _by_words(story, token, token.i, False)
    return None


def _by_words(
    story: Story, anchor: Token, number: int, changed: bool
) -> Standing | None:
    return (
        _by_plan(story, number)
        or _by_own_verb(story, anchor, number)
        or _by_end(story, anchor, number, changed)
        or _by_modifier(story, anchor, number)
        or _by_description(anchor)
        or _by_noun(anchor)
        or _by_governor(story, anchor, number, changed)
    )


def _by_plan(story: Story, number: int) -> Standing | None:
    """Read "if it imposes 25% duties as planned": decided, whatever the mood."""
    sentence = story.sentence(number)
    if any(t.dep_ == "neg" for t in story.doc[sentence.start : number]):
        return None
    for token in story.doc[number : min(number + 14, sentence.end - 1)]:
        if token.lower_ == "as" and story.doc[token.i + 1].lower_ in PLANNED:
            return Standing("announced", token.i + 1, 3)
    return None


def _by_end(story: Story, anchor: Token, number: int, changed: bool) -> Standing | None:
    """Read "struck down the 10% duty", "rejected a bill for a duty of 10%"."""
    verb = _verb_over(anchor)
    if verb is None or _kind(verb) != "ended":
        return None
    found = _by_governor(story, anchor, number, changed)
    if found is not None and found.status == "ended":
        return found
    noun = anchor
    while noun.head != verb and noun.head != noun:
        noun = noun.head
    asked = cues("status_noun").get(lemma(noun)) == "proposed"
    past = verb.tag_ in ("VBD", "VBN") and not modal(verb)
    if asked and past and noun.dep_ in ("dobj", "nsubjpass"):
        return Standing("ended", verb.i, 3)
    return None


def _by_modifier(story: Story, anchor: Token, number: int) -> Standing | None:
    """Read "the existing 25% duty", "a threatened tariff"."""
    first = min(anchor.i, number, anchor.left_edge.i)
    for token in story.doc[max(first, anchor.i - 12) : max(anchor.i, number)]:
        value = cues("status_word").get(token.lower_)
        if value == "in_force" and word_to(story, number):
            continue  # "the existing duty may rise to 25%"
        if value and token.pos_ in ("ADJ", "VERB", "NOUN", "PROPN"):
            return Standing(value, token.i, 3)  # type: ignore[arg-type]
    return None


def _by_noun(anchor: Token) -> Standing | None:
    """Read "the threat of a duty", "plans for a tariff"."""
    above = anchor
    for _ in range(4):
        above = above.head
        if above.pos_ in ("VERB", "AUX") or lemma(above) in RELIEF:
            return None
        value = cues("status_noun").get(lemma(above)) if above.i != anchor.i else None
        if value:
            return Standing(value, above.i, 2)  # type: ignore[arg-type]
    return None


def _by_description(anchor: Token) -> Standing | None:
    """Read a clause on the duty itself: "tariffs that took effect in May"."""
    for child in anchor.children:
        if child.dep_ not in ("relcl", "acl", "appos") or child.pos_ != "VERB":
            continue
        verbs = [child, *(t for t in child.children if t.dep_ == "xcomp")]
        for verb in verbs:
            if found := _of_verb(verb, passive=True):
                return found
    return None


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


def _is_conditional(verb: Token, may: bool = True) -> bool:
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


def _of_verb(verb: Token, passive: bool = False) -> Standing | None:
    """Return the status that one verb on the duty says, by its class and modal."""
    word = verb.lemma_.lower()
    kind = _kind(verb)
    mode = modal(verb)
    if word in EFFECT and is_effect(verb):
        if _is_conditional(verb) or mode in ("may", "would"):
            return Standing("proposed" if mode == "may" else "announced", verb.i, 3)
        past = verb.tag_ in ("VBD", "VBN") or verb.tag_ == "VBZ"
        return Standing("in_force" if past and not mode else "announced", verb.i, 3)
    if word in DUE and any(t.dep_ in ("xcomp", "ccomp") for t in verb.children):
        return Standing("announced", verb.i, 3)
    if kind in ("act", "stay", "bear") and passive:
        return Standing(_of_act(mode, _is_conditional(verb)), verb.i, 3)
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


def _by_governor(
    story: Story, anchor: Token, number: int, changed: bool
) -> Standing | None:
    """Read the verbs above the duty: "threatened to impose", "will raise"."""
    if _is_left_out(anchor):
        return None
    token = anchor if anchor.pos_ in ("VERB", "AUX") else _verb_over(anchor)
    if token is None:
        return None
    chain = _chain(token)
    if isinstance(chain, Standing):
        return chain
    changed = changed or word_to(story, number)
    return _of_chain(chain, anchor.dep_, anchor, changed)


def _by_own_verb(story: Story, anchor: Token, number: int) -> Standing | None:
    """Read the verb of a second step: "took effect, and will rise to 25%"."""
    verb = _verb_over(story.doc[number])
    apart = story.sentence_number(number) != story.sentence_number(anchor.i)
    step = word_to(story, number) and verb is not None and verb.i > anchor.i
    if verb is None or verb == _verb_over(anchor) or not (apart or step):
        return None
    if not apart and verb.lemma_ not in listed("change"):
        return None
    chain = _chain(verb)
    if isinstance(chain, Standing):
        return chain
    return _of_chain(chain, "dobj", anchor, True)


def _chain(token: Token) -> list[Token] | Standing:
    """Return the verbs over a verb, itself first, or what a noun between them says."""
    chain = [token]
    while len(chain) < 6:
        last = chain[-1]
        if last.dep_ not in CLAUSAL or last.head == last:
            break
        above = last.head
        while above.pos_ not in ("VERB", "AUX") and above.head != above:
            if value := cues("status_noun").get(lemma(above)):
                return Standing(value, above.i, 3)  # type: ignore[arg-type]
            above = above.head
        if above in chain or above.pos_ not in ("VERB", "AUX"):
            break
        if last.dep_ == "conj" and any(
            t.dep_ in ("nsubj", "nsubjpass") for t in last.children
        ):
            break
        if last.dep_ in ("advcl", "relcl") and not _shares_modal(last):
            break
        chain.append(above)
    return chain


def _is_left_out(anchor: Token) -> bool:
    """Tell "exempt from the duty", "relief from tariffs", which say nothing of it."""
    prep = anchor.head
    return prep.lower_ == "from" and prep.head.lemma_.lower() in (
        "exempt", "free", "exclude", "relief", "exemption", "exclusion", "spare",
        "protect", "shield", "benefit", "suffer", "carve", "waiver",
    )  # fmt: skip


def _shares_modal(verb: Token) -> bool:
    return verb.tag_ in ("VBG", "VB") and not any(
        t.dep_ in ("mark", "nsubj", "nsubjpass") for t in verb.children
    )


def _verb_over(anchor: Token) -> Token | None:
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


def _kind(verb: Token) -> str:
    """Return the class of a verb with its particle: "called off", "strike"."""
    word = verb.lemma_.lower()
    for child in verb.children:
        if found := PHRASAL.get((word, child.lower_)):
            return found
    if not _has_particle(verb):
        return "act" if word == "strike" else ""
    return cues("status_verb").get(word, "")


def _is_gone(verb: Token) -> bool:
    """Tell "used to charge 25%", "previously had a 25% duty"."""
    used = verb.dep_ == "xcomp" and verb.head.lower_ == "used" and verb.tag_ == "VB"
    return used or any(t.lower_ in ONCE and t.dep_ == "advmod" for t in verb.children)


def word_to(story: Story, number: int) -> bool:
    """Tell whether a rate is the level reached: "dropped to 10%"."""
    before = story.doc[max(number - 4, 0) : number]
    return any(t.lower_ == "to" for t in before)


def _of_chain(
    chain: list[Token], dep: str, anchor: Token, changed: bool
) -> Standing | None:
    """Weigh the verbs over a duty, the nearest first."""
    mode = ""
    for verb in chain:
        mode = mode or modal(verb)
        if verb.tag_ in ("VBZ", "VBP", "VBD"):
            break
    conditional = _is_conditional(chain[0], bool(mode))
    near, word = chain[0], chain[0].lemma_.lower()
    kind = _kind(near)
    if is_negated(near) and not changed and (kind in ("act", "ended")):
        stays = kind == "ended" or word in listed("change")
        return Standing("in_force" if stays else "proposed", near.i, 2)
    if is_negated(near) and changed and kind == "act":
        return Standing("ended" if mode == "will" else "proposed", near.i, 2)
    if _is_gone(near):
        return Standing("ended", near.i, 2)
    above = [cues("status_verb").get(v.lemma_.lower(), "") for v in chain[1:]]
    reported = any(v.lemma_.lower() in REPORTING for v in chain[1:])
    if word in (*DUE, "be") and any(
        t.dep_ == "xcomp" and t.tag_ == "VB" for t in near.children
    ):
        return Standing("proposed" if conditional else "announced", near.i, 3)
    for verb, cls in zip(chain[1:], above, strict=True):
        if cls == "proposed":
            return Standing("proposed", verb.i, 3)
        if cls == "stay":
            return Standing("in_force", verb.i, 3)
    if kind == "ended" and changed:
        kind = "act"
    object_ = dep in ("dobj", "nsubjpass", "nsubj", "conj") or word == "do"
    if kind == "ended" and word in ("expire", "lapse") and near.tag_ != "VBD":
        return Standing("in_force", near.i, 2)
    if kind == "ended" and mode == "would" and not reported:
        return Standing("in_force", near.i, 1)
    if kind == "ended" and object_:
        if is_negated(near) or mode == "may" or conditional:
            return Standing("in_force", near.i, 1)
        return Standing("ended", near.i, 3)
    if kind == "proposed":
        return Standing("proposed", near.i, 3)
    if word in EFFECT and is_effect(near):
        found = _of_verb(near, passive=True)
        if found:
            return found
    if near.dep_ == "xcomp" and near.head.lemma_ == "be" and near.tag_ == "VB":
        return Standing("announced", near.i, 3)
    if any(v.lemma_.lower() in DUE and v != near for v in chain):
        due = next(v for v in chain if v.lemma_.lower() in DUE)
        return Standing("announced", due.i, 3)
    does = dep == "nsubj" and any(t.dep_ == "dobj" for t in near.children)
    does = does and not changed and kind != "bear"
    changes = word in cues("object_verb") or word in cues("subject_verb")
    if does:
        kind, changes = "", False
        if mode == "would":
            return Standing("proposed", near.i, 1)
    if mode and not kind and not changes and word not in cues("pay_verb"):
        if any(t.lower_ in ("the", "these", "those") for t in anchor.children):
            return None
        decided = mode == "will" or (mode == "would" and reported)
        return Standing("announced" if decided else "proposed", near.i, 1)
    if mode == "may" or conditional:
        return Standing("proposed", near.i, 3)
    if mode in ("will", "would") and kind == "stay" and not conditional:
        return Standing("in_force", near.i, 3)
    if mode == "will":
        return Standing("announced", near.i, 3)
    if mode == "would":
        return Standing("announced" if reported else "proposed", near.i, 2)
    for verb, cls in zip(chain, [kind, *above], strict=True):
        if cls == "announced":
            return Standing("announced", verb.i, 3)
    running = near.tag_ == "VBG" and any(t.dep_ == "aux" for t in near.children)
    if kind == "act" and running:
        return Standing("announced", near.i, 2)  # "said he was raising the duty"
    if kind == "bear" and any(t.lower_ == "had" for t in near.children):
        return Standing("ended", near.i, 2)
    subject = subject_of(near)
    if subject is not None and near.tag_ in ("VBZ", "VBP", "VBD"):
        if lemma(subject) in BILLS:
            return Standing("proposed", near.i, 2)
        if lemma(subject) in ORDERS and near.tag_ != "VBD":
            return Standing("announced", near.i, 2)
    if kind in ("act", "stay", "bear"):
        return Standing("in_force", near.i, 3)
    return None
