"""The line at the top: files, undo, before and after, export."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from desktop.ui.common.actions import Actions
from desktop.ui.common.icons import icon
from desktop.ui.common.widgets import ElidedLabel, button, fill, plain


class HeaderBar(QWidget):
    """Buttons for the actions used most; the rest is in the menu."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(52)
        self._title = ElidedLabel("title")
        self._title.setText("Heirloom")
        self._menu = QToolButton()
        self._menu.setIcon(icon("menu"))
        self._menu.setToolTip(self.tr("Menu (F10)"))
        self._menu.setAccessibleName(self.tr("Menu"))
        self._menu.setShortcut("F10")
        self._menu.setMenu(actions.menu())
        self._menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._export = _main_button(actions.export)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(12, 0, 12, 0)
        inside.setSpacing(4)
        left = (self._menu, _tool(actions.open), _tool(actions.save), _tool(actions.batch))
        edit = (
            _tool(actions.undo),
            _tool(actions.redo),
            _tool(actions.compare),
            _tool(actions.side_by_side),
        )
        fill(inside, *left, self._title, *edit)
        inside.addSpacing(8)
        inside.addWidget(self._export)
        for tool in (*left, *edit):
            if isinstance(tool, QToolButton):
                tool.setIconSize(QSize(20, 20))
        self._title.setContentsMargins(12, 0, 0, 0)

    @Slot(object, bool)
    def show_file(self, path: Path, unsaved: bool) -> None:
        """Which photo is open, and whether there is something to lose."""
        self._title.setText(f"{path.name} •" if unsaved else path.name)
        self._title.setToolTip(plain(str(path)))


def _tool(action: QAction) -> QToolButton:
    made = QToolButton()
    made.setDefaultAction(action)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setAccessibleName(action.text().rstrip("…"))
    return made


def _main_button(action: QAction) -> QPushButton:
    made = button(action.text(), "main", "export")
    made.setIcon(icon("export", QPalette.ColorRole.HighlightedText))
    made.setToolTip(action.toolTip())  # plain already
    made.setEnabled(action.isEnabled())
    made.clicked.connect(action.trigger)
    action.enabledChanged.connect(made.setEnabled)
    return made
