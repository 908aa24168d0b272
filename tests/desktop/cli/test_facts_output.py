"""Tests of the facts that the command line shows and writes beside photos."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.cli.facts_output import FactsKeeper, FactsReport, changes_from_arguments
from desktop.cli.parser import parse_arguments
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.errors import DamagedSidecar
from desktop.files.reading.reader_protocols import FIRST_PAGE
from desktop.files.storage.scratch_files import Scratch
from models.core.progress import Progress


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "print.jpg"
    Image.fromarray(np.full((40, 60, 3), 120, np.uint8)).save(path)
    return path


@pytest.fixture
def scratch() -> Iterator[Scratch]:
    with Scratch() as made:
        yield made


def run(scratch: Scratch, photo: Path, *options: str) -> FactsReport:
    changes = changes_from_arguments(parse_arguments(["facts", str(photo), *options]))
    return FactsKeeper(decode_photo, scratch, changes, FIRST_PAGE).process(photo, Progress())


def test_facts_are_written_beside_the_photo_and_read_again(scratch: Scratch, photo: Path) -> None:
    before = photo.read_bytes()
    options = ("--caption", "Grandma", "--date", "c. 1943", "--place", "Bern", "--person", "Anna")
    written = run(scratch, photo, *options)
    assert written.output == photo.with_name("print.jpg.xmp")
    assert photo.read_bytes() == before
    fields = run(scratch, photo).as_json
    assert (fields["caption"], fields["edtf"], fields["place"]) == ("Grandma", "1943~", "Bern")
    assert [each["name"] for each in fields["people"]] == ["Anna"]


def test_without_options_nothing_is_written(scratch: Scratch, photo: Path) -> None:
    assert run(scratch, photo).as_text.endswith("nothing is known")
    assert list(photo.parent.iterdir()) == [photo]


def test_later_facts_add_to_earlier_ones(scratch: Scratch, photo: Path) -> None:
    run(scratch, photo, "--person", "Anna", "--caption", "Grandma")
    run(scratch, photo, "--person", "Tom", "--person", "Anna", "--source", "album 3")
    fields = run(scratch, photo).as_json
    assert [each["name"] for each in fields["people"]] == ["Anna", "Tom"]
    assert (fields["caption"], fields["source"]) == ("Grandma", "album 3")


def test_an_empty_text_removes_a_fact(scratch: Scratch, photo: Path) -> None:
    run(scratch, photo, "--caption", "Grandma")
    run(scratch, photo, "--caption", "")
    assert run(scratch, photo).facts.is_empty


def test_what_the_xmp_file_holds_otherwise_stays(scratch: Scratch, photo: Path) -> None:
    sidecar = photo.with_name("print.xmp")
    run(scratch, photo, "--caption", "Grandma")
    text = photo.with_name("print.jpg.xmp").read_bytes()
    photo.with_name("print.jpg.xmp").unlink()
    rating = b'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="4" rdf:about'
    sidecar.write_bytes(text.replace(b"rdf:about", rating, 1))
    assert run(scratch, photo, "--date", "1950s").output == sidecar
    assert b'xmp:Rating="4"' in sidecar.read_bytes()


def test_a_damaged_xmp_file_is_not_replaced(scratch: Scratch, photo: Path) -> None:
    sidecar = photo.with_name("print.jpg.xmp")
    sidecar.write_bytes(b"<x:xmpmeta")
    with pytest.raises(DamagedSidecar):
        run(scratch, photo, "--caption", "Grandma")
    assert sidecar.read_bytes() == b"<x:xmpmeta"
