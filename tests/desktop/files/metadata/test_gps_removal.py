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
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.export.export_options import ExportOptions
from desktop.files.export.exporter import Rows, export
from desktop.files.formats.format_table import WRITABLE, Format
from desktop.files.metadata.gps_removal import GPS, has_maker_note, tells_place, without_places
from desktop.files.metadata.gps_text_removal import has_coordinates
from desktop.files.notices import MakerNoteLeftOut
from desktop.files.storage.scratch_files import Scratch
from models.core.progress import Progress
from tests.desktop.files.metadata_samples import IPTC

XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r"><rdf:Description rdf:about="" '
    'xmlns:e="http://ns.adobe.com/exif/1.0/" {attribute} dc:source="Käthe">'
    "{element}</rdf:Description></rdf:RDF></x:xmpmeta>"
)


PAIRED = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-'
    'syntax-ns#"><rdf:Description rdf:about="" xmlns:a="http://a/" xmlns:dc="http://purl.org/dc/'
    'elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:mwg="http://www.metadataworking'
    'group.com/schemas/regions/" xmlns:exif="http://ns.adobe.com/exif/1.0/" dc:source="Oma">'
    "{}</rdf:Description></rdf:RDF></x:xmpmeta>"
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
        (("Place", "Wien"), False),
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


def hidden_gps(endian: str, hide: str) -> bytes:
    """Make EXIF whose GPS directory is reached in an unusual way, or not at all."""
    exif = bytearray(exif_with_gps(endian))
    short, entry = struct.Struct(f"{endian}H"), struct.Struct(f"{endian}HHII")
    (start,) = struct.unpack_from(f"{endian}I", exif, 4)
    for number in range(short.unpack_from(exif, start)[0]):
        at = start + 2 + entry.size * number
        tag, _, _, target = entry.unpack_from(exif, at)
        if tag == GPS:
            hidden = {
                "orphan": (0xFDE8, 4, 1, 0),
                "private tag": (0xFDE8, 4, 1, target),
                "sub-directory": (0x014A, 4, 1, target),
                "typed": (0xFDE8, 13, 1, target),
                "opaque value": (0xFDE8, 7, len(exif) - target, target),
            }
            entry.pack_into(exif, at, *hidden[hide])
    return bytes(exif)


@pytest.mark.parametrize("endian", ["<", ">"])
@pytest.mark.parametrize(
    "hide", ["orphan", "private tag", "sub-directory", "typed", "opaque value"]
)
def test_a_gps_directory_that_is_hidden_in_exif_is_removed(endian: str, hide: str) -> None:
    before = hidden_gps(endian, hide)
    after = without_places(Metadata(exif=before)).exif
    assert after is not None
    assert b"1943:05:01" in before
    assert b"1943:05:01" not in after
    read = Image.Exif()
    read.load(after)
    assert (read[0x010F], read[0x8298]) == ("Voigtlander", "Opa")
    assert tells_place(Metadata(exif=before))
    assert not tells_place(Metadata(exif=after))


def test_bytes_without_a_position_that_nothing_leads_to_do_not_tell_a_place() -> None:
    tags = Image.Exif()
    tags[0x010F] = "Voigtlander"
    assert not tells_place(Metadata(exif=tags.tobytes()[6:] + b"left over by an editor"))


def test_a_second_gps_pointer_in_the_directory_of_interoperability_is_removed() -> None:
    tags = Image.Exif()
    tags.get_ifd(0x8769)[0x9003] = "1956:07:04 12:00:00"
    tags.get_ifd(0x8769)[0xA005] = {1: "R98", GPS: {2: (48.0, 12.0, 30.5), 29: "1943:05:01"}}
    before = tags.tobytes()[6:]
    after = without_places(Metadata(exif=before)).exif
    assert after is not None
    assert b"1943:05:01" not in after
    assert b"1956:07:04" in after


PAIRS = [
    '<a:v><rdf:Bag><rdf:li rdf:parseType="Resource"><a:Name>exif:GPSLatitude</a:Name>'
    "<a:Value>48,12.345N</a:Value></rdf:li></rdf:Bag></a:v>",
    '<a:v><rdf:Description a:key="lat" a:value="48.212345"/></a:v>',
    '<a:v><rdf:Description a:key="City" a:value="48.212345 or Wien"/></a:v>',
    '<a:v rdf:parseType="Resource"><rdf:value>48.212345</rdf:value><a:role>latitude</a:role></a:v>',
    "<a:v><rdf:Seq><rdf:li>GPSLatitude</rdf:li><rdf:li>48.212345</rdf:li></rdf:Seq></a:v>",
    '<a:v><rdf:Bag><rdf:li a:of="startLat">48.212345</rdf:li></rdf:Bag></a:v>',
    "<a:startLat>48.212345</a:startLat>",
    '<a:v a:center_lon="48.212345"/>',
    "<a:v><rdf:Alt><rdf:li>GPSLatitude=48.212345</rdf:li></rdf:Alt></a:v>",
    "<a:v>&lt;exif:GPSLatitude&gt;48,12.345N&lt;/exif:GPSLatitude&gt;</a:v>",
    "<exif:GPSLatitude><rdf:Description><rdf:value>48.212345</rdf:value></rdf:Description>"
    "</exif:GPSLatitude>",
]


@pytest.mark.parametrize("pair", PAIRS)
def test_a_place_in_a_name_and_value_of_xmp_is_removed(pair: str) -> None:
    before = PAIRED.format(pair)
    assert tells_place(Metadata(xmp=before.encode()))
    after = (without_places(Metadata(xmp=before.encode())).xmp or b"").decode()
    for part in ("48", "12345", "12.345", "Wien"):
        assert part not in after
    assert 'dc:source="Oma"' in after


@pytest.mark.parametrize(
    "kept",
    [
        "<a:v><rdf:Bag><rdf:li>Altitude 1956</rdf:li><rdf:li>GPS</rdf:li></rdf:Bag></a:v>",
        '<a:v><rdf:Description mwg:Name="Lon" mwg:Type="Face" mwg:Rotation="0.5"/></a:v>',
        '<a:v><rdf:Description a:name="Flat" a:value="5.6"/></a:v>',
        "<a:longExposure>30.5</a:longExposure>",
        '<a:v><rdf:Description a:key="platform" a:value="12"/></a:v>',
    ],
)
def test_other_names_and_values_of_xmp_stay(kept: str) -> None:
    xmp = PAIRED.format(kept).encode()
    assert without_places(Metadata(xmp=xmp)).xmp == xmp


def test_a_title_that_is_a_word_of_places_costs_no_other_property() -> None:
    outer = PAIRED.format("").replace("dc:source", 'dc:title="Altitude" xmp:Rating="5" dc:source')
    assert without_places(Metadata(xmp=outer.encode())).xmp == outer.encode()
