"""Tell which states and blocs the words of a story stand for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from spacy.tokens import Token

from tradewire.lexicon import rows
from tradewire.story import Story
from tradewire.syntax import with_conjuncts

MODIFIERS = {"compound", "amod", "poss", "nmod", "npadvmod", "appos", "nummod", "det"}
BOTH = {"both", "two", "sides"}
PRONOUNS = {"it", "its", "they", "their", "he", "his", "she", "her", "we", "our"}
ANAPHORS = {"country", "nation", "bloc", "side", "neighbor", "neighbour"}
BLOCS = {"EU", "ASEAN", "MERCOSUR", "GCC", "OPEC", "AFU"}


@dataclass(frozen=True, slots=True)
class Party:
    """A state or bloc that acts or is hit, and where the text names it."""

    code: str
    start: int
    end: int
    token: int


SINGULAR = ("ss", "us", "is")
"""Endings of nouns whose s is no plural: "bonus", "basis"."""
WRONG = {"taxes": "tax", "customs": "customs"}
"""Words for which spaCy's lemmatizer gives the wrong ones: taxis, custom."""


@cache
def words(kind: str) -> frozenset[str]:
    """Return the words of one kind in `tables/trade_roles.csv`."""
    return frozenset(r["word"] for r in rows("trade_roles") if r["kind"] == kind)


def codes(parties: Iterable[Party]) -> list[str]:
    """Return the codes of some parties, each once, in text order."""
    return list(dict.fromkeys(p.code for p in parties))


def lemma(token: Token) -> str:
    """Return a token's lemma in lower case, plural endings taken off.

    spaCy's lemmatizer leaves capitalised words of headlines as they are.
    """
    return _singular(token.lower_, token.lemma_, token.pos_ == "VERB")


@lru_cache(maxsize=1 << 14)
def _singular(lower: str, lemma: str, is_verb: bool) -> str:
    if known := WRONG.get(lower):
        return known
    word = lemma.lower()
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(SINGULAR) and not is_verb:
        return word[:-1]
    return word


def index(story: Story) -> dict[int, Party]:
    """Return the party that each token names: by country, official or body."""
    found = story.memo.get("parties")
    if not isinstance(found, dict):
        found = story.memo["parties"] = _index(story)
    return found


def _index(story: Story) -> dict[int, Party]:
    found: dict[int, Party] = {}
    countries: dict[str, str] = {}
    for body in story.bodies:
        code = body.value.country or body_code(body.value.name)
        if code and body.value.kind != "industry":
            for i in range(body.first, body.last):
                found[i] = Party(code, body.start, body.end, body.last - 1)
    for person in story.persons:
        if person.value.official and person.value.country:
            party = Party(
                person.value.country, person.start, person.end, person.last - 1
            )
            found |= dict.fromkeys(range(person.first, person.last), party)
            countries.setdefault(person.value.name.split()[-1], person.value.country)
    found |= _surnames(story, countries, found)
    for place in story.countries:
        if not place.value.acts and place.value.form != "capital":
            for i in range(place.first, place.last):
                found.pop(i, None)
            continue
        if not place.value.acts:
            continue
        party = Party(place.value.code, place.start, place.end, place.last - 1)
        found |= dict.fromkeys(range(place.first, place.last), party)
    return found


def _surnames(
    story: Story, countries: Mapping[str, str], known: Mapping[int, Party]
) -> dict[int, Party]:
    """Return the officials' surnames that open a sentence, untold as names."""
    found = {}
    for sentence in story.sentences:
        token = next((t for t in sentence if not t.is_space), None)
        if token is None or token.i in known or token.text not in countries:
            continue
        end = token.idx + len(token)
        found[token.i] = Party(countries[token.text], token.idx, end, token.i)
    return found


def body_code(name: str) -> str | None:
    """Return the code under which an international body acts.

    >>> body_code("European Commission"), body_code("World Trade Organization")
    ('EU', 'WTO')
    """
    return next((r["code"] for r in rows("body_codes") if r["name"] == name), None)


def parties_of(story: Story, codes_: Iterable[str]) -> Iterator[Party]:
    """Yield the first place at which each of some codes is named."""
    wanted = dict.fromkeys(codes_)
    for party in index(story).values():
        if party.code in wanted:
            del wanted[party.code]
            yield party


