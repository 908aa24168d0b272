"""A photo through its layers: what the window's jobs and the command line have in common."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import uuid4

import numpy as np

from desktop.document.document import Document, in_order
from desktop.document.heal_layer import completed_strokes, scope_of, strokes_of
from desktop.document.layer import Layer, Patch
from desktop.document.mask import Mask
from desktop.document.photo import Photo
from desktop.document.tone import LEVELS, ToneAdjustment
from desktop.render.blending import average
from desktop.render.renderer import DocumentRenderer, RasterAllocator
from models.core.engine_run import DetectedTags, RestoredTile, RunRequest, RunResult
from models.core.invention_map import InventionMap
from models.core.pixels import MaskArray, Pixels, Raster, Rect, as_levels, as_pixels
from models.core.plan import Plan, PlannedStep
from models.core.progress import DetailInvented, LittleDamageFound, Notice, Progress, TagsRecognised
from models.core.protocols import Engine
from models.core.strokes import rasterise_strokes
from models.core.wish import LOW_SENSITIVITY

Show = Callable[[RunResult], None]

MENDS = "scratches"
"""The restorer of damaged places, which can be told where they are."""

HARDLY = 0.0005
"""Share of the area below which it is told that little damage was found."""

STRIP = 128
"""Rows copied at a time."""

PREPARING = 0.02
"""Share of a layer's progress that flattening what is below takes, about."""


@dataclass(frozen=True, slots=True)
class LayerContext:
    """What running a layer takes: an engine, a renderer, and room for pixels."""

    engine: Engine
    evaluator: DocumentRenderer
    room: RasterAllocator


def document_from_plan(photo: Photo, plan: Plan, region: Mask | None) -> Document:
    """The photo under one layer for each step; none has been run."""
    layers = tuple(layer_from_step(planned, region) for planned in plan.steps)
    return Document(photo, in_order(layers))


def layer_from_step(planned: PlannedStep, region: Mask | None, *, damage: bool = False) -> Layer:
    """Named by its wish, as strong as planned. What enlarges the canvas does so everywhere. With
    `damage` the region tells what is damaged: that is mended, and for other wishes it means
    nothing."""
    step, mends = planned.step, planned.step.restorer == MENDS
    if damage and mends:
        step = replace(step, params={**step.params, "masked": True})
    region = None if step.scale > 1 or (damage and not mends) else region
    scope = region.bounds if region else None
    name = ToneAdjustment.of(step).name if step.restorer == LEVELS else planned.wish.value
    return Layer(uuid4().hex, name, step, region, planned.strength, scope=scope)


def run_layer(
    document: Document,
    layer: Layer,
    bench: LayerContext,
    focus: tuple[float, float],
    progress: Progress,
    show: Show,
) -> Patch:
    """Run one layer on what is below it, tiles nearest to `focus` (x, y in pixels of the photo)
    first, each shown at the photo's size as soon as it is there. Raises ModelError, DiskFull,
    Cancelled."""
    place = document.index_of(layer.id)
    below = bench.evaluator.flattened(document, place, bench.room, progress.share(0, PREPARING))
    height, width = below.shape[:2]
    mask, scale = None, layer.step.scale
    part = layer.scope if strokes_of(layer) else None
    pixels = bench.room.raster(height * scale, width * scale, np.dtype(np.uint16), part)
    if layer.step.masked and layer.region is not None:
        _copy(below, pixels, Rect.of(below))
        mask = np.ceil(layer.region.values)
    elif layer.scope is not None:
        mask = _prepared(document, layer, below, pixels)
    running, request = progress.share(PREPARING, 1), RunRequest(layer.step, below, focus, mask)
    mended, others = 0, list[InventionMap | DetectedTags]()
    for result in bench.engine.run(request, running):
        if isinstance(result, RestoredTile):
            rect, tile = result.rect, result.pixels
            kept = rect.clipped(part) if part else rect
            pixels[kept.slices] = as_levels(tile[kept.relative_to(rect).slices], pixels.dtype)
            if _searches(layer):
                mended += _differing(tile, below[rect.slices])
            show(RestoredTile(rect.reduced(scale), average(tile, scale) if scale > 1 else tile))
        else:
            others.append(result)
            progress.notice(_notice_of(result))
            show(result)
    share = mended / (layer.scope or Rect.of(below)).area
    if _searches(layer) and (share < HARDLY or _careful(layer)):
        progress.notice(LittleDamageFound(share))
    inventions = tuple(each for each in others if isinstance(each, InventionMap))
    tags = (tag for each in others if isinstance(each, DetectedTags) for tag in each.tags)
    return Patch(document.key(layer.id), pixels, inventions, tuple(dict.fromkeys(tags)))


def _notice_of(result: InventionMap | DetectedTags) -> Notice:
    """Return the message to the user about a result that is no tile."""
    if isinstance(result, InventionMap):
        return DetailInvented(result.share)
    return TagsRecognised(result.tags)


def _searches(layer: Layer) -> bool:
    """Whether it has to find what it mends."""
    return layer.step.restorer == MENDS and not layer.step.masked and not strokes_of(layer)


def _careful(layer: Layer) -> bool:
    """Whether it mends only what is damaged for certain."""
    return layer.step.params.get("sensitivity") == LOW_SENSITIVITY


def _differing(tile: Pixels, below: Raster) -> int:
    """Pixels that are not what they were."""
    return int((as_levels(tile, below.dtype) != below).any(axis=2).sum())


def _prepared(document: Document, layer: Layer, below: Raster, pixels: Raster) -> MaskArray:
    """Where the layer must be run, with all else put in its place. Of one that is painted that is
    where the last strokes are, and beyond its scope, where it cannot show, nothing is needed."""
    strokes, scope = strokes_of(layer), layer.scope or document.photo.whole
    if not strokes:
        _copy(below, pixels, Rect.of(below))
        return _inside(scope, *below.shape[:2])
    _copy(below, pixels, scope)
    old = completed_strokes(document, layer)
    if old and layer.patch:
        _copy(layer.patch.pixels, pixels, scope_of(old, document.photo.whole))
    rest = strokes[len(old) :]
    return rasterise_strokes(
        [replace(each, radius=each.radius + 1) for each in rest], Rect.of(below)
    )


def _inside(scope: Rect, height: int, width: int) -> MaskArray:
    """One in the scope of a layer, zero elsewhere."""
    mask = np.zeros((height, width), np.float32)
    mask[scope.slices] = 1
    return mask


def _copy(below: Raster, pixels: Raster, place: Rect) -> None:
    """So that a layer changes nothing where it is not run."""
    for top in range(0, place.h, STRIP):
        part = Rect(place.x, place.y + top, place.w, min(STRIP, place.h - top)).slices
        pixels[part] = as_levels(as_pixels(below[part]), pixels.dtype)


def run_all_layers(document: Document, bench: LayerContext, progress: Progress) -> Document:
    """Run all layers, lowest first. Raises ModelError, DiskFull, Cancelled."""
    centre = Rect.of(document.photo.pixels).centre
    for place, layer in enumerate(document.layers):
        if not layer.needs_engine:
            continue
        part = progress.part(place, len(document.layers))
        patch = run_layer(document, layer, bench, centre, part, _unseen)
        document = document.replaced(layer.restored(patch))
    progress.report(1.0)
    return document


def _unseen(_: RunResult) -> None:
    """Nobody watches."""
