"""Controller of the file commands: open, paste, save, export and close."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QImage

from desktop.document.document import Document
from desktop.files.errors import VeryLarge
from desktop.files.notices import OtherPages
from desktop.files.reading.reader_protocols import ReadOptions
from desktop.session.document.document_io import (
    PROJECT,
    DocumentIO,
    NeedsConsent,
    OpenedDocument,
)
from desktop.session.document.session import Session
from desktop.session.settings_store import SettingsStore
from desktop.ui.common.small_widgets import local_files
from desktop.ui.dialogs.question_dialogs import Prompts, Reply, about_file
from desktop.ui.main_window.main_window import MainWindow


class FileController(QObject):
    """Controller that connects the file commands of the window with DocumentIO.

    Unsaved work is never replaced or closed without asking. `opened` carries a Document and the
    notices to show, after the window shows path and pages."""

    opened = Signal(object, object)

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        document_io: DocumentIO,
        settings_store: SettingsStore,
        pasted: Path,
    ) -> None:
        """Connect the commands; pictures from the clipboard are written to the file `pasted`."""
        super().__init__(window)
        self._window, self._session, self._document_io = window, session, document_io
        self._settings_store, self._pasted = settings_store, pasted
        self.prompts = Prompts(window, window.file_memory)
        self.path = Path()
        self.may_close = False
        self._closes_after_save = False
        self._document_to_replace: Document | None = None
        self._connect_services()
        self._connect_window()

    @Slot(object)
    def open(self, path: Path) -> None:
        """Open a photo or project, unless the user wants to keep unsaved work."""
        if self._may_leave():
            self._document_to_replace = self._session.document
            self._document_io.open(path)

    def project_path(self) -> Path | None:
        """Return the file of the open project; None if the document is not from a project."""
        return self.path if self.path.suffix.lower() == PROJECT else None

    @Slot()
    def save(self) -> None:
        """Save the document as a project, to its file or to one that the user chooses."""
        self._closes_after_save = False
        document = self._session.document
        if document is None:
            return
        path = self.project_path()
        if path is None:
            path = self.prompts.project(document.photo.source.with_suffix(PROJECT))
        if path is not None:
            self._document_io.save(document, path)

    def _connect_services(self) -> None:
        document_io = self._document_io
        document_io.set_replace_guard(self._may_replace)
        document_io.opened.connect(self._begin)
        document_io.consent_needed.connect(self._ask_consent)
        document_io.saved.connect(self._finish_save)
        document_io.exported.connect(self._finish_export)
        self._session.history_changed.connect(self._show_file)

    def _connect_window(self) -> None:
        window, actions = self._window, self._window.menu_actions
        window.status_bar.page_selector.page_requested.connect(self._open_page)
        window.welcome_page.sample_wanted.connect(self.open)
        window.file_dropped.connect(self.open)
        window.closing.connect(self._close)
        actions.open.triggered.connect(self._choose)
        actions.recent_menu.wanted.connect(self.open)
        actions.recent_menu.forget_wanted.connect(window.file_memory.forget)
        window.welcome_page.recent_wanted.connect(self.open)
        window.file_memory.changed.connect(self._show_recent)
        self._show_recent()
        actions.paste.triggered.connect(self._paste)
        actions.save.triggered.connect(self.save)
        actions.export.triggered.connect(self._export)

    @Slot(object)
    def _begin(self, opened: OpenedDocument) -> None:
        """Show path and pages of an opened file, and emit `opened` with the other notices."""
        self._set_path(opened.path)
        if opened.path != self._pasted:
            self._window.file_memory.remember_file(opened.path)
        pages = next((each for each in opened.notices if isinstance(each, OtherPages)), None)
        page, count = (pages.page - 1, pages.pages) if pages else (0, 1)
        self._window.status_bar.page_selector.show_page(page, count)
        notices = tuple(each for each in opened.notices if each is not pages)
        self.opened.emit(opened.document, notices)

    @Slot(int)
    def _open_page(self, page: int) -> None:
        """Open another page (0-based) of the open file, unless the user keeps unsaved work."""
        document = self._session.document
        if document is None:
            return
        if self._may_leave():
            self._document_to_replace = document
            self._document_io.open(document.photo.source, ReadOptions(page))
        else:
            self._show_page_of(document)

    @Slot(object, object, object)
    def _ask_consent(self, error: NeedsConsent, path: Path, options: ReadOptions) -> None:
        """Ask whether to open a very large or incomplete photo, and open it if so."""
        document = self._session.document
        if isinstance(error, VeryLarge):
            agreed = self.prompts.opening_large(error, path.name)
            options = replace(options, allow_large=True)
        else:
            agreed = self.prompts.opening_partial(error, path.name)
            options = replace(options, allow_partial=True)
        if agreed:
            self._document_io.open(path, options)
        elif document is not None:
            self._show_page_of(document)

    def _may_replace(self) -> bool:
        """Return whether a decoded file may replace the open one; ask if that was edited."""
        document, left = self._session.document, self._document_to_replace
        if document is None:
            return True
        if left is not None and _without_results(document) == _without_results(left):
            return True
        if self._may_leave():
            return True
        self._show_page_of(document)
        return False

    def _show_page_of(self, document: Document) -> None:
        pages = self._window.status_bar.page_selector
        pages.show_page(document.photo.page, pages.page_count)

    @Slot()
    def _show_recent(self) -> None:
        recent = self._window.file_memory.recent
        self._window.menu_actions.recent_menu.show_files(recent)
        self._window.welcome_page.show_recent(recent)

    def _set_path(self, path: Path) -> None:
        self.path = path
        self._window.setWindowTitle(about_file(path))

    @Slot()
    def _choose(self) -> None:
        path = self.prompts.photo()
        if path is not None:
            self.open(path)

    @Slot()
    def _paste(self) -> None:
        clipboard = QGuiApplication.clipboard().mimeData()
        files = local_files(clipboard)
        image = clipboard.imageData() if clipboard.hasImage() else None
        if files:
            self._window.take_files(files)
        elif isinstance(image, QImage) and image.save(str(self._pasted)):
            self.open(self._pasted)

    @Slot()
    def _export(self) -> None:
        document = self._session.document
        if document is None:
            return
        from desktop.ui.dialogs.export_dialog import ExportDialog  # not needed at the start

        dialog = ExportDialog(document, self.prompts, self._settings_store.settings)
        if dialog.exec():
            self._settings_store.save(dialog.remembered)
            self._document_io.export(document, dialog.target, dialog.options)
        dialog.deleteLater()

    @Slot(object)
    def _close(self, event: QCloseEvent) -> None:
        """Set `may_close`: nothing is unsaved, or the user agreed to lose it."""
        self.may_close = False
        self.may_close = self._may_leave(closing=True)
        if not self.may_close:
            event.ignore()

    def _may_leave(self, *, closing: bool = False) -> bool:
        """Return whether unsaved work may be left; ask if there is any.

        With `closing` the window closes after a save."""
        if not self._session.unsaved:
            return True
        reply = self.prompts.leaving()
        if reply is Reply.KEEP:
            self.save()
            self._closes_after_save = closing
        return reply is Reply.DISCARD

    @Slot(object, object)
    def _finish_save(self, document: Document, path: Path) -> None:
        if self._session.holds(document.photo):
            self._session.mark_saved(document)
            self._set_path(path)
        self._show_message(self.tr("Saved as {path}").format(path=path))
        if self._closes_after_save:
            self._window.close()

    @Slot(object, object)
    def _finish_export(self, _: Document, path: Path) -> None:
        """Show a message about an export; the document still counts as unsaved."""
        self._show_message(self.tr("Exported to {path}").format(path=path))

    def _show_message(self, sentence: str) -> None:
        self._window.status_bar.show_message(sentence)
        self._show_file()

    @Slot()
    def _show_file(self) -> None:
        self._window.header_bar.show_file(self.path, self._session.unsaved)


def _without_results(document: Document) -> Document:
    """Return a document without selection and patches, to compare the user's edits."""
    layers = tuple(replace(layer, patch=None) for layer in document.layers)
    return replace(document.with_selection(None), layers=layers)
