"""Mask overlay: a mask rendered as a tint with a line along its edge."""

from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from desktop.document.crop_resampling import resample_through
from desktop.document.crop_transform import CropTransform
from desktop.document.mask import Mask
from desktop.render.document_renderer import mask_at
from models.core.pixels import MaskArray, Rect

SELECTED_TINT: Final = (44, 170, 200)
"""RGB colour of the selected area, 8 bits."""

HIDDEN_TINT: Final = (230, 90, 70)
"""RGB colour of the area where a layer is hidden, 8 bits."""

EDGE: Final = (235, 250, 255)
"""RGB colour of the edge line, 8 bits."""

STRENGTH: Final = 0.38
"""Opacity, 0 to 1, of the tint where the mask is full."""

EDGE_STRENGTH: Final = 0.9
"""Opacity of the edge line, 0 to 1."""


def mask_overlay_image(
    mask: Mask, hidden: bool, crop: CropTransform | None, level: int, tile: Rect
) -> QImage:
    """Render one view tile of a mask as a premultiplied ARGB image.

    `tile` is in pixels of the cropped photo reduced by 2^level. The tint covers the masked area or,
    with `hidden`, the area outside, where a layer is hidden."""
    reduction = 1 << level
    visible = crop.size if crop else mask.whole
    whole = Rect(0, 0, -(-visible.w // reduction), -(-visible.h // reduction))
    padded = tile.grown(1, whole)
    values = _mask_values(mask, crop, reduction, padded)
    inner = tile.relative_to(padded).slices
    edge = _edge(values)[inner]
    inside = 1 - values[inner] if hidden else values[inner]
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


def _mask_values(mask: Mask, crop: CropTransform | None, reduction: int, rect: Rect) -> MaskArray:
    if crop is None:
        return mask_at(mask, reduction, rect)
    fetch = partial(mask_at, mask, reduction)
    return resample_through(crop, mask.whole, reduction, rect, fetch)


def _edge(mask: MaskArray) -> NDArray[np.bool_]:
    """Mark pixels between which and the pixel above or to the left the mask crosses 0.5."""
    inside = mask >= 0.5
    edge = np.zeros_like(inside)
    edge[1:] |= inside[1:] != inside[:-1]
    edge[:, 1:] |= inside[:, 1:] != inside[:, :-1]
    return edge
