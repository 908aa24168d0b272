"""Odd and hostile model files, made anew: each writes one file into a folder and names it.

Whatever of them could run something would leave a canary behind.
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
"""The environment variable that names the file which must not appear."""

Make = Callable[[Path], Path]


def sing(*_: object) -> None:
    Path(os.environ[CANARY]).write_text("something was run")


class Singer:
    """Sings when it is unpickled."""

    def __reduce__(self) -> tuple[Callable[..., None], tuple[object, ...]]:
        return sing, ()


class Shell:
    """Asks the shell to sing."""

    def __init__(self, how: Callable[..., object], *words: object) -> None:
        self.how, self.words = how, words

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return self.how, self.words


TOUCH = f"touch ${CANARY}"
PYTHON = f"import os; open(os.environ['{CANARY}'], 'w').write('run')"


def weights() -> dict[str, Tensor]:
    torch.manual_seed(0)
    return dict(SRVGG(8, 1).state_dict())


def good(path: Path) -> bytes:
    torch.save(weights(), path)
    return path.read_bytes()


def saved(content: object, old: bool = False) -> Make:
    def make(folder: Path) -> Path:
        torch.save(content, folder / "a.pth", _use_new_zipfile_serialization=not old)
        return folder / "a.pth"

    return make


def raw(content: bytes, name: str = "a.pth") -> Make:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return make


def changed(change: Callable[[bytes], bytes]) -> Make:
    """A good file, and then not any more."""

    def make(folder: Path) -> Path:
        (folder / "a.pth").write_bytes(change(good(folder / "a.pth")))
        return folder / "a.pth"

    return make


def archived(change: Callable[[dict[str, bytes]], dict[str, bytes]], packed: bool = False) -> Make:
    """A good archive with other entries."""

    def make(folder: Path) -> Path:
        with zipfile.ZipFile(io.BytesIO(good(folder / "a.pth"))) as archive:
            entries = {name: archive.read(name) for name in archive.namelist()}
        kind = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        with zipfile.ZipFile(folder / "a.pth", "w", kind) as archive:
            for name, content in change(entries).items():
                archive.writestr(name, content)
        return folder / "a.pth"

    return make


def with_entry(name: str, content: bytes = b"x") -> Make:
    return archived(lambda entries: {**entries, name: content})


def with_structure(content: bytes) -> Make:
    def change(entries: dict[str, bytes]) -> dict[str, bytes]:
        return {k: content if k.endswith("data.pkl") else v for k, v in entries.items()}

    return archived(change)


def twice_the_structure(folder: Path) -> Path:
    """One structure for whoever looks first, another for whoever looks last."""
    path = archived(lambda entries: entries)(folder)
    with zipfile.ZipFile(path) as archive:
        name = next(name for name in archive.namelist() if name.endswith("data.pkl"))
    with warnings.catch_warnings(), zipfile.ZipFile(path, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(name, pickle.dumps(Singer(), 2))
    return path


def tensors(header: object, content: bytes = bytes(64), length: int | None = None) -> Make:
    """A safetensors file with any header."""
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    size = struct.pack("<Q", len(text) if length is None else length)
    return raw(size + text + content, "a.safetensors")


def entry(start: int, end: int, shape: list[int], kind: str = "F32") -> dict[str, object]:
    return {"dtype": kind, "shape": shape, "data_offsets": [start, end]}


def ncnn(described: str, numbers: bytes = b"", name: str = "a.param") -> Make:
    def make(folder: Path) -> Path:
        (folder / "a.param").write_text(described)
        (folder / "a.bin").write_bytes(numbers)
        return folder / name

    return make


def layers(*lines: str) -> str:
    return "\n".join(("7767517", f"{len(lines)} {len(lines)}", *lines))


CONV = "Convolution c 1 1 a b 0=8 1=3 4=1 5=1 6=216"


def network(change: Callable[[onnx.ModelProto], None], beside: bytes | None = None) -> Make:
    """An ONNX file from picture to picture, and then changed."""

    def make(folder: Path) -> Path:
        axes = [1, 3, "h", "w"]
        ends = [helper.make_tensor_value_info(n, TensorProto.FLOAT, axes) for n in ("x", "y")]
        weight = helper.make_tensor("w", TensorProto.FLOAT, [1], [0.0])
        node = helper.make_node("Add", ["x", "w"], ["y"])
        graph = helper.make_graph([node], "g", ends[:1], ends[1:], [weight])
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)])
        change(model)
        if beside is not None:
            (folder / "weights.data").write_bytes(beside)
        (folder / "a.onnx").write_bytes(model.SerializeToString())
        return folder / "a.onnx"

    return make


def outside(location: str, **fields: str) -> Callable[[onnx.ModelProto], None]:
    """The numbers of the weight are said to be in another file."""

    def change(model: onnx.ModelProto) -> None:
        weight = model.graph.initializer[0]
        weight.ClearField("float_data")
        weight.data_location = TensorProto.EXTERNAL
        for key, value in {"location": location, **fields}.items():
            weight.external_data.add(key=key, value=value)

    return change


def in_constant(model: onnx.ModelProto) -> None:
    """A constant's numbers are said to be elsewhere."""
    given = helper.make_tensor("v", TensorProto.FLOAT, [1], [0.0])
    given.ClearField("float_data")
    given.data_location = TensorProto.EXTERNAL
    given.external_data.add(key="location", value="../secret")
    model.graph.node.insert(0, helper.make_node("Constant", [], ["c"], value=given))


def in_branch(model: onnx.ModelProto) -> None:
    """The same inside a branch."""
    inner = onnx.GraphProto()
    inner.CopyFrom(model.graph)
    outside("/etc/passwd")(onnx.ModelProto(graph=inner))
    weight = inner.initializer[0]
    weight.data_location = TensorProto.EXTERNAL
    weight.external_data.add(key="location", value="/etc/passwd")
    model.graph.node.append(helper.make_node("If", ["w"], ["z"], then_branch=inner))


def linked(folder: Path) -> Path:
    path = network(outside("weights.data"))(folder)
    (folder / "weights.data").symlink_to("/etc/hostname")
    return path


def custom(model: onnx.ModelProto) -> None:
    model.graph.node[0].domain = "evil.operators"


def unknown_operator(model: onnx.ModelProto) -> None:
    model.graph.node[0].op_type = "Explode"


def no_picture(model: onnx.ModelProto) -> None:
    for value in (*model.graph.input, *model.graph.output):
        del value.type.tensor_type.shape.dim[2:]


def sparse() -> dict[str, Tensor]:
    return {**weights(), "body.0.weight": torch.eye(8).to_sparse()}


def larger(name: str = "body.0.weight") -> dict[str, Tensor]:
    """A weight of a billion numbers that are one and the same in memory."""
    return {**weights(), name: torch.zeros(1).expand(10**9)}


def odd(name: str, value: Tensor) -> dict[str, Tensor]:
    return {**weights(), name: value}


def deep(depth: int) -> object:
    content: object = weights()
    for _ in range(depth):
        content = {"state_dict": content}
    return content


def doubling() -> bytes:
    """Lists of lists of lists: small as a file, without end when walked."""
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
    np.save(folder / "a.npy", np.array([Singer()], dtype=object), allow_pickle=True)
    return folder / "a.npy"


def bare_pickle(content: object, protocol: int) -> Make:
    return raw(pickle.dumps(content, protocol))


def ordered(content: object) -> OrderedDict[str, object]:
    return OrderedDict(content=content)


def safe_bytes() -> bytes:
    return save(weights())
