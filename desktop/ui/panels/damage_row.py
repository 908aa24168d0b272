"""Row of a plan with the damage that was found, and how readily it is found."""

from math import sqrt
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QSlider, QVBoxLayout, QWidget

from desktop.document.damage_corrections import UNCORRECTED, DamageCorrections
from desktop.session.engine.layer_jobs import JobProgress
from desktop.ui.common.small_widgets import button, label, percent, row, set_name, set_silently
from models.core.plan import Step
from models.core.wish_table import HIGH_SENSITIVITY

REST: Final = 200
"""Milliseconds that the slider must rest before the damage is marked anew."""

LEAST, MOST = 10, 97
"""Ends of the slider, in percent of the square root of the sensitivity."""


class DamageRow(QWidget):
    """Row with the number of damaged places of a planned step and its sensitivity.

    `sensed` carries a sensitivity, 0 to 1, once the slider rests."""

    sensed = Signal(float)
    toggled = Signal()
    reset_wanted = Signal()

    def __init__(self, step: Step) -> None:
        super().__init__()
        own = step.sensitivity
        self._own = HIGH_SENSITIVITY if own is None else float(own)
        self._own_position = position_of(self._own)
        self._count = label("", "small", wraps=True)
        self._box = QCheckBox(self.tr("Show"))
        self._box.setToolTip(self.tr("Tint the damage in the photo, to correct it (Esc)"))
        self._box.setChecked(True)
        self._box.toggled.connect(self.toggled)
        self._slider = self._create_slider()
        self._hint = label(
            self.tr("Click a place to leave it out or take it back. Paint with the brush to add."),
            "small",
            wraps=True,
        )
        self._reset = button(self.tr("Undo all corrections"), "chip")
        self._reset.clicked.connect(self.reset_wanted)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST)
        self._timer.timeout.connect(lambda: self.sensed.emit(self.sensitivity))
        self._box.toggled.connect(self._hint.setVisible)
        self._lay_out()
        self.show_search(JobProgress(0.0, None))
        self.show_corrections(UNCORRECTED)

    @property
    def sensitivity(self) -> float:
        """Sensitivity of damage detection, 0 to 1: the step's until the slider is moved."""
        return sensitivity_at(self._slider.value()) if self._is_moved else self._own

    @property
    def is_shown(self) -> bool:
        """Whether the damage is to be tinted in the photo."""
        return self._box.isChecked()

    def set_shown(self, on: bool) -> None:
        """Tick (`on`) or untick the box for tinting the damage in the photo."""
        self._box.setChecked(on)

    def applied_to(self, step: Step) -> Step:
        """Return a step with the slider's sensitivity; unchanged if the slider was not moved."""
        return step.with_sensitivity(self.sensitivity) if self._is_moved else step

    @property
    def _is_moved(self) -> bool:
        return self._slider.value() != self._own_position

    @Slot(object)
    def show_search(self, progress: JobProgress) -> None:
        """Show the progress of the search for damage."""
        text = self.tr("Looking for damage: {share}")
        self._count.setText(text.format(share=percent(progress.done)))

    def show_count(self, count: int) -> None:
        """Show in how many places the photo is damaged."""
        text = self.tr("Damage found: %n place(s)", "", count)
        self._count.setText(text if count else self.tr("No damage found; paint where it is."))

    def show_failure(self) -> None:
        """Show that damage cannot be displayed before the repair, as the search failed."""
        self._count.setText(self.tr("The damage cannot be shown."))

    def show_corrections(self, corrections: DamageCorrections) -> None:
        """Show the corrected sensitivity, and a reset button if there are corrections."""
        own, chosen = self._own_position, corrections.sensitivity
        if not self._timer.isActive():
            set_silently(self._slider, own if chosen is None else position_of(chosen))
        self._reset.setVisible(corrections.has_marks)

    def _create_slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(LEAST, MOST)
        slider.setValue(self._own_position)
        set_name(slider, self.tr("Sensitivity of the damage detection"))
        slider.valueChanged.connect(lambda _: self._timer.start())
        return slider

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        head = row(self._count, self._box)
        head.setStretch(0, 1)
        column.addLayout(head)
        less, more = label(self.tr("less"), "small"), label(self.tr("more"), "small")
        column.addLayout(row(label(self.tr("Sensitivity"), "small"), less, self._slider, more))
        column.addWidget(self._hint)
        column.addLayout(row(self._reset, None))


def sensitivity_at(position: int) -> float:
    """Return the sensitivity, 0 to 1, at a slider position; low ones have a finer scale."""
    return round((position / 100) ** 2, 4)


def position_of(sensitivity: float) -> int:
    """Return the position of the slider for a sensitivity; the inverse of `sensitivity_at`."""
    return min(max(round(100 * sqrt(sensitivity)), LEAST), MOST)
