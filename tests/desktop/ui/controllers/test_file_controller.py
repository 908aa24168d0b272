"""Laws of leaving a photo: nothing unsaved goes without a question, however a save ended."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.files.export.encoders import ExportOptions
from desktop.files.formats.formats import Format
from desktop.session.document.document_io import DocumentIO, OpenedDocument
from desktop.ui.dialogs.prompts import Reply
from tests.desktop.documents import layer, photo
from tests.desktop.ui.application import Open


def _edit(opened: Open) -> None:
    opened.session.apply("Edit", lambda document: document.with_layer(layer("a")))


def test_a_window_asks_again_after_a_save_that_was_not_made(
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


def test_a_window_that_was_left_by_saving_closes_when_that_is_done(
    qtbot: QtBot, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _edit(opened)
    target = tmp_path / "kept.ora"
    monkeypatch.setattr(opened.program.file_controller.prompts, "leaving", lambda: Reply.KEEP)
    monkeypatch.setattr(opened.program.file_controller.prompts, "project", lambda _: target)
    opened.window.close()
    qtbot.waitUntil(lambda: not opened.window.isVisible())
    assert target.exists()


def test_a_save_that_ends_after_another_photo_was_opened_is_not_its_file(
    opened: Open, tmp_path: Path
) -> None:
    before, document_io = opened.document, opened.program.findChildren(DocumentIO)[0]
    other = replace(before, photo=photo())
    document_io.opened.emit(OpenedDocument(other, tmp_path / "other.png"))
    document_io.saved.emit(before, tmp_path / "before.ora")
    assert opened.program.file_controller.path == tmp_path / "other.png"
    assert not opened.session.unsaved


def test_an_export_saves_no_layers_and_leaving_asks(
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
def test_work_that_is_done_while_a_photo_is_read_is_asked_about(
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


def test_work_that_was_given_up_is_not_asked_about_again(
    qtbot: QtBot, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _edit(opened)
    asked = [Reply.DISCARD]
    monkeypatch.setattr(opened.program.file_controller.prompts, "leaving", lambda: asked.pop(0))
    opened.program.file_controller.open(tmp_path / "old.png")
    qtbot.waitUntil(lambda: not opened.document.layers)
