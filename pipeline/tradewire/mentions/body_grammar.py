"""Read the names of bodies by their grammar: "Ministry of X", "X growers' union"."""

from spacy.tokens import Doc, Token

from tradewire.mentions.body_found import APOSTROPHES, is_capital, role_words
from tradewire.values.body import Kind, heads, portfolio_words, words
from tradewire.values.country import code

RUN = 9
INSIDE = {"customs", "congress", "senate", "treasury"}
Span = tuple[int, int]


def named(doc: Doc, i: int) -> tuple[Span, Kind] | None:
    """Return the capitalised name around the head word at `i`, and its kind."""
    head = heads()[doc[i].lower_]
    first = first_word(doc, i)
    last = _right(doc, i) if head.of else i + 1
    if first == i and last == i + 1:
        return None
    inner = [t.lower_ for t in doc[first:last] if t.i != i and t.text[0].isalpha()]
    kind = _kind(doc[i].lower_, inner, last > i + 1, _country_only(doc, first, i))
    return ((first, last), kind) if kind else None


def _country_only(doc: Doc, first: int, last: int) -> bool:
    return first < last and code(doc[first:last].text) is not None


def first_word(doc: Doc, i: int) -> int:
    """Return where the capitalised words before a head begin."""
    first = i
    floor = max(doc[i].sent.start, i - RUN)
    while first > floor:
        token = doc[first - 1]
        before = doc[first - 2] if first - 2 >= floor else None
        if is_capital(token) and _belongs(token):
            first -= 1
        elif before is None or not is_capital(before):
            break
        elif _is_joint(doc, token, first, i):
            first -= 2
        else:
            break
    while first < i and (doc[first].text in ("&", *APOSTROPHES)):
        first += 1
    return first


def _is_joint(doc: Doc, token: Token, first: int, i: int) -> bool:
    """Tell whether an apostrophe, "and" or comma is inside the name of the body."""
    before = doc[first - 2]
    if token.text in APOSTROPHES:
        return _is_member(before)
    if token.lower_ in ("and", "&"):
        return _joins(doc, first, i)
    return token.text == "," and is_portfolio(before) and is_portfolio(doc[first])


def _belongs(token: Token) -> bool:
    word = token.lower_
    if token.is_stop and not token.text.isupper():
        return False
    if (
        word in words("calendar")
        or word in role_words()
        or not any(map(str.isalpha, word))
    ):
        return False
    if word in heads() and word not in words("member") | INSIDE:
        return False
    return not (token.is_sent_start and token.pos_ in ("VERB", "ADV", "SCONJ"))


def _is_member(token: Token) -> bool:
    return token.lower_ in words("member") or token.tag_ in ("NNS", "NNPS")


def is_portfolio(token: Token) -> bool:
    """Tell whether a word names a minister's field."""
    return token.lower_ in portfolio_words()


def _joins(doc: Doc, first: int, i: int) -> bool:
    """Tell whether the "and" before `first` is inside the name of the body at `i`."""
    before = doc[first - 2]
    if code(before.text) or not _belongs(before):
        return False
    is_whole = before.lower_ in INSIDE | {"house", "nations", "reuter"}
    head = heads().get(doc[i].lower_)
    if is_whole or (head and head.kind == "intergovernmental"):
        return False
    if doc[i].lower_ in ("ministry", "department"):
        return is_portfolio(before) and is_portfolio(doc[first])
    return not code(doc[first].text)


def _right(doc: Doc, i: int) -> int:
    """Return where the "of …" after a head ends."""
    last, end = i + 1, len(doc)
    ceiling = min(doc[i].sent.end, i + 16)
    while last + 1 < ceiling:
        token = doc[last]
        at = last + 1 + (doc[last + 1].lower_ in ("the", "its"))
        if at >= end or not is_capital(doc[at]) or doc[at].lower_ in words("calendar"):
            break
        if token.lower_ in ("of", "for", "on") and at < ceiling:
            last = _phrase(doc, at, ceiling)
        elif (
            token.lower_ in ("in", "to")
            and doc[i].lower_ in ("chamber", "institute", "association")
            and code(doc[at].text)
        ):
            last = at + 1
        else:
            break
    return last


