"""Dialog with the changes of each version."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from desktop.ui.common.small_widgets import button, label, row

CHANGES: Final = Path(__file__).parents[3] / "CHANGELOG.md"
"""Change log of the program, a Markdown file."""


class WhatsNewDialog(QDialog):
    """Dialog that shows the changes of each version, the newest first."""

    def __init__(self, changes: str, window: QWidget) -> None:
        """Create the dialog; `changes` is Markdown."""
        super().__init__(window)
        self.setWindowTitle(self.tr("What is new"))
        text = QTextBrowser()
        text.setMarkdown(changes)
        text.setOpenLinks(False)
        text.setAccessibleName(self.tr("What is new"))
        close = button(self.tr("Close"), "main")
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(self.tr("What is new"), "title"))
        column.addWidget(text, 1)
        column.addLayout(row(None, close))
        self.resize(560, 520)


def newest_changes(file: Path = CHANGES) -> str:
    """Read the change log from its first version heading on; empty without the file."""
    try:
        text = file.read_text(encoding="utf-8")
    except OSError:
        return ""
    return text[max(text.find("\n## "), 0) :].strip()
