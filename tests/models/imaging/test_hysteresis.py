"""Component labelling."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from models.imaging.hysteresis import Found, label_components


@given(arrays(np.bool_, array_shapes(min_dims=2, max_dims=2, max_side=9), elements=st.booleans()))
def test_connected_pixels_have_the_same_label(found: Found) -> None:
    labels = {
        tuple(at): n
        for at, n in zip(np.argwhere(found).tolist(), label_components(found), strict=True)
    }
    for at, own in labels.items():
        assert {other for other, n in labels.items() if n == own} == flood_fill(found, at)


def flood_fill(found: Found, start: tuple[int, ...]) -> set[tuple[int, ...]]:
    """Return all true pixels that are 8-connected to a pixel."""
    seen, waiting = {start}, [start]
    while waiting:
        y, x = waiting.pop()
        near = {(y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)} - seen
        inside = [(r, c) for r, c in near if 0 <= r < found.shape[0] and 0 <= c < found.shape[1]]
        new = [at for at in inside if found[at]]
        seen.update(new)
        waiting += new
    return seen
