"""Tell whose a body is: by its name, by the words around it, or by the story."""

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from tradewire.mentions.body_found import APOSTROPHES, Found
from tradewire.mentions.topic import Topic
from tradewire.values.body import DEPARTMENTS, systems
from tradewire.values.body import words as body_words
from tradewire.values.country import state_code
from tradewire.values.title import words as title_words

NO_MINISTRIES = frozenset(["US", "PH", "HK"])
SHARED = ("Congress", "Senate", "Treasury", "Parliament", "House")
AMERICAN = ("House", "Senate", "Treasury")
COMMON = ("Department of", "Ministry of", "Supreme", "Senate", "House of Commons")
WORLDWIDE = ("International ", "World ", "European ", "Global ")


def located(topic: Topic, names: list[Found]) -> list[Found]:
    """Return the names with their countries, all names of one body alike."""
    stated = [_stated(topic, name) for name in names]
    told = {
        (name.key, name.kind): country
        for name, country in zip(reversed(names), reversed(stated), strict=True)
        if country
    }
    return [
        replace(
            name,
            country=country or told.get((name.key, name.kind)) or _implied(topic, name),
        )
        for name, country in zip(names, stated, strict=True)
    ]


def _stated(topic: Topic, name: Found) -> str | None:
    """Return the country that stands in a body's name, or before or after it."""
    if name.kind == "intergovernmental":
        return None
    is_word = name.last - name.first == 1
    if name.known and name.country and is_word and name.name not in SHARED:
        return name.country
    doc, places = topic.doc, topic.state_at
    within = (places[i] for i in range(name.first, name.last) if i in places)
    inside = next((m for m in within if m.value.form != "seat"), None)
    if inside:
        return inside.value.code
    lead = name.first
    while lead and (doc[lead - 1].text in APOSTROPHES or doc[lead - 1].pos_ == "ADJ"):
        if lead - 1 in places:
            break
        lead -= 1
    if before := places.get(lead - 1):
        return before.value.code
    owned = lead > 0 and _is_owned(doc[lead - 1], doc[max(lead - 2, 0)], name)
    if owned and (owner := topic.owner(lead)):
        return owner
    if name.country and not _is_common(name):
        return name.country
    if doc[name.last : name.last + 1].text in ("of", "in"):
        after = next((places[i] for i in _two_after(name) if i in places), None)
        if after:
            return after.value.code
    if any(state_code(t.text) == "US" for t in doc[name.first : name.last]):
        return "US"
    return None


def _is_owned(before: Token, owner: Token, name: Found) -> bool:
    """Tell whether a body is that of a state named before: "its", "the country's"."""
    if before.text in APOSTROPHES:
        return owner.lower_ in title_words("state_owner")
    return before.lower_ in ("its", "whose") and name.kind != "industry"


def _two_after(name: Found) -> Iterable[int]:
    return range(name.last + 1, name.last + 3)


def _implied(topic: Topic, name: Found) -> str | None:
    """Return the country of a body that the story leaves to be understood."""
    if name.kind == "intergovernmental":
        return None
    words = topic.doc[name.first : name.last]
    cabinet = any(t.lower_ in body_words("cabinet") for t in words)
    department = name.kind == "ministry" and words[-1].lower_ == "department"
    is_american = (department and cabinet) or words[0].text in AMERICAN
    if usual := name.country or ("US" if is_american else None):
        others = [c for c in topic.counts if c in DEPARTMENTS]
        home = topic.home()
        if home and home in systems().get(name.name, ()):
            counts = topic.counts
            return home if counts[home] > counts[usual] else usual
        return usual if usual in topic.counts or not others else others[0]
    worldwide = name.name.startswith(WORLDWIDE) and name.kind != "ministry"
    if worldwide or (name.known and name.kind == "industry"):
        return None
    if name.kind == "industry" and _is_regional(topic, name):
        return None
    if name.kind == "industry":
        return topic.of_subject(name.first)
    never = NO_MINISTRIES if name.kind == "ministry" else frozenset[str]()
    return topic.of_subject(name.first, never)


def _is_regional(topic: Topic, name: Found) -> bool:
    """Tell whether a region is in a body's name: "Eastern Africa Grain Council"."""
    return any(
        m.value.form == "region" and m.text in name.name for m in topic.story.countries
    )


def _is_common(name: Found) -> bool:
    """Tell whether a known name is that of several states' bodies."""
    common = name.name.startswith(COMMON) and name.country in ("US", "CN", "GB")
    return common or name.name in systems()
