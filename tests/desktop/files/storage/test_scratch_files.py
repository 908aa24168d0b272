"""Tests of the scratch folder."""

import os
from pathlib import Path

import numpy as np
import pytest

from desktop.files.errors import DiskFull
from desktop.files.storage.scratch_files import IN_MEMORY, LOCK, Scratch, stored_bytes
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
