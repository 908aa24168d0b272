"""Tests of TIFF files with bad values in tags that do not concern their pixels."""

import struct
from pathlib import Path

import numpy as np
import pytest

from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.errors import IncompletePhoto, UnsupportedFormat
from desktop.files.storage.scratch_files import Scratch
from models.core.progress import Progress

LEVELS = np.random.default_rng(6).integers(0, 256, (48, 64, 3), np.uint8)

Entry = tuple[int, int, bytes]
"""Type, count and value of a tag."""


def short(*values: int) -> bytes:
    return struct.pack(f"<{len(values)}H", *values)


def tiff(**tags: Entry) -> bytes:
    """Make an uncompressed little-endian TIFF of LEVELS, with tags named t274 and the like."""
    pixels = LEVELS.tobytes()
    entries: dict[int, Entry] = {
        256: (3, 1, short(64)),
        257: (3, 1, short(48)),
        258: (3, 3, short(8, 8, 8)),
        259: (3, 1, short(1)),
        262: (3, 1, short(2)),
        273: (4, 48, struct.pack("<48I", *range(8, 8 + len(pixels), 192))),
        277: (3, 1, short(3)),
        278: (3, 1, short(1)),
        279: (4, 48, struct.pack("<48I", *[192] * 48)),
        **{int(name[1:]): entry for name, entry in tags.items()},
    }
    values = 8 + len(pixels)
    stored, table = b"", b""
    for tag, (kind, count, value) in sorted(entries.items()):
        at = struct.pack("<I", values + len(stored))
        table += struct.pack("<HHI", tag, kind, count)
        table += value.ljust(4, b"\0") if len(value) <= 4 else at
        stored += value + bytes(len(value) % 2) if len(value) > 4 else b""
    directory = struct.pack("<H", len(entries)) + table + bytes(4)
    start = struct.pack("<I", values + len(stored))
    return b"II*\0" + start + pixels + stored + directory


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a.tif"


@pytest.mark.parametrize(
    "tags",
    [
        {"t274": (3, 1, short(0))},
        {"t274": (3, 1, short(9))},
        {"t296": (3, 1, short(0))},
        {"t282": (10, 1, struct.pack("<ii", -300, 1))},
        {"t282": (5, 1, struct.pack("<II", 300, 0))},
        {"t266": (3, 1, short(9))},
        {"t306": (2, 5, b"1956\0")},
        {"t50000": (99, 1, b"abcd")},
    ],
    ids=str,
)
def test_bad_value_of_a_tag_does_not_stop_decoding(
    tags: dict[str, Entry], file: Path, scratch: Scratch
) -> None:
    file.write_bytes(tiff(**tags))
    assert np.array_equal(decode_photo(file, scratch, Progress()).pixels, LEVELS)


def test_rows_of_a_file_with_a_bad_tag_are_counted_as_of_others(
    file: Path, scratch: Scratch
) -> None:
    content = tiff(t274=(3, 1, short(9)))
    table = content.index(struct.pack("<I", 8 + 47 * 192)) - 47 * 4
    cut = struct.pack("<I", len(content) + 4096)
    file.write_bytes(content[: table + 40 * 4] + cut * 8 + content[table + 48 * 4 :])
    with pytest.raises(IncompletePhoto) as refused:
        decode_photo(file, scratch, Progress())
    assert refused.value.missing == 8


@pytest.mark.parametrize(
    ("tags", "reason"),
    [
        ({"t339": (3, 1, short(9))}, "sample format 9"),
        ({"t339": (3, 1, short(2))}, "signed or complex numbers"),
        ({"t284": (3, 1, short(0))}, "planes 0"),
    ],
)
def test_bad_value_that_concerns_pixels_is_named(
    tags: dict[str, Entry], reason: str, file: Path, scratch: Scratch
) -> None:
    file.write_bytes(tiff(**tags))
    with pytest.raises(UnsupportedFormat, match=reason):
        decode_photo(file, scratch, Progress())
