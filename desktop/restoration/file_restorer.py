"""Restoration of photo files from decoding to export; used by command line and batch queue."""

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Event, Lock
from time import monotonic
from typing import Final

import numpy as np

from desktop.document.document import Document
from desktop.document.layer_content import repairs_damage
from desktop.document.mask import Mask
from desktop.document.photo import Photo
from desktop.document.recipe import DamagedRecipe, Recipe, RecipeStep
from desktop.files.errors import MaskOfOtherSize, NothingUnderstood
from desktop.files.export.exporter import check_sides, export
from desktop.files.formats.format_table import WRITABLE
from desktop.files.notices import NamedOtherwise, PlaceInProject
from desktop.files.reading.reader_protocols import ReadOptions, ReadPhoto
from desktop.files.storage.input_protection import Protected
from desktop.files.storage.path_errors import writing_error
from desktop.files.storage.remote_files import Source
from desktop.files.storage.scratch_files import Scratch
from desktop.i18n.english_messages import shorten
from desktop.restoration.layer_runner import LayerContext, run_all_layers
from desktop.restoration.output_paths import (
    BESIDE_ORIGINALS,
    OutputPlan,
    Outputs,
    OutputSpec,
    plan_outputs,
)
from desktop.restoration.photos_at_once import ALONE, WORKING_BYTES, Concurrency
from desktop.restoration.place_masks import document_from_plan
from desktop.restoration.step_parameters import Choices, with_choices
from models.core.device import Device
from models.core.face import FaceReport
from models.core.invention_map import InventionMap
from models.core.pixels import Rect, as_pixels, to_luma
from models.core.plan import Finding, Plan, PlannedStep
from models.core.progress import Notice, Progress
from models.core.wish_table import Wish
from models.planning.face_places import with_faces
from models.planning.model_selection import ModelSelector


@dataclass(frozen=True, slots=True)
class RestoreRequest:
    """Request that is carried out for each photo of a run.

    The steps come from the instruction `say`, from `recipe` or, if both are None, from the
    diagnosis. `strength` (0 to 1) replaces that of every step. `mask` is an image file, white where
    layers are visible; damage that `say` names is all of its white. `page` is 0-based. `evidence`
    is the file for the invention map, `choices` are parameters of generative steps. `large` allows
    very large photos, and `partial` incomplete ones."""

    say: str | None = None
    recipe: Recipe | None = None
    strength: float | None = None
    mask: Path | None = None
    target: OutputSpec = BESIDE_ORIGINALS
    page: int = 0
    evidence: Path | None = None
    choices: Choices = ()
    large: bool = False
    partial: bool = False

    @property
    def read_options(self) -> ReadOptions:
        """Options with which the photos of the run are opened."""
        return ReadOptions(self.page, self.large, self.partial)

    def outputs_of_run(
        self, sources: Iterable[Path], inputs: Iterable[Path] = (), results: Iterable[Path] = ()
    ) -> OutputPlan:
        """Choose and check the output files for `sources`, before anything is written.

        `inputs` are other files that are read, `results` files written earlier; none may be
        replaced. Raises: those of `plan_outputs`."""
        read = (*inputs, self.mask) if self.mask else inputs
        return plan_outputs(sources, self.target, self.evidence, read, results)


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """Result of planning or restoring one photo; it holds no pixels and can be pickled.

    `whole` is the rect of the photo. `findings` are empty where a recipe decides the plan. `output`
    is None if nothing was written. `seconds` is the wall-clock time. `enlargement` is the factor by
    which the sides of the output are longer than those of the photo.
    """

    source: Source
    whole: Rect
    plan: Plan
    findings: tuple[Finding, ...]
    output: Source | None
    seconds: float
    device: Device
    notices: tuple[Notice, ...]
    enlargement: float = 1
    inventions: tuple[InventionMap, ...] = ()
    tags: tuple[str, ...] = ()
    """Words for what generative steps took the photo to show."""
    faces: tuple[FaceReport, ...] = ()
    """State, amount and likeness of each face that steps found."""

    @property
    def invented(self) -> float | None:
        """Largest share of the photo, 0 to 1, that one step invented; None if none invents."""
        shares = (each.share * each.rect.area / self.whole.area for each in self.inventions)
        return max(shares, default=None)


