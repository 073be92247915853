"""Tell by its nearest words whether a state acts, is hit, or does neither.

"U.S. tariffs", "tariffs by India", "Ottawa imposed" act; "Chinese steel", "goods from
Mexico", "hit Canada with" are hit.
"""

from typing import Literal

from spacy.tokens import Token

from tradewire.parties import MODIFIERS, Party, index, lemma, words
from tradewire.story import Story
from tradewire.syntax import SUBJECTS

Role = Literal["imposer", "target", "exempt", "none"]
ADJECTIVAL = {"US", "EU", "GB"}  # names that stand before a noun like a demonym
WITHOUT = {"except", "excluding", "besides", "outside", "without", "beyond", "barring"}
SAYING = {"say", "tell", "add", "report", "note", "write", "ask", "believe", "think"}


def role(story: Story, party: Party) -> Role:
    """Tell by its nearest words whether a country acts, is hit or neither."""
    if is_left_out(story, party.token):
        return "exempt"
    return _role(story, story.doc[party.token], party.code, 0)


def _role(story: Story, token: Token, code: str, depth: int) -> Role:
    """Return the role of the phrase that a token heads or modifies."""
    if depth > 6:
        return "none"
    if _is_origin_compound(story, token):
        return "target"
    if token.dep_ in MODIFIERS and token.head.pos_ in ("NOUN", "PROPN", "ADJ", "X"):
        return _role_before(story, token, code, depth)
    if token.dep_ == "conj":
        return _role(story, token.head, code, depth + 1)
    if token.dep_ in ("nsubj", "nsubjpass", "agent", "dobj", "dative", "attr"):
        return _role_by_verb(token, token.head)
    if token.dep_ in ("pobj", "pcomp"):
        return _role_after(story, token, code, depth)
    if token.dep_ == "ROOT" or token.dep_ == "dep":
        return "none"
    return "none"


def _is_origin_compound(story: Story, token: Token) -> bool:
    """Tell "China-made", "Chinese-built", "Thai-origin"."""
    following = [t.lower_ for t in story.doc[token.i + 1 : token.i + 3]]
    return following[:1] == ["-"] and following[1:2] in (
        ["made"], ["built"], ["origin"], ["produced"], ["grown"], ["owned"],
        ["assembled"], ["manufactured"], ["based"], ["sourced"], ["flagged"],
    )  # fmt: skip


def _role_before(story: Story, token: Token, code: str, depth: int) -> Role:
    """Return the role of a country that stands before a noun."""
    noun = token.head
    word = lemma(noun)
    place = next((m for m in story.countries if m.first <= token.i < m.last), None)
    form = place.value.form if place else "seat"
    if word in words("measure") or word == "rate":
        adjectival = token.dep_ == "poss" or form in ("demonym", "seat", "capital")
        return "imposer" if adjectival or code in ADJECTIVAL else "target"
    if word in words("goods"):
        if any(p.lower_ == "from" for p in noun.children) and word == "import":
            return "imposer"
        if noun.dep_ == "compound" and lemma(noun.head) in words("measure"):
            return "imposer" if token.dep_ == "poss" or code in ADJECTIVAL else "target"
        return "target"
    if noun.dep_ == "compound" and lemma(noun.head) in words("measure"):
        return "imposer"
    if any(m.first <= noun.i < m.last for m in story.goods):
        return "target"
    if word in words("importers"):
        return "imposer"
    if word in words("makers"):
        found = _role(story, noun, code, depth + 1)
        return found if found != "imposer" else "none"
    if word in words("actors") or noun.i in index(story) or noun.pos_ == "PROPN":
        return _role(story, noun, code, depth + 1)
    if noun.dep_ in ("compound", "nmod", "amod", "poss"):
        return _role_before(story, noun, code, depth + 1) if depth < 4 else "none"
    return "none"


