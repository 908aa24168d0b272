"""Tests of colours under alpha 0, which must not mix into visible edges."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from desktop.document.crop_transform import CropTransform
from desktop.document.document import Document
from desktop.document.layer import Layer, Patch
from desktop.document.photo import Photo
from desktop.files.storage.scratch_files import Scratch
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.hidden_colours import RADII, spread_colours, spread_raster
from desktop.render.view_tile_cache import TileCache
from desktop.restoration.layer_runner import LayerContext, run_layer
from models.core.engine_run import RunRequest, RunResult
from models.core.plan import Step
from models.core.progress import Progress
from tests.desktop.documents import FakeEngine

LIGHT = 235
"""Level of the visible pixels; the hidden ones are black."""

SIDE = 96


def disc() -> Photo:
    """Make a light disc with a soft rim on black of alpha 0."""
    y, x = np.mgrid[:SIDE, :SIDE]
    rim = (36 - np.hypot(y - SIDE / 2, x - SIDE / 2)) / 1.5 + 0.5
    alpha = np.rint(np.clip(rim, 0, 1) * 255).astype(np.uint8)
    pixels = np.where(alpha[..., None] > 0, LIGHT, 0).repeat(3, axis=2).astype(np.uint8)
    return Photo(Path("disc.png"), "disc", pixels, alpha)


def test_hidden_pixels_get_the_colour_of_their_nearest_visible_ones() -> None:
    pixels, alpha = np.zeros((1, 60, 3), np.float32), np.zeros((1, 60), np.float32)
    pixels[0, :10], alpha[0, :10] = 0.5, 1
    spread = spread_colours(pixels, alpha)
    assert np.allclose(spread[0, : 10 + RADII[-1]], 0.5, atol=1e-6)
    assert (spread[0, 10 + RADII[-1] :] == 0).all()


def test_visible_pixels_keep_their_colour() -> None:
    rng = np.random.default_rng(2)
    pixels, alpha = rng.random((40, 50, 3), np.float32), rng.random((40, 50), np.float32)
    alpha[alpha < 0.5] = 0
    assert np.array_equal(spread_colours(pixels, alpha)[alpha > 0], pixels[alpha > 0])


@pytest.mark.parametrize("level", [0, 255])
def test_photo_without_or_of_hidden_pixels_only_stays_as_it_is(level: int) -> None:
    photo = replace(disc(), alpha=np.full((SIDE, SIDE), level, np.uint8))
    assert spread_raster(photo.pixels, photo, np.zeros) is photo.pixels


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_strips_give_the_same_colours_as_the_whole(
    dtype: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = disc()
    pixels = photo.pixels.astype(dtype)

    def allocate(height: int, width: int, kind: np.dtype) -> np.ndarray:
        return np.zeros((height, width, 3), kind)

    whole = spread_raster(pixels, photo, allocate)
    monkeypatch.setattr("desktop.render.hidden_colours.STRIP", 7)
    assert np.array_equal(spread_raster(pixels, photo, allocate), whole)


def test_engine_sees_no_hidden_black_beside_the_rim() -> None:
    seen: list[np.ndarray] = []

    class WatchedEngine(FakeEngine):
        """Engine that keeps the images that it is asked to restore."""

        def run(self, request: RunRequest, progress: Progress) -> Iterator[RunResult]:
            seen.append(np.array(request.image))
            return super().run(request, progress)

    photo, layer = disc(), Layer("a", "a", Step("a", {}))
    with Scratch() as scratch:
        context = LayerContext(WatchedEngine(), DocumentRenderer(TileCache(0)), scratch)
        run_layer(Document(photo, (layer,)), layer, context, (0, 0), Progress(), lambda *_: None)
    rows = seen[0][SIDE // 2]
    assert (rows[SIDE // 2 - 36 - RADII[-1] : SIDE // 2] == LIGHT).all()


def visible_levels(document: Document, visible: np.ndarray) -> np.ndarray:
    pixels = [pixels for _, pixels in DocumentRenderer(TileCache(0)).rows(document)]
    return np.concatenate(pixels)[visible]


def test_rim_stays_light_where_a_photo_is_straightened() -> None:
    photo = disc()
    document = Document(photo).with_transform(CropTransform(photo.whole, angle=7.0))
    shown = document.visible_rect
    y, x = np.mgrid[: shown.h, : shown.w]
    inside = np.hypot(y - shown.h / 2, x - shown.w / 2) < 36
    levels = visible_levels(document, inside)
    assert levels.min() > (LIGHT - 1) / 255


def test_rim_stays_light_below_a_half_opaque_enlarged_layer() -> None:
    photo = disc()
    pixels = np.full((2 * SIDE, 2 * SIDE, 3), LIGHT * 257, np.uint16)
    layer = Layer("a", "a", Step("a", {"scale": 2}), opacity=0.5, patch=Patch("key", pixels))
    levels = visible_levels(Document(photo, (layer,)), photo.alpha.repeat(2, 0).repeat(2, 1) > 0)
    assert levels.min() > (LIGHT - 1) / 255


def test_hidden_colours_are_exact_where_nothing_interpolates() -> None:
    photo = disc()
    pixels = [pixels for _, pixels in DocumentRenderer(TileCache(0)).rows(Document(photo))]
    assert np.array_equal(np.rint(np.concatenate(pixels) * 255), photo.pixels)
