"""Controller of damage: it is found, corrected by brush, and filled as any selection is."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from desktop.document.mask import Mask, MaskMode
from desktop.session.document.mask_editor import Tool
from desktop.session.document.session import Session
from desktop.session.engine.damage_search import DamageSearch
from desktop.session.engine.layer_jobs import LayerJobs
from desktop.ui.controllers.mask_controller import MaskController
from desktop.ui.main_window.main_window import MainWindow
from models.core.plan import PlannedStep
from models.core.wish import HIGH_SENSITIVITY
from models.planning.planner import damage_step, hole_step

Accept = Callable[[tuple[PlannedStep, ...], bool], None]
"""Receiver of steps to run, and of whether the selection marks what they repair."""

SLIDER_DELAY: Final = 400
"""Milliseconds that the sensitivity slider must rest before a new search starts."""


class DamageController(QObject):
    """Controller that turns found damage into the selection and chooses the brush to correct it."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        damage_search: DamageSearch,
        jobs: LayerJobs,
        mask_controller: MaskController,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._damage_search = window, session, damage_search
        self._jobs, self._mask_controller = jobs, mask_controller
        self._sensitivity = HIGH_SENSITIVITY
        self._slider_timer = QTimer(self)
        self._slider_timer.setSingleShot(True)
        self._slider_timer.setInterval(SLIDER_DELAY)
        self._slider_timer.timeout.connect(lambda: self._search(self._sensitivity))
        window.selection_bar.sensed.connect(self._set_sensitivity)
        window.menu_actions.find_damage.triggered.connect(self._begin_search)
        window.side_panel.damage_wanted.connect(self._begin_search)
        window.canvas.navigation.focus_changed.connect(damage_search.set_focus)
        damage_search.began.connect(self._show_search)
        damage_search.found.connect(self._show_damage)
        damage_search.progress_estimated.connect(window.status_bar.job_bar.show_progress)
        damage_search.ended.connect(self._end_search)

    def connect_fill(self, accept: Accept) -> None:
        """Call `accept` with the step that fills exactly the selection when the user wants it."""

        def fill() -> None:
            document = self._session.document
            if document is not None and document.selection is not None:
                accept((damage_step() if document.damage else hole_step(),), True)

        self._window.selection_bar.fill_wanted.connect(fill)
        self._window.menu_actions.fill.triggered.connect(fill)

    @Slot()
    def _begin_search(self) -> None:
        """Begin a search with the sensitivity for damaged photos; the user corrects the result."""
        self._search(HIGH_SENSITIVITY)

    @Slot(float)
    def _set_sensitivity(self, sensitivity: float) -> None:
        """Repeat the search with this sensitivity (0 to 1) once the slider rests."""
        self._sensitivity = sensitivity
        self._slider_timer.start()

    def _search(self, sensitivity: float) -> None:
        self._damage_search.cancel()
        self._window.selection_bar.show_sensitivity(sensitivity)
        self._damage_search.begin(sensitivity)

    @Slot()
    def _show_search(self) -> None:
        self._window.message_banner.hide()
        self._window.status_bar.job_bar.show_job(self.tr("Looking for damage"))

    @Slot()
    def _end_search(self) -> None:
        if not self._jobs.busy:
            self._window.status_bar.job_bar.hide_job()

    @Slot(object)
    def _show_damage(self, mask: Mask) -> None:
        if mask.is_empty:
            self._window.status_bar.show_message(
                self.tr("No damage was found; you can paint where it is.")
            )
        label = self.tr("Find damage")
        self._mask_controller.stop()
        self._session.apply(label, lambda now: now.with_selection(mask, damage=True))
        self._mask_controller.take_tool(Tool.BRUSH, MaskMode.ADD)
