"""Tell who takes part: the parties to talks and pacts, the sides of a measure."""

from collections import Counter
from functools import cache
from itertools import islice

from spacy.tokens import Token

from tradewire.facts.events.cues import Hit
from tradewire.facts.events.matters import is_a, is_measure, named, phrase, vocabulary
from tradewire.lexicon import rows, split
from tradewire.relate import (
    Act,
    Party,
    codes,
    index,
    lemma,
    parties,
    parties_of,
    stated_act,
    topic,
    words,
)
from tradewire.story import Story
from tradewire.syntax import agent, governor, is_passive, subject

MUTUAL = {"talks", "agreement", "dispute_settled"}
CASES = {"ruling", "dispute_filed", "investigation_opened", "subsidy"}
BLOCS = {"ASEAN", "EU", "GCC", "MERCOSUR", "OPEC"}
AGAINST = {"dispute_filed", "retaliation", "ruling"}
STATE_ACTS = {
    "tariff_imposed", "tariff_raised", "tariff_cut", "tariff_removed",
    "tariff_delayed", "tariff_threatened", "import_ban", "export_ban",
    "restriction_lifted", "retaliation", "exemption_granted", "subsidy",
}  # fmt: skip
CLIMB = 4
CLOSE = 5  # tokens after a verb of going in which its end stands
LOOSE = {"carried", "sentence", "topic"}
FINITE = {"VBD", "VBP", "VBZ"}
OWNERS = {"poss", "amod", "compound", "nmod"}
OUTWARD = {"export_ban", "restriction_lifted", "subsidy", "quota_set"}


def participants(story: Story, hit: Hit) -> tuple[Party, ...]:
    """Return who talks or agrees, as far as the text tells.

    Nobody, where only one side is known and nothing tells the other.
    """
    unique = explicit(story, hit)
    if len(unique) > 1 or (unique and unique[0].code in vocabulary("bodies")):
        return unique
    if _is_with_others(story, hit):
        return ()
    if unique and lemma(hit.token) in ("join", "accede"):
        return unique
    if unique and unique[0].code in BLOCS and _is_among_selves(hit):
        return unique
    if unique:
        other = counterpart(story, hit, unique[0]) or _host(story, hit, unique[0])
        return unique + other if other else ()
    sentence = story.sentence(hit.token.i)
    if any(is_a(story, t, "quota") for t in sentence) and (cartel := _cartel(story)):
        return (cartel,)
    near = named(story, sentence)
    bodies = [p for p in near if p.code in vocabulary("bodies")]
    if len(near) != 2 and len(bodies) == 1:
        return tuple(bodies)
    return tuple(near) if len(near) == 2 else _sides(story)


def _is_among_selves(hit: Hit) -> bool:
    """Tell whether only the subject meets: "EC ministers will meet on May 25"."""
    return lemma(hit.token) == "meet" and not any(
        t.dep_ == "dobj" or t.lower_ in vocabulary("partners")
        for t in hit.token.children
    )


def explicit(story: Story, hit: Hit) -> tuple[Party, ...]:
    """Return the subject, the owner, and those after with, between, to."""
    verb = governor(hit.token)
    is_own = hit.object.head == verb or not hit.is_noun
    doer = agent(verb) or subject(verb)
    found: list[Party] = members(story, hit)
    if doer is not None and doer.i != hit.object.i and hit.cue.role != "named":
        found += parties(story, doer)
    found += named(story, phrase(hit.object)) if hit.object.i != verb.i else []
    with_whom = [
        p for p in verb.children if p.lower_ in vocabulary("partners") and is_own
    ]
    if hit.object == hit.token and not hit.is_noun:
        with_whom += [t for t in verb.children if t.dep_ in ("dobj", "nsubj")]
    for part in with_whom:
        found += named(story, part.subtree)
    return tuple({p.code: p for p in found if p.code != "WLD"}.values())


@cache
def _pacts() -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = [(r["name"], split(r["members"])) for r in rows("event_pacts")]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


def members(story: Story, hit: Hit) -> list[Party]:
    """Return the parties to a pact that is called by its name ("NAFTA")."""
    first, last = hit.object.left_edge.idx, hit.object.idx + len(hit.object)
    if hit.cue.type == "talks":
        sentence = story.sentence(hit.token.i)
        first, last = sentence.start_char, sentence.end_char
    text = story.article.text[first:last]
    for name, codes_ in _pacts():
        if (at := text.find(name)) >= 0:
            start = first + at
            return [
                Party(code, start, start + len(name), hit.object.i) for code in codes_
            ]
    return []


