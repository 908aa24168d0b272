"""Dialog that is shown when the program cannot start."""

from PySide6.QtWidgets import QMessageBox

from desktop.ui.common.small_widgets import set_plain_texts


class StartFailureDialog(QMessageBox):
    """Message box about a file or folder that the program needs to start and cannot use.

    `sentence` names the path and the reason that the system gave."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        path = error.filename or self.tr("A file or folder")
        reason = error.strerror or type(error).__name__
        template = self.tr("{place} cannot be used ({reason}); check the disk and its permissions.")
        self.sentence = template.format(place=path, reason=reason)
        self.setWindowTitle("Heirloom")
        self.setIcon(QMessageBox.Icon.Critical)
        set_plain_texts(self, self.tr("Heirloom cannot start."), self.sentence)
