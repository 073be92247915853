"""Tell actual figures from estimates, forecasts and targets, and who says so."""

from spacy.tokens import Token

from tradewire.measure import words
from tradewire.statement.amount import is_estimated
from tradewire.statement.parties import region
from tradewire.statement.reading import Draft, Reading
from tradewire.tally import lemmas


def fill_status(reading: Reading, draft: Draft) -> None:
    """Fill the status, by the words before the number or its verb after it."""
    entry, leader = draft.entry, draft.leader
    if is_estimated(reading, entry):
        draft.put("status", "estimate")
        return
    if entry.compared:
        near = reading.doc[max(reading.first, entry.first - 4) : entry.first]
        if any(status_of(reading, t) == "target" for t in near):
            draft.put("status", "target")
        return
    if leader is None:
        inside = [d for d in reading.by_entry.values() if d.entry.last <= entry.first]
        leader = inside[-1] if inside else None
    left, right = region(reading, draft)
    if leader is not None and not any(
        t.pos_ in ("VERB", "AUX") for t in reading.doc[leader.entry.last : entry.first]
    ):
        draft.put("status", leader.fields.get("status"))
        return
    for i in range(entry.first - 1, left - 1, -1):
        token = reading.doc[i]
        status = status_of(reading, token)
        if status:
            draft.put("status", status, (token.idx, token.idx + len(token)))
            return
        if token.tag_ == "VBD" and token.lower_ not in ("was", "were", "had"):
            return
    if any(t.pos_ == "VERB" for t in reading.doc[left : entry.first]):
        return
    for i in range(entry.last, right):
        token = reading.doc[i]
        if token.pos_ in ("VERB", "AUX") and token.dep_ != "amod":
            draft.put("status", status_of(reading, token))
            if "status" in draft.fields or token.pos_ == "VERB":
                return


def status_of(reading: Reading, token: Token) -> str | None:
    """Return the status that a word gives to the number after it."""
    if token.lemma_.lower() == "put" and not any(
        t.lower_ == "at" for t in reading.doc[token.i + 1 : token.i + 7]
    ):
        return None
    for status in ("target", "forecast", "estimate"):
        if any(w in words("status", status) for w in lemmas(token)):
            return status
    return None


def fill_source(reading: Reading, draft: Draft) -> None:
    """Fill who is credited, here or in the sentences before."""
    found, carried = reading.credit, reading.carried
    if found is not None and found.name:
        draft.put("source", found.name, (found.start, found.end))
    elif found is not None:
        draft.put("source", carried.speaker)
    elif carried.lead_source:
        draft.put("source", carried.lead_source)
    elif reading.same_paragraph and "commodity" not in draft.spans:
        draft.put("source", carried.source)
