"""One article in, one record out: the pipeline on a page."""

from collections.abc import Iterable, Iterator
from datetime import date
from importlib.metadata import version
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from tradewire import mentions
from tradewire.annotate import BATCH, DEFAULT_MODEL, annotate, load, model_name
from tradewire.article import Article
from tradewire.check import check
from tradewire.confidence import Surroundings, rated
from tradewire.dateline import find_dateline
from tradewire.fact import Fact
from tradewire.facts import FACTS
from tradewire.facts.events import Event
from tradewire.facts.events.answers import linked
from tradewire.place import placed
from tradewire.record import Record


def extract(
    article: Article | str,
    *,
    title: str | None = None,
    published: date | None = None,
    model: str = DEFAULT_MODEL,
) -> Record:
    """Extract the facts that one article states.

    Args:
        article: an article, or the text of its body.
        title: its headline, if `article` is a text.
        published: its date, if `article` is a text; relative dates need it.
        model: a spaCy pipeline by package name or path.

    >>> record = extract("The U.S. imposed a 25% tariff on steel from Japan.")
    >>> record.tariffs[0].rate, record.tariffs[0].applies_to
    (Decimal('25'), ['JP'])
    """
    if isinstance(article, str):
        article = Article(article, title=title, published=published)
    return next(extract_all([article], load(model)))


def extract_all(articles: Iterable[Article], nlp: Language) -> Iterator[Record]:
    """Yield one record an article, in order, with bounded memory."""
    stream = iter(articles)
    while batch := list(islice(stream, BATCH)):
        with nlp.memory_zone():
            records = [
                assemble(article, doc, model_name(nlp))
                for article, doc in zip(batch, annotate(batch, nlp), strict=True)
            ]
        yield from records


def stated(article: Article, facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts whose evidence lies where an article states facts."""
    return [f for f in facts if article.states_facts(f.evidence.start, f.evidence.end)]


def assemble(article: Article, doc: Doc, model: str) -> Record:
    """Return the checked record of an annotated article."""
    story = mentions.find(article, doc)
    around = Surroundings(story)
    facts: dict[str, list[Fact]] = {
        kind: [
            placed(story, fact).identified(article.id)
            for fact in rated(kind, stated(article, find(story)), around)
        ]
        for kind, (_, find) in FACTS.items()
    }
    happened = [fact for fact in facts["events"] if isinstance(fact, Event)]
    facts["events"] = list(linked(story, happened))
    return check(
        Record.model_validate(
            {
                "id": article.id,
                "published": article.published,
                "title": article.title,
                "outlet": article.outlet,
                "author": article.author,
                "dateline": find_dateline(article),
                "source": article.source,
                "tradewire_version": version("tradewire"),
                "model": model,
                "text": article.text,
                "regions": article.regions,
            }
            | facts
        )
    )
