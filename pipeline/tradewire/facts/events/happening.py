"""Read what one cue says of an event: type, status, date, parties and goods."""

from dataclasses import dataclass, replace
from itertools import islice

from spacy.tokens import Token

from tradewire.facts.events.cues import Hit, cues
from tradewire.facts.events.kind import TARIFFS, kind_of, status_of
from tradewire.facts.events.matters import is_a, named, vocabulary
from tradewire.facts.events.relevance import is_demanded, is_relevant
from tradewire.facts.events.sides import CASES, MUTUAL, demand, participants, sides
from tradewire.facts.events.stance import Stance, is_ordered, mentioned, nominal, stance
from tradewire.facts.events.timing import NONE, OWN, date_of
from tradewire.relate import Party, act, codes, lemma
from tradewire.story import Mention, Story, within
from tradewire.syntax import governor, with_conjuncts
from tradewire.values.names import When

STANDING = {"agreement", "dispute_filed"}  # their nouns have no date of a verb above
BLAMING = {"retaliation", "tariff_removed"}  # types of measures for a breach
RATED = 5  # tokens after a rate in which the goods that pay it stand
SPREAD = 3  # a list of partners longer than this is one agreement with each


@dataclass(frozen=True)
class Happening:
    """What one place in a text tells of an event.

    `rank` says how far above the act its date hangs; one is `weak` that merely names
    talks or a pact, has `assumed` targets if its sentence does not name them, and is
    `effective` if it says when a duty takes effect, `anaphoric` if it calls that duty
    merely "the tariffs". A pact is `broken` if one side is said to violate it, an act
    `ordered` if somebody has signed it.
    """

    type: str
    status: str
    date: Mention[When] | None
    rank: int
    actors: tuple[Party, ...]
    targets: tuple[Party, ...]
    goods: tuple[str, ...]
    goods_span: tuple[int, int] | None
    first: int
    last: int
    token: int
    weak: bool = False
    assumed: bool = False
    effective: bool = False
    anaphoric: bool = False
    broken: bool = False
    ordered: bool = False

    @property
    def day(self) -> str | None:
        """The date or period in the guideline's notation."""
        when = self.date.value if self.date else None
        if when is None or when.value is None or when.role != "since":
            return when.value if when else None
        return when.value.partition("/")[0]


def read(story: Story, hit: Hit) -> list[Happening]:
    """Return what a cue tells: nothing, one event, or one with each partner."""
    found = stance_of(hit)
    if not is_relevant(story, hit, found):
        return []
    kind = kind_of(story, hit, found)
    if kind is None or is_demanded(story, hit, kind):
        return []
    return parted(story, hit, draft(story, hit, kind, found), found)


def draft(story: Story, hit: Hit, kind: str, found: Stance) -> Happening:
    """Return what a cue tells of an event of a type: its parties, goods and date."""
    targets: tuple[Party, ...] = ()
    assumed = False
    if kind in MUTUAL:
        actors = participants(story, hit)
        goods, goods_span = _goods(story, hit)
    elif kind == "demand":
        actors, targets = demand(story, hit)
        goods, goods_span = _goods(story, hit)
    else:
        said = act(story, hit.object)
        if hit.is_noun and not said.imposers:
            said = act(story, hit.token)
        actors, targets = sides(story, hit, kind, said)
        goods, goods_span = said.goods, said.goods_span
        if hit.cue.object == "good":
            goods, goods_span = _named_goods(story, hit.object)
        elif hit.cue.type in TARIFFS:
            goods = tuple(dict.fromkeys([*goods, *_rated_goods(story, hit)]))
        if not goods and kind in {*CASES, "exemption_granted"}:
            goods, goods_span = _goods(story, hit)
        if kind in BLAMING:
            goods = tuple(g for g in goods if not _is_blamed(story, hit, g))
            goods_span = goods_span if goods else None
        assumed = said.sources.get("targets") in ("topic", "carried")
    date, rank = date_of(story, hit)
    if found == "imagined" and rank > OWN:
        date, rank = None, NONE
    if found == "happened" and kind in STANDING and hit.is_noun and rank >= OWN:
        date, rank = None, NONE
    first, last = _clause(story, hit.token, hit.object)
    return Happening(
        type=kind,
        status=status_of(hit, kind, found),
        date=date,
        rank=rank,
        actors=actors,
        targets=targets,
        goods=goods,
        goods_span=goods_span,
        first=first,
        last=last,
        token=hit.token.i,
        weak=hit.cue.role == "named" and rank > OWN,
        assumed=assumed,
        effective=_takes_effect(hit),
        broken=kind == "agreement" and _is_broken(hit.object),
        anaphoric=_takes_effect(hit) and _is_bare(hit.object),
        ordered=is_ordered(hit.token),
    )


def parted(story: Story, hit: Hit, said: Happening, found: Stance) -> list[Happening]:
    """Return what is said as one event, or one with each partner, if sides are told."""
    if not said.actors and (said.type in MUTUAL or not said.targets):
        return []
    if said.type == "demand" and not (said.actors and said.targets):
        return []
    actors = said.actors
    partners = _partners(story, hit) if said.type == "agreement" else []
    if len(partners) > 1:
        others = [a for a in actors if a.code not in codes(partners)][:1]
        return [replace(said, actors=(*others, p)) for p in partners if others]
    if said.type == "agreement" and hit.object.tag_ == "NNS" and len(actors) > SPREAD:
        return [replace(said, actors=(actors[0], p)) for p in actors[1:]]
    published = story.article.published
    is_due = published is None or (said.day or "") > published.isoformat()
    if hit.cue.type in TARIFFS and is_due:
        return [_scheduled(said, found)]
    return [said]


