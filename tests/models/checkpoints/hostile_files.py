"""Generators of malformed and hostile model files.

Each writes one file into a folder and returns its path. Code that runs from such a file creates the
canary file.
"""

import io
import json
import os
import pickle
import struct
import warnings
import zipfile
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper
from safetensors.torch import save
from torch import Tensor

from models.networks.srvgg import SRVGG

CANARY = "HEIRLOOM_CANARY"
"""Environment variable with the path of the file that must not appear."""

Make = Callable[[Path], Path]
"""Function that writes a file into a folder and returns its path."""


def create_canary(*_: object) -> None:
    Path(os.environ[CANARY]).write_text("something was run")


class CanaryPickle:
    """Object whose unpickling creates the canary file."""

    def __reduce__(self) -> tuple[Callable[..., None], tuple[object, ...]]:
        return create_canary, ()


class CallPickle:
    """Object whose unpickling calls a function with arguments."""

    def __init__(self, how: Callable[..., object], *arguments: object) -> None:
        self.how, self.arguments = how, arguments

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return self.how, self.arguments


TOUCH = f"touch ${CANARY}"
PYTHON = f"import os; open(os.environ['{CANARY}'], 'w').write('run')"


def weights() -> dict[str, Tensor]:
    torch.manual_seed(0)
    return dict(SRVGG(8, 1).state_dict())


def valid_file(path: Path) -> bytes:
    torch.save(weights(), path)
    return path.read_bytes()


def save_torch(content: object, old: bool = False) -> Make:
    def make(folder: Path) -> Path:
        torch.save(content, folder / "a.pth", _use_new_zipfile_serialization=not old)
        return folder / "a.pth"

    return make


def write_bytes(content: bytes, name: str = "a.pth") -> Make:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return make


def change_bytes(change: Callable[[bytes], bytes]) -> Make:
    """Write a valid file and change its bytes."""

    def make(folder: Path) -> Path:
        (folder / "a.pth").write_bytes(change(valid_file(folder / "a.pth")))
        return folder / "a.pth"

    return make


def change_archive(
    change: Callable[[dict[str, bytes]], dict[str, bytes]], packed: bool = False
) -> Make:
    """Write a valid archive and change its entries."""

    def make(folder: Path) -> Path:
        with zipfile.ZipFile(io.BytesIO(valid_file(folder / "a.pth"))) as archive:
            entries = {name: archive.read(name) for name in archive.namelist()}
        kind = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        with zipfile.ZipFile(folder / "a.pth", "w", kind) as archive:
            for name, content in change(entries).items():
                archive.writestr(name, content)
        return folder / "a.pth"

    return make


def with_entry(name: str, content: bytes = b"x") -> Make:
    return change_archive(lambda entries: {**entries, name: content})


def with_structure(content: bytes) -> Make:
    def change(entries: dict[str, bytes]) -> dict[str, bytes]:
        return {k: content if k.endswith("data.pkl") else v for k, v in entries.items()}

    return change_archive(change)


def two_pickles(folder: Path) -> Path:
    """Write an archive with two entries for the pickle, one harmless and one hostile."""
    path = change_archive(lambda entries: entries)(folder)
    with zipfile.ZipFile(path) as archive:
        name = next(name for name in archive.namelist() if name.endswith("data.pkl"))
    with warnings.catch_warnings(), zipfile.ZipFile(path, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(name, pickle.dumps(CanaryPickle(), 2))
    return path


def write_safetensors(
    header: object, content: bytes = bytes(64), length: int | None = None
) -> Make:
    """Write a safetensors file with any header."""
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    size = struct.pack("<Q", len(text) if length is None else length)
    return write_bytes(size + text + content, "a.safetensors")


def header_entry(start: int, end: int, shape: list[int], kind: str = "F32") -> dict[str, object]:
    return {"dtype": kind, "shape": shape, "data_offsets": [start, end]}


def write_ncnn(param: str, content_of_bin: bytes = b"", name: str = "a.param") -> Make:
    def make(folder: Path) -> Path:
        (folder / "a.param").write_text(param)
        (folder / "a.bin").write_bytes(content_of_bin)
        return folder / name

    return make


def param_text(*lines: str) -> str:
    return "\n".join(("7767517", f"{len(lines)} {len(lines)}", *lines))


CONV = "Convolution c 1 1 a b 0=8 1=3 4=1 5=1 6=216"


def write_onnx(
    change: Callable[[onnx.ModelProto], None], external_data: bytes | None = None
) -> Make:
    """Write an image-to-image ONNX file with a change of its model."""

    def make(folder: Path) -> Path:
        axes = [1, 3, "h", "w"]
        ends = [helper.make_tensor_value_info(n, TensorProto.FLOAT, axes) for n in ("x", "y")]
        weight = helper.make_tensor("w", TensorProto.FLOAT, [1], [0.0])
        node = helper.make_node("Add", ["x", "w"], ["y"])
        graph = helper.make_graph([node], "g", ends[:1], ends[1:], [weight])
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)])
        change(model)
        if external_data is not None:
            (folder / "weights.data").write_bytes(external_data)
        (folder / "a.onnx").write_bytes(model.SerializeToString())
        return folder / "a.onnx"

    return make


