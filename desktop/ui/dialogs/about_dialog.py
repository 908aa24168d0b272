"""About dialog with the version and the licences of all components."""

from contextlib import suppress
from importlib import metadata
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.support.licences import collect_licences
from desktop.ui.common.small_widgets import button, choice, label, row
from models.catalog.model_cards import Catalog

PACKAGES: Final = (
    "PySide6-Essentials",
    "onnxruntime",
    "numpy",
    "onnx",
    "pillow",
    "pi-heif",
    "pyvips",
    "platformdirs",
    "tokenizers",
    "rich",
    "tomli-w",
    "truststore",
)
"""Names of the packages whose versions and licences are listed."""


class AboutDialog(QDialog):
    """Dialog with the version of the program and the licences of its components."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("About Heirloom"))
        self._text = QPlainTextEdit(licences())
        self._text.setReadOnly(True)
        self._text.setAccessibleName(self.tr("Licences"))
        self._component = choice()
        self._component.setAccessibleName(self.tr("Licence of"))
        self._component.addItem(self.tr("All components, one line each"), licences())
        for each in collect_licences():
            self._component.addItem(each.name, each.text)
        self._component.currentIndexChanged.connect(self._show_licence)
        close = button(self.tr("Close"), "main")
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        version = self.tr("Version {version}").format(version=version_of("heirloom"))
        column.addWidget(label("Heirloom", "big"))
        column.addWidget(label(version, "dim"))
        column.addWidget(
            label(
                self.tr(
                    "Restores old photographs on this computer. Free software under the Apache "
                    "License 2.0; nothing is ever sent anywhere."
                ),
                wraps=True,
            )
        )
        column.addLayout(row(label(self.tr("Made with"), "head"), None, self._component))
        column.addWidget(self._text, 1)
        column.addLayout(row(None, close))
        self.resize(560, 520)

    @Slot()
    def _show_licence(self) -> None:
        self._text.setPlainText(self._component.currentData())


def licences() -> str:
    """Return a line of text with the licence of each package and each bundled model."""
    packages = [f"{name} {version_of(name)} — {licence_of(name)}" for name in PACKAGES]
    models = [f"{card.title} — {card.licence}" for card in Catalog.read()]
    return "\n".join([*packages, "", *models])


def version_of(name: str) -> str:
    """Return the installed version of a package, "?" if it is not installed."""
    with suppress(metadata.PackageNotFoundError):
        return metadata.version(name)
    return "?"


def licence_of(name: str) -> str:
    """Return the licence stated in a package's metadata, "?" without one."""
    try:
        package = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return "?"
    for field in ("License-Expression", "License"):
        licence = "".join(package.get_all(field) or [])
        if 0 < len(licence) < 60:
            return licence
    classifiers = [
        classifier
        for classifier in package.get_all("Classifier") or []
        if classifier.startswith("License ::")
    ]
    return ", ".join(classifier.rsplit(" :: ", 1)[-1] for classifier in classifiers) or "?"
