"""Repair of text that was decoded wrongly long before it came to us."""

import re

MOJIBAKE = re.compile("[\u00c2\u00c3\u00e2\u00cb\u00f0][\u0080-\u00bf\u0152-\u2122]")
ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash|#\d{2,5});")
LONE = re.compile(
    r"(?P<apostrophe>(?<=\w)â(?=(?:s|t|re|ve|ll|d|m)\b))"
    r"|(?P<close>(?<=[.,!?])â\??(?=\s|$))"
    r"|(?P<open>(?:(?<=\s)|^)â(?=\w))"
    r"|(?P<dash>(?<=[\s\w)])â(?=\s))",
    re.MULTILINE,
)
MEANT = {"apostrophe": "’", "close": "”", "open": "“", "dash": "–"}
ENOUGH = 3
SURROGATE = re.compile("[\ud800-\udfff]")
BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def mend(text: str, *, entities: bool = False) -> tuple[str, tuple[str, ...]]:
    """Return a text without mojibake, and what was mended.

    An `â` whose other bytes are lost stands for the punctuation that its place
    tells, in a text where several do so.

    >>> mend("The minister’s â€œsteelâ€\\x9d duty")
    ('The minister’s “steel” duty', ('mojibake',))
    >>> mend("AT&amp;T", entities=True)
    ('AT&T', ('entities',))
    """
    marks: list[str] = []
    if SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        marks.append("surrogates")
    if BINARY.search(text):
        text = BINARY.sub("", text)
        marks.append("control characters")
    if MOJIBAKE.search(text):
        from ftfy import fix_encoding

        fixed = fix_encoding(text)
        marks += ["mojibake"] if fixed != text else []
        text = fixed
    if len(LONE.findall(text)) >= ENOUGH:
        text = LONE.sub(lambda m: MEANT[m.lastgroup or ""], text)
        marks.append("mojibake")
    if entities and ENTITY.search(text):
        from html import unescape

        text = unescape(text)
        marks.append("entities")
    return text, tuple(dict.fromkeys(marks))
