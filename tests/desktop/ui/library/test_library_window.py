"""Tests of the model library window."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.session.library.model_manager import ModelAction, ModelManager, ModelTask
from desktop.ui.controllers.library_controller import ModelLibraryController
from desktop.ui.library import model_row
from desktop.ui.library.library_window import LibraryWindow
from desktop.ui.library.model_groups import BY_WISH, ModelGroup, groups_of, sorted_for_display
from desktop.ui.library.model_row import ModelRow
from models.catalog.install_states import InstalledModel, InstallState
from models.catalog.model_cards import Published
from models.core.errors import LicenceNotAccepted
from models.core.wish_table import Wish
from tests.desktop.ui.application import Open
from tests.fakes import card, enlarging_network


@pytest.fixture
def library(qtbot: QtBot, opened: Open) -> LibraryWindow:
    opened.window.menu_actions.library.trigger()
    window = opened.window.findChildren(ModelLibraryController)[0].library
    qtbot.waitUntil(lambda: len(_titles(window)) > 10)
    return window


def _titles(library: LibraryWindow) -> set[str]:
    cards = [c for c in library.findChildren(ModelRow) if c.isVisibleTo(library)]
    return {card.findChildren(QLabel)[0].text() for card in cards}


def test_a_dropped_file_is_imported(qtbot: QtBot, library: LibraryWindow, tmp_path: Path) -> None:
    file, mime = enlarging_network(tmp_path / "Twice.onnx", 2), QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    library.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, left, none))
    qtbot.waitUntil(lambda: "Twice" in _titles(library), timeout=60_000)


def test_search_finds_models_by_title_and_purpose(library: LibraryWindow) -> None:
    library.findChildren(QLineEdit)[0].setText("rain mprnet")
    assert _titles(library) == {"MPRNet for rain"}


def test_opening_the_library_starts_no_download(library: LibraryWindow) -> None:
    buttons = library.findChildren(QPushButton)
    assert any(each.accessibleName().startswith("Get it: ") for each in buttons)
    assert not (library._folder / "downloads").exists()


def test_accepting_the_licence_repeats_the_task(
    opened: Open, library: LibraryWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    controller = opened.window.findChildren(ModelLibraryController)[0]
    submitted = list[ModelTask]()
    model_manager = opened.program.findChildren(ModelManager)[0]
    monkeypatch.setattr(controller.prompts, "agreeing", lambda *_: True)
    monkeypatch.setattr(model_manager, "submit", submitted.append)
    task = ModelTask(ModelAction.DOWNLOAD, "scunet-color-real-psnr")
    model_manager.failed.emit(task, LicenceNotAccepted(task.model, "non-commercial", "somewhere"))
    assert submitted == [task]


def _model(
    id: str, wish: str, rank: int, state: InstallState = InstallState.MISSING, **changes: object
) -> InstalledModel:
    made = card(id, "image", {})
    url = changes.pop("url", "https://example.org/a.pth")
    origin = Published("a.pth", "variant", url=str(url))
    made = replace(made, wishes=(wish,), rank=rank, published=origin, **changes)
    return InstalledModel(made, state)


def test_models_are_grouped_by_what_they_are_for() -> None:
    models = [
        _model("a", "faces", 5, url=""),
        _model("b", "low_resolution", 5, url=""),
        _model("c", "blur", 5, url=""),
    ]
    groups = groups_of(models)
    assert groups == {"a": ModelGroup.FACES, "b": ModelGroup.LARGER, "c": ModelGroup.SHARPER}


def test_the_best_free_and_quick_download_of_a_group_is_recommended() -> None:
    models = [
        _model("slow", "noise", 60, work=1e9),
        _model("bound", "noise", 55, consent=True),
        _model("good", "noise", 40),
        _model("weak", "noise", 30),
    ]
    found = [id for id, group in groups_of(models).items() if group is ModelGroup.RECOMMENDED]
    assert found == ["good"]


def test_nothing_is_recommended_where_the_best_is_installed() -> None:
    models = [_model("best", "noise", 60, InstallState.INSTALLED), _model("good", "noise", 40)]
    assert ModelGroup.RECOMMENDED not in groups_of(models).values()


def test_installed_models_come_first_in_a_group() -> None:
    models = [_model("a", "noise", 60), _model("b", "noise", 1, InstallState.INSTALLED)]
    assert [each.card.id for each in sorted_for_display(models)] == ["b", "a"]


def test_licence_and_paper_are_shown_on_request(library: LibraryWindow) -> None:
    row = library.findChildren(ModelRow)[0]
    texts = [each for each in row.findChildren(QLabel) if each.text().startswith("Licence:")]
    assert not texts[0].isVisibleTo(row)
    next(each for each in row.findChildren(QPushButton) if each.text() == "Details").click()
    assert texts[0].isVisibleTo(row)


def test_every_wish_has_a_group() -> None:
    assert set(BY_WISH) == set(Wish)


def _row_of(library: LibraryWindow, title: str) -> ModelRow:
    rows = library.findChildren(ModelRow)
    return next(each for each in rows if each.findChildren(QLabel)[0].text() == title)


def _texts(row: ModelRow) -> str:
    return "\n".join(each.text() for each in row.findChildren(QLabel) if each.isVisibleTo(row))


def test_a_row_tells_size_licence_and_time_before_the_click(library: LibraryWindow) -> None:
    text = _texts(_row_of(library, "RestoreFormer++, rebuilds faces"))
    assert "about 294" in text
    assert "free for any use" in text
    assert "a face on this computer (estimated)" in text


def test_every_row_that_can_be_got_tells_its_size(library: LibraryWindow) -> None:
    for row in library.findChildren(ModelRow):
        buttons = [each for each in row.findChildren(QPushButton) if each.isVisibleTo(row)]
        if any(each.text() == "Get it" for each in buttons):
            assert re.search(r"\d [kMG]B", _texts(row)), _texts(row)


def test_a_file_that_torch_converts_cannot_be_got_without_it(
    library: LibraryWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_row, "lacks_converter", lambda card: card.id == "bsrnet")
    library.show_holdings(tuple(library._models.values()))
    row = _row_of(library, library._models["bsrnet"].card.title)
    assert "get the add-on first" in _texts(row)
    visible = [each.text() for each in row.findChildren(QPushButton) if each.isVisibleTo(row)]
    assert "Get it" not in visible
