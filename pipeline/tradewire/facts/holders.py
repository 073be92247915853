"""Holders: who held an office that an article names without saying who."""

from collections.abc import Iterator
from datetime import date

from tradewire.evidence import quote
from tradewire.fact import Code, Fact, Period
from tradewire.mentions.bare_title import bare
from tradewire.mentions.office import Around, Office
from tradewire.story import Story
from tradewire.values.term import held_by, office_of
from tradewire.values.title import Term


class Holder(Fact):
    """A person whom the table of office holders names for a bare surname or title.

    `person`, `office` and the days of the term are the table's, on the article's
    date; the article's words are the evidence ("Trump", "Japan's trade minister").
    Nothing is resolved in an article without a date.
    """

    person: str
    office: str
    country: Code
    since: Period
    until: Period | None = None
    wikidata: str | None = None


def find(story: Story) -> Iterator[Holder]:
    """Yield the persons that bare surnames and titles stand for, once each."""
    published = story.article.published
    if published is None:
        return
    told: set[Term] = set()
    found = [*_named(story, published), *_titled(story, published)]
    for start, end, term in sorted(found, key=lambda f: f[:2]):
        if term not in told:
            told.add(term)
            yield Holder(
                person=term.person,
                office=term.office,
                country=term.country,
                since=term.start,
                until=term.end or None,
                wikidata=term.wikidata,
                evidence=quote(story, start, end),
            )


def _named(story: Story, published: date) -> Iterator[tuple[int, int, Term]]:
    """Yield the officials that are named without any title: "Trump"."""
    for person in story.persons:
        value = person.value
        if not value.official or value.title or value.country is None:
            continue
        if term := held_by(value.name, value.country, published):
            yield person.start, person.end, term


def _titled(story: Story, published: date) -> Iterator[tuple[int, int, Term]]:
    """Yield the titles that stand without a name: "India's commerce minister"."""
    names = [(m.first, m.last) for m in story.persons]
    for office in bare(Around(story), names):
        title = story.mention(None, office.first, office.last)
        if office.country_at and (term := _held(office, title.text, published)):
            start, end = office.country_at
            yield min(title.start, start), max(title.end, end), term


def _held(office: Office, title: str, published: date) -> Term | None:
    if office.private or office.regional or office.status != "current":
        return None
    return office_of(title, office.country, published) if office.country else None
