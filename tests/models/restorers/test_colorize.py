"""Tests of colouring by hints and by one colour."""

import numpy as np
import pytest

from models.core.pixels import Pixels, Raster, Rect, as_levels, as_pixels
from models.core.progress import Progress
from models.core.protocols import Array, Network, RestoreInput
from models.core.strokes import Stroke
from models.imaging.cielab import to_lab
from models.imaging.colour_hints import ColourHint, hints_to_text
from models.restorers.colorize import Colorize, Params, chroma_of

HEIGHT, WIDTH = 120, 160
GREEN = "#204a28"


class LeftRed:
    """Network that answers with red for the left half of a photo, and with blue for the right."""

    def __call__(self, *_: Array, progress: Progress) -> Array:
        """Return a* and b* for 64 x 64 pixels."""
        progress.report(1.0)
        colours = np.zeros((64, 64, 2), np.float32)
        colours[:, :32] = (40, 20)
        colours[:, 32:] = (10, -40)
        return colours

    def close(self) -> None:
        """Do nothing."""


NETWORKS = dict[str, Network]({"red": LeftRed()}).__getitem__
PALETTE = "0.2,0.1,0.5,40,20,0.5|0.8,0.1,0.5,10,-40,0.5"
"""Red for the dark half of a photo, and blue for the light one."""


def grey_photo(dtype: type[np.unsignedinteger]) -> Raster:
    """Return a grey photo of two halves with texture, which holds all levels."""
    rng = np.random.default_rng(2)
    most = np.iinfo(dtype).max
    plane = np.where(np.arange(WIDTH) < 80, 0.25, 0.75) + rng.normal(0, 0.1, (HEIGHT, WIDTH))
    levels = np.round(np.clip(plane, 0, 1) * most).astype(dtype)
    return np.repeat(levels[..., None], 3, axis=2)


def colour(image: Pixels, params: Params) -> Pixels:
    restorer, rect = Colorize(), Rect.of(image)
    work = RestoreInput(image, rect, rect, None, NETWORKS, Progress())
    analysis = restorer.analyse_overview(work, params)
    return restorer.run(RestoreInput(image, rect, rect, analysis, NETWORKS, Progress()), params)


def hints(x: float, text: str) -> str:
    red, green, blue = bytes.fromhex(text[1:])
    stroke = Stroke(((x, 20.0), (x, 100.0)), 4.0)
    return hints_to_text((ColourHint((red, green, blue), (stroke,)),))


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize(
    "params",
    [
        Params(colour=GREEN),
        Params(hints=hints(40, "#c02030")),
        Params(model="red"),
        Params(palette=PALETTE),
    ],
)
def test_luma_is_equal_bit_for_bit(dtype: type[np.unsignedinteger], params: Params) -> None:
    photo = grey_photo(dtype)
    levels = as_levels(colour(as_pixels(photo), params), np.dtype(np.uint16))
    wanted = photo[..., 0].astype(np.int64) * (257 if dtype is np.uint8 else 1)
    assert np.array_equal(np.round(levels @ (0.299, 0.587, 0.114)), wanted)
    assert np.ptp(levels, axis=2).max() > 2000


def test_hinted_half_gets_the_colour_and_fades_beyond_the_edge() -> None:
    rng = np.random.default_rng(1)
    plane = np.where(np.arange(WIDTH) < 80, 0.3, 0.7) + rng.normal(0, 0.004, (HEIGHT, WIDTH))
    image = np.repeat(plane.astype(np.float32)[..., None], 3, axis=2)
    both = hints(40, "#804040") + "|" + hints(140, "#808080")
    lab = to_lab(colour(image, Params(hints=both)))
    assert lab[60, 10, 1] == pytest.approx(chroma_of((0x80, 0x40, 0x40))[0], abs=4)
    assert abs(lab[60, 150, 1]) < 2


def test_colours_of_a_network_end_at_the_edge_of_the_photo() -> None:
    plane = np.where(np.arange(WIDTH) < 84, 0.3, 0.7) + np.zeros((HEIGHT, 1))
    image = np.repeat(plane.astype(np.float32)[..., None], 3, axis=2)
    lab = to_lab(colour(image, Params(model="red")))
    assert lab[60, 20, 1:] == pytest.approx((40, 20), abs=2)
    assert lab[60, 140, 2] < -30
    assert np.abs(lab[:, 90:, 1] - 10).max() < 6


def test_colours_of_a_network_replace_those_of_a_toned_print() -> None:
    sepia = np.full((HEIGHT, WIDTH, 3), (0.5, 0.42, 0.3), np.float32)
    lab = to_lab(colour(sepia, Params(model="red")))
    assert lab[60, 20, 1:] == pytest.approx((40, 20), abs=2)


def test_saturation_of_zero_leaves_the_photo_grey() -> None:
    photo = as_pixels(grey_photo(np.uint8))
    assert np.allclose(colour(photo, Params(colour=GREEN, saturation=0.0)), photo, atol=1e-4)


@pytest.mark.parametrize(
    "params",
    [Params(), Params(hints="#zz"), Params(colour="green"), Params(palette="1,2")],
)
def test_damaged_or_missing_hints_change_nothing(params: Params) -> None:
    photo = as_pixels(grey_photo(np.uint8))
    assert np.allclose(colour(photo, params), photo, atol=1e-6)
