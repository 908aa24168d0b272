"""What a generative step takes is told from the headers of its files."""

import json
import struct
from pathlib import Path

import pytest

from models.catalog.catalog import Catalog
from models.core.device import Device
from models.core.pixels import count_squares
from models.core.plan import Step
from models.diffusion.files.cost_model import Parts, bytes_needed
from models.diffusion.files.manifest import DIFFBIR, PARTS, file_name
from models.planning.cost import count_values, estimate_cost
from models.planning.model_selection import ModelSelector

MODEL = "diffbir-v2.1"
STEP = Step("generate", {"wish": "faces", "clause": "faces"}, (MODEL,))


def header(file: Path, *shapes: tuple[int, ...]) -> Path:
    """A safetensors file that ends before its weights."""
    fields = {f"w{n}": {"dtype": "F16", "shape": shape} for n, shape in enumerate(shapes)}
    text = json.dumps({"__metadata__": {"format": "pt"}, **fields}).encode()
    file.write_bytes(struct.pack("<Q", len(text)) + text)
    return file


def routes(folder: Path, device: Device) -> ModelSelector:
    return ModelSelector((Catalog.read()[MODEL],), device, (folder,))


@pytest.fixture
def published(tmp_path: Path) -> Path:
    sizes = {"unet": 865_910_724, "control": 363_000_000, "vae": 83_653_863}
    for part in PARTS[DIFFBIR]:
        header(tmp_path / file_name(MODEL, part), (sizes.get(part, 1),))
    return tmp_path


def test_all_numbers_of_a_file_are_counted(tmp_path: Path) -> None:
    assert count_values(header(tmp_path / "a", (3, 4), (), (5,))) == 18


def test_the_published_size_fits_into_six_gigabytes_of_a_card(published: Path) -> None:
    effort = estimate_cost(STEP, routes(published, Device.CUDA))
    assert effort is not None
    assert 3 < effort.gigabytes < 6
    assert 0 < effort.minutes(512, 512) < 1


def test_more_steps_and_more_tiles_take_longer(published: Path) -> None:
    few = estimate_cost(STEP, routes(published, Device.CUDA))
    twice = estimate_cost(Step("generate", {"steps": 20}, (MODEL,)), routes(published, Device.CUDA))
    assert few is not None
    assert twice is not None
    assert twice.seconds == pytest.approx(2 * few.seconds)
    assert few.minutes(1024, 1024) == pytest.approx(9 * few.minutes(512, 512))


def test_a_processor_takes_longer_and_twice_the_weights(published: Path) -> None:
    card, own = (
        estimate_cost(STEP, routes(published, device)) for device in (Device.CUDA, Device.CPU)
    )
    assert card is not None
    assert own is not None
    assert own.seconds > card.seconds
    assert own.gigabytes > card.gigabytes


def test_nothing_is_told_of_other_steps_or_of_files_that_are_none(tmp_path: Path) -> None:
    assert estimate_cost(Step("tone", {}, ("heirloom-tone",)), routes(tmp_path, Device.CPU)) is None
    assert estimate_cost(STEP, routes(tmp_path, Device.CPU)) is None
    for part in PARTS[DIFFBIR]:
        (tmp_path / file_name(MODEL, part)).write_bytes(b"\xff" * 40)
    assert estimate_cost(STEP, routes(tmp_path, Device.CPU)) is None


@pytest.mark.parametrize(
    ("size", "squares"), [((512, 512), 1), ((100, 100), 1), ((513, 512), 2), ((2048, 2048), 49)]
)
def test_squares_cover_a_place(size: tuple[int, int], squares: int) -> None:
    assert count_squares(*size, 512, 256) == squares


def test_taking_turns_needs_less() -> None:
    parts = Parts(1_700_000_000, 700_000_000, 330_000_000)
    assert bytes_needed(parts, 512, 1, turns=True) < bytes_needed(parts, 512, 1, turns=False)
