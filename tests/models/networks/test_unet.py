"""Tests of the networks that detect and fill damage."""

import pytest
import torch

from models.networks.damage_detector import DamageNet
from models.networks.hole_inpainting import FillNet

SIZES = [(1, 1), (7, 40), (33, 16)]


@pytest.mark.parametrize("size", SIZES)
def test_damage_is_a_probability_per_pixel(size: tuple[int, int]) -> None:
    with torch.no_grad():
        probability = DamageNet().eval()(torch.rand(1, 3, *size))
    assert probability.shape == (1, 1, *size)
    assert ((probability >= 0) & (probability <= 1)).all()


@pytest.mark.parametrize("size", SIZES)
def test_pixels_outside_of_the_hole_are_unchanged(size: tuple[int, int]) -> None:
    image, hole = torch.rand(1, 3, *size), (torch.rand(1, 1, *size) > 0.5).float()
    with torch.no_grad():
        filled = FillNet().eval()(image, hole)
    kept = (hole == 0).expand_as(image)
    assert torch.equal(filled[kept], image[kept])


def test_pixels_inside_the_hole_have_no_influence() -> None:
    image, hole = torch.rand(1, 3, 24, 24), torch.zeros(1, 1, 24, 24)
    hole[..., 8:16, 8:16] = 1
    network = FillNet().eval()
    with torch.no_grad():
        filled, other = network(image, hole), network(image * (1 - hole) + 0.3 * hole, hole)
    assert torch.equal(filled, other)
