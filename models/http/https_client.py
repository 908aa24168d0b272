"""HTTPS client, which opens encrypted addresses and those of this computer only."""

import ssl
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from http.client import HTTPResponse
from typing import Any, Final, cast
from urllib.parse import urlsplit

import truststore

LOOPBACK: Final = ("127.0.0.1", "::1", "localhost")
"""Host names of this computer, which may be contacted without encryption."""


class Unencrypted(Exception):
    """Error that an address is neither encrypted nor on this computer."""


@contextmanager
def open_url(
    url: str, timeout: float, headers: Mapping[str, str] | None = None
) -> Iterator[HTTPResponse]:
    """Open an address and yield the response; `timeout` is in seconds without a byte.

    Proxies and certificates are those of the system. `headers` are added to the request. Raises:
    Unencrypted; OSError; HTTPException."""
    check_address(url)
    all_headers = {"User-Agent": "heirloom", "Accept-Encoding": "identity", **(headers or {})}
    request = urllib.request.Request(url, headers=all_headers)  # noqa: S310  checked above
    trust = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    opener = urllib.request.build_opener(_SafeRedirects, urllib.request.HTTPSHandler(context=trust))
    with closing(opener.open(request, timeout=timeout)) as response:
        yield cast(HTTPResponse, response)


def check_address(url: str) -> None:
    """Raise Unencrypted unless an address is encrypted or on this computer."""
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise Unencrypted(url)


class _SafeRedirects(urllib.request.HTTPRedirectHandler):
    """Redirect handler that refuses unencrypted addresses on other computers."""

    def redirect_request(self, *arguments: Any) -> urllib.request.Request | None:
        """Follow a redirect, whose address is the last argument. Raises: Unencrypted."""
        check_address(arguments[-1])
        return super().redirect_request(*arguments)
