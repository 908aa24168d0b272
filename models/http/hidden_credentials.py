"""URLs as they may be shown and stored: without passwords, tokens and signatures in them.

Only the function that connects to a server sees what the user wrote. Messages, reports, logs and
files of the program have what `hide_credentials` returns.
"""

import re
from typing import Final

HIDDEN: Final = "***"
"""Text in place of a password."""

_URL: Final = re.compile(
    r"(?<![A-Za-z0-9+.-])([A-Za-z][A-Za-z0-9+.-]+):(/{1,3})((?:(?![A-Za-z][A-Za-z0-9+.-]+:/)[^\n])*)"
)
"""Scheme, slashes and rest of a URL in a text; a path object keeps one slash of two. One letter is
no scheme, but a drive of Windows."""

_TOKENS: Final = ("http", "https")
"""Schemes whose user name may be a token, so that it is hidden even where no password follows."""

_SECRET: Final = re.compile(
    r"([?&;][^=&;#\s]*(?:token|secret|passw|pwd|sig|key|auth|cred)[^=&;#\s]*=)[^&;#\s]+",
    re.IGNORECASE,
)
"""Parameter of a query that is named like a secret, up to `=`, and its value."""

_PORT: Final = re.compile(r"\d{0,5}$")


def hide_credentials(text: str) -> str:
    """Return a text with `***` for each password and secret in the URLs that are in it."""
    if ":/" not in text:
        return text
    return _URL.sub(_hide_in_url, text)


def _hide_in_url(found: re.Match[str]) -> str:
    scheme, slashes, rest = found.groups()
    shown = _SECRET.sub(rf"\1{HIDDEN}", _hide_user(scheme, rest))
    return f"{scheme}:{slashes}{shown}"


def _hide_user(scheme: str, rest: str) -> str:
    """Hide the password, or token, in what follows the slashes of a URL."""
    authority, slash, path = rest.partition("/")
    user, at, host = authority.rpartition("@")
    name, colon, password = user.partition(":")
    if at and colon and not password[:1].isspace():
        return f"{name}:{HIDDEN}@{host}{slash}{path}"
    if at and scheme.lower() in _TOKENS and not re.search(r"[\s?#]", user):
        return f"{HIDDEN}@{host}{slash}{path}"
    return rest if at else _hide_with_slashes(rest)


def _hide_with_slashes(rest: str) -> str:
    """Hide a password with slashes in it, as keys of object stores have; a port is none."""
    name, colon, after = rest.partition(":")
    first = after.partition("/")[0]
    hidden, at, host = after.rpartition("@")
    is_password = colon and at and "/" not in name and not _PORT.match(first)
    return f"{name}:{HIDDEN}@{host}" if is_password and not hidden[:1].isspace() else rest
