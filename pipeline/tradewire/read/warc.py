"""WARC: the pages of a web archive, each read as what it is.

warcio reads a stream that cannot go back and raises ordinary exceptions; fastwarc,
which is faster, panics on such a stream. Neither tells a cut archive: we count.
"""

from collections.abc import Callable, Iterator
from email.message import Message
from typing import BinaryIO, NamedTuple

from tradewire.errors import ReadError
from tradewire.read.limits import LARGEST


class Page(NamedTuple):
    """A response: its address, bytes and declared encoding, or why it is refused."""

    url: str
    data: bytes
    charset: str | None
    refused: ReadError | None = None


HEADERS = 1 << 20
"""Bytes of a record's headers."""


class Headers:
    """Reads the lines of headers, which warcio would do without measure or end."""

    def __init__(self, readline: Callable[[int], bytes]) -> None:
        self._readline = readline
        self.begin()

    def begin(self) -> None:
        """Take what follows as the headers of another record."""
        self._size, self._open = 0, False

    def __call__(self, length: int | None = None) -> bytes:
        """Return the next line."""
        most = min(length or HEADERS, HEADERS)
        line = more = self._readline(most)
        while more and not line.endswith(b"\n") and len(line) < most:
            more = self._readline(most - len(line))  # it stops at its buffer's end
            line += more
        self._size += len(line)
        if self._size >= HEADERS:
            raise ReadError(f"headers of more than {HEADERS >> 20} MB", "too_large")
        cut = not line.endswith(b"\n") and len(line) < most
        if cut and (line or self._open):
            raise ReadError("a WARC that ends within headers", "truncated")
        self._open = bool(line.strip())
        return line


def pages(stream: BinaryIO) -> Iterator[Page]:
    """Yield the HTTP responses of a WARC that were a success.

    Raises:
        ReadError: if the archive is cut off or damaged, or no reader is installed.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError:
        reason = "WARC is not read here: pip install 'tradewire[warc]'"
        raise ReadError(reason, "unsupported") from None
    try:
        archive = ArchiveIterator(stream)
        headers = archive.reader.readline = Headers(archive.reader.readline)
        for record in archive:
            headers.begin()
            data = record.content_stream().read(LARGEST + 1)
            large = len(data) > LARGEST
            while record.raw_stream.read(1 << 16):
                pass
            if getattr(record.raw_stream, "limit", 1) > 0:
                raise ReadError("a WARC that ends too early", "truncated")
            status = record.http_headers and record.http_headers.get_statuscode()
            if record.rec_type == "response" and status == "200":
                url = record.rec_headers.get_header("WARC-Target-URI") or ""
                kind = record.http_headers.get_header("Content-Type")
                refused = ReadError("more than 64 MB", "too_large") if large else None
                yield Page(url, b"" if large else data, charset_of(kind), refused)
    except ReadError:
        raise
    except Exception as error:  # it trips over what it does not expect
        raise ReadError(f"a damaged WARC: {error}") from None


def charset_of(content_type: str | None) -> str | None:
    """Return the encoding that an HTTP header names.

    >>> charset_of("text/html; charset=utf-8"), charset_of(None)
    ('utf-8', None)
    """
    message = Message()
    message["Content-Type"] = content_type or ""
    return message.get_content_charset()
