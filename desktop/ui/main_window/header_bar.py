"""Header bar: menu, file name and buttons for files, undo, comparison and export."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from desktop.ui.common.actions_and_shortcuts import Actions
from desktop.ui.common.icons import icon
from desktop.ui.common.small_widgets import ElidedLabel, ToolButton, button, fill, plain


class HeaderBar(QWidget):
    """Bar at the top of the window with the most frequent actions and the menu."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(52)
        self._title = ElidedLabel("title")
        self._title.setText("Heirloom")
        self._menu = ToolButton()
        self._menu.setIcon(icon("menu"))
        self._menu.setToolTip(self.tr("Menu (F10)"))
        self._menu.setAccessibleName(self.tr("Menu"))
        self._menu.setShortcut("F10")
        self._menu.setMenu(actions.menu())
        self._menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._export = _main_button(actions.export)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.setSpacing(4)
        left = (
            self._menu,
            _tool_button(actions.open),
            _tool_button(actions.save),
            _tool_button(actions.batch),
        )
        edit = (
            _tool_button(actions.undo),
            _tool_button(actions.redo),
            _tool_button(actions.compare),
            _tool_button(actions.side_by_side),
        )
        fill(layout, *left, self._title, *edit)
        layout.addSpacing(8)
        layout.addWidget(self._export)
        for tool in (*left, *edit):
            if isinstance(tool, QToolButton):
                tool.setIconSize(QSize(20, 20))
        self._title.setContentsMargins(12, 0, 0, 0)

    @Slot(object, bool)
    def show_file(self, path: Path, unsaved: bool) -> None:
        """Show the name of the open file, with a dot if it has unsaved changes."""
        self._title.setText(f"{path.name} •" if unsaved else path.name)
        self._title.setToolTip(plain(str(path)))


def _tool_button(action: QAction) -> QToolButton:
    tool_button = ToolButton()
    tool_button.setDefaultAction(action)
    tool_button.setAccessibleName(action.text().rstrip("…"))
    return tool_button


def _main_button(action: QAction) -> QPushButton:
    push_button = button(action.text(), "main", "export")
    push_button.setIcon(icon("export", QPalette.ColorRole.HighlightedText))
    push_button.setToolTip(action.toolTip())  # already escaped by plain()
    push_button.setEnabled(action.isEnabled())
    push_button.clicked.connect(action.trigger)
    action.enabledChanged.connect(push_button.setEnabled)
    return push_button
