"""Row of one layer in the layers panel."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QIcon, QImage, QMouseEvent, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsOpacityEffect,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
)

from desktop.document.tone_adjustment import ToneAdjustment
from desktop.session.engine.layer_jobs import JobState
from desktop.ui.common.icons import icon
from desktop.ui.common.small_widgets import (
    ElidedLabel,
    Slider,
    button,
    label,
    percent,
    row,
    set_silently,
    share_label,
    small_button,
)
from desktop.ui.panels.thumbnails import SIZE, frame_thumbnail
from desktop.ui.panels.tone_panel import TonePanel

DIM: Final = 0.7
"""Opacity, 0 to 1, of the name of a layer that is hidden or stale."""

INDENT: Final = 34
"""Logical pixels by which the note below a layer's name is indented, the width of the eye icon."""


@dataclass(frozen=True, slots=True)
class RowAppearance:
    """Visible state of a layer row.

    `stale`: the patch is outdated; `new`: the layer has never been run; `aimed`: the drawing tools
    edit its mask; `drawn`: name of an icon in place of the thumbnail."""

    name: str
    opacity: float
    visible: bool
    stale: bool
    new: bool
    state: JobState | None
    masked: bool = False
    aimed: bool = False
    picture: QImage | None = None
    mask: QImage | None = None
    light: ToneAdjustment | None = None
    mergeable: bool = False
    drawn: str = ""


