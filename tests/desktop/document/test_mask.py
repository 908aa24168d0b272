"""Masks and the shapes that are drawn into them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.document.layer import Layer
from desktop.document.mask import Mask, MaskMode, MaskPatch
from desktop.document.mask_shapes import Brush, ellipse, lasso, rectangle, stroke
from models.core.pixels import Rect
from models.core.plan import Step

WIDTH, HEIGHT = 600, 300
WHOLE = Rect(0, 0, WIDTH, HEIGHT)
NONE = Mask.constant(WIDTH, HEIGHT, 0)
ALL = Mask.constant(WIDTH, HEIGHT, 255)

rects = st.builds(
    Rect, st.integers(0, 500), st.integers(0, 250), st.integers(1, 100), st.integers(1, 50)
)


def _patch(rect: Rect, level: int = 255) -> MaskPatch:
    return MaskPatch(rect, np.full((rect.h, rect.w), level, np.uint8))


def test_mask_values_are_exact_to_half_a_level() -> None:
    values = np.random.default_rng(1).random((HEIGHT, WIDTH), np.float32)
    assert np.abs(Mask.of(values).values - values).max() <= 0.5 / 255 + 1e-6


def test_masks_with_equal_levels_have_equal_keys() -> None:
    drawn = NONE.combined(_patch(WHOLE), MaskMode.ADD)
    assert drawn == ALL
    assert drawn.key == ALL.key


@settings(max_examples=30, deadline=None)
@given(rects, rects)
def test_rect_of_a_mask_equals_the_slice_of_the_whole(drawn: Rect, seen: Rect) -> None:
    region = NONE.combined(_patch(drawn, 77), MaskMode.ADD)
    assert np.array_equal(region.mask(seen), region.values[seen.slices])


@settings(max_examples=30, deadline=None)
@given(rects)
def test_adding_and_subtracting_a_patch_leaves_the_mask_empty(drawn: Rect) -> None:
    assert (
        NONE.combined(_patch(drawn), MaskMode.ADD).combined(_patch(drawn), MaskMode.SUBTRACT)
        == NONE
    )


def test_replace_mode_discards_the_old_mask() -> None:
    old = NONE.combined(_patch(Rect(0, 0, 10, 10)), MaskMode.REPLACE)
    new = old.combined(_patch(Rect(400, 200, 5, 5)), MaskMode.REPLACE)
    assert new.values.sum() == 25


def test_inverting_twice_changes_nothing() -> None:
    region = NONE.combined(_patch(Rect(20, 30, 300, 40), 90), MaskMode.ADD)
    assert region.inverted().inverted() == region
    assert NONE.inverted() == ALL


def test_feathering_changes_nothing_far_from_edges() -> None:
    region = NONE.combined(_patch(Rect(0, 0, 300, HEIGHT)), MaskMode.ADD)
    soft = region.feathered(10).values
    assert np.array_equal(soft[:, :279], region.values[:, :279])
    assert np.array_equal(soft[:, 321:], region.values[:, 321:])
    assert soft[150, 299:301].mean() == pytest.approx(0.5, abs=0.01)


def test_bounds_contain_every_masked_pixel() -> None:
    region = NONE.combined(_patch(Rect(300, 40, 30, 30)), MaskMode.ADD)
    assert Rect(300, 40, 30, 30).clipped(region.bounds) == Rect(300, 40, 30, 30)
    assert NONE.bounds.area == 0


def test_an_ellipse_has_the_area_of_an_ellipse() -> None:
    levels = ellipse((100, 50), (300, 250), WHOLE).levels
    assert levels.sum() / 255 == pytest.approx(np.pi * 100 * 100, rel=0.01)


def test_lasso_selects_the_inside_of_its_outline() -> None:
    region = NONE.combined(lasso(((10, 10), (110, 10), (110, 110), (10, 110)), WHOLE), MaskMode.ADD)
    values = region.values
    assert values[15:105, 15:105].min() == 1
    assert values[:5].max() == 0


def test_lasso_of_two_points_is_empty() -> None:
    assert not lasso(((0, 0), (5, 5)), WHOLE).rect.area


def test_stroke_is_as_wide_as_its_brush() -> None:
    piece = stroke(((100, 150), (300, 150)), Brush(20, 1.0), WHOLE)
    column = NONE.combined(piece, MaskMode.ADD).values[:, 200]
    assert column.sum() == pytest.approx(40, abs=1)


def test_soft_brush_fades_towards_its_edge() -> None:
    column = stroke(((100, 150), (300, 150)), Brush(50, 0.5), WHOLE).levels[:, 100].astype(int)
    middle = len(column) // 2
    assert (np.diff(column[middle:]) <= 0).all()
    assert 0 < column[middle + 40] < 255


def test_shapes_are_clipped_to_the_photo() -> None:
    assert rectangle((-50, -50), (9000, 9000), WHOLE).rect == WHOLE


def test_mask_inside_the_scope_keeps_the_scope() -> None:
    layer = Layer("a", "a", Step("a", {}), scope=Rect(0, 0, 256, 256))
    inside = NONE.combined(_patch(Rect(10, 10, 50, 50)), MaskMode.ADD)
    beyond = NONE.combined(_patch(Rect(10, 10, 500, 50)), MaskMode.ADD)
    assert layer.with_mask(inside).scope == layer.scope
    assert layer.with_mask(beyond).scope is None
