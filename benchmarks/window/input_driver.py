"""A screen, a keyboard and a mouse: what a person has of a program."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageGrab

PATIENCE: Final = 1800
"""Seconds after which nothing more is waited for."""

ACCENT: Final = (0x98, 0x57, 0x0C)
"""Of the light theme; the main buttons and whatever runs."""

CARRIER: Final = """
import sys
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QLabel

class Carrier(QLabel):
    def mouseMoveEvent(self, event):
        drag, carried = QDrag(self), QMimeData()
        carried.setUrls([QUrl.fromLocalFile(sys.argv[1])])
        drag.setMimeData(carried)
        drag.exec(Qt.DropAction.CopyAction)

app = QApplication(sys.argv)
carrier = Carrier("drag me")
carrier.setWindowTitle("carrier")
carrier.resize(200, 100)
carrier.show()
app.exec()
"""
"""A window from which one file or folder can be dragged, as from a file manager."""


@dataclass(frozen=True, slots=True)
class Screen:
    """One X display and what can be seen and done there."""

    name: str

    def hands(self, *words: object) -> str:
        """xdotool with these words; what it says."""
        command = ["xdotool", *map(str, words)]
        done = subprocess.run(
            command,
            env={**os.environ, "DISPLAY": self.name},
            capture_output=True,
            check=False,
            text=True,
        )
        return done.stdout.strip()

    def keys(self, *keys: str) -> None:
        self.hands("key", "--delay", "60", *keys)
        sleep(0.5)

    def types(self, text: str) -> None:
        self.hands("type", "--delay", "40", text)

    def clicks(self, x: int, y: int) -> None:
        self.hands("mousemove", x, y, "click", 1)
        sleep(0.5)

    def drags(self, *points: tuple[int, int]) -> None:
        """Press at the first point, go over all, let go at the last."""
        self.hands("mousemove", *points[0], "mousedown", 1)
        for (x, y), (to_x, to_y) in zip(points, points[1:], strict=False):
            for share in np.linspace(0.1, 1, 10):
                self.hands(
                    "mousemove", round(x + share * (to_x - x)), round(y + share * (to_y - y))
                )
                sleep(0.03)
        sleep(0.5)
        self.hands("mouseup", 1)
        sleep(1)

    def window(self, title: str, x: int, y: int) -> str:
        """The visible window with that in its title, moved there and focused."""
        found = self.wait(lambda: self.hands("search", "--onlyvisible", "--name", title))
        number = found.split()[-1]
        self.hands("windowmove", number, x, y, "windowfocus", number, "windowraise", number)
        sleep(1)
        return number

    def drops(self, what: Path, x: int, y: int) -> None:
        """Drag a file or folder out of another program and drop it there."""
        with subprocess.Popen(
            [sys.executable, "-c", CARRIER, str(what)], env={**os.environ, "DISPLAY": self.name}
        ) as carrier:
            number = self.window("^carrier$", 1500, 100)
            self.drags((1550, 150), (1450, 200), (x + 20, y + 20), (x, y))
            self.hands("windowunmap", number)
            carrier.kill()

    def look(self) -> NDArray[np.uint8]:
        """Height x width x 3."""
        return np.asarray(ImageGrab.grab(xdisplay=self.name).convert("RGB"))

    def accented(self, x: slice, y: slice) -> int:
        """Pixels in that part that have the colour of the accent."""
        return int((self.look()[y, x] == ACCENT).all(axis=2).sum())

    def keep(self, file: Path, width: int, height: int) -> None:
        """A picture of the upper left part."""
        Image.fromarray(self.look()[:height, :width]).save(file)

    def wait(self, there: Callable[[], object]) -> str:
        """Until it is so; what it was. Raises AssertionError when it takes too long."""
        end = monotonic() + PATIENCE
        while not (found := there()):
            assert monotonic() < end, "waited too long"
            sleep(0.3)
        return str(found)
