"""Tests of unreadable metadata, which never prevents decoding."""

import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.metadata import extract_metadata
from desktop.files.notices import NotUnderstood
from desktop.files.storage.scratch_files import Scratch
from models.core.progress import Notice, Progress

LEVELS = np.random.default_rng(4).integers(0, 256, (20, 30, 3), np.uint8)


def _chunk(kind: bytes, body: bytes) -> bytes:
    """Build a PNG chunk (PNG third edition, section 5.3)."""
    crc = zlib.crc32(kind + body)
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc)


@pytest.fixture
def latin_1(folder: Path) -> Path:
    """PNG with a Latin-1 keyword, and EXIF as ImageMagick writes it."""
    path, chunks = folder / "latin-1.png", PngInfo()
    exif = Image.Exif()
    exif[0x010E] = "Oma"
    block = exif.tobytes()
    chunks.add_text("Raw profile type exif", f"\nexif\n{len(block):8}\n{block.hex()}\n")
    Image.fromarray(LEVELS).save(path, pnginfo=chunks)
    content = path.read_bytes()
    at = content.index(b"IDAT") - 4
    comment = _chunk(b"tEXt", "Kommentär\0Größe".encode("latin-1"))
    path.write_bytes(content[:at] + comment + content[at:])
    return path


def test_png_with_a_latin_1_keyword_is_decoded_with_its_metadata(
    latin_1: Path, scratch: Scratch
) -> None:
    notices = list[Notice]()
    photo = decode_photo(latin_1, scratch, Progress(on_notice=notices.append))
    assert np.array_equal(photo.pixels, LEVELS)
    assert ("Kommentär", "Größe") in photo.metadata.comments
    assert photo.metadata.exif is not None
    assert b"Oma" in photo.metadata.exif
    assert notices == []


def _raises(*_: object, **__: object) -> None:
    raise UnicodeDecodeError("utf-8", b"\xe4", 0, 1, "as a library may")


@pytest.mark.parametrize(
    "part", ["_exif", "_field", "_iptc", "_profile", "_dpi", "_upright_xmp", "_orientation"]
)
def test_unreadable_metadata_is_reported_and_the_photo_opens(
    latin_1: Path, scratch: Scratch, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    monkeypatch.setattr(extract_metadata, part, _raises)
    notices = list[Notice]()
    photo = decode_photo(latin_1, scratch, Progress(on_notice=notices.append))
    assert np.array_equal(photo.pixels, LEVELS)
    assert notices == [NotUnderstood(latin_1)]


def test_memory_error_is_not_taken_for_unreadable_metadata(
    latin_1: Path, scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(extract_metadata, "_dpi", fails)
    with pytest.raises(MemoryError):
        decode_photo(latin_1, scratch, Progress())
