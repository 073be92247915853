"""Find the names of bodies: those of the table, and those built like one."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from tradewire.mentions.body_found import APOSTROPHES, PREFIXES, Found
from tradewire.mentions.body_grammar import named
from tradewire.mentions.body_plain import plain
from tradewire.story import Story
from tradewire.values.body import Kind, heads, key, matcher, words
from tradewire.values.country import code, is_country

TREATY, WTO_SINCE = "General Agreement on Tariffs and Trade", 1995
TRADE_OFFICE = "Office of the U.S. Trade Representative"
TITLES = ("President", "Mr.", "Secretary", "Senator", "Rep.", "Sen.")


def from_table(story: Story) -> Iterator[Found]:
    """Yield the names that stand in the table."""
    automaton, entries = matcher()
    doc, text = story.doc, story.cased
    for pattern, start, end in automaton.find_matches_as_indexes(text):
        if not _is_whole(text, start, end) or _is_shouted_word(story, start, end):
            continue
        first, last = story.token_at(start), story.token_at(end - 1) + 1
        if doc[first].idx != start:
            continue
        entry = entries[pattern]
        if entry.name == TREATY and not _is_before_wto(story):
            continue
        if first and doc[first - 1].text in PREFIXES and entry.kind:
            first -= 1
        owned = last - first > 2 and doc[first + 1].text in APOSTROPHES
        if owned and code(doc[first].text):
            first += 2
        if not _is_part_of_other(doc, first, last):
            name = entry.name
            yield Found(first, last, name, entry.kind, entry.country, key(name), True)


def _is_before_wto(story: Story) -> bool:
    """Tell whether the GATT was more than a treaty when an article appeared."""
    published = story.article.published
    return published is None or published.year < WTO_SINCE


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether a match is a word of its own, and no ticker ("ABC.T")."""
    before, after = text[max(start - 1, 0) : start], text[end : end + 2]
    if before.isalnum() or after[:1].isalnum() or before in ("$", "<"):
        return False
    return not (after[:1] == "." and after[1:].isalpha())


def _is_shouted_word(story: Story, start: int, end: int) -> bool:
    """Tell whether an acronym is only a word of a headline in capitals ("WHO")."""
    text = story.article.text
    return text[start:end] == "WHO" and text[max(start - 12, 0) : end + 12].isupper()


def _is_part_of_other(doc: Doc, first: int, last: int) -> bool:
    """Tell whether a name is inside a firm's or party's, or names a security."""
    follows = doc[last : last + 1].text
    if doc[last - 1].text == "Treasury":
        return follows.lower() in words("securities")
    if doc[first].text not in ("Bank", "Congress"):
        return False
    lead = doc[first - 1] if first else None
    joined = (
        lead is not None
        and lead.text[:1].isupper()
        and not lead.is_stop
        and lead.text not in PREFIXES
        and code(lead.text) is None
    )
    return joined or follows == "Party"


def from_words(story: Story) -> Iterator[Found]:
    """Yield the bodies whose names are common words: "the House", "the Treasury"."""
    speaks_of_eu = any(m.value.code == "EU" for m in story.countries)
    state_ends = {m.last for m in story.countries if is_country(m.value.code)}
    state_ends |= {
        i + 1 for i in state_ends if story.doc[i : i + 1].text in APOSTROPHES
    }
    for token in story.doc[1:]:
        i, word = token.i, token.text
        found: tuple[int, str, Kind, str | None] | None = None
        if word == "Treasury" and _is_treasury(token):
            national = story.doc[i - 1].text == "National"
            found = i - national, "Treasury", "ministry", None
        elif word == "House" and _is_chamber(token):
            found = i, "House of Representatives", "agency", "US"
        elif i in state_ends and word.lower() in ("parliament", "customs"):
            if token.doc[i + 1 : i + 2].text.lower() not in words("customs_thing"):
                found = i, word, "agency", None
        elif word.lower() == "customs" and _is_credited(token):
            found = i, word, "agency", None
        elif word == "Parliament":
            found = i, "Parliament", "agency", None
        elif word == "Commission" and speaks_of_eu:
            found = i, "European Commission", "intergovernmental", None
        elif word in ("Representative", "representative"):
            first = _trade_representative(story.doc, i)
            found = (first, TRADE_OFFICE, "agency", "US") if first else None
        if found:
            first, name, kind, country = found
            text = story.doc[first : i + 1].text
            yield Found(first, i + 1, text, kind, country, key(name))


