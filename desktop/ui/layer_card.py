"""One layer in the list."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QGraphicsOpacityEffect, QLineEdit, QVBoxLayout

from desktop.session.jobs import JobState
from desktop.ui.icons import icon
from desktop.ui.parts import OneLine, Slider, button, label, percent, row, share_label, small_button


@dataclass(frozen=True, slots=True)
class Look:
    """What is to be seen of a layer. `stale`: what is below it has changed; `new`: it has never
    been run."""

    name: str
    opacity: float
    visible: bool
    stale: bool
    new: bool
    state: JobState | None


class LayerCard(QFrame):
    """Eye, name, opacity, order, delete. Shows what it is given."""

    faded = Signal(float, bool)
    shown = Signal(bool)
    stepped = Signal(int)
    renamed = Signal(str)
    deleted = Signal()
    run_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setToolTip(self.tr("Drag to reorder; double-click the name to rename"))
        self._drags = False
        self._look: Look | None = None
        self._eye = small_button("eye", self.tr("Hide or show"))
        self._eye.setCheckable(True)
        self._eye.clicked.connect(self.shown)
        self._name = OneLine()
        self._edit = QLineEdit()
        self._edit.setObjectName("rename")
        self._edit.setAccessibleName(self.tr("Name of the layer"))
        self._edit.editingFinished.connect(self._rename)
        self._edit.hide()
        self._note = label("", "small")
        self._slider = Slider(self.tr("Opacity"), 1)
        self._slider.valueChanged.connect(self._fade)
        self._slider.sliderPressed.connect(self._begin_drag)
        self._share = share_label()
        self._up = small_button("up", self.tr("Move up"))
        self._down = small_button("down", self.tr("Move down"))
        self._bin = small_button("delete", self.tr("Delete layer"))
        self._run = button(self.tr("Run"), "chip", "rerun")
        self._up.clicked.connect(lambda: self.stepped.emit(1))
        self._down.clicked.connect(lambda: self.stepped.emit(-1))
        self._bin.clicked.connect(self.deleted)
        self._run.clicked.connect(self.run_wanted)
        self._dimness = QGraphicsOpacityEffect(self._name)
        self._name.setGraphicsEffect(self._dimness)
        self._lay_out()

    def show_look(self, look: Look, place: int, of: int) -> None:
        """`place` layers are below this one, of so many in all."""
        self._look = look
        self._name.setText(look.name)
        self._slider.setAccessibleName(self.tr("Opacity: {name}").format(name=look.name))
        self._eye.setIcon(icon("eye" if look.visible else "eye-off"))
        self._eye.setChecked(False)
        self._slider.blockSignals(True)
        self._slider.setValue(round(100 * look.opacity))
        self._slider.blockSignals(False)
        self._share.setText(percent(look.opacity))
        self._up.setEnabled(place < of - 1)
        self._down.setEnabled(place > 0)
        self._dimness.setOpacity(0.55 if look.stale or not look.visible else 1.0)
        self._note.setText(self._note_words(look))
        self._note.setVisible(bool(self._note.text()))
        self._run.setVisible(look.stale and look.state is None)
        self._run.setText(self.tr("Run") if look.new else self.tr("Run again"))
        self.setProperty("running", look.state is JobState.RUNNING)
        self.style().unpolish(self)
        self.style().polish(self)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._look is not None and self._name.geometry().contains(event.position().toPoint()):
            self._edit.setText(self._look.name)
            self._name.hide()
            self._edit.show()
            self._edit.selectAll()
            self._edit.setFocus()

    def _note_words(self, look: Look) -> str:
        if look.state is JobState.RUNNING:
            return self.tr("Restoring…")
        if look.state is JobState.WAITING:
            return self.tr("Waiting")
        if look.new:
            return self.tr("Not run yet")
        return self.tr("What is below has changed") if look.stale else ""

    def _begin_drag(self) -> None:
        self._drags = False

    def _fade(self, value: int) -> None:
        dragging = self._slider.isSliderDown()
        self.faded.emit(value / 100, self._drags and dragging)
        self._drags = dragging

    @Slot()
    def _rename(self) -> None:
        if self._edit.isHidden() or self._look is None:
            return
        self._edit.hide()
        self._name.show()
        name = self._edit.text().strip()
        if name and name != self._look.name:
            self.renamed.emit(name)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        parts = (self._eye, self._name, self._edit, self._up, self._down, self._bin)
        column.addLayout(row(*parts, spacing=4))
        column.addLayout(row(self._note, None, self._run))
        column.addLayout(row(self._slider, self._share))
