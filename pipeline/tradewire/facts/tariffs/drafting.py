"""Draft a record for every place at which an article states a rate of duty."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from tradewire.evidence import quote, span
from tradewire.fact import Evidence
from tradewire.facts.tariffs.dating import dating, start
from tradewire.facts.tariffs.draft import Draft
from tradewire.facts.tariffs.instrument import instrument_of, is_on_exports
from tradewire.facts.tariffs.previous import with_previous
from tradewire.facts.tariffs.rate import Rate, rates
from tradewire.facts.tariffs.reach import ALL, Scope
from tradewire.facts.tariffs.scope import is_universal, scope
from tradewire.facts.tariffs.series import (
    as_in_case,
    is_new,
    is_of_firm,
    is_old,
    respectively,
)
from tradewire.facts.tariffs.sides import as_before, before_gap, leading, sides_of
from tradewire.facts.tariffs.stated import word_before
from tradewire.facts.tariffs.status import standing
from tradewire.facts.tariffs.taxed import goods_of, line_of
from tradewire.facts.tariffs.verbs import Standing, Status
from tradewire.facts.tariffs.vocabulary import listed, patterns
from tradewire.relate import (
    INTERGOVERNMENTAL,
    act,
    codes,
    parties_of,
)
from tradewire.story import Mention, Story
from tradewire.values.amount import Money, Percent
from tradewire.values.names import When

BULLETS = {"-", "–", "—", "•", "*", "·", "o", "▪", "**", "--"}
ON_ALL = re.compile(
    r"\b(?:all|every|any) (?:foreign |imported )?"
    r"(?:imports?|articles?|goods|products?) (?!from|of|made)",
    re.I,
)


def drafts(story: Story) -> list[Draft]:
    """Return a draft for every rate that an article states, in text order."""
    found = with_previous(story, rates(story))
    scopes = [
        scope(
            story,
            rate,
            found[n + 1] if n + 1 < len(found) else None,
            found[n - 1] if n else None,
        )
        for n, rate in enumerate(found)
    ]
    scopes = respectively(story, found, scopes)
    made: list[Draft] = []
    for n, (rate, words) in enumerate(zip(found, scopes, strict=True)):
        following = found[n + 1] if n + 1 < len(found) else None
        draft = _draft(story, rate, words, made, following)
        again = is_new(story, rate) or rate.how == "clause"
        if made and again and is_old(story, made[-1], draft):
            old = made.pop()
            was = old.rate if old.rate is not None else old.rate_max
            draft = replace(draft, previous=was)
        firm = made and is_of_firm(story, rate)
        made.append(as_in_case(draft, made[-1]) if firm else draft)
    return made


def _draft(
    story: Story,
    rate: Rate,
    words: Scope,
    before: Sequence[Draft],
    following: Rate | None,
) -> Draft:
    anchor = story.doc[rate.anchor]
    said = before_gap(story, act(story, anchor), rate, following)
    first, last = _extent(story, rate)
    instrument = instrument_of(story, rate, words, first, last)
    if instrument == "import_tariff" and is_on_exports(story, rate, words, said):
        instrument = "export_tax"
    stand = standing(story, anchor, rate.mention.first, _previous(rate) is not None)
    goods, goods_firm = goods_of(story, rate, words, said, before, instrument)
    ahead = before[-1] if before and before[-1].anchor >= first else None
    if rate.how == "gap" and ahead is not None and ahead.imposers:
        said = replace(said, imposers=tuple(parties_of(story, ahead.imposers)))
    if goods_firm and said.sources.get("imposers") in ("carried", "topic"):
        said = as_before(story, anchor, goods, said)
    states = [p for p in said.imposers if p.code not in INTERGOVERNMENTAL]
    said = replace(said, imposers=tuple(states))
    plain = _is_plain(story, rate)
    imposers, targets, sides = sides_of(story, words, said, instrument, ahead, plain)
    if not imposers:
        imposers = leading(story, targets)
    world = words.world or is_universal(story, rate)
    if not targets and goods == tuple(ALL) and instrument == "import_tariff":
        world = world or bool(ON_ALL.search(story.sentence(rate.mention.first).text))
    named = [c for c in codes(targets) if c != "WLD"]
    dates = dating(story, rate, first, _date_end(story, rate, following, last))
    effective = dates.effective if dates.firm or stand.status != "proposed" else None
    if effective is None and stand.status == "announced":
        effective = dates.announced
    spans = {"rate": span(rate.mention)}
    if rate.previous is not None:
        spans["previous_rate"] = span(rate.previous)
    if words.goods_span and goods == words.goods:
        spans["commodities"] = words.goods_span
    for name, parties in (("imposed_by", imposers), ("applies_to", targets)):
        if parties and parties[0].end:
            spans[name] = parties[0].start, parties[0].end
    if effective is not None:
        spans["effective"] = span(effective)
    cue = story.doc[stand.cue] if stand.cue is not None else None
    if cue is not None:
        spans["cue"] = span(cue)
    firm = set(sides)
    firm |= {"goods"} if goods_firm else set()
    firm |= {"status"} if stand.weight > 1 else set()
    firm |= {"scope"} if words.targets else set()
    firm |= {"plain"} if plain else set()
    return Draft(
        instrument=instrument,
        rate=rate.value,
        rate_max=rate.value_max,
        unit=_unit(rate),
        previous=_previous(rate),
        goods=goods,
        imposers=tuple(codes(imposers)),
        targets=("WLD",) if world and not named else tuple(codes(targets)),
        status=_dated(story, stand, dates.effective, dates.firm),
        evidence=_evidence(story, rate, spans.values(), first, last),
        spans=spans,
        firm=frozenset(firm),
        weight=stand.weight,
        effective=start(effective) if effective else None,
        effective_firm=dates.firm,
        authority=_authority(story, first, last),
        announced=dates.announced.value.value if dates.announced else None,
        ends=dates.ends.value.value if dates.ends else None,
        exempt=words.exempt
        or tuple(c for c in codes(said.exempt) if c not in codes(imposers)),
        cue=story.article.text[cue.idx : cue.idx + len(cue)]
        if cue is not None
        else None,
        headline=rate.mention.start < story.article.body_start,
        anchor=rate.anchor,
        worth=_worth(story, rate, words),
        own_date=dates.effective is not None,
        sentence=story.sentence_number(rate.mention.first),
        item=_is_item(story, first),
    )


def _date_end(story: Story, rate: Rate, following: Rate | None, last: int) -> int:
    """Return where dates of a rate end: before a step like "and fall to 5% by May"."""
    if following is None or following.mention.first >= last:
        return last
    step = word_before(story, following.mention) == "to"
    if step and word_before(story, rate.mention) != "to":
        return following.mention.first
    return last


def _is_item(story: Story, at: int) -> bool:
    """Tell whether a token stands in a line of a list."""
    return story.doc[line_of(story, at)].text in BULLETS


def _extent(story: Story, rate: Rate) -> tuple[int, int]:
    """Return the tokens of the sentence that states a rate."""
    sentence = story.sentence(rate.mention.first)
    return sentence.start, sentence.end


def _evidence(
    story: Story, rate: Rate, spans: Iterable[tuple[int, int]], first: int, last: int
) -> Evidence:
    """Return the run from the first to the last of the words that say it.

    Words outside the sentence of the rate, tokens `first:last`, are left out.
    """
    end = story.doc[last - 1]
    inside = range(story.doc[first].idx, end.idx + len(end) + 1)
    said = [*spans, span(story.doc[rate.anchor])]
    said = [s for s in said if s[0] in inside and s[1] in inside]
    return quote(story, min(s[0] for s in said), max(s[1] for s in said))


def _unit(rate: Rate) -> str:
    value = rate.mention.value
    if isinstance(value, Percent):
        return value.unit
    return f"{value.currency}/{value.per}"


def _previous(rate: Rate) -> Decimal | None:
    if rate.previous is None:
        return rate.replaced
    value: Percent | Money = rate.previous.value
    return value.value if value.value is not None else value.value_max


def _is_plain(story: Story, rate: Rate) -> bool:
    """Tell the usual duty from a special one: "the standard 10% car duty"."""
    low = max(min(rate.anchor, rate.mention.first) - 3, 0)
    near = story.doc[low : max(rate.anchor, rate.mention.last) + 1]
    ahead = story.doc[max(rate.mention.first - 4, 0) : rate.mention.first].text
    return "on top of" in ahead or any(t.lower_ in listed("plain") for t in near)


def _worth(story: Story, rate: Rate, words: Scope) -> str:
    """Return the sum or the share of goods that a rate is on, as a mark of a tranche.

    "On $200 billion of goods" and "on all remaining imports" are two tranches.
    """
    first = min(words.first, rate.mention.first) if words.last else rate.mention.first
    last = max(words.last, rate.mention.last + 8)
    for sum_ in story.money:
        if first <= sum_.first < last and sum_.value.per is None:
            number = sum_.value.value or sum_.value.value_max
            return f"{sum_.value.currency} {number}"
    near = story.doc[first:last]
    rest = any(t.lower_ in ("remaining", "rest", "other", "nearly") for t in near)
    return "rest" if rest else ""


def _authority(story: Story, first: int, last: int) -> str | None:
    text = story.doc[first:last].text
    found = [v for pattern, v in patterns("authority") if pattern.search(text)]
    return found[0] if found else None


def _dated(
    story: Story, stand: Standing, when: Mention[When] | None, firm: bool
) -> Status:
    """Return the status, set right by a day of taking effect still to come."""
    published = story.article.published
    effective = when.value.value if when else None
    if published is None or effective is None or len(effective) < 7:
        return stand.status
    today = published.isoformat()[: len(effective)]
    if stand.status == "in_force" and effective[:10] > today:
        return "announced"
    if (
        stand.status == "announced"
        and len(effective) == 10
        and effective < today
        and firm
    ):
        return "in_force"
    return stand.status
