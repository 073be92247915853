"""Find persons, tell who of them are officials, of what and where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tradewire.mentions.name_grammar import runs
from tradewire.mentions.title_grammar import Office, Titles
from tradewire.mentions.topic import country_near, states
from tradewire.story import Mention, Story
from tradewire.values.body import key, ministry
from tradewire.values.country import is_country
from tradewire.values.names import Body, Person
from tradewire.values.title import fold, holder

HONORIFICS = frozenset(
    ["mr.", "mrs.", "ms.", "miss", "dr.", "mr", "mrs", "ms", "sir", "lord", "lady"]
)
SEAT = frozenset(["administration", "administrations"])
Span = tuple[int, int]


@dataclass(slots=True)
class Candidate:
    """All stretches that name one person, and the titles that stand with them."""

    name: str
    spans: list[Span] = field(default_factory=list)
    offices: list[tuple[Office, Span]] = field(default_factory=list)
    is_person: bool = False


def find(story: Story) -> list[Mention[Person]]:
    """Return the persons that an article names; the same person has one value."""
    titles = Titles(story)
    found: list[Mention[Person]] = []
    for candidate in _candidates(story, titles):
        person = _person(story, candidate)
        if person:
            found += [story.mention(person, a, b) for a, b in candidate.spans]
    return found


def _candidates(story: Story, titles: Titles) -> list[Candidate]:
    """Return the persons of an article: full names first, then the bare ones."""
    doc = story.doc
    spans = sorted({*runs(story), *_headline(story)})
    whole: dict[str, Candidate] = {}
    single: dict[str, Candidate] = {}
    shared: Office | None = None
    for first, last in spans:
        name = _name(story, first, last)
        parts = name.split()
        office = titles.before(first)
        if office is None and shared and _is_listed(story, first):
            office = shared
        shared = office if office and office.plural else None
        after = titles.after(last)
        honorific = first > 0 and doc[first - 1].lower_ in HONORIFICS
        tagged = doc[last - 1].ent_type_ == "PERSON" or doc[first].ent_type_ == "PERSON"
        known = holder(name, story.article.published) is not None
        if not (office or after or honorific or tagged or known or len(parts) > 1):
            single.setdefault(name, Candidate(name)).spans.append((first, last))
            continue
        group = whole if len(parts) > 1 else single
        candidate = group.setdefault(
            fold(name) if len(parts) > 1 else name, Candidate(name)
        )
        candidate.spans.append((first, last))
        candidate.is_person = (
            candidate.is_person
            or bool(office or honorific or tagged or known)
            or (after is not None and len(parts) > 1)
        )
        candidate.offices += [(o, (first, last)) for o in (office, after) if o]
    people = [c for c in whole.values() if c.is_person]
    people = _joined(people)
    for name, candidate in single.items():
        owner = _owner(name, people)
        if owner:
            owner.spans += candidate.spans
            owner.offices += candidate.offices
        elif candidate.is_person:
            people.append(candidate)
    for candidate in people:
        candidate.spans.sort()
        candidate.offices.sort(key=lambda pair: pair[1])
    return sorted(people, key=lambda c: c.spans[0])


def _headline(story: Story) -> Iterator[Span]:
    """Yield the words of the headline that are a governing person's name."""
    if story.article.title:
        for token in story.doc[: story.token_at(story.article.body_start)]:
            if token.text[0].isupper() and holder(token.text, story.article.published):
                yield token.i, token.i + 1


def _joined(people: list[Candidate]) -> list[Candidate]:
    """Join the forms of one name: "Donald Trump", "Donald J. Trump"."""
    kept: list[Candidate] = []
    for person in sorted(people, key=lambda c: (-len(c.name.split()), c.spans[0])):
        words = fold(person.name).split()
        for other in kept:
            theirs = fold(other.name).split()
            if words[-1] == theirs[-1] and (
                words[0] == theirs[0]
                and set(words) <= set(theirs)
                or theirs[-len(words) :] == words
            ):
                other.spans += person.spans
                other.offices += person.offices
                break
        else:
            kept.append(person)
    return kept


