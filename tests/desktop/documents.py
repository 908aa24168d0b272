"""Small documents and a scripted engine for tests of session and window."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

import numpy as np

from desktop.document.document import Document
from desktop.document.layer import Layer, Patch
from desktop.document.photo import Photo
from models.core.device import Device
from models.core.engine_run import RestoredTile, RunRequest, RunResult
from models.core.face import Face
from models.core.pixels import MaskArray, Raster, Rect, as_pixels
from models.core.plan import Finding, Plan, PlannedStep, Step
from models.core.progress import Progress
from models.core.protocols import Embeddings
from models.core.wish_table import Wish

SIDE = 16
"""Side of the tiles of FakeEngine in pixels."""


def photo(width: int = 48, height: int = 32) -> Photo:
    """Make a photo whose pixels are all 100."""
    return Photo(
        Path("grandmother.png"), "seal", np.broadcast_to(np.uint8(100), (height, width, 3))
    )


def layer(id: str, opacity: float = 1.0) -> Layer:
    """Make a layer whose name and restorer are its id."""
    return Layer(id, id, Step(id, {}), opacity=opacity)


def document(*ids: str) -> Document:
    """Make a document with one layer for each id."""
    return Document(photo(), tuple(layer(id) for id in ids))


def patch(of: Document, id: str, level: int = 200) -> Patch:
    """Make a patch whose key fits the layer with this id; `level` is its 8-bit value."""
    pixels = np.full(of.photo.pixels.shape, level * 257, np.uint16)
    return Patch(of.key(id), pixels)


def a_plan(*wishes: Wish, unclear: tuple[str, ...] = ()) -> Plan:
    """Make a plan with one step for each wish, with a strength of 0.8."""
    steps = (
        PlannedStep(each, Step(each.value, {}), 0.8, 0.9, f"do {each.value}") for each in wishes
    )
    return Plan(tuple(steps), unclear)


@dataclass
class FakeEngine:
    """Engine that inverts the photo, in tiles of `side` pixels, nearest to the focus first.

    Each run raises and removes the last of `errors`, if there is one. With a `gate` it waits
    before each tile until the gate is open or the run is cancelled. Runs of previews (8 bits,
    with a mask and without strokes) are counted in `previewed`, the others in `steps`; previews
    raise nothing. A search for damage finds `damage` (H x W, 0 to 1), by default none, and is
    counted in `searches`; it raises `search_error` if that is set.
    """

    errors: list[Exception] = field(default_factory=list)
    gate: Event | None = None
    closed: bool = False
    steps: list[str] = field(default_factory=list)
    previewed: list[str] = field(default_factory=list)
    side: int = SIDE
    faces: tuple[Face, ...] = ()
    damage: MaskArray | None = None
    searches: int = 0
    search_error: Exception | None = None

    def run(self, request: RunRequest, progress: Progress) -> Iterator[RunResult]:
        step, image = request.step, request.image
        if step.restorer == "damage":
            yield from self._search(image)
            return
        has_strokes = "strokes" in step.params
        is_preview = request.mask is not None and image.dtype == np.uint8 and not has_strokes
        (self.previewed if is_preview else self.steps).append(step.restorer)
        if self.errors and not is_preview:
            raise self.errors.pop()
        focus = request.focus or Rect.of(image).centre
        tiles = sorted(Rect.of(image).tiles(self.side), key=lambda rect: _distance(rect, focus))
        for i, rect in enumerate(tiles):
            while self.gate is not None and not self.gate.wait(0.01):
                progress.report(i / len(tiles))
            progress.report(i / len(tiles))
            yield RestoredTile(rect, 1 - as_pixels(image[rect.slices]))

    def _search(self, image: Raster) -> Iterator[RunResult]:
        self.searches += 1
        if self.search_error is not None:
            raise self.search_error
        damage = np.zeros(image.shape[:2], np.float32) if self.damage is None else self.damage
        yield RestoredTile(Rect.of(image), np.repeat(1 - damage[..., None], 3, axis=2))

    def probe(self) -> tuple[Device, ...]:
        return (Device.CPU,)

    def embed(self, sentences: tuple[str, ...]) -> Embeddings:
        return np.zeros((len(sentences), 384), np.float32)

    def diagnose(self, image: Raster) -> tuple[Finding, ...]:
        return (Finding(Wish.NOISE, 0.9),)

    def find_faces(self, image: Raster, progress: Progress) -> tuple[Face, ...]:
        progress.report(0.0)
        return self.faces

    def close(self) -> None:
        self.closed = True


def _distance(rect: Rect, focus: tuple[float, float]) -> float:
    """Compute the squared distance of the centre of a rect from the focus."""
    x, y = rect.centre
    return (x - focus[0]) ** 2 + (y - focus[1]) ** 2
