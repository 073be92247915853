"""Tell which goods a rate is on: those it names, those before, the article's one."""

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Token

from tradewire.facts.tariffs.draft import Draft, Instrument
from tradewire.facts.tariffs.instrument import is_at_limit
from tradewire.facts.tariffs.rate import Rate
from tradewire.facts.tariffs.reach import ALL, Scope, named_before
from tradewire.facts.tariffs.scope import is_universal
from tradewire.facts.tariffs.vocabulary import cues, listed
from tradewire.relate import (
    Act,
    carried_goods,
    codes,
    goods_before,
    goods_in,
    lemma,
    topic,
)
from tradewire.story import Story
from tradewire.syntax import SUBJECTS, governor


def goods_of(
    story: Story,
    rate: Rate,
    words: Scope,
    said: Act,
    before: Sequence[Draft],
    instrument: Instrument,
) -> tuple[tuple[str, ...], bool]:
    """Return the goods of a rate, and whether the statement itself names them."""
    if words.goods:
        return words.goods, True
    special = instrument in ("anti_dumping", "countervailing", "safeguard")
    that = story.doc[words.first].lower_ in ("that", "those") if words.first else False
    if that and before:
        return before[-1].goods, False
    if instrument == "tariff_quota" and is_at_limit(story, rate):
        return named_before(story, rate.mention.first) or tuple(ALL), False
    if words.general and not special:
        return tuple(ALL), True
    item = _item_goods(story, rate) or _borne_by(story, rate)
    if item:
        return item, True
    near = said.sources.get("goods")
    wide = _is_average(story, rate) or is_universal(story, rate)
    if wide and near != "phrase":
        return tuple(ALL), True
    if said.goods and (near == "phrase" or _is_beside(story, rate, said)):
        return said.goods, True
    if before and before[-1].anchor == rate.anchor and before[-1].goods:
        return before[-1].goods, False
    carried = carried_goods(story, story.doc[rate.anchor])
    if not carried and rate.how == "pay":
        carried = goods_before(story, story.doc[rate.anchor])
    if carried:
        return carried, False
    if said.goods and near == "clause":
        return said.goods, True
    if before and _continues(story, before[-1], rate, said):
        return before[-1].goods, False
    here = story.sentence(rate.mention.first)
    sole = {g.value.name: g for g in goods_in(story, here.start, here.end)}
    if special and len(sole) == 1:
        return tuple(sole), True
    new = said.sources.get("targets") in ("phrase", "clause")
    known = topic(story).goods if special else ()
    main = known[0] if known else "" if new else _main_good(story)
    return ((main,) if main else tuple(ALL)), False


def _main_good(story: Story) -> str:
    """Return the good that an article is on, empty where it is on several.

    It has half of all mentions of goods, or a quarter and the headline.
    """
    found = goods_in(story, 0, len(story.doc))
    counts = Counter(g.value.name for g in found)
    name, count = counts.most_common(1)[0] if counts else ("", 0)
    body = story.article.body_start
    titled = any(g.start < body and g.value.name == name for g in found)
    return name if count > 1 and count * (4 if titled else 2) >= len(found) else ""


def _borne_by(story: Story, rate: Rate) -> tuple[str, ...]:
    """Return the goods that pay: "lumber and doors will be charged a 10% duty"."""
    verb = governor(story.doc[rate.anchor])
    if not _is_borne(verb) or verb.i > min(rate.anchor, rate.mention.first):
        return ()
    last = next((t.i + 1 for t in verb.children if t.dep_ in SUBJECTS), None)
    if last is None:
        return ()
    head = story.doc[last - 1]
    end = max(last, head.right_edge.i + 1)
    start = max(story.sentence(verb.i).start, last - 15)
    names: list[str] = []
    for good in reversed(goods_in(story, start, min(end, verb.i))):
        between = story.doc[good.last : last]
        if good.first <= last <= good.last or all(
            t.text == "," or t.dep_ in ("cc", "amod", "compound") for t in between
        ):
            names.insert(0, good.value.name)
            last = good.first
        elif good.last < last:
            break
    if not names and lemma(head) in listed("generic"):
        goods = goods_in(story, head.left_edge.i, end)
        return tuple(g.value.name for g in goods) or tuple(ALL)
    return tuple(dict.fromkeys(names))


def _is_borne(verb: Token) -> bool:
    """Tell whether a verb has its subject bear a duty: "face", "be hit with"."""
    word = verb.lemma_.lower()
    if cues("status_verb").get(word) == "bear":
        return True
    passive = any(t.dep_ in ("auxpass", "nsubjpass") for t in verb.children)
    subject_to = word == "be" and any(t.lower_ == "subject" for t in verb.children)
    return subject_to or (passive and word in listed("saddling"))


def _is_average(story: Story, rate: Rate) -> bool:
    """Tell "the average tariff is 3%"."""
    low = max(min(rate.anchor, rate.mention.first) - 4, 0)
    near = story.doc[low : max(rate.anchor, rate.mention.last)]
    return any(t.lemma_.lower() in ("average", "mean") for t in near)


def _is_beside(story: Story, rate: Rate, said: Act) -> bool:
    """Tell whether the goods of a clause hang on the verb of the duty itself."""
    if said.goods_span is None or said.sources.get("goods") != "clause":
        return False
    good = story.doc[story.token_at(said.goods_span[0])]
    return governor(good) == governor(story.doc[rate.anchor])


def _continues(story: Story, last: Draft, rate: Rate, said: Act) -> bool:
    """Tell whether a rate goes on about the duties of the one before it."""
    far = story.sentence_number(rate.mention.first) - story.sentence_number(last.anchor)
    same = not {*codes(said.imposers)} or {*codes(said.imposers)} & {*last.imposers}
    return far <= 2 and bool(same)


def _item_goods(story: Story, rate: Rate) -> tuple[str, ...]:
    """Return the goods at the head of a list's line: "- Rice: duty cut to 35%"."""
    first = line_of(story, rate.mention.first)
    for token in story.doc[first : min(first + 14, rate.mention.first)]:
        if token.text == ":":
            goods = goods_in(story, first, token.i)
            names = dict.fromkeys(g.value.name for g in goods)
            return tuple(names) if goods and goods[-1].last == token.i else ()
    return ()


def line_of(story: Story, at: int) -> int:
    """Return the first token of the line that holds a token."""
    number = story.paragraph_number(at)
    while at > 0 and story.paragraph_number(at - 1) == number:
        at -= 1
    return at
