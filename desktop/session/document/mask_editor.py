"""Editing of masks: gestures and operations are rasterised off the UI thread, one at a time."""

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from desktop.document.document import Document
from desktop.document.mask import Mask, MaskMode, MaskPatch
from desktop.document.mask_shapes import (
    Brush,
    ellipse,
    lasso,
    outline_points,
    rectangle,
    stroke,
)
from desktop.document.photo import Photo
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.magic_wand import flood_fill
from desktop.session.document.session import Session
from desktop.session.serial_tasks import SerialTasks
from desktop.session.task_runner import TaskRunner
from models.core.progress import Progress
from models.core.strokes import Point

FULL: Final = 255
"""Mask value of a fully affected pixel."""


class Tool(Enum):
    """Tool of the canvas that responds to the mouse."""

    HAND = "hand"
    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    LASSO = "lasso"
    POLYGON = "polygon"
    BRUSH = "brush"
    WAND = "wand"
    HEAL = "heal"
    COLOUR = "colour"
    PICK = "pick"


NON_MASK_TOOLS: Final = frozenset({Tool.HAND, Tool.HEAL, Tool.COLOUR, Tool.PICK})
"""Tools that draw no mask."""


@dataclass(frozen=True, slots=True)
class Gesture:
    """Points drawn with a tool from pressing the mouse button to releasing it.

    `points` are in pixels of the cropped picture. `tolerance` is that of the magic wand, 0 to 1."""

    tool: Tool
    points: tuple[Point, ...]
    mode: MaskMode
    brush: Brush = field(default_factory=Brush)
    tolerance: float = 0.1


class MaskOperation(Enum):
    """Operation on a whole mask: invert it, feather its edges or clear it."""

    INVERT = "invert"
    FEATHER = "feather"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class MaskCommand:
    """Gesture to draw or operation to apply to a mask; `width` of feathered edges is in pixels."""

    action: Gesture | MaskOperation
    width: int = 0


@dataclass(frozen=True, slots=True)
class _MaskTask:
    """Command for the mask of a layer of a photo, or for the selection if the layer is None."""

    command: MaskCommand
    photo: Photo
    target: str | None


class MaskEditor(QObject):
    """Service that draws on the mask of a target: a layer or, by default, the selection.

    `mask_ready` carries the MaskCommand and the new Mask, which the receiver applies as an edit.
    `target_changed` carries the id of the layer, or None. Commands for a photo that is no longer
    open, or for another target, are dropped; an error drops all that wait."""

    mask_ready = Signal(object, object)
    target_changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        session: Session,
        renderer: DocumentRenderer,
        runner: TaskRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._renderer, self._runner = session, renderer, runner
        self._tasks = SerialTasks(self._start, self._is_current)
        self.target_layer: str | None = None

    def set_target(self, layer_id: str | None) -> None:
        """Set the layer whose mask is drawn on from now on; None is the selection."""
        if layer_id != self.target_layer:
            self.target_layer = layer_id
            self.target_changed.emit(layer_id)

    @Slot(object)
    def add_gesture(self, gesture: Gesture) -> None:
        """Queue a gesture to be drawn on the target mask."""
        self._add(MaskCommand(gesture))

    def add_operation(self, operation: MaskOperation, width: int = 0) -> None:
        """Queue an operation on the target mask; `width` of feathered edges is in pixels."""
        self._add(MaskCommand(operation, width))

    def target_mask(self, document: Document) -> Mask | None:
        """Return the mask of the target; None if it has none, or the layer is gone."""
        if self.target_layer is None:
            return document.selection
        return next((each.mask for each in document.layers if each.id == self.target_layer), None)

    def _add(self, command: MaskCommand) -> None:
        document = self._session.document
        if document is not None:
            self._tasks.add(_MaskTask(command, document.photo, self.target_layer))

    def _is_current(self, task: _MaskTask) -> bool:
        return task.target == self.target_layer and self._session.holds(task.photo)

    def _start(self, task: _MaskTask) -> None:
        if (document := self._session.document) is None:
            return
        base = self.target_mask(document) or self._blank_mask(document)

        def compute(_: Progress) -> Mask:
            return apply_command(task.command, base, document, self._renderer)

        def announce(mask: Mask) -> None:
            self._tasks.finish()
            if self._is_current(task):
                self.mask_ready.emit(task.command, mask)
            self._tasks.start_next()

        self._runner.start(compute, announce, self._give_up)

    def _blank_mask(self, document: Document) -> Mask:
        """Make the mask to start from: 0 everywhere for the selection, 255 for a layer."""
        level = 0 if self.target_layer is None else FULL
        return Mask.constant(document.photo.width, document.photo.height, level)

    def _give_up(self, error: object) -> None:
        self.failed.emit(error)
        self._tasks.clear()


def apply_command(
    command: MaskCommand, base: Mask, document: Document, renderer: DocumentRenderer
) -> Mask:
    """Return the mask `base` after a command; the magic wand sees the picture of `renderer`."""
    if isinstance(command.action, Gesture):
        patch = rasterise_gesture(command.action, document, renderer)
        return base.combined(patch, command.action.mode) if patch.rect.area else base
    if command.action is MaskOperation.INVERT:
        return base.inverted()
    if command.action is MaskOperation.FEATHER:
        return base.feathered(command.width)
    return Mask.constant(base.width, base.height, 0)


def rasterise_gesture(
    gesture: Gesture, document: Document, renderer: DocumentRenderer
) -> MaskPatch:
    """Compute the levels that a gesture draws on the photo of a document."""
    whole = document.photo.whole
    gesture = gesture_in_photo(gesture, document)
    first, last = gesture.points[0], gesture.points[-1]
    match gesture.tool:
        case Tool.RECTANGLE:
            return rectangle(first, last, whole)
        case Tool.ELLIPSE:
            return ellipse(first, last, whole)
        case Tool.LASSO | Tool.POLYGON:
            return lasso(gesture.points, whole)
        case Tool.WAND:
            return flood_fill(document, first, gesture.tolerance, renderer)
        case _:
            return stroke(gesture.points, gesture.brush, whole)


def gesture_in_photo(gesture: Gesture, document: Document) -> Gesture:
    """Convert a gesture from the cropped picture to the photo.

    A rectangle or ellipse that the crop transform rotates becomes a lasso."""
    transform = document.transform
    if transform is None:
        return gesture
    points = gesture.points
    is_rotated = not transform.is_straight and gesture.tool in (Tool.RECTANGLE, Tool.ELLIPSE)
    if is_rotated:
        points = outline_points(gesture.tool is Tool.ELLIPSE, points[0], points[-1])
    tool = Tool.LASSO if is_rotated else gesture.tool
    return replace(gesture, tool=tool, points=tuple(map(document.on_photo, points)))
