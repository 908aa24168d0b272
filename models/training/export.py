"""The trained network as ONNX: `python -m models.training.export --help`.

Weights are rounded to half precision, which halves the file; the runtime widens them once when
it loads, so that everything is computed in single precision.
"""

import argparse
import hashlib
import re
from collections.abc import Set
from pathlib import Path
from typing import Final

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from models.catalog import CARDS
from models.training.courses import COURSES
from models.training.provenance import anonymous

WEIGHTS: Final = Path(__file__).parents[1] / "weights"
TOLERANCE: Final = 1e-4
HALF: Final = ".half"  # ends the name of a weight in half precision
OPSET: Final = 18  # from 17 on, the channel norm is one LayerNormalization node


class InexactExport(Exception):
    """The exported network differs from torch by more than the tolerance."""


def averaged_network(model: str, state: Path) -> nn.Module:
    """The network with the averaged weights of a training state, rounded to half precision."""
    network = COURSES[model].network()
    stored: dict[str, Tensor] = torch.load(state, weights_only=True)["averaged"]
    prefix = "module."
    weights = {k.removeprefix(prefix): v for k, v in stored.items() if k.startswith(prefix)}
    network.load_state_dict({name: weight.half().float() for name, weight in weights.items()})
    return network.eval()


def exported(network: nn.Module, file: Path) -> None:
    """Write `network` with free height and width; inputs `image` (1 x 3 x H x W) and `text`
    (1 x 256), output `answer`. Raises InexactExport."""
    image, text = torch.rand(1, 3, 96, 128), nn.functional.normalize(torch.randn(1, 256))
    free = {2: torch.export.Dim.DYNAMIC, 3: torch.export.Dim.DYNAMIC}
    torch.onnx.export(
        network,
        (image, text),
        file,
        input_names=["image", "text"],
        output_names=["answer"],
        dynamic_shapes=(free, None),
        opset_version=OPSET,
        external_data=False,
        dynamo=True,
        verbose=False,
    )
    halved(file, set(network.state_dict()))
    for height, width in ((96, 128), (61, 37), (1, 1)):
        checked(network, file, torch.rand(1, 3, height, width), text)


def halved(file: Path, names: Set[str]) -> None:
    """Store those weights of an ONNX file in half precision, each behind a Cast."""
    model = onnx.load(file)
    graph = model.graph
    casts = []
    for weight in graph.initializer:
        if weight.name not in names:
            continue
        name, values = weight.name, numpy_helper.to_array(weight).astype(np.float16)
        weight.CopyFrom(numpy_helper.from_array(values, f"{name}{HALF}"))
        casts.append(helper.make_node("Cast", [weight.name], [name], to=TensorProto.FLOAT))
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.save(anonymous(model), file)


def exported_weights(file: Path) -> dict[str, Tensor]:
    """The parameters in a file of models.training.export."""
    stored = ((i.name, numpy_helper.to_array(i)) for i in onnx.load(file).graph.initializer)
    halves = ((name, weight) for name, weight in stored if name.endswith(HALF))
    return {n.removesuffix(HALF): torch.from_numpy(w.astype(np.float32)) for n, w in halves}


def checked(network: nn.Module, file: Path, image: Tensor, text: Tensor) -> None:
    """Compare ONNX Runtime with torch. Raises InexactExport."""
    session = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])
    (found,) = session.run(None, {"image": image.numpy(), "text": text.numpy()})
    with torch.no_grad():
        expected = network(image, text).numpy()
    difference = float(np.abs(found - expected).max())
    if difference > TOLERANCE:
        raise InexactExport(f"{difference:.2g} at {tuple(image.shape)}")


def stamp(card: Path, files: tuple[Path, ...]) -> None:
    """Write the hashes of `files` into the model card."""
    hashes = ", ".join(f'"{hashlib.sha256(file.read_bytes()).hexdigest()}"' for file in files)
    text = card.read_text(encoding="utf-8")
    stamped = re.sub(r"sha256 = \[.*?\]", f"sha256 = [{hashes}]", text, flags=re.DOTALL)
    card.write_text(stamped, encoding="utf-8")


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("state", type=Path, help="training.pt of models.training.fit")
    parser.add_argument("--id", choices=[*COURSES], default="heirloom-instruct")
    wanted = parser.parse_args()
    file = WEIGHTS / f"{wanted.id}.onnx"
    exported(averaged_network(wanted.id, wanted.state), file)
    stamp(CARDS / f"{wanted.id}.toml", (file,))


if __name__ == "__main__":
    main()
