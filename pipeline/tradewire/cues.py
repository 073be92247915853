"""Find the words that tell a trade event: a cue and the measure that it is about."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from tradewire.lexicon import rows
from tradewire.relate import Party, codes, index, lemma, words
from tradewire.story import Story, within
from tradewire.syntax import is_passive, prepositional, subject, with_conjuncts

REACH = 8  # tokens to the right in which an object is sought that the parse missed
CONTAINERS = {
    "round", "series", "set", "wave", "list", "batch", "package", "number", "kind",
    "form", "type", "raft", "slew", "array", "lot", "variety", "tranche", "part",
    "$", "start", "imposition", "introduction", "implementation", "collection", "dollar", "dlr", "mln", "million", "billion", "bln", "trillion", "worth", "system",
}  # fmt: skip
AMONG = ("of", "in", "on", "to", "for", "from", "into")
BODIES = {
    "ICO", "ICCO", "OPEC", "WTO", "GATT", "G7", "G20", "ASEAN", "MERCOSUR", "UN",
}  # fmt: skip
MEASURES = {"tariff", "ban", "curb", "quota", "subsidy", "embargo", "sanctions"}
MODIFIERS = {"compound", "amod", "nmod", "poss", "npadvmod"}


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of `tables/event_cues.csv`: a word, what it governs, the event it tells."""

    words: tuple[str, ...]
    role: str
    object: str
    type: str
    status: str
    needs: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue in a story: the token that triggers, and the noun of the measure."""

    cue: Cue
    token: Token
    object: Token

    @property
    def is_noun(self) -> bool:
        """Tell whether the trigger is a noun ("imposition of", "tariff hike")."""
        return self.token.pos_ in ("NOUN", "PROPN", "ADJ")


@cache
def cues() -> dict[str, tuple[Cue, ...]]:
    """Return the cues by their first word."""
    found: dict[str, list[Cue]] = defaultdict(list)
    for row in rows("event_cues"):
        parts = tuple(row["cue"].split())
        cue = Cue(
            parts, row["role"], row["object"], row["type"], row["status"], row["needs"]
        )
        found[parts[0]].append(cue)
    return {word: tuple(listed) for word, listed in found.items()}


@cache
def nouns() -> dict[str, str]:
    """Return the class of each noun that names a measure ("tariff", "export ban")."""
    return {r["noun"]: r["class"] for r in rows("event_nouns") if r["class"] != "topic"}


@cache
def topic_words() -> frozenset[str]:
    """Return the words that make a sentence one about trade."""
    return frozenset(r["noun"] for r in rows("event_nouns") if r["class"] == "topic")


def find(story: Story) -> Iterator[Hit]:
    """Yield the cues of a story with the measures they are about, in text order."""
    for token in story.doc:
        hits = [
            Hit(cue, token, noun)
            for cue in cues().get(lemma(token), ())
            if _is_this(story, token, cue)
            for noun in _governed(story, token, cue)
        ]
        longest = max((len(h.cue.words) for h in hits), default=0)
        files = any(h.cue.type == "dispute_filed" for h in hits)
        for hit in hits:
            if len(hit.cue.words) == longest and not (
                files and hit.cue.type == "demand"
            ):
                yield hit


def _is_this(story: Story, token: Token, cue: Cue) -> bool:
    """Tell whether a token is the cue: part of speech and the words that follow."""
    is_title = token.idx < story.article.body_start
    wanted = ("NOUN", "PROPN") if _is_nominal(cue) else ("VERB",)
    if cue.words[0] in ("exempt", "subject", "close", "near"):
        wanted = ("VERB", "ADJ")
    if token.pos_ not in wanted and not (is_title and not _is_nominal(cue)):
        return False
    after = [lemma(t) for t in story.doc[token.i + 1 : token.i + 1 + REACH]]
    for word in cue.words[1:]:
        if word not in after:
            return False
        after = after[after.index(word) + 1 :]
    return True


def _is_nominal(cue: Cue) -> bool:
    return cue.role in ("of", "by", "named") or cue.words[0] in (
        "membership", "accession", "admission", "withdrawal", "ruling", "threat",
        "proposal", "pause",
    )  # fmt: skip


def _governed(story: Story, token: Token, cue: Cue) -> Iterator[Token]:
    """Yield the nouns that a cue is about."""
    if cue.role == "named":
        if _names_parties(story, token):
            yield token
        return
    if cue.role == "alone":
        if not cue.object or any(
            is_a(story, t, cue.object) for t in with_conjuncts(token)
        ):
            yield token
        return
    for noun in _candidates(token, cue):
        for inner in (noun, *_contents(noun)):
            if is_a(story, inner, cue.object):
                yield inner
                break
    if cue.role == "object" and not any(objects(token)):
        yield from _to_the_right(story, token, cue)


def _names_parties(story: Story, noun: Token) -> bool:
    """Tell whether the phrase of a noun names who takes part, or calls it on trade."""
    sides = set(codes(named(story, noun.subtree)))
    on_trade = any(
        t.dep_ in MODIFIERS and lemma(t) in topic_words() for t in noun.children
    )
    if lemma(noun) in ("talk", "negotiation", "discussion") and noun.tag_ == "NN":
        return False
    return (
        len(sides) > 1
        or on_trade
        or bool(sides & BODIES - {"G7", "G20", "UN"})
        or (len(sides) == 1 and any(t.lower_ == "with" for t in noun.children))
    )


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
    """Tell whether a country's name does not merely say where a firm is from."""
    return not (token.dep_ in MODIFIERS and lemma(token.head) in words("makers"))


