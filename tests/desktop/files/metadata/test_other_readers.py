"""Tests of metadata in JPEG, GIF, JPEG 2000, PSD and TIFF files."""

import io
import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.metadata.readers.gif_reader import read_gif
from desktop.files.metadata.readers.jpeg2000_reader import read_jp2
from desktop.files.metadata.readers.jpeg_reader import read_jpeg
from desktop.files.metadata.tiff_ifd import build_description, picture_directories
from desktop.files.notices import ChannelsLeftOut
from desktop.files.storage.scratch_files import Scratch
from models.core.progress import Notice, Progress
from tests.desktop.files.metadata_samples import IPTC, XMP, make_exif

EXIF = make_exif(1).tobytes().removeprefix(b"Exif\0\0")
LEVELS = np.random.default_rng(3).integers(0, 256, (6, 8, 3), np.uint8)
SIZES = {1: "B", 2: "B", 3: "H", 4: "I", 5: "II", 7: "B", 13: "I", 16: "Q", 18: "Q"}


def resource(kind: int, body: bytes) -> bytes:
    """Build an image resource without a name."""
    return struct.pack(">4sHHI", b"8BIM", kind, 0, len(body)) + body + b"\0" * (len(body) % 2)


def resolution_resource(dpi: int) -> bytes:
    return resource(0x03ED, struct.pack(">IHHIHH", dpi << 16, 1, 1, dpi << 16, 1, 1))


def jpeg(*segments: tuple[int, bytes], **options: object) -> bytes:
    """Build a JPEG without JFIF, with segments at its beginning."""
    file = io.BytesIO()
    Image.fromarray(LEVELS).save(file, "JPEG", **options)
    content = file.getvalue()
    (jfif,) = struct.unpack_from(">H", content, 4)
    head = b"".join(
        struct.pack(">BBH", 0xFF, kind, len(body) + 2) + body for kind, body in segments
    )
    return content[:2] + head + content[4 + jfif :]


def photoshop(content: bytes) -> tuple[int, bytes]:
    return 0xED, b"Photoshop 3.0\0" + content


def test_iptc_in_a_second_photoshop_segment_is_read(folder: Path, scratch: Scratch) -> None:
    segments = photoshop(resource(0x0425, bytes(16))), photoshop(resource(0x0404, IPTC))
    (folder / "a.jpg").write_bytes(jpeg(*segments))
    assert decode_photo(folder / "a.jpg", scratch, Progress()).metadata.iptc == IPTC


def test_iptc_that_continues_in_the_next_segment_is_joined(folder: Path, scratch: Scratch) -> None:
    whole = resource(0x0404, IPTC)
    (folder / "a.jpg").write_bytes(jpeg(photoshop(whole[:20]), photoshop(whole[20:])))
    assert decode_photo(folder / "a.jpg", scratch, Progress()).metadata.iptc == IPTC


@pytest.mark.parametrize(
    ("segments", "expected"),
    [
        ([photoshop(resolution_resource(600))], 600),
        ([(0xE0, b"JFIF\0\1\2\0\0\2\0\2\0\0"), photoshop(resolution_resource(600))], 600),
        ([(0xE0, b"JFIF\0\1\2\0\0\2\0\2\0\0")], None),
        ([(0xE0, b"JFIF\0\1\2\2\0\x76\0\x76\0\0")], 299.72),
    ],
)
def test_resolution_of_a_jpeg_is_read_wherever_it_stands(
    segments: list[tuple[int, bytes]], expected: float | None, folder: Path, scratch: Scratch
) -> None:
    (folder / "a.jpg").write_bytes(jpeg(*segments))
    dpi = decode_photo(folder / "a.jpg", scratch, Progress()).metadata.dpi
    assert dpi == (None if expected is None else pytest.approx((expected, expected)))


