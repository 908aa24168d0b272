"""Dialog with the options of an export: size, format, quality, bit depth, name and folder."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QFormLayout, QLineEdit, QVBoxLayout

from desktop.document.document import Document
from desktop.files.export.export_options import ExportOptions
from desktop.files.export.exporter import free_name
from desktop.files.formats.format_table import (
    WRITABLE,
    Format,
    format_of_result,
    stem_of,
    writable_format,
)
from desktop.files.metadata.gps_removal import has_maker_note, tells_place
from desktop.settings import Settings
from desktop.ui.common.small_widgets import (
    Slider,
    button,
    button_text,
    choice,
    form_label,
    label,
    plain,
    row,
)
from desktop.ui.dialogs.print_form import PrintForm
from desktop.ui.dialogs.question_dialogs import Prompts


class ExportDialog(QDialog):
    """Dialog for the target and options of an export.

    It proposes a file name that does not exist yet, in the folder of the original.
    """

    def __init__(self, document: Document, prompts: Prompts, settings: Settings) -> None:
        super().__init__(prompts.window)
        self._photo, self._prompts = document.photo, prompts
        self._picture, self._settings = document.canvas, settings
        self._folder = self._photo.source.parent
        self.setWindowTitle(self.tr("Export"))
        self.setMinimumWidth(480)
        self._format = choice()
        for each in WRITABLE:
            self._format.addItem(each.value.upper(), each)
        self._format.setAccessibleName(self.tr("Format"))
        self._size = choice()
        self._size.addItems([self.tr("As it is"), self.tr("For a print")])
        self._size.setAccessibleName(self.tr("Size"))
        self._size.currentIndexChanged.connect(self._show_size)
        self._print, self._size_label = PrintForm(settings), label("", "small", wraps=True)
        self._print.changed.connect(self._show_size)
        self._depth = choice()
        self._depth.setAccessibleName(self.tr("Bit depth"))
        self._quality = Slider(self.tr("Quality"), settings.quality / 100)
        self._quality.setMinimum(1)
        self._quality_label = label(str(settings.quality), "small")
        self._quality.valueChanged.connect(lambda value: self._quality_label.setText(str(value)))
        self._name = QLineEdit()
        self._name.setAccessibleName(self.tr("File name"))
        self._folder_button = button("", "", "open")
        self._folder_button.clicked.connect(self._choose_folder)
        self._keep_gps = QCheckBox(self.tr("Keep the location"))
        self._keep_gps.setChecked(True)
        self._describe_location()
        self._keep_times = QCheckBox(self.tr("Keep the time of the file"))
        self._keep_times.setToolTip(
            self.tr("Programs that sort by time then show the result beside the photo")
        )
        self._keep_times.setChecked(True)
        self._overwrite = QCheckBox(self.tr("Overwrite an existing file"))
        self._overwrite.setToolTip(self.tr("The original is never overwritten"))
        self._lay_out()
        self._format.currentIndexChanged.connect(self._show_format)
        self._format.setCurrentIndex(WRITABLE.index(self._usual_format()))
        self._show_format()
        self._show_size()
        self._show_folder()

    @property
    def target(self) -> Path:
        """Path of the file to export, with the suffix of the chosen format."""
        name = Path(self._name.text().strip() or self._photo.source.name)
        fits = writable_format(name) is self._chosen_format
        return self._folder / (name if fits else f"{stem_of(name)}{self._chosen_format.suffix}")

    @property
    def options(self) -> ExportOptions:
        """Export options that are chosen now."""
        depth = int(self._depth.currentData())
        quality, overwrite = self._quality.value(), self._overwrite.isChecked()
        return ExportOptions(
            self._chosen_format,
            depth,
            quality,
            overwrite,
            keep_gps=self._keep_gps.isChecked(),
            keep_times=self._keep_times.isChecked(),
            print_spec=self._print.spec if self._is_print else None,
        )

    @property
    def remembered(self) -> Settings:
        """Settings updated by what is chosen now, for the next export."""
        usual, fitting = self._usual_format(), self._fitting_bits()
        format, bits = self._chosen_format, int(self._depth.currentData())
        settings = replace(self._settings, quality=self._quality.value())
        if format is not usual:
            settings = replace(settings, format=format.value)
        if bits != fitting and format.spec.supports_16_bit:
            settings = replace(settings, bits=bits)
        if not self._is_print:
            return settings
        spec = self._print.spec
        return replace(
            settings,
            print_width=round(spec.width_mm),
            print_height=round(spec.height_mm),
            print_dpi=spec.dpi,
            print_border=round(spec.border_mm),
        )

    @property
    def _is_print(self) -> bool:
        return self._size.currentIndex() == 1

    def _usual_format(self) -> Format:
        """Return the format of the last export, or that of the original before the first."""
        known = {each.value: each for each in WRITABLE}
        return known.get(self._settings.format) or format_of_result(self._photo.source)

    def _fitting_bits(self) -> int:
        """Return the bit depth of the last export if the format has it, else the photo's or 8."""
        fitting = ExportOptions.fitting(self._photo, self._chosen_format).bits
        last = self._settings.bits
        return last if last in self._chosen_format.spec.bit_depths else fitting

    @property
    def _chosen_format(self) -> Format:
        return Format(self._format.currentData())

    def _describe_location(self) -> None:
        """Set a tooltip that tells whether the photo contains its location."""
        metadata = self._photo.metadata
        if tells_place(metadata):
            text = self.tr("Turn this off to remove the location from the file")
        elif has_maker_note(metadata.exif):
            text = self.tr(
                "The notes of the camera's maker may hold the location; "
                "turn this off to remove them"
            )
        else:
            text = self.tr("This photo does not tell where it was taken")
            self._keep_gps.setEnabled(False)
        self._keep_gps.setToolTip(plain(text))

    @Slot()
    def _show_format(self) -> None:
        format = self._chosen_format
        lossy = format.spec.quality is not None
        self._form.setRowVisible(self._quality_row, lossy)
        self._depth.clear()
        for bits in format.spec.bit_depths:
            self._depth.addItem(self.tr("{bits} bit").format(bits=bits), bits)
        self._depth.setCurrentIndex(self._depth.findData(self._fitting_bits()))
        self._depth.setEnabled(format.spec.supports_16_bit)
        original = self._folder / self._photo.source.name
        self._name.setText(free_name(original, format).stem)

    @Slot()
    def _show_size(self) -> None:
        """Show the fields for a print, and the size of the exported picture in pixels."""
        self._form.setRowVisible(self._print, self._is_print)
        size = self.tr("{width} × {height} pixels")
        as_it_is = size.format(width=self._picture.w, height=self._picture.h)
        self._size_label.setText(
            self._print.describe(self._picture) if self._is_print else as_it_is
        )
        self.adjustSize()

    @Slot()
    def _choose_folder(self) -> None:
        chosen = self._prompts.folder("results", self._folder)
        if chosen is not None:
            self._folder = chosen
            self._show_folder()

    def _show_folder(self) -> None:
        self._folder_button.setText(button_text(self._folder.name or str(self._folder)))
        self._folder_button.setToolTip(plain(str(self._folder)))

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(12)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._form.addRow(form_label(self.tr("Size")), row(self._size, self._size_label))
        self._form.addRow("", self._print)
        self._form.addRow(form_label(self.tr("Format")), self._format)
        self._quality_row = row(self._quality, self._quality_label)
        self._form.addRow(form_label(self.tr("Quality")), self._quality_row)
        self._form.addRow(form_label(self.tr("Depth")), self._depth)
        self._form.addRow(form_label(self.tr("Name")), self._name)
        self._form.addRow(form_label(self.tr("Folder")), self._folder_button)
        self._form.addRow("", self._keep_gps)
        self._form.addRow("", self._keep_times)
        self._form.addRow("", self._overwrite)
        cancel, export = button(self.tr("Cancel")), button(self.tr("Export"), "main", "export")
        cancel.clicked.connect(self.reject)
        export.clicked.connect(self.accept)
        export.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(label(self.tr("Export the restored photo"), "title"))
        column.addLayout(self._form)
        column.addWidget(label(self.tr("Date and colour profile are kept."), "small"))
        column.addLayout(row(None, cancel, export))
