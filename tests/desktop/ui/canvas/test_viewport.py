"""Tests of the arithmetic of zoom and pan."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.canvas.viewport import Viewport
from models.core.pixels import Rect

coordinates = st.floats(-2000, 2000)


@given(st.floats(0.02, 30), st.floats(0.02, 30), coordinates, coordinates)
def test_zooming_keeps_the_photo_point_under_the_pointer(
    before: float, after: float, x: float, y: float
) -> None:
    view = Viewport(before, 5, 7)
    assert view.zoomed(after, x, y).to_photo(x, y) == pytest.approx(view.to_photo(x, y), abs=1e-3)


def test_fitted_photo_is_centred_with_its_margin() -> None:
    assert Viewport.fitted((100, 50), (240, 240), 20, 4) == Viewport(2.0, 20.0, 70.0)


def test_small_photo_is_fitted_at_most_at_the_maximum_scale() -> None:
    assert Viewport.fitted((10, 10), (1000, 1000), 0, 4).scale == 4


def test_clamping_keeps_the_photo_in_sight() -> None:
    clamped = Viewport(1.0, -5000, -5000).clamped((1000, 1000), (400, 400))
    assert clamped.x + 1000 >= 300


@pytest.mark.parametrize(("scale", "level"), [(2.0, 0), (0.51, 0), (0.5, 1), (0.13, 2), (0.1, 3)])
def test_level_has_a_pixel_for_each_device_pixel(scale: float, level: int) -> None:
    assert Viewport(scale).level(1.0) == level


def test_doubled_pixel_ratio_takes_a_finer_level() -> None:
    assert Viewport(0.5).level(2.0) == 0


def test_visible_rect_covers_only_the_canvas() -> None:
    visible = Viewport(1.0, -500, -500).visible_rect(Rect(0, 0, 10000, 10000), 0, (200, 100))
    assert Rect(500, 500, 200, 100).clipped(visible) == Rect(500, 500, 200, 100)
    assert visible.area < 220 * 120
