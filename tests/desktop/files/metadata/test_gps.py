"""Tests of the removal of the GPS position."""

import io
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from desktop.document.document import Document
from desktop.document.photo import Metadata
from desktop.files.decoding.photo import decode_photo
from desktop.files.export.encoders import ExportOptions
from desktop.files.export.exporter import Rows, export
from desktop.files.formats.formats import WRITABLE, Format
from desktop.files.metadata.gps import GPS, without_gps
from desktop.files.storage.scratch import Scratch
from models.core.progress import Progress

XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r"><rdf:Description rdf:about="" '
    b'xmlns:exif="e" exif:GPSLatitude="48,12.5N" dc:title="GPS Oma">'
    b"<exif:GPSLongitude>16,22.3E</exif:GPSLongitude><exif:GPSAltitude/></rdf:Description>"
    b"</rdf:RDF></x:xmpmeta>"
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
    after = without_gps(Metadata(exif=before)).exif
    assert after is not None
    assert b"1943:05:01" in before
    assert b"1943:05:01" not in after
    read = Image.Exif()
    read.load(after)
    assert (read[0x010F], read[0x8298], read.get_ifd(GPS)) == ("Voigtlander", "Opa", {})
    assert read.get_ifd(0x8769)[0x927C] == b"maker note"
    assert after.index(b"maker note") == before.index(b"maker note")


def test_xmp_loses_gps_properties_and_keeps_place_names() -> None:
    xmp = without_gps(Metadata(xmp=XMP)).xmp
    assert xmp is not None
    assert b"48,12" not in xmp
    assert b"16,22" not in xmp
    assert b'dc:title="GPS Oma"' in xmp


@settings(deadline=None)
@given(st.binary(max_size=200), st.integers(0, 199), st.integers(0, 255))
def test_damaged_blocks_raise_no_error(block: bytes, at: int, byte: int) -> None:
    damaged = bytearray(exif_with_gps())
    damaged[at % len(damaged)] = byte
    for each in (block, bytes(damaged), XMP[:at]):
        kept = without_gps(Metadata(exif=each, xmp=each))
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
