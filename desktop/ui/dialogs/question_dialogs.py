"""Modal questions to the user: which file, whether to save, whether to start something large."""

import os
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from desktop.files.errors import BlurredPhoto, DamagedRows, IncompletePhoto, VeryLarge
from desktop.files.export.comparison import ComparisonKind
from desktop.files.formats.format_table import ENDINGS
from desktop.i18n.english_messages import format_size
from desktop.session.document.comparison_exporter import ComparisonTarget
from desktop.ui.common.recent_files import PHOTOS as PHOTO_FOLDER
from desktop.ui.common.recent_files import FileMemory
from desktop.ui.common.small_widgets import plain, set_plain_texts
from desktop.ui.common.translator import Translator
from models.core.wish_table import GENERATIVE, Wish

PHOTOS = " ".join(f"*{ending}" for ending in ENDINGS)
"""File name patterns of photos, for file dialogs."""

PROJECTS = "*.ora"
RECIPES = "*.toml *.json"
WEIGHTS = "*.pth *.pt *.ckpt *.safetensors *.onnx *.param"


class Reply(Enum):
    """Answer to a question about unsaved work: keep, discard or decide later."""

    KEEP = "keep"
    DISCARD = "discard"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Question:
    """Question to the user: text, detail sentence and the label of each button.

    Without a label the button to discard is left out."""

    text: str
    detail: str
    keep: str
    later: str
    discard: str = ""


