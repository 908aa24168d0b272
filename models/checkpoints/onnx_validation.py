"""Validation of ONNX files from outside before a runtime loads them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Final

import onnx
from onnx import AttributeProto, GraphProto, NodeProto, TensorProto

from models.core.errors import (
    ModelFileDamaged,
    ModelFileUnknown,
    ModelFileUnsafe,
    ModelFileUnsupported,
)

MAX_FILE_BYTES: Final = 2**31
"""Largest accepted size in bytes of an ONNX file, a limit of its format."""

KNOWN_DOMAINS: Final = frozenset({"", "ai.onnx", "com.microsoft"})
"""Operator domains that every runtime supports; others would need an additional library."""

IMAGE_RANK: Final = 4
"""Number of axes of a picture tensor."""

GREY, RGB = 1, 3
"""Channels of a grey and of a colour picture."""

CHANNEL_COUNTS: Final = (1, 3, 4)
"""Lengths of an axis that holds channels: grey, RGB, or RGB with alpha."""

NO_PICTURE: Final = "no picture goes in and comes out"
CHANNELS_LAST: Final = "it {verb} pictures with channels last (NHWC) instead of first (NCHW)"
OTHER_CHANNELS: Final = "it {verb} pictures of {count} channel(s) instead of 3"
"""Reasons for which a network is refused."""

CHROMA: Final = 2
"""Number of channels of an answer that holds the colours of a photo, a* and b*."""
NAMELESS_COLOURS: Final = "it answers with colours alone, as DDColor does; import it --as ddcolor"
"""Reason for which a network for colours of an unknown name is refused, and what helps."""

YUNET_OUTPUTS: Final = frozenset(
    f"{what}_{stride}" for what in ("cls", "obj", "bbox", "kps") for stride in (8, 16, 32)
)
"""Output names of YuNet, a face detector."""


@dataclass(frozen=True, slots=True)
class OnnxNetwork:
    """Valid ONNX file with the files it needs beside it and the names of its inputs and outputs."""

    files: tuple[Path, ...]
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]

    @property
    def is_face_detector(self) -> bool:
        """Whether the outputs are those of the face detector YuNet."""
        return YUNET_OUTPUTS.issubset(self.outputs)


def read_onnx(file: Path, *, is_known: bool = False) -> OnnxNetwork:
    """Validate an ONNX file and describe its network.

    It must map a picture to a picture unless `is_known`. Raises: ModelFileUnsafe, ModelFileDamaged,
    ModelFileUnknown."""
    model = _parse(file)
    nodes = [
        *_graph_nodes(model.graph),
        *(node for f in model.functions for node in _walk_nodes(f.node)),
    ]
    unsupported = next((node.domain for node in nodes if node.domain not in _domains(model)), None)
    if unsupported is not None:
        raise ModelFileUnknown(str(file), f"operators of {unsupported[:80]}")
    external = {_external_file(file, tensor) for tensor in _external_tensors(model, nodes)}
    _check_model(file)
    if not is_known:
        _check_ports(file, model.graph)
    return OnnxNetwork((file, *sorted(external)), *_port_names(model.graph))


def save_with_embedded_weights(file: Path, target: Path) -> None:
    """Write a valid ONNX file as one file that contains its external data.

    Raises: ModelFileDamaged."""
    try:
        onnx.save(onnx.load(file), target)
    except Exception as error:  # onnx raises undocumented types
        raise ModelFileDamaged(str(file), "external data") from error


def set_channels(file: Path, count: int) -> None:
    """Set the number of channels of an ONNX file's picture where it is left open."""
    model = onnx.load(file)
    axis = _inputs(model.graph)[0].type.tensor_type.shape.dim[1]
    if axis.dim_value != count:
        axis.dim_value = count
        onnx.save(model, file)


def _parse(file: Path) -> onnx.ModelProto:
    if not file.is_file():
        raise ModelFileUnknown(str(file), "not a file")
    if not 0 < file.stat().st_size < MAX_FILE_BYTES:
        raise ModelFileDamaged(str(file), "size")
    try:
        model = onnx.load(file, load_external_data=False)
    except Exception as error:  # the parser raises undocumented types
        raise ModelFileDamaged(str(file), "content") from error
    if not model.graph.node:
        raise ModelFileDamaged(str(file), "no operators")
    return model


def _domains(model: onnx.ModelProto) -> frozenset[str]:
    return KNOWN_DOMAINS | {function.domain for function in model.functions}


def _graph_nodes(graph: GraphProto) -> Iterator[NodeProto]:
    return _walk_nodes(graph.node)


def _walk_nodes(nodes: Iterable[NodeProto]) -> Iterator[NodeProto]:
    """Yield ONNX nodes and, recursively, the nodes of their subgraphs."""
    for node in nodes:
        yield node
        yield from chain(*(_graph_nodes(g) for each in node.attribute for g in _subgraphs(each)))


def _subgraphs(attribute: AttributeProto) -> Iterator[GraphProto]:
    if attribute.HasField("g"):
        yield attribute.g
    yield from attribute.graphs


