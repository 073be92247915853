"""Tell which goods and which countries a rate of duty is on."""

from dataclasses import replace

from spacy.tokens import Token

from tradewire.facts.tariffs.beside import LINK
from tradewire.facts.tariffs.lists import gap_start
from tradewire.facts.tariffs.rate import Rate
from tradewire.facts.tariffs.reach import Scope, words_after
from tradewire.facts.tariffs.stated import word_before
from tradewire.facts.tariffs.vocabulary import listed
from tradewire.relate import Party, goods_in, index, lemma, role
from tradewire.story import Story
from tradewire.syntax import SUBJECTS, governor, subject

CHARGES = {"charge", "levy", "impose", "have", "apply", "collect", "maintain", "keep"}


def scope(
    story: Story, rate: Rate, following: Rate | None, ahead: Rate | None
) -> Scope:
    """Return what the words beside a rate say: before its noun, then after it."""
    anchor = story.doc[rate.anchor]
    end = story.sentence(rate.mention.first).end
    if following is not None and following.mention.first < end:
        end = _until(story, following, rate)
    if rate.how == "pay":
        after = words_after(story, rate.mention.last, end)
        said = after.goods or after.targets
        return after if said else _payer(story, anchor, rate, end)
    if rate.how == "gap":
        return _named(story, rate, ahead)
    compared = word_before(story, rate.mention) in ("with", "against", "to", "versus")
    place = _place_after(story, rate.mention.last) if ahead and compared else None
    if place is not None:
        return Scope(imposers=(place,), own=True)
    if between := _between(story, rate, ahead, end):
        return between
    starts = sorted({rate.mention.last, anchor.i + 1}, reverse=True)
    if rate.how == "list":
        starts = [rate.mention.last]
    elif (
        rate.how == "clause"
        and anchor.i < rate.mention.first
        and (ahead is None or ahead.anchor != rate.anchor)
        and story.doc[rate.mention.last : rate.mention.last + 1].text not in LINK
    ):
        starts = [anchor.i + 1, rate.mention.last]
    after = Scope()
    for start in starts:
        after = words_after(story, start, end)
        if after.goods or after.targets or after.general or after.imposers:
            break
    if rate.how == "list" and after:
        return after
    after = after or _subject(story, anchor)
    if ahead is not None and ahead.anchor == rate.anchor and not after:
        return words_after(story, ahead.mention.last, rate.mention.first, "on", "for")
    if rate.how == "list":
        return after
    if after.goods and not after.targets and rate.how == "clause":
        wider = words_after(story, anchor.i + 1, rate.mention.first)
        after = replace(after, targets=wider.targets)
    before = _before(story, rate, anchor) or _ahead_of_at(story, anchor)
    if ahead is not None and ahead.anchor == rate.anchor and after.goods:
        before = Scope()
    goods, span = (
        (before.goods, before.goods_span)
        if before.goods
        else (after.goods, after.goods_span)
    )
    return Scope(
        goods, span, after.targets, after.imposers, after.world,
        after.general, after.exempt, after.first, after.last,
    )  # fmt: skip


def _between(story: Story, rate: Rate, ahead: Rate | None, end: int) -> Scope:
    """Read "to 10% and that on steel to 25%": the words between two numbers."""
    if ahead is None or rate.how == "before":
        return Scope()
    first, at = ahead.mention.last, rate.mention.first
    if story.sentence_number(ahead.mention.first) != story.sentence_number(at):
        return Scope()
    ones = story.doc[max(at - 2, 0) : at].text in ("one of", "ones of")
    if not ones and word_before(story, rate.mention) not in ("to", "at", "from"):
        return Scope()
    if rate.mention.last < end and story.doc[rate.mention.last].lower_ in ("on", "for"):
        return Scope()
    between = [t.lower_ for t in story.doc[first:at]]
    joint = next((n for n, w in enumerate(between) if w in ("and", "while", ";")), None)
    if joint is None:
        return Scope()
    said = words_after(story, first + joint, at, "on", "for")
    if said:
        return said
    known = index(story)
    near = dict.fromkeys(known[i] for i in range(first + joint, at) if i in known)
    goods = [
        g for g in goods_in(story, first + joint, at) if g.first < first + joint + 4
    ]
    return Scope(
        tuple(dict.fromkeys(g.value.name for g in goods)),
        (goods[0].start, goods[-1].end) if goods else None,
        tuple(p for p in near if role(story, p) == "target"),
    )


def _until(story: Story, following: Rate, rate: Rate) -> int:
    """Return where the words of the next rate begin."""
    first = following.mention.first
    if following.how == "gap":
        return gap_start(story, rate.mention, following.mention) or first
    noun = story.doc[following.anchor]
    if following.anchor != rate.anchor and rate.mention.last <= noun.i < first:
        first = max(noun.left_edge.i, rate.mention.last)
        first = min(first, noun.i)
    return first


