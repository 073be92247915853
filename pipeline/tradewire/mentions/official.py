"""Decide who is an official, of what body and of which country."""

from functools import cache

from tradewire.lexicon import rows, split
from tradewire.mentions.office import Around, Office
from tradewire.story import Mention
from tradewire.values.body import key, known, ministry
from tradewire.values.country import is_country
from tradewire.values.names import Body, Person
from tradewire.values.term import fits
from tradewire.values.title import Term, holder, minister

Span = tuple[int, int]
Told = tuple[Office, Span]
"""A title, and the tokens of the name that it stands with."""
SECRETARIES = frozenset(["US", "MX", "PH", "GB", "HK"])
"""Countries whose ministers are called secretaries."""
EUROPEAN = ("EU", "EC", "European Union", "European Community", "European Commission")
EUROPEAN_KEYS = frozenset(
    key(name)
    for name, body in known().items()
    if body.kind == "intergovernmental" and body.name.startswith(("European", "EC "))
) | {key("Commission")}
OFFICELESS = ("secretary", "minister", "ambassador")
"""Titles that do not tell the office which the table knows."""
UNITS = ("bureau", "division", "department", "section", "office", "directorate")
"""Parts of a body: "director of the machinery bureau"."""
WITH_FIELD = ("commissioner", "secretary", "adviser", "advisor")
SHORT = {
    "House of Representatives": ("House of Representatives", "House"),
    "European Union": EUROPEAN[:4],
    "European Commission": ("European Commission", "EC Commission"),
}


def person(around: Around, name: str, offices: list[Told]) -> Person:
    """Return what an article says of a person, by all titles that stand with a name.

    The first present title counts, a former one only where there is no other. A name
    without a title is an official's if the table of office holders says so.
    """
    published = around.story.article.published
    term = holder(name, published) or minister(name, published)
    told = [pair for pair in offices if _is_official(around, pair[0], term)]
    if not told:
        return _untitled(name, term, any(office.private for office, _ in offices))
    office, span = next((t for t in told if t[0].status != "former"), told[0])
    body = _body(around, office)
    country = _country(around, office, body, span)
    if country is None and term and body is None:
        country = _code(term.country)
    organization = _organization(around, office, body, country, term)
    title = around.story.mention(None, office.first, office.last)
    spans = [("title", title.start, title.end)]
    if body and body.text == organization:
        spans.append(("organization", body.start, body.end))
    if office.country_at and office.country == country:
        spans.append(("country", *office.country_at))
    return Person(
        name,
        official=True,
        title=_singular(title.text) if office.plural else " ".join(title.text.split()),
        organization=organization,
        country=country,
        status=office.status,
        wikidata=term.wikidata if term and term.country == country else None,
        told=span,
        spans=tuple(spans),
    )


def _singular(title: str) -> str:
    """Return a title that several persons share as one of them bears it."""
    words = title.split()
    last = words[-1].removesuffix(".").removesuffix("s")
    return " ".join([*words[:-1], last + "." * words[-1].endswith(".")])


def _untitled(name: str, term: Term | None, private: bool) -> Person:
    if term is None or private:
        return Person(name, official=False)
    country = _code(term.country)
    return Person(name, official=True, country=country, wikidata=term.wikidata)


def _code(country: str) -> str | None:
    return country if is_country(country) or country == "EU" else None


def _is_official(around: Around, office: Office, term: Term | None) -> bool:
    """Tell whether a title is one of a state or an intergovernmental body."""
    title = office.title
    written = around.doc[office.last - 1].text[0].isupper()
    if title.gate == "always":
        return not (office.private and title.kind in ("envoy", "judge"))
    if title.gate == "never" or office.private:
        return False
    if title.gate == "portfolio":
        known = term is not None and office.bare and written
        return bool(office.portfolio or office.body) or known
    if title.gate == "us":
        return office.country is not None or (written and office.bare)
    if office.white_house or office.body is not None:
        return True
    if term and fits(" ".join(title.words), term):
        return True
    if title.gate == "beside":
        return False
    if title.words[0] == "vice" and title.words[-1] == "president" and not written:
        return False
    if title.kind in ("head", "minister") and office.bare and written:
        return True
    if title.gate != "body":
        field = office.portfolio and title.words[-1] in WITH_FIELD
        field = field and not office.apposed
        if office.of_head or office.country or field:
            return True
    unit = around.doc[office.last - 1].lower_ in UNITS
    alone = (office.bare and not office.apposed) or unit
    return alone and around.body_before(office.first) is not None


def _body(around: Around, office: Office) -> Mention[Body] | None:
    """Return the public body beside a title, or the last one before a bare title."""
    if office.body is not None and office.body.value.kind != "industry":
        return office.body
    unit = around.doc[office.last - 1].lower_ in UNITS
    alone = (office.bare and not office.apposed) or unit
    if alone and office.title.kind == "official":
        return around.body_before(office.first)
    return None