class LayerRow(QFrame):
    """Row of a layer: eye, thumbnail, name, mask, opacity, and a menu of other actions."""

    faded = Signal(float, bool)
    shown = Signal(bool)
    stepped = Signal(int)
    renamed = Signal(str)
    copied = Signal()
    deleted = Signal()
    run_wanted = Signal()
    mask_wanted = Signal()
    mask_dropped = Signal()
    lit = Signal(object, bool)
    pick_wanted = Signal(object)
    merged = Signal()
    adjust_wanted = Signal()
    alone_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setToolTip(self.tr("Drag to reorder; double-click the name to rename"))
        self._continues_drag = False
        self._appearance: RowAppearance | None = None
        self._eye = small_button("eye", self.tr("Hide or show"))
        self._eye.setCheckable(True)
        self._eye.clicked.connect(self.shown)
        self._picture = label("")
        self._picture.setObjectName("thumbnail")
        self._picture.setFixedSize(SIZE + QSize(2, 2))
        self._name = ElidedLabel()
        self._edit = QLineEdit()
        self._edit.setObjectName("rename")
        self._edit.setAccessibleName(self.tr("Name of the layer"))
        self._edit.editingFinished.connect(self._rename)
        self._edit.hide()
        self._mask = small_button("mask", self.tr("Mask: paint this layer in and out"))
        self._mask.setCheckable(True)
        self._mask.clicked.connect(self._request_mask)
        self._note = label("", "small", wraps=True)
        self._slider = Slider(self.tr("Opacity"), 1)
        self._slider.valueChanged.connect(self._emit_opacity)
        self._slider.sliderPressed.connect(self._begin_drag)
        self._share = share_label()
        self._run = button(self.tr("Run"), "chip", "rerun")
        self._run.clicked.connect(self.run_wanted)
        self._name_opacity = QGraphicsOpacityEffect(self._name)
        self._name.setGraphicsEffect(self._name_opacity)
        self._up = self._create_action(self.tr("Move up"), "up", lambda: self.stepped.emit(1))
        self._down = self._create_action(
            self.tr("Move down"), "down", lambda: self.stepped.emit(-1)
        )
        self._remove_mask = self._create_action(
            self.tr("Remove mask"), "mask", self.mask_dropped.emit
        )
        self._merge = self._create_action(
            self.tr("Merge with the one below"), "merge", self.merged.emit
        )
        self._tone_panel: TonePanel | None = None
        self._more = self._menu_button()
        self._lay_out()

    def update_appearance(self, appearance: RowAppearance, index: int, count: int) -> None:
        """Show an appearance; `index` counts the layers below this one, of `count` layers."""
        self._up.setEnabled(index < count - 1)
        self._down.setEnabled(index > 0)
        previous, self._appearance = self._appearance, appearance
        if appearance == previous:
            return
        self._name.setText(appearance.name)
        self._slider.setAccessibleName(self.tr("Opacity: {name}").format(name=appearance.name))
        self._more.setAccessibleName(self.tr("More about {name}").format(name=appearance.name))
        self._eye.setIcon(icon("eye" if appearance.visible else "eye-off"))
        self._eye.setChecked(False)
        set_silently(self._slider, round(100 * appearance.opacity))
        self._share.setText(percent(appearance.opacity))
        self._merge.setEnabled(appearance.mergeable)
        is_dim = (appearance.stale and appearance.state is None) or not appearance.visible
        self._name_opacity.setOpacity(DIM if is_dim else 1.0)
        self._note.setText(self._note_text(appearance))
        self._note.setVisible(bool(self._note.text()))
        self._run.setVisible(appearance.stale and appearance.state is None)
        self._run.setText(self.tr("Run") if appearance.new else self.tr("Run again"))
        if previous is None or _picture_state(appearance) != _picture_state(previous):
            self._show_pictures(appearance)
        if appearance.light is not None:
            self._show_tone(appearance.light)
        is_active = appearance.state is JobState.RUNNING or appearance.aimed
        if self.property("running") != is_active:
            self.setProperty("running", is_active)
            self.style().unpolish(self)
            self.style().polish(self)

    def begin_rename(self) -> None:
        """Replace the name by a line edit with the name selected."""
        if self._appearance is not None:
            self._edit.setText(self._appearance.name)
            self._name.hide()
            self._edit.show()
            self._edit.selectAll()
            self._edit.setFocus()

    def show_histogram(self, counts: NDArray[np.int64]) -> None:
        """Show pixel counts, 3 channels x tones, in the row of a tone layer; others ignore them."""
        if self._tone_panel is not None:
            self._tone_panel.histogram.show_counts(counts)

    def show_curves(self) -> None:
        """Open the curves of a tone layer; others ignore it."""
        if self._tone_panel is not None:
            self._tone_panel.show_curves()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._name.geometry().contains(event.position().toPoint()):
            self.begin_rename()

    def changeEvent(self, event: QEvent) -> None:
        """Redraw the icons after a change of theme, as their colours depend on it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._appearance is not None:
            self._show_pictures(self._appearance)

    def _show_tone(self, tone: ToneAdjustment) -> None:
        if self._tone_panel is None:
            self._tone_panel = TonePanel()
            self._tone_panel.changed.connect(self.lit)
            self._tone_panel.pick_wanted.connect(self.pick_wanted)
            self._column.addWidget(self._tone_panel)
        self._tone_panel.show_tone(tone)

    def _show_pictures(self, appearance: RowAppearance) -> None:
        self._picture.setVisible(appearance.picture is not None or bool(appearance.drawn))
        if appearance.drawn:
            self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._picture.setPixmap(icon(appearance.drawn).pixmap(QSize(20, 20)))
        elif appearance.picture is not None:
            self._picture.setPixmap(QPixmap.fromImage(appearance.picture))
        mask = appearance.mask if appearance.masked else None
        self._mask.setIcon(QIcon(frame_thumbnail(mask, self.palette())) if mask else icon("mask"))
        self._mask.setChecked(appearance.aimed)
        self._remove_mask.setVisible(appearance.masked)

    def _note_text(self, appearance: RowAppearance) -> str:
        if appearance.state is JobState.RUNNING:
            return self.tr("Restoring…")
        if appearance.state is JobState.WAITING:
            return self.tr("Waiting")
        if appearance.new:
            return self.tr("Not run yet")
        return self.tr("Changed since it was run") if appearance.stale else ""

    def _begin_drag(self) -> None:
        self._continues_drag = False

    def _emit_opacity(self, value: int) -> None:
        dragging = self._slider.isSliderDown()
        self.faded.emit(value / 100, self._continues_drag and dragging)
        self._continues_drag = dragging

    @Slot()
    def _request_mask(self) -> None:
        if self._appearance is not None:
            self._mask.setChecked(self._appearance.aimed)
        self.mask_wanted.emit()

    @Slot()
    def _rename(self) -> None:
        if self._edit.isHidden() or self._appearance is None:
            return
        self._edit.hide()
        self._name.show()
        name = self._edit.text().strip()
        if name and name != self._appearance.name:
            self.renamed.emit(name)

    def _create_action(self, name: str, icon_name: str, callback: Callable[[], None]) -> QAction:
        action = QAction(icon(icon_name) if icon_name else QIcon(), name, self)
        action.triggered.connect(lambda _=False: callback())
        return action

    def _menu_button(self) -> QToolButton:
        menu_button = small_button("more", self.tr("More"))
        menu = QMenu(menu_button)
        menu.addAction(self._create_action(self.tr("Settings"), "levels", self.adjust_wanted.emit))
        menu.addAction(
            self._create_action(
                self.tr("Show only this layer, or all layers again"), "eye", self.alone_wanted.emit
            )
        )
        menu.addAction(self._create_action(self.tr("Rename"), "", self.begin_rename))
        menu.addAction(self._create_action(self.tr("Duplicate"), "copy", self.copied.emit))
        menu.addActions([self._up, self._down, self._merge, self._remove_mask])
        menu.addSeparator()
        menu.addAction(self._create_action(self.tr("Delete layer"), "delete", self.deleted.emit))
        menu_button.setMenu(menu)
        menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return menu_button

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        parts = (self._eye, self._picture, self._name, self._edit, self._more)
        column.addLayout(row(*parts, spacing=6))
        note_row = row(self._note, self._run)
        note_row.setStretch(0, 1)
        note_row.setContentsMargins(INDENT, 0, 0, 0)
        column.addLayout(note_row)
        column.addLayout(row(self._mask, self._slider, self._share, spacing=6))


def _picture_state(row: RowAppearance) -> tuple[object, ...]:
    """Return the fields on which the picture of a row depends."""
    return row.picture, row.drawn, row.mask, row.masked, row.aimed
