"""Relate the parts of a trade act: who does it, to whom, about which goods.

`act` gathers what one clause says about a measure, or the verb that takes it; `topic`
what the whole article is about.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Token

from tradewire.parties import Party, codes, index, lemma, parties, parties_of, words
from tradewire.roles import Role, is_left_out, role
from tradewire.story import Mention, Story
from tradewire.syntax import SUBJECTS, agent, governor, is_passive, subject
from tradewire.values.names import Good

__all__ = [
    "Act", "Party", "Topic", "act", "act_on", "carried_goods", "codes", "goods_before",
    "goods_in", "index", "lead_in", "lemma", "parties", "parties_of", "role",
    "stated_act", "topic", "words",
]  # fmt: skip
Source = Literal["phrase", "clause", "sentence", "carried", "topic"]
ASKING = {
    "ask", "urge", "press", "want", "tell", "allow", "order", "force", "push",
    "petition", "request", "lobby", "expect", "pressure", "invite", "beg", "persuade",
}  # fmt: skip
INTERGOVERNMENTAL = {"WTO", "GATT", "IMF", "UN", "OPEC", "G7", "G20", "ICO", "ICCO"}
FAR = 2000  # tokens back to which a measure on the same goods is looked for
OPEN = 3  # how often a measure may name nobody hit, to each that names one
FACING = {"face", "pay", "suffer", "incur", "bear", "escape", "avoid", "dodge"}


@dataclass(frozen=True, slots=True)
class Topic:
    """What an article is about: pairs of imposer and target, and goods, by weight.

    `hits` names for each imposer the state that its measures hit, where it is one.
    """

    pairs: tuple[tuple[str, str | None], ...] = ()
    goods: tuple[str, ...] = ()
    hits: tuple[tuple[str, str], ...] = ()

    @property
    def imposer(self) -> str | None:
        """The state that the article's measures mostly come from."""
        return self.pairs[0][0] if self.pairs else None

    @property
    def target(self) -> str | None:
        """The state that the article's measures mostly hit, if it tells."""
        return self.pairs[0][1] if self.pairs else None

    def target_of(self, imposer: str) -> str | None:
        """Return whom a state's measures mostly hit."""
        return dict(self.hits).get(imposer)

    def imposer_on(self, target: str) -> str | None:
        """Return who mostly hits a state."""
        return next((i for i, t in self.pairs if t == target), None)


@dataclass(frozen=True)
class Act:
    """What a clause says of one measure; empty where it says nothing."""

    imposers: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    goods: tuple[str, ...] = ()
    exempt: tuple[Party, ...] = ()
    goods_span: tuple[int, int] | None = None
    sources: dict[str, Source] = field(default_factory=dict)


def act(story: Story, token: Token) -> Act:
    """Return what the text says about the measure that a noun or verb stands for.

    The nearest words count most: first the noun's own phrase, then the clause,
    then the sentence. What the sentence does not say is carried over from the
    measure spoken of before, then from the article's topic.
    """
    stated = stated_act(story, token)
    imposers, targets = stated.imposers, stated.targets
    goods, sources = stated.goods, dict(stated.sources)
    goods_span = stated.goods_span
    known = topic(story)
    before = _before(story, token)
    if before and not imposers and _fits(before, targets):
        imposers, sources["imposers"] = before.imposers, "carried"
    same = before and _is_anaphoric(token) and codes(imposers) == codes(before.imposers)
    if before and same and before.targets and not targets and not goods:
        targets, sources["targets"] = before.targets, "carried"
    if before and same and before.goods and not goods:
        goods, sources["goods"] = before.goods, "carried"
        goods_span = before.goods_span
    if not imposers:
        code = known.imposer_on(targets[0].code) if targets else known.imposer
        code = code or known.imposer
        if code and code not in codes(targets):
            imposers, sources["imposers"] = (_topical(story, code),), "topic"
    if not targets and imposers:
        code = known.target_of(imposers[0].code)
        other = known.imposer_on(imposers[0].code)
        if code is None and (_is_answer(story, token) or _are_two(story)):
            code = other
        if code and code not in codes(imposers):
            targets, sources["targets"] = (_topical(story, code),), "topic"
    return Act(imposers, targets, goods, stated.exempt, goods_span, sources)


def act_on(story: Story, token: Token, goods: frozenset[str]) -> Act | None:
    """Return what was last said, before a token, of a measure on some goods."""
    for i in range(token.i - 1, max(token.i - FAR, -1), -1):
        if lemma(story.doc[i]) in words("measure"):
            said = stated_act(story, story.doc[i])
            if said.imposers and goods & {*said.goods}:
                return said
    return None


