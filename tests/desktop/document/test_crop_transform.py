"""Crop transforms and resampling through them."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.document.crop_resampling import resample_through
from desktop.document.crop_transform import CropTransform, map_point
from models.core.pixels import Rect

PHOTO = Rect(0, 0, 60, 40)

transforms = st.builds(
    CropTransform,
    st.builds(
        Rect, st.integers(-20, 60), st.integers(-20, 60), st.integers(1, 80), st.integers(1, 80)
    ),
    st.integers(0, 3),
    st.floats(-45, 45),
    st.floats(-0.4, 0.4),
    st.floats(-0.4, 0.4),
)


@given(transforms)
@example(CropTransform(Rect(0, 1, 2, 25), 0, -1e-05))
def test_clamped_transform_lies_inside_the_photo(crop_transform: CropTransform) -> None:
    clamped = crop_transform.clamped_to(PHOTO)
    assert clamped.is_inside(PHOTO) or min(clamped.crop.w, clamped.crop.h) == 1


@given(transforms)
def test_clamping_twice_equals_clamping_once(crop_transform: CropTransform) -> None:
    clamped = crop_transform.clamped_to(PHOTO)
    assert clamped.clamped_to(PHOTO) == clamped or min(clamped.crop.w, clamped.crop.h) == 1


@given(transforms, st.integers(0, 3))
def test_quarter_turns_show_the_same_corners(crop_transform: CropTransform, quarters: int) -> None:
    clamped = crop_transform.clamped_to(PHOTO)
    turned = clamped.turned(PHOTO, quarters)
    w, h = clamped.crop.w, clamped.crop.h
    corner = {0: (0, 0), 1: (h, 0), 2: (w, h), 3: (0, w)}[quarters]
    before = map_point(clamped.to_photo(PHOTO), (0, 0))
    assert map_point(turned.to_photo(PHOTO), corner) == pytest.approx(before, abs=1e-6)


def test_four_quarter_turns_are_the_identity() -> None:
    crop_transform = CropTransform(Rect(3, 4, 20, 10), 0, 7.5, 0.1, -0.2)
    assert crop_transform.turned(PHOTO, 1).turned(PHOTO, 3) == crop_transform


def test_straightening_keeps_the_aspect_ratio() -> None:
    crop = CropTransform(PHOTO, angle=10).clamped_to(PHOTO).crop
    assert abs(crop.w / crop.h - 1.5) < 0.1
    assert crop.w < 60


def test_crop_reaches_the_edge_of_the_photo_and_no_further() -> None:
    crop_transform = CropTransform(Rect(10, 10, 20, 20)).reaching(Rect(10, 10, 90, 20), PHOTO)
    assert crop_transform.crop == Rect(10, 10, 50, 20)


@pytest.mark.parametrize("turns", range(4))
def test_quarter_turns_and_crops_copy_pixels_unchanged(turns: int) -> None:
    picture = np.random.default_rng(1).random((40, 60, 3)).astype(np.float32)
    turned = np.rot90(picture, -turns)
    crop_transform = CropTransform(Rect(5, 7, 20, 15), turns)
    seen = resample_through(
        crop_transform, PHOTO, 1, crop_transform.size, lambda at: picture[at.slices]
    )
    assert np.array_equal(seen, turned[7:22, 5:25])


def test_straightened_picture_is_interpolated_from_the_photo() -> None:
    x, y = np.meshgrid(np.arange(60) + 0.5, np.arange(40) + 0.5)
    picture = np.stack([x / 60, y / 40], -1).astype(np.float32)
    crop_transform = CropTransform(PHOTO, 1, 8, 0.1, 0.05).clamped_to(PHOTO)
    seen = resample_through(
        crop_transform, PHOTO, 1, crop_transform.size, lambda at: picture[at.slices]
    )
    at = map_point(crop_transform.to_photo(PHOTO), (10.5, 12.5))
    assert seen[12, 10] == pytest.approx((at[0] / 60, at[1] / 40), abs=1e-3)


def test_straightened_picture_does_not_depend_on_its_tiles() -> None:
    picture = np.random.default_rng(2).random((400, 600)).astype(np.float32)
    photo = Rect.of(picture)
    crop_transform = CropTransform(photo, 0, 5).clamped_to(photo)
    whole = resample_through(
        crop_transform, photo, 1, crop_transform.size, lambda at: picture[at.slices]
    )
    part = Rect(100, 50, 64, 64)
    seen = resample_through(crop_transform, photo, 1, part, lambda at: picture[at.slices])
    assert np.abs(seen - whole[part.slices]).max() < 0.05


@pytest.mark.parametrize("angle", [0.0, -3.0, 7.5, 45.0])
@pytest.mark.parametrize("turns", [0, 1, 2, 3])
@pytest.mark.parametrize("tilt", [(0.0, 0.0), (0.2, -0.3)])
def test_the_inner_rect_shows_nothing_that_is_cropped_away(
    angle: float, turns: int, tilt: tuple[float, float]
) -> None:
    photo = Rect(0, 0, 400, 300)
    upright = CropTransform(photo, turns).upright(photo)
    crop = Rect(40, 60, upright.w // 2, upright.h // 2)
    transform = CropTransform(crop, turns, angle, *tilt).clamped_to(photo)
    inner = transform.inner_rect(photo)
    inverse = np.linalg.inv(transform.to_photo(photo))
    corners = [(x, y) for x in (inner.x, inner.x + inner.w) for y in (inner.y, inner.y + inner.h)]
    for x, y in (map_point(inverse, corner) for corner in corners):
        assert -0.01 <= x <= transform.crop.w + 0.01
        assert -0.01 <= y <= transform.crop.h + 0.01
    assert inner.area >= 0.25 * transform.crop.area


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_the_inner_rect_of_a_straight_crop_is_the_crop(turns: int) -> None:
    photo = Rect(0, 0, 400, 300)
    transform = CropTransform(Rect(20, 30, 200, 100), turns)
    assert transform.inner_rect(photo).area == 200 * 100
