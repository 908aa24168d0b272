"""Tests of metadata fidelity: what a file contains is in the result or is listed as lost.

`docs/fidelity.md` says the same in words.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.document.document import Document
from desktop.document.photo import Photo
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.export.export_options import ExportOptions
from desktop.files.export.exporter import Rows, export
from desktop.files.formats.format_table import WRITABLE, Format
from desktop.files.notices import NotCarried
from desktop.files.storage.scratch_files import Scratch
from models.core.progress import Progress
from tests.desktop.files.metadata_samples import NAMES, Kind, read_tags, sample_kinds, write_sample

BLOCKS = {"exif": "EXIF", "xmp": "XMP", "iptc": "IPTC", "profile": "colour profile"}
Passage = tuple[Path, Photo, Path, Photo, set[str]]
"""A file, its photo, the result, the photo of that, and what was listed as lost."""


@pytest.fixture(params=NAMES)
def round_trips(
    request: pytest.FixtureRequest, folder: Path, scratch: Scratch, rows: Rows
) -> Iterator[list[Passage]]:
    """Export every kind of file in every format."""
    made = []
    for number, kind in enumerate(sample_kinds()):
        sources = folder / f"{number}"
        sources.mkdir()
        source = write_sample(sources, request.param, kind)
        photo = decode_photo(source, scratch, Progress())
        made += [round_trip(source, photo, format, scratch, rows) for format in WRITABLE]
    return made


def round_trip(source: Path, photo: Photo, format: Format, scratch: Scratch, rows: Rows) -> Passage:
    notices: list[object] = []
    options = replace(ExportOptions.fitting(photo, format), overwrite=True)
    target = source.with_name(f"result{format.suffix}")
    export(Document(photo), target, options, rows, Progress(on_notice=notices.append))
    lost = {
        name for each in notices if isinstance(each, NotCarried) for name in each.lost.split(", ")
    }
    return source, photo, target, decode_photo(target, scratch, Progress()), lost


def test_at_least_a_hundred_files_are_exported() -> None:
    assert len(NAMES) * len(list(sample_kinds())) >= 100


def test_all_metadata_is_kept_or_listed_as_lost(round_trips: list[Passage]) -> None:
    for source, before, target, after, lost in round_trips:
        label = f"{source.name} to {target.name}"
        for field, name in BLOCKS.items():
            had, has = getattr(before.metadata, field), getattr(after.metadata, field)
            assert not had or has or name in lost, f"{label}: {field}"
        assert "EXIF" in lost or read_tags(source).items() <= read_tags(target).items(), label
        for field, name in (("xmp", "XMP"), ("iptc", "IPTC"), ("profile", "colour profile")):
            had, has = getattr(before.metadata, field), getattr(after.metadata, field)
            assert name in lost or has == had, f"{label}: {field}"
        texts = {text for _, text in after.metadata.comments}
        kept = all(text in " ".join(texts) for _, text in before.metadata.comments)
        assert kept or "comments" in lost or target.suffix == ".tiff", f"{label}: comments"
        same = after.metadata.dpi == pytest.approx(before.metadata.dpi, abs=0.51)
        assert same or not before.metadata.dpi or "resolution" in lost, f"{label}: dpi"


def test_result_is_upright_with_orientation_1(round_trips: list[Passage]) -> None:
    for source, before, target, after, _ in round_trips:
        with Image.open(source) as first, Image.open(target) as last:
            turn = first.getexif().get(0x0112, 1) if source.suffix != ".avif" else 1
            turned = first.size[::-1] if turn >= 5 else first.size
            assert last.getexif().get(0x0112, 1) == 1
            assert last.size == (before.width, before.height) == (after.width, after.height)
            assert last.size == turned or source.suffix == ".avif"
            last.load()


def test_lossless_results_have_the_same_levels(round_trips: list[Passage]) -> None:
    for _, before, target, after, _ in round_trips:
        if target.suffix in (".png", ".tiff"):
            assert np.array_equal(after.pixels, before.pixels)
            assert after.grey == before.grey


def test_samples_cover_all_kinds() -> None:
    assert Kind(8, None, "L", 150) in list(sample_kinds())
