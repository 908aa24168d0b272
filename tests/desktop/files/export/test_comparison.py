"""Tests of pictures that show a photo before and after."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.files.errors import AlreadyExists, InputProtected
from desktop.files.export.comparison import (
    FRAMES,
    GAP,
    MARK,
    ComparisonKind,
    Levels,
    face_strip,
    save_comparison,
    side_by_side,
    slider_frames,
)
from desktop.files.storage.input_protection import NOTHING, Protected


def plain(level: int, height: int = 40, width: int = 50) -> Levels:
    return np.full((height, width, 3), level, np.uint8)


def test_narrow_pictures_are_laid_beside_each_other() -> None:
    made = side_by_side(plain(10), plain(200))
    assert made.shape == (40, 100 + GAP, 3)
    assert (made[0, 0, 0], made[0, 50, 0], made[0, -1, 0]) == (10, 255, 200)


def test_wide_pictures_are_laid_above_each_other() -> None:
    assert side_by_side(plain(1, 40, 90), plain(2, 40, 90)).shape == (80 + GAP, 90, 3)


def test_slider_sweeps_from_all_before_to_all_after_and_back() -> None:
    shares = [(frame[0, :, 0] == 200).mean() for frame in slider_frames(plain(10), plain(200))]
    assert shares[0] == 0
    assert max(shares) == shares[FRAMES // 2] >= 0.95
    assert shares[1] < 0.05 > shares[-1]


def test_face_strip_has_a_column_for_each_face() -> None:
    pairs = [(plain(10, 60, 60), plain(200, 60, 60)), (plain(20, 30, 30), plain(210, 30, 30))]
    made = face_strip(pairs)
    assert made.shape == (2 * 256 + GAP, 2 * 256 + GAP, 3)
    assert [made[0, 0, 0], made[-1, 0, 0], made[0, -1, 0], made[-1, -1, 0]] == [10, 200, 20, 210]


@pytest.mark.parametrize(
    ("name", "kind", "format", "frames"),
    [
        ("a.jpg", ComparisonKind.SIDE_BY_SIDE, "JPEG", 1),
        ("a.png", ComparisonKind.FACES, "PNG", 1),
        ("a.gif", ComparisonKind.SLIDER, "GIF", FRAMES),
        ("a.webp", ComparisonKind.SLIDER, "WEBP", FRAMES),
    ],
)
def test_format_follows_from_the_suffix(
    tmp_path: Path, name: str, kind: ComparisonKind, format: str, frames: int
) -> None:
    noise = np.random.default_rng(1).integers(0, 256, (40, 200, 3)).astype(np.uint8)
    save_comparison([(plain(10, 40, 200), noise)], kind, tmp_path / name, NOTHING, overwrite=False)
    with Image.open(tmp_path / name) as made:
        assert made.format == format
        assert getattr(made, "n_frames", 1) == frames
        described = made.getexif().get(0x010E) or made.info.get("comment", b"").decode()
    assert described == MARK


def test_an_input_or_existing_file_is_never_replaced(tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    file.write_bytes(b"photo")
    pair, kind = [(plain(1), plain(2))], ComparisonKind.SIDE_BY_SIDE
    with pytest.raises(AlreadyExists):
        save_comparison(pair, kind, file, NOTHING, overwrite=False)
    with pytest.raises(InputProtected):
        save_comparison(pair, kind, file, Protected.of((file,)), overwrite=True)
    assert file.read_bytes() == b"photo"
