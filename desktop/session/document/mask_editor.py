"""Drawing masks, off the UI thread, one gesture after the other."""

from collections import deque
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from desktop.document.document import Document
from desktop.document.mask import Mask, MaskMode, MaskPatch
from desktop.document.mask_shapes import Brush, ellipse, lasso, outline_points, rectangle, stroke
from desktop.document.photo import Photo
from desktop.render.magic_wand import flood_fill
from desktop.render.renderer import DocumentRenderer
from desktop.session.document.session import Session
from desktop.session.task_runner import TaskRunner
from models.core.progress import Progress
from models.core.strokes import Point

FULL: Final = 255


class Tool(Enum):
    """What the hand holds."""

    HAND = "hand"
    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    LASSO = "lasso"
    POLYGON = "polygon"
    BRUSH = "brush"
    WAND = "wand"
    HEAL = "heal"
    PICK = "pick"


BESIDE_MASKS: Final = frozenset({Tool.HAND, Tool.HEAL, Tool.PICK})
"""Tools that draw no mask."""


@dataclass(frozen=True, slots=True)
class Gesture:
    """Drawn from pressing to releasing; `points` in pixels of the photo as it is shown.
    `tolerance` is the wand's, 0 to 1."""

    tool: Tool
    points: tuple[Point, ...]
    mix: MaskMode
    brush: Brush = field(default_factory=Brush)
    tolerance: float = 0.1


class MaskOperation(Enum):
    """What can be done to a mask as a whole."""

    INVERT = "invert"
    FEATHER = "feather"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class MaskCommand:
    """A gesture, or a change with its width in pixels."""

    what: Gesture | MaskOperation
    width: int = 0


class MaskEditor(QObject):
    """Works on the selection, or on the mask of the layer that is aimed at. What comes of each
    order is announced as an edit to apply; orders for another photo are dropped."""

    drawn = Signal(object, object)
    aimed = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        session: Session,
        evaluator: DocumentRenderer,
        background: TaskRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._evaluator, self._background = session, evaluator, background
        self._orders: deque[tuple[MaskCommand, Photo]] = deque()
        self._working = False
        self.layer: str | None = None

    def aim(self, layer: str | None) -> None:
        """From now on draw on this layer's mask; None: on the selection."""
        if layer != self.layer:
            self.layer = layer
            self._orders.clear()
            self.aimed.emit(layer)

    @Slot(object)
    def draw(self, gesture: Gesture) -> None:
        self._add(MaskCommand(gesture))

    def change(self, what: MaskOperation, width: int = 0) -> None:
        """`width` is that of a feathered edge, in pixels."""
        self._add(MaskCommand(what, width))

    def region(self, document: Document) -> Mask | None:
        """What is drawn on; None where there is nothing yet, or the layer has gone."""
        if self.layer is None:
            return document.selection
        found = (each.mask for each in document.layers if each.id == self.layer)
        return next(found, None)

    def _add(self, order: MaskCommand) -> None:
        document = self._session.document
        if document is not None:
            self._orders.append((order, document.photo))
            self._next()

    def _next(self) -> None:
        document = self._session.document
        while self._orders and not self._meant_for(self._orders[0][1]):
            self._orders.popleft()
        if self._working or not self._orders or document is None:
            return
        (order, photo), layer = self._orders.popleft(), self.layer
        base = self.region(document) or self._blank(document)
        self._working = True

        def work(_: Progress) -> Mask:
            return apply_operation(order, base, document, self._evaluator)

        def answer(region: Mask) -> None:
            self._working = False
            if layer == self.layer and self._meant_for(photo):
                self.drawn.emit(order, region)
            self._next()

        self._background.start(work, answer, self._give_up)

    def _meant_for(self, photo: Photo) -> bool:
        """Whether this one is still open."""
        document = self._session.document
        return document is not None and document.photo == photo

    def _blank(self, document: Document) -> Mask:
        """Nothing selected; a layer without a mask shows everywhere."""
        level = 0 if self.layer is None else FULL
        return Mask.constant(document.photo.width, document.photo.height, level)

    def _give_up(self, error: object) -> None:
        self.failed.emit(error)
        self._working = False
        self._orders.clear()


def apply_operation(
    order: MaskCommand, base: Mask, document: Document, evaluator: DocumentRenderer
) -> Mask:
    """The mask after an order."""
    if isinstance(order.what, Gesture):
        piece = rasterise_gesture(order.what, document, evaluator)
        return base.combined(piece, order.what.mix) if piece.rect.area else base
    if order.what is MaskOperation.INVERT:
        return base.inverted()
    if order.what is MaskOperation.FEATHER:
        return base.feathered(order.width)
    return Mask.constant(base.width, base.height, 0)


def rasterise_gesture(
    gesture: Gesture, document: Document, evaluator: DocumentRenderer
) -> MaskPatch:
    """What a gesture draws on the photo of that document."""
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
            return flood_fill(document, first, gesture.tolerance, evaluator)
        case _:
            return stroke(gesture.points, gesture.brush, whole)


def gesture_in_photo(gesture: Gesture, document: Document) -> Gesture:
    """The gesture on the photo that lies behind the frame. There, a rectangle or an ellipse that is
    straight on the screen may slant."""
    if document.transform is None:
        return gesture
    points = gesture.points
    slants = not document.transform.is_straight and gesture.tool in (Tool.RECTANGLE, Tool.ELLIPSE)
    if slants:
        points = outline_points(gesture.tool is Tool.ELLIPSE, points[0], points[-1])
    tool = Tool.LASSO if slants else gesture.tool
    return replace(gesture, tool=tool, points=tuple(map(document.on_photo, points)))
