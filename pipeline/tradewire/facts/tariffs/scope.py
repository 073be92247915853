"""Tell which goods and which countries a rate of duty is on."""

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from tradewire.facts.tariffs.beside import LINK
from tradewire.facts.tariffs.lists import gap_start
from tradewire.facts.tariffs.rate import Rate
from tradewire.facts.tariffs.stated import word_before
from tradewire.facts.tariffs.vocabulary import listed
from tradewire.relate import Party, goods_in, index, lemma, role, words
from tradewire.story import Story
from tradewire.syntax import SUBJECTS, governor, subject

CHARGES = {"charge", "levy", "impose", "have", "apply", "collect", "maintain", "keep"}
ALL = ["all goods"]


@dataclass(frozen=True, slots=True)
class Scope:
    """What the words right beside a rate say that it is on.

    `general` is True where they name goods in general ("all imports", "China").
    """

    goods: tuple[str, ...] = ()
    goods_span: tuple[int, int] | None = None
    targets: tuple[Party, ...] = ()
    imposers: tuple[Party, ...] = ()
    world: bool = False
    general: bool = False
    exempt: tuple[str, ...] = ()
    first: int = 0
    last: int = 0
    own: bool = False  # the name beside the number is the imposer's

    def __bool__(self) -> bool:
        """Tell whether the words say anything."""
        return bool(
            self.goods or self.targets or self.imposers or self.general or self.world
        )


def scope(
    story: Story, rate: Rate, following: Rate | None, ahead: Rate | None
) -> Scope:
    """Return what the words beside a rate say: before its noun, then after it."""
    anchor = story.doc[rate.anchor]
    end = story.sentence(rate.mention.first).end
    if following is not None and following.mention.first < end:
        end = _until(story, following, rate)
    if rate.how == "pay":
        after = _after(story, rate.mention.last, end)
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
        after = _after(story, start, end)
        if after.goods or after.targets or after.general or after.imposers:
            break
    if rate.how == "list" and after:
        return after
    after = after or _subject(story, anchor)
    if ahead is not None and ahead.anchor == rate.anchor and not after:
        return _after(story, ahead.mention.last, rate.mention.first, "on", "for")
    if rate.how == "list":
        return after
    if after.goods and not after.targets and rate.how == "clause":
        wider = _after(story, anchor.i + 1, rate.mention.first)
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
    said = _after(story, first + joint, at, "on", "for")
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
    return _after(story, goods.i + 1, verb.i)


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


def _after(story: Story, start: int, end: int, *words_: str) -> Scope:
    """Read "on steel, cars and other goods from Mexico" from the token `start`.

    Where `words_` are given, the last of them before `end` opens the scope.
    """
    doc = story.doc
    if words_:
        found = [t.i for t in doc[start:end] if t.lower_ in words_]
        start = found[-1] if found else end
    first = _opening(story, start, end)
    if first is None:
        return Scope()
    last = first
    abroad, skipping, exempt, kept = False, False, [], []
    while last < end:
        token = doc[last]
        word = token.lower_
        if _closes(story, token, first):
            break
        if word in listed("skip") or (
            word == "than" and doc[last - 1].lower_ == "other"
        ):
            skipping = True
        elif token.text in (",", "(", ")") and skipping:
            skipping = token.text == "(" or (
                token.text == "," and _names(story, last + 1)
            )
        if word == "outside" and doc[last - 1].lower_ in listed("passive"):
            abroad, skipping = True, False
            last = _after_name(story, last + 1, end)
            continue
        if skipping:
            exempt.append(last)
        else:
            kept.append(last)
        last += 1
    inside, out = frozenset(kept), frozenset(exempt)
    goods = [g for g in goods_in(story, first, last) if g.first in inside]
    goods = [g for g in goods if not _is_use(story, g.first, first)]
    known = index(story)
    places = {i for m in story.countries for i in range(m.first, m.last)} & inside
    parties = list(dict.fromkeys(known[i] for i in sorted(places) if i in known))
    importers = [p for p in parties if _is_importer(story, p)]
    targets = [p for p in parties if p not in importers and p.code != "WLD"]
    names = tuple(dict.fromkeys(g.value.name for g in goods))
    names = names or _taken_up(story, first, last)
    left_out = [known[i].code for i in exempt if i in known]
    left_out += [g.value.name for g in story.goods if g.first in out]
    return Scope(
        names,
        (goods[0].start, goods[-1].end) if goods else None,
        tuple({p.code: p for p in targets}.values()),
        tuple({p.code: p for p in importers}.values()),
        abroad or _is_world(story, kept),
        any(_is_general(story, i) for i in kept)
        or (bool(targets) and not _points(doc, kept)),
        tuple(dict.fromkeys(left_out)),
        first,
        last,
    )


