"""Tests of colouring by hints and by one colour."""

import numpy as np
import pytest

from models.core.pixels import Pixels, Raster, Rect, as_levels, as_pixels
from models.core.progress import Progress
from models.core.protocols import Network, RestoreInput
from models.core.strokes import Stroke
from models.imaging.cielab import to_lab
from models.imaging.colour_hints import ColourHint, hints_to_text
from models.restorers.colorize import Colorize, Params, chroma_of

HEIGHT, WIDTH = 120, 160
NETWORKS = dict[str, Network]().__getitem__
GREEN = "#204a28"


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
@pytest.mark.parametrize("params", [Params(colour=GREEN), Params(hints=hints(40, "#c02030"))])
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


def test_saturation_of_zero_leaves_the_photo_grey() -> None:
    photo = as_pixels(grey_photo(np.uint8))
    assert np.allclose(colour(photo, Params(colour=GREEN, saturation=0.0)), photo, atol=1e-4)


@pytest.mark.parametrize("params", [Params(), Params(hints="#zz"), Params(colour="green")])
def test_damaged_or_missing_hints_change_nothing(params: Params) -> None:
    photo = as_pixels(grey_photo(np.uint8))
    assert np.allclose(colour(photo, params), photo, atol=1e-6)
