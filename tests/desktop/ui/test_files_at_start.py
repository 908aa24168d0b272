"""Files that are named at the start of the window, or pasted."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import app
from desktop.composition_root import Application
from desktop.session.batch.batch_runner import BatchRunner
from desktop.session.document.session import Session
from desktop.settings import Folders
from tests.desktop.documents import FakeEngine

Check = Callable[[Application], object]
Run = Callable[[list[str], Check], None]


@pytest.fixture
def run(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the window with arguments, in a folder of two photos, until a check holds."""
    programs: list[Application] = []

    def create(*arguments: object) -> Application:
        programs.append(Application(*arguments))  # type: ignore[arg-type]
        return programs[-1]

    def run_until(arguments: list[str], check: Check) -> None:
        def execute(*_: object) -> int:
            qtbot.waitUntil(lambda: bool(check(programs[0])), timeout=30_000)
            programs[0].window.close()
            return 0

        monkeypatch.setattr(QApplication, "exec", execute)
        assert app.run([Path(each) for each in arguments]) == 0

    (tmp_path / "photos").mkdir()
    for name in ("a.png", "b.png"):
        Image.fromarray(np.full((20, 30, 3), 100, np.uint8)).save(tmp_path / "photos" / name)
    monkeypatch.chdir(tmp_path / "photos")
    folders = Folders.under(tmp_path / "home")
    monkeypatch.setattr(app, "_start_engine", lambda *_: FakeEngine())
    monkeypatch.setattr(app, "_create_qapplication", lambda: (qapp, folders))
    monkeypatch.setattr(app, "Application", create)
    return run_until


def _waiting(program: Application) -> list[Path]:
    return [item.source for item in program.findChildren(BatchRunner)[0].queue.items]


def _opened(program: Application) -> Path | None:
    document = program.findChildren(Session)[0].document
    return None if document is None else document.photo.source


def test_single_file_is_opened(run: Run, tmp_path: Path) -> None:
    run(["a.png"], lambda program: _opened(program) == tmp_path / "photos" / "a.png")


@pytest.mark.parametrize("arguments", [["a.png", "b.png"], ["."]])
def test_several_files_or_a_folder_wait_in_the_batch_window(
    arguments: list[str], run: Run, tmp_path: Path
) -> None:
    expected = [tmp_path / "photos" / name for name in ("a.png", "b.png")]

    def check(program: Application) -> bool:
        return program.batch_controller.batch_window.isVisible() and _waiting(program) == expected

    run(arguments, check)


def test_several_pasted_files_wait_in_the_batch_window(run: Run, tmp_path: Path) -> None:
    files = [tmp_path / "photos" / name for name in ("a.png", "b.png")]
    waiting = [QMimeData()]
    waiting[0].setUrls([QUrl.fromLocalFile(str(each)) for each in files])

    def check(program: Application) -> bool:
        if waiting:
            QGuiApplication.clipboard().setMimeData(waiting.pop())
            program.window.menu_actions.paste.trigger()
        return _waiting(program) == files

    run([], check)
    QGuiApplication.clipboard().clear()
