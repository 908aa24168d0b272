"""Tests of the update check."""

import json
from pathlib import Path

import pytest

from desktop.support import update_check
from desktop.support.update_check import Release, fetch_newest_release, is_newer
from models.core.errors import ReleasesUnknown, ReleasesUnreachable
from models.http.connection_log import NAME, ConnectionLog
from tests.http_server import Served, serving

PAGE = "https://example.org/heirloom"
ANNOUNCEMENT = json.dumps({"version": "0.2.0", "page": PAGE}).encode()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def test_the_announced_version_is_read_in_one_request(tmp_path: Path) -> None:
    with serving(Served(ANNOUNCEMENT)) as served:
        assert fetch_newest_release(served.url, ConnectionLog(tmp_path)) == Release("0.2.0", PAGE)
    assert served.requests == 1


def test_the_request_is_recorded_in_the_connection_log(tmp_path: Path) -> None:
    with serving(Served(ANNOUNCEMENT)) as served:
        fetch_newest_release(served.url, ConnectionLog(tmp_path))
    opened, closed = (json.loads(line) for line in (tmp_path / NAME).read_text().splitlines())
    assert (opened["event"], opened["url"], opened["why"]) == (
        "opened",
        served.url,
        update_check.WHY,
    )
    assert (closed["received"], closed["outcome"]) == (len(ANNOUNCEMENT), "whole")


def test_only_the_connection_log_is_written(tmp_path: Path) -> None:
    with serving(Served(ANNOUNCEMENT)) as served:
        fetch_newest_release(served.url, ConnectionLog(tmp_path))
    assert [file.name for file in tmp_path.iterdir()] == [NAME]


@pytest.mark.parametrize(
    "content",
    [
        b"<html>",
        b"[]",
        b"{}",
        b'{"version": "two", "page": "https://a"}',
        b'{"version": "2", "page": "javascript:x"}',
        b'{"version": "2", "page": "https://a\\u202eb"}',
        b"{" + b" " * 100_000 + b"}",
        b"\xff\xfe\xff",
    ],
)
def test_an_invalid_response_is_an_error_and_recorded(tmp_path: Path, content: bytes) -> None:
    with serving(Served(content)) as served, pytest.raises(ReleasesUnreachable):
        fetch_newest_release(served.url, ConnectionLog(tmp_path))
    closed = json.loads((tmp_path / NAME).read_text().splitlines()[-1])
    assert closed["outcome"] != "whole"


def test_a_server_error_is_not_retried(tmp_path: Path) -> None:
    with (
        serving(Served(ANNOUNCEMENT, refuse=503)) as served,
        pytest.raises(ReleasesUnreachable) as caught,
    ):
        fetch_newest_release(served.url, ConnectionLog(tmp_path))
    assert (caught.value.server, served.requests) == ("127.0.0.1", 1)


@pytest.mark.parametrize("url", ["http://example.org/newest", "file:///etc/passwd"])
def test_addresses_without_encryption_are_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(ReleasesUnreachable, match="encrypted"):
        fetch_newest_release(url, ConnectionLog(tmp_path))


@pytest.mark.parametrize(
    ("found", "current", "expected"),
    [
        ("0.2.0", "0.1.0", True),
        ("0.10", "0.9.9", True),
        ("0.1", "0.1.0", False),
        ("0.1.0", "0.2.0", False),
        ("1", "0.9", True),
        ("0.1.0", "?", True),
    ],
)
def test_versions_are_compared_by_number(found: str, current: str, expected: bool) -> None:
    assert is_newer(found, current) == expected


def test_a_missing_address_raises_releases_unknown(tmp_path: Path) -> None:
    (tmp_path / "address.txt").write_text("\n")
    for name in ("address.txt", "missing.txt"):
        with pytest.raises(ReleasesUnknown):
            update_check.release_url(tmp_path / name)
