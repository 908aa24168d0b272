"""Handling of Ctrl+C on the command line."""

import logging
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

log = logging.getLogger(__name__)


def _log_unraisable(event: "sys.UnraisableHookArgs") -> None:
    """Log an exception that Python cannot raise, such as one in a finalizer."""
    log.info("unraisable in %r", event.object, exc_info=event.exc_value)


@contextmanager
def interrupt_raises() -> Iterator[Event]:
    """Make Ctrl+C raise KeyboardInterrupt in the block; yield an event that it sets as well.

    The event reveals a KeyboardInterrupt that a library, while it is imported, turns into another
    error. One in a finalizer, where it cannot be caught, is logged."""
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
    """Make Ctrl+C set `stop`, which cancels at the next progress report; a second one ends all."""

    def ask(*_: object) -> None:
        stop.set()
        signal.signal(signal.SIGINT, earlier)

    earlier = signal.signal(signal.SIGINT, ask)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, earlier)
