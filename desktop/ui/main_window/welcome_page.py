"""Welcome page: the drop area that is shown while no photo is open."""

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QIcon,
    QImageReader,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop.ui.common.icons import icon
from desktop.ui.common.small_widgets import ToolButton, button, clear_layout, label, plain, row

SAMPLES_FOLDER = Path(__file__).parents[3] / "resources" / "samples"
SAMPLES = ("nagasaki-boats.jpg", "deadwood-race.jpg")
RECENT_SHOWN, RECENT_WIDTH = 3, 170
"""Number of recent files on the page, and the width of a name in device-independent pixels."""

SAMPLE_SIZE = QSize(120, 90)
"""Size of a sample thumbnail, in device-independent pixels."""


class WelcomePage(QWidget):
    """Page shown without a photo, which takes drops and clicks and offers sample photos.

    `sample_wanted` carries the path of a sample photo, `recent_wanted` that of a recent file."""

    open_wanted = Signal()
    sample_wanted = Signal(object)
    recent_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drag_over = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Open a photo"))
        samples = QWidget()
        samples.setLayout(row(*(self._sample_button(name) for name in SAMPLES), spacing=12))
        self._recent_box, self._recent = QWidget(), QHBoxLayout()
        self._recent.setContentsMargins(0, 0, 0, 0)
        self._recent_box.setLayout(self._recent)
        column = QVBoxLayout(self)
        column.addStretch(1)
        for part, gap in (
            (_PhotoIcon(), 16),
            (label(self.tr("Drop an old photo here"), "big"), 8),
            (label(self.tr("or click to choose one · JPEG, TIFF, PNG, HEIC and more"), "dim"), 8),
            (label(self.tr("then say what is wrong with it: “remove the scratches”"), "dim"), 8),
            (label(self.tr("A folder, or several photos, are restored one by one."), "dim"), 16),
            (self._recent_box, 8),
            (label(self.tr("Or try one of these:"), "small"), 8),
            (samples, 16),
            (label(self.tr("Nothing leaves this computer."), "small"), 0),
        ):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
            column.addSpacing(gap)
        column.addStretch(1)

    def _sample_button(self, name: str) -> QToolButton:
        path = SAMPLES_FOLDER / name
        tool_button = ToolButton()
        tool_button.setProperty("look", "sample")
        title = path.stem.replace("-", " ").capitalize()
        tool_button.setAccessibleName(self.tr("Sample photo: {name}").format(name=title))
        tool_button.setToolTip(plain(title))
        tool_button.setIconSize(SAMPLE_SIZE)
        tool_button.setIcon(QIcon(_sample_thumbnail(path)))
        tool_button.clicked.connect(lambda: self.sample_wanted.emit(path))
        return tool_button

    @Slot(object)
    def show_recent(self, paths: tuple[Path, ...]) -> None:
        """Show links to the first of `paths`, the files opened last."""
        clear_layout(self._recent)
        if paths:
            self._recent.addWidget(label(self.tr("Opened last:"), "small"))
        for path in paths[:RECENT_SHOWN]:
            name = button("", "link")
            elided = name.fontMetrics().elidedText(
                path.name, Qt.TextElideMode.ElideMiddle, RECENT_WIDTH
            )
            name.setText(elided.replace("&", "&&"))
            name.setAccessibleName(path.name)
            name.setToolTip(plain(str(path)))
            name.clicked.connect(lambda _=False, path=path: self.recent_wanted.emit(path))
            self._recent.addWidget(name)
        self._recent_box.setVisible(bool(paths))

    @Slot(bool)
    def show_drag_over(self, dragging: bool) -> None:
        """Highlight the drop area while files are dragged over the window."""
        self._drag_over = dragging
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.palette().dark())
        role = QPalette.ColorRole
        highlighted = self._drag_over or self.hasFocus()
        edge = self.palette().color(role.Highlight if highlighted else role.PlaceholderText)
        edge.setAlpha(255 if highlighted else 90)
        painter.setPen(QPen(edge, 1.5, Qt.PenStyle.CustomDashLine))
        pen = painter.pen()
        pen.setDashPattern([5, 5])
        painter.setPen(pen)
        fill = QColor(self.palette().color(role.Highlight))
        fill.setAlpha(24 if self._drag_over else 0)
        painter.setBrush(fill)
        painter.drawRoundedRect(self._drop_area(), 18, 18)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.open_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.open_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _drop_area(self) -> QRectF:
        size = QSize(min(self.width() - 64, 640), min(self.height() - 64, 520))
        area = QRectF(0, 0, size.width(), size.height())
        area.moveCenter(QRectF(self.rect()).center())
        return area


def _sample_thumbnail(path: Path) -> QPixmap:
    """Load a photo, scaled and cropped to twice `SAMPLE_SIZE`."""
    reader = QImageReader(str(path))
    size = reader.size().scaled(SAMPLE_SIZE * 2, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    reader.setScaledSize(size)
    reader.setScaledClipRect(QRect(QPoint(0, 0), SAMPLE_SIZE * 2))
    return QPixmap.fromImage(reader.read())


class _PhotoIcon(QWidget):
    """Large photo icon in the colour of the theme."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(56, 56)
        self._icon = icon("photo", QPalette.ColorRole.PlaceholderText)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._icon.paint(QPainter(self), self.rect())