def _owner(name: str, people: Iterable[Candidate]) -> Candidate | None:
    """Return the person of the article whom a single name means."""
    wanted = fold(name)
    first = None
    for person in people:
        parts = fold(person.name).split()
        if parts[-1] == wanted:
            return person
        if len(parts) > 1 and parts[0] == wanted and first is None:
            first = person
    return first


def _is_listed(story: Story, first: int) -> bool:
    """Tell whether a name follows another in a list of persons of one title."""
    return any(t.lower_ in ("and", ",") for t in story.doc[max(first - 2, 0) : first])


def _name(story: Story, first: int, last: int) -> str:
    return " ".join(story.doc[first:last].text.split())


def _person(story: Story, candidate: Candidate) -> Person | None:
    """Return what an article says of a person, None for one that is no person."""
    scored = [
        (office, span)
        for office, span in candidate.offices
        if _is_official(story, office, span)
    ]
    term = holder(candidate.name, story.article.published)
    if not scored:
        if term is None or any(o.private for o, _ in candidate.offices):
            return Person(candidate.name, official=False)
        return Person(
            candidate.name,
            official=True,
            country=_code(term.country),
            wikidata=term.wikidata,
        )
    office, span = next(((o, s) for o, s in scored if o.status != "former"), scored[0])
    body = _public_body(story, office, span)
    country = _country(story, office, body, span)
    if country is None and term and body is None:
        country = _code(term.country)
    text = story.mention(None, office.first, office.last)
    spans = [("title", text.start, text.end)]
    organization = _organization(story, office, body, country)
    if body and body.text == organization:
        spans.append(("organization", body.start, body.end))
    if office.country_at and office.country == country:
        spans.append(("country", *office.country_at))
    return Person(
        candidate.name,
        official=True,
        title=" ".join(text.text.split()),
        organization=organization,
        country=country,
        status=office.status,
        wikidata=term.wikidata if term and term.country == country else None,
        spans=tuple(spans),
        told=span,
    )


def _code(country: str) -> str | None:
    return country if is_country(country) or country == "EU" else None


def _is_official(story: Story, office: Office, span: Span) -> bool:
    """Tell whether a title is one of a state or an intergovernmental body."""
    title = office.title
    if office.private and title.gate != "always":
        return False
    if title.gate == "never":
        return False
    body = office.body
    public = body is not None and body.value.kind != "industry"
    if title.gate == "always":
        return not (office.private and title.kind in ("envoy", "judge"))
    if title.gate == "portfolio":
        return bool(office.portfolio)
    if title.gate == "us":
        written = story.doc[office.last - 1].text[0].isupper()
        return bool(office.country) or (written and office.bare)
    if title.kind in ("head", "minister") and office.bare:
        if story.doc[office.last - 1].text[0].isupper():
            return True
    if public or office.white_house:
        return True
    if title.gate == "body":
        return office.bare and _antecedent(story, office) is not None
    if office.of_head or office.country:
        return True
    if office.portfolio and title.words[-1] in ("commissioner", "secretary"):
        return True
    return office.bare and _antecedent(story, office) is not None


def _antecedent(story: Story, office: Office) -> Mention[Body] | None:
    """Return the public body that a bare title's sentence or the one before names."""
    here = story.sentence_number(office.first)
    before = [
        m
        for m in story.bodies
        if m.last <= office.first
        and here - story.sentence_number(m.first) <= 1
        and m.value.kind != "intergovernmental"
    ]
    return before[-1] if before and before[-1].value.kind != "industry" else None


def _public_body(story: Story, office: Office, span: Span) -> Mention[Body] | None:
    if office.body is not None and office.body.value.kind != "industry":
        return office.body
    if office.bare and office.title.kind in ("official",):
        return _antecedent(story, office)
    return None


