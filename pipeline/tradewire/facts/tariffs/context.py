"""Mend rates by other sentences: what ended since, which instrument a case is on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from tradewire.evidence import span
from tradewire.facts.tariffs.draft import Draft, Instrument
from tradewire.facts.tariffs.reach import ALL
from tradewire.facts.tariffs.verbs import modal
from tradewire.facts.tariffs.vocabulary import cues, is_duty, patterns
from tradewire.relate import act, codes, lemma
from tradewire.story import Story
from tradewire.syntax import is_negated

ENDINGS = 1
LEAD = 2
NEAR = 2
PARTS = {"imposition", "implementation", "collection", "rest", "remainder"}


def mended(story: Story, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with the instrument and the end that other sentences give."""
    cases = list(_cases(story))
    ends = list(_ends(story))
    known = [_in_case(d, cases) for d in drafts]
    taxing = _taxing_exports(story, known)
    return [_ended(story, _on_exports(story, d, taxing), ends) for d in known]


def _taxing_exports(story: Story, drafts: Iterable[Draft]) -> set[str]:
    """Return the states that an article has tax their exports, and no imports."""
    found: dict[bool, set[str]] = {True: set(), False: set()}
    for draft in drafts:
        exports = draft.instrument == "export_tax"
        if exports or _is_on_imports(story, draft):
            found[exports] |= {*draft.imposers}
    return found[True] - found[False]


def _is_on_imports(story: Story, draft: Draft) -> bool:
    """Tell a rate that its words or whom it hits show to be on imports."""
    said = story.sentences[draft.sentence].text.lower()
    return "import" in said or "plain" in draft.firm or bool(draft.targets)


def _on_exports(story: Story, draft: Draft, taxing: set[str]) -> Draft:
    """Take a rate of a state that taxes only exports as one on exports."""
    taxed = bool(taxing & {*draft.imposers}) and not _is_on_imports(story, draft)
    plain = draft.instrument in ("import_tariff", "tariff_quota")
    return replace(draft, instrument="export_tax") if taxed and plain else draft


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
    if not named or draft.instrument != "import_tariff" or "plain" in draft.firm:
        return draft
    for case in cases:
        sides = not case.imposers or bool(case.imposers & {*draft.imposers})
        near = not case.goods and abs(case.sentence - draft.sentence) <= NEAR
        if sides and (near or alike(case.goods, named)):
            goods = tuple(_in_full(name, case.goods) for name in draft.goods)
            return replace(draft, instrument=case.instrument, goods=goods)
    return draft


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


def _ends(story: Story) -> Iterator[End]:
    """Yield clauses such as "the duty was dropped", "China scrapped the tariff"."""
    for verb in story.doc:
        ended = cues("status_verb").get(verb.lemma_.lower()) == "ended"
        if not ended or verb.pos_ != "VERB" or is_negated(verb):
            continue
        number = story.sentence_number(verb.i)
        lead = number < LEAD and modal(verb) in ("", "will")
        if not lead and (modal(verb) or verb.tag_ not in ("VBD", "VBN")):
            continue
        for child in verb.children:
            if child.dep_ not in ("dobj", "nsubjpass"):
                continue
            noun = _duty_of(story, child)
            if noun is None or not (lead or _is_definite(noun)):
                continue
            said = act(story, noun)
            yield End(
                verb,
                noun.i,
                number,
                frozenset(codes(said.imposers)),
                frozenset(said.goods),
                lead,
            )


def _duty_of(story: Story, noun: Token) -> Token | None:
    """Return the duty in "the duty", "imposition of the duty"."""
    if is_duty(story, noun):
        return noun
    if lemma(noun) in PARTS:
        return next((t for t in noun.subtree if is_duty(story, t)), None)
    return None


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
        if after and same and end.noun != draft.anchor and draft.status != "ended":
            return replace(
                draft,
                status="ended",
                weight=3,
                cue=story.article.text[slice(*span(end.verb))],
                spans=draft.spans | {"cue": span(end.verb)},
            )
    return draft
