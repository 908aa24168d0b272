"""Photos restored and planned from the command line, one report each."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic
from typing import Final

import numpy as np

from desktop.document.mask import Mask
from desktop.document.photo import Photo
from desktop.document.recipe import DamagedRecipe, Recipe, RecipeStep
from desktop.files.errors import MaskOfOtherSize, NotWritable
from desktop.files.export.exporter import check_sides, export
from desktop.files.export.invention_map import save_invention_map
from desktop.files.formats.formats import WRITABLE
from desktop.files.notices import NamedOtherwise
from desktop.files.project.project_file import save_project
from desktop.files.reading.protocol import ReadOptions, ReadPhoto
from desktop.files.storage.scratch import Scratch
from desktop.restoration.layer_runner import LayerContext, document_from_plan, run_all_layers
from desktop.restoration.output_plan import BESIDE_ORIGINALS, OutputPlan, OutputSpec, plan_outputs
from desktop.restoration.parameters import Choices, with_choices
from models.core.device import Device
from models.core.generation import DetectedTags
from models.core.invention_map import InventionMap
from models.core.pixels import as_pixels, to_luma
from models.core.plan import Finding, Plan, PlannedStep
from models.core.progress import Notice, Progress
from models.core.wish import Wish
from models.planning.model_selection import ModelSelector
from models.planning.planner import make_plan, with_costs


@dataclass(frozen=True, slots=True)
class RestoreRequest:
    """What to do to each photo: what a sentence says, a recipe, or (neither) what the diagnosis
    finds. `strength` (0 to 1) is for every step, `mask` is white where it may act, `page` counts
    the pictures of a file from 0, `evidence` is the file for the map of what was invented,
    `choices` are parameters of generative steps, and `large` allows very large photos."""

    say: str | None = None
    recipe: Recipe | None = None
    strength: float | None = None
    mask: Path | None = None
    target: OutputSpec = BESIDE_ORIGINALS
    page: int = 0
    evidence: Path | None = None
    choices: Choices = ()
    large: bool = False

    @property
    def read_options(self) -> ReadOptions:
        """Options with which the photo is opened."""
        return ReadOptions(self.page, self.large)

    def outputs_of_run(
        self, sources: Iterable[Path], inputs: Iterable[Path] = (), results: Iterable[Path] = ()
    ) -> OutputPlan:
        """Choose and check what is written for these photos; see `plan_outputs`."""
        read = (*inputs, self.mask) if self.mask else inputs
        return plan_outputs(sources, self.target, self.evidence, read, results)


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """What became of one photo; `output` is None where nothing was written, and `enlargement`
    times as long as the photo's sides are its own."""

    source: Path
    photo: Photo
    plan: Plan
    findings: tuple[Finding, ...]
    output: Path | None
    seconds: float
    device: Device
    notices: tuple[Notice, ...]
    enlargement: int = 1

    @property
    def invented(self) -> float | None:
        """Share of the photo's area that generative steps invented; None where there was none."""
        found = [notice for notice in self.notices if isinstance(notice, InventionMap)]
        whole = self.photo.width * self.photo.height
        shares = (each.share * each.rect.area / whole for each in found)
        return max(shares, default=None)

    @property
    def tags(self) -> tuple[str, ...]:
        """What generative steps took the photo to show."""
        found = (each.tags for each in self.notices if isinstance(each, DetectedTags))
        return tuple(dict.fromkeys(tag for tags in found for tag in tags))


