"""Tests of files that end early: complete JPEGs without end marker, and truncated pictures."""

import io
import struct
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.decoding.decoding_errors import decoding_error
from desktop.files.errors import (
    BlurredPhoto,
    DamagedPhoto,
    DamagedRows,
    IncompletePhoto,
    PhotoError,
)
from desktop.files.formats.format_table import Format
from desktop.files.notices import (
    DecodedWithErrors,
    DetailMissing,
    PicturesLeftOut,
    RowsDamaged,
    RowsMissing,
)
from desktop.files.reading.reader_protocols import FIRST_PAGE, ReadOptions
from desktop.files.storage.scratch_files import Scratch
from models.core.progress import Notice, Progress

HEIGHT, WIDTH = 96, 128
PARTIAL = ReadOptions(allow_partial=True)


def noise() -> np.ndarray:
    return np.random.default_rng(5).integers(0, 256, (HEIGHT, WIDTH, 3), np.uint8)


def encoded(format: str, levels: np.ndarray | None = None, **options: object) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(noise() if levels is None else levels).save(buffer, format, **options)
    return buffer.getvalue()


JPEGS: dict[str, dict[str, object]] = {
    "baseline": {},
    "progressive": {"progressive": True},
    "full chroma": {"subsampling": 0},
    "restart markers": {"restart_marker_rows": 1},
}


@pytest.fixture
def decode(folder: Path, scratch: Scratch) -> Callable[..., tuple[np.ndarray, list[Notice]]]:
    """Make a function that decodes bytes and returns the pixels and the notices."""

    def decode_bytes(
        content: bytes, options: ReadOptions = FIRST_PAGE
    ) -> tuple[np.ndarray, list[Notice]]:
        notices: list[Notice] = []
        (folder / "a").write_bytes(content)
        photo = decode_photo(folder / "a", scratch, Progress(on_notice=notices.append), options)
        return photo.pixels, notices

    return decode_bytes


@pytest.mark.parametrize("name", JPEGS)
@pytest.mark.parametrize("tail", [b"", b"\xff", b"JUNK" * 20, bytes(300)])
def test_complete_jpeg_without_end_marker_opens_unasked(
    tail: bytes, name: str, decode: Callable[..., tuple[np.ndarray, list[Notice]]]
) -> None:
    content = encoded("JPEG", quality=90, **JPEGS[name])
    whole, _ = decode(content)
    pixels, notices = decode(content[:-2] + tail)
    assert np.array_equal(pixels, whole)
    assert notices == []


def test_second_end_marker_of_a_jpeg_is_no_other_data(
    decode: Callable[..., tuple[np.ndarray, list[Notice]]],
) -> None:
    _, notices = decode(encoded("JPEG", quality=90) + b"\xff\xd9\0\xff\xd9")
    assert notices == []


@pytest.mark.parametrize("name", JPEGS)
def test_next_picture_may_follow_without_an_end_marker(
    name: str, decode: Callable[..., tuple[np.ndarray, list[Notice]]], folder: Path
) -> None:
    content = encoded("JPEG", quality=90, **JPEGS[name])
    whole, _ = decode(content)
    pixels, notices = decode(content[:-2] + content)
    assert np.array_equal(pixels, whole)
    assert notices == [PicturesLeftOut(folder / "a", 1)]


