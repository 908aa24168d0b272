"""How much of a graphics card a network may take, and what is planned with it."""

import pytest

from models.backends.ort_session import memory_limits
from models.core.device import Device, EngineSettings
from models.diffusion.files.cost_model import Parts

pytest.importorskip("torch", reason="the generative passes need torch")
pytest.importorskip("diffusers", reason="the generative passes need diffusers")

from models.diffusion.systems.memory_fallback import LoadedWeights, bytes_needed, first_fitting

PARTS = Parts(1_730_000_000, 730_000_000, 330_000_000)
OWN = PARTS.unet + PARTS.control + PARTS.vae
CARD = LoadedWeights(free=20 << 30, kept=OWN, used=OWN)


def test_without_a_limit_all_that_is_free_is_left_and_what_the_network_has_already() -> None:
    assert CARD.left(OWN, 0) == (20 << 30) + OWN


def test_a_limit_counts_what_the_network_has_already_once() -> None:
    assert CARD.left(OWN, 6 << 30) == 6 << 30


def test_what_other_networks_hold_counts_towards_the_limit() -> None:
    both = LoadedWeights(free=20 << 30, kept=OWN + (1 << 30), used=OWN + (1 << 30))
    assert both.left(OWN, 6 << 30) == 5 << 30


def test_a_limit_beyond_the_card_is_none() -> None:
    assert CARD.left(OWN, 1 << 50) == CARD.left(OWN, 0)


@pytest.mark.parametrize("gigabytes", [24, 12, 8, 6, 5, 4])
def test_what_is_planned_keeps_to_the_limit(gigabytes: int) -> None:
    vram = gigabytes << 30
    chosen = first_fitting(PARTS, CARD.left(OWN, vram), tiles=9)
    assert bytes_needed(chosen[0], PARTS) <= vram


def test_less_memory_means_smaller_tiles_or_fewer_at_once() -> None:
    needs = [bytes_needed(first_fitting(PARTS, n << 30, tiles=9)[0], PARTS) for n in (24, 8, 4)]
    assert needs == sorted(needs, reverse=True)
    assert len(set(needs)) == 3


def test_only_cuda_is_told_of_a_limit() -> None:
    assert memory_limits(Device.CUDA, 2 << 30) == {"gpu_mem_limit": str(2 << 30)}
    assert [memory_limits(each, 2 << 30) for each in Device if each != Device.CUDA] == [{}] * 4
    assert memory_limits(Device.CUDA, 0) == {}


def test_model_files_that_stay_loaded_leave_room_on_a_small_card() -> None:
    settings = EngineSettings(memory=4 << 30, vram=1 << 30)
    assert settings.memory_budget(Device.CUDA) == 1 << 30
    assert settings.memory_budget(Device.CPU) == 4 << 30
    assert EngineSettings(memory=4 << 30).memory_budget(Device.CUDA) == 4 << 30
