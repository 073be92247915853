"""Lines to paragraphs: undo the hard wrapping of wires, mail and typescripts."""

import re

WIDEST, NARROWEST = 90, 45
INDENT = re.compile(r"[ \t]{2,}\S")
TABLE = re.compile(r"\S(?: {3,}|\t)\S.*\S(?: {3,}|\t)\S|\.{5}|-{5}|\S {3,}[\d.,$+-]+$")
ITEM = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)])\s")
STOPPED = re.compile(r"[.!?:;][\"”’')]{0,2}$")


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, without the blanks at their ends."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return [line.rstrip() for line in text.split("\n")]


def tidy(text: str) -> str:
    r"""Return a text with plain line breaks and no blanks before them.

    >>> tidy("a  \r\nb\r\n")
    'a\nb'
    """
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines_of(text))).strip()


def is_wrapped(text: str) -> bool:
    """Tell whether the lines of a text end where the paper did.

    >>> is_wrapped("Peru cut it.\\nIt did so on Monday.")
    False
    """
    lines = lines_of(text)
    pairs = [(a, b) for a, b in zip(lines, lines[1:], strict=False) if a and b]
    flowing = [a for a, b in pairs if not STOPPED.search(a) and len(a) > NARROWEST]
    if len(pairs) < 3 or max(map(len, lines)) > WIDEST:
        return False
    return len(flowing) >= 0.5 * len(pairs)


def unwrap(text: str) -> list[str]:
    r"""Return the paragraphs of a wrapped text, each on one line.

    A blank line or an indented one begins a paragraph; rows of tables stay apart.

    >>> unwrap("   Peru cut\nits duty.\n   Chile did\nnot.")
    ['Peru cut its duty.', 'Chile did not.']
    """
    lines = lines_of(text)
    indents = any(INDENT.match(line) for line in lines)
    flush = any(line and not line[0].isspace() for line in lines)
    paragraphs: list[str] = []
    open_ = row = False
    for line in lines:
        words = " ".join(line.split())
        was_row, row = row, bool(TABLE.search(line.strip()))
        starts = not open_ or row or was_row or bool(ITEM.match(line))
        if not words:
            open_ = False
            continue
        if starts or (indents and flush and INDENT.match(line)):
            paragraphs.append(words)
        else:
            paragraphs[-1] += f" {words}"
        open_ = True
    return paragraphs


def flowed(text: str) -> str:
    """Return a text whose hard-wrapped lines, if it has such, are paragraphs."""
    return "\n\n".join(unwrap(text)) if is_wrapped(text) else tidy(text)


def one_line(text: str | None) -> str | None:
    """Return a text on one line, None where there is none.

    >>> one_line("  Duty\\n  cut "), one_line(" ")
    ('Duty cut', None)
    """
    return " ".join(text.split()) or None if text else None
