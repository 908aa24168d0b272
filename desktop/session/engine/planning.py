"""What the engine says of itself, and its findings and plans for the open photo."""

from PySide6.QtCore import QObject, Signal, Slot

from desktop.document.photo import Photo
from desktop.session.engine.engine_thread import EngineThread
from desktop.session.engine.requests import (
    DiagnoseRequest,
    Findings,
    Planner,
    PlanRequest,
    ProbeDeviceRequest,
)


class PlanningService(QObject):
    """Asks the engine what is wrong with the photo and what a sentence means. An answer to an
    old question is dropped."""

    device_found = Signal(object)
    diagnosed = Signal(object)
    planned = Signal(object)
    thinking = Signal(bool)
    failed = Signal(object)

    def __init__(self, link: EngineThread, planner: Planner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link, self._planner = link, planner
        self._findings: Findings = ()
        self._device = self._diagnosis = self._plan = 0
        self._waiting: tuple[str | None, ...] = ()
        link.request_finished.connect(self._answer)
        link.failed.connect(self._fail)

    @Slot()
    def start_engine(self) -> None:
        """Start it, so that it is warm when it is needed, and learn what it runs on."""
        self._device = self._link.ask(ProbeDeviceRequest())

    def diagnose(self, photo: Photo) -> None:
        """Diagnose this photo from now on, and forget what was asked about another."""
        self._link.cancel(self._diagnosis)
        self.cancel()
        self._findings = ()
        self._diagnosis = self._link.ask(DiagnoseRequest(photo))

    @Slot(str)
    def request_plan(self, text: str) -> None:
        """Plan from a sentence and, where it says nothing, from the findings."""
        self._ask(text)

    @Slot()
    def request_plan_from_findings(self) -> None:
        """Plan from the findings alone."""
        self._ask(None)

    @Slot()
    def cancel(self) -> None:
        """Wait no longer for a plan."""
        self._link.cancel(self._plan)
        self._plan, self._waiting = 0, ()
        self.thinking.emit(False)

    def _ask(self, text: str | None) -> None:
        """As soon as it is known what is wrong with the photo."""
        self._link.cancel(self._plan)
        self._plan, self._waiting = 0, (text,)
        self.thinking.emit(True)
        if not self._diagnosis:
            self._go_on()

    def _go_on(self) -> None:
        for text in self._waiting:
            self._plan = self._link.ask(PlanRequest(text, self._findings, self._planner))
        self._waiting = ()

    @Slot(int, object)
    def _answer(self, number: int, answer: object) -> None:
        if number == self._device:
            self.device_found.emit(answer)
        elif number == self._diagnosis and isinstance(answer, tuple):
            self._findings, self._diagnosis = answer, 0
            self._go_on()
            self.diagnosed.emit(answer)
        elif number == self._plan:
            self.thinking.emit(False)
            self.planned.emit(answer)

    @Slot(int, object)
    def _fail(self, number: int, error: object) -> None:
        if number == self._plan:
            self.thinking.emit(False)
        if number in (self._device, self._diagnosis, self._plan):
            self.failed.emit(error)
        if number == self._diagnosis:
            self._diagnosis = 0
            self._go_on()
