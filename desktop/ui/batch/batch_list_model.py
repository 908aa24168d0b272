"""Item model and delegate for the list of photos in the batch window."""

from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageReader, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.restoration.batch_queue import BatchItem, BatchQueue, ItemState
from desktop.session.task_runner import TaskRunner
from desktop.ui.common.icons import icon
from desktop.ui.common.small_widgets import plain
from desktop.ui.common.translator import Translator
from desktop.ui.panels.thumbnails import SIZE, fit_thumbnail

Index = QModelIndex | QPersistentModelIndex
ROLE: Final = Qt.ItemDataRole.UserRole
QT_FORMATS: Final = {
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".jpe": "jpeg",
    ".jfif": "jpeg",
    ".jif": "jpeg",
    ".png": "png",
    ".webp": "webp",
    ".tif": "tiff",
    ".tiff": "tiff",
}
"""Suffixes of the photos that Qt can decode for thumbnails, with the name of Qt's image format."""

STATE_ICONS: Final = {
    ItemState.WAITING: "waiting",
    ItemState.RUNNING: "play",
    ItemState.DONE: "good",
    ItemState.FAILED: "failed",
    ItemState.CANCELLED: "cancel",
}
"""Names of the icons that stand for item states."""


class BatchModel(QAbstractListModel):
    """List model of the batch queue, one row per photo, with thumbnails once they are loaded."""

    def __init__(self, translator: Translator, background: TaskRunner) -> None:
        super().__init__()
        self._translator, self._background = translator, background
        self._items: tuple[BatchItem, ...] = ()
        self._pictures: dict[Path, QImage | None] = {}
        self._running: tuple[str, float] = ("", 0.0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self._items[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return item.source.name
            case Qt.ItemDataRole.ToolTipRole:
                return plain(str(item.source))
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{item.source.name}, {self.state_text(item)}"
            case Qt.ItemDataRole.DecorationRole:
                return self._picture(item.output or item.source)
        return item if role == ROLE else None

    def done(self, item: BatchItem) -> float:
        """Return the progress of an item, 0 to 1; 0 unless it is running."""
        return self._running[1] if self._running[0] == item.id else 0.0

    def state_text(self, item: BatchItem) -> str:
        """Return the state of an item in words."""
        if item.failure is not None:
            return self._translator.failure(item.failure)
        if item.state is ItemState.DONE and item.output is not None:
            copied = self.tr("Unchanged, copied as {name}")
            template = copied if item.copied else self.tr("Restored as {name}")
            return template.format(name=item.output.name)
        return {
            ItemState.WAITING: self.tr("Waiting"),
            ItemState.RUNNING: self.tr("Restoring…"),
            ItemState.DONE: self.tr("Restored"),
            ItemState.FAILED: self.tr("Could not be restored"),
            ItemState.CANCELLED: self.tr("Cancelled"),
        }[item.state]

    @Slot(object)
    def show_queue(self, queue: BatchQueue) -> None:
        """Show a queue; if it has the same items, only changed rows are updated."""
        old, self._items = self._items, queue.items
        if [item.id for item in old] != [item.id for item in queue.items]:
            self.beginResetModel()
            self.endResetModel()
            return
        for row, (before, now) in enumerate(zip(old, queue.items, strict=True)):
            if before != now:
                self._emit_row_changed(row)

    @Slot(str, float)
    def show_progress(self, id: str, done: float) -> None:
        """Set how much, 0 to 1, of the running item with this id is done."""
        self._running = (id, done)
        row = next((index for index, item in enumerate(self._items) if item.id == id), None)
        if row is not None:
            self._emit_row_changed(row)

    def _emit_row_changed(self, row: int) -> None:
        self.dataChanged.emit(self.index(row), self.index(row))

    def _picture(self, path: Path) -> QImage | None:
        if path not in self._pictures:
            self._pictures[path] = None
            self._background.start(lambda _: thumbnail(path), lambda made: self._keep(path, made))
        return self._pictures[path]

    def _keep(self, path: Path, made: QImage | None) -> None:
        self._pictures[path] = made
        for row, item in enumerate(self._items):
            if path in (item.source, item.output):
                self._emit_row_changed(row)


class BatchRow(QStyledItemDelegate):
    """Delegate that draws a thumbnail, the name, and the state or progress of a photo."""

    def __init__(self, model: BatchModel) -> None:
        super().__init__(model)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(320, SIZE.height() + 20)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: BatchItem = index.data(ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect.adjusted(4, 2, -4, -2)
        palette = QGuiApplication.palette()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(QPalette.ColorRole.Button))
            painter.drawRoundedRect(area, 8, 8)
        inner = area.adjusted(8, 8, -12, -8)
        self._paint_picture(painter, inner, index)
        state = QRect(inner.right() - 18, inner.center().y() - 9, 18, 18)
        text = inner.adjusted(SIZE.width() + 12, 0, -30, 0)
        self._paint_text(painter, text, item, palette)
        role = {
            ItemState.DONE: QPalette.ColorRole.Highlight,
            ItemState.FAILED: QPalette.ColorRole.BrightText,
        }
        state_icon = icon(
            STATE_ICONS[item.state], role.get(item.state, QPalette.ColorRole.PlaceholderText)
        )
        state_icon.paint(painter, state)
        painter.restore()

    def _paint_picture(self, painter: QPainter, inner: QRect, index: Index) -> None:
        rect = QRect(inner.topLeft(), SIZE)
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(picture, QImage):
            painter.drawImage(rect, picture)
        else:
            painter.fillRect(rect, QColor(128, 128, 128, 50))
            icon("photo", QPalette.ColorRole.PlaceholderText).paint(
                painter, QRect(rect.center().x() - 9, rect.center().y() - 9, 18, 18)
            )

    def _paint_text(
        self, painter: QPainter, text: QRect, item: BatchItem, palette: QPalette
    ) -> None:
        metrics, left = painter.fontMetrics(), Qt.AlignmentFlag.AlignLeft
        elide_mode = Qt.TextElideMode.ElideMiddle
        upper, lower = QRect(text), QRect(text)
        upper.setHeight(text.height() // 2)
        lower.setTop(upper.bottom())
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        name = metrics.elidedText(item.source.name, elide_mode, text.width())
        painter.drawText(upper, left | Qt.AlignmentFlag.AlignVCenter, name)
        if item.state is ItemState.RUNNING:
            bar = QRect(lower.left(), lower.center().y() - 2, min(lower.width(), 240), 5)
            self._paint_bar(painter, bar, self._model.done(item), palette)
            return
        failed = item.state is ItemState.FAILED
        role = QPalette.ColorRole.BrightText if failed else QPalette.ColorRole.PlaceholderText
        painter.setPen(palette.color(role))
        state_text = metrics.elidedText(
            self._model.state_text(item), Qt.TextElideMode.ElideRight, text.width()
        )
        painter.drawText(lower, left | Qt.AlignmentFlag.AlignVCenter, state_text)

    def _paint_bar(self, painter: QPainter, bar: QRect, done: float, palette: QPalette) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.Mid))
        painter.drawRoundedRect(bar, 2.5, 2.5)
        bar.setWidth(max(round(bar.width() * done), 4))
        painter.setBrush(palette.color(QPalette.ColorRole.Highlight))
        painter.drawRoundedRect(bar, 2.5, 2.5)


def thumbnail(path: Path) -> QImage | None:
    """Load a thumbnail of an image file by Qt; None for other formats and damaged files."""
    kind = QT_FORMATS.get(path.suffix.lower())
    if kind is None:
        return None
    reader = QImageReader(str(path), kind.encode())
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        size_hint = SIZE * 3
        reader.setScaledSize(size.scaled(size_hint, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    return None if image.isNull() else fit_thumbnail(image)
