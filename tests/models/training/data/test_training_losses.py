"""Tests of the training losses."""

import pytest
import torch
from torch import Tensor, nn

from models.networks.mprnet import MPRNet
from models.networks.promptir import PromptIR
from models.training.data.training_losses import (
    charbonnier_loss,
    edge_loss,
    lab,
    laplacian,
    multi_stage_loss,
)


def pictures(count: int = 1, side: int = 24) -> Tensor:
    """Create random pictures, count x 3 x side x side, 0 to 1."""
    torch.manual_seed(0)
    return torch.rand(count, 3, side, side)


@pytest.mark.parametrize(
    ("rgb", "expected"),
    [((1, 1, 1), (100, 0, 0)), ((1, 0, 0), (53.2, 80.1, 67.2)), ((0, 0, 0.02), (0.1, 0.7, -1.9))],
)
def test_lab_matches_reference_values(rgb: tuple[float, ...], expected: tuple[float, ...]) -> None:
    converted = lab(torch.tensor(rgb).reshape(1, 3, 1, 1)).flatten() * 100
    assert converted.tolist() == pytest.approx(expected, abs=0.1)


def test_charbonnier_loss_of_a_large_difference_is_its_mean() -> None:
    image = pictures()
    assert float(charbonnier_loss(image + 0.5, image)) == pytest.approx(0.5, abs=1e-4)


def test_charbonnier_loss_of_equal_pictures_has_zero_gradient() -> None:
    image = pictures().requires_grad_()
    charbonnier_loss(image, image.detach()).backward()
    assert image.grad is not None
    assert bool((image.grad == 0).all())


def test_laplacian_of_a_uniform_picture_is_zero() -> None:
    inner = laplacian(torch.full((1, 3, 16, 16), 0.7))[:, :, 4:-4, 4:-4]
    assert float(inner.abs().max()) < 1e-6


def test_edge_loss_of_a_blur_exceeds_that_of_a_brightness_shift() -> None:
    image = pictures()
    blurred = nn.functional.avg_pool2d(image, 3, 1, 1)
    shifted = edge_loss(image + 0.1, image)
    assert float(edge_loss(blurred, image)) > 5 * float(shifted)


def test_multi_stage_loss_grows_with_the_error_of_the_second_stage() -> None:
    image = pictures()
    one, wrong = multi_stage_loss([image], image), image + 0.2
    assert float(multi_stage_loss([image, wrong], image)) > float(one) + 0.2


@pytest.mark.parametrize("name", ["mprnet", "promptir"])
def test_a_small_network_learns_to_remove_noise(name: str) -> None:
    """The loss on a picture outside of the training set falls by more than a tenth."""
    torch.manual_seed(1)
    network = SMALL[name]()
    optimiser = torch.optim.Adam(network.parameters(), 1e-3)
    before = _loss(network, *_noisy(99)).item()
    for number in range(8):
        optimiser.zero_grad()
        _loss(network, *_noisy(number)).backward()
        optimiser.step()
    assert _loss(network, *_noisy(99)).item() < 0.9 * before


SMALL = {
    "mprnet": lambda: MPRNet(8, 4, 4, 1),
    "promptir": lambda: PromptIR(8, (1, 1, 1, 1), 1, (1, 1, 1, 1), ((8, 8), (8, 4), (8, 2))),
}


def _noisy(seed: int) -> tuple[Tensor, Tensor]:
    """Create a smooth picture and add noise; return (noisy, smooth)."""
    generator = torch.Generator().manual_seed(seed)
    small = torch.rand(1, 3, 3, 3, generator=generator)
    wanted = nn.functional.interpolate(small, scale_factor=8.0, mode="bilinear")
    return wanted + 0.2 * torch.randn(wanted.shape, generator=generator), wanted


def _loss(network: nn.Module, damaged: Tensor, wanted: Tensor) -> Tensor:
    restored = network(damaged)
    return multi_stage_loss(restored if isinstance(restored, list) else [restored], wanted)
