"""Tests of the standard pipes of child processes."""

import io
import subprocess
import sys

import pytest

from models.processes.pipes import read_exactly

ECHO = """
import os
from models.processes.pipes import read_exactly, take_standard_pipes
reading, writing = take_standard_pipes()
os.write(1, b"printed by a library")
writing.write(read_exactly(reading, 5))
writing.flush()
"""


def test_bytes_are_read_exactly() -> None:
    stream = io.BytesIO(b"abcdef")
    assert (read_exactly(stream, 4), stream.read()) == (b"abcd", b"ef")


def test_short_stream_raises_eof_error() -> None:
    with pytest.raises(EOFError):
        read_exactly(io.BytesIO(b"abc"), 4)


def test_messages_are_separate_from_what_libraries_print() -> None:
    done = subprocess.run(
        (sys.executable, "-c", ECHO), input=b"hello", capture_output=True, check=True
    )
    assert (done.stdout, done.stderr) == (b"hello", b"printed by a library")
