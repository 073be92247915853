"""Read the titles that stand before or after a person's name."""

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from tradewire.mentions.body_grammar import APOSTROPHES
from tradewire.story import Mention, Story
from tradewire.values.body import portfolio_words, words
from tradewire.values.country import state_code
from tradewire.values.names import Body
from tradewire.values.title import Title, by_last_word, holder

REACH = 14
ENDS = frozenset([",", ".", ";", ":", "(", ")", "-", "--", "–", "—", '"', "“", "”"])


@dataclass(slots=True)
class Office:
    """A title in the text: its words, and what stands beside it."""

    title: Title
    first: int
    last: int
    portfolio: str = ""
    body: Mention[Body] | None = None
    country: str | None = None
    country_at: tuple[int, int] | None = None
    status: str = "current"
    white_house: bool = False
    of_head: bool = False
    private: bool = False
    bare: bool = True
    plural: bool = False
    taken: list[int] = field(default_factory=list)


class Titles:
    """The titles of one article."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.doc: Doc = story.doc
        self.body_ending = {m.last: m for m in story.bodies}
        self.body_at = {i: m for m in story.bodies for i in range(m.first, m.last)}
        self.place_ending = {m.last: m for m in story.countries}
        self.place_at = {i: m for m in story.countries for i in range(m.first, m.last)}

    def ending(self, last: int) -> tuple[int, Title, bool] | None:
        """Return the longest title that ends before `last`: its start, and if plural."""
        if last < 1:
            return None
        word = self.doc[last - 1].lower_
        if (
            word == "."
            and last > 1
            and f"{self.doc[last - 2].lower_}." in by_last_word()
        ):
            title = by_last_word()[f"{self.doc[last - 2].lower_}."][0]
            return last - 2, title, True
        plural = False
        titles = by_last_word().get(word)
        if titles is None and word.endswith("s"):
            titles, plural = by_last_word().get(word[:-1]), True
            if titles is None and word.endswith("men"):
                titles = by_last_word().get(word[:-3] + "man")
        if titles is None:
            return None
        for title in titles:
            first = last - len(title.words)
            if first >= 0 and all(
                self.doc[first + k].lower_ == w for k, w in enumerate(title.words[:-1])
            ):
                return first, title, plural or word in ("reps.", "sens.")
        return None

    def before(self, name: int) -> Office | None:
        """Return the title right before a name that begins at a token."""
        found = self.ending(name)
        if found and found[1].words[-1] in STYLES:
            inner = self.ending(found[0])
            if inner:
                name, found = found[0], inner
        if found:
            first, title, plural = found
            if title.kind == "none":
                return None
            office = Office(title, first, name, plural=plural)
            self._modify(office)
            self._of_after_name(office, name)
            if self._is_adjective(office) or self._is_firm(office, name):
                return None
            return office
        return self._of_before(name)

    def _is_adjective(self, office: Office) -> bool:
        """Tell whether "official" qualifies a name: "the official Antara agency"."""
        lead = self.doc[office.first - 1 : office.first].text.lower()
        word = self.doc[office.last - 1].text
        return word == "official" and office.bare and lead in ("the", "", "and")

    def _is_firm(self, office: Office, name: int) -> bool:
        """Tell whether "General" begins a firm's name: "General Motors"."""
        return office.title.kind == "military" and self.doc[name].ent_type_ == "ORG"

    def _of_after_name(self, office: Office, name: int) -> None:
        """Note the country after a name: "King Fahd of Saudi Arabia"."""
        for at in range(name + 1, min(name + 5, len(self.doc) - 1)):
            place = self.place_at.get(at + 1)
            body = self.body_at.get(at + 1) or self.body_at.get(at + 2)
            if self.doc[at].lower_ == "of" and body and body.value.kind == "agency":
                office.body = office.body or body
            elif self.doc[at].lower_ == "of" and place and office.country is None:
                self._note_country(office, place.value.code, place)
            if not self.doc[at].text[0].isupper():
                return

    def _of_before(self, name: int) -> Office | None:
        """Return "minister of trade", "governor of the Bank of X" before a name."""
        comma = name > 0 and self.doc[name - 1].text == ","
        end = name - 1 if comma else name
        if comma and (direct := self.ending(end)) and direct[1].kind != "none":
            office = Office(direct[1], direct[0], end)
            self._modify(office)
            lead = self.doc[office.first - 1] if office.first else None
            followed = self._name_is_closed(name)
            if lead is not None and lead.lower_ in ("its", "their"):
                self._note_antecedent(office)
            if (
                followed
                and lead is not None
                and (
                    office.country or lead.lower_ in ("the", "its", "their", "'s", "’s")
                )
            ):
                return office
            return None
        floor = max(self.doc[name].sent.start, end - REACH)
        for i in range(end - 1, floor, -1):
            token = self.doc[i]
            if token.lower_ in ("of", "for", "to", "at") and (found := self.ending(i)):
                office = Office(found[1], found[0], i)
                if found[1].kind == "none":
                    return None
                self._modify(office)
                self._complement(office, i, end)
                return office if office.last == end or office.body else None
            if token.is_punct and token.text not in (",", "-", "&", ".", "'"):
                return None
            if not (
                token.text[0].isupper()
                or token.lower_ in portfolio_words()
                or token.lower_
                in ("the", "and", "of", "for", ",", "-", "general", "staff")
            ):
                return None
        return None

    def _note_antecedent(self, office: Office) -> None:
        """Note the country that "its" before a title refers to."""
        sentence = self.story.sentence_number(office.first)
        before = [
            m
            for m in self.story.countries
            if m.last <= office.first
            and sentence - self.story.sentence_number(m.first) <= 1
            and m.value.form != "demonym"
        ]
        if before:
            self._note_country(office, before[-1].value.code, before[-1])

    def _name_is_closed(self, name: int) -> bool:
        for token in self.doc[name : name + 6]:
            if token.text in (",", ".") or token.pos_ == "VERB":
                return True
        return False

    def after(self, name_end: int) -> Office | None:
        """Return the title in an apposition after a name that ends at a token."""
        doc, i = self.doc, name_end
        if i >= len(doc) - 2:
            return None
        end = doc[i].sent.end
        if doc[i].text == "(":
            close = next(
                (k for k in range(i, min(i + 8, end)) if doc[k].text == ")"), i
            )
            i = close + 1
        if i + 2 < end and doc[i].text == "," and doc[i + 1].like_num:
            i += 2
        if i >= end or doc[i].text not in (",", "-", "--", "–", "—", "("):
            return None
        start = i + 1
        if (
            start + 1 < end
            and doc[start].lower_ == "who"
            and doc[start + 1].lemma_ == "be"
        ):
            start += 2
        if start < end and doc[start].lower_ in ("as", "himself", "herself"):
            start += 1
        for k in range(start, min(start + REACH, end)):
            token = doc[k]
            found = self.ending(k + 1)
            if found and found[0] >= start:
                if self._goes_on(k + 1, end):
                    continue
                office = Office(found[1], found[0], k + 1, plural=found[2])
                if found[1].kind == "none" or found[2]:
                    return None
                self._modify(office, floor=start)
                if office.first != start and not self._opens(start, office.first):
                    return None
                self._complement(office, k + 1, end)
                return office
            if (
                token.text in ENDS
                and token.text not in ("-", ",")
                or token.pos_ == "AUX"
            ):
                return None
            if token.text == "," and not (
                token.i > start and doc[k - 1].lower_ in portfolio_words()
            ):
                return None
            if token.pos_ == "VERB" and token.tag_ not in ("VBN", "VBG"):
                return None
        return None

    def _goes_on(self, at: int, end: int) -> bool:
        """Tell whether a title is only the first words of a longer one."""
        if at < end and self.doc[at].text in APOSTROPHES:
            return True
        for k in range(at + 1, min(at + 5, end)):
            whole = self.ending(k + 1)
            if whole and whole[0] < at:
                return True
        for k in range(at, min(at + 5, end)):
            token = self.doc[k]
            if token.pos_ not in ("NOUN", "PROPN", "ADJ") and token.text != "-":
                return False
            found = self.ending(k + 1)
            if found and found[1].kind != "none":
                return True
        return False

    def _opens(self, start: int, first: int) -> bool:
        """Tell whether the words from `start` to a title only lead up to it."""
        return all(
            t.pos_ in ("DET", "PRON", "ADJ", "PROPN", "NOUN", "PART", "ADV", "NUM")
            or t.i in self.place_at
            or t.i in self.body_at
            or t.lower_ in PAST
            or t.text in ("-", "and", *APOSTROPHES)
            or t.tag_ in ("VBG", "VBN")
            for t in self.doc[start:first]
        )

    def _modify(self, office: Office, floor: int | None = None) -> None:
        """Take in the words before a title that belong to it, note what they say."""
        doc = self.doc
        at = lead = office.first
        if floor is None:
            floor = doc[lead].sent.start
        modifiers: list[Token] = []
        beside = False
        bracket: int | None = None
        while lead > floor:
            token = doc[lead - 1]
            word = token.lower_
            if token.text == ")" and lead - 1 in self.body_ending:
                short = self.body_ending[lead - 1]
                if doc[short.first - 1].text == "(":
                    lead = short.first - 1
                    bracket = office.first
                    continue
            body = self.body_ending.get(lead)
            if body and body.first >= floor:
                office.body = office.body or body
                office.bare = False
                lead = body.first
                if body.value.kind == "industry":
                    office.private = True
                if body.value.kind != "intergovernmental" and bracket is None:
                    office.first = self._without_country(body)
                    modifiers = [*doc[office.first : body.last], *modifiers]
                if code_at := self.place_at.get(body.first):
                    self._note_country(office, code_at.value.code, code_at)
                continue
            if token.text == "House" and doc[lead - 2].text == "White":
                office.white_house, office.bare = True, False
                office.first = lead = lead - 2
                continue
            if state := self._state_ending(lead):
                office.country = office.country or "US" if state == "US" else state
                office.bare, beside = False, True
                lead -= 1
                continue
            if place := self.place_ending.get(lead):
                self._note_country(office, place.value.code, place)
                office.bare, beside = False, True
                lead = place.first
                continue
            if word in PAST or (word == "-" and doc[lead - 2].lower_ in PAST):
                office.status = PAST.get(word, "former")
                if word == "acting" and office.first == lead:
                    office.first = lead - 1
                lead -= 1 if word in PAST else 2
                continue
            if token.text in APOSTROPHES and lead - 2 >= floor:
                lead = self._possessor(office, lead)
                break
            if beside:
                if word in DEPUTIES:
                    office.first = lead = lead - 1
                    continue
                break
            if word in ("and", ",", "&") and lead - 2 >= floor and modifiers:
                inner = doc[lead - 2].lower_ in portfolio_words()
                if inner and doc[lead].lower_ in portfolio_words():
                    modifiers.insert(0, token)
                    lead -= 1
                    office.first = lead
                    continue
                break
            if word in portfolio_words() or word in RANKS:
                modifiers.insert(0, token)
                lead -= 1
                office.first = lead
                continue
            if word == "-" and lead - 2 >= floor and not token.whitespace_:
                modifiers.insert(0, token)
                lead -= 1
                office.first = lead
                continue
            if word in PRIVATE:
                office.private, office.bare = True, False
                break
            if token.ent_type_ == "PERSON" and word not in ("the",):
                known = holder(token.text, self.story.article.published)
                office.of_head = office.of_head or known is not None
                office.bare = False
                break
            if not self._is_fixed(office) and token.pos_ in (
                "NOUN",
                "PROPN",
                "ADJ",
            ):
                if token.text[0].isupper() and not token.is_sent_start:
                    office.bare = False
                    office.private = office.private or (
                        token.ent_type_ == "ORG" and lead - 1 not in self.body_at
                    )
                modifiers.insert(0, token)
                lead -= 1
                office.first = lead
                continue
            break
        while (
            doc[office.first].lower_ in words("party")
            and office.last - office.first > 1
        ):
            office.first += 1
        office.portfolio = _portfolio([*modifiers, *doc[at : office.last - 1]])
        while office.first < office.last - 1 and doc[office.first].text in (
            ",",
            "-",
            "and",
        ):
            office.first += 1

    def _state_ending(self, last: int) -> str | None:
        """Return the country of a state or province that ends before a token."""
        name = self.doc[last - 1].text
        return "CA" if name in PROVINCES else state_code(name) and "US"

    def _is_fixed(self, office: Office) -> bool:
        """Tell whether a title takes no further words: "Senator", "President"."""
        title = office.title
        written = self.doc[office.last - 1].text[0].isupper()
        return written and title.kind in ("head", "legislator", "judge", "military")

    def _without_country(self, body: Mention[Body]) -> int:
        place = self.place_at.get(body.first)
        if place and place.last < body.last and body.value.kind == "ministry":
            return place.last
        return body.first

    def _note_country(self, office: Office, code: str, place: Mention[object]) -> None:
        if office.country is None:
            office.country = code
            office.country_at = place.start, place.end

    def _possessor(self, office: Office, lead: int) -> int:
        """Note whose a title is: "Japan's minister", "Trump's counselor"."""
        doc = self.doc
        owner = doc[lead - 2]
        office.bare = False
        if place := self.place_ending.get(lead - 1):
            self._note_country(office, place.value.code, place)
        elif body := self.body_ending.get(lead - 1):
            office.body = office.body or body
            office.private = office.private or body.value.kind == "industry"
        elif owner.lower_ in LEADERS or holder(
            owner.text, self.story.article.published
        ):
            office.of_head = True
        elif owner.text[0].isupper() and owner.ent_type_ == "ORG":
            office.private = True
        return lead

    def _complement(self, office: Office, at: int, end: int) -> None:
        """Take in the "of …", "for …", "at …" after a title."""
        doc, sealed = self.doc, False
        for _ in range(3):
            if at >= end or doc[at].lower_ not in (
                "of",
                "for",
                "at",
                "to",
                "in",
                "on",
                "with",
                "and",
                "from",
            ):
                return
            prep = doc[at].lower_
            if prep == "and":
                other = next(
                    (k for k in range(at + 1, min(at + 5, end)) if self.ending(k + 1)),
                    None,
                )
                if other is None:
                    return
                at, sealed = other + 1, True
                continue
            start = at + 1
            while start < end and (
                doc[start].lower_ in ("the", "a", "an", "its", "their", "his", "her")
                or doc[start].text in APOSTROPHES
            ):
                start += 1
            if start >= end:
                return
            body = next(
                (
                    self.body_at[k]
                    for k in range(start, min(start + 4, end))
                    if k in self.body_at and doc[k].text not in ENDS
                ),
                None,
            )
            place = self.place_at.get(start)
            if body and office.title.kind == "envoy" and prep in ("to", "in", "at"):
                office.last, office.bare = body.last, False
                at = body.last
                continue
            if (
                body
                and prep != "with"
                and (
                    place is None
                    or place.last >= body.first
                    or doc[place.last].text in APOSTROPHES
                )
            ):
                while doc[body.last].text in APOSTROPHES and (
                    part := self.body_at.get(body.last + 1)
                ):
                    body = part
                if office.body is None or prep in ("of", "at"):
                    office.body = body
                office.private = office.private or body.value.kind == "industry"
                office.bare = False
                if place:
                    self._note_country(office, place.value.code, place)
                sealed = True
                at = body.last
                continue
            named = place and doc[place.last : place.last + 1].text[:1].isupper()
            if place and not named and prep in ("of", "for", "in"):
                self._note_country(office, place.value.code, place)
                office.bare = False
                at = place.last
                continue
            last = self._phrase(start, end)
            if last == start:
                return
            phrase = doc[start:last]
            unknown = any(
                t.text[0].isupper() and t.i not in self.place_at for t in phrase
            )
            if prep in ("of", "for") and _portfolio(list(phrase)):
                office.portfolio = office.portfolio or phrase.text
                office.last = last
            elif (
                prep in ("of", "at", "for", "with", "from")
                and unknown
                and office.title.gate != "always"
            ):
                office.private = True
            elif prep in ("of", "for", "to", "in") and not sealed:
                office.last = last
            office.bare = False
            at = last

    def _phrase(self, start: int, end: int) -> int:
        """Return where the noun phrase after a preposition ends."""
        doc, last = self.doc, start
        while last < min(end, start + 10):
            token = doc[last]
            if token.text == "," or token.lower_ in ("and", "&"):
                if not (
                    last > start
                    and doc[last - 1].lower_ in portfolio_words()
                    and last + 1 < end
                    and (
                        doc[last + 1].lower_ in portfolio_words()
                        or doc[last + 1].lower_ == "and"
                    )
                    or token.lower_ in ("and", "&")
                    and last + 1 < end
                    and doc[last + 1].pos_ in ("NOUN", "ADJ")
                ):
                    break
            elif token.pos_ not in ("NOUN", "PROPN", "ADJ", "DET", "PART", "NUM") and (
                token.text != "-" and token.lower_ not in portfolio_words()
            ):
                break
            last += 1
        return last


