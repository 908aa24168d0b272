"""The network that enlarges."""

import pytest
import torch
import torch.nn.functional as F

from models.networks.enlarger import Enlarger


@pytest.mark.parametrize("scale", [2, 4])
@pytest.mark.parametrize("size", [(1, 1), (7, 20)])
def test_untrained_it_is_bicubic_interpolation(scale: int, size: tuple[int, int]) -> None:
    image = torch.rand(1, 3, *size)
    with torch.no_grad():
        larger = Enlarger(scale).eval()(image)
    plain = F.interpolate(image, scale_factor=scale, mode="bicubic", align_corners=False)
    assert larger.shape == (1, 3, size[0] * scale, size[1] * scale)
    assert torch.allclose(larger, plain, atol=1e-5)
