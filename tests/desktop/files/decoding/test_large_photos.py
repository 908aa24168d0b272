"""Laws of photos that are opened only when somebody says so. Whether one is allowed shows in its
second picture, which is looked for after that and before anything is decoded."""

from pathlib import Path

import pytest

from desktop.files.decoding.photo import decode_photo
from desktop.files.errors import NoSuchPage, TooLarge, VeryLarge
from desktop.files.formats.formats import Format
from desktop.files.reading.client import DecoderClient
from desktop.files.reading.protocol import ReadPhoto, allowing
from desktop.files.storage.scratch import Scratch
from models.core.progress import Progress
from tests.desktop.files.oversized_headers import TURNED, claiming

SIDE = 23_000
USUAL, MOST = 500_000_000, 2_000_000_000

STREAMED = ["a.png", "a.jpg", "a.tif"]


def test_the_limits_of_formats_that_are_streamed() -> None:
    for format in (Format.PNG, Format.JPEG, Format.TIFF):
        assert (format.spec.unasked_pixels, format.spec.max_pixels) == (USUAL, MOST)


@pytest.mark.parametrize("format", set(Format) - {Format.PNG, Format.JPEG, Format.TIFF})
def test_what_is_decoded_at_once_has_one_limit(format: Format) -> None:
    assert format.spec.unasked_pixels == format.spec.max_pixels <= USUAL


@pytest.mark.parametrize("name", STREAMED)
def test_a_very_large_photo_is_not_opened_unasked(
    name: str, folder: Path, scratch: Scratch
) -> None:
    path = claiming(folder / name, SIDE, SIDE + 1)
    with pytest.raises(VeryLarge) as refused:
        decode_photo(path, scratch, Progress(), 1)
    assert refused.value == VeryLarge(path, SIDE, SIDE + 1, SIDE * (SIDE + 1) * 3)


@pytest.mark.parametrize("name", STREAMED)
def test_a_very_large_photo_is_opened_where_that_is_allowed(
    name: str, folder: Path, scratch: Scratch
) -> None:
    path = claiming(folder / name, SIDE, SIDE)
    with pytest.raises(NoSuchPage):
        decode_photo(path, scratch, Progress(), 1, True)
    with pytest.raises(NoSuchPage):
        allowing(decode_photo)(path, scratch, Progress(), 1)


@pytest.mark.parametrize("name", STREAMED)
@pytest.mark.parametrize("read", [decode_photo, allowing(decode_photo)])
def test_beyond_the_last_limit_nothing_helps(
    read: ReadPhoto, name: str, folder: Path, scratch: Scratch
) -> None:
    with pytest.raises(TooLarge) as refused:
        read(claiming(folder / name, 44_800, 44_800), scratch, Progress())
    assert refused.value.most == MOST


@pytest.mark.parametrize("name", ["a.png", "a.jpg"])
def test_what_must_be_decoded_at_once_cannot_be_allowed(
    name: str, folder: Path, scratch: Scratch
) -> None:
    path = claiming(folder / name, SIDE, SIDE, **TURNED)
    with pytest.raises(TooLarge) as refused:
        decode_photo(path, scratch, Progress(), 1, True)
    assert refused.value.most == USUAL


def test_the_process_that_decodes_is_told_that_it_may(folder: Path, scratch: Scratch) -> None:
    path, reader = claiming(folder / "a.png", SIDE, SIDE), DecoderClient(scratch)
    try:
        with pytest.raises(VeryLarge):
            reader.read(path, scratch, Progress(), 1)
        with pytest.raises(NoSuchPage):
            reader.read(path, scratch, Progress(), 1, True)
    finally:
        reader.close()
