"""Tests of positions, sizes and thumbnails in metadata, which follow the picture."""

import base64
import io
import struct
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.document.crop_transform import CropTransform
from desktop.document.document import Document
from desktop.document.photo import Metadata, Photo
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.export.export_options import ExportOptions
from desktop.files.export.exporter import Rows, export
from desktop.files.formats.format_table import Format
from desktop.files.metadata.exif_geometry import map_exif
from desktop.files.metadata.picture_mapping import PictureMapping
from desktop.files.metadata.tiff_ifd import EXIF, Tag, build_description, serialise_ifd
from desktop.files.metadata.xmp_geometry import map_xmp
from desktop.files.metadata.xmp_packet import DamagedXmp, XmpPacket
from desktop.files.storage.scratch_files import Scratch
from models.core.pixels import Rect
from models.core.progress import Progress

PACKET = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    'xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/" '
    'xmlns:stArea="http://ns.adobe.com/xmp/sType/Area#" '
    'xmlns:stDim="http://ns.adobe.com/xap/1.0/sType/Dimensions#" '
    'xmlns:MPReg="http://ns.microsoft.com/photo/1.2/t/Region#" '
    'xmlns:xmpGImg="http://ns.adobe.com/xap/1.0/g/img/" '
    'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" '
    'xmlns:exif="http://ns.adobe.com/exif/1.0/">{}</rdf:Description></rdf:RDF></x:xmpmeta>'
)
DIMENSIONS = '<mwg-rs:AppliedToDimensions stDim:w="{}" stDim:h="{}" stDim:unit="pixel"/>'
AREA = (
    '<rdf:li><mwg-rs:Area stArea:x="{}" stArea:y="{}" stArea:w="{}" stArea:h="{}" '
    'stArea:unit="normalized"/></rdf:li>'
)
MICROSOFT = '<rdf:li MPReg:Rectangle="{}" MPReg:PersonDisplayName="Oma"/>'
SIZE = (80, 60)


def packet(*content: str) -> bytes:
    return PACKET.format("".join(content)).encode()


def numbers(xmp: bytes, *names: str) -> list[float]:
    """Return the values of properties by their names, in the order of the names."""
    parsed = XmpPacket.parse(xmp)
    found = {each.name: each for each in parsed.properties()}
    return [float(parsed.text(found[name])) for name in names]


def mapping(orientation: int) -> PictureMapping:
    return PictureMapping.of_orientation(orientation, SIZE)


@pytest.mark.parametrize(
    ("orientation", "x", "y", "turned"),
    [
        (2, 0.1875, 0.25, False),
        (3, 0.1875, 0.75, False),
        (4, 0.8125, 0.75, False),
        (5, 0.25, 0.8125, True),
        (6, 0.75, 0.8125, True),
        (7, 0.75, 0.1875, True),
        (8, 0.25, 0.1875, True),
    ],
)
def test_face_regions_follow_every_orientation(
    orientation: int, x: float, y: float, turned: bool
) -> None:
    xmp = map_xmp(
        packet(DIMENSIONS.format(80, 60), AREA.format(0.8125, 0.25, 0.125, 0.1666)),
        mapping(orientation),
    )
    assert numbers(xmp, "x", "y") == pytest.approx([x, y], abs=1e-5)
    assert (b'stArea:w="0.1666" stArea:h="0.125"' in xmp) is turned
    dimensions = b'stDim:w="60" stDim:h="80"' if turned else b'stDim:w="80" stDim:h="60"'
    assert dimensions in xmp


def test_microsoft_rectangle_follows_the_orientation() -> None:
    before = packet(MICROSOFT.format("0.75, 0.25, 0.125, 0.5"))
    assert b'"0.25, 0.75, 0.5, 0.125"' in map_xmp(before, mapping(6))


def test_regions_as_elements_under_other_prefixes_follow_the_orientation() -> None:
    area = (
        '<rdf:li rdf:parseType="Resource"><mwg-rs:Area><rdf:Description '
        'xmlns:a="http://ns.adobe.com/xmp/sType/Area#"><a:x>0.25</a:x><a:y>0.5</a:y>'
        "</rdf:Description></mwg-rs:Area></rdf:li>"
    )
    xmp = map_xmp(packet(area), mapping(3))
    assert b"<a:x>0.75</a:x><a:y>0.5</a:y>" in xmp