def carried_goods(story: Story, token: Token) -> tuple[str, ...]:
    """Return the goods of the measure spoken of before, if a noun points back to it."""
    return goods_before(story, token) if _is_anaphoric(token) else ()


def goods_before(story: Story, token: Token) -> tuple[str, ...]:
    """Return the goods of the measure spoken of last before a token."""
    before = _before(story, token)
    return before.goods if before else ()


def _are_two(story: Story) -> bool:
    """Tell whether an article names two states and no third."""
    return len({*codes(index(story).values())} - {"WLD"}) == 2


def _is_answer(story: Story, token: Token) -> bool:
    """Tell whether a sentence speaks of retaliation: "answered with duties"."""
    return any(
        lemma(t) in words("answers")
        or (t.lower_ == "back" and t.head.lemma_ in ("hit", "strike", "fire"))
        for t in story.sentence(token.i)
    )


def _fits(before: Act, targets: tuple[Party, ...]) -> bool:
    return bool(before.imposers) and not {*codes(before.imposers)} & {*codes(targets)}


def _topical(story: Story, code: str) -> Party:
    return next(p for p in index(story).values() if p.code == code)


def _is_anaphoric(token: Token) -> bool:
    """Tell whether a measure noun points back: "the tariffs", "those duties"."""
    return any(
        t.lower_ in ("the", "this", "that", "these", "those", "such", "its", "their")
        for t in token.children
        if t.dep_ in ("det", "poss", "amod", "predet")
    )


def _before(story: Story, token: Token) -> Act | None:
    """Return what was stated of the last measure named before a token."""
    lead = lead_in(story, token)
    first = story.sentence_number(token.i) - 3 if lead is None else lead
    for i in range(token.i - 1, -1, -1):
        if story.sentence_number(i) < first:
            return None
        if lead is not None and story.sentence_number(i) > lead:
            continue
        if lemma(story.doc[i]) in words("measure"):
            found = stated_act(story, story.doc[i])
            if found.imposers or found.targets or found.goods:
                return found
    return None


def lead_in(story: Story, token: Token) -> int | None:
    """Return the number of the sentence that opens the list a token is in.

    "The rates are:", with a line for each item.
    """
    number = story.sentence_number(token.i)
    paragraph = story.paragraph_number(token.i)
    for n in range(number - 1, max(number - 15, -1), -1):
        sentence = story.sentences[n]
        if story.paragraph_number(sentence.start) == paragraph:
            continue
        if sentence.text.rstrip().endswith(":"):
            return n
        if len(sentence) > 40:
            return None
    return None


def stated_act(story: Story, token: Token) -> Act:
    """Return what the sentence of a measure noun or verb says, and nothing else."""
    memo = story.memo.setdefault("acts", {})
    if token.i not in memo:
        memo[token.i] = _stated_act(story, token)
    found: Act = memo[token.i]
    return found


def _stated_act(story: Story, token: Token) -> Act:
    places = _ranked(story, token)
    taken: dict[str, list[Party]] = {"imposer": [], "target": [], "exempt": []}
    sources: dict[str, Source] = {}
    names: dict[str, Source] = {"imposer": "imposers", "target": "targets"}  # type: ignore[dict-item]
    for distance, party, what in places:
        if what == "none":
            continue
        slot = str(names.get(what, "exempt"))
        if sources.setdefault(slot, distance) == distance:
            taken[what].append(party)
    far = not taken["imposer"] or sources["imposers"] == "sentence"
    if far and (doers := list(_acting(story, token))):
        taken["imposer"], sources["imposers"] = doers, "clause"
    if asked := _asked(story, token):
        taken["imposer"], sources["imposers"] = list(asked), "clause"
        taken["target"] = [p for p in taken["target"] if p not in asked]
    if facing := _facing(story, token):
        taken["target"] += [p for p in facing if p not in taken["target"]]
        sources.setdefault("targets", "clause")
        taken["imposer"] = [p for p in taken["imposer"] if p not in facing]
    hit = set(codes(taken["target"]))
    imposers = [p for p in taken["imposer"] if p.code not in hit] or taken["imposer"]
    out = set(codes(imposers)) | set(codes(taken["exempt"]))
    targets = [p for p in taken["target"] if p.code not in out]
    goods, goods_span, distance = _goods(story, token)
    if goods:
        sources["goods"] = distance
    return Act(
        _unique(imposers), _unique(targets), goods, _unique(taken["exempt"]),
        goods_span, {k: v for k, v in sources.items() if k != "exempt"},
    )  # fmt: skip


def _unique(found: Iterable[Party]) -> tuple[Party, ...]:
    return tuple({p.code: p for p in reversed(list(found))}.values())[::-1]


