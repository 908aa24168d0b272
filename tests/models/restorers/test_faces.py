"""Tests of the restoration of faces."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from models.core.engine_run import RunResult
from models.core.face import FaceReport, FaceState
from models.core.invention_map import InventionMap, blur
from models.core.pixels import MaskArray, Pixels, Raster, as_levels, as_pixels, to_grey
from models.core.place import Place
from models.core.progress import (
    FacesRestored,
    LikenessHeld,
    LikenessNotMeasured,
    Notice,
    Progress,
)
from models.core.protocols import Array, Network
from models.core.wish_table import Wish
from models.imaging.face_alignment import SIDE, faces_from_rows
from models.imaging.face_mask import face_mask
from models.restorers.faces import Faces, clear_face
from models.tiling.part_runner import PartCanvas
from tests.fakes import FakeNetwork, wish_vectors

HEIGHT, WIDTH = 240, 320
LANDMARKS = np.array([[0.31, 0.38], [0.69, 0.38], [0.5, 0.6], [0.35, 0.8], [0.65, 0.8]])
"""Landmarks of an upright face as shares of its rect."""


def row(x: int, y: int, side: int) -> Array:
    """Return the detector row of a square face."""
    points = (LANDMARKS * side + (x, y)).ravel()
    return np.array([x, y, side, side, *points, 0.99], np.float32)


def photo(height: int = HEIGHT, width: int = WIDTH) -> Raster:
    """Return a photo of soft colours with grain."""
    rng = np.random.default_rng(7)
    y, x = np.mgrid[0:height, 0:width] / max(height, width)
    soft = np.stack([0.3 + 0.4 * y, 0.6 - 0.3 * x, 0.4 + 0.2 * x * y], axis=2)
    grainy = soft + rng.normal(0, 0.02, soft.shape)
    return as_levels(grainy.astype(np.float32), np.dtype(np.uint8))


@dataclass
class Outcome:
    """Results of one run over a photo."""

    pixels: Pixels
    reports: list[FaceReport]
    maps: list[InventionMap]
    notices: list[Notice]

    @property
    def levels(self) -> Raster:
        """Pixels as 8-bit levels."""
        return as_levels(self.pixels, np.dtype(np.uint8))


def run(
    image: Raster,
    rows: list[Array],
    networks: Mapping[str, Callable[..., Array]],
    mask: MaskArray | None = None,
    **params: Any,
) -> Outcome:
    """Restore the faces of a photo with fake networks."""
    fakes: dict[str, Network] = {name: FakeNetwork(each) for name, each in networks.items()}
    fakes["face-mtcnn"] = FakeNetwork(lambda _: np.array(rows, np.float32).reshape(-1, 15))
    notices = list[Notice]()
    function = Faces(wish_vectors).part_function(fakes.__getitem__, params)
    canvas = PartCanvas(image, mask)
    results = list(function(canvas, Progress().keeping(notices)))
    return Outcome(
        canvas.read(canvas.whole),
        of_type(results, FaceReport),
        of_type(results, InventionMap),
        notices,
    )


def of_type(results: list[RunResult], kind: type[Any]) -> list[Any]:
    return [each for each in results if isinstance(each, kind)]


def mask_of(rows: list[Array], image: Raster) -> MaskArray:
    faces = faces_from_rows(np.array(rows, np.float32))
    return face_mask(Place.FACE, faces, *image.shape[:2])


def same(crop: Pixels, _: Array) -> Pixels:
    return crop


def bright(crop: Pixels, _: Array) -> Pixels:
    """Draw a bright line across the face."""
    result = crop.copy()
    result[280:300] = 1
    return result


ONE = [row(100, 60, 90)]


@pytest.mark.parametrize("side", [40, 90, 150])
def test_identity_network_changes_nothing(side: int) -> None:
    image, rows = photo(), [row(80, 50, side)]
    outcome = run(image, rows, {"net": same}, model="net")
    outside = mask_of(rows, image) == 0
    assert np.array_equal(outcome.levels[outside], image[outside])
    assert np.abs(outcome.pixels - as_pixels(image)).max() <= 1 / 255


def test_identity_network_changes_nothing_in_a_face_larger_than_the_aligned_one() -> None:
    image, rows = photo(1500, 1400), [row(150, 200, 1050)]
    outcome = run(image, rows, {"net": same}, model="net")
    assert np.abs(outcome.pixels - as_pixels(image)).max() <= 1 / 255


def test_pixels_outside_the_mask_stay_bit_for_bit() -> None:
    image = photo()
    outcome = run(image, ONE, {"net": bright}, model="net")
    outside = mask_of(ONE, image) == 0
    assert np.array_equal(outcome.levels[outside], image[outside])
    assert not np.array_equal(outcome.levels, image)


def test_network_sees_the_face_upright_at_512_pixels_with_the_fidelity() -> None:
    seen = list[Any]()

    def look(crop: Pixels, fidelity: Array) -> Pixels:
        seen.append((crop.shape, float(fidelity)))
        return crop

    run(photo(), ONE, {"net": look}, model="net", fidelity=0.5)
    assert seen == [((SIDE, SIDE, 3), 0.5)]


def test_black_and_white_face_stays_so() -> None:
    image = as_levels(to_grey(as_pixels(photo())), np.dtype(np.uint8))
    coloured = run(
        image, ONE, {"net": lambda crop, _: crop * np.float32([1, 0.5, 0.2])}, model="net"
    )
    assert np.ptp(coloured.levels, axis=2).max() == 0


def test_coarse_tone_of_the_photo_is_kept() -> None:
    image = photo()
    outcome = run(image, ONE, {"net": lambda crop, _: np.clip(crop + 0.3, 0, 1)}, model="net")
    assert np.abs(outcome.pixels - as_pixels(image)).mean() < 0.01


def test_grain_is_as_strong_after_a_network_that_smooths() -> None:
    image = photo()
    smooth = run(image, ONE, {"net": lambda crop, _: np.full_like(crop, crop.mean())}, model="net")
    own = np.s_[85:130, 120:170]
    before, after = (np.diff(each[own], axis=1).std() for each in (as_pixels(image), smooth.pixels))
    assert 0.6 < after / before < 1.4


def test_small_face_is_left_alone() -> None:
    outcome = run(photo(), [row(100, 60, 30)], {"net": bright}, model="net")
    assert [each.state for each in outcome.reports] == [FaceState.SMALL]
    assert np.array_equal(outcome.levels, photo())
    assert FacesRestored(0, 1) in outcome.notices


def test_blurred_face_far_behind_is_left_alone() -> None:
    image = photo()
    image[20:70, 250:300] = image[20:70, 250:300].mean(axis=(0, 1)).astype(np.uint8)
    rows = [row(60, 60, 140), row(252, 22, 44)]
    outcome = run(image, rows, {"net": bright}, model="net")
    assert [each.state for each in outcome.reports] == [FaceState.RESTORED, FaceState.BACKGROUND]


def test_face_outside_the_mask_is_left_out() -> None:
    mask = np.zeros((HEIGHT, WIDTH), np.float32)
    mask[:, :20] = 1
    outcome = run(photo(), ONE, {"net": bright}, mask, model="net")
    assert outcome.reports == []
    assert np.array_equal(outcome.levels, photo())


def test_neighbouring_faces_keep_each_other() -> None:
    rows = [row(40, 60, 90), row(110, 60, 90)]
    both = run(photo(), rows, {"net": bright}, model="net")
    first = run(photo(), rows[:1], {"net": bright}, model="net")
    own = (mask_of(rows[:1], photo()) > 0) & (mask_of(rows[1:], photo()) == 0)
    assert np.array_equal(both.levels[own], first.levels[own])


def likeness_by_brightness(least: float) -> Callable[[Array], Array]:
    """Embed a face as a direction that turns with the bright line drawn into it."""

    def embed(crop: Array) -> Array:
        angle = float((crop[50:75] > least).mean()) * np.pi / 2
        return np.array([np.cos(angle), np.sin(angle)], np.float32)

    return embed


def test_face_that_becomes_another_person_is_changed_less_and_that_is_told() -> None:
    networks = {"net": bright, "who": likeness_by_brightness(0.75)}
    outcome = run(photo(), ONE, networks, model="net", identity="who", least_likeness=0.999)
    (report,) = outcome.reports
    assert 0 < report.amount < 1
    assert report.likeness is not None
    assert report.likeness >= 0.999
    assert LikenessHeld(1) in outcome.notices


def test_likeness_without_a_network_for_it_is_none_and_that_is_told() -> None:
    outcome = run(photo(), ONE, {"net": bright}, model="net")
    assert [each.likeness for each in outcome.reports] == [None]
    assert LikenessNotMeasured() in outcome.notices


def test_share_of_a_face_that_is_invented_is_measured() -> None:
    outcome = run(photo(), ONE, {"net": bright}, model="net")
    assert outcome.reports[0].invented > 0.02
    assert [each.rect for each in outcome.maps] == [outcome.maps[0].rect]


def test_bundled_network_invents_nothing() -> None:
    outcome = run(photo(), ONE, {"heirloom-instruct": same})
    assert outcome.maps == []
    assert [each.invented for each in outcome.reports] == [0]
    assert LikenessNotMeasured() not in outcome.notices


@pytest.mark.parametrize(("deviation", "wishes"), [(0.0, 1), (0.05, 2)])
def test_noise_is_removed_only_where_there_is_some(deviation: float, wishes: int) -> None:
    seen = list[Wish]()

    def look(crop: Pixels, wish: Wish) -> Pixels:
        seen.append(wish)
        return crop

    noise = np.random.default_rng(3).normal(0, deviation, (64, 64, 3)).astype(np.float32)
    clear_face(np.float32(0.5) + noise, look)
    assert len(seen) == wishes


@pytest.mark.parametrize(("radius", "sides"), [(0, [200]), (6, [100, 200])])
def test_wide_blur_is_removed_at_half_the_size_first(radius: int, sides: list[int]) -> None:
    seen = list[int]()

    def look(crop: Pixels, _: Wish) -> Pixels:
        seen.append(crop.shape[0])
        return crop

    edges = np.repeat(np.random.default_rng(5).random((25, 25, 3)).astype(np.float32), 8, axis=0)
    image = np.repeat(edges, 8, axis=1)
    if radius:
        image = blur(image, radius)
    cleared = clear_face(image, look)
    assert seen[-len(sides) :] == sides
    assert np.allclose(cleared, image, atol=1e-5)


def test_photo_without_faces_is_unchanged() -> None:
    outcome = run(photo(), [], {"net": bright}, model="net")
    assert np.array_equal(outcome.levels, photo())
    assert FacesRestored(0, 0) in outcome.notices