class Prompts(QObject):
    """Factory of modal questions and file dialogs above one window."""

    def __init__(self, window: QWidget, memory: FileMemory) -> None:
        """Create the prompts of a window; `memory` holds the folders in which they begin."""
        super().__init__(window)
        self.window, self._memory = window, memory

    def photo(self) -> Path | None:
        """Ask for a photo or project to open; None if cancelled."""
        kinds = self.tr("Photos and projects ({kinds})").format(kinds=f"{PHOTOS} {PROJECTS}")
        return self._existing(self.tr("Open a photo"), PHOTO_FOLDER, kinds)

    def photos(self) -> tuple[Path, ...]:
        """Ask for photos to add to the batch; empty if cancelled."""
        kinds = self.tr("Photos ({kinds})").format(kinds=PHOTOS)
        start = str(self._memory.folder(PHOTO_FOLDER))
        names, _ = QFileDialog.getOpenFileNames(self.window, self.tr("Add photos"), start, kinds)
        paths = tuple(Path(name) for name in names)
        if paths:
            self._memory.remember_folder(PHOTO_FOLDER, paths[0].parent)
        return paths

    def reference(self) -> Path | None:
        """Ask for a photo whose colours another one gets; None if cancelled."""
        kinds = self.tr("Photos ({kinds})").format(kinds=PHOTOS)
        return self._existing(self.tr("Colours of another photo"), "references", kinds)

    def recipe(self) -> Path | None:
        """Ask for a recipe to open; None if cancelled."""
        kinds = self.tr("Recipes ({kinds})").format(kinds=RECIPES)
        return self._existing(self.tr("Open a recipe"), "recipes", kinds)

    def new_recipe(self, suggested: Path) -> Path | None:
        """Ask for the file of a new recipe, TOML or `.json`; None if cancelled."""
        return self._target(self.tr("Save recipe"), suggested, RECIPES, (".toml", ".json"))

    def report(self) -> Path | None:
        """Ask for the file of a batch report; None if cancelled."""
        suggested = str(self._memory.folder("reports") / "heirloom-batch.txt")
        title = self.tr("Save report")
        name, _ = QFileDialog.getSaveFileName(self.window, title, suggested, "*.txt")
        return self._remember(name, "reports")

    def project(self, suggested: Path) -> Path | None:
        """Ask for the file of a project; None if cancelled."""
        kinds = self.tr("Heirloom project ({kinds})").format(kinds=PROJECTS)
        return self._target(self.tr("Save project"), suggested, kinds, (".ora",))

    def comparison(self, suggested: Path, *, has_faces: bool) -> ComparisonTarget | None:
        """Ask for kind and file of a comparison; None if cancelled.

        The file dialog asks before an existing file is chosen."""
        names = {
            ComparisonKind.SIDE_BY_SIDE: self.tr("Side by side ({kinds})"),
            ComparisonKind.SLIDER: self.tr("Moving slider ({kinds})"),
            ComparisonKind.FACES: self.tr("Restored faces ({kinds})"),
        }
        filters = {
            name.format(kinds=" ".join(f"*{suffix}" for suffix in kind.value)): kind
            for kind, name in names.items()
            if has_faces or kind is not ComparisonKind.FACES
        }
        title, start = self.tr("Export before and after"), str(suggested)
        name, chosen = QFileDialog.getSaveFileName(self.window, title, start, ";;".join(filters))
        return _comparison_target(Path(name), filters.get(chosen)) if name else None

    def _target(
        self, title: str, suggested: Path, kinds: str, suffixes: tuple[str, ...]
    ) -> Path | None:
        """Ask for a file to write; append the first of `suffixes` if the name has none of them.

        If that file exists, the dialog is shown again, as it asked about the typed name only. None
        if cancelled. `kinds` is Qt's filter of file types."""
        while True:
            name, _ = QFileDialog.getSaveFileName(self.window, title, str(suggested), kinds)
            typed = Path(name)
            if not name or typed.suffix.lower() in suffixes:
                return typed if name else None
            suggested = typed.with_name(f"{typed.name}{suffixes[0]}")
            if not os.path.lexists(suggested):
                return suggested

    def folder(self, purpose: str, now: Path | None = None) -> Path | None:
        """Ask for a folder, beginning in `now` or the last for `purpose`; None if cancelled."""
        start = now or self._memory.folder(purpose)
        name = QFileDialog.getExistingDirectory(self.window, self.tr("Folder"), str(start))
        if name:
            self._memory.remember_folder(purpose, Path(name))
        return Path(name) if name else None

    def _existing(self, title: str, purpose: str, kinds: str) -> Path | None:
        """Ask for an existing file of the types `kinds` (Qt filter); None if cancelled."""
        start = str(self._memory.folder(purpose))
        name, _ = QFileDialog.getOpenFileName(self.window, title, start, kinds)
        return self._remember(name, purpose)

    def _remember(self, name: str, purpose: str) -> Path | None:
        """Return a chosen file and remember its folder for `purpose`; None for the name ""."""
        if name:
            self._memory.remember_folder(purpose, Path(name).parent)
        return Path(name) if name else None

    def weights(self) -> Path | None:
        """Ask for a file of weights to import; None if cancelled."""
        kinds = self.tr("Weights ({kinds})").format(kinds=WEIGHTS)
        return self._existing(self.tr("Import a model"), "models", kinds)

    def agreeing(self, model: str, licence: str, source: str) -> bool:
        """Ask whether the user accepts a model's non-commercial licence; return the answer.

        `source` is the address of the licence text."""
        detail = self.tr("{licence}\nRead it at {source}. You are asked once for each model.")
        question = Question(
            self.tr("These weights must not be used commercially."),
            detail.format(licence=licence, source=source),
            keep=self.tr("I agree"),
            later=self.tr("Cancel"),
        )
        title = self.tr("Licence of {model}").format(model=model)
        return ask_user(self.window, title, question) is Reply.KEEP

    def opening_large(self, error: VeryLarge, name: str) -> bool:
        """Ask whether to open a photo that takes much time and disk space."""
        text = self.tr("“{name}” is very large: {width} x {height} pixels.")
        detail = self.tr(
            "Opening it takes some minutes and about {needed} of disk space; each "
            "layer needs more disk space."
        )
        question = Question(
            text.format(name=name, width=error.width, height=error.height),
            detail.format(needed=format_size(error.needed)),
            keep=self.tr("Open it"),
            later=self.tr("Cancel"),
        )
        return ask_user(self.window, self.tr("A very large photo"), question) is Reply.KEEP

    def opening_partial(self, error: IncompletePhoto | BlurredPhoto, name: str) -> bool:
        """Ask whether to open the readable part of an incomplete photo."""
        text = self.tr("“{name}” is cut off: a part of the file is missing.")
        if isinstance(error, DamagedRows):
            text = self.tr("“{name}” is damaged: a part of the file is wrong.")
            detail = self.tr(
                "Of its {height} rows, the last {missing} cannot be read and will be grey; others "
                "may be wrong. If you have another copy of the file, try that first."
            ).format(height=error.height, missing=error.missing)
        elif isinstance(error, IncompletePhoto):
            detail = self.tr(
                "Of its {height} rows, the last {missing} are missing and will be grey. If you "
                "have another copy of the file, try that first."
            ).format(height=error.height, missing=error.missing)
        else:
            detail = self.tr(
                "Its fine detail is missing, so it is less sharp than it was. If you have another "
                "copy of the file, try that first."
            )
        question = Question(
            text.format(name=name),
            detail,
            keep=self.tr("Open what is there"),
            later=self.tr("Cancel"),
        )
        title = self.tr("An incomplete photo")
        return ask_user(self.window, title, question) is Reply.KEEP

    def purpose(self, name: str, translator: Translator) -> Wish | None:
        """Ask which wish an imported network serves; None if cancelled."""
        wishes = [wish for wish in Wish if wish not in GENERATIVE]
        chosen, accepted = QInputDialog.getItem(
            self.window,
            self.tr("What is it for?"),
            plain(self.tr("{name} could serve several purposes; which one?").format(name=name)),
            [translator.wish(wish) for wish in wishes],
            0,
            False,
        )
        by_name = {translator.wish(wish): wish for wish in wishes}
        return by_name[chosen] if accepted else None

    def leaving(self) -> Reply:
        """Ask what to do with unsaved changes before another photo is opened."""
        question = Question(
            self.tr("Save the project before you leave this photo?"),
            self.tr("Your layers are lost if you do not."),
            keep=self.tr("Save project"),
            discard=self.tr("Do not save"),
            later=self.tr("Cancel"),
        )
        return ask_user(self.window, self.tr("Unsaved work"), question)