def _portfolio(tokens: list[Token]) -> str:
    """Return the run of portfolio words among the words of a title."""
    kept: list[str] = []
    for token in tokens:
        word = token.lower_
        if word in portfolio_words() or (kept and word in ("and", ",", "&", "the")):
            kept.append(word)
        elif kept and word not in ("-",) and word not in RANKS:
            break
    while kept and kept[-1] in ("and", ",", "&", "the"):
        kept.pop()
    return " ".join(kept).replace(" ,", ",")


DEPUTIES = frozenset(["deputy", "assistant", "vice", "associate", "chief", "special"])
PROVINCES = frozenset(
    ["Ontario", "Quebec", "Alberta", "Manitoba", "Saskatchewan", "Columbia"]
)
CHOSEN = frozenset(["nominee", "pick", "choice", "candidate", "nomination"])
STYLES = frozenset(
    ["mr.", "mrs.", "ms.", "dr.", "sir", "lord", "lady", "dame", "prince", "princess"]
    + ["sheikh", "general", "gen.", "professor", "baroness", "admiral", "colonel"]
)
"""Titles of honour that may stand between an office and a name."""
PAST = {
    "former": "former",
    "ex": "former",
    "then": "former",
    "onetime": "former",
    "ousted": "former",
    "late": "former",
    "acting": "acting",
    "interim": "acting",
    "designate": "nominee",
    "incoming": "nominee",
    "nominee": "nominee",
    "new": "current",
    "outgoing": "current",
    "newly": "current",
}
RANKS = frozenset(
    ["deputy", "vice", "assistant", "senior", "chief", "first", "second", "under"]
    + ["special", "associate", "principal", "top", "general", "lead", "junior"]
    + ["executive", "managing", "permanent", "parliamentary", "state", "press"]
    + ["national", "majority", "minority", "republican", "democratic", "shadow"]
    + ["cabinet", "prime", "supreme", "central", "senate", "house"]
)
PRIVATE = frozenset(
    ["company", "firm", "group", "union", "bank", "association", "club", "team"]
    + ["corporate", "industry", "university", "college", "exchange", "federation"]
    + ["newspaper", "hotel", "airline", "brokerage", "securities", "fund", "sales"]
    + ["marketing", "investment", "portfolio", "equity", "markets", "research"]
)
LEADERS = frozenset(["president", "minister", "premier", "chancellor", "government"])
