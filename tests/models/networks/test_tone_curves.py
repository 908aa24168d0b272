"""Tests of tone curves: untrained behaviour, and agreement of training and program."""

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from models.core.pixels import Rect
from models.networks.tone_curves import KNOTS, ToneCurves, apply_curves
from models.restorers import tone


def _text(count: int = 1) -> Tensor:
    return F.normalize(torch.ones(count, 256), dim=1)


def _gradient(low: float, high: float) -> Tensor:
    return torch.linspace(low, high, 64).expand(1, 3, 64, 64).contiguous()


def _perturbed() -> ToneCurves:
    torch.manual_seed(1)
    network = ToneCurves()
    for weight in network.parameters():
        weight.data += 0.2 * torch.randn_like(weight)
    return network


def test_untrained_network_stretches_halfway() -> None:
    faded = _gradient(0.3, 0.8)
    with torch.no_grad():
        stretched = apply_curves(ToneCurves()(faded, _text()), faded)
    assert torch.allclose(stretched, _gradient(0.15, 0.9), atol=0.01)


def test_curves_are_strictly_increasing() -> None:
    with torch.no_grad():
        curves = _perturbed()(torch.rand(2, 3, 80, 50), _text(2))
    assert (curves.diff(dim=2) > 0).all()


def test_identity_curves_change_nothing() -> None:
    image = torch.rand(2, 3, 20, 30)
    identity = torch.tensor(KNOTS).view(1, 1, -1, 1, 1).expand(2, 3, -1, 4, 4)
    assert torch.allclose(apply_curves(identity, image), image, atol=1e-6)


def test_training_and_program_apply_curves_equally() -> None:
    image = torch.rand(1, 3, 64, 48)
    with torch.no_grad():
        curves = _perturbed()(image, _text())
        trained = apply_curves(curves, image).clamp(0, 1)[0].permute(1, 2, 0).numpy()
    pixels, whole = np.ascontiguousarray(image[0].permute(1, 2, 0).numpy()), Rect(0, 0, 48, 64)
    run = tone.apply_table(tone.curve_table(curves[0].numpy()), pixels, whole, whole)
    assert np.abs(run - trained).max() < 2e-3