def _candidates(token: Token, cue: Cue) -> Iterator[Token]:
    if cue.role == "object":
        yield from objects(token)
        if cue.object == "party":
            for verb in token.children:
                if verb.dep_ in ("ccomp", "xcomp"):
                    yield from (t for t in verb.children if t.dep_ == "nsubj")
    elif cue.role == "subject":
        doer = None if is_passive(token) else subject(token)
        if doer is not None:
            yield from with_conjuncts(doer)
    elif cue.role == "of":
        yield from (t for t in token.children if t.dep_ in MODIFIERS)
        yield from prepositional(token, *AMONG)
    else:
        yield from prepositional(token, cue.role)
        for child in (*objects(token), *token.children):
            yield from prepositional(child, cue.role)


def objects(verb: Token) -> Iterator[Token]:
    """Yield what a verb is done to: objects, passive subjects, antecedents."""
    for child in verb.children:
        is_noun = child.pos_ in ("NOUN", "PROPN")
        if child.dep_ in ("dobj", "nsubjpass", "oprd", "attr") or (
            child.dep_ in ("ccomp", "xcomp") and is_noun
        ):
            yield from with_conjuncts(child)
    if verb.dep_ in ("acl", "relcl", "amod") and verb.head.pos_ in ("NOUN", "PROPN"):
        if is_passive(verb) or not any(c.dep_ == "dobj" for c in verb.children):
            yield verb.head
    elif verb.dep_ == "conj" and not any(c.dep_ == "dobj" for c in verb.children):
        yield from objects(verb.head)
    elif verb.dep_ == "xcomp" and is_passive(verb):
        yield from (t for t in verb.head.children if t.dep_ in ("nsubj", "nsubjpass"))


def _contents(noun: Token) -> Iterator[Token]:
    """Yield what a container holds: "a round of tariffs", "a set of quotas"."""
    if lemma(noun) in CONTAINERS:
        yield from prepositional(noun, "of", "in", "on")


def _to_the_right(story: Story, token: Token, cue: Cue) -> Iterator[Token]:
    """Yield the first fitting noun shortly after a verb, no verb between."""
    for other in story.doc[token.i + 1 : token.i + 1 + REACH]:
        if other.pos_ in ("VERB", "AUX") or other.is_sent_start or other.text in ";:.":
            return
        if other.pos_ in ("NOUN", "PROPN") and is_a(story, other, cue.object):
            yield other
            return


def is_a(story: Story, noun: Token, wanted: str) -> bool:
    """Tell whether a noun names a measure of a class."""
    if wanted == "party":
        return noun.i in index(story) or lemma(noun) in (
            "country",
            "side",
            "government",
        )
    if wanted == "good":
        return any(g.first <= noun.i < g.last for g in story.goods)
    if wanted == "flow":
        return _class_of(story, noun) in ("import", "export", "shipment")
    found = _class_of(story, noun)
    if found == "shipment" and wanted in ("import", "export"):
        flow = "import" if any(t.lower_ == "from" for t in noun.children) else "export"
        return flow == wanted
    return found == wanted


def is_measure(story: Story, noun: Token) -> bool:
    """Tell whether a noun names a duty, ban, quota, subsidy or other barrier."""
    return _class_of(story, noun) in MEASURES


def _class_of(story: Story, noun: Token) -> str | None:
    """Return the class of a noun, by its last words and by what it stands with."""
    names = [
        " ".join(lemma(t) for t in story.doc[max(noun.i - n, 0) : noun.i + 1])
        for n in (2, 1, 0)
    ]
    if names[0] == "agreement on tariff":
        return None
    name = next((n for n in names if n in nouns()), None)
    if name is None:
        return None
    found = nouns()[name]
    if found == "tax":
        return "tariff" if _concerns_trade(story, noun) else None
    if found == "weakprobe":
        phrase = {lemma(t) for t in noun.subtree}
        return "probe" if phrase & {"dumping", "subsidy", "countervailing"} else None
    if found == "weakcurb":
        return "curb" if _concerns_trade(story, noun) else None
    if found == "relief":
        from_what = prepositional(noun, "from")
        return "exemption" if any(is_a(story, t, "tariff") for t in from_what) else None
    if found == "weakaccess":
        phrase = {lemma(t) for t in noun.subtree}
        return "access" if phrase & {"market", "duty", "tariff"} else None
    if found == "aid":
        return "subsidy" if _concerns_trade(story, noun) else None
    return found


def _concerns_trade(story: Story, noun: Token) -> bool:
    """Tell whether a noun's own phrase is about trade or goods."""
    near = [*noun.subtree, *story.doc[noun.i + 1 : noun.i + 4]]
    return any(lemma(t) in topic_words() or is_a(story, t, "good") for t in near)


def about_trade(story: Story, first: int, last: int) -> bool:
    """Tell whether the tokens `first:last` are about trade."""
    return any(lemma(t) in topic_words() for t in story.doc[first:last]) or any(
        g.value.counts for g in within(story.goods, first, last)
    )
