"""Read what one cue says of an event: type, status, date, parties and goods."""

from dataclasses import dataclass

from spacy.tokens import Token

from tradewire.cues import Hit, about_trade
from tradewire.relate import (
    Party, act, codes, index, lemma, parties, stated_act, topic,
)  # fmt: skip
from tradewire.stance import Stance, nominal, stance
from tradewire.story import Mention, Story, within
from tradewire.syntax import agent, governor, subject
from tradewire.values.names import When

MUTUAL = {"talks", "agreement", "dispute_settled"}
TARIFFS = {"tariff_imposed", "tariff_raised"}
BODIES = {"ICO", "ICCO", "OPEC", "WTO", "GATT", "EU", "G7", "G20", "ASEAN", "MERCOSUR"}
ANSWER = {"retaliation", "retaliatory", "retaliate", "tit", "countermeasure",
          "reprisal", "payback", "counter", "reciprocate"}  # fmt: skip


@dataclass(frozen=True)
class Happening:
    """What one place in a text tells of an event."""

    type: str
    status: str
    date: Mention[When] | None
    day: str | None
    actors: tuple[Party, ...]
    targets: tuple[Party, ...]
    goods: tuple[str, ...]
    goods_span: tuple[int, int] | None
    first: int
    last: int
    token: int
    stated: bool


def read(story: Story, hit: Hit) -> Happening | None:
    """Return what a cue tells, or None where it tells no event."""
    if not _is_on_trade(story, hit):
        return None
    verb = hit.token
    found, above = nominal(verb) if hit.is_noun else stance(verb)
    kind, status = _type_and_status(story, hit, found)
    if kind is None or status is None:
        return None
    if kind in MUTUAL:
        actors, targets = participants(story, hit), ()
        goods, goods_span = _goods(story, hit)
    elif kind == "demand":
        actors, targets = _demand(story, hit)
        goods, goods_span = _goods(story, hit)
    else:
        said = act(story, hit.object)
        actors, targets = said.imposers, said.targets
        goods, goods_span = said.goods, said.goods_span
    if kind == "demand" and (not actors or not targets):
        return None
    date = _date(story, hit, above)
    first, last = _clause(story, verb, hit.object)
    if (
        kind == "tariff_threatened"
        and status == "possible"
        and date
        and date.value.value
    ):
        if found == "planned":
            kind, status = "tariff_imposed", "planned"
    return Happening(
        kind, status, date, date.value.value if date else None, actors, targets,
        goods, goods_span, first, last, verb.i, bool(actors),
    )  # fmt: skip


def _is_on_trade(story: Story, hit: Hit) -> bool:
    kind = hit.cue.type
    sentence = story.sentence(hit.token.i)
    if hit.cue.needs == "tariff":
        return any(lemma(t) in ("tariff", "duty", "levy") for t in sentence)
    if hit.cue.needs == "dumping":
        return any(
            lemma(t) in ("dump", "dumping", "subsidy", "injury") for t in sentence
        )
    if hit.cue.needs in ("wto", "panel"):
        return any(
            lemma(t) in ("wto", "gatt", "panel", "organization") for t in sentence
        )
    if (
        kind in MUTUAL
        or kind in ("withdrawal", "subsidy", "ruling", "dispute_filed")
        or (hit.cue.needs == "trade")
    ):
        return about_trade(story, sentence.start, sentence.end)
    return True


def _type_and_status(
    story: Story, hit: Hit, found: Stance
) -> tuple[str | None, str | None]:
    kind = hit.cue.type
    status = hit.cue.status or None
    if found in ("denied", "imagined"):
        if kind == "agreement":
            return kind, "possible"
        if found == "imagined" and kind in ("tariff_imposed", "tariff_raised"):
            return "tariff_threatened", "possible"
        return None, None
    status = status or found
    if status == "planned" and found == "possible":
        status = "possible"
    if kind in ("import_ban", "export_ban") and hit.cue.object in ("ban", "curb"):
        kind = _direction(story, hit)
    if kind in TARIFFS and status == "possible":
        kind = "tariff_threatened"
    if kind in (*TARIFFS, "tariff_threatened") and _answers(story, hit):
        kind = "retaliation"
    if kind == "dispute_settled" and status == "possible":
        return None, None
    if kind == "demand" and found == "possible":
        return None, None
    return kind, status


def _direction(story: Story, hit: Hit) -> str:
    """Tell whether a ban is one on exports or imports, by its own words."""
    phrase = list(hit.object.subtree)
    words = [lemma(t) for t in phrase] + [lemma(t) for t in hit.token.subtree]
    for word in words:
        if word in ("export", "shipment"):
            return "export_ban"
        if word == "import":
            return "import_ban"
    return "import_ban"


def _answers(story: Story, hit: Hit) -> bool:
    """Tell whether a measure is called an answer to another's."""
    near = [t for t in hit.object.subtree] + [t for t in hit.token.children]
    near += [
        t for prep in hit.token.children if prep.dep_ == "prep" for t in prep.children
    ]
    words = {lemma(t) for t in near}
    if words & ANSWER:
        return True
    if "response" in words and any(t.lower_ == "in" for t in hit.token.children):
        return any(t.lower_ == "to" for t in hit.token.subtree)
    above = hit.token.head
    return lemma(above) in ("retaliate", "respond", "counter", "retaliation")


