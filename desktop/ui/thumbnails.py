"""Small pictures of patches and masks, made off the UI thread and kept."""

from collections import OrderedDict
from typing import Final

import numpy as np
from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPalette, QPen, QPixmap

from desktop.document.layer import Patch
from desktop.document.mask import Region
from desktop.session.background import Background
from desktop.ui.navigator import sampled
from desktop.ui.sheet import qimage
from models.pixels import Rect, as_pixels

SIZE: Final = QSize(44, 34)
KEPT: Final = 200


class Thumbnails(QObject):
    """Answers at once with what it has; tells when there is more."""

    ready = Signal()

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._made: OrderedDict[str, QImage | None] = OrderedDict()

    def patch(self, patch: Patch) -> QImage | None:
        """What a layer made of the photo."""
        if patch.key not in self._made:
            self._made[patch.key] = None
            self._background.start(
                lambda _: fitted(qimage(as_pixels(sampled(patch.pixels, 2 * SIZE.width())))),
                lambda image: self._keep(patch.key, image),
            )
        return self._made[patch.key]

    def mask(self, region: Region) -> QImage | None:
        """White where a layer shows."""
        if region.key not in self._made:
            self._made[region.key] = None
            self._background.start(
                lambda _: fitted(_picture_of(region)),
                lambda image: self._keep(region.key, image),
            )
        return self._made[region.key]

    def _keep(self, key: str, image: QImage) -> None:
        self._made[key] = image
        while len(self._made) > KEPT:
            self._made.popitem(last=False)
        self.ready.emit()


def fitted(image: QImage) -> QImage:
    """Cut and reduced to the size of a thumbnail, at twice its resolution."""
    size = SIZE * 2
    mode = Qt.AspectRatioMode.KeepAspectRatioByExpanding
    large = image.scaled(size, mode, Qt.TransformationMode.SmoothTransformation)
    x, y = (large.width() - size.width()) // 2, (large.height() - size.height()) // 2
    cut = large.copy(x, y, size.width(), size.height())
    cut.setDevicePixelRatio(2)
    return cut


def framed(image: QImage, palette: QPalette) -> QPixmap:
    """As an icon: cut to a square with round corners and a thin line around."""
    side = min(image.width(), image.height())
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = side / 18
    place = QRectF(made.rect()).adjusted(line, line, -line, -line)
    path = QPainterPath()
    path.addRoundedRect(place, 3 * line, 3 * line)
    painter.setClipPath(path)
    x, y = (side - image.width()) // 2, (side - image.height()) // 2
    painter.drawImage(QRect(QPoint(x, y), image.size()), image)
    painter.setClipping(False)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.PlaceholderText), line))
    painter.drawPath(path)
    painter.end()
    return made


def _picture_of(region: Region) -> QImage:
    step = max(max(region.width, region.height) // (4 * SIZE.width()), 1)
    rows = range(0, region.height, step)
    strips = [region.levels(Rect(0, y, region.width, 1))[0, ::step] for y in rows]
    levels = np.ascontiguousarray(np.stack(strips))
    height, width = levels.shape
    return QImage(levels.data, width, height, width, QImage.Format.Format_Grayscale8).copy()
