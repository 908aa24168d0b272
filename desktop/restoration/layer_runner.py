"""Runs the layers of a document in an engine; used by the window and the command line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import assert_never
from uuid import uuid4

import numpy as np

from desktop.document.document import Document
from desktop.document.heal_layer import completed_strokes, scope_of_strokes
from desktop.document.layer import Layer, Patch
from desktop.document.layer_content import repairs_damage
from desktop.document.mask import Mask
from desktop.render.document_renderer import DocumentRenderer, RasterAllocator
from desktop.render.hidden_colours import spread_raster
from desktop.render.layer_blending import average
from models.core.engine_run import (
    DetectedTags,
    RestoredTile,
    RunOutput,
    RunRequest,
    RunResult,
)
from models.core.face import FaceReport
from models.core.invention_map import InventionMap
from models.core.pixels import MaskArray, Pixels, Raster, Rect, as_levels, as_pixels
from models.core.plan import PlannedStep
from models.core.progress import DetailInvented, LittleDamageFound, Notice, Progress, TagsRecognised
from models.core.protocols import Engine
from models.core.strokes import rasterise_strokes
from models.core.wish_table import LOW_SENSITIVITY

Show = Callable[[RunResult], None]
"""Function that takes each result of a running layer at once; rects are in pixels of the photo."""

LITTLE_DAMAGE = 0.0005
"""Share of a repair's area, 0 to 1, below which a notice says that little damage was found."""

VISIBLE = 0.1
"""Mask value, 0 to 1, from which a pixel is repaired exactly as masked. Lower values, such as the
noise of a mask saved as JPEG, show so little of a repair that it would be wasted."""

STRIP = 128
"""Number of rows of a raster that are copied at a time."""

PREPARING = 0.02
"""Approximate share of a layer's progress that rendering the picture below takes."""


@dataclass(frozen=True, slots=True)
class LayerContext:
    """Engine, renderer and allocator of pixels with which layers are run."""

    engine: Engine
    renderer: DocumentRenderer
    allocator: RasterAllocator


def layer_from_step(planned: PlannedStep, mask: Mask | None, *, damage: bool = False) -> Layer:
    """Make a layer without patch from a planned step; its opacity is the planned strength.

    A layer that enlarges gets no mask. With `damage` the mask marks damage: repair steps fill
    exactly that, other steps get no mask."""
    step, repairs = planned.step, repairs_damage(planned.step)
    if damage and repairs:
        step = step.with_mask_as_damage()
    if step.scale > 1 or (damage and not repairs):
        mask = None
    layer = Layer.from_step(uuid4().hex, planned.wish.value, step)
    if layer.tone is not None:
        layer = layer.named(layer.tone.name)
    scope = mask.bounds if mask else None
    return replace(layer, mask=mask, opacity=planned.strength, scope=scope)


def run_layer(
    document: Document,
    layer: Layer,
    context: LayerContext,
    focus: tuple[float, float] | None,
    progress: Progress,
    show: Show,
) -> Patch:
    """Run one layer on the picture below it and return its patch.

    What is nearest to `focus` (x, y in pixels of the photo; None: nobody looks at it) comes first;
    each tile is passed to `show`, reduced to the sides of the photo. Raises: ModelError; DiskFull;
    Cancelled."""
    index, preparing = document.index_of(layer.id), progress.share(0, PREPARING)
    below = context.renderer.flatten(document, index, context.allocator, preparing)
    below = spread_raster(below, document.photo, context.allocator.raster)
    pixels = _allocate_patch(layer, below, context.allocator)
    mask = _copy_unchanged(document, layer, below, pixels)
    others, changed, searches = list[RunOutput](), 0, searches_damage(layer)
    request = RunRequest(layer.step, below, focus, mask, layer.frame)
    for result in context.engine.run(request, progress.share(PREPARING, 1)):
        if isinstance(result, RestoredTile):
            _store_tile(result, pixels, _allocated_part(layer))
            changed += _count_changed(result.pixels, below[result.rect.slices]) if searches else 0
            show(_at_size_of_photo(result, layer.scale))
        else:
            others.append(result)
            if notice := _notice_of(result):
                progress.notice(notice)
            show(result)
    if searches:
        _report_little_damage(layer, changed / (layer.scope or Rect.of(below)).area, progress)
    maps, tags, faces = _invention_maps(others), _tags(others), _faces(others)
    return Patch(document.key(layer.id), pixels, maps, tags, faces)


