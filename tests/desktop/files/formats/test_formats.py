"""Tests of formats: detection by content, and decoded pixels."""

import io
import struct
import zipfile
from pathlib import Path

import numpy as np
import pytest
import pyvips
from openjpeg.utils import encode_array
from PIL import Image

from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.errors import DamagedPhoto, NoSuchPage, NotAPhoto, UnsupportedFormat
from desktop.files.notices import ChannelsLeftOut, OtherPages
from desktop.files.project.project_file import is_foreign_openraster
from desktop.files.reading.reader_protocols import ReadOptions
from desktop.files.storage.scratch_files import Scratch
from models.core.progress import Progress
from tests.desktop.files.decoding.test_decode_photo import TURNS, UPRIGHT, exif, save
from tests.desktop.files.icc_profiles import SRGB

LEVELS = np.random.default_rng(4).integers(0, 256, (70, 90, 3), np.uint8)


def save_with_vips(folder: Path, name: str, levels: np.ndarray, **options: object) -> Path:
    """Write a file with libvips."""
    image = pyvips.Image.new_from_array(levels)
    image.write_to_file(str(folder / name), **options)
    return folder / name


@pytest.mark.parametrize(
    "options",
    [
        {"tile": True, "tile_width": 16, "tile_height": 16},
        {"bigtiff": True},
        {"compression": "lzw"},
        {"compression": "deflate", "predictor": "horizontal"},
        {"compression": "packbits"},
        {"pyramid": True, "tile": True, "tile_width": 16, "tile_height": 16},
    ],
)
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_every_tiff_layout_gives_the_same_levels(
    dtype: type, options: dict[str, object], folder: Path, scratch: Scratch
) -> None:
    levels = LEVELS.astype(dtype) * (257 if dtype is np.uint16 else 1)
    path = save_with_vips(folder, "a.tif", levels, **options)
    assert np.array_equal(decode_photo(path, scratch, Progress()).pixels, levels)


def test_planar_tiff_gives_the_same_levels(folder: Path, scratch: Scratch) -> None:
    tifffile = pytest.importorskip("tifffile")
    planes = np.ascontiguousarray(LEVELS.transpose(2, 0, 1))
    tifffile.imwrite(folder / "a.tif", planes, photometric="rgb", planarconfig="separate")
    assert np.array_equal(decode_photo(folder / "a.tif", scratch, Progress()).pixels, LEVELS)


@pytest.mark.parametrize("grey", [True, False])
def test_floats_without_a_profile_are_linear_light(
    grey: bool, folder: Path, scratch: Scratch
) -> None:
    levels = np.full((4, 5, 1 if grey else 3), 0.2158605, np.float32)
    photo = decode_photo(save_with_vips(folder, "a.tif", levels), scratch, Progress())
    assert (photo.grey, photo.bits) == (grey, 16)
    assert np.abs(photo.pixels.astype(int) - round(0.5019608 * 65535)).max() <= 40


def test_floats_with_a_profile_are_in_its_colours(folder: Path, scratch: Scratch) -> None:
    image = pyvips.Image.new_from_array(np.full((4, 5, 3), 0.25, np.float32)).copy()
    image.set_type(pyvips.GValue.blob_type, "icc-profile-data", SRGB)
    image.write_to_file(str(folder / "a.tif"))
    photo = decode_photo(folder / "a.tif", scratch, Progress())
    assert np.abs(photo.pixels.astype(int) - 16384).max() <= 1


def test_32_bit_integers_keep_their_upper_16_bits(folder: Path, scratch: Scratch) -> None:
    wide = LEVELS.astype(np.uint32) * (65537 * 257)
    photo = decode_photo(save_with_vips(folder, "a.tif", wide), scratch, Progress())
    assert np.abs(photo.pixels.astype(int) - LEVELS.astype(int) * 257).max() <= 1


