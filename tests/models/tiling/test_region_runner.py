"""Restoration of a region as a whole; pixels outside it never change."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import numpy as np
import pytest

from models.catalog.model_cards import Catalog
from models.catalog.weight_files import Store
from models.core.device import Device, EngineSettings
from models.core.engine_run import RunRequest, restored_tiles
from models.core.errors import NotInstalled, OutOfMemory
from models.core.generation import GenerationRequest, GenerationResult
from models.core.invention_map import InventionMap
from models.core.pixels import Pixels, Rect, as_levels
from models.core.plan import Step
from models.core.progress import Cancelled, FallbackToCpu, Notice, Progress
from models.core.protocols import NetworkProvider
from models.engine.local_engine import LocalEngine
from models.restorers.generate import Generate
from models.tiling.region_runner import feather_edges, masked_rect, run_region
from tests.fakes import card, identity_network

SIZE = (90, 120)


class GreyGenerator:
    """Generator that paints everything grey, in two previews and a result."""

    def generate(
        self, image: Pixels, asked: GenerationRequest, progress: Progress
    ) -> Iterator[GenerationResult]:
        """Yield two previews and the result."""
        for done in (0.0, 0.5):
            progress.report(done)
            yield GenerationResult(np.full_like(image, 0.2))
        yield GenerationResult(np.full_like(image, 0.5), image)

    def __call__(self, *arrays: Any, progress: Progress) -> Any:
        """Return the image."""
        return arrays[0]

    def close(self) -> None:
        """Do nothing."""


def restorer(network: NetworkProvider | None = None) -> Any:
    """Return the region function of the generative restorer."""
    return Generate().region_function(
        network or (lambda _: GreyGenerator()), {"wish": "rebuild", "clause": "rebuild"}
    )


def photo(rng: np.random.Generator) -> Any:
    return rng.integers(0, 2**16, (*SIZE, 3), dtype=np.uint16)


def random_mask(rng: np.random.Generator) -> Any:
    """Draw one of several shapes, hard or soft, at a random position."""
    y, x = np.mgrid[: SIZE[0], : SIZE[1]]
    top, left = rng.integers(0, SIZE[0]), rng.integers(0, SIZE[1])
    reach = rng.uniform(3, 60)
    distance = np.hypot(y - top, x - left) / reach
    box = (abs(y - top) < reach / 2) & (abs(x - left) < reach)
    shapes = (distance < 1, box, np.clip(1.2 - distance, 0, 1), rng.random(SIZE) < 0.01)
    return np.asarray(shapes[rng.integers(0, len(shapes))], np.float32)


@pytest.mark.parametrize("seed", range(100))
def test_pixels_outside_the_mask_stay_bit_for_bit(seed: int) -> None:
    rng = np.random.default_rng(seed)
    image, mask = photo(rng), random_mask(rng)
    result = image.copy()
    results = run_region(image, {Device.CPU: restorer()}, 8, mask, Progress())
    for rect, pixels in restored_tiles(results):
        result[rect.slices] = as_levels(pixels, image.dtype)
    assert np.array_equal(result[mask == 0], image[mask == 0])
    inside = feather_edges(mask) == 1
    assert np.array_equal(result[inside], np.full_like(result[inside], 32768))


def test_the_masked_rect_has_a_margin() -> None:
    mask = np.zeros(SIZE, np.float32)
    mask[40:50, 60:80] = 1
    assert masked_rect(mask, Rect(0, 0, 120, 90), 16) == Rect(44, 24, 52, 42)


def test_an_empty_mask_gives_no_results() -> None:
    image, mask = photo(np.random.default_rng(0)), np.zeros(SIZE, np.float32)
    assert list(run_region(image, {Device.CPU: restorer()}, 8, mask, Progress())) == []


def test_previews_are_yielded_before_the_result() -> None:
    image = photo(np.random.default_rng(0))
    pieces = list(restored_tiles(run_region(image, {Device.CPU: restorer()}, 8, None, Progress())))
    assert [float(pixels.mean()) for _, pixels in pieces] == pytest.approx([0.2, 0.2, 0.5])
    assert {rect for rect, _ in pieces} == {Rect(0, 0, 120, 90)}


def test_the_next_device_takes_over_when_memory_runs_out() -> None:
    def full(*_: object) -> Iterator[Pixels]:
        raise OutOfMemory("cuda", 256)

    notices = list[Notice]()
    image = photo(np.random.default_rng(0))
    both = {Device.CUDA: full, Device.CPU: restorer()}
    results = run_region(image, both, 8, None, Progress(on_notice=notices.append))
    pieces = list(restored_tiles(results))
    assert len(pieces) == 3
    assert FallbackToCpu("cuda") in notices
    with pytest.raises(OutOfMemory):
        list(run_region(image, {Device.CUDA: full}, 8, None, Progress()))


def test_a_run_yields_an_invention_map_of_its_region() -> None:
    image = np.zeros((*SIZE, 3), np.uint16)
    results = run_region(image, {Device.CPU: restorer()}, 8, None, Progress())
    (found,) = (each for each in results if isinstance(each, InventionMap))
    assert found.share > 0.9
    assert found.rect == Rect(0, 0, 120, 90)


def test_a_cancelled_run_stops_at_the_next_report() -> None:
    stop = Event()
    pieces = run_region(
        photo(np.random.default_rng(0)), {Device.CPU: restorer()}, 8, None, Progress(stop=stop)
    )
    next(pieces)
    stop.set()
    with pytest.raises(Cancelled):
        next(pieces)


def engine(folder: Path, changes: Mapping[str, Any]) -> LocalEngine:
    described = card("diffbir-v2.1", "generate", {"a.onnx": identity_network(folder / "a.onnx")})
    cards = Catalog((replace(described, **changes),))
    settings = EngineSettings(Device.CPU, folder)
    return LocalEngine(cards, Store(folder), settings, {"generate": Generate()})


def test_a_missing_model_raises_not_installed_with_its_source(tmp_path: Path) -> None:
    changes = {"files": (), "sha256": (), "source": "there (1 GB)", "licence": "free"}
    step = Step("generate", {"wish": "rebuild", "clause": "rebuild"}, ("diffbir-v2.1",))
    image = photo(np.random.default_rng(0))
    with pytest.raises(NotInstalled) as caught:
        list(engine(tmp_path, changes).run(RunRequest(step, image, (0, 0)), Progress()))
    assert (caught.value.source, caught.value.licence) == ("there (1 GB)", "free")
