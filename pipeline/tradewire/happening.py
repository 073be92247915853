"""Read what one cue says of an event: type, status, date, parties and goods."""

from dataclasses import dataclass, replace

from spacy.tokens import Token

from tradewire.cues import Hit, about_trade, cues, is_measure, named, topic_words
from tradewire.participants import demand, members, participants, sides
from tradewire.relate import Party, act, lemma, parties
from tradewire.stance import Stance, nominal, stance
from tradewire.story import Mention, Story, within
from tradewire.syntax import agent, governor
from tradewire.values.names import When

REPLY = {"response", "answer", "reply", "return"}
FLOWS = {"import", "export", "output", "trade", "market", "good", "flow"}
INSTRUMENTS = {
    "order", "decree", "proclamation", "decision", "law", "act", "agreement", "deal",
    "pact", "accord", "which", "that", "who",
}  # fmt: skip
BANS = {"import_ban", "export_ban"}
MUTUAL = {"talks", "agreement", "dispute_settled"}
CASES = {"ruling", "dispute_filed", "investigation_opened", "subsidy"}
TARIFFS = {"tariff_imposed", "tariff_raised"}
ON_TRADE = {*MUTUAL, *CASES, "withdrawal"}
STATUS = {"threatened": "possible", "imagined": "possible", "denied": "possible"}
ANSWER = {
    "retaliation", "retaliatory", "retaliate", "tit", "countermeasure", "reprisal",
    "payback", "counter", "reciprocate", "penalize", "punish",
}  # fmt: skip
NEEDED = {
    "tariff": {"tariff", "duty", "levy"},
    "dumping": {"dump", "dumping", "subsidy", "injury", "subsidize"},
    "panel": {"panel", "wto", "gatt"},
    "cartel": {"opec", "opec+", "ico", "icco", "inro", "cartel", "organization"},
    "rebate": {"rebate", "restitution", "refund", "subsidy", "tender", "ecus", "ecu"},
    "court": {
        "court",
        "judge",
        "panel",
        "tribunal",
        "justice",
        "wto",
        "gatt",
        "itc",
        "commission",
        "body",
    },
    "authority": {"department", "ministry", "authority", "body", "agency", "ruling"},
    "subsidised": {
        "subsidise",
        "subsidize",
        "subsidised",
        "subsidized",
        "bonus",
        "enhancement",
        "eep",
    },
    "wto": {"wto", "gatt", "organization", "organisation"},
}
TRADE_SHARE = 0.012  # of an article's words, in one that is about trade
BREACH = {"dumping", "dump", "unfair", "retaliate", "retaliation", "tariff"}
TALKING = {
    "talk",
    "negotiate",
    "negotiation",
    "discuss",
    "discussion",
    "meet",
    "meeting",
}
OWN = 2  # ranks up to this one are of dates attached to the act itself
SPREAD = 3  # a list of partners at least this long is one agreement with each


@dataclass(frozen=True)
class Happening:
    """What one place in a text tells of an event."""

    type: str
    status: str
    date: Mention[When] | None
    rank: int
    actors: tuple[Party, ...]
    targets: tuple[Party, ...]
    goods: tuple[str, ...]
    goods_span: tuple[int, int] | None
    first: int
    last: int
    token: int
    weak: bool = False
    assumed: bool = False

    @property
    def day(self) -> str | None:
        """The date or period in the guideline's notation."""
        return self.date.value.value if self.date else None