def _before(story: Story, rate: Rate, anchor: Token) -> Scope:
    """Read the goods before a duty's noun: "25% steel tariff", "auto duties"."""
    first = anchor.i
    while first > 0 and story.doc[first - 1].dep_ in (
        "compound", "amod", "nmod", "punct", "conj", "cc", "quantmod", "nummod",
    ):  # fmt: skip
        if story.doc[first - 1].text in ",.;:" or story.doc[first - 1].is_space:
            break
        first -= 1
        if anchor.i - first > 9:
            break
    if rate.mention.last <= anchor.i:
        first = max(first, rate.mention.last)
    found = goods_in(story, first, anchor.i)
    names = tuple(dict.fromkeys(g.value.name for g in found))
    span = (found[0].start, found[-1].end) if found else None
    return Scope(names, span)


def _ahead_of_at(story: Story, anchor: Token) -> Scope:
    """Read the goods in "500 tonnes of rice at a duty of 5%"."""
    at = next(
        (t.i for t in story.doc[max(anchor.i - 4, 0) : anchor.i] if t.lower_ == "at"), 0
    )
    near = [g for g in goods_in(story, max(at - 6, 0), at) if g.last == at]
    if not near:
        return Scope()
    return Scope((near[-1].value.name,), (near[-1].start, near[-1].end))


def _named(story: Story, rate: Rate, ahead: Rate | None) -> Scope:
    """Read the name before a number: "Laos 48%", "China at 34%"."""
    start = gap_start(story, ahead.mention, rate.mention) if ahead else None
    sentence = story.sentence(rate.mention.first).start
    back = 14 if ":" in story.doc[sentence : rate.mention.first].text else 4
    first = start if start is not None else max(rate.mention.first - back, sentence)
    known = index(story)
    spread = range(first, rate.mention.first)
    parties = dict.fromkeys(known[i] for i in spread if i in known)
    goods = goods_in(story, first, rate.mention.first)
    names = tuple(dict.fromkeys(g.value.name for g in goods))
    span = (goods[0].start, goods[-1].end) if goods else None
    if ahead is not None and parties and _is_charging(story, ahead, first):
        return Scope(names, span, imposers=tuple(parties), own=True)
    inside = story.sentence(rate.mention.first)
    bracket = story.doc[rate.mention.first - 1].text == "("
    if bracket and any(t.pos_ == "VERB" for t in inside):  # not a line of a list
        return Scope(names, span, imposers=tuple(parties), own=True)
    return Scope(names, span, tuple(parties), general=bool(parties) and not goods)


def _subject(story: Story, anchor: Token) -> Scope:
    """Read the subject of "imports of rice from Laos shall be subject to a duty"."""
    verb = governor(anchor)
    goods = next((t for t in verb.children if t.dep_ in SUBJECTS), None)
    if goods is None or goods.i > anchor.i or lemma(goods) not in listed("generic"):
        return Scope()
    return words_after(story, goods.i + 1, verb.i)


def _place_after(story: Story, at: int) -> Party | None:
    """Return the state in "compared with 5% in Peru"."""
    if at >= len(story.doc) or story.doc[at].lower_ != "in":
        return None
    known = index(story)
    return next((known[i] for i in (at + 1, at + 2) if i in known), None)


def _is_charging(story: Story, ahead: Rate, end: int) -> bool:
    """Tell "Peru charges 5% on cars", before ", Chile 6%": who charges is listed."""
    verb = governor(story.doc[ahead.anchor])
    if verb.lemma_.lower() not in CHARGES or verb.i > ahead.mention.first:
        return False
    known = index(story)
    payers = {known[i] for i in range(verb.i, end) if i in known}
    return not payers and (doer := subject(verb)) is not None and doer.i in known


def _payer(story: Story, verb: Token, rate: Rate, end: int) -> Scope:
    """Read the goods that pay: "steel coils will pay 25%", "taxes steel at 25%"."""
    start = verb.left_edge.i
    end = min(end, verb.right_edge.i + 1)
    goods = goods_in(story, start, end)
    ahead = [g for g in goods if g.last <= rate.mention.first] or goods
    names = tuple(dict.fromkeys(g.value.name for g in ahead))
    parties = [
        p
        for p in dict.fromkeys(
            index(story)[i] for i in range(start, end) if i in index(story)
        )
        if role(story, p) == "target"
    ]
    span = (ahead[0].start, ahead[-1].end) if ahead else None
    payer = next((t for t in verb.children if t.dep_ in SUBJECTS), verb)
    general = not names and lemma(payer) in listed("generic")
    return Scope(names, span, tuple(parties), general=general)


def is_universal(story: Story, rate: Rate) -> bool:
    """Tell "a universal tariff", "10% baseline duties": on all countries."""
    low = max(min(rate.anchor, rate.mention.first) - 3, 0)
    near = story.doc[low : max(rate.anchor, rate.mention.last)]
    return any(t.lower_ in listed("universal") for t in near)
