"""Tests of the removal of all that tells where a photo was taken."""

import io
import os
import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from desktop.document.document import Document
from desktop.document.photo import Metadata, Photo
from desktop.files.decoding.photo import decode_photo
from desktop.files.export.encoders import ExportOptions
from desktop.files.export.exporter import Rows, export
from desktop.files.formats.formats import WRITABLE, Format
from desktop.files.metadata.place_texts import has_coordinates
from desktop.files.metadata.places import GPS, has_maker_note, tells_place, without_places
from desktop.files.notices import MakerNoteLeftOut
from desktop.files.storage.scratch import Scratch
from models.core.progress import Progress
from tests.desktop.files.metadata_samples import IPTC

XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r"><rdf:Description rdf:about="" '
    'xmlns:e="http://ns.adobe.com/exif/1.0/" {attribute} dc:source="Käthe">'
    "{element}</rdf:Description></rdf:RDF></x:xmpmeta>"
)


def exif_with_gps(endian: str = "<") -> bytes:
    tags = Image.Exif()
    tags.endian = endian
    tags[0x010F], tags[0x8298] = "Voigtlander", "Opa"
    tags.get_ifd(GPS)[2] = (48.0, 12.0, 30.5)
    tags.get_ifd(GPS)[29] = "1943:05:01"
    tags.get_ifd(0x8769)[0x927C] = b"maker note"
    return tags.tobytes()[6:]


@pytest.mark.parametrize("endian", ["<", ">"])
def test_gps_is_removed_from_exif_and_all_else_is_kept(endian: str) -> None:
    before = exif_with_gps(endian)
    after = without_places(Metadata(exif=before)).exif
    assert after is not None
    assert b"1943:05:01" in before
    assert b"1943:05:01" not in after
    read = Image.Exif()
    read.load(after)
    assert (read[0x010F], read[0x8298], read.get_ifd(GPS)) == ("Voigtlander", "Opa", {})
    assert b"maker note" not in after


@pytest.mark.parametrize(
    "place",
    [
        'e:GPSLatitude="48,12.5N"',
        "<exif:GPSLongitude>16,22.3E</exif:GPSLongitude>",
        "<exif:GPSAltitude/>",
        'drone-dji:GpsLatitude="48.2"',
        '<geo:lat xmlns:geo="g">48.2</geo:lat>',
        'photoshop:City="Wien"',
        "<Iptc4xmpExt:LocationShown><rdf:Bag><rdf:li>Wien</rdf:li></rdf:Bag></Iptc4xmpExt:LocationShown>",
        "<dc:description>48.20849, 16.37208</dc:description>",
        'dc:coverage="Wien"',
        'xmpDM:shotLocation="Wien"',
        'drone-dji:AbsoluteAltitude="+123.4"',
        'digiKam:ImageHistory="at 48.20849, 16.37208"',
        "<dc:rights>geo:48.2,16.3</dc:rights>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xmp_loses_places_in_every_form_and_keeps_the_rest(place: str, encoding: str) -> None:
    inside = place if place.startswith("<") else ""
    packet = XMP.format(attribute="" if inside else place, element=inside)
    xmp = without_places(Metadata(xmp=packet.encode(encoding))).xmp
    assert xmp is not None
    assert xmp.decode().split() == XMP.format(attribute="", element="").split()
    assert tells_place(Metadata(xmp=packet.encode()))


@pytest.mark.parametrize(
    "place",
    [
        "geotagged",
        "geo:lat=48.20849",
        "geo:lon=16.37208",
        "Places|48.20849, 16.37208",
        "lat 48.208",
    ],
)
def test_only_the_keyword_with_a_place_is_removed(place: str) -> None:
    xmp = XMP.format(
        attribute="",
        element=f"<dc:subject><rdf:Bag><rdf:li>Oma</rdf:li><rdf:li>{place}</rdf:li></rdf:Bag>"
        "</dc:subject>",
    )
    kept = without_places(Metadata(xmp=xmp.encode())).xmp
    assert kept == xmp.replace(f"<rdf:li>{place}</rdf:li>", "").encode()


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("N 48° 12.5' E 16° 22.4'", True),
        ("N48.20849 E16.37208", True),
        ("48.20849N 16.37208E", True),
        ("Latitude: 48.20849", True),
        ("8FWR6922+XX", True),
        ("https://www.openstreetmap.org/#map=17/48.20849/16.37208", True),
        ("row N 4, seat E 5", False),
        ("12.500, 13.000", False),
        ("table long 1,80 m", False),
        ("Canon EOS 6D GPS", False),
        ("1943:06:01 12:00:00", False),
    ],
)
def test_coordinates_are_recognised_in_texts(text: str, has: bool) -> None:
    assert has_coordinates(text) is has


@pytest.mark.parametrize("tag", [0x010D, 0x013B, 0x8298, 0x9C9E])
def test_exif_texts_with_coordinates_are_removed(tag: int) -> None:
    tags = Image.Exif()
    text = "geo:48.20849,16.37208"
    tags[0x010F] = "Voigtlander GPS"
    tags[tag] = text.encode("utf-16-le") if tag == 0x9C9E else text
    after = without_places(Metadata(exif=tags.tobytes()[6:])).exif
    read = Image.Exif()
    read.load(after or b"")
    assert tag not in read
    assert read[0x010F] == "Voigtlander GPS"


