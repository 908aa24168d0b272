"""Tiles of a running job, shown before its patch is complete."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from desktop.ui.canvas.display_transform import DisplayTransform
from models.core.pixels import Pixels, Rect

BUDGET = 1 << 23
"""Pixels kept of one job at most; larger photos are kept reduced."""


@dataclass
class PartialPatch:
    """What has come of one layer, with nothing where nothing has come. It is shown with its
    opacity over tiles of editions before `settled` (None: the job still runs)."""

    opacity: float
    reduction: int
    image: QImage
    committed_generation: int | None = None

    @classmethod
    def for_photo(cls, photo: Rect, opacity: float) -> "PartialPatch":
        """For a photo of that size."""
        step = 1
        while photo.area > BUDGET * step * step:
            step *= 2
        size = -(-photo.w // step), -(-photo.h // step)
        image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        return cls(opacity, step, image)

    def add_tile(self, rect: Rect, tile: Pixels, colours: DisplayTransform) -> None:
        piece = colours.to_qimage(tile[:: self.reduction, :: self.reduction])
        painter = QPainter(self.image)
        painter.drawImage(self.to_image_rect(rect), piece)
        painter.end()

    def to_image_rect(self, rect: Rect) -> QRectF:
        """A rectangle of the photo, on `image`."""
        by = self.reduction
        return QRectF(rect.x / by, rect.y / by, rect.w / by, rect.h / by)

    def covers(self, edition: int) -> bool:
        """Whether it lies over a tile of that edition."""
        return self.committed_generation is None or edition < self.committed_generation
