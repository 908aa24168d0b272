"""Laws of the end of the program: only one that the person agreed to removes unsaved work."""

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
from desktop.application import Application
from desktop.files.decoding.photo import decode_photo
from desktop.files.project.recovery import find_recoverable, recover_document
from desktop.files.storage.scratch import Scratch
from desktop.session.document.session import Session
from desktop.settings import Folders
from desktop.ui.dialogs.prompts import Reply
from desktop.ui.dialogs.start_failure_dialog import StartFailureDialog
from models.core.progress import Progress
from tests.desktop.documents import FakeEngine, layer

Edited = Callable[[], AbstractContextManager[Application]]


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """Those of a person whose engine is made of nothing."""
    monkeypatch.setattr(app, "_start_engine", lambda folders, exchange_folder: FakeEngine())
    return Folders.under(tmp_path / "home")


@pytest.fixture
def edited(qtbot: QtBot, qapp: QApplication, folders: Folders, tmp_path: Path) -> Edited:
    """A program with an unsaved layer, as a context."""
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


def _offered(folders: Folders) -> list[str]:
    """The layers of what the next start would offer."""
    found = find_recoverable(folders.scratch)
    with Scratch() as scratch:
        documents = [recover_document(each, scratch, Progress(), decode_photo) for each in found]
        for each in found:
            each.release()
        return [layer.id for document in documents for layer in document.layers]


def test_unsaved_work_is_offered_after_an_event_loop_that_ended_by_itself(
    edited: Edited, folders: Folders
) -> None:
    with edited():
        pass
    assert _offered(folders) == ["a"]


def test_unsaved_work_is_offered_after_an_exception(edited: Edited, folders: Folders) -> None:
    with suppress(ZeroDivisionError), edited():
        raise ZeroDivisionError
    assert _offered(folders) == ["a"]


def test_unsaved_work_is_offered_after_an_exception_while_the_program_closes(
    edited: Edited, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    with suppress(ZeroDivisionError), edited() as program:
        closes = program.close

        def close() -> None:
            closes()
            raise ZeroDivisionError

        monkeypatch.setattr(program, "close", close)
    assert _offered(folders) == ["a"]


def test_a_question_that_was_not_answered_is_no_consent(
    edited: Edited, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    with edited() as program:
        monkeypatch.setattr(program.file_controller.prompts, "leaving", lambda: Reply.LATER)
        program.window.close()
    assert _offered(folders) == ["a"]


def test_a_question_that_failed_is_no_consent(
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
    assert _offered(folders) == ["a"]


def test_work_that_the_person_discards_is_offered_no_more(
    edited: Edited, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    with edited() as program:
        monkeypatch.setattr(program.file_controller.prompts, "leaving", lambda: Reply.DISCARD)
        program.window.close()
    assert list(folders.scratch.glob("heirloom-*")) == []


def test_a_program_with_nothing_unsaved_leaves_no_folder(
    qtbot: QtBot, qapp: QApplication, folders: Folders
) -> None:
    with run_application(qapp, folders) as program:
        program.window.close()
    assert list(folders.scratch.glob("heirloom-*")) == []


def test_a_folder_that_cannot_be_made_is_told_before_there_is_a_window(
    qapp: QApplication, folders: Folders, qtbot: QtBot
) -> None:
    folders.scratch.parent.mkdir(parents=True)
    folders.scratch.touch()
    with pytest.raises(StartupRefused) as refused, run_application(qapp, folders):
        pass
    dialog = StartFailureDialog(refused.value.error)
    qtbot.addWidget(dialog)
    assert str(folders.scratch) in dialog.informativeText()
