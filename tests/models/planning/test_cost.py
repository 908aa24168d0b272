"""Tests of the cost estimate of generative steps."""

import json
import struct
from pathlib import Path

import pytest

from models.catalog.catalog import Catalog
from models.core.device import Device
from models.core.pixels import count_squares
from models.core.plan import Step
from models.diffusion.files.cost_model import PartSizes, bytes_needed
from models.diffusion.files.manifest import DIFFBIR, PARTS, file_name
from models.planning.cost import count_values, estimate_cost
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
