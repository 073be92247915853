"""Find the title that stands before or after a person's name."""

from tradewire.mentions.body_found import APOSTROPHES
from tradewire.mentions.office import Around, Office
from tradewire.mentions.title_complement import complete
from tradewire.mentions.title_modifiers import modify
from tradewire.values.body import portfolio_words
from tradewire.values.title import words

REACH = 14
DASHES = ("-", "--", "–", "—")
ENDS = frozenset([".", ";", ":", "(", ")", "--", "–", "—", '"', "“", "”"])
JOINING = ("the", "and", "of", "for", "to", "at", "in", ",", "-", "general", "staff")
OWNING = ("the", "its", "their", "'s", "’s")
STYLES = frozenset(["rep.", "sen.", "senator", "congressman", "representative"])
STATUS = ("former", "acting", "nominee", "current")


def before(around: Around, name: int) -> Office | None:
    """Return the title right before a name that begins at a token."""
    office = _title_to(around, name)
    if office and office.title.words[-1] in STYLES | words("style"):
        parted = office.first and around.doc[office.first - 1].text == ","
        if parted and (apart := _before_comma(around, office.first)):
            return apart
        if office.title.words[-1] in words("style"):
            office = around.title_ending(office.first) or office
    if office is None:
        if name and around.doc[name - 1].text == ",":
            return _before_comma(around, name) or _with_complement(around, name - 1)
        return _with_complement(around, name)
    if office.title.kind == "none":
        return None
    modify(around, office)
    _note_after_name(around, office, name)
    if _is_adjective(around, office) or _is_firm(around, office, name):
        return None
    return office


def _title_to(around: Around, end: int) -> Office | None:
    """Return the title that ends before a token, "nominee" after it included."""
    chosen = end > 1 and around.doc[end - 1].lower_ in words("chosen")
    office = around.title_ending(end - 1 if chosen else end)
    if office and chosen:
        office.status = "nominee"
    return office


def _is_adjective(around: Around, office: Office) -> bool:
    """Tell whether "official" qualifies a name: "the official Antara agency"."""
    lead = around.doc[max(office.first - 1, 0) : office.first].text.lower()
    word = around.doc[office.last - 1].text
    return word == "official" and office.bare and lead in ("the", "", "and")


def _is_firm(around: Around, office: Office, name: int) -> bool:
    """Tell whether "General" begins a firm's name: "General Motors"."""
    following = around.doc[name].lower_
    return office.title.kind == "military" and following in words("firm_general")


def _note_after_name(around: Around, office: Office, name: int) -> None:
    """Note whose an official is by the words after the name: "King X of Y"."""
    doc = around.doc
    for at in range(name + 1, min(name + 5, len(doc) - 2)):
        if doc[at].lower_ == "of":
            body = around.body_at.get(at + 1) or around.body_at.get(at + 2)
            if body and body.value.kind == "agency":
                office.body = office.body or body
            else:
                office.note_country(around.place_at.get(at + 1))
        if not doc[at].text[0].isupper():
            return


def _before_comma(around: Around, name: int) -> Office | None:
    """Return "the trade minister, X," and "its president, X"."""
    doc = around.doc
    office = _title_to(around, name - 1)
    if office is None or office.title.kind == "none":
        return None
    modify(around, office)
    if office.first == 0:
        return None
    lead = doc[office.first - 1].lower_
    chosen = doc[max(office.first - 2, 0)].lower_
    if lead == "for" and chosen in words("chosen"):
        office.status = "nominee"
        return office
    if lead in ("its", "their"):
        office.note_country(around.place_meant(office.first, around.story.countries))
    is_closed = any(
        t.text in (",", ".") or t.pos_ == "VERB" for t in doc[name : name + 10]
    )
    is_owned = office.country or office.body or lead in OWNING
    return office if is_closed and is_owned else None


def _with_complement(around: Around, end: int) -> Office | None:
    """Return "minister of trade", "governor of the Bank of X" that ends at a token."""
    doc = around.doc
    for i in range(end - 1, max(doc[end].sent.start, end - REACH), -1):
        token = doc[i]
        if token.lower_ in ("of", "for", "to", "at", "in"):
            office = around.title_ending(i)
            if token.lower_ == "in" and office and office.title.kind != "envoy":
                return None
            if office and office.title.kind == "none":
                return None
            if office:
                modify(around, office)
                complete(around, office, i, end)
                return office if office.last == end or office.body else None
        if token.is_punct and token.text not in (",", "-", "&", ".", "'"):
            return None
        if not (
            token.text[0].isupper()
            or token.lower_ in portfolio_words()
            or token.lower_ in JOINING
        ):
            return None
    return None


def after(around: Around, name_end: int) -> Office | None:
    """Return the title in an apposition after a name that ends at a token."""
    doc = around.doc
    start = _apposition(around, name_end)
    if start is None:
        return None
    end = doc[start].sent.end
    for k in range(start, min(start + REACH, end)):
        token = doc[k]
        office = around.title_ending(k + 1)
        if office and office.first >= start:
            if _is_unfinished(around, k + 1, end):
                continue
            if office.title.kind == "none" or office.plural:
                return None
            office.apposed = True
            modify(around, office, floor=start)
            if not _only_leads_up(around, start, office.first):
                return None
            complete(around, office, k + 1, end)
            return office
        in_list = k > start and doc[k - 1].lower_ in portfolio_words()
        if token.text in ENDS or (token.text == "," and not in_list):
            return None
        if token.pos_ == "AUX" or (
            token.pos_ == "VERB" and token.tag_ not in ("VBN", "VBG")
        ):
            return None
    return None


def _apposition(around: Around, name_end: int) -> int | None:
    """Return where an apposition to a name begins; brackets and ages are passed."""
    doc, i = around.doc, name_end
    if i >= len(doc) - 2:
        return None
    end = doc[i].sent.end
    if doc[i].text == "(":
        i = next(
            (k + 1 for k in range(i, min(i + 8, end)) if doc[k].text == ")"), i + 1
        )
    if i + 2 < end and doc[i].text == "," and doc[i + 1].like_num:
        i += 2
    if i >= end or doc[i].text not in (",", "(", *DASHES):
        return None
    start = i + 1
    if start + 1 < end and doc[start].lower_ == "who" and doc[start + 1].lemma_ == "be":
        start += 2
    if start < end and doc[start].lower_ in ("as", "himself", "herself"):
        start += 1
    return start if start < end else None


def _is_unfinished(around: Around, at: int, end: int) -> bool:
    """Tell whether a title is only the first words of a longer one."""
    doc = around.doc
    if at < end and doc[at].text in APOSTROPHES:
        return True
    for k in range(at + 1, min(at + 5, end)):
        whole = around.title_ending(k + 1)
        if whole and whole.first < at:
            return True
    for k in range(at, min(at + 5, end)):
        if doc[k].pos_ not in ("NOUN", "PROPN", "ADJ") and doc[k].text != "-":
            return False
        longer = around.title_ending(k + 1)
        if longer and longer.title.kind != "none":
            return True
    return False


def _only_leads_up(around: Around, start: int, first: int) -> bool:
    """Tell whether the words from `start` to a title only lead up to it."""
    statuses = frozenset().union(*(words(role) for role in STATUS))
    return all(
        t.pos_ in ("DET", "PRON", "ADJ", "PROPN", "NOUN", "PART", "ADV", "NUM")
        or t.i in around.place_at
        or t.i in around.body_at
        or t.lower_ in statuses
        or t.text in ("-", "and", *APOSTROPHES)
        or t.tag_ in ("VBG", "VBN")
        for t in around.doc[start:first]
    )
