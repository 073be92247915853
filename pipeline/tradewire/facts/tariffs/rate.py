"""Find the numbers that are rates of duty, and the words they hang on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from spacy.tokens import Token

from tradewire.facts.tariffs.vocabulary import (
    cues,
    is_about_tariffs,
    is_duty,
    listed,
    speaks_of_customs,
    speaks_of_duty,
)
from tradewire.relate import goods_in, index, lemma, words
from tradewire.story import Mention, Story
from tradewire.values.amount import Money, Percent

How = Literal["before", "after", "clause", "pay", "list", "gap"]
Stated = Mention[Percent] | Mention[Money]

HARD = set(",;:.!?()[]—–")
NOT_SHARE = {"value", "price", "cost"}
LINK = {"on", "for", "against", "in"}


@dataclass(frozen=True, slots=True)
class Rate:
    """A number that is a rate of duty.

    `anchor` is the index of the noun or verb of the duty, `how` tells by what the
    number belongs to it; `previous` is the rate that it replaces.
    """

    mention: Stated
    anchor: int
    how: How
    previous: Stated | None = None
    value: Decimal | None = None
    value_max: Decimal | None = None
    replaced: Decimal | None = None


def candidates(story: Story) -> list[Stated]:
    """Return the percents and the sums per unit of an article, in text order."""
    found = story.memo.get("rate candidates")
    if not isinstance(found, list):
        plain = [m for m in story.percents if not m.value.fraction]
        found = sorted([*plain, *_specific(story)], key=lambda m: m.start)
        story.memo["rate candidates"] = found
    return found


def _specific(story: Story) -> Iterator[Mention[Money]]:
    """Yield the sums per unit; "to $200 a tonne from $375" has two of them."""
    last: Mention[Money] | None = None
    for m in story.money:
        if m.value.converted:
            continue
        if m.value.per is not None:
            last = m
            yield m
        elif (
            last is not None
            and m.first - last.last < 16
            and m.value.currency == last.value.currency
            and story.sentence_number(m.first) == story.sentence_number(last.first)
            and m.first
            and story.doc[m.first - 1].lower_ in ("from", "to", "between", "and")
        ):
            yield replace(m, value=replace(m.value, per=last.value.per))


def rates(story: Story) -> list[Rate]:
    """Return the rates of duty that an article states, in text order."""
    found: list[Rate] = []
    for mention in candidates(story):
        rate = _rate(story, mention, found)
        if rate is not None:
            found.append(rate)
    return [r for n, r in enumerate(found) if not _is_of_other(story, found, n)]


def _is_of_other(story: Story, found: list[Rate], n: int) -> bool:
    """Tell a number that "respectively" gives to another noun than the duty.

    "The duty and the price are 19 and 95 ringgit per tonne respectively."
    """
    rate = found[n]
    anchor = story.doc[rate.anchor]
    sentence = story.sentence(rate.anchor)
    nouns = [anchor, *anchor.conjuncts]
    here = [r for r in found if r.anchor == rate.anchor]
    if len(nouns) != len(here) or "respectively" not in sentence.text:
        return False
    nouns.sort(key=lambda t: t.i)
    return not is_duty(story, nouns[here.index(rate)])


def _rate(story: Story, mention: Stated, before: list[Rate]) -> Rate | None:
    if _is_share(story, mention):
        return None
    value, value_max = mention.value.value, mention.value.value_max
    for how, finder in (
        ("before", _noun_after),
        ("after", _noun_before),
        ("clause", _noun_in_clause),
        ("clause", _noun_of_colon),
        ("pay", _verb_of_paying),
        ("pay", _verb_of_asking),
    ):
        if how == "pay" and before and _goes_on(story, before[-1].mention, mention):
            break
        anchor = finder(story, mention)
        if anchor is not None:
            if _is_relative(story, mention, anchor):
                return None
            if value is None and _is_reached(story, mention):
                value, value_max = value_max, None
            return Rate(mention, anchor.i, how, None, value, value_max)  # type: ignore[arg-type]
    if _is_points(mention) and (anchor := _noun_of_change(story, mention)) is not None:
        return Rate(mention, anchor.i, "clause", None, value, value_max)
    if before and _is_listed(story, before[-1].mention, mention):
        return Rate(mention, before[-1].anchor, "list", None, value, value_max)
    if before and gap_start(story, before[-1].mention, mention) is not None:
        return Rate(mention, before[-1].anchor, "gap", None, value, value_max)
    for place in (_noun_of_brackets, _noun_of_placing, _noun_of_list):
        anchor = place(story, mention)
        if anchor is not None:
            return Rate(mention, anchor.i, "gap", None, value, value_max)
    return None


def _goes_on(story: Story, last: Stated, mention: Stated) -> bool:
    """Tell whether a number goes on a list of rates."""
    gap = gap_start(story, last, mention) is not None
    return gap or _is_listed(story, last, mention)


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
        if doc[n].text in (",", ";"):
            return n + 1 if goods_in(story, n + 1, i) else i + 1
        if doc[n].pos_ not in ("NOUN", "PROPN", "ADJ"):
            break
    return i + 1


def _noun_of_brackets(story: Story, mention: Stated) -> Token | None:
    """Return the duty in "Peru (11%) and Chile (6%) have higher tariffs"."""
    doc, at = story.doc, mention.first - 1
    if at < 1 or doc[at].text != "(" or (at - 1) not in index(story):
        return None
    if mention.last >= len(doc) or doc[mention.last].text != ")":
        return None
    sentence = story.sentence(at)
    return next((t for t in sentence if is_duty(story, t)), None)


def _noun_of_colon(story: Story, mention: Stated) -> Token | None:
    """Return the duty in "new tariffs on Peru: 25 percent on fish and 5 on ore"."""
    doc, first = story.doc, story.sentence(mention.first).start
    follows = doc[mention.last].lower_ if mention.last < len(doc) else ""
    if follows not in ("on", "for") or mention.first == first:
        return None
    if doc[mention.first - 1].text not in (":", "–", "—", "--", "-", "("):
        return None
    for token in reversed(doc[first : mention.first]):
        if is_duty(story, token):
            return token
    return None


def _noun_of_placing(story: Story, mention: Stated) -> Token | None:
    """Return the duty in "the list put China at 34% in new tariffs"."""
    doc, at = story.doc, mention.first - 1
    if at < 1 or doc[at].lower_ != "at" or (at - 1) not in index(story):
        return None
    return next((t for t in story.sentence(at) if is_duty(story, t)), None)


def _noun_of_list(story: Story, mention: Stated) -> Token | None:
    """Return the duty that a list is on: "- Rice: 35 percent", under "New duties"."""
    doc, first = story.doc, story.sentence(mention.first).start
    colon = next((t.i for t in doc[first : mention.first] if t.text in ":–—"), None)
    if colon is None or colon == first or colon - first > 14:
        return None
    if any(t.lower_ not in listed("joiners") for t in doc[colon + 1 : mention.first]):
        return None
    goods = goods_in(story, first, colon)
    if (colon - 1) not in index(story) and not (goods and goods[-1].last == colon):
        return None
    for i in range(first - 1, max(first - 250, -1), -1):
        if is_duty(story, doc[i]) and not _is_modifier(story, doc[i]):
            return doc[i]
    return None


def _verb_of_asking(story: Story, mention: Stated) -> Token | None:
    """Return the verb in "mills had pleaded for 25%", right after words on a duty."""
    doc = story.doc
    for token in _heads(story, mention):
        if token.pos_ == "VERB" and token.lemma_.lower() in listed("asking"):
            bare = word_before(story, mention) in ("for", "of", "") or (
                token.i == mention.first - 1
            )
            after = doc[mention.last].lower_ if mention.last < len(doc) else "."
            stops = after in (".", ",", ";", "on", "for", "against", "instead", "too")
            said = speaks_of_duty(story, token) or is_about_tariffs(story)
            return token if bare and stops and said else None
        if token.pos_ in ("NOUN", "PROPN", "AUX"):
            return None
    return None


def _is_reached(story: Story, mention: Stated) -> bool:
    """Tell "ratchet it up to 25%", a level, from "of up to 25%", a limit."""
    before = story.doc[max(mention.first - 2, 0) : mention.first]
    words = [t for t in before if t.lower_ not in ("up", "to")]
    if not words:
        return False
    last = words[-1]
    if last.pos_ == "PRON" and last.head.pos_ == "VERB":
        return last.head.lemma_ in cues("object_verb")
    return last.pos_ == "VERB" and last.lemma_ in ("go", "move", "ratchet", "jump")


def _is_share(story: Story, mention: Stated) -> bool:
    """Tell "35% of goods" from "35% of the value"."""
    doc = story.doc
    if mention.last < len(doc) and doc[mention.last].lower_ == "of":
        return not any(
            t.lower_ in NOT_SHARE for t in doc[mention.last : mention.last + 6]
        )
    return False


def word_before(story: Story, mention: Stated) -> str:
    """Return the preposition before a number, its own modifiers skipped."""
    skip = {
        "about", "around", "nearly", "some", "roughly", "as", "much", "high", "low",
        "a", "an", "the", "just", "little", "more", "than", "under", "over", "up",
        "current", "existing", "its", "their", "only", "almost", "flat", "present",
        "additional", "extra", "another", "further", "rate", "level", "currently",
        "initial", "close", "well", "previous", "earlier", "original",
    }  # fmt: skip
    first = story.doc[mention.first].lower_
    if first == "up" and _is_reached(story, mention):
        return "to"
    if first in ("from", "to", "by", "between"):
        return first
    for token in reversed(story.doc[max(mention.first - 6, 0) : mention.first]):
        rate_of = token.lower_ == "of" and lemma(story.doc[token.i - 1]) in (
            "rate", "level", "maximum", "minimum", "total",
        )  # fmt: skip
        if token.lower_ not in skip and not rate_of:
            return token.lower_
    return ""


def _is_relative(story: Story, mention: Stated, anchor: Token) -> bool:
    """Tell "cut by 50 percent" and "50 percent higher tariffs", which name no level."""
    if isinstance(mention.value, Percent) and mention.value.unit == "percentage_points":
        return False
    if isinstance(mention.value, Money):
        return False
    if word_before(story, mention) == "by":
        return not any(
            m.value.unit == "percentage_points"
            for m in story.percents
            if m.first == mention.first
        )
    after = story.doc[mention.last : mention.last + 2]
    if any(t.lower_ in ("higher", "lower") for t in after[:1]):
        return True
    following = story.doc[anchor.i + 1].lemma_ if anchor.i + 1 < len(story.doc) else ""
    return anchor.i >= mention.last and following in ("cut", "reduction", "decrease")


def _is_points(mention: Stated) -> bool:
    value = mention.value
    return isinstance(value, Percent) and value.unit == "percentage_points"


def _noun_of_change(story: Story, mention: Stated) -> Token | None:
    """Return the duty in "tariffs cut by an average 8 points", "cuts of 5 points"."""
    for token in reversed(story.doc[max(mention.first - 25, 0) : mention.first]):
        if story.sentence_number(token.i) != story.sentence_number(mention.first):
            return None
        if is_duty(story, token):
            return token if _is_changed_by(story, token, mention) else None
    return None


def _is_changed_by(story: Story, duty: Token, mention: Stated) -> bool:
    """Tell whether the last word of change before a number is said of a duty."""
    for token in reversed(story.doc[max(mention.first - 12, 0) : mention.first]):
        if lemma(token) in listed("change") or lemma(token) in ("reduction", "rise"):
            return duty.head == token or (token.head == duty.head) or duty == token.head
        if token.pos_ == "VERB":
            return duty.head == token
    return False


# ---------------------------------------------------------------- nearby nouns
def _noun_after(story: Story, mention: Stated) -> Token | None:
    """Return the noun in "25% tariff", "a 25 percent retaliatory import duty"."""
    doc = story.doc
    for token in doc[mention.last : mention.last + 9]:
        if token.is_space or story.sentence_number(token.i) != story.sentence_number(
            mention.first
        ):
            return None
        if is_duty(story, token):
            return token
        if token.text in HARD and token.text != ",":
            return None
        if token.text == "," and token.i == mention.last:
            return None
        if token.pos_ == "VERB" and token.tag_ not in ("VBN", "VBG"):
            return None
        across = "across the board" in doc[max(token.i - 2, 0) : token.i + 3].text
        if token.pos_ in ("AUX", "SCONJ", "PRON", "ADP") and not across:
            return None
        if token.pos_ == "DET" and token.i > mention.last and not across:
            return None
        if token.pos_ == "VERB" and token.tag_ == "VBG" and token.i == mention.last:
            return None
    return None


def _noun_before(story: Story, mention: Stated) -> Token | None:
    """Return the noun in "tariffs of up to 25%", "duties on cars from 10% to 25%"."""
    doc = story.doc
    start = story.sentence(mention.first).start
    i = mention.first - 1
    while i >= start and mention.first - i < 14:
        token = doc[i]
        if is_duty(story, token):
            if _is_modifier(story, token):
                return None
            return token
        joins = token.lower_ in listed("joiners") or token.pos_ == "NUM"
        if not (joins or _opens_range(story, i) or _is_in_mention(story, i)):
            break
        i -= 1
    return _noun_before_scope(story, mention, start)


def _opens_range(story: Story, i: int) -> bool:
    """Tell the comma of "tariffs, ranging from 10% to 25%"."""
    return story.doc[i].text == "," and story.doc[i + 1].lower_ in (
        "ranging", "averaging", "varying", "still", "currently", "now",
    )  # fmt: skip


def _is_modifier(story: Story, token: Token) -> bool:
    """Tell the duty in "duty threshold price", which is not what has the number."""
    head = lemma(token.head)
    return token.dep_ == "compound" and not (
        head in cues("noun") or head in ("level", "increase", "hike")
    )


def _is_in_mention(story: Story, i: int) -> bool:
    return any(m.first <= i < m.last for m in story.percents)


def _noun_before_scope(story: Story, mention: Stated, start: int) -> Token | None:
    """Return the noun in "tariffs on imports of Thai rice to 25%": no verb between."""
    doc = story.doc
    if word_before(story, mention) not in (
        "to", "from", "of", "at", "by", "ranging", "between", "averaging", "starting",
    ):  # fmt: skip
        return None
    for i in range(mention.first - 1, max(start, mention.first - 26) - 1, -1):
        token = doc[i]
        if is_duty(story, token) and i + 1 < mention.first:
            if _is_modifier(story, token):
                return None
            return token if doc[i + 1].lower_ in LINK or _near(token, mention) else None
        if token.text in (";", ":") or token.is_space:
            return None
        if token.pos_ == "AUX" or token.pos_ == "SCONJ":
            return None
        if token.pos_ == "VERB" and token.tag_ not in ("VBN", "VBG"):
            return None
    return None


def _near(token: Token, mention: Stated) -> bool:
    return mention.first - token.i < 6


# ---------------------------------------------------------------- by the parse
def _heads(story: Story, mention: Stated) -> Iterator[Token]:
    """Yield the tokens above a number, itself left out, up to the first verb."""
    inside = range(mention.first, mention.last)
    token = max(
        story.doc[mention.first : mention.last],
        key=lambda t: (t.head.i not in inside, t.i),
    )
    for _ in range(6):
        token = token.head
        if token.i not in inside:
            yield token
        if token.pos_ in ("VERB", "AUX") or token.head == token:
            return


def _noun_in_clause(story: Story, mention: Stated) -> Token | None:
    """Return the duty that is the subject or object of the verb over a number."""
    verb = None
    for token in _heads(story, mention):
        if is_duty(story, token) and not _is_modifier(story, token):
            return token
        if token.pos_ in ("VERB", "AUX"):
            verb = token
        elif token.pos_ in ("NOUN", "PROPN") and lemma(token) not in (
            "rate", "level", "range", "maximum", "minimum", "average", "value", "%",
            "percent", "pct", "duty", "cent", "point",
        ):  # fmt: skip
            return None
    return _argument(story, verb, mention) if verb is not None else None


def _argument(story: Story, verb: Token, mention: Stated) -> Token | None:
    """Return the duty that a verb says a number of, or None."""
    word = verb.lemma_.lower()
    objects = [
        t
        for t in verb.children
        if t.dep_ in ("dobj", "nsubjpass", "attr", "oprd")
        and not mention.first <= t.i < mention.last
    ]
    subjects = [t for t in verb.children if t.dep_ == "nsubj"]
    if verb.dep_ in ("relcl", "acl") and is_duty(story, verb.head):
        subjects.append(verb.head)
    if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp") and not (subjects or objects):
        above = verb.head
        subjects += [t for t in above.children if t.dep_ in ("nsubj", "nsubjpass")]
        objects += [t for t in above.children if t.dep_ == "dobj"]
    nouns = []
    if word in cues("object_verb"):
        nouns += objects
    if word in cues("subject_verb") and not any(t.dep_ == "dobj" for t in objects):
        nouns += subjects
        nouns += [t for t in objects if t.dep_ in ("attr", "nsubjpass")]
    for noun in nouns:
        if noun.i == mention.first:
            continue
        for each in (noun, *noun.conjuncts):
            if is_duty(story, each):
                return each
        if noun.lower_ in ("it", "they", "that", "this", "which"):
            return _meant(story, noun)
        if noun.lower_ in ("one", "ones"):
            return _meant(story, noun)
    return None


def _meant(story: Story, pronoun: Token) -> Token | None:
    """Return the duty that a pronoun stands for: the subject or object just before."""
    for token in reversed(story.doc[max(pronoun.i - 45, 0) : pronoun.i]):
        if is_duty(story, token) and not _is_modifier(story, token):
            return token
        other = token.dep_ in ("nsubj", "nsubjpass") and token.pos_ == "NOUN"
        if other and token.tag_ == "NNS" and pronoun.lower_ == "they":
            return None
        if story.sentence_number(token.i) < story.sentence_number(pronoun.i) - 1:
            return None
    return None


def _verb_of_paying(story: Story, mention: Stated) -> Token | None:
    """Return the verb in "will pay 25%", "taxed at 25%", "is subject to 25%"."""
    inside = story.doc[mention.first : mention.last]
    below = (t for n in inside for t in n.children if t.dep_ == "relcl")
    for token in (*below, *_heads(story, mention)):
        word = token.lemma_.lower()
        if word == "hit" and word_before(story, mention) != "with":
            return None
        if word in cues("pay_verb") and token.pos_ in ("VERB", "ADJ", "AUX"):
            said = speaks_of_customs(story, token) or speaks_of_duty(story, token)
            if said and _sum_only(story, mention):
                taxed = _is_taxed(story, token, word)
                if isinstance(mention.value, Money):
                    taxed = not _is_paid_by_people(token)
                return token if taxed else None
            return None
    return None


def _is_paid_by_people(verb: Token) -> bool:
    """Tell whether a state, a firm or a person pays, not a good."""
    payer = next((t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass")), None)
    people = words("actors") | words("makers") | words("importers")
    return payer is not None and lemma(payer) in people


def _is_taxed(story: Story, verb: Token, word: str) -> bool:
    """Tell whether what pays is a good, not a person or a firm."""
    if word not in ("tax", "tariff") and not (
        is_about_tariffs(story) or speaks_of_duty(story, verb)
    ):
        return False
    first, last = verb.left_edge.i, verb.right_edge.i + 1
    near_goods = any(first <= g.first < last for g in story.goods)
    places = any(first <= p.first < last for p in story.countries)
    return (
        near_goods
        or places
        or any(
            lemma(t) in ("good", "product", "import", "article", "item", "export")
            for t in verb.subtree
        )
    )


def _sum_only(story: Story, mention: Stated) -> bool:
    """Tell whether nothing but the number is paid: not "25% of wages", "25% more"."""
    following = [t.lower_ for t in story.doc[mention.last : mention.last + 1]]
    return not following or following[0] not in (
        "more", "less", "increase", "price", "of", "rise", "drop", "decline", "growth",
    )  # fmt: skip


def _is_listed(story: Story, last: Stated, mention: Stated) -> bool:
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
