"""A restless person: random actions on a window, the same for the same seed; and a clock that
notices when the window does not answer."""

import random
from collections.abc import Callable
from time import perf_counter, thread_time

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSlider, QLineEdit

from tests.desktop.ui.application import Open

BEAT = 5
"""Milliseconds between two looks at the clock."""


class Watchdog(QObject):
    """Measures how long the UI thread was away, in milliseconds beyond a beat, and how much of the
    processor it took meanwhile: what it did itself, and did not wait for others on a busy
    computer."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self.work: list[float] = []
        self._last, self._busy = perf_counter(), thread_time()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(BEAT)

    def _look(self) -> None:
        now, busy = perf_counter(), thread_time()
        self.gaps.append(max(1000 * (now - self._last) - BEAT, 0.0))
        self.work.append(1000 * (busy - self._busy))
        self._last, self._busy = now, busy


class Hands:
    """Does one thing after the other."""

    def __init__(self, opened: Open, seed: int) -> None:
        self._opened, self._dice = opened, random.Random(seed)  # noqa: S311
        self._deeds: tuple[Callable[[], object], ...] = (
            self._press_action,
            self._draw,
            self._zoom,
            self._drag,
            self._fade,
            self._say,
            self._accept,
            self._mask,
            self._shuffle,
            self._take,
        )

    def act(self) -> str:
        """The name of what was done."""
        deed = self._dice.choice(self._deeds)
        deed()
        return deed.__name__

    def _press_action(self) -> None:
        acts = self._opened.window.menu_actions
        names = "undo redo compare side_by_side fit zoom_to_100 zoom_in zoom_out cancel"
        names += " deselect invert swap crop turn_left turn_right levels curves merge"
        getattr(acts, self._dice.choice(names.split())).trigger()

    def _take(self) -> None:
        self._dice.choice(self._opened.window.menu_actions.tools.actions()).trigger()

    def _place(self) -> QPoint:
        canvas = self._opened.window.canvas
        across, down = self._dice.random(), self._dice.random()
        return QPoint(int(across * canvas.width()), int(down * canvas.height()))

    def _draw(self) -> None:
        canvas, left = self._opened.window.canvas, Qt.MouseButton.LeftButton
        QTest.mousePress(canvas, left, pos=self._place())
        for _ in range(4):
            QTest.mouseMove(canvas, self._place())
        QTest.mouseRelease(canvas, left, pos=self._place())

    def _zoom(self) -> None:
        self._opened.window.canvas.navigation.zoom_by_wheel(
            self._dice.uniform(-3, 3), QPointF(self._place())
        )

    def _drag(self) -> None:
        way = self._dice.uniform(-200, 200), self._dice.uniform(-200, 200)
        self._opened.window.canvas.navigation.pan(*way)

    def _fade(self) -> None:
        sliders = self._opened.window.side_panel.layers.findChildren(QAbstractSlider)
        if sliders:
            self._dice.choice(sliders).setValue(self._dice.randrange(101))

    def _say(self) -> None:
        instruct = self._opened.window.instruction_bar
        instruct.findChildren(QLineEdit)[0].setText("less grain")
        instruct.say()

    def _accept(self) -> None:
        plan = self._opened.window.side_panel.plan
        if plan.isVisible() and len(self._opened.document.layers) < 6:
            plan.accept()

    def _mask(self) -> None:
        layers = self._opened.document.layers
        if layers:
            self._opened.window.side_panel.layers.mask_wanted.emit(self._dice.choice(layers).id)

    def _shuffle(self) -> None:
        layers, panel = self._opened.document.layers, self._opened.window.side_panel.layers
        if layers:
            id = self._dice.choice(layers).id
            wish = self._dice.choice([panel.deleted, panel.copied, panel.run_wanted])
            wish.emit(id)
