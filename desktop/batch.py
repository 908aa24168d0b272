"""A photo through its layers: what the window's jobs and the command line have in common."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

import numpy as np

from desktop.document.document import Document
from desktop.document.layer import Layer, Patch, Region
from desktop.document.photo import Photo
from desktop.render.evaluator import Evaluator, Room
from models.pixels import Pixels, Rect, as_levels
from models.planning.plan import Plan, Planned
from models.progress import Progress
from models.restorer import Engine

Show = Callable[[Rect, Pixels], None]

PREPARING = 0.02
"""Share of a layer's progress that flattening what is below takes, about."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What running a layer takes: an engine, a renderer, and room for pixels."""

    engine: Engine
    evaluator: Evaluator
    room: Room


def planned_document(photo: Photo, plan: Plan, region: Region | None) -> Document:
    """The photo under one layer for each step; none has been run."""
    return Document(photo, tuple(planned_layer(planned, region) for planned in plan.steps))


def planned_layer(planned: Planned, region: Region | None) -> Layer:
    """Named by its wish, as strong as planned."""
    return Layer(uuid4().hex, planned.wish.value, planned.step, region, planned.strength)


def patch_of(
    document: Document,
    layer: Layer,
    bench: Bench,
    focus: tuple[float, float],
    progress: Progress,
    show: Show,
) -> Patch:
    """Run one layer on what is below it, tiles nearest to `focus` (x, y in pixels) first, each
    shown as soon as it is there. Raises ModelError, DiskFull, Cancelled."""
    place = document.place(layer.id)
    below = bench.evaluator.flattened(document, place, bench.room, progress.share(0, PREPARING))
    mask = layer.region.values if layer.region else None
    height, width = below.shape[:2]
    pixels = bench.room.raster(height, width, np.dtype(np.uint16))
    running = progress.share(PREPARING, 1)
    for rect, tile in bench.engine.run(layer.step, below, focus, mask, running):
        pixels[rect.slices] = as_levels(tile, pixels.dtype)
        show(rect, tile)
    return Patch(document.key(layer.id), pixels)


def restored(document: Document, bench: Bench, progress: Progress) -> Document:
    """Run all layers, lowest first. Raises ModelError, DiskFull, Cancelled."""
    centre = Rect.of(document.photo.pixels).centre
    for place, layer in enumerate(document.layers):
        part = progress.part(place, len(document.layers))
        patch = patch_of(document, layer, bench, centre, part, _unseen)
        document = document.replaced(layer.restored(patch))
    progress.report(1.0)
    return document


def _unseen(_: Rect, __: Pixels) -> None:
    """Nobody watches."""
