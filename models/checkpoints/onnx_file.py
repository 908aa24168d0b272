"""ONNX files that people bring along: looked through before a runtime sees them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

import onnx
from onnx import AttributeProto, GraphProto, NodeProto, TensorProto

from models.core.errors import ModelFileDamaged, ModelFileUnknown, ModelFileUnsafe

MAX_FILE_BYTES: Final = 2**31
"""Bytes that the format can hold in one file."""

KNOWN_DOMAINS: Final = frozenset({"", "ai.onnx", "com.microsoft"})
"""Of operators that every runtime brings along; others would need a library of their own."""

IMAGE_RANK: Final = 4

YUNET_OUTPUTS: Final = frozenset(
    f"{what}_{stride}" for what in ("cls", "obj", "bbox", "kps") for stride in (8, 16, 32)
)
"""What comes out of YuNet, which finds faces."""


@dataclass(frozen=True, slots=True)
class OnnxNetwork:
    """A sound file with the files that it needs beside it, and the names of what goes in and
    comes out."""

    files: tuple[Path, ...]
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]

    @property
    def is_face_detector(self) -> bool:
        """Whether it answers as YuNet does."""
        return YUNET_OUTPUTS.issubset(self.outputs)


def read_onnx(file: Path) -> OnnxNetwork:
    """Raises ModelFileUnsafe, ModelFileDamaged and ModelFileUnknown."""
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
    return OnnxNetwork((file, *sorted(external)), *_port_names(file, model.graph))


def save_with_embedded_weights(file: Path, target: Path) -> None:
    """Write a file that `read_onnx` has passed as one, with its numbers inside. Raises
    ModelFileDamaged."""
    try:
        onnx.save(onnx.load(file), target)
    except Exception as error:  # the library raises its own kinds
        raise ModelFileDamaged(str(file), "external data") from error


def _parse(file: Path) -> onnx.ModelProto:
    if not file.is_file():
        raise ModelFileUnknown(str(file), "not a file")
    if not 0 < file.stat().st_size < MAX_FILE_BYTES:
        raise ModelFileDamaged(str(file), "size")
    try:
        model = onnx.load(file, load_external_data=False)
    except Exception as error:  # the parser raises its own kinds
        raise ModelFileDamaged(str(file), "content") from error
    if not model.graph.node:
        raise ModelFileDamaged(str(file), "no operators")
    return model


def _domains(model: onnx.ModelProto) -> frozenset[str]:
    return KNOWN_DOMAINS | {function.domain for function in model.functions}


def _graph_nodes(graph: GraphProto) -> Iterator[NodeProto]:
    return _walk_nodes(graph.node)


def _walk_nodes(nodes: Iterable[NodeProto]) -> Iterator[NodeProto]:
    """The nodes and those inside them."""
    for node in nodes:
        yield node
        for attribute in node.attribute:
            for graph in _subgraphs(attribute):
                yield from _graph_nodes(graph)


def _subgraphs(attribute: AttributeProto) -> Iterator[GraphProto]:
    if attribute.HasField("g"):
        yield attribute.g
    yield from attribute.graphs


def _external_tensors(model: onnx.ModelProto, nodes: list[NodeProto]) -> Iterator[TensorProto]:
    """The tensors whose numbers are in other files, wherever in the model they are."""
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
    """The file that holds the tensor's numbers, which stands in the folder of the model."""
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
    except Exception as error:  # the library raises its own kinds and those of C++
        raise ModelFileDamaged(str(file), "operators") from error


def _port_names(file: Path, graph: GraphProto) -> tuple[tuple[str, ...], tuple[str, ...]]:
    initializers = {tensor.name for tensor in graph.initializer}
    inputs = [value for value in graph.input if value.name not in initializers]
    outputs = tuple(value.name for value in graph.output)
    image_ports = (*inputs[:1], *(() if YUNET_OUTPUTS.issubset(outputs) else graph.output[:1]))
    if not inputs or not outputs or not all(map(_is_picture, image_ports)):
        raise ModelFileUnknown(str(file), "no picture goes in and comes out")
    return tuple(v.name for v in inputs), outputs


def _is_picture(value: onnx.ValueInfoProto) -> bool:
    kind = value.type.tensor_type
    plain = kind.elem_type in (TensorProto.FLOAT, TensorProto.FLOAT16)
    return plain and len(kind.shape.dim) == IMAGE_RANK