def parties(story: Story, token: Token) -> tuple[Party, ...]:
    """Return the parties that a noun phrase stands for, with those coordinated.

    "The Canadian government", "Canada and Mexico", "Trump", "the bloc", "it".
    """
    found: list[Party] = []
    for noun in with_conjuncts(token):
        found += _parties(story, noun)
    return tuple(dict.fromkeys(found))


def _parties(story: Story, noun: Token) -> list[Party]:
    known = index(story)
    if noun.i in known:
        return [known[noun.i]]
    if noun.lower_ in PRONOUNS or noun.lemma_.lower() in ANAPHORS:
        return _anaphor(story, noun)
    if noun.lemma_.lower() not in words("actors"):
        return []
    for child in noun.children:
        if child.dep_ in MODIFIERS:
            for near in (child, *child.children):
                if near.i in known:
                    return [known[near.i]]
    for prep in noun.children:
        if prep.lower_ == "of":
            for child in prep.children:
                if child.i in known:
                    return [known[child.i]]
    if not _is_definite(noun):
        return []
    return _namesake(story, noun) or _holder(story, noun) or _anaphor(story, noun)


def _is_definite(noun: Token) -> bool:
    return any(t.lower_ in ("the", "its", "his") for t in noun.children)


def _anaphor(story: Story, noun: Token) -> list[Party]:
    """Return whom a pronoun or "the country" means: the last fitting subject."""
    known = index(story)
    word = noun.lemma_.lower()
    paragraph = story.paragraph_number(noun.i)
    if word in ("we", "our"):
        return []
    if word == "side" or (word == "country" and noun.tag_ == "NNS"):
        if not any(t.lower_ in BOTH for t in noun.children):
            return []
        last: dict[str, Party] = {}
        for i in range(noun.i - 1, -1, -1):
            if i in known and known[i].code not in last and known[i].code != "WLD":
                last[known[i].code] = known[i]
            if len(last) == 2:
                return list(last.values())[::-1]
        return []
    if word in ("they", "their") and noun.tag_ != "PRP$":
        return []
    if noun.tag_ == "PRP$" and (owner := _owner(story, noun)):
        return [owner]
    fallback: Party | None = None
    for i in range(noun.i - 1, max(noun.i - 150, -1), -1):
        party = known.get(i)
        if party is None or party.code == "WLD":
            continue
        if word == "bloc" and party.code not in BLOCS:
            continue
        if word in ("country", "nation") and party.code in BLOCS:
            continue
        token = story.doc[party.token]
        if story.paragraph_number(i) < paragraph - 1:
            break
        if word in ("bloc",) or _is_subject(token):
            return [party]
        fallback = fallback or party
    return [fallback] if fallback and word not in ("it", "its") else []


def _namesake(story: Story, noun: Token) -> list[Party]:
    """Return whose "the ministry" is: that of the last ministry with a name."""
    known = index(story)
    for i in range(noun.i - 1, max(noun.i - 300, -1), -1):
        token = story.doc[i]
        if token.lower_ != noun.lower_:
            continue
        if i in known:
            return [known[i]]
        for child in token.children:
            if child.dep_ in MODIFIERS and child.i in known:
                return [known[child.i]]
    return []


def _holder(story: Story, noun: Token) -> list[Party]:
    """Return whose "the president" is: that of the last official of this title."""
    known = index(story)
    for person in reversed(story.persons):
        title = (person.value.title or "").lower().split()
        if person.first < noun.i and noun.lower_ in title and person.first in known:
            return [known[person.first]]
    return []


def _owner(story: Story, noun: Token) -> Party | None:
    """Return the party that "its" means: the nearest before it in the sentence."""
    known, start = index(story), story.sentence(noun.i).start
    return next(
        (known[i] for i in range(noun.i - 1, start - 1, -1) if i in known), None
    )


def _is_subject(token: Token) -> bool:
    for _ in range(4):
        if token.dep_ in ("nsubj", "nsubjpass", "poss"):
            return True
        if token.dep_ not in MODIFIERS and token.dep_ != "conj":
            return False
        token = token.head
    return False
