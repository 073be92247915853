"""Read what the numbers of a sentence state: measure, good, whose, when, how sure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from spacy.tokens import Span, Token

from tradewire import relate
from tradewire.evidence import span
from tradewire.fact import PERIOD
from tradewire.measure import Cue, find_cues
from tradewire.resolve import Carried, credit, dateline_end, topic
from tradewire.story import Mention, Story
from tradewire.syntax import patient, subject
from tradewire.tally import Entry, before, direction, lemmas, read, words
from tradewire.values.names import Good, Place, When
from tradewire.values.period import Step, earlier

FLOWS = ("exports", "imports", "trade", "trade_balance")
BALANCE = re.compile(r"deficit|gap|shortfall|imbalance")
AREAS = frozenset(
    ("planting", "acreage", "sowing", "planted area", "area planted", "plant", "sow")
    + ("harvest", "crop")
)
STOPS = frozenset((",", ";", "and", "but", "while", "whereas", "which", "(", ")"))
BUYING = frozenset(("buy", "purchase", "book", "take", "add", "order"))
ITEM_ENDS = frozenset((",", ";", ":", ")", "and", "-", "--", "included", "were"))
BLURRED = frozenset(("WLD", "EUR", "ASI", "AFR", "LAM", "G7", "G20", "BRICS", "WTO"))
LIMITS = frozenset(("quota", "ceiling"))
OILS = frozenset(("vegetable oils", "edible oils", "vegetable oil", "edible oil"))
OIL_OF = {"cotton": "cottonseed", "palmkernel": "palm kernel", "rape": "rapeseed"}
LIMITED = (
    ("import", "imports"), ("export", "exports"), ("produc", "production"),
    ("output", "production"), ("catch", "production"),
)  # fmt: skip
WITHOUT = frozenset(("excluding", "except", "without", "besides", "than"))
NP = {"ADJ", "NOUN", "PROPN", "DET", "PRON", "PART", "NUM", "ADV", "X"}
INNER = {"of", "in", "worth", "'s", "’s", "-", "/", "and", "or", "total", "all", "&"}


def cue_of_noun(noun: Token, at: dict[int, Cue]) -> Cue | None:
    """Return the cue that a noun is, has as a modifier or holds after "of"."""
    if noun.i in at:
        return at[noun.i]
    for child in noun.children:
        if child.dep_ in ("compound", "amod", "nmod") and child.i in at:
            return at[child.i]
    of = (t for p in noun.children if p.lower_ in ("of", "in") for t in p.children)
    return next((at[t.i] for t in of if t.i in at), None)


@dataclass(eq=False)
class Draft:
    """A figure in the making: its fields, where they stand, how sure we are."""

    entry: Entry
    fields: dict[str, Any] = field(default_factory=dict)
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    cue: Cue | None = None
    leader: "Draft | None" = None
    sentence: int = 0
    guessed: int = 0

    def put(self, name: str, value: Any, place: tuple[int, int] | None = None) -> None:
        """Fill a field, with its place in the text if it stands there."""
        if value is None:
            return
        self.fields[name] = value
        if place:
            self.spans[name] = place

    def confidence(self) -> float:
        """Return how sure we are: less for every field that is carried or guessed."""
        return max(0.35, round(0.9 - 0.1 * self.guessed, 2))


def drafts(story: Story) -> Iterator[Draft]:
    """Yield what the numbers of an article's body state, in text order."""
    carried = Carried(topic(story))
    body = story.article.body_start
    title = find_cues(story, 0, story.token_at(body)) if body else []
    carried.measures.update(c.measure for c in title if c.measure)
    carried.measure = next((c.measure for c in title if c.measure), None)
    for sentence in story.sentences:
        if sentence.start_char >= body:
            yield from Reading(story, sentence, carried).drafts()


