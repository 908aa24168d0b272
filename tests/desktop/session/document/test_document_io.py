"""Laws of opening: a window has the project that it shows, and no other."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.photo import Photo
from desktop.files.decoding.photo import decode_photo
from desktop.files.errors import InputProtected, InUse, NotWritable
from desktop.files.export.encoders import ExportOptions
from desktop.files.formats.formats import Format
from desktop.files.project.project_file import save_project
from desktop.files.project.project_locks import ProjectLocks
from desktop.files.storage.scratch import Scratch
from desktop.render.renderer import DocumentRenderer
from desktop.render.tile_cache import TileCache
from desktop.session.document.document_io import DocumentAccess, DocumentIO
from desktop.session.task_runner import TaskRunner
from models.core.progress import Progress


class Opening:
    """A document_io whose photos are read once the gate is open, with two projects."""

    def __init__(self, folder: Path, scratch: Scratch) -> None:
        self.folder, self.gate = folder, Event()
        self.runner = TaskRunner()
        self.locks, self.other = ProjectLocks(folder / "open"), ProjectLocks(folder / "open")
        rows = DocumentRenderer(TileCache(0)).rows
        self.document_io = DocumentIO(
            self.runner, DocumentAccess(self._read, self.locks, scratch), rows
        )
        self.opened = list[Path]()
        self.document_io.opened.connect(lambda opened: self.opened.append(opened.path))
        Image.fromarray(np.zeros((9, 9, 3), np.uint8)).save(folder / "old.png")
        photo = decode_photo(folder / "old.png", scratch, Progress())
        self.one, self.two = folder / "one.ora", folder / "two.ora"
        for project in (self.one, self.two):
            save_project(Document(photo), project, rows, Progress())
        self.gate.set()

    def _read(self, *asked: object) -> Photo:
        self.gate.wait()
        return decode_photo(*asked)  # type: ignore[arg-type]

    def open(self, qtbot: QtBot, path: Path) -> None:
        with qtbot.waitSignal(self.document_io.opened):
            self.document_io.open(path)

    def settle(self, qtbot: QtBot) -> None:
        ended = list[object]()
        self.runner.start(lambda _: None, ended.append)
        qtbot.waitUntil(lambda: bool(ended))

    def free(self, path: Path) -> bool:
        """Whether another window could open it now."""
        try:
            with self.other.acquire(path) as lock:
                pass
        except InUse:
            return False
        self.other.drop(lock)
        return True


@pytest.fixture
def opening(tmp_path: Path) -> Iterator[Opening]:
    with Scratch(tmp_path) as scratch:
        made = Opening(tmp_path, scratch)
        yield made
        made.gate.set()
        made.runner.wait()
        made.locks.close()


def test_a_project_that_another_photo_came_before_is_free_again(
    qtbot: QtBot, opening: Opening
) -> None:
    opening.open(qtbot, opening.one)
    opening.document_io.open(opening.two)
    opening.document_io.open(opening.folder / "gone.png")
    opening.settle(qtbot)
    assert opening.opened == [opening.one]
    assert (opening.free(opening.one), opening.free(opening.two)) == (False, True)


def test_a_project_whose_opening_was_cancelled_too_late_is_free_again(
    qtbot: QtBot, opening: Opening
) -> None:
    opening.open(qtbot, opening.one)
    opening.document_io.open(opening.two)
    opening.runner.wait()
    opening.runner.cancel()
    opening.settle(qtbot)
    assert (opening.free(opening.one), opening.free(opening.two)) == (False, True)


def test_a_project_that_the_person_decides_against_is_free_again(
    qtbot: QtBot, opening: Opening
) -> None:
    opening.open(qtbot, opening.one)
    opening.document_io.set_replace_guard(lambda: False)
    opening.document_io.open(opening.two)
    opening.settle(qtbot)
    assert (opening.free(opening.one), opening.free(opening.two)) == (False, True)


def test_the_project_that_is_shown_is_ours_until_another_is(qtbot: QtBot, opening: Opening) -> None:
    for path in (opening.one, opening.one, opening.two):
        opening.open(qtbot, path)
    assert (opening.free(opening.one), opening.free(opening.two)) == (True, False)
    opening.open(qtbot, opening.folder / "old.png")
    assert opening.free(opening.two)


def test_a_project_that_was_saved_after_another_was_opened_is_not_kept(
    qtbot: QtBot, opening: Opening
) -> None:
    documents, third = list[Document](), opening.folder / "three.ora"
    opening.document_io.opened.connect(lambda opened: documents.append(opened.document))
    opening.open(qtbot, opening.one)
    opening.document_io.open(opening.two)
    with qtbot.waitSignal(opening.document_io.saved):
        opening.document_io.save(documents[0], third)
    assert (opening.free(opening.two), opening.free(third)) == (False, True)
    with qtbot.waitSignal(opening.document_io.saved):
        opening.document_io.save(documents[1], third)
    assert (opening.free(opening.two), opening.free(third)) == (True, False)


def test_where_nothing_can_be_claimed_that_is_told_by_type(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotWritable), ProjectLocks(tmp_path / "file").acquire(tmp_path / "a.ora"):
        pass


@pytest.mark.parametrize("linked", [False, True])
def test_neither_exports_nor_projects_replace_photos_of_a_batch(
    linked: bool, qtbot: QtBot, opening: Opening
) -> None:
    told, waiting = list[object](), opening.folder / "waiting.png"
    Image.fromarray(np.full((9, 9, 3), 50, np.uint8)).save(waiting)
    before = waiting.read_bytes()
    target = opening.folder / "linked.png" if linked else waiting
    if linked:
        target.hardlink_to(waiting)
    opening.runner.failed.connect(told.append)
    opening.document_io.set_protected_inputs(lambda: [waiting])
    photo = Photo(opening.folder / "old.png", "seal", np.zeros((9, 9, 3), np.uint8))
    options = ExportOptions(Format.PNG, overwrite=True)
    opening.document_io.export(Document(photo), target, options)
    opening.document_io.save(Document(photo), target)
    opening.settle(qtbot)
    assert told == [InputProtected(target)] * 2
    assert waiting.read_bytes() == before
