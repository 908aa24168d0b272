"""Partial patch: the finished tiles of a running job, shown before its patch is complete."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from desktop.ui.canvas.display_transform import DisplayTransform
from models.core.pixels import Pixels, Rect

BUDGET = 1 << 23
"""Largest number of pixels of the image of a partial patch; larger photos are subsampled."""


@dataclass
class PartialPatch:
    """Finished tiles of a running layer in an image that is transparent elsewhere.

    `reduction` is the subsampling factor of `image`. It is drawn with `opacity` over view tiles of
    generations before `committed_generation`, over all while that is None."""

    opacity: float
    reduction: int
    image: QImage
    committed_generation: int | None = None

    @classmethod
    def for_photo(cls, photo: Rect, opacity: float) -> "PartialPatch":
        """Make an empty partial patch, shown at `opacity` (0 to 1), for the rect of a photo."""
        step = 1
        while photo.area > BUDGET * step * step:
            step *= 2
        size = -(-photo.w // step), -(-photo.h // step)
        image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        return cls(opacity, step, image)

    def add_tile(self, rect: Rect, tile: Pixels, display_transform: DisplayTransform) -> None:
        """Draw a finished tile at `rect` of the photo in the colours of the display."""
        reduced = display_transform.to_qimage(tile[:: self.reduction, :: self.reduction])
        painter = QPainter(self.image)
        painter.drawImage(self.to_image_rect(rect), reduced)
        painter.end()

    def to_image_rect(self, rect: Rect) -> QRectF:
        """Convert a rect of the photo to coordinates of `image`."""
        by = self.reduction
        return QRectF(rect.x / by, rect.y / by, rect.w / by, rect.h / by)

    def covers(self, generation: int) -> bool:
        """Return whether view tiles of this generation lack the finished tiles."""
        return self.committed_generation is None or generation < self.committed_generation