class Reading:
    """One sentence being read."""

    def __init__(self, story: Story, sentence: Span, carried: Carried) -> None:
        self.story, self.sentence, self.carried = story, sentence, carried
        self.doc = story.doc
        self.first, self.last = sentence.start, sentence.end
        self.entries = read(story, self.first, self.last)
        self.by_entry: dict[int, Draft] = {}

    def drafts(self) -> Iterator[Draft]:
        """Yield a draft for every number that is a figure."""
        self.cues = find_cues(self.story, self.first, self.last)
        if not self.entries:
            if self.sentence.text.rstrip().endswith((":", "-", "--")):
                self.note_goods()
            return
        story, carried = self.story, self.carried
        paragraph = story.paragraph_number(self.first)
        self.same_paragraph = paragraph == carried.paragraph
        self.is_list = self._is_list()
        self.dates = self._dates()
        self.credit = credit(story, self.sentence)
        made = []
        for entry in self._ordered():
            draft = self.draft(entry)
            if draft is not None:
                self.by_entry[id(entry)] = draft
                made.append(draft)
                self.remember(draft, paragraph)
        if not made:
            self.note_goods()
        yield from sorted(made, key=lambda d: d.entry.mention.start)

    def _is_list(self) -> bool:
        """Tell whether the sentence lists numbers behind names, as tables in prose do."""
        named = [e for e in self.entries if self.name_of_item(e) is not None]
        return len(named) >= 2 and 3 * len(named) >= len(self.entries)

    def name_of_item(self, entry: Entry) -> Span | None:
        """Return the words between a comma or bracket and a number: ", tung oil 84"."""
        first = entry.first
        while first > self.first and self.doc[first - 1].lower_ not in ITEM_ENDS:
            first -= 1
            token = self.doc[first]
            if entry.first - first > 4 or not token.text[0].isalpha():
                return None
            if token.pos_ in ("ADP", "AUX", "DET", "PRON", "SCONJ") or token.is_stop:
                return None
        name = self.doc[first : entry.first]
        plain = any(t.pos_ == "VERB" and direction(self.story, [t]) for t in name)
        return None if first == entry.first or plain else name

    def _ordered(self) -> list[Entry]:
        """Return levels first, then the comparisons that lean on them."""
        usable = [
            e
            for e in self.entries
            if e.unit and not e.skipped and not (e.role == "change" and e.base)
        ]
        return sorted(usable, key=lambda e: (e.role == "comparison", e.first))

    # ------------------------------------------------------------ neighbourhood
    def zone(self, entry: Entry) -> tuple[int, int]:
        """Return the tokens that belong to a number: between its neighbours."""
        place = self.entries.index(entry)
        left = self.entries[place - 1].last if place else self.first
        right = (
            self.entries[place + 1].first
            if place + 1 < len(self.entries)
            else self.last
        )
        if place:
            left = self.split(left, entry.first)
        if place + 1 < len(self.entries):
            right = self.split(entry.tail, right)
        return left, right

    def split(self, first: int, last: int) -> int:
        """Return where, between two numbers, the words of the second begin."""
        for i in range(last - 1, first - 1, -1):
            if self.doc[i].lower_ in words("splitter", "words"):
                return i
        return last if first == last else first

    def _dates(self) -> list[Mention[When]]:
        start = max(self.sentence.start_char, dateline_end(self.story))
        return [
            d
            for d in self.story.dates
            if start <= d.start < self.sentence.end_char
            and d.value.value is not None
            and d.value.role != "since"
            and re.match(PERIOD, d.value.value)
            and not any(
                e.mention.start <= d.start < e.mention.end for e in self.entries
            )
        ]

    # ------------------------------------------------------------ one number
    def draft(self, entry: Entry) -> Draft | None:
        """Return what a number states, None if it is no figure."""
        base = self.by_entry.get(id(entry.base)) if entry.base else None
        if entry.role == "comparison":
            return self.comparison(entry, base) if base else None
        draft = Draft(entry, sentence=self.first)
        covered = entry.kind == "money" and self.is_covered(entry)
        measure = "imports" if covered else self.measure(draft)
        if measure is None:
            return None
        place = None if draft.leader else self.place(draft.cue)
        draft.put("measure", measure, place)
        self.amount(draft)
        self.good(draft)
        if covered:
            self.covered(draft)
        else:
            self.parties(draft)
        if not covered:
            self.status(draft)
            self.period(draft)
            self.source(draft)
        self.shipped(draft)
        return draft if self.plausible(draft) else None

    def shipped(self, draft: Draft) -> None:
        """Read a country's shipments as exports, a firm's as sales."""
        if draft.cue is None or draft.cue.form not in ("shipment", "loading", "ship"):
            return
        fields = draft.fields
        abroad = fields.get("partner") or "exports" in self.carried.measures
        if fields["measure"] == "sales" and "producer" not in fields and (
            abroad or "country" in draft.spans
        ):
            fields["measure"] = "exports"

    def place(self, cue: Cue | None) -> tuple[int, int] | None:
        if cue is None:
            return None
        last = self.doc[cue.last - 1]
        return self.doc[cue.first].idx, last.idx + len(last)

    def amount(self, draft: Draft) -> None:
        entry = draft.entry
        value, top = entry.value, entry.value_max
        if value is None:
            value, top = top, None
        sign = 1
        if entry.role == "step":
            sign = entry.sign or 1
        if (
            draft.fields["measure"] == "trade_balance"
            and draft.cue
            and entry.kind != "percent"
        ):
            sign = -1 if BALANCE.search(draft.cue.form) else 1
        place = (entry.mention.start, entry.mention.end)
        draft.put("value", None if value is None else value * sign, place)
        draft.put("value_max", None if top is None else top * sign, place)
        unit = entry.unit
        if entry.kind == "percent":
            unit = "percent_change" if entry.role == "change" else "percent_share"
        draft.put("unit", unit, place)
        draft.put("bound", entry.bound)
        if entry.change is not None and entry.change_at is not None:
            draft.put(
                "change", entry.change, (entry.change_at.start, entry.change_at.end)
            )

    # ------------------------------------------------------------ measure
    def measure(self, draft: Draft) -> str | None:
        entry = draft.entry
        cue = self.governing(entry)
        leader = self.leader(entry)
        if leader is not None and (
            cue is None or cue is leader.cue or cue.last <= leader.entry.first
        ):
            draft.cue, draft.leader = leader.cue, leader
            measure: str | None = leader.fields["measure"]
            return measure
        draft.cue = cue
        if cue is not None and cue.measure is None:
            return None
        if entry.kind == "percent" and (cue is None or not self.is_relative(entry, cue)):
            return None
        if cue is not None and cue.form in LIMITS:
            return self.limited(cue, entry)
        if cue is not None and cue.measure:
            return cue.measure if self.allowed(cue, entry) else None
        if entry.kind == "quantity" and entry.unit != "unit":
            draft.guessed += 1
            known = self.carried.measure
            return known if known not in ("trade", "trade_balance") else None
        return None

    def limited(self, cue: Cue, entry: Entry) -> str | None:
        """Return what a quota or ceiling limits: imports, exports or production."""
        if entry.kind == "percent":
            return None
        text = self.sentence.text.lower()
        for stem, measure in LIMITED:
            if stem in text:
                return measure
        if (entry.unit or "").startswith("barrel"):
            return "production"
        known = self.carried.measure
        return known if known in ("imports", "exports", "production") else "imports"

    def leader(self, entry: Entry) -> Draft | None:
        """Return the level of the same kind that stands before a number, if any."""
        if entry.leader is not None and id(entry.leader) in self.by_entry:
            return self.by_entry[id(entry.leader)]
        earlier_ones = [
            d
            for d in self.by_entry.values()
            if d.entry.last <= entry.first
            and d.entry.kind == entry.kind
            and d.entry.role == entry.role
        ]
        return earlier_ones[-1] if earlier_ones else None

    def governing(self, entry: Entry) -> Cue | None:
        """Return the cue that says what a number measures."""
        cues = self.cues
        if entry.kind == "quantity" and entry.unit != "unit":
            cues = [c for c in cues if c.measure is not None]
        if (direct := self.directly_before(entry, cues)) is not None:
            return direct
        if (inner := self.inside_phrase(entry, cues)) is not None:
            return inner
        above = self.by_parse(entry, cues)
        since = max(
            (d.entry.last for d in self.by_entry.values() if d.entry.last <= entry.first),
            default=self.first,
        )
        near = [c for c in cues if since <= c.first and c.last <= entry.first]
        if above is not None and (above in near or not near or above.first > since):
            return above
        cues = [c for c in cues if not self.is_aside(c)]
        earlier_cues = [c for c in cues if c.last <= entry.first]
        if earlier_cues:
            return earlier_cues[-1]
        _, right = self.zone(entry)
        return next((c for c in cues if entry.last <= c.first < right), None)

    def by_parse(self, entry: Entry, cues: list[Cue]) -> Cue | None:
        """Return the cue that a number's verb or its subject or object is."""
        at = {i: c for c in cues for i in range(c.first, c.last)}
        token = self.doc[entry.first : entry.last].root
        through = token.dep_
        for _ in range(8):
            head = token.head
            if head == token:
                return None
            cue = at.get(head.i)
            if cue is not None and not cue.measure and cue.is_verb:
                noun = subject(head)
                return (noun is not None and cue_of_noun(noun, at)) or cue
            if cue is not None and not (cue.subject == "object" and through == "prep"):
                return cue
            if head.pos_ in ("VERB", "AUX"):
                nouns = (patient(head), subject(head))
                found = (cue_of_noun(n, at) for n in nouns if n is not None)
                cue = next((c for c in found if c is not None), None)
                if cue is not None:
                    return cue
                if head.dep_ in ("ccomp", "ROOT", "relcl", "parataxis"):
                    return None
            if head.dep_ in ("prep", "agent"):
                through = "prep"
            token = head
        return None

    def is_aside(self, cue: Cue) -> bool:
        """Tell whether a cue is a participle inside a noun phrase, or lacks an object."""
        token = self.doc[cue.first]
        return cue.subject == "object" or (cue.is_verb and token.dep_ == "acl")

    def directly_before(self, entry: Entry, cues: list[Cue]) -> Cue | None:
        """Return the cue in "purchases of 60,000 tonnes", "produced about 6 tonnes"."""
        near = before(self.story, entry.first, self.first)
        for cue in cues:
            if cue.measure == "":
                continue
            gap = entry.first - cue.last
            if 0 <= gap <= 4 and near and (
                cue.last - 1 == near[0].i
                or (near[0].lower_ in ("of", "totalling", "for") and cue.last == near[0].i)
            ):
                return cue
            of = self.doc[cue.last : entry.first]
            if 0 < len(of) <= 4 and of[0].lower_ == "of" and all(
                t.lower_ in words("comparison", "modifiers") for t in of
            ):
                return cue
        return None

    def inside_phrase(self, entry: Entry, cues: list[Cue]) -> Cue | None:
        """Return a cue in the noun phrase that a number opens: "tons of output"."""
        starts = {c.first: c for c in cues}
        found = None
        for i in range(entry.tail, min(self.last, entry.tail + 10)):
            token = self.doc[i]
            if i in starts:
                found = starts[i]
                if not found.is_verb:
                    continue
                return found
            if token.lower_ in ("and", "or") and not any(
                g.first <= i + 1 < g.last for g in self.story.goods
            ):
                break
            if token.lower_ in INNER or token.pos_ in NP:
                if any(e.first == i for e in self.entries):
                    break
                continue
            if token.tag_ in ("VBN", "VBG") and token.dep_ in ("amod", "acl"):
                continue
            break
        return found

    def is_relative(self, entry: Entry, cue: Cue) -> bool:
        """Tell whether a percentage is a share or change of what a cue measures."""
        near = self.doc[max(self.first, entry.first - 8) : min(self.last, entry.last + 8)]
        if any(t.lemma_.lower() in words("covered", "measures") for t in near):
            return False
        if entry.role == "change":
            gap = self.doc[cue.last : entry.first]
            return cue.last <= entry.first and len(gap) <= 12 and not any(
                t.lower_ in (",", ";", "and", "but") for t in gap[:-3]
            )
        if self.doc[min(entry.last, self.last - 1)].lower_ == "of":
            return True
        if entry.leader is not None and entry.leader.kind == "percent":
            return True
        return any(
            t.lemma_.lower() in words("share", "words")
            for t in self.doc[max(self.first, entry.first - 10) : entry.first]
        )

    def allowed(self, cue: Cue, entry: Entry) -> bool:
        """Tell whether a measure may be counted in a number's unit."""
        if cue.measure in ("trade", "trade_balance"):
            if entry.kind not in ("money", "percent"):
                return False
            head = self.doc[cue.last - 1]
            if cue.form == "trade" and head.dep_ == "compound":
                return False
            if cue.form in ("surplus", "deficit"):
                text = self.sentence.text.lower()
                stopped = any(c.measure is None for c in self.cues)
                known = "trade_balance" in self.carried.measures
                return "trade" in text or (known and not stopped)
        if entry.kind == "money" and cue.measure == "sales":
            _, right = self.zone(entry)
            return bool(self.goods_after(entry.tail, right) or self.goods_at(cue, entry))
        if entry.kind == "money":
            return cue.measure in FLOWS
        return True

    # ------------------------------------------------------------ good
    def good(self, draft: Draft) -> None:
        entry, cue = draft.entry, draft.cue
        left, right = self.zone(entry)
        found = self.goods_after(entry.tail, right)
        if not found and cue is not None and self.first <= cue.first:
            found = self.goods_at(cue, entry)
        if not found and (name_before := self.unknown_good(cue)) is not None:
            draft.put("commodity", name_before.text.lower(), span(name_before))
            return
        if not found:
            found = self.goods_between(left, entry.first)
        if self.is_list and self.carried.good in OILS and (noun := self.noun_before(entry)):
            name = noun.text.lower()
            name = name if "oil" in name else f"{OIL_OF.get(name, name)} oil"
            draft.put("commodity", name, span(noun))
            return
        if not found and self.is_list and (noun := self.noun_before(entry)):
            draft.put("commodity", noun.text.lower(), span(noun))
            return
        if found:
            name = " and ".join(dict.fromkeys(g.value.name for g in found))
            draft.put("commodity", name, (found[0].start, found[-1].end))
            return
        name = self.carried_good(draft)
        if name:
            draft.put("commodity", name)
            draft.guessed += 1

    def noun_before(self, entry: Entry) -> Span | None:
        """Return the name of a good that no table holds, before a number of a list."""
        name = self.name_of_item(entry)
        if name is None or not name.text.islower():
            return None
        known = any(
            m.first < name.end and m.last > name.start for m in self.story.countries
        )
        return None if known else name

    def unknown_good(self, cue: Cue | None) -> Span | None:
        """Return the noun that makes a compound with a cue: "bismuth exports"."""
        if cue is None or cue.is_verb or cue.first <= self.first:
            return None
        token = self.doc[cue.first - 1]
        is_name = token.dep_ == "compound" and token.pos_ == "NOUN"
        if not is_name or token.lemma_.lower() in words("generic", "words"):
            return None
        if any(c.first <= token.i < c.last for c in self.cues) or cue.measure == "trade":
            return None
        taken = any(
            m.first <= token.i < m.last
            for m in (*self.story.countries, *self.story.bodies, *self.story.dates)
        )
        return None if taken or len(token) < 4 else self.doc[token.i : token.i + 1]

    def goods_in(self, first: int, last: int) -> list[Mention[Good]]:
        return [g for g in self.story.goods if first <= g.first and g.last <= last]

    def goods_after(self, first: int, last: int) -> list[Mention[Good]]:
        """Return the goods in the noun phrase that begins at a token, if it has any."""
        found: list[Mention[Good]] = []
        goods = {g.first: g for g in self.goods_in(first, self.last)}
        i = first
        while i < min(last, first + 14):
            token = self.doc[i]
            if i in goods:
                found.append(goods[i])
                i = goods[i].last
                continue
            joins = token.lower_ in ("and", "or", ",") and found
            if joins and i + 1 in goods:
                i += 1
                continue
            if found or not (
                token.lower_ in INNER
                or token.pos_ in NP
                or token.tag_ in ("VBN", "VBG")
                or token.is_punct
                and token.text in '()"“”-'
            ):
                break
            i += 1
        return found

    def goods_at(self, cue: Cue, entry: Entry) -> list[Mention[Good]]:
        """Return the goods of a cue: "wheat exports", "exports of wheat"."""
        before = self.goods_before(cue)
        if before and not cue.is_verb:
            last = before[-1]
            joined = [last]
            for g in reversed(before[:-1]):
                between = self.doc[g.last : joined[0].first]
                if len(between) and between[0].lower_ in ("and", "or"):
                    joined.insert(0, g)
            return joined
        stop = entry.first if cue.last <= entry.first else self.last
        return self.goods_after(cue.last, stop)

    def goods_before(self, cue: Cue) -> list[Mention[Good]]:
        """Return the goods that stand right before a cue: "wheat and rice exports"."""
        return [
            g
            for g in self.goods_in(max(self.first, cue.first - 6), cue.first)
            if all(
                t.pos_ in NP or t.lower_ in INNER for t in self.doc[g.last : cue.first]
            )
        ]

    def goods_between(self, first: int, last: int) -> list[Mention[Good]]:
        found = [
            g
            for g in self.goods_in(first, last)
            if not any(
                t.lower_ in WITHOUT for t in self.doc[max(first, g.first - 5) : g.first]
            )
        ]
        return found[-1:]

    def carried_good(self, draft: Draft) -> str | None:
        entry = draft.entry
        inside = [d for d in self.by_entry.values() if "commodity" in d.fields]
        if inside:
            name: str = inside[-1].fields["commodity"]
            return name
        if entry.kind == "money":
            return None
        unit = (entry.unit or "").partition("/")[0]
        if unit in self.carried.goods:
            return self.carried.goods[unit]
        if unit == "barrel":
            return "crude oil"
        if entry.kind == "percent":
            return self.carried.good if self.same_paragraph else None
        goods = self.carried.topic.goods
        return self.carried.good or (goods[0] if goods else None)

    # ------------------------------------------------------------ who
    def region(self, draft: Draft) -> tuple[int, int]:
        """Return the tokens in which a number's parties stand."""
        left, right = self.zone(draft.entry)
        cue = draft.cue
        if draft.leader is None and cue is not None and self.first <= cue.first < left:
            previous = [e for e in self.entries if e.last <= cue.first]
            left = self.split(previous[-1].last, cue.first) if previous else self.first
        if cue is not None and self.first <= cue.first and cue.last > right:
            right = cue.last
        return left, right

    def parties(self, draft: Draft) -> None:
        entry, cue = draft.entry, draft.cue
        leader = draft.leader
        left, right = self.region(draft)
        measure = draft.fields["measure"]
        for place in sorted(self.story.countries, key=lambda p: self.distance(p, draft)):
            if not (left <= place.first and place.last <= right):
                continue
            if self.is_named_elsewhere(place):
                continue
            if not place.value.acts or self.is_excluded(place):
                continue
            if place.value.code == "WLD" and entry.kind == "percent":
                continue
            role = self.role(place, draft, measure)
            if role and role not in draft.fields:
                if role == "partner" and place.value.code == "WLD":
                    continue
                draft.put(role, place.value.code, (place.start, place.end))
        self.firm(draft, left)
        self.buyer(draft)
        both = {draft.fields.get("country"), draft.fields.get("partner")}
        if measure == "trade" and None not in both and len(both) == 2:
            if draft.fields["partner"] == self.carried.topic.country:
                one, other = draft.fields["country"], draft.fields["partner"]
                draft.fields |= {"country": other, "partner": one}
        self.fill_parties(draft, leader)

    def is_named_elsewhere(self, place: Mention[Place]) -> bool:
        if self.credit and self.credit.start <= place.start < self.credit.end:
            return True
        return any(
            b.start <= place.start < b.end and b.end - b.start > place.end - place.start
            for b in (*self.story.bodies, *self.story.persons)
        )

    def distance(self, place: Mention[Place], draft: Draft) -> int:
        """Return how far a place is from the words that say what is measured."""
        cue = draft.cue
        if cue is None or draft.leader is not None or cue.first < self.first:
            return place.first
        return place.first - cue.last if place.first >= cue.last else cue.first - place.last

    def is_excluded(self, place: Mention[Place]) -> bool:
        """Tell whether a place is named as left out: "non-EC", "outside the U.S."."""
        near = self.doc[max(self.first, place.first - 2) : place.first]
        return any(t.lower_ in ("non", "non-", "outside", "except") for t in near)

    def role(self, place: Mention[Place], draft: Draft, measure: str) -> str | None:
        """Return the field that a country fills: "country", "partner" or neither."""
        doc, cue, entry = self.doc, draft.cue, draft.entry
        before = place.first - 1
        while before >= self.first and (
            doc[before].pos_ in ("DET", "ADJ", "NUM") or doc[before].lower_ in ("other", "'s")
        ):
            before -= 1
        word = doc[before].lower_ if before >= self.first else ""
        after = doc[place.last].lower_ if place.last < len(doc) else ""
        inward = measure in ("imports", "sales")
        ahead = cue is None or cue.first > place.first
        if word in ("to", "for", "into") and measure in ("exports", "sales"):
            return "partner" if not ahead or place.first >= entry.last else None
        if word in ("from",) and measure in ("imports", "trade_balance"):
            return "partner"
        if word in ("with", "between") and measure in ("trade", "trade_balance"):
            return "partner" if word == "with" else "country"
        if word == "and" and measure == "trade" and "country" in draft.fields:
            return "partner"
        if word == "with" and inward:
            return "partner"
        if word in ("from", "of") and measure == "exports":
            return "country"
        if word == "from" and measure == "sales":
            return (
                "partner"
                if cue and cue.form in ("buy", "purchase", "import", "order")
                else "country"
            )
        if word in ("to", "into", "in", "by", "within"):
            return "country"
        if cue is not None and place.first >= entry.last and cue.form in (
            *BUYING, "tender", "purchase", "seek",
        ):
            return "partner"
        if after in ("'s", "’s"):
            return "country"
        if cue is not None and place.first < cue.first:
            if self.is_phrase(place.last, cue.first) and not cue.is_verb:
                return "country"
            if cue.is_verb:
                return "partner" if cue.subject == "partner" else "country"
            return "country"
        if cue is not None and cue.last <= place.first and measure == "imports":
            if place.value.form == "demonym" or place.value.form == "name":
                return (
                    "partner" if word in ("of", "") or doc[before].pos_ in NP else None
                )
        if place.last <= entry.first and entry.first - place.last <= 2:
            return self.gapped_role(draft)
        if place.first < entry.first:
            return "country"
        if place.first - entry.last > 6:
            return None
        if measure == "imports":
            return "partner"
        return "country" if word == "of" else None

    def gapped_role(self, draft: Draft) -> str:
        """Return what a country right before a number is: "Spain 25,000, Italy 9,000"."""
        leader = draft.leader
        measure = draft.fields["measure"]
        by_verb = leader is not None and leader.cue is not None and leader.cue.is_verb
        if self.is_list and not by_verb and measure in ("exports", "imports", "sales"):
            return "partner"
        if leader is not None and leader.cue is not None and leader.cue.is_verb:
            return "partner" if leader.cue.subject == "partner" else "country"
        return "country"

    def is_phrase(self, first: int, last: int) -> bool:
        return all(
            t.pos_ in NP or t.lower_ in INNER or t.tag_ in ("VBN", "VBG", "HYPH", "CC")
            for t in self.doc[first:last]
        )

    def firm(self, draft: Draft, left: int) -> None:
        """Fill `producer` with the firm or region that is the subject of the verb."""
        if "country" in draft.fields and draft.cue and not draft.cue.is_verb:
            return
        if self.is_list and draft.fields["measure"] in ("exports", "imports"):
            return
        entry, cue = draft.entry, draft.cue
        end = (
            cue.first
            if cue and cue.is_verb and left <= cue.first < entry.first
            else entry.first
        )
        for ent in self.doc.ents:
            if (
                ent.label_ not in ("ORG", "GPE", "FAC")
                or not left <= ent.start < end
            ):
                continue
            if self.overlaps_known(ent.start, ent.end):
                continue
            near = end - ent.end <= 2
            if near and (cue is None or cue.is_verb):
                text = self.story.article.text[ent.start_char : ent.end_char]
                draft.put("producer", text, (ent.start_char, ent.end_char))

    def name_before(self, entry: Entry) -> bool:
        """Tell whether an unknown proper name stands right before a number."""
        token = self.doc[max(self.first, entry.first - 1)]
        return token.pos_ == "PROPN" and token.i < entry.first

    def overlaps_known(self, first: int, last: int) -> bool:
        """Tell whether a name is that of a country, body, person, good or date."""
        story = self.story
        return any(
            m.first < last and m.last > first for m in (*story.bodies, *story.persons)
        ) or any(
            m.first <= first and m.last >= last
            for m in (*story.countries, *story.goods, *story.dates)
        )

    def buyer(self, draft: Draft) -> None:
        """Make a buyer the partner where the story is about the seller's sales."""
        seller = self.carried.seller
        code = draft.fields.get("country")
        bought = draft.cue is not None and draft.cue.form in BUYING
        if bought and seller and code and code != seller and "partner" not in draft.fields:
            if self.carried.measure in ("sales", "exports"):
                draft.fields["country"] = seller
                place = draft.spans.pop("country", None)
                draft.put("partner", code, place)

    def fill_parties(self, draft: Draft, leader: Draft | None) -> None:
        carried = self.carried
        fields = draft.fields
        if leader is not None:
            for name in ("country", "partner", "producer"):
                if (
                    name not in fields
                    and name in leader.fields
                    and name not in draft.spans
                ):
                    if (
                        name == "partner"
                        and leader.cue
                        and leader.cue.subject == "partner"
                    ):
                        continue
                    if name == "producer" and "country" in draft.spans:
                        continue
                    draft.put(name, leader.fields[name])
        if "country" in fields:
            return
        inside = [d for d in self.by_entry.values() if "country" in d.fields]
        near = [d.fields["country"] for d in reversed(inside)]
        near += [carried.country] if self.same_paragraph else []
        candidates = [
            *near,
            None if "producer" in fields else carried.topic.country,
            carried.lead_country,
            carried.country,
            self.country_of_source(draft),
        ]
        for code in candidates:
            if code and code != fields.get("partner"):
                draft.put("country", code)
                draft.guessed += 1
                return

    def country_of_source(self, draft: Draft) -> str | None:
        """Return the country of the body that the figure is credited to."""
        name = self.credit.name if self.credit else self.carried.source
        return next(
            (b.value.country for b in self.story.bodies if b.value.name == name), None
        )

    # ------------------------------------------------------------ covered by a tariff
    def covered(self, draft: Draft) -> None:
        """Fill who imports goods that a tariff covers: "duties on $2 bn of goods"."""
        entry = draft.entry
        partner, country = self.origin(entry), None
        before = self.parties_before(entry, partner.code if partner else None)
        origin, imposer = partner and partner.code, before and before.code
        listed = [d for d in self.by_entry.values() if d.fields["measure"] == "imports"]
        if listed and partner is None and (
            before is None or before.start < listed[-1].entry.mention.start
        ):
            imposer = listed[-1].fields.get("country")
            origin = listed[-1].fields.get("partner")
            before = None
        about = relate.topic(self.story)
        if imposer is None:
            imposer = (origin and about.imposer_on(origin)) or about.imposer
        if origin is None and "commodity" not in draft.fields:
            origin = about.target_of(imposer) if imposer else about.target
        countries = [c for c in self.carried.topic.countries if c not in BLURRED]
        country = imposer or next((c for c in countries if c != origin), None)
        if origin is None and "commodity" not in draft.fields:
            origin = next((c for c in countries if c != country), None)
        draft.put("country", country, before and (before.start, before.end))
        if origin != country and origin not in BLURRED:
            draft.put("partner", origin, partner and (partner.start, partner.end))
        draft.guessed += (partner is None) + (before is None)

    def origin(self, entry: Entry) -> relate.Party | None:
        """Return where the goods come from: "$2 bn of Thai goods", "from Thailand"."""
        known = relate.index(self.story)
        _, right = self.zone(entry)
        after = next((known[i] for i in range(entry.tail, right) if i in known), None)
        if after is not None:
            return after
        for i in range(entry.first - 1, max(self.first, entry.first - 6) - 1, -1):
            if self.doc[i].lemma_.lower() in words("covered", "goods"):
                return known.get(i - 1)
        return None

    def parties_before(self, entry: Entry, origin: str | None) -> relate.Party | None:
        """Return the nearest state in front of a number that is not the origin."""
        known = relate.index(self.story)
        for i in range(entry.first - 1, self.first - 1, -1):
            if i in known and known[i].code != origin and known[i].code not in BLURRED:
                return known[i]
        return None

    def is_covered(self, entry: Entry) -> bool:
        """Tell whether a sum is that of the goods which a tariff covers."""
        near = {t.lower_ for t in self.doc[max(self.first, entry.first - 5) : entry.first]}
        named = {t.lemma_.lower() for t in self.sentence}
        against = "against" in near and named & words("covered", "vague")
        if not named & words("covered", "measures") and not against:
            return False
        _, right = self.zone(entry)
        for i in range(entry.tail, min(right, entry.tail + 9)):
            token = self.doc[i]
            if token.lemma_.lower() in words("covered", "goods"):
                return True
            if token.pos_ == "VERB" and token.tag_ not in ("VBN", "VBG"):
                return False
        lemmas_near = {
            t.lemma_.lower() for t in self.doc[max(self.first, entry.first - 6) : entry.first]
        }
        return "worth" in near and bool(lemmas_near & words("covered", "goods"))

    # ------------------------------------------------------------ when
    def period(self, draft: Draft) -> None:
        entry = draft.entry
        left, right = self.zone(entry)
        own = [d for d in self.dates if not self.is_compared(d)]
        after = [d for d in own if entry.last <= d.first < right]
        before = [d for d in own if left <= d.first < entry.first]
        whole = [d for d in own if d.last <= self.entries[0].first]
        found = after[:1] or before[-1:] or self.later_dates(entry, own) or whole[-1:]
        if found:
            draft.put("period", found[0].value.value, (found[0].start, found[0].end))
            return
        inside = [d for d in self.by_entry.values() if "period" in d.fields]
        if inside:
            draft.put("period", inside[-1].fields["period"])
        elif period := self.carried_period(draft):
            draft.put("period", period)
            draft.guessed += 1

    def later_dates(
        self, entry: Entry, own: list[Mention[When]]
    ) -> list[Mention[When]]:
        """Return the date after the last of "3 mln of wheat and 2 mln of rye in May"."""
        for other in self.entries[self.entries.index(entry) + 1 :]:
            between = [t.lower_ for t in self.doc[entry.last : other.first]]
            if other.role != "level" or other.leader is None or "and" not in between:
                return []
            _, right = self.zone(other)
            if found := [d for d in own if other.last <= d.first < right]:
                return found[:1]
        return []

    def carried_period(self, draft: Draft) -> str | None:
        """Return the period of the sentences before, where this one goes on with it."""
        carried = self.carried
        status = draft.fields.get("status", "actual")
        if status == "forecast":
            goes_on = self.same_paragraph and carried.status == "forecast"
            return carried.period if goes_on else None
        if status == "target" or not self.past_tense(draft.entry):
            return None
        near = self.same_paragraph or self.is_list
        return (near and carried.period) or carried.lead_period

    def is_compared(self, date: Mention[When]) -> bool:
        """Tell whether a date is what a change is counted from: "up on last year"."""
        if PAST.search(date.text.lower()):
            return True
        near = [t.lower_ for t in self.doc[max(self.first, date.first - 2) : date.first]]
        further = [
            t.lower_ for t in self.doc[max(self.first, date.first - 5) : date.first]
        ]
        following = [t.lower_ for t in self.doc[date.last : date.last + 4]]
        if {"comparative", "comparable", "corresponding"} & set(further):
            return True
        if "brackets" in following or "parentheses" in following:
            return True
        if "in" in near:
            near = near[near.index("in") + 1 :]
        if {"from", "against", "above", "below", "over", "than", "compared"} & set(near):
            changed = any(e.last in (date.first - 1, date.first - 2) for e in self.entries)
            return changed or date.value.role not in ("from", "until")
        return False

    def past_tense(self, entry: Entry) -> bool:
        verb = self.verb_before(entry)
        return verb is None or verb.tag_ in ("VBD", "VBN", "VBG")

    def verb_before(self, entry: Entry) -> Token | None:
        for i in range(entry.first - 1, self.first - 1, -1):
            if self.doc[i].pos_ in ("VERB", "AUX"):
                return self.doc[i]
        return None

    # ------------------------------------------------------------ how sure
    def status(self, draft: Draft) -> None:
        entry, leader = draft.entry, draft.leader
        if entry.compared:
            return
        if leader is None:
            inside = [d for d in self.by_entry.values() if d.entry.last <= entry.first]
            leader = inside[-1] if inside else None
        left, right = self.region(draft)
        if leader is not None and not any(
            t.pos_ in ("VERB", "AUX") for t in self.doc[leader.entry.last : entry.first]
        ):
            draft.put("status", leader.fields.get("status"))
            return
        for i in range(entry.first - 1, left - 1, -1):
            token = self.doc[i]
            status = self.status_of(token)
            if status:
                draft.put("status", status, (token.idx, token.idx + len(token)))
                return
            if token.tag_ == "VBD" and token.lower_ not in ("was", "were", "had"):
                return
        if any(t.pos_ == "VERB" for t in self.doc[left : entry.first]):
            return
        for i in range(entry.last, right):
            token = self.doc[i]
            if token.pos_ in ("VERB", "AUX") and token.dep_ != "amod":
                draft.put("status", self.status_of(token))
                if "status" in draft.fields or token.pos_ == "VERB":
                    return

    def status_of(self, token: Token) -> str | None:
        if token.lemma_.lower() == "put" and not any(
            t.lower_ == "at" for t in self.doc[token.i + 1 : token.i + 7]
        ):
            return None
        for status in ("target", "forecast", "estimate"):
            if any(w in words("status", status) for w in lemmas(token)):
                return status
        return None

    # ------------------------------------------------------------ who says so
    def source(self, draft: Draft) -> None:
        found, carried = self.credit, self.carried
        if found is not None and found.name:
            draft.put("source", found.name, (found.start, found.end))
        elif found is not None:
            draft.put("source", carried.source)
        elif carried.lead_source:
            draft.put("source", carried.lead_source)
        elif self.same_paragraph and "commodity" not in draft.spans:
            draft.put("source", carried.source)

    # ------------------------------------------------------------ comparisons
    def comparison(self, entry: Entry, base: Draft) -> Draft:
        draft = Draft(entry, cue=base.cue, sentence=self.first)
        if base.entry.unit and base.entry.unit.startswith(f"{entry.unit}/"):
            entry.unit = base.entry.unit
        for name in (
            "measure",
            "commodity",
            "country",
            "partner",
            "producer",
            "source",
        ):
            draft.put(name, base.fields.get(name))
        self.amount(draft)
        _, right = self.zone(entry)
        step = relative_step(
            self.doc[entry.last : min(self.last, right + 1)].text.lower()
        )
        base_period = base.fields.get("period")
        left, _ = self.zone(entry)
        dated = [d for d in self.dates if entry.last <= d.first < right]
        dated = dated or [d for d in self.dates if left <= d.first < entry.first]
        if not dated and not step:
            step, dated = self.of_group(entry)
        if base_period and self.is_older_view(base, step, dated):
            draft.put("period", base_period)
            draft.put("status", base.fields.get("status"))
        elif step and base_period:
            draft.put("period", earlier(base_period, step))
            self.carried.steps[self.nth_comparison(entry)] = step
        elif dated:
            self.note_step(entry, base_period, dated[0].value.value)
            draft.put("period", dated[0].value.value, (dated[0].start, dated[0].end))
        elif base_period and (known := self.known_step(entry)):
            draft.put("period", earlier(base_period, known))
        elif base_period:
            draft.put("period", earlier(base_period, "year"))
            draft.guessed += 1
        return draft

    def note_step(self, entry: Entry, base: str | None, period: str | None) -> None:
        """Remember how far a dated comparison reaches back."""
        for step in SPANS:
            if base and earlier(base, step) == period:
                self.carried.steps[self.nth_comparison(entry)] = step

    def nth_comparison(self, entry: Entry) -> int:
        """Return the place of a comparison among those of its level, from 0."""
        same = [e for e in self.entries if e.base is entry.base and e.first < entry.first]
        return sum(e.role == "comparison" for e in same)

    def known_step(self, entry: Entry) -> Step | None:
        """Return how far back the sentences before compared in this place."""
        steps = self.carried.steps
        return steps.get(self.nth_comparison(entry), steps.get(0))

    def words_after(self, entry: Entry) -> str:
        """Return the words after a number, to the end of its phrase."""
        end = entry.last
        while end < self.last and self.doc[end].lower_ not in STOPS:
            end += 1
        return self.doc[entry.last : end].text.lower()

    def of_group(self, entry: Entry) -> tuple[Step | None, list[Mention[When]]]:
        """Return the date that stands after the last of "against A and B in 1985"."""
        place = self.entries.index(entry)
        if place + 1 == len(self.entries):
            return None, []
        other = self.entries[place + 1]
        joined = self.doc[entry.last : other.first]
        if other.role != "comparison" or other.base is entry.base or len(joined) > 2:
            return None, []
        _, right = self.zone(other)
        return relative_step(self.words_after(other)), [
            d for d in self.dates if other.last <= d.first < right
        ]

    def is_older_view(
        self, base: Draft, step: Step | None, dated: list[Mention[When]]
    ) -> bool:
        """Tell whether a comparison is last month's forecast of the same period."""
        if base.fields.get("status", "actual") == "actual":
            return False
        if step in ("month", "week"):
            return True
        period = base.fields.get("period", "")
        return bool(dated) and "/" in period and dated[0].value.precision in ("month", "day")

    # ------------------------------------------------------------ after
    def plausible(self, draft: Draft) -> bool:
        """Tell whether a draft says enough to be a figure."""
        fields = draft.fields
        if draft.entry.kind == "percent" and fields["measure"] not in FLOWS:
            return "commodity" in fields
        if draft.entry.role == "step" and (
            fields["measure"] != "stocks" or self.leads_to_level(draft.entry)
        ):
            return False
        if fields["unit"] in ("hectare", "acre") and not (
            draft.cue and draft.cue.form in AREAS
        ):
            return False
        return "value" in fields

    def note_goods(self) -> None:
        """Remember the good of a sentence whose numbers are no figures."""
        named = [
            g for c in self.cues if c.measure for g in self.goods_before(c)
        ]
        inside = self.goods_in(self.first, self.last)
        text = self.sentence.text.rstrip()
        if text.endswith((":", "-", "--")):
            named = named or inside
            self.dates = self._dates()
            own = [d.value.value for d in self.dates if not self.is_compared(d)]
            self.carried.period = own[0] if own else self.carried.period
        if named:
            self.carried.good = named[-1].value.name
            self.carried.goods.clear()

    def leads_to_level(self, step: Entry) -> bool:
        """Tell whether "fell 3 mln tonnes" goes on with "to 9 mln"."""
        return any(
            e.first >= step.last and e.role == "level" and e.unit == step.unit
            for e in self.entries
        )

    def remember(self, draft: Draft, paragraph: int) -> None:
        if draft.entry.role == "comparison":
            return
        carried, fields = self.carried, draft.fields
        if carried.lead_country is None:
            carried.lead_country = fields.get("country")
        sold = draft.cue is not None and draft.cue.form in ("sale", "sell", "export")
        if sold and carried.seller is None:
            carried.seller = fields.get("country")
        carried.measure = fields["measure"]
        carried.measures.add(fields["measure"])
        if self.is_list:
            return
        carried.good = fields.get("commodity", carried.good)
        carried.period = fields.get("period")
        if "commodity" in fields:
            carried.goods[fields["unit"].partition("/")[0]] = fields["commodity"]
        carried.country = fields.get("country", carried.country)
        carried.status = fields.get("status", "actual")
        if fields.get("source"):
            carried.source = fields["source"]
            if paragraph <= 1 + self.story.paragraph_number(
                self.story.token_at(self.story.article.body_start)
            ):
                carried.lead_source = carried.lead_source or fields["source"]
                carried.lead_period = carried.lead_period or fields.get("period")
        carried.paragraph = paragraph


