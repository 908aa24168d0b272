"""Tests of family facts in EXIF and IPTC."""

import struct

import pytest
from PIL import Image

from desktop.document.about_date import AboutDate
from desktop.document.family_facts import FamilyFacts
from desktop.document.photo import Metadata
from desktop.files.metadata.facts.exif_facts import (
    iptc_caption,
    with_exif_facts,
    with_iptc_facts,
)

FACTS = FamilyFacts(caption="Anna Müller", date=AboutDate.of("summer 1956"))


def block(order: str) -> bytes:
    """Make an EXIF block with two directories, a MakerNote and a thumbnail's directory."""
    note = b"maker note"
    first = struct.pack(f"{order}HHHI4sHHIII", 2, 0x010F, 2, 4, b"Box\0", 0x8769, 4, 1, 38, 64)
    inner = struct.pack(f"{order}HHHIII", 1, 0x927C, 7, len(note), 82, 0)
    last = struct.pack(f"{order}HHHIHHI", 1, 0x0112, 3, 1, 1, 0, 0)
    mark = b"II*\0" if order == "<" else b"MM\0*"
    head = mark + struct.pack(f"{order}I", 8)
    padded = (head + first).ljust(38, b"\0") + inner
    return (padded.ljust(64, b"\0") + last).ljust(82, b"\0") + note


def read(exif: bytes) -> Image.Exif:
    found = Image.Exif()
    found.load(b"Exif\0\0" + exif)
    return found


@pytest.mark.parametrize("order", ["<", ">"])
def test_other_tags_and_the_maker_note_stay_in_place(order: str) -> None:
    exif = with_exif_facts(Metadata(exif=block(order)), FACTS).exif
    assert exif is not None
    tags = read(exif)
    assert tags[0x010F] == "Box"
    assert tags.get_ifd(0x8769)[0x9003] == "1956:06:01 00:00:00"
    assert tags.get_ifd(0x8769)[0x927C] == b"maker note"
    assert exif[82:92] == b"maker note"
    assert "Anna Müller".encode() in exif


def test_a_photo_without_exif_gets_a_block() -> None:
    exif = with_exif_facts(Metadata(), FACTS).exif
    assert exif is not None
    assert read(exif).get_ifd(0x8769)[0x9003] == "1956:06:01 00:00:00"


def test_an_earlier_date_is_replaced() -> None:
    once = with_exif_facts(Metadata(), FACTS)
    again = with_exif_facts(once, FamilyFacts(date=AboutDate.of("1943")))
    assert again.exif is not None
    assert read(again.exif).get_ifd(0x8769)[0x9003] == "1943:01:01 00:00:00"


def test_a_damaged_block_stays() -> None:
    assert with_exif_facts(Metadata(exif=b"none"), FACTS).exif == b"none"


def test_photos_without_iptc_get_none() -> None:
    assert with_exif_facts(Metadata(), FACTS).iptc is None


def test_iptc_is_in_utf_8_after_a_change() -> None:
    old = b"\x1c\x02\x50\x00\x04M\xfcll" + b"\x1c\x02\x78\x00\x03old"
    new = with_iptc_facts(old, "Anna Müller", None)
    assert iptc_caption(new) == "Anna Müller"
    assert "Müll".encode() in new
    assert new.startswith(b"\x1c\x01\x5a\x00\x03\x1b%G")
    assert b"old" not in new
