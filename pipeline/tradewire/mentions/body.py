"""Find ministries, agencies, intergovernmental and industry bodies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from tradewire.mentions.body_grammar import (
    APOSTROPHES,
    is_capital,
    named,
    plain,
    role_words,
)
from tradewire.mentions.topic import country_near, home, states
from tradewire.story import Mention, Story
from tradewire.values.body import (
    DEPARTMENTS,
    Kind,
    heads,
    key,
    known,
    matcher,
    words,
)
from tradewire.values.country import code, state_code
from tradewire.values.names import Body

CONGRESS = {"House": "House of Representatives", "Treasury": "Treasury"}
BANK = re.compile(r"\b(?:National |Reserve |Central )?Bank\b|bank$|Federal Reserve")
NO_MINISTRIES = frozenset(["US", "PH", "HK"])
SHARED = ("Congress", "Senate", "Treasury", "Parliament", "House")
LONGEST_ACRONYM = 7
PREFIXES = ("U.S.", "US", "U.K.", "UK", "U.N.", "UN")


@dataclass(frozen=True, slots=True)
class Found:
    """A body's name in the text, before its country and fullest form are known."""

    first: int
    last: int
    name: str
    kind: Kind | None
    country: str | None
    key: str
    weight: int


def find(story: Story) -> list[Mention[Body]]:
    """Return the bodies that an article mentions, each under its fullest name.

    `counts` is False for a mention inside a title or compound ("foreign ministry
    spokesman") and for one that refers back ("the ministry").
    """
    spans = _outermost([*_from_table(story), *_from_grammar(story)])
    spans = [f for f in _with_acronyms(story, spans) if f.kind]
    spans = _merged(_located(story, _central_banks(spans)))
    fullest = _fullest(story, spans)
    mentions = [
        story.mention(
            Body(fullest[f.key], f.kind, f.country, _counts(story.doc, f)),
            f.first,
            f.last,
        )
        for f in spans
        if f.kind
    ]
    return [*mentions, *_referring(story, mentions)]


def _from_table(story: Story) -> Iterator[Found]:
    """Yield the names that stand in the table."""
    automaton, entries = matcher()
    text = story.doc.text
    for pattern, start, end in automaton.find_matches_as_indexes(text):
        if not _is_whole(text, start, end):
            continue
        first, last = story.token_at(start), story.token_at(end - 1) + 1
        if story.doc[first].idx != start or _is_shouted_word(story, start, end):
            continue
        entry = entries[pattern]
        name = entry.name
        if first and story.doc[first - 1].text in PREFIXES and entry.kind:
            first -= 1
        if _is_part_of_other(story.doc, first, last):
            continue
        yield Found(
            first, last, name, entry.kind, entry.country, key(entry.name), weight=1
        )
    yield from _chambers(story)
    yield from _trade_representative(story)
    yield from _commission(story)


def _commission(story: Story) -> Iterator[Found]:
    """Yield "the Commission" where the story speaks of the European Union."""
    if not any(m.value.code == "EU" for m in story.countries):
        return
    for token in story.doc:
        if token.text == "Commission":
            yield Found(
                token.i,
                token.i + 1,
                "Commission",
                "intergovernmental",
                None,
                key("European Commission"),
                0,
            )


def _trade_representative(story: Story) -> Iterator[Found]:
    """Yield "the U.S. Trade Representative" where the office is meant, no person."""
    doc = story.doc
    for token in doc:
        if token.text != "Representative" or doc[token.i - 1].text != "Trade":
            continue
        first, last = token.i - 1, token.i + 1
        place = code(doc[first - 1].text) or code(doc[first - 2 : first].text)
        follows = doc[last : last + 1].text
        if place != "US" or follows[:1].isupper() or follows == ",":
            continue
        first -= 2 if doc[first - 1].text == "States" else 1
        if doc[first - 1].lower_ == "the":
            name = "Office of the U.S. Trade Representative"
            yield Found(first, last, name, "agency", "US", key(name), 0)


