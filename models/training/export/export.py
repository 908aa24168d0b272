"""Export of a trained network to ONNX: `python -m models.training.export.export --help`.

Kernels are rounded to half precision, which halves the file. The runtime widens them once when it
loads them; everything is computed in single precision.
"""

import argparse
import copy
import hashlib
import re
from pathlib import Path
from typing import Final

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from models.catalog.model_cards import CARDS
from models.checkpoints.onnx_export import HALF_SUFFIX, export_onnx
from models.layers.residual_body import ResidualBlock
from models.networks.damage_detector import DamageNet
from models.networks.fast_upscaler import Enlarger
from models.networks.instructir import InstructIR
from models.training.export.blocked_convolutions import from_blocked, to_blocked
from models.training.export.polyphase import PolyphaseEnlarger, original_weights
from models.training.tasks.network_table import NETWORK_SPECS

WEIGHTS: Final = Path(__file__).parents[2] / "weights"
"""Folder of the bundled weights."""


def averaged_network(model: str, state: Path) -> nn.Module:
    """Build the network `model` with the averaged weights of a training state."""
    network = NETWORK_SPECS[model].network()
    stored: dict[str, Tensor] = torch.load(state, weights_only=True)["averaged"]
    prefix = "module."
    weights = {k.removeprefix(prefix): v for k, v in stored.items() if k.startswith(prefix)}
    network.load_state_dict(weights)
    return network.eval()


def exported_weights(file: Path, network: nn.Module) -> dict[str, Tensor]:
    """Read the parameters of `network` from a file that this module exported.

    Initializers without a dot in their name are constants and are skipped."""
    stored = ((i.name, numpy_helper.to_array(i)) for i in onnx.load(file).graph.initializer)
    named = ((name.removesuffix(HALF_SUFFIX), weight) for name, weight in stored)
    weights = {n: torch.from_numpy(w.astype(np.float32)) for n, w in named if "." in n}
    if isinstance(network, Enlarger):
        return original_weights(weights, network)
    return from_blocked(weights, network) if isinstance(network, InstructIR) else weights


def optimise_for_runtime(network: nn.Module) -> nn.Module:
    """Convert a network to the form that ONNX Runtime computes fastest, if it has one."""
    if isinstance(network, Enlarger):
        return PolyphaseEnlarger(network).eval()
    if isinstance(network, DamageNet):
        return _without_norms(network)
    return to_blocked(network) if isinstance(network, InstructIR) else network


def _without_norms(network: DamageNet) -> DamageNet:
    """Return a copy of the network with batch norms merged into its convolutions."""
    merged = copy.deepcopy(network)
    for block in merged.modules():
        if isinstance(block, ResidualBlock):
            for number in (1, 2):
                conv, norm = getattr(block, f"conv{number}"), getattr(block, f"norm{number}")
                setattr(block, f"conv{number}", fuse_conv_bn_eval(conv, norm))
                setattr(block, f"norm{number}", nn.Identity())
    return merged


def write_hashes(card: Path, files: tuple[Path, ...]) -> None:
    """Write the SHA-256 hashes of `files` into the model card."""
    hashes = ", ".join(f'"{hashlib.sha256(file.read_bytes()).hexdigest()}"' for file in files)
    text = card.read_text(encoding="utf-8")
    stamped = re.sub(r"sha256 = \[.*?\]", f"sha256 = [{hashes}]", text, flags=re.DOTALL)
    card.write_text(stamped, encoding="utf-8")


def main() -> None:
    """Parse the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("state", type=Path, help="training.pt of models.training.train")
    parser.add_argument("--id", choices=[*NETWORK_SPECS], default="heirloom-instruct")
    arguments = parser.parse_args()
    file = WEIGHTS / f"{arguments.id}.onnx"
    network = averaged_network(arguments.id, arguments.state)
    export_onnx(optimise_for_runtime(network), file, half=True)
    write_hashes(CARDS / f"{arguments.id}.toml", (file,))


if __name__ == "__main__":
    main()
