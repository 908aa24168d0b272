"""Projects that were crafted to hang the program, to exhaust it or to read other files."""

import json
import os
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from desktop.document.document import Document
from desktop.document.layer import Layer
from desktop.document.mask import Mask
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.errors import DamagedProject, NoSuchPage, NotAFile
from desktop.files.export.exporter import Rows
from desktop.files.project.project_file import (
    DOCUMENT,
    backup_paths,
    is_foreign_openraster,
    is_own_project,
    load_project,
    save_project,
)
from desktop.files.project.safe_archive import ProjectReaders
from desktop.files.storage.scratch_files import Scratch
from models.core.plan import Step
from models.core.progress import Cancelled, Progress
from models.file_io.sha256 import sha256_of

SIZE = (600, 700)
Fields = dict[str, Any]


@dataclass
class Hasher:
    """Hashes files and records which."""

    hashed: list[Path] = field(default_factory=list)

    def __call__(self, path: Path, progress: Progress, /) -> str:
        self.hashed.append(path)
        return sha256_of(path, progress)


@pytest.fixture
def project(folder: Path, scratch: Scratch, rows: Rows) -> Path:
    """Project beside its original, with one masked layer."""
    levels = np.random.default_rng(3).integers(0, 256, (*SIZE, 3), np.uint8)
    Image.fromarray(levels).save(folder / "photo.png")
    photo = decode_photo(folder / "photo.png", scratch, Progress())
    layer = Layer("a", "a", Step("tone", {"wish": "fading"}))
    mask = Mask.of(np.linspace(0, 1, SIZE[0] * SIZE[1], dtype=np.float32).reshape(SIZE))
    path = folder / "family.ora"
    save_project(Document(photo, (layer.with_mask(mask),)), path, rows, Progress())
    return path


def rewrite(project: Path, change: Callable[[Fields], object]) -> None:
    """Change the JSON of a project."""
    with zipfile.ZipFile(project) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    fields = json.loads(entries[DOCUMENT])
    change(fields)
    entries[DOCUMENT] = json.dumps(fields).encode()
    with zipfile.ZipFile(project, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)


def load(project: Path, scratch: Scratch, digest: Hasher | None = None) -> Document:
    readers = ProjectReaders(decode_photo, digest or Hasher())
    return load_project(project, scratch, Progress(), readers)


def test_original_at_a_relative_path_is_found(project: Path, scratch: Scratch) -> None:
    hasher = Hasher()
    assert load(project, scratch, hasher).photo.source == project.parent / "photo.png"
    assert hasher.hashed == [project.parent / "photo.png"]


@pytest.mark.parametrize(
    "source",
    [
        "/dev/zero",
        "//server/share/photo.png",
        "\\\\server\\share\\photo.png",
        "C:/photo.png",
        "C:photo.png",
        "pipe",
        "../../../../../../../../dev/zero",
        "..",
        "",
        "a\0b",
        "\ud800",
        "x" * 100_000,
        "loop",
        "large",
        "other",
    ],
)
def test_other_files_are_not_hashed(project: Path, scratch: Scratch, source: str) -> None:
    folder = project.parent
    if sys.platform != "win32":
        os.mkfifo(folder / "pipe")
        (folder / "loop").symlink_to(folder / "loop")
    with (folder / "large").open("wb") as file:
        file.truncate(1 << 40)
    (folder / "other").write_bytes(b"x" * 99)
    rewrite(project, lambda fields: fields.update(source=source))
    hasher = Hasher()
    document = load(project, scratch, hasher)
    assert hasher.hashed == []
    assert document.photo.source.parent == folder
    os.fsencode(document.photo.source)


def test_changed_original_is_not_taken_for_the_original(project: Path, scratch: Scratch) -> None:
    original = project.parent / "photo.png"
    original.rename(project.parent / "moved.png")
    content = (project.parent / "moved.png").read_bytes()
    (project.parent / "moved.png").write_bytes(content[:-1] + b"!")
    rewrite(project, lambda fields: fields.update(source="moved.png"))
    hasher = Hasher()
    assert load(project, scratch, hasher).photo.source == project.parent / "moved.png"
    assert len(hasher.hashed) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="pipes in folders")
