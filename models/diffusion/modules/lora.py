"""Low-rank adapters (LoRA) under the names of peft: merged into weights, or applied to layers.

Hu et al., "LoRA: Low-Rank Adaptation of Large Language Models" (arXiv 2106.09685). The update of a
layer is the product of B and A times `ALPHA / rank`; for a convolution A has the layer's kernel.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

import torch.nn.functional as F
from torch import Tensor, nn

State = Mapping[str, Tensor]
"""Weight tensors by weight name."""

ALPHA: Final = 8
"""Scale of updates before it is divided by the rank; peft's default, which publishers kept."""

DOWN, UP = ".lora_A.", ".lora_B."
"""Parts of the names of A, which reduces to the rank, and of B, which leads back."""

BASE: Final = ".base_layer."
"""Part of the names of own weights of an adapted layer, which replace those of the base."""


def adapted_layers(adapters: State) -> set[str]:
    """Return the names of the layers that have an update."""
    return {name.partition(DOWN)[0] for name in adapters if DOWN in name}


def merge_adapters(base: State, adapters: State, kind: str = "") -> dict[str, Tensor]:
    """Return the weights of a base with the updates whose adapter names end with `kind` added.

    Raises: KeyError for an adapted layer that the base lacks, or half an update; RuntimeError if
    shapes differ.
    """
    merged = dict(base)
    for name, weight in adapters.items():
        if BASE in name:
            plain = name.replace(BASE, ".")
            merged[plain] = weight.reshape(base[plain].shape)
    for layer, down, up in _updates(adapters, kind):
        weight = merged[f"{layer}.weight"].float()
        product = up.float().flatten(1) @ down.float().flatten(1)
        merged[f"{layer}.weight"] = weight + product.reshape(weight.shape) * (ALPHA / len(down))
    return merged


def select_adapters(adapters: State, kind: str) -> dict[str, Tensor]:
    """Return, by name, the matrices of the adapters whose names end with `kind`."""
    return {name: each for name, each in adapters.items() if _adapter_name(name).endswith(kind)}


def _updates(adapters: State, kind: str) -> Iterator[tuple[str, Tensor, Tensor]]:
    """Yield the layer, A and B of each update. Raises: KeyError if a matrix has no counterpart."""
    matrices = {name for name in select_adapters(adapters, kind) if BASE not in name}
    for name in sorted(matrices):
        other = name.replace(DOWN, UP) if DOWN in name else name.replace(UP, DOWN)
        if other == name or other not in adapters:
            raise KeyError(other)
        if DOWN in name:
            yield name.partition(DOWN)[0], adapters[name], adapters[other]


def _adapter_name(name: str) -> str:
    """Return the name of the adapter, the last but one part of a weight's name."""
    return name.removesuffix(".weight").rpartition(".")[2]


class AppliedAdapters:
    """Updates that are added to the outputs of a network's layers while they are active."""

    def __init__(self, network: nn.Module, adapters: State) -> None:
        """Attach the updates to a network; they have no effect before `active`.

        Raises: KeyError or AttributeError for a layer that the network lacks.
        """
        self._strength = 0.0
        for layer, down, up in _updates(adapters, ""):
            network.get_submodule(layer).register_forward_hook(self._hook(down, up))

    @contextmanager
    def active(self, strength: float) -> Iterator[None]:
        """Add the updates times `strength`, which may be negative, in the block."""
        self._strength = strength
        try:
            yield
        finally:
            self._strength = 0.0

    def _hook(self, down: Tensor, up: Tensor) -> Any:
        scale = ALPHA / len(down)

        def add_update(layer: nn.Module, inputs: tuple[Tensor, ...], output: Tensor) -> Any:
            if self._strength == 0:
                return None
            x = inputs[0]
            a, b = down.to(x), up.to(x)
            if isinstance(layer, nn.Conv2d):
                reduced = F.conv2d(x, a, stride=layer.stride, padding=layer.padding)
                update = F.conv2d(reduced, b)
            else:
                update = F.linear(F.linear(x, a), b)
            return output + self._strength * scale * update

        return add_update
