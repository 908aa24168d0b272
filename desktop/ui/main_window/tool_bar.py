"""The tools beside the photo."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from desktop.session.document.mask_editor import Tool
from desktop.ui.common.actions import Actions
from desktop.ui.common.widgets import line

WIDTH = 48


class ToolBar(QWidget):
    """One tool is in hand; below them what is done to the photo as a whole."""

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
        heal = next(each for each in self._tools.actions() if each.data() is Tool.HEAL)
        for action in self._tools.actions():
            if action is not heal:
                column.addWidget(_tool(action))
        column.addSpacing(4)
        column.addWidget(line())
        column.addSpacing(4)
        for action in (heal, actions.crop, actions.levels):
            column.addWidget(_tool(action))
        column.addStretch(1)

    @Slot(object)
    def show_tool(self, tool: Tool | None) -> None:
        """This one is in hand; None: none of them."""
        for action in self._tools.actions():
            action.setChecked(action.data() is tool)


def _tool(action: QAction) -> QToolButton:
    tool = QToolButton()
    tool.setDefaultAction(action)
    tool.setIconSize(QSize(20, 20))
    tool.setFixedSize(38, 36)
    tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    tool.setAccessibleName(action.text())
    return tool
