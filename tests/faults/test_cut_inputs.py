"""Half a document is never reported as a whole one, where its format can tell.

Plain text, Markdown and a page of loose HTML end where they end: nothing in them
tells that more was to come. A list of lines or rows gives those that are whole.
"""

import bz2
import gzip
import io
import lzma
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from running import FULL

from tradewire.article import Article
from tradewire.read import read_bytes, read_path

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

pytestmark = pytest.mark.faults
POINTS = 50 if FULL else 12
SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
STORY = (
    "LIMA, March 5 - Peru will cut its duty on copper from 12 percent to {} percent."
)
STORIES = {f"s{n}.json": f'{{"text": "{STORY.format(n)}"}}'.encode() for n in range(4)}
ROWS = "id,text\r\n" + "".join(f'{n},"{STORY.format(n)}"\r\n' for n in range(4))
WIRE = "\n".join(f'{{"id": "{n}", "text": "{STORY.format(n)}"}}' for n in range(4))
ITEMS = "".join(
    f"<item><title>Cut {n}</title><description>{STORY.format(n)}</description></item>"
    for n in range(3)
)
FEED = f"<rss><channel>{ITEMS}</channel></rss>"
G2 = (
    '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem>'
    "<contentMeta><headline>Cut</headline></contentMeta><contentSet><inlineXML><html>"
    f"<body><p>{STORY.format(6)}</p></body></html></inlineXML></contentSet></newsItem>"
    "</itemSet></newsMessage>"
)
NEWSML = (
    "<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Cut</HeadLine></NewsLines>"
    f"<ContentItem><DataContent><p>{STORY.format(6)}</p></DataContent></ContentItem>"
    "</NewsComponent></NewsItem></NewsML>"
)


def tar() -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as packer:
        for name, data in STORIES.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            packer.addfile(entry, io.BytesIO(data))
    return buffer.getvalue()


def packed() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packer:
        for name, data in STORIES.items():
            packer.writestr(name, data)
    return buffer.getvalue()


def warc() -> bytes:
    records = []
    for n in range(3):
        page = f"<!DOCTYPE html><html><body><p>{STORY.format(n)}</p></body></html>"
        http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}".encode()
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
            f"WARC-Target-URI: http://example.org/{n}\r\nContent-Type: "
            f"application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        records.append(head.encode() + http + b"\r\n\r\n")
    return b"".join(records)


TEXT = STORY.format(6).encode()
WHOLE: dict[str, bytes] = {
    "a.txt.bz2": bz2.compress(TEXT),
    "a.txt.gz": gzip.compress(TEXT),
    "a.txt.xz": lzma.compress(TEXT),
    "a.txt.zst": zstd.compress(TEXT),
    "a.tar": tar(),
    "a.tar.gz": gzip.compress(tar()),
    "a.zip": packed(),
    "a.warc": warc(),
    "a.warc.gz": gzip.compress(warc()),
    "a.csv": ROWS.encode(),
    "a.jsonl": WIRE.encode(),
    "feed.xml": FEED.encode(),
    "g2.xml": G2.encode(),
    "newsml.xml": NEWSML.encode(),
}


def told(items: list[object]) -> list[str]:
    return [item.text for item in items if isinstance(item, Article)]


@pytest.mark.parametrize("name", WHOLE)
def test_cut_anywhere(name: str) -> None:
    data = WHOLE[name]
    whole = told(list(read_bytes(data, name)))
    assert whole and all(STORY[:20] in text for text in whole)
    for cut in range(1, len(data) - 2, 1 if FULL else max(1, len(data) // 100)):
        items = list(read_bytes(data[:cut], name))
        found = told(items)
        assert set(found) <= set(whole), (cut, found)
        complete = found == whole
        assert complete or len(found) < len(items) or is_between(data, cut), cut


def is_between(data: bytes, cut: int) -> bool:
    """Tell a cut between lines or records, which leaves a shorter whole."""
    return data[:cut].endswith((b"\n", b"\r", b'"}')) or data[cut:].startswith(b"\r")


TELLS = (
    ".xml",
    ".newsml",
    ".json",
    ".gz",
    ".zst",
    ".xz",
    ".zip",
    ".tar",
    ".pdf",
    ".warc",
)


@pytest.mark.shared
@pytest.mark.skipif(not SAMPLES.exists(), reason="../shared is not there")
def test_real_files_cut_anywhere(tmp_path: Path, tell: Callable[[str], None]) -> None:
    """Where a format tells its end, what is read of a cut file is whole."""
    number = 0
    for path in sorted(SAMPLES.rglob("*")):
        if not path.is_file() or not path.name.endswith(TELLS):
            continue
        data = path.read_bytes()
        if len(data) > (4 << 20 if FULL else 200 << 10):
            continue
        whole = set(told(list(read_path(path, path.parent))))
        if not whole:
            continue
        for point in range(1, POINTS):
            cut = len(data) * point // POINTS
            (tmp_path / path.name).write_bytes(data[:cut])
            items = list(read_path(tmp_path / path.name, tmp_path))
            found = told(items)
            partial = [text for text in found if text not in whole]
            assert not partial, (path.name, cut, partial[0][-80:])
            number += 1
    tell(f"{number} cuts through real files")
    assert number > 50
