"""Tests of colours that a file tells without an ICC profile."""

import io
import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from desktop.document.document import Document
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.export.export_options import ExportOptions
from desktop.files.export.exporter import Rows, export
from desktop.files.formats.format_table import Format
from desktop.files.formats.icc_profile_builder import D65, Primaries, rgb_profile
from desktop.files.metadata.colour_space_tags import described_colour
from desktop.files.metadata.tiff_ifd import EXIF, INTEROPERABILITY, Directory, Tag, serialise_ifd
from desktop.files.notices import ColoursTakenForSrgb
from desktop.files.storage.scratch_files import Scratch
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
        chunk(b"gAMA", bytes(4)),
        chunk(b"gAMA", struct.pack(">I", 0xFFFFFFFF)),
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


P3_TAGS = {
    0x013E: Tag(5, struct.pack("<4I", 3127, 10000, 3290, 10000)),
    0x013F: Tag(5, struct.pack("<12I", 68, 100, 32, 100, 265, 1000, 69, 100, 15, 100, 6, 100)),
}


def table(gamma: float, count: int = 256) -> Tag:
    levels = np.linspace(0, 1, count) ** gamma * 65535
    return Tag(3, levels.round().astype("<u2").tobytes())


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (P3_TAGS, (215, 93, 31)),
        ({0x012D: table(1.0)}, (230, 168, 124)),
        ({0x012D: table(2.2)}, (200, 100, 50)),
        ({0x013F: P3_TAGS[0x013F], EXIF: {0xA001: Tag(3, b"\1\0")}}, (200, 100, 50)),
        ({EXIF: {0xA500: Tag(5, struct.pack("<2I", 1, 1))}}, (230, 168, 124)),
    ],
)
@pytest.mark.parametrize("name", ["a.tif", "a.jpg"])
def test_colours_of_tags_are_applied(
    tags: Directory, expected: tuple[int, ...], name: str, folder: Path, scratch: Scratch
) -> None:
    image = Image.new("RGB", (16, 16), (200, 100, 50))
    exif = Image.Exif()
    exif.load(b"Exif\0\0" + serialise_ifd(tags))
    image.save(folder / name, exif=exif, quality=100, subsampling=0)
    photo = decode_photo(folder / name, scratch, Progress())
    assert np.abs(photo.pixels[8, 8].astype(int) - expected).max() <= 2


def test_grey_tiff_with_a_linear_curve_is_brightened(folder: Path, scratch: Scratch) -> None:
    exif = Image.Exif()
    exif.load(b"Exif\0\0" + serialise_ifd({0x012D: table(1.0)}))
    Image.new("L", (8, 8), 128).save(folder / "a.tif", exif=exif)
    assert decode_photo(folder / "a.tif", scratch, Progress()).pixels[0, 0, 0] == 188


@pytest.mark.parametrize(
    "content",
    [
        np.linspace(65535, 0, 256).astype("<u2").tobytes(),
        b"\1\0",
        bytes(512),
        table(1.0).value + table(1.8).value + table(1.0).value,
    ],
)
def test_unknown_curves_of_tags_are_reported(content: bytes) -> None:
    exif = serialise_ifd({0x012D: Tag(3, content)})
    found = described_colour(Path("a"), Format.JPEG, exif, grey=False)
    assert found.unsupported == "TransferFunction"


def bmp(path: Path, kind: bytes, fields: bytes = b"", profile: bytes = b"") -> Path:
    """Write a BMP of version 5 whose colours have a type and 48 bytes of numbers."""
    header = struct.pack("<IiiHHIIiiII", 124, 8, -8, 1, 24, 0, 192, 0, 0, 0, 0) + bytes(16) + kind
    header += fields.ljust(48, b"\0") + struct.pack("<IIII", 0, 124 + 192, len(profile), 0)
    pixels = bytes((50, 100, 200)) * 64
    start = struct.pack("<2sIHHI", b"BM", 14 + 124 + 192 + len(profile), 0, 0, 14 + 124)
    path.write_bytes(start + header + pixels + profile)
    return path


def test_embedded_profile_of_a_bmp_is_kept(folder: Path, scratch: Scratch) -> None:
    photo = decode_photo(bmp(folder / "a.bmp", b"DEBM", profile=WIDE), scratch, Progress())
    assert photo.metadata.profile == WIDE
    assert photo.native is not None
    assert (photo.native[0, 0] == (200, 100, 50)).all()


@pytest.mark.parametrize(("gamma", "expected"), [(2.2, (215, 93, 31)), (0, (215, 93, 31))])
def test_calibrated_colours_of_a_bmp_are_applied(
    gamma: float, expected: tuple[int, ...], folder: Path, scratch: Scratch
) -> None:
    points = (0.68, 0.32, 0.0, 0.265, 0.69, 0.045, 0.15, 0.06, 0.79)
    numbers = [round(each * (1 << 30)) for each in points]
    fields = struct.pack("<9i3I", *numbers, *[round(gamma * 65536)] * 3)
    photo = decode_photo(bmp(folder / "a.bmp", bytes(4), fields), scratch, Progress())
    assert np.abs(photo.pixels[0, 0].astype(int) - expected).max() <= 1


@pytest.mark.parametrize("kind", [bytes(4), b"BGRs", b" niW"])
def test_bmp_without_numbers_is_srgb(kind: bytes, folder: Path, scratch: Scratch) -> None:
    photo = decode_photo(bmp(folder / "a.bmp", kind), scratch, Progress())
    assert (photo.pixels[0, 0] == (200, 100, 50)).all()


@pytest.mark.parametrize("kind", [b"KNIL", b"DEBM"])
def test_profile_of_a_bmp_that_cannot_be_read_is_reported(
    kind: bytes, folder: Path, scratch: Scratch
) -> None:
    path, notices = bmp(folder / "a.bmp", kind), list[Notice]()
    decode_photo(path, scratch, Progress(on_notice=notices.append))
    assert notices == [ColoursTakenForSrgb(path, "ICC")]


@pytest.mark.parametrize(
    "profile",
    [WIDE[: len(WIDE) // 2], bytes(500), WIDE[:16] + b"Lab " + WIDE[20:], b"no profile"],
)
@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif", "a.webp"])
def test_profile_that_cannot_be_used_is_reported(
    profile: bytes, name: str, folder: Path, scratch: Scratch
) -> None:
    path, notices = folder / name, list[Notice]()
    Image.new("RGB", (8, 6), (200, 100, 50)).save(path, icc_profile=profile)
    decode_photo(path, scratch, Progress(on_notice=notices.append))
    assert notices == [ColoursTakenForSrgb(path, "ICC")]


def test_littlecms_reads_the_white_of_a_built_profile_as_d50() -> None:
    primaries = Primaries((0.68, 0.32), (0.265, 0.69), (0.15, 0.06), D65)
    profile = ImageCms.ImageCmsProfile(io.BytesIO(rgb_profile("P3", primaries, None)))
    white = Image.new("RGB", (1, 1), (255, 255, 255))
    lab = ImageCms.profileToProfile(
        white, profile, ImageCms.createProfile("LAB"), outputMode="LAB", renderingIntent=1
    )
    assert lab is not None
    assert lab.getpixel((0, 0)) == (255, 128, 128) or lab.getpixel((0, 0)) == (255, 0, 0)
