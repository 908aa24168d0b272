"""The plan at once on what is in view, until the whole photo is restored."""

from PySide6.QtCore import QObject, QTimer, Slot

from desktop.restoration.preview import Scene
from desktop.session.document.session import Session
from desktop.session.engine.layer_jobs import LayerJobs
from desktop.session.engine.previews import Previews
from desktop.ui.canvas.tile_painter import visible_level
from desktop.ui.main_window.main_window import MainWindow
from models.core.plan import Finding, Plan
from models.planning.planner import warmth_step

LATER = 250
"""Milliseconds that the view must rest before the preview follows it."""


class PreviewController(QObject):
    """Shows a preview while a plan waits for its yes, and puts it away when the photo itself shows
    what was planned, or nobody wants it any more."""

    def __init__(
        self, window: MainWindow, session: Session, previews: Previews, jobs: LayerJobs
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._previews = window, session, previews
        self._warm = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LATER)
        self._timer.timeout.connect(self._ask)
        plan, canvas = window.side_panel.plan, window.canvas
        previews.began.connect(canvas.preview_overlay.begin_preview)
        previews.shown.connect(canvas.preview_overlay.add_tile)
        plan.changed.connect(self._follow)
        plan.dismissed.connect(self.stop)
        plan.accepted.connect(lambda _: previews.cancel())
        canvas.navigation.viewport_changed.connect(self._follow)
        session.document_changed.connect(self._follow)
        jobs.tile_ready.connect(self._give_way)
        jobs.stopped.connect(self.stop)

    @Slot(bool)
    def make_room(self, thinking: bool) -> None:
        """A plan that is being made comes first."""
        if thinking:
            self.stop()

    @Slot(object)
    def show_plan(self, plan: Plan) -> None:
        """At once."""
        if plan.steps:
            self._ask()

    @Slot(object)
    def warm_up(self, _: tuple[Finding, ...]) -> None:
        """When the engine has looked at a photo it is free to load what previews take."""
        document = self._session.document
        if document is not None and not self._warm:
            self._warm = document.photo.sha256
            self._previews.warm_up(document.photo, warmth_step())

    @Slot()
    def stop(self) -> None:
        """Put it away."""
        self._timer.stop()
        self._previews.cancel()
        self._window.canvas.preview_overlay.clear()

    @Slot()
    def _follow(self) -> None:
        if self._window.side_panel.plan.isVisible():
            self._timer.start()

    @Slot(object, object)
    def _give_way(self, _: object, __: object) -> None:
        if self._window.side_panel.plan.isHidden():
            self.stop()

    @Slot()
    def _ask(self) -> None:
        document, looking = self._session.document, self._window.canvas.navigation
        if document is not None and looking.photo_size is not None:
            scene = Scene(*visible_level(looking))
            self._previews.show(document, self._window.side_panel.plan.chosen, scene)
