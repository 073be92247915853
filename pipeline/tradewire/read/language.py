"""Tell English from other languages.

Words that every English text is full of settle nearly all texts at once. Only for
the rest py3langid is loaded, which takes two seconds and ninety megabytes.
"""

import re
from functools import cache
from typing import Any

from tradewire.lexicon import table
from tradewire.read.regions import is_foreign

WORD = re.compile(r"[^\W\d_]+")
FEWEST, SHORT = 8, 40
PLAIN = 0.18
SURE, SPARSE = 0.95, 0.1
SEEN = 4000


def foreign_language(text: str, declared: str | None = None) -> str | None:
    """Return the language of a text that is not English, None for English.

    Lines in another script are left out where there is enough English beside them;
    what is too short to tell is as `declared`, else English.

    >>> foreign_language("The ministry said the duty on steel would be cut by May.")
    >>> foreign_language("Das Ministerium will den Zoll auf Stahl im Mai senken, "
    ...                  "weil die Preise für die Industrie zu hoch sind.")
    'de'
    """
    lines = text.split("\n")
    latin = "\n".join(line for line in lines if not is_foreign(line))
    words = WORD.findall(latin[:SEEN].lower())
    if len(words) < FEWEST:
        if len(latin) < 0.3 * len(text):
            return _classified(text)
        return _other(declared) if words else None
    share = english_share(words)
    if share >= PLAIN:
        return None
    if len(words) < SHORT and declared:
        return _other(declared)
    found = _classified(latin)
    return found if found != "en" and (len(words) >= SHORT or share < SPARSE) else None


def is_plain_english(text: str) -> bool:
    """Tell a text that common English words fill.

    >>> is_plain_english("The ministry said that it would cut the duty on steel.")
    True
    """
    words = WORD.findall(text[:SEEN].lower())
    return bool(words) and english_share(words) >= PLAIN


def english_share(words: list[str]) -> float:
    """Return how much of some words are the commonest ones of English."""
    common = _words("english")
    return sum(word in common for word in words) / len(words)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("formats")["language"][name].split())


def _other(declared: str | None) -> str | None:
    code = (declared or "en").strip().lower()[:2]
    return None if code in ("en", "") else code


def _classified(text: str) -> str:
    """Return the language that py3langid is sure of, else English."""
    letters = " ".join(WORD.findall(text[:SEEN])).lower()
    found, sure = _identifier().classify(letters)
    return str(found) if sure >= SURE else "en"


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(sorted(_words("wires")))
    return identifier
