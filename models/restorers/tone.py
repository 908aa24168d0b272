"""Mend light and colour of the whole photo: fading, low light, haze.

A network looks at the whole photo once and answers with tone curves for a few places over it, see
models.networks.curves; every pixel then goes through the curves of its place. Texture stays, and
there is nothing that could differ from tile to tile.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from models.pixels import Pixels, Rect, luma, monochrome
from models.restorer import Array, Embeddings, Work

Plane = NDArray[np.float32]

BEND: Final = 1.5
"""Curves are given at the levels (k / (knots - 1)) ** BEND."""


LEVELS: Final = 2**16


class Head(Protocol):
    """Turns sentence embeddings into what the image network understands."""

    def text_vectors(self, embeddings: Embeddings) -> NDArray[np.float32]:
        """n x 384 to n x 256, unit rows."""


@dataclass(frozen=True, slots=True)
class Params:
    """The wish it serves, and the words that tell the network."""

    wish: str
    clause: str


class Tone:
    """Light and colour, without a change of detail. Photos without colour stay without."""

    name = "tone"
    params = Params
    halo = 0

    def __init__(self, head: Callable[[], Head]) -> None:
        self._head = head

    def survey(self, overview: Work, params: Params) -> Array:
        """The curves as tables, see `tabled`."""
        encoder = overview.network("heirloom-sentence")
        embeddings = encoder(np.array([params.clause]), progress=overview.progress)
        vector = self._head().text_vectors(embeddings)
        network = overview.network("heirloom-tone")
        curves = network(overview.image, vector, progress=overview.progress)
        if monochrome(overview.image):
            curves = np.repeat(luma(np.moveaxis(curves, 0, -1))[None], 3, axis=0)
        return tabled(curves)

    def run(self, work: Work, params: Params) -> Pixels:  # noqa: ARG002  the survey holds it
        return applied(np.asarray(work.survey), work.image, work.place, work.whole)


def tabled(curves: Array) -> Plane:
    """Curves (3 x knots x rows x columns) as what becomes of each 16-bit level: rows x columns x
    3 x 65536."""
    knots = np.linspace(0, 1, curves.shape[1]) ** BEND
    levels = np.linspace(0, 1, LEVELS)
    flat = np.moveaxis(curves, 1, -1).reshape(-1, len(knots))
    tables = np.stack([np.interp(levels, knots, curve) for curve in flat]).astype(np.float32)
    return np.ascontiguousarray(
        np.moveaxis(tables.reshape(*curves.shape[:1], *curves.shape[2:], -1), 0, 2)
    )


def applied(tables: Plane, image: Pixels, place: Rect, whole: Rect) -> Pixels:
    """The piece of the photo that lies at `place`, through the curves of its place, within 0..1.
    Between the middles of four cells their curves are mixed."""
    levels = np.round(np.clip(image, 0, 1) * (LEVELS - 1)).astype(np.uint16)
    toned = np.empty_like(image)
    for rows, top, down in _stretches((place.y, place.h), whole.h, tables.shape[0]):
        for columns, left, across in _stretches((place.x, place.w), whole.w, tables.shape[1]):
            for channel in range(3):
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