def ask_user(window: QWidget, title: str, question: Question) -> Reply:
    """Ask a question in a message box; Escape and the close button give `Reply.LATER`."""
    box = QMessageBox(window)
    box.setWindowTitle(title)
    set_plain_texts(box, question.text, question.detail)
    roles = QMessageBox.ButtonRole
    keep = box.addButton(question.keep, roles.AcceptRole)
    discard = question.discard and box.addButton(question.discard, roles.DestructiveRole)
    box.setEscapeButton(box.addButton(question.later, roles.RejectRole))
    box.setDefaultButton(keep)
    keep.setProperty("look", "main")
    box.exec()
    if box.clickedButton() == keep:
        return Reply.KEEP
    return Reply.DISCARD if discard and box.clickedButton() == discard else Reply.LATER


def about_file(path: Path) -> str:
    """Return the window title for an open file."""
    return QCoreApplication.translate("Prompts", "{name} – Heirloom").format(name=path.name)


def _comparison_target(typed: Path, kind: ComparisonKind | None) -> ComparisonTarget:
    """Return the target for a typed name; its suffix decides where the kind has no such file."""
    suffix = typed.suffix.lower()
    if kind is None or suffix not in kind.value:
        fitting = (each for each in ComparisonKind if suffix in each.value)
        kind = next(fitting, None) or kind or ComparisonKind.SIDE_BY_SIDE
    if suffix in kind.value:
        return ComparisonTarget(kind, typed, overwrite=True)
    return ComparisonTarget(kind, typed.with_name(f"{typed.name}{kind.value[0]}"))
