"""Standard pipes of a host process."""

import os
from typing import BinaryIO


def take_standard_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Return standard input and output as private binary streams.

    Afterwards everything that libraries print to standard output goes to standard error, so that it
    cannot corrupt the messages.
    """
    reading, writing = os.dup(0), os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(reading, "rb"), os.fdopen(writing, "wb")