def read(story: Story, hit: Hit) -> list[Happening]:
    """Return what a cue tells: nothing, one event, or one with each partner."""
    found = nominal(hit.token) if hit.is_noun else stance(governor(hit.token))
    if not _is_on_trade(story, hit, found):
        return []
    kind = _type(story, hit, found)
    if kind is None or _is_demanded(story, hit, kind):
        return []
    goods, goods_span = _goods(story, hit)
    targets: tuple[Party, ...] = ()
    assumed = False
    if kind in MUTUAL:
        actors = participants(story, hit)
    elif kind == "demand":
        actors, targets = demand(story, hit)
    else:
        said = act(story, hit.object)
        goods, goods_span = said.goods, said.goods_span
        assumed = said.sources.get("targets") in ("topic", "carried")
        actors, targets = sides(story, hit, kind, said)
    if not _is_complete(story, hit, kind, found, actors, targets):
        return []
    date, rank = _date(story, hit)
    if found in ("imagined", "possible") and rank > OWN:
        date, rank = None, 9
    first, last = _clause(story, hit.token, hit.object)
    happening = Happening(
        kind, _status(hit, kind, found), date, rank, actors, targets, goods,
        goods_span, first, last, hit.token.i, hit.cue.role == "named" and rank > OWN,
        assumed,
    )  # fmt: skip
    if kind == "agreement" and hit.object.tag_ == "NNS" and len(actors) > SPREAD:
        return [replace(happening, actors=(actors[0], p)) for p in actors[1:]]
    return [_scheduled(happening, found, hit.cue.type in TARIFFS)]


def _scheduled(happening: Happening, found: Stance, is_set: bool) -> Happening:
    """Return a threat with a day of its own as the duty that is planned for it."""
    if (
        happening.type == "tariff_threatened"
        and found in ("planned", "threatened")
        and is_set
        and happening.day
        and happening.rank <= OWN
        and len(happening.day) >= len("2018-03-01")
    ):
        return replace(happening, type="tariff_imposed", status="planned")
    return happening


def _is_on_trade(story: Story, hit: Hit, found: Stance) -> bool:
    sentence = story.sentence(hit.token.i)
    if hit.cue.needs == "future":
        return found == "planned"
    if hit.cue.needs == "negated":
        return found == "denied"
    if hit.cue.needs == "flow":
        return any(lemma(t) in ("export", "import") for t in hit.token.subtree)
    if hit.cue.type == "demand" and not _has_complement(hit.token):
        return False
    if hit.cue.needs == "dated":
        return _is_dated(story, hit.token)
    if hit.cue.needs in ("court", "authority"):
        doer = agent(hit.token)
        wanted = NEEDED["court"] | (NEEDED[hit.cue.needs])
        return (
            doer is not None
            and lemma(doer) in wanted
            and about_trade(story, sentence.start, sentence.end)
        )
    if hit.cue.needs in ("state", "both"):
        doer = agent(hit.token)
        sides = named(story, sentence) if hit.cue.needs == "both" else ()
        return (
            doer is not None
            and bool(parties(story, doer))
            and (hit.cue.needs == "state" or len(sides) > 1)
            and about_trade(story, sentence.start, sentence.end)
        )
    if needed := NEEDED.get(hit.cue.needs):
        return any(lemma(t) in needed for t in sentence)
    if hit.cue.needs == "cooperate":
        return _cooperates(story, hit)
    if hit.cue.type in ON_TRADE or hit.cue.needs == "trade":
        return (
            about_trade(story, sentence.start, sentence.end)
            or hit.cue.type in CASES | {"withdrawal", "talks", "agreement"}
            and _is_trade_story(story)
            or bool(members(story, hit))
        )
    return True


def _has_complement(verb: Token) -> bool:
    """Tell whether a verb of demand says what is demanded."""
    return verb.pos_ != "VERB" or any(
        t.dep_ in ("xcomp", "ccomp", "dobj")
        or t.lower_ in ("for", "on", "against", "about", "over")
        for t in verb.children
    )


def _is_demanded(story: Story, hit: Hit, kind: str) -> bool:
    """Tell whether an act is merely what one state demands of another."""
    if kind in ("demand", "agreement", "talks") or hit.token.pos_ != "VERB":
        return False
    for above in hit.token.ancestors:
        if any(c.type == "demand" for c in cues().get(lemma(above), ())):
            doer = agent(above) if above.pos_ == "VERB" else None
            return doer is not None and bool(parties(story, doer))
    return False