@pytest.mark.parametrize("name", ["a.tif", "a.gif", "a.png", "a.webp"])
def test_first_page_is_opened_and_other_pages_are_reported(
    name: str, folder: Path, scratch: Scratch
) -> None:
    first, second = (Image.new("RGB", (8, 8), (shade, 0, 0)) for shade in (200, 10))
    options = {"lossless": True} if name == "a.webp" else {}
    path = save(folder, name, first, save_all=True, append_images=[second], **options)
    notices: list[object] = []
    photo = decode_photo(path, scratch, Progress(on_notice=notices.append))
    assert (photo.pixels[..., 0] == 200).all()
    assert notices == [OtherPages(path, 2, 1)]


@pytest.mark.parametrize(
    ("tag", "number"), [(0xC612, 1), (0x0106, 32803), (0x0106, 34892)], ids=["dng", "cfa", "linear"]
)
def test_preview_of_a_raw_file_is_not_opened_as_the_photo(
    tag: int, number: int, folder: Path, scratch: Scratch
) -> None:
    entries = {tag: struct.pack("<HHI4s", tag, 4, 1, struct.pack("<I", number))}
    body = struct.pack("<2sHIH", b"II", 42, 8, 1) + b"".join(entries.values()) + bytes(4)
    (folder / "a.tif").write_bytes(body)
    with pytest.raises((DamagedPhoto, UnsupportedFormat)):
        decode_photo(folder / "a.tif", scratch, Progress())


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "I;16"])
def test_jpeg_2000_is_decoded(mode: str, folder: Path, scratch: Scratch) -> None:
    image = Image.fromarray(LEVELS)
    if mode == "I;16":
        image = Image.fromarray(LEVELS[..., 0].astype(np.uint16) * 257)
    path = save(folder, "a.jp2", image if mode == "I;16" else image.convert(mode))
    photo = decode_photo(path, scratch, Progress())
    expected = np.asarray(image if mode == "I;16" else image.convert(mode))
    first = expected if expected.ndim == 2 else expected[..., 0]
    assert (photo.grey, photo.alpha is not None) == (mode in ("L", "LA", "I;16"), "A" in mode)
    assert np.array_equal(photo.pixels[..., 0], first)


@pytest.mark.parametrize("bits", [10, 12, 16])
@pytest.mark.parametrize("name", ["a.jp2", "a.j2k"])
def test_deep_jpeg_2000_keeps_its_depth_and_white(
    name: str, bits: int, folder: Path, scratch: Scratch
) -> None:
    top = (1 << bits) - 1
    levels = (LEVELS / 255 * top).round().astype(np.uint16)
    levels[0, 0] = top
    form = 1 if name == "a.jp2" else 0
    coded = encode_array(levels, bits, 1, use_mct=False, codec_format=form)
    (folder / name).write_bytes(coded)
    photo = decode_photo(folder / name, scratch, Progress())
    assert photo.bits == 16
    assert np.abs(photo.pixels - levels * (65535 / top)).max() <= 1


@pytest.mark.parametrize("name", ["a.bmp", "a.tif", "a.png", "a.jpg"])
def test_resolution_is_read(name: str, folder: Path, scratch: Scratch) -> None:
    path = save(folder, name, Image.fromarray(LEVELS), dpi=(300, 300))
    across, down = decode_photo(path, scratch, Progress()).metadata.dpi or (0, 0)
    assert (round(across), round(down)) == (300, 300)


