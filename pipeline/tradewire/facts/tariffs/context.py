"""Mend rates by other sentences: what ended since, which instrument a case is on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from tradewire.evidence import span
from tradewire.facts.tariffs.draft import Draft, Instrument
from tradewire.facts.tariffs.scope import ALL
from tradewire.facts.tariffs.status import modal
from tradewire.facts.tariffs.vocabulary import cues, is_duty, patterns
from tradewire.relate import act, codes, lemma, stated_act, words
from tradewire.story import Story
from tradewire.syntax import is_negated, subject

ENDINGS = 1
LEAD = 2
DETAIL = 6
NEAR = 2
REMEDIES = ("anti_dumping", "countervailing", "safeguard")
PARTS = {"imposition", "implementation", "collection", "rest", "remainder"}


def mended(story: Story, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with the instrument and the end that other sentences give."""
    cases = list(_cases(story))
    ends = list(_ends(story))
    details = list(_details(story, drafts))
    told = [_in_detail(d, details) for d in drafts]
    return [_ended(story, _in_case(d, cases), ends) for d in told]


# ---------------------------------------------------------------- the goods
@dataclass(frozen=True, slots=True)
class Detail:
    """A sentence without a rate that says which goods a measure is on."""

    sentence: int
    imposers: frozenset[str]
    goods: tuple[str, ...]


def _details(story: Story, drafts: Sequence[Draft]) -> Iterator[Detail]:
    """Yield sentences such as "The duties hit computers and power tools"."""
    if not any(d.vague and d.goods == tuple(ALL) for d in drafts):
        return
    rated = {d.sentence for d in drafts}
    for token in story.doc:
        number = story.sentence_number(token.i)
        if number in rated or not _is_told(token):
            continue
        said = stated_act(story, token)
        if said.goods and said.sources.get("goods") in ("phrase", "clause"):
            yield Detail(number, frozenset(codes(said.imposers)), said.goods)


def _is_told(token: Token) -> bool:
    """Tell a measure spoken of again: "the sanctions", "they will be imposed"."""
    if token.pos_ == "VERB":
        them = subject(token) if lemma(token) in words("imposes") else None
        return them is not None and them.lower_ == "they"
    return lemma(token) in words("measure") and _is_definite(token)


def _in_detail(draft: Draft, details: Sequence[Detail]) -> Draft:
    """Give a rate on unnamed goods those that another sentence lists."""
    if not draft.vague or draft.goods != tuple(ALL):
        return draft
    fitting = [d for d in details if not d.imposers or d.imposers & {*draft.imposers}]
    near = [d for d in fitting if abs(d.sentence - draft.sentence) <= DETAIL]
    if not near:
        return draft
    best = min(near, key=lambda d: abs(d.sentence - draft.sentence))
    return replace(draft, goods=best.goods)


# ---------------------------------------------------------------- the instrument
@dataclass(frozen=True, slots=True)
class Case:
    """A sentence that names an instrument: against whose goods, by whom."""

    instrument: Instrument
    imposers: frozenset[str]
    goods: frozenset[str]
    sentence: int


def _cases(story: Story) -> Iterator[Case]:
    """Yield the sentences on dumping, subsidy, safeguard and export-tax cases."""
    special = (
        "anti_dumping", "countervailing", "safeguard", "export_tax", "tariff_quota",
    )  # fmt: skip
    for sentence in story.sentences:
        text = sentence.text
        found = next(
            (v for p, v in patterns("instrument") if v in special and p.search(text)),
            None,
        )
        if found is None:
            continue
        noun = next(
            (
                t
                for t in sentence
                if is_duty(story, t)
                or lemma(t) in ("investigation", "probe", "measure")
            ),
            None,
        )
        if noun is not None:
            said = act(story, noun)
            yield Case(
                found,  # type: ignore[arg-type]
                frozenset(codes(said.imposers)),
                frozenset(said.goods),
                story.sentence_number(noun.i),
            )


def _in_case(draft: Draft, cases: Sequence[Case]) -> Draft:
    """Give a plain duty the instrument of the case that it belongs to."""
    named = {*draft.goods} - {*ALL}
    if draft.instrument != "import_tariff" or "plain" in draft.firm:
        return draft
    if not named:
        return _in_near_case(draft, cases)
    for case in cases:
        sides = not case.imposers or bool(case.imposers & {*draft.imposers})
        if case.instrument == "tariff_quota":
            sides = sides and abs(case.sentence - draft.sentence) <= 1
        near = not case.goods and abs(case.sentence - draft.sentence) <= NEAR
        if sides and (near or alike(case.goods, named)):
            goods = tuple(_in_full(name, case.goods) for name in draft.goods)
            return replace(draft, instrument=case.instrument, goods=goods)
    return draft