def _sides(story: Story) -> tuple[Party, ...]:
    """Return the two sides that the article is about."""
    pair = topic(story)
    known = list(index(story).values())
    places = [
        next((p for p in known if p.code == code), None)
        for code in (pair.imposer, pair.target)
        if code
    ]
    sides = tuple(p for p in places if p)
    return sides if len(sides) > 1 else ()


def counterpart(story: Story, hit: Hit, party: Party) -> tuple[Party, ...]:
    """Return the other side that the sentence, else the article, tells."""
    sentence = story.sentence(hit.token.i)
    known = index(story)
    others = {
        known[i].code: known[i]
        for i in range(sentence.start, sentence.end)
        if i in known and known[i].code not in (party.code, "WLD")
    }
    if len(others) == 1:
        return tuple(others.values())
    pair = topic(story)
    code = pair.target_of(party.code) or pair.imposer_on(party.code)
    if code is None or code == party.code or (others and code not in others):
        return ()
    return tuple(p for p in known.values() if p.code == code)[:1]


def _host(story: Story, hit: Hit, guest: Party) -> tuple[Party, ...]:
    """Return whose capital one side goes to for talks: "due in Ottawa for talks"."""
    sentence = story.sentence(hit.token.i)
    going = [t for t in sentence if lemma(t) in vocabulary("going")]
    places = {
        place.value.code: Party(
            place.value.code, place.start, place.end, place.last - 1
        )
        for place in story.countries
        if any(
            verb.i < place.first < verb.i + CLOSE and place.last <= sentence.end
            for verb in going
        )
        and place.value.code != guest.code
    }
    return tuple(places.values()) if len(places) == 1 else ()


def _asking(story: Story, hit: Hit) -> tuple[Party, ...]:
    """Return who asks: the subject, or who sends the letter that does."""
    doer = agent(hit.token)
    if doer is not None and hit.token.dep_ == "acl" and doer == hit.token.head:
        doer = subject(governor(doer))
    elif doer is not None and doer.lower_ in ("we", "i"):
        doer = _speaker(hit.token)
    found = parties(story, doer) if doer is not None else ()
    if doer is not None and not found:
        found = _meant(story, doer)
    if not found and (doer is None or subject(hit.token) is None):
        above = [subject(v) for v in islice(hit.token.ancestors, CLIMB)]
        doer = next((t for t in above if t is not None), doer)
    if doer is None:
        return ()
    found = found or parties(story, doer)
    if not found and lemma(doer) in words("actors"):
        found = tuple(named(story, doer.subtree)[:1])
    return found


def _speaker(verb: Token) -> Token | None:
    """Return who is quoted with a verb: the subject of the verb above it."""
    for above in verb.ancestors:
        doer = subject(above) if above.pos_ == "VERB" else None
        if doer is not None and doer.lower_ not in ("we", "i"):
            return doer
    return None


def _measure(story: Story, hit: Hit) -> Token:
    """Return the measure that a demand is about, or the cue's own noun."""
    if hit.object != hit.token:
        return hit.object
    return next((t for t in hit.token.subtree if is_measure(story, t)), hit.object)