class FileRestorer:
    """Plans and restores photo files with one engine and scratch folder.

    `at_once` threads may call it at the same time. The engine works for one of them, while the
    photos of the others are decoded, diagnosed, rendered and encoded.
    """

    def __init__(
        self,
        context: LayerContext,
        device: Device,
        scratch: Scratch,
        read: ReadPhoto,
        routes: ModelSelector | None = None,
        concurrency: Concurrency = ALONE,
    ) -> None:
        """Make a restorer; without `routes` it plans with the bundled models only.

        If several photos are restored at once, `read` is called by several threads.
        """
        self._context, self._device, self._scratch = context, device, scratch
        self._routes, self._read = routes or ModelSelector(), read
        self.at_once, self._memory = concurrency.at_once, concurrency.memory
        self._engine_turn = Lock()

    @property
    def folder(self) -> Path:
        """Folder for temporary files, which is removed at the end."""
        return self._scratch.folder

    def check_instruction(self, request: RestoreRequest) -> None:
        """Read the instruction before a photo is opened. Raises: NothingUnderstood; ModelError."""
        from models.planning.planner import make_plan  # its patterns take long to compile

        if request.say is not None and request.recipe is None:
            with self._engine_turn:
                plan = make_plan(request.say, (), self._context.engine.embed, self._routes)
            _check_understood(plan, request)

    def plan(self, source: Path, request: RestoreRequest, progress: Progress) -> RestoreReport:
        """Report the plan that `restore` would run. Raises: PhotoError; ModelError; Cancelled."""
        began = monotonic()
        photo = self._decode(source, request, progress)
        return self._report_plan(photo, request, progress, began)

    def restore(
        self,
        source: Path,
        request: RestoreRequest,
        progress: Progress,
        outputs: OutputPlan | None = None,
    ) -> RestoreReport:
        """Decode, plan, run and export one photo.

        `outputs` None chooses the output files for this photo alone. Raises: NothingUnderstood;
        PhotoError; ModelError; Cancelled."""
        began, notices = monotonic(), list[Notice]()
        progress = progress.keeping(notices)
        outputs = outputs or request.outputs_of_run((source,))
        files = outputs.outputs_of(source)
        if files.wanted is not None:
            progress.notice(NamedOtherwise(files.result, files.wanted))
        photo = self._decode(source, request, progress)
        with self._memory_for(photo, progress):
            report = self._report_plan(photo, request, progress, began)
            _check_understood(report.plan, request)
            document = self._run(photo, report.plan, request, files, progress)
            self._write(document, request, files, outputs.protected, progress.share(0.95, 1))
        patches = [layer.patch for layer in document.layers if layer.patch]
        return replace(
            report,
            output=files.result,
            seconds=monotonic() - began,
            notices=tuple(notices),
            enlargement=document.output_factor,
            inventions=tuple(each for patch in patches for each in patch.evidence),
            tags=tuple(dict.fromkeys(tag for patch in patches for tag in patch.tags)),
            faces=tuple(each for patch in patches for each in patch.faces),
        )

    def _decode(self, source: Path, request: RestoreRequest, progress: Progress) -> Photo:
        return self._read(source, self._scratch, progress.share(0, 0.05), request.read_options)

    def _report_plan(
        self, photo: Photo, request: RestoreRequest, progress: Progress, began: float
    ) -> RestoreReport:
        """Plan a decoded photo; it is diagnosed only where no recipe decides the plan.

        `began` is the start by `time.monotonic`, in seconds."""
        findings = () if request.recipe else self._context.engine.diagnose(photo.pixels)
        with self._engine_turn:
            plan = self._make_plan(request, findings, photo, progress.share(0.05, 0.05))
        seconds = monotonic() - began
        whole, device = photo.whole, self._device
        return RestoreReport(photo.source, whole, plan, findings, None, seconds, device, ())

    def _memory_for(self, photo: Photo, progress: Progress) -> AbstractContextManager[None]:
        """Reserve the memory in which a photo is restored, for the block of a `with`."""
        if self._memory is None:
            return nullcontext()
        return self._memory.reserve(photo.whole.area * WORKING_BYTES, progress)

    def _run(
        self,
        photo: Photo,
        plan: Plan,
        request: RestoreRequest,
        files: Outputs,
        progress: Progress,
    ) -> Document:
        """Make the document of a plan and run its layers; what cannot be written is refused."""
        options = request.target.options(files.result, photo)
        check_sides(photo.whole.resized(plan.output_factor), files.result, options.format)
        document = document_from_plan(photo, plan, self._read_mask(photo, request))
        with self._engine_turn:
            return run_all_layers(document, self._context, progress.share(0.05, 0.95))

    def _write(
        self,
        document: Document,
        request: RestoreRequest,
        files: Outputs,
        protected: Protected,
        progress: Progress,
    ) -> None:
        """Write the result, and the project and the invention map that were asked for.

        Once the result is written, nothing is cancelled. Where places are left out, the original in
        the project alone still has them (told)."""
        for path in filter(None, (files.result, files.project, files.evidence)):
            make_folder(path.parent)
        rows, over = self._context.renderer.rows, request.target.overwrite
        options = request.target.options(files.result, document.photo)
        export(document, files.result, options, rows, progress, protected)
        progress = replace(progress, stop=Event())
        if not options.keep_gps:
            from desktop.files.metadata.gps_removal import without_places  # not at the start

            kept = without_places(document.photo.metadata)
            if files.project and kept != document.photo.metadata:
                progress.notice(PlaceInProject(files.project))
            document = replace(document, photo=replace(document.photo, metadata=kept))
        if files.project:
            from desktop.files.project.project_file import save_project

            save_project(document, files.project, rows, progress, protected, overwrite=over)
        if files.evidence:
            from desktop.files.export.invention_map_png import save_invention_map

            patches = (layer.patch for layer in document.layers if layer.patch)
            maps = tuple(each for patch in patches for each in patch.evidence)
            save_invention_map(maps, document.photo, files.evidence, protected, overwrite=over)

    def _make_plan(
        self,
        request: RestoreRequest,
        findings: tuple[Finding, ...],
        photo: Photo,
        progress: Progress,
    ) -> Plan:
        from models.planning.planner import make_plan, with_costs

        if request.recipe is None:
            embed, sides = self._context.engine.embed, (photo.width, photo.height)
            plan = make_plan(request.say, findings, embed, self._routes, sides)
            if request.mask:
                plan = _with_mask_as_damage(plan)
            else:
                find = partial(self._context.engine.find_faces, photo.pixels, progress)
                plan = with_faces(plan, find)
        else:
            plan = plan_from_recipe(request.recipe)
        chosen = (
            replace(each, step=with_choices(each.step, request.choices)) for each in plan.steps
        )
        plan = with_costs(replace(plan, steps=tuple(chosen)), self._routes)
        if request.strength is None:
            return plan
        steps = tuple(replace(step, strength=request.strength) for step in plan.steps)
        return replace(plan, steps=steps)

    def _read_mask(self, photo: Photo, request: RestoreRequest) -> Mask | None:
        mask = request.mask
        if mask is None:
            return None
        options = ReadOptions(allow_large=request.large)
        image = self._read(mask, self._scratch, Progress(), options)
        if image.pixels.shape != photo.pixels.shape:
            raise MaskOfOtherSize(mask, image.width, image.height, photo.width, photo.height)
        return Mask.of(np.ascontiguousarray(to_luma(as_pixels(image.pixels))))


