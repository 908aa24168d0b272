"""The window: where the panels stand, and what is dropped on them."""

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
from desktop.ui.canvas.display_transform import DisplayTransform
from desktop.ui.canvas.overlays import OverlayKind, invention_maps_of
from desktop.ui.canvas.viewport import ViewMode
from desktop.ui.common.actions import Actions
from desktop.ui.common.icons import app_icon
from desktop.ui.common.translator import Translator
from desktop.ui.common.widgets import local_files
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


class MainWindow(QMainWindow):
    """Holds the panels. Files can be dropped anywhere: one is opened, several are a batch."""

    file_dropped = Signal(object)
    files_dropped = Signal(object)
    closing = Signal(object)
    first_shown = Signal()

    def __init__(
        self, canvas: Canvas, words: Translator, thumbnails: Thumbnails, memory: QSettings
    ) -> None:
        super().__init__()
        self._memory = memory
        self._shown = False
        self.setWindowTitle("Heirloom")
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        self.canvas, self.welcome_page, self.message_banner = canvas, WelcomePage(), MessageBanner()
        self.menu_actions = Actions(self)
        self.header_bar, self.status_bar = (
            HeaderBar(self.menu_actions),
            StatusBar(self.menu_actions, words),
        )
        self.instruction_bar, self.side_panel = InstructionBar(memory), SidePanel(words, thumbnails)
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
        self._lay_out()
        self._connect()
        self._show_photo(False)
        self.resize(1280, 840)
        geometry = memory.value(GEOMETRY)
        if geometry is not None:
            self.restoreGeometry(geometry)
        self.welcome_page.setFocus()

    @Slot(object)
    def show_document(self, document: Document) -> None:
        if self._stage.currentWidget() is self.welcome_page:
            self._show_photo(True)
        self.menu_actions.enable_invention_overlay(bool(invention_maps_of(document)))
        self.canvas.show_document(document)
        self.side_panel.layers.show_document(document)
        self.side_panel.plan.show_selected(document.selection is not None)
        self.side_panel.inspector.show_document(document)
        self.status_bar.show_document(document)

    @Slot(object)
    def set_display_transform(self, colours: DisplayTransform) -> None:
        """The colours of the screen from now on."""
        self.canvas.set_display_transform(colours)
        self.crop_view.display_transform = colours

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
            if len(files) > 1 or files[0].is_dir():
                self.files_dropped.emit(files)
            else:
                self.file_dropped.emit(files[0])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._shown:
            self._shown = True
            self.first_shown.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._memory.setValue(GEOMETRY, self.saveGeometry())
        self.closing.emit(event)

    def _show_photo(self, there: bool) -> None:
        self._stage.setCurrentWidget(self.canvas if there else self.welcome_page)
        for part in (self.side_panel, self.instruction_bar, self.tool_bar):
            part.setVisible(there)
        self.menu_actions.enable_photo_actions(there)

    def show_cropping(self, on: bool) -> None:
        """Put the cropper in the place of the canvas, or back."""
        self._stage.setCurrentWidget(self.crop_view if on else self.canvas)
        self._drawing_bars.setVisible(not on)
        self.crop_bar.setVisible(on)
        self.menu_actions.crop.setChecked(on)
        self.tool_bar.show_tool(None if on else self.canvas.drawing_tool.tool)
        (self.crop_view if on else self.canvas).setFocus()

    @Slot(bool)
    def _compare(self, on: bool) -> None:
        self.canvas.set_view_mode(ViewMode.SPLIT if on else ViewMode.SINGLE)

    @Slot(bool)
    def _compare_aside(self, on: bool) -> None:
        self.canvas.set_view_mode(ViewMode.SIDE_BY_SIDE if on else ViewMode.SINGLE)

    @Slot()
    def _lay_over(self) -> None:
        chosen = OverlayKind.NOTHING
        if self.menu_actions.difference.isChecked():
            chosen = OverlayKind.DIFFERENCE
        elif self.menu_actions.invented.isChecked():
            chosen = OverlayKind.INVENTED
        self.canvas.overlays.set_kind(chosen)

    @Slot(object)
    def _show_view(self, view: ViewMode) -> None:
        self.menu_actions.compare.setChecked(view is ViewMode.SPLIT)
        self.menu_actions.side_by_side.setChecked(view is ViewMode.SIDE_BY_SIDE)

    def _connect(self) -> None:
        acts, canvas = self.menu_actions, self.canvas
        acts.fit.triggered.connect(canvas.navigation.fit)
        acts.zoom_to_100.triggered.connect(canvas.navigation.zoom_to_100)
        acts.zoom_in.triggered.connect(canvas.navigation.zoom_in)
        acts.zoom_out.triggered.connect(canvas.navigation.zoom_out)
        acts.compare.triggered.connect(self._compare)
        acts.side_by_side.triggered.connect(self._compare_aside)
        canvas.view_mode_changed.connect(self._show_view)
        canvas.navigation.zoom_changed.connect(self.status_bar.show_zoom)
        acts.overlays.triggered.connect(self._lay_over)
        acts.focus_instruction.triggered.connect(self.instruction_bar.focus_line)
        acts.quit.triggered.connect(self.close)
        self.welcome_page.open_wanted.connect(acts.open.trigger)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
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
