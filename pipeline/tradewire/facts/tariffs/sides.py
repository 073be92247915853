"""Tell who imposes a rate and whom it hits."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from tradewire.facts.tariffs.draft import Draft, Instrument
from tradewire.facts.tariffs.lists import gap_start
from tradewire.facts.tariffs.rate import Rate
from tradewire.facts.tariffs.reach import ALL, Scope
from tradewire.facts.tariffs.vocabulary import listed
from tradewire.relate import (
    INTERGOVERNMENTAL,
    Act,
    Party,
    act_on,
    codes,
    index,
    lemma,
    parties_of,
    role,
)
from tradewire.relate import words as measures
from tradewire.story import Story
from tradewire.syntax import governor

ACTS = {"imposer": 2, "none": 1, "target": -2, "exempt": -2}


def sides_of(
    story: Story,
    words: Scope,
    said: Act,
    instrument: Instrument,
    ahead: Draft | None,
    plain: bool,
) -> tuple[tuple[Party, ...], tuple[Party, ...], set[str]]:
    """Return who imposes, who is hit, and which of them the sentence names."""
    sides = set()
    imposers, targets = said.imposers, said.targets
    if words.own:
        return words.imposers, (), {"imposers"}
    if words.imposers and said.sources.get("imposers") not in ("phrase", "clause"):
        imposers = words.imposers
        sides.add("imposers")
    elif said.sources.get("imposers") in ("phrase", "clause"):
        sides.add("imposers")
    if words.targets:
        targets = words.targets
        sides.add("targets")
    elif said.sources.get("targets") in ("phrase", "clause"):
        sides.add("targets")
    if words.world:
        targets = words.targets
    if instrument == "export_tax":
        imposers = words.targets or said.imposers
        targets = tuple(p for p in words.imposers if p.code not in codes(imposers))
    if plain and said.sources.get("targets") in ("carried", "topic"):
        targets = words.targets
    if not targets and instrument != "export_tax" and not words.world:
        targets = _headlined(story, imposers)
    shared = not plain and ahead is not None and "scope" not in ahead.firm
    if (
        not targets
        and ahead is not None
        and shared
        and codes(imposers) == [*ahead.imposers]
    ):
        targets = tuple(parties_of(story, ahead.targets))
    both = set(codes(imposers)) & set(codes(targets))
    if both and len(codes(targets)) > len(both):
        targets = tuple(p for p in targets if p.code not in both)
    elif both:
        imposers = tuple(p for p in imposers if p.code not in both)
    return imposers, targets, sides


def _headlined(story: Story, imposers: Sequence[Party]) -> tuple[Party, ...]:
    """Return the other state of a headline that names the imposer and one more."""
    body = story.article.body_start
    known = index(story)
    named = {p.code: p for p in known.values() if p.end <= body}
    others = [p for code, p in named.items() if code not in codes(imposers)]
    if len(named) != 2 or len(others) != 1 or others[0].code in INTERGOVERNMENTAL:
        return ()
    title = story.doc[: story.token_at(body)]
    spared = governor(story.doc[others[0].token]).lemma_ in listed("sparing")
    acts = any(lemma(t) in measures("measure") or t.lower_ == "trade" for t in title)
    return tuple(others) if acts and not spared else ()


def leading(story: Story, others: Sequence[Party]) -> tuple[Party, ...]:
    """Return the state that an article has act most, if it has one."""
    out = {*codes(others), "WLD", *INTERGOVERNMENTAL}
    known = {p.token: p for p in index(story).values() if p.code not in out}
    acting: Counter[str] = Counter()
    for party in known.values():
        acting[party.code] += ACTS.get(role(story, party), 0)
    code = max(acting, key=lambda c: acting[c], default="")
    if acting[code] < 1:
        return ()
    return next((p,) for p in known.values() if p.code == code)


def as_before(story: Story, anchor: Token, goods: tuple[str, ...], said: Act) -> Act:
    """Take the sides of the last measure on the same goods for those not stated."""
    known = act_on(story, anchor, frozenset(goods) - {*ALL})
    if known is None or {*codes(known.imposers)} & {*codes(said.targets)}:
        return said
    stated = said.sources.get("targets") in ("phrase", "clause")
    targets = said.targets if stated else known.targets
    return replace(said, imposers=known.imposers, targets=targets)


def before_gap(story: Story, said: Act, rate: Rate, following: Rate | None) -> Act:
    """Leave out the countries that have rates of their own: "Laos 48%, Peru 10%"."""
    if following is None or following.how != "gap" or rate.how == "gap":
        return said
    known, start = index(story), story.sentence(rate.mention.first).start
    ahead = dict.fromkeys(
        known[i] for i in range(start, rate.mention.first) if i in known
    )
    own = tuple(p for p in ahead if role(story, p) == "target")
    start = gap_start(story, rate.mention, following.mention) or following.mention.first
    imposers = tuple(p for p in said.imposers if p.token < start)
    return replace(said, targets=own, imposers=imposers)