def _is_part_of_other(doc: Doc, first: int, last: int) -> bool:
    """Tell whether a name is inside a firm's or party's, or names a security."""
    follows = doc[last : last + 1].text
    if doc[last - 1].text == "Treasury" and follows.lower() in words("securities"):
        return True
    before = doc[first - 1 : first].text
    if (
        doc[first].text == "Bank"
        and before[:1].isupper()
        and not doc[first - 1].is_stop
    ):
        return before not in PREFIXES and code(before) is None
    if doc[last - 1].text != "Congress":
        return False
    plain = (
        not before[:1].isupper() or doc[first - 1].is_stop or code(before) is not None
    )
    return follows == "Party" or not (plain or before in PREFIXES)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether a match is a word of its own, and no ticker ("ABC.T")."""
    before, after = text[max(start - 1, 0) : start], text[end : end + 2]
    if before.isalnum() or after[:1].isalnum() or before in ("$", "<"):
        return False
    return not (after[:1] == "." and after[1:].isalpha())


def _is_shouted_word(story: Story, start: int, end: int) -> bool:
    """Tell whether an acronym is only a word of a headline in capitals ("WHO")."""
    return (
        story.article.text[start:end] == "WHO"
        and story.article.text[max(start - 12, 0) : end + 12].isupper()
    )


def _chambers(story: Story) -> Iterator[Found]:
    """Yield "the House" and "the Treasury" where they are bodies."""
    for token in story.doc:
        if token.text not in CONGRESS or token.i == 0:
            continue
        after = story.doc[token.i + 1 : token.i + 2].text
        before = story.doc[token.i - 1].text
        if token.text == "Treasury":
            if after.lower() in words("securities") or before.lower() != "the":
                continue
            yield Found(
                token.i, token.i + 1, "Treasury", "ministry", None, "treasury", 0
            )
        elif before.lower() in ("the", "full", "lower") or after in ("'s", "’s"):
            yield Found(
                token.i,
                token.i + 1,
                "House",
                "agency",
                "US",
                key("House of Representatives"),
                0,
            )


def _from_grammar(story: Story) -> Iterator[Found]:
    """Yield the names that are built like a body's."""
    doc = story.doc
    body_start = story.token_at(story.article.body_start)
    plain_title = not _is_title_case(doc[:body_start])
    for token in doc:
        if token.text[0].isupper() and (token.i >= body_start or plain_title):
            found = named(doc, token.i) if token.lower_ in heads() else None
        elif token.lower_ in heads() or token.lower_ in ("group", "embassy"):
            found = plain(doc, token.i)
        else:
            continue
        if found is None and token.text == "Embassy":
            found = plain(doc, token.i)
        if found and doc[found[0][0] - 1].text != "<":
            (first, last), kind = found
            yield _trimmed(doc, first, last, kind)


def _is_title_case(headline: Span) -> bool:
    """Tell whether most words of a headline begin with a capital."""
    long = [t for t in headline if t.is_alpha and len(t) > 3]
    return sum(t.text[0].isupper() for t in long) > 0.6 * len(long)


def _trimmed(doc: Doc, first: int, last: int, kind: Kind) -> Found:
    """Return a found name without the country that it belongs to."""
    country = None
    lead = doc[first]
    if kind == "ministry" and last - first > 1 and lead.text not in PREFIXES:
        for size in (3, 2, 1):
            if first + size < last and (found := code(doc[first : first + size].text)):
                if found != "US":
                    country, first = found, first + size
                break
    if kind == "ministry" and last - first > 3 and doc[last - 2].lower_ == "of":
        if found := code(doc[last - 1].text):
            country, last = found, last - 2
    name = doc[first:last].text
    return Found(first, last, name, kind, country, key(name), weight=0)


def _outermost(spans: list[Found]) -> list[Found]:
    """Return the longest of the names that overlap, in text order."""
    kept: list[Found] = []
    for span in sorted(spans, key=lambda f: (f.first - f.last, -f.weight, f.first)):
        if all(span.last <= k.first or k.last <= span.first for k in kept):
            kept.append(span)
    return sorted(kept, key=lambda f: f.first)


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
    return _outermost(kept)


def _located(story: Story, spans: list[Found]) -> list[Found]:
    """Return the names with their countries, all names of one body alike."""
    told = {}
    for span in spans:
        if country := _stated_country(story, span):
            told.setdefault((span.key, span.kind), country)
    return [
        replace(
            f,
            country=_stated_country(story, f)
            or told.get((f.key, f.kind))
            or _implied_country(story, f),
        )
        for f in spans
    ]


