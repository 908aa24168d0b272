"""Training photos in one file."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from models.training.data.photo_archive import MOST_PIXELS, ArchiveTooLarge, pack, unpack
from models.training.data.photo_pack import PhotoPack


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """One photo in each folder, a large one among them."""
    folder = tmp_path / "photos"
    for name, size in {"train": (60, 40), "train_more": (1200, 900), "val": (50, 30)}.items():
        (folder / name).mkdir(parents=True)
        pixels = np.random.default_rng(1).integers(0, 256, (9, 12, 3), np.uint8)
        Image.fromarray(pixels).resize(size, Image.Resampling.BICUBIC).save(
            folder / name / "one.png"
        )
    return folder


def test_unpacked_photos_are_those_that_were_packed(photos: Path, tmp_path: Path) -> None:
    pack(photos, tmp_path / "a.zip")
    unpack(tmp_path / "a.zip", tmp_path / "data")
    train, val = (PhotoPack(tmp_path / "data" / part) for part in ("train", "val"))
    assert (len(train), len(val)) == (2, 1)
    original = np.asarray(Image.open(photos / "train" / "one.png"), np.float32)
    assert np.abs(train.photo(0) - original).mean() < 3


def test_packed_photos_are_reduced(photos: Path, tmp_path: Path) -> None:
    pack(photos, tmp_path / "a.zip")
    unpack(tmp_path / "a.zip", tmp_path / "data")
    large = PhotoPack(tmp_path / "data" / "train").photo(1)
    assert large.shape[0] * large.shape[1] <= MOST_PIXELS


def test_archive_that_does_not_fit_is_refused(photos: Path, tmp_path: Path) -> None:
    with pytest.raises(ArchiveTooLarge):
        pack(photos, tmp_path / "a.zip", most_bytes=1000)
    assert not (tmp_path / "a.zip").exists()
