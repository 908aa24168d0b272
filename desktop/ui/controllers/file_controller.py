"""Opening, saving, exporting and leaving, as the person asks for them."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QImage

from desktop.document.document import Document
from desktop.files.errors import VeryLarge
from desktop.files.formats.formats import WRITABLE, Format, format_of_result
from desktop.files.notices import OtherPages
from desktop.session.document.document_io import PROJECT, DocumentIO
from desktop.session.document.session import Session
from desktop.session.settings_store import SettingsStore
from desktop.ui.common.widgets import local_files
from desktop.ui.dialogs.export_dialog import ExportDialog
from desktop.ui.dialogs.prompts import Prompts, Reply, about_file
from desktop.ui.main_window.main_window import MainWindow

FORMATS = frozenset(each.value for each in WRITABLE)


class FileController(QObject):
    """Never loses unsaved work without asking."""

    told = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        shelf: DocumentIO,
        preferences: SettingsStore,
        pasted: Path,
    ) -> None:
        """`pasted` is where a picture from the clipboard is put."""
        super().__init__(window)
        self._preferences = preferences
        self._window, self._session, self._shelf, self._pasted = window, session, shelf, pasted
        self.dialogs = Prompts(window)
        self._leaves = False
        self.may_close = False
        self.path = Path()
        self._notices: tuple[object, ...] = ()
        self._left: Document | None = None
        shelf.set_replace_guard(self._settled)
        shelf.noticed.connect(self._keep_notice)
        shelf.size_confirmation_needed.connect(self._ask_about_size)
        window.status_bar.page_selector.page_requested.connect(self._turn)
        acts = window.menu_actions
        acts.open.triggered.connect(self._choose)
        acts.paste.triggered.connect(self._paste)
        acts.save.triggered.connect(self.save)
        acts.export.triggered.connect(self._export)
        window.welcome_page.sample_wanted.connect(self.open)
        window.file_dropped.connect(self.open)
        window.closing.connect(self._close)
        shelf.saved.connect(self._tell_saved)
        shelf.exported.connect(self._tell_exported)

    @Slot(object)
    def open(self, path: Path) -> None:
        """A photo or a project, once it is settled what becomes of the open one."""
        if self._may_leave():
            self._notices, self._left = (), self._session.document
            self._shelf.open(path)

    def begin(self, path: Path) -> None:
        """This file has been opened; what was left out of it is told."""
        self.remember(path)
        page = next((each for each in self._notices if isinstance(each, OtherPages)), None)
        shown = (page.page - 1, page.pages) if page else (0, 1)
        self._window.status_bar.page_selector.show_page(*shown)
        self.told.emit(tuple(each for each in self._notices if each is not page))
        self._notices = ()

    @Slot(object)
    def _keep_notice(self, notice: object) -> None:
        self._notices = (*self._notices, notice)

    @Slot(int)
    def _turn(self, page: int) -> None:
        """To another picture of the open file; back where the person stays with this one."""
        document = self._session.document
        if document is None:
            return
        if self._may_leave():
            self._notices, self._left = (), document
            self._shelf.open(document.photo.source, page)
        else:
            self._turn_back(document)

    @Slot(object, object, int)
    def _ask_about_size(self, error: VeryLarge, path: Path, page: int) -> None:
        """Opened all the same, if the person says so; what is open stays until then."""
        self._notices = ()
        document = self._session.document
        if self.dialogs.opening_large(error, path.name):
            self._shelf.open(path, page, large=True)
        elif document is not None:
            self._turn_back(document)

    def _settled(self) -> bool:
        """Asks again where the person went on working while the other file was read."""
        now, left = self._session.document, self._left
        if now is None or (left is not None and _work(now) == _work(left)) or self._may_leave():
            return True
        self._turn_back(now)
        return False

    def _turn_back(self, document: Document) -> None:
        pages = self._window.status_bar.page_selector
        pages.show_page(document.photo.page, pages.page_count)

    def remember(self, path: Path) -> None:
        """This file is open now."""
        self.path = path
        self._window.setWindowTitle(about_file(path))

    def project(self) -> Path | None:
        """The file of the open project, if it has one."""
        return self.path if self.path.suffix.lower() == PROJECT else None

    @Slot()
    def save(self) -> None:
        """As a project: to the file it came from, else where the person says."""
        self._leaves = False
        document = self._session.document
        if document is None:
            return
        path: Path | None = self.path
        if self.path.suffix.lower() != PROJECT:
            path = self.dialogs.project(document.photo.source.with_suffix(PROJECT))
        if path is not None:
            self._shelf.save(document, path)

    @Slot()
    def _choose(self) -> None:
        path = self.dialogs.photo()
        if path is not None:
            self.open(path)

    @Slot()
    def _paste(self) -> None:
        clipboard = QGuiApplication.clipboard().mimeData()
        files = local_files(clipboard)
        image = clipboard.imageData() if clipboard.hasImage() else None
        if files:
            self.open(files[0])
        elif isinstance(image, QImage) and image.save(str(self._pasted)):
            self.open(self._pasted)

    @Slot()
    def _export(self) -> None:
        document = self._session.document
        if document is None:
            return
        chosen = self._preferences.settings
        format = Format(chosen.format) if chosen.format in FORMATS else None
        format = format or format_of_result(document.photo.source)
        dialog = ExportDialog(document.photo, self.dialogs, format, chosen.quality)
        if dialog.exec():
            self._shelf.export(document, dialog.target, dialog.options)
        dialog.deleteLater()

    @Slot(object)
    def _close(self, event: QCloseEvent) -> None:
        """`may_close` is true from here on when the person agreed to lose what is unsaved, or when
        nothing is."""
        self.may_close = False
        self.may_close = self._may_leave(closing=True)
        if not self.may_close:
            event.ignore()

    def _may_leave(self, *, closing: bool = False) -> bool:
        if not self._session.unsaved:
            return True
        answer = self.dialogs.leaving()
        if answer is Reply.KEEP:
            self.save()
            self._leaves = closing
        return answer is Reply.DISCARD

    @Slot(object, object)
    def _tell_saved(self, document: Document, path: Path) -> None:
        if self._is_open(document):
            self._session.mark_saved(document)
            self.remember(path)
        self._tell(self.tr("Saved as {path}").format(path=path))
        if self._leaves:
            self._window.close()

    @Slot(object, object)
    def _tell_exported(self, _: Document, path: Path) -> None:
        """The layers are in no file yet: only a project holds them."""
        self._tell(self.tr("Exported to {path}").format(path=path))

    def _is_open(self, document: Document) -> bool:
        """Whether its photo still is: another may have been opened while this one was written."""
        now = self._session.document
        return now is not None and now.photo == document.photo

    def _tell(self, sentence: str) -> None:
        self._window.status_bar.show_message(sentence)
        self._window.header_bar.show_file(self.path, self._session.unsaved)


def _work(document: Document) -> Document:
    """What the person did: neither what is selected nor what engines made of it."""
    layers = tuple(replace(layer, patch=None) for layer in document.layers)
    return replace(document.with_selection(None), layers=layers)