@pytest.mark.parametrize("name", ["baseline", "full chroma", "restart markers"])
@pytest.mark.parametrize("ending", [b"", b"\xff\xd9"])
def test_upper_rows_of_a_truncated_jpeg_are_opened_if_allowed(
    ending: bytes, name: str, decode: Callable[..., tuple[np.ndarray, list[Notice]]]
) -> None:
    content = encoded("JPEG", quality=90, **JPEGS[name])
    whole, _ = decode(content)
    cut = content[: len(content) // 2] + ending
    with pytest.raises(IncompletePhoto) as refused:
        decode(cut)
    pixels, notices = decode(cut, PARTIAL)
    missing = refused.value.missing
    rows = HEIGHT - missing
    assert refused.value.height == HEIGHT
    assert HEIGHT // 3 < missing <= 2 * HEIGHT // 3
    assert np.array_equal(pixels[: rows - 1], whole[: rows - 1])
    assert (pixels[-1] == 128).all()
    assert notices == [RowsMissing(refused.value.path, missing, HEIGHT)]


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
@pytest.mark.parametrize("options", JPEGS.values(), ids=JPEGS)
@pytest.mark.parametrize("cut", [3, 10, 200])
@pytest.mark.parametrize("ending", [b"", b"\xff\xd9"])
def test_jpeg_without_its_last_bytes_is_never_opened_unasked(
    ending: bytes,
    cut: int,
    options: dict[str, object],
    mode: str,
    decode: Callable[..., tuple[np.ndarray, list[Notice]]],
) -> None:
    buffer = io.BytesIO()
    Image.fromarray(noise()).convert(mode).save(buffer, "JPEG", quality=90, **options)
    with pytest.raises((IncompletePhoto, BlurredPhoto)):
        decode(buffer.getvalue()[:-cut] + ending)


def test_warnings_of_one_file_do_not_count_for_the_next(
    decode: Callable[..., tuple[np.ndarray, list[Notice]]],
) -> None:
    content = encoded("JPEG", quality=90, subsampling=0)
    with pytest.raises(IncompletePhoto):
        decode(content[:-10])
    assert decode(content[:-2] + b"JUNK" * 20)[1] == []


@pytest.mark.parametrize("part", [0.5, 0.75, 0.95])
def test_progressive_jpeg_with_all_rows_lacks_detail(
    part: float, decode: Callable[..., tuple[np.ndarray, list[Notice]]]
) -> None:
    content = encoded("JPEG", quality=90, progressive=True)
    cut = content[: round(len(content) * part)]
    with pytest.raises(BlurredPhoto):
        decode(cut)
    pixels, notices = decode(cut, PARTIAL)
    whole, _ = decode(content)
    assert [type(each) for each in notices] == [DetailMissing]
    assert np.abs(pixels.astype(float) - whole).mean() < np.abs(whole - 128.0).mean()


def test_progressive_jpeg_that_ends_between_scans_lacks_detail(
    decode: Callable[..., tuple[np.ndarray, list[Notice]]],
) -> None:
    content = encoded("JPEG", quality=90, progressive=True)
    with pytest.raises(BlurredPhoto):
        decode(content[: content.rindex(b"\xff\xda")])


def test_progressive_jpeg_cut_in_its_first_scan_lacks_rows_too(
    decode: Callable[..., tuple[np.ndarray, list[Notice]]],
) -> None:
    levels = noise()
    content = encoded("JPEG", levels, quality=90, progressive=True)
    start = content.index(b"\xff\xda")
    end = content.index(b"\xff\xc4", start)
    with pytest.raises(IncompletePhoto) as refused:
        decode(content[: (start + end) // 2])
    assert 0 < refused.value.missing < HEIGHT
    _, notices = decode(content[: (start + end) // 2], PARTIAL)
    assert [type(each) for each in notices] == [RowsMissing, DetailMissing]


@pytest.mark.parametrize("mode", ["RGB", "L", "RGBA", "P"])
def test_upper_rows_of_a_truncated_png_are_opened_if_allowed(
    mode: str, decode: Callable[..., tuple[np.ndarray, list[Notice]]], folder: Path
) -> None:
    buffer = io.BytesIO()
    Image.fromarray(noise()).convert(mode).save(buffer, "PNG", compress_level=0)
    content = buffer.getvalue()
    whole, _ = decode(content)
    with pytest.raises(IncompletePhoto) as refused:
        decode(content[: len(content) // 2])
    pixels, notices = decode(content[: len(content) // 2], PARTIAL)
    rows = HEIGHT - refused.value.missing
    assert abs(rows - HEIGHT // 2) <= 3
    assert np.array_equal(pixels[: rows - 1], whole[: rows - 1])
    assert (pixels[rows:] == 128).all()
    assert notices == [RowsMissing(folder / "a", HEIGHT - rows, HEIGHT)]


def test_upper_strips_of_a_truncated_tiff_are_opened_if_allowed(
    decode: Callable[..., tuple[np.ndarray, list[Notice]]], folder: Path
) -> None:
    content = encoded("TIFF", strip_size=10 * WIDTH * 3)
    pixels, notices = decode(content[: len(content) * 3 // 4], PARTIAL)
    (notice,) = notices
    assert isinstance(notice, RowsMissing)
    rows = HEIGHT - notice.missing
    assert HEIGHT // 2 < rows <= 3 * HEIGHT // 4
    assert np.array_equal(pixels[:rows], noise()[:rows])
    assert (pixels[rows:] == 128).all()


def test_rows_of_a_turned_photo_are_counted_as_they_are_stored(
    decode: Callable[..., tuple[np.ndarray, list[Notice]]],
) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    content = encoded("JPEG", quality=90, exif=exif)
    pixels, notices = decode(content[: len(content) // 2], PARTIAL)
    (notice,) = notices
    assert isinstance(notice, RowsMissing)
    assert (pixels.shape[:2], notice.height) == ((WIDTH, HEIGHT), HEIGHT)
    assert (pixels[:, 0] == 128).all()


@pytest.mark.parametrize("format", ["JPEG", "PNG"])
def test_file_without_a_row_is_damaged_even_if_partial_is_allowed(
    format: str, decode: Callable[..., tuple[np.ndarray, list[Notice]]]
) -> None:
    content = encoded(format)
    start = content.index(b"\xff\xda" if format == "JPEG" else b"IDAT")
    with pytest.raises(DamagedPhoto):
        decode(content[: start + 10], PARTIAL)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "TIFF", "GIF", "WEBP", "BMP"])
def test_truncated_photo_is_never_opened_unasked(
    format: str, decode: Callable[..., tuple[np.ndarray, list[Notice]]]
) -> None:
    content = encoded(format)
    for part in (0.3, 0.6, 0.9):
        with pytest.raises(PhotoError):
            decode(content[: round(len(content) * part)])


def test_partial_is_no_notice_for_a_complete_photo(
    decode: Callable[..., tuple[np.ndarray, list[Notice]]],
) -> None:
    assert decode(encoded("JPEG"), PARTIAL)[1] == []


def test_height_of_zero_is_damaged(decode: Callable[..., tuple[np.ndarray, list[Notice]]]) -> None:
    content = encoded("JPEG")
    start = content.index(b"\xff\xc0") + 5
    with pytest.raises(DamagedPhoto):
        decode(content[:start] + struct.pack(">H", 0) + content[start + 2 :], PARTIAL)


def flipped(content: bytes, position: int, bit: int = 0) -> bytes:
    """Return a file with one bit of the byte at a position flipped."""
    changed = bytearray(content)
    changed[position] ^= 1 << bit
    return bytes(changed)


@pytest.mark.parametrize("share", [0.4, 0.6, 0.9])
def test_flipped_bit_of_a_png_is_told_as_damage(
    share: float, decode: Callable[..., tuple[np.ndarray, list[Notice]]], folder: Path
) -> None:
    content = encoded("PNG")
    wrong = flipped(content, int(share * len(content)))
    with pytest.raises(DamagedRows) as refused:
        decode(wrong)
    _, notices = decode(wrong, PARTIAL)
    assert notices == [RowsDamaged(folder / "a", refused.value.missing, HEIGHT)]


def test_flipped_bit_in_the_length_of_a_chunk_is_told_as_damage(
    decode: Callable[..., tuple[np.ndarray, list[Notice]]],
) -> None:
    content = encoded("PNG", np.tile(noise(), (5, 1, 1)), compress_level=0)
    with pytest.raises(DamagedRows):
        decode(flipped(content, content.index(b"IDAT") - 1))


@pytest.mark.parametrize(("offset", "name"), [(29, "IHDR: CRC"), (43, "IDAT: CRC")])
def test_detail_of_an_unusable_png_names_the_chunk_with_a_wrong_checksum(
    offset: int, name: str, decode: Callable[..., tuple[np.ndarray, list[Notice]]]
) -> None:
    with pytest.raises(DamagedPhoto) as refused:
        decode(flipped(encoded("PNG"), offset, 2))
    assert refused.value.detail == name


def test_damage_of_a_small_png_is_found_in_little_memory(folder: Path) -> None:
    (folder / "a").write_bytes(flipped(encoded("PNG"), 43, 2))
    tracemalloc.start()
    try:
        decoding_error(folder / "a", Format.PNG, "damaged")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 10_000_000


@pytest.mark.parametrize("left", [1, 4, 7, 11])
def test_png_whose_end_chunk_is_cut_has_nothing_behind_its_picture(
    left: int, decode: Callable[..., tuple[np.ndarray, list[Notice]]]
) -> None:
    content = encoded("PNG")
    pixels, notices = decode(content[: len(content) - 12 + left])
    assert (pixels == noise()).all()
    assert notices == []


def test_zeros_within_a_tiff_are_told_as_damage(
    decode: Callable[..., tuple[np.ndarray, list[Notice]]],
) -> None:
    content = encoded("TIFF", compression="tiff_lzw")
    middle = len(content) // 2
    with pytest.raises(DamagedRows):
        decode(content[:middle] + bytes(64) + content[middle + 64 :])


def test_errors_within_a_jpeg_that_reaches_its_end_are_told(
    decode: Callable[..., tuple[np.ndarray, list[Notice]]], folder: Path
) -> None:
    content = encoded("JPEG", quality=90, progressive=True)
    scan = content.rindex(b"\xff\xda") + 40
    _, notices = decode(content[:scan] + b"\x7f" * 300 + content[scan + 300 :])
    assert notices == [DecodedWithErrors(folder / "a")]


def test_jpeg_that_is_whole_but_loses_its_last_rows_is_told_as_damaged(
    decode: Callable[..., tuple[np.ndarray, list[Notice]]],
) -> None:
    ramp = np.add.outer(np.arange(512) // 2, np.arange(512) // 4).clip(0, 255)
    content = encoded("JPEG", np.stack([ramp] * 3, 2).astype(np.uint8), quality=90)
    middle = len(content) // 2
    with pytest.raises(DamagedRows):
        decode(content[:middle] + b"\xf5" * 20 + content[middle + 20 :])