def _role_by_verb(token: Token, verb: Token) -> Role:
    """Return the role of a subject, object or agent of a verb."""
    word = verb.lemma_.lower()
    if token.dep_ == "nsubj" and word in SAYING:
        return "none"
    if token.dep_ == "nsubj":
        return "target" if word in words("faces") and not _sends(verb) else "imposer"
    if token.dep_ == "nsubjpass" or token.dep_ in ("dobj", "dative"):
        if word in ("exempt", "exclude", "spare"):
            return "exempt"
        if word in ("pay", "owe"):
            return "imposer"
        if word in ("enter", "reach", "leave"):
            return "imposer" if word != "leave" else "target"
        if word in words("hits") or token.dep_ == "dative":
            return "target"
    return "none"


def _sends(verb: Token) -> bool:
    return verb.lemma_.lower() in ("face", "draw", "get") and any(
        t.dep_ == "dobj" and t.lower_ in ("down", "fire") for t in verb.children
    )


def _role_after(story: Story, token: Token, code: str, depth: int) -> Role:
    """Return the role of the object of a preposition."""
    prep = token.head
    word, above = prep.lower_, prep.head
    before = story.doc[prep.i - 1].lower_ if prep.i else ""
    if word in WITHOUT or (word == "than" and before == "other"):
        return "exempt"
    if word == "from" and above.lemma_ in ("exempt", "exclude", "spare", "free"):
        return "none"
    if prep.dep_ == "agent" or word == "by":
        acts = above.pos_ in ("VERB", "AUX") or lemma(above) in (
            words("measure") | words("actors")
        )
        return "imposer" if acts else "none"
    if word == "at" and above.lemma_ in ("aim", "direct", "target", "level"):
        return "target"
    if word in ("including", "like") or (word == "as" and before in ("such", "well")):
        return _role(story, above, code, depth + 1)
    if word == "with" and before in ("along", "together"):
        above = above.head if above.lower_ == before else above
        hit = above.lemma_ in words("hits") or above.dep_ == "dobj"
        return "target" if hit else "none"
    if word == "to" and _is_flow(above, "export", "ship", "sell", "sale"):
        return "imposer"
    if word == "to" and _is_flow(above, "import", "shipment", "access"):
        return "imposer"
    if word in ("into", "entering", "in", "inside"):
        if _is_flow(above, "make", "manufacture", "produce", "build", "assemble"):
            return "target"
        if _is_flow(above, "grow", "originate", "mine", "base", "process"):
            return "target"
        if word != "in" or lemma(above) in words("measure") | words("goods"):
            return "imposer"
        faced = above.lemma_ in words("faces") or above.lemma_ in ("dump", "import")
        return "imposer" if faced else "none"
    if word == "of" and lemma(above) in words("actors"):
        return _role(story, above, code, depth + 1)
    if word in ("on", "against", "upon", "from", "toward", "towards"):
        return "target"
    if word == "for" and lemma(above) in words("measure"):
        return "target"
    if word == "for" and above.pos_ in ("VERB", "AUX"):
        said = next((t for t in above.children if t.dep_ in SUBJECTS), None)
        rated = said is not None and lemma(said) in words("measure") | {"rate"}
        return "target" if rated else "none"
    if word == "of" and (lemma(above) in words("goods")):
        return "target"
    return "none"


def _is_flow(token: Token, *lemmas: str) -> bool:
    return token.lemma_.lower() in lemmas or lemma(token) in lemmas


def is_left_out(story: Story, i: int) -> bool:
    """Tell whether a token stands under "except", "excluding", "other than"."""
    token = story.doc[i]
    for above in token.ancestors:
        if above.lower_ in WITHOUT or above.lemma_ in ("exclude", "exempt", "spare"):
            return True
        if above.lower_ == "than" and above.i and story.doc[above.i - 1].lower_ in (
            "other", "rather",
        ):  # fmt: skip
            return True
        if above.pos_ == "VERB":
            return False
    return False
