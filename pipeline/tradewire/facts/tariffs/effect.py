"""Date rates by other sentences: "They take effect on 1 June", "signed today"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Token

from tradewire.evidence import span
from tradewire.facts.tariffs.dating import is_dated, start
from tradewire.facts.tariffs.draft import Draft
from tradewire.facts.tariffs.reach import ALL
from tradewire.facts.tariffs.status import ORDERS
from tradewire.facts.tariffs.verbs import EFFECT, is_effect
from tradewire.facts.tariffs.vocabulary import cues
from tradewire.relate import act, codes, lemma, words
from tradewire.story import Mention, Story
from tradewire.values.names import When

NEAR = 10
LEAD = 5
ACTS_NEAR = 3
OPENING = {"effective", "starting", "beginning", "commencing"}
SIGNING = {"sign", "issue", "proclaim", "order"}


@dataclass(frozen=True, slots=True)
class Effect:
    """A sentence that dates a duty: whose, on what, and whether it is past."""

    when: Mention[When]
    sentence: int
    imposers: frozenset[str]
    goods: frozenset[str]
    past: bool
    signed: bool
    act: bool


def dated(story: Story, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, those without a day of effect dated by other sentences."""
    own = {d.sentence for d in drafts}
    effects = [e for e in _effects(story) if not (e.act and e.sentence in own)]
    published = story.article.published
    return [_settled(_with_effect(story, d, effects), published) for d in drafts]


def _settled(draft: Draft, published: date | None) -> Draft:
    """Take an order of an earlier year, not told to be ended, as in force."""
    year = (draft.effective or "")[:4]
    old = published is not None and year.isdigit() and int(year) < published.year - 1
    if draft.status == "announced" and old:
        return replace(draft, status="in_force")
    return draft


def _effects(story: Story) -> Iterator[Effect]:
    """Yield the sentences that say when a measure takes effect or was signed."""
    for when in story.dates:
        if not is_dated(when) or when.value.role == "until":
            continue
        verb = _verb_of(story, when)
        if verb is None:
            continue
        signed = verb.lemma_.lower() in SIGNING
        if signed and not any(lemma(t) in ORDERS for t in verb.subtree):
            continue
        noun = _measure(story, verb, when)
        said = act(story, noun) if noun is not None else None
        goods = said.goods if said else ()
        yield Effect(
            when,
            story.sentence_number(when.first),
            frozenset(codes(said.imposers)) if said else frozenset(),
            frozenset() if signed else frozenset(goods),
            not _has_modal(verb)
            and (verb.tag_ in ("VBD", "VBN") or _is_here(story, when)),
            signed,
            cues("status_verb").get(verb.lemma_.lower()) == "act",
        )


def _has_modal(verb: Token) -> bool:
    return any(t.tag_ in ("MD", "TO") for t in verb.children)


def _is_here(story: Story, when: Mention[When]) -> bool:
    """Tell whether a day is that of publication or an earlier one."""
    published, value = story.article.published, when.value.value
    return bool(published and value and "/" not in value and len(value) == 10) and (
        str(value) <= str(published)
    )


def _verb_of(story: Story, when: Mention[When]) -> Token | None:
    """Return the verb of effect or signing over a date, or None."""
    token = story.doc[when.first]
    before = [t.lower_ for t in story.doc[max(when.first - 3, 0) : when.first]]
    for _ in range(7):
        word = token.lemma_.lower()
        if token.pos_ in ("VERB", "AUX"):
            if word in EFFECT and is_effect(token):
                return token
            if word in SIGNING:
                return token
            if OPENING & {*before} or before[-2:] == ["as", "of"]:
                return token
            acts = cues("status_verb").get(word) == "act"
            if acts and any(lemma(t) in words("measure") for t in token.subtree):
                return token
        if token.head == token:
            return None
        token = token.head
    return None


def _measure(story: Story, verb: Token, when: Mention[When]) -> Token | None:
    """Return the measure noun that the sentence of a date speaks of."""
    sentence = story.sentence(when.first)
    nouns = [t for t in sentence if lemma(t) in words("measure")]
    before = [t for t in nouns if t.i < when.first]
    return before[-1] if before else nouns[0] if nouns else None


def _with_effect(story: Story, draft: Draft, effects: Sequence[Effect]) -> Draft:
    if draft.effective_firm or draft.status == "ended":
        return draft
    own = draft.effective
    if own is not None and "/" not in own:
        effects = [e for e in effects if not e.act and str(e.when.value.value) > own]
    number = draft.sentence
    fitting = [e for e in effects if _fits(draft, e, number)]
    if not fitting:
        return draft
    best = min(
        fitting,
        key=lambda e: (
            e.signed,
            e.act,
            "/" in (start(e.when) or ""),
            e.past and draft.status == "announced",
            abs(e.sentence - number),
        ),
    )
    if best.signed and (draft.effective or draft.status != "announced"):
        return draft
    if best.act and draft.status == "in_force" and _is_later(story, best.when):
        return draft
    status = draft.status
    ordered = best.signed or best.act
    if not ordered and best.past and status == "announced":
        status = "in_force"
    if not ordered and not best.past and status == "in_force":
        status = "announced" if draft.weight < 3 or draft.headline else status
        follows = 0 < best.sentence - number <= 1 and _is_later(story, best.when)
        if status == "in_force" and not follows:
            return draft
        status = "announced"
    return replace(
        draft,
        status=status,
        effective=start(best.when),
        effective_firm=not best.signed,
        spans=draft.spans | {"effective": span(best.when)},
    )


def _is_later(story: Story, when: Mention[When]) -> bool:
    """Tell whether a date lies after the day of publication."""
    published, value = story.article.published, when.value.value
    return bool(published and value and value[:10] > published.isoformat())


def _fits(draft: Draft, effect: Effect, number: int) -> bool:
    both = effect.imposers and draft.imposers
    if both and not effect.imposers & {*draft.imposers}:
        return False
    if draft.item and effect.sentence < LEAD and not effect.signed:
        return True
    named = {*draft.goods} - {*ALL}
    if effect.goods and not effect.goods & named and (named or "goods" in draft.firm):
        return False
    if draft.status == "proposed" and (
        effect.act or effect.past or abs(effect.sentence - number) > 2
    ):
        return False
    if effect.act:
        near = 0 < number - effect.sentence <= ACTS_NEAR
        return near and (draft.effective is None or "/" in draft.effective)
    far = abs(effect.sentence - number)
    return far <= NEAR if draft.status != "in_force" else far <= 2
