"""Correct light and colour of the whole photo: fading, low light, haze.

A network sees the whole photo once, reduced, and returns tone curves for a grid of cells, see
`tone_curves`; every pixel goes through the curves of its cell, interpolated between cells.
Texture stays, and tiles cannot differ.

A silver print whose only colour is a warm tint was black and white before it turned brown or was
toned. For the wish `fading` its light is stretched to the full range, and the tint stays unless the
clause is about a colour cast: then the print becomes black and white again. The network, which
learned from colour photographs, would take the brown for the print's own colour.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import Pixels, Rect, is_monochrome, to_luma
from models.core.protocols import Array, RestoreInput
from models.core.wish_table import Wish
from models.planning.wish_vectors import WishVectors

Plane = NDArray[np.float32]

BEND: Final = 1.5
"""Exponent of the levels at which curves are given: level k of n is (k / (n - 1)) ** BEND."""

CAST: Final = re.compile(
    r"\b(?:yellow|brown|sepia|cast|tint|ting|neutral|black|discolou?r|stained)", re.IGNORECASE
)
"""Beginnings of the words by which a clause asks to remove a colour cast."""

LEVELS: Final = 2**16
"""Number of entries of a curve's lookup table."""

SAMPLES: Final = 96
"""Approximate number of pixels along a side from which a brown print is recognised."""

MIN_TINT: Final = 0.02
"""Least mean difference of red and blue, 0 to 1, in a brown print."""

MAX_STRETCH: Final = 1.8
"""Largest factor by which the contrast of a brown print is raised."""

MAX_OTHER_COLOUR: Final = 0.0135
MAX_OTHER_SHARE: Final = 0.07
"""Standard deviation of the colour that the tint does not explain, 0 to 1, and its share of that of
the luma. Brown prints have up to this; of 414 colour photographs three have as little and are warm,
and of the same photos faded, sixteen."""


SHOULDER: Final = 0.88
"""Output level, 0 to 1, above which highlights are compressed where they would be clipped."""

TOE: Final = 0.06
"""Output level, 0 to 1, below which shadows are compressed where they would be clipped."""

CLIPPED: Final = 0.001
"""Share of the pixels that may become plain white, and plain black."""

PLAIN: Final = (0.01, 0.04)
"""Distances from plain white or black, 0 to 1, up to which a pixel stays neutral, and from which it
gets the colours of the curves: a white margin is no part of what has faded."""

MAX_OVERSHOOT: Final = 0.5
"""Largest distance beyond 0 or 1 that is compressed; what lies further out is clipped."""


@dataclass(frozen=True, slots=True)
class Params:
    """Parameters: the wish, which steers the network, and the clause, read for a colour cast."""

    wish: str
    clause: str


class Tone:
    """Restorer of light and colour that leaves detail unchanged.

    Photos without colour stay grey; faded brown prints stay brown unless the clause names a
    cast."""

    name = "tone"
    params = Params
    halo = 0
    judges_frame = True

    def __init__(self, load_vectors: Callable[[], WishVectors]) -> None:
        """Keep `load_vectors`, which loads the text vectors when they are needed."""
        self._load_vectors = load_vectors

    def analyse_overview(self, overview: RestoreInput, params: Params) -> Array:
        """Compute tone curves for the photo as a table, channels x knots x rows x columns."""
        vector = self._load_vectors()[Wish(params.wish)][None]
        network, image = overview.network("heirloom-tone"), overview.image
        if params.wish == Wish.FADING and is_brown_print(image):
            curves = stretch_levels(image, neutral=bool(CAST.search(params.clause)))
        else:
            curves = network(image, vector, progress=overview.progress)
            curves = to_luma(np.moveaxis(curves, 0, -1))[None] if is_monochrome(image) else curves
        return compress_ends(curve_table(curves), image)

    def run(self, work: RestoreInput, params: Params) -> Pixels:  # noqa: ARG002  all is in the analysis
        """Map a tile through the tone curves of its part of the photo."""
        tables = np.asarray(work.analysis)
        is_grey = tables.shape[2] == 1
        image = to_luma(work.image)[..., None] if is_grey else work.image
        toned = keep_plain_neutral(image, apply_table(tables, image, work.rect, work.whole))
        return np.repeat(toned, 3, axis=2) if is_grey else toned


def is_brown_print(image: Pixels) -> bool:
    """Return whether the only colour is a warm tint that follows the luma, as in brown prints.

    A cubic of the luma is fitted to each channel; what it leaves unexplained must be small."""
    sample = sample_pixels(image).reshape(-1, 3)
    luma = to_luma(sample)
    powers = np.vander(luma, 4)
    unexplained = sample - powers @ np.linalg.lstsq(powers, sample, rcond=None)[0]
    tint = float((sample[:, 0] - sample[:, 2]).mean())
    limit = min(MAX_OTHER_COLOUR, MAX_OTHER_SHARE * float(luma.std()))
    return tint > MIN_TINT and float(unexplained.std()) < limit


