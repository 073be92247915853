"""Check what no single field can: that quotes stand where a record says."""

from tradewire.errors import RecordError
from tradewire.record import Record


def check(record: Record) -> Record:
    """Return the record unchanged, or raise if it breaks our own promises.

    Raises:
        RecordError: if a quote or a span is not inside the text.
    """
    for facts in record.facts().values():
        for fact in facts:
            quote = fact.evidence
            if record.text[quote.start : quote.end] != quote.quote:
                raise RecordError(f"{record.id}: {quote.quote!r} is not at its offsets")
            for name, (start, end) in fact.spans.items():
                if not 0 <= start < end <= len(record.text):
                    raise RecordError(f"{record.id}: no text at the span of {name}")
    return record
