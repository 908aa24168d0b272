"""Update check: one request to one address, only when the user clicks, and recorded.

Nothing is downloaded or installed. The response is a JSON object with the newest version and the
page where it can be downloaded: `{"version": "0.2.0", "page": "https://..."}`. The address is
written into the program when a release is built.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from models.core.errors import DownloadFailed, ReleasesUnknown, ReleasesUnreachable
from models.http.connection_log import ConnectionLog
from models.http.short_query import Query, fetch_and_parse

ADDRESS: Final = Path(__file__).parents[2] / "resources" / "releases" / "address.txt"
"""File with the address of the announcement; written when a release is built."""

WHY: Final = "the number of the newest version"
"""Purpose of the update check, as the connection log names it."""

TIMEOUT: Final = 10.0
"""Seconds without a received byte after which the request fails."""

MAX_SIZE: Final = 1 << 12
"""Largest accepted size of the server's response in bytes."""

VERSION: Final = re.compile(r"\d{1,6}(\.\d{1,6}){0,3}")
"""Pattern of a version number: one to four numbers of at most six digits."""


@dataclass(frozen=True, slots=True)
class Release:
    """Version of a release, such as 0.2.0, and the page where it can be downloaded."""

    version: str
    page: str


def release_url(file: Path = ADDRESS) -> str:
    """Return the address of release announcements. Raises: ReleasesUnknown without one."""
    url = file.read_text(encoding="utf-8").strip() if file.is_file() else ""
    if not url:
        raise ReleasesUnknown
    return url


def release_host(url: str) -> str:
    """Return the host name of an address, for display."""
    return urlsplit(url).hostname or url


def fetch_newest_release(url: str, connections: ConnectionLog) -> Release:
    """Fetch the announcement of the newest release and record the connection.

    Raises: ReleasesUnreachable, also for an invalid response."""
    query = Query(url, WHY, MAX_SIZE, TIMEOUT)
    try:
        return fetch_and_parse(query, connections, lambda _, content: _parse_announcement(content))
    except DownloadFailed as error:
        raise ReleasesUnreachable(release_host(url), error.reason) from error


def is_newer(found: str, current: str) -> bool:
    """Return whether version `found` is newer than `current`; missing numbers count as 0."""
    return _numbers(found) > _numbers(current)


def _parse_announcement(content: bytes) -> Release:
    fields = json.loads(content)
    is_valid = isinstance(fields, dict) and VERSION.fullmatch(str(fields.get("version")))
    page = str(fields.get("page", "")) if is_valid else ""
    if not page.startswith("https://") or not page.isprintable():
        raise ValueError(fields)
    return Release(str(fields["version"]), page)


def _numbers(version: str) -> tuple[int, ...]:
    numbers = [int(each) for each in re.findall(r"\d+", version.partition("+")[0])]
    return (*numbers, *(0,) * (4 - len(numbers)))
