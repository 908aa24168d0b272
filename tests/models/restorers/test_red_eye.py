"""Tests of the removal of red eyes, with a detector that is given its faces."""

import numpy as np
import pytest

from models.core.pixels import Pixels, Raster, as_levels, as_pixels
from models.core.progress import Notice, Progress, RedEyesRemoved
from models.core.protocols import Array, Network
from models.core.wish_table import Wish
from models.imaging.red_eyes import find_pupil
from models.restorers.red_eye import RedEye
from models.tiling.part_runner import PartCanvas
from tests.fakes import FakeNetwork

EYES = ((130, 110), (190, 110))
ROW = np.array([100, 60, 120, 140, *EYES[0], *EYES[1], 160, 140, 140, 170, 180, 170, 0.99])
SKIN = (0.8, 0.58, 0.48)


def portrait(*pupil: float) -> Raster:
    """Make a face of skin with lips and pupils of a colour."""
    image = np.full((240, 320, 3), SKIN, np.float32)
    image += np.random.default_rng(1).normal(0, 0.01, image.shape).astype(np.float32)
    y, x = np.mgrid[0:240, 0:320]
    image[165:178, 140:180] = (0.75, 0.35, 0.35)
    for eye_x, eye_y in EYES:
        distance = np.hypot(x - eye_x, y - eye_y)
        image[distance < 9] = (0.9, 0.88, 0.86)
        image[distance < 5] = pupil
        image[eye_y - 2, eye_x - 2] = 0.98
    return as_levels(image, np.dtype(np.uint8))


def restored(photo: Raster) -> tuple[Pixels, list[Notice]]:
    def network(name: str) -> Network:
        rows: Array = ROW[None].astype(np.float32)
        return FakeNetwork(lambda image: rows)

    notices = list[Notice]()
    canvas = PartCanvas(photo, None)
    run = RedEye().part_function(network, {"wish": "red_eye"})
    for _ in run(canvas, Progress(on_notice=notices.append)):
        pass
    return canvas.read(canvas.whole), notices


def test_red_pupils_become_dark_grey() -> None:
    after, notices = restored(portrait(0.85, 0.15, 0.12))
    for x, y in EYES:
        pixel = after[y + 1, x + 1]
        assert pixel.max() < 0.25
        assert np.ptp(pixel) < 0.08
    assert RedEyesRemoved(2) in notices


def test_all_else_stays_as_it_is() -> None:
    photo = portrait(0.85, 0.15, 0.12)
    after, _ = restored(photo)
    y, x = np.mgrid[0:240, 0:320]
    far = np.all([np.hypot(x - ex, y - ey) > 9 for ex, ey in EYES], axis=0)
    assert np.array_equal(after[far], as_pixels(photo)[far])


def test_reflections_stay_bright() -> None:
    after, _ = restored(portrait(0.85, 0.15, 0.12))
    x, y = EYES[0]
    assert after[y - 2, x - 2].min() > 0.8


@pytest.mark.parametrize("pupil", [(0.1, 0.08, 0.07), (0.35, 0.2, 0.12), (0.2, 0.35, 0.5)])
def test_other_eyes_stay_as_they_are(pupil: tuple[float, float, float]) -> None:
    photo = portrait(*pupil)
    after, notices = restored(photo)
    assert np.array_equal(after, as_pixels(photo))
    assert RedEyesRemoved(0) in notices


def test_a_red_surface_is_no_pupil() -> None:
    eye = np.full((40, 40, 3), SKIN, np.float32)
    eye[:20] = (0.8, 0.1, 0.1)
    assert find_pupil(eye, 60) is None


def test_the_wish_is_served_by_the_bundled_detector() -> None:
    assert Wish.RED_EYE.spec.models == ("face-mtcnn",)
