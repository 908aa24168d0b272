"""What the engine is asked to do for the window."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.document.document import Document
from desktop.document.layer import Layer, Patch
from desktop.document.mask import Mask
from desktop.document.photo import Photo
from desktop.files.reading.protocol import ReadPhoto
from desktop.files.storage.scratch import Scratch
from desktop.render.renderer import DocumentRenderer, RasterAllocator
from desktop.render.tile_cache import TileCache
from desktop.restoration.damage_detection import found_damage
from desktop.restoration.file_restorer import FileRestorer, RestoreReport, RestoreRequest
from desktop.restoration.layer_runner import PREPARING, LayerContext, run_layer
from desktop.restoration.preview import Scene, preview
from desktop.session.engine.engine_thread import Show
from models.core.device import Device
from models.core.plan import Finding, Plan
from models.core.progress import Progress
from models.core.protocols import Engine
from models.planning.model_selection import ModelSelector
from models.planning.planner import make_plan

Findings = tuple[Finding, ...]
Planner = Callable[[str | None, Findings, Engine], Plan]
"""Words (None: plan from the findings alone), findings, and the engine that will run it -> plan."""


def plan_here(models: Path, text: str | None, findings: Findings, engine: Engine) -> Plan:
    """With the networks that are installed at this moment; `models` is the person's folder. See
    Planner. Raises ModelError."""
    routes = ModelSelector.from_folder(models, engine.probe()[0])
    return make_plan(text, findings, engine.embed, routes)


@dataclass(frozen=True, slots=True)
class RunLayerRequest:
    """Run one layer on what is below it; answers with its patch. `focus` is where the person
    looks, x and y in pixels."""

    document: Document
    layer: str
    focus: tuple[float, float]
    evaluator: DocumentRenderer
    room: RasterAllocator

    def run(self, engine: Engine, progress: Progress, show: Show) -> Patch:
        layer = self.document.layer(self.layer)
        bench = LayerContext(engine, self.evaluator, self.room)
        return run_layer(self.document, layer, bench, self.focus, progress, show)


@dataclass(frozen=True, slots=True)
class BatchDependencies:
    """What photos of a batch share: the folder where each takes room, who decodes them, and which
    networks may serve on a device."""

    room: Path
    read: ReadPhoto
    routes: Callable[[Device], ModelSelector]


@dataclass(frozen=True, slots=True)
class RestoreFileRequest:
    """Restore a photo from its file to another; answers with the report. What it takes meanwhile
    is given back at the end. `inputs` are the other photos of the batch and `results` what was
    written for them, none of which is written over."""

    source: Path
    request: RestoreRequest
    kit: BatchDependencies
    inputs: tuple[Path, ...] = ()
    results: tuple[Path, ...] = ()

    def run(self, engine: Engine, progress: Progress, show: Show) -> RestoreReport:  # noqa: ARG002
        device = engine.probe()[0]
        outputs = self.request.outputs_of_run((self.source,), self.inputs, self.results)
        with Scratch(self.kit.room) as scratch:
            bench = LayerContext(engine, DocumentRenderer(TileCache(0)), scratch)
            workshop = FileRestorer(bench, device, scratch, self.kit.read, self.kit.routes(device))
            return workshop.restore(self.source, self.request, progress, outputs)


@dataclass(frozen=True, slots=True)
class DiagnoseRequest:
    """Look at a photo; answers with findings, surest first."""

    photo: Photo

    def run(self, engine: Engine, progress: Progress, show: Show) -> Findings:  # noqa: ARG002
        return engine.diagnose(self.photo.pixels)


@dataclass(frozen=True, slots=True)
class FindDamageRequest:
    """Look where the picture is damaged as it is now; answers with a Region. `sensitivity` is 0 to
    1, `focus` where the person looks, x and y in pixels."""

    document: Document
    sensitivity: float
    focus: tuple[float, float]
    evaluator: DocumentRenderer
    room: RasterAllocator

    def run(self, engine: Engine, progress: Progress, show: Show) -> Mask:  # noqa: ARG002
        layers = tuple(layer for layer in self.document.layers if layer.step.scale == 1)
        picture = Document(self.document.photo, layers)
        preparing = progress.share(0, PREPARING)
        image = self.evaluator.flattened(picture, len(layers), self.room, preparing)
        searching = progress.share(PREPARING, 1)
        return found_damage(image, self.sensitivity, engine, self.focus, searching)


@dataclass(frozen=True, slots=True)
class PreviewRequest:
    """Run layers on what is in view and show each piece of it."""

    document: Document
    layers: tuple[Layer, ...]
    scene: Scene
    evaluator: DocumentRenderer
    room: RasterAllocator

    def run(self, engine: Engine, progress: Progress, show: Show) -> None:
        bench = LayerContext(engine, self.evaluator, self.room)
        preview(self.document, self.layers, self.scene, bench, progress, show)


@dataclass(frozen=True, slots=True)
class ProbeDeviceRequest:
    """Tell on what steps will run."""

    def run(self, engine: Engine, progress: Progress, show: Show) -> Device:  # noqa: ARG002
        return engine.probe()[0]


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """Turn a sentence into a plan; with None, plan from the findings alone."""

    text: str | None
    findings: Findings
    planner: Planner

    def run(self, engine: Engine, progress: Progress, show: Show) -> Plan:  # noqa: ARG002
        return self.planner(self.text, self.findings, engine)
