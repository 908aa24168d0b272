"""Tests of the scratch folder."""

import errno
import os
from pathlib import Path

import numpy as np
import pytest

from desktop.files.errors import (
    DiskFull,
    FileSizeLimited,
    NotWritable,
    PhotoError,
    QuotaReached,
    ReadOnlyDisk,
    TooManyOpenFiles,
)
from desktop.files.storage.scratch_files import (
    IN_MEMORY,
    LOCK,
    Scratch,
    remove_forgotten_scratch,
    stored_bytes,
)
from models.core.pixels import Rect

EIGHT = np.dtype(np.uint8)


def test_closing_removes_the_folder(tmp_path: Path) -> None:
    with Scratch(tmp_path) as scratch:
        scratch.raster(1, IN_MEMORY, EIGHT)
    assert list(tmp_path.iterdir()) == []


def test_small_raster_needs_no_file(tmp_path: Path) -> None:
    with Scratch(tmp_path) as scratch:
        scratch.raster(10, 10, EIGHT)
        assert [file.name for file in scratch.folder.iterdir()] == [LOCK]


def test_rasters_do_not_share_memory(tmp_path: Path) -> None:
    with Scratch(tmp_path) as scratch:
        first, second = (scratch.plane(2, IN_MEMORY, EIGHT) for _ in range(2))
        first[:] = 1
        assert not second.any()


def test_raster_larger_than_the_disk_raises_disk_full_at_once(tmp_path: Path) -> None:
    with Scratch(tmp_path) as scratch:
        with pytest.raises(DiskFull):
            scratch.plane(1 << 30, 1 << 30, EIGHT)
        assert [file.name for file in scratch.folder.iterdir()] == [LOCK]


@pytest.mark.skipif(os.name == "nt", reason="Windows does not limit the size of files")
def test_limited_file_size_is_not_told_as_a_full_disk(tmp_path: Path) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    with Scratch(tmp_path) as scratch:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
        try:
            with pytest.raises(FileSizeLimited):
                scratch.plane(2, IN_MEMORY, EIGHT)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert [file.name for file in scratch.folder.iterdir()] == [LOCK]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, QuotaReached),
        (errno.EROFS, ReadOnlyDisk),
        (errno.EACCES, NotWritable),
        (errno.EMFILE, TooManyOpenFiles),
    ],
)
def test_refused_space_raises_by_its_cause(
    number: int, expected: type[PhotoError], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, "made up")

    monkeypatch.setattr("desktop.files.storage.scratch_files._allocate", refuse)
    with Scratch(tmp_path) as scratch, pytest.raises(expected):
        scratch.plane(2, IN_MEMORY, EIGHT)


@pytest.mark.skipif(not hasattr(os, "posix_fallocate"), reason="needs posix_fallocate")
@pytest.mark.parametrize("number", [errno.EOPNOTSUPP, errno.EINVAL])
def test_disk_that_reserves_no_space_can_be_used(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, "made up")

    monkeypatch.setattr(os, "posix_fallocate", refuse)
    with Scratch(tmp_path) as scratch:
        assert not scratch.plane(2, IN_MEMORY, EIGHT).any()


@pytest.mark.skipif(not hasattr(os, "posix_fallocate"), reason="the system cannot leave holes")
def test_raster_with_a_part_occupies_disk_for_that_part_only(tmp_path: Path) -> None:
    part = Rect(512, 1024, 256, 256)
    with Scratch(tmp_path) as scratch:
        raster = scratch.raster(2048, 8192, EIGHT, part)
        raster[part.slices] = 7
        assert raster.nbytes == 48 << 20
        assert stored_bytes(raster) < 4 << 20
        assert raster[part.slices].min() == 7
        assert not raster[:1024].any()


def test_scratch_of_an_ended_program_is_removed_from_the_temporary_folder(tmp_path: Path) -> None:
    ended = Scratch(tmp_path)
    ended.file().write_bytes(b"pixels")
    ended.leave()
    with Scratch(tmp_path) as running:
        remove_forgotten_scratch(tmp_path)
        assert list(tmp_path.iterdir()) == [running.folder]


def test_a_folder_with_files_of_others_is_not_removed_as_scratch(tmp_path: Path) -> None:
    foreign = tmp_path / "heirloom-notes"
    foreign.mkdir()
    (foreign / "lock").touch()
    (foreign / "letter.txt").write_text("Dear grandmother")
    remove_forgotten_scratch(tmp_path)
    assert (foreign / "letter.txt").exists()
