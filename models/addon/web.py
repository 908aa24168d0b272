"""The one way by which the add-on's files come: HTTP, asked for by the person."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException, HTTPResponse
from typing import Final, cast
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import truststore

from models.errors import AddonUnreachable

PATIENCE: Final = 30
"""Seconds of silence after which a connection counts as lost."""

FAULTS: Final = (OSError, HTTPException)
"""What a lost connection looks like."""


@contextmanager
def opened(address: str, start: int = 0) -> Iterator[HTTPResponse]:
    """The answer from byte `start` on; its status is 200 where the server begins anew. Raises
    AddonUnreachable."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https"):
        raise AddonUnreachable(parts.hostname or address, "not a web address")
    headers = {"User-Agent": "heirloom", "Accept-Encoding": "identity"}
    if start:
        headers["Range"] = f"bytes={start}-"
    request = Request(address, headers=headers)  # noqa: S310  checked above
    trust = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        answer = cast(HTTPResponse, urlopen(request, timeout=PATIENCE, context=trust))  # noqa: S310
    except HTTPError as error:
        raise AddonUnreachable(parts.hostname or "", str(error.code)) from error
    except FAULTS as error:
        raise AddonUnreachable(parts.hostname or "", str(error)) from error
    with answer:
        yield answer
