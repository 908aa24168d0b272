"""Faults of connections in plain words, where the system's own are meant for programmers."""

import socket
import ssl
from typing import Final

from models.core.translation import QT_TRANSLATE_NOOP

WORDS: Final[tuple[tuple[type[BaseException], str], ...]] = (
    (
        socket.gaierror,
        QT_TRANSLATE_NOOP("Translator", "the server was not found; is this computer online?"),
    ),
    (TimeoutError, QT_TRANSLATE_NOOP("Translator", "the server did not answer in time")),
    (
        ConnectionRefusedError,
        QT_TRANSLATE_NOOP("Translator", "the server does not accept connections"),
    ),
    (ConnectionError, QT_TRANSLATE_NOOP("Translator", "the connection broke off")),
    (ssl.SSLError, QT_TRANSLATE_NOOP("Translator", "no secure connection could be made")),
)
"""Kinds of faults with their words; the first that fits counts."""


def fault_in_words(error: BaseException) -> str:
    """Return words for why a connection failed, else the text of the error itself."""
    inner = getattr(error, "reason", None)
    fault = inner if isinstance(inner, BaseException) else error
    known = (words for kind, words in WORDS if isinstance(fault, kind))
    return next(known, None) or str(inner or error) or type(error).__name__
