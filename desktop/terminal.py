"""What is printed: text in which no file name is a command to the terminal, whatever the encoding.

Failing to print never stops work.
"""

import io
import json
import os
import re
import sys
from contextlib import suppress
from typing import Final, TextIO

from rich.console import Console
from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

_UNSAFE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Control characters (C0, DEL, C1), breaks of lines, marks that turn the direction of writing, and
surrogates, which stand for bytes of file names that are no UTF-8."""


def printable(text: str) -> str:
    r"""Escape what a terminal may act on or cannot show, so that the text stays on one line: a
    newline becomes the two characters `\n`, ESC becomes `\x1b`."""
    return _UNSAFE.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


class Terminal:
    """Standard output for results, standard error for everything else. `broken` is True once
    standard output refused a result, as a full disk or a closed pipe does."""

    def __init__(self) -> None:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        self.broken = False
        self._console = _Console(
            stderr=True, soft_wrap=True, highlight=False, markup=False, emoji=False
        )

    def say(self, text: str) -> None:
        """Print lines on standard output; what is unsafe within a line is escaped."""
        self._write("\n".join(map(printable, text.split("\n"))))

    def say_object(self, told: object) -> None:
        """Print one line of JSON, all ASCII, on standard output. Surrogates are escaped as they
        are, and so come back in the same path."""
        self._write(json.dumps(told).replace("\x7f", "\\u007f"))

    def warn(self, sentence: str) -> None:
        """Print one sentence on standard error."""
        try:
            self._console.print(printable(sentence))
        except (OSError, ValueError):
            _silence(sys.stderr)

    def bar(self) -> Bar:
        """A bar of progress on standard error, gone when it is closed; nothing where that is no
        terminal."""
        described = TextColumn("{task.description}", markup=False)
        columns = (described, BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
        seen = self._console.is_terminal
        return Bar(*columns, console=self._console, transient=True, disable=not seen)

    def _write(self, text: str) -> None:
        if sys.stdout is None:
            return
        try:
            sys.stdout.write(text + "\n")
            sys.stdout.flush()
        except (OSError, ValueError):
            self.broken = True
            _silence(sys.stdout)


class _Console(Console):
    """Goes on where nobody reads standard error any more."""

    def on_broken_pipe(self) -> None:
        self.quiet = True


def _silence(stream: TextIO) -> None:
    """Lead a stream to nowhere, so that what waits in it raises nothing later."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
