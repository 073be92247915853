"""Decide the type and the status of an event from its cue and how sure it is."""

from tradewire.facts.events.cues import Hit
from tradewire.facts.events.matters import is_a, is_measure, vocabulary
from tradewire.facts.events.sides import MUTUAL, controller
from tradewire.facts.events.stance import Stance, is_conditional
from tradewire.relate import lemma, parties
from tradewire.story import Story
from tradewire.syntax import agent, prepositional

FLOWS = {"import", "export", "output", "trade", "market", "access", "good", "flow"}
BANS = {"import_ban", "export_ban"}
TARIFFS = {"tariff_imposed", "tariff_raised"}
LIFTED = {
    ("tariff_removed", "tariff"): "tariff_raised",
    ("restriction_lifted", "quota"): "quota_set",
}
WISHED = {
    "demand", "dispute_settled", "restriction_lifted", "ruling", "subsidy",
    "tariff_cut", "tariff_removed",
}  # fmt: skip
"""Types that are no event as long as they are merely hoped for, or able to be."""
LEVIES = {*TARIFFS, "tariff_threatened"}


def kind_of(story: Story, hit: Hit, found: Stance) -> str | None:
    """Return the type of event that a cue tells, None where it tells none."""
    kind = hit.cue.type
    if hit.cue.needs == "negated":
        return kind
    if kind == "agreement" and any(
        is_a(story, t, "quota") for t in prepositional(hit.object, "on")
    ):
        return "quota_set"
    if found in ("denied", "imagined"):
        return kind if kind == "agreement" else None
    if _is_idle(story, hit, found):
        return None
    if kind in BANS and hit.cue.object in ("ban", "curb", "permit"):
        kind = _direction(hit)
    if kind in BANS and _is_on_arms(hit):
        kind = "sanctions"
    if (
        kind == "exemption_granted"
        and hit.cue.role == "alone"
        and _is_limited(story, hit)
    ):
        kind = "quota_set"
    if hit.cue.object in ("sanctions", "embargo") and _is_trade_case(story):
        kind = {"sanctions": "retaliation", "restriction_lifted": "tariff_removed"}.get(
            kind, kind
        )
    if kind == "tariff_cut" and any(t.lower_ == "zero" for t in hit.token.subtree):
        kind = "tariff_removed"
    if _is_to_a_level(hit):
        kind = LIFTED.get((kind, hit.cue.object), kind)
    if kind in TARIFFS and (
        found in ("possible", "threatened")
        or (found == "planned" and is_conditional(hit.token))
    ):
        kind = "tariff_threatened"
    if kind in LEVIES | BANS and _answers(story, hit):
        kind = "retaliation"
    return kind


def status_of(hit: Hit, kind: str, found: Stance) -> str:
    """Return whether an event happened, is planned or merely possible."""
    if hit.cue.needs == "negated":
        return "happened"
    if kind == "tariff_threatened" or hit.cue.status == "possible":
        return "possible"
    if kind == "talks" and hit.cue.role == "named" and hit.token.dep_ == "nsubj":
        return "happened"
    if found == "happened" and hit.cue.status:
        return hit.cue.status
    return found if found in ("happened", "planned") else "possible"


def _is_for_a_breach(hit: Hit) -> bool:
    """Tell whether a measure is taken because another state broke the rules."""
    causes = [t for t in hit.token.subtree if lemma(t) in vocabulary("cause")]
    return any(
        lemma(t) in vocabulary("offence")
        for cause in causes
        for t in ((cause.head if cause.dep_ == "mark" else cause).subtree)
        if t.i > hit.token.i
    )


def _is_idle(story: Story, hit: Hit, found: Stance) -> bool:
    """Tell whether nobody does, plans or proposes what a cue names."""
    kind = hit.cue.type
    if hit.token.dep_ == "amod" and kind == "tariff_threatened":
        return True
    if hit.cue.object in FLOWS and not _is_by_state(story, hit):
        return True
    if hit.cue.object in ("market", "access") and not _is_decided(hit, found):
        return True
    if found != "possible":
        return False
    if kind in WISHED:
        return not (hit.cue.status or is_conditional(hit.token))
    return hit.is_noun and kind not in MUTUAL and not hit.cue.status


def _is_decided(hit: Hit, found: Stance) -> bool:
    """Tell whether a market is opened in fact, and not in a plea or a contents."""
    bare = hit.token.tag_ == "VBG" or any(t.tag_ == "TO" for t in hit.token.children)
    decided = lemma(hit.token.head) in vocabulary("deciding")
    return found in ("happened", "planned") and (decided or not bare)


def _is_by_state(story: Story, hit: Hit) -> bool:
    """Tell whether a state, or nobody named, stops or opens a flow of goods."""
    doer = controller(hit.token) or agent(hit.token)
    return (
        doer is None
        or hit.cue.role == "subject"
        or bool(parties(story, doer))
        or lemma(doer) in vocabulary("instruments")
    )


def _is_trade_case(story: Story) -> bool:
    """Tell whether an article's sanctions are for a breach of trade rules."""
    return any(lemma(t) in vocabulary("breach") for t in story.doc)


def _is_to_a_level(hit: Hit) -> bool:
    """Tell whether "lift" means to raise: "to 25 percent", "by 100,000 barrels"."""
    return lemma(hit.token) == "lift" and any(
        t.lower_ in ("to", "by")
        and any(n.like_num for n in t.subtree)
        and t.dep_ == "prep"
        for t in (*hit.token.children, *hit.object.children)
    )


def _direction(hit: Hit) -> str:
    """Tell whether a ban is one on exports or imports, by its own words."""
    for token in (*hit.object.subtree, *hit.token.subtree):
        if lemma(token) in vocabulary("outbound"):
            return "export_ban"
        if lemma(token) == "import":
            return "import_ban"
    return hit.cue.type


def _is_on_arms(hit: Hit) -> bool:
    return any(lemma(t) in vocabulary("weapons") for t in hit.object.subtree)


def _is_limited(story: Story, hit: Hit) -> bool:
    """Tell whether a clause tells how much: "let 3 million tons enter duty-free"."""
    verb = hit.token if hit.token.dep_ != "ccomp" else hit.token.head
    own = {t.i for t in verb.subtree}
    return any(q.first in own for q in story.quantities)


def _answers(story: Story, hit: Hit) -> bool:
    """Tell whether a measure is called an answer to another's."""
    before = hit.object.doc[max(hit.object.i - 2, 0) : hit.object.i]
    own = [t for t in hit.token.children if t.dep_ != "conj"]
    near = [*hit.object.subtree, *own, *before]
    near += [t for p in hit.token.children if p.dep_ == "prep" for t in p.children]
    above = hit.token.head.head if hit.token.dep_ == "pcomp" else hit.token.head
    if any(lemma(t) in vocabulary("answer") - vocabulary("reply") for t in near):
        return True
    if lemma(above) in vocabulary("answer") or _is_for_a_breach(hit):
        return True
    return any(
        lemma(t) in vocabulary("reply")
        and t.head.lower_ == "in"
        and any(
            is_measure(story, m) or lemma(m) in vocabulary("measure_like")
            for m in t.subtree
        )
        for t in near
    )
