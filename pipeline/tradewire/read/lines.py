"""Cut a stream into lines without ever holding a long one."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from tradewire.read.limits import LARGEST

PIECE = 1 << 20


@dataclass(frozen=True)
class Line:
    """One line: its number from 1, its place, and a state if it is too long."""

    data: bytes
    number: int
    offset: int
    last: bool
    state: str | None = None

    @classmethod
    def split(cls, data: bytes) -> Iterator["Line"]:
        """Yield the lines of some bytes."""
        return lines(BytesIO(data))


def lines(stream: BinaryIO, largest: int = LARGEST) -> Iterator[Line]:
    r"""Yield the lines of a stream, in constant memory.

    >>> [line.data for line in lines(BytesIO(b"a\nb"))]
    [b'a\n', b'b']
    """
    number = offset = 0
    following = stream.readline(largest + 1)
    while following:
        data, size, state = following, len(following), None
        number += 1
        if len(data) > largest and not data.endswith(b"\n"):
            data, state = data[:100], "too_large"
            while (rest := stream.readline(PIECE)) and not rest.endswith(b"\n"):
                size += len(rest)
            size += len(rest)
        following = stream.readline(largest + 1)
        yield Line(data, number, offset, not following, state)
        offset += size