def _partners(story: Story, hit: Hit) -> list[Party]:
    """Return the other sides of several pacts: "agreements with Oman and Peru"."""
    if hit.object.tag_ not in ("NNS", "NNPS"):
        return []
    return [
        party
        for prep in hit.object.children
        if prep.lower_ == "with"
        for party in named(story, prep.subtree)
    ]


def _is_blamed(story: Story, hit: Hit, good: str) -> bool:
    """Tell whether a good is only that of the pact for whose breach duties are."""
    sentence = story.sentence(hit.token.i)
    places = [
        story.doc[g.first : g.last].root
        for g in within(story.goods, sentence.start, sentence.end)
        if g.value.name == good
    ]
    return bool(places) and all(
        any(
            is_a(story, t, "deal") or lemma(t) in vocabulary("offence")
            for t in islice(place.ancestors, 3)
        )
        for place in places
    )


def _is_broken(noun: Token) -> bool:
    """Tell whether a pact is said to be violated, or not honored."""
    above = {lemma(t) for t in islice(noun.ancestors, 4)}
    failed = above & vocabulary("failing") and above & vocabulary("keeping")
    return bool(above & vocabulary("breaking") or failed)


def _takes_effect(hit: Hit) -> bool:
    return hit.cue.role == "subject" and hit.cue.type == "tariff_imposed"


def _is_bare(noun: Token) -> bool:
    """Tell whether a noun merely points back: "the tariffs", "these duties"."""
    before = [t.lower_ for t in noun.children if t.i < noun.i]
    return before in (["the"], ["these"], ["those"])


def stance_of(hit: Hit) -> Stance:
    """Return how a cue's act is presented."""
    if hit.cue.role == "named" and hit.cue.type == "talks":
        return mentioned(hit.token)
    if hit.is_noun and hit.cue.type == "agreement" and _is_standing(hit.token):
        return "happened"
    if hit.is_noun and hit.cue.type == "dispute_filed" and hit.token.tag_ == "NN":
        verb = hit.token.head
        filed = any(c.type == "dispute_filed" for c in cues().get(lemma(verb), ()))
        return stance(verb) if filed and verb.pos_ == "VERB" else "happened"
    return nominal(hit.token) if hit.is_noun else stance(governor(hit.token))


def _is_standing(pact: Token) -> bool:
    """Tell whether a pact is in force: it is kept, broken, or its terms are named."""
    verb = pact.head
    if (
        pact.dep_ == "nsubj"
        and verb.tag_ in ("VBD", "VBZ", "VBP")
        and lemma(verb) not in vocabulary("seeming")
        and stance(verb) == "happened"
    ):
        return True
    above = [lemma(t) for t in islice(pact.ancestors, 2)]
    in_force = vocabulary("existing") | vocabulary("keeping") | vocabulary("breaking")
    return any(word in in_force for word in above)


def _scheduled(happening: Happening, found: Stance) -> Happening:
    """Return a threat with a day of its own as the duty that is planned for it."""
    if (
        happening.type == "tariff_threatened"
        and found in ("planned", "threatened")
        and happening.day
        and happening.rank <= OWN
        and len(happening.day) >= len("2018-03-01")
    ):
        return replace(happening, type="tariff_imposed", status="planned")
    return happening


def _goods(story: Story, hit: Hit) -> tuple[tuple[str, ...], tuple[int, int] | None]:
    first, last = _clause(story, hit.token, hit.object)
    found = [g for g in within(story.goods, first, last) if g.value.counts]
    if not found:
        return (), None
    names = tuple(dict.fromkeys(g.value.name for g in found))
    return names, (found[0].start, found[-1].end)


def _rated_goods(story: Story, hit: Hit) -> list[str]:
    """Return the goods of each rate after a duty: "25% on steel and 10% on tin"."""
    last = story.sentence(hit.token.i).end
    return [
        good.value.name
        for rate in within(story.percents, hit.object.i, last)
        if story.doc[rate.last : rate.last + 1].text.lower() == "on"
        for good in within(story.goods, rate.last, rate.last + RATED)
    ]


def _named_goods(
    story: Story, noun: Token
) -> tuple[tuple[str, ...], tuple[int, int] | None]:
    """Return the goods that a noun names, with those coordinated."""
    heads = {t.i for t in with_conjuncts(noun)}
    found = [g for g in story.goods if heads & {*range(g.first, g.last)}]
    if not found:
        return (), None
    names = tuple(dict.fromkeys(g.value.name for g in found))
    return names, (found[0].start, found[-1].end)


def _clause(story: Story, token: Token, noun: Token) -> tuple[int, int]:
    """Return the tokens of the clause of a cue, its governing clauses left out."""
    sentence = story.sentence(token.i)
    verb = governor(token)
    if verb.pos_ not in ("VERB", "AUX"):
        return sentence.start, sentence.end
    first = min(verb.left_edge.i, noun.left_edge.i, token.left_edge.i)
    last = max(verb.right_edge.i, noun.right_edge.i, token.right_edge.i) + 1
    return max(first, sentence.start), min(last, sentence.end)
