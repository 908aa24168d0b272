"""Controller that opens a photo of the batch with the layers of its treatment."""

from PySide6.QtCore import QObject, Slot

from desktop.document.document import Document
from desktop.restoration.batch_queue import BatchItem, ItemState
from desktop.restoration.file_restorer import plan_from_recipe
from desktop.session.engine.planning_service import PlanningService
from desktop.ui.batch.batch_window import BatchWindow
from desktop.ui.common.small_widgets import bring_to_front
from desktop.ui.controllers.file_controller import FileController
from desktop.ui.controllers.main_controller import MainController
from desktop.ui.main_window.main_window import MainWindow


class ReopenController(QObject):
    """Controller that opens a batch photo in the window with its restoration as layers.

    The plan is made and run again, so that every step can be changed."""

    def __init__(
        self,
        window: MainWindow,
        batch_window: BatchWindow,
        file_controller: FileController,
        main_controller: MainController,
        planning: PlanningService,
    ) -> None:
        super().__init__(window)
        self._window, self._file_controller = window, file_controller
        self._main_controller, self._planning = main_controller, planning
        self._opening: BatchItem | None = None
        self._runs_next_plan = False
        batch_window.photo_wanted.connect(self.open)
        file_controller.opened.connect(self._restore)
        planning.planned.connect(self._run_plan)
        planning.failed.connect(self._forget)
        window.instruction_bar.said.connect(self._forget)
        window.instruction_bar.diagnosis_wanted.connect(self._forget)
        window.menu_actions.cancel.triggered.connect(self._forget)

    @Slot(object)
    def open(self, item: BatchItem) -> None:
        """Open the photo of a batch item, and restore it again if the batch has."""
        is_restored = item.state is ItemState.DONE and not item.copied
        self._opening, self._runs_next_plan = (item if is_restored else None), False
        bring_to_front(self._window)
        self._file_controller.open(item.source)

    @Slot(object, object)
    def _restore(self, document: Document, _: object) -> None:
        """Run the recipe of the batch item being opened, or request the plan of its instruction."""
        item, self._opening = self._opening, None
        if item is None or document.photo.source != item.source:
            return
        if item.request.recipe is not None:
            self._main_controller.accept(plan_from_recipe(item.request.recipe).steps)
            return
        self._planning.request_plan(item.request.say)
        self._runs_next_plan = True

    @Slot()
    def _run_plan(self) -> None:
        if self._runs_next_plan:
            self._runs_next_plan = False
            self._window.side_panel.plan.accept()

    @Slot()
    def _forget(self) -> None:
        self._runs_next_plan = False
