"""Addresses that this program may contact, and how: encrypted, or on this computer."""

import ssl
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from http.client import HTTPResponse
from typing import Any, Final, cast
from urllib.parse import urlsplit

import truststore

LOOPBACK: Final = ("127.0.0.1", "::1", "localhost")


class Unencrypted(Exception):
    """An address that is neither encrypted nor on this computer."""


@contextmanager
def open_url(
    url: str, timeout: float, headers: Mapping[str, str] | None = None
) -> Iterator[HTTPResponse]:
    """The answer; `timeout` in seconds without a byte. Proxies and certificates are those of the
    system. Raises Unencrypted, OSError, HTTPException."""
    check_address(url)
    own = {"User-Agent": "heirloom", "Accept-Encoding": "identity", **(headers or {})}
    request = urllib.request.Request(url, headers=own)  # noqa: S310  checked above
    trust = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    opener = urllib.request.build_opener(_SafeRedirects, urllib.request.HTTPSHandler(context=trust))
    with closing(opener.open(request, timeout=timeout)) as answer:
        yield cast(HTTPResponse, answer)


def check_address(url: str) -> None:
    """Raises Unencrypted."""
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise Unencrypted(url)


class _SafeRedirects(urllib.request.HTTPRedirectHandler):
    """Follows no server to an address without encryption."""

    def redirect_request(self, *asked: Any) -> urllib.request.Request | None:
        """The last argument is the new address."""
        check_address(asked[-1])
        return super().redirect_request(*asked)
