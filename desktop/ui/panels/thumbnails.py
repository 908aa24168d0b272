"""Thumbnails of patches and masks, computed off the UI thread and cached."""

from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from typing import Final

import numpy as np
from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPalette, QPen, QPixmap

from desktop.document.crop_resampling import resample_through, size_of
from desktop.document.crop_transform import CropTransform
from desktop.document.document import Document
from desktop.document.layer import Patch
from desktop.document.mask import Mask
from desktop.session.task_runner import TaskRunner
from desktop.ui.canvas.display_transform import DisplayTransform
from models.core.pixels import Pixels, Rect, as_pixels

SIZE: Final = QSize(44, 34)
"""Size of a thumbnail in logical pixels; images have twice as many pixels each way."""

CACHE_SIZE: Final = 200
"""Number of thumbnails in the cache."""

Key = tuple[str, CropTransform | None, DisplayTransform]


class Thumbnails(QObject):
    """Cache of thumbnails that returns only what is computed already.

    A missing thumbnail is computed by the task runner; `ready` is emitted then."""

    ready = Signal()

    def __init__(self, background: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._cache: OrderedDict[Key, QImage | None] = OrderedDict()
        self._colours = DisplayTransform()

    @Slot(object)
    def show_in(self, colours: DisplayTransform) -> None:
        """Set the display transform for thumbnails of pictures; masks are grey and need none."""
        if colours != self._colours:
            self._colours = colours
            self.ready.emit()

    def patch(self, patch: Patch, document: Document) -> QImage | None:
        """Return the thumbnail of a cropped patch; None until it is computed."""
        width = document.photo.width
        sample = partial(_sample_patch, patch, width)
        return self._picture(patch.key, document, sample, self._colours)

    def mask(self, mask: Mask, document: Document) -> QImage | None:
        """Return the thumbnail of a cropped mask (white is 255); None until it is computed."""
        return self._picture(mask.key, document, partial(_sample_mask, mask), DisplayTransform())

    def _picture(
        self,
        source_key: str,
        document: Document,
        sample: Callable[[int], Pixels],
        colours: DisplayTransform,
    ) -> QImage | None:
        key = source_key, document.transform, colours
        if key not in self._cache:
            self._cache[key] = None
            self._background.start(
                lambda _: fit_thumbnail(
                    colours.to_qimage(_sample_through_transform(document, sample))
                ),
                lambda image: self._keep(key, image),
            )
        return self._cache[key]

    def _keep(self, key: Key, image: QImage) -> None:
        self._cache[key] = image
        while len(self._cache) > CACHE_SIZE:
            self._cache.popitem(last=False)
        self.ready.emit()


def fit_thumbnail(image: QImage) -> QImage:
    """Crop and scale an image to the size of a thumbnail, at a device pixel ratio of 2."""
    size = SIZE * 2
    mode = Qt.AspectRatioMode.KeepAspectRatioByExpanding
    large = image.scaled(size, mode, Qt.TransformationMode.SmoothTransformation)
    x, y = (large.width() - size.width()) // 2, (large.height() - size.height()) // 2
    cut = large.copy(x, y, size.width(), size.height())
    cut.setDevicePixelRatio(2)
    return cut


def frame_thumbnail(image: QImage, palette: QPalette) -> QPixmap:
    """Crop a thumbnail to a square icon with round corners and a thin outline."""
    side = min(image.width(), image.height())
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = side / 18
    rect = QRectF(pixmap.rect()).adjusted(line, line, -line, -line)
    path = QPainterPath()
    path.addRoundedRect(rect, 3 * line, 3 * line)
    painter.setClipPath(path)
    x, y = (side - image.width()) // 2, (side - image.height()) // 2
    painter.drawImage(QRect(QPoint(x, y), image.size()), image)
    painter.setClipping(False)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.PlaceholderText), line))
    painter.drawPath(path)
    painter.end()
    return pixmap


def _sample_through_transform(document: Document, sample: Callable[[int], Pixels]) -> Pixels:
    """Return a reduced picture, from `sample` with a step, after the crop transform."""
    photo, transform = document.photo.whole, document.transform
    step = max(max(photo.w, photo.h) // (4 * SIZE.width()), 1)
    picture = sample(step)
    if transform is None:
        return picture
    return resample_through(
        transform, photo, step, size_of(transform, step), lambda rect: picture[rect.slices]
    )


def _sample_patch(patch: Patch, width: int, step: int) -> Pixels:
    """Return every `step`-th pixel of a patch; `width` is the width of the photo."""
    step *= max(patch.pixels.shape[1] // width, 1)
    return as_pixels(patch.pixels[::step, ::step])


def _sample_mask(mask: Mask, step: int) -> Pixels:
    rows = range(0, mask.height, step)
    strips = [mask.mask(Rect(0, y, mask.width, 1))[0, ::step] for y in rows]
    return np.stack(strips)[..., None].repeat(3, 2)
