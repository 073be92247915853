"""Find whom a sentence credits with what it states: "the ministry said"."""

from dataclasses import dataclass

from spacy.tokens import Span, Token

from tradewire.dateline import dateline_end
from tradewire.measure import words
from tradewire.story import Mention, Story
from tradewire.syntax import is_passive, prepositional, subject
from tradewire.values.body import heads
from tradewire.values.names import Person

OFFICIALS = frozenset(
    ("official", "representative", "spokesman", "spokesperson", "spokeswoman")
)


@dataclass(frozen=True, slots=True)
class Credit:
    """Who is credited, and where; `name` is None for "he", "the department".

    `noun` is then the word that stands for the name, in lower case.
    """

    name: str | None
    start: int
    end: int
    noun: str = ""


def credit(story: Story, sentence: Span) -> Credit | None:
    """Return whom a sentence credits with what it states, if anyone."""
    according = _according(story, sentence)
    if according is not None:
        return according
    found = [
        (token.dep_ != "ROOT", c)
        for token in sentence
        if (token.lemma_.lower() in words("credit", "verbs") or _revises(token))
        and token.pos_ == "VERB"
        and (c := _speaker(story, token)) is not None
    ]
    found.sort(key=lambda pair: pair[0])  # ", the ministry said" before the rest
    return next((c for _, c in found if c.name), found[0][1] if found else None)


def _according(story: Story, sentence: Span) -> Credit | None:
    for token in sentence:
        if token.lower_ != "according" or token.i + 2 >= sentence.end:
            continue
        if story.doc[token.i + 1].lower_ != "to":
            continue
        noun = next(prepositional(token), None) or story.doc[token.i + 2]
        return name_of(story, noun, token.i + 2)
    return None


def _speaker(story: Story, verb: Token) -> Credit | None:
    has_object = any(t.dep_ == "dobj" for t in verb.children)
    if verb.lemma_ == "add" and has_object:
        return None
    own_act = any(t.dep_ == "xcomp" and t.tag_ == "VB" for t in verb.children)
    if verb.lemma_ == "expect" and own_act:
        return None  # "the mill expects to turn out 9 tonnes"
    noun = None if is_passive(verb) else subject(verb)
    if noun is None or noun.i == verb.i:
        bodies = (b for b in story.bodies if b.last == verb.i)
        return next((Credit(b.value.name, b.start, b.end) for b in bodies), None)
    if noun.idx < (behind := dateline_end(story.article)):
        return _after_dateline(story, behind, verb)
    is_document = noun.lemma_.lower() in words("credit", "documents")
    shows = verb.lemma_.lower() in words("credit", "showing")
    if shows and not is_document and not _is_named(story, noun):
        return None
    told = story.token_at(dateline_end(story.article))
    return name_of(story, noun, min(max(noun.left_edge.i, told), noun.i))


def _after_dateline(story: Story, start: int, verb: Token) -> Credit | None:
    """Return the speaker of a lead whose parse took the dateline for the subject."""
    named = [
        *(Credit(b.value.name, b.start, b.end) for b in story.bodies),
        *(Credit(p.value.name, p.start, p.end) for p in story.persons),
    ]
    return next((c for c in named if start <= c.start and c.end <= verb.idx), None)


def _revises(verb: Token) -> bool:
    """Tell whether a verb takes a forecast as object: "cut its forecast to 9"."""
    return any(
        t.dep_ == "dobj" and t.lemma_.lower() in words("credit", "documents")
        for t in verb.children
    )


def _is_named(story: Story, noun: Token) -> bool:
    return any(m.first <= noun.i < m.last for m in (*story.bodies, *story.persons))


def name_of(story: Story, noun: Token, first: int) -> Credit | None:
    """Return the body, person, firm or group that a noun phrase names."""
    last = noun.i + 1
    joins = ("of", "from") if noun.pos_ == "NOUN" else ("of",)
    of = next((t for t in noun.children if t.lower_ in joins), None)
    named = [t for t in noun.children if t.dep_ == "appos" and t.i == last]
    if named and any(b.first == last for b in story.bodies):
        last += 1
    issued = [t for t in noun.children if t.dep_ == "acl" and t.tag_ == "VBN"]
    for tail in (of, *issued):
        if tail is not None:
            last = max(last, min(tail.right_edge.i + 1, noun.i + 9))
    start, end = (
        story.doc[first].idx,
        story.doc[last - 1].idx + len(story.doc[last - 1]),
    )
    if (person := _person_at(story, noun)) is not None:
        return Credit(person.value.name, person.start, person.end)
    for mentions in (story.bodies, story.persons):
        inside = [m for m in mentions if m.end > start and m.start < end]
        if inside:
            near = min(inside, key=lambda m: (abs(m.last - 1 - noun.i), m.start))
            if near.text.islower() and story.doc[first].pos_ == "DET":
                first += 1
            owned = story.doc[near.first - 1].tag_ == "POS"
            if near.text.islower() and first < near.first and not owned:
                # "Japanese customs", but of "Peru's customs" no more than the word
                begin = story.doc[first].idx
                return Credit(story.article.text[begin : near.end], begin, near.end)
            return Credit(near.value.name, near.start, near.end)
    if noun.lower_ in words("credit", "pronouns"):
        return _meant(noun)
    owner = next((t for t in of.children if t.dep_ == "pobj"), None) if of else None
    if owner is not None and owner.pos_ == "PROPN":
        return _firm(story, owner, owner.left_edge.i)
    is_name = noun.pos_ == "PROPN" and any(
        t.dep_ == "compound" and t.pos_ == "PROPN" for t in noun.children
    )
    if not is_name and any(m.first <= noun.i < m.last for m in story.countries):
        return None
    if noun.lemma_.lower() in words("credit", "speakers"):
        return _group(story, noun, first) or _firm(story, noun, first)
    return _firm(story, noun, first) or _group(story, noun, first)


