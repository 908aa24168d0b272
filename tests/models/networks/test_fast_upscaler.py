"""Tests of the upscaling network."""

import pytest
import torch
import torch.nn.functional as F

from models.networks.fast_upscaler import Enlarger


@pytest.mark.parametrize("scale", [2, 4])
@pytest.mark.parametrize("size", [(1, 1), (7, 20)])
def test_untrained_network_is_bicubic_interpolation(scale: int, size: tuple[int, int]) -> None:
    image = torch.rand(1, 3, *size)
    with torch.no_grad():
        upscaled = Enlarger(scale).eval()(image)
    bicubic = F.interpolate(image, scale_factor=scale, mode="bicubic", align_corners=False)
    assert upscaled.shape == (1, 3, size[0] * scale, size[1] * scale)
    assert torch.allclose(upscaled, bicubic, atol=1e-5)
