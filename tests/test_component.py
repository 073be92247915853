"""The pipeline as a spaCy component."""

import spacy

from tradewire import extract
from tradewire.annotate import DEFAULT_MODEL


def test_add_pipe() -> None:
    nlp = spacy.load(DEFAULT_MODEL)
    nlp.add_pipe("tradewire")
    text = "The U.S. put a 25% tariff on steel from Japan."
    assert nlp(text)._.tradewire.tariffs == extract(text).tariffs
