"""Laws of the question after a crash."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.app import Application, EngineFactory
from desktop.document.document import Document
from desktop.files.decoding.photo import decode_photo
from desktop.files.errors import DiskFull
from desktop.files.project.recovery import Journal, find_recoverable
from desktop.files.storage.scratch import Scratch
from desktop.session.document.session import Session
from desktop.settings import Folders
from models.core.plan import Plan
from models.core.progress import Progress
from tests.desktop.documents import FakeEngine, layer


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Where a program ended without saving the one layer that it had made."""
    made = tmp_path / "scratch"
    made.mkdir()
    Image.new("RGB", (30, 20)).save(tmp_path / "Oma.png")
    crashed = Scratch(made)
    photo = decode_photo(tmp_path / "Oma.png", crashed, Progress())
    Journal(crashed).keep(Document(photo, (layer("a"),)), None)
    crashed.leave()
    return made


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Application]:
    folders = Folders.under(tmp_path)
    with Scratch(tmp_path) as scratch:
        core = EngineFactory(FakeEngine, lambda text, findings, embed: Plan((), ()), decode_photo)
        program = Application(qapp, folders, scratch, core)
        program.window.show()
        yield program
        session = program.findChildren(Session)[0]
        program.close()
        if session.document is not None:
            session.mark_saved(session.document)
        program.window.close()
        program.window.deleteLater()


def answer(word: str) -> None:
    """Press a button of the question as soon as it is asked."""
    box = QApplication.activeModalWidget()
    if not isinstance(box, QMessageBox):
        QTimer.singleShot(20, lambda: answer(word))
        return
    next(each for each in box.buttons() if each.text() == word).click()


def test_what_is_brought_back_is_open_and_unsaved(
    qtbot: QtBot, cache: Path, program: Application
) -> None:
    session = program.findChildren(Session)[0]
    QTimer.singleShot(0, lambda: answer("Bring it back"))
    program.recovering.offer(find_recoverable(cache))
    qtbot.waitUntil(lambda: session.document is not None and session.unsaved)
    assert session.document is not None
    assert [each.id for each in session.document.layers] == ["a"]
    qtbot.waitUntil(lambda: list(cache.iterdir()) == [])


def test_what_is_brought_back_stays_on_disk_until_the_new_journal_has_it(
    qtbot: QtBot, cache: Path, program: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = program.findChildren(Session)[0]
    monkeypatch.setattr(Journal, "keep", _full)
    QTimer.singleShot(0, lambda: answer("Bring it back"))
    program.recovering.offer(find_recoverable(cache))
    qtbot.waitUntil(program.window.message_banner.isVisible)
    assert session.unsaved
    assert list(cache.glob("*/journal.json"))


def _full(self: Journal, document: Document, project: Path | None) -> None:
    raise DiskFull(Path("scratch"), 1)


def test_what_another_photo_came_before_is_offered_the_next_time(
    qtbot: QtBot, cache: Path, program: Application
) -> None:
    session = program.findChildren(Session)[0]
    QTimer.singleShot(0, lambda: answer("Bring it back"))
    found = find_recoverable(cache)
    program.recovering.offer(found)
    program.filing.open(cache.parent / "Oma.png")
    qtbot.waitUntil(lambda: session.document is not None and not session.document.layers)
    found[0].release()
    (again,) = find_recoverable(cache)
    again.release()


@pytest.mark.parametrize(("word", "left"), [("Delete it", 0), ("Ask me later", 1)])
def test_what_is_not_wanted_goes_only_when_that_is_said(
    word: str, left: int, cache: Path, program: Application
) -> None:
    QTimer.singleShot(0, lambda: answer(word))
    program.recovering.offer(find_recoverable(cache))
    found = find_recoverable(cache)
    assert len(found) == left
    for each in found:
        each.release()


def test_what_could_not_be_brought_back_is_offered_again(
    qtbot: QtBot, cache: Path, program: Application
) -> None:
    (cache.parent / "Oma.png").unlink()
    QTimer.singleShot(0, lambda: answer("Bring it back"))
    program.recovering.offer(find_recoverable(cache))
    qtbot.waitUntil(program.window.message_banner.isVisible)
    (again,) = find_recoverable(cache)
    QTimer.singleShot(0, lambda: answer("Delete it"))
    program.recovering.offer([again])
    assert find_recoverable(cache) == ()
