"""Tests of camera raw files: development, metadata, detection by content."""

from pathlib import Path

import numpy as np
import pytest

from desktop.files.decoding import camera_raw
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.errors import DamagedPhoto, NotAPhoto, TooLarge, UnsupportedFormat
from desktop.files.formats.format_table import HEAD, Format, detect_format
from desktop.files.metadata.extract_metadata import orientation_in
from desktop.files.metadata.tiff_ifd import build_description
from desktop.files.notices import NotUnderstood
from desktop.files.storage.scratch_files import Scratch
from models.core.progress import Progress
from tests.desktop.files.dng_samples import (
    BAYER,
    LINEAR,
    WHITE,
    encode_srgb,
    linear_light,
    mosaic,
    replace_tag_number,
    write_dng,
)

INSIDE = (slice(8, -8), slice(8, -8))
NEAR = 1000
"""Largest error in 16-bit levels of demosaicing a slope and of converting to P3 and back."""


def test_dng_is_developed_to_the_sensor_values_within_tolerance(
    folder: Path, scratch: Scratch
) -> None:
    path = write_dng(folder / "Oma.dng", mosaic(linear_light()))
    photo = decode_photo(path, scratch, Progress())
    assert (photo.bits, photo.grey, photo.native is not None) == (16, False, True)
    assert np.abs(photo.pixels - encode_srgb(linear_light()))[INSIDE].max() < NEAR


def test_linear_dng_of_a_scanner_is_developed_without_demosaicing(
    folder: Path, scratch: Scratch
) -> None:
    path = write_dng(folder / "Oma.tif", linear_light() * WHITE, LINEAR)
    photo = decode_photo(path, scratch, Progress())
    assert np.abs(photo.pixels - encode_srgb(linear_light()))[INSIDE].max() < NEAR


def test_monochrome_sensor_gives_a_grey_photo(folder: Path, scratch: Scratch) -> None:
    path = write_dng(folder / "Oma.dng", linear_light()[..., 0] * WHITE, LINEAR)
    photo = decode_photo(path, scratch, Progress())
    assert photo.grey
    assert np.abs(photo.pixels - encode_srgb(linear_light())[..., :1])[INSIDE].max() < NEAR


def test_underexposed_dng_is_not_brightened(folder: Path, scratch: Scratch) -> None:
    path = write_dng(folder / "Oma.dng", mosaic(linear_light() / 8))
    photo = decode_photo(path, scratch, Progress())
    assert np.abs(photo.pixels - encode_srgb(linear_light() / 8))[INSIDE].max() < NEAR


def test_orientation_of_a_dng_is_applied_once(folder: Path, scratch: Scratch) -> None:
    path = write_dng(folder / "Oma.dng", mosaic(linear_light()), turned=6)
    photo = decode_photo(path, scratch, Progress())
    assert (photo.width, photo.height) == (60, 80)
    assert orientation_in(photo.metadata.exif) == 1
    assert np.abs(photo.pixels - encode_srgb(np.rot90(linear_light(), -1)))[INSIDE].max() < NEAR


def test_dng_keeps_photo_tags_and_drops_sensor_tags(folder: Path, scratch: Scratch) -> None:
    path = write_dng(folder / "Oma.dng", mosaic(linear_light()))
    metadata = decode_photo(path, scratch, Progress()).metadata
    assert set(build_description(metadata.exif or b"")) == {271, 305}
    assert metadata.xmp == b"<x:xmpmeta/>"


def test_raw_file_without_readable_exif_reports_a_notice(
    folder: Path, scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = write_dng(folder / "Oma.dng", mosaic(linear_light())).read_bytes()
    monkeypatch.setattr(camera_raw, "_develop", lambda _: np.zeros((4, 5, 3), np.uint16))
    (folder / "Oma.raf").write_bytes(b"FUJIFILMCCD-RAW " + content)
    notices: list[object] = []
    decode_photo(folder / "Oma.raf", scratch, Progress(on_notice=notices.append))
    assert notices == [NotUnderstood(folder / "Oma.raf")]


@pytest.mark.parametrize("part", [1, 8, 30, 55, 63])
@pytest.mark.parametrize("kind", [BAYER, LINEAR])
def test_truncated_dng_is_refused(kind: int, part: int, folder: Path, scratch: Scratch) -> None:
    levels = mosaic(linear_light()) if kind == BAYER else linear_light() * WHITE
    path = write_dng(folder / "Oma.dng", levels, kind)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * part // 64])
    with pytest.raises((DamagedPhoto, NotAPhoto, UnsupportedFormat)):
        decode_photo(path, scratch, Progress())


def test_too_large_sensor_is_refused_before_development(folder: Path, scratch: Scratch) -> None:
    path = write_dng(folder / "Oma.dng", mosaic(linear_light()))
    for side in (256, 257):
        replace_tag_number(path, side, 20_000)
    with pytest.raises(TooLarge):
        decode_photo(path, scratch, Progress())


@pytest.mark.parametrize(
    "head",
    [b"IIRO\x08", b"MMOR\0", b"IIU\0\x18", b"FUJIFILMCCD-RAW 0201", b"\0\0\0\x18ftypcrx \0\0\0\1"],
)
def test_raw_formats_are_detected_by_content(head: bytes) -> None:
    assert detect_format(head + bytes(HEAD)) is Format.RAW
