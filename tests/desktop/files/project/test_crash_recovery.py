"""Tests of the journal and of recovery after a crash."""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.document.document import Document
from desktop.document.layer import Layer, Patch
from desktop.document.mask import Mask
from desktop.document.photo import Photo
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.errors import NewerProject, OriginalChanged
from desktop.files.export.exporter import Rows
from desktop.files.notices import SetAside
from desktop.files.project.crash_recovery import (
    JOURNAL,
    PATCH,
    Journal,
    find_recoverable,
    prepare_scratch_root,
    recover_document,
)
from desktop.files.project.project_file import load_project, save_project
from desktop.files.reading.reader_protocols import FIRST_PAGE, ReadOptions
from desktop.files.storage.scratch_files import IN_MEMORY, Scratch
from models.core.plan import Step
from models.core.progress import Notice, Progress
from tests.desktop.files.metadata_samples import XMP

RANDOM = np.random.default_rng(5)
SIZE = (20, 30)


@pytest.fixture
def parent(tmp_path: Path) -> Path:
    made = tmp_path / "cache"
    made.mkdir()
    return made


@pytest.fixture
def crashed(parent: Path) -> Iterator[Scratch]:
    """Scratch folder of a program that `end` ends as a crash does."""
    opened = Scratch(parent)
    yield opened
    opened.close()


def end(crashed: Scratch) -> None:
    crashed.leave()


def make_layer(id: str, region: Mask | None = None) -> Layer:
    pixels = RANDOM.integers(0, 65536, (*SIZE, 3), np.uint16)
    step = Step("denoise", {"text": "ä"})
    return Layer(id, id, step, region, opacity=0.5, patch=Patch(f"key-{id}", pixels))


@pytest.fixture
def document(folder: Path, crashed: Scratch) -> Document:
    Image.fromarray(RANDOM.integers(0, 256, (*SIZE, 3), np.uint8)).save(folder / "Öma 写真.png")
    photo = decode_photo(folder / "Öma 写真.png", crashed, Progress())
    masked = make_layer("b", Mask.of(RANDOM.random(SIZE, np.float32)))
    return Document(photo, (make_layer("a"), masked, replace(make_layer("c"), patch=None)))


def recover(parent: Path, scratch: Scratch) -> Document:
    (session,) = find_recoverable(parent)
    document = recover_document(session, scratch, Progress(), decode_photo)
    session.discard()
    return document


