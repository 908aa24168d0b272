"""Crop transforms and rects converted to Qt types."""

import numpy as np
from PySide6.QtGui import QTransform

from desktop.document.crop_transform import CropTransform, Matrix
from desktop.ui.canvas.viewport import Viewport
from models.core.pixels import Rect


def to_qtransform(matrix: Matrix) -> QTransform:
    """Convert a 3 x 3 matrix for column vectors to a QTransform, which uses row vectors."""
    return QTransform(*(float(number) for number in matrix.T.ravel()))


def photo_to_view(crop: CropTransform, photo: Rect) -> QTransform:
    """Return the transform from photo pixels to pixels of the cropped photo."""
    return to_qtransform(np.asarray(np.linalg.inv(crop.to_photo(photo)), np.float64))


def photo_to_canvas(view: Viewport, crop: CropTransform | None, photo: Rect) -> QTransform:
    """Return the transform from photo pixels to canvas units; `crop` is None without a crop."""
    to_canvas = QTransform.fromScale(view.scale, view.scale)
    to_canvas *= QTransform.fromTranslate(view.x, view.y)
    return to_canvas if crop is None else photo_to_view(crop, photo) * to_canvas


def rect_sides(rect: Rect) -> tuple[int, int, int, int]:
    """Return (x, y, width, height) of a rect, as QRectF takes them."""
    return rect.x, rect.y, rect.w, rect.h
