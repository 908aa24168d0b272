"""Tests of notices about videos, gain maps and further pictures that are left out."""

import io
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.decoding.omitted_content import find_left_out
from desktop.files.formats.format_table import Format
from desktop.files.notices import (
    GainMapLeftOut,
    OtherPages,
    PicturesLeftOut,
    TrailingDataLeftOut,
    VideoLeftOut,
)
from desktop.files.reading.reader_protocols import ReadOptions
from desktop.files.storage.scratch_files import Scratch
from models.core.progress import Notice, Progress

VIDEO = struct.pack(">I4s4sI4s", 20, b"ftyp", b"mp42", 0, b"isom") + b"\0\0\0\x10mdat" + bytes(8)


def jpeg(level: int = 90, xmp: bytes = b"") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (24, 16), (level, 100, 60)).save(buffer, "JPEG")
    content = buffer.getvalue()
    body = b"http://ns.adobe.com/xap/1.0/\0" + xmp
    segment = b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body if xmp else b""
    return content[:2] + segment + content[2:]


GAIN_MAP = jpeg(30, b'<a xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0"/>')


def notices_of(path: Path, content: bytes) -> list[Notice]:
    path.write_bytes(content)
    return list(find_left_out(path, Format.JPEG))


@pytest.mark.parametrize("between", [b"", bytes(100), b"SEFH MotionPhoto_Data"])
def test_video_behind_the_picture_is_told(between: bytes, folder: Path) -> None:
    path = folder / "a.jpg"
    assert notices_of(path, jpeg() + between + VIDEO) == [VideoLeftOut(path)]


def test_gain_map_is_told(folder: Path) -> None:
    path = folder / "a.jpg"
    assert notices_of(path, jpeg() + GAIN_MAP) == [GainMapLeftOut(path)]


def test_gain_map_that_only_the_picture_announces_is_told(folder: Path) -> None:
    path, xmp = folder / "a.jpg", b'<a Item:Semantic="Primary"/><b Item:Semantic="GainMap"/>'
    assert notices_of(path, jpeg(xmp=xmp) + jpeg()) == [GainMapLeftOut(path)]


def test_gain_map_and_video_are_told(folder: Path) -> None:
    path = folder / "a.jpg"
    expected = [VideoLeftOut(path), GainMapLeftOut(path)]
    assert notices_of(path, jpeg() + GAIN_MAP + VIDEO) == expected


def test_further_pictures_are_counted(folder: Path) -> None:
    path = folder / "a.mpo"
    frames = [Image.new("RGB", (24, 16), (level, 0, 0)) for level in (10, 100, 200)]
    frames[0].save(path, "MPO", save_all=True, append_images=frames[1:])
    assert list(find_left_out(path, Format.JPEG)) == [PicturesLeftOut(path, 2)]


def test_previews_of_the_same_picture_are_not_told(folder: Path) -> None:
    path = folder / "a.mpo"
    frames = [Image.new("RGB", (24, 16), (level, 0, 0)) for level in (10, 100)]
    frames[0].save(path, "MPO", save_all=True, append_images=frames[1:])
    content = bytearray(path.read_bytes())
    second = path.read_bytes().index(b"\xff\xd8", 4)
    base = content.index(b"MPF\0") + 4
    offset = struct.pack("<I", second - base)
    at = next(i for i in range(base, second) if content[i : i + 4] == offset)
    content[at - 8 : at - 4] = struct.pack("<I", 0x010001)
    assert notices_of(path, bytes(content)) == []


@pytest.mark.parametrize("padding", [b"", bytes(4096), b"\n", b"\0 \r\n"])
def test_padding_behind_the_picture_is_not_told(padding: bytes, folder: Path) -> None:
    assert notices_of(folder / "a.jpg", jpeg() + padding) == []


def test_other_data_behind_the_picture_are_told_with_their_size(folder: Path) -> None:
    path = folder / "a.jpg"
    assert notices_of(path, jpeg() + b"vendor" * 10) == [TrailingDataLeftOut(path, 60)]


@pytest.mark.parametrize(
    "tail", [b"\xff\xd8\xff", b"\xff", b"\0\0\0\x18ftyp", b"\xff\xd8\xff\xe1\0"]
)
def test_broken_tail_raises_nothing(tail: bytes, folder: Path) -> None:
    notices_of(folder / "a.jpg", jpeg() + tail)


@pytest.mark.parametrize("change", range(0, 120, 7))
def test_broken_index_of_pictures_raises_nothing(change: int, folder: Path) -> None:
    path = folder / "a.mpo"
    frames = [Image.new("RGB", (24, 16), (level, 0, 0)) for level in (10, 100)]
    frames[0].save(path, "MPO", save_all=True, append_images=frames[1:])
    content = bytearray(path.read_bytes())
    content[content.index(b"MPF\0") + 4 + change] ^= 0xFF
    notices_of(path, bytes(content))


