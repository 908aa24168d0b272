"""Dialog with sentences that the program understands."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.i18n.example_sentences import SENTENCES
from desktop.ui.common.small_widgets import button, label, row, scrolling
from desktop.ui.common.translator import translate


class SentencesDialog(QDialog):
    """Dialog that lists sentences by topic; a click chooses one and closes the dialog."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What you can say"))
        sheet = QWidget()
        lines = QVBoxLayout(sheet)
        lines.setSpacing(4)
        for title, sentences in SENTENCES.items():
            lines.addWidget(label(translate(title), "title"))
            for each in sentences:
                lines.addWidget(self._line(translate(each.text)))
            lines.addSpacing(8)
        close = button(self.tr("Close"), "main")
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(label(self.tr("What you can say"), "title"))
        column.addWidget(label(self.tr("A click puts a sentence into the line."), "dim"))
        column.addWidget(scrolling(sheet), 1)
        column.addLayout(row(None, close))
        self.resize(sheet.sizeHint().width() + 90, 640)

    def _line(self, text: str) -> QWidget:
        line = button(text, "chip")
        line.clicked.connect(lambda _=False: self._choose(text))
        return line

    def _choose(self, text: str) -> None:
        self.chosen.emit(text)
        self.accept()