@pytest.mark.parametrize(
    ("boundary", "expected"),
    [
        ('rbUnit="relative" {0}rbX="0.1" {0}rbY="0.2" {0}rbW="0.3" {0}rbH="0.4"', (0.4, 0.1)),
        ('rbUnit="pixel" {0}rbX="8" {0}rbY="12" {0}rbW="24" {0}rbH="24"', (24, 8)),
        ('rbUnit="relative" {0}rbX="0.1" {0}rbY="0.2" {0}rbRx="0.05"', (0.8, 0.1)),
    ],
)
def test_iptc_regions_follow_the_orientation(boundary: str, expected: tuple[float, float]) -> None:
    prefix = "Iptc4xmpExt:"
    region = f"<rdf:li><Iptc4xmpExt:RegionBoundary {prefix}{boundary.format(prefix)}/></rdf:li>"
    assert numbers(map_xmp(packet(region), mapping(6)), "rbX", "rbY") == pytest.approx(expected)


def test_regions_that_were_made_for_the_upright_picture_stay() -> None:
    before = packet(DIMENSIONS.format(60, 80), AREA.format(0.75, 0.8125, 0.1666, 0.125))
    assert map_xmp(before, mapping(6)) == before


@pytest.mark.parametrize("number", ["nan", "inf", "", "1e999", "x"])
def test_regions_with_impossible_numbers_stay(number: str) -> None:
    before = packet(AREA.format(number, 0.5, 0.1, 0.1), MICROSOFT.format(f"{number}, 0, 1, 1"))
    assert map_xmp(before, mapping(6)) == before


