"""Tell whether a cue tells a trade event at all."""

from spacy.tokens import Token

from tradewire.facts.events.conditions import CONDITIONS
from tradewire.facts.events.cues import Hit, cues
from tradewire.facts.events.matters import (
    about_trade,
    is_trade_story,
    named,
    needed,
    phrase,
    vocabulary,
)
from tradewire.facts.events.sides import CASES, MUTUAL, explicit, members
from tradewire.facts.events.stance import Stance
from tradewire.relate import lemma, parties, words
from tradewire.story import Story, within
from tradewire.syntax import agent, is_passive, prepositional, subject

ON_TRADE = {*MUTUAL, *CASES, "withdrawal"}
OF_STORY = {*CASES, "withdrawal", "talks", "agreement", "demand"}
"""Types for which the article's subject may do, where the sentence's does not."""
NEVER_DEMANDED = {"demand", "agreement", "talks", "retaliation"}
ABOUT = ("for", "on", "against", "about", "over")


def is_relevant(story: Story, hit: Hit, found: Stance) -> bool:
    """Tell whether a cue's sentence meets what its row in the table needs."""
    needs = hit.cue.needs
    sentence = story.sentence(hit.token.i)
    on_trade = about_trade(story, sentence.start, sentence.end)
    on_trade = on_trade or (hit.cue.type in CASES and is_trade_story(story))
    if hit.cue.type == "demand" and not _has_complement(story, hit.token):
        return False
    if hit.cue.words[0] in ("meet", "visit") and hit.cue.role == "alone":
        met = [t for t in hit.token.children if t.dep_ == "dobj"]
        if is_passive(hit.token) or (
            met and not any(named(story, t.subtree) for t in met)
        ):
            return False
    if hit.cue.words[0] in ("speak", "talk") and hit.cue.role == "alone":
        heard = [t for p in hit.token.children if p.lower_ == "to" for t in p.children]
        if heard and not any(parties(story, t) for t in heard):
            return False
    if hit.cue.words in (("add",), ("push",), ("set",)) and _means_else(hit.token):
        return False
    if needs == "future":
        return found == "planned"
    if needs == "negated":
        return found == "denied"
    if needs == "flow":
        return any(lemma(t) in ("export", "import") for t in hit.token.subtree)
    if needs in CONDITIONS:
        return CONDITIONS[needs](story, hit)
    if needs == "ruled":
        own = {lemma(t) for t in phrase(hit.token)}
        return on_trade and bool(own & needed("authority"))
    if needs == "dated":
        return _is_dated(story, hit)
    if needs == "cooperate":
        return _cooperates(story, hit)
    if needs in ("court", "authority"):
        doer = agent(hit.token)
        return on_trade and doer is not None and lemma(doer) in needed(needs)
    if needs == "state":
        doer = agent(hit.token)
        return on_trade and doer is not None and bool(parties(story, doer))
    if needs == "both":
        doer = agent(hit.token)
        return (
            on_trade
            and doer is not None
            and bool(parties(story, doer))
            and len(explicit(story, hit)) > 1
        )
    if needed(needs):
        return any(lemma(t) in needed(needs) for t in sentence)
    if hit.cue.type in ON_TRADE or needs == "trade":
        by_story = hit.cue.type in OF_STORY and is_trade_story(story)
        if hit.cue.object in ("bloc", "club", "wto") and not hit.is_noun:
            doer = agent(hit.token)
            return doer is not None and bool(parties(story, doer))
        if hit.cue.type in ("agreement", "talks") and _is_elsewhere(hit):
            return False
        club = hit.cue.object in ("bloc", "club", "wto")
        return on_trade or by_story or club or bool(members(story, hit))
    return True


def _means_else(verb: Token) -> bool:
    """Tell whether a verb means another thing: "set to rise", "value-added"."""
    if lemma(verb) == "add":
        return verb.i > 0 and verb.nbor(-1).lower_ == "-"
    return any(
        (lemma(verb) == "set" and t.dep_ == "xcomp")
        or t.lower_ in ("ahead", "back", "forward", "through", "up")
        for t in verb.children
    )


