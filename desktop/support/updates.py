"""The newest version, asked for when a person clicks and never else: one connection to one address,
which is told beforehand and recorded. Nothing is downloaded or installed.

What is announced is a JSON object with the number of the version and the page where people get it:
`{"version": "0.2.0", "page": "https://..."}`. The address is written when a release is built.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from models.core.errors import DownloadFailed, ReleasesUnknown, ReleasesUnreachable
from models.http.connection_log import ConnectionLog
from models.http.query import Query, fetch_and_parse

ADDRESS: Final = Path(__file__).parents[2] / "resources" / "releases" / "address.txt"
WHY: Final = "the number of the newest version"
PATIENCE: Final = 10.0
"""Seconds without a byte."""

LONGEST: Final = 1 << 12
"""Bytes of an announcement."""

NUMBER: Final = re.compile(r"\d{1,6}(\.\d{1,6}){0,3}")


@dataclass(frozen=True, slots=True)
class Release:
    """A version, such as 0.2.0, and the page where it is to be had."""

    version: str
    page: str


def release_url(file: Path = ADDRESS) -> str:
    """What will be contacted. Raises ReleasesUnknown."""
    told = file.read_text(encoding="utf-8").strip() if file.is_file() else ""
    if not told:
        raise ReleasesUnknown
    return told


def release_host(url: str) -> str:
    """Its name, for people."""
    return urlsplit(url).hostname or url


def fetch_newest_release(url: str, connections: ConnectionLog) -> Release:
    """What is announced there. Raises ReleasesUnreachable."""
    question = Query(url, WHY, LONGEST, PATIENCE)
    try:
        return fetch_and_parse(question, connections, lambda _, content: _understood(content))
    except DownloadFailed as error:
        raise ReleasesUnreachable(release_host(url), error.reason) from error


def is_newer(found: str, here: str) -> bool:
    """Whether a version comes after another; what is left out at the end counts as 0."""
    return _numbers(found) > _numbers(here)


def _understood(content: bytes) -> Release:
    told = json.loads(content)
    known = isinstance(told, dict) and NUMBER.fullmatch(str(told.get("version")))
    page = str(told.get("page", "")) if known else ""
    if not page.startswith("https://") or not page.isprintable():
        raise ValueError(told)
    return Release(str(told["version"]), page)


def _numbers(version: str) -> tuple[int, ...]:
    told = [int(each) for each in re.findall(r"\d+", version.partition("+")[0])]
    return (*told, *(0,) * (4 - len(told)))
