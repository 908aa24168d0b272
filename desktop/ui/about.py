"""What this program is, and the licences of what it is made of."""

from importlib import metadata
from typing import Final

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.ui.parts import button, label, row
from models.catalog import Catalog

PACKAGES: Final = (
    "PySide6-Essentials",
    "onnxruntime",
    "numpy",
    "pillow",
    "pi-heif",
    "pyvips",
    "platformdirs",
    "tokenizers",
    "rich",
    "tomli-w",
)


class About(QDialog):
    """Version and licences."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("About Heirloom"))
        text = QPlainTextEdit(licences())
        text.setReadOnly(True)
        text.setAccessibleName(self.tr("Licences"))
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
        column.addWidget(label(self.tr("Made with"), "head"))
        column.addWidget(text, 1)
        column.addLayout(row(None, close))
        self.resize(560, 520)


def licences() -> str:
    """A line for each package and each model that comes with the program."""
    packages = [f"{name} {version_of(name)} — {licence_of(name)}" for name in PACKAGES]
    models = [f"{card.title} — {card.licence}" for card in Catalog.read()]
    return "\n".join([*packages, "", *models])


def version_of(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "?"


def licence_of(name: str) -> str:
    """As the package itself says it; a question mark where it is not here."""
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return "?"
    for field in ("License-Expression", "License"):
        said = "".join(about.get_all(field) or [])
        if 0 < len(said) < 60:
            return said
    classed = [c for c in about.get_all("Classifier") or [] if c.startswith("License ::")]
    return ", ".join(c.rsplit(" :: ", 1)[-1] for c in classed) or "?"
