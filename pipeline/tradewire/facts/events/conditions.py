"""Conditions on the sentence of a cue, by the word in its row's `needs`."""

from collections.abc import Callable, Mapping

from tradewire.facts.events.cues import Hit
from tradewire.facts.events.matters import named, needed, phrase
from tradewire.relate import lemma, parties
from tradewire.story import Story, within
from tradewire.syntax import agent, governor, is_passive


def _is_on_duties(story: Story, hit: Hit) -> bool:
    """Tell whether duties are spoken of in a sentence, those before it, the article."""
    number = story.sentence_number(hit.token.i)
    near = story.sentences[max(number - 2, 0) : number + 1]
    return any(lemma(t) in needed("tariff") for sentence in near for t in sentence)


def _is_since(story: Story, hit: Hit) -> bool:
    """Tell whether a sentence tells since when."""
    sentence = story.sentence(hit.token.i)
    return any(
        d.value.role == "since"
        for d in within(story.dates, sentence.start, sentence.end)
    )


def _stops(story: Story, hit: Hit) -> bool:
    """Tell whether a state stops a good, and not a firm, a road, a plant."""
    doer = agent(hit.token)
    if doer is None:
        return is_passive(hit.token) and bool(named(story, phrase(hit.object)))
    return bool(parties(story, doer))


def _is_severed(story: Story, hit: Hit) -> bool:
    """Tell whether a verb stands with "off … from"."""
    own = {t.lower_ for t in hit.token.children}
    return "off" in own and bool({"from"} & {t.lower_ for t in hit.token.subtree})


def _is_on_goods(story: Story, hit: Hit) -> bool:
    """Tell whether the clause of a cue names goods."""
    own = {t.i for t in hit.token.subtree}
    return any(g.first in own for g in story.goods if g.value.counts)


def _is_now(story: Story, hit: Hit) -> bool:
    """Tell whether what a cue tells is so since just now."""
    return any(t.lower_ == "now" for t in governor(hit.token).children)


CONDITIONS: Mapping[str, Callable[[Story, Hit], bool]] = {
    "duties": _is_on_duties,
    "since": _is_since,
    "stops": _stops,
    "severed": _is_severed,
    "goods": _is_on_goods,
    "now": _is_now,
}
