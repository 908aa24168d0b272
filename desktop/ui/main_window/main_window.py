"""Main window: layout of the panels around the canvas, drag and drop, and view commands."""

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.document.document import Document
from desktop.ui.canvas.canvas import Canvas
from desktop.ui.canvas.crop_view import CropView
from desktop.ui.canvas.difference_overlays import OverlayKind, invention_maps_of
from desktop.ui.canvas.display_transform import DisplayTransform
from desktop.ui.canvas.viewport import ViewMode
from desktop.ui.common.actions_and_shortcuts import Actions
from desktop.ui.common.icons import app_icon
from desktop.ui.common.recent_files import FileMemory
from desktop.ui.common.small_widgets import local_files
from desktop.ui.common.translator import Translator
from desktop.ui.main_window.header_bar import HeaderBar
from desktop.ui.main_window.message_banner import MessageBanner
from desktop.ui.main_window.side_panel import SidePanel
from desktop.ui.main_window.status_bar import StatusBar
from desktop.ui.main_window.tool_bar import ToolBar
from desktop.ui.main_window.welcome_page import WelcomePage
from desktop.ui.panels.crop_bar import CropBar
from desktop.ui.panels.instruction_bar import InstructionBar
from desktop.ui.panels.selection_bar import SelectionBar
from desktop.ui.panels.thumbnails import Thumbnails

GEOMETRY = "geometry"
"""Key under which QSettings stores the window geometry."""


