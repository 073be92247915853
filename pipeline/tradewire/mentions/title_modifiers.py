"""Read the words before a title: "Japan's former vice trade minister"."""

from spacy.tokens import Token

from tradewire.mentions.body_found import APOSTROPHES
from tradewire.mentions.office import Around, Office
from tradewire.values import body, title
from tradewire.values.country import is_country, place_code, state_code


def modify(around: Around, office: Office, floor: int | None = None) -> None:
    """Take in the words before a title that belong to it, note what they say.

    Nothing before the token `floor` is read, by default the sentence's first.
    """
    Leftward(around, office, floor).read()


def portfolio(tokens: list[Token]) -> str:
    """Return the first run of words that name a minister's field."""
    kept: list[str] = []
    for token in tokens:
        word = token.lower_
        joins = bool(kept) and word in ("and", ",", "&", "the")
        if word in body.portfolio_words() or joins:
            kept.append(word)
        elif kept and word != "-" and word not in title.words("rank"):
            break
    while kept and kept[-1] in ("and", ",", "&", "the"):
        kept.pop()
    return " ".join(kept).replace(" ,", ",")


class Leftward:
    """A walk to the left from a title's first word."""

    def __init__(self, around: Around, office: Office, floor: int | None) -> None:
        self.around, self.office, self.doc = around, office, around.doc
        self.head = self.lead = office.first
        self.floor = self.doc[self.lead].sent.start if floor is None else floor
        self.modifiers: list[Token] = []
        self.beside = False  # a country has been passed: the title is complete
        self.bracket = False

    def read(self) -> None:
        """Walk as far as the words belong to the title."""
        steps = (
            self._bracket,
            self._body,
            self._white_house,
            self._place,
            self._status,
            self._deputy,
            self._joint,
            self._rank,
            self._other,
        )
        while self.lead > self.floor and not self._ends():
            if not any(step(self.doc[self.lead - 1]) for step in steps):
                break
        office, doc = self.office, self.doc
        while office.first < office.last - 1 and (
            doc[office.first].text in (",", "-", "and")
            or doc[office.first].lower_ in body.words("party")
        ):
            office.first += 1
        tail = doc[self.head : office.last - 1]
        office.portfolio = portfolio([*self.modifiers, *tail])

    def _take(self, count: int = 1) -> bool:
        """Take words into the title."""
        self.modifiers[:0] = self.doc[self.lead - count : self.lead]
        self.office.first = self.lead = self.lead - count
        return True

    def _bracket(self, token: Token) -> bool:
        """Pass over an acronym: "Coffee Institute (IBC) president"."""
        short = self.around.body_ending.get(self.lead - 1)
        if token.text != ")" or short is None:
            return False
        if self.doc[short.first - 1].text != "(":
            return False
        self.lead, self.bracket = short.first - 1, True
        return True

    def _body(self, token: Token) -> bool:
        """Take in a body: "Commerce Ministry spokesman"."""
        found = self.around.body_ending.get(self.lead)
        if found is None or found.first < self.floor:
            return False
        self.office.note_body(found)
        inner = self.around.place_at.get(found.first)
        if inner and (is_country(inner.value.code) or inner.value.code == "EU"):
            self.office.note_country(inner)
        if found.value.kind == "ministry" and not self.bracket:
            place = self.around.place_at.get(found.first)
            inside = place is not None and place.last < found.last
            first = (
                place.last
                if place and inside and found.value.kind == "ministry"
                else found.first
            )
            self._take(self.lead - first)
            self.beside = inside
        self.lead = found.first
        return True

    def _white_house(self, token: Token) -> bool:
        if token.text != "House" or self.doc[self.lead - 2].text != "White":
            return False
        self.office.white_house, self.office.bare = True, False
        return self._take(2)

    def _place(self, token: Token) -> bool:
        """Pass over a country or state, note it."""
        place = self.around.place_ending.get(self.lead)
        count = 2 if state_code(self.doc[self.lead - 2 : self.lead].text) else 1
        state = state_code(self.doc[self.lead - count : self.lead].text)
        if state is None and self.office.title.kind == "governor":
            state = place_code(token.text)
        if place is None and state is None:
            return False
        if place is None or state:
            self.office.country = self.office.country or state
            self.office.regional = True
        self.office.note_country(place)
        self.office.bare, self.beside = False, True
        self.lead = place.first if place else self.lead - count
        return True

    def _status(self, token: Token) -> bool:
        """Pass over "former", "new"; "acting" is part of the title."""
        office, word = self.office, token.lower_
        if word == "-" and self.doc[self.lead - 2].lower_ in title.words("former"):
            office.status = "former"
            self.lead -= 2
            return True
        if word in title.words("former"):
            office.status = "former"
        elif word in title.words("acting"):
            office.status = "acting" if office.status == "current" else office.status
            if office.first == self.lead:
                office.first -= 1
        elif word in title.words("nominee"):
            office.status = "nominee"
        elif word not in title.words("current"):
            return False
        self.lead -= 1
        return True

    def _ends(self) -> bool:
        """Tell whether the next word ends the title: a possessor, a firm's word."""
        token, office = self.doc[self.lead - 1], self.office
        if token.text in APOSTROPHES and self.lead - 2 >= self.floor:
            self._possessor(self.lead - 1)
            return True
        if self.beside or self.lead in self.around.body_ending:
            return False
        field = token.lower_ in body.portfolio_words()
        if token.lower_ in title.words("private") and not field:
            office.private, office.bare = True, False
            return True
        return False

    def _possessor(self, end: int) -> None:
        """Note whose a title is: "Japan's minister", "the president's adviser"."""
        office, owner = self.office, self.doc[end - 1]
        office.bare = False
        place = self.around.place_ending.get(end)
        found = self.around.body_ending.get(end)
        office.note_country(place)
        if found:
            office.note_body(found)
        elif place is None:
            self._of_noun(owner) or self._of_head(owner)

    def _of_noun(self, owner: Token) -> bool:
        """Note whose title a noun tells: "the kingdom's", "the regulator's"."""
        office, word = self.office, owner.lower_
        if word in title.words("state_owner"):
            states = self.around.topic.states
            office.note_country(self.around.place_meant(owner.i, states))
        elif word in title.words("bloc_owner"):
            office.country = office.country or "EU"
        elif word in title.words("body_owner"):
            if found := self.around.body_meant(owner.i):
                office.note_body(found)
        else:
            return False
        return True

    def _of_head(self, owner: Token) -> bool:
        """Note the country of the head of state or government who owns a title."""
        office = self.office
        term = title.holder(owner.text, self.around.story.article.published)
        office.of_head = term is not None or owner.lower_ in title.words("leader")
        if term:
            office.country = office.country or term.country
        return office.of_head

    def _deputy(self, token: Token) -> bool:
        """Take in "deputy" before a country, end there: "deputy U.S. secretary"."""
        if not self.beside or token.lower_ not in title.words("deputy"):
            return False
        self.office.first = self.lead = self.lead - 1
        return True

    def _joint(self, token: Token) -> bool:
        """Take in the "and" of two fields: "trade and industry minister"."""
        if self.beside or token.lower_ not in ("and", ",", "&") or not self.modifiers:
            return False
        if token.text == "," and all(t.lower_ != "and" for t in self.modifiers):
            return False
        fields = body.portfolio_words()
        before, after = self.doc[self.lead - 2], self.doc[self.lead]
        return before.lower_ in fields and after.lower_ in fields and self._take()

    def _rank(self, token: Token) -> bool:
        """Take in a field, a rank or a hyphen."""
        if self.beside:
            return False
        word = token.lower_
        hyphen = word == "-" and not token.whitespace_ and self.lead - 2 >= self.floor
        known = word in body.portfolio_words() or word in title.words("rank")
        if word == "under":
            known = self.office.title.words[0] == "secretary"
        return (known or hyphen) and self._take()

    def _other(self, token: Token) -> bool:
        """Take in any other noun or adjective, if the title is not a fixed one."""
        office = self.office
        written = self.doc[office.last - 1].text[0].isupper()
        fixed = office.title.kind in ("head", "legislator", "judge", "military")
        if self.beside or (written and fixed) or token.lower_ in title.words("time"):
            return False
        if token.pos_ not in ("NOUN", "PROPN", "ADJ"):
            return False
        if token.text[0].isupper() and not token.is_sent_start:
            office.bare = False
        return self._take()
