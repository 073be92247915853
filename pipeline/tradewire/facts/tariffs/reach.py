"""Read the words after "on", "for", "from" that say what a rate is on."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tradewire.facts.tariffs.vocabulary import listed
from tradewire.relate import Party, goods_in, index, lemma, words
from tradewire.story import Story

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


def words_after(story: Story, start: int, end: int, *words_: str) -> Scope:
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