def test_pipe_and_device_named_like_projects_are_refused(folder: Path, scratch: Scratch) -> None:
    os.mkfifo(folder / "pipe.ora")
    (folder / "device.ora").symlink_to("/dev/zero")
    for name in ("pipe.ora", "device.ora"):
        assert not is_own_project(folder / name)
        assert not is_foreign_openraster(folder / name)
        with pytest.raises(NotAFile):
            load(folder / name, scratch)


def test_archive_of_very_many_entries_is_refused_at_once(project: Path, scratch: Scratch) -> None:
    with zipfile.ZipFile(project, "a") as archive:
        for number in range(60_000):
            archive.writestr(str(number), b"")
    began = time.process_time()
    with pytest.raises(DamagedProject):
        load(project, scratch)
    assert time.process_time() - began < 1


def _map(side: int) -> Fields:
    return {"rect": [0, 0, 9, 9], "share": 0.5, "size": [side, side], "heat": "eJw="}


@pytest.mark.parametrize(
    "change",
    [
        lambda fields: fields.update(layers=fields["layers"] * 1001),
        lambda fields: fields["layers"][0].update(evidence=[_map(1024)] * 200),
        lambda fields: fields["layers"][0].update(evidence=[3]),
        lambda fields: fields.update(layers=[3]),
        lambda fields: fields.update(layers={}),
        lambda fields: fields.update(page=10**30),
        lambda fields: fields["layers"][0].update(opacity=10**400),
    ],
)
def test_excessive_document_is_refused(
    project: Path, scratch: Scratch, change: Callable[[Fields], object]
) -> None:
    rewrite(project, change)
    with pytest.raises((DamagedProject, NoSuchPage)):
        load(project, scratch)


@pytest.mark.parametrize("content", [b"", b"\0" * 999, b"\0" * (4 * 420_001), b"\xff" * 1_680_000])
def test_mask_of_a_wrong_size_or_value_is_refused(
    project: Path, scratch: Scratch, content: bytes
) -> None:
    with zipfile.ZipFile(project) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    entries["heirloom/masks/0.f32"] = content
    with zipfile.ZipFile(project, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, each in entries.items():
            archive.writestr(name, each)
    with pytest.raises(DamagedProject):
        load(project, scratch)


def test_reading_of_masks_can_be_cancelled(project: Path, scratch: Scratch) -> None:
    reports: list[float] = []

    def report(done: float) -> None:
        reports.append(done)
        if done > 0.9:
            raise Cancelled

    with pytest.raises(Cancelled):
        load_project(project, scratch, Progress(report), decode_photo)
    assert reports == sorted(reports)


def test_large_masks_take_no_memory_of_their_own(
    project: Path, scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.files.storage.scratch_files.IN_MEMORY", 1000)
    mask = load(project, scratch).layers[0].mask
    assert mask is not None
    tiles = [tile.levels for tile in mask._tiles if any(tile.levels.strides)]
    assert tiles
    assert not any(tile.flags.owndata for tile in tiles)
    assert {type(_owner(tile)) for tile in tiles} == {np.memmap}


def _owner(array: Any) -> Any:
    """Return the array of which another one is a view."""
    while isinstance(array.base, np.ndarray):
        array = array.base
    return array


def test_mask_read_in_bands_equals_the_mask_that_was_saved(project: Path, scratch: Scratch) -> None:
    mask = load(project, scratch).layers[0].mask
    expected = np.linspace(0, 1, SIZE[0] * SIZE[1], dtype=np.float32).reshape(SIZE)
    assert mask == Mask.of(expected)


def test_three_earlier_versions_of_a_project_are_kept(
    project: Path, scratch: Scratch, rows: Rows
) -> None:
    document, versions = load(project, scratch), [project.read_bytes()]
    for opacity in (0.1, 0.2, 0.3, 0.4):
        document = document.replaced(document.layers[0].faded(opacity))
        save_project(document, project, rows, Progress())
        versions.append(project.read_bytes())
    kept = [path.read_bytes() for path in backup_paths(project)]
    assert kept == versions[-2:-5:-1]
