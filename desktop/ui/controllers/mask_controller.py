"""Where drawing meets the document: tools, masks of layers, and the selection."""

from PySide6.QtCore import QObject, Slot

from desktop.document.document import Document
from desktop.document.layer import Layer
from desktop.document.mask import Mask, MaskMode
from desktop.session.document.mask_editor import (
    BESIDE_MASKS,
    Gesture,
    MaskCommand,
    MaskEditor,
    MaskOperation,
    Tool,
)
from desktop.session.document.session import Session
from desktop.ui.common.translator import Translator
from desktop.ui.main_window.main_window import MainWindow
from desktop.ui.panels.selection_bar import FEATHER


class MaskController(QObject):
    """Turns what is drawn into edits, and shows the mask that is drawn on."""

    def __init__(
        self, window: MainWindow, session: Session, masking: MaskEditor, words: Translator
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._words = window, session, words
        self._masking, self._pen = masking, window.canvas.drawing_tool
        masking.drawn.connect(self._apply)
        masking.aimed.connect(self._show_aim)
        session.document_changed.connect(self._show)
        window.tool_bar.chosen.connect(self._take)
        window.selection_bar.changed.connect(self._change)
        window.selection_bar.mixed.connect(self._mix)
        window.selection_bar.finished.connect(self.stop)
        window.side_panel.layers.mask_wanted.connect(self._aim)
        window.side_panel.layers.mask_dropped.connect(self._unmask)
        self._pen.gesture_finished.connect(self._draw)
        acts = window.menu_actions
        acts.larger.triggered.connect(self._pen.larger)
        acts.smaller.triggered.connect(self._pen.smaller)
        acts.swap.triggered.connect(self._swap)
        acts.deselect.triggered.connect(self._deselect)
        acts.invert.triggered.connect(lambda: self._change(MaskOperation.INVERT))

    @Slot()
    def stop(self) -> None:
        """Put tool and mask away; a selection stays."""
        self._masking.aim(None)
        self._take(Tool.HAND)

    def correct(self, tool: Tool, mix: MaskMode) -> None:
        """Take this in hand for what is selected."""
        self._take(tool)
        self._mix(mix)

    def cancel(self) -> bool:
        """What Esc does here, smallest thing first; whether there was anything."""
        document = self._session.document
        if self._pen.cancel():
            return True
        if self._pen.is_active or self._masking.layer is not None:
            self.stop()
            return True
        if document is not None and document.selection is not None:
            self._deselect()
            return True
        return False

    @Slot(object)
    def _draw(self, gesture: Gesture) -> None:
        if gesture.tool not in BESIDE_MASKS:
            self._masking.draw(gesture)

    @Slot(object)
    def _take(self, tool: Tool) -> None:
        if tool in BESIDE_MASKS and self._masking.layer is not None:
            self._masking.aim(None)
        self._pen.set_tool(tool)
        self._window.tool_bar.show_tool(tool)
        self._show_now()

    @Slot(object)
    def _mix(self, mix: MaskMode) -> None:
        self._pen.mode = mix
        self._pen.changed.emit()

    @Slot()
    def _swap(self) -> None:
        self._mix(MaskMode.ADD if self._pen.mode is MaskMode.SUBTRACT else MaskMode.SUBTRACT)

    @Slot(object)
    def _change(self, what: MaskOperation) -> None:
        scale = max(self._window.canvas.navigation.viewport.scale, 1e-3)
        self._masking.change(what, max(round(FEATHER / scale / 2), 1))

    @Slot(str)
    def _aim(self, id: str) -> None:
        """Draw on the mask of this layer; one without gets what is selected."""
        document = self._session.document
        if document is None:
            return
        layer = document.layer(id)
        if self._masking.layer == id:
            self.stop()
            return
        selection = document.selection
        if layer.region is None and selection is not None:
            label = self.tr("Mask: {name}").format(name=self._name(layer))
            self._session.apply(label, lambda now: _masked(now, id, selection).with_selection(None))
        self._masking.aim(id)
        self._mix(
            MaskMode.ADD if layer.region is not None or selection is not None else MaskMode.SUBTRACT
        )
        if not self._pen.is_active:
            self._take(Tool.BRUSH)

    @Slot(str)
    def _unmask(self, id: str) -> None:
        document = self._session.document
        if document is not None:
            label = self.tr("Remove mask: {name}").format(name=self._name(document.layer(id)))
            self._session.apply(label, lambda now: _masked(now, id, None))

    @Slot()
    def _deselect(self) -> None:
        self._session.apply(self.tr("Select nothing"), lambda now: now.with_selection(None))

    @Slot(object, object)
    def _apply(self, order: MaskCommand, region: Mask) -> None:
        self._pen.clear_finished_gesture()
        id, document = self._masking.layer, self._session.document
        if document is None:
            return
        if id is None:
            self._select(order, region)
        elif any(layer.id == id for layer in document.layers):
            label = self.tr("Mask: {name}").format(name=self._name(document.layer(id)))
            self._session.apply(label, lambda now: _masked(now, id, region))

    def _select(self, order: MaskCommand, region: Mask) -> None:
        """What is drawn into damage that was found is damage too; what takes its place is not."""
        anew = isinstance(order.what, Gesture) and order.what.mix is MaskMode.REPLACE
        selection = None if region.empty else region
        self._session.apply(
            self._label(order),
            lambda now: now.with_selection(selection, damage=now.damage and not anew),
        )

    def _label(self, order: MaskCommand) -> str:
        if isinstance(order.what, Gesture):
            return {
                Tool.RECTANGLE: self.tr("Select rectangle"),
                Tool.ELLIPSE: self.tr("Select ellipse"),
                Tool.LASSO: self.tr("Select with the lasso"),
                Tool.POLYGON: self.tr("Select polygon"),
                Tool.BRUSH: self.tr("Paint selection"),
                Tool.WAND: self.tr("Select by colour"),
            }[order.what.tool]
        return {
            MaskOperation.INVERT: self.tr("Invert selection"),
            MaskOperation.FEATHER: self.tr("Soften selection"),
            MaskOperation.CLEAR: self.tr("Select nothing"),
        }[order.what]

    @Slot(object)
    def _show_aim(self, _: object) -> None:
        self._show_now()

    def _show_now(self) -> None:
        if self._session.document is not None:
            self._show(self._session.document)

    @Slot(object)
    def _show(self, document: Document) -> None:
        ids = [layer.id for layer in document.layers]
        if self._masking.layer is not None and self._masking.layer not in ids:
            self.stop()
            return
        region, aimed = self._masking.region(document), self._masking.layer
        self._window.canvas.show_mask(region, hidden=aimed is not None)
        self._window.side_panel.layers.show_aim(aimed)
        bar, name = self._window.selection_bar, ""
        if self._pen.tool is Tool.HEAL:
            bar.show_aim(self.tr("Paint over a spot: it is filled from around it"), False)
        elif self._pen.tool is Tool.PICK:
            bar.show_aim(self.tr("Click something that should be white"), False)
        elif aimed is not None:
            name = self._name(document.layer(aimed))
            bar.show_aim(self.tr("Mask of “{name}”").format(name=name), True)
        elif document.damage:
            bar.show_aim(self.tr("Damage found"), False)
        elif region is not None:
            bar.show_aim(self.tr("The next repair acts only here"), False)
        else:
            bar.show_aim(self.tr("Draw where the next repair shall act"), False)
        bar.show_damage(document.damage and aimed is None)
        bar.setVisible(self._pen.is_active or aimed is not None or region is not None)
        self._window.menu_actions.enable_selection_actions(document.selection is not None)

    def _name(self, layer: Layer) -> str:
        return self._words.layer(layer.name)


def _masked(document: Document, id: str, region: Mask | None) -> Document:
    return document.replaced(document.layer(id).masked(region))
