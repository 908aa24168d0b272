"""Quantisation of the matrix products of an ONNX model to 8-bit weights."""

import math
from collections.abc import Iterable
from typing import Any, Final

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import helper, numpy_helper

MIN_QUANTISED_SIZE: Final = 100_000
"""Number of values from which a tensor is quantised."""
BLOCK: Final = 64
"""Values of a column that share a scale."""

Table = NDArray[np.float32]
"""Matrix of weights in single precision."""
NodesAndTensors = tuple[list[onnx.NodeProto], list[onnx.TensorProto]]
"""Nodes that replace one node, and their tensors."""


def quantise_products(model: onnx.ModelProto) -> None:
    """Replace the large constant weights of matrix products by 8-bit integers, in place.

    `BLOCK` values of a column share a scale. The runtime converts weights to floats, so that
    embeddings are equal on every processor, unlike with 8-bit activations."""
    stored = {tensor.name: tensor for tensor in model.graph.initializer}
    nodes: list[onnx.NodeProto] = []
    for node in model.graph.node:
        name = node.input[1] if node.op_type == "MatMul" else ""
        if name in stored and math.prod(stored[name].dims) >= MIN_QUANTISED_SIZE:
            added, tensors = _quantise_product(name, numpy_helper.to_array(stored.pop(name)))
            nodes += added
            stored |= {tensor.name: tensor for tensor in tensors}
        nodes.append(node)
    _replace(model.graph.node, nodes)
    _replace(model.graph.initializer, stored.values())


def _quantise_product(name: str, table: Table) -> NodesAndTensors:
    """Return nodes that convert 8-bit weights to floats under the old name, and the tensors."""
    blocks = table.reshape(-1, BLOCK, table.shape[1])
    scale = np.abs(blocks).max(axis=1, keepdims=True) / np.float32(127)
    levels = np.round(blocks / np.maximum(scale, np.float32(1e-12))).astype(np.int8)
    nodes = [
        helper.make_node("Cast", [f"{name}_levels"], [f"{name}_cast"], to=onnx.TensorProto.FLOAT),
        helper.make_node("Mul", [f"{name}_cast", f"{name}_scale"], [f"{name}_blocks"]),
        helper.make_node("Reshape", [f"{name}_blocks", f"{name}_shape"], [name]),
    ]
    constants = {"levels": levels, "scale": scale, "shape": np.array(table.shape, np.int64)}
    return nodes, [numpy_helper.from_array(v, f"{name}_{n}") for n, v in constants.items()]


def _replace(field: Any, content: Iterable[object]) -> None:
    del field[:]
    field.extend(content)
