"""Tool bar: drawing tools and commands for the whole photo."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from desktop.session.document.mask_editor import Tool
from desktop.ui.common.actions_and_shortcuts import Actions
from desktop.ui.common.small_widgets import ToolButton, line

WIDTH = 48
"""Width of the bar, in device-independent pixels."""


class ToolBar(QWidget):
    """Vertical bar with drawing tools, one of them selected, and heal, colour, crop, levels."""

    chosen = Signal(object)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self._tools: QActionGroup = actions.tools
        self._tools.triggered.connect(lambda action: self.chosen.emit(action.data()))
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 12, 5, 12)
        column.setSpacing(4)
        brushes = (Tool.HEAL, Tool.COLOUR)
        below = [each for each in self._tools.actions() if each.data() in brushes]
        for action in self._tools.actions():
            if action not in below:
                column.addWidget(_tool_button(action))
        column.addSpacing(4)
        column.addWidget(line())
        column.addSpacing(4)
        for action in (*below, actions.crop, actions.levels):
            column.addWidget(_tool_button(action))
        column.addStretch(1)

    @Slot(object)
    def show_tool(self, tool: Tool | None) -> None:
        """Mark a tool of the bar as selected; None marks none."""
        for action in self._tools.actions():
            action.setChecked(action.data() is tool)


def _tool_button(action: QAction) -> QToolButton:
    button = ToolButton()
    button.setDefaultAction(action)
    button.setIconSize(QSize(20, 20))
    button.setFixedSize(38, 36)
    button.setAccessibleName(action.text())
    return button
