"""Handling of Ctrl+C on the command line."""

import logging
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

log = logging.getLogger(__name__)


def _log_unraisable(event: "sys.UnraisableHookArgs") -> None:
    """Log an exception that Python could not raise, such as one in a finalizer."""
    log.info("unraisable in %r", event.object, exc_info=event.exc_value)


@contextmanager
def interrupt_raises() -> Iterator[Event]:
    """Make Ctrl+C raise KeyboardInterrupt; yield an event that is set when it did.

    Libraries turn a KeyboardInterrupt during their import into errors of their own; the event
    reveals it. One that is raised in a finalizer, where it cannot be caught, is logged.
    """
    interrupted = Event()

    def interrupt(*_: object) -> None:
        interrupted.set()
        raise KeyboardInterrupt

    earlier, hook = signal.signal(signal.SIGINT, interrupt), sys.unraisablehook
    sys.unraisablehook = _log_unraisable
    try:
        yield interrupted
    finally:
        sys.unraisablehook = hook
        signal.signal(signal.SIGINT, earlier)


@contextmanager
def interrupt_sets(stop: Event) -> Iterator[None]:
    """Make Ctrl+C set `stop`, which cancels at the next progress report.

    A second Ctrl+C ends the program at once.
    """

    def ask(*_: object) -> None:
        stop.set()
        signal.signal(signal.SIGINT, earlier)

    earlier = signal.signal(signal.SIGINT, ask)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, earlier)
