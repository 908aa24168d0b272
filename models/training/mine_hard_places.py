"""List what the damage detector takes for damage in clean photos, so that training shows it again.

`python -m models.training.mine_hard_places DATA STATE/training.pt` writes the list, which the
training reads when it starts.
"""

import argparse
import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn

from models.core.pixels import MaskArray, Pixels
from models.training.data.hard_places import FILE, find_places
from models.training.data.photo_pack import PhotoPack, as_tensor
from models.training.export.export import averaged_network

DETECTOR = "heirloom-scratch"
"""Id of the detector."""


def mine(data: Path, state: Path) -> int:
    """Write the list of hard places in the training photos; return their number."""
    network, folder = averaged_network(DETECTOR, state), data / "train"
    network = network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    rng = np.random.default_rng()
    places = find_places(PhotoPack(folder), lambda image: _probability(network, image), rng)
    np.save(folder / FILE, places)
    return len(places)


def _probability(network: nn.Module, image: Pixels) -> MaskArray:
    with torch.no_grad():
        return np.asarray(network(as_tensor(image)[None])[0, 0].numpy())


def main() -> None:
    """Parse the command line and search the photos."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder made by models.training.data.pack_photos")
    parser.add_argument("state", type=Path, help="training.pt of the detector")
    sys.stdout.write(f"{mine(**vars(parser.parse_args()))} points\n")


if __name__ == "__main__":
    main()
