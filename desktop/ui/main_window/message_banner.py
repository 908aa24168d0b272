"""A sentence over the photo that stays until it is put away."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.ui.common.widgets import label, small_button


class MessageBanner(QFrame):
    """For what went wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._text = label("", "warning", wraps=True)
        self._away = small_button("cancel", self.tr("Put this message away"))
        self._away.clicked.connect(self.hide)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(16, 10, 10, 10)
        inside.addWidget(self._text, 1)
        inside.addWidget(self._away)
        self.hide()

    @Slot(str)
    def show_message(self, sentence: str) -> None:
        self._text.setText(sentence)
        self.show()
