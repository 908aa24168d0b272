"""Message banner: messages above the photo that stay until they are dismissed."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.ui.common.small_widgets import button, label, small_button

MOST_MESSAGES = 4
"""Messages that are shown at a time."""


class MessageBanner(QFrame):
    """Dismissible banner for messages, with a button for an action if there is one.

    `action_wanted` is emitted when that button is clicked."""

    action_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._messages: tuple[str, ...] = ()
        self._text = label("", "warning", wraps=True)
        self._action = button("")
        self._action.clicked.connect(self.action_wanted)
        self._dismiss = small_button("cancel", self.tr("Dismiss this message"))
        self._dismiss.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 10, 10)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._action)
        layout.addWidget(self._dismiss)
        self.hide()

    @Slot(str)
    def show_message(self, message: str, action: str = "") -> None:
        """Show a message in place of the previous ones; `action` is the text of a button."""
        self._messages = (message,)
        self._text.setText(message)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.show()

    def add_message(self, message: str) -> None:
        """Show a message below earlier ones that were not dismissed, unless it is among them."""
        kept = () if self.isHidden() else tuple(m for m in self._messages if m != message)
        messages = (*kept, message)[-MOST_MESSAGES:]
        self.show_message("\n".join(messages))
        self._messages = messages
