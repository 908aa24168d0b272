"""Handling on the command line of Ctrl+C and of requests of the system to end."""

import logging
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event
from typing import Final

CANCELLED: Final = 130
"""Exit code after Ctrl+C."""

ASKS_TO_END: Final = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)
)
"""Signals by which a system asks a program to end: at shutdown, or when its terminal closes."""

_SIGNAL_BASE: Final = 128
"""Number that is added to that of a signal in exit codes."""

_received: list[int] = []
"""Numbers of the signals that have interrupted the work of this process."""

log = logging.getLogger(__name__)

Handler = Callable[..., object]


def interrupted_code() -> int:
    """Return the exit code after an interrupt: 128 and the signal's number, 130 for Ctrl+C."""
    asked = [number for number in _received if number in ASKS_TO_END]
    return _SIGNAL_BASE + asked[-1] if asked else CANCELLED


def _log_unraisable(event: "sys.UnraisableHookArgs") -> None:
    """Log an exception that Python cannot raise, such as one in a finalizer."""
    log.info("unraisable in %r", event.object, exc_info=event.exc_value)


@contextmanager
def interrupt_raises() -> Iterator[Event]:
    """Make Ctrl+C raise KeyboardInterrupt in the block; yield an event that it sets as well.

    A request of the system to end does the same. The event reveals a KeyboardInterrupt that a
    library, while it is imported, turns into another error. One in a finalizer, where it cannot be
    caught, is logged."""
    interrupted = Event()
    _received.clear()

    def interrupt(number: int, *_: object) -> None:
        _received.append(number)
        interrupted.set()
        raise KeyboardInterrupt

    hook, sys.unraisablehook = sys.unraisablehook, _log_unraisable
    try:
        with _handled_by(interrupt):
            yield interrupted
    finally:
        sys.unraisablehook = hook


@contextmanager
def interrupt_sets(stop: Event) -> Iterator[None]:
    """Make Ctrl+C, or a request to end, set `stop`; a second one ends all.

    What runs is cancelled at the next progress report."""

    def ask(number: int, *_: object) -> None:
        _received.append(number)
        stop.set()
        signal.signal(number, earlier[number])

    with _handled_by(ask) as earlier:
        yield


@contextmanager
def _handled_by(handler: Handler) -> Iterator[dict[int, Handler | int | None]]:
    """Handle signals in the block by a function; yield the handlers before, by signal.

    A request to end that whoever started the program ignores, as `nohup` does, stays ignored."""
    asked = [each for each in ASKS_TO_END if signal.getsignal(each) is not signal.SIG_IGN]
    earlier = {each: signal.getsignal(each) for each in (signal.SIGINT, *asked)}
    try:
        for each in earlier:
            signal.signal(each, handler)
        yield earlier
    finally:
        for each, before in earlier.items():
            signal.signal(each, before)
