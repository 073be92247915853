"""Read the names of bodies by their grammar: "Ministry of X", "X growers' union"."""

from functools import cache

from spacy.tokens import Doc, Token

from tradewire.lexicon import rows
from tradewire.values.body import EMPTY, Kind, heads, portfolio_words, words
from tradewire.values.country import code

RUN = 9
APOSTROPHES = ("'s", "’s", "'", "’")
INSIDE = {"customs", "congress", "senate", "treasury"}
Span = tuple[int, int]


@cache
def role_words() -> frozenset[str]:
    """Return the single words that are a person's title ("President", "Mr.")."""
    titles = {row["title"] for row in rows("titles") if " " not in row["title"]}
    return frozenset(titles | {f"{t}s" for t in titles})


def is_capital(token: Token) -> bool:
    """Tell whether a token is written like part of a name."""
    return token.text[0].isupper() or token.text == "&"


def named(doc: Doc, i: int) -> tuple[Span, Kind] | None:
    """Return the capitalised name around the head word at `i`, and its kind."""
    head = heads()[doc[i].lower_]
    first = _left(doc, i)
    last = _right(doc, i) if head.of else i + 1
    if first == i and last == i + 1:
        return None
    inner = [t.lower_ for t in doc[first:last] if t.i != i and t.is_alpha]
    kind = _kind(doc[i].lower_, inner, last > i + 1, _country_only(doc, first, i))
    return ((first, last), kind) if kind else None


def _country_only(doc: Doc, first: int, last: int) -> bool:
    return first < last and code(doc[first:last].text) is not None


def _left(doc: Doc, i: int) -> int:
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
        elif token.text in APOSTROPHES and _is_member(before):
            first -= 2
        elif token.lower_ in ("and", "&") and _joins(doc, first, i):
            first -= 2
        elif token.text == "," and _portfolio(before) and _portfolio(doc[first]):
            first -= 2
        else:
            break
    while first < i and (doc[first].text in ("&", *APOSTROPHES)):
        first += 1
    return first


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


def _portfolio(token: Token) -> bool:
    return token.lower_ in portfolio_words()


def _joins(doc: Doc, first: int, i: int) -> bool:
    """Tell whether the "and" before `first` is inside the name of the body at `i`."""
    before = doc[first - 2]
    if code(before.text) or not _belongs(before) or before.ent_type_ == "PERSON":
        return False
    if doc[i].lower_ in ("ministry", "department"):
        return _portfolio(before) and _portfolio(doc[first])
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
    if token.lower_ in heads() or token.ent_type_ in ("PERSON", "GPE"):
        return False
    following = doc[i + 1].lower_ if i + 1 < len(doc) else ""
    if following in heads() and not _portfolio(token):
        return False
    last_item = doc[i - 1].lower_ == "and" and not is_capital(doc[i + 1])
    return _portfolio(token) or last_item or not _portfolio(doc[before - 1])


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
        return "agency" if found & {"statistics", "statistical"} else "ministry"
    if kind == "intergovernmental":
        return "intergovernmental" if world else None
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
    if head == "council" and member:
        return "industry"
    if head == "bureau" and "farm" in found:
        return "industry"
    if world:
        return "intergovernmental"
    if head in words("assembly") and country_only:
        return "agency"
    if head == "congress":
        return "agency" if found & {"national", "people"} else None
    return "agency" if public or has_of or len(inner) > 1 else None


def plain(doc: Doc, i: int) -> tuple[Span, Kind] | None:
    """Return the body named in lower case that ends with the word at `i`.

    "agriculture ministry", "central bank", "coffee growers' federation".
    """
    word = doc[i].lower_
    before = doc[i - 1] if i else None
    if word in ("ministry", "department", "ministries"):
        return _portfolio_body(doc, i)
    if before is None:
        return None
    if word == "embassy":
        return _embassy(doc, i)
    if word == "bank" and before.lower_ == "central":
        return (i - 1, i + 1), "agency"
    if word == "chamber" and doc[i + 1 : i + 3].text.lower() == "of commerce":
        return (_adjectives(doc, i), i + 3), "industry"
    if word in words("plain_union"):
        at = i - 1 - (before.text in APOSTROPHES)
        if at >= 0 and doc[at].lower_ in words("member") and doc[at].tag_ != "NNP":
            if doc[at].text.lower().endswith("s"):
                return (_goods(doc, at), i + 1), "industry"
    if word in words("plain_agency") and before.lower_ in words("public"):
        first = _goods(doc, i - 1)
        if first and doc[first - 1].lower_ not in ("a", "an", "any", "new"):
            return (first, i + 1), "agency"
    if word in ("subcommittee", "committee") and is_capital(before):
        first = _left(doc, i)
        if doc[first].text in ("House", "Senate") and first < i - 1:
            return (first, i + 1), "agency"
    return None


def _embassy(doc: Doc, i: int) -> tuple[Span, Kind] | None:
    """Return "U.S. embassy in Tokyo": a country's embassy and where it is."""
    first = next(
        (
            i - k
            for k in (2, 1)
            if i >= k and doc[i - k].lower_ != "the" and code(doc[i - k : i].text)
        ),
        None,
    )
    if first is None:
        return None
    seated = doc[i + 1 : i + 2].text == "in" and is_capital(doc[i + 2])
    return (first, i + 3 if seated else i + 1), "agency"


def _portfolio_body(doc: Doc, i: int) -> tuple[Span, Kind] | None:
    """Return "X ministry", "ministry of X" or "X department" around a word."""
    first = i
    while first and (_portfolio(doc[first - 1]) or _joins_plain(doc, first)):
        first -= 1
    if first < i:
        department = doc[i].lower_ == "department"
        found = {t.lower_ for t in doc[first:i]}
        if department and found & {"statistics", "customs", "revenue", "research"}:
            return (first, i + 1), "agency"
        if department and not found & words("cabinet"):
            return None
        return (first, i + 1), "ministry"
    if doc[i].lower_ == "department" and i and doc[i - 1].lower_ in words("public"):
        return (i - 1, i + 1), "agency"
    if doc[i].lower_ == "ministry" and doc[i + 1 : i + 2].text in ("of", "for"):
        last = i + 2
        while last < len(doc) and (
            _portfolio(doc[last])
            or doc[last].lower_ in ("the", "and", ",")
            and last + 1 < len(doc)
            and (_portfolio(doc[last + 1]) or doc[last + 1].lower_ == "and")
        ):
            last += 1
        if last > i + 2:
            return (i, last), "ministry"
    return None


def _joins_plain(doc: Doc, first: int) -> bool:
    if first < 2 or doc[first - 1].lower_ not in ("and", ","):
        return False
    return _portfolio(doc[first]) and (
        _portfolio(doc[first - 2])
        or doc[first - 1].lower_ == "and"
        and doc[first - 2].text == ","
    )


def _goods(doc: Doc, at: int) -> int:
    """Return where the nouns that qualify a lower-case body begin."""
    first = at
    floor = max(doc[at].sent.start, at - 4)
    while first > floor and (
        doc[first - 1].pos_ in ("NOUN", "ADJ", "PROPN")
        and doc[first - 1].dep_ in ("compound", "amod", "nmod", "poss")
        and doc[first - 1].lower_ not in EMPTY
        and not doc[first - 1].is_punct
    ):
        first -= 1
    return first


def _adjectives(doc: Doc, i: int) -> int:
    return _goods(doc, i)
