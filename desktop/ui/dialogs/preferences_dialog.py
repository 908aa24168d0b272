"""Settings dialog with one page for each group of settings."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.files.formats.format_table import WRITABLE
from desktop.settings import SCREEN, SRGB, Folders, Settings
from desktop.ui.common.actions_and_shortcuts import THEMES
from desktop.ui.common.small_widgets import (
    button,
    choice,
    form_label,
    label,
    row,
    set_name,
    without_frame,
)
from desktop.ui.dialogs.privacy_page import PrivacyPage
from models.core.device import Device

LANGUAGES = (
    ("de", "Deutsch"),
    ("en", "English"),
    ("es", "Español"),
    ("fr", "Français"),
    ("ja", "日本語"),
    ("ko", "한국어"),
    ("pt", "Português"),
    ("zh", "简体中文"),
)
"""Language codes and their names in the language itself."""


ITEM = 36
"""Height of a page name in the list of settings pages, in logical pixels."""


class PreferencesDialog(QDialog):
    """Dialog for the settings; it emits a new `Settings` with every change."""

    chosen = Signal(object)

    def __init__(self, settings: Settings, folders: Folders, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Settings"))
        self._settings = settings
        self.privacy = PrivacyPage(settings, folders)
        self.privacy.offline_wanted.connect(lambda on: self._choose("offline", on))
        self._pages, self._names = QStackedWidget(), QListWidget()
        self._names.setAccessibleName(self.tr("Pages"))
        self._names.setFixedWidth(150)
        self._names.currentRowChanged.connect(self._pages.setCurrentIndex)
        for name, page in (
            (self.tr("Appearance"), self._appearance_page()),
            (self.tr("Export"), self._export_page()),
            (self.tr("Performance"), self._performance_page()),
            (self.tr("Privacy"), self.privacy),
        ):
            item = QListWidgetItem(name)
            item.setSizeHint(QSize(0, ITEM))
            self._names.addItem(item)
            self._pages.addWidget(page)
        self._names.setCurrentRow(0)
        close = button(self.tr("Close"), "main")
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 20, 24, 20)
        column.setSpacing(16)
        column.addLayout(row(self._names, self._pages, spacing=20), 1)
        column.addLayout(row(None, close))
        self.resize(680, 520)

    def _appearance_page(self) -> QWidget:
        names = (self.tr("Like the system"), self.tr("Light"), self.tr("Dark"))
        themes = tuple(zip(THEMES, names, strict=True))
        languages = (("system", self.tr("Like the system")), *LANGUAGES)
        return self._page(
            (self.tr("Theme"), self._choice("theme", themes)),
            (self.tr("Language"), self._choice("language", languages)),
            (self.tr("Colours of the screen"), self._display_choice()),
            note=self.tr("The language changes at the next start."),
        )

    def _display_choice(self) -> QComboBox:
        """Create the combo box of display profiles, with a file's profile if one is set."""
        kinds = ((SCREEN, self.tr("Like the system")), (SRGB, self.tr("As they are (sRGB)")))
        current = self._settings.display
        custom = () if current in (SCREEN, SRGB) else ((current, Path(current).name),)
        widget = self._options("display", (*kinds, *custom))
        widget.addItem(self.tr("A profile from a file…"))
        widget.activated.connect(lambda _: self._choose_display(widget))
        return widget

    def _choose_display(self, widget: QComboBox) -> None:
        if widget.currentData() is not None:
            self._choose("display", widget.currentData())
            return
        widget.setCurrentIndex(widget.findData(self._settings.display))
        dialog = QFileDialog(self, self.tr("Profile of the screen"))
        dialog.setNameFilter(self.tr("Colour profiles (*.icc *.icm)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self._add_display(widget, name))
        dialog.open()

    def _add_display(self, widget: QComboBox, name: str) -> None:
        if widget.findData(name) < 0:
            widget.insertItem(widget.count() - 1, Path(name).name, name)
        widget.setCurrentIndex(widget.findData(name))
        self._choose("display", name)

    def _export_page(self) -> QWidget:
        formats = (
            ("", self.tr("Like the original")),
            *((f.value, f.value.upper()) for f in WRITABLE),
        )
        return self._page(
            (self.tr("Format"), self._choice("format", formats)),
            (self.tr("Quality"), self._number("quality", 1, 100, 1)),
            note=self.tr("Quality is for JPEG and WebP."),
        )

    def _performance_page(self) -> QWidget:
        devices = (
            (Device.AUTO.value, self.tr("Best available device")),
            (Device.CPU.value, self.tr("Processor")),
            (Device.CUDA.value, self.tr("Graphics card (CUDA)")),
            (Device.DML.value, self.tr("Graphics card (DirectML)")),
            (Device.COREML.value, self.tr("Apple CoreML")),
        )
        tiles = ((0, self.tr("Default of each model")), (128, "128"), (256, "256"), (512, "512"))
        return self._page(
            (self.tr("Runs on"), self._choice("device", devices)),
            (self.tr("Tile size"), self._choice("tile", tiles)),
            (self.tr("Photos of a batch at once"), self._automatic("batch", 64, 1)),
            (self.tr("Memory for networks (MB)"), self._number("memory", 256, 65536, 256)),
            (self.tr("Memory of the graphics card (MB)"), self._automatic("vram", 262144, 512)),
            (self.tr("Memory for the view (MB)"), self._number("cache", 64, 8192, 64)),
            (self.tr("Memory for undo (MB)"), self._number("history", 256, 65536, 256)),
            note=self.tr(
                "These settings take effect at the next start. Small tiles need less memory."
            ),
        )

    def _automatic(self, field: str, most: int, step: int) -> QSpinBox:
        """Create the number, 0 to `most`, of a field whose 0 means that the program chooses."""
        widget = self._number(field, 0, most, step)
        widget.setSpecialValueText(self.tr("Automatic"))
        return widget

    def _page(self, *rows: tuple[str, QWidget], note: str) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        for name, widget in rows:
            set_name(widget, name)
            form.addRow(form_label(name), widget)
        column.addLayout(form)
        column.addWidget(label(note, "small", wraps=True))
        column.addStretch(1)
        return page

    def _choice(self, field: str, options: Sequence[tuple[object, str]]) -> QComboBox:
        widget = self._options(field, options)
        widget.activated.connect(lambda _: self._choose(field, widget.currentData()))
        return widget

    def _options(self, field: str, options: Sequence[tuple[object, str]]) -> QComboBox:
        widget = choice()
        for value, name in options:
            widget.addItem(name, value)
        widget.setCurrentIndex(max(widget.findData(getattr(self._settings, field)), 0))
        return widget

    def _number(self, field: str, least: int, most: int, step: int) -> QSpinBox:
        widget = without_frame(QSpinBox())
        widget.setRange(least, most)
        widget.setSingleStep(step)
        widget.setValue(getattr(self._settings, field))
        widget.valueChanged.connect(lambda value: self._choose(field, value))
        return widget

    def _choose(self, field: str, value: object) -> None:
        changed: dict[str, object] = {field: Device(str(value)) if field == "device" else value}
        self._settings = replace(self._settings, **changed)  # type: ignore[arg-type]
        self.chosen.emit(self._settings)
