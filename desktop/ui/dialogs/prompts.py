"""Questions that stop the person: which file, whether work may be lost, or much is to be begun."""

import os
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from desktop.files.errors import VeryLarge
from desktop.files.formats.formats import ENDINGS
from desktop.i18n.formatting import format_size
from desktop.ui.common.translator import Translator
from desktop.ui.common.widgets import plain
from models.core.wish import GENERATIVE, Wish

PHOTOS = " ".join(f"*{ending}" for ending in ENDINGS)
PROJECTS = "*.ora"
RECIPES = "*.toml *.json"
WEIGHTS = "*.pth *.pt *.ckpt *.safetensors *.onnx *.param"


class Reply(Enum):
    """How a question about unsaved work is answered."""

    KEEP = "keep"
    DISCARD = "discard"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, in short and in a sentence more, and the words for each reply; without those
    to discard, that is none."""

    text: str
    detail: str
    keep: str
    later: str
    discard: str = ""


class Prompts(QObject):
    """Asks over one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.window = window

    def photo(self) -> Path | None:
        """Which file to open."""
        kinds = self.tr("Photos and projects ({kinds})").format(kinds=f"{PHOTOS} {PROJECTS}")
        name, _ = QFileDialog.getOpenFileName(self.window, self.tr("Open a photo"), "", kinds)
        return Path(name) if name else None

    def photos(self) -> tuple[Path, ...]:
        """Which files to add to the batch."""
        kinds = self.tr("Photos ({kinds})").format(kinds=PHOTOS)
        names, _ = QFileDialog.getOpenFileNames(self.window, self.tr("Add photos"), "", kinds)
        return tuple(Path(name) for name in names)

    def recipe(self) -> Path | None:
        """Which recipe to use."""
        kinds = self.tr("Recipes ({kinds})").format(kinds=RECIPES)
        name, _ = QFileDialog.getOpenFileName(self.window, self.tr("Open a recipe"), "", kinds)
        return Path(name) if name else None

    def new_recipe(self, suggested: Path) -> Path | None:
        """Where to save a recipe; TOML unless the name says JSON."""
        return self._target(self.tr("Save recipe"), suggested, RECIPES, (".toml", ".json"))

    def report(self) -> Path | None:
        """Where to save what became of the photos."""
        name, _ = QFileDialog.getSaveFileName(
            self.window, self.tr("Save report"), "heirloom-batch.txt", "*.txt"
        )
        return Path(name) if name else None

    def project(self, suggested: Path) -> Path | None:
        """Where to save."""
        kinds = self.tr("Heirloom project ({kinds})").format(kinds=PROJECTS)
        return self._target(self.tr("Save project"), suggested, kinds, (".ora",))

    def _target(
        self, title: str, suggested: Path, kinds: str, suffixes: tuple[str, ...]
    ) -> Path | None:
        """What was typed, with the first of the suffixes where it has none of them. Where that
        meets a file, the dialog, which asked about the typed name only, is shown once more."""
        while True:
            name, _ = QFileDialog.getSaveFileName(self.window, title, str(suggested), kinds)
            typed = Path(name)
            if not name or typed.suffix.lower() in suffixes:
                return typed if name else None
            suggested = typed.with_name(f"{typed.name}{suffixes[0]}")
            if not os.path.lexists(suggested):
                return suggested

    def folder(self, now: Path) -> Path | None:
        """Which folder to export to."""
        name = QFileDialog.getExistingDirectory(self.window, self.tr("Folder"), str(now))
        return Path(name) if name else None

    def weights(self) -> Path | None:
        """Which file of weights to bring in."""
        kinds = self.tr("Weights ({kinds})").format(kinds=WEIGHTS)
        name, _ = QFileDialog.getOpenFileName(self.window, self.tr("Import a model"), "", kinds)
        return Path(name) if name else None

    def agreeing(self, model: str, licence: str, source: str) -> bool:
        """Whether the person agrees to a licence that forbids commercial use."""
        told = self.tr("{licence}\nRead it at {source}. You are asked once for each model.")
        question = Question(
            self.tr("These weights must not be used commercially."),
            told.format(licence=licence, source=source),
            keep=self.tr("I agree"),
            later=self.tr("Cancel"),
        )
        title = self.tr("Licence of {model}").format(model=model)
        return ask_user(self.window, title, question) is Reply.KEEP

    def opening_large(self, error: VeryLarge, name: str) -> bool:
        """Whether to open a file that takes much time and disk."""
        text = self.tr("“{name}” is very large: {width} x {height} pixels.")
        detail = self.tr(
            "Opening it takes about {needed} of disk and some minutes; each layer takes disk again."
        )
        question = Question(
            text.format(name=name, width=error.width, height=error.height),
            detail.format(needed=format_size(error.needed)),
            keep=self.tr("Open it"),
            later=self.tr("Cancel"),
        )
        return ask_user(self.window, self.tr("A very large photo"), question) is Reply.KEEP

    def purpose(self, name: str, words: Translator) -> Wish | None:
        """What a network is for whose file does not tell."""
        wishes = [wish for wish in Wish if wish not in GENERATIVE]
        chosen, sure = QInputDialog.getItem(
            self.window,
            self.tr("What is it for?"),
            plain(self.tr("{name} could serve several purposes; which one?").format(name=name)),
            [words.wish(wish) for wish in wishes],
            0,
            False,
        )
        found = {words.wish(wish): wish for wish in wishes}
        return found[chosen] if sure else None

    def leaving(self) -> Reply:
        """What shall become of unsaved work before something else is opened."""
        question = Question(
            self.tr("Save the project before you leave this photo?"),
            self.tr("Your layers are lost if you do not."),
            keep=self.tr("Save project"),
            discard=self.tr("Do not save"),
            later=self.tr("Cancel"),
        )
        return ask_user(self.window, self.tr("Unsaved work"), question)


def ask_user(window: QWidget, title: str, question: Question) -> Reply:
    """Ask; Escape is LATER."""
    box = QMessageBox(window)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question.text)
    box.setInformativeText(plain(question.detail))
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
    """A window title for an open file."""
    return QCoreApplication.translate("Prompts", "{name} – Heirloom").format(name=path.name)
