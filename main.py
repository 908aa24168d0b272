"""The switchboard: window, command line, or one of the processes that help them.

It imports next to nothing before Ctrl+C is taken care of: whatever else is imported, is so later.
"""

import os
import sys
from collections.abc import Sequence

HOST = "--engine-host"
READER = "--reader-host"
CONVERTER = "--converter"
CHECK = "--check-window"
VERBS = ("restore", "plan", "models", "doctor", "addon", "-h", "--help", "--version")

INTERRUPTED = 130
"""The exit code after Ctrl+C."""


def main(words: Sequence[str] | None = None) -> int:
    """Run what the words of the command line name; without a verb, the window."""
    open_closed_streams()
    end_at_once_on_interrupt()
    from multiprocessing import freeze_support

    freeze_support()
    os.environ["PYTHONSAFEPATH"] = "1"  # what libraries start runs no file of the current folder
    given = list(sys.argv[1:] if words is None else words)
    if given[:1] == [HOST]:
        from models.engine import host as engine_host

        engine_host.main()
    if given[:1] == [READER]:
        from desktop.files.decoding import host as reader_host

        reader_host.main()
    if given[:1] == [CONVERTER]:
        from models.library import converter_host

        return converter_host.main()
    if given and given[0] in VERBS:
        from desktop.cli import main as command_line

        return command_line.main(given)
    return _show_window(given)


def _show_window(given: Sequence[str]) -> int:
    from pathlib import Path

    from desktop import app

    if given == [CHECK]:
        return app.check()
    return app.run([Path(word) for word in given])


def end_at_once_on_interrupt() -> None:
    """Until the window or the command line sees to it, Ctrl+C ends the program with a sentence:
    nothing has been begun, and libraries that are being imported turn KeyboardInterrupt into errors
    of their own."""
    import signal

    def end(*_: object) -> None:
        os.write(2, b"Cancelled; nothing was written.\n")
        os._exit(INTERRUPTED)

    signal.signal(signal.SIGINT, end)


def open_closed_streams() -> None:
    """Lead each of the three standard streams that is closed to nowhere: otherwise the next file
    that is opened takes its number, and what is printed goes into that file."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


if __name__ == "__main__":
    sys.exit(main())
