"""Laws of the scratch folder."""

from pathlib import Path

import numpy as np
import pytest

from desktop.files.errors import DiskFull
from desktop.files.scratch import IN_MEMORY, LOCK, Scratch

EIGHT = np.dtype(np.uint8)


def test_closing_removes_everything(tmp_path: Path) -> None:
    with Scratch(tmp_path) as scratch:
        scratch.raster(1, IN_MEMORY, EIGHT)
    assert list(tmp_path.iterdir()) == []


def test_a_small_raster_needs_no_file(tmp_path: Path) -> None:
    with Scratch(tmp_path) as scratch:
        scratch.raster(10, 10, EIGHT)
        assert [file.name for file in scratch.folder.iterdir()] == [LOCK]


def test_every_raster_is_another(tmp_path: Path) -> None:
    with Scratch(tmp_path) as scratch:
        first, second = (scratch.plane(2, IN_MEMORY, EIGHT) for _ in range(2))
        first[:] = 1
        assert not second.any()


def test_more_than_the_disk_holds_is_refused_at_once(tmp_path: Path) -> None:
    with Scratch(tmp_path) as scratch:
        with pytest.raises(DiskFull):
            scratch.plane(1 << 30, 1 << 30, EIGHT)
        assert [file.name for file in scratch.folder.iterdir()] == [LOCK]
