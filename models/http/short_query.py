"""Short HTTP queries, recorded in the connection log."""

from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from typing import Final, TypeVar
from urllib.error import HTTPError

from models.core.errors import DownloadFailed
from models.http.connection_errors import fault_in_words
from models.http.connection_log import ConnectionLog
from models.http.https_client import Unencrypted, open_url

STRANGE: Final = "what it says cannot be understood"
"""Text of the reason if the parser rejects the response."""

UNENCRYPTED: Final = "the address is not encrypted"
"""Text of the reason if an address is not encrypted."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Query:
    """Address to query, and why.

    At most `most` bytes of the response are read; it fails after `timeout` seconds without a
    byte."""

    url: str
    why: str
    most: int
    timeout: float


def fetch_and_parse(
    query: Query, connections: ConnectionLog, parse: Callable[[str, bytes], T]
) -> T:
    """GET `query.url`, record the connection and return `parse(final_url, body)`.

    `parse` raises ValueError for an invalid body. Raises: DownloadFailed."""
    url = query.url
    with connections.open_record(url, query.why) as connection:
        try:
            with open_url(url, query.timeout) as response:
                final_url, body = response.geturl(), response.read(query.most)
            parsed = parse(final_url, body)
        except (OSError, HTTPException, ValueError, Unencrypted) as error:
            if isinstance(error, HTTPError):
                error.close()
            reason = _reason(error)
            connection.ended(0, reason)
            raise DownloadFailed(url, reason) from error
        connection.ended(len(body), "whole")
        return parsed


def _reason(error: Exception) -> str:
    if isinstance(error, HTTPError):
        return f"the server says {error.code}"
    if isinstance(error, Unencrypted):
        return UNENCRYPTED
    if isinstance(error, ValueError):
        return STRANGE
    return fault_in_words(error)
