"""What is done by hand to the photo itself: levels, curves, spots, merging."""

from uuid import uuid4

from PySide6.QtCore import QObject, Slot

from desktop.document.document import Document
from desktop.document.layer import Layer
from desktop.document.tone import CURVES, LEVELS, ToneAdjustment, with_white_point
from desktop.session.document.layer_merger import LayerMerger
from desktop.session.document.mask_editor import Gesture, Tool
from desktop.session.document.overview import OverviewRenderer
from desktop.session.document.session import Session
from desktop.session.engine.heal_editor import HealEditor
from desktop.ui.main_window.main_window import MainWindow


class AdjustmentController(QObject):
    """Turns what is wished into edits."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        sketching: OverviewRenderer,
        spots: HealEditor,
        merging: LayerMerger,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._sketching = window, session, sketching
        self._spots, self._merging, self._pen = spots, merging, window.canvas.drawing_tool
        self._picking: str | None = None
        window.menu_actions.levels.triggered.connect(self._add_levels)
        window.menu_actions.curves.triggered.connect(self._add_curves)
        window.menu_actions.merge.triggered.connect(self._merge_top)
        layers = window.side_panel.layers
        layers.lit.connect(self._light)
        layers.pick_wanted.connect(self._begin_pick)
        layers.merged.connect(self._merge)
        layers.alone_wanted.connect(self._show_alone)
        self._pen.gesture_finished.connect(self._draw)
        spots.painted.connect(self._pen.clear_finished_gesture)
        session.document_changed.connect(self._follow)

    @Slot(object)
    def _draw(self, gesture: Gesture) -> None:
        if gesture.tool is Tool.HEAL:
            self._spots.heal(gesture, self.tr("Heal spots"))
        elif gesture.tool is Tool.PICK:
            self._pen.clear_finished_gesture()
            self._pick(gesture)

    @Slot()
    def _add_levels(self) -> None:
        self._add(LEVELS, self.tr("Levels"))

    @Slot()
    def _add_curves(self) -> None:
        self._window.side_panel.layers.show_curves(self._add(CURVES, self.tr("Curves")))

    def _add(self, name: str, label: str) -> str:
        """A layer over the others, where something is selected."""
        layer = Layer(uuid4().hex, name, ToneAdjustment().step)
        self._session.apply(
            label, lambda now: now.with_layer(layer.masked(now.selection)).with_selection(None)
        )
        self._window.side_panel.show_restoration_tab()
        return layer.id

    @Slot(str, object, bool)
    def _light(self, id: str, light: ToneAdjustment, goes_on: bool) -> None:
        self._session.apply(
            self.tr("Change levels"), lambda now: _relit(now, id, light), merge=goes_on
        )

    @Slot(str)
    def _begin_pick(self, id: str) -> None:
        self._picking = id
        self._window.tool_bar.chosen.emit(Tool.PICK)
        self._window.canvas.setFocus()

    def _pick(self, gesture: Gesture) -> None:
        """What was pressed becomes white."""
        document, id = self._session.document, self._picking
        self._window.tool_bar.chosen.emit(Tool.HAND)
        if document is None or id is None or not _has(document, id):
            return
        light = document.layer(id).light
        if light is not None:
            point = document.on_photo(gesture.points[0])
            seen = self._sketching.colour(document, document.index_of(id), point)
            self._session.apply(
                self.tr("Pick white"), lambda now: _relit(now, id, with_white_point(light, seen))
            )

    @Slot(str)
    def _show_alone(self, id: str) -> None:
        """One layer without the others, to judge what it does; once more, and all are there."""
        canvas, document = self._window.canvas, self._session.document
        canvas.isolated_layer = "" if canvas.isolated_layer == id else id
        if document is not None:
            canvas.show_document(document)

    @Slot(str)
    def _merge(self, id: str) -> None:
        self._merging.merge(id, self.tr("Merge layers"))

    @Slot()
    def _merge_top(self) -> None:
        document = self._session.document
        if document is not None and document.layers:
            self._merge(document.layers[-1].id)

    @Slot(object)
    def _follow(self, document: Document) -> None:
        self._window.menu_actions.enable_layer_actions(len(document.layers))
        canvas = self._window.canvas
        if canvas.isolated_layer and not _has(document, canvas.isolated_layer):
            canvas.isolated_layer = ""


def _has(document: Document, id: str) -> bool:
    return any(layer.id == id for layer in document.layers)


def _relit(document: Document, id: str, light: ToneAdjustment) -> Document:
    if not _has(document, id):
        return document
    layer = document.layer(id)
    return document.replaced(layer.with_step(light.step))
