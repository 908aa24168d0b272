"""Mend light and colour of the whole photo: fading, low light, haze.

A network looks at the whole photo once and answers with tone curves for a few places over it, see
models.networks.curves; every pixel then goes through the curves of its place. Texture stays, and
there is nothing that could differ from tile to tile.

A silver print whose only colour is a warm tint was black and white before it turned brown, or
before it was toned. Taken for faded, its light is stretched to the full range; the tint stays,
unless the words are about a cast: then the print becomes black and white again. The network, which
learned from colour photographs, would take the brown for their own.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import Pixels, Rect, is_monochrome, to_luma
from models.core.protocols import Array, RestoreInput
from models.core.wish import Wish
from models.planning.wish_classifier import TextProjector

Plane = NDArray[np.float32]

BEND: Final = 1.5
"""Curves are given at the levels (k / (knots - 1)) ** BEND."""


CAST: Final = re.compile(
    r"\b(?:yellow|brown|sepia|cast|tint|ting|neutral|black|discolou?r|stained)", re.IGNORECASE
)
"""Begins a word by which a person wishes a tint away."""

LEVELS: Final = 2**16

SAMPLES: Final = 96
"""Pixels along a side that tell whether a print has turned brown."""

LEAST_TINT: Final = 0.02
"""Red less blue, on average."""

MOST_STRETCH: Final = 1.8
"""Of the contrast of a brown print."""

MOST_OTHER_COLOUR: Final = 0.0135
MOST_OTHER_SHARE: Final = 0.07
"""Standard deviation of what the tint does not explain, and its share of the light's. Brown prints
have up to this; of 414 colour photographs three have as little and are warm, and of the same photos
faded, sixteen."""


@dataclass(frozen=True, slots=True)
class Params:
    """The wish it serves, and the words that tell the network."""

    wish: str
    clause: str


class Tone:
    """Light and colour, without a change of detail. Photos without colour stay without, and
    faded brown prints brown, unless words wish the brown away."""

    name = "tone"
    params = Params
    halo = 0

    def __init__(self, head: Callable[[], TextProjector]) -> None:
        self._head = head

    def analyse_overview(self, overview: RestoreInput, params: Params) -> Array:
        """The curves as tables, see `tabled`; those of light alone where the result is grey."""
        encoder = overview.network("heirloom-sentence")
        embeddings = encoder(np.array([params.clause]), progress=overview.progress)
        vector = self._head().text_vectors(embeddings)
        network, image = overview.network("heirloom-tone"), overview.image
        if params.wish == Wish.FADING and is_brown_print(image):
            return curve_table(stretch_levels(image, neutral=bool(CAST.search(params.clause))))
        curves = network(image, vector, progress=overview.progress)
        if is_monochrome(image):
            curves = to_luma(np.moveaxis(curves, 0, -1))[None]
        return curve_table(curves)

    def run(self, work: RestoreInput, params: Params) -> Pixels:  # noqa: ARG002  the survey holds it
        tables = np.asarray(work.analysis)
        grey = tables.shape[2] == 1
        image = to_luma(work.image)[..., None] if grey else work.image
        toned = apply_table(tables, image, work.rect, work.whole)
        return np.repeat(toned, 3, axis=2) if grey else toned


def is_brown_print(image: Pixels) -> bool:
    """Whether all colour in it is one warm tint that follows the light: a cubic of the light tells
    each channel."""
    steps = (max(side // SAMPLES, 1) for side in image.shape[:2])
    seen = image[tuple(slice(None, None, step) for step in steps)].reshape(-1, 3)
    light = to_luma(seen)
    powers = np.vander(light, 4)
    left = seen - powers @ np.linalg.lstsq(powers, seen, rcond=None)[0]
    tint = float((seen[:, 0] - seen[:, 2]).mean())
    most = min(MOST_OTHER_COLOUR, MOST_OTHER_SHARE * float(light.std()))
    return tint > LEAST_TINT and float(left.std()) < most


def stretch_levels(image: Pixels, *, neutral: bool) -> Array:
    """Straight curves for all places; they take the darkest and the lightest of 300 pixels to
    black and white, or as far as `MOST_STRETCH` allows. `neutral`: one for light alone; else one
    for each channel, which keep the mean tint as it is."""
    light = to_luma(image)
    low, high = (float(level) for level in np.quantile(light, (0.003, 0.997)))
    missing = max(1 / MOST_STRETCH - (high - low), 0.0)
    low -= missing * low / max(low + 1 - high, 1e-6)
    span = max(high - low, 1 / MOST_STRETCH)
    tint = np.zeros(1) if neutral else image.mean((0, 1)) - light.mean()
    begin = (tint * (1 - 1 / span) - low / span).astype(np.float32)
    ends = np.stack([begin, begin + np.float32(1 / span)], axis=1)
    return np.tile(ends[..., None, None], (1, 1, 2, 2))


def curve_table(curves: Array) -> Plane:
    """Curves (channels x knots x rows x columns) as what becomes of each 16-bit level: rows x
    columns x channels x 65536."""
    knots = np.linspace(0, 1, curves.shape[1]) ** BEND
    levels = np.linspace(0, 1, LEVELS)
    flat = np.moveaxis(curves, 1, -1).reshape(-1, len(knots))
    tables = np.stack([np.interp(levels, knots, curve) for curve in flat]).astype(np.float32)
    placed = tables.reshape(len(curves), *curves.shape[2:], LEVELS)
    return np.ascontiguousarray(np.moveaxis(placed, 0, 2))


def apply_table(tables: Plane, image: Pixels, place: Rect, whole: Rect) -> Pixels:
    """The piece of the photo that lies at `place`, through the curves of its place, within 0..1.
    Between the middles of four cells their curves are mixed."""
    levels = np.round(np.clip(image, 0, 1) * (LEVELS - 1)).astype(np.uint16)
    toned = np.empty_like(image)
    for rows, top, down in _stretches((place.y, place.h), whole.h, tables.shape[0]):
        for columns, left, across in _stretches((place.x, place.w), whole.w, tables.shape[1]):
            for channel in range(image.shape[2]):
                seen = levels[rows, columns, channel]
                upper, lower = (
                    _mixed(tables[row, left, channel], tables[row, left + 1, channel], seen, across)
                    for row in (top, top + 1)
                )
                toned[rows, columns, channel] = upper + (lower - upper) * down[:, None]
    return np.clip(toned, 0, 1)


def _mixed(first: Plane, second: Plane, seen: NDArray[np.uint16], share: Plane) -> Plane:
    """From the first table to the second, as far as `share` (0 to 1) says."""
    return first[seen] * (1 - share) + second[seen] * share


def _stretches(span: tuple[int, int], whole: int, cells: int) -> Iterator[tuple[slice, int, Plane]]:
    """The pixels from `span[0]` on, `span[1]` of them, in stretches that lie between the middles
    of the same two cells: where, the first of the two, and the share of the second; beyond the
    outermost middles nothing changes any more."""
    middles = np.arange(span[0], span[0] + span[1]) + 0.5
    at = np.clip(middles * cells / whole - 0.5, 0, cells - 1)
    first = np.minimum(at.astype(int), cells - 2)
    for cell in range(first[0], first[-1] + 1):
        start, stop = np.searchsorted(first, (cell, cell + 1))
        yield slice(start, stop), cell, (at[start:stop] - cell).astype(np.float32)
