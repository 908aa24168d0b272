"""Controller of manual adjustments: levels, curves, healing, white point and merging."""

from uuid import uuid4

from PySide6.QtCore import QObject, Slot

from desktop.document.document import Document
from desktop.document.layer import Layer
from desktop.document.tone_adjustment import CURVES, LEVELS, PickTarget, ToneAdjustment, with_picked
from desktop.session.document.mask_editor import Gesture, Tool
from desktop.session.service_bundles import SessionServices
from desktop.ui.main_window.main_window import MainWindow


class AdjustmentController(QObject):
    """Controller that turns adjustments made in the window into edits of the document."""

    def __init__(
        self,
        window: MainWindow,
        services: SessionServices,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._overview = window, services.session, services.overview
        self._heal_editor, self._layer_merger = services.heal_editor, services.layer_merger
        self._histograms = services.histograms
        self._drawing_tool = window.canvas.drawing_tool
        self._picking_layer: str | None = None
        self._pick_target = PickTarget.WHITE
        window.menu_actions.levels.triggered.connect(self._add_levels)
        window.menu_actions.curves.triggered.connect(self._add_curves)
        window.menu_actions.merge.triggered.connect(self._merge_top)
        layers = window.side_panel.layers
        layers.lit.connect(self._adjust_tone)
        layers.pick_wanted.connect(self._begin_pick)
        layers.merged.connect(self._merge)
        layers.alone_wanted.connect(self._toggle_isolated)
        self._drawing_tool.gesture_finished.connect(self._handle_gesture)
        self._heal_editor.stroke_added.connect(self._drawing_tool.clear_finished_gesture)
        self._histograms.computed.connect(layers.show_histogram)
        self._session.document_changed.connect(self._show_document)

    @Slot(object)
    def _handle_gesture(self, gesture: Gesture) -> None:
        if gesture.tool is Tool.HEAL:
            self._heal_editor.heal(gesture, self.tr("Heal spots"))
        elif gesture.tool is Tool.PICK:
            self._drawing_tool.clear_finished_gesture()
            self._pick(gesture)

    @Slot()
    def _add_levels(self) -> None:
        self._add(LEVELS, self.tr("Levels"))

    @Slot()
    def _add_curves(self) -> None:
        self._window.side_panel.layers.show_curves(self._add(CURVES, self.tr("Curves")))

    def _add(self, name: str, label: str) -> str:
        """Add a tone adjustment on top, masked by the selection; return the layer's id.

        `name` is the layer's, `label` that of the history entry."""
        layer = Layer(uuid4().hex, name, ToneAdjustment())
        self._session.apply(
            label, lambda now: now.with_layer(layer.with_mask(now.selection)).with_selection(None)
        )
        self._window.side_panel.show_restoration_tab()
        return layer.id

    @Slot(str, object, bool)
    def _adjust_tone(self, layer_id: str, tone: ToneAdjustment, continues: bool) -> None:
        """Change the tone adjustment of a layer; `continues` merges the edits of one drag."""
        self._session.apply(
            self.tr("Change levels"), lambda now: _with_tone(now, layer_id, tone), merge=continues
        )

    @Slot(str, object)
    def _begin_pick(self, layer_id: str, target: PickTarget) -> None:
        self._picking_layer, self._pick_target = layer_id, target
        self._window.tool_bar.chosen.emit(Tool.PICK)
        self._window.canvas.setFocus()

    def _pick(self, gesture: Gesture) -> None:
        """Adjust the tone layer so that the colour at the clicked point becomes white or grey."""
        document, layer_id = self._session.document, self._picking_layer
        self._window.tool_bar.chosen.emit(Tool.HAND)
        if document is None or layer_id is None or not _has_layer(document, layer_id):
            return
        tone = document.layer(layer_id).tone
        if tone is not None:
            point = document.on_photo(gesture.points[0])
            colour = self._overview.colour_at(document, document.index_of(layer_id), point)
            changed = with_picked(tone, colour, self._pick_target)
            is_white = self._pick_target is PickTarget.WHITE
            name = self.tr("Pick white") if is_white else self.tr("Pick grey")
            self._session.apply(name, lambda now: _with_tone(now, layer_id, changed))

    @Slot(str)
    def _toggle_isolated(self, layer_id: str) -> None:
        """Show one layer without the others, or all of them again."""
        canvas, document = self._window.canvas, self._session.document
        canvas.isolated_layer = "" if canvas.isolated_layer == layer_id else layer_id
        if document is not None:
            canvas.show_document(document)

    @Slot(str)
    def _merge(self, layer_id: str) -> None:
        self._layer_merger.merge(layer_id, self.tr("Merge layers"))

    @Slot()
    def _merge_top(self) -> None:
        document = self._session.document
        if document is not None and document.layers:
            self._merge(document.layers[-1].id)

    @Slot(object)
    def _show_document(self, document: Document) -> None:
        self._window.menu_actions.enable_layer_actions(len(document.layers))
        if any(layer.tone is not None for layer in document.layers):
            self._histograms.request(document)
        canvas = self._window.canvas
        if canvas.isolated_layer and not _has_layer(document, canvas.isolated_layer):
            canvas.isolated_layer = ""


def _has_layer(document: Document, layer_id: str) -> bool:
    return any(layer.id == layer_id for layer in document.layers)


def _with_tone(document: Document, layer_id: str, tone: ToneAdjustment) -> Document:
    """Return the document with another tone adjustment in a layer; unchanged without the layer."""
    if not _has_layer(document, layer_id):
        return document
    return document.replaced(document.layer(layer_id).with_content(tone))
