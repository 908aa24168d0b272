"""Memory limits of networks on a graphics card, and the budgets planned within them."""

import pytest

from models.backends.onnx_session import memory_limits
from models.core.device import Device, EngineSettings
from models.diffusion.files.cost_model import PartSizes

pytest.importorskip("torch", reason="the generative passes need torch")
pytest.importorskip("diffusers", reason="the generative passes need diffusers")

from models.diffusion.systems.latent_tile_sizes import VramUsage, bytes_needed, fitting_budgets

PARTS = PartSizes(1_730_000_000, 730_000_000, 330_000_000)
OWN = PARTS.unet + PARTS.control + PARTS.vae
CARD = VramUsage(free=20 << 30, reserved=OWN, allocated=OWN)


def test_without_a_limit_free_and_own_memory_is_available() -> None:
    assert CARD.available(OWN, 0) == (20 << 30) + OWN


def test_memory_of_the_network_itself_does_not_reduce_the_limit() -> None:
    assert CARD.available(OWN, 6 << 30) == 6 << 30


def test_memory_of_other_networks_reduces_the_limit() -> None:
    both = VramUsage(free=20 << 30, reserved=OWN + (1 << 30), allocated=OWN + (1 << 30))
    assert both.available(OWN, 6 << 30) == 5 << 30


def test_a_limit_above_the_card_has_no_effect() -> None:
    assert CARD.available(OWN, 1 << 50) == CARD.available(OWN, 0)


@pytest.mark.parametrize("gigabytes", [24, 12, 8, 6, 5, 4])
def test_the_first_fitting_budget_stays_below_the_limit(gigabytes: int) -> None:
    vram = gigabytes << 30
    chosen = fitting_budgets(PARTS, CARD.available(OWN, vram), tiles=9)
    assert bytes_needed(chosen[0], PARTS) <= vram


def test_less_memory_gives_budgets_that_need_less() -> None:
    needs = [bytes_needed(fitting_budgets(PARTS, n << 30, tiles=9)[0], PARTS) for n in (24, 8, 4)]
    assert needs == sorted(needs, reverse=True)
    assert len(set(needs)) == 3


def test_only_cuda_sessions_get_a_memory_limit() -> None:
    assert memory_limits(Device.CUDA, 2 << 30) == {"gpu_mem_limit": str(2 << 30)}
    assert [memory_limits(each, 2 << 30) for each in Device if each != Device.CUDA] == [{}] * 4
    assert memory_limits(Device.CUDA, 0) == {}


def test_the_memory_budget_of_a_gpu_is_limited_by_vram() -> None:
    settings = EngineSettings(memory=4 << 30, vram=1 << 30)
    assert settings.memory_budget(Device.CUDA) == 1 << 30
    assert settings.memory_budget(Device.CPU) == 4 << 30
    assert EngineSettings(memory=4 << 30).memory_budget(Device.CUDA) == 4 << 30
