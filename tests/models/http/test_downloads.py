"""Resumable downloads from a local server."""

import errno
import hashlib
import json
from pathlib import Path
from threading import Event

import numpy as np
import pytest

from models.core.errors import (
    DownloadFailed,
    DownloadGone,
    ModelError,
    ModelFileOther,
    ModelFolderClosed,
    ModelFolderFull,
)
from models.core.progress import Cancelled, Progress
from models.http.connection_log import NAME, ConnectionLog, ConnectionRecord
from models.http.downloads import Downloads, Source
from models.http.hub_address import resolve_hub_address
from tests.http_server import Served, serving

CONTENT = np.random.default_rng(3).bytes(300_000)
SHA256 = hashlib.sha256(CONTENT).hexdigest()
NO_PAUSES = (0.0,) * 6
"""Pauses between retries in seconds."""


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def downloads(folder: Path, free: int = 1 << 40) -> Downloads:
    return Downloads(folder / "files", ConnectionLog(folder), lambda _: free, NO_PAUSES)


def fetch(folder: Path, served: Served, sha256: str = SHA256, free: int = 1 << 40) -> Path:
    source = Source(served.url, "weights.pth", "a test", 0, sha256)
    return downloads(folder, free).fetch(source, Progress())


def file_names(folder: Path) -> list[str]:
    """Return the names of all files in the download folder."""
    return sorted(file.name for file in (folder / "files").iterdir())


def test_a_file_is_downloaded_whole(tmp_path: Path) -> None:
    with serving(Served(CONTENT)) as served:
        assert fetch(tmp_path, served).read_bytes() == CONTENT
    assert file_names(tmp_path) == ["weights.pth"]


def test_a_file_is_whole_after_a_hundred_broken_connections(tmp_path: Path) -> None:
    with serving(Served(CONTENT, drops=100)) as served:
        for _ in range(100):
            try:
                file = fetch(tmp_path, served)
                break
            except DownloadFailed:
                assert "weights.pth" not in file_names(tmp_path)
    assert file.read_bytes() == CONTENT


def test_a_retry_resumes_where_the_connection_broke(tmp_path: Path) -> None:
    with serving(Served(CONTENT, drops=3)) as served:
        fetch(tmp_path, served)
        record = [json.loads(line) for line in (tmp_path / NAME).read_text().splitlines()]
    received = sum(line["received"] for line in record if line["event"] == "closed")
    assert received == len(CONTENT)


def test_a_download_restarts_where_the_server_has_no_ranges(tmp_path: Path) -> None:
    with serving(Served(CONTENT, drops=3, ranges=False)) as served:
        assert fetch(tmp_path, served).read_bytes() == CONTENT


def test_a_download_restarts_when_the_file_changed_on_the_server(tmp_path: Path) -> None:
    def change(served: Served) -> None:
        if served.requests == 2:
            served.content, served.mark = CONTENT, '"second"'

    with serving(Served(b"x" * 300_000, drops=1, behave=change)) as served:
        assert fetch(tmp_path, served).read_bytes() == CONTENT


def test_a_file_with_a_wrong_hash_is_deleted(tmp_path: Path) -> None:
    with serving(Served(CONTENT[:-1] + b"!")) as served, pytest.raises(ModelFileOther):
        fetch(tmp_path, served)
    assert file_names(tmp_path) == []


def test_a_complete_partial_file_of_another_address_is_fetched_again(tmp_path: Path) -> None:
    with serving(Served(CONTENT)) as served:
        (tmp_path / "files").mkdir()
        (tmp_path / "files" / "weights.pth.part").write_bytes(b"y" * len(CONTENT))
        mark = json.dumps(["https://elsewhere.example/weights.pth", ""])
        (tmp_path / "files" / "weights.pth.mark").write_text(mark)
        source = Source(served.url, "weights.pth", "a test", len(CONTENT), SHA256)
        assert downloads(tmp_path).fetch(source, Progress()).read_bytes() == CONTENT


def test_a_partial_file_longer_than_the_file_is_fetched_again(tmp_path: Path) -> None:
    with serving(Served(CONTENT)) as served:
        (tmp_path / "files").mkdir()
        (tmp_path / "files" / "weights.pth.part").write_bytes(b"y" * 400_000)
        mark = json.dumps([served.url, served.mark])
        (tmp_path / "files" / "weights.pth.mark").write_text(mark)
        assert fetch(tmp_path, served).read_bytes() == CONTENT


def test_a_full_disk_raises_before_the_download(tmp_path: Path) -> None:
    with serving(Served(CONTENT)) as served, pytest.raises(ModelFolderFull):
        fetch(tmp_path, served, free=1 << 20)
    assert file_names(tmp_path) == []


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, ModelFolderFull),
        *((number, ModelFolderClosed) for number in (errno.EACCES, errno.EFBIG, errno.EDQUOT)),
    ],
)
def test_a_disk_fault_is_not_retried_and_keeps_the_older_file(
    tmp_path: Path, number: int, expected: type[ModelError]
) -> None:
    def fail(_: float) -> None:
        raise OSError(number, "made up")

    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "weights.pth").write_bytes(b"older")
    with serving(Served(CONTENT)) as served:
        source = Source(served.url, "weights.pth", "a test")
        with pytest.raises(expected):
            downloads(tmp_path).fetch(source, Progress(fail))
    assert served.requests == 1
    assert (tmp_path / "files" / "weights.pth").read_bytes() == b"older"


