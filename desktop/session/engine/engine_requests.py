"""Requests that the window sends to the engine, each a frozen value with its inputs."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from desktop.document.document import Document
from desktop.document.layer import Layer, Patch
from desktop.document.photo import Photo
from desktop.files.reading.reader_protocols import ReadPhoto
from desktop.files.storage.scratch_files import Scratch
from desktop.render.document_renderer import DocumentRenderer, RasterAllocator
from desktop.render.view_tile_cache import TileCache
from desktop.restoration.damage_detection import DamageMap, detect_damage
from desktop.restoration.file_restorer import FileRestorer, RestoreReport, RestoreRequest
from desktop.restoration.layer_runner import PREPARING, LayerContext, run_layer
from desktop.restoration.output_paths import OutputPlan
from desktop.restoration.photos_at_once import ALONE, Concurrency
from desktop.restoration.plan_preview import Scene, run_preview
from desktop.session.engine.engine_thread import Show
from models.core.device import Device
from models.core.face import Face
from models.core.pixels import Rect, as_levels, downscale, reduction_factor
from models.core.plan import Finding, Plan
from models.core.progress import Progress
from models.core.protocols import Engine
from models.planning.face_places import with_faces
from models.planning.model_selection import ModelSelector

if TYPE_CHECKING:
    from desktop.restoration.print_review import ScanPage

Findings = tuple[Finding, ...]
Sides = tuple[int, int]
"""Width and height of a photo in pixels."""
Planner = Callable[[str | None, Findings, Engine, Sides | None], Plan]
"""Function from an instruction (None: plan from the findings alone), findings, the engine that
will run the plan, and the size of the photo, to a plan."""


WARM_UP: Final = "remove the noise and make the faces clearer"
"""Instruction whose plan needs clause reader, word lists and the speed of the processor."""


def plan_with_installed_models(
    models: Path,
    instruction: str | None,
    findings: Findings,
    engine: Engine,
    sides: Sides | None = None,
) -> Plan:
    """Make a plan with the models that are installed at this moment.

    `models` is the user's folder of models; `sides` are width and height of the photo.
    `instruction` None plans by the findings alone. Raises: ModelError."""
    from models.planning.planner import make_plan  # its patterns take long to compile

    selector = ModelSelector.from_folder(models, engine.probe()[0])
    return make_plan(instruction, findings, engine.embed, selector, sides)


@dataclass(frozen=True, slots=True)
class RunLayerRequest:
    """Request to run one layer on the picture below it; the answer is its Patch.

    `focus` is the point of the photo at which the run begins, x and y in pixels."""

    document: Document
    layer_id: str
    focus: tuple[float, float]
    renderer: DocumentRenderer
    allocator: RasterAllocator

    def run(self, engine: Engine, progress: Progress, show: Show) -> Patch:
        """Run the layer; pass its tiles to `show` as they are made."""
        layer = self.document.layer(self.layer_id)
        context = LayerContext(engine, self.renderer, self.allocator)
        return run_layer(self.document, layer, context, self.focus, progress, show)


@dataclass(frozen=True, slots=True)
class BatchDependencies:
    """Objects that all photos of a batch share.

    Each photo gets a scratch folder in `scratch_root`; `read` decodes photos and `selectors` makes
    the model selector for a device. `at_once` photos are restored at the same time. `end_decoders`
    frees the memory of what decodes photos, until `read` is called again."""

    scratch_root: Path
    read: ReadPhoto
    selectors: Callable[[Device], ModelSelector]
    at_once: int = 1
    end_decoders: Callable[[], None] = lambda: None


@dataclass(frozen=True, slots=True)
class RestoreFileRequest:
    """Request to restore a photo file to another file; the answer is a RestoreReport.

    `outputs` are its output files; `concurrency` is the memory that all photos of the batch share.
    """

    source: Path
    request: RestoreRequest
    outputs: OutputPlan
    dependencies: BatchDependencies
    concurrency: Concurrency = ALONE

    def run(self, engine: Engine, progress: Progress, show: Show) -> RestoreReport:  # noqa: ARG002
        """Restore the photo to its output file; nothing is passed to `show`."""
        device, shared = engine.probe()[0], self.dependencies
        with Scratch(shared.scratch_root) as scratch:
            context = LayerContext(engine, DocumentRenderer(TileCache(0)), scratch)
            selector = shared.selectors(device)
            restorer = FileRestorer(
                context, device, scratch, shared.read, selector, self.concurrency
            )
            return restorer.restore(self.source, self.request, progress, self.outputs)


@dataclass(frozen=True, slots=True)
class DiagnoseRequest:
    """Request to diagnose a photo inside `frame` (None: all); the answer is a tuple of findings."""

    photo: Photo
    frame: Rect | None = None

    def run(self, engine: Engine, progress: Progress, show: Show) -> Findings:  # noqa: ARG002
        """Find the defects of the photo, in descending order of certainty."""
        pixels = self.photo.pixels
        return engine.diagnose(pixels if self.frame is None else pixels[self.frame.slices])


@dataclass(frozen=True, slots=True)
class FindDamageRequest:
    """Request to find damage in a document; the answer is a DamageMap.

    `focus` is the point of the photo at which the search begins, x and y in pixels."""

    document: Document
    focus: tuple[float, float]
    renderer: DocumentRenderer
    allocator: RasterAllocator

    def run(self, engine: Engine, progress: Progress, show: Show) -> DamageMap:  # noqa: ARG002
        """Render the document and search it for damage."""
        document, preparing = searched_document(self.document), progress.share(0, PREPARING)
        image = self.renderer.flatten(document, len(document.layers), self.allocator, preparing)
        return detect_damage(image, engine, self.focus, progress.share(PREPARING, 1))


def searched_document(document: Document) -> Document:
    """Return the part of a document that is searched for damage: without crop and enlargement."""
    layers = tuple(layer for layer in document.layers if layer.step.scale == 1)
    return Document(document.photo, layers)


@dataclass(frozen=True, slots=True)
class FindFacesRequest:
    """Request to find the faces of a photo; the answer is a tuple of Face."""

    photo: Photo

    def run(self, engine: Engine, progress: Progress, show: Show) -> tuple[Face, ...]:  # noqa: ARG002
        """Find the faces."""
        return engine.find_faces(self.photo.pixels, progress)


@dataclass(frozen=True, slots=True)
class FindPrintsRequest:
    """Request to find the prints on a scan; the answer is a ScanPage.

    `scan` is a photo that is open or a file, which is read then."""

    scan: Photo | Path
    read: ReadPhoto
    scratch: Scratch
    renderer: DocumentRenderer

    def run(self, engine: Engine, progress: Progress, show: Show) -> "ScanPage":  # noqa: ARG002
        """Read the scan if necessary, and find its prints and their upper sides."""
        from desktop.restoration.print_review import ScanPage  # not at the start of the window
        from desktop.restoration.scan_splitter import ScanSplitter
        from models.splitting.print_finder import OVERVIEW

        splitter = ScanSplitter(self.read, self.scratch, self.renderer.rows, engine.find_faces)
        reading, finding = progress.share(0, 0.5), progress.share(0.5, 1)
        scan = self.scan
        photo = scan if isinstance(scan, Photo) else self.read(scan, self.scratch, reading)
        prints = splitter.find(photo, finding, turn=True)
        overview = as_levels(downscale(photo.pixels, OVERVIEW), np.dtype(np.uint8))
        return ScanPage(photo, overview, reduction_factor(photo.whole, OVERVIEW), prints)


@dataclass(frozen=True, slots=True)
class PreviewRequest:
    """Request to run layers on the visible part of a document; tiles are passed to `show`."""

    document: Document
    layers: tuple[Layer, ...]
    scene: Scene
    renderer: DocumentRenderer
    allocator: RasterAllocator

    def run(self, engine: Engine, progress: Progress, show: Show) -> None:
        """Run the layers on the visible part of the document; `show` gets each finished tile."""
        context = LayerContext(engine, self.renderer, self.allocator)
        run_preview(self.document, self.layers, self.scene, context, progress, show)


@dataclass(frozen=True, slots=True)
class ProbeDeviceRequest:
    """Request for the device on which steps run first; the answer is a Device."""

    def run(self, engine: Engine, progress: Progress, show: Show) -> Device:  # noqa: ARG002
        """Return the device on which the engine runs steps first."""
        return engine.probe()[0]


@dataclass(frozen=True, slots=True)
class WarmUpPlannerRequest:
    """Request to make one plan for nobody, so that the user's first plan need not load anything."""

    planner: Planner

    def run(self, engine: Engine, progress: Progress, show: Show) -> None:  # noqa: ARG002
        """Make a plan for WARM_UP and discard it, so that the next plan takes less time."""
        self.planner(WARM_UP, (), engine, None)


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """Request for a plan for an instruction, None for the findings alone; the answer is a Plan.

    `sides` is the size of the visible picture in pixels. If the instruction names a place that
    follows from faces, they are searched for in `photo`, unless `is_selected`: then the user has
    selected an area."""

    instruction: str | None
    findings: Findings
    planner: Planner
    photo: Photo | None = None
    is_selected: bool = False
    sides: Sides | None = None

    def run(self, engine: Engine, progress: Progress, show: Show) -> Plan:  # noqa: ARG002
        """Make the plan of the instruction and findings of this request."""
        photo = self.photo
        plan = self.planner(self.instruction, self.findings, engine, self.sides)
        if photo is None or self.is_selected:
            return plan
        return with_faces(plan, lambda: engine.find_faces(photo.pixels, progress))
