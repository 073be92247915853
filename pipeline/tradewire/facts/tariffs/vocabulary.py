"""The words that make a number a rate of duty, from `tables/tariff_cues.csv`."""

import re
from functools import cache

from spacy.tokens import Token

from tradewire.lexicon import rows, table
from tradewire.relate import lemma
from tradewire.story import Story

CUSTOMS = re.compile(
    r"\b(imports?|imported|importers?|importing|customs|border|tariff\w*|dut(?:y|ies)"
    r"|dumping|countervailing|safeguard|surtax|lev(?:y|ies)"
    r"|export (?:tax|lev|surcharge|fee|charge)\w*|on exports?"
    r"|at (?:the|its|their) (?:ports?|borders?|frontiers?)|trade wars?|protectionis[mt]"
    r"|variable (?:import )?lev\w+"
    r"|foreign(?:-made)? (?:cars?|goods|products|steel))\b",
    re.IGNORECASE,
)
TRADE = re.compile(r"\b(?:imports?|imported|customs|dut(?:y|ies)|trade)\b")
DUTY = re.compile(r"\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|tax(?:es)?)\b", re.I)
STRONG = re.compile(
    r"\b(tariffs?|dut(?:y|ies)|surtax|dump(?:ed|ing)|import tax(?:es)?"
    r"|(?:tax(?:es|ing)?|lev(?:y|ies)|charges?|surcharges?)(?: on)?"
    r" (?:[\w'’.]+ ){0,3}?(?:imports?|exports?|goods|products))\b",
    re.I,
)
RISES = ("increase", "hike")


@cache
def cues(kind: str) -> dict[str, str]:
    """Return the cues of one kind with their values."""
    return {r["cue"]: r["value"] for r in rows("tariff_cues") if r["kind"] == kind}


@cache
def listed(key: str) -> frozenset[str]:
    """Return a list of `tables/tariff_words.toml` as a set."""
    return frozenset(table("tariff_words")[key])


@cache
def patterns(kind: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the cues of one kind as patterns, with their values."""
    return tuple((re.compile(cue, re.IGNORECASE), v) for cue, v in cues(kind).items())


@cache
def _utilities() -> re.Pattern[str]:
    """Return the pattern of words on power, calls and carriage."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, cues('not_context')))})s?\b")


@cache
def _not() -> dict[str, frozenset[str]]:
    """Return what makes each noun something else than a duty, by noun."""
    found: dict[str, set[str]] = {}
    for cue in cues("not"):
        modifier, noun = cue.rsplit(" ", 1)
        found.setdefault(noun, set()).add(modifier)
    return {noun: frozenset(words) for noun, words in found.items()}


def is_duty(story: Story, token: Token) -> bool:
    """Tell whether a noun names a customs duty here.

    A "tariff" may be a price of electricity; a "tax", a "rate" or a "penalty" is a
    duty only where the words around speak of imports or customs.
    """
    word = lemma(token)
    strength = cues("noun").get(word)
    if strength is None or token.pos_ in ("VERB", "AUX") or _is_other(token, word):
        return False
    following = lemma_at(story, token.i + 1)
    if following in cues("not_after"):
        return False
    if word in RISES and following != "on":
        return False
    if word == "rate" and not _is_rate_of_duty(story, token, following):
        return False
    if (
        strength == "weak"
        and token.dep_ == "compound"
        and lemma(token.head) in cues("noun")
    ):
        return False
    if word == "levy" and token.text == "Levy" and token.tag_ == "NNP":
        return False
    if strength == "strong":
        return not is_about_utilities(story)
    return speaks_of_customs(story, token) or _is_on_origin(story, token)


def _is_on_origin(story: Story, token: Token) -> bool:
    """Tell "a levy on eggs from Chile": a charge on goods of a country."""
    if lemma_at(story, token.i + 1) != "on":
        return False
    for word in story.doc[token.i + 2 : token.i + 8]:
        if word.lower_ == "from":
            return any(m.first - word.i in (1, 2) for m in story.countries)
    return False


def _said(story: Story, token: Token) -> str:
    return story.sentence(token.i).text


def _is_rate_of_duty(story: Story, token: Token, following: str) -> bool:
    """Tell "the tariff rate", "a reciprocal rate" from other rates."""
    before = {lemma(t) for t in story.doc[max(token.i - 3, 0) : token.i]}
    if before & listed("rate_of"):
        return True
    if following == "of" and not any(
        story.doc[i].is_digit or lemma_at(story, i) in cues("noun")
        for i in range(token.i + 2, min(token.i + 5, len(story.doc)))
    ):
        return False
    said = is_about_tariffs(story) or bool(STRONG.search(_said(story, token)))
    return said or (_is_bare_rate(token) and speaks_of_duty(story, token))


def _is_bare_rate(token: Token) -> bool:
    """Tell "the rate", "the current rate", "a higher rate" from the rate of a thing."""
    return all(
        t.dep_ in ("det", "poss", "prep", "punct", "relcl", "acl")
        or t.tag_ in ("JJR", "JJS")
        or t.lower_ in listed("kinds_of_rate")
        for t in token.children
    )


def is_about_utilities(story: Story) -> bool:
    """Tell whether an article's tariffs are prices of power, calls or carriage."""
    found = story.memo.get("about utilities")
    if found is None:
        text = story.doc.text.lower()
        found = len(_utilities().findall(text)) > len(TRADE.findall(text))
        story.memo["about utilities"] = found
    return bool(found)


def _is_other(token: Token, word: str) -> bool:
    doc, i = token.doc, token.i
    if i and doc[i - 1].text == "-" and word == "duty" and doc[i - 2].is_alpha:
        return doc[i - 2].lower_ not in ("dumping", "subsidy")
    near = [t.lower_.rstrip(".") for t in doc[max(i - 3, 0) : i] if not t.is_space]
    tail = [" ".join(near[-n:]).replace(" - ", "-") for n in (1, 2, 3)]
    if not_before := _not().get(word):
        return any(t in not_before for t in tail)
    return False


def lemma_at(story: Story, i: int) -> str:
    """Return the lemma of a token of the doc, empty beyond its end."""
    return lemma(story.doc[i]) if 0 <= i < len(story.doc) else ""


def speaks_of_customs(story: Story, token: Token) -> bool:
    """Tell whether the sentence speaks of imports, or the whole article does."""
    number = story.sentence_number(token.i)
    near = story.sentences[max(number - 2, 0) : number + 2]
    first, last = token.idx, token.idx + len(token)
    for sentence in near:
        for match in CUSTOMS.finditer(sentence.text):
            start, end = (sentence.start_char + i for i in match.span())
            if start < first or end > last:
                return True
    return is_about_tariffs(story)


def speaks_of_duty(story: Story, token: Token) -> bool:
    """Tell whether the sentence of a token, or one of two before, names a duty."""
    number = story.sentence_number(token.i)
    near = story.sentences[max(number - 2, 0) : number + 1]
    return any(STRONG.search(sentence.text) for sentence in near)


def is_about_tariffs(story: Story) -> bool:
    """Tell whether an article keeps speaking of tariffs."""
    found = story.memo.get("about tariffs")
    if found is None:
        words = re.findall(
            r"\b(?:tariffs?|duty|duties|lev(?:y|ies)|surcharges?)\b",
            story.doc.text,
            re.I,
        )
        title = story.article.title or ""
        found = len(words) >= 3 or bool(STRONG.search(title))
        story.memo["about tariffs"] = found
    return bool(found)
