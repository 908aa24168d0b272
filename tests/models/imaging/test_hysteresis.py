"""Which pixels belong together."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from models.imaging.hysteresis import Found, label_components


@given(arrays(np.bool_, array_shapes(min_dims=2, max_dims=2, max_side=9), elements=st.booleans()))
def test_pixels_have_the_same_number_where_a_way_leads_from_one_to_the_other(found: Found) -> None:
    number = {
        tuple(at): n
        for at, n in zip(np.argwhere(found).tolist(), label_components(found), strict=True)
    }
    for at, own in number.items():
        assert {other for other, n in number.items() if n == own} == reached(found, at)


def reached(found: Found, start: tuple[int, ...]) -> set[tuple[int, ...]]:
    """Step by step, at corners too."""
    seen, waiting = {start}, [start]
    while waiting:
        y, x = waiting.pop()
        near = {(y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)} - seen
        inside = [(r, c) for r, c in near if 0 <= r < found.shape[0] and 0 <= c < found.shape[1]]
        new = [at for at in inside if found[at]]
        seen.update(new)
        waiting += new
    return seen
