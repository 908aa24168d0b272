"""Dialog in which the prints that were found on a scan are corrected and saved."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.document.history import Entry, History
from desktop.restoration import print_review as review
from desktop.restoration.print_review import Prints, ScanPage
from desktop.restoration.scan_splitter import PlacedPrint
from desktop.ui.canvas.display_transform import DisplayTransform
from desktop.ui.canvas.tile_view import raster_to_qimage
from desktop.ui.common.small_widgets import ElidedLabel, PushButton, button, label, plain, row
from desktop.ui.splitting.prints_view import PrintsView
from models.core.pixels import as_levels, as_pixels

THUMBNAIL: Final = 92
"""Longest side in pixels of the thumbnails of prints."""


class SplitDialog(QDialog):
    """Sheet to review the prints of a scan: add, remove, merge, split, turn, and save them.

    `save_wanted` carries the ScanPage, the corrected prints and whether they are to be restored
    afterwards; `scans_wanted` and `folder_wanted` ask for other scans and another folder."""

    save_wanted = Signal(object, object, bool)
    scans_wanted = Signal()
    folder_wanted = Signal()
    skipped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: ScanPage | None = None
        self._history: History[Prints] = History((Entry("", ()),))
        self._chosen: frozenset[int] = frozenset()
        self._transform = DisplayTransform()
        self._thumbnails: dict[PlacedPrint, QIcon] = {}
        self.setWindowTitle(self.tr("Cut out prints"))
        self.view = PrintsView()
        self.view.edited.connect(self._take_gesture)
        self.view.chosen.connect(self.choose)
        self.view.remove_wanted.connect(self._remove)
        self._title, self._hint = ElidedLabel(), label("", "small", wraps=True)
        self._list = self._make_list()
        self._tools = self._make_tools()
        self._folder = button("", "", "open")
        self._folder.clicked.connect(self.folder_wanted)
        self._restores = QCheckBox(self.tr("Then restore them all"))
        self._save, self._skip = button("", "main"), button(self.tr("Skip this scan"))
        self._save.clicked.connect(self._ask_to_save)
        self._skip.clicked.connect(self.skipped)
        self._lay_out()
        for keys, do in ((QKeySequence.StandardKey.Undo, self.undo), ("Ctrl+Shift+Z", self.redo)):
            QShortcut(QKeySequence(keys), self).activated.connect(do)
        self.resize(1100, 760)

    @property
    def prints(self) -> Prints:
        """Prints as they are corrected now."""
        return self._history.document

    @property
    def selected(self) -> frozenset[int]:
        """Indexes of the chosen prints."""
        return self._chosen

    def set_display_transform(self, transform: DisplayTransform) -> None:
        """Set the colour conversion to the display for scans that are shown later."""
        self._transform = transform

    def show_searching(self, scan: Path, number: int, count: int) -> None:
        """Show that the prints of a scan are being found, which is `number` of `count`."""
        self._page = None
        self._thumbnails.clear()
        self.view.show_scan(None, 1)
        self._begin(())
        name = scan.name
        template = self.tr("{name}: scan {number} of {count}")
        if count > 1:
            name = template.format(name=name, number=number, count=count)
        self._title.setText(name)
        self._title.setToolTip(plain(str(scan)))
        self._hint.setText(self.tr("Looking for prints…"))
        self._skip.setVisible(number < count)

    def show_page(self, page: ScanPage) -> None:
        """Show a scan with the prints that were found on it."""
        self._page = page
        picture = raster_to_qimage(self._transform.apply(page.overview))
        self.view.show_scan(picture, page.factor)
        self._begin(page.prints)
        self._list.setFocus()

    def show_message(self, sentence: str) -> None:
        """Show a sentence, such as the reason why a scan could not be read or prints not saved."""
        self._hint.setText(sentence)
        self._enable()

    def show_folder(self, folder: Path) -> None:
        """Show the folder in which prints will be saved."""
        self._folder.setText(folder.name or str(folder))
        self._folder.setToolTip(plain(str(folder)))
        self._folder.setAccessibleName(self.tr("Folder: {folder}").format(folder=folder))

    def show_saving(self) -> None:
        """Show that the prints are being saved."""
        self._hint.setText(self.tr("Saving the prints…"))
        self._save.setEnabled(False)

    @Slot(object)
    def choose(self, chosen: frozenset[int]) -> None:
        """Choose the prints with these indexes."""
        self._chosen = chosen
        self._show_chosen()

    @Slot()
    def undo(self) -> None:
        """Take the last correction back."""
        self._go(self._history.undone())

    @Slot()
    def redo(self) -> None:
        """Make the correction again that was taken back last."""
        self._go(self._history.redone())

    def _begin(self, prints: Prints) -> None:
        self._history = History((Entry("", prints),))
        self._chosen = frozenset({0}) if prints else frozenset()
        self._show()

    def _go(self, history: History[Prints]) -> None:
        self._history, self._chosen = history, frozenset()
        self._show()

    def _apply(self, prints: Prints, chosen: frozenset[int]) -> None:
        """Take over corrected prints as one step that can be undone."""
        if prints != self.prints:
            self._history = self._history.then("", prints)
        self._chosen = frozenset(each for each in chosen if each < len(prints))
        self._show()

    @Slot(object, bool)
    def _take_gesture(self, prints: Prints, is_finished: bool) -> None:
        count = len(self.prints)
        chosen = frozenset({count}) if len(prints) > count else self._chosen
        if is_finished:
            self._apply(prints, chosen)
        else:
            self.view.show_prints(prints, frozenset() if len(prints) > count else self._chosen)

    def _remove(self) -> None:
        self._apply(review.without(self.prints, self._chosen), frozenset())

    def _merge(self) -> None:
        self._apply(review.merged(self.prints, self._chosen), frozenset({min(self._chosen)}))

    def _split(self) -> None:
        page = self._page
        if page is not None:
            overview, factor = as_pixels(page.overview), page.factor
            chosen = {index: self.prints[index] for index in self._chosen}
            shares = {i: review.seam_share(overview, factor, each) for i, each in chosen.items()}
            first = min(self._chosen)
            self._apply(review.halved(self.prints, shares), frozenset({first, first + 1}))

    def _turn(self, quarters: int) -> None:
        self._apply(review.turned(self.prints, self._chosen, quarters), self._chosen)

    def _add(self) -> None:
        """Add a print in the middle of the scan, a third of its size."""
        page = self._page
        if page is not None:
            w, h = page.photo.width, page.photo.height
            prints = review.with_drawn(self.prints, (w / 3, h / 3), (2 * w / 3, 2 * h / 3))
            self._apply(prints, frozenset({len(prints) - 1}))

    @Slot()
    def _ask_to_save(self) -> None:
        if self._page is not None and self.prints:
            self.save_wanted.emit(self._page, self.prints, self._restores.isChecked())

    def _show(self) -> None:
        """Show prints, thumbnails and what can be done."""
        prints, page = self.prints, self._page
        doubtful = sum(each.orientation.is_doubtful for each in prints)
        if page is not None:
            self._hint.setText(self._describe(len(prints), doubtful))
        with QSignalBlocker(self._list):
            self._list.clear()
            for index, each in enumerate(prints):
                self._list.addItem(self._item(index, each))
        self._show_chosen()

    def _describe(self, count: int, doubtful: int) -> str:
        if not count:
            return self.tr("No print was found. Draw one with the mouse, or take Add.")
        if doubtful:
            template = self.tr("Prints: {count}. Check which side is up of: {doubtful}.")
            return template.format(count=count, doubtful=doubtful)
        return self.tr("Prints: {count}.").format(count=count)

    def _item(self, index: int, each: PlacedPrint) -> QListWidgetItem:
        text = str(index + 1)
        if each.orientation.is_doubtful:
            text += " " + self.tr("(up?)")
        item = QListWidgetItem(self._thumbnail(each), text)
        item.setToolTip(plain(f"{each.upright_place.w:.0f} × {each.upright_place.h:.0f}"))
        return item

    def _thumbnail(self, each: PlacedPrint) -> QIcon:
        page = self._page
        if page is None:
            return QIcon()
        if each not in self._thumbnails:
            pixels = review.thumbnail(as_pixels(page.overview), page.factor, each, THUMBNAIL)
            levels = self._transform.apply(as_levels(pixels, page.overview.dtype))
            self._thumbnails[each] = QIcon(QPixmap.fromImage(raster_to_qimage(levels)))
        return self._thumbnails[each]

    def _show_chosen(self) -> None:
        self.view.show_prints(self.prints, self._chosen)
        with QSignalBlocker(self._list):
            self._list.clearSelection()
            for index in self._chosen:
                self._list.item(index).setSelected(True)
        if self._chosen:
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self._list.setCurrentRow(max(self._chosen), flag)
        self._enable()

    @Slot()
    def _take_selection(self) -> None:
        self.choose(frozenset(index.row() for index in self._list.selectedIndexes()))

    def _enable(self) -> None:
        chosen, has_page = len(self._chosen), self._page is not None
        for tool, least in self._tools.items():
            tool.setEnabled(has_page and chosen >= least)
        self._save.setEnabled(has_page and bool(self.prints))
        self._save.setText(self.tr("Save {count} prints").format(count=len(self.prints)))

    def _make_list(self) -> QListWidget:
        prints = QListWidget()
        prints.setViewMode(QListView.ViewMode.IconMode)
        prints.setResizeMode(QListView.ResizeMode.Adjust)
        prints.setMovement(QListView.Movement.Static)
        prints.setIconSize(QSize(THUMBNAIL, THUMBNAIL))
        prints.setGridSize(QSize(THUMBNAIL + 20, THUMBNAIL + 34))
        prints.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        prints.setAccessibleName(self.tr("Prints"))
        prints.itemSelectionChanged.connect(self._take_selection)
        return prints

    def _make_tools(self) -> dict[PushButton, int]:
        """Create the buttons of corrections, with the least number of chosen prints of each."""
        tools: tuple[tuple[str, str, int, str, Callable[[], None]], ...] = (
            (self.tr("Add"), "add", 0, "Ctrl+N", self._add),
            (self.tr("Remove"), "delete", 1, "", self._remove),
            (self.tr("Merge"), "merge", 2, "Ctrl+M", self._merge),
            (self.tr("Split in two"), "side", 1, "Ctrl+D", self._split),
            (self.tr("Turn left"), "turn-left", 1, "Ctrl+[", lambda: self._turn(3)),
            (self.tr("Turn right"), "turn-right", 1, "Ctrl+]", lambda: self._turn(1)),
            (self.tr("This side is up"), "good", 1, "Ctrl+Up", lambda: self._turn(0)),
        )
        made = dict[PushButton, int]()
        for name, icon_name, least, key, do in tools:
            tool = button(name, "", icon_name)
            tool.setShortcut(QKeySequence(key))
            tool.clicked.connect(lambda _=False, do=do: do())
            made[tool] = least
        return made

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(10)
        side.addWidget(self._title)
        side.addWidget(self._hint)
        side.addWidget(self._list, 1)
        grid = QGridLayout()
        for index, tool in enumerate(self._tools):
            grid.addWidget(tool, index // 2, index % 2)
        side.addLayout(grid)
        others = button(self.tr("Other scans…"))
        others.clicked.connect(self.scans_wanted)
        side.addWidget(self._restores)
        where: QLabel = label(self.tr("Save in"), "small")
        side.addLayout(row(where, self._folder, None))
        side.addLayout(row(others, self._skip, None, self._save))
        panel = QWidget()
        panel.setLayout(side)
        panel.setFixedWidth(400)
        side.setContentsMargins(16, 16, 16, 16)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.addWidget(self.view, 1)
        columns.addWidget(panel, 0, Qt.AlignmentFlag(0))