def test_status_404_is_not_retried(tmp_path: Path) -> None:
    with serving(Served(CONTENT, refuse=404)) as served, pytest.raises(DownloadFailed):
        fetch(tmp_path, served)
    assert served.requests == 1


def test_a_server_without_bytes_is_tried_a_limited_number_of_times(tmp_path: Path) -> None:
    with serving(Served(CONTENT, refuse=503)) as served, pytest.raises(DownloadFailed):
        fetch(tmp_path, served)
    assert served.requests == len(NO_PAUSES)


@pytest.mark.parametrize("url", ["http://example.org/a.pth", "file:///etc/passwd", "ftp://a/b"])
def test_unencrypted_addresses_are_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(DownloadFailed):
        fetch(tmp_path, Served(CONTENT, url=url))


def test_a_cancelled_download_raises_cancelled(tmp_path: Path) -> None:
    stop = Event()
    stop.set()
    with serving(Served(CONTENT)) as served:
        source = Source(served.url, "weights.pth", "a test")
        with pytest.raises(Cancelled):
            downloads(tmp_path).fetch(source, Progress(stop=stop))
    assert "weights.pth" not in file_names(tmp_path)


def test_every_connection_is_recorded(tmp_path: Path) -> None:
    with serving(Served(CONTENT, drops=2)) as served:
        fetch(tmp_path, served)
    lines = [json.loads(line) for line in (tmp_path / NAME).read_text().splitlines()]
    opened = [line for line in lines if line["event"] == "opened"]
    assert len(opened) == served.requests
    assert {(line["url"], line["why"]) for line in opened} == {(served.url, "a test")}
    assert lines[-1]["outcome"] == "whole"


def last_record(folder: Path) -> ConnectionRecord:
    """Return the last connection of the log."""
    return ConnectionLog(folder).all()[-1]


def test_the_record_holds_the_status_of_the_server(tmp_path: Path) -> None:
    with serving(Served(CONTENT, refuse=404)) as served, pytest.raises(DownloadFailed):
        fetch(tmp_path, served)
    assert last_record(tmp_path).outcome == "the server says 404"


def test_the_record_holds_that_the_disk_was_full(tmp_path: Path) -> None:
    with serving(Served(CONTENT)) as served, pytest.raises(ModelFolderFull):
        fetch(tmp_path, served, free=(1 << 24) + 1)
    assert last_record(tmp_path).outcome == "the disk is full"


def test_the_record_holds_the_bytes_received_before_a_cancel(tmp_path: Path) -> None:
    def pause(done: float) -> None:
        if done > 0.5:
            raise Cancelled

    with serving(Served(CONTENT)) as served:
        source = Source(served.url, "weights.pth", "a test")
        with pytest.raises(Cancelled):
            downloads(tmp_path).fetch(source, Progress(pause))
    received = (tmp_path / "files" / "weights.pth.part").stat().st_size
    assert (last_record(tmp_path).received, last_record(tmp_path).outcome) == (
        received,
        "cancelled",
    )
    assert received > len(CONTENT) / 2


def test_a_dead_link_is_told_as_such_at_once(tmp_path: Path) -> None:
    with serving(Served(CONTENT, refuse=404)) as served, pytest.raises(DownloadGone):
        fetch(tmp_path, served)
    assert served.requests == 1


def test_a_mirror_is_used_where_the_first_link_is_dead(tmp_path: Path) -> None:
    with serving(Served(b"", refuse=401)) as dead, serving(Served(CONTENT)) as alive:
        source = Source(dead.url, "weights.pth", "a test", 0, SHA256, (alive.url,))
        file = downloads(tmp_path).fetch(source, Progress())
    assert file.read_bytes() == CONTENT


def test_the_first_of_several_dead_links_is_told(tmp_path: Path) -> None:
    with serving(Served(b"", refuse=404)) as dead, serving(Served(b"", refuse=410)) as other:
        source = Source(dead.url, "weights.pth", "a test", 0, SHA256, (other.url,))
        with pytest.raises(DownloadGone) as error:
            downloads(tmp_path).fetch(source, Progress())
    assert error.value.url == dead.url


def test_a_disk_without_room_for_the_installed_copy_raises_before_the_download(
    tmp_path: Path,
) -> None:
    with serving(Served(CONTENT)) as served:
        source = Source(served.url, "weights.pth", "a test", 0, SHA256, room=2 << 20)
        with pytest.raises(ModelFolderFull):
            downloads(tmp_path, free=17 << 20).fetch(source, Progress())
    assert served.requests == 0


@pytest.mark.parametrize(
    ("endpoint", "url", "expected"),
    [
        ("", "https://huggingface.co/a/b.onnx", "https://huggingface.co/a/b.onnx"),
        ("http://127.0.0.1:9/", "https://huggingface.co/a/b.onnx", "http://127.0.0.1:9/a/b.onnx"),
        ("https://mirror.example", "https://github.com/a", "https://github.com/a"),
    ],
)
def test_addresses_on_the_hub_follow_the_mirror_that_the_user_names(
    monkeypatch: pytest.MonkeyPatch, endpoint: str, url: str, expected: str
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", endpoint)
    assert resolve_hub_address(url) == expected
