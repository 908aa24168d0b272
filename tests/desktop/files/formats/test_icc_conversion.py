"""Tests of colour: profiles are applied, and results lose no colours."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from desktop.document.document import Document
from desktop.document.layer import Layer, Patch
from desktop.document.mask import Mask
from desktop.document.photo import Metadata, Photo
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.export.export_options import ExportOptions
from desktop.files.export.exporter import Rows, export
from desktop.files.formats.format_table import WRITABLE, Format
from desktop.files.formats.icc_conversion import convert_to_profile
from desktop.files.notices import NotCarried
from desktop.files.project.openraster_layers import PHOTO
from desktop.files.project.project_file import load_project, save_project
from desktop.files.storage.scratch_files import Scratch
from models.core.pixels import Pixels, Rect, as_levels, as_pixels
from models.core.plan import Step
from models.core.progress import Cancelled, Progress
from tests.desktop.files.icc_profiles import SRGB, WIDE, grey

Levels = NDArray[np.generic]
LOSSLESS = [Format.PNG, Format.TIFF]
DEPTHS = [np.uint8, np.uint16]
RED = np.array([255, 0, 0], np.uint8)


def noise(dtype: type, channels: int = 3) -> Levels:
    full = np.iinfo(dtype).max
    levels = np.random.default_rng(3).integers(0, full, (24, 32, channels), dtype, endpoint=True)
    return np.repeat(levels, 3 // channels, axis=2)


def export_and_open(
    folder: Path, levels: Levels, profile: bytes | None, storage: tuple[Scratch, Rows]
) -> Photo:
    """Export a photo with these levels and this profile, and decode the file."""
    one = bool((levels == levels[..., :1]).all()) and profile is not None and b"GRAY" in profile
    plain = Photo(folder / "x", "x", levels, grey=one, metadata=Metadata(profile=profile))
    bits = levels.dtype.itemsize * 8
    target = folder / f"made{len(list(folder.iterdir()))}.tiff"
    made = export(Document(plain), target, ExportOptions(Format.TIFF, bits), storage[1], Progress())
    return decode_photo(made, storage[0], Progress())


def result(
    document: Document,
    format: Format,
    storage: tuple[Scratch, Rows],
    notices: list[object] | None = None,
) -> Photo:
    photo = document.photo
    target = photo.source.with_name(f"result{format.suffix}")
    progress = Progress(on_notice=[].append if notices is None else notices.append)
    options = replace(ExportOptions.fitting(photo, format), overwrite=True)
    return decode_photo(
        export(document, target, options, storage[1], progress), storage[0], Progress()
    )


def native_colours(photo: Photo) -> Levels:
    """Return the pixels in the colours of the file."""
    return photo.pixels if photo.native is None else photo.native


def layer(patch: Levels, region: NDArray[np.float32] | None = None) -> Layer:
    mask = None if region is None else Mask.of(region)
    return Layer("a", "a", Step("denoise", {}), mask, patch=Patch("p", patch))


@pytest.fixture
def storage(scratch: Scratch, rows: Rows) -> tuple[Scratch, Rows]:
    return scratch, rows


def test_neutral_colours_of_a_wide_profile_equal_srgb(
    folder: Path, storage: tuple[Scratch, Rows]
) -> None:
    photo = export_and_open(folder, noise(np.uint8, 1), WIDE, storage)
    assert np.abs(photo.pixels.astype(int) - native_colours(photo)).max() <= 1


def test_colours_of_a_wide_profile_are_more_saturated_in_srgb(
    folder: Path, storage: tuple[Scratch, Rows]
) -> None:
    levels = np.full((4, 4, 3), (200, 100, 100), np.uint8)
    red, green, blue = export_and_open(folder, levels, WIDE, storage).pixels[0, 0]
    assert (red > 205, green < 100, blue < 100) == (True, True, True)


@pytest.mark.parametrize("profile", [None, SRGB, b"no profile at all" * 20])
def test_photo_with_an_srgb_or_unusable_profile_is_not_converted(
    profile: bytes | None, folder: Path, storage: tuple[Scratch, Rows]
) -> None:
    photo = export_and_open(folder, noise(np.uint8), profile, storage)
    assert (photo.native is None, np.array_equal(photo.pixels, noise(np.uint8))) == (True, True)


@pytest.mark.parametrize("dtype", DEPTHS)
@pytest.mark.parametrize("format", LOSSLESS)
@pytest.mark.parametrize("profile", [WIDE, grey(1.8), None])
def test_unchanged_photo_is_exported_exactly(
    profile: bytes | None, format: Format, dtype: type, folder: Path, storage: tuple[Scratch, Rows]
) -> None:
    levels = noise(dtype, 1 if profile == grey(1.8) else 3)
    photo = export_and_open(folder, levels, profile, storage)
    again = result(Document(photo), format, storage)
    assert np.array_equal(native_colours(again), native_colours(photo))
    assert (again.metadata.profile, again.bits) == (profile, photo.bits)
    assert np.array_equal(
        native_colours(photo), levels if native_colours(photo).ndim == 3 else levels[..., 0]
    )


@pytest.mark.parametrize("format", WRITABLE)
@pytest.mark.parametrize("changed", [True, False])
def test_profile_is_kept_byte_for_byte(
    changed: bool, format: Format, folder: Path, storage: tuple[Scratch, Rows]
) -> None:
    photo = export_and_open(folder, noise(np.uint8), WIDE, storage)
    layers = (layer(noise(np.uint16)[::-1]),) if changed else ()
    assert result(Document(photo, layers), format, storage).metadata.profile == WIDE


@pytest.mark.parametrize("dtype", DEPTHS)
def test_pixels_outside_a_mask_are_exactly_those_of_the_photo(
    dtype: type, folder: Path, storage: tuple[Scratch, Rows]
) -> None:
    photo = export_and_open(folder, noise(dtype), WIDE, storage)
    mask = np.zeros((24, 32), np.float32)
    mask[:, :16] = 1
    changed = layer(noise(np.uint16)[::-1], mask)
    again = result(Document(photo, (changed,)), Format.PNG, storage)
    assert np.array_equal(native_colours(again)[:, 16:], native_colours(photo)[:, 16:])


def test_small_change_keeps_colours_beyond_srgb(
    folder: Path, storage: tuple[Scratch, Rows]
) -> None:
    photo = export_and_open(folder, np.broadcast_to(RED, (8, 8, 3)).copy(), WIDE, storage)
    darker = as_levels(as_pixels(photo.pixels) * np.float32(0.98), np.dtype(np.uint16))
    red, green, blue = native_colours(
        result(Document(photo, (layer(darker),)), Format.PNG, storage)
    )[4, 4]
    assert (red > 245, green < 8, blue < 8) == (True, True, True)


def test_large_change_drops_the_colour_beyond_srgb(
    folder: Path, storage: tuple[Scratch, Rows]
) -> None:
    photo = export_and_open(folder, np.broadcast_to(RED, (8, 8, 3)).copy(), WIDE, storage)
    middle = layer(np.full((8, 8, 3), 128 * 257, np.uint16))
    seen = native_colours(result(Document(photo, (middle,)), Format.PNG, storage)).astype(int)
    assert np.abs(seen - 128).max() <= 1


def test_painted_colour_is_the_same_in_the_result(
    folder: Path, storage: tuple[Scratch, Rows]
) -> None:
    photo = export_and_open(folder, noise(np.uint16) // 4, WIDE, storage)
    painted = noise(np.uint16) // 2 + 16384
    seen = result(Document(photo, (layer(painted),)), Format.PNG, storage).pixels.astype(int)
    far = np.abs(painted.astype(int) - photo.pixels).max(axis=2) > 16384
    assert np.abs(seen - painted)[far].max() < 129


def test_grey_profile_is_applied(folder: Path, storage: tuple[Scratch, Rows]) -> None:
    photo = export_and_open(folder, np.full((4, 4, 3), 128, np.uint8), grey(1.0), storage)
    expected = round(float(as_pixels(np.array([[[188]]], np.uint8))[0, 0, 0] * 255))
    assert (photo.grey, abs(int(photo.pixels[0, 0, 0]) - expected) <= 1) == (True, True)


def test_coloured_result_loses_a_grey_profile_and_lists_it(
    folder: Path, storage: tuple[Scratch, Rows]
) -> None:
    photo, notices = export_and_open(folder, noise(np.uint8, 1), grey(1.8), storage), list[object]()
    again = result(Document(photo, (layer(noise(np.uint16)),)), Format.PNG, storage, notices)
    lost = [notice.lost for notice in notices if isinstance(notice, NotCarried)]
    assert (again.grey, again.metadata.profile, lost) == (False, None, ["colour profile"])


def test_check_for_a_grey_result_can_be_cancelled(
    folder: Path, storage: tuple[Scratch, Rows]
) -> None:
    photo = export_and_open(folder, noise(np.uint8, 1), grey(1.8), storage)
    stop, passes = Event(), list[Document]()

    def rows(document: Document) -> Iterator[tuple[Rect, Pixels]]:
        stop.set()
        passes.append(document)
        yield from storage[1](document)

    options = ExportOptions(Format.PNG)
    with pytest.raises(Cancelled):
        export(Document(photo), folder / "a.png", options, rows, Progress(stop=stop))
    assert len(passes) == 1


def test_format_without_grey_gets_the_srgb_pixels_of_a_grey_photo(
    folder: Path, storage: tuple[Scratch, Rows]
) -> None:
    photo = export_and_open(folder, np.full((16, 16, 3), 60, np.uint8), grey(1.0), storage)
    seen = result(Document(photo), Format.WEBP, storage).pixels.astype(int)
    assert np.abs(seen - photo.pixels).max() <= 2


def test_conversion_to_a_profile_and_back_is_exact_within_tolerance(
    folder: Path, storage: tuple[Scratch, Rows]
) -> None:
    inside = noise(np.uint16) // 2 + 16384
    coded = as_levels(convert_to_profile(as_pixels(inside), WIDE, "RGB"), np.dtype(np.uint16))
    seen = export_and_open(folder, coded, WIDE, storage).pixels.astype(int)
    assert np.abs(seen - inside).max() < 129


@pytest.mark.parametrize("format", WRITABLE)
def test_gradients_are_dithered(
    format: Format, folder: Path, storage: tuple[Scratch, Rows]
) -> None:
    ramp = np.linspace(20_000, 20_600, 300).round().astype(np.uint16)
    wide = np.broadcast_to(ramp[None, :, None], (60, 300, 3)).copy()
    photo = export_and_open(folder, wide, None, storage)
    options = ExportOptions(format, 8, 100, overwrite=True)
    path = export(Document(photo), folder / f"r{format.suffix}", options, storage[1], Progress())
    seen = decode_photo(path, storage[0], Progress()).pixels[..., 1].astype(float).mean(axis=0)
    smooth = np.convolve(seen, np.ones(9) / 9, "valid")
    assert np.abs(smooth - np.convolve(ramp / 257, np.ones(9) / 9, "valid")).max() < 0.35


def test_project_keeps_the_native_colours_of_the_photo(
    folder: Path, storage: tuple[Scratch, Rows]
) -> None:
    photo = export_and_open(folder, noise(np.uint8), WIDE, storage)
    document = Document(photo, (layer(noise(np.uint16)),))
    save_project(document, folder / "a.ora", storage[1], Progress())
    again = load_project(folder / "a.ora", storage[0], Progress(), decode_photo).photo
    assert np.array_equal(native_colours(again), native_colours(photo))
    assert again.metadata.profile == WIDE


def test_photo_layer_of_a_project_is_srgb(folder: Path, storage: tuple[Scratch, Rows]) -> None:
    photo = export_and_open(folder, noise(np.uint8), WIDE, storage)
    save_project(Document(photo), folder / "a.ora", storage[1], Progress())
    with zipfile.ZipFile(folder / "a.ora") as archive:
        background = Image.open(io.BytesIO(archive.read(PHOTO)))
    assert np.array_equal(np.asarray(background), photo.pixels)
    assert "icc_profile" not in background.info


def test_enlarged_photo_keeps_colours_beyond_srgb(
    folder: Path, storage: tuple[Scratch, Rows]
) -> None:
    wide = np.zeros((12, 16, 3), np.uint8)
    wide[..., 1] = 250
    photo = export_and_open(folder, wide, WIDE, storage)
    patch = photo.pixels.repeat(2, axis=0).repeat(2, axis=1).astype(np.uint16) * np.uint16(257)
    enlarging = Layer("up", "up", Step("network", {"scale": 2}), patch=Patch("up", patch))
    options = ExportOptions(Format.PNG, 8, overwrite=True)
    path = export(Document(photo, (enlarging,)), folder / "r.png", options, storage[1], Progress())
    seen = native_colours(decode_photo(path, storage[0], Progress()))
    assert seen.shape == (24, 32, 3)
    assert np.abs(seen.astype(int) - wide[0, 0]).max() <= 1