@pytest.mark.parametrize("format", [Format.PNG, Format.WEBP])
@pytest.mark.parametrize(("tail", "size"), [(b"", 0), (bytes(9), 0), (b"\0letter", 7)])
def test_data_behind_png_and_webp_are_told(
    format: Format, tail: bytes, size: int, folder: Path
) -> None:
    path = folder / f"a{format.suffix}"
    Image.new("RGB", (9, 7), (1, 2, 3)).save(path, lossless=True)
    path.write_bytes(path.read_bytes() + tail)
    expected = [TrailingDataLeftOut(path, size)] if size else []
    assert list(find_left_out(path, format)) == expected


def test_motion_photo_and_gain_map_of_heic_are_told(folder: Path) -> None:
    path = folder / "a.heic"
    meta = b"\0\0\0\0iinfinfe\2\0\0\0\0\1\0\0tmap\0"
    boxes = ((b"ftyp", b"heic\0\0\0\0"), (b"meta", meta), (b"mpvd", VIDEO))
    path.write_bytes(b"".join(struct.pack(">I", len(b) + 8) + name + b for name, b in boxes))
    assert list(find_left_out(path, Format.HEIC)) == [VideoLeftOut(path), GainMapLeftOut(path)]


def save_animated_png(path: Path, *, default_image: bool = False) -> list[np.ndarray]:
    """Write an animated PNG and return its frames."""
    rng = np.random.default_rng(3)
    levels = [rng.integers(0, 256, (12, 20, 3), np.uint8) for _ in range(3)]
    frames = [Image.fromarray(each) for each in levels]
    frames[0].save(
        path, "PNG", save_all=True, append_images=frames[1:], default_image=default_image
    )
    return levels


@pytest.mark.parametrize("default_image", [False, True])
@pytest.mark.parametrize("page", [0, 1, 2])
def test_every_frame_of_an_animated_png_opens_and_others_are_told(
    page: int, default_image: bool, folder: Path, scratch: Scratch
) -> None:
    path, notices = folder / "a.png", list[Notice]()
    levels = save_animated_png(path, default_image=default_image)
    photo = decode_photo(path, scratch, Progress(on_notice=notices.append), ReadOptions(page))
    assert np.array_equal(photo.pixels, levels[page])
    assert notices == [OtherPages(path, 3, page + 1)]


def test_plain_png_has_no_other_pages(folder: Path, scratch: Scratch) -> None:
    notices = list[Notice]()
    Image.new("RGB", (4, 3)).save(folder / "a.png")
    decode_photo(folder / "a.png", scratch, Progress(on_notice=notices.append))
    assert notices == []


def tiff_directory(at: int, tags: dict[int, tuple[int, ...]], order: str) -> bytes:
    """Make a directory of LONG tags at an offset; lists of values follow it."""
    more = at + 2 + 12 * len(tags) + 4
    entries, values = b"", b""
    for tag, numbers in sorted(tags.items()):
        packed = struct.pack(f"{order}{len(numbers)}I", *numbers)
        inline = packed if len(numbers) == 1 else struct.pack(f"{order}I", more + len(values))
        values += packed if len(numbers) > 1 else b""
        entries += struct.pack(f"{order}HHI", tag, 4, len(numbers)) + inline
    return struct.pack(f"{order}H", len(tags)) + entries + bytes(4) + values


def tiff_with_pictures_below(order: str, *below: dict[int, tuple[int, ...]]) -> bytes:
    """Make the directories of a TIFF picture of 64 x 48 with pictures below it."""
    head = (b"II" if order == "<" else b"MM") + struct.pack(f"{order}HI", 42, 8)
    size = {0x0100: (64,), 0x0101: (48,)}
    offsets = tuple(1000 + 100 * number for number in range(len(below)))
    content = bytearray(head + tiff_directory(8, {**size, 0x014A: offsets}, order))
    content += bytes(3000 - len(content))
    for offset, tags in zip(offsets, below, strict=True):
        directory = tiff_directory(offset, tags, order)
        content[offset : offset + len(directory)] = directory
    return bytes(content)


