"""Tell what a document is from its first bytes; its name is a hint."""

import re
from functools import cache
from pathlib import PurePosixPath

import orjson

from tradewire.lexicon import table
from tradewire.read.decode import decode
from tradewire.read.markup import FRAGMENT, root_name

HEAD = 1 << 16
MAGIC = (
    (b"\x1f\x8b", "gz"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zst"),
    (b"BZh", "bz2"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"WARC/", "warc"),
)
SHORTEST = 6
PACKED = (".gz", ".xz", ".zst", ".bz2", ".zip", ".warc", ".tgz", ".txz")
FOREIGN = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
    b"7z\xbc\xaf",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"{\\rtf",
    b"%!PS",
    b"SQLite format 3",
)
"""How files begin that hold no news that we read."""
LIKELY = (b"GIF8", b"MZ", b"RIFF", b"OggS", b"ID3", b"fLaC", b"PAR1", b"Rar!", b"BM")
"""The same for beginnings that a text may have too, without a zero behind it."""
OFFICE = (b"[Content_Types].xml", b"mimetypeapplication/", b"META-INF/", b"word/")
ROOTS = {
    "html": "html",
    "body": "html",
    "nitf": "nitf",
    "newsml": "newsml",
    "newsitem": "newsitem",
    "newsmessage": "newsml-g2",
    "packageitem": "newsml-g2",
    "rss": "rss",
    "feed": "rss",
    "rdf": "rss",
    "channel": "rss",
    "reuters": "reuters",
    "lewis": "reuters",
    "places": "reuters",
    "topics": "reuters",
    "date": "reuters",
}
WIRE_7901 = re.compile(r"\x01|[a-z]{2,4}\d{3,5} +\d +[a-z]{1,3} +\d{1,5}\s")
HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]*\S")
FRONT = re.compile(r"---[ \t]*\r?\n")
BY_NAME = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".eml": "eml",
    ".txt": "txt",
    ".text": "txt",
}


def kind_of(head: bytes, name: str = "") -> str | None:
    """Return the kind of a document, None if it is none that is read.

    >>> kind_of(b"<nitf><head/>"), kind_of(b"%PDF-1.7"), kind_of(b"\\x89PNG\\r\\n")
    ('nitf', 'pdf', None)
    >>> kind_of(b'{"text": "Peru"}', "a.txt"), kind_of(b"LIMA - Peru cut", "a.json")
    ('jsonl', 'json')
    """
    for magic, kind in MAGIC:
        if head.startswith(magic):
            office = kind == "zip" and any(sign in head[:200] for sign in OFFICE)
            return None if office else kind
    if len(head) < SHORTEST and PurePosixPath(name.lower()).suffix in PACKED:
        return next((kind for magic, kind in MAGIC if magic.startswith(head)), None)
    cut = len(head) < 512 and PurePosixPath(name.lower()).suffix == ".tar"
    if cut or head[257:262] == b"ustar":
        return "tar"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(FOREIGN) or (head.startswith(LIKELY) and 0 in head[:64]):
        return None
    hint = BY_NAME.get(PurePosixPath(name.lower()).suffix)
    if head.startswith(b"\x16\x16\x01"):
        return "anpa1312"
    if not _is_text(head):
        return None
    text = decode(head).text.lstrip("\ufeff \t\r\n")
    return _text_kind(text, hint)


def _text_kind(text: str, hint: str | None) -> str | None:
    if text.startswith("<"):
        if (kind := _markup_kind(text)) or hint not in (None, "html"):
            return kind or hint
        return "html" if FRAGMENT.search(text) or hint else None
    if text.startswith(("{", "[")) and (kind := _json_kind(text, hint)):
        return kind
    if WIRE_7901.match(text):
        return "iptc7901"
    if _is_mail(text):
        return "eml"
    if FRONT.match(text):
        return "md"
    if hint not in (None, "txt"):
        return hint
    return _table_kind(text) or "txt"


def _is_text(head: bytes) -> bool:
    """Tell text from other bytes: no zeros but UTF-16's, hardly any controls."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if 0 in head:
        return "\x00" not in decode(head).text
    control = sum(byte < 9 or 13 < byte < 32 and byte != 27 for byte in head)
    return control <= max(16, 0.02 * len(head))


def _markup_kind(text: str) -> str | None:
    if re.match(r"(?:<\?xml[^>]*>\s*)?<!DOCTYPE html", text, re.IGNORECASE):
        return "html"
    root = root_name(text)
    if root is None:
        return None
    if root == "newsItem":
        return "newsml-g2"
    if root in ("PLACES", "TOPICS", "DATE") or root.lower() not in (
        "places",
        "topics",
        "date",
    ):
        return ROOTS.get(root.lower())
    return None


def _json_kind(text: str, hint: str | None) -> str | None:
    """Return json or jsonl, None for a text that merely begins with a bracket."""
    first, _, rest = text.partition("\n")
    if _is_json(first):
        return "jsonl" if first.startswith("{") else "json"
    if hint in ("json", "jsonl"):
        return hint
    return "json" if re.match(r'\{\s*"|\[\s*[\[{]|[\[{]\s*[\]}]', text) else None


def _is_json(text: str) -> bool:
    try:
        orjson.loads(text)
    except ValueError:
        return False
    return True


@cache
def _marks(kind: str) -> frozenset[str]:
    return frozenset(table("formats")["kinds"][kind].split())


def _is_mail(text: str) -> bool:
    names = []
    for line in text.split("\n", 200)[:200]:
        if not line.strip():
            break
        if match := HEADER.match(line):
            names.append(match[1].lower())
        elif not line[0].isspace() and not text.endswith(line):
            return False
    return len(_marks("mail").intersection(names)) > 1 and (
        "from" in names or "received" in names or "mime-version" in names
    )


def _table_kind(text: str) -> str | None:
    """Return csv or tsv for a first line of columns' names."""
    line = text.partition("\n")[0].strip()
    for mark, kind in (("\t", "tsv"), (",", "csv"), (";", "csv")):
        cells = [cell.strip(' "').lower() for cell in line.split(mark)]
        if len(cells) > 1 and len(_marks("column").intersection(cells)) > 1:
            return kind
    return None