def _asked(story: Story, token: Token) -> tuple[Party, ...]:
    """Return who is asked to act: "mills urged India to put a duty on steel"."""
    verb = token if token.pos_ == "VERB" else governor(token)
    above = verb.head
    if verb.dep_ not in ("xcomp", "ccomp") or above.lemma_ not in ASKING:
        return ()
    if not any(t.lower_ == "to" and t.dep_ == "aux" for t in verb.children):
        return ()
    for asked in (*verb.children, *above.children):
        if asked.dep_ in ("dobj", "nsubj") and above.i < asked.i < verb.i:
            return parties(story, asked)
    return ()


def _facing(story: Story, token: Token) -> tuple[Party, ...]:
    """Return who bears a measure: "Laos, which was hit with duties", "it faces"."""
    verb = governor(token)
    word = verb.lemma_.lower()
    let_off = word in ("free", "exempt", "exclude", "spare", "relieve")
    let_off = let_off and is_passive(verb)
    bears = word in FACING or let_off or (word in words("hits") and is_passive(verb))
    if not bears or verb.pos_ != "VERB":
        return ()
    hit = subject(verb)
    if hit is None or hit.i == token.i:
        return ()
    owner = next((t for t in hit.children if t.tag_ == "PRP$"), None)
    if lemma(hit) in words("goods") and owner is not None:
        return parties(story, owner)
    return parties(story, hit)


def _acting(story: Story, token: Token) -> tuple[Party, ...]:
    """Return whom the governing verb's subject or agent, or an owner, stands for."""
    for child in token.children:
        if child.dep_ == "poss" and (found := parties(story, child)):
            return found
    verb = governor(token)
    for _ in range(3):
        if verb.pos_ not in ("VERB", "AUX"):
            return ()
        doer = agent(verb) if is_passive(verb) else subject(verb)
        if doer is not None and doer.i != token.i:
            if verb.lemma_.lower() in words("faces"):
                return ()
            if found := parties(story, doer):
                return found
        if verb.head == verb:
            return ()
        verb = governor(verb.head)
    return ()


def _ranked(story: Story, token: Token) -> list[tuple[Source, Party, Role]]:
    """Return the parties of a token's sentence with role and distance, nearest first.

    A party farther than the clause counts only if no other measure is nearer to it.
    """
    sentence = story.sentence(token.i)
    phrase = (token.left_edge.i, token.right_edge.i + 1)
    if token.pos_ in ("VERB", "AUX"):
        phrase = (token.i, token.i + 1)
    verb = governor(token)
    clause = (verb.left_edge.i, verb.right_edge.i + 1)
    known = index(story)
    seen = dict.fromkeys(
        known[i] for i in range(sentence.start, sentence.end) if i in known
    )
    measures = [
        t.i
        for t in sentence
        if t.i != token.i and t.pos_ != "VERB" and lemma(t) in words("measure")
    ]
    ranked: list[tuple[Source, Party, Role]] = []
    over = {token.i, *(t.i for t in token.ancestors)}
    for party in seen:
        at = party.token
        if _is_aside(story.doc[at], over):
            continue
        what = role(story, party)
        nearer = any(abs(m - at) < abs(token.i - at) for m in measures)
        inside = phrase[0] <= at < phrase[1] and not _is_of_next(story, token, at)
        if inside and not (nearer and token.pos_ == "VERB"):
            ranked.append(("phrase", party, what))
        elif clause[0] <= at < clause[1] and not nearer:
            ranked.append(("clause", party, what))
        elif not nearer or (clause[0] <= at < clause[1] and what == "imposer"):
            ranked.append(("sentence", party, what))
    order = ("phrase", "clause", "sentence")
    return sorted(ranked, key=lambda r: (order.index(r[0]), r[1].token))


def _is_of_next(story: Story, token: Token, at: int) -> bool:
    """Tell what hangs on a later measure with a number of its own.

    "The 10% duty and the 25% duties on Peru": Peru, for the first.
    """
    if at <= token.i:
        return False
    for above in story.doc[at].ancestors:
        if above.i <= token.i:
            return False
        if above.dep_ == "conj" and _is_number(story, above.i):
            return True
        if above.dep_ == "conj" and lemma(above) in words("measure"):
            first, last = above.left_edge.i, above.i
            return any(first <= m.first < last for m in story.percents)
    return False


def _is_number(story: Story, at: int) -> bool:
    return any(m.first <= at < m.last for m in story.percents)


def _is_aside(token: Token, over: set[int]) -> bool:
    """Tell whether a token stands in a subordinate clause that others are not in.

    "Peru raised its duty after Chile did": Chile, for the duty.
    """
    for _ in range(12):
        if token.i in over or token.head == token:
            return False
        if token.dep_ == "advcl" and any(t.dep_ == "mark" for t in token.children):
            return True
        if token.dep_ == "ccomp" and any(t.dep_ in SUBJECTS for t in token.children):
            return True
        if token.dep_ == "prep" and token.lower_ in ("after", "amid", "despite"):
            return True
        token = token.head
    return False


