"""Muon: momentum whose matrices are made orthogonal, for the hidden convolutions of a network.

Jordan et al. 2024, "Muon: An optimizer for hidden layers in neural networks": the update of a
weight matrix is the nearest semi-orthogonal matrix to its momentum, found by a Newton-Schulz
iteration. A kernel (out x in x rows x columns) is taken for a matrix of `out` rows.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final

import torch
from torch import Tensor
from torch.optim import Optimizer

COEFFICIENTS: Final = (3.4445, -4.7750, 2.0315)
"""Of the quintic Newton-Schulz iteration (Jordan et al. 2024)."""

ITERATIONS: Final = 5

MOMENTUM: Final = 0.95


class Muon(Optimizer):
    """Optimises weights of at least two axes. `lr` is the spectral norm of a step."""

    def __init__(self, weights: Iterable[Tensor], lr: float) -> None:
        super().__init__(weights, {"lr": lr})

    @torch.no_grad()
    def step(self, closure: Callable[[], Any] | None = None) -> None:  # type: ignore[override]
        """Move the weights once along their gradients, with Nesterov momentum."""
        if closure is not None:
            raise ValueError("closures are not supported")
        for group in self.param_groups:
            for weight in group["params"]:
                if weight.grad is None:
                    continue
                state = self.state[weight]
                if "momentum" not in state:
                    state["momentum"] = torch.zeros_like(weight)
                momentum = state["momentum"].lerp_(weight.grad, 1 - MOMENTUM)
                ahead = weight.grad.lerp(momentum, MOMENTUM).reshape(len(weight), -1)
                move = orthogonalised(ahead) * max(1.0, ahead.shape[0] / ahead.shape[1]) ** 0.5
                weight.add_(move.reshape(weight.shape), alpha=-group["lr"])


def orthogonalised(matrix: Tensor) -> Tensor:
    """The matrix with singular values of about 1 (0.7 to 1.2), singular vectors unchanged."""
    a, b, c = COEFFICIENTS
    wide = matrix.T if matrix.shape[0] > matrix.shape[1] else matrix
    x = wide / (wide.norm() + 1e-7)
    for _ in range(ITERATIONS):
        gram = x @ x.T
        x = a * x + (b * gram + c * gram @ gram) @ x
    return x.T if matrix.shape[0] > matrix.shape[1] else x
