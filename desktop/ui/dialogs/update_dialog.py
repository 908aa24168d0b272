"""Dialog of the update check: the address to be contacted, the request and its result."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.support.update_check import Release, is_newer, release_host
from desktop.ui.common.small_widgets import button, label, row


class UpdateDialog(QDialog):
    """Dialog that names a server and emits `asked` on a click; the caller does the networking."""

    asked = Signal()

    def __init__(self, current_version: str, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("New version"))
        self._current_version = current_version
        self._text = label("", wraps=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self._ask = button(self.tr("Ask now"), "main")
        self._ask.clicked.connect(self._send_request)
        self._ask.hide()
        close = button(self.tr("Close"))
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        title = self.tr("You have version {version}").format(version=current_version)
        column.addWidget(label(title, "title"))
        column.addWidget(self._text, 1)
        column.addLayout(row(None, close, self._ask))
        self.resize(480, 260)

    def offer(self, address: str) -> None:
        """Show which address a click will contact, and the button."""
        text = self.tr(
            "Heirloom will contact {server} once and fetch {address}, a line of text with the "
            "number of the newest version. Nothing about you or your photos is sent, and nothing "
            "is installed. The connection is noted in the record on this computer."
        )
        self._text.setText(text.format(server=release_host(address), address=address))
        self._ask.show()

    def stay_offline(self) -> None:
        """Show that the program is set to stay offline."""
        self._text.setText(
            self.tr("Heirloom is set to stay offline, so it does not check for a new version.")
        )

    @Slot(object)
    def show_release(self, release: Release) -> None:
        """Show whether the newest release is newer than this version."""
        if is_newer(release.version, self._current_version):
            text = self.tr("Version {version} is available at {page}")
        else:
            text = self.tr("There is no newer version.")
        self._text.setText(text.format(version=release.version, page=release.page))

    def show_trouble(self, sentence: str) -> None:
        """Show a sentence that tells why the newest release could not be fetched."""
        self._text.setText(sentence)

    @Slot()
    def _send_request(self) -> None:
        self._ask.hide()
        self._text.setText(self.tr("Asking…"))
        self.asked.emit()
