"""Tests of the SHA-256 of files."""

import hashlib
from pathlib import Path
from threading import Event

import pytest

from models.core.progress import Cancelled, Progress
from models.file_io.sha256 import CHUNK, sha256_of


def test_sha256_of_a_file_is_that_of_its_bytes(tmp_path: Path) -> None:
    for content in (b"", b"a", b"ab" * CHUNK):
        (tmp_path / "a").write_bytes(content)
        assert sha256_of(tmp_path / "a") == hashlib.sha256(content).hexdigest()


def test_progress_is_the_share_of_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(bytes(4 * CHUNK))
    reports = list[float]()
    sha256_of(tmp_path / "a", Progress(reports.append))
    assert reports == [0.25, 0.5, 0.75, 1.0]


def test_hashing_can_be_cancelled(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a")
    stop = Event()
    stop.set()
    with pytest.raises(Cancelled):
        sha256_of(tmp_path / "a", Progress(stop=stop))


def test_missing_file_raises_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        sha256_of(tmp_path / "a")
