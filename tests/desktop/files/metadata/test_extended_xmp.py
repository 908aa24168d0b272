"""Tests of XMP packets beyond 64 KB in JPEG files."""

import hashlib
import io
import struct
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.document.document import Document
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.export.export_options import ExportOptions
from desktop.files.export.exporter import Rows, export
from desktop.files.formats.format_table import Format
from desktop.files.metadata.extended_xmp import (
    extension_segments,
    join_extended_xmp,
    split_extended_xmp,
)
from desktop.files.metadata.extract_metadata import _ORIENTATION_IN_XMP
from desktop.files.metadata.readers.jpeg_reader import read_jpeg
from desktop.files.metadata.xmp_packet import DC, XmpPacket
from desktop.files.notices import NotUnderstood
from desktop.files.storage.scratch_files import Scratch
from models.core.progress import Notice, Progress

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
KEYWORDS = "".join(f"<r:li>keyword {number} of an archive</r:li>" for number in range(4000))
EXTENDED = (
    f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF xmlns:r="{RDF}" xmlns:d="{DC}">'
    f'<r:Description r:about=""><d:subject><r:Bag>{KEYWORDS}</r:Bag></d:subject>'
    "</r:Description></r:RDF></x:xmpmeta>"
).encode()
DIGEST = hashlib.md5(EXTENDED, usedforsecurity=False).hexdigest().upper()
MAIN = (
    f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{RDF}"><rdf:Description '
    'rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
    'xmlns:note="http://ns.adobe.com/xmp/note/" xmp:Rating="4" '
    f'note:HasExtendedXMP="{DIGEST}"/></rdf:RDF></x:xmpmeta>'
).encode()


def keywords(xmp: bytes | None) -> int:
    """Count the keywords that a reader of namespaces finds."""
    packet = XmpPacket.parse(xmp or b"<a/>")
    subjects = [each for each in packet.elements if each.is_named(DC, "subject")]
    return sum(len(bag.children) for each in subjects for bag in each.children)


def segments(parts: list[bytes]) -> bytes:
    return b"".join(struct.pack(">HH", 0xFFE1, len(part) + 2) + part for part in parts)


def write_jpeg(path: Path, parts: list[bytes]) -> Path:
    file = io.BytesIO()
    Image.fromarray(np.zeros((6, 8, 3), np.uint8)).save(file, "JPEG")
    content = file.getvalue()
    path.write_bytes(content[:2] + segments(parts) + content[2:])
    return path


@pytest.fixture
def parts() -> list[bytes]:
    """Build the segments of main and extended packet."""
    return [b"http://ns.adobe.com/xap/1.0/\0" + MAIN, *extension_segments(EXTENDED)]


@pytest.mark.parametrize("format", [Format.JPEG, Format.PNG, Format.TIFF, Format.WEBP])
def test_extended_xmp_is_in_every_result(
    parts: list[bytes], format: Format, folder: Path, scratch: Scratch, rows: Rows
) -> None:
    photo = decode_photo(write_jpeg(folder / "a.jpg", parts), scratch, Progress())
    notices = list[Notice]()
    target = folder / f"r{format.suffix}"
    export(Document(photo), target, ExportOptions(format), rows, Progress(on_notice=notices.append))
    after = decode_photo(target, scratch, Progress()).metadata.xmp
    assert (keywords(photo.metadata.xmp), keywords(after)) == (4000, 4000)
    assert b'xmp:Rating="4"' in (after or b"")
    assert b"HasExtendedXMP" not in (after or b"")
    assert notices == []


def test_parts_in_another_order_are_joined(
    parts: list[bytes], folder: Path, scratch: Scratch
) -> None:
    photo = decode_photo(write_jpeg(folder / "a.jpg", parts[::-1]), scratch, Progress())
    assert keywords(photo.metadata.xmp) == 4000


def test_missing_part_is_reported_and_leaves_no_pointer(
    parts: list[bytes], folder: Path, scratch: Scratch
) -> None:
    path, notices = write_jpeg(folder / "a.jpg", parts[:-1]), list[Notice]()
    photo = decode_photo(path, scratch, Progress(on_notice=notices.append))
    assert b"HasExtendedXMP" not in (photo.metadata.xmp or b"")
    assert b'xmp:Rating="4"' in (photo.metadata.xmp or b"")
    assert notices == [NotUnderstood(path)]


def test_part_of_another_packet_is_ignored(
    parts: list[bytes], folder: Path, scratch: Scratch
) -> None:
    odd = parts[1].replace(DIGEST.encode(), b"0" * 32)
    photo = decode_photo(write_jpeg(folder / "a.jpg", [odd, *parts]), scratch, Progress())
    assert keywords(photo.metadata.xmp) == 4000


@pytest.mark.parametrize("part", [b"", b"x" * 39, b"0" * 32 + b"\xff" * 8 + b"<a/>"])
def test_damaged_parts_raise_no_error(part: bytes) -> None:
    assert join_extended_xmp(MAIN, [part])[1] is False


def test_padding_is_shortened_before_anything_moves() -> None:
    padded = MAIN + b"\n" * 70_000 + b"<?xpacket end='w'?>"
    split = split_extended_xmp(padded, 65_000)
    assert split == (MAIN + b" <?xpacket end='w'?>", None)


def test_written_digest_is_that_of_the_extended_packet() -> None:
    joined, _ = join_extended_xmp(MAIN, [each[35:] for each in extension_segments(EXTENDED)])
    main, extended = split_extended_xmp(joined or b"", 65_000) or (b"", None)
    assert extended is not None
    digest = hashlib.md5(extended, usedforsecurity=False).hexdigest().upper()
    assert f'HasExtendedXMP="{digest}"'.encode() in main
    assert len(main) <= 65_000


@pytest.mark.parametrize(
    "packet",
    [
        b"<a " + b" " * 200_000 + b"b='1'" + b" " * 200_000 + b"/>",
        b"<a xmlns:a='" + b"a" * 200_000 + b"'/>",
        b"<a>" + b"\n" * 200_000 + b"</a>",
    ],
)
def test_long_runs_in_a_packet_take_linear_time(packet: bytes, folder: Path) -> None:
    started = time.process_time()
    XmpPacket.parse(packet)
    path = write_jpeg(folder / "a.jpg", [])
    content = path.read_bytes()
    path.write_bytes(content[:2] + segments([b"http://ns.adobe.com/xap/1.0/\0" + packet[-60_000:]]))
    read_jpeg(path)
    _ORIENTATION_IN_XMP.search(packet)
    assert time.process_time() - started < 2