def _person_at(story: Story, noun: Token) -> Mention[Person] | None:
    """Return the person that a noun is or is put beside: "its chief, Juan Perez"."""
    beside = [noun.i, *(t.i for t in noun.children if t.dep_ == "appos")]
    return next(
        (p for p in story.persons if any(p.first <= i < p.last for i in beside)), None
    )


def _firm(story: Story, noun: Token, first: int) -> Credit | None:
    first = max(first, story.token_at(dateline_end(story.article)))
    for token in (noun, *story.doc[first : noun.i]):
        if token.pos_ != "PROPN" or any(
            m.first <= token.i < m.last
            and m.value.code != "WLD"
            and m.value.form != "seat"  # the White House
            for m in story.countries
        ):
            continue
        left, right = token.i, token.i + 1
        while left > first and story.doc[left - 1].pos_ == "PROPN":
            left -= 1
        while right < len(story.doc) and _is_of_name(story, right):
            right += 1
        span = story.doc[left:right]
        text = story.article.text[span.start_char : span.end_char]
        if text.lower() in heads():
            return _meant(token)  # "the Institute", named in full before
        return Credit(_in_full(story, text), span.start_char, span.end_char)
    return None


def _in_full(story: Story, name: str) -> str:
    """Return the name of the person that a last name alone means."""
    named = (p.value.name for p in story.persons if name in p.value.name.split())
    return next(named, name)


def _is_of_name(story: Story, position: int) -> bool:
    """Tell whether a token goes on with a name: "Ministry of Finance"."""
    token = story.doc[position]
    following = story.doc[position + 1] if position + 1 < len(story.doc) else token
    joins = token.lower_ in ("of", "for", "&") and following.pos_ == "PROPN"
    return token.pos_ == "PROPN" or joins


def _group(story: Story, noun: Token, first: int) -> Credit | None:
    lemma = noun.lemma_.lower()
    place = (noun.idx, noun.idx + len(noun))
    is_document = lemma in words("credit", "documents")
    if not is_document and lemma not in words("credit", "speakers"):
        return _office(story, noun, first) or (
            _meant(noun) if _is_definite(noun) else None
        )
    while first < noun.i and story.doc[first].pos_ in ("DET", "PRON", "PUNCT", "SPACE"):
        first += 1
    plain = [t for t in story.doc[first : noun.i + 1] if t.pos_ != "VERB"]
    plural = noun.tag_ in ("NNS", "NNPS") or noun.lower_ == "data"
    if noun.lemma_.lower() in OFFICIALS and not _is_definite(noun):
        return _spokesman(story, noun, first)
    if not plural or len(plain) > 6 or (is_document and not _is_owned(plain)):
        return _meant(noun)
    if _is_definite(noun) and len(plain) == 1:
        return _meant(noun)
    start, end = story.doc[first].idx, place[1]
    if is_document and len(plain) > 1 and plain[-2].lower_ == "customs":
        end = plain[-2].idx + len(plain[-2])
    return Credit(story.article.text[start:end], start, end)


def _spokesman(story: Story, noun: Token, first: int) -> Credit:
    """Return a spokesman without a name, or the body for which he speaks."""
    last = noun
    for owner in prepositional(noun, "for", "of"):
        last = owner.right_edge
        if owner.lemma_.lower() in heads():
            first = owner.left_edge.i
            first += story.doc[first].pos_ in ("DET", "PRON")
    span = story.doc[first : last.i + 1]
    end = next((t.idx for t in span if t.is_punct), span.end_char)
    return Credit(story.article.text[span.start_char : end], span.start_char, end)


def _office(story: Story, noun: Token, first: int) -> Credit | None:
    """Return a body that no table knows by its words: "the rice price committee"."""
    while first < noun.i and story.doc[first].pos_ in ("DET", "PRON", "PUNCT"):
        first += 1
    if noun.lemma_.lower() not in heads() or noun.i - first not in (1, 2, 3, 4):
        return None
    start, end = story.doc[first].idx, noun.idx + len(noun)
    plain = all(t.pos_ in ("NOUN", "PROPN") for t in story.doc[first : noun.i])
    return Credit(story.article.text[start:end], start, end) if plain else None


def _meant(noun: Token) -> Credit:
    """Return the credit of a word that stands for a name given before."""
    return Credit(None, noun.idx, noun.idx + len(noun), noun.lemma_.lower())


def _is_owned(tokens: list[Token]) -> bool:
    """Tell whether data are those of someone: "Australian trade data"."""
    return any(
        t.pos_ == "PROPN" or t.lower_ in ("official", "customs", "trade")
        for t in tokens[:-1]
    )


def _is_definite(noun: Token) -> bool:
    return any(t.lower_ in ("the", "this", "that", "its") for t in noun.children)
