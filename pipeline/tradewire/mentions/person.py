"""Find persons: their names, the titles that stand with them, who is who."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tradewire.mentions.bare_title import bare, meant, nearest
from tradewire.mentions.name_grammar import runs
from tradewire.mentions.office import Around, Office
from tradewire.mentions.official import Span, Told, person
from tradewire.mentions.title_grammar import after as title_after
from tradewire.mentions.title_grammar import before as title_before
from tradewire.story import Mention, Story
from tradewire.values.names import Person
from tradewire.values.title import Term, fold, holder, minister

LONGEST_GAP = 9
HONORIFICS = frozenset(
    ["mr.", "mrs.", "ms.", "miss", "dr.", "mr", "mrs", "ms", "sir", "lord", "lady"]
)


@dataclass(slots=True)
class Candidate:
    """All stretches that name one person, and the titles that stand with them."""

    name: str
    spans: list[Span] = field(default_factory=list)
    offices: list[Told] = field(default_factory=list)
    is_person: bool = False

    @property
    def parts(self) -> list[str]:
        """Return the words of the name, case and accents folded."""
        return fold(self.name).split()

    def absorb(self, other: "Candidate") -> None:
        """Take in another form of the same name."""
        self.spans += other.spans
        self.offices += other.offices


def find(story: Story) -> list[Mention[Person]]:
    """Return the persons that an article names; the same person has one value."""
    around = Around(story)
    found: list[Mention[Person]] = []
    candidates = _candidates(around)
    _give_bare_titles(around, candidates)
    for candidate in candidates:
        offices = sorted(candidate.offices, key=lambda told: told[1])
        value = person(around, candidate.name, offices)
        found += [story.mention(value, a, b) for a, b in sorted(candidate.spans)]
    return found


def _give_bare_titles(around: Around, candidates: list[Candidate]) -> None:
    """Give those known without a title one that stands elsewhere: "the president"."""
    published = around.story.article.published
    known: dict[str, tuple[Term, Candidate]] = {}
    for candidate in candidates:
        term = holder(candidate.name, published) or minister(candidate.name, published)
        if term and not candidate.offices:
            known[term.person] = term, candidate
    if not known:
        return
    terms = [term for term, _ in known.values()]
    spans = [span for candidate in candidates for span in candidate.spans]
    for office in bare(around, spans):
        if term := meant(around, office, terms):
            candidate = known[term.person][1]
            if span := nearest(around, office, candidate.spans):
                candidate.offices.append((office, span))


def _candidates(around: Around) -> list[Candidate]:
    """Return the persons of an article, each with all forms of the name."""
    whole: dict[str, Candidate] = {}
    single: dict[str, Candidate] = {}
    shared: Office | None = None
    listed_from = 0
    for span in sorted({*runs(around.story), *_headline(around.story)}):
        name = " ".join(around.doc[span[0] : span[1]].text.split())
        before = title_before(around, span[0])
        if before is None and shared and _is_listed(around, listed_from, span[0]):
            before = shared
        shared = before if before and before.plural else None
        listed_from = span[1]
        after = title_after(around, span[1])
        group = whole if " " in name else single
        candidate = group.setdefault(fold(name), Candidate(name))
        candidate.spans.append(span)
        candidate.offices += [(o, span) for o in (before, after) if o]
        by_title = before is not None or (after is not None and " " in name)
        if by_title or _looks_like_person(around, span, name):
            candidate.is_person = True
    people = _joined([c for c in whole.values() if c.is_person])
    return _with_single(people, single)


def _looks_like_person(around: Around, span: Span, name: str) -> bool:
    first = span[0]
    honoured = first > 0 and around.doc[first - 1].lower_ in HONORIFICS
    published = around.story.article.published
    governs = around.doc[span[1] : span[1] + 1].text.lower() == "administration"
    if governs and minister(name, published):
        return True
    return honoured or holder(name, published) is not None


def _headline(story: Story) -> Iterator[Span]:
    """Yield the words of the headline that are a governing person's name."""
    if story.article.title:
        for token in story.doc[: story.token_at(story.article.body_start)]:
            if token.text[0].isupper() and holder(token.text, story.article.published):
                yield token.i, token.i + 1


def _joined(people: list[Candidate]) -> list[Candidate]:
    """Join the forms of one name: "Donald Trump", "Donald J. Trump"."""
    kept: dict[str, list[Candidate]] = {}
    for candidate in sorted(people, key=lambda c: (-len(c.parts), c.spans[0])):
        parts = candidate.parts
        fuller = next(
            (c for c in kept.get(parts[-1], ()) if _is_form_of(parts, c.parts)), None
        )
        if fuller:
            fuller.absorb(candidate)
        else:
            kept.setdefault(parts[-1], []).append(candidate)
    return [candidate for namesakes in kept.values() for candidate in namesakes]


def _is_form_of(parts: list[str], fuller: list[str]) -> bool:
    """Tell whether a name is a shorter form of one with the same last word."""
    same_first = parts[0] == fuller[0] and set(parts) <= set(fuller)
    return same_first or fuller[-len(parts) :] == parts


def _with_single(
    people: list[Candidate], single: dict[str, Candidate]
) -> list[Candidate]:
    """Return the persons, single names given to those of the article who bear them."""
    bearers: dict[str, Candidate] = {}
    people = sorted(people, key=lambda c: c.spans[0])
    for pick in (slice(-1, None), slice(1), slice(1, -1)):
        for candidate in people:
            for part in candidate.parts[pick]:
                bearers.setdefault(part, candidate)
    alone = []
    for name, candidate in single.items():
        if bearer := bearers.get(name):
            bearer.absorb(candidate)
        elif candidate.is_person:
            alone.append(candidate)
    return sorted([*people, *alone], key=lambda c: min(c.spans))


def _is_listed(around: Around, start: int, first: int) -> bool:
    """Tell whether only a list stands between two names: ", R-Ohio, and"."""
    gap = around.doc[start:first]
    return 0 < len(gap) <= LONGEST_GAP and all(
        t.is_punct or t.lower_ in ("and", "of") or t.text[0].isupper() for t in gap
    )
