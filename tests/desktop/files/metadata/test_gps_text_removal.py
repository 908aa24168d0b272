"""Tests of the places that are cut from texts in every field and container."""

import struct

import pytest
from PIL import Image

from desktop.document.photo import Metadata
from desktop.files.metadata.gps_removal import without_places
from desktop.files.metadata.gps_text_removal import (
    cut_bytes,
    without_coordinates,
    without_telling_keywords,
)

NOTATIONS = [
    "+48.2082+016.3738/",
    "+481229.5+0162225.7+171CRSWGS_84/",
    "N 48° 12.492 E 016° 22.428",
    "48.2082° N, 16.3738° E",
    "48°12'30\" N, 16°22'23\" E",
    "48 12 30 N, 16 22 23 E",
    "48,2082; 16,3738",
    "48.2082, 16.3738",
    "116.3738 -48.2082",
    "https://maps.app.goo.gl/AbCdEf123",
    "maps.app.goo.gl/AbCdEf123",
    "https://what3words.com/filled.count.soap",
    "///filled.count.soap",
    "https://example.org/?q=48.2082%2C16.3738&z=3",
    "https://www.openstreetmap.org/#map=15/48.2082/16.3738",
    "lng 16.3738",
    "lon: 16.3738",
    "lat=48.2",
    "Latitude 48.2082, longitude 16.3738",
    "geo:48.2082,16.3738",
    "geo/lat/48.2082",
    "33U 601779 5340548",
    "8FWR6922+XX",
    "GPS: 48.2082, 16.3738",
    "N 48 12.492 E 016 22.428",
    "48.2082\n16.3738",
    f"48.{'1' * 40}, 16.{'1' * 40}",
    "what3words: filled.count.soap",
    "−33.8688, 151.2093",
    "Breite 48.2082, Länge 16.3738",
    "Lat: 48.2082 / Long: 16.3738",
    "latitude=48.2082&longitude=16.3738",
    "latitud: 48.2, longitud: 16.3",
    "loc:48.2082,16.3738",
    "48° 12.492 N",
    "E 16.3738°",
    "16°22'23\" O",
    "48.2082&deg; N, 16.3738&deg; E",
    "48.2082°, 16.3738°",
]
XMP = '<x xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">{}</x>'


def xmp_without_places(inside: str) -> str | None:
    xmp = without_places(Metadata(xmp=XMP.format(inside).encode())).xmp
    return xmp and xmp.decode()


@pytest.mark.parametrize("place", NOTATIONS)
def test_only_the_coordinates_of_a_text_are_cut(place: str) -> None:
    assert without_coordinates(f"Oma, 1943, {place}") == "Oma, 1943"
    assert without_coordinates(f"{place}; Oma") == "Oma"
    assert without_coordinates(f"Oma ({place}), 1943") == "Oma, 1943"


@pytest.mark.parametrize(
    "text", ['{"lat":48.2082,"lng":16.3738}', "[48.2082, 16.3738]", "<lat 48.2082>"]
)
def test_no_signs_are_left_of_a_text_of_coordinates(text: str) -> None:
    assert without_coordinates(text) == ""


@pytest.mark.parametrize("place", NOTATIONS)
@pytest.mark.parametrize("tag", [0x010E, 0x013B, 0x8298, 0x9C9B, 0x9C9D])
def test_exif_keeps_the_text_around_coordinates(place: str, tag: int) -> None:
    tags, text = Image.Exif(), f"Großmutter {place}"
    tags[tag] = text.encode("utf-16-le") + b"\0\0" if tag >= 0x9C00 else text.encode() + b"\0"
    after = without_places(Metadata(exif=tags.tobytes()[6:])).exif
    read = Image.Exif()
    read.load(after or b"")
    value = read[tag]
    if isinstance(value, bytes):
        assert value.decode("utf-16-le").rstrip("\0") == "Großmutter"
    else:
        assert value.encode("latin-1").decode() == "Großmutter"


@pytest.mark.parametrize("codec", ["ascii", "utf-16-le", "utf-16-be"])
def test_user_comment_keeps_its_encoding_and_its_other_words(codec: str) -> None:
    head = b"ASCII\0\0\0" if codec == "ascii" else b"UNICODE\0"
    tags = Image.Exif()
    tags.get_ifd(0x8769)[0x9286] = head + "Oma geo:lat=48.2082".encode(codec)
    read = Image.Exif()
    read.load(without_places(Metadata(exif=tags.tobytes()[6:])).exif or b"")
    assert read.get_ifd(0x8769)[0x9286] == head + "Oma".encode(codec)


