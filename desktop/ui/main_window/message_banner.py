"""Message banner: an error message above the photo that stays until it is dismissed."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.ui.common.widgets import label, small_button


class MessageBanner(QFrame):
    """Dismissible banner for error messages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._text = label("", "warning", wraps=True)
        self._dismiss = small_button("cancel", self.tr("Dismiss this message"))
        self._dismiss.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 10, 10)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._dismiss)
        self.hide()

    @Slot(str)
    def show_message(self, message: str) -> None:
        """Show a message in place of the previous one."""
        self._text.setText(message)
        self.show()
