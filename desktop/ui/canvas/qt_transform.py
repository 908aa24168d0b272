"""Frames in the terms of painters."""

import numpy as np
from PySide6.QtGui import QTransform

from desktop.document.transform import CropTransform, Matrix
from desktop.ui.canvas.viewport import Viewport
from models.core.pixels import Rect


def to_qtransform(matrix: Matrix) -> QTransform:
    """The same map for rows in place of columns, as Qt has it."""
    return QTransform(*(float(number) for number in matrix.T.ravel()))


def photo_to_view(frame: CropTransform, photo: Rect) -> QTransform:
    """From the photo to what the frame shows."""
    return to_qtransform(np.asarray(np.linalg.inv(frame.to_photo(photo)), np.float64))


def photo_to_canvas(view: Viewport, frame: CropTransform | None, photo: Rect) -> QTransform:
    """From the photo to the canvas."""
    seen = QTransform.fromScale(view.scale, view.scale)
    seen *= QTransform.fromTranslate(view.x, view.y)
    return seen if frame is None else photo_to_view(frame, photo) * seen


def rect_sides(rect: Rect) -> tuple[int, int, int, int]:
    """As Qt takes them."""
    return rect.x, rect.y, rect.w, rect.h