def is_demanded(story: Story, hit: Hit, kind: str) -> bool:
    """Tell whether an act is merely what one state demands of another."""
    if kind in NEVER_DEMANDED or hit.token.pos_ != "VERB":
        return False
    if _is_wished_of_another(story, hit.token):
        return True
    node = hit.token
    for above in hit.token.ancestors:
        is_under, node = node.dep_ != "conj", above
        if is_under and any(c.type == "demand" for c in cues().get(lemma(above), ())):
            if above.pos_ == "NOUN":
                return any(t.dep_ in ("acl", "ccomp", "relcl") for t in above.children)
            doer = agent(above)
            asking = set(parties(story, doer)) if doer is not None else set()
            own = subject(hit.token)
            return bool(asking) and not (own and asking & set(parties(story, own)))
    return False


def _is_wished_of_another(story: Story, verb: Token) -> bool:
    """Tell whether one state wants another to act: "persuade the U.S. to lift"."""
    above = verb.head
    asked = [t for t in above.children if t.dep_ == "dobj"]
    asked += [t for t in verb.children if t.dep_ == "nsubj"]
    doer = subject(above)
    if verb.dep_ not in ("xcomp", "ccomp") or doer is None or not asked:
        return False
    if lemma(above) not in vocabulary("persuading"):
        return False
    others = parties(story, asked[0])
    return bool(others) and not set(parties(story, doer)) & set(others)


def _may_be_asked(story: Story, noun: Token) -> bool:
    """Tell whether a demand's object is a state, or what is demanded of one."""
    return lemma(noun) not in words("makers") or bool(parties(story, noun))


def _has_complement(story: Story, verb: Token) -> bool:
    """Tell whether a verb of demand says what is demanded."""
    if any(t.dep_ == "dobj" and not _may_be_asked(story, t) for t in verb.children):
        return False
    if lemma(verb) in ("ask", "request") and not _asks_for_change(verb):
        return False
    if lemma(verb) == "warn":
        return any(t.dep_ == "xcomp" or t.lower_ == "against" for t in verb.children)
    return verb.pos_ != "VERB" or any(
        t.dep_ in ("xcomp", "ccomp", "dobj") or t.lower_ in ABOUT for t in verb.children
    )


def _asks_for_change(verb: Token) -> bool:
    """Tell whether who asks wants more than an answer, a talk, not to be named."""
    doers = [t for t in verb.children if t.dep_ in ("nsubj", "agent")]
    if verb.tag_ == "VBN" and not doers and verb.dep_ != "conj":
        return False
    sought = [t for t in verb.children if t.dep_ in ("xcomp", "ccomp")]
    sought += [t for p in verb.children if p.lower_ == "for" for t in p.children]
    return not any(lemma(t) in vocabulary("granted") for t in sought)


def _is_elsewhere(hit: Hit) -> bool:
    """Tell whether a deal or talks are about debts, peace, visas and not on trade."""
    about = {lemma(t) for t in hit.object.subtree}
    return bool(about & vocabulary("elsewhere")) and "trade" not in about


def _is_dated(story: Story, hit: Hit) -> bool:
    """Tell whether a deal exists: dated, between sides, broken or kept."""
    noun = hit.token
    own = phrase(noun)
    first, last = own[0].i, own[-1].i + 1
    if not (about_trade(story, first, last) or is_trade_story(story)):
        return False
    dates = [d for d in within(story.dates, first, last) if d.value.value]
    if any(story.doc[d.first : d.last].root in own for d in dates):
        return True
    if len(named(story, own)) > 1 or any(t.lower_ == "bilateral" for t in own):
        return True
    if members(story, hit) or _is_with_a_party(story, noun):
        return True
    above = noun.head.head if noun.head.pos_ == "ADP" else noun.head
    return lemma(above) in vocabulary("existing")


def _is_with_a_party(story: Story, noun: Token) -> bool:
    """Tell whether a pact is somebody's with a state: "its chip pact with Japan"."""
    owned = any(t.dep_ == "poss" or t.lower_ == "the" for t in noun.children)
    return owned and any(parties(story, t) for t in prepositional(noun, "with"))


def _cooperates(story: Story, hit: Hit) -> bool:
    """Tell whether "agreed" is about an act of its own, and not about talks."""
    doer = agent(hit.token)
    if doer is None or len(parties(story, doer)) < 2:
        return False
    under = [t for t in hit.token.children if t.dep_ in ("xcomp", "ccomp")]
    return any(
        not any(lemma(t) in vocabulary("talking") for t in verb.subtree)
        for verb in under
    )
