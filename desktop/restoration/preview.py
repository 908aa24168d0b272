"""A first look at a plan: what is in view is restored as it is on the screen, before the whole
photo is.

The engine sees the whole photo at the reduction of the view, so that light and colour are judged
as they will be; beyond what is in view it is a coarse copy, and nothing is restored there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from desktop.document.document import Document
from desktop.document.layer import Layer
from desktop.document.resample import resample_through
from desktop.render.blending import blend
from desktop.render.renderer import mask_at, size_at
from desktop.restoration.layer_runner import LayerContext, Show
from models.core.engine_run import RestoredTile, RunRequest, restored_tiles
from models.core.pixels import MaskArray, Raster, Rect, as_levels, as_pixels
from models.core.plan import PlannedStep
from models.core.progress import Progress
from models.core.wish import Wish

INSTANT: Final = frozenset(wish.spec.restorer for wish in Wish if wish.spec.is_instant)
"""Restorers that answer at once, also on a processor."""

MARGIN: Final = 48
"""Pixels beyond what is in view that networks look at."""

GLANCE: Final = 1024
"""Long side of the coarse copy."""

MOST: Final = 32_000_000
"""Pixels that the engine is given; what is larger is shown more reduced."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What is in view: a rectangle of a level, see desktop.render.renderer."""

    level: int
    rect: Rect

    def fitting(self, document: Document) -> "Scene":
        """The same place, as reduced as it must be."""
        scene = self
        while size_at(document, scene.level).area > MOST:
            scene = scene.reduced(document)
        return scene

    def reduced(self, document: Document) -> "Scene":
        """The same place on the next level."""
        r, level = self.rect, self.level + 1
        halved = Rect(r.x // 2, r.y // 2, r.w // 2 + 1, r.h // 2 + 1)
        return Scene(level, halved.clipped(size_at(document, level)))


def instant(steps: Sequence[PlannedStep]) -> tuple[PlannedStep, ...]:
    """Those of a plan that a preview can show."""
    return tuple(each for each in steps if each.step.restorer in INSTANT and each.step.scale == 1)


def preview(
    document: Document,
    layers: Sequence[Layer],
    scene: Scene,
    bench: LayerContext,
    progress: Progress,
    show: Show,
) -> None:
    """Run layers that are not in the document yet on what is in view, each piece shown as soon as
    the last layer has been there, in pixels of the scene's level. Raises ModelError, DiskFull,
    Cancelled."""
    whole = size_at(document, scene.level)
    near = scene.rect.grown(MARGIN, whole)
    stage = _staged(document, scene.level, near, bench)
    for place, layer in enumerate(layers):
        wanted = _wanted(document, layer, scene)
        restored = bench.room.raster(whole.h, whole.w, stage.dtype)
        restored[:] = stage
        part = progress.part(place, len(layers))
        request = RunRequest(layer.step, stage, scene.rect.centre, wanted)
        for rect, tile in restored_tiles(bench.engine.run(request, part)):
            below = as_pixels(stage[rect.slices])
            mask = _mask(document, layer, scene.level, rect)
            pixels = blend(below, tile, layer.opacity, mask)
            restored[rect.slices] = as_levels(pixels, stage.dtype)
            if layer is layers[-1]:
                show(RestoredTile(rect, pixels))
        stage = restored


def _staged(document: Document, level: int, near: Rect, bench: LayerContext) -> Raster:
    """What the engine sees, at 8 bits: `near` as it is, the rest coarse."""
    whole = size_at(document, level)
    stage = bench.room.raster(whole.h, whole.w, np.dtype(np.uint8))
    if near != whole:
        coarse = as_levels(bench.evaluator.glance(document, GLANCE), stage.dtype)
        rows, columns = (
            np.arange(length) * size // length
            for length, size in zip((whole.h, whole.w), coarse.shape[:2], strict=True)
        )
        for row, source in enumerate(rows):
            stage[row] = coarse[source, columns]
    stage[near.slices] = as_levels(bench.evaluator.tile(document, level, near), stage.dtype)
    return stage


def _wanted(document: Document, layer: Layer, scene: Scene) -> MaskArray:
    """1 where the engine is to work."""
    whole = size_at(document, scene.level)
    wanted = np.zeros((whole.h, whole.w), np.float32)
    mask = _mask(document, layer, scene.level, scene.rect) if layer.step.masked else None
    wanted[scene.rect.slices] = 1 if mask is None else np.ceil(mask)
    return wanted


def _mask(document: Document, layer: Layer, level: int, rect: Rect) -> MaskArray | None:
    """As it lies on the picture that is shown; masks know nothing of frames."""
    region, by = layer.region, 1 << level
    if region is None:
        return None
    if document.frame is None:
        return mask_at(region, by, rect)
    whole = document.photo.whole
    return resample_through(document.frame, whole, by, rect, lambda at: mask_at(region, by, at))