def _stated_country(story: Story, found: Found) -> str | None:
    """Return the country that stands in a body's name, or before or after it."""
    if found.kind == "intergovernmental":
        return None
    doc, places = story.doc, states(story)
    if found.country and found.last - found.first == 1 and found.name not in SHARED:
        return found.country
    lead = found.first
    while lead and (doc[lead - 1].text in APOSTROPHES or doc[lead - 1].pos_ == "ADJ"):
        if any(m.last == lead for m in places):
            break
        lead -= 1
    for place in places:
        inside = found.first <= place.first and place.last <= found.last
        follows = found.last < place.first <= found.last + 2
        if inside or place.last == lead:
            return place.value.code
        if found.country and not _may_be_elsewhere(found):
            continue
        if follows and doc[found.last].lower_ in ("of", "in"):
            return place.value.code
    if found.country and not _may_be_elsewhere(found):
        return found.country
    if any(state_code(t.text) for t in doc[found.first : found.last]):
        return "US"
    return None


def _implied_country(story: Story, found: Found) -> str | None:
    """Return the country of a body that the story leaves to be understood."""
    if found.kind == "intergovernmental":
        return None
    usual = found.country or ("US" if _is_american(story, found) else None)
    if usual:
        codes = [m.value.code for m in states(story)]
        others = [c for c in codes if c in DEPARTMENTS]
        return usual if usual in codes or not others else others[0]
    if _is_international(found.name) or found.weight and found.kind == "industry":
        return None
    if found.kind == "industry":
        return home(story)
    never = NO_MINISTRIES if found.kind == "ministry" else frozenset[str]()
    return country_near(story, found.first, never)


def _is_american(story: Story, found: Found) -> bool:
    """Tell whether a name is in the form of American ones, if not stated otherwise."""
    name = story.doc[found.first : found.last]
    lead = name[0].text
    if lead in ("House", "Senate", "Treasury"):
        return True
    return found.kind == "ministry" and name[-1].text == "Department"


def _may_be_elsewhere(found: Found) -> bool:
    """Tell whether a known name is that of several states' bodies."""
    return (
        found.weight == 1
        and found.country in ("US", "CN")
        and found.name.startswith(("Department of", "Ministry of", "Supreme", "Senate"))
    )


def _is_international(name: str) -> bool:
    return name.startswith(("International ", "World ", "European ", "Global "))


def _central_banks(spans: list[Found]) -> list[Found]:
    """Return the names, "the central bank" with the only one that is named."""
    named = {
        f.key: f
        for f in spans
        if f.weight and f.kind == "agency" and BANK.search(f.name)
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


def _merged(spans: list[Found]) -> list[Found]:
    """Return the names under one key a body: by name and country."""
    return [replace(f, key=f"{f.key}|{f.country}") for f in spans]


def _fullest(story: Story, spans: list[Found]) -> dict[str, str]:
    """Return the fullest form of each body's name, that of the headline last."""
    best: dict[str, tuple[bool, bool, int, int, str]] = {}
    for span in spans:
        found = story.mention(None, span.first, span.last)
        shown = " ".join(found.text.split())
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
    for token in doc[found.last : found.last + 4]:
        if token.lower_ in role_words() or token.lower_ in ("source", "sources"):
            return False
        if token.pos_ not in ("NOUN", "ADJ", "PROPN") or token.lower_ in heads():
            return True
    return True


REFERRING = (
    "ministry",
    "department",
    "commission",
    "agency",
    "committee",
    "bureau",
    "institute",
    "board",
    "council",
    "federation",
    "association",
)


def _referring(story: Story, mentions: list[Mention[Body]]) -> Iterator[Mention[Body]]:
    """Yield "the ministry" and the like with the body they refer back to."""
    taken = {i for m in mentions for i in range(m.first, m.last)}
    for token in story.doc:
        if token.lower_ not in REFERRING or token.i in taken or not token.i:
            continue
        if story.doc[token.i - 1].lower_ not in ("the", "its", "this"):
            continue
        if token.lower_ in ("ministry", "department") and is_capital(token):
            continue
        before = [
            m
            for m in mentions
            if m.last <= token.i and token.lower_ in m.value.name.lower()
        ]
        if before:
            acts = token.dep_ == "nsubj" and not is_capital(token)
            value = replace(before[-1].value, counts=acts)
            yield story.mention(value, token.i, token.i + 1)