def participants(story: Story, hit: Hit) -> tuple[Party, ...]:
    """Return who talks or agrees: subject, owner, and those after with, between, to."""
    known = index(story)
    verb = hit.token if not hit.is_noun else governor(hit.token)
    found: list[Party] = []
    doer = agent(verb) or subject(verb)
    if doer is not None and doer.i != hit.object.i:
        found += parties(story, doer)
    found += [known[t.i] for t in hit.object.subtree if t.i in known]
    for prep in verb.children:
        if prep.dep_ in ("prep", "agent") and prep.lower_ in (
            "with",
            "between",
            "to",
            "by",
        ):
            found += [known[t.i] for t in prep.subtree if t.i in known]
    if hit.object.i == hit.token.i:
        for child in verb.children:
            if child.dep_ in ("dobj", "nsubj"):
                found += [known[t.i] for t in child.subtree if t.i in known]
    unique = tuple({p.code: p for p in found if p.code != "WLD"}.values())
    if len(unique) == 1 and unique[0].code not in BODIES:
        unique += _counterpart(story, hit, unique[0])
    if not unique:
        pair = topic(story)
        unique = tuple(
            p for code in (pair.imposer, pair.target) if code
            for p in list(index(story).values())[:400] if p.code == code
        )  # fmt: skip
        unique = tuple({p.code: p for p in unique}.values())
    return unique


def _counterpart(story: Story, hit: Hit, party: Party) -> tuple[Party, ...]:
    """Return the other side that the sentence, else the article, tells."""
    sentence = story.sentence(hit.token.i)
    known = index(story)
    others = {
        known[i].code: known[i]
        for i in range(sentence.start, sentence.end)
        if i in known and known[i].code not in (party.code, "WLD")
    }
    if len(others) == 1:
        return tuple(others.values())
    pair = topic(story)
    code = pair.target_of(party.code) or pair.imposer_on(party.code)
    if code is None or code == party.code or (others and code not in others):
        return ()
    return tuple(p for p in index(story).values() if p.code == code)[:1]


def _demand(story: Story, hit: Hit) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    verb = hit.token
    if hit.cue.role == "by":
        actors = parties(story, hit.object)
    else:
        doer = agent(verb)
        actors = parties(story, doer) if doer is not None else ()
    targets: tuple[Party, ...] = ()
    if hit.cue.object == "party" and hit.cue.role != "by":
        targets = parties(story, hit.object)
    if not targets:
        said = stated_act(story, hit.object)
        targets = tuple(
            p for p in (*said.imposers, *said.targets) if p.code not in codes(actors)
        )[:1]
    if not targets and actors:
        targets = _counterpart(story, hit, actors[0])
    targets = tuple(p for p in targets if p.code not in codes(actors))
    return actors, targets


def _goods(story: Story, hit: Hit) -> tuple[tuple[str, ...], tuple[int, int] | None]:
    first, last = _clause(story, hit.token, hit.object)
    found = [g for g in within(story.goods, first, last) if g.value.counts]
    if not found:
        return (), None
    names = tuple(dict.fromkeys(g.value.name for g in found))
    return names, (found[0].start, found[-1].end)


def _clause(story: Story, token: Token, noun: Token) -> tuple[int, int]:
    """Return the tokens of the clause of a cue, its governing clauses left out."""
    sentence = story.sentence(token.i)
    verb = token if token.pos_ == "VERB" else governor(token)
    if token.pos_ != "VERB" and verb.pos_ not in ("VERB", "AUX"):
        return sentence.start, sentence.end
    first = min(verb.left_edge.i, noun.left_edge.i, token.left_edge.i)
    last = max(verb.right_edge.i, noun.right_edge.i, token.right_edge.i) + 1
    return max(first, sentence.start), min(last, sentence.end)


def _date(story: Story, hit: Hit, above: Token | None) -> Mention[When] | None:
    """Return the date that belongs to a cue: its own, its noun's, its governor's."""
    sentence = story.sentence(hit.token.i)
    dated = [
        d for d in within(story.dates, sentence.start, sentence.end) if d.value.value
    ]
    best: tuple[int, int, Mention[When]] | None = None
    for date in dated:
        rank = _attached(story, date, hit)
        if rank is None:
            continue
        distance = abs(date.first - hit.token.i)
        if best is None or (rank, distance) < best[:2]:
            best = rank, distance, date
    return best[2] if best else None


def _attached(story: Story, date: Mention[When], hit: Hit) -> int | None:
    token = story.doc[date.first : date.last].root
    verb = hit.token if hit.token.pos_ == "VERB" else governor(hit.token)
    steps = 0
    while steps < 8:
        if token.i == hit.token.i:
            return 0
        if token.i == hit.object.i:
            return 1
        if token.i == verb.i:
            return 2
        if token.pos_ == "VERB" or token.head == token:
            break
        token = token.head
        steps += 1
    node = verb
    for rank in range(3, 7):
        if node.head == node:
            return None
        node = (
            governor(node.head) if node.head.pos_ not in ("VERB", "AUX") else node.head
        )
        if token.i == node.i:
            return rank
    return None
