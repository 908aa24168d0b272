"""Laws of fetching files, with a server on this computer."""

import errno
import hashlib
import json
from pathlib import Path
from threading import Event

import numpy as np
import pytest

from models.core.errors import (
    DownloadFailed,
    ModelError,
    ModelFileOther,
    ModelFolderClosed,
    ModelFolderFull,
)
from models.core.progress import Cancelled, Progress
from models.http.connection_log import NAME, ConnectionLog, ConnectionRecord
from models.http.downloads import Downloads, Source
from tests.http_server import Served, serving

CONTENT = np.random.default_rng(3).bytes(300_000)
SHA256 = hashlib.sha256(CONTENT).hexdigest()
AT_ONCE = (0.0,) * 6


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def downloads(folder: Path, free: int = 1 << 40) -> Downloads:
    return Downloads(folder / "files", ConnectionLog(folder), lambda _: free, AT_ONCE)


def fetched(folder: Path, served: Served, sha256: str = SHA256, free: int = 1 << 40) -> Path:
    source = Source(served.url, "weights.pth", "a test", 0, sha256)
    return downloads(folder, free).fetch(source, Progress())


def left(folder: Path) -> list[str]:
    return sorted(file.name for file in (folder / "files").iterdir())


def test_a_file_comes_whole(tmp_path: Path) -> None:
    with serving(Served(CONTENT)) as served:
        assert fetched(tmp_path, served).read_bytes() == CONTENT
    assert left(tmp_path) == ["weights.pth"]


def test_a_hundred_broken_connections_do_no_harm(tmp_path: Path) -> None:
    with serving(Served(CONTENT, drops=100)) as served:
        for _ in range(100):
            try:
                file = fetched(tmp_path, served)
                break
            except DownloadFailed:
                assert "weights.pth" not in left(tmp_path)
    assert file.read_bytes() == CONTENT


def test_a_new_try_goes_on_where_the_last_one_stopped(tmp_path: Path) -> None:
    with serving(Served(CONTENT, drops=3)) as served:
        fetched(tmp_path, served)
        record = [json.loads(line) for line in (tmp_path / NAME).read_text().splitlines()]
    received = sum(line["received"] for line in record if line["event"] == "closed")
    assert received == len(CONTENT)


def test_a_server_that_cannot_go_on_begins_anew(tmp_path: Path) -> None:
    with serving(Served(CONTENT, drops=3, ranges=False)) as served:
        assert fetched(tmp_path, served).read_bytes() == CONTENT


def test_a_file_that_changed_meanwhile_begins_anew(tmp_path: Path) -> None:
    def change(served: Served) -> None:
        if served.requests == 2:
            served.content, served.mark = CONTENT, '"second"'

    with serving(Served(b"x" * 300_000, drops=1, behave=change)) as served:
        assert fetched(tmp_path, served).read_bytes() == CONTENT


def test_wrong_bytes_are_not_kept(tmp_path: Path) -> None:
    with serving(Served(CONTENT[:-1] + b"!")) as served, pytest.raises(ModelFileOther):
        fetched(tmp_path, served)
    assert left(tmp_path) == []


def test_a_part_as_long_as_the_file_but_from_elsewhere_begins_anew(tmp_path: Path) -> None:
    with serving(Served(CONTENT)) as served:
        (tmp_path / "files").mkdir()
        (tmp_path / "files" / "weights.pth.part").write_bytes(b"y" * len(CONTENT))
        mark = json.dumps(["https://elsewhere.example/weights.pth", ""])
        (tmp_path / "files" / "weights.pth.mark").write_text(mark)
        source = Source(served.url, "weights.pth", "a test", len(CONTENT), SHA256)
        assert downloads(tmp_path).fetch(source, Progress()).read_bytes() == CONTENT


def test_a_part_longer_than_the_file_begins_anew(tmp_path: Path) -> None:
    with serving(Served(CONTENT)) as served:
        (tmp_path / "files").mkdir()
        (tmp_path / "files" / "weights.pth.part").write_bytes(b"y" * 400_000)
        mark = json.dumps([served.url, served.mark])
        (tmp_path / "files" / "weights.pth.mark").write_text(mark)
        assert fetched(tmp_path, served).read_bytes() == CONTENT


