"""Curves through points."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.document.curves import APART, MOST, Curve, Curves, apply_curves
from desktop.document.document import Document
from desktop.document.layer import Layer
from desktop.document.layer_content import content_from_step, step_from_content
from desktop.document.photo import Photo
from desktop.document.recipe import Recipe
from desktop.document.tone import CURVES, LEVELS, ToneAdjustment, apply_tone
from desktop.restoration.file_restorer import plan_from_recipe
from models.core.pixels import as_pixels
from models.core.plan import Step
from tests.desktop.documents import photo

TONES = np.linspace(0, 1, 4001)
S_SHAPE = Curve(((0.0, 0.0), (0.25, 0.15), (0.75, 0.9), (1.0, 1.0)))
PICTURE = np.random.default_rng(3).random((7, 11, 3)).astype(np.float32)

tones = st.floats(0, 1)
points = st.lists(st.tuples(tones, tones), min_size=0, max_size=20)


def drawn(spots: list[tuple[float, float]]) -> Curve:
    curve = Curve()
    for spot in spots:
        curve = curve.with_point(spot)
    return curve


@given(points)
def test_a_curve_goes_through_its_points_and_stays_between_neighbours(
    spots: list[tuple[float, float]],
) -> None:
    curve = drawn(spots)
    for (x0, y0), (x1, y1) in pairwise(curve.points):
        between = curve.at(np.linspace(x0, x1, 50))
        assert between[[0, -1]] == pytest.approx([y0, y1], abs=1e-9)
        assert between.min() >= min(y0, y1) - 1e-9
        assert between.max() <= max(y0, y1) + 1e-9


@given(points)
def test_where_points_rise_no_tone_overtakes_another(spots: list[tuple[float, float]]) -> None:
    rising = sorted(y for _, y in spots)
    curve = drawn(list(zip(sorted(x for x, _ in spots), rising, strict=True)))
    assert (np.diff(curve.at(TONES)) >= -1e-9).all()


def test_straight_curves_give_every_level_back_to_the_bit() -> None:
    assert apply_curves(PICTURE, Curves()) is PICTURE
    assert apply_curves(PICTURE, Curves(Curve().with_point((0.4, 0.4)))) is PICTURE


@settings(max_examples=25, deadline=None)
@given(points, points)
def test_what_is_shown_is_the_curve_to_half_a_level_of_sixteen_bits(
    spots: list[tuple[float, float]], more: list[tuple[float, float]]
) -> None:
    every, red = drawn(spots), drawn(more)
    shown = apply_curves(PICTURE, Curves(every, red))
    exact = every.at(PICTURE.astype(np.float64))
    assert np.abs(shown[..., 1:] - exact[..., 1:]).max() <= 0.5 / 65535
    again = red.at(apply_curves(PICTURE, Curves(every))[..., 0].astype(np.float64))
    assert np.abs(shown[..., 0] - again).max() <= 0.5 / 65535


@given(points)
def test_a_curve_comes_back_from_its_text(spots: list[tuple[float, float]]) -> None:
    curve = drawn(spots)
    assert Curve.of(curve.text) == curve


@given(points, st.integers(0, 30), st.tuples(st.floats(-2, 3), st.floats(-2, 3)))
def test_a_point_never_passes_its_neighbours(
    spots: list[tuple[float, float]], place: int, to: tuple[float, float]
) -> None:
    curve = drawn(spots)
    moved = curve.moved(place % len(curve.points), to)
    assert len(moved.points) == len(curve.points)
    assert all(b[0] - a[0] > APART / 2 for a, b in pairwise(moved.points))
    assert Curve.of(moved.text) == moved


def test_two_points_stay_and_there_are_never_too_many() -> None:
    assert Curve().without(0) == Curve()
    assert len(drawn([(at / 50, 0.5) for at in range(50)]).points) == MOST


@pytest.mark.parametrize(
    "odd", [7, True, "", "0,0", "0,0 1", "a,b c,d", "1,0 0,1", "nan,0 1,1", "0,0 0,1 1,1"]
)
def test_what_is_no_curve_changes_nothing(odd: object) -> None:
    assert Curve.of(odd) == Curve()


def test_a_layer_without_curves_says_what_it_said_before_there_were_any() -> None:
    assert step_from_content(ToneAdjustment(0.1)).canonical == (
        '["levels",{"black":0.1,"blue":1.0,"contrast":0.0,"gamma":1.0,"green":1.0,'
        '"lights":0.0,"red":1.0,"shadows":0.0,"white":1.0},[]]'
    )


def test_curves_act_after_levels_and_come_back_from_their_step() -> None:
    light = ToneAdjustment(
        black=0.1, white=0.9, curves=Curves(S_SHAPE, blue=Curve().moved(1, (1, 0.5)))
    )
    assert content_from_step(step_from_content(light)) == light
    levels = apply_tone(PICTURE, ToneAdjustment(black=0.1, white=0.9))
    assert np.array_equal(apply_tone(PICTURE, light), apply_curves(levels, light.curves))


def test_sixteen_bits_stay_sixteen_along_a_curve() -> None:
    ramp = as_pixels(np.arange(65536, dtype=np.uint16).reshape(256, 256, 1).repeat(3, 2))
    lifted = Curve(((0.0, 0.0), (0.5, 0.6), (1.0, 1.0)))
    seen = np.round(apply_curves(ramp, Curves(lifted)) * 65535)
    assert len(np.unique(seen)) > 50000


def test_a_recipe_takes_a_curve_to_other_photos() -> None:
    light = ToneAdjustment(curves=Curves(S_SHAPE))
    document = Document(photo(), (Layer("a", CURVES, light),))
    (step,) = Recipe.from_text(Recipe.of(document).toml).steps
    assert content_from_step(step.step) == light
    assert plan_from_recipe(Recipe((step,))).steps[0].step == step_from_content(light)


@pytest.mark.parametrize(
    ("light", "name"),
    [
        (ToneAdjustment(), LEVELS),
        (ToneAdjustment(0.1, curves=Curves(S_SHAPE)), LEVELS),
        (ToneAdjustment(curves=Curves(S_SHAPE)), CURVES),
    ],
)
def test_a_layer_is_called_by_what_it_does(light: ToneAdjustment, name: str) -> None:
    assert light.name == name


def test_a_step_with_a_damaged_curve_still_has_its_levels() -> None:
    light = content_from_step(Step(LEVELS, {"black": 0.2, "curve": "so,so"}))
    assert light == ToneAdjustment(0.2)


def test_a_photo_of_eight_bits_is_taken_too() -> None:
    small = Photo(photo().source, "a", photo().pixels)
    assert (
        apply_tone(as_pixels(small.pixels), ToneAdjustment(curves=Curves(S_SHAPE))).dtype
        == np.float32
    )