def _in_near_case(draft: Draft, cases: Sequence[Case]) -> Draft:
    """Give a rate without goods those of the remedy case told right before it."""
    near = [
        case
        for case in cases
        if case.instrument in REMEDIES
        and case.goods
        and 0 <= draft.sentence - case.sentence <= NEAR
        and (not case.imposers or case.imposers & {*draft.imposers})
    ]
    if not near or draft.worth:
        return draft
    case = near[-1]
    return replace(draft, instrument=case.instrument, goods=tuple(sorted(case.goods)))


def _in_full(name: str, goods: Iterable[str]) -> str:
    """Return the name in full of a good, if a case gives one.

    >>> _in_full("shrimp", ["frozen shrimp"]), _in_full("wine", ["frozen shrimp"])
    ('frozen shrimp', 'wine')
    """
    return next((full for full in sorted(goods) if full.endswith(f" {name}")), name)


def alike(some: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether two lists of goods share a word.

    >>> alike(["softwood"], ["softwood lumber"]), alike(["steel"], ["pork"])
    (True, False)
    """
    left = {word for name in some for word in name.split()}
    return bool(left & {word for name in others for word in name.split()})


# ---------------------------------------------------------------- the end
@dataclass(frozen=True, slots=True)
class End:
    """A clause that says that a duty named before is no more."""

    verb: Token
    noun: int
    sentence: int
    imposers: frozenset[str]
    goods: frozenset[str]
    lead: bool
    meant: bool  # by "it" or "them"


def _ends(story: Story) -> Iterator[End]:
    """Yield clauses such as "the duty was dropped", "China scrapped the tariff"."""
    for verb in story.doc:
        ended = cues("status_verb").get(verb.lemma_.lower()) == "ended"
        if not ended or verb.pos_ != "VERB" or is_negated(verb):
            continue
        if any(t.lower_ == "to" and t.dep_ == "prep" for t in verb.children):
            continue
        number = story.sentence_number(verb.i)
        lead = number < LEAD and modal(verb) in ("", "will")
        if not lead and (modal(verb) or verb.tag_ not in ("VBD", "VBN")):
            continue
        for child in verb.children:
            if child.dep_ not in ("dobj", "nsubjpass"):
                continue
            noun = _duty_of(story, child) or _meant(story, child, verb)
            meant = noun is not None and noun.i < child.i
            if noun is None or not (lead or meant or _is_definite(noun)):
                continue
            said = act(story, noun)
            yield End(
                verb,
                noun.i,
                number,
                frozenset(codes(said.imposers)),
                frozenset(said.goods),
                lead,
                meant,
            )


def _duty_of(story: Story, noun: Token) -> Token | None:
    """Return the duty in "the duty", "imposition of the duty"."""
    if is_duty(story, noun):
        return noun
    if lemma(noun) in PARTS:
        return next((t for t in noun.subtree if is_duty(story, t)), None)
    return None


def _meant(story: Story, pronoun: Token, verb: Token) -> Token | None:
    """Return the duty in "set duties of 30% but dropped them a year later"."""
    if pronoun.lower_ not in ("it", "them", "they"):
        return None
    start = story.sentence(verb.i).start
    duties = [t for t in story.doc[start : pronoun.i] if is_duty(story, t)]
    return duties[-1] if duties else None


def _is_definite(noun: Token) -> bool:
    return any(
        t.dep_ in ("det", "poss") and t.lower_ not in ("a", "an", "any", "some")
        for t in noun.children
    )


def _ended(story: Story, draft: Draft, ends: Sequence[End]) -> Draft:
    number = story.sentence_number(draft.anchor)
    for end in ends:
        after = end.verb.i > draft.anchor and end.sentence - number <= ENDINGS
        if end.lead and number - end.sentence < 4 and draft.status == "in_force":
            after = after or alike(end.goods, {*draft.goods} - {*ALL})
        same = not (end.imposers and draft.imposers) or end.imposers & {*draft.imposers}
        own = (end.noun == draft.anchor) != end.meant
        if after and same and not own and draft.status != "ended":
            return replace(
                draft,
                status="ended",
                weight=3,
                cue=story.article.text[slice(*span(end.verb))],
                spans=draft.spans | {"cue": span(end.verb)},
            )
    return draft
