"""Tests of blocks of other programs inside photo files: they are named once, none is copied."""

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from desktop.files.decoding.foreign_blocks import find_foreign_data
from desktop.files.formats.format_table import Format
from desktop.files.notices import ForeignDataLeftOut


def segment(kind: int, body: bytes) -> bytes:
    return struct.pack(">HH", kind, len(body) + 2) + body


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def written(path: Path, offset: int, block: bytes) -> Path:
    """Write a small picture with a block inserted."""
    Image.new("RGB", (9, 7), (10, 60, 90)).save(path)
    content = path.read_bytes()
    path.write_bytes(content[:offset] + block + content[offset:])
    return path


@pytest.mark.parametrize(
    ("name", "offset", "block", "names"),
    [
        ("a.jpg", 20, segment(0xFFE4, b"SCALADO\0" + bytes(9)), "APP4 SCALADO"),
        ("a.jpg", 20, segment(0xFFEB, b"\0\1JUMBF"), "APP11"),
        ("a.jpg", 20, segment(0xFFE1, b"Exif\0\0II*\0") * 2, "APP1 Exif"),
        ("a.jpg", 20, segment(0xFFE4, b"x!") + segment(0xFFE5, b"yy"), "APP4 x!, APP5 yy"),
        ("a.png", 33, chunk(b"prVt", b"private") * 3 + chunk(b"caBX", b""), "prVt, caBX"),
        ("a.gif", 13, b"", None),
        ("a.jpg", 20, segment(0xFFEE, b"Adobe\0d\0\0\0\0\1"), None),
        ("a.png", 33, chunk(b"tIME", bytes(7)) + chunk(b"bKGD", bytes(6)), None),
    ],
)
def test_blocks_of_other_programs_are_named_once(
    name: str, offset: int, block: bytes, names: str | None, tmp_path: Path
) -> None:
    path = written(tmp_path / name, offset, block)
    format = {".jpg": Format.JPEG, ".png": Format.PNG, ".gif": Format.GIF}[path.suffix]
    expected = [ForeignDataLeftOut(path, names)] if names else []
    assert list(find_foreign_data(path, format)) == expected


def test_foreign_chunks_of_webp_and_gif_are_named(tmp_path: Path) -> None:
    webp = tmp_path / "a.webp"
    Image.new("RGB", (9, 7)).save(webp, exif=Image.Exif().tobytes())
    assert list(find_foreign_data(webp, Format.WEBP)) == []
    webp.write_bytes(webp.read_bytes() + b"myXY\4\0\0\0data")
    assert list(find_foreign_data(webp, Format.WEBP)) == [ForeignDataLeftOut(webp, "myXY")]
    gif = tmp_path / "b.gif"
    Image.new("L", (9, 7)).save(gif)
    content = gif.read_bytes()
    gif.write_bytes(content[:-1] + b"\x21\xff\x0bOTHERPRG1.0\2xx\0" + content[-1:])
    assert list(find_foreign_data(gif, Format.GIF)) == [ForeignDataLeftOut(gif, "OTHERPRG1.0")]


def test_many_foreign_blocks_are_named_in_part(tmp_path: Path) -> None:
    blocks = b"".join(chunk(bytes((97, 98, 67, 97 + number)), b"") for number in range(20))
    (notice,) = find_foreign_data(written(tmp_path / "a.png", 33, blocks), Format.PNG)
    assert notice.names.endswith("abCh, ...")


def box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", len(body) + 8, kind) + body


GEO = bytes.fromhex("b14bf8bd083d4b43a5ae8cd7d5a6ce03")
XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")


@pytest.mark.parametrize(
    ("name", "block", "names"),
    [
        ("a.jp2", box(b"xml ", b"<gml/>"), "xml"),
        ("a.jp2", box(b"uuid", GEO + b"II*\0"), f"uuid {GEO.hex()}"),
        ("a.jp2", box(b"uuid", XMP + b"<x/>") + box(b"free", b"x"), None),
        ("a.avif", box(b"sefd", b"SEFH"), "sefd"),
        ("a.avif", box(b"free", b"x"), None),
    ],
)
def test_boxes_of_other_programs_are_named(
    name: str, block: bytes, names: str | None, tmp_path: Path
) -> None:
    path = tmp_path / name
    Image.new("RGB", (24, 16), (10, 60, 90)).save(path)
    path.write_bytes(path.read_bytes() + block)
    format = {".jp2": Format.JP2, ".avif": Format.AVIF}[path.suffix]
    expected = [ForeignDataLeftOut(path, names)] if names else []
    assert list(find_foreign_data(path, format)) == expected