def test_segments_that_lie_about_their_length_are_read_to_the_end(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff\xe1\xff\xffExif\0\0II")
    assert read_jpeg(tmp_path / "a.jpg").exif == b"II"
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8" + b"\xff\xfe\0\0" * 1000)
    assert len(read_jpeg(tmp_path / "a.jpg").comments) == 1000


def test_xmp_iptc_and_comments_of_a_gif_are_read(folder: Path, scratch: Scratch) -> None:
    file = io.BytesIO()
    Image.fromarray(LEVELS).convert("P").save(file, "GIF", comment=b"Oma")
    content = file.getvalue()
    trailer = b"\x01" + bytes(range(255, -1, -1)) + b"\0"
    xmp = b"\x21\xff\x0bXMP DataXMP" + XMP + trailer
    iptc = b"\x21\xff\x0bMGKIPTC0000" + bytes([len(IPTC)]) + IPTC + b"\0"
    at = content.index(b"\x21\xfe")
    (folder / "a.gif").write_bytes(content[:at] + xmp + iptc + content[at:])
    metadata = decode_photo(folder / "a.gif", scratch, Progress()).metadata
    assert (metadata.xmp, metadata.iptc) == (XMP, IPTC)
    assert metadata.comments == (("Comment", "Oma"),)


@pytest.mark.parametrize("end", range(0, 60, 7))
def test_truncated_gif_and_jp2_raise_no_error(end: int, tmp_path: Path) -> None:
    file = io.BytesIO()
    Image.fromarray(LEVELS).convert("P").save(file, "GIF", comment=b"Oma")
    (tmp_path / "a").write_bytes(file.getvalue()[:end])
    read_gif(tmp_path / "a")
    read_jp2(tmp_path / "a")


def box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", 8 + len(body)) + kind + body


def test_exif_xmp_iptc_and_resolution_of_a_jp2_are_read(folder: Path, scratch: Scratch) -> None:
    Image.fromarray(LEVELS).save(folder / "a.jp2")
    content = (folder / "a.jp2").read_bytes()
    uuids = (
        bytes.fromhex("be7acfcb97a942e89c71999491e3afac") + XMP,
        b"JpgTiffExif->JP2" + EXIF,
        bytes.fromhex("33c7a4d2b81d4723a0baf1a3e097ad38") + IPTC,
    )
    resolution = box(b"res ", box(b"resc", struct.pack(">HHHHBB", 23622, 1, 23622, 1, 0, 0)))
    start = content.index(b"jp2h") - 4
    (size,) = struct.unpack_from(">I", content, start)
    header = box(b"jp2h", content[start + 8 : start + size] + resolution)
    extra = b"".join(box(b"uuid", body) for body in uuids)
    (folder / "a.jp2").write_bytes(content[:start] + header + extra + content[start + size :])
    metadata = decode_photo(folder / "a.jp2", scratch, Progress()).metadata
    assert (metadata.exif, metadata.xmp, metadata.iptc) == (EXIF, XMP, IPTC)
    assert metadata.dpi == pytest.approx((600, 600), abs=0.01)


def test_exif_xmp_iptc_and_resolution_of_a_psd_are_read(folder: Path, scratch: Scratch) -> None:
    blocks = (
        resolution_resource(600)
        + resource(0x0404, IPTC)
        + resource(0x0422, EXIF)
        + resource(0x0424, XMP)
    )
    head = struct.pack(">4sH6sHIIHH", b"8BPS", 1, bytes(6), 3, 6, 8, 8, 3)
    sections = struct.pack(">II", 0, len(blocks)) + blocks + struct.pack(">I", 0)
    planes = b"\0\0" + LEVELS.transpose(2, 0, 1).tobytes()
    (folder / "a.psd").write_bytes(head + sections + planes)
    metadata = decode_photo(folder / "a.psd", scratch, Progress()).metadata
    assert (metadata.exif, metadata.xmp, metadata.iptc) == (EXIF, XMP, IPTC)
    assert metadata.dpi == (600, 600)


def tiff(
    tags: dict[int, tuple[int, bytes]], *, order: str = "<", big: bool = False, bands: int = 3
) -> bytes:
    """Build a TIFF of one strip, whose tags are (type, value in the file's byte order)."""
    pixels = np.full((6, 8, bands), 100, np.uint8).tobytes()
    pointer, count = ("Q", "Q") if big else ("I", "H")
    head = 16 if big else 8
    numbers = {
        0x100: 8,
        0x101: 6,
        0x103: 1,
        0x106: 2 if bands > 2 else 1,
        0x111: head,
        0x115: bands,
        0x116: 6,
        0x117: len(pixels),
    }
    entries = {tag: (4, struct.pack(f"{order}I", number)) for tag, number in numbers.items()}
    entries[0x102] = (3, struct.pack(f"{order}{bands}H", *[8] * bands))
    start = head + len(pixels)
    start += start % 2
    entries |= tags
    size = struct.calcsize(f"={count}") + len(entries) * (20 if big else 12) + (8 if big else 4)
    table, bodies = struct.pack(order + count, len(entries)), b""
    for tag, (kind, value) in sorted(entries.items()):
        inline = value
        if len(value) > (8 if big else 4):
            inline = struct.pack(order + pointer, start + size + len(bodies))
            bodies += value + b"\0" * (len(value) % 2)
        values = len(value) // struct.calcsize("=" + SIZES[kind])
        form = "HHQ8s" if big else "HHI4s"
        table += struct.pack(order + form, tag, kind, values, inline)
    table += bytes(8 if big else 4)
    mark = b"II" if order == "<" else b"MM"
    first = struct.pack(order + ("HHHQ" if big else "HI"), *((43, 8, 0) if big else (42,)), start)
    content = mark + first + pixels
    return content.ljust(start, b"\0") + table + bodies


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("kind", [1, 4, 7])
def test_iptc_of_a_tiff_keeps_its_bytes_under_every_type(
    order: str, kind: int, folder: Path, scratch: Scratch
) -> None:
    records = IPTC + b"\0" * (-len(IPTC) % 4)
    (folder / "a.tif").write_bytes(tiff({33723: (kind, records)}, order=order))
    assert decode_photo(folder / "a.tif", scratch, Progress()).metadata.iptc == IPTC


def test_iptc_that_was_swapped_in_fours_is_put_in_order(folder: Path, scratch: Scratch) -> None:
    records = IPTC + b"\0" * (-len(IPTC) % 4)
    swapped = np.frombuffer(records, ">u4").astype("<u4").tobytes()
    (folder / "a.tif").write_bytes(tiff({33723: (4, swapped)}))
    assert decode_photo(folder / "a.tif", scratch, Progress()).metadata.iptc == IPTC


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("kind", [4, 13, 16, 18])
def test_exif_of_a_big_tiff_is_read_through_every_pointer_type(
    order: str, kind: int, folder: Path, scratch: Scratch
) -> None:
    date = b"1956:07:04 12:00:00\0"
    content = tiff({0x8769: (kind, bytes(8 if kind in (16, 18) else 4))}, order=order, big=True)
    target = len(content)
    inner = struct.pack(order + "QHHQQQ", 1, 0x9003, 2, len(date), target + 36, 0) + date
    pointer = struct.pack(order + "HHQ", 0x8769, kind, 1)
    at = content.index(pointer) + len(pointer)
    packed = struct.pack(order + ("Q" if kind in (16, 18) else "I"), target)
    (folder / "a.tif").write_bytes(content[:at] + packed + content[at + len(packed) :] + inner)
    exif = decode_photo(folder / "a.tif", scratch, Progress()).metadata.exif
    assert date in (exif or b"")


def test_resolution_of_a_tiff_is_read_from_photoshops_resource(
    folder: Path, scratch: Scratch
) -> None:
    block = resolution_resource(600)
    (folder / "a.tif").write_bytes(tiff({34377: (1, block)}, order=">"))
    assert decode_photo(folder / "a.tif", scratch, Progress()).metadata.dpi == (600, 600)


@pytest.mark.parametrize("bands", [2, 4])
def test_channel_without_extra_samples_is_left_out_and_reported(
    bands: int, folder: Path, scratch: Scratch
) -> None:
    path, notices = folder / "a.tif", list[Notice]()
    path.write_bytes(tiff({}, bands=bands))
    photo = decode_photo(path, scratch, Progress(on_notice=notices.append))
    assert photo.alpha is None
    assert (photo.pixels == 100).all()
    assert notices == [ChannelsLeftOut(path, 1)]


def test_alpha_behind_an_infrared_channel_is_found(folder: Path, scratch: Scratch) -> None:
    extra = struct.pack("<HH", 0, 2)
    (folder / "a.tif").write_bytes(tiff({0x152: (3, extra)}, bands=5))
    photo = decode_photo(folder / "a.tif", scratch, Progress())
    assert photo.alpha is not None
    assert (photo.alpha == 100).all()


@pytest.mark.parametrize("preview", [{"subfiletype": 1}, {"old": 2}])
def test_full_picture_is_opened_behind_a_preview(
    preview: dict[str, int], folder: Path, scratch: Scratch
) -> None:
    kind = (0xFE, 4, "I") if "subfiletype" in preview else (0xFF, 3, "H")
    small = tiff({kind[0]: (kind[1], struct.pack("<" + kind[2], *preview.values()))})
    full = io.BytesIO()
    Image.fromarray(np.repeat(LEVELS, 3, 0)).save(full, "TIFF")
    offset = len(small) + len(small) % 2
    (folder / "a.tif").write_bytes(_chained(small, _moved(full.getvalue(), offset), offset))
    notices = list[Notice]()
    photo = decode_photo(folder / "a.tif", scratch, Progress(on_notice=notices.append))
    assert (photo.width, photo.height) == (8, 18)
    assert notices == []


def _moved(content: bytes, by: int) -> bytes:
    """Add `by` to all offsets of a TIFF with one directory."""
    block = bytearray(content)
    (first,) = struct.unpack_from("<I", content, 4)
    (count,) = struct.unpack_from("<H", content, first)
    for at in range(first + 2, first + 2 + 12 * count, 12):
        tag, kind, number, value = struct.unpack_from("<HHII", content, at)
        if tag == 0x111 or number * struct.calcsize("=" + SIZES[kind]) > 4:
            struct.pack_into("<I", block, at + 8, value + by)
    struct.pack_into("<I", block, 4, first + by)
    return bytes(block)


def _chained(content: bytes, following: bytes, offset: int) -> bytes:
    """Append a file whose first directory becomes the second one."""
    block = bytearray(content)
    (first,) = struct.unpack_from("<I", content, 4)
    (count,) = struct.unpack_from("<H", content, first)
    block[first + 2 + 12 * count : first + 6 + 12 * count] = following[4:8]
    return bytes(block).ljust(offset, b"\0") + following


def test_chain_of_directories_that_loops_ends(tmp_path: Path) -> None:
    content = bytearray(tiff({}))
    (first,) = struct.unpack_from("<I", content, 4)
    (count,) = struct.unpack_from("<H", content, first)
    struct.pack_into("<I", content, first + 2 + 12 * count, first)
    assert len(picture_directories(bytes(content))) == 1


def test_repeated_pointers_are_followed_once() -> None:
    entry = struct.pack("<HHII", 0x8769, 4, 1, 8)
    block = b"II*\0\x08\0\0\0" + struct.pack("<H", 4096) + entry * 4096 + bytes(4)
    assert list(build_description(block)) == [0x8769]