def test_a_short_rest_of_an_exif_text_is_readable() -> None:
    tags = Image.Exif()
    tags[0x010E] = "O 48.2082, 16.3738"
    read = Image.Exif()
    read.load(without_places(Metadata(exif=tags.tobytes()[6:])).exif or b"")
    assert read[0x010E] == "O"


def test_texts_of_exif_3_lose_coordinates() -> None:
    text = b"Oma 48.2082, 16.3738\0"
    exif = b"II*\0" + struct.pack("<IHHHIII", 8, 1, 0x013B, 129, len(text), 26, 0) + text
    after = without_places(Metadata(exif=exif)).exif
    assert after == exif[:14] + struct.pack("<I4sI", 4, b"Oma\0", 0) + bytes(len(text))


def test_only_one_of_several_keywords_is_cut() -> None:
    assert without_telling_keywords("geo:lat=48.2;Oma;geotagged") == "Oma"
    keywords = "geo:lat=48.2082;geo:lon=16.3738;Oma\0".encode("utf-16-le")
    assert cut_bytes(keywords, without_telling_keywords) == "Oma\0".encode("utf-16-le")


def test_items_of_gdal_with_a_place_are_removed() -> None:
    tags = Image.Exif()
    item = '<Item name="{}">{}</Item>'
    tags[0xA480] = "<G>" + item.format("lat", "48.2082") + item.format("who", "Oma") + "</G>"
    read = Image.Exif()
    read.load(without_places(Metadata(exif=tags.tobytes()[6:])).exif or b"")
    assert read[0xA480] == "<G>" + item.format("who", "Oma") + "</G>"


@pytest.mark.parametrize("place", NOTATIONS)
def test_captions_of_iptc_and_comments_keep_their_other_words(place: str) -> None:
    def caption(text: str) -> bytes:
        return b"\x1c\x02\x78" + struct.pack(">H", len(text.encode())) + text.encode()

    metadata = Metadata(iptc=caption(f"Größe {place}"), comments=(("Author", f"Opa, {place}"),))
    kept = without_places(metadata)
    assert kept.iptc == caption("Größe")
    assert kept.comments == (("Author", "Opa"),)


@pytest.mark.parametrize(
    "place",
    [
        "&#52;8.2082, &#x31;6.3738",
        "4<!-- x -->8.2082, 16.3738",
        "<![CDATA[48.2082, 16.3738]]>",
        "48.2082<?x y?>, 16.3738",
        "48.2082&#x2c;&#00032;16.3738",
    ],
)
def test_xmp_is_searched_as_a_reader_sees_it(place: str) -> None:
    kept = XMP.format("<dc:rights>Oma</dc:rights>")
    assert xmp_without_places(f"<dc:rights>Oma {place}</dc:rights>") == kept


def test_comments_of_xmp_with_coordinates_are_removed() -> None:
    kept = "<!-- Oma --><dc:rights>Oma</dc:rights>"
    assert xmp_without_places(f"<!-- 48.2082, 16.3738 -->{kept}") == XMP.format(kept)
    assert xmp_without_places(f"<?note 48.2082, 16.3738?>{kept}") == XMP.format(kept)


def test_text_between_the_children_of_an_element_loses_coordinates() -> None:
    text = xmp_without_places("<a:b>48.20<rdf:li>Oma</rdf:li>82, 16.3738</a:b>")
    assert text == XMP.format("<a:b><rdf:li>Oma</rdf:li></a:b>")


@pytest.mark.parametrize("name", ["lng", "lon", "lat", "coordinates", "RtkLat", "what3words"])
def test_properties_named_after_a_place_are_removed(name: str) -> None:
    assert xmp_without_places(f"<a:{name}>48</a:{name}>") == XMP.format("")


def test_only_the_tag_with_a_place_leaves_the_tags_of_digikam() -> None:
    items = "<rdf:li>{}</rdf:li>"
    tags = "<digiKam:TagsList><rdf:Seq>{}</rdf:Seq></digiKam:TagsList>"
    inside = items.format("geo/lat/48.2082") + items.format("People/Oma")
    assert xmp_without_places(tags.format(inside)) == XMP.format(
        tags.format(items.format("People/Oma"))
    )


@pytest.mark.parametrize(
    "text",
    [
        "Oma & Opa, 1943-05-01, 12:30",
        "https://example.org/photos/1943",
        "N 4, E 5",
        "+49 89 1234567",
        "1 + 2 = 3/4",
        "a slope of 12.5° E, 25° W",
        "Breite 1.200 mm, Länge 12,5 cm",
        "Platte 9 x 12 cm; f/4,5 1/50",
    ],
)
def test_texts_without_a_place_are_kept(text: str) -> None:
    assert without_coordinates(text) == text