COPY = {0x00FE: (1,), 0x0100: (32,), 0x0101: (24,)}
MASK = {0x00FE: (4,), 0x0100: (64,), 0x0101: (48,)}
UNTYPED_COPY = {0x0100: (32,), 0x0101: (24,)}
PICTURE = {0x00FE: (0,), 0x0100: (64,), 0x0101: (48,)}
UNTYPED_PICTURE = {0x0100: (50,), 0x0101: (64,)}


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(
    ("below", "count"),
    [
        ((PICTURE,), 1),
        ((UNTYPED_PICTURE,), 1),
        ((PICTURE, COPY, PICTURE), 2),
        ((COPY,), 0),
        ((MASK,), 0),
        ((UNTYPED_COPY, COPY), 0),
    ],
)
def test_pictures_below_a_tiff_picture_are_counted(
    folder: Path, order: str, below: tuple[dict[int, tuple[int, ...]], ...], count: int
) -> None:
    path = folder / "a.tif"
    path.write_bytes(tiff_with_pictures_below(order, *below))
    expected = [PicturesLeftOut(path, count)] if count else []
    assert list(find_left_out(path, Format.TIFF)) == expected


@pytest.mark.parametrize("content", [b"II*\0", b"MM\0*" + b"\xff" * 60, b"not a TIFF file"])
def test_damaged_tiff_directories_tell_nothing(folder: Path, content: bytes) -> None:
    path = folder / "a.tif"
    path.write_bytes(content)
    assert list(find_left_out(path, Format.TIFF)) == []


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("share", [0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_cut_jpeg_has_nothing_behind_its_picture(
    share: float, progressive: bool, folder: Path
) -> None:
    buffer = io.BytesIO()
    noise = np.random.default_rng(2).integers(0, 256, (96, 128, 3), np.uint8)
    Image.fromarray(noise).save(buffer, "JPEG", progressive=progressive)
    content = buffer.getvalue()
    assert notices_of(folder / "a.jpg", content[: int(len(content) * share)]) == []


def test_pictures_behind_one_without_an_end_marker_are_told(folder: Path) -> None:
    path = folder / "a.jpg"
    assert notices_of(path, jpeg()[:-2] + jpeg()) == [PicturesLeftOut(path, 1)]


def save_picture(path: Path, **options: object) -> bytes:
    """Save a small picture of two pages; return the bytes of its file."""
    page = Image.new("RGB", (24, 16), (90, 100, 60))
    page.save(path, save_all=True, append_images=[page.rotate(180)], **options)
    return path.read_bytes()


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("a.gif", {"comment": b"Oma"}),
        ("a.tif", {}),
        ("a.tif", {"compression": "jpeg"}),
        ("a.tif", {"tiffinfo": {270: "Oma" * 50, 33432: "Opa"}}),
        ("a.tif", {"big_tiff": True}),
    ],
)
def test_data_behind_gif_and_tiff_are_told(
    name: str, options: dict[str, object], folder: Path
) -> None:
    path = folder / name
    content, format = save_picture(path, **options), Format.GIF if ".gif" in name else Format.TIFF
    assert list(find_left_out(path, format)) == []
    path.write_bytes(content + bytes(64))
    assert list(find_left_out(path, format)) == []
    path.write_bytes(content + b"GPS 48.2082 16.3721")
    (notice,) = find_left_out(path, format)
    assert isinstance(notice, TrailingDataLeftOut)
    assert 19 <= notice.size < 32, "bytes of padding count too"


def _with_open_codestream_box(content: bytes) -> bytes:
    """Set the length of the codestream's box to 0, which means up to the end of the file."""
    at = content.index(b"jp2c") - 4
    return content[:at] + bytes(4) + content[at + 4 :]


def _with_uncounted_tile_part(content: bytes) -> bytes:
    """Set the length of the first tile part to 0, which means up to the end marker."""
    content = _with_open_codestream_box(content)
    at = content.index(b"\xff\x90") + 6
    return content[:at] + bytes(4) + content[at + 4 :]


def _without_boxes(content: bytes) -> bytes:
    return content[content.index(b"\xff\x4f\xff\x51") :]


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA"])
def test_data_behind_a_bmp_are_told(mode: str, folder: Path) -> None:
    path = folder / "a.bmp"
    noise = np.random.default_rng(4).integers(0, 256, (13, 21, 3), np.uint8)
    Image.fromarray(noise).convert(mode).save(path)
    assert_only_appended_data_are_told(path, Format.BMP, path.read_bytes())


def test_profile_behind_the_pixels_of_a_bmp_is_no_foreign_data(folder: Path) -> None:
    header = bytearray(124)
    struct.pack_into("<IiiHHII", header, 0, 124, 2, 2, 1, 24, 0, 16)
    header[56:60] = b"DEBM"
    struct.pack_into("<II", header, 112, 124 + 16, 9)
    body = struct.pack("<2sIHHI", b"BM", 0, 0, 0, 14 + 124) + header + bytes(16) + b"profile12"
    assert_only_appended_data_are_told(folder / "a.bmp", Format.BMP, bytes(body))


