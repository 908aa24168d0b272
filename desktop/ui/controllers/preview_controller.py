"""Controller of previews: shows the plan on the visible part until the photo is restored."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from desktop.restoration.plan_preview import Scene
from desktop.session.document.session import Session
from desktop.session.engine.layer_jobs import LayerJobs
from desktop.session.engine.preview_runner import Previews
from desktop.ui.canvas.tile_painter import visible_level
from desktop.ui.controllers.damage_controller import DamageController
from desktop.ui.main_window.main_window import MainWindow
from models.core.plan import Finding, Plan, warm_up_steps

VIEW_DELAY: Final = 250
"""Milliseconds that the view must rest before the preview follows it."""


class PreviewController(QObject):
    """Controller that shows a preview of the plan while the plan panel is visible.

    The repair of damage is left out while damage is tinted. The preview is removed when the plan is
    dismissed, or when its accepted layers yield the first tile or stop."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        previews: Previews,
        jobs: LayerJobs,
        damage: DamageController,
    ) -> None:
        super().__init__(window)
        self._damage = damage
        self._window, self._session, self._previews = window, session, previews
        self._is_warm_up_requested = False
        self._view_timer = QTimer(self)
        self._view_timer.setSingleShot(True)
        self._view_timer.setInterval(VIEW_DELAY)
        self._view_timer.timeout.connect(self._request)
        plan, canvas = window.side_panel.plan, window.canvas
        previews.began.connect(canvas.preview_overlay.begin_preview)
        previews.shown.connect(canvas.preview_overlay.add_tile)
        plan.changed.connect(self._request_later)
        plan.damage_changed.connect(self._request_later)
        damage.marked.connect(self._request_later)
        plan.dismissed.connect(self.stop)
        plan.accepted.connect(lambda _: previews.cancel())
        canvas.navigation.viewport_changed.connect(self._request_later)
        session.document_changed.connect(self._request_later)
        jobs.tile_ready.connect(self._yield_to_result)
        jobs.stopped.connect(self.stop)

    @Slot(bool)
    def yield_to_planning(self, thinking: bool) -> None:
        """Remove the preview if the engine is `thinking`, that is, making a plan."""
        if thinking:
            self.stop()

    @Slot(object)
    def show_plan(self, plan: Plan) -> None:
        """Request the preview of a new plan without delay."""
        if plan.steps:
            self._request()

    @Slot(object)
    def warm_up(self, _: tuple[Finding, ...]) -> None:
        """Load the networks of previews after the first diagnosis, when the engine is idle."""
        if (document := self._session.document) is not None and not self._is_warm_up_requested:
            self._is_warm_up_requested = True
            self._previews.warm_up(document.photo, warm_up_steps())

    @Slot()
    def stop(self) -> None:
        """Cancel the preview and remove it from the canvas."""
        self._view_timer.stop()
        self._previews.cancel()
        self._window.canvas.preview_overlay.clear()

    @Slot()
    def _request_later(self) -> None:
        if self._window.side_panel.plan.isVisible():
            self._view_timer.start()

    @Slot(object, object)
    def _yield_to_result(self, _: object, __: object) -> None:
        if self._window.side_panel.plan.isHidden():
            self.stop()

    @Slot()
    def _request(self) -> None:
        document, navigation = self._session.document, self._window.canvas.navigation
        if document is not None and navigation.photo_size is not None:
            scene = Scene(*visible_level(navigation))
            steps, damage = self._window.side_panel.plan.previewed, self._damage.exact_mask
            if not self._previews.show(document, steps, scene, damage):
                self.stop()
