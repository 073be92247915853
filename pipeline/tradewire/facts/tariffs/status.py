"""Tell whether a rate of duty is in force, announced, proposed or ended."""

from spacy.tokens import Token

from tradewire.facts.tariffs.verbs import (
    DUE,
    EFFECT,
    Standing,
    class_of,
    is_conditional,
    is_effect,
    is_gone,
    modal,
    of_verb,
    shares_modal,
    verb_over,
)
from tradewire.facts.tariffs.vocabulary import cues, is_duty, listed
from tradewire.relate import lead_in, lemma
from tradewire.story import Story
from tradewire.syntax import is_negated
from tradewire.syntax import subject as subject_of

REPORTING = {
    "say", "tell", "announce", "declare", "confirm", "state", "write", "tweet", "add",
    "report", "note", "reveal", "disclose", "inform", "notify",
}  # fmt: skip
ORDERS = {"proclamation", "order", "decree", "notice", "announcement", "regulation"}
BILLS = {"bill", "legislation", "amendment", "proposal", "draft", "plan", "petition"}
PLANNED = {"planned", "scheduled", "announced", "ordered", "promised"}
RELIEF = {"exclusion", "exemption", "waiver", "relief", "exception", "refund"}
CLAUSAL = {"xcomp", "ccomp", "advcl", "conj", "pcomp", "acl", "relcl", "prep", "dobj"}


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
    verb = verb_over(anchor)
    if verb is None or class_of(verb) != "ended":
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
            if found := of_verb(verb, passive=True):
                return found
    return None


def _by_governor(
    story: Story, anchor: Token, number: int, changed: bool
) -> Standing | None:
    """Read the verbs above the duty: "threatened to impose", "will raise"."""
    if _is_left_out(anchor):
        return None
    token = anchor if anchor.pos_ in ("VERB", "AUX") else verb_over(anchor)
    if token is None:
        return None
    chain = _chain(token)
    if isinstance(chain, Standing):
        return chain
    changed = changed or word_to(story, number)
    return _of_chain(chain, anchor.dep_, anchor, changed)


def _by_own_verb(story: Story, anchor: Token, number: int) -> Standing | None:
    """Read the verb of a second step: "took effect, and will rise to 25%"."""
    verb = verb_over(story.doc[number])
    apart = story.sentence_number(number) != story.sentence_number(anchor.i)
    step = word_to(story, number) and verb is not None and verb.i > anchor.i
    if verb is None or verb == verb_over(anchor) or not (apart or step):
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
        if last.dep_ in ("advcl", "relcl") and not shares_modal(last):
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
    conditional = is_conditional(chain[0], bool(mode))
    near, word = chain[0], chain[0].lemma_.lower()
    kind = class_of(near)
    if is_negated(near) and not changed and (kind in ("act", "ended")):
        stays = kind == "ended" or word in listed("change")
        return Standing("in_force" if stays else "proposed", near.i, 2)
    if is_negated(near) and changed and kind == "act":
        return Standing("ended" if mode == "will" else "proposed", near.i, 2)
    if is_gone(near):
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
        found = of_verb(near, passive=True)
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
