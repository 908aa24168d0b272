"""Masks of the places that follow from the faces of a photo.

Distances are in units of a face's size, the root of the area of its rect; `down` points from its
eyes to its mouth, so that faces of a turned photo have their places too.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

import numpy as np

from models.core.face import Face, Points
from models.core.pixels import MaskArray, Rect
from models.core.place import Place

FACE_ACROSS, FACE_DOWN = 0.55, 0.72
"""Half axes of the ellipse of a face."""
EYE: Final = 0.4
"""Radius of the circle around an eye, as a share of the distance of the eyes."""
MOUTH: Final = 0.8
"""Radius of the circle around the mouth, as a share of the distance of its corners."""
LEAST_MOUTH: Final = 0.3
"""Least radius of the circle around the mouth, as a share of the distance of the eyes."""
PERSON_ACROSS: Final = 1.5
"""Half the width of a person."""
PERSON_UP, PERSON_DOWN = 1.1, 7.5
"""Distances from the centre of a face to the top of the hair and to the feet."""
CLOTHES_ACROSS: Final = 1.2
"""Half the width of clothes."""
CLOTHES_FROM, CLOTHES_TO = 0.95, 5.0
"""Distances from the centre of a face to the collar and to the hem."""
FEATHER: Final = 0.25
"""Width of the soft edge as a share of the radius."""

Shape = Callable[[Points], Points]
"""Function from points, n x 2, to their distances (n) from a centre, 1 at the edge of a shape."""


def face_mask(place: Place, faces: Iterable[Face], height: int, width: int) -> MaskArray:
    """Return the mask of a place that follows from faces, height x width, 0 to 1, soft edges.

    Persons are boxes below their faces, the background is the rest. Raises: KeyError for other
    places."""
    if place is Place.BACKGROUND:
        return np.float32(1) - face_mask(Place.PERSON, faces, height, width)
    mask = np.zeros((height, width), np.float32)
    for face in faces:
        for shape, centre, reach in _SHAPES[place](face):
            _add(mask, shape, centre, reach)
    return mask


_Placed = tuple[Shape, Points, float]
"""Shape, its centre, and the distance in pixels beyond which it has no pixel."""


def _add(mask: MaskArray, shape: Shape, centre: Points, reach: float) -> None:
    """Add a shape with a soft edge to a mask; all of it is within `reach` pixels of `centre`."""
    low, side = np.floor(centre - reach).astype(int), int(2 * reach) + 2
    rect = Rect(int(low[0]), int(low[1]), side, side).clipped(Rect.of(mask))
    x, y = np.meshgrid(np.arange(rect.w) + rect.x, np.arange(rect.h) + rect.y)
    points = np.stack((x.ravel(), y.ravel()), axis=1).astype(np.float64) + 0.5
    share = np.clip((1 + FEATHER - shape(points)) / FEATHER, 0, 1)
    soft = (share * share * (3 - 2 * share)).astype(np.float32).reshape(rect.h, rect.w)
    mask[rect.slices] = np.maximum(mask[rect.slices], soft)


def _face(face: Face) -> Iterable[_Placed]:
    centre, size = np.array(face.rect.centre), _size(face)
    axes = np.array([FACE_ACROSS, FACE_DOWN]) * size

    def distance(points: Points) -> Points:
        return np.asarray(np.linalg.norm(_turned(points - centre, face) / axes, axis=1))

    yield distance, centre, axes.max() * (1 + FEATHER)


def _eyes(face: Face) -> Iterable[_Placed]:
    for eye in face.points[:2]:
        yield _circle(eye, EYE * face.eyes_apart)


def _mouth(face: Face) -> Iterable[_Placed]:
    left, right = face.points[3:]
    radius = max(MOUTH * float(np.linalg.norm(right - left)), LEAST_MOUTH * face.eyes_apart)
    yield _circle((left + right) / 2, radius)


def _person(face: Face) -> Iterable[_Placed]:
    yield _box(face, PERSON_ACROSS, -PERSON_UP, PERSON_DOWN)


def _clothes(face: Face) -> Iterable[_Placed]:
    yield _box(face, CLOTHES_ACROSS, CLOTHES_FROM, CLOTHES_TO)


def _box(face: Face, across: float, top: float, bottom: float) -> _Placed:
    """Return a rectangle above, on or below a face, inclined like the face.

    `across` is half its width; `top` and `bottom` are the distances of its edges from the centre of
    the face, downwards positive. All are in units of the face's size."""
    size = _size(face)
    half = np.array([across, (bottom - top) / 2]) * size
    centre = face.rect.centre + _down(face) * (bottom + top) / 2 * size

    def distance(points: Points) -> Points:
        beyond = np.abs(_turned(points - centre, face)) - half
        return np.asarray(1 + beyond.max(axis=1) / (across * size))

    return distance, centre, float(np.linalg.norm(half)) + FEATHER * across * size


_SHAPES: Final[Mapping[Place, Callable[[Face], Iterable[_Placed]]]] = {
    Place.FACE: _face,
    Place.EYES: _eyes,
    Place.MOUTH: _mouth,
    Place.CLOTHES: _clothes,
    Place.PERSON: _person,
}


def _circle(centre: Points, radius: float) -> _Placed:
    def distance(points: Points) -> Points:
        return np.asarray(np.linalg.norm(points - centre, axis=1) / max(radius, 1))

    return distance, centre, max(radius, 1) * (1 + FEATHER)


def _size(face: Face) -> float:
    return max(float(np.sqrt(face.rect.area)), 1.0)


def _down(face: Face) -> Points:
    """Return the direction from the eyes to the mouth, a unit vector x, y."""
    way = face.points[3:].mean(axis=0) - face.points[:2].mean(axis=0)
    length = float(np.linalg.norm(way))
    return np.asarray(way / length) if length else np.array([0.0, 1.0])


def _turned(offsets: Points, face: Face) -> Points:
    """Return offsets (n x 2: x, y) in the axes of a tilted face: across it and down it."""
    down = _down(face)
    return np.stack((offsets @ [down[1], -down[0]], offsets @ down), axis=1)
