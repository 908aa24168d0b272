"""Tests of the page selector, GPS options of an export, example instructions and privacy page."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.photo import Metadata
from desktop.settings import Folders, Settings
from desktop.support.telemetry_files import Deletion, telemetry_folder
from desktop.ui.dialogs.export_dialog import ExportDialog
from desktop.ui.dialogs.preferences_dialog import PreferencesDialog
from desktop.ui.dialogs.privacy_page import PrivacyPage
from desktop.ui.dialogs.question_dialogs import Prompts
from desktop.ui.panels.instruction_bar import EXAMPLES, example_instructions
from models.core.plan import Finding
from models.core.wish_table import Wish
from models.http.connection_log import ConnectionRecord
from tests.desktop.ui.application import Open


def _save_multipage_tiff(folder: Path) -> Path:
    pictures = [Image.new("RGB", (40, 30), (level, level, level)) for level in (10, 90, 200)]
    path = folder / "album.tif"
    pictures[0].save(path, save_all=True, append_images=pictures[1:])
    return path


def _page(opened: Open) -> int:
    return opened.document.photo.page


def test_action_and_selector_open_other_pages(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    opened.program.file_controller.open(_save_multipage_tiff(tmp_path))
    selector = opened.window.status_bar.page_selector
    qtbot.waitUntil(selector.isVisible)
    opened.window.menu_actions.next_page.trigger()
    qtbot.waitUntil(lambda: _page(opened) == 1)
    selector.findChildren(QComboBox)[0].setCurrentIndex(2)
    qtbot.waitUntil(lambda: _page(opened) == 2)
    assert opened.document.photo.pixels[0, 0, 0] == 200
    assert not opened.window.menu_actions.next_page.isEnabled()


def test_page_selector_is_hidden_for_a_single_page(opened: Open) -> None:
    assert opened.window.status_bar.page_selector.isHidden()
    assert not opened.window.menu_actions.next_page.isEnabled()


def _dialog(opened: Open, metadata: Metadata) -> ExportDialog:
    photo = replace(opened.document.photo, metadata=metadata)
    prompts = Prompts(opened.window, opened.window.file_memory)
    return ExportDialog(Document(photo), prompts, Settings(format="jpeg", quality=90))


def _gps_checkbox(dialog: ExportDialog) -> QCheckBox:
    return next(each for each in dialog.findChildren(QCheckBox) if "location" in each.text())


def test_export_without_gps_when_unchecked(opened: Open) -> None:
    xmp = b'<rdf:Description exif:GPSLatitude="48,12N"/>'
    dialog = _dialog(opened, Metadata(xmp=xmp))
    assert dialog.options.keep_gps
    _gps_checkbox(dialog).setChecked(False)
    assert not dialog.options.keep_gps
    dialog.deleteLater()


def test_gps_checkbox_is_disabled_without_gps_data(opened: Open) -> None:
    dialog = _dialog(opened, Metadata())
    assert not _gps_checkbox(dialog).isEnabled()
    dialog.deleteLater()


def test_examples_start_with_the_likely_findings() -> None:
    findings = (Finding(Wish.JPEG, 0.9), Finding(Wish.NOISE, 0.8), Finding(Wish.BLUR, 0.2))
    example_is_offered = example_instructions(findings)
    assert example_is_offered[:2] == (EXAMPLES[Wish.JPEG], EXAMPLES[Wish.NOISE])
    assert len(example_is_offered) == len(set(example_is_offered)) == 4


def test_example_chips_follow_the_findings(qtbot: QtBot, opened: Open) -> None:
    instruct = opened.window.instruction_bar

    def example_is_offered() -> bool:
        """Show the finding again if the diagnosis of the engine replaced it meanwhile."""
        buttons = instruct.findChildren(QPushButton)
        fitting = [each for each in buttons if each.text() == EXAMPLES[Wish.JPEG]]
        if not fitting:
            instruct.show_findings((Finding(Wish.JPEG, 0.9),))
        return any(each.isVisible() for each in fitting)

    qtbot.waitUntil(example_is_offered)


def test_connections_are_listed_newest_first(qtbot: QtBot, tmp_path: Path) -> None:
    page = PrivacyPage(Settings(), Folders.under(tmp_path))
    qtbot.addWidget(page)
    listed = page.findChildren(QListWidget)[0]
    page.connections.show_records(
        (
            ConnectionRecord("2026-01-01", "https://a", "x"),
            ConnectionRecord("2026-02-02", "https://b", "y"),
        )
    )
    assert ["https://b" in listed.item(0).text(), "https://a" in listed.item(1).text()] == [
        True,
        True,
    ]


def test_privacy_page_says_that_there_was_no_connection(qtbot: QtBot, tmp_path: Path) -> None:
    page = PrivacyPage(Settings(), Folders.under(tmp_path))
    qtbot.addWidget(page)
    page.show()
    assert any("Loading" in each.text() for each in visible_labels(page))
    page.connections.show_records(())
    assert any("never connected" in each.text() for each in visible_labels(page))
    page.connections.show_records((ConnectionRecord("2026-01-01", "https://a", "x"),))
    assert not any("never connected" in each.text() for each in visible_labels(page))


def visible_labels(page: PrivacyPage) -> list[QLabel]:
    return [each for each in page.findChildren(QLabel) if each.isVisible()]


def test_checkbox_asks_for_offline_mode(qtbot: QtBot, tmp_path: Path) -> None:
    page = PrivacyPage(Settings(), Folders.under(tmp_path))
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.offline_wanted) as wanted:
        page.findChildren(QCheckBox)[0].click()
    assert wanted.args == [True]


TELEMETRY = (Path("/cache/deviceid"), Path("/cache/onnxruntime.db"))


def deletion_button(page: PrivacyPage) -> QPushButton:
    (delete,) = [each for each in page.findChildren(QPushButton) if "Delete" in each.text()]
    return delete


@pytest.fixture
def privacy_page(qtbot: QtBot, tmp_path: Path) -> PrivacyPage:
    page = PrivacyPage(Settings(), Folders.under(tmp_path))
    qtbot.addWidget(page)
    page.show()
    return page


def test_telemetry_files_are_listed_with_a_delete_button(
    qtbot: QtBot, privacy_page: PrivacyPage
) -> None:
    privacy_page.show_telemetry_files(TELEMETRY)
    (message,) = [
        each.text() for each in visible_labels(privacy_page) if "ONNX Runtime" in each.text()
    ]
    assert all(str(file) in message for file in TELEMETRY)
    with qtbot.waitSignal(privacy_page.deletion_wanted):
        deletion_button(privacy_page).click()


def test_delete_button_is_hidden_without_telemetry_files(privacy_page: PrivacyPage) -> None:
    privacy_page.show_telemetry_files(())
    assert not deletion_button(privacy_page).isVisible()
    assert not any("ONNX Runtime" in each.text() for each in visible_labels(privacy_page))


def test_deleted_and_undeleted_files_are_listed(privacy_page: PrivacyPage) -> None:
    privacy_page.show_telemetry_files(TELEMETRY)
    privacy_page.show_deletion(Deletion(TELEMETRY[:1], TELEMETRY[1:]))
    (message,) = [
        each.text() for each in visible_labels(privacy_page) if str(TELEMETRY[0]) in each.text()
    ]
    assert (
        message == f"Deleted:\n{TELEMETRY[0]}\nThe system did not allow to delete:\n{TELEMETRY[1]}"
    )
    assert deletion_button(privacy_page).isVisible()
    privacy_page.show_deletion(Deletion(TELEMETRY, ()))
    assert not deletion_button(privacy_page).isVisible()


def test_settings_dialog_deletes_telemetry_files(
    qtbot: QtBot, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path / "cache"))
    folder = telemetry_folder()
    assert folder is not None
    folder.mkdir(parents=True)
    (folder / "deviceid").write_text("x")
    opened.window.menu_actions.settings.trigger()
    (dialog,) = opened.window.findChildren(PreferencesDialog)
    delete = deletion_button(dialog.privacy)
    qtbot.waitUntil(lambda: not delete.isHidden())
    delete.click()
    qtbot.waitUntil(delete.isHidden)
    assert not folder.exists()
    dialog.close()