def sample_pixels(image: Pixels) -> Pixels:
    """Return an evenly spaced sample of an image, about SAMPLES pixels along each side."""
    strides = (max(side // SAMPLES, 1) for side in image.shape[:2])
    return image[tuple(slice(None, None, stride) for stride in strides)]


def stretch_levels(image: Pixels, *, neutral: bool) -> Array:
    """Make straight tone curves for the whole photo that stretch its luma to the full range.

    The 0.3 and 99.7 % quantiles become black and white, as far as `MAX_STRETCH` allows. Returns
    channels x 2 x 2 x 2 (knots, rows, columns): one channel for the luma if `neutral`, else three,
    which keep the mean tint."""
    luma = to_luma(image)
    low, high = (float(level) for level in np.quantile(luma, (0.003, 0.997)))
    missing = max(1 / MAX_STRETCH - (high - low), 0.0)
    low -= missing * low / max(low + 1 - high, 1e-6)
    span = max(high - low, 1 / MAX_STRETCH)
    tint = np.zeros(1) if neutral else image.mean((0, 1)) - luma.mean()
    begin = (tint * (1 - 1 / span) - low / span).astype(np.float32)
    ends = np.stack([begin, begin + np.float32(1 / span)], axis=1)
    return np.tile(ends[..., None, None], (1, 1, 2, 2))


def curve_table(curves: Array) -> Plane:
    """Tabulate curves (channels x knots x rows x columns) for each 16-bit level.

    Returns rows x columns x channels x 65536 values."""
    knots = np.linspace(0, 1, curves.shape[1]) ** BEND
    levels = np.linspace(0, 1, LEVELS)
    flat = np.moveaxis(curves, 1, -1).reshape(-1, len(knots))
    tables = np.stack([np.interp(levels, knots, curve) for curve in flat]).astype(np.float32)
    by_channel = tables.reshape(len(curves), *curves.shape[2:], LEVELS)
    return np.ascontiguousarray(np.moveaxis(by_channel, 0, 2))


def compress_ends(tables: Plane, image: Pixels) -> Plane:
    """Bend tables of `curve_table` so that highlights and shadows keep their gradation.

    Where more than a share of CLIPPED of the photo `image` would get a level above 1 in any
    channel, the output levels of all channels above SHOULDER are compressed smoothly to end at 1;
    below 0 likewise."""
    sample = sample_pixels(image)
    sample = to_luma(sample)[..., None] if tables.shape[2] == 1 else sample
    toned = interpolate_table(tables, sample, Rect.of(sample), Rect.of(sample))
    low = float(np.quantile(toned.min(axis=2), CLIPPED))
    high = float(np.quantile(toned.max(axis=2), 1 - CLIPPED))
    bent = compress_above(tables, SHOULDER, min(high, 1 + MAX_OVERSHOOT))
    return 1 - compress_above(1 - bent, 1 - TOE, min(1 - low, 1 + MAX_OVERSHOOT))


def compress_above(levels: Plane, start: float, end: float) -> Plane:
    """Compress levels between `start` and `end` to end at 1, by a hyperbola that begins smoothly.

    Levels up to `start` stay as they are, and all of them if `end` is at most 1."""
    if end <= 1:
        return levels
    slope = (end - start) / (1 - start)
    share = np.clip((levels - start) / (end - start), 0, 1)
    bent = start + (1 - start) * slope * share / (1 + (slope - 1) * share)
    return np.where(levels > start, bent, levels).astype(np.float32)


def apply_table(tables: Plane, image: Pixels, rect: Rect, whole: Rect) -> Pixels:
    """Map an image at `rect` of `whole` through tables of `curve_table`; clip to 0 to 1."""
    return np.clip(interpolate_table(tables, image, rect, whole), 0, 1)


def keep_plain_neutral(image: Pixels, toned: Pixels) -> Pixels:
    """Let the plain white and black of `image`, H x W x n, 0 to 1, stay without colour in `toned`.

    White becomes the largest level of the toned channels, black the least."""
    from_white, from_black = 1 - image.min(axis=2), image.max(axis=2)
    start, end = PLAIN
    for distance, level in ((from_white, toned.max(axis=2)), (from_black, toned.min(axis=2))):
        share = np.clip((end - distance) / (end - start), 0, 1)[..., None]
        toned = toned + (level[..., None] - toned) * share
    return np.asarray(toned, np.float32)


def interpolate_table(tables: Plane, image: Pixels, rect: Rect, whole: Rect) -> Pixels:
    """Map an image at `rect` of the photo through tables of `curve_table`, not clipped.

    The cells of `tables` cover `whole`, a part of the photo. Curves are interpolated bilinearly
    between the centres of four cells, and constant beyond the outermost centres."""
    levels = np.round(np.clip(image, 0, 1) * (LEVELS - 1)).astype(np.uint16)
    toned = np.empty_like(image)
    for rows, top, down in _intervals((rect.y - whole.y, rect.h), whole.h, tables.shape[0]):
        for columns, left, across in _intervals(
            (rect.x - whole.x, rect.w), whole.w, tables.shape[1]
        ):
            for channel in range(image.shape[2]):
                values = levels[rows, columns, channel]
                upper, lower = (
                    _mix(tables[row, left, channel], tables[row, left + 1, channel], values, across)
                    for row in (top, top + 1)
                )
                toned[rows, columns, channel] = upper + (lower - upper) * down[:, None]
    return toned


def _mix(first: Plane, second: Plane, levels: NDArray[np.uint16], share: Plane) -> Plane:
    """Mix what `first` and `second` have for integer levels; the second by `share` (0 to 1)."""
    return first[levels] * (1 - share) + second[levels] * share


def _intervals(span: tuple[int, int], whole: int, cells: int) -> Iterator[tuple[slice, int, Plane]]:
    """Split pixels (start, count) of a side of `whole` pixels where the nearest cells change.

    Yields the pixels of an interval, the index of the first of its two cells, and the second cell's
    share of each pixel. `span` is start and count, `cells` the number of cells on that side."""
    centres = np.arange(span[0], span[0] + span[1]) + 0.5
    at = np.clip(centres * cells / whole - 0.5, 0, cells - 1)
    first = np.minimum(at.astype(int), cells - 2)
    for cell in range(first[0], first[-1] + 1):
        start, stop = np.searchsorted(first, (cell, cell + 1))
        yield slice(start, stop), cell, (at[start:stop] - cell).astype(np.float32)
