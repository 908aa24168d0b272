"""File controller: unsaved work is never replaced or closed without a question."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.files.export.export_options import ExportOptions
from desktop.files.formats.format_table import Format
from desktop.session.document.document_io import DocumentIO, OpenedDocument
from desktop.ui.dialogs.question_dialogs import Reply
from tests.desktop.documents import layer, photo
from tests.desktop.ui.application import Open


def _edit(opened: Open) -> None:
    opened.session.apply("Edit", lambda document: document.with_layer(layer("a")))


def test_closing_asks_again_after_a_cancelled_save(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    _edit(opened)
    asked = [Reply.KEEP, Reply.LATER]
    monkeypatch.setattr(opened.program.file_controller.prompts, "leaving", lambda: asked.pop(0))
    monkeypatch.setattr(opened.program.file_controller.prompts, "project", lambda _: None)
    opened.window.close()
    opened.window.close()
    assert asked == []
    assert opened.window.isVisible()


def test_window_closes_after_the_save_requested_on_closing(
    qtbot: QtBot, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _edit(opened)
    target = tmp_path / "kept.ora"
    monkeypatch.setattr(opened.program.file_controller.prompts, "leaving", lambda: Reply.KEEP)
    monkeypatch.setattr(opened.program.file_controller.prompts, "project", lambda _: target)
    opened.window.close()
    qtbot.waitUntil(lambda: not opened.window.isVisible())
    assert target.exists()


def test_save_finished_after_another_photo_opened_keeps_the_new_path(
    opened: Open, tmp_path: Path
) -> None:
    before, document_io = opened.document, opened.program.findChildren(DocumentIO)[0]
    other = replace(before, photo=photo())
    document_io.opened.emit(OpenedDocument(other, tmp_path / "other.png"))
    document_io.saved.emit(before, tmp_path / "before.ora")
    assert opened.program.file_controller.path == tmp_path / "other.png"
    assert not opened.session.unsaved


def test_closing_asks_about_unsaved_layers_after_an_export(
    qtbot: QtBot, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _edit(opened)
    document_io, asked = opened.program.findChildren(DocumentIO)[0], list[str]()
    monkeypatch.setattr(
        opened.program.file_controller.prompts,
        "leaving",
        lambda: asked.append("left") or Reply.LATER,
    )
    with qtbot.waitSignal(document_io.exported):
        document_io.export(opened.document, tmp_path / "new.png", ExportOptions(Format.PNG))
    opened.window.close()
    assert asked == ["left"]
    assert opened.window.isVisible()


@pytest.mark.parametrize(("reply", "kept"), [(Reply.LATER, True), (Reply.DISCARD, False)])
def test_edit_made_during_opening_is_asked_about(
    qtbot: QtBot,
    opened: Open,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    reply: Reply,
    kept: bool,
) -> None:
    asked = list[Reply]()

    def leaving() -> Reply:
        asked.append(reply)
        return reply

    monkeypatch.setattr(opened.program.file_controller.prompts, "leaving", leaving)
    opened.program.file_controller.open(tmp_path / "old.png")
    _edit(opened)
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [reply]
    assert bool(opened.document.layers) == kept


def test_discarded_work_is_asked_about_once(
    qtbot: QtBot, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _edit(opened)
    asked = [Reply.DISCARD]
    monkeypatch.setattr(opened.program.file_controller.prompts, "leaving", lambda: asked.pop(0))
    opened.program.file_controller.open(tmp_path / "old.png")
    qtbot.waitUntil(lambda: not opened.document.layers)
