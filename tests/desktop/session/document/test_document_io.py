"""DocumentIO: locks of projects, overtaken requests, and files that are never replaced."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.photo import Photo
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.errors import InputProtected, InUse, NotWritable
from desktop.files.export.export_options import ExportOptions
from desktop.files.formats.format_table import Format
from desktop.files.project.project_file import save_project
from desktop.files.project.project_locks import ProjectLocks
from desktop.files.storage.scratch_files import Scratch
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.view_tile_cache import TileCache
from desktop.session.document.document_io import DocumentAccess, DocumentIO
from desktop.session.task_runner import TaskRunner
from models.core.progress import Progress


class Opening:
    """DocumentIO that decodes photos once its gate is open, with two projects."""

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

    def wait_for_tasks(self, qtbot: QtBot) -> None:
        ended = list[object]()
        self.runner.start(lambda _: None, ended.append)
        qtbot.waitUntil(lambda: bool(ended))

    def is_free(self, path: Path) -> bool:
        """Return whether another window could open this project now."""
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


def test_project_replaced_by_a_newer_request_is_unlocked(qtbot: QtBot, opening: Opening) -> None:
    opening.open(qtbot, opening.one)
    opening.document_io.open(opening.two)
    opening.document_io.open(opening.folder / "gone.png")
    opening.wait_for_tasks(qtbot)
    assert opening.opened == [opening.one]
    assert (opening.is_free(opening.one), opening.is_free(opening.two)) == (False, True)


def test_project_whose_opening_was_cancelled_after_loading_is_unlocked(
    qtbot: QtBot, opening: Opening
) -> None:
    opening.open(qtbot, opening.one)
    opening.document_io.open(opening.two)
    opening.runner.wait()
    opening.runner.cancel()
    opening.wait_for_tasks(qtbot)
    assert (opening.is_free(opening.one), opening.is_free(opening.two)) == (False, True)


def test_project_refused_by_the_replace_guard_is_unlocked(qtbot: QtBot, opening: Opening) -> None:
    opening.open(qtbot, opening.one)
    opening.document_io.set_replace_guard(lambda: False)
    opening.document_io.open(opening.two)
    opening.wait_for_tasks(qtbot)
    assert (opening.is_free(opening.one), opening.is_free(opening.two)) == (False, True)


def test_open_project_is_locked_until_another_is_opened(qtbot: QtBot, opening: Opening) -> None:
    for path in (opening.one, opening.one, opening.two):
        opening.open(qtbot, path)
    assert (opening.is_free(opening.one), opening.is_free(opening.two)) == (True, False)
    opening.open(qtbot, opening.folder / "old.png")
    assert opening.is_free(opening.two)


def test_project_saved_after_another_was_opened_is_unlocked(qtbot: QtBot, opening: Opening) -> None:
    documents, third = list[Document](), opening.folder / "three.ora"
    opening.document_io.opened.connect(lambda opened: documents.append(opened.document))
    opening.open(qtbot, opening.one)
    opening.document_io.open(opening.two)
    with qtbot.waitSignal(opening.document_io.saved):
        opening.document_io.save(documents[0], third)
    assert (opening.is_free(opening.two), opening.is_free(third)) == (False, True)
    with qtbot.waitSignal(opening.document_io.saved):
        opening.document_io.save(documents[1], third)
    assert (opening.is_free(opening.two), opening.is_free(third)) == (True, False)


def test_lock_folder_that_is_a_file_raises_not_writable(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotWritable), ProjectLocks(tmp_path / "file").acquire(tmp_path / "a.ora"):
        pass


@pytest.mark.parametrize("linked", [False, True])
def test_export_and_save_never_replace_a_protected_input(
    linked: bool, qtbot: QtBot, opening: Opening
) -> None:
    errors, waiting = list[object](), opening.folder / "waiting.png"
    Image.fromarray(np.full((9, 9, 3), 50, np.uint8)).save(waiting)
    before = waiting.read_bytes()
    target = opening.folder / "linked.png" if linked else waiting
    if linked:
        target.hardlink_to(waiting)
    opening.runner.failed.connect(errors.append)
    opening.document_io.set_protected_inputs(lambda: [waiting])
    photo = Photo(opening.folder / "old.png", "seal", np.zeros((9, 9, 3), np.uint8))
    options = ExportOptions(Format.PNG, overwrite=True)
    opening.document_io.export(Document(photo), target, options)
    opening.document_io.save(Document(photo), target)
    opening.wait_for_tasks(qtbot)
    assert errors == [InputProtected(target)] * 2
    assert waiting.read_bytes() == before
