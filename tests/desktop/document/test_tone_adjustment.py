"""Tone adjustments, which are computed when they are displayed."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.document.document import Document
from desktop.document.layer import Layer
from desktop.document.layer_content import content_from_step, step_from_content
from desktop.document.mask import Mask
from desktop.document.photo import Photo
from desktop.document.recipe import Recipe
from desktop.document.tone_adjustment import (
    LEVELS,
    PickTarget,
    ToneAdjustment,
    apply_tone,
    tint_of,
    warmth_of,
    with_picked,
    with_white_balance,
    with_white_point,
)
from desktop.render.document_renderer import DocumentRenderer, size_at
from desktop.render.view_tile_cache import TileCache
from desktop.restoration.file_restorer import plan_from_recipe
from desktop.restoration.layer_runner import LayerContext, run_all_layers
from desktop.restoration.place_masks import document_from_plan
from models.core.pixels import Pixels, Raster, Rect, as_levels, as_pixels, to_luma
from models.core.plan import Step
from models.core.progress import Progress
from tests.desktop.documents import FakeEngine, photo

RANDOM = np.random.default_rng(8)
PICTURE = RANDOM.random((9, 12, 3)).astype(np.float32)
STRONG = ToneAdjustment(0.1, 0.8, 1.5, 0.3)


class NoAllocator:
    """Allocator that must not be called."""

    def raster(
        self, height: int, width: int, dtype: np.dtype[np.generic], part: Rect | None = None
    ) -> Raster:
        raise AssertionError


def layer(tone: ToneAdjustment, mask: Mask | None = None, opacity: float = 1.0) -> Layer:
    return Layer("a", LEVELS, tone, mask, opacity)


def whole(document: Document) -> Pixels:
    renderer = DocumentRenderer(TileCache(1 << 20))
    return np.concatenate([pixels for _, pixels in renderer.rows(document)])


def test_neutral_tone_adjustment_returns_the_pixels_themselves() -> None:
    assert apply_tone(PICTURE, ToneAdjustment()) is PICTURE


def test_black_point_becomes_0_and_white_point_1() -> None:
    ends = np.array([[[0.1] * 3, [0.8] * 3]], np.float32)
    assert apply_tone(ends, STRONG) == pytest.approx(np.array([[[0] * 3, [1] * 3]]), abs=1e-6)


@given(*[st.floats(-1, 1)] * 3, st.floats(0.2, 5))
def test_tone_adjustment_is_monotone(
    contrast: float, shadows: float, lights: float, gamma: float
) -> None:
    ramp = np.linspace(0, 1, 999, dtype=np.float32)[None, :, None].repeat(3, 2)
    tone = ToneAdjustment(0.05, 0.9, gamma, contrast, shadows, lights)
    tones = apply_tone(ramp, tone)[0, :, 0]
    assert (np.diff(tones) >= -1e-6).all()
    assert tones[0] == 0
    assert tones[-1] == 1


def test_picked_colour_becomes_white() -> None:
    seen = (0.7, 0.6, 0.45)
    picked = np.array([[seen]], np.float32)
    assert apply_tone(picked, with_white_point(ToneAdjustment(gamma=1.3), seen)) == pytest.approx(
        np.ones((1, 1, 3))
    )


def test_tone_adjustment_keeps_16_bit_precision() -> None:
    ramp = np.arange(65536, dtype=np.uint16).reshape(256, 256, 1).repeat(3, 2)
    deep = Document(Photo(Path("a.tif"), "a", ramp), (layer(ToneAdjustment(gamma=1.1)),))
    assert len(np.unique(as_levels(whole(deep), np.dtype(np.uint16)))) > 60000


def test_tone_adjustment_is_rendered_without_a_run_and_never_stale() -> None:
    document = Document(photo(), (layer(STRONG),))
    expected = apply_tone(as_pixels(photo().pixels), STRONG)
    tile = DocumentRenderer(TileCache(1 << 20)).tile(document, 0, size_at(document, 0))
    assert np.array_equal(tile, expected)
    assert not document.is_stale("a")


def test_tone_adjustment_respects_mask_and_opacity() -> None:
    mask = np.zeros((32, 48), np.float32)
    mask[:, 24:] = 1
    seen = whole(Document(photo(), (layer(STRONG, Mask.of(mask), 0.5),)))
    below = as_pixels(photo().pixels)
    assert np.array_equal(seen[:, :24], below[:, :24])
    expected = (below + apply_tone(below, STRONG)) / 2
    assert seen[:, 24:] == pytest.approx(expected[:, 24:], abs=1e-6)


def test_changed_tone_adjustment_changes_patch_keys_above() -> None:
    above = Layer("b", "b", Step("denoise", {}))
    keys = {Document(photo(), (layer(each), above)).key("b") for each in (ToneAdjustment(), STRONG)}
    assert len(keys) == 2


def test_recipe_applies_a_tone_adjustment_without_the_engine() -> None:
    recipe = Recipe.of(Document(photo(), (layer(STRONG, opacity=0.5),)))
    document = document_from_plan(photo(), plan_from_recipe(Recipe.from_text(recipe.toml)), None)
    engine = FakeEngine()
    done = run_all_layers(
        document, LayerContext(engine, DocumentRenderer(TileCache(0)), NoAllocator()), Progress()
    )
    assert (done.layers[0].tone, done.layers[0].opacity) == (STRONG, 0.5)
    assert done.layers[0].name == LEVELS
    assert engine.steps == []


@pytest.mark.parametrize("odd", ["dark", float("nan"), True, -7, 900])
def test_out_of_range_numbers_of_a_file_give_finite_pixels(odd: str | float) -> None:
    tone = content_from_step(Step(LEVELS, {"black": odd, "gamma": odd, "red": odd}))
    assert isinstance(tone, ToneAdjustment)
    assert np.isfinite(apply_tone(PICTURE, tone)).all()


COLOURS = st.tuples(*[st.floats(0.05, 0.95)] * 3)


@given(COLOURS)
def test_a_picked_grey_has_no_colour_and_the_same_luma(colour: tuple[float, float, float]) -> None:
    pixel = np.array([[colour]], np.float32)
    tone = with_picked(ToneAdjustment(), colour, PickTarget.GREY)
    gains = np.array((tone.red, tone.green, tone.blue))
    assume(gains.min() > 0.26 and gains.max() < 3.9)
    toned = apply_tone(pixel, tone)[0, 0]
    assert float(np.ptp(toned)) < 1e-4
    assert float(toned.mean()) == pytest.approx(min(float(to_luma(pixel)[0, 0]), 1.0), abs=1e-4)


@given(st.floats(-1, 1), st.floats(-1, 1))
def test_warmth_and_tint_keep_the_luma_of_grey(warmth: float, tint: float) -> None:
    tone = with_white_balance(ToneAdjustment(), warmth, tint)
    assert (warmth_of(tone), tint_of(tone)) == pytest.approx((warmth, tint), abs=1e-4)
    toned = apply_tone(np.full((1, 1, 3), 0.3, np.float32), tone)
    assert float(to_luma(toned)[0, 0]) == pytest.approx(0.3, abs=1e-4)


def test_a_warmer_picture_is_redder_and_less_blue() -> None:
    red, _, blue = apply_tone(
        np.full((1, 1, 3), 0.5, np.float32), with_white_balance(ToneAdjustment(), 0.5, 0.0)
    )[0, 0]
    assert red > 0.5 > blue


def test_no_saturation_gives_greys_of_the_same_luma() -> None:
    toned = apply_tone(PICTURE, ToneAdjustment(saturation=-1.0))
    assert np.allclose(toned, to_luma(PICTURE)[..., None], atol=1e-5)


@pytest.mark.parametrize("name", ["saturation", "vibrance"])
@pytest.mark.parametrize("amount", [-1.0, -0.3, 0.3, 1.0])
def test_saturation_and_vibrance_leave_greys_alone(name: str, amount: float) -> None:
    greys = np.repeat(np.linspace(0, 1, 17, dtype=np.float32)[None, :, None], 3, axis=2)
    toned = apply_tone(greys, ToneAdjustment(**{name: amount}))
    assert np.allclose(toned, greys, atol=1e-6)


def test_vibrance_changes_pale_colours_more_than_strong_ones() -> None:
    pale, strong = np.array([[[0.5, 0.45, 0.45], [0.9, 0.1, 0.1]]], np.float32)[0]
    toned = apply_tone(np.stack([[pale, strong]]), ToneAdjustment(vibrance=0.5))[0]
    assert np.ptp(toned[0]) / np.ptp(pale) > 1.2 > np.ptp(toned[1]) / np.ptp(strong)


def test_step_without_saturation_is_spelled_as_before() -> None:
    assert set(step_from_content(ToneAdjustment(0.1)).params) == {
        *("black", "white", "gamma", "contrast", "shadows", "lights", "red", "green", "blue"),
    }


def test_saturation_and_vibrance_are_kept_in_steps() -> None:
    tone = ToneAdjustment(saturation=0.25, vibrance=-0.5)
    assert content_from_step(step_from_content(tone)) == tone
