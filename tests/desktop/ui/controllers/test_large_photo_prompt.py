"""Prompts before a very large or incomplete photo is opened."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.composition_root import Application, EngineFactory
from desktop.document.photo import Photo
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.errors import VeryLarge
from desktop.files.reading.reader_protocols import FIRST_PAGE, ReadOptions
from desktop.files.storage.scratch_files import Scratch
from desktop.session.document.session import Session
from desktop.settings import Folders
from models.core.plan import Plan
from models.core.progress import Progress
from tests.desktop.documents import FakeEngine

SMALL = 40
"""Width in pixels beyond which a photo counts as very large in these tests."""


def read(
    path: Path, scratch: Scratch, progress: Progress, options: ReadOptions = FIRST_PAGE, /
) -> Photo:
    photo = decode_photo(path, scratch, progress, options)
    if photo.width > SMALL and not options.allow_large:
        raise VeryLarge(path, photo.width, photo.height, 7_200_000_000)
    return photo


class Prompted:
    """Program with a file of two pages open, whose prompts are answered by a key."""

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

    def answer(self, key: Qt.Key) -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, lambda: self.answer(key))
            return
        self.titles.append(box.windowTitle())
        self.texts.append(f"{box.text()} {box.informativeText()}")
        self._qtbot.keyClick(box, key)


@pytest.fixture
def prompted(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Prompted]:
    pictures = [Image.new("RGB", (side, 20)) for side in (30, 60)]
    pictures[0].save(tmp_path / "album.tif", save_all=True, append_images=pictures[1:])
    pictures[1].save(tmp_path / "<b>wall.png")
    with Scratch(tmp_path) as scratch:
        engines = EngineFactory(FakeEngine, lambda text, findings, embed: Plan((), ()), read)
        prompted = Prompted(Application(qapp, Folders.under(tmp_path), scratch, engines), qtbot)
        prompted.program.window.show()
        prompted.program.file_controller.open(tmp_path / "album.tif")
        qtbot.waitUntil(lambda: prompted.width == 30)
        yield prompted
        prompted.program.close()
        prompted.program.window.close()
        prompted.program.window.deleteLater()


def test_confirmed_large_photo_is_opened(qtbot: QtBot, prompted: Prompted, tmp_path: Path) -> None:
    QTimer.singleShot(0, lambda: prompted.answer(Qt.Key.Key_Return))
    prompted.program.file_controller.open(tmp_path / "<b>wall.png")
    qtbot.waitUntil(lambda: prompted.width == 60)
    assert prompted.titles == ["A very large photo"]
    assert all(word in prompted.texts[0] for word in ("<b>wall.png", "60 x 20", "7.2 GB"))


def test_declined_large_photo_keeps_the_open_one(
    qtbot: QtBot, prompted: Prompted, tmp_path: Path
) -> None:
    QTimer.singleShot(0, lambda: prompted.answer(Qt.Key.Key_Escape))
    prompted.program.file_controller.open(tmp_path / "<b>wall.png")
    qtbot.waitUntil(lambda: bool(prompted.titles))
    assert prompted.width == 30
    assert prompted.program.file_controller.path.name == "album.tif"


def truncated_jpeg(path: Path, **options: object) -> Path:
    """Write a JPEG, 38 x 160, of which the second half is missing."""
    levels = np.random.default_rng(1).integers(0, 256, (160, 38, 3), np.uint8)
    Image.fromarray(levels).save(path, quality=95, **options)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    return path


@pytest.mark.parametrize("progressive", [False, True])
def test_confirmed_incomplete_photo_is_opened(
    qtbot: QtBot, prompted: Prompted, tmp_path: Path, progressive: bool
) -> None:
    path = truncated_jpeg(tmp_path / "<b>cut.jpg", progressive=progressive)
    QTimer.singleShot(0, lambda: prompted.answer(Qt.Key.Key_Return))
    prompted.program.file_controller.open(path)
    qtbot.waitUntil(lambda: prompted.width == 38)
    assert prompted.titles == ["An incomplete photo"]
    assert "<b>cut.jpg" in prompted.texts[0]
    assert ("Of its 160 rows" in prompted.texts[0]) is not progressive


def test_declined_incomplete_photo_keeps_the_open_one(
    qtbot: QtBot, prompted: Prompted, tmp_path: Path
) -> None:
    QTimer.singleShot(0, lambda: prompted.answer(Qt.Key.Key_Escape))
    prompted.program.file_controller.open(truncated_jpeg(tmp_path / "cut.jpg"))
    qtbot.waitUntil(lambda: bool(prompted.titles))
    assert prompted.width == 30


@pytest.mark.parametrize(("key", "width"), [(Qt.Key.Key_Return, 60), (Qt.Key.Key_Escape, 30)])
def test_large_page_is_asked_about(
    qtbot: QtBot, prompted: Prompted, key: Qt.Key, width: int
) -> None:
    pages = prompted.program.window.status_bar.page_selector
    QTimer.singleShot(0, lambda: prompted.answer(key))
    prompted.program.window.menu_actions.next_page.trigger()
    qtbot.waitUntil(lambda: bool(prompted.titles))
    qtbot.waitUntil(lambda: prompted.width == width)
    qtbot.waitUntil(lambda: pages.findChildren(QComboBox)[0].currentIndex() == width // 60)
