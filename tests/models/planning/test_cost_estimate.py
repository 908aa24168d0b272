"""Tests of the cost estimate of generative steps."""

import json
import struct
from pathlib import Path

import pytest

from models.catalog.model_cards import Catalog
from models.core.device import Device
from models.core.pixels import count_squares
from models.core.plan import Step
from models.diffusion.files.cost_model import PartSizes, bytes_needed
from models.diffusion.files.manifest import DIFFBIR, OSEDIFF, PARTS, PISASR, file_name
from models.planning.cost_estimate import CARD_OPERATIONS, OVERHEAD, count_values, estimate_cost
from models.planning.model_selection import ModelSelector

MODEL = "diffbir-v2.1"
STEP = Step("generate", {"wish": "faces", "clause": "faces"}, (MODEL,))


def header(file: Path, *shapes: tuple[int, ...]) -> Path:
    """Write a safetensors file that ends before its weights."""
    fields = {f"w{n}": {"dtype": "F16", "shape": shape} for n, shape in enumerate(shapes)}
    text = json.dumps({"__metadata__": {"format": "pt"}, **fields}).encode()
    file.write_bytes(struct.pack("<Q", len(text)) + text)
    return file


def selector(folder: Path, device: Device) -> ModelSelector:
    return ModelSelector((Catalog.read()[MODEL],), device, (folder,))


@pytest.fixture
def published(tmp_path: Path) -> Path:
    sizes = {"unet": 865_910_724, "control": 363_000_000, "vae": 83_653_863}
    for part in PARTS[DIFFBIR]:
        header(tmp_path / file_name(MODEL, part), (sizes.get(part, 1),))
    return tmp_path


def test_values_of_all_tensors_are_counted(tmp_path: Path) -> None:
    assert count_values(header(tmp_path / "a", (3, 4), (), (5,))) == 18


def test_published_model_needs_three_to_six_gigabytes_on_cuda(published: Path) -> None:
    effort = estimate_cost(STEP, selector(published, Device.CUDA))
    assert effort is not None
    assert 3 < effort.gigabytes < 6
    assert 0 < effort.minutes(512, 512) < 1


@pytest.mark.parametrize(
    ("size", "unet_gigaoperations"), [((512, 512), 402), ((1632, 1224), 6 * 1075)]
)
def test_one_step_estimate_is_within_a_quarter_of_the_counted_operations(
    size: tuple[int, int], unet_gigaoperations: float, tmp_path: Path
) -> None:
    """The counts are those of torch's FlopCounterMode on networks of the published size."""
    for part in PARTS[OSEDIFF]:
        sizes = {"unet": 865_910_724, "vae": 83_653_863}
        header(tmp_path / file_name(OSEDIFF, part), (sizes.get(part, 1),))
    cards = ModelSelector((Catalog.read()[OSEDIFF],), Device.CUDA, (tmp_path,))
    effort = estimate_cost(Step("generate", {}, (OSEDIFF,)), cards)
    assert effort is not None
    counted = 1e9 * (unet_gigaoperations + 1816 * read_by_autoencoder(*size) / 512**2)
    estimated = 60 * effort.minutes(*size) * CARD_OPERATIONS / OVERHEAD / 2
    assert estimated == pytest.approx(counted, rel=0.25)


def read_by_autoencoder(width: int, height: int) -> int:
    """Count the pixels that the autoencoder's tiles of 768 read, each with 88 more around it."""
    if max(width, height) <= 768 + 2 * 88:
        return width * height
    tiles = [-(-(length - 2 * 88) // 768) for length in (width, height)]
    across, down = (
        length + 2 * 88 * (count - 1) for length, count in zip((width, height), tiles, strict=True)
    )
    return across * down


def test_second_run_of_adapters_is_in_the_estimate(tmp_path: Path) -> None:
    for part in PARTS[PISASR]:
        header(tmp_path / file_name(PISASR, part), (1000,))
    cards = ModelSelector((Catalog.read()[PISASR],), Device.CUDA, (tmp_path,))
    once, twice = (
        estimate_cost(Step("generate", params, (PISASR,)), cards)
        for params in ({}, {"semantic": 0.5})
    )
    assert once is not None
    assert twice is not None
    assert twice.seconds == pytest.approx(2 * once.seconds)
    assert twice.megapixel_seconds == once.megapixel_seconds


def test_time_grows_with_steps_and_tiles(published: Path) -> None:
    few = estimate_cost(STEP, selector(published, Device.CUDA))
    twice = estimate_cost(
        Step("generate", {"steps": 20}, (MODEL,)), selector(published, Device.CUDA)
    )
    assert few is not None
    assert twice is not None
    assert twice.seconds == pytest.approx(2 * few.seconds)
    assert few.minutes(1024, 1024) == pytest.approx(9 * few.minutes(512, 512))


def test_cpu_needs_more_time_and_memory_than_cuda(published: Path) -> None:
    card, processor = (
        estimate_cost(STEP, selector(published, device)) for device in (Device.CUDA, Device.CPU)
    )
    assert card is not None
    assert processor is not None
    assert processor.seconds > card.seconds
    assert processor.gigabytes > card.gigabytes


def test_other_steps_and_unreadable_files_have_no_estimate(tmp_path: Path) -> None:
    assert (
        estimate_cost(Step("tone", {}, ("heirloom-tone",)), selector(tmp_path, Device.CPU)) is None
    )
    assert estimate_cost(STEP, selector(tmp_path, Device.CPU)) is None
    for part in PARTS[DIFFBIR]:
        (tmp_path / file_name(MODEL, part)).write_bytes(b"\xff" * 40)
    assert estimate_cost(STEP, selector(tmp_path, Device.CPU)) is None


@pytest.mark.parametrize(
    ("size", "squares"), [((512, 512), 1), ((100, 100), 1), ((513, 512), 2), ((2048, 2048), 49)]
)
def test_squares_cover_an_area(size: tuple[int, int], squares: int) -> None:
    assert count_squares(*size, 512, 256) == squares


def test_loading_parts_in_turn_needs_less_memory() -> None:
    parts = PartSizes(1_700_000_000, 700_000_000, 330_000_000)
    assert bytes_needed(parts, 512, 1, offload=True) < bytes_needed(parts, 512, 1, offload=False)
