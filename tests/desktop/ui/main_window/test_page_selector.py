"""Files that hold several pictures, and what an export leaves out."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from desktop.document.photo import Metadata
from desktop.files.formats.formats import Format
from desktop.settings import Folders, Settings
from desktop.support.telemetry_files import Deletion, telemetry_folder
from desktop.ui.dialogs.export_dialog import ExportDialog
from desktop.ui.dialogs.preferences_dialog import PreferencesDialog
from desktop.ui.dialogs.privacy_page import PrivacyPage
from desktop.ui.dialogs.prompts import Prompts
from desktop.ui.panels.instruction_bar import EXAMPLES, example_instructions
from models.core.plan import Finding
from models.core.wish import Wish
from models.http.connection_log import ConnectionRecord
from tests.desktop.ui.application import Open


def _album(folder: Path) -> Path:
    pictures = [Image.new("RGB", (40, 30), (level, level, level)) for level in (10, 90, 200)]
    path = folder / "album.tif"
    pictures[0].save(path, save_all=True, append_images=pictures[1:])
    return path


def _page(opened: Open) -> int:
    return opened.document.photo.page


def test_the_pictures_of_a_file_can_be_turned(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    opened.program.file_controller.open(_album(tmp_path))
    pages = opened.window.status_bar.pages
    qtbot.waitUntil(pages.isVisible)
    opened.window.menu_actions.next_page.trigger()
    qtbot.waitUntil(lambda: _page(opened) == 1)
    pages.findChildren(QComboBox)[0].setCurrentIndex(2)
    qtbot.waitUntil(lambda: _page(opened) == 2)
    assert opened.document.photo.pixels[0, 0, 0] == 200
    assert not opened.window.menu_actions.next_page.isEnabled()


def test_a_file_with_one_picture_offers_no_others(opened: Open) -> None:
    assert opened.window.status_bar.pages.isHidden()
    assert not opened.window.menu_actions.next_page.isEnabled()


def _dialog(opened: Open, metadata: Metadata) -> ExportDialog:
    photo = replace(opened.document.photo, metadata=metadata)
    return ExportDialog(photo, Prompts(opened.window), Format.JPEG, 90)


def _switch(dialog: ExportDialog) -> QCheckBox:
    return next(each for each in dialog.findChildren(QCheckBox) if "GPS" in each.text())


def test_an_export_leaves_the_place_out_when_told_so(opened: Open) -> None:
    xmp = b'<rdf:Description exif:GPSLatitude="48,12N"/>'
    dialog = _dialog(opened, Metadata(xmp=xmp))
    assert dialog.options.place
    _switch(dialog).setChecked(False)
    assert not dialog.options.place
    dialog.deleteLater()


def test_where_a_photo_names_no_place_there_is_nothing_to_leave_out(opened: Open) -> None:
    dialog = _dialog(opened, Metadata())
    assert not _switch(dialog).isEnabled()
    dialog.deleteLater()


def test_examples_fit_what_was_found() -> None:
    found = (Finding(Wish.JPEG, 0.9), Finding(Wish.NOISE, 0.8), Finding(Wish.BLUR, 0.2))
    offered = example_instructions(found)
    assert offered[:2] == (EXAMPLES[Wish.JPEG], EXAMPLES[Wish.NOISE])
    assert len(offered) == len(set(offered)) == 4


def test_the_chips_follow_the_diagnosis(qtbot: QtBot, opened: Open) -> None:
    instruct = opened.window.instruction_bar

    def offered() -> bool:
        """Said again where the engine's own diagnosis has come meanwhile."""
        buttons = instruct.findChildren(QPushButton)
        fitting = [each for each in buttons if each.text() == EXAMPLES[Wish.JPEG]]
        if not fitting:
            instruct.show_findings((Finding(Wish.JPEG, 0.9),))
        return any(each.isVisible() for each in fitting)

    qtbot.waitUntil(offered)


def test_every_connection_is_listed_the_last_one_first(qtbot: QtBot, tmp_path: Path) -> None:
    page = PrivacyPage(Settings(), Folders.under(tmp_path))
    qtbot.addWidget(page)
    listed = page.findChildren(QListWidget)[0]
    page.show_connections(
        (
            ConnectionRecord("2026-01-01", "https://a", "x"),
            ConnectionRecord("2026-02-02", "https://b", "y"),
        )
    )
    assert ["https://b" in listed.item(0).text(), "https://a" in listed.item(1).text()] == [
        True,
        True,
    ]


def test_where_there_never_was_a_connection_a_sentence_says_so(
    qtbot: QtBot, tmp_path: Path
) -> None:
    page = PrivacyPage(Settings(), Folders.under(tmp_path))
    qtbot.addWidget(page)
    page.show()
    assert any("being read" in each.text() for each in seen_labels(page))
    page.show_connections(())
    assert any("never connected" in each.text() for each in seen_labels(page))
    page.show_connections((ConnectionRecord("2026-01-01", "https://a", "x"),))
    assert not any("never connected" in each.text() for each in seen_labels(page))


def seen_labels(page: PrivacyPage) -> list[QLabel]:
    return [each for each in page.findChildren(QLabel) if each.isVisible()]


def test_the_person_can_forbid_every_connection(qtbot: QtBot, tmp_path: Path) -> None:
    page = PrivacyPage(Settings(), Folders.under(tmp_path))
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.offline_wanted) as wanted:
        page.findChildren(QCheckBox)[0].click()
    assert wanted.args == [True]


FILES = (Path("/cache/deviceid"), Path("/cache/onnxruntime.db"))


def deletion_button(page: PrivacyPage) -> QPushButton:
    (found,) = [each for each in page.findChildren(QPushButton) if "Delete" in each.text()]
    return found


@pytest.fixture
def privacy(qtbot: QtBot, tmp_path: Path) -> PrivacyPage:
    page = PrivacyPage(Settings(), Folders.under(tmp_path))
    qtbot.addWidget(page)
    page.show()
    return page


def test_files_of_telemetry_are_named_with_a_button_that_deletes_them(
    qtbot: QtBot, privacy: PrivacyPage
) -> None:
    privacy.show_telemetry_files(FILES)
    (told,) = [each.text() for each in seen_labels(privacy) if "ONNX Runtime" in each.text()]
    assert all(str(file) in told for file in FILES)
    with qtbot.waitSignal(privacy.deletion_wanted):
        deletion_button(privacy).click()


def test_without_files_of_telemetry_there_is_no_button(privacy: PrivacyPage) -> None:
    privacy.show_telemetry_files(())
    assert not deletion_button(privacy).isVisible()
    assert not any("ONNX Runtime" in each.text() for each in seen_labels(privacy))


def test_what_was_deleted_and_what_was_not_is_named(privacy: PrivacyPage) -> None:
    privacy.show_telemetry_files(FILES)
    privacy.show_deletion(Deletion(FILES[:1], FILES[1:]))
    (told,) = [each.text() for each in seen_labels(privacy) if str(FILES[0]) in each.text()]
    assert told == f"Deleted:\n{FILES[0]}\nThe system did not allow to delete:\n{FILES[1]}"
    assert deletion_button(privacy).isVisible()
    privacy.show_deletion(Deletion(FILES, ()))
    assert not deletion_button(privacy).isVisible()


def test_the_settings_delete_the_files_of_telemetry(
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
