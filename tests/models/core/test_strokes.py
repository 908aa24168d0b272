"""Strokes as text and as pixels."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.core.pixels import Rect
from models.core.strokes import Stroke, rasterise_strokes, strokes_from_text, strokes_to_text

numbers = st.integers(-500, 5000).map(lambda tenths: tenths / 10)
strokes = st.builds(
    Stroke,
    st.lists(st.tuples(numbers, numbers), min_size=1, max_size=6).map(tuple),
    st.integers(10, 400).map(lambda tenths: tenths / 10),
)


@given(st.lists(strokes, max_size=4))
def test_strokes_written_as_text_are_read_back_equal(many: list[Stroke]) -> None:
    once = strokes_from_text(strokes_to_text(many))
    assert strokes_from_text(strokes_to_text(once)) == once
    assert [each.radius for each in once] == [each.radius for each in many]


@given(strokes)
def test_a_stroke_written_as_text_covers_the_same_pixels(stroke: Stroke) -> None:
    rect = Rect(0, 0, 60, 60)
    written = rasterise_strokes(strokes_from_text(strokes_to_text((stroke,))), rect)
    assert np.array_equal(rasterise_strokes((stroke,), rect), written)


def test_a_stroke_drawn_in_a_rect_equals_that_rect_of_the_whole() -> None:
    line = (Stroke(((10, 10), (50, 30)), 6),)
    whole, part = rasterise_strokes(line, Rect(0, 0, 64, 48)), Rect(20, 8, 30, 20)
    assert np.array_equal(rasterise_strokes(line, part), whole[part.slices])


@pytest.mark.parametrize("text", ["7", "x:1,2", "3:1;4:1,2", "nan:1,2", "3:1,inf", "1e9:1,2"])
def test_invalid_stroke_text_raises_value_error(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  messages of several libraries
        strokes_from_text(text)