def _external_tensors(model: onnx.ModelProto, nodes: list[NodeProto]) -> Iterator[TensorProto]:
    """Yield the tensors of a model, subgraphs included, whose data are in other files.

    `nodes` are all of its nodes."""
    attributes = [attribute for node in nodes for attribute in node.attribute]
    graphs = [model.graph, *(graph for one in attributes for graph in _subgraphs(one))]
    for tensor in (*_stored_tensors(graphs), *_attribute_tensors(attributes)):
        if tensor.data_location == TensorProto.EXTERNAL:
            yield tensor


def _stored_tensors(graphs: list[GraphProto]) -> Iterator[TensorProto]:
    for graph in graphs:
        yield from graph.initializer
        for sparse in graph.sparse_initializer:
            yield from (sparse.values, sparse.indices)


def _attribute_tensors(attributes: list[AttributeProto]) -> Iterator[TensorProto]:
    for attribute in attributes:
        yield from (attribute.t, *attribute.tensors)
        for sparse in (attribute.sparse_tensor, *attribute.sparse_tensors):
            yield from (sparse.values, sparse.indices)


def _external_file(file: Path, tensor: TensorProto) -> Path:
    """Return the file with a tensor's data. Raises: ModelFileUnsafe outside of the folder."""
    fields = {entry.key: entry.value for entry in tensor.external_data}
    name = fields.get("location", "")
    if not name or PurePosixPath(name).name != name or "\\" in name or ":" in name:
        raise ModelFileUnsafe(str(file), f"a path to another folder ({name[:80]})")
    path: Path = file.parent / name
    if path.is_symlink():
        raise ModelFileUnsafe(str(file), f"a link to another place ({name[:80]})")
    if not path.is_file():
        raise ModelFileDamaged(str(file), f"{name[:80]} is missing beside it")
    _check_extent(file, fields, path.stat().st_size)
    return path


def _check_extent(file: Path, fields: dict[str, str], size: int) -> None:
    try:
        start, length = int(fields.get("offset", "0")), int(fields.get("length", "0"))
    except ValueError as error:
        raise ModelFileDamaged(str(file), "external data") from error
    if start < 0 or length < 0 or start + length > size:
        raise ModelFileDamaged(str(file), "external data")


def _check_model(file: Path) -> None:
    try:
        onnx.checker.check_model(str(file), full_check=True)
    except Exception as error:  # onnx raises undocumented types
        raise ModelFileDamaged(str(file), "operators") from error


def _port_names(graph: GraphProto) -> tuple[tuple[str, ...], tuple[str, ...]]:
    inputs = (value.name for value in _inputs(graph))
    return tuple(inputs), tuple(value.name for value in graph.output)


def _inputs(graph: GraphProto) -> list[onnx.ValueInfoProto]:
    initializers = {tensor.name for tensor in graph.initializer}
    return [value for value in graph.input if value.name not in initializers]


def _check_ports(file: Path, graph: GraphProto) -> None:
    """Raise ModelFileUnknown unless the network maps a picture to a picture, or to faces."""
    inputs, outputs = _inputs(graph), {value.name for value in graph.output}
    if not inputs or not outputs:
        raise ModelFileUnknown(str(file), NO_PICTURE)
    answers = [] if YUNET_OUTPUTS.issubset(outputs) else graph.output[:1]
    pictures = [*inputs[:1], *answers]
    wanted = GREY if {_channels(value) for value in pictures} == {GREY} else RGB
    misfits = (
        *(_misfit("takes", value, wanted) for value in inputs[:1]),
        *(_misfit("returns", value, wanted) for value in answers),
    )
    reason = next(filter(None, misfits), None)
    if reason is not None:
        raise ModelFileUnsupported(str(file), reason)


def _channels(value: onnx.ValueInfoProto) -> int:
    """Return the number of channels of a picture input or output, 0 if it is open."""
    sides = [dim.dim_value for dim in value.type.tensor_type.shape.dim]
    return sides[1] if len(sides) == IMAGE_RANK else 0


def _misfit(verb: str, value: onnx.ValueInfoProto, wanted: int) -> str | None:
    """Return why an input or output cannot be 1 x `wanted` x H x W floats, None if it can.

    `verb` says what the network does with the picture: it "takes" or "returns" it."""
    kind = value.type.tensor_type
    sides = [dim.dim_value for dim in kind.shape.dim]
    if len(sides) != IMAGE_RANK:
        return NO_PICTURE
    if kind.elem_type not in (TensorProto.FLOAT, TensorProto.FLOAT16):
        number = TensorProto.DataType.Name(kind.elem_type).lower()
        return f"it {verb} numbers of type {number} instead of float"
    channels, last = sides[1], sides[3]
    if channels != wanted and last in CHANNEL_COUNTS:
        return CHANNELS_LAST.format(verb=verb)
    if channels == CHROMA and verb == "returns":
        return NAMELESS_COLOURS
    return None if channels in (0, wanted) else OTHER_CHANNELS.format(verb=verb, count=channels)
