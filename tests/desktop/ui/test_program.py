"""The whole window with an engine that has a script: from a file to an exported result."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Core, Program
from desktop.document.document import Document
from desktop.files.encoding import ExportOptions
from desktop.files.formats import Format
from desktop.files.scratch import Scratch
from desktop.session.errands import Findings
from desktop.session.session import Session
from desktop.session.shelf import Shelf
from desktop.settings import Folders
from desktop.ui.window import Window
from models.errors import HostDied
from models.planning.plan import Plan
from models.planning.wish import Wish
from models.restorer import Engine
from tests.desktop.documents import FakeEngine, a_plan


def _planner(text: str | None, findings: Findings, engine: Engine) -> Plan:
    return a_plan(Wish.SCRATCHES, Wish.NOISE)


@dataclass
class Open:
    """A program with a photo in its window."""

    program: Program
    engine: FakeEngine

    @property
    def window(self) -> Window:
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
        """Say something and accept the plan."""
        self.window.instruct.findChildren(QLineEdit)[0].setText("mend it")
        self.window.instruct.say()
        qtbot.waitUntil(self.window.side.plan.isVisible)
        button = self.window.side.plan.findChildren(QAbstractButton)
        next(each for each in button if each.text() == "Restore").click()

    def finish(self, qtbot: QtBot) -> None:
        qtbot.waitUntil(lambda: not any(self.document.stale(x.id) for x in self.document.layers))


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Open]:
    source = tmp_path / "old.png"
    Image.fromarray(np.full((32, 48, 3), 100, np.uint8)).save(source)
    names = ("settings", "models", "scratch", "logs", "state")
    folders = Folders(*(tmp_path / each for each in names))
    engine = FakeEngine()
    with Scratch(tmp_path) as scratch:
        program = Program(qapp, folders, scratch, Core(lambda: engine, _planner))
        program.window.show()
        program.filing.open(source)
        qtbot.waitUntil(program.window.canvas.isVisible)
        opened = Open(program, engine)
        yield opened
        program.close()
        opened.session.keep_safe(opened.document)
        program.window.close()
        program.window.deleteLater()


def test_a_plan_runs_nothing_before_it_is_accepted(qtbot: QtBot, opened: Open) -> None:
    opened.window.instruct.findChildren(QLineEdit)[0].setText("mend it")
    opened.window.instruct.say()
    qtbot.waitUntil(opened.window.side.plan.isVisible)
    assert opened.engine.steps == []
    assert opened.document.layers == ()


def test_an_accepted_plan_becomes_layers_that_run(qtbot: QtBot, opened: Open) -> None:
    opened.restore(qtbot)
    opened.finish(qtbot)
    assert opened.engine.steps == ["scratches", "noise"]
    assert [layer.opacity for layer in opened.document.layers] == [0.8, 0.8]


def test_a_plan_is_one_step_back(qtbot: QtBot, opened: Open) -> None:
    opened.restore(qtbot)
    opened.finish(qtbot)
    opened.window.acts.undo.trigger()
    assert opened.document.layers == ()


def test_redo_shows_the_result_without_a_run(qtbot: QtBot, opened: Open) -> None:
    opened.restore(qtbot)
    opened.finish(qtbot)
    opened.window.acts.undo.trigger()
    opened.window.acts.redo.trigger()
    opened.finish(qtbot)
    assert len(opened.engine.steps) == 2


def test_fading_never_runs_anything(qtbot: QtBot, opened: Open) -> None:
    opened.restore(qtbot)
    opened.finish(qtbot)
    top = opened.document.layers[-1]
    opened.window.side.layers.faded.emit(top.id, 0.3, False)
    assert opened.document.layer(top.id).opacity == 0.3
    assert len(opened.engine.steps) == 2


def test_escape_stops_the_running_job(qtbot: QtBot, opened: Open) -> None:
    opened.engine.gate = Event()
    opened.restore(qtbot)
    opened.window.acts.cancel.trigger()
    qtbot.waitUntil(opened.window.foot.job.isHidden)
    assert all(layer.patch is None for layer in opened.document.layers)


def test_a_dead_host_is_told_in_words_and_the_window_goes_on(qtbot: QtBot, opened: Open) -> None:
    opened.engine.errors = [HostDied(-6)]
    opened.restore(qtbot)
    qtbot.waitUntil(opened.window.banner.isVisible)
    opened.window.side.layers.run_wanted.emit(opened.document.layers[-1].id)
    opened.finish(qtbot)


def test_what_is_seen_is_exported(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    opened.restore(qtbot)
    opened.finish(qtbot)
    shelf, target = opened.program.findChildren(Shelf)[0], tmp_path / "new.png"
    with qtbot.waitSignal(shelf.exported):
        shelf.export(opened.document, target, ExportOptions(Format.PNG))
    assert not opened.session.unsaved
    first = 100 + 0.8 * (155 - 100)
    with Image.open(target) as result:
        assert abs(result.getpixel((5, 5))[0] - (first + 0.8 * (255 - 2 * first))) <= 1


def test_a_file_that_is_no_photo_is_told_in_words(
    qtbot: QtBot, opened: Open, tmp_path: Path
) -> None:
    (tmp_path / "letter.png").write_text("Dear grandmother")
    opened.program.filing.open(tmp_path / "letter.png")
    qtbot.waitUntil(opened.window.banner.isVisible)
    assert opened.document.photo.source.name == "old.png"


def test_every_control_has_a_name_and_a_hint(qtbot: QtBot, opened: Open) -> None:
    opened.restore(qtbot)
    opened.finish(qtbot)
    kinds = (QAbstractButton, QAbstractSlider, QLineEdit)
    controls = [each for kind in kinds for each in opened.window.findChildren(kind)]
    ours = [each for each in controls if not each.objectName().startswith("qt_")]
    shown = [each for each in ours if each.isVisibleTo(opened.window)]
    unnamed = [each for each in shown if not (each.accessibleName() or _text(each))]
    assert shown
    assert unnamed == []


def test_no_thread_is_left_when_the_program_closes(qtbot: QtBot, opened: Open) -> None:
    opened.engine.gate = Event()
    opened.restore(qtbot)
    opened.program.close()
    assert opened.engine.closed
    threads = opened.program.findChildren(QThread)
    assert [thread.isRunning() for thread in threads] == [False]


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""
