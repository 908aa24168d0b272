"""Dialog that finds commands by a few typed letters (Ctrl+K)."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.common.actions_and_shortcuts import KEYWORDS
from desktop.ui.common.icons import icon
from desktop.ui.common.small_widgets import label

ACTION_ROLE = Qt.ItemDataRole.UserRole
SHORTCUT_ROLE = ACTION_ROLE + 1
"""Item role under which the text of a shortcut is stored."""

WIDTH, HEIGHT = 520, 392
KEYWORD_SCORE = 1000
"""Score of an action that only a keyword finds: behind all that are found by name."""

ROW_HEIGHT = 36
"""Height of a row of the command palette in logical pixels."""

Index = QModelIndex | QPersistentModelIndex


class CommandPalette(QDialog):
    """Searchable list of a window's enabled actions; Enter triggers the chosen one."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setObjectName("palette")
        self._actions = [a for a in window.actions() if a.isEnabled() and a.text()]
        self._line = QLineEdit()
        self._line.setPlaceholderText(self.tr("Type what you want to do…"))
        self._line.setAccessibleName(self.tr("Command"))
        self._line.textChanged.connect(self._filter)
        self._line.installEventFilter(self)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Commands"))
        self._list.setItemDelegate(_CommandDelegate(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.itemClicked.connect(self._trigger)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        self._nothing = label(self.tr("No command fits. Say it as an instruction instead."), "dim")
        self._nothing.setContentsMargins(8, 0, 8, 0)
        column.addWidget(self._line)
        column.addWidget(self._nothing)
        column.addWidget(self._list)
        self.resize(WIDTH, HEIGHT)
        corner = window.mapToGlobal(window.rect().center())
        self.move(corner.x() - WIDTH // 2, window.mapToGlobal(window.rect().topLeft()).y() + 90)
        self._filter("")
        self._line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            if event.key() in steps:
                self._step(steps[Qt.Key(event.key())])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._trigger(self._list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _step(self, step: int) -> None:
        count = self._list.count()
        if count:
            self._list.setCurrentRow((self._list.currentRow() + step) % count)

    def _filter(self, typed: str) -> None:
        self._list.clear()
        scored = [(_action_score(typed, action), action) for action in self._actions]
        for _, action in sorted((pair for pair in scored if pair[0] is not None), key=_score):
            shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            item = QListWidgetItem(action.text().rstrip("…"))
            item.setData(SHORTCUT_ROLE, shortcut)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, shortcut)
            item.setIcon(action.icon() if not action.icon().isNull() else icon("send"))
            item.setData(ACTION_ROLE, action)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._nothing.setVisible(not self._list.count())

    def _trigger(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            action: QAction = item.data(ACTION_ROLE)
            self.accept()
            action.trigger()


class _CommandDelegate(QStyledItemDelegate):
    """Delegate that draws a command with its shortcut at the far end."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        end = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(option.rect.adjusted(12, 0, -12, 0), end, index.data(SHORTCUT_ROLE))
        painter.restore()


def _action_score(typed: str, action: QAction) -> int | None:
    """Return how well typed text matches an action's name or keywords; None without a match."""
    score = match_score(typed, action.text())
    keywords = str(action.property(KEYWORDS) or "").casefold().split()
    is_keyword = typed.strip() and any(each.startswith(typed.casefold()) for each in keywords)
    return KEYWORD_SCORE if score is None and is_keyword else score


def match_score(typed: str, name: str) -> int | None:
    """Return how many characters the typed letters skip in a name, in their order and any case.

    Returns 0 for a prefix, None without a match. Spaces are ignored."""
    index, skipped, lowered = -1, 0, name.casefold()
    for letter in typed.casefold().replace(" ", ""):
        position = lowered.find(letter, index + 1)
        if position < 0:
            return None
        skipped += position - index - 1
        index = position
    return skipped


def _score(pair: tuple[int | None, QAction]) -> int:
    return pair[0] or 0
