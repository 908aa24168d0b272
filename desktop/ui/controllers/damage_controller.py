"""Controller of damage: it is found for the plan, corrected by hand, and selections are filled."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from desktop.document.damage_corrections import DamageCorrections
from desktop.document.document import Document
from desktop.document.mask import Mask
from desktop.restoration.damage_marks import MarkedDamage
from desktop.session.document.damage_marker import DamageMarker, MarkRequest
from desktop.session.document.mask_editor import Gesture, Tool
from desktop.session.document.session import Session
from desktop.session.engine.damage_search import DamageSearch
from desktop.ui.canvas.viewport import ViewMode
from desktop.ui.controllers.mask_controller import MaskController
from desktop.ui.main_window.main_window import MainWindow
from desktop.ui.panels.damage_row import DamageRow
from models.core.plan import Plan, PlannedStep, damage_step, hole_step

Correction = Callable[[DamageCorrections], DamageCorrections]
Accept = Callable[[tuple[PlannedStep, ...], bool], None]
"""Receiver of steps to run, and of whether the selection marks what they repair."""

REACH = 6
"""Distance from a mark within which a click is on it, in canvas units."""


class DamageController(QObject):
    """Controller that tints the damage which a plan repairs, and lets the user correct it.

    The damage is searched for once a plan has a step that repairs it. `marked` is emitted when the
    marks have changed, `plan_wanted` carries a Plan to show."""

    marked = Signal()
    plan_wanted = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        search: DamageSearch,
        marker: DamageMarker,
        mask_controller: MaskController,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._search = window, session, search
        self._marker, self._mask_controller = marker, mask_controller
        self._plan = window.side_panel.plan
        self._row: DamageRow | None = None
        self._has_failed = False
        self._shown: Mask | None = None
        self._waiting: Callable[[Mask | None], None] | None = None
        self._plan.damage_changed.connect(self._update)
        session.document_changed.connect(self._update)
        search.found.connect(self._update)
        search.failed.connect(self._report_failure)
        marker.marked.connect(self._update)
        window.menu_actions.find_damage.triggered.connect(self._show_damage_plan)
        window.side_panel.damage_wanted.connect(self._show_damage_plan)
        canvas = window.canvas
        canvas.navigation.focus_changed.connect(search.set_focus)
        canvas.clicked.connect(self._click)
        canvas.view_mode_changed.connect(self._make_way_for_comparison)
        mask_controller.damage_drawn.connect(self._paint)
        mask_controller.target_chosen.connect(self.cancel)
        window.tool_bar.chosen.connect(self._make_way_for_tool)

    def connect_fill(self, accept: Accept) -> None:
        """Set the function that gets a step to fill the selection, when the user asks for it."""

        def fill() -> None:
            document = self._session.document
            if document is not None and document.selection is not None:
                accept((hole_step(),), True)

        self._window.selection_bar.fill_wanted.connect(fill)
        self._window.menu_actions.fill.triggered.connect(fill)

    @property
    def exact_mask(self) -> Mask | None:
        """Mask that a corrected repair fills; None without corrections or marks."""
        marked = self._marked
        return marked.mask if marked is not None and self._is_corrected else None

    def with_exact_mask(self, then: Callable[[Mask | None], None]) -> None:
        """Call `then` with the mask to repair once it is known; None lets the step detect."""
        if self._plan.searched is None or not self._is_corrected or self._has_failed:
            then(None)
        elif self._marked is not None:
            then(self._marked.mask)
        else:
            self._waiting = then

    @Slot()
    def cancel(self) -> bool:
        """Hide the tint; return whether it was shown."""
        row, was_shown = self._plan.damage_row, self._plan.is_marking
        if row is not None:
            row.set_shown(False)
        return was_shown

    @property
    def _is_corrected(self) -> bool:
        document = self._session.document
        return document is not None and document.corrections.has_marks

    @property
    def _marked(self) -> MarkedDamage | None:
        request = self._request()
        return None if request is None else self._marker.marked_for(request)

    def _request(self) -> MarkRequest | None:
        """Return the request for marks of the damage as it is now; None before a search."""
        document, planned = self._session.document, self._plan.searched
        row = self._plan.damage_row
        if document is None or planned is None or row is None:
            return None
        damage_map = self._search.map_of(document)
        if damage_map is None:
            return None
        return MarkRequest(damage_map, row.sensitivity, replace(planned, strength=1.0), document)

    @Slot()
    def _update(self) -> None:
        """Search, mark and tint damage, whichever the open plan needs next."""
        row, document = self._plan.damage_row, self._session.document
        if row is None or document is None or self._plan.searched is None:
            self._stop()
            return
        self._follow(row, document)
        request, marked = self._request(), self._marked
        if request is None:
            self._shown = None
            if not self._has_failed:
                self._search.begin()
        elif marked is None:
            self._marker.mark(request)
        else:
            self._show(row, marked)
        self._tint()

    def _follow(self, row: DamageRow, document: Document) -> None:
        """Connect `row` if it is new, and show the corrections of the document in it."""
        if row is not self._row:
            self._row, self._has_failed = row, False
            row.sensed.connect(self._set_sensitivity)
            row.reset_wanted.connect(self._forget_marks)
            self._search.progress_estimated.connect(row.show_search)
            if self._window.canvas.view_mode is not ViewMode.SINGLE:
                row.set_shown(False)
        row.show_corrections(document.corrections)

    def _show(self, row: DamageRow, marked: MarkedDamage) -> None:
        self._shown = marked.shown
        row.show_count(marked.count)
        self._window.canvas.drawing_tool.clear_finished_gesture()
        self.marked.emit()
        if self._waiting is not None:
            then, self._waiting = self._waiting, None
            then(self.exact_mask)

    def _tint(self) -> None:
        """Show the marks as a tint, or hide the tint."""
        is_marking = self._plan.is_marking
        if is_marking and self._window.canvas.view_mode is not ViewMode.SINGLE:
            self._window.canvas.set_view_mode(ViewMode.SINGLE)
        self._window.canvas.takes_clicks = is_marking and self._shown is not None
        self._mask_controller.show_damage(is_marking, self._shown)

    def _stop(self) -> None:
        self._search.cancel()
        self._waiting = self._row = self._shown = None
        self._window.canvas.takes_clicks = False
        self._mask_controller.show_damage(False, None)

    @Slot()
    def _show_damage_plan(self) -> None:
        """Show the damage of the open plan; without damage in it, show a plan that repairs it."""
        row = self._plan.damage_row
        if row is not None and self._plan.searched is not None:
            row.set_shown(True)
        elif self._session.document is not None:
            self.plan_wanted.emit(Plan((damage_step(),)))

    @Slot(object)
    def _report_failure(self, _: object) -> None:
        self._has_failed, self._waiting = True, None
        if self._row is not None:
            self._row.show_failure()

    @Slot(object)
    def _make_way_for_comparison(self, view: ViewMode) -> None:
        """Hide the tint of damage while before and after are compared."""
        if view is not ViewMode.SINGLE:
            self.cancel()

    @Slot(object)
    def _make_way_for_tool(self, tool: Tool) -> None:
        """Hide the tint of damage while the heal brush is chosen, whose result it would cover."""
        if tool is Tool.HEAL:
            self.cancel()

    @Slot(float, float)
    def _click(self, x: float, y: float) -> None:
        document = self._session.document
        if document is not None and self._plan.is_marking:
            reach = REACH / max(self._window.canvas.navigation.viewport.scale, 1e-3)
            self._marker.click(document.on_photo((x, y)), reach, self.tr("Correct the damage"))

    @Slot(object)
    def _paint(self, gesture: Gesture) -> None:
        self._marker.paint(gesture, self.tr("Paint damage"))

    @Slot(float)
    def _set_sensitivity(self, sensitivity: float) -> None:
        label = self.tr("Sensitivity of the damage detection")
        self._correct(label, lambda now: now.with_sensitivity(sensitivity))

    @Slot()
    def _forget_marks(self) -> None:
        self._correct(self.tr("Undo all corrections"), DamageCorrections.without_marks)

    def _correct(self, label: str, change: Correction) -> None:
        self._session.apply(
            label, lambda now: now.with_corrections(change(now.corrections)), merge=True
        )
