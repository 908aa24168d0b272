"""Tests of floating-point levels: what is cut is told, at any depth of the file."""

from pathlib import Path

import numpy as np
import pytest
import pyvips

from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.notices import LevelsCut
from desktop.files.storage.scratch_files import Scratch
from models.core.progress import Progress


def notices_of(levels: np.ndarray, path: Path, scratch: Scratch) -> list[LevelsCut]:
    pyvips.Image.new_from_array(levels.astype(np.float32)).tiffsave(str(path))
    notices: list[object] = []
    decode_photo(path, scratch, Progress(on_notice=notices.append))
    return [each for each in notices if isinstance(each, LevelsCut)]


@pytest.mark.parametrize(
    ("low", "high", "percent"), [(0, 255, 100), (0, 65535, 100), (-0.5, 0.5, 50), (0, 1.01, 1)]
)
def test_levels_outside_of_0_to_1_are_told(
    low: float, high: float, percent: int, tmp_path: Path, scratch: Scratch
) -> None:
    levels = np.linspace(low, high, 100 * 80).reshape(100, 80)
    (notice,) = notices_of(levels, tmp_path / "a.tif", scratch)
    assert (notice.least, notice.most) == (f"{low:.4g}", f"{high:.4g}")
    assert abs(notice.percent - percent) <= 1


@pytest.mark.parametrize("odd", [np.nan, np.inf, -np.inf])
def test_levels_that_are_no_numbers_are_told(odd: float, tmp_path: Path, scratch: Scratch) -> None:
    levels = np.full((10, 10), 0.5)
    levels[3, 4] = odd
    (notice,) = notices_of(levels, tmp_path / "a.tif", scratch)
    assert (notice.least, notice.most, notice.percent) == ("0.5", "0.5", 1)


def test_levels_from_0_to_1_and_small_overshoots_are_not_told(
    tmp_path: Path, scratch: Scratch
) -> None:
    levels = np.linspace(-0.001, 1.001, 800).reshape(20, 40)
    assert notices_of(levels, tmp_path / "a.tif", scratch) == []
