"""Tests of XMP properties that announce what results do not have."""

import io
import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from desktop.files.decoding.dangling_xmp import without_announcements
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.storage.scratch_files import Scratch
from models.core.progress import Progress

SPACES = (
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:GCamera="http://ns.google.com/photos/1.0/camera/" '
    'xmlns:C="http://ns.google.com/photos/1.0/container/" '
    'xmlns:I="http://ns.google.com/photos/1.0/container/item/" '
    'xmlns:gain="http://ns.adobe.com/hdr-gain-map/1.0/"'
)
DIRECTORY = (
    '<C:Directory><rdf:Seq><rdf:li rdf:parseType="Resource">'
    '<C:Item I:Mime="image/jpeg" I:Semantic="Primary"/></rdf:li></rdf:Seq></C:Directory>'
)


def packet(attributes: str = "", inner: str = "") -> bytes:
    """Make a packet with a title and more attributes and elements."""
    title = "<dc:title><rdf:Alt><rdf:li>A gain map: MotionPhoto</rdf:li></rdf:Alt></dc:title>"
    about = f'<rdf:Description rdf:about="" {SPACES}{attributes}>{title}{inner}</rdf:Description>'
    return f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>{about}</rdf:RDF></x:xmpmeta>'.replace(
        "<rdf:RDF>", f"<rdf:RDF {SPACES}>"
    ).encode()


@pytest.mark.parametrize(
    ("attributes", "inner"),
    [
        (' GCamera:MotionPhoto="1" GCamera:MotionPhotoVersion="1"', ""),
        (" GCamera:MicroVideo='1' GCamera:MicroVideoOffset='2032'", DIRECTORY),
        ("", "<GCamera:MotionPhoto>1</GCamera:MotionPhoto>"),
        ("", '<gain:Version>1.0</gain:Version><gain:GainMapMax a="b"/>'),
        (' gain:Version="1.0"', DIRECTORY),
        (' C:Version="1"', f"{DIRECTORY}\n<GCamera:MicroVideoOffset />"),
    ],
)
def test_announcements_are_removed_and_all_else_stays(attributes: str, inner: str) -> None:
    without = without_announcements(packet(attributes, inner))
    ElementTree.fromstring(without)  # noqa: S314  own text
    assert without.replace(b"\n", b"") == packet()


@pytest.mark.parametrize(
    "xmp",
    [
        packet(' GCamera:BurstID="7" GCamera:PortraitVersion="1"'),
        packet(inner="<!-- nothing -->"),
        b"\xff\xfe<\0x\0",
        b"",
        b"no xml MotionPhoto",
    ],
)
def test_other_packets_stay_byte_for_byte(xmp: bytes) -> None:
    assert without_announcements(xmp) == xmp


def test_decoded_photo_announces_nothing(folder: Path, scratch: Scratch) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (24, 16)).save(buffer, "JPEG")
    body = b"http://ns.adobe.com/xap/1.0/\0" + packet(' GCamera:MotionPhoto="1"', DIRECTORY)
    segment = b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
    content = buffer.getvalue()
    (folder / "a.jpg").write_bytes(content[:2] + segment + content[2:])
    assert decode_photo(folder / "a.jpg", scratch, Progress()).metadata.xmp == packet()
