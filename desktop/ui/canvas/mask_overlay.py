"""How a mask is shown over the photo: a tint inside, a line along its edge."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from desktop.document.mask import Mask
from desktop.document.resample import resample_through
from desktop.document.transform import CropTransform
from desktop.render.renderer import mask_at
from models.core.pixels import MaskArray, Rect

TINT: Final = (44, 170, 200)
HIDDEN: Final = (230, 90, 70)
EDGE: Final = (235, 250, 255)
STRENGTH: Final = 0.38


def mask_overlay_image(
    region: Mask, hidden: bool, frame: CropTransform | None, level: int, tile: Rect
) -> QImage:
    """A piece of the mask at that reduction as a picture to lay over the photo in its frame: what
    is selected or, with `hidden`, where a layer does not show."""
    by = 1 << level
    shown = frame.size if frame else region.whole
    near = tile.grown(1, Rect(0, 0, -(-shown.w // by), -(-shown.h // by)))
    mask = _mask(region, frame, by, near)
    inner = tile.relative_to(near).slices
    edge = _edge(mask)[inner]
    inside = 1 - mask[inner] if hidden else mask[inner]
    alpha = np.where(edge, 0.9, STRENGTH * inside)
    tint = HIDDEN if hidden else TINT
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
    """Where a mask crosses its half."""
    inside = mask >= 0.5
    edge = np.zeros_like(inside)
    edge[1:] |= inside[1:] != inside[:-1]
    edge[:, 1:] |= inside[:, 1:] != inside[:, :-1]
    return edge