def _check_understood(plan: Plan, request: RestoreRequest) -> None:
    """Raise NothingUnderstood if an instruction was given and no part of it was understood."""
    if request.say is not None and request.recipe is None and not plan.is_understood:
        raise NothingUnderstood(shorten(request.say.strip()))


def make_folder(folder: Path) -> None:
    """Create a folder and its parents if they are missing. Raises: those of `writing_error`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise writing_error(error, folder, 0) from error


def plan_from_recipe(recipe: Recipe) -> Plan:
    """Make a plan of the steps of a recipe, with confidence 1. Raises: DamagedRecipe."""
    return Plan(
        tuple(
            PlannedStep(
                _wish_of(each),
                each.step,
                each.opacity,
                confidence=1.0,
                clause=each.name if each.step.clause is None else each.step.clause,
            )
            for each in recipe.steps
        )
    )


def _with_mask_as_damage(plan: Plan) -> Plan:
    """Return a plan whose repair steps that the user named fill the whole mask.

    Repairs that only the diagnosis proposes still detect damage inside the mask."""
    steps = (
        replace(each, step=each.step.with_mask_as_damage())
        if each.is_named and repairs_damage(each.step)
        else each
        for each in plan.steps
    )
    return replace(plan, steps=tuple(steps))


def _wish_of(each: RecipeStep) -> Wish:
    try:
        return each.step.wish
    except ValueError as error:
        raise DamagedRecipe("wish") from error


FORMATS: Final = tuple(format.value for format in WRITABLE)
"""Names of the formats in which results can be written."""
