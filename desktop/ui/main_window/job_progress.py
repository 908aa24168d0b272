"""How far the running jobs are."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop.session.engine.layer_jobs import JobProgress
from desktop.ui.common.translator import Translator
from desktop.ui.common.widgets import fill, label, small_button

STEPS = 100
"""Of the bar; it is painted anew at each."""


class JobBar(QWidget):
    """A bar, the time left, and a way to stop."""

    cancelled = Signal()

    def __init__(self, words: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._what = label("", "small")
        self._bar = QProgressBar()
        self._bar.setRange(0, STEPS)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(200)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._left = label("", "small")
        self._stop = small_button("cancel", self.tr("Cancel (Esc)"))
        self._stop.clicked.connect(self.cancelled)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        fill(inside, self._what, self._bar, self._left, self._stop)
        self.hide()

    @Slot(str)
    def show_job(self, what: str) -> None:
        """Something with that name runs from now on."""
        if self.isHidden():
            self._bar.setValue(0)
            self._left.setText("")
        self._what.setText(what)
        self.show()

    @Slot(object)
    def show_progress(self, pace: JobProgress) -> None:
        self._bar.setValue(round(STEPS * pace.done))
        self._left.setText(self._words.time_left(pace.seconds_left))

    @Slot()
    def hide_job(self) -> None:
        self.hide()
