"""Short answers from elsewhere: asked for once, recorded like every connection, kept nowhere."""

from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from typing import Final, TypeVar
from urllib.error import HTTPError

from models.core.errors import DownloadFailed
from models.http.client import Unencrypted, open_url
from models.http.connection_log import ConnectionLog

STRANGE: Final = "what it says cannot be understood"
UNENCRYPTED: Final = "the address is not encrypted"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for, and why; `most` bytes of the answer are read, and after `timeout` seconds
    without one it is given up."""

    url: str
    why: str
    most: int
    timeout: float


def fetch_and_parse(
    question: Query, connections: ConnectionLog, understand: Callable[[str, bytes], T]
) -> T:
    """What `understand` makes of the address that answered in the end, and of the answer; it raises
    ValueError for what is strange. Raises DownloadFailed."""
    url = question.url
    with connections.open_record(url, question.why) as connection:
        try:
            with open_url(url, question.timeout) as answer:
                place, content = answer.geturl(), answer.read(question.most)
            made = understand(place, content)
        except (OSError, HTTPException, ValueError, Unencrypted) as error:
            if isinstance(error, HTTPError):
                error.close()
            reason = _reason(error)
            connection.ended(0, reason)
            raise DownloadFailed(url, reason) from error
        connection.ended(len(content), "whole")
        return made


def _reason(error: Exception) -> str:
    if isinstance(error, HTTPError):
        return f"the server says {error.code}"
    if isinstance(error, Unencrypted):
        return UNENCRYPTED
    if isinstance(error, ValueError):
        return STRANGE
    return str(getattr(error, "reason", None) or error) or type(error).__name__
