"""Terminal output without control characters of file names and passwords of URLs, in any encoding.

A failure to print is recorded and never raised.
"""

import io
import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, TextIO

from rich.console import Console
from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from desktop.control_characters import printable
from models.http.hidden_credentials import hide_credentials


class OutputFailed(Exception):
    """Error that standard output could not be written; `reason` is that of the system."""

    def __init__(self, reason: Exception) -> None:
        super().__init__(reason)
        self.reason = reason


class Terminal:
    """Standard output for results, and standard error for everything else.

    `failure` is the error of the first write to standard output that failed, such as on a full
    disk or a closed pipe, else None. `has_said` tells whether anything was printed there."""

    def __init__(self) -> None:
        """Make both streams escape characters that their encoding lacks."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        self.failure: Exception | None = None
        self.has_said = False
        self._console = _Console(
            stderr=True, soft_wrap=True, highlight=False, markup=False, emoji=False
        )

    def say(self, text: str) -> None:
        """Print text on standard output; escape control characters within lines."""
        self._write("\n".join(map(printable, hide_credentials(text).split("\n"))))

    def say_object(self, value: object) -> None:
        """Print a value as one line of ASCII JSON on standard output.

        Paths stay as they are; a URL has no password."""
        self._write(json.dumps(_without_credentials(value)).replace("\x7f", "\\u007f"))

    def warn(self, sentence: str) -> None:
        """Print one sentence on standard error."""
        try:
            self._console.print(printable(hide_credentials(sentence)))
        except (OSError, ValueError):
            _silence(sys.stderr)

    def bar(self) -> Bar:
        """Make a transient progress bar on standard error, disabled if that is no terminal."""
        description = TextColumn("{task.description}", markup=False)
        columns = (description, BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
        visible = self._console.is_terminal
        return Bar(*columns, console=self._console, transient=True, disable=not visible)

    def _write(self, text: str) -> None:
        self.has_said = True
        if sys.stdout is None:
            return
        try:
            sys.stdout.write(text + "\n")
            sys.stdout.flush()
        except (OSError, ValueError) as error:
            self.failure = self.failure or error
            _silence(sys.stdout)


class _Console(Console):
    """Console that becomes silent, instead of ending the program, if standard error is closed."""

    def on_broken_pipe(self) -> None:
        """Stop printing; the base class would end the program."""
        self.quiet = True


def _without_credentials(value: Any) -> Any:
    """Return a value for JSON with `hide_credentials` applied to the URLs in it."""
    if isinstance(value, dict):
        return {name: _without_credentials(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_without_credentials(each) for each in value]
    return hide_credentials(value) if isinstance(value, str) and "://" in value else value


def _silence(stream: TextIO) -> None:
    """Redirect a stream to the null device, so that later flushes raise nothing."""
    with suppress(OSError, ValueError), Path(os.devnull).open("wb") as null:
        os.dup2(null.fileno(), stream.fileno())
