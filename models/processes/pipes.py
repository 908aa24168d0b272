"""Standard pipes of a child process, and exact reads from a pipe."""

import os
from typing import BinaryIO


def take_standard_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Take standard input and output for messages, as binary streams (reading, writing).

    Prints go to standard error afterwards, so that libraries cannot write between messages."""
    reading, writing = os.dup(0), os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(reading, "rb"), os.fdopen(writing, "wb")


def read_exactly(stream: BinaryIO, count: int) -> bytes:
    """Read exactly `count` bytes from a stream. Raises: EOFError if it ends before."""
    content = stream.read(count)
    if len(content) < count:
        raise EOFError
    return content
