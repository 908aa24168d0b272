"""Controller of offers: models that a plan lacks are downloaded, and the plan is made again."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QObject, Slot

from desktop.session.engine.planning_service import PlanningService
from desktop.session.library.model_manager import (
    ModelAction,
    ModelManager,
    ModelTask,
    TaskQueueState,
)
from desktop.ui.common.translator import Translator
from desktop.ui.controllers.library_controller import ModelLibraryController
from desktop.ui.main_window.main_window import MainWindow
from desktop.ui.panels.offer_card import OfferState
from models.catalog.install_states import DOWNLOAD_SHARE, InstallState
from models.core.errors import LicenceNotAccepted
from models.core.plan import Offer

BRINGING: Final = (ModelAction.DOWNLOAD, ModelAction.IMPORT)
"""Actions that install a model."""


class OfferController(QObject):
    """Controller that connects the offers of the plan with model manager and planning service.

    The models of an offer are installed one after the other; when all are, and the plan with the
    offer is still open, the plan is made again."""

    def __init__(
        self,
        window: MainWindow,
        manager: ModelManager,
        planning: PlanningService,
        library: ModelLibraryController,
        translator: Translator,
    ) -> None:
        super().__init__(window)
        self._window, self._manager, self._planning = window, manager, planning
        self._library, self._translator = library, translator
        self._panel = window.side_panel.plan
        self._offers = self._panel.offers
        self._wanted: dict[tuple[str, ...], Offer] = {}
        self._failures: dict[tuple[str, ...], str] = {}
        self._tasks, self._done = TaskQueueState(), 0.0
        self._offers.shown.connect(self._expect)
        self._offers.wanted.connect(self._get)
        self._offers.paused.connect(self._pause)
        self._offers.cancelled.connect(self._discard)
        self._offers.file_wanted.connect(self._choose_file)
        manager.changed.connect(self._update)
        manager.queue_changed.connect(self._show_tasks)
        manager.progressed.connect(self._show_progress)
        manager.finished.connect(self._go_on)
        manager.failed.connect(self._fail)

    @Slot()
    def _expect(self) -> None:
        """Refresh the list of models, so that offers show which parts are downloaded already."""
        if self._offers.cards:
            self._manager.refresh()
            self._update()

    @Slot(object)
    def _get(self, offer: Offer) -> None:
        """Download the first model of an offer that is not installed."""
        self._wanted[offer.models] = offer
        self._failures.pop(offer.models, None)
        self._submit_next(offer)

    @Slot(object)
    def _choose_file(self, offer: Offer) -> None:
        """Let the user choose a file for the first model of an offer that is not installed."""
        self._wanted[offer.models] = offer
        self._failures.pop(offer.models, None)
        for model in self._missing(offer)[:1]:
            self._library.choose_file(model)

    @Slot(object)
    def _pause(self, offer: Offer) -> None:
        self._wanted.pop(offer.models, None)
        for task in self._tasks_of(offer):
            self._manager.cancel_task(task)

    @Slot(object)
    def _discard(self, offer: Offer) -> None:
        tasks = tuple(self._tasks_of(offer))
        self._pause(offer)
        for task in tasks:
            if task.action is ModelAction.DOWNLOAD:
                self._manager.submit(ModelTask(ModelAction.DROP, task.model))

    @Slot(object)
    def _go_on(self, task: ModelTask) -> None:
        """Install the next model of the offer that a finished task belongs to, or end the offer."""
        if task.action not in BRINGING:
            return
        for offer in [each for each in self._wanted.values() if task.model in each.models]:
            if task.model == offer.models[-1]:
                del self._wanted[offer.models]
                self._end(offer)
            else:
                self._submit_after(offer, task.model)

    def _submit_next(self, offer: Offer) -> None:
        for model in self._missing(offer)[:1]:
            self._manager.submit(ModelTask(ModelAction.DOWNLOAD, model))

    def _submit_after(self, offer: Offer, model: str) -> None:
        """Download the model of an offer that comes after another."""
        following = offer.models[offer.models.index(model) + 1]
        self._manager.submit(ModelTask(ModelAction.DOWNLOAD, following))

    def _end(self, offer: Offer) -> None:
        """Make the plan again if it is still open with the offer; else say that it is installed."""
        is_shown = any(card.offer == offer for card in self._offers.cards)
        if is_shown and not self._panel.isHidden():
            self._planning.repeat_plan()
        else:
            sentence = self.tr("{title} is installed and will be used by the next plan.")
            self._window.status_bar.show_message(sentence.format(title=offer.title))

    @Slot(object, object)
    def _fail(self, task: ModelTask, error: object) -> None:
        """Show the failure of a task in the card of its offer; consent is asked for elsewhere.

        If the network is installed and only a model that it needs failed, the plan is made
        again."""
        for offer in [each for each in self._wanted.values() if task.model in each.models]:
            if isinstance(error, LicenceNotAccepted):
                continue
            del self._wanted[offer.models]
            is_first = task.model == offer.models[0]
            failed = offer.models if is_first else (task.model,)
            self._failures[failed] = self._translator.message(error)
            if not is_first:
                self._end(offer)
        self._update()

    @Slot(object)
    def _show_tasks(self, tasks: TaskQueueState) -> None:
        if tasks.running != self._tasks.running:
            self._done = 0.0
        self._tasks = tasks
        self._update()

    @Slot(float)
    def _show_progress(self, done: float) -> None:
        self._done = done
        self._update()

    @Slot()
    def _update(self) -> None:
        for card in self._offers.cards:
            card.show_state(self._state(card.offer))

    def _state(self, offer: Offer) -> OfferState:
        tasks, running = tuple(self._tasks_of(offer)), self._tasks.running
        is_running = running is not None and running in tasks
        return OfferState(
            is_running=is_running,
            is_waiting=bool(tasks) and not is_running,
            done=self._share(offer, running.model) if running and is_running else 0.0,
            is_installing=is_running and self._done >= DOWNLOAD_SHARE,
            is_partial=self._is_partial(offer),
            failed=self._failures.get(offer.models, ""),
        )

    def _share(self, offer: Offer, model: str) -> float:
        """Return the share, 0 to 1, of the bytes of an offer that are downloaded."""
        index = offer.models.index(model)
        share = min(self._done / DOWNLOAD_SHARE, 1)
        received = sum(offer.sizes[:index]) + offer.sizes[index] * share
        return received / max(offer.size, 1)

    def _is_partial(self, offer: Offer) -> bool:
        found = (each for each in self._manager.models if each.card.id in offer.models)
        return any(each.downloaded for each in found)

    def _missing(self, offer: Offer) -> tuple[str, ...]:
        """Return the ids of the models of an offer that are not installed."""
        states = {each.card.id: each.state for each in self._manager.models}
        return tuple(
            model for model in offer.models if states.get(model) is not InstallState.INSTALLED
        )

    def _tasks_of(self, offer: Offer) -> Iterator[ModelTask]:
        """Yield the running and waiting tasks that install a model of an offer."""
        for task in (self._tasks.running, *self._tasks.waiting):
            if task and task.action in BRINGING and task.model in offer.models:
                yield task