@pytest.mark.parametrize("packing", [None, "tiff_lzw", "tiff_deflate", "zstd", "lzma"])
def test_ycbcr_tiff_has_its_colours(packing: str | None, folder: Path, scratch: Scratch) -> None:
    even = np.full((16, 16, 3), (200, 60, 20), np.uint8)
    image = Image.fromarray(even)
    stored = image if packing in ("zstd", "lzma") else image.convert("YCbCr")
    path = save(folder, "a.tif", stored, compression=packing)
    photo = decode_photo(path, scratch, Progress())
    assert np.abs(photo.pixels.astype(int) - even).max() <= 3


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize(("extra", "seen"), [("unspecified", False), ("unassalpha", True)])
def test_only_a_declared_alpha_channel_is_alpha(
    extra: str, seen: bool, dtype: type, folder: Path, scratch: Scratch
) -> None:
    tifffile = pytest.importorskip("tifffile")
    levels = np.dstack([LEVELS, LEVELS[..., 0]]).astype(dtype)
    tifffile.imwrite(folder / "a.tif", levels, photometric="rgb", extrasamples=[extra])
    notices: list[object] = []
    photo = decode_photo(folder / "a.tif", scratch, Progress(on_notice=notices.append))
    assert np.array_equal(photo.pixels, levels[..., :3])
    assert (photo.alpha is not None) is seen
    assert notices == ([] if seen else [ChannelsLeftOut(folder / "a.tif", 1)])


def test_extra_channel_of_a_grey_tiff_is_not_alpha(folder: Path, scratch: Scratch) -> None:
    tifffile = pytest.importorskip("tifffile")
    options = {"photometric": "minisblack", "extrasamples": ["unspecified"]}
    tifffile.imwrite(folder / "a.tif", LEVELS[..., :2], **options)
    photo = decode_photo(folder / "a.tif", scratch, Progress())
    assert (photo.grey, photo.alpha) == (True, None)


@pytest.mark.parametrize(
    ("levels", "options"),
    [
        (np.zeros((9, 9), np.int16), {}),
        (np.zeros((9, 9, 3), np.int32), {"photometric": "rgb"}),
        (np.zeros((9, 9, 3), np.float64), {"photometric": "rgb"}),
        (np.zeros((9, 9), np.complex64), {}),
        (np.zeros((9, 9, 4), np.float32), {"photometric": "separated"}),
        (
            np.zeros((3, 32, 32), np.uint8),
            {"photometric": "rgb", "planarconfig": "separate", "tile": (16, 16)},
        ),
    ],
)
def test_unsupported_tiff_variant_is_named(
    levels: np.ndarray, options: dict[str, object], folder: Path, scratch: Scratch
) -> None:
    tifffile = pytest.importorskip("tifffile")
    tifffile.imwrite(folder / "a.tif", levels, **options)
    with pytest.raises(UnsupportedFormat, match="TIFF"):
        decode_photo(folder / "a.tif", scratch, Progress())


def test_psd_of_16_bits_is_refused_by_name(folder: Path, scratch: Scratch) -> None:
    head = struct.pack(">4sH6xHIIHH", b"8BPS", 1, 3, 2, 2, 16, 3)
    (folder / "a.psd").write_bytes(head + bytes(12) + b"\0\0" + bytes(24))
    with pytest.raises(UnsupportedFormat, match="16 bits"):
        decode_photo(folder / "a.psd", scratch, Progress())


@pytest.mark.parametrize("orientation", [1, 6, 8])
def test_orientation_of_an_avif_is_applied_once(
    orientation: int, folder: Path, scratch: Scratch
) -> None:
    image = Image.fromarray(np.dstack([UPRIGHT.repeat(8, 0).repeat(8, 1)] * 3))
    stored = image if orientation == 1 else image.transpose(TURNS[orientation])
    path = save(folder, "a.avif", stored, exif=exif(orientation), quality=100)
    photo = decode_photo(path, scratch, Progress())
    assert np.abs(photo.pixels[..., 0].astype(int) - UPRIGHT.repeat(8, 0).repeat(8, 1)).max() < 9


@pytest.mark.parametrize("bits", [10, 12])
def test_white_of_a_deep_avif_is_65535(bits: int, folder: Path, scratch: Scratch) -> None:
    levels = np.full((64, 64, 3), 65535, np.uint16)
    path = save_with_vips(folder, "a.avif", levels, bitdepth=bits, compression="av1", lossless=True)
    photo = decode_photo(path, scratch, Progress())
    assert (photo.bits, int(photo.pixels.min())) == (16, 65535)