def _country(
    around: Around, office: Office, body: Mention[Body] | None, span: Span
) -> str | None:
    """Return the country that an official acts for."""
    title = office.title
    if body and title.kind != "envoy":
        if body.value.country:
            return body.value.country
        if body.value.kind == "intergovernmental":
            return "EU" if key(body.value.name) in EUROPEAN_KEYS else None
    never = _never(title.words)
    if office.country and office.country not in never:
        return _code(office.country)
    if title.country:
        return title.country
    speaks_of_eu = any(m.value.code == "EU" for m in around.story.countries)
    if title.kind == "commissioner" and office.portfolio and speaks_of_eu:
        return "EU"
    if office.white_house:
        return "US"
    name = around.story.mention(None, *span).text
    published = around.story.article.published
    if term := holder(name, published) or minister(name, published):
        return _code(term.country)
    near = around.topic.near(office.first, never)
    counts = around.topic.counts
    american = "US" in counts or not counts or title.words[-1].endswith(".")
    if american and title.kind == "legislator":
        return "US"
    if american and title.gate == "portfolio":
        return near if near in SECRETARIES and office.portfolio != "treasury" else "US"
    return near


@cache
def _never(words: tuple[str, ...]) -> frozenset[str]:
    """Return the countries that have no office of a name."""
    for row in sorted(rows("office_systems"), key=lambda r: -len(r["office"])):
        if f" {row['office']}" in f" {' '.join(words)}":
            return frozenset(split(row["never"]))
    return frozenset()


def _organization(
    around: Around,
    office: Office,
    body: Mention[Body] | None,
    country: str | None,
    term: Term | None,
) -> str | None:
    """Return the body of an official: the one named, else the one implied."""
    title = office.title
    european = title.kind == "commissioner" and country == "EU"
    if body and title.kind != "envoy" and not european:
        return body.value.name
    if title.kind == "head":
        return None
    if office.white_house:
        return "White House"
    alone = around.doc[office.first : office.last].text.lower() in OFFICELESS
    if alone and term and term.country == country and not office.portfolio:
        implied = _office_body(term)
    else:
        implied = _implied(around, office, country)
    return _as_named(around, implied, country) if implied else None


def _implied(around: Around, office: Office, country: str | None) -> str | None:
    """Return the body that a title implies in a country."""
    title = office.title
    if title.country and country != title.country:
        return ministry(office.portfolio, country) if office.portfolio else None
    if title.gate == "us" and office.country not in (None, "US"):
        return None
    if around.doc[office.first].lower_ == "shadow":
        return None
    match title.kind:
        case "minister":
            if title.words[0] in ("chancellor", "treasurer"):
                return "Treasury" if country in ("GB", "AU") else None
            if title.organization:
                at_home = country == (title.country or "US") and not office.regional
                return title.organization if at_home else None
            field = office.portfolio or " ".join(title.words).partition(" of ")[2]
            return ministry(field, country) if field else None
        case "legislator":
            foreign = (
                country != "US" and title.organization == "House of Representatives"
            )
            return "Parliament" if foreign else title.organization
        case "judge":
            names = (m.value.name for m in around.story.bodies)
            courts = sorted({name for name in names if "Court" in name})
            only = courts[0] if len(courts) == 1 else None
            return only or (title.organization if country == "US" else None)
        case "official" if title.words[-1].startswith("spokes"):
            return ministry(office.portfolio, country) if office.portfolio else None
        case "envoy" if country == "EU" and title.words[-1] != "negotiator":
            return "European Union"
        case "envoy" | "commissioner" | "official" if country == "EU":
            return "European Commission"
    return title.organization


def _office_body(term: Term) -> str | None:
    """Return the body of an office of the table: "Secretary of Commerce"."""
    office = term.office.lower()
    if "trade representative" in office:
        return "Office of the U.S. Trade Representative"
    field = office.partition(" of ")[2] or office.partition(" for ")[2]
    return ministry(field, term.country) if field else None


def _as_named(around: Around, implied: str, country: str | None) -> str:
    """Return the article's name of an implied body, where it names it."""
    wanted = {key(name) for name in SHORT.get(implied, (implied,))}
    for mention in around.story.bodies:
        body = mention.value
        at_home = body.country == country or body.kind == "intergovernmental"
        if not at_home:
            continue
        if key(body.name) in wanted or _field_name(body.name, country) == implied:
            return body.name
    return implied


def _field_name(name: str, country: str | None) -> str | None:
    """Return the full name of a ministry that is named by its field alone."""
    field = name.lower().removesuffix(" ministry").removesuffix(" department")
    return ministry(field, country) if len(field) < len(name) else None
