"""Panel that lists the layers of the document, topmost first."""

from collections.abc import Mapping
from typing import assert_never

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QMimeData, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.document.document import Document
from desktop.document.layer import Layer
from desktop.document.layer_content import HealStrokes, MergedPixels
from desktop.document.merge_layers import can_merge
from desktop.document.tone_adjustment import CURVES, ToneAdjustment
from desktop.session.engine.layer_jobs import JobState
from desktop.ui.common.small_widgets import delete_widget, label
from desktop.ui.common.theme import SPACE
from desktop.ui.common.translator import Translator
from desktop.ui.panels.layer_row import LayerRow, RowAppearance
from desktop.ui.panels.thumbnails import Thumbnails
from models.core.plan import Step

LAYER = "application/x-heirloom-layer"
"""MIME type of a dragged layer; the data is the id of the layer in UTF-8."""


class LayersPanel(QWidget):
    """List of the document's layers; emits what the user asks for and changes no document.

    Every signal carries the id of its layer first."""

    faded = Signal(str, float, bool)
    shown = Signal(str, bool)
    moved = Signal(str, int)
    renamed = Signal(str, str)
    deleted = Signal(str)
    copied = Signal(str)
    run_wanted = Signal(str)
    mask_wanted = Signal(str)
    mask_dropped = Signal(str)
    lit = Signal(str, object, bool)
    pick_wanted = Signal(str, object)
    merged = Signal(str)
    adjust_wanted = Signal(str)
    alone_wanted = Signal(str)

    def __init__(
        self, translator: Translator, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._translator, self._thumbnails = translator, thumbnails
        thumbnails.ready.connect(self._refresh)
        self._aimed: str | None = None
        self._rows: dict[str, LayerRow] = {}
        self._order: tuple[str, ...] = ()
        self._states: Mapping[str, JobState] = {}
        self._document: Document | None = None
        self._pressed: tuple[str, QPoint] | None = None
        self._empty = label(
            self.tr("Each repair becomes a layer that you can fade, hide, reorder and undo."),
            "dim",
            wraps=True,
        )
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._empty)
        outer.addLayout(self._column)
        outer.addStretch(1)
        self.setAcceptDrops(True)

    @Slot(object)
    def show_document(self, document: Document) -> None:
        """Show the layers of a document; rows of layers that stay are kept during slider drags."""
        self._document = document
        order = tuple(layer.id for layer in reversed(document.layers))
        if order != self._order:
            self._order = order
            self._build()
        self._empty.setVisible(not order)
        self._refresh()

    @Slot(object)
    def show_states(self, states: Mapping[str, JobState]) -> None:
        """Show the job state of each layer, by layer id."""
        self._states = states
        self._refresh()

    def show_aim(self, layer: str | None) -> None:
        """Mark the layer whose mask the drawing tools edit; None marks none."""
        if layer != self._aimed:
            self._aimed = layer
            self._refresh()

    @Slot(object)
    def show_histogram(self, counts: NDArray[np.int64]) -> None:
        """Show pixel counts, 3 channels x tones, in the rows of tone layers."""
        for each in self._rows.values():
            each.show_histogram(counts)

    def show_curves(self, layer: str) -> None:
        """Open the curves in the row of a tone layer and give them keyboard focus."""
        if layer in self._rows:
            self._rows[layer].show_curves()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        hit = (id for id, each in self._rows.items() if each.geometry().contains(position))
        layer_id = next(hit, None)
        self._pressed = (layer_id, position) if layer_id else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        layer, start = self._pressed
        distance = (event.position().toPoint() - start).manhattanLength()
        if distance >= QApplication.startDragDistance():
            self._pressed = None
            self._drag(layer)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Emit `adjust_wanted` for a row that was clicked and not dragged."""
        if self._pressed is not None:
            self.adjust_wanted.emit(self._pressed[0])
        self._pressed = None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(LAYER):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        layer = bytes(event.mimeData().data(LAYER).data()).decode()
        centres = [self._rows[id].geometry().center().y() for id in self._order if id != layer]
        self.moved.emit(layer, sum(centre > event.position().y() for centre in centres))
        event.acceptProposedAction()

    def _drag(self, layer: str) -> None:
        drag = QDrag(self)
        mime_data = QMimeData()
        mime_data.setData(LAYER, layer.encode())
        drag.setMimeData(mime_data)
        drag.setPixmap(self._rows[layer].grab())
        drag.exec(Qt.DropAction.MoveAction)

    def _build(self) -> None:
        """Create rows for new layers, delete rows of removed layers and sort the rows."""
        removed = set(self._rows) - set(self._order)
        for id in removed:
            delete_widget(self._column, self._rows[id])
        self._rows = {id: self._rows.get(id) or self._create_row(id) for id in self._order}
        for index, row in enumerate(self._rows.values()):
            self._column.insertWidget(index, row)

    def _create_row(self, id: str) -> LayerRow:
        row = LayerRow()
        row.faded.connect(lambda opacity, continues: self.faded.emit(id, opacity, continues))
        row.shown.connect(lambda on: self.shown.emit(id, on))
        row.stepped.connect(lambda step: self._step(id, step))
        row.renamed.connect(lambda name: self.renamed.emit(id, name))
        row.deleted.connect(lambda: self.deleted.emit(id))
        row.copied.connect(lambda: self.copied.emit(id))
        row.mask_wanted.connect(lambda: self.mask_wanted.emit(id))
        row.mask_dropped.connect(lambda: self.mask_dropped.emit(id))
        row.lit.connect(lambda tone, continues: self.lit.emit(id, tone, continues))
        row.pick_wanted.connect(lambda target: self.pick_wanted.emit(id, target))
        row.merged.connect(lambda: self.merged.emit(id))
        row.adjust_wanted.connect(lambda: self.adjust_wanted.emit(id))
        row.alone_wanted.connect(lambda: self.alone_wanted.emit(id))
        row.run_wanted.connect(lambda: self.run_wanted.emit(id))
        return row

    def _step(self, id: str, step: int) -> None:
        if self._document is not None:
            index = self._document.index_of(id) + step
            self.moved.emit(id, min(max(index, 0), len(self._order) - 1))

    @Slot()
    def _refresh(self) -> None:
        if self._document is not None:
            for index, layer in enumerate(self._document.layers):
                appearance = self._appearance_of(self._document, layer)
                self._rows[layer.id].update_appearance(appearance, index, len(self._order))

    def _appearance_of(self, document: Document, layer: Layer) -> RowAppearance:
        icon_name = _icon_name(layer)
        name = self._translator.layer(layer.name)
        return RowAppearance(
            f"{name} {layer.scale}×" if layer.scale > 1 else name,
            layer.opacity,
            layer.visible,
            document.is_stale(layer.id),
            layer.patch is None and layer.needs_engine,
            self._states.get(layer.id),
            layer.mask is not None,
            layer.id == self._aimed,
            self._thumbnails.patch(layer.patch, document)
            if layer.patch and not icon_name
            else None,
            self._thumbnails.mask(layer.mask, document)
            if layer.mask and icon_name != "heal"
            else None,
            layer.tone,
            can_merge(document, layer.id),
            icon_name,
        )


def _icon_name(layer: Layer) -> str:
    """Return the name of the icon in place of a thumbnail, empty for layers with a thumbnail."""
    match layer.content:
        case ToneAdjustment():
            return "curve" if layer.name == CURVES else "levels"
        case HealStrokes(strokes):
            return "heal" if strokes else ""
        case Step() | MergedPixels():
            return ""
        case _:
            assert_never(layer.content)
