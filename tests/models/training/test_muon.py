"""The Muon optimiser."""

import pytest
import torch

from models.training.muon import Muon, orthogonalised


@pytest.mark.parametrize("shape", [(12, 40), (40, 12), (16, 16)])
def test_orthogonalised_matrix_has_singular_values_of_about_one(shape: tuple[int, int]) -> None:
    torch.manual_seed(0)
    values = torch.linalg.svdvals(orthogonalised(torch.randn(*shape)))
    assert values.min() > 0.5
    assert values.max() < 1.3


def test_step_length_does_not_depend_on_the_size_of_the_gradient() -> None:
    torch.manual_seed(0)
    gradient, moves = torch.randn(8, 4, 3, 3), []
    for size in (1e-3, 1e3):
        weight = torch.zeros(8, 4, 3, 3, requires_grad=True)
        weight.grad = gradient * size
        Muon([weight], lr=0.1).step()
        moves.append(weight.detach())
    assert torch.allclose(moves[0], moves[1], atol=1e-3)


def test_muon_finds_the_minimum_of_a_square() -> None:
    torch.manual_seed(0)
    goal, weight = torch.randn(6, 6), torch.zeros(6, 6, requires_grad=True)
    optimiser, losses = Muon([weight], lr=0.1), []
    for step in range(60):
        optimiser.param_groups[0]["lr"] = 0.1 * (1 - step / 60)
        loss = (weight - goal).square().mean()
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        losses.append(float(loss.detach()))
    assert losses[-1] < losses[0] / 20
