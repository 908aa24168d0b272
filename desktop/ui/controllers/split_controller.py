"""Controller of splitting: prints of scans are reviewed on a sheet and saved as files.

The sheet is imported and created when it is first opened, as that takes a part of the start.
"""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop.document.photo import Photo
from desktop.restoration.output_paths import OutputSpec
from desktop.session.document.session import Session
from desktop.session.engine.scan_splitting import ScanSplitting
from desktop.ui.common.small_widgets import bring_to_front
from desktop.ui.common.translator import Translator
from desktop.ui.controllers.batch_controller import BatchController
from desktop.ui.dialogs.question_dialogs import Prompts
from desktop.ui.main_window.main_window import MainWindow
from models.core.intent import Intent
from models.core.plan import Plan

if TYPE_CHECKING:
    from desktop.restoration.print_review import Prints, ScanPage
    from desktop.ui.splitting.split_dialog import SplitDialog


class SplitController(QObject):
    """Controller that shows the open photo or scans one after another on the review sheet."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        splitting: ScanSplitting,
        batch: BatchController,
        translator: Translator,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._splitting = window, session, splitting
        self._batch, self._translator = batch, translator
        self._scans: tuple[Photo | Path, ...] = ()
        self._at, self._folder = 0, Path()
        self._restored: tuple[Path, ...] = ()
        self._restores = False
        window.menu_actions.split.triggered.connect(self.start)
        splitting.saved.connect(self._continue)
        splitting.failed.connect(self._show_error)

    @cached_property
    def dialog(self) -> "SplitDialog":
        """Sheet on which prints are reviewed."""
        from desktop.ui.splitting.split_dialog import SplitDialog

        dialog = SplitDialog(self._window)
        dialog.scans_wanted.connect(self._choose_scans)
        dialog.folder_wanted.connect(self._choose_folder)
        dialog.save_wanted.connect(self._save)
        dialog.skipped.connect(self._advance)
        dialog.finished.connect(self._end)
        self._splitting.found.connect(dialog.show_page)
        return dialog

    @cached_property
    def prompts(self) -> Prompts:
        """Dialogs that ask for scans and folders."""
        return Prompts(self.dialog, self._window.file_memory)

    @Slot()
    def start(self) -> None:
        """Show the prints on the open photo; without one ask for scans."""
        document = self._session.document
        if document is not None:
            self.begin((document.photo,))
        else:
            self._choose_scans()

    def begin(self, scans: tuple[Photo | Path, ...]) -> None:
        """Show the prints on the first of several scans; the others follow one after another."""
        self._scans, self._at, self._restored = scans, 0, ()
        self._folder = _path(scans[0]).parent
        self.dialog.set_display_transform(self._window.crop_view.display_transform)
        self.dialog.show_folder(self._folder)
        bring_to_front(self.dialog)
        self._search()

    @Slot(object)
    def follow_plan(self, plan: Plan) -> None:
        """Open the sheet if nothing but to split the photo was asked for."""
        if not plan.steps and any(note.intent is Intent.SPLIT for note in plan.notes):
            self.start()

    def _search(self) -> None:
        scan = self._scans[self._at]
        self.dialog.show_searching(_path(scan), self._at + 1, len(self._scans))
        self._splitting.find(scan)

    @Slot()
    def _choose_scans(self) -> None:
        scans = self.prompts.photos()
        if scans:
            self.begin(scans)

    @Slot()
    def _choose_folder(self) -> None:
        folder = self.prompts.folder("prints", self._folder)
        if folder is not None:
            self._folder = folder
            self.dialog.show_folder(folder)

    @Slot(object, object, bool)
    def _save(self, page: "ScanPage", prints: "Prints", restores: bool) -> None:
        self._restores = restores
        self.dialog.show_saving()
        target = OutputSpec(self._folder, into=True)
        others = tuple(_path(scan) for scan in self._scans)
        self._splitting.save(page, prints, target, lambda: others)

    @Slot(object)
    def _continue(self, written: tuple[Path, ...]) -> None:
        """Go on with the next scan after prints were written."""
        self._restored += written
        self._advance()

    @Slot()
    def _advance(self) -> None:
        """Show the next scan; after the last tell how many prints were saved, and restore them."""
        if self._at + 1 < len(self._scans):
            self._at += 1
            self._search()
            return
        self.dialog.accept()
        template = self.tr("Prints saved in {folder}: {count}")
        sentence = template.format(folder=self._folder, count=len(self._restored))
        self._window.status_bar.show_message(sentence)
        if self._restores and self._restored:
            self._batch.add(self._restored)

    @Slot()
    def _end(self) -> None:
        self._splitting.cancel()

    @Slot(object)
    def _show_error(self, error: object) -> None:
        self.dialog.show_message(self._translator.message(error))


def _path(scan: Photo | Path) -> Path:
    return scan.source if isinstance(scan, Photo) else scan