def external_weight(location: str, **fields: str) -> Callable[[onnx.ModelProto], None]:
    """Declare that a weight's data are in another file."""

    def change(model: onnx.ModelProto) -> None:
        weight = model.graph.initializer[0]
        weight.ClearField("float_data")
        weight.data_location = TensorProto.EXTERNAL
        for key, value in {"location": location, **fields}.items():
            weight.external_data.add(key=key, value=value)

    return change


def external_constant(model: onnx.ModelProto) -> None:
    """Add a constant whose data are declared to be in another folder."""
    given = helper.make_tensor("v", TensorProto.FLOAT, [1], [0.0])
    given.ClearField("float_data")
    given.data_location = TensorProto.EXTERNAL
    given.external_data.add(key="location", value="../secret")
    model.graph.node.insert(0, helper.make_node("Constant", [], ["c"], value=given))


def external_in_branch(model: onnx.ModelProto) -> None:
    """Add a branch with a weight whose data are declared to be at an absolute path."""
    inner = onnx.GraphProto()
    inner.CopyFrom(model.graph)
    external_weight("/etc/passwd")(onnx.ModelProto(graph=inner))
    weight = inner.initializer[0]
    weight.data_location = TensorProto.EXTERNAL
    weight.external_data.add(key="location", value="/etc/passwd")
    model.graph.node.append(helper.make_node("If", ["w"], ["z"], then_branch=inner))


def linked_weight(folder: Path) -> Path:
    path = write_onnx(external_weight("weights.data"))(folder)
    (folder / "weights.data").symlink_to("/etc/hostname")
    return path


def custom_operator(model: onnx.ModelProto) -> None:
    model.graph.node[0].domain = "evil.operators"


def unknown_operator(model: onnx.ModelProto) -> None:
    model.graph.node[0].op_type = "Explode"


def without_image_axes(model: onnx.ModelProto) -> None:
    for value in (*model.graph.input, *model.graph.output):
        del value.type.tensor_type.shape.dim[2:]


def with_sparse_weight() -> dict[str, Tensor]:
    return {**weights(), "body.0.weight": torch.eye(8).to_sparse()}


def with_oversized_weight(name: str = "body.0.weight") -> dict[str, Tensor]:
    """Return weights with one of a billion numbers that share a single value in memory."""
    return {**weights(), name: torch.zeros(1).expand(10**9)}


def with_weight(name: str, value: Tensor) -> dict[str, Tensor]:
    return {**weights(), name: value}


def nest_wrappers(depth: int) -> object:
    content: object = weights()
    for _ in range(depth):
        content = {"state_dict": content}
    return content


def nested_lists() -> bytes:
    """Pickle nested lists: small as a file, but endless when walked."""
    nested: list[object] = []
    for _ in range(60):
        nested = [nested, nested]
    return pickle.dumps({"state_dict": nested}, 2)


def directory(folder: Path) -> Path:
    (folder / "a.pth").mkdir()
    return folder / "a.pth"


def absent(folder: Path) -> Path:
    return folder / "nothing.pth"


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "a.pth")
    return folder / "a.pth"


def array_file(folder: Path) -> Path:
    np.save(folder / "a.npy", np.array([CanaryPickle()], dtype=object), allow_pickle=True)
    return folder / "a.npy"


def bare_pickle(content: object, protocol: int) -> Make:
    return write_bytes(pickle.dumps(content, protocol))


def ordered(content: object) -> OrderedDict[str, object]:
    return OrderedDict(content=content)


def safe_bytes() -> bytes:
    return save(weights())
