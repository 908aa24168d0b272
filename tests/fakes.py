"""Fake networks, restorers and engines without weights."""

import hashlib
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper

from models.catalog.model_cards import ModelCard
from models.core.device import Device
from models.core.engine_run import DetectedTags, RestoredTile, RunRequest, RunResult
from models.core.errors import OutOfMemory
from models.core.face import Face
from models.core.intent import Direction, Intent
from models.core.invention_map import InventionMap
from models.core.pixels import Pixels, Raster, Rect, as_pixels
from models.core.plan import Finding
from models.core.progress import Progress, TileShrunk
from models.core.protocols import Array, Embeddings, RestoreInput
from models.core.wish_table import Wish
from models.planning.clause_reader import BUCKETS, ClauseReader
from models.planning.wish_vectors import WishVectors


@dataclass
class FakeNetwork:
    """Network that applies a function to its arrays and records that it was closed."""

    answer: Callable[..., Array]
    closed: bool = False

    def __call__(self, *arrays: Array, progress: Progress) -> Array:
        """Apply the function."""
        return self.answer(*arrays)

    def close(self) -> None:
        """Record the call."""
        self.closed = True


def wish_vectors() -> WishVectors:
    """Return the first unit vector for each wish."""
    return dict.fromkeys(Wish, np.eye(1, 256, dtype=np.float32)[0])


@dataclass(frozen=True)
class FakeParams:
    """Parameters of the fake restorer: none."""


@dataclass
class FakeRestorer:
    """Restorer that calls one network on every tile and records the rects."""

    network: str
    name: str = "fake"
    params: type[FakeParams] = FakeParams
    halo: int = 4
    rects: list[Rect] = field(default_factory=list)

    def analyse_overview(self, overview: RestoreInput, params: FakeParams) -> None:
        """Return no analysis."""

    def run(self, work: RestoreInput, params: FakeParams) -> Pixels:
        """Run the network on the tile."""
        self.rects.append(work.rect)
        text = np.zeros((1, 256), np.float32)
        return work.network(self.network)(work.image, text, progress=work.progress)


def _report_forever(progress: Progress) -> None:
    while True:
        progress.report(0.5)
        time.sleep(0.005)


def _raise_out_of_memory(progress: Progress) -> None:
    raise OutOfMemory("cpu", 64)


def _raise_key_error(progress: Progress) -> None:
    raise KeyError("bug")


SCRIPTS: dict[str, Callable[[Progress], object]] = {
    "identity": lambda progress: progress.report(0.5),
    "inventive": lambda progress: progress.report(0.5),
    "slow": _report_forever,
    "deaf": lambda progress: time.sleep(60),
    "crash": lambda progress: os.abort(),
    "shout": lambda progress: os.write(1, b"libraries print what they like"),
    "memory": _raise_out_of_memory,
    "bug": _raise_key_error,
}


class ScriptedEngine:
    """Engine that runs the script named by the step's restorer, then yields the photo in rows."""

    def run(self, request: RunRequest, progress: Progress) -> Iterator[RunResult]:
        """Yield the rows of the photo, and with "inventive" a map and tags."""
        progress.notice(TileShrunk(8))
        SCRIPTS[request.step.restorer](progress)
        image, mask = request.image, request.mask
        for y in range(image.shape[0]):
            rect = Rect(0, y, image.shape[1], 1)
            if mask is None or mask[rect.slices].any():
                yield RestoredTile(rect, as_pixels(image[rect.slices]))
        if request.step.restorer == "inventive":
            yield InventionMap(Rect.of(image), 0.5, np.eye(3, dtype=np.uint8))
            yield DetectedTags(("ship", "sea"))

    def probe(self) -> tuple[Device, ...]:
        """Return the CPU."""
        return (Device.CPU,)

    def embed(self, sentences: tuple[str, ...]) -> Embeddings:
        """Return arrays filled with the number of sentences."""
        return np.full((len(sentences), 384), len(sentences), np.float32)

    def diagnose(self, image: Raster) -> tuple[Finding, ...]:
        """Return a finding with the mean of the photo and the id of this process."""
        return (Finding(Wish.NOISE, float(image.mean()) / 255, {"pid": os.getpid()}),)

    def find_faces(self, image: Raster, progress: Progress) -> tuple[Face, ...]:
        """Report progress and return one face in the whole photo."""
        progress.report(0.5)
        return (Face(Rect.of(image), 0.875, np.arange(10.0).reshape(5, 2)),)

    def close(self) -> None:
        """Do nothing."""


def card(id: str, task: str, files: dict[str, Path], tile: int = 32, **more: Any) -> ModelCard:
    """Make a card for existing files, with their hashes."""
    digests = tuple(hashlib.sha256(file.read_bytes()).hexdigest() for file in files.values())
    sizes = (more.pop("scale", 1), tile, 8, 4)
    return ModelCard(
        id, id, task, "onnxrt", tuple(files), digests, *sizes, "none", "a test", **more
    )


def onnx_network(file: Path, *nodes: Any, **constants: Array) -> Path:
    """Write a network from `image` (1 x 3 x H x W) and `text` (1 x 256) to `restored`."""
    image = helper.make_tensor_value_info("image", TensorProto.FLOAT, [1, 3, "h", "w"])
    text = helper.make_tensor_value_info("text", TensorProto.FLOAT, [1, 256])
    restored = helper.make_tensor_value_info("restored", TensorProto.FLOAT, [1, 3, "y", "x"])
    fixed = [onnx.numpy_helper.from_array(value, name) for name, value in constants.items()]
    graph = helper.make_graph(list(nodes), "network", [image, text], [restored], fixed)
    opset = [helper.make_opsetid("", 17)]
    onnx.save(helper.make_model(graph, opset_imports=opset, ir_version=8), file)
    return file


def identity_network(file: Path) -> Path:
    """Write a network that returns its image."""
    return onnx_network(file, helper.make_node("Identity", ["image"], ["restored"]))


def picture_network(file: Path, *nodes: Any, **constants: Array) -> Path:
    """Write a network from `image` (1 x 3 x H x W) alone to `restored`."""
    onnx_network(file, *nodes, **constants)
    model = onnx.load(file)
    del model.graph.input[1]
    onnx.save(model, file)
    return file


def enlarging_network(file: Path, scale: int) -> Path:
    """Write a network that repeats every pixel `scale` times in both directions."""
    sizes = np.array([1, 1, scale, scale], np.float32)
    node = helper.make_node("Resize", ["image", "", "sizes"], ["restored"], mode="nearest")
    return picture_network(file, node, sizes=sizes)


def clause_reader() -> ClauseReader:
    """Make a clause reader that reads the intent from the first numbers of an embedding."""
    answers: dict[str, tuple[str, ...]] = {
        "intent": tuple(Intent),
        "direction": tuple(Direction),
        "degree": ("",),
        "place": ("",),
        "unit": ("one",),
    }
    intents = len(Intent)
    count = sum(map(len, answers.values())) + intents * len(Direction)
    output = np.zeros((intents, count), np.float32)
    output[:, :intents] = 20 * np.eye(intents)
    bias = 20 * np.eye(1, count, intents, dtype=np.float32)[0]
    grams, scale = np.zeros((BUCKETS, intents), np.int8), np.zeros(intents, np.float32)
    embed = np.eye(512, intents, dtype=np.float32)
    return ClauseReader(embed, grams, scale, scale, output, bias, answers)
