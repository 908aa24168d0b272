"""Tests of metadata in PNG files, as they are read and written."""

import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.document.document import Document
from desktop.document.photo import Metadata, Photo
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.export.export_options import ExportOptions
from desktop.files.export.exporter import Rows, export
from desktop.files.formats.format_table import Format
from desktop.files.metadata.readers.png_reader import read_png
from desktop.files.storage.scratch_files import Scratch
from models.core.progress import Progress
from tests.desktop.files.metadata_samples import IPTC, XMP, make_exif

EXIF = make_exif(6).tobytes().removeprefix(b"Exif\0\0")
RESOURCES = struct.pack(">4sHHI", b"8BIM", 0x0404, 0, len(IPTC)) + IPTC + b"\0" * (len(IPTC) % 2)
PACKET = b"http://ns.adobe.com/xap/1.0/\0" + XMP


def chunk(kind: bytes, body: bytes) -> bytes:
    """Build a PNG chunk (PNG third edition, section 5.3)."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def write_png(path: Path, before: bytes = b"", after: bytes = b"") -> Path:
    """Write a picture of 6 x 4 pixels with chunks before and behind its data."""
    rows = b"".join(b"\0" + bytes(range(18)) for _ in range(4))
    parts = (
        b"\x89PNG\r\n\x1a\n",
        chunk(b"IHDR", struct.pack(">IIBBBBB", 6, 4, 8, 2, 0, 0, 0)),
        before,
        chunk(b"IDAT", zlib.compress(rows)),
        after,
        chunk(b"IEND", b""),
    )
    path.write_bytes(b"".join(parts))
    return path


def raw_profile(kind: str, name: str, body: bytes, packed: bool = True) -> bytes:
    """Build a raw profile as ImageMagick and ExifTool write it."""
    text = f"\n{name}\n{len(body):8}\n{body.hex()}\n".encode()
    keyword = f"Raw profile type {kind}".encode() + b"\0"
    if packed:
        return chunk(b"zTXt", keyword + b"\0" + zlib.compress(text))
    return chunk(b"tEXt", keyword + text)


@pytest.mark.parametrize("behind", [False, True])
@pytest.mark.parametrize(
    ("content", "found"),
    [
        (chunk(b"eXIf", EXIF), "exif"),
        (chunk(b"eXIf", b"Exif\0\0" + EXIF), "exif"),
        (raw_profile("exif", "exif", b"Exif\0\0" + EXIF), "exif"),
        (raw_profile("exif", "generic profile", EXIF, packed=False), "exif"),
        (raw_profile("APP1", "generic profile", b"Exif\0\0" + EXIF), "exif"),
        (raw_profile("APP1", "APP1", PACKET), "xmp"),
        (raw_profile("xmp", "xmp", XMP), "xmp"),
        (chunk(b"iTXt", b"XML:com.adobe.xmp" + b"\0" * 5 + XMP), "xmp"),
        (
            chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(XMP)),
            "xmp",
        ),
        (chunk(b"zTXt", b"XML:com.adobe.xmp\0\0" + zlib.compress(XMP)), "xmp"),
        (chunk(b"tEXt", b"XML:com.adobe.xmp\0" + XMP), "xmp"),
        (raw_profile("iptc", "iptc", RESOURCES), "iptc"),
        (raw_profile("iptc", "IPTC profile", RESOURCES), "iptc"),
        (raw_profile("iptc", "iptc", IPTC), "iptc"),
        (raw_profile("8bim", "8bim", RESOURCES), "iptc"),
        (raw_profile("iptc", "iptc", b"Photoshop 3.0\0" + RESOURCES), "iptc"),
    ],
)
def test_every_variant_of_a_block_is_read_before_and_behind_the_picture(
    content: bytes, found: str, behind: bool, folder: Path, scratch: Scratch
) -> None:
    path = write_png(folder / "a.png", *((b"", content) if behind else (content,)))
    photo = decode_photo(path, scratch, Progress())
    metadata = photo.metadata
    assert (metadata.exif or b"")[:2] == (EXIF[:2] if found == "exif" else b"")
    assert metadata.xmp == (XMP if found == "xmp" else None)
    assert metadata.iptc == (IPTC if found == "iptc" else None)
    assert (photo.width, photo.height) == ((4, 6) if found == "exif" else (6, 4))


@pytest.mark.parametrize("orientation", [b"='6'", b'="6"', b">6</tiff:Orientation>"])
def test_orientation_in_xmp_alone_is_applied(
    orientation: bytes, folder: Path, scratch: Scratch
) -> None:
    place = b"tiff:Orientation" + orientation
    xmp = b"<x>" + (b"<" + place if orientation[:1] == b">" else b"<y " + place + b"/>") + b"</x>"
    path = write_png(folder / "a.png", chunk(b"iTXt", b"XML:com.adobe.xmp" + b"\0" * 5 + xmp))
    photo = decode_photo(path, scratch, Progress())
    assert (photo.width, photo.height) == (4, 6)
    assert photo.metadata.xmp == xmp.replace(b"6", b"1")


def test_orientation_in_exif_precedes_that_in_xmp(folder: Path, scratch: Scratch) -> None:
    xmp = chunk(b"iTXt", b"XML:com.adobe.xmp" + b"\0" * 5 + b"<x tiff:Orientation='6'/>")
    upright = make_exif(1).tobytes().removeprefix(b"Exif\0\0")
    path = write_png(folder / "a.png", xmp + chunk(b"eXIf", upright))
    assert decode_photo(path, scratch, Progress()).width == 6


@pytest.mark.parametrize(("unit", "expected"), [(0, None), (1, 300.0), (9, None)])
def test_density_without_a_unit_is_no_resolution(
    unit: int, expected: float | None, folder: Path
) -> None:
    density = read_png(
        write_png(folder / "a.png", chunk(b"pHYs", struct.pack(">IIB", 11811, 11811, unit)))
    ).density
    assert (density is None) is (expected is None)
    assert density is None or density == pytest.approx((300, 300), abs=0.01)


@pytest.mark.parametrize(
    "content",
    [
        raw_profile("exif", "exif", b""),
        chunk(b"zTXt", b"Raw profile type xmp\0\0not deflated"),
        chunk(b"tEXt", b"Raw profile type iptc\0\niptc\n 4\nzz"),
        chunk(b"tEXt", b"Raw profile type iptc\0" + b"\n" * 200_000),
        chunk(b"pHYs", b"1"),
        chunk(b"iTXt", b"XML:com.adobe.xmp"),
    ],
)
def test_damaged_chunks_leave_the_picture_readable(
    content: bytes, folder: Path, scratch: Scratch
) -> None:
    photo = decode_photo(write_png(folder / "a.png", content), scratch, Progress())
    assert (photo.metadata.exif, photo.metadata.xmp, photo.metadata.iptc) == (None, None, None)


def test_text_that_expands_beyond_the_limit_is_cut(folder: Path) -> None:
    bomb = zlib.compress(bytes(80 << 20))
    content = chunk(b"zTXt", b"XML:com.adobe.xmp\0\0" + bomb)
    assert len(read_png(write_png(folder / "a.png", content)).xmp or b"") <= 32 << 20


def test_comment_beyond_the_limit_is_left_out_and_told(folder: Path) -> None:
    body = b"Comment\0\0" + zlib.compress(b"a" * 50_000_000)
    blocks = read_png(write_png(folder / "a.png", chunk(b"zTXt", body)))
    assert blocks.comments == ()
    assert not blocks.complete


@pytest.mark.parametrize("kind", [b"tEXt", b"zTXt"])
def test_text_of_120_000_characters_is_read_whole(folder: Path, kind: bytes) -> None:
    text = b"a" * 120_000
    body = b"Comment\0" + (text if kind == b"tEXt" else b"\0" + zlib.compress(text))
    blocks = read_png(write_png(folder / "a.png", chunk(kind, body)))
    assert blocks.comments == (("Comment", text.decode()),)
    assert blocks.complete


def written(metadata: Metadata, folder: Path, rows: Rows) -> dict[bytes, bytes]:
    """Export a photo as PNG and return its chunks."""
    photo = Photo(folder / "x", "x", np.zeros((4, 5, 3), np.uint8), metadata=metadata)
    target = export(Document(photo), folder / "r.png", ExportOptions(Format.PNG), rows, Progress())
    content, chunks, offset = target.read_bytes(), {}, 8
    while offset < len(content):
        (size,) = struct.unpack_from(">I", content, offset)
        chunks[content[offset + 4 : offset + 8]] = content[offset + 8 : offset + 8 + size]
        offset += 12 + size
    return chunks


def test_xmp_is_written_as_plain_text_byte_for_byte(folder: Path, rows: Rows) -> None:
    packet = XMP.replace(b"nne", "写真".encode())
    chunks = written(Metadata(xmp=packet), folder, rows)
    assert chunks[b"iTXt"] == b"XML:com.adobe.xmp\0\0\0\0\0" + packet
    with Image.open(folder / "r.png") as image:
        assert image.info["xmp"] == packet


def test_iptc_profile_begins_with_its_image_resource(folder: Path, rows: Rows) -> None:
    chunks = written(Metadata(iptc=IPTC), folder, rows)
    keyword, _, packed = chunks[b"zTXt"].partition(b"\0\0")
    digits = zlib.decompress(packed).split()[2]
    assert keyword == b"Raw profile type iptc"
    assert bytes.fromhex(digits.decode()) == RESOURCES
