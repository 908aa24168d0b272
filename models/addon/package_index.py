"""Package index client for the simple repository API (PEP 503)."""

from html.parser import HTMLParser
from typing import Final
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from models.addon.addon_lock import LockedFile
from models.core.errors import AddonNotFound
from models.http.connection_log import ConnectionLog
from models.http.downloads import TIMEOUT
from models.http.short_query import Query, fetch_and_parse

LONGEST_PAGE: Final = 32 * 2**20
"""Largest accepted size in bytes of a project's page in a package index."""


class _Links(HTMLParser):
    """HTML parser that collects the targets of the links of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect the target (`href` of `attrs`) of an `a` element."""
        self.links += [value for name, value in attrs if tag == "a" and name == "href" and value]


def find_url(index: str, locked: LockedFile, connections: ConnectionLog) -> str:
    """Look up the address of a file in a package index. Raises AddonNotFound, DownloadFailed."""
    page = f"{index.rstrip('/')}/{locked.project}/"
    query = Query(page, f"add-on, where {locked.file} lies", LONGEST_PAGE, TIMEOUT)
    for link in fetch_and_parse(query, connections, _parse_links):
        if unquote(urlsplit(link).path.rpartition("/")[2]) == locked.file:
            return link
    raise AddonNotFound(locked.file)


def _parse_links(page: str, content: bytes) -> tuple[str, ...]:
    """Return the absolute addresses that a page links to, without fragments."""
    parser = _Links()
    parser.feed(content.decode("utf-8", errors="replace"))
    return tuple(urldefrag(urljoin(page, link)).url for link in parser.links)
