"""Renaming of RRDBNet weights that are published under other names."""

import re
from typing import Final

from models.checkpoints.state_dict import StateDict

REAL_ESRGAN_KEYS: Final = {
    "conv_body": "trunk_conv",
    "conv_up1": "upconv1",
    "conv_up2": "upconv2",
    "conv_hr": "HRconv",
}
"""Layer names of Real-ESRGAN's files, whose blocks are named as in `body.0.rdb1.conv1`."""

ESRGAN_KEYS: Final = {
    "model.0": "conv_first",
    "model.3": "upconv1",
    "model.6": "upconv2",
    "model.8": "HRconv",
    "model.10": "conv_last",
}
"""Layer names of ESRGAN's files, whose blocks are named as in `model.1.sub.0.RDB1.conv1.0`.

The last `model.1.sub` is the convolution behind the trunk.
"""


def rename_rrdbnet_keys(state: StateDict) -> StateDict:
    """Rename the weights of an RRDBNet to the names of BSRNet's file; return others unchanged."""
    if "conv_body.weight" in state:
        return {_from_real_esrgan(name): weight for name, weight in state.items()}
    if "model.1.sub.0.RDB1.conv1.0.weight" in state:
        return {_from_esrgan(name): weight for name, weight in state.items()}
    return state


def _from_real_esrgan(name: str) -> str:
    layer, _, kind = name.rpartition(".")
    if block := re.fullmatch(r"body\.(\d+)\.rdb([123])\.(conv[1-5])", layer):
        return f"RRDB_trunk.{block[1]}.RDB{block[2]}.{block[3]}.{kind}"
    return f"{REAL_ESRGAN_KEYS.get(layer, layer)}.{kind}"


def _from_esrgan(name: str) -> str:
    layer, _, kind = name.rpartition(".")
    block = re.fullmatch(r"model\.1\.sub\.(\d+)\.RDB([123])\.(conv[1-5])\.0", layer)
    if block:
        return f"RRDB_trunk.{block[1]}.RDB{block[2]}.{block[3]}.{kind}"
    if re.fullmatch(r"model\.1\.sub\.\d+", layer):
        return f"trunk_conv.{kind}"
    return f"{ESRGAN_KEYS.get(layer, layer)}.{kind}"
