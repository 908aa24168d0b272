"""Controller of drawing: tools, masks of layers, and the selection."""

from PySide6.QtCore import QObject, Signal, Slot

from desktop.document.document import Document
from desktop.document.layer import Layer
from desktop.document.mask import Mask, MaskMode
from desktop.session.document.mask_editor import (
    NON_MASK_TOOLS,
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
    """Controller that turns drawn gestures into edits of masks and shows the mask being edited.

    While damage is shown, `damage_drawn` carries Gestures that correct it, and no mask changes.
    `target_chosen` is emitted before the mask of a layer is edited."""

    damage_drawn = Signal(object)
    target_chosen = Signal()

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        mask_editor: MaskEditor,
        translator: Translator,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._translator = window, session, translator
        self._mask_editor, self._drawing_tool = mask_editor, window.canvas.drawing_tool
        self._shows_damage = False
        self._damage: Mask | None = None
        mask_editor.mask_ready.connect(self._apply)
        mask_editor.target_changed.connect(self._show_target)
        session.document_changed.connect(self._show_document)
        window.tool_bar.chosen.connect(self._set_tool)
        window.selection_bar.changed.connect(self._apply_operation)
        window.selection_bar.mixed.connect(self._set_mode)
        window.selection_bar.finished.connect(self.stop)
        window.side_panel.layers.mask_wanted.connect(self._toggle_target)
        window.side_panel.layers.mask_dropped.connect(self._remove_mask)
        self._drawing_tool.gesture_finished.connect(self._draw)
        actions = window.menu_actions
        actions.larger.triggered.connect(self._drawing_tool.larger)
        actions.smaller.triggered.connect(self._drawing_tool.smaller)
        actions.swap.triggered.connect(self._swap_mode)
        actions.deselect.triggered.connect(self._deselect)
        actions.invert.triggered.connect(lambda: self._apply_operation(MaskOperation.INVERT))

    @Slot()
    def stop(self) -> None:
        """End drawing: choose the hand, which moves the view, and no layer; keep the selection."""
        self._mask_editor.set_target(None)
        self._set_tool(Tool.HAND)

    def show_damage(self, on: bool, mask: Mask | None) -> None:
        """Show a mask of damage in place of others if `on`, to be corrected, or stop showing it."""
        if (on, mask) != (self._shows_damage, self._damage):
            self._shows_damage, self._damage = on, mask
            self._update()

    def cancel_drawing(self) -> bool:
        """Cancel the gesture, else stop drawing; return whether either was possible."""
        if self._drawing_tool.cancel():
            return True
        if self._drawing_tool.is_active or self._mask_editor.target_layer is not None:
            self.stop()
            return True
        return False

    def cancel_selection(self) -> bool:
        """Clear the selection; return whether there was one."""
        document = self._session.document
        if document is not None and document.selection is not None:
            self._deselect()
            return True
        return False

    @Slot(object)
    def _draw(self, gesture: Gesture) -> None:
        if gesture.tool in NON_MASK_TOOLS:
            return
        if self._shows_damage:
            self.damage_drawn.emit(gesture)
        else:
            self._mask_editor.add_gesture(gesture)

    @Slot(object)
    def _set_tool(self, tool: Tool) -> None:
        if tool in NON_MASK_TOOLS and self._mask_editor.target_layer is not None:
            self._mask_editor.set_target(None)
        self._drawing_tool.set_tool(tool)
        self._window.tool_bar.show_tool(tool)
        self._update()

    @Slot(object)
    def _set_mode(self, mode: MaskMode) -> None:
        self._drawing_tool.mode = mode
        self._drawing_tool.changed.emit()

    @Slot()
    def _swap_mode(self) -> None:
        subtracts = self._drawing_tool.mode is MaskMode.SUBTRACT
        self._set_mode(MaskMode.ADD if subtracts else MaskMode.SUBTRACT)

    @Slot(object)
    def _apply_operation(self, operation: MaskOperation) -> None:
        """Apply a mask operation; feathered edges have a fixed width on the screen."""
        if not self._shows_damage:
            scale = max(self._window.canvas.navigation.viewport.scale, 1e-3)
            self._mask_editor.add_operation(operation, max(round(FEATHER / scale / 2), 1))

    @Slot(str)
    def _toggle_target(self, layer_id: str) -> None:
        """Start or stop drawing on the mask of a layer; without a mask it gets the selection."""
        document = self._session.document
        if document is None:
            return
        layer = document.layer(layer_id)
        if self._mask_editor.target_layer == layer_id:
            self.stop()
            return
        self.target_chosen.emit()
        selection, mask = document.selection, layer.mask
        if mask is None and selection is not None:
            label = self.tr("Mask: {name}").format(name=self._name(layer))
            self._session.apply(
                label, lambda now: _with_mask(now, layer_id, selection).with_selection(None)
            )
        self._mask_editor.set_target(layer_id)
        is_empty = mask is None and selection is None
        self._set_mode(MaskMode.SUBTRACT if is_empty else MaskMode.ADD)
        if not self._drawing_tool.is_active:
            self._set_tool(Tool.BRUSH)

    @Slot(str)
    def _remove_mask(self, layer_id: str) -> None:
        if (document := self._session.document) is not None:
            name = self._name(document.layer(layer_id))
            label = self.tr("Remove mask: {name}").format(name=name)
            self._session.apply(label, lambda now: _with_mask(now, layer_id, None))

    @Slot()
    def _deselect(self) -> None:
        self._session.apply(self.tr("Deselect"), lambda now: now.with_selection(None))

    @Slot(object, object)
    def _apply(self, command: MaskCommand, mask: Mask) -> None:
        """Apply a computed mask as an edit of the selection or of the target layer."""
        self._drawing_tool.clear_finished_gesture()
        layer_id, document = self._mask_editor.target_layer, self._session.document
        if document is None:
            return
        if layer_id is None:
            self._select(command, mask)
        elif any(layer.id == layer_id for layer in document.layers):
            name = self._name(document.layer(layer_id))
            label = self.tr("Mask: {name}").format(name=name)
            self._session.apply(label, lambda now: _with_mask(now, layer_id, mask))

    def _select(self, command: MaskCommand, mask: Mask) -> None:
        selection = None if mask.is_empty else mask
        self._session.apply(self._label(command), lambda now: now.with_selection(selection))

    def _label(self, command: MaskCommand) -> str:
        if isinstance(command.action, Gesture):
            return {
                Tool.RECTANGLE: self.tr("Select rectangle"),
                Tool.ELLIPSE: self.tr("Select ellipse"),
                Tool.LASSO: self.tr("Select with the lasso"),
                Tool.POLYGON: self.tr("Select polygon"),
                Tool.BRUSH: self.tr("Paint selection"),
                Tool.WAND: self.tr("Select by colour"),
            }[command.action.tool]
        return {
            MaskOperation.INVERT: self.tr("Invert selection"),
            MaskOperation.FEATHER: self.tr("Soften selection"),
            MaskOperation.CLEAR: self.tr("Deselect"),
        }[command.action]

    @Slot(object)
    def _show_target(self, _: object) -> None:
        self._update()

    def _update(self) -> None:
        if self._session.document is not None:
            self._show_document(self._session.document)

    @Slot(object)
    def _show_document(self, document: Document) -> None:
        """Show mask, target and selection of a document; stop drawing if the target is gone."""
        target = self._mask_editor.target_layer
        if target is not None and all(layer.id != target for layer in document.layers):
            self.stop()
            return
        mask = self._damage if self._shows_damage else self._mask_editor.target_mask(document)
        self._window.canvas.show_mask(mask, hidden=target is not None)
        self._window.side_panel.layers.show_aim(target)
        bar = self._window.selection_bar
        bar.show_aim(self._hint(document, mask), self._is_mask_hint)
        bar.show_damage(self._shows_damage)
        selected = document.selection is not None and not self._shows_damage
        bar.show_fill(selected and target is None)
        bar.setVisible(self._drawing_tool.is_active or target is not None or selected)
        self._window.menu_actions.enable_selection_actions(document.selection is not None)

    @property
    def _is_mask_hint(self) -> bool:
        """Whether the hint shown names the mask of a layer."""
        has_target = self._mask_editor.target_layer is not None
        return has_target and self._drawing_tool.tool not in (Tool.HEAL, Tool.COLOUR, Tool.PICK)

    def _hint_of_tool(self) -> str | None:
        """Return the hint for tools that draw no mask; None for other tools."""
        return {
            Tool.HEAL: self.tr("Paint over a spot: it is filled from its surroundings"),
            Tool.COLOUR: self.tr("Paint a colour onto each thing: it spreads up to the edges"),
            Tool.PICK: self.tr("Click something that should be white"),
        }.get(self._drawing_tool.tool)

    def _hint(self, document: Document, mask: Mask | None) -> str:
        """Return the hint that says what drawing does now."""
        target = self._mask_editor.target_layer
        if (hint := self._hint_of_tool()) is not None:
            return hint
        if target is not None:
            name = self._name(document.layer(target))
            return self.tr("Mask of “{name}”").format(name=name)
        if self._shows_damage:
            return self.tr("Paint where damage is, or take it away")
        if mask is not None:
            return self.tr("The next repair acts only here")
        return self.tr("Draw where the next repair is to be applied")

    def _name(self, layer: Layer) -> str:
        return self._translator.layer(layer.name)


def _with_mask(document: Document, layer_id: str, mask: Mask | None) -> Document:
    return document.replaced(document.layer(layer_id).with_mask(mask))