def test_journaled_document_is_recovered(
    document: Document, crashed: Scratch, parent: Path, scratch: Scratch
) -> None:
    Journal(crashed).keep(document, None)
    end(crashed)
    back = recover(parent, scratch)
    assert back == document
    for was, now in zip(document.layers[:2], back.layers, strict=False):
        assert was.patch
        assert now.patch
        assert np.array_equal(was.patch.pixels, now.patch.pixels)
    assert np.array_equal(back.photo.pixels, document.photo.pixels)
    assert list(parent.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes, as Linux has them")
def test_photo_with_a_name_that_is_not_utf_8_is_recovered(
    folder: Path, crashed: Scratch, parent: Path, scratch: Scratch
) -> None:
    source = folder / os.fsdecode(b"caf\xe9 1956.png")
    Image.fromarray(RANDOM.integers(0, 256, (*SIZE, 3), np.uint8)).save(source)
    document = Document(decode_photo(source, crashed, Progress()), (make_layer("a"),))
    Journal(crashed).keep(document, source.with_suffix(".ora"))
    end(crashed)
    (session,) = find_recoverable(parent)
    assert session.project == source.with_suffix(".ora")
    assert recover_document(session, scratch, Progress(), decode_photo).photo.source == source
    session.discard()


def test_last_of_many_edits_is_recovered(
    document: Document, crashed: Scratch, parent: Path, scratch: Scratch
) -> None:
    journal = Journal(crashed)
    for opacity in (0.1, 0.2, 0.3):
        document = document.replaced(document.layer("a").faded(opacity))
        journal.keep(document, None)
    end(crashed)
    assert recover(parent, scratch).layer("a").opacity == 0.3


def test_session_of_a_running_program_is_not_recoverable(
    document: Document, crashed: Scratch, parent: Path
) -> None:
    Journal(crashed).keep(document, None)
    assert find_recoverable(parent) == ()


def test_cleared_journal_is_not_recoverable(
    document: Document, crashed: Scratch, parent: Path
) -> None:
    journal = Journal(crashed)
    journal.keep(document, None)
    journal.clear()
    end(crashed)
    assert find_recoverable(parent) == ()
    assert not crashed.folder.exists()


def test_large_patch_is_linked_and_not_written_again(crashed: Scratch, folder: Path) -> None:
    side = 2400
    assert side * side * 6 > IN_MEMORY
    Image.new("RGB", (side, side)).save(folder / "large.png")
    photo = decode_photo(folder / "large.png", crashed, Progress())
    pixels = crashed.raster(side, side, np.dtype(np.uint16))
    layer = Layer("a", "a", Step("x", {}), patch=Patch("large", pixels))
    Journal(crashed).keep(Document(photo, (layer,)), None)
    part = crashed.folder / f"large{PATCH}"
    assert part.samefile(pixels.filename)
    del pixels, layer
    assert part.stat().st_size == side * side * 6


def test_unneeded_parts_are_removed(document: Document, crashed: Scratch) -> None:
    journal = Journal(crashed)
    journal.keep(document, None)
    journal.keep(document.without("a"), None)
    assert [file.stem for file in crashed.folder.glob(f"*{PATCH}")] == ["key-b"]


def test_layer_with_a_lost_patch_can_be_run_again(
    document: Document, crashed: Scratch, parent: Path, scratch: Scratch
) -> None:
    Journal(crashed).keep(document, None)
    (crashed.folder / f"key-a{PATCH}").unlink()
    end(crashed)
    back = recover(parent, scratch)
    assert (back.layer("a").patch, back.layer("a").opacity) == (None, 0.5)
    assert back.layer("b").patch


def test_enlarging_layer_is_recovered_with_all_its_pixels(
    document: Document, crashed: Scratch, parent: Path, scratch: Scratch
) -> None:
    pixels = RANDOM.integers(0, 65536, (2 * SIZE[0], 2 * SIZE[1], 3), np.uint16)
    large = Layer("d", "d", Step("upscale", {"scale": 2}), patch=Patch("key-d", pixels))
    Journal(crashed).keep(document.with_layer(large), None)
    end(crashed)
    patch = recover(parent, scratch).layer("d").patch
    assert patch is not None
    assert np.array_equal(patch.pixels, pixels)


def test_patch_of_another_size_is_dropped(
    document: Document, crashed: Scratch, parent: Path, scratch: Scratch
) -> None:
    Journal(crashed).keep(document, None)
    with (crashed.folder / f"key-a{PATCH}").open("ab") as part:
        part.write(b"more")
    end(crashed)
    assert recover(parent, scratch).layer("a").patch is None


def test_layer_with_a_damaged_mask_is_hidden(
    document: Document, crashed: Scratch, parent: Path, scratch: Scratch
) -> None:
    Journal(crashed).keep(document, None)
    for mask in crashed.folder.glob("*.mask"):
        mask.write_bytes(mask.read_bytes()[:100])
    end(crashed)
    assert not recover(parent, scratch).layer("b").visible


def test_missing_photo_raises_and_the_session_stays(
    document: Document, crashed: Scratch, parent: Path, scratch: Scratch
) -> None:
    Journal(crashed).keep(document, None)
    end(crashed)
    document.photo.source.unlink()
    (session,) = find_recoverable(parent)
    with pytest.raises(OriginalChanged):
        recover_document(session, scratch, Progress(), decode_photo)
    session.release()
    (again,) = find_recoverable(parent)
    again.release()


def test_project_is_recovered_with_its_source(
    document: Document,
    crashed: Scratch,
    parent: Path,
    folder: Path,
    scratch: Scratch,
    rows: Rows,
) -> None:
    save_project(document, folder / "a.ora", rows, Progress())
    document.photo.source.unlink()
    loaded = load_project(folder / "a.ora", crashed, Progress(), decode_photo)
    Journal(crashed).keep(loaded, folder / "a.ora")
    end(crashed)
    (session,) = find_recoverable(parent)
    back = recover_document(session, scratch, Progress(), decode_photo)
    session.discard()
    assert session.project == folder / "a.ora"
    save_project(back, folder / "b.ora", rows, Progress())
    assert load_project(folder / "b.ora", scratch, Progress(), decode_photo) == document


def test_sidecar_of_a_projects_photo_is_recovered(
    document: Document, crashed: Scratch, parent: Path, folder: Path, scratch: Scratch, rows: Rows
) -> None:
    sidecar = document.photo.source.with_suffix(".xmp")
    sidecar.write_bytes(XMP)
    save_project(document, folder / "a.ora", rows, Progress())
    sidecar.unlink()
    loaded = load_project(folder / "a.ora", crashed, Progress(), decode_photo)
    Journal(crashed).keep(loaded, folder / "a.ora")
    end(crashed)
    assert "Tante Änne".encode() in (recover(parent, scratch).photo.metadata.xmp or b"")


def test_damaged_journal_is_not_offered_and_stays(
    document: Document, crashed: Scratch, parent: Path
) -> None:
    Journal(crashed).keep(document, None)
    (crashed.folder / JOURNAL).write_text(json.dumps([1]))
    end(crashed)
    assert find_recoverable(parent) == ()
    assert prepare_scratch_root(parent) == parent
    assert crashed.folder.exists()


def test_very_large_photo_is_opened_on_recovery(
    document: Document, crashed: Scratch, parent: Path, scratch: Scratch
) -> None:
    allowed = list[bool]()

    def read(
        path: Path, folder: Scratch, progress: Progress, options: ReadOptions = FIRST_PAGE, /
    ) -> Photo:
        allowed.append(options.allow_large)
        return decode_photo(path, folder, progress, options)

    Journal(crashed).keep(document, None)
    end(crashed)
    (session,) = find_recoverable(parent)
    recover_document(session, scratch, Progress(), read)
    session.discard()
    assert allowed == [True]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("regions", []),
        ("regions", None),
        ("regions", {"b": "../x"}),
        ("source", "a\0b"),
        ("source", "\ud800"),
        ("source", 3),
        ("project", "\0"),
        ("kept", "../../photo.png"),
        ("outline", None),
        ("outline", "\ud800"),
        ("outline", "{}"),
    ],
)
def test_damaged_journal_is_kept_under_another_name_and_told(
    document: Document, crashed: Scratch, parent: Path, field: str, value: object
) -> None:
    Journal(crashed).keep(document, None)
    journal = crashed.folder / JOURNAL
    journal.write_text(json.dumps({**json.loads(journal.read_text()), field: value}))
    text = journal.read_text()
    end(crashed)
    notices: list[Notice] = []
    assert find_recoverable(parent, notices) == ()
    (notice,) = notices
    assert isinstance(notice, SetAside)
    assert notice.kept.read_text() == text
    assert find_recoverable(parent, notices) == ()
    assert len(notices) == 1
    assert notice.kept.exists()


def test_journal_of_a_newer_program_stays_as_it_is(
    document: Document, crashed: Scratch, parent: Path, scratch: Scratch
) -> None:
    Journal(crashed).keep(document, None)
    journal = crashed.folder / JOURNAL
    fields = json.loads(journal.read_text())
    outline = json.dumps({**json.loads(fields["outline"]), "heirloom": 99})
    journal.write_text(json.dumps({**fields, "outline": outline}))
    end(crashed)
    (session,) = find_recoverable(parent, [])
    with pytest.raises(NewerProject):
        recover_document(session, scratch, Progress(), decode_photo)
    session.release()
    assert journal.exists()
