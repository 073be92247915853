"""Build the evidence and spans of a fact from tokens and mentions of a story."""

from typing import Any

from spacy.tokens import Span, Token

from tradewire.fact import Evidence
from tradewire.story import Mention, Story


def quote(story: Story, start: int, end: int) -> Evidence:
    """Return the evidence over code points `start:end`, outer blanks left out."""
    text = story.article.text[start:end]
    start += len(text) - len(text.lstrip())
    return Evidence(start=start, end=start + len(text.strip()), quote=text.strip())


def quote_tokens(story: Story, first: int, last: int) -> Evidence:
    """Return the evidence over the tokens `first:last`."""
    end = story.doc[last - 1]
    return quote(story, story.doc[first].idx, end.idx + len(end))


def span(found: Mention[Any] | Token | Span) -> tuple[int, int]:
    """Return the place in the text of a mention, a token or some tokens."""
    if isinstance(found, Mention):
        return found.start, found.end
    if isinstance(found, Token):
        return found.idx, found.idx + len(found)
    return found.start_char, found.end_char
