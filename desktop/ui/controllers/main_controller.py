"""Main controller: connects the window with the session services and creates the controllers."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from desktop.document.document import Document
from desktop.document.history import History
from desktop.document.layer import Layer
from desktop.document.mask import Mask
from desktop.restoration.damage_marks import with_damage_mask
from desktop.restoration.place_masks import layers_from_steps
from desktop.session.service_bundles import SessionServices
from desktop.ui.common.translator import Translator
from desktop.ui.controllers.adjustment_controller import AdjustmentController
from desktop.ui.controllers.colour_controller import ColourController
from desktop.ui.controllers.crop_controller import CropController
from desktop.ui.controllers.damage_controller import DamageController
from desktop.ui.controllers.file_controller import FileController
from desktop.ui.controllers.layer_controller import LayerController
from desktop.ui.controllers.mask_controller import MaskController
from desktop.ui.controllers.preview_controller import PreviewController
from desktop.ui.main_window.main_window import MainWindow
from models.core.device import Device
from models.core.plan import Plan, PlannedStep
from models.core.progress import FallbackToCpu
from models.core.wish_table import Wish


class MainController(QObject):
    """Controller that connects one window with one set of services; it holds no document."""

    def __init__(
        self,
        window: MainWindow,
        services: SessionServices,
        file_controller: FileController,
        translator: Translator,
    ) -> None:
        super().__init__(window)
        self._window, self._translator, self._services = window, translator, services
        self._session, self._jobs = services.session, services.jobs
        self._planning = services.planning
        self._create_controllers()
        self._connect_document()
        self._connect_plan()
        self._connect_jobs()
        self._connect_failures()
        file_controller.opened.connect(self._begin)

    def _create_controllers(self) -> None:
        window, services, session = self._window, self._services, self._session
        self._mask_controller = MaskController(
            window, session, services.mask_editor, self._translator
        )
        self._crop_controller = CropController(window, session, services.overview)
        AdjustmentController(window, services)
        ColourController(window, session, self._jobs, services.document_io)
        self._damage_controller = DamageController(
            window, session, services.damage_search, services.damage_marker, self._mask_controller
        )
        self._damage_controller.connect_fill(self._add_steps)
        self._layer_controller = LayerController(window, session, self._jobs, self._translator)
        self._preview_controller = PreviewController(
            window, session, services.previews, self._jobs, self._damage_controller
        )

    def _connect_document(self) -> None:
        session, window = self._session, self._window
        session.document_changed.connect(window.show_document)
        session.document_changed.connect(self._planning.show_document)
        session.history_changed.connect(window.side_panel.history.show_history)
        session.history_changed.connect(self._show_history)
        window.side_panel.history.chosen.connect(session.go_to)
        window.menu_actions.undo.triggered.connect(session.undo)
        window.menu_actions.redo.triggered.connect(session.redo)
        window.menu_actions.cancel.triggered.connect(self._escape)

    def _connect_plan(self) -> None:
        planning, window, preview = self._planning, self._window, self._preview_controller
        window.instruction_bar.said.connect(planning.request_plan)
        window.instruction_bar.diagnosis_wanted.connect(planning.request_plan_from_findings)
        for action in window.menu_actions.repairs:
            action.triggered.connect(self._plan_repair)
        planning.thinking.connect(preview.yield_to_planning)
        planning.thinking.connect(window.instruction_bar.show_thinking)
        planning.diagnosed.connect(window.side_panel.show_findings)
        planning.diagnosed.connect(window.instruction_bar.show_findings)
        planning.planned.connect(self._show_plan)
        planning.planned.connect(window.side_panel.show_restoration_tab)
        planning.planned.connect(preview.show_plan)
        planning.diagnosed.connect(preview.warm_up)
        window.side_panel.plan.accepted.connect(self.accept)
        window.side_panel.plan.dismissed.connect(window.side_panel.plan.close_plan)
        self._damage_controller.plan_wanted.connect(self._show_plan)
        self._damage_controller.plan_wanted.connect(window.side_panel.show_restoration_tab)

    def _connect_jobs(self) -> None:
        jobs, window = self._jobs, self._window
        jobs.states_changed.connect(window.side_panel.layers.show_states)
        jobs.started.connect(self._expect_layer)
        jobs.tile_ready.connect(window.canvas.show_tile)
        jobs.patch_accepted.connect(window.canvas.commit_tiles)
        jobs.stopped.connect(window.canvas.drop_tiles)
        jobs.stopped.connect(window.status_bar.job_bar.hide_job)
        jobs.progress_estimated.connect(window.status_bar.job_bar.show_progress)
        jobs.noticed.connect(self._show_notice)
        jobs.tags_detected.connect(self._layer_controller.inspect)
        window.canvas.navigation.focus_changed.connect(jobs.set_focus)
        window.status_bar.job_bar.cancelled.connect(self._cancel)

    def _connect_failures(self) -> None:
        services = self._services
        for failed in (
            services.planning.failed,
            services.jobs.failed,
            services.damage_search.failed,
            services.damage_marker.failed,
            services.document_runner.failed,
            services.mask_editor.failed,
            services.heal_editor.failed,
        ):
            failed.connect(self._show_error)
        services.document_runner.busy_changed.connect(self._show_busy)

    @Slot(object, object)
    def _begin(self, document: Document, notices: tuple[object, ...]) -> None:
        """Start a session and a diagnosis for an opened document, and show its notices."""
        self._jobs.cancel()
        self._window.side_panel.plan.close_plan()
        self._window.side_panel.hide_findings()
        self._window.message_banner.hide()
        self._window.status_bar.show_message("")
        for notice in notices:
            self._show_notice(notice)
        self._session.begin(self.tr("Open"), document)
        self._window.canvas.setFocus()
        self._window.instruction_bar.begin()
        self._planning.diagnose(document.photo, document.frame)

    @Slot(object)
    def _show_plan(self, plan: Plan) -> None:
        """Show a plan for the selection, or for the whole photo without one."""
        document = self._session.document
        if document is not None:
            selection, whole = document.selection, document.photo.whole
            rect = selection.bounds if selection else whole
            self._window.side_panel.plan.show_plan(plan, rect)
            self._focus_plan(plan)

    def _focus_plan(self, plan: Plan) -> None:
        """Focus the button that runs the plan or, without steps, the instruction line.

        The focus stays where it is while the user writes on."""
        bar, line = self._window.instruction_bar, self._window.focusWidget()
        if isinstance(line, QLineEdit) and bar.isAncestorOf(line) and bar.is_edited:
            return
        if plan.steps:
            self._window.side_panel.plan.focus_run()
        else:
            bar.focus_line()

    @Slot()
    def _plan_repair(self) -> None:
        """Plan the wish of the action that was chosen in the menu."""
        action = self.sender()
        if isinstance(action, QAction):
            self._planning.request_plan(Wish(action.data()).spec.instruction)

    @Slot(object)
    def accept(self, steps: tuple[PlannedStep, ...]) -> None:
        """Run the steps of a plan, limited to the selection if there is one."""
        self._damage_controller.with_exact_mask(lambda mask: self._add_steps(steps, False, mask))

    def _add_steps(
        self, steps: tuple[PlannedStep, ...], damage: bool, exact: Mask | None = None
    ) -> None:
        """Add a layer for each step as one edit, masked by the selection, and run the layers.

        With `damage` a repair fills exactly the selection; a repair of damage fills exactly the
        mask `exact` if that is given."""
        document = self._session.document
        if document is None:
            return
        marked = document.with_selection(document.selection, damage=damage)
        layers = layers_from_steps(marked, steps)
        layers = layers if exact is None else with_damage_mask(layers, exact)
        self._window.side_panel.plan.close_plan()
        self._window.message_banner.hide()
        self._window.status_bar.show_message("")
        self._session.apply(self._plan_label(steps), lambda now: _with_layers(now, layers))
        self._jobs.run_layers(layer.id for layer in layers)
        self._window.canvas.setFocus()

    def _plan_label(self, steps: tuple[PlannedStep, ...]) -> str:
        return ", ".join(self._translator.wish(planned.wish) for planned in steps)

    @Slot(str)
    def _expect_layer(self, layer_id: str) -> None:
        """Prepare canvas and status bar for the tiles of a layer that starts to run."""
        document = self._session.document
        if document is not None:
            layer = document.layer(layer_id)
            self._window.canvas.expect_tiles(layer.opacity if layer.visible else 0.0)
            self._window.status_bar.job_bar.show_job(self._translator.layer(layer.name))

    @Slot(object)
    def _show_history(self, history: History[Document]) -> None:
        entries, at = history.entries, history.at
        undone = entries[at].label if at > 0 else ""
        redone = entries[at + 1].label if at + 1 < len(entries) else ""
        self._window.menu_actions.show_undo_redo(undone, redone)

    @Slot()
    def _escape(self) -> None:
        """Cancel the first that is active of: crop, gesture, tool, tint of damage, running work."""
        is_done = (
            self._crop_controller.cancel()
            or self._mask_controller.cancel_drawing()
            or self._damage_controller.cancel()
            or self._mask_controller.cancel_selection()
        )
        if not is_done:
            self._cancel()

    @Slot()
    def _cancel(self) -> None:
        self._jobs.cancel()
        self._preview_controller.stop()
        self._planning.cancel()
        self._services.document_runner.cancel()
        self._window.message_banner.hide()

    @Slot(bool)
    def _show_busy(self, on: bool) -> None:
        self._window.status_bar.show_message(self.tr("Working on files…") if on else "")

    @Slot(object)
    def _show_error(self, error: object) -> None:
        self._window.message_banner.show_message(self._translator.message(error))

    @Slot(object)
    def _show_notice(self, notice: object) -> None:
        self._window.status_bar.show_message(self._translator.message(notice))
        if isinstance(notice, FallbackToCpu):
            self._window.status_bar.show_device(Device.CPU)


def _with_layers(document: Document, layers: tuple[Layer, ...]) -> Document:
    """Return the document with layers added on top and without selection."""
    for layer in layers:
        document = document.with_layer(layer)
    return document.with_selection(None)
