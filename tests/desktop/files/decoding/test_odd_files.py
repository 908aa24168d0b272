"""Tests of odd and hostile files: the decoder process handles each as its list says."""

import csv
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.document.document import Document
from desktop.document.photo import Photo
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.errors import DecoderCrashed, DecoderStuck, PhotoError
from desktop.files.export.export_options import ExportOptions
from desktop.files.export.exporter import Rows, export
from desktop.files.formats.format_table import Format
from desktop.files.reading.decoder_client import DecoderClient
from desktop.files.reading.reader_protocols import ReadPhoto
from desktop.files.storage.scratch_files import Scratch
from desktop.i18n.english_messages import format_message
from models.core.progress import Progress
from tests.conftest import SHARED

ODD = SHARED / "photos/odd"
LIST = ODD / "manifest.csv"
LISTED = LIST.read_text(encoding="utf-8").splitlines() if LIST.is_file() else []
LINES = list(csv.DictReader(LISTED))
OPENS = re.compile("opens(;(?!.*error).*)?")
PLAIN = re.compile(r".+ .+; .+\.")
"""Number of lines of an error message: what happened, and what to do about it."""


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DecoderClient]:
    """Client of one decoder process for all files, as in a batch."""
    place = tmp_path_factory.mktemp("reader")
    with Scratch(place) as scratch, closing(DecoderClient(scratch)) as reader:
        yield reader


@pytest.mark.parametrize("line", LINES, ids=[line["file"] for line in LINES])
def test_odd_file_does_what_its_list_says(
    line: dict[str, str],
    folder: Path,
    scratch: Scratch,
    rows: Rows,
    reader: DecoderClient,
    capfd: pytest.CaptureFixture[str],
) -> None:
    source, target = ODD / line["file"], folder / "a.jpg"
    photo, said = open_and_export(source, target, scratch, rows, reader.read)
    if photo is None:
        assert not OPENS.fullmatch(line["expected"])
        assert PLAIN.fullmatch(said)
        assert not list(folder.iterdir())
    else:
        assert not line["expected"].startswith("clear error")
        assert "landscape" not in line["expected"] or photo.width > photo.height
        assert "portrait" not in line["expected"] or photo.width < photo.height
        again = decode_photo(folder / "a.jpg", scratch, Progress())
        assert (again.width, again.height) == (photo.width, photo.height)
    assert capfd.readouterr() == ("", "")


def open_and_export(
    source: Path, target: Path, scratch: Scratch, rows: Rows, read: ReadPhoto
) -> tuple[Photo | None, str]:
    """Decode a photo and export it to `target`; or return the error message.

    Raises: DecoderCrashed; DecoderStuck.
    """
    try:
        photo = read(source, scratch, Progress())
        export(Document(photo), target, ExportOptions(Format.JPEG), rows, Progress())
    except (DecoderCrashed, DecoderStuck):
        raise
    except PhotoError as error:
        return None, format_message(error).replace("\n", " ")
    return photo, ""


def test_profile_with_swapped_channels_is_applied(shared: Path, scratch: Scratch) -> None:
    photo = decode_photo(shared / "photos/odd/icc_rgb-to-gbr-test.png", scratch, Progress())
    red, green, blue = photo.pixels[20, 550]
    assert (red > 240, green < 60, blue < 60) == (True, True, True)


def test_red_of_a_cmyk_photo_is_red(shared: Path, scratch: Scratch) -> None:
    photo = decode_photo(shared / "photos/odd/pil_sample_cmyk.jpg", scratch, Progress())
    red, green, blue = photo.pixels[2, 8]
    assert (red > 180, green < 90, blue < 90) == (True, True, True)
