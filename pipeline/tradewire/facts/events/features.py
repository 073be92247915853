"""What is told of a candidate: the words around it and what the rules make of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from tradewire.facts.events.candidates import Candidate
from tradewire.facts.events.cues import meant
from tradewire.facts.events.matters import class_of, is_trade_story
from tradewire.relate import index, lemma
from tradewire.story import Story
from tradewire.syntax import agent, governor, is_negated, is_passive, tense

NEAR = 6
UP = 3
LEAD, UPPER = 2, 8  # sentences
MOST = 3
NOUNS = {"NOUN", "PROPN"}


@dataclass
class Reader:
    """A story with the classes of its words, each looked up once."""

    story: Story
    kinds: Mapping[str, int]
    _classes: dict[int, str] = field(default_factory=dict)
    _tokens: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        story = self.story
        for name, mentions in (
            ("QUANTITY", story.quantities),
            ("MONEY", story.money),
            ("DATE", story.dates),
            ("PERCENT", story.percents),
            ("GOOD", story.goods),
        ):
            for mention in mentions:
                some = range(mention.first, mention.last)
                self._tokens |= dict.fromkeys(some, name)
        self._tokens |= dict.fromkeys(index(story), "PARTY")
        self.body = story.sentence_number(story.token_at(story.article.body_start))

    def kind(self, token: Token) -> str:
        """Return the class of a noun ("tariff"), what it names ("GOOD"), or nothing."""
        found = self._classes.get(token.i)
        if found is None:
            found = class_of(self.story, token) if token.pos_ in NOUNS else None
            found = found or self._tokens.get(token.i, "")
            self._classes[token.i] = found
        return found

    def name(self, token: Token) -> str:
        """Return what a token names, else its lemma."""
        kind = self.kind(token)
        return kind if kind.isupper() else lemma(token)

    def features(self, candidate: Candidate) -> list[str]:
        """Return the features of a candidate, in no particular order."""
        token, noun = candidate.hit.token, candidate.hit.object
        word = lemma(token)
        return [
            "always",
            *self._of_cue(candidate, word),
            *self._of_clause(token, word),
            *self._of_children(token, noun, word),
            *self._of_context(token, word),
            *self._of_place(candidate),
        ]

    def _of_cue(self, candidate: Candidate, word: str) -> Iterator[str]:
        token, noun, found = candidate.hit.token, candidate.hit.object, candidate.found
        on = "self" if noun == token else self.kind(noun) or "other"
        yield from (f"word {word}", f"tag {token.tag_}", f"dep {token.dep_}")
        yield from (f"noun {lemma(noun)}", f"on {on}", f"word {word} on {on}")
        yield from (f"stance {found}", f"stance {found} {word}", f"stance {found} {on}")
        for cue in (hit.cue for hit in candidate.hits):
            yield from (f"cue {cue.type}", f"cue {cue.type} {found}")
            yield from (f"cue {cue.role} {cue.object}", f"cue {cue.type} {cue.needs}")
            yield f"cue {cue.type} {word}"
        if not candidate.hits:
            yield from (f"may {cue.type}" for cue in meant(token))
            for kind in {c.type for c in meant(token) if c.object == on}:
                yield from (f"fits {kind}", f"fits {kind} {found}")
        for said in candidate.told:
            yield from (f"rule {said.type}", f"rule {said.type} {said.status}")
            yield f"rule {said.type} {word}"
            yield f"rule {said.type} {said.weak} {said.assumed}"
        if not candidate.told:
            yield "no rule"
            yield from (f"no rule {hit.cue.type} {found}" for hit in candidate.hits)

    def _of_clause(self, token: Token, word: str) -> Iterator[str]:
        verb = governor(token)
        yield from (f"verb {lemma(verb)}", f"tense {tense(token)}")
        if is_negated(verb):
            yield "negated"
        if is_passive(verb):
            yield "passive"
        doer = agent(verb)
        kind = "none" if doer is None else self.kind(doer)
        yield from (f"doer {kind}", f"doer {kind} {word}")
        if doer is not None:
            yield f"doer {self.name(doer)}"

    def _of_children(self, token: Token, noun: Token, word: str) -> Iterator[str]:
        for child in token.children:
            if child.is_punct or child.is_space:
                continue
            yield f"{child.dep_} {self.name(child)}"
            if kind := self.kind(child):
                yield f"{child.dep_} {kind}"
            if child.dep_ in ("prep", "agent", "dative"):
                for below in child.children:
                    yield f"{child.lower_} {self.name(below)}"
                    if kind := self.kind(below):
                        yield from (f"{child.lower_} {kind}", f"{word} {kind}")
        if noun != token:
            yield from (f"its {self.name(t)}" for t in noun.children if not t.is_punct)

    def _of_context(self, token: Token, word: str) -> Iterator[str]:
        above = token
        for step in range(UP):
            if above.head == above:
                yield f"root {step}"
                break
            name = self.name(above.head)
            yield from (f"above {name}", f"above {step} {above.dep_} {name}")
            above = above.head
        doc, sentence = token.doc, self.story.sentence(token.i)
        for step in (-2, -1, 1, 2):
            if 0 <= token.i + step < len(doc):
                yield f"{step} {self.name(doc[token.i + step])}"
        for side, places in (
            ("left", range(token.i - 1, sentence.start - 1, -1)),
            ("right", range(token.i + 1, sentence.end)),
        ):
            yield from self._of_side(token, word, side, places)

    def _of_side(
        self, token: Token, word: str, side: str, places: range
    ) -> Iterator[str]:
        """Yield the first measure on one side of a token."""
        for i in places:
            kind = self.kind(self.story.doc[i])
            if kind.islower():
                near = "near" if abs(i - token.i) < NEAR else "far"
                yield from (f"{side} {kind}", f"{side} {near} {kind} {word}")
                return
        yield f"{side} nothing {word}"

    def _of_place(self, candidate: Candidate) -> Iterator[str]:
        story, token = self.story, candidate.hit.token
        number = story.sentence_number(token.i) - self.body
        place = "lead" if number < LEAD else "upper" if number < UPPER else "low"
        if token.idx < story.article.body_start:
            place = "headline"
        yield from (f"place {place}", f"trade {is_trade_story(story)}")
        yield from (f"place {place} {said.type}" for said in candidate.told)
        yield from (f"also {kind}" for kind in self.kinds)
        for kind in {hit.cue.type for hit in candidate.hits}:
            yield f"also {kind} {min(self.kinds.get(kind, 0), MOST)}"
