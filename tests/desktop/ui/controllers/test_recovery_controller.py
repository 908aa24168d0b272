"""Recovery controller: documents that were unsaved when the program ended."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.composition_root import Application, EngineFactory
from desktop.document.document import Document
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.errors import DiskFull
from desktop.files.project.crash_recovery import Journal, find_recoverable
from desktop.files.storage.scratch_files import Scratch
from desktop.session.document.session import Session
from desktop.settings import Folders
from models.core.plan import Plan
from models.core.progress import Progress
from tests.desktop.documents import FakeEngine, layer


@pytest.fixture
def scratch_root(tmp_path: Path) -> Path:
    """Make a scratch root as a program leaves it that ended with one unsaved layer."""
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
        engines = EngineFactory(
            FakeEngine, lambda text, findings, embed: Plan((), ()), decode_photo
        )
        program = Application(qapp, folders, scratch, engines)
        program.window.show()
        yield program
        session = program.findChildren(Session)[0]
        program.close()
        if session.document is not None:
            session.mark_saved(session.document)
        program.window.close()
        program.window.deleteLater()


def answer(text: str) -> None:
    """Click a button of the message box as soon as it is shown."""
    box = QApplication.activeModalWidget()
    if not isinstance(box, QMessageBox):
        QTimer.singleShot(20, lambda: answer(text))
        return
    next(each for each in box.buttons() if each.text() == text).click()


def test_recovered_document_is_open_and_unsaved(
    qtbot: QtBot, scratch_root: Path, program: Application
) -> None:
    session = program.findChildren(Session)[0]
    QTimer.singleShot(0, lambda: answer("Recover it"))
    program.recovery_controller.offer(find_recoverable(scratch_root))
    qtbot.waitUntil(lambda: session.document is not None and session.unsaved)
    assert session.document is not None
    assert [each.id for each in session.document.layers] == ["a"]
    qtbot.waitUntil(lambda: list(scratch_root.iterdir()) == [])


def test_old_journal_stays_until_the_new_journal_is_written(
    qtbot: QtBot, scratch_root: Path, program: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = program.findChildren(Session)[0]
    monkeypatch.setattr(Journal, "keep", _full)
    QTimer.singleShot(0, lambda: answer("Recover it"))
    program.recovery_controller.offer(find_recoverable(scratch_root))
    qtbot.waitUntil(program.window.message_banner.isVisible)
    assert session.unsaved
    assert list(scratch_root.glob("*/journal.json"))


def _full(self: Journal, document: Document, project: Path | None) -> None:
    raise DiskFull(Path("scratch"), 1)


def test_recovery_overtaken_by_another_photo_is_offered_again(
    qtbot: QtBot, scratch_root: Path, program: Application
) -> None:
    session = program.findChildren(Session)[0]
    QTimer.singleShot(0, lambda: answer("Recover it"))
    found = find_recoverable(scratch_root)
    program.recovery_controller.offer(found)
    program.file_controller.open(scratch_root.parent / "Oma.png")
    qtbot.waitUntil(lambda: session.document is not None and not session.document.layers)
    found[0].release()
    (again,) = find_recoverable(scratch_root)
    again.release()


@pytest.mark.parametrize(("text", "left"), [("Delete it", 0), ("Ask me later", 1)])
def test_declined_recovery_is_deleted_only_on_request(
    text: str, left: int, scratch_root: Path, program: Application
) -> None:
    QTimer.singleShot(0, lambda: answer(text))
    program.recovery_controller.offer(find_recoverable(scratch_root))
    found = find_recoverable(scratch_root)
    assert len(found) == left
    for each in found:
        each.release()


def test_failed_recovery_is_offered_again(
    qtbot: QtBot, scratch_root: Path, program: Application
) -> None:
    (scratch_root.parent / "Oma.png").unlink()
    QTimer.singleShot(0, lambda: answer("Recover it"))
    program.recovery_controller.offer(find_recoverable(scratch_root))
    qtbot.waitUntil(program.window.message_banner.isVisible)
    (again,) = find_recoverable(scratch_root)
    QTimer.singleShot(0, lambda: answer("Delete it"))
    program.recovery_controller.offer([again])
    assert find_recoverable(scratch_root) == ()