def test_damaged_packet_raises_damaged_xmp() -> None:
    for broken in (b"<a", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", b"<a>" * 500, b"\xff\xfea"):
        with pytest.raises(DamagedXmp):
            XmpPacket.parse(broken)


def photo(folder: Path, metadata: Metadata) -> Photo:
    levels = np.random.default_rng(1).integers(0, 256, (60, 80, 3), np.uint8)
    return Photo(folder / "x.jpg", "x", levels, metadata=metadata)


def exported(document: Document, folder: Path, scratch: Scratch, rows: Rows) -> Metadata:
    target = export(document, folder / "a.png", ExportOptions(Format.PNG), rows, Progress())
    return decode_photo(target, scratch, Progress()).metadata


def test_regions_follow_a_crop_and_those_outside_are_removed(
    folder: Path, scratch: Scratch, rows: Rows
) -> None:
    xmp = packet(
        DIMENSIONS.format(80, 60),
        *("<mwg-rs:RegionList><rdf:Bag>", AREA.format(0.5, 0.5, 0.25, 0.5)),
        *(AREA.format(0.1, 0.1, 0.1, 0.1), "</rdf:Bag></mwg-rs:RegionList>"),
        MICROSOFT.format("0, 0, 0.1, 0.1"),
    )
    document = Document(photo(folder, Metadata(xmp=xmp)))
    document = document.with_transform(CropTransform(Rect(20, 15, 40, 30)))
    after = exported(document, folder, scratch, rows).xmp or b""
    assert after.count(b"<mwg-rs:Area") == 1
    assert numbers(after, "x", "y") == [0.5, 0.5]
    assert b'stArea:w="0.5" stArea:h="1"' in after
    assert b"Oma" not in after
    assert b'stDim:w="40" stDim:h="30"' in after


def test_regions_follow_a_quarter_turn(folder: Path, scratch: Scratch, rows: Rows) -> None:
    xmp = packet(AREA.format(0.8125, 0.25, 0.125, 0.1666))
    document = Document(photo(folder, Metadata(xmp=xmp)))
    document = document.with_transform(CropTransform(Rect(0, 0, 60, 80), turns=1))
    after = exported(document, folder, scratch, rows).xmp or b""
    assert numbers(after, "x", "y") == [0.75, 0.8125]


def sized_exif(*extra: tuple[int, bytes]) -> bytes:
    """Build EXIF with a size of 80 x 60."""
    sizes = {0xA002: Tag(3, b"\x50\0"), 0xA003: Tag(4, b"\x3c\0\0\0")}
    inner = {**sizes, **{tag: Tag(3, value) for tag, value in extra}}
    return serialise_ifd({0x0100: Tag(3, b"\x50\0"), EXIF: inner})


def values(exif: bytes | None) -> dict[int, int]:
    """Return the first number of the tags of the EXIF directory."""
    inner = build_description(exif or b"").get(EXIF)
    assert inner is not None
    assert not isinstance(inner, Tag)
    return {
        tag: int.from_bytes(value.value[:2], "little")
        for tag, value in inner.items()
        if isinstance(value, Tag)
    }


def test_sizes_in_exif_and_xmp_are_those_of_the_result(
    folder: Path, scratch: Scratch, rows: Rows
) -> None:
    xmp = packet("<exif:PixelXDimension>80</exif:PixelXDimension>")
    document = Document(photo(folder, Metadata(exif=sized_exif(), xmp=xmp)))
    document = document.with_transform(CropTransform(Rect(0, 0, 40, 30)))
    after = exported(document, folder, scratch, rows)
    assert values(after.exif) == {0xA002: 40, 0xA003: 30}
    assert b">40</exif:PixelXDimension>" in (after.xmp or b"")


def test_size_beyond_16_bits_becomes_a_long() -> None:
    exif = map_exif(sized_exif(), PictureMapping.of_orientation(1, (70_000, 60)))
    inner = build_description(exif).get(EXIF)
    assert inner is not None
    assert not isinstance(inner, Tag)
    assert inner[0xA002] == Tag(4, struct.pack("<I", 70_000))


@pytest.mark.parametrize(
    ("area", "expected"),
    [((65, 15), (45, 65)), ((65, 15, 8), (45, 65, 8)), ((65, 15, 10, 8), (45, 65, 8, 10))],
)
def test_subject_area_follows_the_orientation(
    area: tuple[int, ...], expected: tuple[int, ...]
) -> None:
    packed = struct.pack(f"<{len(area)}H", *area)
    exif = map_exif(sized_exif((0x9214, packed)), mapping(6))
    inner = build_description(exif).get(EXIF)
    assert inner is not None
    assert not isinstance(inner, Tag)
    assert inner[0x9214] == Tag(3, struct.pack(f"<{len(area)}H", *expected))


def turned_jpeg(folder: Path) -> Path:
    """Write a JPEG of 80 x 60 with orientation 6, a thumbnail and an XMP thumbnail."""
    image = Image.fromarray(np.full((60, 80, 3), 90, np.uint8))
    small = io.BytesIO()
    image.save(small, "JPEG")
    tags = Image.Exif()
    tags[0x0112] = 6
    first = tags.tobytes().removeprefix(b"Exif\0\0")
    second = struct.pack(">HHHIIHHIII", 2, 0x201, 4, 1, len(first) + 30, 0x202, 4, 1, 0, 0)
    second = second[:22] + struct.pack(">I", len(small.getvalue())) + bytes(4)
    exif = _linked(first, len(first)) + second + small.getvalue()
    old = base64.b64encode(b"old").decode()
    xmp = packet(f'<rdf:li xmpGImg:width="8" xmpGImg:height="6" xmpGImg:image="{old}"/>')
    image.save(folder / "t.jpg", exif=b"Exif\0\0" + exif, xmp=xmp)
    return folder / "t.jpg"


def _linked(first: bytes, offset: int) -> bytes:
    """Link a directory behind the first one of a big-endian block."""
    (start,) = struct.unpack_from(">I", first, 4)
    (count,) = struct.unpack_from(">H", first, start)
    end = start + 2 + 12 * count
    return first[:end] + struct.pack(">I", offset) + first[end + 4 :]


def test_thumbnails_of_a_turned_photo_are_renewed(
    folder: Path, scratch: Scratch, rows: Rows
) -> None:
    made = decode_photo(turned_jpeg(folder), scratch, Progress())
    assert made.metadata.applied_orientation == 6
    after = exported(Document(made), folder, scratch, rows)
    exif, xmp = after.exif or b"", after.xmp or b""
    with Image.open(io.BytesIO(exif[exif.rindex(b"\xff\xd8\xff") :])) as small:
        assert small.size == (60, 80)
    parsed = XmpPacket.parse(xmp)
    found = {each.name: parsed.text(each) for each in parsed.properties()}
    with Image.open(io.BytesIO(base64.b64decode(found["image"]))) as small:
        assert small.size == (60, 80) == (int(found["width"]), int(found["height"]))


def test_metadata_of_an_unchanged_photo_stay_byte_for_byte(
    folder: Path, scratch: Scratch, rows: Rows
) -> None:
    metadata = Metadata(exif=sized_exif(), xmp=packet(DIMENSIONS.format(80, 60), MICROSOFT))
    document = Document(photo(folder, metadata))
    after = exported(document, folder, scratch, rows)
    assert replace(after, dpi=None) == metadata