def _phrase(doc: Doc, at: int, ceiling: int) -> int:
    """Return where a run of capitalised words, "X, Y and Z" included, ends."""
    last = _words(doc, at, ceiling)
    end = last
    for _ in range(5):
        if end + 1 >= ceiling:
            break
        comma = doc[end].text == ","
        joined = doc[end + comma].lower_ in ("and", "&")
        nxt = end + comma + joined
        if not (comma or joined) or nxt >= ceiling or not _listed(doc, nxt, last):
            break
        end = _words(doc, nxt, ceiling)
        if joined:
            return end
    return last


def _listed(doc: Doc, i: int, before: int) -> bool:
    """Tell whether the word at `i` can be a further item of a body's name."""
    token = doc[i]
    if not is_capital(token) or token.lower_ in role_words() or code(token.text):
        return False
    is_head = token.lower_ in heads() and token.lower_ not in words("member")
    if is_head:
        return False
    following = doc[i + 1].lower_ if i + 1 < len(doc) else ""
    if following in heads() and not is_portfolio(token):
        return False
    last_item = doc[i - 1].lower_ == "and" and not doc[i + 1 : i + 2].text[:1].isupper()
    return is_portfolio(token) or last_item or not is_portfolio(doc[before - 1])


def _words(doc: Doc, at: int, ceiling: int) -> int:
    while at < ceiling and doc[at].lower_ not in words("calendar"):
        inner = doc[at].text in APOSTROPHES and at + 1 < ceiling
        if inner and is_capital(doc[at + 1]) and _is_owner(doc[at - 1]):
            at += 2
        elif is_capital(doc[at]) and doc[at].lower_ not in role_words():
            at += 1
        else:
            break
    return at


def _is_owner(token: Token) -> bool:
    return token.lower_ in words("member") or token.text == "People"


def _kind(head: str, inner: list[str], has_of: bool, country_only: bool) -> Kind | None:
    """Return the kind of a body by its head and the other words of its name."""
    found = set(inner)
    member = bool(found & words("member"))
    public = bool(found & (words("public") | portfolio_words() | words("state")))
    world = bool(found & words("world")) and not found & {"u.s.", "us", "american"}
    if found & words("no_body"):
        return None
    kind = heads()[head].kind
    if kind == "ministry":
        if head == "department" and not found & (portfolio_words() | {"statistics"}):
            return None
        return (
            "agency" if found & {"statistics", "statistical", "customs"} else "ministry"
        )
    if kind == "intergovernmental":
        if world:
            return "intergovernmental"
        if not member or "organi" not in head:
            return None
        agents = any(w.endswith("ers") for w in found & words("member"))
        return "industry" if agents else "agency"
    if kind == "industry":
        if head in ("union", "unions", "alliance", "coalition", "society", "league"):
            return "industry" if member else None
        if head in ("chamber", "chambers"):
            return "industry" if found & {"commerce", "industry", "mines"} else None
        if head in words("member"):
            return "industry" if len(inner) > 1 else None
        return "industry" if inner else None
    if head == "court":
        if not found & (words("court") | words("world")):
            return None
        return "intergovernmental" if world else "agency"
    if head == "institute":
        if found & {"statistics", "statistical"}:
            return "agency"
        return "industry" if found & (words("member") - {"trade", "industry"}) else None
    if head == "bank":
        return "agency" if found & {"central", "reserve"} else None
    if head == "council" and member and not found & words("official"):
        return "industry"
    if head == "bureau" and "farm" in found:
        return "industry"
    if world:
        return "intergovernmental"
    if head in words("assembly") and country_only:
        return "agency"
    if head == "congress":
        return "agency" if found & {"national", "people"} else None
    named_after = head == "commission" and inner
    return "agency" if public or has_of or len(inner) > 1 or named_after else None