def _goods(
    story: Story, token: Token
) -> tuple[tuple[str, ...], tuple[int, int] | None, Source]:
    """Return the goods that a measure concerns, where they stand, how near."""
    sentence = story.sentence(token.i)
    measures = [
        t.i
        for t in sentence
        if t.i != token.i and t.pos_ != "VERB" and lemma(t) in words("measure")
    ]
    phrase = (token.left_edge.i, token.right_edge.i + 1)
    verb = governor(token)
    near: list[tuple[Source, tuple[int, int]]] = [
        ("phrase", phrase),
        ("clause", (verb.left_edge.i, verb.right_edge.i + 1)),
        ("sentence", (sentence.start, sentence.end)),
    ]
    over = {token.i, *(t.i for t in token.ancestors)}
    for distance, (first, last) in near:
        found = []
        for mention in goods_in(story, first, last):
            if is_left_out(story, mention.first):
                continue
            if _is_aside(story.doc[mention.first], over):
                continue
            if _is_of_next(story, token, mention.last - 1):
                continue
            if distance == "phrase" or not any(
                abs(m - mention.first) < abs(token.i - mention.first) for m in measures
            ):
                found.append(mention)
        if found:
            names = tuple(dict.fromkeys(m.value.name for m in found))
            return names, (found[0].start, found[-1].end), distance
        if distance == "phrase" and _on_all(story, token):
            return (), None, distance
    return (), None, "sentence"


def goods_in(story: Story, first: int, last: int) -> list[Mention[Good]]:
    """Return the goods named in the tokens `first:last`."""
    found = story.memo.get("goods that count")
    if not isinstance(found, list):
        found = story.memo["goods that count"] = [
            g
            for g in story.goods
            if g.value.counts
            and g.value.name not in words("not_good")
            and not _is_blanket(story, g)
        ]
    start = bisect_left(found, first, key=lambda g: g.first)
    end = bisect_left(found, last, key=lambda g: g.first)
    return [g for g in found[start:end] if g.last <= last]


def _is_blanket(story: Story, good: Mention[Good]) -> bool:
    """Tell "a blanket tariff" from a duty on blankets."""
    return good.text.lower() == "blanket" and good.last < len(story.doc)


def _on_all(story: Story, token: Token) -> bool:
    """Tell whether a measure is on goods in general: "on Mexican imports"."""
    return any(
        lemma(t) in ("good", "product", "import", "export", "item", "merchandise")
        for prep in token.children
        if prep.lower_ in ("on", "against", "for")
        for t in prep.subtree
    )


def topic(story: Story) -> Topic:
    """Return what the article is about, by its headline and lead more than the rest."""
    found = story.memo.get("topic")
    if not isinstance(found, Topic):
        found = story.memo["topic"] = _topic(story)
    return found


def _topic(story: Story) -> Topic:
    pairs: Counter[tuple[str, str | None]] = Counter()
    goods: Counter[str] = Counter()
    body = story.article.body_start
    for token in story.doc:
        if lemma(token) not in words("measure"):
            continue
        said = stated_act(story, token)
        weight = 6 if token.idx < body else 3 if _is_lead(story, token) else 1
        if said.sources.get("imposers") not in ("phrase", "clause"):
            continue
        for imposer in codes(said.imposers):
            if imposer in INTERGOVERNMENTAL:
                continue
            targets: list[str | None] = [*codes(said.targets)]
            for target in targets or [None]:
                pairs[imposer, target] += weight * (2 if target else 1)
        for name in said.goods:
            goods[name] += weight
    ranked = sorted(pairs, key=lambda p: (-pairs[p], p[0], p[1] or ""))
    names = tuple(sorted(goods, key=lambda g: (-goods[g], g)))
    return Topic(tuple(ranked), names, tuple(_hits(ranked, pairs)))


def _hits(
    ranked: Sequence[tuple[str, str | None]],
    pairs: Mapping[tuple[str, str | None], int],
) -> Iterator[tuple[str, str]]:
    """Yield each imposer with the one state that its measures mostly hit, if any."""
    for imposer in dict.fromkeys(i for i, _ in ranked):
        hit = [t for i, t in ranked if i == imposer and t]
        weights = [pairs[imposer, t] for t in hit] + [0]
        bare = pairs.get((imposer, None), 0)
        if hit and weights[0] > weights[1] and weights[0] * OPEN >= bare:
            yield imposer, hit[0]


def _is_lead(story: Story, token: Token) -> bool:
    first = story.token_at(story.article.body_start)
    return story.sentence_number(token.i) - story.sentence_number(first) < 3
