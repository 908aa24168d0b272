"""Questions to the engine about the open photo: its device, the diagnosis and plans."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from desktop.document.document import Document
from desktop.document.photo import Photo
from desktop.session.engine.engine_requests import (
    DiagnoseRequest,
    Findings,
    Planner,
    PlanRequest,
    ProbeDeviceRequest,
    Sides,
    WarmUpPlannerRequest,
)
from desktop.session.engine.engine_thread import EngineThread
from models.core.pixels import Rect
from models.core.wish_table import Wish


class PlanningService(QObject):
    """Service that requests diagnoses and plans of the open photo from the engine.

    `device_found` carries a Device, `diagnosed` a tuple of findings, `planned` a Plan; `thinking`
    tells whether a plan is being made. Answers to old requests are dropped."""

    device_found = Signal(object)
    diagnosed = Signal(object)
    planned = Signal(object)
    thinking = Signal(bool)
    failed = Signal(object)

    def __init__(
        self, engine_thread: EngineThread, planner: Planner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._engine_thread, self._planner = engine_thread, planner
        self._findings: Findings = ()
        self._photo: Photo | None = None
        self._frame: Rect | None = None
        self._sides: Sides | None = None
        self._is_selected = self._is_inverted = False
        self._instruction: str | None = None
        self._device_number = self._diagnosis_number = self._plan_number = 0
        self._delayed: PlanRequest | None = None
        engine_thread.request_finished.connect(self._accept_answer)
        engine_thread.failed.connect(self._fail)

    @Slot()
    def start_engine(self) -> None:
        """Start the engine in advance, request the device that it runs on, and load the planner."""
        self._device_number = self._engine_thread.ask(ProbeDeviceRequest())
        self._engine_thread.ask(WarmUpPlannerRequest(self._planner))

    def diagnose(self, photo: Photo, frame: Rect | None = None) -> None:
        """Request the diagnosis of the photo inside `frame` (None: all); drop older requests."""
        self._engine_thread.cancel(self._diagnosis_number)
        self.cancel()
        self._findings = ()
        self._photo, self._frame = photo, frame
        self._sides = (photo.width, photo.height)
        self._diagnosis_number = self._engine_thread.ask(DiagnoseRequest(photo, frame))

    @Slot(object)
    def show_document(self, document: Document) -> None:
        """Update selection and size for plans; request a diagnosis if the crop has changed."""
        self._is_selected = document.selection is not None
        self._is_inverted = any(
            layer.visible and layer.step.params.get("wish") == Wish.NEGATIVE
            for layer in document.layers
        )
        if document.photo == self._photo and document.frame != self._frame:
            self.diagnose(document.photo, document.frame)
        self._sides = (document.visible_rect.w, document.visible_rect.h)

    @Slot(str)
    def request_plan(self, instruction: str | None) -> None:
        """Request a plan for an instruction and the findings; None is for the findings alone."""
        self._engine_thread.cancel(self._plan_number)
        self._plan_number = 0
        self._instruction = instruction
        self._delayed = PlanRequest(
            instruction,
            self._findings,
            self._planner,
            self._photo,
            self._is_selected,
            self._sides,
        )
        self.thinking.emit(True)
        if not self._diagnosis_number:
            self._send_plan_request()

    @Slot()
    def request_plan_from_findings(self) -> None:
        """Request a plan for the findings alone."""
        self.request_plan(None)

    @Slot()
    def repeat_plan(self) -> None:
        """Request the last plan again, with the models that are installed now."""
        self.request_plan(self._instruction)

    @Slot()
    def cancel(self) -> None:
        """Cancel the request for a plan, if there is one."""
        self._engine_thread.cancel(self._plan_number)
        self._plan_number, self._delayed = 0, None
        self.thinking.emit(False)

    def _send_plan_request(self) -> None:
        """Send the plan request that waited for the diagnosis, if any, with its findings."""
        if self._delayed is not None:
            findings = () if self._is_inverted else self._findings  # they are of the negative
            request = replace(self._delayed, findings=findings)
            self._plan_number = self._engine_thread.ask(request)
        self._delayed = None

    @Slot(int, object)
    def _accept_answer(self, number: int, answer: object) -> None:
        if number == self._device_number:
            self.device_found.emit(answer)
        elif number == self._diagnosis_number and isinstance(answer, tuple):
            self._findings, self._diagnosis_number = answer, 0
            self._send_plan_request()
            self.diagnosed.emit(answer)
        elif number == self._plan_number:
            self.thinking.emit(False)
            self.planned.emit(answer)

    @Slot(int, object)
    def _fail(self, number: int, error: object) -> None:
        if number == self._plan_number:
            self.thinking.emit(False)
        if number in (self._device_number, self._diagnosis_number, self._plan_number):
            self.failed.emit(error)
        if number == self._diagnosis_number:
            self._diagnosis_number = 0
            self._send_plan_request()
