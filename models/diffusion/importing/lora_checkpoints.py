"""Reading of the published checkpoints of one-step systems, which hold low-rank adapters.

OSEDiff: Wu et al., "One-Step Effective Diffusion Network for Real-World Image Super-Resolution",
NeurIPS 2024 (arXiv 2406.08177). PiSA-SR: Sun et al., "Pixel-level and Semantic-level Adjustable
Super-resolution: A Dual-LoRA Approach", CVPR 2025 (arXiv 2412.03017).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from models.checkpoints.state_dict import StateDict, extract_weights
from models.diffusion.files.manifest import PartKind
from models.diffusion.modules.lora import DOWN, adapted_layers

UNET: Final = "state_dict_unet"
"""Key of the adapters of the UNet in a checkpoint."""

GROUPS: Final = ("encoder", "decoder", "others")
"""Groups that the adapted layers of a UNet are listed in."""


@dataclass(frozen=True, slots=True)
class AdapterKeys:
    """Keys under which a checkpoint stores the adapters of a network.

    `state` holds the matrices; `rank` and `layers` tell for which layers, and of which size.
    """

    part: PartKind
    state: str
    rank: tuple[str, ...]
    layers: tuple[str, ...]


def _unet_lists(kind: str = "") -> Iterator[str]:
    return (f"unet_lora_{group}_modules{kind}" for group in GROUPS)


CHECKPOINTS: Final = (
    (
        AdapterKeys(PartKind.OSEDIFF_UNET, UNET, ("rank_unet",), (*_unet_lists(),)),
        AdapterKeys(
            PartKind.OSEDIFF_VAE, "state_dict_vae", ("rank_vae",), ("vae_lora_encoder_modules",)
        ),
    ),
    (
        AdapterKeys(
            PartKind.PISASR,
            UNET,
            ("lora_rank_unet_pix", "lora_rank_unet_sem"),
            (*_unet_lists("_pix"), *_unet_lists("_sem")),
        ),
    ),
)
"""Networks with adapters in the checkpoints of OSEDiff and of PiSA-SR."""


def find_adapters(file: Path, content: object) -> dict[PartKind, StateDict]:
    """Return the adapters in the content of a checkpoint; nothing if it is no one-step system's.

    Raises: KeyError or ValueError if they are not those that the checkpoint lists; ModelFileDamaged
    and the like for their numbers.
    """
    if not isinstance(content, Mapping):
        return {}
    for networks in CHECKPOINTS:
        if all(isinstance(content.get(keys.layers[0]), list) for keys in networks):
            return {keys.part: _read_adapters(file, content, keys) for keys in networks}
    return {}


def _read_adapters(file: Path, content: Mapping[str, object], keys: AdapterKeys) -> StateDict:
    state = extract_weights(file, content[keys.state])
    _compare("layers", adapted_layers(state), _values_of_lists(content, keys.layers))
    ranks = {len(matrix) for name, matrix in state.items() if DOWN in name}
    _compare("ranks", ranks, {content[key] for key in keys.rank})
    return state


def _values_of_lists(content: Mapping[str, object], keys: Iterable[str]) -> set[object]:
    lists = (content[key] for key in keys)
    return {layer for each in lists if isinstance(each, list) for layer in each}


def _compare(what: str, found: Iterable[object], listed: Iterable[object]) -> None:
    difference = set(found) ^ set(listed)
    if difference:
        names = ", ".join(sorted(map(str, difference))[:3])
        raise ValueError(f"adapters and the list of their {what} differ in {names}")
