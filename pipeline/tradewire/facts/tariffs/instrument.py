"""Tell which instrument a rate belongs to: a plain duty, a quota, an export tax."""

import re

from tradewire.facts.tariffs.draft import Instrument
from tradewire.facts.tariffs.rate import Rate
from tradewire.facts.tariffs.reach import Scope
from tradewire.facts.tariffs.stated import candidates
from tradewire.facts.tariffs.vocabulary import cues, patterns
from tradewire.relate import (
    Act,
    codes,
    lemma,
)
from tradewire.story import Story
from tradewire.syntax import governor

AT_LIMIT = re.compile(
    r"\b(?:above|beyond|over|outside|within|inside|exceeding|in excess of|on top of)"
    r" (?:(?:it|that|this|them|which|quotas?)\b|(?:the|that|this|those|its|each)"
    r" (?:\w+ )?(?:limit|volume|amount|threshold|ceiling|level|tonnage|cap|total)s?\b)",
    re.I,
)
LIMITED = re.compile(r"\b(?:quotas?|threshold|limit|tons|tonnes|volume)\b", re.I)
QUOTA_AT = re.compile(
    r"\b(?:quotas? (?:for|of)|(?:lets?|allows?|admits?)\b[^.;]{0,20}[ \d]tonn?e?s)"
    r" [^.;]{0,70}\bat an? "
)
ON_EXPORTS = re.compile(
    r"\bon (?:all )?(?:[\w-]+ ){1,3}(?:exports|shipments abroad|sales abroad)\b"
)
OWN_EXPORTS = re.compile(r"\bon (?:its|their|his) (?:own )?(?:\w+ ){0,3}exports\b")


def instrument_of(
    story: Story, rate: Rate, words: Scope, first: int, last: int
) -> Instrument:
    """Read the instrument beside the noun, else in the sentence."""
    low = max(min(rate.anchor, rate.mention.first) - 8, first)
    high = min(max(rate.anchor, rate.mention.last) + 9, last)
    others = [m for m in candidates(story) if first <= m.first < last]
    edges = [m.last for m in others if m.last <= min(rate.mention.first, rate.anchor)]
    low = max([low, *edges])
    edges = [m.first for m in others if m.first >= max(rate.mention.last, rate.anchor)]
    high = min([high, *edges])
    near = story.doc[low:high].text.replace("‑", "-")
    after = story.doc[rate.mention.last : min(rate.mention.last + 3, high)].text
    for said in (_own_words(story, rate), after):
        for pattern, value in patterns("instrument"):
            if pattern.search(said):
                return value  # type: ignore[return-value]
    if lemma(story.doc[rate.anchor]) in ("deposit", "margin", "security"):
        return "anti_dumping" if "dumping" in story.doc.text else "countervailing"
    number = rate.mention.start - story.doc[low].idx
    found = [
        (abs((match.start() + match.end()) // 2 - number), value)
        for pattern, value in patterns("instrument")
        for match in pattern.finditer(near)
    ]
    if found:
        return min(found)[1]  # type: ignore[return-value]
    far = story.doc[max(low - 12, first) : high].text
    if QUOTA_AT.search(far) or is_at_limit(story, rate):
        return "tariff_quota"
    verb = story.doc[rate.anchor].head.lemma_
    own = OWN_EXPORTS.search(near)
    if own and not words.imposers and cues("status_verb").get(verb) != "bear":
        return "export_tax"
    return "import_tariff"


def is_at_limit(story: Story, rate: Rate) -> bool:
    """Tell "anything beyond that pays 50%", after words on a quantity let in."""
    number = story.sentence_number(rate.mention.first)
    said = story.sentences[number].text
    before = " ".join(s.text for s in story.sentences[max(number - 2, 0) : number + 1])
    return bool(AT_LIMIT.search(said) and LIMITED.search(before))


def is_on_exports(story: Story, rate: Rate, words: Scope, said: Act) -> bool:
    """Tell "a duty on onion exports", where nobody else's goods are named."""
    near = story.doc[rate.anchor : max(rate.anchor + 7, words.last)].text
    if not ON_EXPORTS.search(near) or not said.imposers:
        return False
    hit = {*codes(words.targets), *codes(said.targets)} - {*codes(said.imposers)}
    verb = governor(story.doc[rate.anchor]).lemma_
    return not hit and not words.imposers and cues("status_verb").get(verb) != "bear"


def _own_words(story: Story, rate: Rate) -> str:
    """Return a duty's noun with the words right before it, its number left out."""
    noun, end = rate.anchor, rate.mention.last
    first = end if end <= noun else story.doc[noun].left_edge.i
    return story.doc[max(first, noun - 6) : noun + 1].text.replace("‑", "-")
