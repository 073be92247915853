"""Relate the parts of a trade act: who does it, to whom, about which goods.

A country named in the text acts, is hit, or does neither, and its nearest words
tell: "U.S. tariffs", "tariffs by India", "Ottawa imposed" act; "Chinese steel",
"goods from Mexico", "hit Canada with" are hit. `act` gathers what one clause says
about a measure, or the verb that takes it; `topic` what the whole article is about.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from spacy.tokens import Token

from tradewire.lexicon import rows
from tradewire.story import Mention, Story
from tradewire.syntax import (
    SUBJECTS,
    agent,
    governor,
    is_passive,
    subject,
    with_conjuncts,
)
from tradewire.values.names import Good

Role = Literal["imposer", "target", "exempt", "none"]
Source = Literal["phrase", "clause", "sentence", "carried", "topic"]
MODIFIERS = {"compound", "amod", "poss", "nmod", "npadvmod", "appos", "nummod", "det"}
ADJECTIVAL = {"US", "EU", "GB"}  # names that stand before a noun like a demonym
ORIGIN = {"from", "of", "against", "on", "upon", "toward", "towards", "for", "over"}
IMPORTER = {"into", "entering", "in", "inside", "within", "to", "outside", "across"}
WITHOUT = {"except", "excluding", "besides", "outside", "without", "beyond", "barring"}
BOTH = {"both", "two", "sides"}
SAYING = {"say", "tell", "add", "report", "note", "write", "ask", "believe", "think"}
ASKING = {
    "ask", "urge", "press", "want", "tell", "allow", "order", "force", "push",
    "petition", "request", "lobby", "expect", "pressure", "invite", "beg", "persuade",
}  # fmt: skip
FACING = {"face", "pay", "suffer", "incur", "bear", "escape", "avoid", "dodge"}
PRONOUNS = {"it", "its", "they", "their", "he", "his", "she", "her", "we", "our"}
ANAPHORS = {"country", "nation", "bloc", "side", "neighbor", "neighbour"}
BLOCS = {"EU", "ASEAN", "MERCOSUR", "GCC", "OPEC", "AFU"}


@dataclass(frozen=True, slots=True)
class Party:
    """A state or bloc that acts or is hit, and where the text names it."""

    code: str
    start: int
    end: int
    token: int


@dataclass(frozen=True, slots=True)
class Topic:
    """What an article is about: pairs of imposer and target, and goods, by weight."""

    pairs: tuple[tuple[str, str | None], ...] = ()
    goods: tuple[str, ...] = ()

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
        return next((t for i, t in self.pairs if i == imposer), None)

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


@cache
def words(kind: str) -> frozenset[str]:
    """Return the words of one kind in `tables/trade_roles.csv`."""
    return frozenset(r["word"] for r in rows("trade_roles") if r["kind"] == kind)


def codes(parties: Iterable[Party]) -> list[str]:
    """Return the codes of some parties, each once, in text order."""
    return list(dict.fromkeys(p.code for p in parties))


# ---------------------------------------------------------------- who is named
def index(story: Story) -> dict[int, Party]:
    """Return the party that each token names: by country, official or body."""
    found = story.memo.get("parties")
    if not isinstance(found, dict):
        found = story.memo["parties"] = _index(story)
    return found


def _index(story: Story) -> dict[int, Party]:
    found: dict[int, Party] = {}
    for body in story.bodies:
        code = body.value.country or body_code(body.value.name)
        if code:
            for i in range(body.first, body.last):
                found[i] = Party(code, body.start, body.end, body.last - 1)
    for person in story.persons:
        if person.value.official and person.value.country:
            party = Party(
                person.value.country, person.start, person.end, person.last - 1
            )
            found |= dict.fromkeys(range(person.first, person.last), party)
    for place in story.countries:
        if not place.value.acts and place.value.form != "capital":
            for i in range(place.first, place.last):
                found.pop(i, None)
            continue
        if not place.value.acts:
            continue
        party = Party(place.value.code, place.start, place.end, place.last - 1)
        found |= dict.fromkeys(range(place.first, place.last), party)
    return found


def body_code(name: str) -> str | None:
    """Return the code under which an international body acts.

    >>> body_code("European Commission"), body_code("World Trade Organization")
    ('EU', 'WTO')
    """
    return next((r["code"] for r in rows("body_codes") if r["name"] == name), None)


def parties(story: Story, token: Token) -> tuple[Party, ...]:
    """Return the parties that a noun phrase stands for, with those coordinated.

    "The Canadian government", "Canada and Mexico", "Trump", "the bloc", "it".
    """
    found: list[Party] = []
    for noun in with_conjuncts(token):
        found += _parties(story, noun)
    return tuple(dict.fromkeys(found))


def _parties(story: Story, noun: Token) -> list[Party]:
    known = index(story)
    if noun.i in known:
        return [known[noun.i]]
    if noun.lower_ in PRONOUNS or noun.lemma_.lower() in ANAPHORS:
        return _anaphor(story, noun)
    if noun.lemma_.lower() not in words("actors"):
        return []
    for child in noun.children:
        if child.dep_ in MODIFIERS:
            for near in (child, *child.children):
                if near.i in known:
                    return [known[near.i]]
    for prep in noun.children:
        if prep.lower_ == "of":
            for child in prep.children:
                if child.i in known:
                    return [known[child.i]]
    return _anaphor(story, noun) if _is_definite(noun) else []


def _is_definite(noun: Token) -> bool:
    return any(t.lower_ in ("the", "its", "his") for t in noun.children)


def _anaphor(story: Story, noun: Token) -> list[Party]:
    """Return whom a pronoun or "the country" means: the last fitting subject."""
    known = index(story)
    word = noun.lemma_.lower()
    paragraph = story.paragraph_number(noun.i)
    if word in ("we", "our"):
        return []
    if word == "side" or (word == "country" and noun.tag_ == "NNS"):
        if not any(t.lower_ in BOTH for t in noun.children):
            return []
        last: dict[str, Party] = {}
        for i in range(noun.i - 1, -1, -1):
            if i in known and known[i].code not in last and known[i].code != "WLD":
                last[known[i].code] = known[i]
            if len(last) == 2:
                return list(last.values())[::-1]
        return []
    if word in ("they", "their") and noun.tag_ != "PRP$":
        return []
    if noun.tag_ == "PRP$" and (owner := _owner(story, noun)):
        return [owner]
    fallback: Party | None = None
    for i in range(noun.i - 1, max(noun.i - 150, -1), -1):
        party = known.get(i)
        if party is None or party.code == "WLD":
            continue
        if word == "bloc" and party.code not in BLOCS:
            continue
        if word in ("country", "nation") and party.code in BLOCS:
            continue
        token = story.doc[party.token]
        if story.paragraph_number(i) < paragraph - 1:
            break
        if word in ("bloc",) or _is_subject(token):
            return [party]
        fallback = fallback or party
    return [fallback] if fallback and word not in ("it", "its") else []


def _owner(story: Story, noun: Token) -> Party | None:
    """Return the party that "its" means: the nearest before it in the sentence."""
    known, start = index(story), story.sentence(noun.i).start
    return next(
        (known[i] for i in range(noun.i - 1, start - 1, -1) if i in known), None
    )


def _is_subject(token: Token) -> bool:
    for _ in range(4):
        if token.dep_ in ("nsubj", "nsubjpass", "poss"):
            return True
        if token.dep_ not in MODIFIERS and token.dep_ != "conj":
            return False
        token = token.head
    return False


# ---------------------------------------------------------------- what it does
def lemma(token: Token) -> str:
    """Return a token's lemma in lower case, plural endings taken off.

    spaCy's lemmatizer leaves capitalised words of headlines as they are.
    """
    word = token.lemma_.lower()
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss") and token.pos_ != "VERB":
        return word[:-1]
    return word


def role(story: Story, party: Party) -> Role:
    """Tell by its nearest words whether a country acts, is hit or neither."""
    if _is_left_out(story, party.token):
        return "exempt"
    return _role(story, story.doc[party.token], party.code, 0)


def _role(story: Story, token: Token, code: str, depth: int) -> Role:
    """Return the role of the phrase that a token heads or modifies."""
    if depth > 6:
        return "none"
    if _is_origin_compound(story, token):
        return "target"
    if token.dep_ in MODIFIERS and token.head.pos_ in ("NOUN", "PROPN", "ADJ", "X"):
        return _role_before(story, token, code, depth)
    if token.dep_ == "conj":
        return _role(story, token.head, code, depth + 1)
    if token.dep_ in ("nsubj", "nsubjpass", "agent", "dobj", "dative", "attr"):
        return _role_by_verb(token, token.head)
    if token.dep_ in ("pobj", "pcomp"):
        return _role_after(story, token, code, depth)
    if token.dep_ == "ROOT" or token.dep_ == "dep":
        return "none"
    return "none"


def _is_origin_compound(story: Story, token: Token) -> bool:
    """Tell "China-made", "Chinese-built", "Thai-origin"."""
    following = [t.lower_ for t in story.doc[token.i + 1 : token.i + 3]]
    return following[:1] == ["-"] and following[1:2] in (
        ["made"], ["built"], ["origin"], ["produced"], ["grown"], ["owned"],
        ["assembled"], ["manufactured"], ["based"], ["sourced"], ["flagged"],
    )  # fmt: skip


def _role_before(story: Story, token: Token, code: str, depth: int) -> Role:
    """Return the role of a country that stands before a noun."""
    noun = token.head
    word = lemma(noun)
    place = next((m for m in story.countries if m.first <= token.i < m.last), None)
    form = place.value.form if place else "seat"
    if word in words("measure") or word == "rate":
        adjectival = token.dep_ == "poss" or form in ("demonym", "seat", "capital")
        return "imposer" if adjectival or code in ADJECTIVAL else "target"
    if word in words("goods"):
        if any(p.lower_ == "from" for p in noun.children) and word == "import":
            return "imposer"
        if noun.dep_ == "compound" and lemma(noun.head) in words("measure"):
            return "imposer" if token.dep_ == "poss" or code in ADJECTIVAL else "target"
        return "target"
    if noun.dep_ == "compound" and lemma(noun.head) in words("measure"):
        return "imposer"
    if any(m.first <= noun.i < m.last for m in story.goods):
        return "target"
    if word in words("importers"):
        return "imposer"
    if word in words("makers"):
        found = _role(story, noun, code, depth + 1)
        return found if found != "imposer" else "none"
    if word in words("actors") or noun.i in index(story) or noun.pos_ == "PROPN":
        return _role(story, noun, code, depth + 1)
    if noun.dep_ in ("compound", "nmod", "amod", "poss"):
        return _role_before(story, noun, code, depth + 1) if depth < 4 else "none"
    return "none"


def _role_by_verb(token: Token, verb: Token) -> Role:
    """Return the role of a subject, object or agent of a verb."""
    word = verb.lemma_.lower()
    if token.dep_ == "nsubj" and word in SAYING:
        return "none"
    if token.dep_ == "nsubj":
        return "target" if word in words("faces") and not _sends(verb) else "imposer"
    if token.dep_ == "nsubjpass" or token.dep_ in ("dobj", "dative"):
        if word in ("exempt", "exclude", "spare"):
            return "exempt"
        if word in ("enter", "reach", "leave"):
            return "imposer" if word != "leave" else "target"
        if word in words("hits") or token.dep_ == "dative":
            return "target"
    return "none"


def _sends(verb: Token) -> bool:
    return verb.lemma_.lower() in ("face", "draw", "get") and any(
        t.dep_ == "dobj" and t.lower_ in ("down", "fire") for t in verb.children
    )


def _role_after(story: Story, token: Token, code: str, depth: int) -> Role:
    """Return the role of the object of a preposition."""
    prep = token.head
    word, above = prep.lower_, prep.head
    before = story.doc[prep.i - 1].lower_ if prep.i else ""
    if word in WITHOUT or (word == "than" and before == "other"):
        return "exempt"
    if word == "from" and above.lemma_ in ("exempt", "exclude", "spare", "free"):
        return "none"
    if prep.dep_ == "agent" or word == "by":
        acts = above.pos_ in ("VERB", "AUX") or lemma(above) in (
            words("measure") | words("actors")
        )
        return "imposer" if acts else "none"
    if word == "at" and above.lemma_ in ("aim", "direct", "target", "level"):
        return "target"
    if word in ("including", "like") or (word == "as" and before in ("such", "well")):
        return _role(story, above, code, depth + 1)
    if word == "with" and before in ("along", "together"):
        above = above.head if above.lower_ == before else above
        hit = above.lemma_ in words("hits") or above.dep_ == "dobj"
        return "target" if hit else "none"
    if word == "to" and _is_flow(above, "export", "ship", "sell", "sale"):
        return "imposer"
    if word == "to" and _is_flow(above, "import", "shipment", "access"):
        return "imposer"
    if word in ("into", "entering", "in", "inside"):
        if _is_flow(above, "make", "manufacture", "produce", "build", "assemble"):
            return "target"
        if _is_flow(above, "grow", "originate", "mine", "base", "process"):
            return "target"
        if word != "in" or lemma(above) in words("measure") | words("goods"):
            return "imposer"
        faced = above.lemma_ in words("faces") or above.lemma_ in ("dump", "import")
        return "imposer" if faced else "none"
    if word == "of" and lemma(above) in words("actors"):
        return _role(story, above, code, depth + 1)
    if word in ("on", "against", "upon", "from", "toward", "towards"):
        return "target"
    if word == "for" and lemma(above) in words("measure"):
        return "target"
    if word == "of" and (lemma(above) in words("goods")):
        return "target"
    return "none"


def _is_flow(token: Token, *lemmas: str) -> bool:
    return token.lemma_.lower() in lemmas or lemma(token) in lemmas


# ---------------------------------------------------------------- one measure
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
    own = known.imposer
    if not imposers and codes(targets) == [own] and not known.imposer_on(str(own)):
        imposers, targets, sources["imposers"] = targets, (), "topic"
    if not imposers:
        code = known.imposer_on(targets[0].code) if targets else known.imposer
        code = code or known.imposer
        if code and code not in codes(targets):
            imposers, sources["imposers"] = (_topical(story, code),), "topic"
    if not targets and imposers:
        code = known.target_of(imposers[0].code)
        if code and code not in codes(imposers):
            targets, sources["targets"] = (_topical(story, code),), "topic"
    return Act(imposers, targets, goods, stated.exempt, goods_span, sources)


def act_on(story: Story, token: Token, goods: frozenset[str]) -> Act | None:
    """Return what was last said, before a token, of a measure on some goods."""
    for i in range(token.i - 1, -1, -1):
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
    if not taken["imposer"]:
        taken["imposer"] = list(_acting(story, token))
        sources["imposers"] = "clause"
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
    bears = word in FACING or (word in words("hits") and is_passive(verb))
    if not bears or verb.pos_ != "VERB":
        return ()
    hit = subject(verb)
    return parties(story, hit) if hit is not None and hit.i != token.i else ()


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
        t.i for t in sentence if t.i != token.i and lemma(t) in words("measure")
    ]
    ranked: list[tuple[Source, Party, Role]] = []
    over = {token.i, *(t.i for t in token.ancestors)}
    for party in seen:
        at = party.token
        if _is_aside(story.doc[at], over):
            continue
        what = role(story, party)
        nearer = any(abs(m - at) < abs(token.i - at) for m in measures)
        if phrase[0] <= at < phrase[1] and not (nearer and token.pos_ == "VERB"):
            ranked.append(("phrase", party, what))
        elif clause[0] <= at < clause[1] and not nearer:
            ranked.append(("clause", party, what))
        elif not nearer or (clause[0] <= at < clause[1] and what == "imposer"):
            ranked.append(("sentence", party, what))
    order = ("phrase", "clause", "sentence")
    return sorted(ranked, key=lambda r: (order.index(r[0]), r[1].token))


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


# ---------------------------------------------------------------- about what
def _goods(
    story: Story, token: Token
) -> tuple[tuple[str, ...], tuple[int, int] | None, Source]:
    """Return the goods that a measure concerns, where they stand, how near."""
    sentence = story.sentence(token.i)
    measures = [
        t.i for t in sentence if t.i != token.i and lemma(t) in words("measure")
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
            if _is_left_out(story, mention.first):
                continue
            if _is_aside(story.doc[mention.first], over):
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
    return [
        g
        for g in story.goods
        if first <= g.first
        and g.last <= last
        and g.value.counts
        and g.value.name not in words("not_good")
    ]


def _on_all(story: Story, token: Token) -> bool:
    """Tell whether a measure is on goods in general: "on Mexican imports"."""
    return any(
        lemma(t) in ("good", "product", "import", "export", "item", "merchandise")
        for prep in token.children
        if prep.lower_ in ("on", "against", "for")
        for t in prep.subtree
    )


def _is_left_out(story: Story, i: int) -> bool:
    """Tell whether a token stands under "except", "excluding", "other than"."""
    token = story.doc[i]
    for above in token.ancestors:
        if above.lower_ in WITHOUT or above.lemma_ in ("exclude", "exempt", "spare"):
            return True
        if above.lower_ == "than" and above.i and story.doc[above.i - 1].lower_ in (
            "other", "rather",
        ):  # fmt: skip
            return True
        if above.pos_ == "VERB":
            return False
    return False


# ---------------------------------------------------------------- the article
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
            targets: list[str | None] = [*codes(said.targets)]
            for target in targets or [None]:
                pairs[imposer, target] += weight * (2 if target else 1)
        for name in said.goods:
            goods[name] += weight
    ranked = sorted(pairs, key=lambda p: (-pairs[p], p[0], p[1] or ""))
    return Topic(tuple(ranked), tuple(sorted(goods, key=lambda g: (-goods[g], g))))


def _is_lead(story: Story, token: Token) -> bool:
    first = story.token_at(story.article.body_start)
    return story.sentence_number(token.i) - story.sentence_number(first) < 3


def parties_of(story: Story, codes_: Iterable[str]) -> Iterator[Party]:
    """Yield the first place at which each of some codes is named."""
    wanted = dict.fromkeys(codes_)
    for party in index(story).values():
        if party.code in wanted:
            del wanted[party.code]
            yield party