class MainWindow(QMainWindow):
    """Window that holds the canvas, the panels and the bars.

    `file_dropped` carries the path of one file that was dropped, pasted or named at the start,
    `files_dropped` those of several files or a folder. `closing` carries the QCloseEvent, which a
    slot can refuse."""

    file_dropped = Signal(object)
    files_dropped = Signal(object)
    closing = Signal(object)
    first_shown = Signal()

    def __init__(
        self, canvas: Canvas, translator: Translator, thumbnails: Thumbnails, qt_settings: QSettings
    ) -> None:
        super().__init__()
        self._qt_settings, self.file_memory = qt_settings, FileMemory(qt_settings, self)
        self._was_shown = False
        self.setWindowTitle("Heirloom")
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        self.canvas, self.welcome_page, self.message_banner = canvas, WelcomePage(), MessageBanner()
        self.notice_banner, self.engine_banner = MessageBanner(), MessageBanner()
        self.decoder_banner = MessageBanner()
        self.menu_actions = Actions(self)
        self.header_bar, self.status_bar = (
            HeaderBar(self.menu_actions),
            StatusBar(self.menu_actions, translator),
        )
        self.instruction_bar, self.side_panel = (
            InstructionBar(qt_settings),
            SidePanel(translator, thumbnails),
        )
        self._stage = QStackedWidget()
        self._stage.addWidget(self.welcome_page)
        self._stage.addWidget(canvas)
        self.crop_view = CropView()
        self._stage.addWidget(self.crop_view)
        self.tool_bar, self.selection_bar = (
            ToolBar(self.menu_actions),
            SelectionBar(canvas.drawing_tool),
        )
        self.crop_bar, self._drawing_bars = CropBar(self.crop_view), QWidget()
        self._build_layout()
        self._connect()
        self._set_photo_visible(False)
        self.resize(1280, 840)
        geometry = qt_settings.value(GEOMETRY)
        if geometry is not None:
            self.restoreGeometry(geometry)
        self.welcome_page.setFocus()

    @Slot(object)
    def show_document(self, document: Document) -> None:
        """Show a document in the canvas and all panels."""
        if self._stage.currentWidget() is self.welcome_page:
            self._set_photo_visible(True)
        self.menu_actions.enable_invention_overlay(bool(invention_maps_of(document)))
        self.canvas.show_document(document)
        self.side_panel.show_document(document)
        self.status_bar.show_document(document)

    def take_files(self, files: Sequence[Path]) -> None:
        """Open one file; add several files, or a folder, to the batch. Without files do nothing."""
        if len(files) > 1 or any(map(os.path.isdir, files)):
            self.files_dropped.emit(tuple(files))
        elif files:
            self.file_dropped.emit(files[0])

    @Slot(object)
    def set_display_transform(self, display_transform: DisplayTransform) -> None:
        """Convert photos to the colours of the display."""
        self.canvas.set_display_transform(display_transform)
        self.crop_view.display_transform = display_transform

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backslash:
            self.canvas.show_original(True)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backslash and not event.isAutoRepeat():
            self.canvas.show_original(False)
        else:
            super().keyReleaseEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self.welcome_page.show_drag_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.welcome_page.show_drag_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.welcome_page.show_drag_over(False)
        files = local_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.take_files(files)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self.first_shown.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._qt_settings.setValue(GEOMETRY, self.saveGeometry())
        self.closing.emit(event)

    def _set_photo_visible(self, visible: bool) -> None:
        self._stage.setCurrentWidget(self.canvas if visible else self.welcome_page)
        for part in (self.side_panel, self.instruction_bar, self.tool_bar):
            part.setVisible(visible)
        self.menu_actions.enable_photo_actions(visible)

    def show_cropping(self, on: bool) -> None:
        """Show the crop view in place of the canvas if `on`, else the canvas."""
        self._stage.setCurrentWidget(self.crop_view if on else self.canvas)
        self._drawing_bars.setVisible(not on)
        self.crop_bar.setVisible(on)
        self.menu_actions.crop.setChecked(on)
        self.tool_bar.show_tool(None if on else self.canvas.drawing_tool.tool)
        (self.crop_view if on else self.canvas).setFocus()

    @Slot(bool)
    def _compare_split(self, on: bool) -> None:
        self.canvas.set_view_mode(ViewMode.SPLIT if on else ViewMode.SINGLE)

    @Slot(bool)
    def _compare_side_by_side(self, on: bool) -> None:
        self.canvas.set_view_mode(ViewMode.SIDE_BY_SIDE if on else ViewMode.SINGLE)

    @Slot()
    def _update_overlay(self) -> None:
        kind = OverlayKind.NOTHING
        if self.menu_actions.difference.isChecked():
            kind = OverlayKind.DIFFERENCE
        elif self.menu_actions.invented.isChecked():
            kind = OverlayKind.INVENTED
        self.canvas.overlays.set_kind(kind)

    @Slot(object)
    def _show_view(self, view: ViewMode) -> None:
        self.menu_actions.compare.setChecked(view is ViewMode.SPLIT)
        self.menu_actions.side_by_side.setChecked(view is ViewMode.SIDE_BY_SIDE)

    def _connect(self) -> None:
        actions, canvas = self.menu_actions, self.canvas
        actions.fit.triggered.connect(canvas.navigation.fit)
        actions.zoom_to_100.triggered.connect(canvas.navigation.zoom_to_100)
        actions.zoom_in.triggered.connect(canvas.navigation.zoom_in)
        actions.zoom_out.triggered.connect(canvas.navigation.zoom_out)
        actions.compare.triggered.connect(self._compare_split)
        actions.side_by_side.triggered.connect(self._compare_side_by_side)
        canvas.view_mode_changed.connect(self._show_view)
        canvas.navigation.zoom_changed.connect(self.status_bar.show_zoom)
        actions.overlays.triggered.connect(self._update_overlay)
        actions.focus_instruction.triggered.connect(self.instruction_bar.focus_line)
        actions.quit.triggered.connect(self.close)
        self.welcome_page.open_wanted.connect(actions.open.trigger)

    def _build_layout(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.notice_banner)
        left.addWidget(self.engine_banner)
        left.addWidget(self.decoder_banner)
        left.addWidget(self.message_banner)
        bars = QVBoxLayout(self._drawing_bars)
        bars.setContentsMargins(0, 0, 0, 0)
        bars.addWidget(self.selection_bar)
        left.addWidget(self._drawing_bars)
        left.addWidget(self.crop_bar)
        left.addWidget(self._stage, 1)
        left.addWidget(self.instruction_bar)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.tool_bar)
        middle.addLayout(left, 1)
        middle.addWidget(self.side_panel)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header_bar)
        column.addLayout(middle, 1)
        column.addWidget(self.status_bar)
        self.setCentralWidget(whole)
