"""Laws of the question before a very large photo is opened."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.app import Application, EngineFactory
from desktop.document.photo import Photo
from desktop.files.decoding.photo import decode_photo
from desktop.files.errors import VeryLarge
from desktop.files.storage.scratch import Scratch
from desktop.session.document.session import Session
from desktop.settings import Folders
from models.core.plan import Plan
from models.core.progress import Progress
from tests.desktop.documents import FakeEngine

SMALL = 40
"""Pixels of a side from which a photo is very large here, and not opened unasked."""


def read(
    path: Path, scratch: Scratch, progress: Progress, page: int = 0, large: bool = False, /
) -> Photo:
    photo = decode_photo(path, scratch, progress, page)
    if photo.width > SMALL and not large:
        raise VeryLarge(path, photo.width, photo.height, 7_200_000_000)
    return photo


class Asked:
    """The program, with a photo of two pictures open, and what it asks answered by a key."""

    def __init__(self, program: Application, qtbot: QtBot) -> None:
        self.program, self._qtbot = program, qtbot
        self.titles: list[str] = []
        self.texts: list[str] = []

    @property
    def session(self) -> Session:
        return self.program.findChildren(Session)[0]

    @property
    def width(self) -> int:
        return 0 if self.session.document is None else self.session.document.photo.width

    def answers(self, key: Qt.Key) -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, lambda: self.answers(key))
            return
        self.titles.append(box.windowTitle())
        self.texts.append(f"{box.text()} {box.informativeText()}")
        self._qtbot.keyClick(box, key)


@pytest.fixture
def asked(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Asked]:
    pictures = [Image.new("RGB", (side, 20)) for side in (30, 60)]
    pictures[0].save(tmp_path / "album.tif", save_all=True, append_images=pictures[1:])
    pictures[1].save(tmp_path / "<b>wall.png")
    with Scratch(tmp_path) as scratch:
        core = EngineFactory(FakeEngine, lambda text, findings, embed: Plan((), ()), read)
        asked = Asked(Application(qapp, Folders.under(tmp_path), scratch, core), qtbot)
        asked.program.window.show()
        asked.program.filing.open(tmp_path / "album.tif")
        qtbot.waitUntil(lambda: asked.width == 30)
        yield asked
        asked.program.close()
        asked.program.window.close()
        asked.program.window.deleteLater()


def test_who_agrees_gets_the_photo(qtbot: QtBot, asked: Asked, tmp_path: Path) -> None:
    QTimer.singleShot(0, lambda: asked.answers(Qt.Key.Key_Return))
    asked.program.filing.open(tmp_path / "<b>wall.png")
    qtbot.waitUntil(lambda: asked.width == 60)
    assert asked.titles == ["A very large photo"]
    assert all(word in asked.texts[0] for word in ("<b>wall.png", "60 x 20", "7.2 GB"))


def test_who_does_not_keeps_what_is_open(qtbot: QtBot, asked: Asked, tmp_path: Path) -> None:
    QTimer.singleShot(0, lambda: asked.answers(Qt.Key.Key_Escape))
    asked.program.filing.open(tmp_path / "<b>wall.png")
    qtbot.waitUntil(lambda: bool(asked.titles))
    assert asked.width == 30
    assert asked.program.filing.path.name == "album.tif"


@pytest.mark.parametrize(("key", "width"), [(Qt.Key.Key_Return, 60), (Qt.Key.Key_Escape, 30)])
def test_a_page_may_be_very_large_too(qtbot: QtBot, asked: Asked, key: Qt.Key, width: int) -> None:
    pages = asked.program.window.status_bar.page_selector
    QTimer.singleShot(0, lambda: asked.answers(key))
    asked.program.window.menu_actions.next_page.trigger()
    qtbot.waitUntil(lambda: bool(asked.titles))
    qtbot.waitUntil(lambda: asked.width == width)
    qtbot.waitUntil(lambda: pages.findChildren(QComboBox)[0].currentIndex() == width // 60)
