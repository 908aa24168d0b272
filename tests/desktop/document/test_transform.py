"""Looking at a photo through a frame."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.document.resample import resample_through
from desktop.document.transform import CropTransform, map_point
from models.core.pixels import Rect

PHOTO = Rect(0, 0, 60, 40)

frames = st.builds(
    CropTransform,
    st.builds(
        Rect, st.integers(-20, 60), st.integers(-20, 60), st.integers(1, 80), st.integers(1, 80)
    ),
    st.integers(0, 3),
    st.floats(-45, 45),
    st.floats(-0.4, 0.4),
    st.floats(-0.4, 0.4),
)


@given(frames)
@example(CropTransform(Rect(0, 1, 2, 25), 0, -1e-05))
def test_a_held_frame_shows_nothing_beyond_the_photo(frame: CropTransform) -> None:
    held = frame.clamped_to(PHOTO)
    assert held.is_inside(PHOTO) or min(held.crop.w, held.crop.h) == 1


@given(frames)
def test_holding_what_is_held_changes_nothing(frame: CropTransform) -> None:
    held = frame.clamped_to(PHOTO)
    assert held.clamped_to(PHOTO) == held or min(held.crop.w, held.crop.h) == 1


@given(frames, st.integers(0, 3))
def test_turning_shows_the_same_turned(frame: CropTransform, quarters: int) -> None:
    held = frame.clamped_to(PHOTO)
    turned = held.turned(PHOTO, quarters)
    w, h = held.crop.w, held.crop.h
    corner = {0: (0, 0), 1: (h, 0), 2: (w, h), 3: (0, w)}[quarters]
    before = map_point(held.to_photo(PHOTO), (0, 0))
    assert map_point(turned.to_photo(PHOTO), corner) == pytest.approx(before, abs=1e-6)


def test_four_quarters_are_none() -> None:
    frame = CropTransform(Rect(3, 4, 20, 10), 0, 7.5, 0.1, -0.2)
    assert frame.turned(PHOTO, 1).turned(PHOTO, 3) == frame


def test_straightening_keeps_the_shape() -> None:
    crop = CropTransform(PHOTO, angle=10).clamped_to(PHOTO).crop
    assert abs(crop.w / crop.h - 1.5) < 0.1
    assert crop.w < 60


def test_a_crop_is_drawn_up_to_the_edge_and_no_further() -> None:
    frame = CropTransform(Rect(10, 10, 20, 20)).reaching(Rect(10, 10, 90, 20), PHOTO)
    assert frame.crop == Rect(10, 10, 50, 20)


@pytest.mark.parametrize("turns", range(4))
def test_quarters_and_crops_show_the_pixels_of_the_photo(turns: int) -> None:
    picture = np.random.default_rng(1).random((40, 60, 3)).astype(np.float32)
    turned = np.rot90(picture, -turns)
    frame = CropTransform(Rect(5, 7, 20, 15), turns)
    seen = resample_through(frame, PHOTO, 1, frame.size, lambda at: picture[at.slices])
    assert np.array_equal(seen, turned[7:22, 5:25])


def test_a_straightened_picture_shows_what_lies_there() -> None:
    x, y = np.meshgrid(np.arange(60) + 0.5, np.arange(40) + 0.5)
    picture = np.stack([x / 60, y / 40], -1).astype(np.float32)
    frame = CropTransform(PHOTO, 1, 8, 0.1, 0.05).clamped_to(PHOTO)
    seen = resample_through(frame, PHOTO, 1, frame.size, lambda at: picture[at.slices])
    at = map_point(frame.to_photo(PHOTO), (10.5, 12.5))
    assert seen[12, 10] == pytest.approx((at[0] / 60, at[1] / 40), abs=1e-3)


def test_a_slanting_picture_does_not_depend_on_its_pieces() -> None:
    picture = np.random.default_rng(2).random((400, 600)).astype(np.float32)
    photo = Rect.of(picture)
    frame = CropTransform(photo, 0, 5).clamped_to(photo)
    whole = resample_through(frame, photo, 1, frame.size, lambda at: picture[at.slices])
    part = Rect(100, 50, 64, 64)
    seen = resample_through(frame, photo, 1, part, lambda at: picture[at.slices])
    assert np.abs(seen - whole[part.slices]).max() < 0.05
