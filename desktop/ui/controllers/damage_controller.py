"""Damage that was found: shown, corrected by hand, and mended."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from desktop.document.mask import Mask, MaskMode
from desktop.session.document.mask_editor import Tool
from desktop.session.document.session import Session
from desktop.session.engine.damage_search import DamageSearch
from desktop.session.engine.layer_jobs import LayerJobs
from desktop.ui.controllers.mask_controller import MaskController
from desktop.ui.main_window.main_window import MainWindow
from models.core.plan import PlannedStep
from models.planning.planner import READY, damage_step

Accept = Callable[[tuple[PlannedStep, ...]], None]

REST = 400
"""Milliseconds that the slider must rest before the photo is looked through again."""


class DamageController(QObject):
    """Makes what was found the selection, with the brush in hand to correct it."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        damage: DamageSearch,
        jobs: LayerJobs,
        marking: MaskController,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._damage = window, session, damage
        self._jobs, self._marking = jobs, marking
        self._sensitivity = READY
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(lambda: self._again(self._sensitivity))
        window.selection_bar.sensed.connect(self._sense)
        window.menu_actions.find_damage.triggered.connect(self._look)
        window.side_panel.damage_wanted.connect(self._look)
        window.canvas.navigation.focus_changed.connect(damage.look_at)
        damage.began.connect(self._begin)
        damage.found.connect(self._show)
        damage.paced.connect(window.status_bar.job_bar.show_progress)
        damage.ended.connect(self._end)

    def mended_by(self, accept: Accept) -> None:
        """What mends the selection when the person says so."""
        self._window.selection_bar.mend_wanted.connect(lambda: accept((damage_step(),)))

    @Slot()
    def _look(self) -> None:
        """Readily: the person sees what was found before it is mended."""
        self._again(READY)

    @Slot(float)
    def _sense(self, sensitivity: float) -> None:
        """Once the slider rests."""
        self._sensitivity = sensitivity
        self._rest.start()

    def _again(self, sensitivity: float) -> None:
        self._damage.cancel()
        self._window.selection_bar.show_sensitivity(sensitivity)
        self._damage.begin(sensitivity)

    @Slot()
    def _begin(self) -> None:
        self._window.message_banner.hide()
        self._window.status_bar.job_bar.show_job(self.tr("Looking for damage"))

    @Slot()
    def _end(self) -> None:
        if not self._jobs.busy:
            self._window.status_bar.job_bar.hide_job()

    @Slot(object)
    def _show(self, region: Mask) -> None:
        if region.empty:
            self._window.status_bar.show_message(
                self.tr("No damage was found; you can paint where it is.")
            )
        label = self.tr("Find damage")
        self._marking.stop()
        self._session.apply(label, lambda now: now.with_selection(region, damage=True))
        self._marking.correct(Tool.BRUSH, MaskMode.ADD)
