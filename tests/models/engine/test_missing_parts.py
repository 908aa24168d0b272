"""Test of the whole way from words about a missing part to the filled photo."""

from pathlib import Path

import numpy as np
from PIL import Image

from models.core.device import Device, EngineSettings
from models.core.engine_run import RunRequest, restored_tiles
from models.core.pixels import Raster
from models.core.plan import hole_step
from models.core.progress import Progress
from models.engine.local_engine import make_local_engine

SAMPLE = Path(__file__).resolve().parents[3] / "resources" / "samples" / "deadwood-race.jpg"


def filled(image: Raster) -> Raster:
    """Fill the missing parts of a photo without a mask; what is not returned is black."""
    local = make_local_engine(EngineSettings(Device.CPU))
    out = np.zeros(image.shape, np.float32)
    request = RunRequest(hole_step().step, image, (0, 0))
    for rect, pixels in restored_tiles(local.run(request, Progress())):
        out[rect.slices] = pixels
    local.close()
    return np.round(out * 255).astype(np.uint8)


def test_a_missing_corner_is_found_and_filled_and_hardly_anything_else() -> None:
    with Image.open(SAMPLE) as file:
        image = np.asarray(file.convert("RGB").resize((340, 280)))
    y, x = np.mgrid[: image.shape[0], : image.shape[1]]
    corner, near = (x / 110 + y / 80 < 1), (x / 130 + y / 100 < 1)
    damaged = image.copy()
    damaged[corner] = 12
    result = filled(damaged)
    assert (result[corner] != 12).any(axis=1).mean() > 0.95
    assert (result != damaged).any(axis=2)[~near].mean() < 0.005
