"""Whole program with an open photo and a scripted engine, for tests of the window."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.composition_root import Application, EngineFactory
from desktop.document.document import Document
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.storage.scratch_files import Scratch
from desktop.session.document.session import Session
from desktop.session.engine.engine_requests import Findings, Planner, Sides
from desktop.settings import Folders
from desktop.ui.main_window.main_window import MainWindow
from models.core.plan import Plan
from models.core.protocols import Engine
from models.core.wish_table import Wish
from tests.desktop.documents import FakeEngine, a_plan


def _planner(
    instruction: str | None, findings: Findings, engine: Engine, sides: Sides | None
) -> Plan:
    return a_plan(Wish.SCRATCHES, Wish.NOISE)


@dataclass
class Open:
    """Program with a photo in its window."""

    program: Application
    engine: FakeEngine

    @property
    def window(self) -> MainWindow:
        return self.program.window

    @property
    def session(self) -> Session:
        return self.program.findChildren(Session)[0]

    @property
    def document(self) -> Document:
        document = self.session.document
        assert document is not None
        return document

    def restore(self, qtbot: QtBot) -> None:
        """Enter an instruction and accept the plan."""
        self.window.instruction_bar.findChildren(QLineEdit)[0].setText("mend it")
        self.window.instruction_bar.say()
        qtbot.waitUntil(self.window.side_panel.plan.isVisible)
        button = self.window.side_panel.plan.findChildren(QAbstractButton)
        next(each for each in button if each.text() == "Restore").click()

    def finish(self, qtbot: QtBot) -> None:
        """Wait until no layer is stale."""
        qtbot.waitUntil(lambda: not any(self.document.is_stale(x.id) for x in self.document.layers))


@contextmanager
def program_with_photo(
    qtbot: QtBot, qapp: QApplication, folder: Path, planner: Planner = _planner
) -> Iterator[Open]:
    """Open the window with a grey photo of 48 x 32 pixels; its files are in `folder`."""
    source, engine = folder / "old.png", FakeEngine()
    Image.fromarray(np.full((32, 48, 3), 100, np.uint8)).save(source)
    engines = EngineFactory(lambda: engine, planner, decode_photo)
    with program_with_engine(qtbot, qapp, source, engines) as program:
        yield Open(program, engine)


@contextmanager
def program_with_engine(
    qtbot: QtBot, qapp: QApplication, source: Path, engines: EngineFactory
) -> Iterator[Application]:
    """Open the window with the photo `source`; the program's folders lie beside it."""
    folders = Folders.under(source.parent)
    with Scratch(source.parent) as scratch:
        program = Application(qapp, folders, scratch, engines)
        program.window.show()
        program.file_controller.open(source)
        qtbot.waitUntil(program.window.canvas.isVisible)
        yield program
        program.close()
        session = program.findChildren(Session)[0]
        if session.document is not None:
            session.mark_saved(session.document)
        program.window.close()
        program.window.deleteLater()
