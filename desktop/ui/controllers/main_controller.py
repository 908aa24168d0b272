"""Where wishes meet services: what the person asks of a panel goes to the session, and what the
session has to tell goes to the panels."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from desktop.document.document import Document
from desktop.document.history import History
from desktop.document.layer import Layer
from desktop.restoration.layer_runner import layer_from_step
from desktop.session.document.document_io import DocumentIO
from desktop.session.document.layer_merger import LayerMerger
from desktop.session.document.mask_editor import MaskEditor
from desktop.session.document.overview import OverviewRenderer
from desktop.session.document.session import Session
from desktop.session.engine.damage_search import DamageSearch
from desktop.session.engine.heal_editor import HealEditor
from desktop.session.engine.layer_jobs import LayerJobs
from desktop.session.engine.planning import PlanningService
from desktop.session.engine.previews import Previews
from desktop.session.task_runner import TaskRunner
from desktop.ui.common.translator import Translator
from desktop.ui.controllers.adjustment_controller import AdjustmentController
from desktop.ui.controllers.crop_controller import CropController
from desktop.ui.controllers.damage_controller import DamageController
from desktop.ui.controllers.file_controller import FileController
from desktop.ui.controllers.layer_controller import LayerController
from desktop.ui.controllers.mask_controller import MaskController
from desktop.ui.controllers.preview_controller import PreviewController
from desktop.ui.main_window.main_window import MainWindow
from models.core.device import Device
from models.core.generation import DetectedTags
from models.core.plan import Plan, PlannedStep
from models.core.progress import FallbackToCpu


@dataclass(frozen=True, slots=True)
class SessionServices:
    """The objects without widgets."""

    session: Session
    jobs: LayerJobs
    adviser: PlanningService
    background: TaskRunner
    shelf: DocumentIO
    masking: MaskEditor
    sketching: OverviewRenderer
    spots: HealEditor
    merging: LayerMerger
    damage: DamageSearch
    previews: Previews


class MainController(QObject):
    """Connects one window to one set of services, and owns no state of the document."""

    def __init__(
        self,
        window: MainWindow,
        services: SessionServices,
        filing: FileController,
        words: Translator,
    ) -> None:
        super().__init__(window)
        session, jobs, self._damage = services.session, services.jobs, services.damage
        self._marking = MaskController(window, session, services.masking, words)
        self._framing = CropController(window, session, services.sketching)
        AdjustmentController(window, session, services.sketching, services.spots, services.merging)
        self._mending = DamageController(window, session, services.damage, jobs, self._marking)
        self._mending.mended_by(self._accept)
        self._damage.failed.connect(self._tell_failure)
        self._window, self._words = window, words
        self._session, self._jobs = session, jobs
        self._adviser, self._background = services.adviser, services.background
        self._filing = filing
        self._layering = LayerController(window, session, jobs, words)
        self._previewing = PreviewController(window, session, services.previews, jobs)
        self._connect_document()
        self._connect_plan()
        self._connect_jobs(services.jobs)
        self._connect_files(services)

    def _connect_document(self) -> None:
        session, window = self._session, self._window
        session.document_changed.connect(window.show_document)
        session.history_changed.connect(window.side_panel.history.show_history)
        session.history_changed.connect(self._show_history)
        window.side_panel.history.chosen.connect(session.go_to)
        window.menu_actions.undo.triggered.connect(session.undo)
        window.menu_actions.redo.triggered.connect(session.redo)
        window.menu_actions.cancel.triggered.connect(self._escape)

    def _connect_plan(self) -> None:
        adviser, window = self._adviser, self._window
        window.instruction_bar.said.connect(adviser.request_plan)
        window.instruction_bar.diagnosis_wanted.connect(adviser.consider_findings)
        adviser.thinking.connect(self._previewing.make_room)
        adviser.thinking.connect(window.instruction_bar.show_thinking)
        adviser.diagnosed.connect(window.side_panel.show_findings)
        adviser.diagnosed.connect(window.instruction_bar.show_findings)
        adviser.planned.connect(self._show_plan)
        adviser.planned.connect(window.side_panel.show_restoration_tab)
        adviser.planned.connect(self._previewing.show_plan)
        adviser.diagnosed.connect(self._previewing.warm_up)
        adviser.failed.connect(self._tell_failure)
        window.side_panel.plan.accepted.connect(self._accept)
        window.side_panel.plan.dismissed.connect(window.side_panel.plan.hide)

    def _connect_jobs(self, jobs: LayerJobs) -> None:
        window = self._window
        jobs.states_changed.connect(window.side_panel.layers.show_states)
        jobs.started.connect(self._expect)
        jobs.tile_ready.connect(window.canvas.show_tile)
        jobs.arrived.connect(window.canvas.commit_tiles)
        jobs.stopped.connect(window.canvas.drop_tiles)
        jobs.stopped.connect(window.status_bar.job_bar.hide_job)
        jobs.paced.connect(window.status_bar.job_bar.show_progress)
        jobs.noticed.connect(self._tell_notice)
        jobs.failed.connect(self._tell_failure)
        window.canvas.navigation.focus_changed.connect(jobs.look_at)
        window.status_bar.job_bar.cancelled.connect(self._cancel)

    def _connect_files(self, services: SessionServices) -> None:
        services.shelf.opened.connect(self._begin)
        self._filing.told.connect(self._tell_notices)
        services.background.failed.connect(self._tell_failure)
        services.masking.failed.connect(self._tell_failure)
        services.spots.failed.connect(self._tell_failure)
        services.background.busy_changed.connect(self._show_busy)

    @Slot(object, object)
    def _begin(self, document: Document, path: Path) -> None:
        self._jobs.cancel()
        self._damage.cancel()
        self._window.side_panel.plan.hide()
        self._window.side_panel.hide_findings()
        self._window.message_banner.hide()
        self._window.status_bar.show_message("")
        self._filing.begin(path)
        self._session.begin(self.tr("Open"), document)
        self._window.canvas.setFocus()
        self._window.instruction_bar.begin()
        self._adviser.diagnose(document.photo)

    @Slot(object)
    def _show_plan(self, plan: Plan) -> None:
        """For what is selected, or for the whole photo."""
        document = self._session.document
        if document is not None:
            where = document.selection
            place = where.bounds if where and not document.damage else document.photo.whole
            self._window.side_panel.plan.show_plan(plan, place)

    @Slot(object)
    def _accept(self, steps: tuple[PlannedStep, ...]) -> None:
        """One edit for the whole plan; then its layers run. What was selected becomes their
        mask."""
        document = self._session.document
        if document is None:
            return
        where, damage = document.selection, document.damage
        layers = tuple(layer_from_step(planned, where, damage=damage) for planned in steps)
        self._window.side_panel.plan.hide()
        self._window.message_banner.hide()
        self._window.status_bar.show_message("")
        self._session.apply(self._plan_label(steps), lambda document: _with(document, layers))
        self._jobs.restore(layer.id for layer in layers)
        self._window.canvas.setFocus()

    def _plan_label(self, steps: tuple[PlannedStep, ...]) -> str:
        return ", ".join(self._words.wish(planned.wish) for planned in steps)

    @Slot(str)
    def _expect(self, id: str) -> None:
        document = self._session.document
        if document is not None:
            layer = document.layer(id)
            self._window.canvas.expect_tiles(layer.opacity if layer.visible else 0.0)
            self._window.status_bar.job_bar.show_job(self._words.layer(layer.name))

    @Slot(object)
    def _show_history(self, history: History[Document]) -> None:
        self._window.menu_actions.enable_undo_redo(
            history.at > 0, history.at < len(history.entries) - 1
        )
        self._window.header_bar.show_file(self._filing.path, self._session.unsaved)

    @Slot()
    def _escape(self) -> None:
        """The smallest thing first: a crop or a line that is being drawn, a tool, then all that
        runs."""
        if not (self._framing.cancel() or self._marking.cancel()):
            self._cancel()

    @Slot()
    def _cancel(self) -> None:
        self._jobs.cancel()
        self._damage.cancel()
        self._previewing.stop()
        self._adviser.cancel()
        self._background.cancel()
        self._window.message_banner.hide()

    @Slot(bool)
    def _show_busy(self, on: bool) -> None:
        self._window.status_bar.show_message(self.tr("Working on files…") if on else "")

    @Slot(object)
    def _tell_failure(self, error: object) -> None:
        self._window.message_banner.show_message(self._words.message(error))

    @Slot(object)
    def _tell_notices(self, notices: tuple[object, ...]) -> None:
        for each in notices:
            self._tell_notice(each)

    @Slot(object)
    def _tell_notice(self, notice: object) -> None:
        self._window.status_bar.show_message(self._words.message(notice))
        if isinstance(notice, FallbackToCpu):
            self._window.status_bar.show_device(Device.CPU)
        if isinstance(notice, DetectedTags) and self._jobs.running:
            self._layering.inspect(self._jobs.running)


def _with(document: Document, layers: tuple[Layer, ...]) -> Document:
    for layer in layers:
        document = document.with_layer(layer)
    return document.with_selection(None)
