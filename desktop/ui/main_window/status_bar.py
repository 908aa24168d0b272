"""Status bar: job progress, message, page, device, photo size and zoom."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from desktop.document.document import Document
from desktop.ui.common.actions_and_shortcuts import Actions
from desktop.ui.common.small_widgets import ElidedLabel, ToolButton, fill, label, percent, plain
from desktop.ui.common.translator import Translator
from desktop.ui.main_window.job_progress import JobBar
from desktop.ui.main_window.page_selector import PageSelector
from models.core.device import Device


class StatusBar(QWidget):
    """Bar at the bottom of the window with messages, job progress and facts about the photo."""

    def __init__(
        self, actions: Actions, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(40)
        self.job_bar, self.page_selector = JobBar(translator), PageSelector(actions)
        self._message = ElidedLabel("small")
        self._size = label("", "small")
        self._device = label("", "small")
        self._zoom = ToolButton()
        self._zoom.setProperty("slim", True)
        self._zoom.setToolTip(self.tr("Zoom; click for 100 %"))
        self._zoom.setMinimumWidth(52)
        self._zoom.clicked.connect(actions.zoom_to_100.trigger)
        self._buttons = [
            self._tool_button(actions, name) for name in ("zoom_out", "zoom_in", "fit")
        ]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 0)
        layout.setSpacing(12)
        fill(layout, self.job_bar, self._message, self.page_selector, self._device, self._size)
        zoom = QHBoxLayout()
        zoom.setSpacing(2)
        fill(zoom, self._buttons[0], self._zoom, self._buttons[1], self._buttons[2])
        layout.addLayout(zoom)
        self._set_photo_parts_visible(False)

    @Slot(str)
    def show_message(self, message: str) -> None:
        """Show a message that needs no reaction; its full text is the tooltip."""
        self._message.setText(message)
        self._message.setToolTip(plain(message))

    @Slot(object)
    def show_document(self, document: Document) -> None:
        """Show bit depth and size of the document, and the size to which layers enlarge it."""
        rect, seen = document.canvas, document.visible_rect
        fields = {"width": rect.w, "height": rect.h, "bits": document.photo.bits}
        self._size.setText(self.tr("{width} × {height} · {bits} bit").format(**fields))
        enlarged = self.tr("Enlarged {factor} times from {width} × {height}")
        text = enlarged.format(factor=document.enlargement, width=seen.w, height=seen.h)
        self._size.setToolTip(plain(text if document.enlargement > 1 else ""))
        self._set_photo_parts_visible(True)

    @Slot(float)
    def show_zoom(self, zoom: float) -> None:
        """Show the zoom, given in device pixels per pixel of the result."""
        self._zoom.setText(percent(zoom))

    @Slot(object)
    def show_device(self, device: Device) -> None:
        """Show the device on which steps run."""
        names = {
            Device.CPU: self.tr("Processor"),
            Device.CUDA: self.tr("Graphics card (CUDA)"),
            Device.DML: self.tr("Graphics card (DirectML)"),
            Device.COREML: self.tr("Apple CoreML"),
        }
        self._device.setText(names[device])

    def _set_photo_parts_visible(self, visible: bool) -> None:
        for part in (self._zoom, self._size, *self._buttons):
            part.setVisible(visible)

    def _tool_button(self, actions: Actions, name: str) -> QToolButton:
        tool_button = ToolButton()
        tool_button.setDefaultAction(getattr(actions, name))
        tool_button.setProperty("slim", True)
        return tool_button
