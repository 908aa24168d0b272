"""Previews of plans, one at a time; a new one takes the place of the one before."""

import logging
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from desktop.document.document import Document
from desktop.document.photo import Photo
from desktop.render.renderer import DocumentRenderer, RasterAllocator
from desktop.restoration.layer_runner import layer_from_step
from desktop.restoration.preview import Scene, instant_steps
from desktop.session.engine.engine_thread import EngineThread
from desktop.session.engine.requests import PreviewRequest
from models.core.pixels import Rect
from models.core.plan import PlannedStep

WARMING = 64
"""Side in pixels of the grey picture on which networks are tried."""


class Previews(QObject):
    """Asks the engine that makes plans, so that layers that run are never in the way. What fails
    is written to the log and told when the whole photo is restored."""

    began = Signal()
    shown = Signal(object, object, object)
    ended = Signal()

    def __init__(
        self, link: EngineThread, evaluator: DocumentRenderer, room: RasterAllocator
    ) -> None:
        super().__init__(link)
        self._link, self._evaluator, self._room = link, evaluator, room
        self._scenes: dict[int, Scene] = {}
        self._warming = 0
        self.warm = False
        link.tile_ready.connect(self._show)
        link.request_finished.connect(self._end)
        link.failed.connect(self._fail)

    def show(self, document: Document, steps: Sequence[PlannedStep], scene: Scene) -> None:
        """Those of the steps that take no time, first at half the resolution of the screen, which
        is four times as quick; nothing where there are none."""
        self.cancel()
        where, damage = document.selection, document.damage
        quick = instant_steps(steps)
        layers = tuple(layer_from_step(each, where, damage=damage) for each in quick)
        if layers and scene.rect.area:
            fine = scene.fitting(document)
            self.began.emit()
            for each in (fine.reduced(document), fine):
                errand = PreviewRequest(document, layers, each, self._evaluator, self._room)
                self._scenes[self._link.ask(errand)] = each

    def warm_up(self, photo: Photo, steps: Sequence[PlannedStep]) -> None:
        """Load what these steps take, so that the first preview is as quick as the others."""
        grey = np.full((WARMING, WARMING, 3), 128, np.uint8)
        tiny = Document(Photo(photo.source, "warming up", grey))
        layers = tuple(layer_from_step(each, None) for each in instant_steps(steps))
        scene = Scene(0, Rect.of(grey))
        errand = PreviewRequest(tiny, layers, scene, self._evaluator, self._room)
        self._warming = self._link.ask(errand)

    @Slot()
    def cancel(self) -> None:
        """Stop the one that runs, and what is being loaded."""
        for number in (*self._scenes, self._warming):
            self._link.cancel(number)
        if self._scenes:
            self._scenes = {}
            self.ended.emit()

    @Slot(int, object, object)
    def _show(self, number: int, rect: object, pixels: object) -> None:
        if number in self._scenes:
            self.shown.emit(self._scenes[number], rect, pixels)

    @Slot(int, object)
    def _end(self, number: int, _: object) -> None:
        self.warm |= number == self._warming
        if self._scenes.pop(number, None) is not None and not self._scenes:
            self.ended.emit()

    @Slot(int, object)
    def _fail(self, number: int, error: object) -> None:
        if number in self._scenes:
            logging.getLogger(__name__).info("no preview: %r", error)
            self._end(number, None)