SPANS: tuple[Step, ...] = ("week", "month", "quarter", "year")
PAST = re.compile(
    r"\b(?:earlier|ago|before)$|^(?:the )?(?:previous|prior|preceding)\b"
)
STEPS: tuple[tuple[re.Pattern[str], Step], ...] = (
    (re.compile(r"\byear[ -](?:earlier|ago|before)\b|\b(?:previous|prior|preceding|last) year\b|\byear before\b|\bsame\b.{0,30}\b(?:year|19\d\d|20\d\d)\b|\b(?:19|20)\d\d period\b"), "year"),
    (re.compile(r"\bquarter (?:earlier|ago|before)\b|\b(?:previous|prior|preceding|last) quarter\b"), "quarter"),
    (re.compile(r"\bmonth (?:earlier|ago|before)\b|\b(?:previous|prior|preceding|last) month\b"), "month"),
    (re.compile(r"\bweek (?:earlier|ago|before)\b|\b(?:previous|prior|preceding|last) week\b"), "week"),
)  # fmt: skip


def relative_step(text: str) -> Step | None:
    """Return how far back the words after a comparison reach.

    >>> relative_step("a year earlier"), relative_step("in the same period last year")
    ('year', 'year')
    >>> relative_step("in 1985") is None
    True
    """
    return next((step for pattern, step in STEPS if pattern.search(text)), None)
