"""Tell rates that stand for one duty, and rates set for single firms."""

from dataclasses import replace

from spacy.tokens import Token

from tradewire.facts.tariffs.draft import Draft
from tradewire.facts.tariffs.rate import Rate
from tradewire.facts.tariffs.reach import Scope
from tradewire.facts.tariffs.status import word_to
from tradewire.facts.tariffs.vocabulary import listed
from tradewire.relate import (
    goods_in,
    index,
    lemma,
    role,
)
from tradewire.story import Story
from tradewire.syntax import governor, subject


def is_new(story: Story, rate: Rate) -> bool:
    """Tell "the new duty will be 17%", which takes the place of one named before."""
    return any(t.lower_ == "new" for t in story.doc[rate.anchor].children)


def is_old(story: Story, old: Draft, new: Draft) -> bool:
    """Tell whether a rate was named as the one to change: "lower the duty of 32%"."""
    verb = governor(story.doc[old.anchor])
    changes = lemma(verb) in listed("change") and story.doc[old.anchor].dep_ == "dobj"
    same = old.unit == new.unit and {*old.imposers} == {*new.imposers}
    near = 0 < new.sentence - old.sentence < 4
    if old.sentence == new.sentence and old.status == "in_force" and same:
        noun = story.doc[new.anchor]
        again = any(t.lower_ in ("the", "that", "this") for t in noun.children)
        step = word_to(story, story.token_at(new.spans["rate"][0]))
        named = old.goods == new.goods and old.anchor != new.anchor
        return again and step and named and new.previous is None
    return changes and same and near and new.previous is None


def is_of_firm(story: Story, rate: Rate) -> bool:
    """Tell a rate set for one firm: "Acme Mills will pay 24%, and Bolt 20%"."""
    at = rate.mention.first - 1
    if rate.how == "gap":
        name: Token | None = story.doc[at]
    elif rate.how == "pay" and lemma(story.doc[rate.anchor]) not in listed("asking"):
        name = subject(story.doc[rate.anchor])
    else:
        return False
    if name is None or name.pos_ != "PROPN" or name.i in index(story):
        return False
    return not any(g.first <= name.i < g.last for g in story.goods)


def as_in_case(draft: Draft, case: Draft) -> Draft:
    """Take all but the number from the case that a firm's rate belongs to."""
    if draft.sentence - case.sentence > 3:
        return draft
    return replace(
        draft,
        instrument=case.instrument,
        goods=case.goods,
        imposers=case.imposers,
        targets=case.targets,
        status=case.status,
        weight=case.weight,
        effective=case.effective,
        firm=case.firm,
    )


def respectively(story: Story, found: list[Rate], scopes: list[Scope]) -> list[Scope]:
    """Deal the goods or countries of a list out to its rates, one each.

    "Duties of 10 and 25 percent on coal and crude oil, respectively."
    """
    dealt = list(scopes)
    groups: dict[int, list[int]] = {}
    for n, rate in enumerate(found):
        groups.setdefault(story.sentence_number(rate.mention.first), []).append(n)
    for number, group in groups.items():
        text = story.sentences[number].text.lower()
        if "respectively" not in text or len(group) < 2:
            continue
        for n, part in zip(group, _parts(story, number, len(group)), strict=False):
            dealt[n] = part
    return dealt


def _parts(story: Story, number: int, count: int) -> list[Scope]:
    """Return one scope for each of `count` goods or countries of a sentence."""
    sentence = story.sentences[number]
    goods = goods_in(story, sentence.start, sentence.end)
    known = index(story)
    parties = list(
        dict.fromkeys(
            known[i] for i in range(sentence.start, sentence.end) if i in known
        )
    )
    hit = [p for p in parties if role(story, p) == "target"]
    if len(goods) == count:
        return [Scope((g.value.name,), (g.start, g.end), tuple(hit)) for g in goods]
    if len(hit) == count:
        return [Scope(targets=(p,), general=True) for p in hit]
    return []
