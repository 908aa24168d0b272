"""Entry point of the program: window, command line, or one of the helper processes.

Hardly anything is imported before Ctrl+C is handled; all other imports are in functions.
"""

import os
import sys
from collections.abc import Sequence

HOST = "--engine-host"
"""Argument that makes this process the engine host."""

READER = "--reader-host"
"""Argument that makes this process the decoder host."""

CONVERTER = "--converter"
"""Argument that makes this process the model converter."""

CHECK = "--check-window"
"""Argument that opens the window, waits for its engine host and closes it again."""

CLUSTER = ("worker", "scheduler")
"""Verbs of the members of a cluster."""

VERBS = (
    *("restore", "split", "facts", "plan", "models", "doctor", "addon", *CLUSTER),
    *("-h", "--help", "--version"),
)
"""First arguments that start the command line instead of the window."""


WRONG_USAGE = 2
"""Exit code for an argument that names no file to open."""

INTERRUPTED = 130
"""Exit code after Ctrl+C."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line, a helper process, or without a verb the window."""
    open_closed_streams()
    end_at_once_on_interrupt()
    from multiprocessing import freeze_support

    freeze_support()
    os.environ["PYTHONSAFEPATH"] = "1"  # what libraries start runs no file of the current folder
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == [HOST]:
        from models.engine import engine_host

        engine_host.main()
    if arguments[:1] == [READER]:
        from desktop.files.decoding import decoder_host

        decoder_host.main()
    if arguments[:1] == [CONVERTER]:
        from models.library import converter_host

        return converter_host.main()
    if arguments and arguments[0] in VERBS:
        from desktop.cli import main as command_line

        try:
            return command_line.main(arguments)
        finally:
            ignore_interrupt()
    return _show_window(arguments)


def _show_window(arguments: Sequence[str]) -> int:
    from pathlib import Path

    if arguments != [CHECK] and sys.stderr is not None and _tell_wrong_argument(arguments):
        return WRONG_USAGE
    from desktop import app

    if arguments == [CHECK]:
        return app.check()
    return app.run([Path(argument) for argument in arguments])


def _tell_wrong_argument(arguments: Sequence[str]) -> bool:
    """Print a sentence about an argument that is no file to open; return whether there is one."""
    from desktop.cli.window_arguments import find_wrong_argument

    wrong = find_wrong_argument(arguments, VERBS)
    if wrong is None:
        return False
    from desktop.terminal_output import Terminal

    Terminal().warn(f"heirloom: {wrong}")
    return True


def end_at_once_on_interrupt() -> None:
    """Make Ctrl+C print a sentence and end the program at once.

    Window and command line replace this handler. Until then nothing has been started, and libraries
    that are being imported turn KeyboardInterrupt into errors of their own.
    """
    import signal

    def end(*_: object) -> None:
        os.write(2, b"Cancelled; nothing was written.\n")
        os._exit(INTERRUPTED)

    signal.signal(signal.SIGINT, end)


def ignore_interrupt() -> None:
    """Ignore Ctrl+C from now on: the work is done, and Python ends without being killed."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def open_closed_streams() -> None:
    """Open each closed standard stream on the null device.

    Otherwise the next opened file would get its number, and printed text would be written into it.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


if __name__ == "__main__":
    sys.exit(main())
