"""Tests of very large photos, which are opened only if that is allowed.

The tests ask for the second page, which is missing: NoSuchPage shows that the size was accepted
before anything is decoded.
"""

from pathlib import Path

import pytest

from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.errors import NoSuchPage, TooLarge, VeryLarge
from desktop.files.formats.format_table import Format
from desktop.files.reading.decoder_client import DecoderClient
from desktop.files.reading.reader_protocols import ReadOptions
from desktop.files.storage.scratch_files import Scratch
from models.core.progress import Progress
from tests.desktop.files.oversized_headers import TURNED, write_oversized_header

SIDE = 23_000
USUAL, MOST = 500_000_000, 2_000_000_000

STREAMED = ["a.png", "a.jpg", "a.tif"]


def test_streamed_formats_have_the_documented_limits() -> None:
    for format in (Format.PNG, Format.JPEG, Format.TIFF):
        assert (format.spec.unasked_pixels, format.spec.max_pixels) == (USUAL, MOST)


@pytest.mark.parametrize(
    "format", [f for f in Format if f not in (Format.PNG, Format.JPEG, Format.TIFF)]
)
def test_formats_decoded_at_once_have_one_limit(format: Format) -> None:
    assert format.spec.unasked_pixels == format.spec.max_pixels <= USUAL


@pytest.mark.parametrize("name", STREAMED)
def test_very_large_photo_raises_very_large(name: str, folder: Path, scratch: Scratch) -> None:
    path = write_oversized_header(folder / name, SIDE, SIDE + 1)
    with pytest.raises(VeryLarge) as refused:
        decode_photo(path, scratch, Progress(), ReadOptions(1))
    assert refused.value == VeryLarge(path, SIDE, SIDE + 1, SIDE * (SIDE + 1) * 3)


@pytest.mark.parametrize("name", STREAMED)
def test_very_large_photo_is_opened_if_allowed(name: str, folder: Path, scratch: Scratch) -> None:
    path = write_oversized_header(folder / name, SIDE, SIDE)
    with pytest.raises(NoSuchPage):
        decode_photo(path, scratch, Progress(), ReadOptions(1, allow_large=True))


@pytest.mark.parametrize("name", STREAMED)
@pytest.mark.parametrize("allow_large", [False, True])
def test_photo_beyond_the_last_limit_is_refused_even_if_allowed(
    allow_large: bool, name: str, folder: Path, scratch: Scratch
) -> None:
    path = write_oversized_header(folder / name, 44_800, 44_800)
    with pytest.raises(TooLarge) as refused:
        decode_photo(path, scratch, Progress(), ReadOptions(allow_large=allow_large))
    assert refused.value.most == MOST


@pytest.mark.parametrize("name", ["a.png", "a.jpg"])
def test_interlaced_photo_beyond_the_limit_is_refused_even_if_allowed(
    name: str, folder: Path, scratch: Scratch
) -> None:
    path = write_oversized_header(folder / name, SIDE, SIDE, **TURNED)
    with pytest.raises(TooLarge) as refused:
        decode_photo(path, scratch, Progress(), ReadOptions(1, allow_large=True))
    assert refused.value.most == USUAL


def test_decoder_process_obeys_allow_large(folder: Path, scratch: Scratch) -> None:
    path, reader = write_oversized_header(folder / "a.png", SIDE, SIDE), DecoderClient(scratch)
    try:
        with pytest.raises(VeryLarge):
            reader.read(path, scratch, Progress(), ReadOptions(1))
        with pytest.raises(NoSuchPage):
            reader.read(path, scratch, Progress(), ReadOptions(1, allow_large=True))
    finally:
        reader.close()
