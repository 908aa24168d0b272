"""Tests of the network that judges regions of fine damage, as trained and as run."""

import numpy as np
import torch

from models.damage.candidate_crop_network import CropNetwork
from models.damage.candidate_crops import PLANES, SIDE
from models.training.crop_judge import CropJudge

COUNT = 43


def trained_judge() -> CropJudge:
    torch.manual_seed(0)
    judge = CropJudge(torch.randn(COUNT), torch.rand(COUNT) + 0.5)
    for parameter in judge.parameters():
        torch.nn.init.normal_(parameter, std=0.1)
    for name, statistics in judge.named_buffers():
        if name.endswith("running_mean"):
            statistics.normal_()
        if name.endswith("running_var"):
            statistics.uniform_(0.5, 2)
    return judge.eval()


def regions() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    draw = torch.Generator().manual_seed(1)
    crops = torch.randint(256, (3, 2, PLANES, SIDE, SIDE), generator=draw, dtype=torch.uint8)
    return crops, torch.randn(3, COUNT, generator=draw), torch.randn(3, generator=draw)


def test_untrained_network_returns_the_first_logit() -> None:
    judge = CropJudge(torch.zeros(COUNT), torch.ones(COUNT)).eval()
    crops, features, first = regions()
    assert torch.equal(judge(crops, features, first), first)


def test_network_in_numpy_equals_the_trained_one() -> None:
    judge, inputs = trained_judge(), regions()
    stored = {f"crops.{name}": array.detach().numpy() for name, array in judge.arrays()}
    found = CropNetwork.read(stored, "crops").logits(*(each.numpy() for each in inputs))
    with torch.no_grad():
        assert np.allclose(found, judge(*inputs).numpy(), atol=1e-4)
