"""Read what follows a title: "of trade", "at the World Bank", "for Asia"."""

from tradewire.mentions.body_found import APOSTROPHES
from tradewire.mentions.office import Around, Office
from tradewire.mentions.title_modifiers import portfolio
from tradewire.story import Mention
from tradewire.values.body import portfolio_words
from tradewire.values.country import state_code
from tradewire.values.names import Body

PREPOSITIONS = ("of", "for", "at", "to", "in", "on", "with", "from")
LEADING = ("the", "a", "an", "its", "their", "his", "her", *APOSTROPHES)
LONGEST = 10


def complete(around: Around, office: Office, at: int, end: int) -> None:
    """Take in up to three complements from the token `at` on, note what they say."""
    sealed = False  # a body has been named: the title's own words are complete
    for _ in range(3):
        if at >= end:
            return
        preposition = around.doc[at].lower_
        if preposition == "and":
            second = _second_title(around, at, end)
            if second is None:
                return
            at, sealed = second, True
            continue
        if preposition not in PREPOSITIONS:
            return
        start = at + 1
        while start < end and around.doc[start].lower_ in LEADING:
            start += 1
        if start >= end:
            return
        office.bare = False
        abroad = office.title.kind == "envoy" and preposition == "in"
        place = around.place_at.get(start) if not abroad else None
        body = _body(around, start, end) if preposition != "with" else None
        if body and office.title.kind == "envoy" and preposition in ("to", "in", "at"):
            office.last = at = body.last
        elif body:
            if preposition in ("of", "at"):
                office.body = None
            office.private = False
            office.note_body(body)
            office.note_country(place)
            at, sealed = body.last, True
        elif (
            place
            and preposition in ("of", "for", "in")
            and not _is_in_name(around, place.last)
        ):
            office.note_country(place)
            at = place.last
        elif preposition == "of" and (state := _state(around, start)):
            office.country, office.regional = office.country or state, True
            at = start + 1
        else:
            last = _phrase(around, start, end)
            if last == start:
                return
            if abroad:
                office.last = last
            else:
                _take_phrase(around, office, preposition, (start, last), sealed)
            at = last


def _second_title(around: Around, at: int, end: int) -> int | None:
    """Return where a second title after "and" ends: "chairman and chief executive"."""
    return next(
        (k + 1 for k in range(at + 1, min(at + 5, end)) if around.title_ending(k + 1)),
        None,
    )


def _state(around: Around, start: int) -> str | None:
    """Return the country of the state or province that a token begins the name of."""
    doc = around.doc
    return state_code(doc[start].text) or state_code(doc[start : start + 2].text)


def _is_in_name(around: Around, last: int) -> bool:
    """Tell whether a country is only the first word of a longer name or phrase."""
    after = around.doc[last : last + 1]
    return after.text[:1].isupper() or any(t.pos_ == "NOUN" for t in after)


def _body(around: Around, start: int, end: int) -> Mention[Body] | None:
    """Return the body after a preposition, the last of "X's department Y"."""
    doc, found = around.doc, None
    for k in range(start, min(start + 4, end)):
        found = around.body_at.get(k)
        parts = doc[k].pos_ in ("VERB", "ADP") and doc[k].lower_ != "of"
        if found or parts or (doc[k].is_punct and doc[k].text != "-"):
            break
    place = around.place_at.get(start)
    if found is None or (
        place is not None
        and place.last < found.first
        and doc[place.last].text not in APOSTROPHES
    ):
        return None
    while doc[found.last : found.last + 1].text in APOSTROPHES:
        part = around.body_at.get(found.last + 1)
        if part is None:
            break
        found = part
    return found


def _take_phrase(
    around: Around,
    office: Office,
    preposition: str,
    span: tuple[int, int],
    sealed: bool,
) -> None:
    """Take "of trade and industry" into a title; "of Ford" makes it a firm's."""
    phrase = around.doc[span[0] : span[1]]
    names = [t for t in phrase if t.text[0].isupper() and t.i not in around.place_at]
    unknown = bool(names)
    plain = all(t.lower_ in portfolio_words() for t in names)
    is_minister = office.title.kind == "minister" or plain
    if preposition in ("of", "for") and portfolio(list(phrase)) and is_minister:
        if office.portfolio in ("", "state"):
            office.portfolio = phrase.text
        office.last = span[1]
    elif (
        preposition in ("of", "at", "for", "with", "from")
        and unknown
        and office.title.gate != "always"
    ):
        office.private = True
    elif not sealed and (preposition in ("of", "for", "to") or names):
        office.last = span[1]


def _phrase(around: Around, start: int, end: int) -> int:
    """Return where the noun phrase after a preposition ends."""
    doc, last = around.doc, start
    while last < min(end, start + LONGEST):
        token = doc[last]
        if token.text == "," or token.lower_ in ("and", "&"):
            if last == start or not _goes_on(around, last, end):
                break
        elif (
            token.pos_ not in ("NOUN", "PROPN", "ADJ", "DET", "PART", "NUM")
            and token.text != "-"
            and token.lower_ not in portfolio_words()
        ):
            break
        last += 1
    return last


def _goes_on(around: Around, at: int, end: int) -> bool:
    """Tell whether a list of fields goes on after a comma or "and"."""
    doc = around.doc
    if at + 1 >= end:
        return False
    after = doc[at + 1]
    if doc[at].lower_ in ("and", "&") and after.pos_ in ("NOUN", "ADJ"):
        return True
    fields = portfolio_words()
    return doc[at - 1].lower_ in fields and (
        after.lower_ in fields or after.lower_ == "and"
    )