def test_iptc_loses_machine_tags_and_previews_with_exif() -> None:
    def data_set(number: int, value: bytes) -> bytes:
        return b"\x1c\x02" + struct.pack(">BH", number, len(value)) + value

    kept = data_set(25, b"Oma") + data_set(202, b"\xff\xd8\xff\xd9")
    removed = data_set(25, b"geo:lat=48.2") + data_set(202, b"\xff\xd8\xff\xe1\0\x10Exif\0\0")
    assert without_places(Metadata(iptc=removed + kept)).iptc == kept


def test_regions_and_numbers_in_xmp_are_not_taken_for_coordinates() -> None:
    region = "<MPReg:Rectangle>0.12345, 0.23456, 0.1, 0.2</MPReg:Rectangle>"
    xmp = XMP.format(attribute="", element=region).encode()
    assert without_places(Metadata(xmp=xmp)).xmp == xmp


def test_damaged_xmp_is_removed_as_a_whole() -> None:
    assert without_places(Metadata(xmp=b"<x exif:GPSLatitude='1'")).xmp is None


def test_iptc_loses_places_and_keeps_the_caption() -> None:
    caption, keyword = b"\x1c\x02\x78\x00\x03Oma", b"\x1c\x02\x19\x00\x03Oma"
    iptc = caption + IPTC + b"\x1c\x02\x1b\x80\x02\x00\x04Wien" + keyword
    assert without_places(Metadata(iptc=iptc)).iptc == caption + keyword


@pytest.mark.parametrize(
    ("comment", "kept"),
    [
        (("exif:GPSLatitude", "10/1,30/1,0/1"), False),
        (("xmp:GPSLatitude", "10,30N"), False),
        (("Location", "Wien"), False),
        (("exif:MakerNote", "1, 2"), False),
        (("Comment", "GPS 10.5 N 20.25 W"), False),
        (("Comment", "48°12'30\" N, 16°22'23\" E"), False),
        (("Comment", "geo:48.2,16.4"), False),
        (("Comment", "Oma with 2 sons, 1943"), True),
        (("Title", "the bridge"), True),
    ],
)
def test_comments_with_places_are_removed(comment: tuple[str, str], kept: bool) -> None:
    assert without_places(Metadata(comments=(comment,))).comments == ((comment,) if kept else ())


def test_camera_notes_are_removed_and_reported(folder: Path, scratch: Scratch, rows: Rows) -> None:
    tags = Image.Exif()
    tags.get_ifd(0x8769)[0x927C] = b"maker note"
    metadata = Metadata(exif=tags.tobytes()[6:])
    assert has_maker_note(metadata.exif)
    assert not tells_place(metadata)
    notices: list[object] = []
    photo = Photo(folder / "x", "x", np.zeros((4, 5, 3), np.uint8), metadata=metadata)
    options = ExportOptions(Format.PNG, keep_gps=False)
    export(Document(photo), folder / "a.png", options, rows, Progress(on_notice=notices.append))
    assert b"maker note" not in (folder / "a.png").read_bytes()
    assert notices == [MakerNoteLeftOut(folder / "a.png")]


@pytest.mark.parametrize(
    ("metadata", "tells"),
    [
        (Metadata(), False),
        (Metadata(iptc=IPTC), True),
        (Metadata(comments=(("xmp:GPSLatitude", "1"),)), True),
        (Metadata(comments=(("Comment", "Oma"),), dpi=(72.0, 72.0)), False),
    ],
)
def test_photo_tells_its_place_wherever_it_stands(metadata: Metadata, tells: bool) -> None:
    assert tells_place(metadata) is tells


def test_gps_pointer_of_the_thumbnail_is_removed() -> None:
    gps = struct.pack("<HHHI4sI", 1, 1, 2, 2, b"N\0\0\0", 0)
    second = struct.pack("<HHHIII", 1, GPS, 4, 1, 14 + 18, 0)
    exif = b"II*\0" + struct.pack("<IHI", 8, 0, 14) + second + gps
    after = without_places(Metadata(exif=exif)).exif
    assert after is not None
    assert b"N" not in after


@settings(deadline=None)
@given(st.binary(max_size=200), st.integers(0, 199), st.integers(0, 255))
def test_damaged_blocks_raise_no_error(block: bytes, at: int, byte: int) -> None:
    damaged = bytearray(exif_with_gps())
    damaged[at % len(damaged)] = byte
    for each in (block, bytes(damaged), XMP[:at].encode()):
        kept = without_places(Metadata(exif=each, xmp=each))
        assert kept.exif is None or len(kept.exif) == len(each)


@pytest.mark.parametrize("format", WRITABLE)
def test_result_has_no_gps_without_keep_gps(
    format: Format, folder: Path, scratch: Scratch, rows: Rows
) -> None:
    image = Image.fromarray(np.zeros((9, 9, 3), np.uint8))
    image.save(folder / "a.jpg", exif=b"Exif\0\0" + exif_with_gps())
    photo = decode_photo(folder / "a.jpg", scratch, Progress())
    for place in (True, False):
        target = folder / f"{place}{format.suffix}"
        export(Document(photo), target, ExportOptions(format, keep_gps=place), rows, Progress())
        with Image.open(io.BytesIO(target.read_bytes())) as result:
            assert bool(result.getexif().get_ifd(GPS)) is place


def test_result_has_the_modification_time_of_its_original(
    folder: Path, scratch: Scratch, rows: Rows
) -> None:
    Image.new("RGB", (9, 9)).save(folder / "a.png")
    os.utime(folder / "a.png", (1_000_000_000, 1_000_000_000))
    photo = decode_photo(folder / "a.png", scratch, Progress())
    export(Document(photo), folder / "b.png", ExportOptions(Format.PNG), rows, Progress())
    assert (folder / "b.png").stat().st_mtime == 1_000_000_000
