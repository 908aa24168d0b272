"""Tests of colours that a file tells without an ICC profile."""

import io
import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from desktop.document.document import Document
from desktop.files.decoding.photo import decode_photo
from desktop.files.export.encoders import ExportOptions
from desktop.files.export.exporter import Rows, export
from desktop.files.formats.formats import Format
from desktop.files.formats.icc_profile import D65, Primaries, rgb_profile
from desktop.files.metadata.described_colour import described_colour
from desktop.files.metadata.tiff_ifd import EXIF, INTEROPERABILITY, Tag, serialise_ifd
from desktop.files.notices import ColoursTakenForSrgb
from desktop.files.storage.scratch import Scratch
from models.core.progress import Notice, Progress
from tests.desktop.files.icc_profiles import WIDE
from tests.desktop.files.metadata.test_png_reader import chunk

P3 = struct.pack(">8I", 31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000)
GAMMA_1, GAMMA_22 = (chunk(b"gAMA", struct.pack(">I", each)) for each in (100_000, 45_455))
CHRM, CICP = chunk(b"cHRM", P3), chunk(b"cICP", bytes((12, 13, 0, 1)))


def write_png(path: Path, level: tuple[int, ...], *chunks: bytes) -> Path:
    file = io.BytesIO()
    mode = "RGB" if len(level) == 3 else "L"
    Image.new(mode, (8, 6), level if len(level) == 3 else level[0]).save(file, "PNG")
    content = file.getvalue()
    path.write_bytes(content[:33] + b"".join(chunks) + content[33:])
    return path


@pytest.mark.parametrize(
    ("chunks", "level", "expected"),
    [
        ((GAMMA_1,), (128, 120, 112), (188, 183, 177)),
        ((GAMMA_1,), (128,), (188,) * 3),
        ((GAMMA_22, CHRM), (200, 100, 50), (215, 93, 31)),
        ((CHRM,), (200, 100, 50), (215, 93, 31)),
        ((CICP,), (200, 100, 50), (215, 93, 31)),
        ((CICP, GAMMA_1), (200, 100, 50), (215, 93, 31)),
        ((GAMMA_22,), (200, 100, 50), (200, 100, 50)),
        ((chunk(b"sRGB", b"\0"), GAMMA_1, CHRM), (200, 100, 50), (200, 100, 50)),
        ((chunk(b"cICP", bytes((1, 13, 0, 1))), CHRM), (200, 100, 50), (200, 100, 50)),
    ],
)
def test_colours_of_a_png_are_applied(
    chunks: tuple[bytes, ...],
    level: tuple[int, ...],
    expected: tuple[int, ...],
    folder: Path,
    scratch: Scratch,
) -> None:
    photo = decode_photo(write_png(folder / "a.png", level, *chunks), scratch, Progress())
    assert np.abs(photo.pixels[0, 0].astype(int) - expected).max() <= 1


def test_result_keeps_levels_and_colours(folder: Path, scratch: Scratch, rows: Rows) -> None:
    photo = decode_photo(write_png(folder / "a.png", (200, 100, 50), CICP), scratch, Progress())
    export(Document(photo), folder / "r.png", ExportOptions(Format.PNG), rows, Progress())
    with Image.open(folder / "r.png") as image:
        assert image.getpixel((0, 0)) == (200, 100, 50)
        profile = ImageCms.ImageCmsProfile(io.BytesIO(image.info["icc_profile"]))
        srgb = ImageCms.createProfile("sRGB")
        seen = ImageCms.profileToProfile(image, profile, srgb, renderingIntent=1)
    assert seen is not None
    assert np.abs(np.array(seen.getpixel((0, 0))) - (215, 93, 31)).max() <= 1


@pytest.mark.parametrize(
    "content",
    [
        chunk(b"cICP", bytes((9, 16, 0, 1))),
        chunk(b"cICP", bytes((9, 18, 0, 1))),
        chunk(b"cICP", bytes((12, 13, 0, 0))),
        chunk(b"cICP", bytes((77, 13, 0, 1))),
        chunk(b"cHRM", bytes(32)),
        chunk(b"cHRM", P3[:8] * 4),
        chunk(b"gAMA", struct.pack(">I", 1)),
    ],
)
def test_unsupported_colours_are_reported(content: bytes, folder: Path, scratch: Scratch) -> None:
    notices = list[Notice]()
    path = write_png(folder / "a.png", (200, 100, 50), content)
    photo = decode_photo(path, scratch, Progress(on_notice=notices.append))
    assert [type(each) for each in notices] == [ColoursTakenForSrgb]
    assert (photo.pixels[0, 0] == (200, 100, 50)).all()