class FileRestorer:
    """What all photos share: the engine on its device, the scratch folder, and who decodes."""

    def __init__(
        self,
        bench: LayerContext,
        device: Device,
        scratch: Scratch,
        read: ReadPhoto,
        routes: ModelSelector | None = None,
    ) -> None:
        """Without `routes`, plans know the bundled network only."""
        self._bench, self._device, self._scratch = bench, device, scratch
        self._routes, self._read = routes or ModelSelector(), read

    def plan(self, source: Path, request: RestoreRequest, progress: Progress) -> RestoreReport:
        """What `restore` would do; only the diagnosis is run. Raises PhotoError, ModelError,
        Cancelled."""
        began = monotonic()
        share = progress.share(0, 0.05)
        photo = self._read(source, self._scratch, share, request.read_options)
        findings = self._bench.engine.diagnose(photo.pixels)
        plan = self._planned(request, findings)
        took = monotonic() - began
        return RestoreReport(source, photo, plan, findings, None, took, self._device, ())

    def restore(
        self,
        source: Path,
        request: RestoreRequest,
        progress: Progress,
        outputs: OutputPlan | None = None,
    ) -> RestoreReport:
        """Read, plan, run, export; without `outputs`, those of a run of this one photo. Raises
        PhotoError, ModelError, Cancelled."""
        began, notices = monotonic(), list[Notice]()
        progress = progress.keeping(notices)
        outputs = outputs or request.outputs_of_run((source,))
        files = outputs.outputs_of(source)
        if files.wanted is not None:
            progress.notice(NamedOtherwise(files.result, files.wanted))
        report = self.plan(source, request, progress)
        options = request.target.options(files.result, report.photo)
        whole = report.photo.whole.scaled(report.plan.scale)
        check_sides(whole, files.result, options.format)
        region = self._region(report.photo, request)
        document = document_from_plan(report.photo, report.plan, region)
        document = run_all_layers(document, self._bench, progress.share(0.05, 0.95))
        for written in filter(None, (files.result, files.project, files.evidence)):
            made_folder(written.parent)
        rows, last = self._bench.evaluator.rows, progress.share(0.95, 1)
        over, protected = request.target.overwrite, outputs.protected
        output = export(document, files.result, options, rows, last, protected)
        if files.project:
            save_project(document, files.project, rows, last, protected, overwrite=over)
        if files.evidence:
            save_invention_map(notices, report.photo, files.evidence, protected, overwrite=over)
        took = monotonic() - began
        report = replace(report, output=output, seconds=took, notices=tuple(notices))
        return replace(report, enlargement=document.enlargement)

    def _planned(self, request: RestoreRequest, findings: tuple[Finding, ...]) -> Plan:
        if request.recipe is None:
            plan = make_plan(request.say, findings, self._bench.engine.embed, self._routes)
        else:
            plan = plan_of(request.recipe)
        own = (replace(each, step=with_choices(each.step, request.choices)) for each in plan.steps)
        plan = with_costs(replace(plan, steps=tuple(own)), self._routes)
        if request.strength is None:
            return plan
        steps = tuple(replace(step, strength=request.strength) for step in plan.steps)
        return replace(plan, steps=steps)

    def _region(self, photo: Photo, request: RestoreRequest) -> Mask | None:
        mask = request.mask
        if mask is None:
            return None
        options = ReadOptions(allow_large=request.large)
        drawn = self._read(mask, self._scratch, Progress(), options)
        if drawn.pixels.shape != photo.pixels.shape:
            raise MaskOfOtherSize(mask, drawn.width, drawn.height, photo.width, photo.height)
        return Mask.of(np.ascontiguousarray(to_luma(as_pixels(drawn.pixels))))


def made_folder(folder: Path) -> None:
    """Raises NotWritable where it is not there and cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritable(folder) from error


def plan_of(recipe: Recipe) -> Plan:
    """The steps of a recipe, sure of themselves. Raises DamagedRecipe."""
    return Plan(
        tuple(
            PlannedStep(
                _wish_of(each),
                each.step,
                each.opacity,
                confidence=1.0,
                clause=str(each.step.params.get("clause", each.name)),
            )
            for each in recipe.steps
        )
    )


def _wish_of(each: RecipeStep) -> Wish:
    try:
        return Wish(str(each.step.params.get("wish", Wish.ENHANCE.value)))
    except ValueError as error:
        raise DamagedRecipe("wish") from error


FORMATS: Final = tuple(format.value for format in WRITABLE)
