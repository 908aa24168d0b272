"""Recognition of the range of pixel values that an ONNX network works in, and conversion to 0..1.

Files do not tell whether a network takes 0 to 1 or 0 to 255. A network that restores answers a
photo with something like that photo, but only in its own range.
"""

from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import AttributeProto, NodeProto, TensorProto, helper, numpy_helper
from PIL import Image

from models.core.errors import ModelFileUnsupported
from models.core.pixels import block_means

Planes = NDArray[np.float32]
"""Array of 1 x C x H x W."""


WHITES: Final = (1.0, 255.0)
"""Values of white that are tried, with black at 0. Networks of -1 to 1 cannot be told from networks
that change the brightness."""

CLEARLY: Final = 0.5
"""Share of the distance in the range 0 to 1 below which another range is taken instead."""

NEAR: Final = 0.25
"""Mean difference from the photo, 0 to 1, up to which an answer is like it."""

ALIKE: Final = 0.2
"""Correlation with the photo from which on an answer is like it."""

PHOTO: Final = Path(__file__).parents[2] / "resources" / "samples" / "nagasaki-boats.jpg"
"""Sample photo of the program."""

CORNER: Final = (400, 300)
"""Left and upper edge in pixels of the piece of the photo that is tried."""

PREFIX: Final = "heirloom_range_"
"""Prefix of the names of values that are added to a graph."""


def find_white(
    source: Path, run: Callable[[Planes], Planes | None], size: tuple[int, int], channels: int
) -> float:
    """Return the value of white of a network, 1 or 255, by running it on a piece of a photo.

    The piece has `size` (height, width). `channels` is 1 or 3. Raises: ModelFileUnsupported, naming
    `source`, if no result resembles the photo."""
    photo = _photo(size, channels)
    scaled = ((white, photo * np.float32(white)) for white in WHITES)
    likeness = {white: _compare(photo, run(planes), white) for white, planes in scaled}
    if not any(near <= NEAR or alike >= ALIKE for near, alike in likeness.values()):
        reason = "its answer to a photo looks like no photo, whether values go to 1 or to 255"
        raise ModelFileUnsupported(str(source), reason)
    best = min(WHITES, key=lambda white: likeness[white][0])
    return best if likeness[best][0] < CLEARLY * likeness[1.0][0] else 1.0


def convert_range(file: Path, white: float) -> None:
    """Change an ONNX file with white at `white` so that its input and output have white at 1."""
    model = onnx.load(file)
    graph = model.graph
    held = {tensor.name for tensor in graph.initializer}
    taken = next(port for port in graph.input if port.name not in held)
    returned = graph.output[0].name
    inner_in, inner_out = PREFIX + taken.name, PREFIX + returned
    for node in _all_nodes(graph.node):
        _rename(node.input, {taken.name: inner_in, returned: inner_out})
        _rename(node.output, {returned: inner_out})
    is_half = taken.type.tensor_type.elem_type == TensorProto.FLOAT16
    value, factor = np.array(white, np.float16 if is_half else np.float32), f"{PREFIX}white"
    graph.initializer.append(numpy_helper.from_array(value, factor))
    nodes = [
        helper.make_node("Mul", [taken.name, factor], [inner_in]),
        *graph.node,
        helper.make_node("Div", [inner_out, factor], [returned]),
    ]
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.save(model, file)


def _photo(size: tuple[int, int], channels: int) -> Planes:
    """Return a piece of the trial photo, `channels` x H x W of `size`, enlarged if necessary."""
    height, width = size
    with Image.open(PHOTO) as photo:
        left, top = CORNER
        box = (left, top, min(left + width, photo.width), min(top + height, photo.height))
        piece = photo.convert("RGB" if channels == 3 else "L").crop(box).resize((width, height))
    levels = np.asarray(piece, np.float32).reshape(height, width, channels)
    pixels = np.divide(levels, 255, dtype=np.float32)
    return np.ascontiguousarray(pixels.transpose(2, 0, 1)[None])


def _compare(photo: Planes, answer: Planes | None, white: float) -> tuple[float, float]:
    """Return mean difference and correlation of a result, reduced to the photo's size.

    `white` is the value of white in the result."""
    if answer is None or not np.isfinite(answer).all():
        return np.inf, 0.0
    factor = answer.shape[2] // photo.shape[2]
    decoded = (answer.astype(np.float32) / np.float32(white))[0].transpose(1, 2, 0)
    reduced, wanted = block_means(decoded, factor).ravel(), photo[0].transpose(1, 2, 0).ravel()
    spread = float(reduced.std() * wanted.std())
    mixed = float(((reduced - reduced.mean()) * (wanted - wanted.mean())).mean())
    return float(np.abs(reduced - wanted).mean()), mixed / spread if spread > 0 else 0.0


def _all_nodes(nodes: Iterable[NodeProto]) -> Iterable[NodeProto]:
    """Yield nodes and, recursively, the nodes of their subgraphs."""
    for node in nodes:
        yield node
        yield from _all_nodes(chain(*map(_inner_nodes, node.attribute)))


def _inner_nodes(attribute: AttributeProto) -> list[NodeProto]:
    graphs = [*attribute.graphs, *([attribute.g] if attribute.HasField("g") else [])]
    return [node for graph in graphs for node in graph.node]


def _rename(names: Any, new: dict[str, str]) -> None:
    for index, name in enumerate(names):
        names[index] = new.get(name, name)