def _is_dated(story: Story, noun: Token) -> bool:
    """Tell whether a noun's own phrase gives its date, or both its sides."""
    if any(t.lower_ == "between" for t in noun.children):
        return about_trade(story, noun.left_edge.i, noun.right_edge.i + 1)
    return any(
        d.value.value and story.doc[d.first : d.last].root.head == noun
        for d in within(story.dates, noun.left_edge.i, noun.right_edge.i + 1)
    )


def _cooperates(story: Story, hit: Hit) -> bool:
    """Tell whether "agreed" is about an act of its own, and not about talks."""
    doer = agent(hit.token)
    if doer is None or len(parties(story, doer)) < 2:
        return False
    under = [t for t in hit.token.children if t.dep_ in ("xcomp", "ccomp")]
    return any(not any(lemma(t) in TALKING for t in verb.subtree) for verb in under)


def _type(story: Story, hit: Hit, found: Stance) -> str | None:
    """Return the type of an event by its cue and how sure it is."""
    kind = hit.cue.type
    if hit.cue.needs == "negated":
        return kind
    if hit.cue.object in FLOWS and not _is_by_state(story, hit):
        return None
    if hit.cue.object == "market" and found in ("possible", "threatened"):
        return None
    if (
        hit.is_noun
        and found == "possible"
        and kind not in MUTUAL
        and not hit.cue.status
    ):
        return None
    if found in ("denied", "imagined"):
        return kind if kind == "agreement" else None
    if found == "possible" and kind in ("dispute_settled", "demand", "ruling"):
        return None
    if kind in ("import_ban", "export_ban") and hit.cue.object in (
        "ban",
        "curb",
        "permit",
    ):
        kind = _direction(hit)
    if kind in TARIFFS and found in ("possible", "threatened"):
        kind = "tariff_threatened"
    if kind == "sanctions" and _is_trade_case(story):
        kind = "retaliation"
    if kind in TARIFFS and found == "planned" and _is_conditional(hit.token):
        kind = "tariff_threatened"
    if kind in (*TARIFFS, "tariff_threatened", *BANS) and _answers(story, hit):
        kind = "retaliation"
    return kind


def _is_trade_story(story: Story) -> bool:
    """Tell whether an article is about trade as a whole."""
    share = story.memo.get("trade words")
    if share is None:
        found = sum(lemma(t) in topic_words() for t in story.doc)
        share = story.memo["trade words"] = found / max(len(story.doc), 1)
    return bool(share > TRADE_SHARE)


def _is_trade_case(story: Story) -> bool:
    """Tell whether an article's sanctions are for a breach of trade rules."""
    return any(lemma(t) in BREACH for t in story.doc)


def _status(hit: Hit, kind: str, found: Stance) -> str:
    status = STATUS.get(found, found)
    if kind == "talks" and hit.cue.role == "named" and hit.token.dep_ == "nsubj":
        status = "happened"
    if kind == "tariff_threatened":
        status = "possible"
    if hit.cue.needs == "negated":
        return "happened"
    if hit.cue.status and status == "happened":
        return hit.cue.status
    return "possible" if hit.cue.status == "possible" else status


def _is_by_state(story: Story, hit: Hit) -> bool:
    """Tell whether a state, or nobody named, stops or opens a flow of goods."""
    doer = agent(hit.token)
    return doer is None or bool(parties(story, doer)) or lemma(doer) in INSTRUMENTS


def _is_conditional(verb: Token) -> bool:
    """Tell whether a verb hangs on a condition: "will impose … if … not"."""
    return any(
        child.dep_ == "advcl"
        and any(t.lower_ in ("if", "unless") for t in child.children)
        for child in verb.children
    )


