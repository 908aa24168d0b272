"""End of the program: unsaved work is removed only if the user agreed to lose it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import app
from desktop.app import StartupRefused, run_application
from desktop.composition_root import Application
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.project.crash_recovery import find_recoverable, recover_document
from desktop.files.storage.scratch_files import Scratch
from desktop.session.document.session import Session
from desktop.settings import Folders
from desktop.ui.dialogs.question_dialogs import Reply
from desktop.ui.dialogs.start_failure_dialog import StartFailureDialog
from models.core.progress import Progress
from tests.desktop.documents import FakeEngine, layer

Edited = Callable[[], AbstractContextManager[Application]]


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """Folders of a program with a fake engine."""
    monkeypatch.setattr(app, "_start_engine", lambda *_: FakeEngine())
    return Folders.under(tmp_path / "home")


@pytest.fixture
def edited(qtbot: QtBot, qapp: QApplication, folders: Folders, tmp_path: Path) -> Edited:
    """Provide a context manager that runs a program with an unsaved layer."""
    Image.fromarray(np.full((32, 48, 3), 100, np.uint8)).save(tmp_path / "old.png")

    @contextmanager
    def edited_program() -> Iterator[Application]:
        with run_application(qapp, folders) as program:
            session = program.findChildren(Session)[0]
            program.file_controller.open(tmp_path / "old.png")
            qtbot.waitUntil(lambda: session.document is not None, timeout=30_000)
            session.apply("Edit", lambda document: document.with_layer(layer("a")))
            try:
                yield program
            finally:
                program.window.hide()

    return edited_program


def _recoverable_layers(folders: Folders) -> list[str]:
    """List the ids of the layers that the next start would offer to restore."""
    found = find_recoverable(folders.scratch)
    with Scratch() as scratch:
        documents = [recover_document(each, scratch, Progress(), decode_photo) for each in found]
        for each in found:
            each.release()
        return [layer.id for document in documents for layer in document.layers]


def test_unsaved_work_is_offered_after_the_event_loop_ended(
    edited: Edited, folders: Folders
) -> None:
    with edited():
        pass
    assert _recoverable_layers(folders) == ["a"]


def test_unsaved_work_is_offered_after_an_exception(edited: Edited, folders: Folders) -> None:
    with suppress(ZeroDivisionError), edited():
        raise ZeroDivisionError
    assert _recoverable_layers(folders) == ["a"]


def test_unsaved_work_is_offered_after_an_exception_while_the_program_closes(
    edited: Edited, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    with suppress(ZeroDivisionError), edited() as program:
        closes = program.close

        def close() -> None:
            closes()
            raise ZeroDivisionError

        monkeypatch.setattr(program, "close", close)
    assert _recoverable_layers(folders) == ["a"]


def test_unsaved_work_is_offered_after_an_unanswered_question(
    edited: Edited, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    with edited() as program:
        monkeypatch.setattr(program.file_controller.prompts, "leaving", lambda: Reply.LATER)
        program.window.close()
    assert _recoverable_layers(folders) == ["a"]


def test_unsaved_work_is_offered_after_a_failed_question(
    edited: Edited,
    folders: Folders,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def leaving() -> Reply:
        raise ZeroDivisionError

    with edited() as program:
        monkeypatch.setattr(program.file_controller.prompts, "leaving", leaving)
        program.window.close()
    caplog.clear()
    assert _recoverable_layers(folders) == ["a"]


def test_discarded_work_leaves_no_scratch_folder(
    edited: Edited, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    with edited() as program:
        monkeypatch.setattr(program.file_controller.prompts, "leaving", lambda: Reply.DISCARD)
        program.window.close()
    assert list(folders.scratch.glob("heirloom-*")) == []


def test_program_without_unsaved_work_leaves_no_scratch_folder(
    qtbot: QtBot, qapp: QApplication, folders: Folders
) -> None:
    with run_application(qapp, folders) as program:
        program.window.close()
    assert list(folders.scratch.glob("heirloom-*")) == []


def test_scratch_folder_that_cannot_be_created_refuses_the_start(
    qapp: QApplication, folders: Folders, qtbot: QtBot
) -> None:
    folders.scratch.parent.mkdir(parents=True)
    folders.scratch.touch()
    with pytest.raises(StartupRefused) as refused, run_application(qapp, folders):
        pass
    dialog = StartFailureDialog(refused.value.error)
    qtbot.addWidget(dialog)
    assert str(folders.scratch) in dialog.informativeText()