def _country(
    story: Story, office: Office, body: Mention[Body] | None, span: Span
) -> str | None:
    """Return the country of an official."""
    if body and office.title.kind != "envoy":
        if body.value.country:
            return body.value.country
        if body.value.kind == "intergovernmental":
            return "EU" if key(body.value.name) in EUROPEAN else None
    if office.country:
        return _code(office.country)
    if office.title.country:
        return office.title.country
    if office.white_house or office.of_head:
        return "US"
    term = holder(story.mention(None, *span).text, story.article.published)
    if term:
        return _code(term.country)
    codes = {m.value.code for m in states(story)}
    near = country_near(story, office.first, _never(office.title.words))
    american = "US" in codes or not codes or "." in office.title.words[-1]
    if american and office.title.kind == "legislator":
        return "US"
    if american and office.title.gate == "portfolio":
        return near if near in SECRETARIES and office.portfolio != "treasury" else "US"
    return near


def _never(words: tuple[str, ...]) -> frozenset[str]:
    """Return the countries that have no office of a name."""
    if words[-1] == "president":
        return MONARCHIES
    if words[-2:] in (("prime", "minister"), ("vice", "premier")):
        return PRESIDENTIAL
    return NO_MINISTERS if "minister" in words else frozenset()


NO_MINISTERS = frozenset(["US", "MX", "PH"])
SECRETARIES = frozenset(["US", "MX", "PH", "GB", "HK"])
PRESIDENTIAL = NO_MINISTERS | frozenset(
    ["BR", "AR", "CO", "CL", "VE", "EC", "UY", "PY", "BO", "ID", "CH", "CR", "GT"]
)
MONARCHIES = frozenset(
    ["GB", "JP", "CA", "AU", "NZ", "SE", "NO", "DK", "NL", "BE", "TH", "MY", "SA", "KW"]
)


EUROPEAN = frozenset(
    key(name)
    for name in (
        "European Union",
        "EU",
        "EC",
        "European Community",
        "European Commission",
        "European Parliament",
        "EC Commission",
        "European Central Bank",
        "European Council",
    )
)


def _organization(
    story: Story, office: Office, body: Mention[Body] | None, country: str | None
) -> str | None:
    """Return the body of an official: the one named, else the one implied."""
    title = office.title
    if title.kind == "head" and body is None:
        return None
    if body and title.kind not in ("envoy",):
        return body.value.name
    if office.white_house:
        return "White House"
    implied = title.organization
    if title.gate == "us" and office.country not in (None, "US"):
        return None
    if title.kind == "minister" and implied is None:
        field = office.portfolio or " ".join(title.words).partition(" of ")[2]
        implied = ministry(field, country) if field else None
    elif office.portfolio and title.kind == "official" and "spokes" in title.words[-1]:
        implied = ministry(office.portfolio, country)
    if implied is None and title.kind == "judge":
        implied = next(
            (m.value.name for m in story.bodies if "Court" in m.value.name), None
        )
    if title.kind == "minister" and title.words[0] == "chancellor" and country == "GB":
        implied = "Treasury"
    if title.kind == "envoy" and country == "EU":
        implied = "European Union"
    if implied is None:
        return (
            "European Commission"
            if title.kind == "commissioner" and country == "EU"
            else None
        )
    if title.country and country != title.country:
        return None
    if title.country is None and country != "US":
        if title.kind == "minister" and title.organization:
            return None
        if title.kind == "judge":
            return None
        if title.kind == "legislator" and implied != "Senate":
            implied = "Parliament"
    return _as_named(story, implied, country) if implied else None


def _as_named(story: Story, implied: str, country: str | None) -> str:
    """Return the article's name of an implied body, where it names it."""
    wanted = key(implied)
    for mention in story.bodies:
        body = mention.value
        if key(body.name) == wanted and body.country == country:
            return body.name
    return implied
