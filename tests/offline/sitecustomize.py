"""Refuse connections that leave this computer, in every Python process that a test starts.

Sockets of the system itself have paths, not pairs, as addresses.
"""

import sys

LOCAL = (None, "", "127.0.0.1", "::1", "localhost")


def refuse(event: str, arguments: tuple[object, ...]) -> None:
    where: object = None
    if event in ("socket.connect", "socket.sendto") and isinstance(arguments[1], tuple):
        where = arguments[1][0]
    elif event == "socket.getaddrinfo":
        where = arguments[0]
    if where not in LOCAL:
        raise PermissionError(f"a connection to {where!r} was tried")


sys.addaudithook(refuse)
