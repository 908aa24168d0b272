"""Controller of colours that are added: painted strokes, and the colours of another photo."""

from typing import Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog

from desktop.document.colour_layer import (
    current_colour_layer,
    with_colour_stroke,
    with_palette,
)
from desktop.session.document.document_io import DocumentIO
from desktop.session.document.mask_editor import Gesture, Tool, gesture_in_photo
from desktop.session.document.session import Session
from desktop.session.engine.layer_jobs import LayerJobs
from desktop.ui.dialogs.question_dialogs import Prompts
from desktop.ui.main_window.main_window import MainWindow
from models.core.strokes import Stroke
from models.imaging.reference_palette import Palette, has_colours, palette_to_text

FIRST: Final = QColor(112, 78, 52)
"""Colour to paint with at the start."""


class ColourController(QObject):
    """Controller that connects colour brush and reference photos with the session.

    It shows a palette window for the brush."""

    def __init__(
        self, window: MainWindow, session: Session, jobs: LayerJobs, document_io: DocumentIO
    ) -> None:
        super().__init__(window)
        self._document_io, self._prompts = document_io, Prompts(window, window.file_memory)
        self._window, self._session, self._jobs = window, session, jobs
        self._drawing_tool = window.canvas.drawing_tool
        self._palette: QColorDialog | None = None
        self._drawing_tool.gesture_finished.connect(self._handle_gesture)
        self._drawing_tool.changed.connect(self._show_palette)
        window.menu_actions.reference.triggered.connect(self._choose_reference)
        document_io.palette_read.connect(self._add_palette)

    @property
    def palette(self) -> QColorDialog:
        """Palette window for the colour to paint with; it is not modal."""
        if self._palette is None:
            self._palette = QColorDialog(FIRST, self._window)
            self._palette.setWindowTitle(self.tr("Colour to paint with"))
            self._palette.setOption(QColorDialog.ColorDialogOption.NoButtons)
            self._palette.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        return self._palette

    @Slot()
    def _show_palette(self) -> None:
        is_wanted = self._drawing_tool.tool is Tool.COLOUR
        if is_wanted and not self.palette.isVisible():
            self.palette.show()
        elif not is_wanted and self._palette is not None:
            self._palette.hide()

    @Slot(object)
    def _handle_gesture(self, gesture: Gesture) -> None:
        document = self._session.document
        if gesture.tool is not Tool.COLOUR or document is None:
            return
        self._drawing_tool.clear_finished_gesture()
        stroke = Stroke(gesture_in_photo(gesture, document).points, gesture.brush.radius)
        chosen = self.palette.currentColor()
        colour = (chosen.red(), chosen.green(), chosen.blue())
        self._session.apply(
            self.tr("Paint a colour"), lambda now: with_colour_stroke(now, stroke, colour)
        )
        layer = current_colour_layer(self._session.document or document)
        if layer is not None:
            self._jobs.discard(layer.id)
            self._jobs.run_layers([layer.id])

    @Slot()
    def _choose_reference(self) -> None:
        """Ask for a photo and read its colours."""
        path = self._prompts.reference()
        if path is not None:
            self._document_io.read_palette(path)

    @Slot(object)
    def _add_palette(self, palette: Palette) -> None:
        """Add a layer with the colours of another photo, and run it."""
        if self._session.document is None:
            return
        if not has_colours(palette):
            self._window.status_bar.show_message(self.tr("That photo has no colours."))
            return
        text = palette_to_text(palette)
        self._session.apply(
            self.tr("Colours of another photo"), lambda now: with_palette(now, text)
        )
        top = next(each for each in reversed(self._session.document.layers) if each.scale == 1)
        self._jobs.run_layers([top.id])
