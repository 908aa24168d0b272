"""Tests of accessible names and keyboard access of all controls."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.document.family_facts import FamilyFacts, Person
from desktop.session.document.mask_editor import Tool
from desktop.settings import Folders, Settings
from desktop.ui.controllers.library_controller import ModelLibraryController
from desktop.ui.controllers.split_controller import SplitController
from desktop.ui.dialogs.about_dialog import AboutDialog
from desktop.ui.dialogs.export_dialog import ExportDialog
from desktop.ui.dialogs.preferences_dialog import PreferencesDialog
from desktop.ui.dialogs.question_dialogs import Prompts
from desktop.ui.dialogs.update_dialog import UpdateDialog
from desktop.ui.dialogs.whats_new_dialog import WhatsNewDialog
from desktop.ui.facts.facts_dialog import FactsDialog
from desktop.ui.library.model_row import ModelRow
from tests.desktop.ui.application import Open

CONTROL_TYPES = (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QAbstractItemView,
)


def _controls(window: QWidget) -> Iterator[QWidget]:
    """Yield the visible controls of a window, without the internal parts of Qt widgets."""
    for kind in CONTROL_TYPES:
        for each in window.findChildren(kind):
            part = each.objectName().startswith("qt_") or isinstance(
                each.parent(), QComboBox | QAbstractSpinBox
            )
            if not part and not isinstance(each, QScrollBar) and each.isVisibleTo(window):
                yield each


def _accessible_name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return str(interface.text(QAccessible.Text.Name)) if interface else ""


def _windows(qtbot: QtBot, opened: Open) -> Iterator[QWidget]:
    """Yield the main window in each state, the batch and library windows and all dialogs."""
    opened.window.instruction_bar.findChildren(QLineEdit)[0].setText("mend it")
    opened.window.instruction_bar.say()
    qtbot.waitUntil(opened.window.side_panel.plan.isVisible)
    yield opened.window
    opened.restore(qtbot)
    opened.finish(qtbot)
    opened.window.side_panel.layers.adjust_wanted.emit(opened.document.layers[0].id)
    opened.window.side_panel.layers.mask_wanted.emit(opened.document.layers[0].id)
    yield opened.window
    tools = {a.data(): a for a in opened.window.menu_actions.tools.actions()}
    tools[Tool.WAND].trigger()
    yield opened.window
    opened.window.menu_actions.levels.trigger()
    opened.window.menu_actions.curves.trigger()
    tools[Tool.HEAL].trigger()
    yield opened.window
    opened.window.menu_actions.crop.trigger()
    yield opened.window
    opened.window.menu_actions.cancel.trigger()
    opened.window.menu_actions.batch.trigger()
    yield opened.program.batch_controller.batch_window
    opened.window.menu_actions.split.trigger()
    sheet = opened.window.findChildren(SplitController)[0].dialog
    yield sheet
    sheet.close()
    opened.window.menu_actions.library.trigger()
    library = opened.window.findChildren(ModelLibraryController)[0].library
    qtbot.waitUntil(lambda: len(library.findChildren(ModelRow)) > 10)
    yield library
    folders = Folders.under(opened.document.photo.source.parent)
    update_dialog = UpdateDialog("0.1.0", opened.window)
    update_dialog.offer("https://example.org/newest.json")
    dialogs: tuple[QDialog, ...] = (
        update_dialog,
        AboutDialog(opened.window),
        WhatsNewDialog("## 1.0\n- All.", opened.window),
        PreferencesDialog(Settings(), folders, opened.window),
        FactsDialog(FamilyFacts(people=(Person("Anna"),)), ("Anna",), None, opened.window),
        ExportDialog(
            opened.document,
            Prompts(opened.window, opened.window.file_memory),
            Settings(),
        ),
    )
    for dialog in dialogs:
        dialog.show()
        yield dialog
        dialog.close()
        dialog.deleteLater()


def test_every_control_is_named_and_reachable_by_keyboard(qtbot: QtBot, opened: Open) -> None:
    count = 0
    for window in _windows(qtbot, opened):
        controls = list(_controls(window))
        unnamed = [each for each in controls if not _accessible_name(each)]
        unreachable = [
            each
            for each in controls
            if each.isEnabled() and not each.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        assert unnamed == []
        assert unreachable == []
        count += len(controls)
    assert count > 100


def test_every_icon_button_has_a_tooltip(qtbot: QtBot, opened: Open) -> None:
    for window in _windows(qtbot, opened):
        without_tooltip = [
            each
            for each in _controls(window)
            if isinstance(each, QAbstractButton) and not each.text() and not each.toolTip()
        ]
        assert without_tooltip == []


@pytest.mark.parametrize("name", ["open", "export", "undo", "batch", "palette", "settings"])
def test_action_has_a_shortcut_and_a_name(opened: Open, name: str) -> None:
    action = getattr(opened.window.menu_actions, name)
    assert action.text()
    assert not action.shortcut().isEmpty()
