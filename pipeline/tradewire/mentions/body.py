"""Find ministries, agencies, intergovernmental and industry bodies."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc

from tradewire.mentions.body_country import located
from tradewire.mentions.body_found import Found, is_capital, outermost, role_words
from tradewire.mentions.body_names import from_grammar, from_table, from_words
from tradewire.mentions.topic import Topic
from tradewire.story import Mention, Story
from tradewire.values.body import heads, key, known, words
from tradewire.values.names import Body

BANK = re.compile(r"\b(?:National |Reserve |Central )?Bank\b|bank$|Federal Reserve")
LONGEST_ACRONYM = 7
VOICES = frozenset(
    ["official", "officials", "source", "sources"]
    + ["spokesman", "spokesmen", "spokesperson", "spokeswoman"]
)
"""Those who speak for a body; of an association only they leave its name out."""


def find(story: Story) -> list[Mention[Body]]:
    """Return the bodies that an article mentions, each under its fullest name.

    `counts` is False for a mention inside a title or compound ("foreign ministry
    spokesman"), and for one that refers back ("the ministry") without acting.
    """
    names = outermost([*from_table(story), *from_words(story), *from_grammar(story)])
    names = [f for f in _with_acronyms(story, names) if f.kind]
    names = located(Topic(story), _central_banks(_apposed(story.doc, names)))
    names = _shortened(names)
    names = [replace(f, key=f"{f.key}|{f.country}") for f in names]
    fullest = _fullest(story, names)
    mentions = [
        story.mention(
            Body(fullest[f.key], f.kind, f.country, _counts(story.doc, f)),
            f.first,
            f.last,
        )
        for f in names
        if f.kind
    ]
    return [*mentions, *_referring(story, mentions)]


def _with_acronyms(story: Story, spans: list[Found]) -> list[Found]:
    """Return the names and the acronyms that the article gives them in brackets."""
    doc, short = story.doc, dict[str, Found]()
    for span in spans:
        bracket = doc[span.last : span.last + 3]
        if len(bracket) == 3 and bracket[0].text == "(" and bracket[2].text == ")":
            word = bracket[1].text
            if 2 <= len(word) <= 9 and sum(map(str.isupper, word)) >= 2:
                short.setdefault(word, span)
    if not short:
        return spans
    taken = {i for f in spans for i in range(f.first, f.last)}
    kept = [f for f in spans if doc[f.first : f.last].text not in short]
    for token in doc:
        if (full := short.get(token.text)) and (
            token.i not in taken or f"{token}" in short
        ):
            kept.append(replace(full, first=token.i, last=token.i + 1))
    return outermost(kept)


def _apposed(doc: Doc, names: list[Found]) -> list[Found]:
    """Return the names, those that only explain or repeat the next one with its key.

    "statistics agency IBGE" is the one body, "the Oil Industry Association, Abiove,".
    """
    kept = list(names)
    for n, (one, other) in enumerate(pairwise(names)):
        gap = doc[one.last : other.first].text
        short = other.known and other.last - other.first == 1
        if short and one.kind == other.kind and not one.known and gap in ("", ","):
            if doc[one.last - 1].text[0].islower():
                kept[n] = replace(one, kind=None)
            else:
                kept[n] = replace(one, key=other.key, country=other.country)
    return [name for name in kept if name.kind]


def _shortened(names: list[Found]) -> list[Found]:
    """Return the names, those that only cut one named before with its key.

    "the Statistics Office" after "the Federal Statistics Office".
    """
    kept: list[Found] = []
    endings: dict[tuple[str, str | None], str] = {}
    for name in names:
        words = name.name.split()
        key_of = endings.get((name.name, name.country))
        kept.append(replace(name, key=key_of) if key_of and not name.known else name)
        for n in range(1, len(words) - 1):
            endings.setdefault((" ".join(words[n:]), name.country), name.key)
    return kept


def _central_banks(spans: list[Found]) -> list[Found]:
    """Return the names, "the central bank" with the only one that is named."""
    named = {
        f.key: f
        for f in spans
        if f.known and f.kind == "agency" and BANK.search(f.name)
    }
    if len(named) != 1:
        return spans
    (bank,) = named.values()
    return [
        replace(f, key=bank.key, country=bank.country)
        if f.key == key("central bank")
        else f
        for f in spans
    ]


def _fullest(story: Story, spans: list[Found]) -> dict[str, str]:
    """Return the fullest form of each body's name, that of the headline last."""
    best: dict[str, tuple[bool, bool, int, int, str]] = {}
    for span in spans:
        found = story.mention(None, span.first, span.last)
        shown = " ".join(found.text.split())
        if shown not in known() and shown.partition("-")[0] in known():
            shown = shown.partition("-")[0]
        told = found.start >= story.article.body_start
        if not told and shown.isupper() and len(shown) > LONGEST_ACRONYM:
            shown = _in_case(shown)
        rank = (told and " " in shown, " " in shown, len(shown), -span.first, shown)
        best[span.key] = max(best.get(span.key, rank), rank)
    return {name: rank[4] for name, rank in best.items()}


def _in_case(shouted: str) -> str:
    """Return a name of a headline in capitals as the table writes it."""
    return next((n for n in known() if n.upper() == shouted), shouted.title())


def _counts(doc: Doc, found: Found) -> bool:
    """Tell whether a mention is more than part of a title ("X Ministry officials")."""
    roles = VOICES if found.kind == "industry" else role_words() | VOICES
    token = doc[found.last - 1]
    if token.dep_ == "pobj" and token.head.head.lower_ in ("officials", "sources"):
        return False
    last = found.last
    if doc[last : last + 1].text == "(" and doc[last + 2 : last + 3].text == ")":
        last += 3
    elif doc[last : last + 1].text == ")":
        last += 1
    for token in doc[last : last + 4]:
        if token.lower_ in roles:
            return False
        if token.pos_ not in ("NOUN", "ADJ", "PROPN") or token.lower_ in heads():
            return True
    return True


def _referring(story: Story, mentions: list[Mention[Body]]) -> Iterator[Mention[Body]]:
    """Yield "the ministry" and the like with the body they refer back to."""
    naming = {m.first: m for m in mentions}
    taken = {i for m in mentions for i in range(m.first, m.last)}
    last: dict[str, Mention[Body]] = {}
    for token in story.doc[1:]:
        if mention := naming.get(token.i):
            for word in mention.value.name.lower().split():
                last[word] = mention
        word = token.lower_
        if word not in words("referring") or token.i in taken or is_capital(token):
            continue
        if word in last and token.nbor(-1).lower_ in ("the", "its", "this"):
            value = replace(last[word].value, counts=token.dep_ == "nsubj")
            yield story.mention(value, token.i, token.i + 1)
