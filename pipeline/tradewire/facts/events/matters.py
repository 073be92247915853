"""Tell what a noun is in trade news: a duty, a ban, talks, a pact, a party."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from tradewire.lexicon import rows, table
from tradewire.relate import Party, codes, index, lemma, words
from tradewire.story import Story, within
from tradewire.syntax import agent, prepositional

REPEATED, MOST = 2, 0.5  # the main good is named often, and more than all others
NEAR = 8  # tokens after a noun that tell what it is on
LONGEST = 3  # words in a name of `tables/event_nouns.csv`
TRADE_SHARE = 0.012  # of an article's words, in one that is about trade
MEASURES = {"tariff", "ban", "curb", "quota", "subsidy", "embargo", "sanctions"}
MODIFIERS = {"compound", "amod", "nmod", "poss", "npadvmod"}
WEAK = {"tax": "tariff", "weakcurb": "curb", "aid": "subsidy"}
"""Nouns that are measures only if their own phrase is about trade or goods."""
GUARDED = {
    "weakprobe": ("probe", {"dumping", "subsidy", "countervailing"}),
    "norm": ("curb", {"export", "import"}),
    "weakaccess": ("access", {"market", "duty", "tariff"}),
}
"""Nouns that are measures only with one of some words in their own phrase."""


@cache
def vocabulary(kind: str) -> frozenset[str]:
    """Return the words of one kind in `tables/event_words.toml`."""
    return frozenset(table("event_words")[kind])


@cache
def needed(kind: str) -> frozenset[str]:
    """Return the words that a condition of a cue asks for."""
    return frozenset(table("event_words")["needs"].get(kind, ()))


@cache
def nouns() -> dict[str, str]:
    """Return the class of each noun that names a measure ("tariff", "export ban")."""
    return {r["noun"]: r["class"] for r in rows("event_nouns") if r["class"] != "topic"}


@cache
def topic_words() -> frozenset[str]:
    """Return the words that make a sentence one about trade."""
    return frozenset(r["noun"] for r in rows("event_nouns") if r["class"] == "topic")


def is_a(story: Story, noun: Token, wanted: str) -> bool:
    """Tell whether a noun names a measure of a class, a good or a party."""
    if wanted == "party":
        return noun.i in index(story) or lemma(noun) in vocabulary("statelike")
    if wanted == "good":
        return any(g.first <= noun.i < g.last for g in story.goods)
    if wanted == "rate":
        return _is_rate(story, noun)
    found = class_of(story, noun)
    if wanted == "flow":
        return found in ("import", "export", "shipment")
    if found == "shipment" and wanted in ("import", "export"):
        flow = "import" if any(t.lower_ == "from" for t in noun.children) else "export"
        return flow == wanted
    return found == wanted


def _is_rate(story: Story, noun: Token) -> bool:
    """Tell whether a noun is a rate of duty: "25%", "a rate of 10 percent"."""
    if lemma(noun) == "rate":
        own = {lemma(t) for t in phrase(noun)} - {"rate"}
        return not own & vocabulary("other_rates")
    return any(p.first <= noun.i < p.last for p in story.percents)


def is_utility(story: Story, noun: Token) -> bool:
    """Tell whether a "tariff" is a price of power, water, freight or calls."""
    if lemma(noun) != "tariff":
        return False
    own = {lemma(t) for t in phrase(noun)}
    if own & vocabulary("customs"):
        return False
    doer = agent(noun.head) if noun.dep_ == "dobj" else None
    if doer is not None and lemma(doer) in vocabulary("utilities"):
        return True
    found = story.memo.get("utility tariffs")
    if found is None:
        found = story.memo["utility tariffs"] = any(
            lemma(t) == "tariff"
            and {lemma(c) for c in phrase(t)} & vocabulary("utilities")
            for t in story.doc
        )
    return bool(found)


@cache
def _last_words() -> frozenset[str]:
    """Return the words that a noun of some class may be: a quick look at any other."""
    last = {name.rpartition(" ")[2] for name in nouns()}
    return frozenset(last | vocabulary("measure_like") | {"measure"})


def is_measure(story: Story, noun: Token) -> bool:
    """Tell whether a noun names a duty, ban, quota, subsidy or other barrier."""
    return class_of(story, noun) in MEASURES


def class_of(story: Story, noun: Token) -> str | None:
    """Return the class of a noun, by its last words and by what it stands with."""
    if lemma(noun) not in _last_words():
        return None
    names = [
        " ".join(lemma(t) for t in story.doc[max(noun.i - n, 0) : noun.i + 1])
        for n in range(LONGEST - 1, -1, -1)
    ]
    if lemma(noun) in vocabulary("measure_like") | {"measure"} and any(
        t.lower_ == "retaliatory" for t in noun.children
    ):
        return "countermeasure"
    name = next((n for n in names if n in nouns()), None)
    if name is None or names[0] == "agreement on tariff":
        return None
    found = nouns()[name]
    if found in WEAK:
        return WEAK[found] if _concerns_trade(story, noun) else None
    if found in GUARDED:
        meant, beside = GUARDED[found]
        return meant if beside & {lemma(t) for t in noun.subtree} else None
    if found == "relief":
        sources = prepositional(noun, "from")
        return "exemption" if any(is_a(story, t, "tariff") for t in sources) else None
    return found


def _concerns_trade(story: Story, noun: Token) -> bool:
    near = [*noun.subtree, *story.doc[noun.i + 1 : noun.i + 1 + NEAR]]
    return any(
        lemma(t) in topic_words() or t.lower_ == "goods" or is_a(story, t, "good")
        for t in near
    )


def about_trade(story: Story, first: int, last: int) -> bool:
    """Tell whether the tokens `first:last` are about trade, or about goods at all."""
    if any(lemma(t) in topic_words() for t in story.doc[first:last]):
        return True
    return any(g.value.counts for g in within(story.goods, first, last))


def is_trade_story(story: Story) -> bool:
    """Tell whether an article is about trade as a whole."""
    share = story.memo.get("share of trade words")
    if share is None:
        found = sum(lemma(t) in topic_words() for t in story.doc)
        share = story.memo["share of trade words"] = found / max(len(story.doc), 1)
    return bool(share > TRADE_SHARE)


def phrase(noun: Token) -> list[Token]:
    """Return the tokens of a noun's own phrase, its clauses left out."""
    found = [noun]
    for child in noun.children:
        if child.dep_ not in ("relcl", "acl", "advcl", "ccomp"):
            found += phrase(child)
    return sorted(found, key=lambda t: t.i)


def named(story: Story, tokens: Iterable[Token]) -> list[Party]:
    """Return the parties that some tokens name, each once, in text order."""
    known = index(story)
    among = {t.i for t in tokens}
    found = [known[i] for i in sorted(among) if i in known and _acts(story.doc[i])]
    for place in story.countries:
        if (
            place.first in among
            and _acts(story.doc[place.last - 1])
            and place.value.code not in codes(found)
        ):
            found.append(
                Party(place.value.code, place.start, place.end, place.last - 1)
            )
    return [p for p in {p.code: p for p in found}.values() if p.code != "WLD"]


def _acts(token: Token) -> bool:
    """Tell whether a country's name is not merely a place or where a firm is from."""
    if token.dep_ == "pobj" and token.head.lower_ in ("in", "at"):
        return False
    if token.dep_ not in MODIFIERS:
        return True
    return lemma(token.head) not in words("makers") and token.head.lower_ != "round"


def main_good(story: Story) -> list[str]:
    """Return the one good that an article is about: most of its goods are that."""
    counted = Counter(g.value.name for g in story.goods)
    for name, times in counted.most_common(1):
        if times >= REPEATED and times >= MOST * counted.total():
            return [name]
    return []
