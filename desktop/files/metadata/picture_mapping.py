"""Mapping of positions when a picture is turned, mirrored, cropped or scaled."""

from dataclasses import dataclass

import numpy as np

from desktop.document.crop_transform import Matrix, map_point

Size = tuple[int, int]
"""Width and height in pixels."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom edge."""


@dataclass(frozen=True, slots=True)
class PictureMapping:
    """Mapping of points from a picture of size `before` to one of size `after`.

    `matrix` is a homography for points in pixels."""

    matrix: Matrix
    before: Size
    after: Size

    @classmethod
    def of_orientation(cls, orientation: int, size: Size) -> "PictureMapping":
        """Return the mapping of a picture of `size` to its upright form (EXIF 2.32, 4.6.4)."""
        w, h = size
        rows = {
            1: ((1, 0, 0), (0, 1, 0)),
            2: ((-1, 0, w), (0, 1, 0)),
            3: ((-1, 0, w), (0, -1, h)),
            4: ((1, 0, 0), (0, -1, h)),
            5: ((0, 1, 0), (1, 0, 0)),
            6: ((0, -1, h), (1, 0, 0)),
            7: ((0, -1, h), (-1, 0, w)),
            8: ((0, 1, 0), (-1, 0, w)),
        }[orientation]
        matrix = np.array([*rows, (0, 0, 1)], np.float64)
        return cls(matrix, size, (h, w) if orientation >= 5 else size)

    @property
    def is_identity(self) -> bool:
        """Whether points and size stay the same."""
        return self.before == self.after and np.array_equal(self.matrix, np.eye(3))

    @property
    def is_quarter_turn(self) -> bool:
        """Whether rows of the picture become columns, at least roughly."""
        return bool(abs(self.matrix[1, 0]) > abs(self.matrix[0, 0]))

    @property
    def scale(self) -> float:
        """Factor by which lengths in the middle of the picture change."""
        x, y = self.before[0] / 2, self.before[1] / 2
        middle, right, lower = (
            np.array(map_point(self.matrix, point)) for point in ((x, y), (x + 1, y), (x, y + 1))
        )
        return float(abs(np.linalg.det(np.array((right - middle, lower - middle)))) ** 0.5)

    def box(self, box: Box) -> Box | None:
        """Return the rect around a mapped box; None if its centre leaves the picture."""
        left, top, right, bottom = box
        x, y = map_point(self.matrix, ((left + right) / 2, (top + bottom) / 2))
        width, height = self.after
        if not (0 <= x <= width and 0 <= y <= height):
            return None
        corners = [map_point(self.matrix, (x, y)) for x in (left, right) for y in (top, bottom)]
        across, down = zip(*corners, strict=True)
        return (
            max(min(across), 0.0),
            max(min(down), 0.0),
            min(max(across), float(width)),
            min(max(down), float(height)),
        )