def _taken_up(story: Story, first: int, last: int) -> tuple[str, ...]:
    """Return the goods that "the metals", "that commodity" takes up again."""
    for token in story.doc[first:last]:
        if lemma(token) in listed("classes") and any(
            t.lower_ in ("the", "this", "that", "these", "those", "both")
            for t in token.lefts
        ):
            return named_before(story, token.i)
    return ()


def named_before(story: Story, at: int) -> tuple[str, ...]:
    """Return the goods named last before a token, those listed with them as well."""
    number = max(story.sentence_number(at) - 2, 0)
    names: list[str] = []
    last = at
    for good in reversed(goods_in(story, story.sentences[number].start, at)):
        between = story.doc[good.last : last]
        if names and not all(t.text == "," or t.dep_ == "cc" for t in between):
            break
        names.insert(0, good.value.name)
        last = good.first
    return tuple(dict.fromkeys(names))


def _is_date(story: Story, at: int) -> bool:
    return any(m.first == at for m in story.dates)


def _names(story: Story, at: int) -> bool:
    """Tell whether a country or a good is named at a token."""
    return at in index(story) or any(g.first == at for g in story.goods)


def _is_general(story: Story, i: int) -> bool:
    """Tell goods in general from "its goods", which were named before."""
    generic = lemma(story.doc[i]) in listed("generic")
    return generic and not _points(story.doc, [i])


def _points(doc: Doc, kept: list[int]) -> bool:
    """Tell "its goods", "those from Peru", which point back."""
    return any(
        doc[i].lower_ in ("those", "ones")
        or any(t.lower_ in ("its", "their", "those", "these") for t in doc[i].children)
        for i in kept
        if lemma(doc[i]) in listed("generic") or doc[i].lower_ in ("those", "ones")
    )


def _after_name(story: Story, i: int, end: int) -> int:
    """Return the token after a country's name that begins near `i`."""
    while i < end and (story.doc[i].lower_ == "the" or i in index(story)):
        i += 1
    return i


def _opening(story: Story, start: int, end: int) -> int | None:
    """Return the token after the preposition that opens a scope near `start`."""
    doc = story.doc
    for i in range(start, min(start + 7, end)):
        word = doc[i].lower_
        if word in listed("opening") and i + 1 < end:
            if word in ("to", "of") and not _opens_goods(story, i):
                continue
            if doc[i].tag_ == "TO" and word == "to":
                return None
            return i + 1
        if doc[i].text in (";", ".", ":") or (
            doc[i].pos_ == "VERB" and doc[i].tag_ not in ("VBN", "VBG")
        ):
            return None
        if word in listed("stop") or word in ("from", "in"):
            if word == "from" and any(
                p.first == i + 1 or p.first == i + 2 for p in story.countries
            ):
                return i
            return None
    return None


def _opens_goods(story: Story, i: int) -> bool:
    near = range(i + 1, i + 5)
    if any(t.lower_ in ("value", "price", "cost") for t in story.doc[i + 1 : i + 5]):
        return False
    return any(g.first in near for g in story.goods)


