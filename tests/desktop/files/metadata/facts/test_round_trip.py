"""Round trips of family facts through exported files, ExifTool and Exiv2."""

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.document.about_date import AboutDate
from desktop.document.crop_transform import CropTransform
from desktop.document.document import Document
from desktop.document.family_facts import FamilyFacts, Person
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.export.encoders import ExportOptions
from desktop.files.export.exporter import export
from desktop.files.formats.format_table import Format
from desktop.files.metadata.facts.photo_facts import facts_of
from desktop.files.project.project_file import load_project, save_project
from desktop.files.project.safe_archive import ProjectReaders
from desktop.files.storage.scratch_files import Scratch
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.view_tile_cache import TileCache
from models.core.pixels import Rect
from models.core.progress import Progress
from models.file_io.sha256 import sha256_of

FACTS = FamilyFacts(
    caption="Großmutter & Tom",
    people=(Person("Anna Müller", Rect(16, 8, 12, 16)), Person("한나")),
    date=AboutDate.of("c. 1943"),
    place="Church Street, Nagasaki, Japan",
    source="green album, page 12",
)

ROWS = DocumentRenderer(TileCache(0)).rows


@pytest.fixture
def document(tmp_path: Path) -> Document:
    source = tmp_path / "print.jpg"
    Image.fromarray(np.full((40, 60, 3), 120, np.uint8)).save(source)
    with Scratch() as scratch:
        return Document(decode_photo(source, scratch, Progress()))


def exported(document: Document, name: str) -> Path:
    format = {".jpg": Format.JPEG, ".png": Format.PNG, ".tiff": Format.TIFF}[Path(name).suffix]
    options = ExportOptions.fitting(document.photo, format)
    target = document.photo.source.with_name(name)
    return export(document, target, options, ROWS, Progress())


def read(path: Path) -> FamilyFacts:
    with Scratch() as scratch:
        photo = decode_photo(path, scratch, Progress())
        return facts_of(photo.metadata, (photo.width, photo.height))


@pytest.mark.parametrize("name", ["out.jpg", "out.png", "out.tiff"])
def test_exported_facts_are_read_again(document: Document, name: str) -> None:
    assert read(exported(document.with_facts(FACTS), name)) == FACTS


def test_faces_follow_a_crop_and_a_turn(document: Document) -> None:
    transform = CropTransform(Rect(0, 0, 40, 60), turns=1).cropped(Rect(4, 10, 30, 40))
    after = read(exported(document.with_facts(FACTS).with_transform(transform), "out.jpg"))
    assert after.people[0].face == Rect(40 - 24 - 4, 16 - 10, 16, 12)
    assert replace(after, people=()) == replace(FACTS, people=())


def test_a_project_keeps_the_facts(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "print.ora"
    save_project(document.with_facts(FACTS), path, ROWS, Progress())
    with Scratch() as scratch:
        readers = ProjectReaders(decode_photo, sha256_of)
        assert load_project(path, scratch, Progress(), readers).facts == FACTS


def test_exiftool_reads_the_facts(document: Document) -> None:
    if shutil.which("exiftool") is None:
        pytest.skip("ExifTool is not installed")
    path = exported(document.with_facts(FACTS), "out.jpg")
    command = ["exiftool", "-j", "-struct", "-G1", str(path)]
    (tags,) = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert tags["XMP-dc:Description"] == tags["IFD0:ImageDescription"] == FACTS.caption
    assert tags["ExifIFD:DateTimeOriginal"] == "1943:01:01 00:00:00"
    assert str(tags["XMP-photoshop:DateCreated"]) == "1943"
    assert tags["XMP-photoshop:City"] == "Nagasaki"
    assert tags["XMP-iptcExt:PersonInImage"] == ["Anna Müller", "한나"]
    (region,) = tags["XMP-mwg-rs:RegionInfo"]["RegionList"]
    assert (region["Name"], region["Type"]) == ("Anna Müller", "Face")
    assert region["Area"]["X"] == pytest.approx(22 / 60, abs=1e-5)
    (microsoft,) = tags["XMP-MP:RegionInfoMP"]["Regions"]
    assert microsoft["PersonDisplayName"] == "Anna Müller"


def test_facts_that_exiftool_writes_are_read(document: Document) -> None:
    if shutil.which("exiftool") is None:
        pytest.skip("ExifTool is not installed")
    path = document.photo.source
    region = (
        "{AppliedToDimensions={W=60,H=40,Unit=pixel},RegionList=[{Area={X=0.5,Y=0.5,W=0.2,H=0.2,"
        "Unit=normalized},Name=Eva,Type=Face}]}"
    )
    changes = ["-XMP-dc:Description=Hello", f"-RegionInfo={region}", "-XMP-photoshop:City=Bern"]
    command = ["exiftool", "-q", "-overwrite_original", *changes, str(path)]
    subprocess.run(command, check=True)
    facts = read(path)
    assert (facts.caption, facts.place) == ("Hello", "Bern")
    assert facts.people == (Person("Eva", Rect(24, 16, 12, 8)),)


def test_exiv2_reads_the_facts(document: Document) -> None:
    if shutil.which("exiv2") is None:
        pytest.skip("Exiv2 is not installed")
    path = exported(document.with_facts(FACTS), "out.jpg")
    command = ["exiv2", "-q", "-PEXkt", str(path)]
    said = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    tags = dict(line.split(maxsplit=1) for line in said.splitlines() if " " in line)
    assert tags["Exif.Photo.DateTimeOriginal"].strip() == "1943:01:01 00:00:00"
    assert "Großmutter & Tom" in tags["Xmp.dc.description"]
    regions = "Xmp.mwg-rs.Regions/mwg-rs:RegionList[1]/mwg-rs:Name"
    assert tags[regions].strip() == "Anna Müller"
