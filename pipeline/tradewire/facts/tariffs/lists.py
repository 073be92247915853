"""Find the numbers that go on a list of rates, and the names beside them."""

from spacy.tokens import Token

from tradewire.facts.tariffs.beside import LINK, is_modifier
from tradewire.facts.tariffs.stated import Stated, word_before
from tradewire.facts.tariffs.vocabulary import (
    is_duty,
    listed,
)
from tradewire.relate import goods_in, index, lemma
from tradewire.story import Story

OPENERS = {",", ";", ":", "—", "–", "(", "and", "or", "plus", "“", '"', "-", "•", "*"}


def is_listed(story: Story, last: Stated, mention: Stated) -> bool:
    """Tell "25% on steel and 10% on aluminum": a number in line with a rate."""
    doc = story.doc
    if story.sentence_number(last.first) != story.sentence_number(mention.first):
        return False
    if type(last.value) is not type(mention.value) or mention.first - last.last > 30:
        return False
    between = doc[last.last : mention.first]
    if any(t.pos_ == "AUX" or t.text in (":",) for t in between):
        return False
    if any(t.pos_ == "VERB" and t.tag_ not in ("VBN", "VBG") for t in between):
        return False
    follows = doc[mention.last].lower_ if mention.last < len(doc) else ""
    closes = follows in (*LINK, ",", ".", ";", "and", "or", "respectively", ")", "’s")
    ahead = [t.lower_ for t in doc[mention.first - 2 : mention.first]]
    tight = (
        ahead[-1] in ("and", "or", "but")
        or (follows in LINK and ahead[-1] in (",", ";"))
        or all(t in listed("glue") for t in ahead)
    )
    joins = any(t.lower_ in ("and", ",", "or", ";", "but", "to") for t in between)
    return closes and joins and (tight or not between)


def goes_to(story: Story, last: Stated, mention: Stated) -> bool:
    """Tell a later step of a rate: ", falling to 15% by 2022", ", then to 50%"."""
    doc = story.doc
    if story.sentence_number(last.first) != story.sentence_number(mention.first):
        return False
    if mention.first - last.last > 25 or type(last.value) is not type(mention.value):
        return False
    if word_before(story, mention) != "to":
        return False
    to = next(
        (t.i for t in reversed(doc[last.last : mention.first]) if t.lower_ == "to"),
        mention.first,
    )
    verb = doc[to - 1]
    if verb.lower_ == "then" or verb.lower_ == "and":
        return True
    change = verb.pos_ == "VERB" and lemma(verb) in listed("change")
    return change and not any(t.dep_ in ("nsubj", "dobj") for t in verb.children)


def gap_start(story: Story, last: Stated, mention: Stated) -> int | None:
    """Return where the name begins in "Laos faces 48%, Thailand 36%", if one does."""
    doc = story.doc
    if story.sentence_number(last.first) != story.sentence_number(mention.first):
        return None
    i = mention.first - 1
    while i >= last.last and mention.first - i < 8:
        token = doc[i]
        if token.lower_ in ("and", ",", ";", "while", "or"):
            name = doc[i + 1 : mention.first]
            named = any(t.pos_ == "PROPN" or t.i in index(story) for t in name)
            named = named or bool(goods_in(story, i + 1, mention.first))
            closes = doc[mention.last].text if mention.last < len(doc) else "."
            ends = closes in (",", ".", ";", ")", "and") or closes.isspace()
            return _list_start(story, i, last) if named and ends else None
        good = any(g.first <= i < g.last for g in story.goods)
        if not good and token.pos_ not in (
            "PROPN", "NOUN", "ADJ", "DET", "PART", "ADP", "PUNCT",
        ):  # fmt: skip
            return None
        if token.pos_ == "ADP" and token.lower_ not in ("at", "for", "of", "from"):
            return None
        i -= 1
    return None


def _list_start(story: Story, i: int, last: Stated) -> int:
    """Return where "figs and dates 25%" begins, from the "and" in it."""
    doc = story.doc
    if doc[i].lower_ != "and":
        return i + 1
    for n in range(i - 1, max(last.last - 1, i - 6), -1):
        more = doc[n].text == "," and goods_in(story, max(last.last, n - 3), n)
        if more and goods_in(story, n + 1, i):
            continue
        if doc[n].text in (",", ";"):
            return n + 1 if goods_in(story, n + 1, i) else i + 1
        if doc[n].pos_ not in ("NOUN", "PROPN", "ADJ"):
            return n + 1 if "," in [t.text for t in doc[n:i]] else i + 1
    return i + 1


def noun_of_bare(story: Story, mention: Stated) -> Token | None:
    """Return the duty in "25 percent on cars, 10 on fuel", next to words on duties."""
    doc, first = story.doc, story.sentence(mention.first).start
    if mention.last + 1 >= len(doc) or doc[mention.last].lower_ not in ("on", "for"):
        return None
    starts = mention.first == first or doc[mention.first - 1].text in OPENERS
    near = range(mention.last + 1, mention.last + 5)
    known = index(story)
    goods = goods_in(story, near.start, near.stop)
    if not (starts and (goods or any(i in known for i in near))):
        return None
    number = story.sentence_number(mention.first)
    for sentence in reversed(story.sentences[max(number - 1, 0) : number + 1]):
        for token in reversed(doc[sentence.start : sentence.end]):
            if is_duty(story, token) and not is_modifier(story, token):
                return token
    return None


def noun_of_list(story: Story, mention: Stated) -> Token | None:
    """Return the duty that a list is on: "- Rice: 35 percent", under "New duties"."""
    doc, first = story.doc, story.sentence(mention.first).start
    marks = ":–—"
    if mention.last < len(doc) and doc[mention.last].text == ")":
        marks += "("  # "Peru (12%)"
    colon = next((t.i for t in doc[first : mention.first] if t.text in marks), None)
    if colon is None or colon == first or colon - first > 14:
        return None
    if any(t.lower_ not in listed("joiners") for t in doc[colon + 1 : mention.first]):
        return None
    goods = goods_in(story, first, colon)
    if (colon - 1) not in index(story) and not (goods and goods[-1].last == colon):
        return None
    for i in range(first - 1, max(first - 250, -1), -1):
        if is_duty(story, doc[i]) and not is_modifier(story, doc[i]):
            return doc[i]
    return None
