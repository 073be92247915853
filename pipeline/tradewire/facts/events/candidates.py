"""Words that may tell an event: all cues, also those that the rules leave out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from tradewire.facts.events import happening
from tradewire.facts.events.cues import MODIFIERS, Cue, Hit, find, meant, objects
from tradewire.facts.events.happening import Happening
from tradewire.facts.events.matters import class_of
from tradewire.facts.events.stance import Stance
from tradewire.relate import lemma
from tradewire.story import Story
from tradewire.syntax import prepositional

LIGHT = {"be", "do", "have"}
HELPING = {"aux", "auxpass"}
NEAR = 12  # tokens on either side in which a loose cue word has its measure
WORDS = {"ADJ", "AUX", "NOUN", "PROPN", "VERB"}


@dataclass(frozen=True)
class Candidate:
    """A word and the noun that it is about.

    `hits` are the cues that the table has for both, none where it has the word alone;
    `told` is what the rules make of them.
    """

    hit: Hit
    hits: tuple[Hit, ...]
    told: tuple[Happening, ...]
    found: Stance

    def draft(self, story: Story, kind: str) -> Happening:
        """Return what the candidate says if it is an event of a type."""
        said = [h for h in self.told if h.type == kind]
        if len(said) == 1:
            return said[0]
        return happening.draft(story, self._hit(kind), kind, self.found)

    def parted(self, story: Story, said: Happening) -> list[Happening]:
        """Return what is said as one event, one with each partner, or none."""
        return happening.parted(story, self._hit(said.type), said, self.found)

    def _hit(self, kind: str) -> Hit:
        cue = next((h.cue for h in self.hits if h.cue.type == kind), self.hit.cue)
        return replace(self.hit, cue=replace(cue, type=kind))


def candidates(story: Story, bare: bool = True) -> list[Candidate]:
    """Return the candidates of a story in text order.

    Words that the table has only with other nouns are left out if not `bare`.
    """
    hits: dict[int, dict[int, list[Hit]]] = defaultdict(lambda: defaultdict(list))
    for hit in find(story):
        hits[hit.token.i][hit.object.i].append(hit)
    taken = {i for word, own in hits.items() for i in own if i != word}
    found = []
    for token in story.doc:
        if token.i in hits:
            for some in hits[token.i].values():
                found.append(_of_hits(story, some, token.i in taken))
        elif bare and _may_tell(token):
            hit = _bare(story, token)
            found.append(Candidate(hit, (), (), happening.stance_of(hit)))
    told = [h for candidate in found for h in candidate.told]
    return [replace(c, told=_not_demanded(story, c.told, told)) for c in found]


def _not_demanded(
    story: Story, said: Iterable[Happening], told: list[Happening]
) -> tuple[Happening, ...]:
    return tuple(h for h in said if not _is_demanded(story, h, told))


def _is_demanded(story: Story, said: Happening, told: list[Happening]) -> bool:
    """Tell whether an infinitive after a demand is what is demanded."""
    if said.type in ("demand", "agreement", "talks"):
        return False
    return any(t.tag_ == "TO" for t in story.doc[said.token].children) and any(
        h.type == "demand"
        and h.token < said.token
        and story.sentence_number(h.token) == story.sentence_number(said.token)
        for h in told
    )


def _of_hits(story: Story, hits: list[Hit], taken: bool) -> Candidate:
    """Return the candidate of the cues on one word and noun.

    Talks that are merely named are told by the verb whose object they are.
    """
    told = [
        (hit, [] if hit.cue.role == "named" and taken else happening.read(story, hit))
        for hit in hits
    ]
    first = next((hit for hit, said in told if said), hits[0])
    said = tuple(h for _, some in told for h in some)
    return Candidate(first, tuple(hits), said, happening.stance_of(first))


def kinds(found: Iterable[Candidate]) -> Counter[str]:
    """Return how often the rules tell each type of event."""
    return Counter(h.type for candidate in found for h in candidate.told)


def _may_tell(token: Token) -> bool:
    return (
        token.pos_ in WORDS
        and token.dep_ not in HELPING
        and lemma(token) not in LIGHT
        and bool(meant(token))
    )


def _bare(story: Story, token: Token) -> Hit:
    """Return a cue word with the measure that it is likely about, else itself."""
    noun = next((t for t in _about(token) if class_of(story, t)), None)
    noun = noun or _near(story, token) or token
    if token.pos_ in ("VERB", "AUX"):
        role = "alone" if noun == token else "object"
    else:
        role = "named" if noun == token else "of"
    named = class_of(story, noun) if noun.pos_ in ("NOUN", "PROPN") else None
    return Hit(Cue((lemma(token),), role, named or "", "", "", ""), token, noun)


def _near(story: Story, token: Token) -> Token | None:
    """Return the nearest measure of a sentence that a cue word may be about."""
    sentence = story.sentence(token.i)
    first, last = max(token.i - NEAR, sentence.start), token.i + NEAR + 1
    wanted = {cue.object for cue in meant(token)}
    near = [
        t
        for t in story.doc[first : min(last, sentence.end)]
        if t.pos_ in ("NOUN", "PROPN") and t != token and class_of(story, t) in wanted
    ]
    return min(near, key=lambda t: abs(t.i - token.i), default=None)


def _about(token: Token) -> Iterator[Token]:
    if token.pos_ in ("VERB", "AUX"):
        yield from objects(token)
        yield from prepositional(token)
        yield from (t for t in token.children if t.dep_ in ("nsubj", "nsubjpass"))
    else:
        yield from (t for t in token.children if t.dep_ in MODIFIERS)
        yield from prepositional(token)
