"""Mask overlay: a mask rendered as a tint with a line along its edge."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from desktop.document.mask import Mask
from desktop.document.resample import resample_through
from desktop.document.transform import CropTransform
from desktop.render.renderer import mask_at
from models.core.pixels import MaskArray, Rect

SELECTED_TINT: Final = (44, 170, 200)
"""RGB colour of the selected area, 8 bits."""

HIDDEN_TINT: Final = (230, 90, 70)
"""RGB colour of the area where a layer is hidden, 8 bits."""

EDGE: Final = (235, 250, 255)
"""RGB colour of the edge line, 8 bits."""

STRENGTH: Final = 0.38
"""Opacity of the tint where the mask is full, 0 to 1."""

EDGE_STRENGTH: Final = 0.9
"""Opacity of the edge line, 0 to 1."""


def mask_overlay_image(
    region: Mask, hidden: bool, frame: CropTransform | None, level: int, tile: Rect
) -> QImage:
    """Render one view tile of a mask as a premultiplied ARGB image.

    `tile` is in pixels of `level` of the cropped photo. The tint covers the selected area or, with
    `hidden`, the area outside of the mask, where a layer is hidden.
    """
    by = 1 << level
    shown = frame.size if frame else region.whole
    near = tile.grown(1, Rect(0, 0, -(-shown.w // by), -(-shown.h // by)))
    mask = _mask(region, frame, by, near)
    inner = tile.relative_to(near).slices
    edge = _edge(mask)[inner]
    inside = 1 - mask[inner] if hidden else mask[inner]
    alpha = np.where(edge, EDGE_STRENGTH, STRENGTH * inside)
    tint = HIDDEN_TINT if hidden else SELECTED_TINT
    picture = np.empty((tile.h, tile.w, 4), np.uint8)
    for channel in range(3):
        colour = np.where(edge, EDGE[channel], tint[channel])
        picture[..., channel] = np.round(colour * alpha)
    picture[..., 3] = np.round(255 * alpha)
    format = QImage.Format.Format_RGBA8888_Premultiplied
    image = QImage(picture.data, tile.w, tile.h, 4 * tile.w, format)
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _mask(region: Mask, frame: CropTransform | None, by: int, near: Rect) -> MaskArray:
    if frame is None:
        return mask_at(region, by, near)
    return resample_through(frame, region.whole, by, near, lambda at: mask_at(region, by, at))


def _edge(mask: MaskArray) -> NDArray[np.bool_]:
    """Mark pixels at which the mask crosses 0.5 to the pixel above or to the left."""
    inside = mask >= 0.5
    edge = np.zeros_like(inside)
    edge[1:] |= inside[1:] != inside[:-1]
    edge[:, 1:] |= inside[:, 1:] != inside[:, :-1]
    return edge
