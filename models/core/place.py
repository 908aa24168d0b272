"""Places in a photo that an instruction can name, and the masks of those that are geometric."""

from enum import StrEnum
from typing import Final

import numpy as np

from models.core.pixels import MaskArray

CORNER: Final = 1 / 3
"""Share of each side that a corner takes."""
BORDER: Final = 1 / 10
"""Width of the border as a share of the shorter side."""
CENTRE: Final = (1 / 4, 3 / 4)
"""Begin and end of the centre as shares of each side."""


class Place(StrEnum):
    """Part of a photo that a clause can name and the clause reader recognises."""

    SKY = "sky"
    BACKGROUND = "background"
    PERSON = "person"
    FACE = "face"
    EYES = "eyes"
    MOUTH = "mouth"
    HAIR = "hair"
    HANDS = "hands"
    CLOTHES = "clothes"
    THING = "thing"
    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    BOTTOM = "bottom"
    TOP_LEFT = "top_left"
    TOP_RIGHT = "top_right"
    BOTTOM_LEFT = "bottom_left"
    BOTTOM_RIGHT = "bottom_right"
    CENTER = "center"
    BORDER = "border"

    @property
    def is_geometric(self) -> bool:
        """Whether the place is an area fixed by the sides of the photo, such as its left half."""
        return self in AREAS or self is Place.BORDER

    @property
    def needs_faces(self) -> bool:
        """Whether the place is derived from detected faces, such as eyes, person and background."""
        return self in FROM_FACES

    @property
    def is_found(self) -> bool:
        """Whether the program can locate the place in a photo by itself."""
        return self.is_geometric or self.needs_faces


FROM_FACES: Final = frozenset(
    (Place.FACE, Place.EYES, Place.MOUTH, Place.CLOTHES, Place.PERSON, Place.BACKGROUND)
)
"""Places that follow from the faces of a photo."""

Span = tuple[float, float]
_START, _END = (0.0, CORNER), (1 - CORNER, 1.0)

AREAS: Final[dict[Place, tuple[Span, Span]]] = {
    Place.LEFT: ((0.0, 1.0), (0.0, 0.5)),
    Place.RIGHT: ((0.0, 1.0), (0.5, 1.0)),
    Place.TOP: ((0.0, 0.5), (0.0, 1.0)),
    Place.BOTTOM: ((0.5, 1.0), (0.0, 1.0)),
    Place.TOP_LEFT: (_START, _START),
    Place.TOP_RIGHT: (_START, _END),
    Place.BOTTOM_LEFT: (_END, _START),
    Place.BOTTOM_RIGHT: (_END, _END),
    Place.CENTER: (CENTRE, CENTRE),
}
"""Rows and columns of rectangular places as shares of height and width."""


def place_mask(place: Place, height: int, width: int) -> MaskArray:
    """Return the mask of a geometric place, height x width, 0 or 1. Raises: KeyError for others."""
    mask = np.zeros((height, width), np.float32)
    if place is Place.BORDER:
        inset = max(round(BORDER * min(height, width)), 1)
        mask[:] = 1
        mask[inset : height - inset, inset : width - inset] = 0
        return mask
    rows, columns = AREAS[place]
    mask[_slice(rows, height), _slice(columns, width)] = 1
    return mask


def _slice(span: Span, length: int) -> slice:
    return slice(round(span[0] * length), round(span[1] * length))
