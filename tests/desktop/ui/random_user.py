"""Random actions on a window, reproducible by seed, and a watchdog for the UI thread."""

import random
from collections.abc import Callable
from time import perf_counter, thread_time

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSlider, QLineEdit

from tests.desktop.ui.application import Open

INTERVAL = 5
"""Milliseconds between two measurements of the watchdog."""


class Watchdog(QObject):
    """Timer that records how late it fires.

    `gaps` holds the delays beyond the interval in milliseconds, `work` the processor time that the
    UI thread took meanwhile in milliseconds, which excludes its waiting for others on a cpu_time
    computer.
    """

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self.work: list[float] = []
        self._last, self._busy = perf_counter(), thread_time()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._measure)
        self._timer.start(INTERVAL)

    def _measure(self) -> None:
        now, cpu_time = perf_counter(), thread_time()
        self.gaps.append(max(1000 * (now - self._last) - INTERVAL, 0.0))
        self.work.append(1000 * (cpu_time - self._busy))
        self._last, self._busy = now, cpu_time


class RandomUser:
    """User who performs random actions; equal seeds give equal actions."""

    def __init__(self, opened: Open, seed: int) -> None:
        self._opened, self._random = opened, random.Random(seed)  # noqa: S311
        self._actions: tuple[Callable[[], object], ...] = (
            self._press_action,
            self._draw,
            self._zoom,
            self._drag,
            self._set_opacity,
            self._enter_instruction,
            self._accept,
            self._mask,
            self._change_layers,
            self._choose_tool,
        )

    def act(self) -> str:
        """Perform one action and return its name."""
        action = self._random.choice(self._actions)
        action()
        return action.__name__

    def _press_action(self) -> None:
        actions = self._opened.window.menu_actions
        names = "undo redo compare side fit pixels zoom_in zoom_out cancel deselect invert swap"
        names += " crop turn_left turn_right levels curves merge"
        getattr(actions, self._random.choice(names.split())).trigger()

    def _choose_tool(self) -> None:
        self._random.choice(self._opened.window.menu_actions.tools.actions()).trigger()

    def _random_point(self) -> QPoint:
        canvas = self._opened.window.canvas
        x, y = self._random.random(), self._random.random()
        return QPoint(int(x * canvas.width()), int(y * canvas.height()))

    def _draw(self) -> None:
        canvas, left = self._opened.window.canvas, Qt.MouseButton.LeftButton
        QTest.mousePress(canvas, left, pos=self._random_point())
        for _ in range(4):
            QTest.mouseMove(canvas, self._random_point())
        QTest.mouseRelease(canvas, left, pos=self._random_point())

    def _zoom(self) -> None:
        self._opened.window.canvas.looking.zoom_by_wheel(
            self._random.uniform(-3, 3), QPointF(self._random_point())
        )

    def _drag(self) -> None:
        offset = self._random.uniform(-200, 200), self._random.uniform(-200, 200)
        self._opened.window.canvas.looking.drag(*offset)

    def _set_opacity(self) -> None:
        sliders = self._opened.window.side_panel.layers.findChildren(QAbstractSlider)
        if sliders:
            self._random.choice(sliders).setValue(self._random.randrange(101))

    def _enter_instruction(self) -> None:
        bar = self._opened.window.instruction_bar
        bar.findChildren(QLineEdit)[0].setText("less grain")
        bar.say()

    def _accept(self) -> None:
        plan = self._opened.window.side_panel.plan
        if plan.isVisible() and len(self._opened.document.layers) < 6:
            plan.accept()

    def _mask(self) -> None:
        layers = self._opened.document.layers
        if layers:
            self._opened.window.side_panel.layers.mask_wanted.emit(self._random.choice(layers).id)

    def _change_layers(self) -> None:
        layers, panel = self._opened.document.layers, self._opened.window.side_panel.layers
        if layers:
            id = self._random.choice(layers).id
            signal = self._random.choice([panel.deleted, panel.copied, panel.run_wanted])
            signal.emit(id)
