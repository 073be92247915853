"""Find the titles that stand without a name, and tell whom they mean."""

from collections.abc import Iterator, Sequence

from tradewire.mentions.office import Around, Office
from tradewire.mentions.title_modifiers import modify
from tradewire.values.term import fits
from tradewire.values.title import Term

KINDS = frozenset(["head", "minister", "trade"])
"""Kinds of titles whose offices the table of office holders has."""
MAIN = ("ROOT", "ccomp", "conj")
"""Parts of a sentence whose subject acts in the story: "the president said"."""
REACH = 3
"""How many sentences may stand between a name and the title."""
Span = tuple[int, int]


def bare(around: Around, names: Sequence[Span]) -> Iterator[Office]:
    """Yield the titles that stand beside none of the names, as "its trade minister"."""
    near = {i for first, last in names for i in range(first - 2, last + 2)}
    for last in range(1, len(around.doc) + 1):
        office = around.title_ending(last)
        if office is None or near & {*range(office.first, office.last)}:
            continue
        if office.title.kind not in KINDS or office.plural:
            continue
        modify(around, office)
        if around.doc[last : last + 1].text == "of":
            office.note_country(around.place_at.get(last + 1))
        yield office


def meant(around: Around, office: Office, terms: Sequence[Term]) -> Term | None:
    """Return the only one of some terms of office that a title without a name means."""
    if office.private or office.regional or office.status in ("acting", "nominee"):
        return None
    token = around.doc[office.last - 1]
    acts = token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ in MAIN
    one = all(t.dep_ != "det" or t.lower_ == "the" for t in token.lefts)
    if not one or not (acts or office.country):
        return None
    title = around.doc[office.first : office.last].text
    found = [
        term
        for term in terms
        if fits(title, term)
        and office.country in (None, term.country)
        and (office.status == "former") == _is_over(around, term)
    ]
    return found[0] if len({term.person for term in found}) == 1 else None


def _is_over(around: Around, term: Term) -> bool:
    published = around.story.article.published
    return published is not None and "" < term.end < published.isoformat()


def nearest(around: Around, office: Office, spans: Sequence[Span]) -> Span | None:
    """Return the mention of a name that is nearest to a title, None if all are far."""
    span = min(spans, key=lambda s: abs(s[0] - office.first))
    story = around.story
    gap = story.sentence_number(span[0]) - story.sentence_number(office.first)
    return span if abs(gap) <= REACH else None
