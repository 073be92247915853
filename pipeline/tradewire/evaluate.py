"""Score extracted records against gold ones, field by field.

A gold and a found fact of one kind are paired if their keys agree (a name; a rate
or value and its unit; an event's type and a party in common), most alike first.
`found` is the F1 of paired facts. `slots` is the F1 of filled fields, each credited
0 to 1 within a pair; fields of unpaired facts are missed or spurious. `exact` is
the F1 of facts in which every field is right and none is too many.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jsonlines
import orjson

from tradewire.errors import ReadError

Fields = dict[str, Any]
Credit = Callable[[Any, Any], float]
FIGURES = ("found", "slots", "exact")
RIGHT = 0.8  # a field with less credit is wrong

# Words that say nothing about which body, office or good is meant.
EMPTY = {
    "body": "the of and for on in a an ministry minister ministers department dept "
    "office u.s us united states secretary affairs federal national government",
    "title": "the of for and s us u.s",
    "good": "",
}
SAME_WORD = {
    "aluminium": "aluminum", "sulphur": "sulfur", "organisation": "organization",
    "centre": "center", "defence": "defense", "labour": "labor", "auto": "car",
    "programme": "program", "automobile": "car", "maize": "corn", "soya": "soybean",
    "soyabean": "soybean", "soy": "soybean", "semi-conductor": "semiconductor",
    "chip": "semiconductor", "petrol": "gasoline", "lng": "liquefied natural gas",
    "ev": "electric vehicle", "fibre": "fiber",
}  # fmt: skip


def plain(text: Any) -> str:
    """Return a text in lower-case ASCII, without possessives and outer points."""
    folded = unicodedata.normalize("NFKD", str(text)).encode("ascii", "ignore")
    low = folded.decode().lower().replace("'s", "").replace("s'", "s")
    return " ".join(low.split()).strip(" .,;:\"'")


def singular(word: str) -> str:
    """Return the singular of a regular plural.

    >>> [singular(w) for w in ("duties", "boxes", "tonnes", "gas", "glass")]
    ['duty', 'box', 'tonne', 'gas', 'glass']
    """
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 4 and re.search("(?:ch|sh|x|ss|zz)es$", word):
        return word[:-2]
    if len(word) > 3 and re.search("(?<![sui])s$", word):
        return word[:-1]
    return word


def bag(text: Any, kind: str = "good") -> list[str]:
    """Return the words of a text that say something, in one spelling."""
    empty = EMPTY[kind].split()
    found = []
    for word in re.findall(r"[a-z0-9][a-z0-9.&-]*", plain(text)):
        word = singular(word.strip(".-"))
        word = SAME_WORD.get(word, word)
        if word and word not in empty:
            found.extend(word.split())
    return found


def dice(left: Sequence[str], right: Sequence[str]) -> float:
    """Return the Dice coefficient of two sets of words."""
    a, b = set(left), set(right)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else float(a == b)


def initials(name: Any) -> str:
    """Return the acronym of a name: the initials of its capitalised words."""
    return "".join(re.findall(r"(?<![A-Za-z])[A-Z]", str(name))).lower()


def same_body(gold: Any, found: Any) -> float:
    """Credit two names of a body: equal, acronym and full form, or shared words."""
    if plain(gold) == plain(found):
        return 1.0
    letters = [re.sub("[^a-z]", "", plain(name)) for name in (gold, found)]
    if any(a and a == initials(b) for a, b in zip(letters, (found, gold), strict=True)):
        return 1.0
    left, right = bag(gold, "body"), bag(found, "body")
    return dice(left, right) if left and right else 0.0


def same_person(gold: Any, found: Any) -> float:
    """Credit two names of a person: equal, or one the surname of the other."""
    left, right = ([w for w in bag(name) if len(w) > 1] for name in (gold, found))
    if not left or not right:
        return 0.0
    if left == right:
        return 1.0
    one_in_other = set(left) <= set(right) or set(right) <= set(left)
    if left[-1] != right[-1] and not one_in_other:
        return 0.0
    return 0.8 if 1 in (len(left), len(right)) else 0.9


def same_title(gold: Any, found: Any) -> float:
    """Credit two titles by the words they share."""
    return dice(bag(gold, "title"), bag(found, "title"))


def same_good(gold: Any, found: Any) -> float:
    """Credit two names of a good by the words they share, if half of them are."""
    left, right = bag(gold), bag(found)
    share = 1.0 if left == right else dice(left, right)
    return share if share >= 0.5 else 0.0


def same_date(gold: Any, found: Any) -> float:
    """Credit two dates: equal, or half if one is the other less precisely."""
    if str(gold) == str(found):
        return 1.0
    short, long = sorted((str(gold), str(found)), key=len)
    return 0.5 if len(short) in (4, 7, 10) and long.startswith(short) else 0.0


def same_number(gold: Any, found: Any) -> float:
    """Credit two numbers that differ by at most 0.3 %, as "a third" may."""
    a, b = float(gold), float(found)
    return float(abs(a - b) <= 0.003 * max(abs(a), abs(b)))


def same_text(gold: Any, found: Any) -> float:
    """Credit two values that are the same words."""
    return float(plain(gold) == plain(found))


def chapters(codes: Iterable[str]) -> set[str]:
    """Return the HS chapters of some codes and runs of codes.

    >>> sorted(chapters(["01-03", "7206"]))
    ['01', '02', '03', '72']
    """
    out: set[str] = set()
    for code in codes:
        first, dash, last = code.partition("-")
        if dash:
            out |= {f"{n:02d}" for n in range(int(first), int(last) + 1)}
        else:
            out.add(code[:2])
    return out


def same_hs(gold: Sequence[str], found: Sequence[str]) -> float:
    """Credit chapters that meet, unless many were guessed."""
    meet = chapters(gold) & chapters(found)
    few = len(found) <= max(3, len(gold))
    few = few and len(chapters(found)) <= max(3, len(chapters(gold)))
    return float(bool(meet) and few)


def each(same: Credit) -> Credit:
    """Return the credit of two lists: F1 of the best match of each item."""

    def credit(gold: Sequence[Any], found: Sequence[Any]) -> float:
        recall = sum(max(same(g, f) for f in found) for g in gold) / len(gold)
        right = sum(max(same(g, f) for g in gold) for f in found) / len(found)
        return 2 * right * recall / (right + recall) if right + recall else 0.0

    return credit


CODES, GOODS = each(lambda gold, found: float(gold == found)), each(same_good)
COMPARE: Mapping[str, Mapping[str, Credit]] = {
    "officials": {
        "name": same_person,
        "title": same_title,
        "organization": same_body,
        "country": same_text,
    },
    "organizations": {"name": same_body, "kind": same_text, "country": same_text},
    "commodities": {"name": same_good, "hs": same_hs},
    "tariffs": {
        "instrument": same_text,
        "rate": same_number,
        "rate_max": same_number,
        "rate_unit": same_text,
        "previous_rate": same_number,
        "commodities": GOODS,
        "imposed_by": CODES,
        "applies_to": CODES,
        "status": same_text,
        "effective": same_date,
    },
    "figures": {
        "measure": same_text,
        "value": same_number,
        "value_max": same_number,
        "unit": same_text,
        "commodity": same_good,
        "country": same_text,
        "producer": same_body,
        "partner": same_text,
        "period": same_date,
        "source": same_body,
        "status": same_text,
        "bound": same_text,
        "change": same_number,
    },
    "events": {
        "type": same_text,
        "date": same_date,
        "actors": CODES,
        "targets": CODES,
        "commodities": GOODS,
        "status": same_text,
    },
}
SILENT = {("figures", "status", "actual"), ("figures", "bound", "exact")}
NAMED_BY: Mapping[str, tuple[Credit, float]] = {
    "officials": (same_person, 0.0),
    "organizations": (same_body, 0.5999),
    "commodities": (same_good, 0.6),
}
VALUES = {
    "tariffs": (("rate", "rate_max"), "rate_unit"),
    "figures": (("value", "value_max"), "unit"),
}


def filled(kind: str, fact: Fields) -> Fields:
    """Return the scored fields that say something; defaults say nothing."""
    return {
        name: fact[name]
        for name in COMPARE[kind]
        if fact.get(name) not in (None, "", [], {})
        and not (isinstance(fact[name], str) and (kind, name, fact[name]) in SILENT)
    }


def agree(kind: str, gold: Fields, found: Fields) -> bool:
    """Tell whether the keys of two facts agree, so that they may be paired."""
    if kind in NAMED_BY:
        same, least = NAMED_BY[kind]
        return same(gold.get("name", ""), found.get("name", "")) > least
    if kind in VALUES:
        names, unit = VALUES[kind]
        return plain(gold.get(unit)) == plain(found.get(unit)) and any(
            same_number(gold[a], found[b])
            for a in names
            for b in names
            if a in gold and b in found
        )
    parties, others = (
        {*fact.get("actors", []), *fact.get("targets", [])} for fact in (gold, found)
    )
    together = bool(parties & others) or not parties or not others
    return gold.get("type") == found.get("type") and together


def credits(kind: str, gold: Fields, found: Fields) -> dict[str, float]:
    """Return the credit of each field that both facts fill."""
    compare = COMPARE[kind]
    return {n: compare[n](gold[n], found[n]) for n in gold if n in found}


def pair(kind: str, gold: list[Fields], found: list[Fields]) -> list[tuple[int, int]]:
    """Return the pairs of indexes of facts whose keys agree, most alike first."""
    ranked = sorted(
        (-sum(credits(kind, g, f).values()), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if agree(kind, g, f)
    )
    pairs: dict[int, int] = {}
    for _, i, j in ranked:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return list(pairs.items())


@dataclass
class Tally:
    """Hits among the found and the gold ones; hits may be fractions."""

    hits: float = 0.0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Hits per found one."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Hits per gold one."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.found + self.gold
        return 2 * self.hits / both if both else 0.0


@dataclass
class Score:
    """The figures of one kind of fact."""

    found: Tally = field(default_factory=Tally)
    slots: Tally = field(default_factory=Tally)
    exact: Tally = field(default_factory=Tally)
    by_field: dict[str, Tally] = field(default_factory=dict)

    def add(self, kind: str, gold: list[Fields], found: list[Fields]) -> None:
        """Count the facts of one article."""
        golds, founds = ([filled(kind, f) for f in facts] for facts in (gold, found))
        for tally in (self.found, self.exact):
            tally.gold += len(golds)
            tally.found += len(founds)
        for fact in golds:
            for name in fact:
                self._of(name).gold += 1
        for fact in founds:
            for name in fact:
                self._of(name).found += 1
        self.slots.gold += sum(map(len, golds))
        self.slots.found += sum(map(len, founds))
        for i, j in pair(kind, golds, founds):
            worth = credits(kind, golds[i], founds[j])
            for name, credit in worth.items():
                self._of(name).hits += credit
            self.found.hits += 1
            self.slots.hits += sum(worth.values())
            self.exact.hits += golds[i].keys() == founds[j].keys() and all(
                credit >= RIGHT for credit in worth.values()
            )

    def _of(self, name: str) -> Tally:
        return self.by_field.setdefault(name, Tally())


def evaluate(
    gold: Mapping[str, Fields], predicted: Mapping[str, Fields]
) -> dict[str, Score]:
    """Return the score of each kind of fact over all gold articles.

    Both map article ids to records. Articles that are only in `gold` count as
    predicted empty, those only in `predicted` are left out.
    """
    scores = {kind: Score() for kind in COMPARE}
    for id, record in gold.items():
        for kind, score in scores.items():
            found = predicted.get(id, {}).get(kind) or []
            score.add(kind, record.get(kind) or [], found)
    return scores


def mean(scores: Mapping[str, Score], figure: str = "slots") -> float:
    """Return the mean F1 of `found`, `slots` or `exact` over the kinds."""
    tallies: list[Tally] = [getattr(score, figure) for score in scores.values()]
    return sum(tally.f1 for tally in tallies) / len(tallies)


def load_records(path: Path) -> dict[str, Fields]:
    """Return the records of a JSON Lines file by id.

    Raises:
        ReadError: if a line is no record with an id, or an id comes twice.
    """
    records: dict[str, Fields] = {}
    with path.open("rb") as lines:
        try:
            for record in jsonlines.Reader(lines, loads=orjson.loads).iter(
                type=dict, skip_empty=True
            ):
                if record["id"] in records:
                    raise ReadError(f"{path}: a second record of {record['id']}")
                records[record["id"]] = record
        except (jsonlines.InvalidLineError, KeyError) as error:
            where = f"record {len(records) + 1}"
            raise ReadError(f"{path}: {where} has no id ({error})") from None
    return records


def as_dict(scores: Mapping[str, Score]) -> dict[str, Any]:
    """Return all figures as plain values: precision, recall and F1."""

    def figures(tally: Tally) -> dict[str, float]:
        return {"p": tally.precision, "r": tally.recall, "f1": tally.f1}

    kinds = {
        kind: {name: figures(getattr(score, name)) for name in FIGURES}
        | {"by_field": {n: figures(t) for n, t in score.by_field.items()}}
        for kind, score in scores.items()
    }
    return {"mean": {name: mean(scores, name) for name in FIGURES}, "kinds": kinds}
