"""Options of a batch: the treatment of the photos, and where results are written."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.document.recipe import Recipe
from desktop.files.formats.format_table import WRITABLE
from desktop.restoration.file_restorer import RestoreRequest
from desktop.restoration.output_paths import PATTERN, OutputSpec
from desktop.ui.common.small_widgets import button, choice, form_label, label, plain, row

AUTOMATIC, INSTRUCTION, PHOTO_RECIPE, FILE_RECIPE = range(4)
"""Indices of the treatments in the combo box."""


class BatchOptions(QWidget):
    """Form for the restoration of a batch: automatic, by instruction or by recipe; and output."""

    recipe_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photo_recipe = self._file_recipe = Recipe(())
        self._recipe_note = ""
        self._folder: Path | None = None
        self._treatment = choice()
        self._treatment.addItems(
            [
                self.tr("What each photo needs"),
                self.tr("An instruction"),
                self.tr("What was done to the open photo"),
                self.tr("A saved recipe…"),
            ]
        )
        self._treatment.setAccessibleName(self.tr("What to do"))
        self._treatment.setToolTip(self.tr("What to do to each photo"))
        self._treatment.activated.connect(self._choose)
        self._instruction = QLineEdit()
        self._instruction.setPlaceholderText(self.tr("Say what is wrong with these photos…"))
        self._instruction.setAccessibleName(self.tr("Instruction for all photos"))
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
        self._folder_button = button(self.tr("Beside each original"), "", "open")
        self._folder_button.setToolTip(self.tr("Where the results go"))
        self._folder_button.clicked.connect(self.folder_wanted)
        self._lay_out()
        self._show_choice()

    @property
    def request(self) -> RestoreRequest:
        """Restore request for the options that are chosen now."""
        treatment, instruction = self._treatment.currentIndex(), self._instruction.text().strip()
        recipe = {PHOTO_RECIPE: self._photo_recipe, FILE_RECIPE: self._file_recipe}.get(treatment)
        target = OutputSpec(
            out=self._folder,
            into=self._folder is not None,
            format=self._format.currentData(),
            pattern=self._name.text().strip() or PATTERN,
        )
        return RestoreRequest(
            say=instruction if treatment == INSTRUCTION and instruction else None,
            recipe=recipe,
            target=target,
        )

    def show_photo_recipe(self, recipe: Recipe, stays: str = "") -> None:
        """Set the open photo's recipe; `stays` says which of its edits it does not contain."""
        self._photo_recipe, self._recipe_note = recipe, stays
        self._show_choice()

    def show_recipe(self, name: str, recipe: Recipe) -> None:
        """Set and choose a recipe that was read from a file, with its name."""
        self._file_recipe = recipe
        self._treatment.setCurrentIndex(FILE_RECIPE)
        self._treatment.setItemText(FILE_RECIPE, self.tr("The recipe “{name}”").format(name=name))
        self._show_choice()

    def show_folder(self, folder: Path) -> None:
        """Show the output folder; an empty path stands for the folders of the originals."""
        self._folder = folder
        self._folder_button.setText(folder.name or str(folder))
        self._folder_button.setToolTip(plain(str(folder)))

    @Slot(int)
    def _choose(self, treatment: int) -> None:
        self._show_choice()
        if treatment == FILE_RECIPE:
            self.recipe_wanted.emit()

    def _show_choice(self) -> None:
        treatment = self._treatment.currentIndex()
        self._instruction.setVisible(treatment == INSTRUCTION)
        recipe = {PHOTO_RECIPE: self._photo_recipe, FILE_RECIPE: self._file_recipe}.get(treatment)
        empty = recipe is not None and not recipe.steps
        stays = self._recipe_note if treatment == PHOTO_RECIPE else ""
        self._note.setText(self.tr("There are no steps yet.") if empty else stays)
        self._note.setVisible(bool(self._note.text()))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        what = QVBoxLayout()
        what.setSpacing(8)
        for part in (self._treatment, self._instruction, self._note):
            what.addWidget(part)
        form.addRow(form_label(self.tr("Do")), what)
        form.addRow(
            form_label(self.tr("Save as")), row(self._name, self._format, self._folder_button)
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(form)
