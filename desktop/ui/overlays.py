"""What can be laid over the photo to judge a restoration, one at a time."""

from enum import Enum
from functools import partial

from PySide6.QtCore import QObject, QRectF, QThreadPool, Signal
from PySide6.QtGui import QImage, QPainter

from desktop.document.document import Document
from desktop.render.evaluator import acting, render_key
from desktop.ui import heat
from desktop.ui.looking import Looking
from desktop.ui.painting import Renderer, target, visible
from desktop.ui.sheet import Sheet
from desktop.ui.viewport import Viewport
from models.evidence import Evidence
from models.pixels import Rect


class Overlay(Enum):
    """What is laid over the photo."""

    NOTHING = "nothing"
    DIFFERENCE = "difference"
    INVENTED = "invented"


class Overlays(QObject):
    """Paints the chosen one. Differences are made tile by tile, off the UI thread."""

    changed = Signal()

    def __init__(self, renderer: Renderer, pool: QThreadPool, parent: QObject) -> None:
        super().__init__(parent)
        self._renderer, self._sheet = renderer, Sheet(pool, self)
        self._sheet.changed.connect(self.changed)
        self._chosen, self._identity = Overlay.NOTHING, ""
        self._document: Document | None = None
        self._maps: dict[int, tuple[Evidence, QImage]] = {}

    @property
    def chosen(self) -> Overlay:
        return self._chosen

    def choose(self, overlay: Overlay) -> None:
        """Lay this over the photo from now on."""
        self._chosen = overlay
        self._prepare()
        self.changed.emit()

    def show_document(self, document: Document) -> None:
        if document.photo.sha256 != self._identity:
            self._identity = document.photo.sha256
            self._sheet.clear()
        self._document = document
        self._prepare()

    def want(self, looking: Looking) -> None:
        """Ask for what is in view."""
        differs = self._chosen is Overlay.DIFFERENCE and self._document is not None
        self._sheet.want(visible(looking) if differs else ())

    def paint(self, painter: QPainter, view: Viewport, part: QRectF, ratio: float) -> None:
        """Over that part of the canvas."""
        painter.save()
        painter.setClipRect(part)
        if self._chosen is Overlay.DIFFERENCE:
            for tile in self._sheet.tiles():
                place = target(tile.place.rect, view, tile.place.level, ratio)
                painter.drawImage(place, tile.image or QImage())
        elif self._chosen is Overlay.INVENTED:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            for evidence, image in self._maps.values():
                painter.drawImage(target(evidence.rect, view, 0, ratio), image)
        painter.restore()

    def _prepare(self) -> None:
        document = self._document
        if document is None:
            return
        if self._chosen is Overlay.DIFFERENCE:
            self._sheet.show(render_key(document), partial(self._difference, document))
        elif self._chosen is Overlay.INVENTED:
            known, found = self._maps, evidence_of(document)
            self._maps = {
                id(each): known.get(id(each)) or (each, heat.invented(each)) for each in found
            }

    def _difference(self, document: Document, level: int, rect: Rect) -> QImage:
        before = self._renderer.tile(Document(document.photo), level, rect)
        return heat.difference(before, self._renderer.tile(document, level, rect))


def evidence_of(document: Document) -> tuple[Evidence, ...]:
    """Of the layers that are seen."""
    return tuple(each for _, patch in acting(document) for each in patch.evidence)
