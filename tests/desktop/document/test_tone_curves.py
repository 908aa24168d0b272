"""Tone curves: interpolation, editing and text form."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.document.document import Document
from desktop.document.layer import Layer
from desktop.document.layer_content import content_from_step, step_from_content
from desktop.document.photo import Photo
from desktop.document.recipe import Recipe
from desktop.document.tone_adjustment import CURVES, LEVELS, ToneAdjustment, apply_tone
from desktop.document.tone_curves import APART, MOST, Curve, Curves, apply_curves
from desktop.restoration.file_restorer import plan_from_recipe
from models.core.pixels import as_pixels
from models.core.plan import Step
from tests.desktop.documents import photo

TONES = np.linspace(0, 1, 4001)
S_SHAPE = Curve(((0.0, 0.0), (0.25, 0.15), (0.75, 0.9), (1.0, 1.0)))
PICTURE = np.random.default_rng(3).random((7, 11, 3)).astype(np.float32)

tones = st.floats(0, 1)
points = st.lists(st.tuples(tones, tones), min_size=0, max_size=20)


def make_curve(pairs: list[tuple[float, float]]) -> Curve:
    curve = Curve()
    for spot in pairs:
        curve = curve.with_point(spot)
    return curve


@given(points)
def test_curve_passes_through_its_points_and_stays_between_neighbours(
    pairs: list[tuple[float, float]],
) -> None:
    curve = make_curve(pairs)
    for (x0, y0), (x1, y1) in pairwise(curve.points):
        between = curve.at(np.linspace(x0, x1, 50))
        assert between[[0, -1]] == pytest.approx([y0, y1], abs=1e-9)
        assert between.min() >= min(y0, y1) - 1e-9
        assert between.max() <= max(y0, y1) + 1e-9


@given(points)
def test_curve_through_rising_points_is_monotone(pairs: list[tuple[float, float]]) -> None:
    rising = sorted(y for _, y in pairs)
    curve = make_curve(list(zip(sorted(x for x, _ in pairs), rising, strict=True)))
    assert (np.diff(curve.at(TONES)) >= -1e-9).all()


def test_identity_curves_change_no_bit() -> None:
    assert apply_curves(PICTURE, Curves()) is PICTURE
    assert apply_curves(PICTURE, Curves(Curve().with_point((0.4, 0.4)))) is PICTURE


@settings(max_examples=25, deadline=None)
@given(points, points)
def test_applied_curve_is_exact_to_half_a_16_bit_level(
    pairs: list[tuple[float, float]], more: list[tuple[float, float]]
) -> None:
    every, red = make_curve(pairs), make_curve(more)
    shown = apply_curves(PICTURE, Curves(every, red))
    exact = every.at(PICTURE.astype(np.float64))
    assert np.abs(shown[..., 1:] - exact[..., 1:]).max() <= 0.5 / 65535
    again = red.at(apply_curves(PICTURE, Curves(every))[..., 0].astype(np.float64))
    assert np.abs(shown[..., 0] - again).max() <= 0.5 / 65535


@given(points)
def test_parsing_the_text_of_a_curve_gives_the_curve(pairs: list[tuple[float, float]]) -> None:
    curve = make_curve(pairs)
    assert Curve.of(curve.text) == curve


@given(points, st.integers(0, 30), st.tuples(st.floats(-2, 3), st.floats(-2, 3)))
def test_moved_point_stays_between_its_neighbours(
    pairs: list[tuple[float, float]], place: int, to: tuple[float, float]
) -> None:
    curve = make_curve(pairs)
    moved = curve.moved(place % len(curve.points), to)
    assert len(moved.points) == len(curve.points)
    assert all(b[0] - a[0] > APART / 2 for a, b in pairwise(moved.points))
    assert Curve.of(moved.text) == moved


def test_curve_keeps_between_two_and_most_points() -> None:
    assert Curve().without(0) == Curve()
    assert len(make_curve([(at / 50, 0.5) for at in range(50)]).points) == MOST


@pytest.mark.parametrize(
    "odd", [7, True, "", "0,0", "0,0 1", "a,b c,d", "1,0 0,1", "nan,0 1,1", "0,0 0,1 1,1"]
)
def test_invalid_curve_text_gives_the_identity(odd: object) -> None:
    assert Curve.of(odd) == Curve()


def test_step_without_curves_is_spelt_as_before_curves_existed() -> None:
    assert step_from_content(ToneAdjustment(0.1)).canonical == (
        '["levels",{"black":0.1,"blue":1.0,"contrast":0.0,"gamma":1.0,"green":1.0,'
        '"lights":0.0,"red":1.0,"shadows":0.0,"white":1.0},[]]'
    )


def test_curves_act_after_levels_and_survive_the_step_format() -> None:
    tone = ToneAdjustment(
        black=0.1, white=0.9, curves=Curves(S_SHAPE, blue=Curve().moved(1, (1, 0.5)))
    )
    assert content_from_step(step_from_content(tone)) == tone
    levels = apply_tone(PICTURE, ToneAdjustment(black=0.1, white=0.9))
    assert np.array_equal(apply_tone(PICTURE, tone), apply_curves(levels, tone.curves))


def test_curve_keeps_16_bit_precision() -> None:
    ramp = as_pixels(np.arange(65536, dtype=np.uint16).reshape(256, 256, 1).repeat(3, 2))
    lifted = Curve(((0.0, 0.0), (0.5, 0.6), (1.0, 1.0)))
    seen = np.round(apply_curves(ramp, Curves(lifted)) * 65535)
    assert len(np.unique(seen)) > 50000


def test_recipe_carries_curves_to_other_photos() -> None:
    tone = ToneAdjustment(curves=Curves(S_SHAPE))
    document = Document(photo(), (Layer("a", CURVES, tone),))
    (step,) = Recipe.from_text(Recipe.of(document).toml).steps
    assert content_from_step(step.step) == tone
    assert plan_from_recipe(Recipe((step,))).steps[0].step == step_from_content(tone)


@pytest.mark.parametrize(
    ("tone", "name"),
    [
        (ToneAdjustment(), LEVELS),
        (ToneAdjustment(0.1, curves=Curves(S_SHAPE)), LEVELS),
        (ToneAdjustment(curves=Curves(S_SHAPE)), CURVES),
    ],
)
def test_default_layer_name_tells_levels_from_curves(tone: ToneAdjustment, name: str) -> None:
    assert tone.name == name


def test_step_with_an_invalid_curve_keeps_its_levels() -> None:
    tone = content_from_step(Step(LEVELS, {"black": 0.2, "curve": "so,so"}))
    assert tone == ToneAdjustment(0.2)


def test_tone_adjustment_of_an_8_bit_photo_is_float32() -> None:
    small = Photo(photo().source, "a", photo().pixels)
    assert (
        apply_tone(as_pixels(small.pixels), ToneAdjustment(curves=Curves(S_SHAPE))).dtype
        == np.float32
    )