def _is_credited(token: Token) -> bool:
    """Tell whether figures are a body's: "customs data showed"."""
    return token.doc[token.i + 1 : token.i + 2].text.lower() in words("credited")


def _is_treasury(token: Token) -> bool:
    after = token.doc[token.i + 1 : token.i + 2].text.lower()
    before = token.nbor(-1)
    owned = before.lower_ in ("the", "national") or code(before.text) not in (
        None,
        "US",
    )
    speaks = bool(token.is_sent_start) and after in ("said", "says")
    return (owned or speaks) and after not in words("securities")


def _is_chamber(token: Token) -> bool:
    after = token.doc[token.i + 1 : token.i + 2].text
    return token.nbor(-1).lower_ in ("the", "full", "lower") or after in ("'s", "’s")


def _trade_representative(doc: Doc, i: int) -> int | None:
    """Return where "U.S. Trade Representative" begins if the office is meant."""
    if i < 3 or doc[i - 1].text != "Trade":
        return None
    first = i - 3 if doc[i - 2].text == "States" else i - 2
    follows = doc[i + 1 : i + 2].text
    if code(doc[first : i - 1].text) != "US" or not first or follows[:1].isupper():
        return None
    apposed = first > 1 and doc[first - 2].text == ","
    named = follows == "," and not _acts(doc, i + 2)
    is_office = doc[first - 1].lower_ == "the" and not named and not apposed
    return first if is_office else None


def _acts(doc: Doc, i: int) -> bool:
    """Tell whether a new clause begins at a word: "President Biden", "Acme said"."""
    verb = doc[i + 1 : i + 2]
    return doc[i : i + 1].text in TITLES or bool(verb) and verb[0].pos_ == "VERB"


def from_grammar(story: Story) -> Iterator[Found]:
    """Yield the names that are built like a body's."""
    doc = story.doc
    body_start = story.token_at(story.article.body_start)
    plain_title = not _is_title_case(doc[:body_start])
    for token in doc:
        word = token.lower_
        if word not in heads() and word not in ("group", "body", "embassy"):
            continue
        if token.text[0].isupper() and (token.i >= body_start or plain_title):
            found = named(doc, token.i) if word in heads() else None
        else:
            found = plain(doc, token.i)
        if found is None and token.text == "Embassy":
            found = plain(doc, token.i)
        if found and doc[found[0][0] - 1].text != "<":
            (first, last), kind = found
            if token.text.islower() and _is_acronym(doc[last : last + 1].text):
                first, last = last, last + 1
            yield _trimmed(doc, first, last, kind)
        elif not found and token.text.islower():
            yield from _called(doc, token.i)


def _called(doc: Doc, i: int) -> Iterator[Found]:
    """Yield the name after "industry body": of a trade's association."""
    trade = i > 0 and doc[i - 1].lower_ in words("trade_group")
    last = i + 1
    while last < len(doc) and doc[last].pos_ == "PROPN" and doc[last].is_title:
        last += 1
    if trade and i + 1 < last <= i + 4:
        name = doc[i + 1 : last].text
        yield Found(i + 1, last, name, "industry", None, key(name))


def _is_acronym(word: str) -> bool:
    """Tell whether a word may be a body's short name: "growers' group NUCAFE"."""
    return 3 <= len(word) <= 8 and word.isalpha() and word.isupper()


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
    owner = doc[last - 1].text if doc[last - 2].lower_ == "of" else ""
    if kind == "ministry" and last - first > 3 and code(owner):
        country, last = code(owner), last - 2
    name = doc[first:last].text
    return Found(first, last, name, kind, country, key(name))
