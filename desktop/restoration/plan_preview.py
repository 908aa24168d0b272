"""Preview of a plan: runs fast steps on the visible part of the photo at the view's resolution.

The engine gets the whole photo at the level of the view, so that light and colour are judged as in
the full run. Beyond the visible part it is a coarse copy in which nothing is restored.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from desktop.document.crop_resampling import resample_through
from desktop.document.document import Document
from desktop.document.layer import Layer
from desktop.render.document_renderer import mask_at, size_at
from desktop.render.layer_blending import blend
from desktop.restoration.layer_runner import LayerContext, Show
from models.core.engine_run import RestoredTile, RunRequest, restored_tiles
from models.core.pixels import MaskArray, Raster, Rect, as_levels, as_pixels
from models.core.plan import PlannedStep
from models.core.progress import Progress
from models.core.wish_table import Wish

INSTANT: Final = frozenset(wish.spec.restorer for wish in Wish if wish.spec.is_instant)
"""Names of the restorers that answer at once, on a CPU too."""

MARGIN: Final = 48
"""Pixels around the visible rect that are rendered exactly, for the halos of networks."""

GLANCE: Final = 1024
"""Long side in pixels of the coarse copy of the whole photo, for what is out of view."""

MOST: Final = 32_000_000
"""Most pixels of the image that is passed to the engine; larger scenes use a higher level."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Visible part of the picture: a rect in pixels of the picture reduced by 2^level."""

    level: int
    rect: Rect

    def fitting(self, document: Document) -> "Scene":
        """Return the scene at the lowest level at which the picture has at most `MOST` pixels."""
        scene = self
        while size_at(document, scene.level).area > MOST:
            scene = scene.reduced(document)
        return scene

    def reduced(self, document: Document) -> "Scene":
        """Return the scene at the next coarser level, which has half the resolution."""
        r, level = self.rect, self.level + 1
        halved = Rect(r.x // 2, r.y // 2, r.w // 2 + 1, r.h // 2 + 1)
        return Scene(level, halved.clipped(size_at(document, level)))


def instant_steps(steps: Sequence[PlannedStep]) -> tuple[PlannedStep, ...]:
    """Return the steps of a plan that are fast enough for a preview."""
    return tuple(each for each in steps if each.step.restorer in INSTANT and each.step.scale == 1)


def run_preview(
    document: Document,
    layers: Sequence[Layer],
    scene: Scene,
    context: LayerContext,
    progress: Progress,
    show: Show,
) -> None:
    """Run layers that are not in the document yet on the visible part of the picture.

    Tiles of the last layer are passed to `show`, in pixels of the scene's level. Raises:
    ModelError; DiskFull; Cancelled."""
    whole = size_at(document, scene.level)
    near = scene.rect.grown(MARGIN, whole)
    image = _render_input(document, scene.level, near, context)
    for index, layer in enumerate(layers):
        mask = _engine_mask(document, layer, scene)
        restored = context.allocator.raster(whole.h, whole.w, image.dtype)
        restored[:] = image
        part = progress.part(index, len(layers))
        request = RunRequest(layer.step, image, scene.rect.centre, mask)
        for rect, tile in restored_tiles(context.engine.run(request, part)):
            below = as_pixels(image[rect.slices])
            weights = _layer_mask(document, layer, scene.level, rect)
            pixels = blend(below, tile, layer.opacity, weights)
            restored[rect.slices] = as_levels(pixels, image.dtype)
            if layer is layers[-1]:
                show(RestoredTile(rect, pixels))
        image = restored


def _render_input(document: Document, level: int, near: Rect, context: LayerContext) -> Raster:
    """Render the picture, halved `level` times, uint8, H x W x 3: exact in `near`, else coarse."""
    whole = size_at(document, level)
    image = context.allocator.raster(whole.h, whole.w, np.dtype(np.uint8))
    if near != whole:
        coarse = as_levels(context.renderer.glance(document, GLANCE), image.dtype)
        rows, columns = (
            np.arange(length) * size // length
            for length, size in zip((whole.h, whole.w), coarse.shape[:2], strict=True)
        )
        for row, source in enumerate(rows):
            image[row] = coarse[source, columns]
    image[near.slices] = as_levels(context.renderer.tile(document, level, near), image.dtype)
    return image


def _engine_mask(document: Document, layer: Layer, scene: Scene) -> MaskArray:
    """Return where the engine runs a layer of a scene: float32, H x W, 1 or 0."""
    whole = size_at(document, scene.level)
    runs = np.zeros((whole.h, whole.w), np.float32)
    mask = _layer_mask(document, layer, scene.level, scene.rect) if layer.step.masked else None
    runs[scene.rect.slices] = 1 if mask is None else np.ceil(mask)
    return runs


def _layer_mask(document: Document, layer: Layer, level: int, rect: Rect) -> MaskArray | None:
    """Return `rect` of a layer's mask at a level, cropped; None without a mask."""
    mask, by = layer.mask, 1 << level
    if mask is None:
        return None
    if document.transform is None:
        return mask_at(mask, by, rect)
    whole = document.photo.whole
    return resample_through(document.transform, whole, by, rect, lambda at: mask_at(mask, by, at))