@pytest.mark.parametrize("compression", [0, 1])
def test_data_behind_a_psd_are_told(compression: int, folder: Path) -> None:
    head = struct.pack(">4sH6xHIIHH", b"8BPS", 1, 3, 2, 5, 8, 3)
    sections = struct.pack(">I", 0) + struct.pack(">I", 4) + b"8BIM" + struct.pack(">I", 0)
    rows = bytes(30) if compression == 0 else struct.pack(">6H", *[2] * 6) + b"\xfc\x07" * 6
    body = head + sections + struct.pack(">H", compression) + rows
    assert_only_appended_data_are_told(folder / "a.psd", Format.PSD, body)


@pytest.mark.parametrize(
    "change", [bytes, _with_open_codestream_box, _with_uncounted_tile_part, _without_boxes]
)
def test_data_behind_a_jp2_are_told(change: Callable[[bytes], bytes], folder: Path) -> None:
    path = folder / "a.jp2"
    noise = np.random.default_rng(5).integers(0, 256, (24, 20, 3), np.uint8)
    Image.fromarray(noise).save(path, tile_size=(16, 16), num_resolutions=2)
    assert_only_appended_data_are_told(path, Format.JP2, change(path.read_bytes()))


def assert_only_appended_data_are_told(path: Path, format: Format, content: bytes) -> None:
    """Check that a file has nothing behind its picture, also with padding, until data follow."""
    for tail, size in ((b"", 0), (bytes(64), 0), (b"GPS 48.2082 16.3721", 19)):
        path.write_bytes(content + tail)
        expected = [TrailingDataLeftOut(path, size)] if size else []
        assert list(find_left_out(path, format)) == expected


@pytest.mark.parametrize("format", [Format.BMP, Format.PSD, Format.JP2])
@pytest.mark.parametrize("cut", [2, 13, 20, 40, 300])
def test_a_cut_bmp_psd_or_jp2_tells_nothing(format: Format, cut: int, folder: Path) -> None:
    path = folder / "a"
    if format is Format.PSD:
        content = struct.pack(">4sH6xHIIHH", b"8BPS", 1, 3, 200, 500, 8, 3) + bytes(14)
    else:
        noise = np.random.default_rng(5).integers(0, 256, (24, 20, 3), np.uint8)
        Image.fromarray(noise).save(path, "BMP" if format is Format.BMP else "JPEG2000")
        content = path.read_bytes()
    path.write_bytes(content[:cut])
    assert list(find_left_out(path, format)) == []


def test_results_of_this_program_have_nothing_behind_their_pictures(
    folder: Path, scratch: Scratch
) -> None:
    path = folder / "a.tif"
    tags = Image.Exif()
    tags[0x010F] = "Voigtlander"
    tags.get_ifd(0x8769)[0x927C] = b"notes of the maker"
    Image.new("L", (24, 16)).save(path, exif=tags)
    assert list(find_left_out(path, Format.TIFF)) == []


def test_data_behind_an_avif_are_told_and_it_opens(folder: Path, scratch: Scratch) -> None:
    path, notices = folder / "a.avif", list[Notice]()
    Image.new("RGB", (24, 16), (90, 100, 60)).save(path)
    path.write_bytes(path.read_bytes() + b"\x01GPS 48.2082 16.3721")
    photo = decode_photo(path, scratch, Progress(on_notice=notices.append))
    assert notices == [TrailingDataLeftOut(path, 20)]
    assert photo.width == 24


def test_further_frames_of_an_animated_avif_are_told(folder: Path) -> None:
    path = folder / "a.avif"
    frames = [Image.new("RGB", (24, 16), (level, 0, 0)) for level in (10, 100, 200)]
    frames[0].save(path, save_all=True, append_images=frames[1:])
    assert list(find_left_out(path, Format.AVIF)) == [PicturesLeftOut(path, 2)]


def test_second_copy_of_tag_values_behind_a_tiff_is_no_other_data(folder: Path) -> None:
    path = folder / "a.tif"
    tifffile.imwrite(path, np.zeros((3, 60, 80, 3), np.uint8), photometric="rgb")
    assert list(find_left_out(path, Format.TIFF)) == []


@pytest.mark.parametrize("cut", [4, 8, 12, 30, 100])
def test_a_cut_gif_or_tiff_tells_nothing(cut: int, folder: Path) -> None:
    for name, format in (("a.gif", Format.GIF), ("a.tif", Format.TIFF)):
        content = save_picture(folder / name)
        (folder / name).write_bytes(content[:cut] + bytes(8))
        assert list(find_left_out(folder / name, format)) == []
