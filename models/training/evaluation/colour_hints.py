"""Measure colours by hints: `python -m models.training.evaluation.colour_hints PHOTOS [SAVE]`.

Colour photos are made grey, their objects get one scribble each in their own colour, and the
restored colours are compared with the true ones (CIEDE2000). Objects are connected areas of similar
colour, found in the original; a scribble runs along the middle of its object.
"""

import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from models.core.device import EngineSettings
from models.core.engine_run import RunRequest, restored_tiles
from models.core.pixels import Pixels, Rect, as_levels, as_pixels, to_grey
from models.core.plan import Step
from models.core.progress import Progress
from models.core.strokes import Stroke
from models.engine.local_engine import make_local_engine
from models.imaging.cielab import to_lab
from models.imaging.colour_hints import ColourHint, hints_to_text
from models.imaging.hysteresis import label_components
from models.training.evaluation.colour_difference import ciede2000
from models.training.evaluation.evaluation_engine import print_row

PHOTOS: Final = 12
"""Number of photos that are measured."""
COLOURFUL: Final = 12.0
"""Mean chroma (CIELAB) from which a photo is measured."""
LONGEST: Final = 768
"""Longest side in pixels to which photos are reduced."""
COLOURS: Final = 8
"""Number of colours by which a photo is divided into objects."""
LEAST_OBJECT: Final = 0.015
"""Least share of a photo that an object takes, 0 to 1."""
ROWS: Final = 9
"""Number of points of a scribble."""

Flags = NDArray[np.bool_]
"""Height x width: true inside an object."""


def find_objects(photo: Pixels) -> list[Flags]:
    """Divide a photo into connected areas of similar colour, by k-means in CIELAB."""
    lab = _smooth(to_lab(photo))
    features = (lab * (0.3, 1, 1)).reshape(-1, 3)
    spread = np.argsort(features @ (1.0, 2.0, 3.0))
    centres = features[spread[np.linspace(0, len(spread) - 1, COLOURS).astype(int)]]
    for _ in range(12):
        nearest = ((features[:, None] - centres) ** 2).sum(axis=2).argmin(axis=1)
        chosen = [features[nearest == each] for each in range(COLOURS)]
        centres = np.array([c.mean(0) if len(c) else centres[i] for i, c in enumerate(chosen)])
    classes = nearest.reshape(lab.shape[:2])
    return [part for each in range(COLOURS) for part in _connected(classes == each)]


def _smooth(lab: NDArray[np.floating]) -> NDArray[np.floating]:
    pad = np.pad(lab, ((2, 2), (2, 2), (0, 0)), mode="edge")
    height, width = lab.shape[:2]
    shifted = [pad[y : y + height, x : x + width] for y in range(5) for x in range(5)]
    return np.asarray(np.mean(shifted, axis=0), np.float64)


def _connected(flags: Flags) -> Iterator[Flags]:
    rows, columns = np.nonzero(flags)
    labels = label_components(flags)
    for number, count in zip(*np.unique(labels, return_counts=True), strict=True):
        if count >= LEAST_OBJECT * flags.size:
            part = np.zeros_like(flags)
            part[rows[labels == number], columns[labels == number]] = True
            yield part


def scribble(part: Flags) -> tuple[Stroke, ...]:
    """Draw strokes along the middle of an area: the longest run of some of its rows."""
    rows = np.flatnonzero(part.any(axis=1))
    chosen = rows[np.linspace(0, len(rows) - 1, ROWS + 2).astype(int)[1:-1]]
    points = [_middle(part, int(row)) for row in chosen]
    strokes, line = list[Stroke](), points[:1]
    for before, after in zip(points, points[1:], strict=False):
        if not _within(part, before, after):
            strokes.append(Stroke(tuple(line), 2.0))
            line = []
        line.append(after)
    return (*strokes, Stroke(tuple(line), 2.0))


def _middle(part: Flags, row: int) -> tuple[float, float]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], part[row].astype(int), [0]))))
    starts, ends = edges[0::2], edges[1::2]
    longest = int(np.argmax(ends - starts))
    return (starts[longest] + ends[longest]) / 2, row + 0.5


def _within(part: Flags, one: tuple[float, float], other: tuple[float, float]) -> bool:
    steps = np.linspace(0, 1, 32)[:, None]
    points = np.array(one) + steps * (np.array(other) - one)
    x, y = points.astype(int).T
    return bool(part[y, np.minimum(x, part.shape[1] - 1)].all())


def hints_for(photo: Pixels, parts: list[Flags]) -> tuple[ColourHint, ...]:
    """Return colour hints: a scribble for each area in its median colour."""
    medians = [np.median(photo[part], axis=0) for part in parts]
    colours = (tuple(int(level) for level in np.round(255 * each)) for each in medians)
    return tuple(
        ColourHint((r, g, b), scribble(part))
        for (r, g, b), part in zip(colours, parts, strict=True)
    )


def measure(photo: Pixels, save: Path | None) -> tuple[float, float, int]:
    """Return the mean colour error inside the areas, that of the grey photo, and their number."""
    parts = find_objects(photo)
    grey = as_levels(to_grey(photo), np.dtype(np.uint8))
    step = Step("colorize", {"wish": "colorize", "hints": hints_to_text(hints_for(photo, parts))})
    request = RunRequest(step, grey, Rect.of(grey).centre)
    result = np.zeros_like(photo)
    for rect, pixels in restored_tiles(
        make_local_engine(EngineSettings()).run(request, Progress())
    ):
        result[rect.slices] = pixels
    true, inside = to_lab(photo), np.any(parts, axis=0)
    found, before = (
        ciede2000(true, to_lab(each))[inside].mean() for each in (result, as_pixels(grey))
    )
    if save:
        Image.fromarray(as_levels(np.hstack((photo, result)), np.dtype(np.uint8))).save(save)
    return float(found), float(before), len(parts)


def colourful_photos(folder: Path) -> Iterator[tuple[str, Pixels]]:
    """Yield name and reduced photo for those in a folder that have colours and areas.

    Files that are no pictures, such as lists of them, are passed over."""
    for file in sorted(folder.iterdir()):
        with suppress(UnidentifiedImageError), Image.open(file) as image:
            yield from _colourful(file.name, image)


def _colourful(name: str, image: Image.Image) -> Iterator[tuple[str, Pixels]]:
    """Yield name and reduced photo if it has colours and areas."""
    image.thumbnail((LONGEST, LONGEST))
    photo = np.asarray(image.convert("RGB"), np.float32) / np.float32(255)
    lab = to_lab(photo)
    if np.hypot(lab[..., 1], lab[..., 2]).mean() >= COLOURFUL and find_objects(photo):
        yield name, photo


def main() -> None:
    """Print a table of the photos."""
    folder, saves = Path(sys.argv[1]), [Path(each) for each in sys.argv[2:]]
    print_row("photo", "objects", "CIEDE2000", "grey photo")
    differences = []
    for _, (name, photo) in zip(range(PHOTOS), colourful_photos(folder), strict=False):
        save = saves[0] / f"{Path(name).stem}.png" if saves else None
        found, before, count = measure(photo, save)
        differences.append(found)
        print_row(name, str(count), f"{found:.2f}", f"{before:.2f}")
    print_row("mean, worst", "", f"{np.mean(differences):.2f}", f"{max(differences):.2f}")


if __name__ == "__main__":
    main()
