"""Whole window with a scripted engine: open, plan, preview, run, undo and export."""

from pathlib import Path
from threading import Event

import pytest
from PIL import Image
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.files.export.export_options import ExportOptions
from desktop.files.formats.format_table import Format
from desktop.session.document.document_io import DocumentIO
from desktop.session.host_watcher import HostWatcher
from models.core.errors import HostDied
from tests.desktop.ui.application import Open


def test_plan_runs_nothing_before_it_is_accepted(qtbot: QtBot, opened: Open) -> None:
    opened.window.instruction_bar.findChildren(QLineEdit)[0].setText("mend it")
    opened.window.instruction_bar.say()
    qtbot.waitUntil(opened.window.side_panel.plan.isVisible)
    assert opened.engine.steps == []
    assert opened.document.layers == ()


def test_dismissed_preview_leaves_no_unsaved_work(qtbot: QtBot, opened: Open) -> None:
    preview = opened.window.canvas.preview_overlay
    opened.window.instruction_bar.findChildren(QLineEdit)[0].setText("mend it")
    opened.window.instruction_bar.say()
    qtbot.waitUntil(opened.window.side_panel.plan.isVisible)
    row = opened.window.side_panel.plan.damage_row
    assert row is not None
    row.set_shown(False)
    qtbot.waitUntil(lambda: preview.has_preview)
    assert not opened.session.unsaved
    opened.window.side_panel.plan.dismissed.emit()
    assert not preview.has_preview


def test_preview_is_removed_when_the_layers_have_run(qtbot: QtBot, opened: Open) -> None:
    opened.restore(qtbot)
    opened.finish(qtbot)
    qtbot.waitUntil(lambda: not opened.window.canvas.preview_overlay.has_preview)


def test_accepted_plan_becomes_layers_that_run(qtbot: QtBot, opened: Open) -> None:
    opened.restore(qtbot)
    opened.finish(qtbot)
    assert opened.engine.steps == ["scratches", "noise"]
    assert [layer.opacity for layer in opened.document.layers] == [0.8, 0.8]


def test_accepted_plan_is_one_undo_step(qtbot: QtBot, opened: Open) -> None:
    opened.restore(qtbot)
    opened.finish(qtbot)
    opened.window.menu_actions.undo.trigger()
    assert opened.document.layers == ()


class FakeHost:
    """Host process of a client that counts its restarts."""

    restarts = 0

    def restart(self) -> None:
        self.restarts += 1


@pytest.mark.parametrize("kind", ["engine", "decoder"])
def test_host_that_does_not_answer_is_shown_with_a_button_to_restart_it(
    opened: Open, kind: str
) -> None:
    watchers, host = {"engine": HostWatcher(), "decoder": HostWatcher()}, FakeHost()
    opened.program.watch_hosts(watchers["engine"], watchers["decoder"])
    watchers[kind].report(host, True)
    banners = (opened.window.engine_banner, opened.window.decoder_banner)
    (shown,) = (banner for banner in banners if banner.isVisible())
    next(each for each in shown.findChildren(QAbstractButton) if each.text()).click()
    assert host.restarts == 1
    watchers[kind].report(host, False)
    assert not shown.isVisible()


def test_redo_shows_the_result_without_a_run(qtbot: QtBot, opened: Open) -> None:
    opened.restore(qtbot)
    opened.finish(qtbot)
    opened.window.menu_actions.undo.trigger()
    opened.window.menu_actions.redo.trigger()
    opened.finish(qtbot)
    assert len(opened.engine.steps) == 2


def test_opacity_change_runs_nothing(qtbot: QtBot, opened: Open) -> None:
    opened.restore(qtbot)
    opened.finish(qtbot)
    top = opened.document.layers[-1]
    opened.window.side_panel.layers.faded.emit(top.id, 0.3, False)
    assert opened.document.layer(top.id).opacity == 0.3
    assert len(opened.engine.steps) == 2


def test_escape_cancels_the_running_job(qtbot: QtBot, opened: Open) -> None:
    opened.engine.gate = Event()
    opened.restore(qtbot)
    opened.window.menu_actions.cancel.trigger()
    qtbot.waitUntil(opened.window.status_bar.job_bar.isHidden)
    assert all(layer.patch is None for layer in opened.document.layers)


def test_dead_host_shows_the_banner_and_the_next_run_works(qtbot: QtBot, opened: Open) -> None:
    opened.engine.errors = [HostDied(-6)]
    opened.restore(qtbot)
    qtbot.waitUntil(opened.window.message_banner.isVisible)
    opened.window.side_panel.layers.run_wanted.emit(opened.document.layers[-1].id)
    opened.finish(qtbot)


def test_exported_pixels_equal_the_blended_layers(
    qtbot: QtBot, opened: Open, tmp_path: Path
) -> None:
    opened.restore(qtbot)
    opened.finish(qtbot)
    document_io, target = opened.program.findChildren(DocumentIO)[0], tmp_path / "new.png"
    with qtbot.waitSignal(document_io.exported):
        document_io.export(opened.document, target, ExportOptions(Format.PNG))
    first = 100 + 0.8 * (155 - 100)
    with Image.open(target) as result:
        assert abs(result.getpixel((5, 5))[0] - (first + 0.8 * (255 - 2 * first))) <= 1


def test_file_that_is_no_photo_shows_the_banner(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    (tmp_path / "letter.png").write_text("Dear grandmother")
    opened.program.file_controller.open(tmp_path / "letter.png")
    qtbot.waitUntil(opened.window.message_banner.isVisible)
    assert opened.document.photo.source.name == "old.png"


def test_instruction_is_cleared_for_the_next_photo(
    qtbot: QtBot, opened: Open, tmp_path: Path
) -> None:
    line = opened.window.instruction_bar.findChildren(QLineEdit)[0]
    line.setText("mend it")
    Image.new("RGB", (20, 10)).save(tmp_path / "next.png")
    opened.program.file_controller.open(tmp_path / "next.png")
    qtbot.waitUntil(lambda: opened.document.photo.width == 20)
    assert line.text() == ""


def test_every_visible_control_has_an_accessible_name(qtbot: QtBot, opened: Open) -> None:
    opened.restore(qtbot)
    opened.finish(qtbot)
    kinds = (QAbstractButton, QAbstractSlider, QLineEdit)
    controls = [each for kind in kinds for each in opened.window.findChildren(kind)]
    ours = [each for each in controls if not each.objectName().startswith("qt_")]
    shown = [each for each in ours if each.isVisibleTo(opened.window)]
    unnamed = [each for each in shown if not (each.accessibleName() or _text(each))]
    assert shown
    assert unnamed == []


def test_close_ends_all_threads(qtbot: QtBot, opened: Open) -> None:
    opened.engine.gate = Event()
    opened.restore(qtbot)
    opened.program.close()
    assert opened.engine.closed
    threads = opened.program.findChildren(QThread)
    assert threads
    assert not any(thread.isRunning() for thread in threads)


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""
