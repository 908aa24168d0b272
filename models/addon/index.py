"""Package indexes: where a file of a project lies. Speaks the simple repository interface of the
packaging standards (PEP 503)."""

from html.parser import HTMLParser
from typing import Final
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from models.addon.lock import LockedFile
from models.core.errors import AddonNotFound
from models.http.connection_log import ConnectionLog
from models.http.downloads import TIMEOUT
from models.http.query import Query, fetch_and_parse

LONGEST_PAGE: Final = 32 * 2**20
"""Bytes of a project's page beyond which nothing is read."""


class _Links(HTMLParser):
    """Collects where the page points to."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value for name, value in attrs if tag == "a" and name == "href" and value]


def find_url(index: str, locked: LockedFile, connections: ConnectionLog) -> str:
    """Where the index has that file. Raises AddonNotFound, DownloadFailed."""
    page = f"{index.rstrip('/')}/{locked.project}/"
    question = Query(page, f"add-on, where {locked.file} lies", LONGEST_PAGE, TIMEOUT)
    for link in fetch_and_parse(question, connections, _links):
        if unquote(urlsplit(link).path.rpartition("/")[2]) == locked.file:
            return link
    raise AddonNotFound(locked.file)


def _links(page: str, content: bytes) -> tuple[str, ...]:
    """Whole addresses, without what stands behind a `#`."""
    found = _Links()
    found.feed(content.decode("utf-8", errors="replace"))
    return tuple(urldefrag(urljoin(page, link)).url for link in found.links)
