"""Previews of plans on the visible part of the photo; a new one replaces the one before."""

import logging
from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from desktop.document.document import Document
from desktop.document.mask import Mask
from desktop.document.photo import Photo
from desktop.render.document_renderer import DocumentRenderer, RasterAllocator
from desktop.restoration.damage_marks import with_damage_mask
from desktop.restoration.layer_runner import layer_from_step
from desktop.restoration.place_masks import layers_from_steps
from desktop.restoration.plan_preview import Scene, instant_steps
from desktop.session.engine.engine_requests import PreviewRequest
from desktop.session.engine.engine_thread import EngineThread
from models.core.pixels import Rect
from models.core.plan import PlannedStep

WARM_UP_SIDE: Final = 64
"""Side in pixels of the grey picture that networks are run on to load them."""


class Previews(QObject):
    """Service that runs previews on an engine of its own, so that running layers do not wait.

    `shown` carries a Scene, the Rect of a tile and its Pixels; `began` and `ended` enclose a
    preview. Errors are only logged: they occur again when the whole photo is restored."""

    began = Signal()
    shown = Signal(object, object, object)
    ended = Signal()

    def __init__(
        self, engine_thread: EngineThread, renderer: DocumentRenderer, allocator: RasterAllocator
    ) -> None:
        super().__init__(engine_thread)
        self._engine_thread, self._renderer = engine_thread, renderer
        self._allocator = allocator
        self._scenes: dict[int, Scene] = {}
        self._warm_up_number = 0
        self.is_warm = False
        engine_thread.tile_ready.connect(self._show_tile)
        engine_thread.request_finished.connect(self._finish)
        engine_thread.failed.connect(self._fail)

    def show(
        self,
        document: Document,
        steps: Sequence[PlannedStep],
        scene: Scene,
        damage: Mask | None = None,
    ) -> bool:
        """Preview the fast ones of the steps at half and at full size; return whether any are.

        Damage is detected by the steps, unless it is given as a mask."""
        self.cancel()
        layers = layers_from_steps(document, instant_steps(steps))
        if damage is not None:
            layers = with_damage_mask(layers, damage)
        if layers and scene.rect.area:
            full = scene.fitting(document)
            self.began.emit()
            for each in (full.reduced(document), full):
                request = PreviewRequest(document, layers, each, self._renderer, self._allocator)
                self._scenes[self._engine_thread.ask(request)] = each
        return bool(layers)

    def warm_up(self, photo: Photo, steps: Sequence[PlannedStep]) -> None:
        """Load the networks of these steps by a tiny grey picture, so that previews start fast."""
        grey = np.full((WARM_UP_SIDE, WARM_UP_SIDE, 3), 128, np.uint8)
        document = Document(Photo(photo.source, "warming up", grey))
        layers = tuple(layer_from_step(each, None) for each in instant_steps(steps))
        scene = Scene(0, Rect.of(grey))
        request = PreviewRequest(document, layers, scene, self._renderer, self._allocator)
        self._warm_up_number = self._engine_thread.ask(request)

    @Slot()
    def cancel(self) -> None:
        """Cancel the running preview and the loading of networks."""
        for number in (*self._scenes, self._warm_up_number):
            self._engine_thread.cancel(number)
        if self._scenes:
            self._scenes = {}
            self.ended.emit()

    @Slot(int, object, object)
    def _show_tile(self, number: int, rect: object, pixels: object) -> None:
        if number in self._scenes:
            self.shown.emit(self._scenes[number], rect, pixels)

    @Slot(int, object)
    def _finish(self, number: int, _: object) -> None:
        self.is_warm |= number == self._warm_up_number
        if self._scenes.pop(number, None) is not None and not self._scenes:
            self.ended.emit()

    @Slot(int, object)
    def _fail(self, number: int, error: object) -> None:
        if number in self._scenes:
            logging.getLogger(__name__).info("no preview: %r", error)
            self._finish(number, None)
