"""What is to be seen while no photo is open: a place to drop one."""

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
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from desktop.ui.common.icons import icon
from desktop.ui.common.widgets import label, plain, row

FOLDER = Path(__file__).parents[3] / "resources" / "samples"
SAMPLES = ("nagasaki-boats.jpg", "deadwood-race.jpg")
SAMPLE = QSize(120, 90)


class WelcomePage(QWidget):
    """The whole area takes drops and clicks."""

    open_wanted = Signal()
    sample_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._near = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Open a photo"))
        samples = QWidget()
        samples.setLayout(row(*(self._sample(name) for name in SAMPLES), spacing=12))
        column = QVBoxLayout(self)
        column.addStretch(1)
        for part, gap in (
            (_Picture(), 16),
            (label(self.tr("Drop an old photo here"), "big"), 8),
            (label(self.tr("or click to choose one · JPEG, TIFF, PNG, HEIC and more"), "dim"), 20),
            (label(self.tr("Or try one of these:"), "small"), 8),
            (samples, 20),
            (label(self.tr("Nothing leaves this computer."), "small"), 0),
        ):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
            column.addSpacing(gap)
        column.addStretch(1)

    def _sample(self, name: str) -> QToolButton:
        path = FOLDER / name
        made = QToolButton()
        made.setProperty("look", "sample")
        title = path.stem.replace("-", " ").capitalize()
        made.setAccessibleName(self.tr("Sample photo: {name}").format(name=title))
        made.setToolTip(plain(title))
        made.setIconSize(SAMPLE)
        made.setIcon(QIcon(_small(path)))
        made.clicked.connect(lambda: self.sample_wanted.emit(path))
        return made

    @Slot(bool)
    def show_drag_over(self, near: bool) -> None:
        """Whether something that can be dropped is over the window."""
        self._near = near
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.palette().dark())
        role = QPalette.ColorRole
        bright = self._near or self.hasFocus()
        edge = self.palette().color(role.Highlight if bright else role.PlaceholderText)
        edge.setAlpha(255 if bright else 90)
        painter.setPen(QPen(edge, 1.5, Qt.PenStyle.CustomDashLine))
        pen = painter.pen()
        pen.setDashPattern([5, 5])
        painter.setPen(pen)
        inside = QColor(self.palette().color(role.Highlight))
        inside.setAlpha(24 if self._near else 0)
        painter.setBrush(inside)
        painter.drawRoundedRect(self._zone(), 18, 18)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.open_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.open_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _zone(self) -> QRectF:
        size = QSize(min(self.width() - 64, 640), min(self.height() - 64, 460))
        zone = QRectF(0, 0, size.width(), size.height())
        zone.moveCenter(QRectF(self.rect()).center())
        return zone


def _small(path: Path) -> QPixmap:
    """Cut to the size of a sample."""
    reader = QImageReader(str(path))
    size = reader.size().scaled(SAMPLE * 2, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    reader.setScaledSize(size)
    reader.setScaledClipRect(QRect(QPoint(0, 0), SAMPLE * 2))
    return QPixmap.fromImage(reader.read())


class _Picture(QWidget):
    """A stroke drawing in the colour of the theme."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(56, 56)
        self._icon = icon("photo", QPalette.ColorRole.PlaceholderText)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._icon.paint(QPainter(self), self.rect())
