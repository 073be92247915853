"""How much one document may hold, and how much it may grow."""

import io
from typing import BinaryIO

from tradewire.errors import ReadError

LARGEST = 64 << 20
"""Bytes of one document: a file, an archive's member, a line of JSON Lines."""
RATIO = 200
"""How many times its size compressed data may grow."""
FREE = 1 << 20
"""Growth up to so many bytes is never a bomb."""
MEMBERS = 99_999
DEEPEST = 3
"""Archives within archives."""


def read_whole(stream: BinaryIO, largest: int = LARGEST) -> bytes:
    """Return the rest of a stream.

    Raises:
        ReadError: if it is too large.
    """
    data = stream.read(largest + 1)
    if len(data) > largest:
        raise ReadError(f"more than {largest >> 20} MB", "too_large")
    return data


class Joined(io.RawIOBase):
    """Streams one after the other, as one that cannot go back."""

    def __init__(self, *streams: BinaryIO) -> None:
        self._streams = list(streams)

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        """Read into a buffer, as the base class wants it."""
        while self._streams:
            if data := self._streams[0].read(len(buffer)):
                buffer[: len(data)] = data
                return len(data)
            self._streams.pop(0)
        return 0
