"""Tell by its context whether a date expression is a date, and when it takes place."""

import re
from datetime import date
from functools import cache

from spacy.tokens import Token

from tradewire.lexicon import table
from tradewire.mentions.date_expression import Expression
from tradewire.story import Story
from tradewire.syntax import Tense, governor, tense
from tradewire.values.date import month_number, season

NUMBERED = re.compile(
    r"(?:\b(?:section|sec\.|chapter|heading|no\.?|number|hs|route|article|room|page"
    r"|model|flight|resolution|order|proclamation|rule|bill|h\.?r\.?|s\.|s&p|nikkei"
    r"|©|copyright|made in china|agenda|vision|horizon|expo|euro|about|around|some"
    r"|nearly|almost|over|than)|[$£€¥#]) ?$",
    re.I,
)
LAW = re.compile(
    r"\b(?:act|law|bill|code|treaty|statute|agreement|constitution|accord|convention"
    r"|[A-Z][a-z]+ round) of $",
    re.I,
)
NAMES = ("April", "August", "Jan", "June", "May")
NAMED_DAY = re.compile(r"\b(?:News|Black|Cyber|Good|Super|Ash|Fat|Giving|Bloody) $")
PROGRAMME = re.compile(r" (?:Morning|Night|Telegraph|Times|Mirror|Express|Mail)\b")
DELIVERY = re.compile(
    r"(?:/[A-Z][a-z]{2}\w*)* (?:\w+ )?(?:deliver|shipment|settlement|cargo|contract"
    r"|futures|loading|arrival|crude|parcel|runs|position)|/[A-Z][a-z]{2}"
)
FRAMED = re.compile(
    r"(?:\b(?:the|these|this|over|in|for|during|within|of|its|their)|['’]s?) $"
)
VAGUE = re.compile(
    r"\b(?:over|more than|less than|just|about|around|nearly|almost|some|roughly|under"
    r"|at least)(?: the)? $",
    re.I,
)
PAPER = re.compile(r"\b[A-Z]\w+ Today$| of tomorrow$")
SAID = re.compile(r"(\w+)(?: late| early)?(?: on)?,? $")
EXTREME = re.compile(r"\b(?:\w+est|first|only|time|once|twice) (?:\w+ ){0,3}$", re.I)
NEXT_TO = re.compile(r"\b(?:for|near) $", re.I)
NEAR = 3
WINDOW = 30


@cache
def _counted() -> frozenset[str]:
    return frozenset(table("dating")["counted"])


def is_date(story: Story, e: Expression) -> bool:
    """Tell whether an expression is a date where it stands.

    "May" may be a verb or a person, "1900 tonnes" a quantity, "Section 2022" a number,
    "the Trade Act of 1974" a name, and "over a year ago" is too vague to be one.
    """
    before = story.cased[max(e.start - WINDOW, 0) : e.start]
    first, last = story.token_at(e.start), story.token_at(e.end - 1)
    if e.unit == "year" and e.year is not None and not e.runs:
        return _is_year(story, before, first, last)
    if e.weekday is not None:
        after = story.cased[e.end : e.end + WINDOW]
        is_habit = before.lower().endswith(("every ", "each "))
        return not (is_habit or NAMED_DAY.search(before) or PROGRAMME.match(after))
    words = story.cased[e.start : e.end]
    if words in ("This Week", "Tomorrow") or PAPER.search(before + words):
        return False
    is_weekend = words.endswith("weekend")
    if e.unit == "span" and words.startswith(("last ", "next ")) and not is_weekend:
        return bool(FRAMED.search(before))
    if e.is_ahead:
        return _is_ahead(story, e, before)
    if e.unit == "month" and e.year is None and not e.step and e.number:
        return _is_month(story, first, last)
    is_ago = story.doc[last].lower_ in ("ago", "earlier", "before")
    return not (is_ago and VAGUE.search(before))


def _is_ahead(story: Story, e: Expression, before: str) -> bool:
    """Tell "will meet in two weeks" from "the first fall in two weeks"."""
    return tense_at(story, e) == "future" and not EXTREME.search(before)


def _is_year(story: Story, before: str, first: int, last: int) -> bool:
    if story.doc[last].text.endswith("0") and story.doc[last : last + 2][-1].text in (
        "'s",
        "’s",
    ):
        return False
    if NUMBERED.search(before) or LAW.search(before):
        return False
    after = story.doc[last + 1] if last + 1 < len(story.doc) else None
    if after is not None and (after.lemma_.lower() in _counted() or after.text == "%"):
        return False
    previous = story.doc[first - 1] if first else None
    if previous is None or previous.is_sent_start or previous.is_space:
        return True
    is_name = previous.tag_ in ("NNP", "NNPS") and previous.text[:1].isupper()
    return not is_name or month_number(previous.text) is not None