def run_all_layers(document: Document, context: LayerContext, progress: Progress) -> Document:
    """Run all layers that need the engine, the lowest first; return the document with patches.

    Raises: ModelError; DiskFull; Cancelled."""
    for index, layer in enumerate(document.layers):
        if layer.needs_engine:
            part = progress.part(index, len(document.layers))
            patch = run_layer(document, layer, context, None, part, lambda _: None)
            document = document.replaced(layer.with_patch(patch))
    progress.report(1.0)
    return document


def _allocated_part(layer: Layer) -> Rect | None:
    """Return the part of the photo for which a patch needs memory; None for all of it."""
    return layer.scope if layer.strokes else None


def _allocate_patch(layer: Layer, below: Raster, allocator: RasterAllocator) -> Raster:
    height, width = (side * layer.scale for side in below.shape[:2])
    return allocator.raster(height, width, np.dtype(np.uint16), _allocated_part(layer))


def _store_tile(tile: RestoredTile, pixels: Raster, part: Rect | None) -> None:
    inside = tile.rect.clipped(part) if part else tile.rect
    own = tile.pixels[inside.relative_to(tile.rect).slices]
    pixels[inside.slices] = as_levels(own, pixels.dtype)


def _at_size_of_photo(tile: RestoredTile, scale: int) -> RestoredTile:
    if scale == 1:
        return tile
    return RestoredTile(tile.rect.reduced(scale), average(tile.pixels, scale))


def _notice_of(result: RunOutput) -> Notice | None:
    """Return the notice for the user about a result that is no tile, None if it needs none."""
    match result:
        case InventionMap():
            return DetailInvented(result.share)
        case DetectedTags():
            return TagsRecognised(result.tags)
        case FaceReport():
            return None
        case _:
            assert_never(result)


def _copy_unchanged(
    document: Document, layer: Layer, below: Raster, pixels: Raster
) -> MaskArray | None:
    """Copy what stays unchanged into a patch; return the mask where to run (None: everywhere).

    `below` is the picture below the layer, `pixels` those of its new patch."""
    if layer.step.masked and layer.mask is not None:
        _copy(below, pixels, Rect.of(below))
        return (layer.mask.values >= VISIBLE).astype(np.float32)
    if layer.scope is None:
        return None
    if layer.strokes:
        return _copy_around_strokes(document, layer, layer.scope, below, pixels)
    _copy(below, pixels, Rect.of(below))
    mask = np.zeros(below.shape[:2], np.float32)
    mask[layer.scope.slices] = 1
    return mask


def _copy_around_strokes(
    document: Document, layer: Layer, scope: Rect, below: Raster, pixels: Raster
) -> MaskArray:
    """Copy the scope and the strokes healed before into a patch; return a mask of new strokes.

    `below` is the picture below the layer, `pixels` those of its new patch."""
    _copy(below, pixels, scope)
    done = completed_strokes(document, layer)
    if done and layer.patch:
        _copy(layer.patch.pixels, pixels, scope_of_strokes(done, document.photo.whole))
    grown = [replace(each, radius=each.radius + 1) for each in layer.strokes[len(done) :]]
    return rasterise_strokes(grown, Rect.of(below))


def _copy(source: Raster, pixels: Raster, rect: Rect) -> None:
    for top in range(0, rect.h, STRIP):
        strip = Rect(rect.x, rect.y + top, rect.w, min(STRIP, rect.h - top)).slices
        pixels[strip] = as_levels(as_pixels(source[strip]), pixels.dtype)


def searches_damage(layer: Layer) -> bool:
    """Return whether a layer repairs damage that it detects itself."""
    is_given = bool(layer.strokes) or (layer.step.masked and layer.mask is not None)
    return repairs_damage(layer.step) and not is_given


def _count_changed(tile: Pixels, below: Raster) -> int:
    return int((as_levels(tile, below.dtype) != below).any(axis=2).sum())


def _report_little_damage(layer: Layer, share: float, progress: Progress) -> None:
    """Send a notice if a repair changed a small `share` of its area, or its sensitivity was low."""
    if share < LITTLE_DAMAGE or layer.step.sensitivity == LOW_SENSITIVITY:
        progress.notice(LittleDamageFound(share))


def _invention_maps(results: Sequence[RunOutput]) -> tuple[InventionMap, ...]:
    return tuple(each for each in results if isinstance(each, InventionMap))


def _tags(results: Sequence[RunOutput]) -> tuple[str, ...]:
    detected = (each.tags for each in results if isinstance(each, DetectedTags))
    return tuple(dict.fromkeys(tag for tags in detected for tag in tags))


def _faces(results: Sequence[RunOutput]) -> tuple[FaceReport, ...]:
    return tuple(each for each in results if isinstance(each, FaceReport))
