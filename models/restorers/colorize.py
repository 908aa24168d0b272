"""Colour a photo by hints, painted strokes whose colours spread along its edges, or by a network.

Hints need no network. The luma of the photo stays exactly; colours are made paler where sRGB has no
colour of that luma.
"""

from contextlib import suppress
from dataclasses import dataclass
from typing import Annotated, Final

import numpy as np

from models.core.invention_map import blur
from models.core.pixels import Pixels, Rect, to_luma
from models.core.progress import ColoursInvented
from models.core.protocols import Array, RestoreInput
from models.core.strokes import Stroke, rasterise_strokes
from models.imaging.cielab import round_with_luma, to_lab, with_chroma
from models.imaging.colour_hints import Colour, ColourHint, colour_from_text, hints_from_text
from models.imaging.colour_spread import spread
from models.imaging.linear_resampling import Planes, resample, resize
from models.imaging.reference_palette import chroma_by_palette, palette_from_text

GUIDE: Final = 3
"""Radius in pixels of the overview over which colours follow the luma."""
SMOOTH: Final = 4e-4
"""Variance of luma, 0 to 1, below which colours do not follow it."""
COARSE: Final = 256
"""Longest side in pixels to which a photo is reduced to find its areas."""
LEAST_RADIUS: Final = 0.75
"""Least radius in pixels of a stroke in the overview, so that it covers pixels."""
FULL: Final = 65535
"""Number of levels to which luma is kept exactly, which holds 8-bit levels too."""


@dataclass(frozen=True, slots=True)
class Params:
    """Parameters of a step that colours a photo.

    `colour`: "#rrggbb" for the masked pixels, empty for none. `hints`: painted strokes with
    colours, as the text of `hints_to_text`. `model`: id of the network that invents the colours of
    the whole photo, empty for none. `palette`: colours of another photo, as the text of
    `palette_to_text`. `saturation`: factor of the colours, 0 to 2."""

    wish: str = "colorize"
    colour: str = ""
    hints: str = ""
    model: str = ""
    palette: str = ""
    saturation: Annotated[float, 0.0, 2.0] = 1.0


class Colorize:
    """Restorer that gives a photo colours and keeps its luma."""

    name = "colorize"
    params = Params
    halo = 0

    def analyse_overview(self, overview: RestoreInput, params: Params) -> Array:
        """Fit a*, b* and the share of hints in the colour to the luma of the overview.

        Returns three slopes and three offsets: height x width x 6."""
        overview.progress.notice(ColoursInvented())
        if params.colour:
            everywhere = (0, 0, 0, *_chroma_named(params.colour))
            return np.array(everywhere, np.float32)[None, None]
        if params.model:
            return _fit_invented(overview, params.model)
        if params.palette:
            return _fit_palette(overview, params.palette)
        image, factor = overview.image, overview.whole.w / overview.image.shape[1]
        luma, rect = to_luma(image), Rect.of(image)
        values, hinted = np.zeros((*luma.shape, 3), np.float32), np.zeros_like(luma)
        for hint in _parse(params.hints):
            near = rasterise_strokes((_scaled(each, 1 / factor) for each in hint.strokes), rect)
            values[near > 0] = (*chroma_of(hint.colour), 1)
            hinted = np.maximum(hinted, near)
        if not hinted.any():
            return np.zeros((*luma.shape, 6), np.float32)
        return _follow(luma, spread(luma, values, hinted))

    def run(self, work: RestoreInput, params: Params) -> Pixels:
        """Return the tile coloured by the fit, with the luma of the photo exact at 16 bits."""
        if work.analysis is None or not work.analysis.any():
            return work.image
        planes = resample(work.analysis, work.rect, work.whole)
        exact = work.image.astype(np.float64) @ (0.299, 0.587, 0.114)
        levels = np.round(exact * FULL).astype(np.int64)
        luma = (levels / FULL).astype(np.float32)
        found = planes[..., :3] * luma[..., None] + planes[..., 3:]
        share = np.clip(found[..., 2:], 0, 1)
        own = to_lab(work.image)[..., 1:].astype(np.float32)
        chroma = np.float32(params.saturation) * found[..., :2] + (1 - share) * own
        coloured = with_chroma(luma, chroma)
        rounded = round_with_luma(coloured * np.float32(FULL), levels, FULL)
        return np.asarray(rounded / FULL, np.float32)


def _fit_invented(overview: RestoreInput, model: str) -> Planes:
    """Fit the colours that a network invents for the whole photo to its luma."""
    chroma = overview.network(model)(overview.image, progress=overview.progress)
    return _fit(to_luma(overview.image), chroma)


def _fit_palette(overview: RestoreInput, text: str) -> Planes:
    """Fit the colours of another photo to the luma; none if their text is damaged."""
    luma = to_luma(overview.image)
    with suppress(ValueError):
        by = min(1.0, COARSE / max(luma.shape))
        height, width = (max(1, round(side * by)) for side in luma.shape)
        coarse = resize(luma[..., None], width, height)[..., 0]
        return _fit(luma, chroma_by_palette(coarse, palette_from_text(text)))
    return np.zeros((*luma.shape, 6), np.float32)


def _fit(luma: Planes, chroma: Planes) -> Planes:
    """Fit a* and b*, of any size, to the luma of the whole photo."""
    values = np.ones((*luma.shape, 3), np.float32)
    values[..., :2] = resize(chroma, luma.shape[1], luma.shape[0])
    return _follow(luma, values)


def chroma_of(colour: Colour) -> tuple[float, float]:
    """Return a* and b* of a colour."""
    lab = to_lab(np.array(colour, np.float32)[None, None] / np.float32(255))
    return float(lab[0, 0, 1]), float(lab[0, 0, 2])


def _chroma_named(text: str) -> tuple[float, float, float]:
    """Return a*, b* and 1 for a colour as text; zeros if the text is damaged."""
    with suppress(ValueError):
        return (*chroma_of(colour_from_text(text)), 1.0)
    return 0.0, 0.0, 0.0


def _parse(text: str) -> tuple[ColourHint, ...]:
    """Parse colour hints; return none if the text, which may come from a file, is damaged."""
    with suppress(ValueError):
        return hints_from_text(text)
    return ()


def _scaled(stroke: Stroke, by: float) -> Stroke:
    points = tuple((x * by, y * by) for x, y in stroke.points)
    return Stroke(points, max(stroke.radius * by, LEAST_RADIUS))


def _follow(luma: Planes, values: Planes) -> Planes:
    """Fit values to luma around each pixel (He, Sun and Tang 2013, equations 5, 6 and 8).

    Returns the slopes and then the offsets, as planes."""
    mean = blur(luma, GUIDE)
    variance = np.maximum(blur(luma * luma, GUIDE) - mean * mean, 0)
    slopes, offsets = list[Planes](), list[Planes]()
    for plane in np.moveaxis(values, 2, 0):
        average = blur(plane, GUIDE)
        shared = blur(luma * plane, GUIDE) - mean * average
        slope = np.asarray(shared / (variance + np.float32(SMOOTH)), np.float32)
        slopes.append(blur(slope, GUIDE))
        offsets.append(blur(np.asarray(average - slope * mean, np.float32), GUIDE))
    return np.stack((*slopes, *offsets), axis=2)