def _direction(hit: Hit) -> str:
    """Tell whether a ban is one on exports or imports, by its own words."""
    for token in (*hit.object.subtree, *hit.token.subtree):
        if lemma(token) in ("export", "shipment"):
            return "export_ban"
        if lemma(token) == "import":
            return "import_ban"
    return "import_ban"


def _answers(story: Story, hit: Hit) -> bool:
    """Tell whether a measure is called an answer to another's."""
    near = [*hit.object.subtree, *hit.token.children]
    near += [t for p in hit.token.children if p.dep_ == "prep" for t in p.children]
    if {lemma(t) for t in near} & ANSWER:
        return True
    above = hit.token.head.head if hit.token.dep_ == "pcomp" else hit.token.head
    if lemma(above) in ANSWER | {"respond", "answer"}:
        return True
    return any(
        lemma(t) in REPLY and t.head.lower_ == "in" and _is_to_measure(story, t)
        for t in near
    )


def _is_to_measure(story: Story, reply: Token) -> bool:
    return any(
        is_measure(story, t) or lemma(t) in ("move", "action", "decision", "step")
        for t in reply.subtree
    )


def _is_complete(
    story: Story,
    hit: Hit,
    kind: str,
    found: Stance,
    actors: tuple[Party, ...],
    targets: tuple[Party, ...],
) -> bool:
    """Tell whether enough is known of an event to be one."""
    if kind == "demand":
        return bool(actors and targets)
    if kind in MUTUAL:
        return bool(actors)
    if not actors and not targets:
        return False
    return True


def _goods(story: Story, hit: Hit) -> tuple[tuple[str, ...], tuple[int, int] | None]:
    first, last = _clause(story, hit.token, hit.object)
    found = [g for g in within(story.goods, first, last) if g.value.counts]
    if not found:
        return (), None
    names = tuple(dict.fromkeys(g.value.name for g in found))
    return names, (found[0].start, found[-1].end)


def _clause(story: Story, token: Token, noun: Token) -> tuple[int, int]:
    """Return the tokens of the clause of a cue, its governing clauses left out."""
    sentence = story.sentence(token.i)
    verb = token if token.pos_ == "VERB" else governor(token)
    if token.pos_ != "VERB" and verb.pos_ not in ("VERB", "AUX"):
        return sentence.start, sentence.end
    first = min(verb.left_edge.i, noun.left_edge.i, token.left_edge.i)
    last = max(verb.right_edge.i, noun.right_edge.i, token.right_edge.i) + 1
    return max(first, sentence.start), min(last, sentence.end)


def _date(story: Story, hit: Hit) -> tuple[Mention[When] | None, int]:
    """Return the date that belongs to a cue, and how far above the act it hangs."""
    sentence = story.sentence(hit.token.i)
    best: tuple[int, int, Mention[When]] | None = None
    for date in within(story.dates, sentence.start, sentence.end):
        if not date.value.value:
            continue
        rank = _attached(story, date, hit)
        distance = abs(date.first - hit.token.i)
        if rank is not None and (best is None or (rank, distance) < best[:2]):
            best = rank, distance, date
    return (best[2], best[0]) if best else (None, 9)


def _attached(story: Story, date: Mention[When], hit: Hit) -> int | None:
    """Return 0 to 2 if a date hangs on the act, more for verbs above, else None."""
    token = story.doc[date.first : date.last].root
    verb = hit.token if hit.token.pos_ == "VERB" else governor(hit.token)
    for _ in range(8):
        if token.i in (hit.token.i, hit.object.i, verb.i):
            return (hit.token.i, hit.object.i, verb.i).index(token.i)
        if token.head == token:
            break
        if token.pos_ == "VERB" and lemma(token) not in ("start", "begin", "take"):
            break
        token = token.head
    node = verb
    for rank in range(OWN + 1, OWN + 5):
        if node.head == node:
            return None
        node = governor(node.head)
        if token.i == node.i:
            return rank
    return None
