"""Extraction of plain weights from the content of a checkpoint."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import torch
from torch import Tensor

from models.core.errors import ModelFileDamaged, ModelFileUnknown, ModelFileUnsafe

StateDict = dict[str, Tensor]
"""Weight tensors by weight name."""

WRAPPERS: Final = (
    *("params_ema", "params-ema", "state_dict_ema", "model_ema", "params", "state_dict"),
    *("model_state_dict", "model", "net_g_ema", "net_g", "generator", "net"),
)
"""Keys under which checkpoints store weights; averaged weights precede the last ones."""

PREFIXES: Final = ("module.", "net.")
"""Prefixes that training programs put before every name."""

COMPILED: Final = "_orig_mod."
"""Part of a name that `torch.compile` puts before the names of a module that it has wrapped."""

GENERATORS: Final = (
    *("net_g_ema.", "generator_ema.", "ema_model.", "ema.", "net_g.", "netG.", "generator."),
    "online_model.",
)
"""Prefixes of the network that restores, in checkpoints that hold a discriminator or losses too."""

MAX_DEPTH: Final = 3
"""Largest number of nested wrappers or prefixes that are removed."""


def extract_weights(file: Path, content: object) -> StateDict:
    """Extract the weights, in single precision, from the content of `file`.

    Raises: ModelFileUnknown, ModelFileDamaged, ModelFileUnsafe."""
    weights = without_prefixes(_tensors(_unwrap(content)))
    if not weights:
        raise ModelFileUnknown(str(file), "no weights")
    return {name: _check_weight(file, name, weight) for name, weight in weights.items()}


def _unwrap(content: object) -> object:
    for _ in range(MAX_DEPTH):
        if not isinstance(content, Mapping):
            return content
        inner = next((name for name in WRAPPERS if _is_wrapped(content, name)), None)
        if inner is None and len(content) == 1:  # a single key of any name
            inner = next((name for name in content if _is_wrapped(content, name)), None)
        if inner is None:
            return content
        content = content[inner]
    return content


def _is_wrapped(content: object, name: str) -> bool:
    return isinstance(content, Mapping) and isinstance(content.get(name), Mapping)


def _tensors(content: object) -> StateDict:
    items = content.items() if isinstance(content, Mapping) else ()
    return {n: tensor for n, tensor in items if isinstance(n, str) and isinstance(tensor, Tensor)}


def possible_networks(state: StateDict) -> Iterator[StateDict]:
    """Yield the weights, then those of a network inside them, as in `net_g.body.0.weight`.

    Weights beside the inner network are ignored only where its prefix is one of `GENERATORS`."""
    yield state
    for _ in range(MAX_DEPTH):
        prefix = _inner_prefix(state)
        if prefix is None:
            return
        inside = {k.removeprefix(prefix): v for k, v in state.items() if k.startswith(prefix)}
        state = without_prefixes(inside)
        yield state


def _inner_prefix(state: StateDict) -> str | None:
    """Return the prefix that all names share, else that of the first known generator, else None."""
    first = {head + dot for head, dot, _ in (name.partition(".") for name in state)}
    shared = next(iter(first)) if len(first) == 1 else ""
    return shared if shared.endswith(".") else next((p for p in GENERATORS if p in first), None)


def without_prefixes(state: StateDict) -> StateDict:
    """Return the weights without counters, `COMPILED`, and known prefixes of all names.

    Counters are single numbers of no layer, such as `n_averaged`."""
    state = {
        name.replace(COMPILED, ""): value
        for name, value in state.items()
        if value.ndim or "." in name
    }
    for _ in range(MAX_DEPTH):
        prefix = next((p for p in PREFIXES if _all_start(state, p)), "")
        state = {name.removeprefix(prefix): value for name, value in state.items()}
    return state


def _all_start(names: Iterable[str], prefix: str) -> bool:
    return all(name.startswith(prefix) for name in names)


def _check_weight(file: Path, name: str, weight: Tensor) -> Tensor:
    if weight.layout != torch.strided or weight.is_quantized or weight.is_complex():
        raise ModelFileUnknown(str(file), f"{name} is no plain array")
    if weight.is_meta or weight.numel() * weight.element_size() > weight.untyped_storage().nbytes():
        raise ModelFileUnsafe(str(file), f"a weight larger than the file ({name})")
    if not weight.is_floating_point():
        return weight.detach().clone()
    single = weight.detach().float().clone()
    if not bool(single.isfinite().all()):
        raise ModelFileDamaged(str(file), f"{name} is not a number")
    return single
