"""Tests of what the export of bundled networks changes."""

import torch
from torch import nn

from models.networks.damage_detector import DamageNet
from models.training.export.export import optimise_for_runtime


def test_batch_norms_of_the_damage_network_are_merged_into_its_convolutions() -> None:
    torch.manual_seed(0)
    network = DamageNet((8, 16))
    for layer in network.modules():
        if isinstance(layer, nn.BatchNorm2d):
            for values in (layer.running_mean, layer.running_var, layer.weight, layer.bias):
                assert values is not None
                nn.init.uniform_(values, 0.5, 1.5)
    network.eval()
    merged = optimise_for_runtime(network)
    image = torch.rand(1, 3, 24, 40)
    assert not any(isinstance(layer, nn.BatchNorm2d) for layer in merged.modules())
    assert torch.allclose(merged(image), network(image), atol=1e-5)
