"""WARC: the pages of a web archive, each read as what it is."""

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from tradewire.errors import ReadError
from tradewire.read.limits import LARGEST


class Page(NamedTuple):
    """A response: its address, bytes and declared encoding, or why it is refused."""

    url: str
    data: bytes
    charset: str | None
    refused: ReadError | None = None


def pages(stream: BinaryIO) -> Iterator[Page]:
    """Yield the HTTP responses of a WARC that were a success.

    Raises:
        ReadError: if the archive is cut off, or no reader is installed.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        reason = "WARC is not read here: pip install 'tradewire[warc]'"
        raise ReadError(reason, "unsupported") from None
    for record in ArchiveIterator(stream, record_types=WarcRecordType.any_type):
        length = record.content_length
        if record.record_type != WarcRecordType.response:
            if len(record.reader.read(length)) < length:
                raise ReadError("a WARC that ends too early", "truncated")
            continue
        url = str(record.headers.get("WARC-Target-URI") or "")
        if length > LARGEST:
            record.reader.consume()
            yield Page(url, b"", None, ReadError("more than 64 MB", "too_large"))
            continue
        head = record.http_headers
        data = record.reader.read()
        stated = head.get("Content-Length") if head else None
        encoded = head.get("Content-Encoding") if head else None
        if not encoded and stated and stated.isdecimal() and len(data) < int(stated):
            raise ReadError("a WARC that ends too early", "truncated")
        if head and head.status_code == 200:
            yield Page(url, data, record.http_charset)
