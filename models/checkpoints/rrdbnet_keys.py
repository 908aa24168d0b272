"""Renaming of RRDBNet weights that are published under other names."""

import re
from typing import Final

from models.checkpoints.state_dict import StateDict

REAL_ESRGAN_KEYS: Final = {"conv_body": "trunk_conv", "conv_hr": "HRconv"}
"""Layer names of Real-ESRGAN's files, whose blocks are named as in `body.0.rdb1.conv1`."""

BLOCK: Final = r"model\.1\.sub\.(\d+)\.RDB([123])\.(conv[1-5])\.0"
"""Pattern of the layer names of ESRGAN's blocks."""


def rename_rrdbnet_keys(state: StateDict) -> StateDict:
    """Rename RRDBNet weights from any known scheme to that of BSRNet; others stay."""
    if "conv_body.weight" in state:
        return {_from_real_esrgan(name): weight for name, weight in state.items()}
    if "model.1.sub.0.RDB1.conv1.0.weight" in state:
        layers = _esrgan_layers(state)
        return {_from_esrgan(name, layers): weight for name, weight in state.items()}
    return state


def _from_real_esrgan(name: str) -> str:
    layer, _, kind = name.rpartition(".")
    if block := re.fullmatch(r"body\.(\d+)\.rdb([123])\.(conv[1-5])", layer):
        return f"RRDB_trunk.{block[1]}.RDB{block[2]}.{block[3]}.{kind}"
    if doubling := re.fullmatch(r"conv_up(\d+)", layer):
        return f"upconv{doubling[1]}.{kind}"
    return f"{REAL_ESRGAN_KEYS.get(layer, layer)}.{kind}"


def _esrgan_layers(state: StateDict) -> dict[str, str]:
    """Map the names of an ESRGAN file's layers outside of blocks to BSRNet's names.

    The doublings are `model.3`, `model.6` and so on; the two convolutions behind the last have the
    highest numbers."""
    found = (re.fullmatch(r"(model\.(\d+))\.weight", name) for name in state)
    layers = [match[1] for match in sorted((m for m in found if m), key=lambda m: int(m[2]))]
    doublings = [f"upconv{number}" for number in range(1, len(layers) - 2)]
    return dict(zip(layers, ["conv_first", *doublings, "HRconv", "conv_last"], strict=False))


def _from_esrgan(name: str, layers: dict[str, str]) -> str:
    layer, _, kind = name.rpartition(".")
    if block := re.fullmatch(BLOCK, layer):
        return f"RRDB_trunk.{block[1]}.RDB{block[2]}.{block[3]}.{kind}"
    if re.fullmatch(r"model\.1\.sub\.\d+", layer):
        return f"trunk_conv.{kind}"
    return f"{layers.get(layer, layer)}.{kind}"
