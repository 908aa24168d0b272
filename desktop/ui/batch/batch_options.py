"""Options of a batch: the treatment of the photos, and where results are written."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.document.recipe import Recipe
from desktop.files.formats.formats import WRITABLE
from desktop.restoration.file_restorer import RestoreRequest
from desktop.restoration.output_plan import PATTERN, OutputSpec
from desktop.ui.common.widgets import button, choice, form_label, label, plain, row

AUTOMATIC, WORDS, PHOTO, SAVED = range(4)
"""Indices of the treatments in the combo box."""


class BatchOptions(QWidget):
    """Form for treatment and output: automatic, instruction, recipe of the photo or of a file."""

    recipe_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of_photo = self._saved = Recipe(())
        self._stays = ""
        self._folder: Path | None = None
        self._how = choice()
        self._how.addItems(
            [
                self.tr("What each photo needs"),
                self.tr("An instruction"),
                self.tr("What was done to the open photo"),
                self.tr("A saved recipe…"),
            ]
        )
        self._how.setAccessibleName(self.tr("What to do"))
        self._how.setToolTip(self.tr("What to do to each photo"))
        self._how.activated.connect(self._choose)
        self._words = QLineEdit()
        self._words.setPlaceholderText(self.tr("Say what is wrong with these photos…"))
        self._words.setAccessibleName(self.tr("Instruction for all photos"))
        self._note = label("", "small", wraps=True)
        self._format = choice()
        self._format.addItem(self.tr("Like the original"), None)
        for each in WRITABLE:
            self._format.addItem(each.value.upper(), each)
        self._format.setAccessibleName(self.tr("Format"))
        self._format.setToolTip(self.tr("Format of the results"))
        self._name = QLineEdit(PATTERN)
        self._name.setAccessibleName(self.tr("Names"))
        self._name.setToolTip(self.tr("{name} stands for the name of the original"))
        self._place = button(self.tr("Beside each original"), "", "open")
        self._place.setToolTip(self.tr("Where the results go"))
        self._place.clicked.connect(self.folder_wanted)
        self._lay_out()
        self._show_choice()

    @property
    def request(self) -> RestoreRequest:
        """Restore request for the options that are chosen now."""
        how, words = self._how.currentIndex(), self._words.text().strip()
        recipe = {PHOTO: self._of_photo, SAVED: self._saved}.get(how)
        target = OutputSpec(
            out=self._folder,
            into=self._folder is not None,
            format=self._format.currentData(),
            pattern=self._name.text().strip() or PATTERN,
        )
        return RestoreRequest(
            say=words if how == WORDS and words else None, recipe=recipe, target=target
        )

    def show_photo_recipe(self, recipe: Recipe, stays: str = "") -> None:
        """Set the recipe of the open photo; `stays` says what of it other photos do not get.

        The recipe is empty if the photo has no layers to apply.
        """
        self._of_photo, self._stays = recipe, stays
        self._show_choice()

    def show_recipe(self, name: str, recipe: Recipe) -> None:
        """Choose a recipe that was read from a file."""
        self._saved = recipe
        self._how.setCurrentIndex(SAVED)
        self._how.setItemText(SAVED, self.tr("The recipe “{name}”").format(name=name))
        self._show_choice()

    def show_folder(self, folder: Path) -> None:
        """Show the output folder; without one, results are written beside the originals."""
        self._folder = folder
        self._place.setText(folder.name or str(folder))
        self._place.setToolTip(plain(str(folder)))

    @Slot(int)
    def _choose(self, how: int) -> None:
        self._show_choice()
        if how == SAVED:
            self.recipe_wanted.emit()

    def _show_choice(self) -> None:
        how = self._how.currentIndex()
        self._words.setVisible(how == WORDS)
        recipe = {PHOTO: self._of_photo, SAVED: self._saved}.get(how)
        empty = recipe is not None and not recipe.steps
        stays = self._stays if how == PHOTO else ""
        self._note.setText(self.tr("There are no steps yet.") if empty else stays)
        self._note.setVisible(bool(self._note.text()))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        what = QVBoxLayout()
        what.setSpacing(8)
        for part in (self._how, self._words, self._note):
            what.addWidget(part)
        form.addRow(form_label(self.tr("Do")), what)
        form.addRow(form_label(self.tr("Save as")), row(self._name, self._format, self._place))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(form)
