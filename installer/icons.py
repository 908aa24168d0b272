"""Rendering of the icon to the image files that each system needs."""

from pathlib import Path
from typing import Final

from PIL import Image
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from installer.facts import NAME, ROOT

DRAWING: Final = ROOT / "resources" / "icons" / "heirloom.svg"
"""SVG file of the program's icon."""
SIDES: Final = (16, 24, 32, 48, 64, 128, 256, 512, 1024)
"""Sides in pixels of the PNG files of the icon."""
WINDOWS_SIDES: Final = (16, 24, 32, 48, 64, 128, 256)
"""Sides of the images in the Windows icon file in pixels."""


def draw(folder: Path) -> None:
    """Write `heirloom-SIDE.png` for every side, and the icon files of Windows and macOS."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QGuiApplication.instance() or QGuiApplication(["icons", "-platform", "offscreen"])
    drawing = QSvgRenderer(QByteArray(DRAWING.read_bytes()))
    for side in SIDES:
        picture = QImage(side, side, QImage.Format.Format_ARGB32)
        picture.fill(0)
        painter = QPainter(picture)
        drawing.render(painter, QRectF(0, 0, side, side))
        painter.end()
        picture.save(str(folder / f"{NAME}-{side}.png"))
    del application
    with Image.open(folder / f"{NAME}-1024.png") as largest:
        largest.save(folder / f"{NAME}.ico", sizes=[(side, side) for side in WINDOWS_SIDES])
        largest.save(folder / f"{NAME}.icns")