def test_heic_of_a_phone_is_decoded_with_its_metadata(shared: Path, scratch: Scratch) -> None:
    photo = decode_photo(shared / "photos/odd/heic_IMG_2682.heic", scratch, Progress())
    assert (photo.width, photo.height) == (4032, 3024)
    assert (photo.metadata.exif is not None, photo.metadata.profile is not None) == (True, True)


@pytest.mark.parametrize("part", [1, 20, 50, 63])
@pytest.mark.parametrize("file", ["hopper.heif", "hopper.avif"])
def test_truncated_heif_is_refused(
    file: str, part: int, shared: Path, folder: Path, scratch: Scratch
) -> None:
    content = (shared / "photos/odd" / file).read_bytes()
    (folder / file).write_bytes(content[: len(content) * part // 64])
    with pytest.raises((DamagedPhoto, NotAPhoto)):
        decode_photo(folder / file, scratch, Progress())


def test_psd_is_decoded_as_it_looks(shared: Path, scratch: Scratch) -> None:
    seen = decode_photo(shared / "photos/odd/hopper.psd", scratch, Progress()).pixels
    plain = decode_photo(shared / "photos/odd/hopper.bmp", scratch, Progress()).pixels
    assert np.abs(seen.astype(int) - plain).mean() < 3


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB"])
def test_every_bmp_variant_is_decoded(mode: str, folder: Path, scratch: Scratch) -> None:
    image = Image.fromarray(LEVELS).convert(mode)
    photo = decode_photo(save(folder, "a.bmp", image), scratch, Progress())
    assert np.array_equal(photo.pixels, np.asarray(image.convert("RGB")))


@pytest.mark.parametrize("mimetype", ["image/openraster", "application/x-krita"])
def test_merged_picture_of_a_foreign_openraster_is_opened(
    mimetype: str, folder: Path, scratch: Scratch
) -> None:
    picture = io.BytesIO()
    Image.fromarray(LEVELS).save(picture, "PNG")
    with zipfile.ZipFile(folder / "a.ora", "w") as archive:
        archive.writestr("mimetype", mimetype)
        archive.writestr("stack.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><image/>")
        archive.writestr("mergedimage.png", picture.getvalue())
    photo = decode_photo(folder / "a.ora", scratch, Progress())
    assert np.array_equal(photo.pixels, LEVELS)
    assert is_foreign_openraster(folder / "a.ora")


def test_openraster_without_merged_picture_is_damaged(folder: Path, scratch: Scratch) -> None:
    with zipfile.ZipFile(folder / "a.ora", "w") as archive:
        archive.writestr("mimetype", "image/openraster")
    with pytest.raises(DamagedPhoto):
        decode_photo(folder / "a.ora", scratch, Progress())


@pytest.mark.parametrize("page", [0, 1, 2])
def test_every_page_can_be_opened(page: int, folder: Path, scratch: Scratch) -> None:
    first, *others = (Image.new("RGB", (8, 8), (shade, 0, 0)) for shade in (10, 20, 30))
    path = save(folder, "a.tif", first, save_all=True, append_images=others)
    photo = decode_photo(path, scratch, Progress(), ReadOptions(page))
    assert (photo.pixels[..., 0] == 10 * (page + 1)).all()
    assert photo.page == page


def test_missing_page_raises_no_such_page(folder: Path, scratch: Scratch) -> None:
    path = save(folder, "a.png", Image.new("RGB", (8, 8)))
    with pytest.raises(NoSuchPage) as error:
        decode_photo(path, scratch, Progress(), ReadOptions(3))
    assert (error.value.page, error.value.pages) == (4, 1)


def test_pages_of_one_file_are_different_photos(folder: Path, scratch: Scratch) -> None:
    first, other = (Image.new("RGB", (8, 8), (shade, 0, 0)) for shade in (10, 20))
    path = save(folder, "a.tif", first, save_all=True, append_images=[other])
    assert decode_photo(path, scratch, Progress()) != decode_photo(
        path, scratch, Progress(), ReadOptions(1)
    )
