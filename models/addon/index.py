"""Package indexes: where a file of a project lies. Speaks the simple repository interface of the
packaging standards (PEP 503)."""

from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from models.addon.web import opened
from models.errors import AddonNotFound

LONGEST_PAGE = 32 * 2**20
"""Bytes of a project's page beyond which nothing is read."""


class _Links(HTMLParser):
    """Collects where the page points to."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value for name, value in attrs if tag == "a" and name == "href" and value]


def address(index: str, project: str, file: str) -> str:
    """Where the index has that file. Raises AddonNotFound, AddonUnreachable."""
    page = f"{index.rstrip('/')}/{project}/"
    with opened(page) as answer:
        base = answer.geturl()
        links = _Links()
        links.feed(answer.read(LONGEST_PAGE).decode("utf-8", errors="replace"))
    for link in links.links:
        whole, _ = urldefrag(urljoin(base, link))
        if unquote(urlsplit(whole).path.rpartition("/")[2]) == file:
            return whole
    raise AddonNotFound(file)