def sides(
    story: Story, hit: Hit, kind: str, said: Act
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return who takes a measure and whom it hits; who does the verb counts most."""
    actors, targets = said.imposers, said.targets
    if hit.cue.object == "party" and kind == "exemption_granted":
        return _spared(story, parties(story, hit.object), _doer(story, hit))
    is_asked = hit.cue.object == "exemption" and lemma(hit.token) in vocabulary(
        "asking"
    )
    if is_asked and (asking := _asking(story, hit)):
        return _spared(story, asking, ())
    if kind == "exemption_granted" and said.exempt:
        spared = codes(said.exempt)
        actors = _doer(story, hit) or tuple(p for p in actors if p.code not in spared)
        out = codes(actors)
        return actors, tuple(p for p in said.exempt if p.code not in out)
    if hit.cue.object == "retaliation" and lemma(hit.token) in vocabulary("sparking"):
        return _sparked(story, hit)
    if kind == "dispute_filed" and hit.cue.object == "party" and not hit.is_noun:
        return _doer(story, hit) or actors, parties(story, hit.object)
    if _is_unowned(hit) and said.sources.get("imposers") in ("clause", "sentence"):
        actors = _during(story, hit)
    if who := _doer(story, hit):
        if said.sources.get("imposers") not in LOOSE:
            targets = (*targets, *(p for p in actors if p.code not in codes(who)))
        actors = who
    elif (kind == "quota_set" or hit.cue.object in ("quota", "output")) and (
        cartel := _cartel(story)
    ):
        owner = named(story, phrase(hit.object))
        actors, targets = (cartel,), tuple(p for p in owner if p.code != cartel.code)
    against = [t for t in hit.token.subtree if t.lower_ == "against"]
    opposed = tuple(p for prep in against for p in named(story, prep.subtree))
    if hit.is_noun and hit.cue.role in ("by", "from") and kind == "dispute_filed":
        about = [
            t for t in hit.token.children if t.lower_ in ("about", "against", "over")
        ]
        near = tuple(p for t in about for p in named(story, t.subtree))
        filing = parties(story, hit.object)
        return filing, tuple(p for p in near if p.code not in codes(filing))
    if hit.is_noun and hit.cue.role == "against":
        owners = [t for t in hit.token.children if t.dep_ in OWNERS or t.lower_ == "by"]
        actors = tuple(p for t in owners for p in named(story, t.subtree))
        actors = actors or counterpart(story, hit, opposed[0]) if opposed else actors
        return actors, tuple(p for p in opposed if p.code not in codes(actors))
    actors = tuple(p for p in actors if p.code not in codes(opposed))
    if kind in CASES and not targets:
        targets = opposed
    borne = _borne(story, hit)
    if actors and borne and set(codes(actors)) <= set(codes(borne)):
        known = topic(story)
        code = known.imposer_on(borne[0].code)
        actors = tuple(p for p in index(story).values() if p.code == code)[:1]
        actors, targets = actors or _rival(story, borne), borne
    if kind in OUTWARD and (abroad := _destinations(story, hit)):
        targets = abroad
        actors = tuple(p for p in actors if p.code not in codes(abroad))
    if not actors and (not targets or said.sources.get("targets") == "topic"):
        actors, targets = _only(story, hit), ()
    if kind in STATE_ACTS:
        actors = tuple(p for p in actors if p.code not in vocabulary("fora"))
    if kind in AGAINST and actors and not targets:
        targets = counterpart(story, hit, actors[0]) or _judge(story, hit, actors[0])
    barred = {*codes(actors), *vocabulary("bodies")}
    unique = {p.code: p for p in targets if p.code not in barred}
    return actors, tuple(unique.values())


def _spared(
    story: Story, spared: tuple[Party, ...], doer: tuple[Party, ...]
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return who spares whom a duty: else whose duties the article is about."""
    out = codes(spared)
    actors = tuple(p for p in doer if p.code not in out)
    if not actors and spared:
        known = topic(story)
        code = known.imposer_on(spared[0].code) or known.imposer
        actors = tuple(parties_of(story, [code] if code and code not in out else []))
    return actors, spared


def _sparked(story: Story, hit: Hit) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return who will answer whom: "a levy that would spark U.S. retaliation"."""
    owners = [t for t in hit.object.children if t.dep_ in OWNERS or t.lower_ == "by"]
    actors = tuple(p for t in owners for p in named(story, t.subtree))[:1]
    if not actors:
        return (), ()
    return actors, counterpart(story, hit, actors[0])


def _borne(story: Story, hit: Hit) -> tuple[Party, ...]:
    """Return whose goods a measure is on, by its own "on" and "against"."""
    near = [*hit.object.children, *hit.token.children]
    for clause in hit.object.children:
        if clause.dep_ in ("acl", "relcl"):
            near += clause.children
    preps = [t for t in near if t.lower_ in ("on", "against", "upon")]
    return tuple(p for t in preps for p in named(story, t.subtree))


def _rival(story: Story, sides_: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return whom an article names most, besides some parties."""
    out = {*codes(sides_), "WLD", *vocabulary("bodies")}
    named_ = [p for p in index(story).values() if p.code not in out]
    counted = Counter(p.code for p in named_)
    most = max(named_, key=lambda p: (counted[p.code], -p.start), default=None)
    return (most,) if most else ()


def _cartel(story: Story) -> Party | None:
    """Return the producers' body whose quotas an article is about, if there is one."""
    return next(
        (p for p in index(story).values() if p.code in vocabulary("cartels")), None
    )


def _doer(story: Story, hit: Hit) -> tuple[Party, ...]:
    """Return who does the cue's verb, or whose decision, plan or pledge it is."""
    if hit.token.pos_ != "VERB":
        return ()
    doer = controller(hit.token) or agent(hit.token) or _misread(story, hit.token)
    if doer is None or doer == hit.object or lemma(hit.token) in words("faces"):
        return ()
    if found := parties(story, doer) or _meant(story, doer):
        return found
    if hit.token.dep_ == "acl" and doer == hit.token.head:
        owners = [
            t for t in doer.children if t.dep_ == "poss" or t.lower_ in ("from", "by")
        ]
        return tuple(p for t in owners for p in named(story, t.subtree))[:1]
    if hit.cue.type in {*CASES, "quota_set"}:
        return tuple(named(story, doer.subtree)[:1])
    return ()


def _misread(story: Story, verb: Token) -> Token | None:
    """Return the party before a verb, where it was read into "In June Mexico"."""
    at = verb.i - 1
    while at > 0 and story.doc[at].pos_ in ("AUX", "ADV"):
        at -= 1
    token = story.doc[max(at, 0)]
    is_loose = token.dep_ == "pobj" and token.head.dep_ == "prep"
    return token if is_loose and at in index(story) and verb.tag_ in FINITE else None


def _meant(story: Story, doer: Token) -> tuple[Party, ...]:
    """Return whom "it" and "they" mean: the subject of the clause above."""
    if doer.lower_ not in ("it", "they"):
        return ()
    for verb in islice(doer.head.ancestors, CLIMB):
        above = subject(verb) if verb.pos_ in ("VERB", "AUX") else None
        if above is not None and above != doer and (found := parties(story, above)):
            return found
    return ()


def controller(verb: Token) -> Token | None:
    """Return who is to act where another makes them: "force the U.S. to act"."""
    if verb.dep_ != "xcomp":
        return None
    return next((t for t in verb.head.children if t.dep_ == "dobj"), None)


def _only(story: Story, hit: Hit) -> tuple[Party, ...]:
    """Return the one party of a sentence, else who mostly takes measures."""
    near = named(story, story.sentence(hit.token.i))
    if len(near) == 1:
        return tuple(near)
    code = topic(story).imposer
    return tuple(p for p in index(story).values() if p.code == code)[:1]


def _is_with_others(story: Story, hit: Hit) -> bool:
    """Tell whether the other side is a firm, a union, nobody that counts."""
    verb = governor(hit.token)
    preps = [p for p in (*verb.children, *hit.object.children) if p.lower_ == "with"]
    return any(
        t.dep_ == "pobj" and (t.pos_ == "PROPN" or lemma(t) in words("makers"))
        for prep in preps
        for t in prep.children
    ) and not any(named(story, prep.subtree) for prep in preps)


def _is_unowned(hit: Hit) -> bool:
    """Tell whether a measure is said to be taken by nobody ("tariffs imposed on")."""
    return (
        hit.token.dep_ in ("acl", "relcl")
        and is_passive(hit.token)
        and agent(hit.token) is None
    )


def _during(story: Story, hit: Hit) -> tuple[Party, ...]:
    """Return whose rule a measure fell under, else who mostly takes such measures."""
    for prep in hit.token.children:
        if prep.lower_ in ("during", "under") and (found := named(story, prep.subtree)):
            return tuple(found[:1])
    code = topic(story).imposer
    return tuple(p for p in index(story).values() if p.code == code)[:1]


def _destinations(story: Story, hit: Hit) -> tuple[Party, ...]:
    """Return where the exports go that a measure concerns."""
    found = []
    for flow in dict.fromkeys((*hit.object.subtree, *hit.token.subtree)):
        if lemma(flow) in vocabulary("from_abroad"):
            for prep in (*flow.subtree, *hit.token.children):
                if prep.dep_ in ("prep", "dative") and prep.lower_ in ("to", "for"):
                    found += named(story, prep.subtree)
    return tuple({p.code: p for p in found}.values())


def demand(story: Story, hit: Hit) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return who demands and of whom."""
    actors = parties(story, hit.object) if hit.cue.role == "by" else _asking(story, hit)
    targets: tuple[Party, ...] = ()
    if hit.cue.object == "party" and hit.cue.role != "by":
        targets = parties(story, hit.object)
    for verb in hit.token.children:
        if not targets and verb.dep_ in ("ccomp", "xcomp"):
            asked = subject(verb)
            targets = parties(story, asked) if asked is not None else ()
            targets = tuple(p for p in targets if p.code not in codes(actors))
    for noun in hit.token.children:
        if not targets and noun.dep_ == "dobj":
            targets = tuple(named(story, phrase(noun)))
    if not targets:
        said = stated_act(story, _measure(story, hit))
        targets = (*said.imposers, *said.targets)
    targets = tuple(p for p in targets if p.code not in codes(actors))
    if not targets and actors and lemma(hit.token) != "want":
        targets = counterpart(story, hit, actors[0]) or _judge(story, hit, actors[0])
    return actors, targets


def _judge(story: Story, hit: Hit, asking: Party) -> tuple[Party, ...]:
    """Return whose measures or quotas an article is about, if not who asks."""
    quotas = any(is_a(story, t, "quota") for t in hit.token.subtree)
    cartel = _cartel(story) if quotas else None
    if cartel and cartel.code != asking.code:
        return (cartel,)
    code = topic(story).imposer
    found = (p for p in index(story).values() if p.code == code != asking.code)
    return tuple(islice(found, 1))
