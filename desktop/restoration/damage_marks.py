"""Marks of damage: the pieces found at a sensitivity, as a person corrected them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from desktop.document.damage_corrections import DamageCorrections, Pixel
from desktop.document.layer import Layer
from desktop.document.mask import FULL, Levels, Mask, MaskMode, MaskPatch
from desktop.restoration.damage_detection import DamageMap
from desktop.restoration.layer_runner import searches_damage
from models.core.pixels import DAMAGE_MARGIN, Rect, dilate
from models.core.strokes import Point
from models.imaging.hysteresis import Found, Numbers, hysteresis_threshold, label_components

FAINT: Final = 120
"""Level, of 255, at which dropped pieces are shown, so that they can be clicked once more.

Below half, so that they get no edge line.
"""


@dataclass(frozen=True, slots=True, eq=False)
class DamagePieces:
    """Connected pieces of the damage in a map at one sensitivity, 0 to 1.

    `found` is true in all pieces, `numbers` the index of the piece for each such pixel in row
    order, and `peaks` the pixel of highest probability of each piece. The peak identifies a piece,
    as it stays the same while the piece grows with the sensitivity."""

    damage_map: DamageMap = field(repr=False)
    sensitivity: float
    found: Found = field(repr=False)
    numbers: Numbers = field(repr=False)
    peaks: tuple[Pixel, ...] = field(repr=False)

    def piece_at(self, pixel: Pixel) -> Pixel | None:
        """Return the peak of the piece that contains a pixel; None outside of all pieces."""
        if not self.found[pixel[1], pixel[0]]:
            return None
        before = self.found.ravel()[: pixel[1] * self.found.shape[1] + pixel[0]]
        return self.peaks[self.numbers[np.count_nonzero(before)]]


@dataclass(frozen=True, slots=True, eq=False)
class MarkedDamage:
    """Damage of a photo as it is to be repaired: `mask`, and the number of its connected parts.

    `shown` is `mask` with dropped pieces added at the level `FAINT`."""

    pieces: DamagePieces = field(repr=False)
    mask: Mask
    shown: Mask
    count: int


def find_pieces(damage_map: DamageMap, sensitivity: float) -> DamagePieces:
    """Find the connected pieces of damage at a sensitivity, 0 to 1."""
    likely = damage_map.levels.astype(np.float32) / np.float32(FULL)
    found = dilate(hysteresis_threshold(likely, sensitivity), DAMAGE_MARGIN)
    numbers = np.unique(label_components(found), return_inverse=True)[1]
    levels = damage_map.levels[found]
    highest = np.zeros(numbers.max(initial=-1) + 1, np.uint8)
    np.maximum.at(highest, numbers, levels)
    is_peak = levels == highest[numbers]
    first = np.unique(numbers[is_peak], return_index=True)[1]
    rows, columns = np.unravel_index(np.flatnonzero(found)[is_peak][first], found.shape)
    peaks = zip(columns.tolist(), rows.tolist(), strict=True)
    return DamagePieces(damage_map, sensitivity, found, numbers, tuple(peaks))


def mark_damage(
    pieces: DamagePieces, corrections: DamageCorrections, within: Mask | None
) -> MarkedDamage:
    """Apply the user's corrections to pieces of damage, limited to the mask `within` if given."""
    whole = Rect.of(pieces.found)
    is_dropped = np.array([peak in corrections.dropped for peak in pieces.peaks], np.bool_)
    levels, faint = np.zeros((2, whole.h, whole.w), np.uint8)
    levels[pieces.found] = np.where(is_dropped[pieces.numbers], 0, FULL)
    faint[pieces.found] = np.where(is_dropped[pieces.numbers], FAINT, 0)
    if corrections.added is not None:
        np.maximum(levels, corrections.added.levels(whole), out=levels)
    if corrections.removed is not None:
        np.minimum(levels, FULL - corrections.removed.levels(whole), out=levels)
    if within is not None:
        for each in (levels, faint):
            np.minimum(each, within.levels(whole), out=each)
    shown = _mask_of(np.maximum(levels, faint))
    return MarkedDamage(pieces, _mask_of(levels), shown, _count_places(levels))


def toggle_at(
    marked: MarkedDamage, corrections: DamageCorrections, point: Point, reach: float
) -> DamageCorrections:
    """Drop or restore the piece of damage shown within `reach` pixels of a point, if any."""
    pixel = _nearest_pixel(marked.shown, point, reach)
    if pixel is None:
        return corrections
    piece = marked.pieces.piece_at(pixel)
    painted = _place_at(corrections.added, pixel)
    if painted is not None:
        corrections = corrections.erased(painted)
        if piece is None or piece in corrections.dropped:
            return corrections
    return corrections if piece is None else corrections.toggled(piece)


def with_damage_mask(layers: Sequence[Layer], mask: Mask) -> tuple[Layer, ...]:
    """Return layers of which the first one that detects damage repairs exactly a mask instead.

    Other detecting layers are left out, also that one if the mask is empty."""
    searching = [layer for layer in layers if searches_damage(layer)]
    exact = searching[:1] if not mask.is_empty else []
    return tuple(
        _repairing(layer, mask) if layer in exact else layer
        for layer in layers
        if layer not in searching or layer in exact
    )


def _repairing(layer: Layer, mask: Mask) -> Layer:
    exact = layer.with_step(layer.step.with_mask_as_damage())
    return replace(exact, mask=mask, scope=mask.bounds)


def _nearest_pixel(mask: Mask, point: Point, reach: float) -> Pixel | None:
    """Return the pixel above 0 nearest to a point within `reach` pixels; None without one."""
    x, y = int(point[0]), int(point[1])
    near = Rect(x, y, 1, 1).grown(int(reach), mask.whole)
    if not near.area:
        return None
    rows, columns = np.nonzero(mask.levels(near))
    far = np.hypot(near.x + columns - x, near.y + rows - y)
    if not len(far) or far.min() > reach:
        return None
    nearest = int(far.argmin())
    return near.x + int(columns[nearest]), near.y + int(rows[nearest])


def _place_at(mask: Mask | None, pixel: Pixel) -> MaskPatch | None:
    """Return the connected part of a mask around a pixel as a patch; None if it is 0 there."""
    if mask is None or not mask.levels(Rect(*pixel, 1, 1)).any():
        return None
    whole = mask.whole
    covered: NDArray[np.bool_] = mask.levels(whole) > 0
    labels = label_components(covered)
    own = labels[np.count_nonzero(covered.ravel()[: pixel[1] * whole.w + pixel[0]])]
    levels = np.zeros((whole.h, whole.w), np.uint8)
    levels[covered] = np.where(labels == own, FULL, 0)
    return MaskPatch(whole, levels)


def _count_places(levels: Levels) -> int:
    return len(np.unique(label_components(levels > 0)))


def _mask_of(levels: Levels) -> Mask:
    whole = Rect.of(levels)
    return Mask.constant(whole.w, whole.h, 0).combined(MaskPatch(whole, levels), MaskMode.ADD)
