"""Export of the face detector MTCNN: the weights of the package `facenet-pytorch` as ONNX.

Run it as `python -m models.training.export.face_detector FOLDER OUT_FOLDER`, where FOLDER holds the
package's files `pnet.pt`, `rnet.pt` and `onet.pt` (MIT). The package's code is not used.
"""

import argparse
import warnings
from pathlib import Path
from typing import Final

import onnx
import torch
from torch import Tensor, nn

from models.checkpoints.onnx_export import OPSET, check_export
from models.checkpoints.onnx_metadata_removal import strip_metadata
from models.networks.mtcnn import LandmarkNetwork, ProposalNetwork, RefinementNetwork

NETWORKS: Final[dict[str, tuple[str, type[nn.Module], int]]] = {
    "pnet.pt": ("face-mtcnn-proposals.onnx", ProposalNetwork, 40),
    "rnet.pt": ("face-mtcnn-refinement.onnx", RefinementNetwork, 24),
    "onet.pt": ("face-mtcnn-landmarks.onnx", LandmarkNetwork, 48),
}
"""File, network and side in pixels of a trial input, by the name of the published weights."""


def load_published(network: nn.Module, file: Path) -> nn.Module:
    """Load published weights, whose names differ, by their order and shapes."""
    published: dict[str, Tensor] = torch.load(file, weights_only=True)
    network.load_state_dict(dict(zip(network.state_dict(), published.values(), strict=True)))
    return network.eval()


def export_stage(network: nn.Module, side: int, file: Path) -> None:
    """Write one network of the face detector as ONNX and compare it with torch.

    It takes any number of windows of `side` pixels, the first network pictures of any size. Raises:
    ExportInexact."""
    dynamic, outputs = torch.export.Dim.DYNAMIC, ["scores", "boxes", "landmarks"]
    free = {0: dynamic, 2: dynamic, 3: dynamic}
    is_first = isinstance(network, ProposalNetwork)
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")  # the exporter warns about its own internals
        torch.onnx.export(
            network,
            (torch.rand(2, 3, side, side + 4 if is_first else side),),
            file,
            input_names=["image"],
            output_names=outputs[: 3 if isinstance(network, LandmarkNetwork) else 2],
            dynamic_shapes=(free if is_first else {0: dynamic},),
            opset_version=OPSET,
            external_data=False,
            dynamo=True,
            verbose=False,
        )
    onnx.save(strip_metadata(onnx.load(file)), file)
    for count, width in ((1, side), (3, side + 21 if is_first else side)):
        check_export(network, file, {"image": torch.rand(count, 3, side, width) * 2 - 1})


def main() -> None:
    """Export the three networks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    args = parser.parse_args()
    for name, (file, network, side) in NETWORKS.items():
        export_stage(load_published(network(), args.source / name), side, args.target / file)


if __name__ == "__main__":
    main()