def _closes(story: Story, token: Token, first: int) -> bool:
    """Tell whether a scope ends before a token."""
    word = token.lower_
    if token.i == first:
        return False
    if token.is_space and "\n" in token.text:
        return True
    if word in listed("stop") and not (
        word == "as" and story.doc[token.i - 1].lower_ in ("such", "well")
    ):
        following = story.doc[token.i + 1 : token.i + 2].text.lower()
        return not (word == "as" and following == "well")
    if token.text == ":" and lemma(story.doc[token.i - 1]) in listed("generic"):
        return not goods_in(story, token.i + 1, token.i + 5)
    if token.text in (";", ".", ":", "—", "–", " - ", "”", '"') and token.i > first:
        return not _inside_good(story, token.i)
    if token.pos_ == "AUX":
        return True
    if token.pos_ == "VERB" and word not in listed("passive"):
        if _inside_good(story, token.i):
            return False
        if token.tag_ == "VBN" and token.dep_ == "amod":
            return False
        return not (token.tag_ == "VBG" and token.dep_ in ("amod", "compound"))
    if token.tag_ == "TO" and token.head.pos_ == "VERB":
        return True
    if lemma(token) in (
        "retaliation", "response", "bid", "effort", "move", "answer", "return", "reply",
    ):  # fmt: skip
        return True
    if word in ("from", "on", "in", "at") and _is_date(story, token.i + 1):
        return True
    return token.pos_ == "PRON" and token.dep_ == "nsubj"


def _inside_good(story: Story, i: int) -> bool:
    return any(g.first <= i < g.last for g in story.goods)


def _is_use(story: Story, i: int, first: int) -> bool:
    """Tell goods named only after "made of", "containing", "used in"."""
    before = [t.lower_ for t in story.doc[max(i - 3, first) : i]]
    return "used" in before[:-1] and before[-1:] in (["in"], ["for"])


def _is_importer(story: Story, party: Party) -> bool:
    token = story.doc[party.token]
    start = party.token
    while start > 0 and index(story).get(start - 1) == party:
        start -= 1
    before = [t.lower_ for t in story.doc[max(start - 3, 0) : start] if t.text != "the"]
    following = (
        story.doc[party.token + 1] if party.token + 1 < len(story.doc) else token
    )
    if before[-1:] in (["into"], ["entering"], ["to"]):
        return True
    if before[-1:] == ["for"] and before[-2:-1] in (
        ["bound"],
        ["destined"],
        ["headed"],
    ):
        return True
    if before[-1:] == ["in"] and any(g.last == start - 1 for g in story.goods):
        return True
    if before[-1:] == ["in"] and before[-2:-1] in (["sold"], ["consumed"]):
        return True
    if lemma(following) == "import":
        return any(
            t.lower_ == "from" for t in story.doc[following.i + 1 : following.i + 9]
        )
    return lemma(following) in words("importers")


def is_universal(story: Story, rate: Rate) -> bool:
    """Tell "a universal tariff", "10% baseline duties": on all countries."""
    low = max(min(rate.anchor, rate.mention.first) - 3, 0)
    near = story.doc[low : max(rate.anchor, rate.mention.last)]
    return any(t.lower_ in listed("universal") for t in near)


def _is_world(story: Story, kept: list[int]) -> bool:
    """Tell "on imports from all countries", "on all trading partners"."""
    doc = story.doc
    for i in kept:
        if lemma(doc[i]) in ("country", "nation", "partner", "import", "source"):
            near = [t.lower_ for t in doc[max(i - 3, 0) : i]]
            if {"all", "every", "any", "most"} & set(near) and lemma(
                doc[i]
            ) != "import":
                return True
        if doc[i].lower_ in (
            "world",
            "everywhere",
            "worldwide",
            "globally",
            "everyone",
        ):
            return True
        if i in index(story) and index(story)[i].code == "WLD":
            return True
    return False
