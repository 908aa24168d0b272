"""Progress display of the running jobs."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop.session.engine.layer_jobs import JobProgress
from desktop.ui.common.small_widgets import fill, label, small_button
from desktop.ui.common.translator import Translator

STEPS = 100
"""Number of steps of the progress bar of jobs, which is repainted at each of them."""


class JobBar(QWidget):
    """Bar with the name, progress and remaining time of the running job and a cancel button.

    `cancelled` is emitted when the button is pressed; the bar itself stops nothing."""

    cancelled = Signal()

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = translator
        self._name = label("", "small")
        self._bar = QProgressBar()
        self._bar.setRange(0, STEPS)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(200)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._time_left = label("", "small")
        self._stop = small_button("cancel", self.tr("Cancel (Esc)"))
        self._stop.clicked.connect(self.cancelled)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        fill(layout, self._name, self._bar, self._time_left, self._stop)
        self.hide()

    @Slot(str)
    def show_job(self, name: str) -> None:
        """Show the bar for a job with this name; a bar already shown keeps its progress."""
        if self.isHidden():
            self._bar.setValue(0)
            self._time_left.setText("")
        self._name.setText(name)
        self.show()

    @Slot(object)
    def show_progress(self, progress: JobProgress) -> None:
        """Show the done share of the job and the remaining time."""
        self._bar.setValue(round(STEPS * progress.done))
        self._time_left.setText(self._translator.time_left(progress.seconds_left))

    @Slot()
    def hide_job(self) -> None:
        """Hide the bar, as no job runs."""
        self.hide()