def test_a_disk_without_room_is_told_before_anything_comes(tmp_path: Path) -> None:
    with serving(Served(CONTENT)) as served, pytest.raises(ModelFolderFull):
        fetched(tmp_path, served, free=1 << 20)
    assert left(tmp_path) == []


@pytest.mark.parametrize(
    ("number", "told"), [(errno.ENOSPC, ModelFolderFull), (errno.EACCES, ModelFolderClosed)]
)
def test_trouble_with_the_disk_is_told_at_once_and_the_older_file_stays(
    tmp_path: Path, number: int, told: type[ModelError]
) -> None:
    def trouble(_: float) -> None:
        raise OSError(number, "made up")

    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "weights.pth").write_bytes(b"older")
    with serving(Served(CONTENT)) as served:
        source = Source(served.url, "weights.pth", "a test")
        with pytest.raises(told):
            downloads(tmp_path).fetch(source, Progress(trouble))
    assert served.requests == 1
    assert (tmp_path / "files" / "weights.pth").read_bytes() == b"older"


def test_what_is_not_there_is_an_error_at_once(tmp_path: Path) -> None:
    with serving(Served(CONTENT, refuse=404)) as served, pytest.raises(DownloadFailed):
        fetched(tmp_path, served)
    assert served.requests == 1


def test_a_server_that_never_gives_a_byte_is_given_up(tmp_path: Path) -> None:
    with serving(Served(CONTENT, refuse=503)) as served, pytest.raises(DownloadFailed):
        fetched(tmp_path, served)
    assert served.requests == len(AT_ONCE)


@pytest.mark.parametrize("url", ["http://example.org/a.pth", "file:///etc/passwd", "ftp://a/b"])
def test_addresses_without_encryption_are_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(DownloadFailed):
        fetched(tmp_path, Served(CONTENT, url=url))


def test_a_download_stops_when_asked(tmp_path: Path) -> None:
    stop = Event()
    stop.set()
    with serving(Served(CONTENT)) as served:
        source = Source(served.url, "weights.pth", "a test")
        with pytest.raises(Cancelled):
            downloads(tmp_path).fetch(source, Progress(stop=stop))
    assert "weights.pth" not in left(tmp_path)


def test_every_connection_is_recorded(tmp_path: Path) -> None:
    with serving(Served(CONTENT, drops=2)) as served:
        fetched(tmp_path, served)
    lines = [json.loads(line) for line in (tmp_path / NAME).read_text().splitlines()]
    opened = [line for line in lines if line["event"] == "opened"]
    assert len(opened) == served.requests
    assert {(line["url"], line["why"]) for line in opened} == {(served.url, "a test")}
    assert lines[-1]["outcome"] == "whole"


def last(folder: Path) -> ConnectionRecord:
    return ConnectionLog(folder).all()[-1]


def test_the_record_tells_what_the_server_said(tmp_path: Path) -> None:
    with serving(Served(CONTENT, refuse=404)) as served, pytest.raises(DownloadFailed):
        fetched(tmp_path, served)
    assert last(tmp_path).outcome == "the server says 404"


def test_the_record_tells_of_a_full_disk(tmp_path: Path) -> None:
    with serving(Served(CONTENT)) as served, pytest.raises(ModelFolderFull):
        fetched(tmp_path, served, free=(1 << 24) + 1)
    assert last(tmp_path).outcome == "no room on the disk"


def test_the_record_tells_how_much_came_before_it_was_cancelled(tmp_path: Path) -> None:
    def pause(done: float) -> None:
        if done > 0.5:
            raise Cancelled

    with serving(Served(CONTENT)) as served:
        source = Source(served.url, "weights.pth", "a test")
        with pytest.raises(Cancelled):
            downloads(tmp_path).fetch(source, Progress(pause))
    came = (tmp_path / "files" / "weights.pth.part").stat().st_size
    assert (last(tmp_path).received, last(tmp_path).outcome) == (came, "cancelled")
    assert came > len(CONTENT) / 2
