"""The line at the bottom: what goes on, the photo's size, zoom, device."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from desktop.document.document import Document
from desktop.ui.common.actions import Actions
from desktop.ui.common.translator import Translator
from desktop.ui.common.widgets import ElidedLabel, fill, label, percent, plain
from desktop.ui.main_window.job_progress import JobBar
from desktop.ui.main_window.page_selector import PageSelector
from models.core.device import Device


class StatusBar(QWidget):
    """Shows what it is told."""

    def __init__(self, actions: Actions, words: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(40)
        self.job_bar, self.page_selector = JobBar(words), PageSelector(actions)
        self._message = ElidedLabel("small")
        self._size = label("", "small")
        self._device = label("", "small")
        self._zoom = QToolButton()
        self._zoom.setProperty("slim", True)
        self._zoom.setToolTip(self.tr("Zoom; click for 100 %"))
        self._zoom.setMinimumWidth(52)
        self._zoom.clicked.connect(actions.zoom_to_100.trigger)
        self._buttons = [self._button(actions, name) for name in ("zoom_out", "zoom_in", "fit")]
        inside = QHBoxLayout(self)
        inside.setContentsMargins(16, 0, 16, 0)
        inside.setSpacing(12)
        fill(inside, self.job_bar, self._message, self.page_selector, self._device, self._size)
        zoom = QHBoxLayout()
        zoom.setSpacing(2)
        fill(zoom, self._buttons[0], self._zoom, self._buttons[1], self._buttons[2])
        inside.addLayout(zoom)
        self._show_photo_parts(False)

    @Slot(str)
    def show_message(self, message: str) -> None:
        """A sentence that needs no answer."""
        self._message.setText(message)
        self._message.setToolTip(plain(message))

    @Slot(object)
    def show_document(self, document: Document) -> None:
        shown = document.visible_rect
        facts = {"width": shown.w, "height": shown.h, "bits": document.photo.bits}
        self._size.setText(self.tr("{width} × {height} · {bits} bit").format(**facts))
        self._show_photo_parts(True)

    @Slot(float)
    def show_zoom(self, zoom: float) -> None:
        """Screen pixels for each pixel of the photo."""
        self._zoom.setText(percent(zoom))

    @Slot(object)
    def show_device(self, device: Device) -> None:
        """What steps run on."""
        names = {
            Device.CPU: self.tr("Processor"),
            Device.CUDA: self.tr("Graphics card (CUDA)"),
            Device.DML: self.tr("Graphics card (DirectML)"),
            Device.COREML: self.tr("Apple CoreML"),
        }
        self._device.setText(names[device])

    def _show_photo_parts(self, there: bool) -> None:
        for part in (self._zoom, self._size, *self._buttons):
            part.setVisible(there)

    def _button(self, actions: Actions, name: str) -> QToolButton:
        made = QToolButton()
        made.setDefaultAction(getattr(actions, name))
        made.setProperty("slim", True)
        return made
