"""Dialogs about the program: palette, shortcuts, settings, about, news and crash."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
    QScrollArea,
)
from pytestqt.qtbot import QtBot

from desktop.settings import Folders, Settings
from desktop.support.licences import collect_licences
from desktop.ui.dialogs.about_dialog import AboutDialog, version_of
from desktop.ui.dialogs.command_palette import CommandPalette, match_score
from desktop.ui.dialogs.crash_dialog import CrashGuard
from desktop.ui.dialogs.preferences_dialog import PreferencesDialog
from desktop.ui.dialogs.shortcuts_dialog import TITLE_BAR, ShortcutsDialog
from desktop.ui.dialogs.whats_new_dialog import WhatsNewDialog, newest_changes
from tests.desktop.ui.application import Open


def _palette(opened: Open) -> CommandPalette:
    opened.window.menu_actions.palette.trigger()
    return opened.window.findChildren(CommandPalette)[0]


def test_typed_letters_find_a_command_and_enter_triggers_it(qtbot: QtBot, opened: Open) -> None:
    palette = _palette(opened)
    line = palette.findChildren(QLineEdit)[0]
    qtbot.keyClicks(line, "side")
    with qtbot.waitSignal(opened.window.menu_actions.side_by_side.triggered):
        qtbot.keyClick(line, Qt.Key.Key_Return)


@pytest.mark.parametrize("typed", ["saturation", "Warmth", "histo"])
def test_a_keyword_finds_its_command(qtbot: QtBot, opened: Open, typed: str) -> None:
    palette = _palette(opened)
    qtbot.keyClicks(palette.findChildren(QLineEdit)[0], typed)
    listed = palette.findChildren(QListWidget)[0]
    assert "Levels and colour" in [listed.item(row).text() for row in range(listed.count())]


def test_palette_says_so_where_no_command_fits(qtbot: QtBot, opened: Open) -> None:
    palette = _palette(opened)
    qtbot.keyClicks(palette.findChildren(QLineEdit)[0], "xyzzy")
    texts = [each.text() for each in palette.findChildren(QLabel) if not each.isHidden()]
    assert any(text.startswith("No command fits") for text in texts)


def test_palette_lists_enabled_actions_only(opened: Open) -> None:
    listed = _palette(opened).findChildren(QListWidget)[0]
    names = [listed.item(row).text() for row in range(listed.count())]
    assert "Undo" not in names
    assert "Export" in names


@pytest.mark.parametrize(("typed", "found"), [("exp", True), ("sbs", True), ("xyz", False)])
def test_match_needs_the_letters_in_order(typed: str, found: bool) -> None:
    assert (
        any(match_score(typed, name) is not None for name in ("Export…", "Side by side")) == found
    )


def test_shortcuts_dialog_lists_every_shortcut(opened: Open) -> None:
    sheet = ShortcutsDialog(opened.window)
    shown = {label.text() for label in sheet.findChildren(QLabel)}
    actions = [a for a in opened.window.actions() if not a.shortcut().isEmpty()]
    assert {action.text().rstrip("…") for action in actions} <= shown
    sheet.deleteLater()


def test_shortcuts_dialog_shows_every_row_if_the_screen_is_large_enough(
    qtbot: QtBot, opened: Open
) -> None:
    sheet = ShortcutsDialog(opened.window)
    qtbot.addWidget(sheet)
    sheet.show()
    area = sheet.findChildren(QScrollArea)[0]
    hidden = area.widget().height() - area.viewport().height()
    assert hidden <= 0 or sheet.height() >= sheet.screen().availableSize().height() - TITLE_BAR
    assert area.widget().width() <= area.viewport().width()


def test_no_two_actions_share_a_shortcut(opened: Open) -> None:
    keys = [k.toString() for a in opened.window.actions() for k in a.shortcuts()]
    assert len(keys) == len(set(keys))


def test_about_dialog_lists_a_licence_for_every_package(opened: Open) -> None:
    about = AboutDialog(opened.window)
    text = about.findChildren(QPlainTextEdit)[0].toPlainText()
    assert "?" not in text
    assert "PySide6" in text
    about.deleteLater()


def test_about_dialog_shows_the_full_text_of_each_licence(opened: Open) -> None:
    about = AboutDialog(opened.window)
    of, text = about.findChildren(QComboBox)[0], about.findChildren(QPlainTextEdit)[0]
    read = {}
    for at in range(1, of.count()):
        of.setCurrentIndex(at)
        read[of.currentText()] = text.toPlainText()
    assert read == {each.name: each.text.replace("\r\n", "\n") for each in collect_licences()}
    about.deleteLater()


def test_chosen_setting_is_emitted_at_once(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    folders = Folders.under(tmp_path)
    dialog = PreferencesDialog(Settings(), folders, opened.window)
    theme = next(c for c in dialog.findChildren(QComboBox) if c.accessibleName() == "Theme")
    theme.setCurrentIndex(2)
    with qtbot.waitSignal(dialog.chosen) as signal:
        theme.activated.emit(2)
    assert signal.args == [replace(Settings(), theme="dark")]
    dialog.deleteLater()


def test_chosen_theme_is_stored(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    dark = opened.window.menu_actions.themes.actions()[2]
    dark.trigger()
    qtbot.waitUntil(lambda: Settings.read(tmp_path / "settings").theme == "dark")


def test_unexpected_error_is_written_to_a_report_and_shown(
    qtbot: QtBot, opened: Open, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    guard = CrashGuard(opened.window, tmp_path, lambda: None)
    try:
        raise KeyError("grandmother")
    except KeyError:
        kind, error, trace = sys.exc_info()
    assert kind is not None
    assert error is not None
    guard.take(kind, error, trace)
    report = next(tmp_path.glob("crash-*.txt")).read_text()
    assert "KeyError" in report
    boxes = opened.window.findChildren(QMessageBox)
    assert "Your work is still open" in boxes[0].text()
    boxes[0].close()
    caplog.clear()


def test_newest_changes_start_with_this_version_or_are_empty(
    tmp_path: Path,
) -> None:
    assert newest_changes().startswith(f"## {version_of('heirloom')}")
    assert newest_changes(tmp_path / "CHANGELOG.md") == ""


def test_whats_new_dialog_is_shown(qtbot: QtBot, opened: Open) -> None:
    opened.window.menu_actions.whats_new.trigger()
    qtbot.waitUntil(lambda: bool(opened.window.findChildren(WhatsNewDialog)))
    opened.window.findChildren(WhatsNewDialog)[0].close()