def _is_month(story: Story, first: int, last: int) -> bool:
    token = story.doc[last]
    if story.cased[token.idx :].startswith("Mar-a-"):
        return False
    if token.text in ("May", "March") and not token.tag_.startswith("NN"):
        return story.doc[first - 1].lower_ in (
            "in",
            "of",
            "by",
            "since",
            "until",
            "mid-",
        )
    previous = story.doc[first - 1] if first else token
    if token.text in NAMES and previous.tag_ == "NNP" and previous.head == token:
        return False
    around = story.doc[max(first - 1, 0) : last + 2]
    if token.ent_type_ == "PERSON":
        return sum(t.ent_type_ == "PERSON" for t in around) < 2
    return True


SPLIT_YEAR = 7  # the month in which most years begin that are split
AROUND = 160


@cache
def _owners(kind: str) -> re.Pattern[str]:
    words = sorted(table("dating")[f"{kind}_starts"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})(?!\w)")


def _owner(story: Story, e: Expression) -> str | None:
    """Return the word nearest to an expression that shows whose year it is."""
    low, high = max(e.start - AROUND, 0), e.end + AROUND
    found = list(_owners(e.runs).finditer(story.cased, low, high))
    nearest = min(
        found, key=lambda m: max(e.start - m.end(), m.start() - e.end), default=None
    )
    return nearest and nearest[0]


def split_year(story: Story, e: Expression, today: date | None) -> str | None:
    """Return "fiscal 2020" or "this season" by the custom of the state or the good."""
    owner = _owner(story, e)
    if e.year is not None:
        by_start = owner in table("dating")["fiscal_named_by_start"]
        return season(e.year if by_start else e.year - 1)
    if today is None:
        return None
    start = table("dating")[f"{e.runs}_starts"].get(owner, SPLIT_YEAR)
    return season(today.year - (today.month < start) + e.count)


def tense_at(story: Story, e: Expression) -> Tense | None:
    """Return the tense of the clause that a date expression stands in."""
    first, last = story.token_at(e.start), story.token_at(e.end - 1)
    text = story.cased
    if text[max(e.start - WINDOW, 0) : e.start].lower().endswith("since "):
        return "past"
    before = SAID.search(text[max(e.start - WINDOW, 0) : e.start])
    if before is not None:
        token = story.doc[story.token_at(e.start - len(before[0]))]
        helpers = [t for t in token.children if t.dep_ in ("aux", "auxpass")]
        said_so = token.tag_ == "VBG" and not helpers and not _is_scheduled(token)
        if token.tag_ == "VBD" or said_so:
            return "past"
    if e.unit == "month" and DELIVERY.match(text[e.end : e.end + WINDOW]):
        return "future"
    token = story.doc[last if e.weekday is None else first]
    found, verb = tense(token), governor(token)
    if verb.tag_ == "VBG" and _is_scheduled(verb) and _is_running(verb):
        return "future"
    if _is_condition(verb, found):
        return "future"
    if found == "past" and verb.lemma_ in table("dating")["deciding"]:
        return "past" if _is_of_verb(token, verb) else None
    if e.start < story.article.body_start and found in ("present", "past"):
        return "past" if e.weekday is not None else None
    if e.weekday is not None and found == "present" and _is_scheduled(governor(token)):
        return "future"
    if found == "future" and _is_modifier(story.doc[last]):
        return None
    if found == "past" and e.unit == "month" and _is_contract(story, e):
        return "future"
    return found


def _is_condition(verb: Token, when: Tense | None) -> bool:
    """Tell whether a clause names what may come: "if he wins in November"."""
    marks = {t.lower_ for t in verb.children}
    if when == "present":
        return not marks.isdisjoint(("if", "when", "once", "unless"))
    return "if" in marks and "were" in (verb.lower_, *marks)


def _is_of_verb(token: Token, verb: Token) -> bool:
    """Tell "agreed in May" from "agreed a ceiling for May"."""
    prep = token.head if token.dep_ == "pobj" else token
    return prep.head == verb and prep.lower_ not in ("for", "from", "until", "to")


def _is_modifier(token: Token) -> bool:
    """Tell whether a noun is named after a date: "it will drop the May proposal"."""
    if token.dep_ not in ("compound", "nmod", "amod", "poss"):
        return False
    before = token.doc[max(token.i - 1, 0)]
    is_due = before.lower_ in table("dating")["due"]
    return not is_due and token.head.lemma_.lower() not in table("dating")["periods"]


def _is_contract(story: Story, e: Expression) -> bool:
    """Tell the month of a futures contract or a cargo, one of the next three."""
    published = story.article.published
    if published is None or not 0 < (e.number - published.month) % 12 <= NEAR:
        return False
    is_for = NEXT_TO.search(story.cased[max(e.start - WINDOW, 0) : e.start])
    token = story.doc[story.token_at(e.end - 1)]
    return bool(is_for) or token.dep_ in ("compound", "nmod")


def _is_scheduled(verb: Token) -> bool:
    """Tell whether a verb in the present speaks of the future: "takes effect"."""
    return verb.lemma_ in table("dating")["scheduled"]


def _is_running(verb: Token) -> bool:
    """Tell whether a participle has a form of "be": "was coming in June"."""
    return any(t.dep_ == "aux" and t.lemma_ == "be" for t in verb.children)