@pytest.mark.parametrize("content", [b"", b"\0", bytes(3)])
def test_colour_chunks_of_a_wrong_length_are_ignored(
    content: bytes, folder: Path, scratch: Scratch
) -> None:
    chunks = [chunk(kind, content) for kind in (b"cICP", b"gAMA", b"cHRM")]
    photo = decode_photo(write_png(folder / "a.png", (9, 8, 7), *chunks), scratch, Progress())
    assert (photo.pixels[0, 0] == (9, 8, 7)).all()


def avif(path: Path, primaries: int, transfer: int, **options: object) -> Path:
    """Write an AVIF whose nclx box tells these colours."""
    image = Image.new("RGB", (16, 16), (200, 100, 50))
    image.save(path, quality=95, subsampling="4:4:4", **options)
    content = bytearray(path.read_bytes())
    struct.pack_into(">HH", content, content.index(b"nclx") + 4, primaries, transfer)
    path.write_bytes(content)
    return path


def test_colours_of_an_avif_are_applied(folder: Path, scratch: Scratch) -> None:
    photo = decode_photo(avif(folder / "a.avif", 12, 13), scratch, Progress())
    assert np.abs(photo.pixels[8, 8].astype(int) - (215, 93, 31)).max() <= 3


@pytest.mark.parametrize(("primaries", "transfer"), [(1, 13), (1, 1), (2, 2)])
def test_usual_colours_of_an_avif_are_srgb(
    primaries: int, transfer: int, folder: Path, scratch: Scratch
) -> None:
    photo = decode_photo(avif(folder / "a.avif", primaries, transfer), scratch, Progress())
    assert photo.native is None
    assert photo.metadata.profile is None


def test_hdr_colours_of_an_avif_are_reported(folder: Path, scratch: Scratch) -> None:
    path, notices = avif(folder / "a.avif", 9, 16), list[Notice]()
    decode_photo(path, scratch, Progress(on_notice=notices.append))
    assert notices == [ColoursTakenForSrgb(path, "BT.2020 PQ")]


@pytest.mark.parametrize("end", range(0, 400, 23))
def test_truncated_avif_boxes_raise_no_error(end: int, folder: Path) -> None:
    path = avif(folder / "a.avif", 12, 13)
    path.write_bytes(path.read_bytes()[:end])
    described_colour(path, Format.AVIF, None, grey=False)


def test_adobe_rgb_of_exif_is_applied_unless_there_is_a_profile(
    folder: Path, scratch: Scratch
) -> None:
    inner = {0xA001: Tag(3, b"\xff\xff"), INTEROPERABILITY: {1: Tag(2, b"R03\0")}}
    tags = b"Exif\0\0" + serialise_ifd({EXIF: inner})
    image = Image.new("RGB", (16, 16), (128, 200, 128))
    image.save(folder / "a.jpg", exif=tags, quality=100)
    photo = decode_photo(folder / "a.jpg", scratch, Progress())
    assert photo.pixels[8, 8, 0] < 90
    assert photo.native is not None
    image.save(folder / "b.jpg", exif=tags, icc_profile=WIDE)
    assert decode_photo(folder / "b.jpg", scratch, Progress()).metadata.profile == WIDE


def test_littlecms_reads_the_white_of_a_built_profile_as_d50() -> None:
    primaries = Primaries((0.68, 0.32), (0.265, 0.69), (0.15, 0.06), D65)
    profile = ImageCms.ImageCmsProfile(io.BytesIO(rgb_profile("P3", primaries, None)))
    white = Image.new("RGB", (1, 1), (255, 255, 255))
    lab = ImageCms.profileToProfile(
        white, profile, ImageCms.createProfile("LAB"), outputMode="LAB", renderingIntent=1
    )
    assert lab is not None
    assert lab.getpixel((0, 0)) == (255, 128, 128) or lab.getpixel((0, 0)) == (255, 0, 0)
