"""Driver of an X display: keyboard and mouse input through xdotool, and screenshots."""

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

TIMEOUT: Final = 1800
"""Longest wait for a condition, in seconds."""

ACCENT: Final = (0x98, 0x57, 0x0C)
"""Accent colour of the light theme (RGB): main buttons and progress."""

DRAG_SOURCE: Final = """
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
"""Program with a window from which one file or folder can be dragged."""


@dataclass(frozen=True, slots=True)
class Screen:
    """X display that is driven by xdotool; positions are in pixels of the screen."""

    name: str

    def xdotool(self, *arguments: object) -> str:
        """Run xdotool with these arguments and return its standard output."""
        command = ["xdotool", *map(str, arguments)]
        done = subprocess.run(
            command,
            env={**os.environ, "DISPLAY": self.name},
            capture_output=True,
            check=False,
            text=True,
        )
        return done.stdout.strip()

    def press_keys(self, *keys: str) -> None:
        """Press keys one after the other, with the key names of xdotool."""
        self.xdotool("key", "--delay", "60", *keys)
        sleep(0.5)

    def type_text(self, text: str) -> None:
        """Type a text on the keyboard of the display."""
        self.xdotool("type", "--delay", "40", text)

    def click(self, x: int, y: int) -> None:
        """Click at x, y of the screen, in pixels from its upper left corner."""
        self.xdotool("mousemove", x, y, "click", 1)
        sleep(0.5)

    def drag(self, *points: tuple[int, int]) -> None:
        """Press the mouse button at the first point, move over all points and release it."""
        self.xdotool("mousemove", *points[0], "mousedown", 1)
        for (x, y), (to_x, to_y) in zip(points, points[1:], strict=False):
            for share in np.linspace(0.1, 1, 10):
                self.xdotool(
                    "mousemove", round(x + share * (to_x - x)), round(y + share * (to_y - y))
                )
                sleep(0.03)
        sleep(0.5)
        self.xdotool("mouseup", 1)
        sleep(1)

    def focus_window(self, title: str, x: int, y: int) -> str:
        """Wait for a window with this title, move it to (x, y), focus it and return its number."""
        numbers = self.wait(lambda: self.xdotool("search", "--onlyvisible", "--name", title))
        number = numbers.split()[-1]
        self.xdotool("windowmove", number, x, y, "windowfocus", number, "windowraise", number)
        sleep(1)
        return number

    def drop(self, path: Path, x: int, y: int) -> None:
        """Drag a file or folder out of another program and drop it at (x, y)."""
        with subprocess.Popen(
            [sys.executable, "-c", DRAG_SOURCE, str(path)], env={**os.environ, "DISPLAY": self.name}
        ) as carrier:
            number = self.focus_window("^carrier$", 1500, 100)
            self.drag((1550, 150), (1450, 200), (x + 20, y + 20), (x, y))
            self.xdotool("windowunmap", number)
            carrier.kill()

    def grab(self) -> NDArray[np.uint8]:
        """Grab the screen as 8-bit RGB, height x width x 3."""
        return np.asarray(ImageGrab.grab(xdisplay=self.name).convert("RGB"))

    def count_accent_pixels(self, x: slice, y: slice) -> int:
        """Count the pixels with the accent colour in a part of the screen."""
        return int((self.grab()[y, x] == ACCENT).all(axis=2).sum())

    def save(self, file: Path, width: int, height: int) -> None:
        """Save a screenshot of the upper left `width` x `height` pixels of the screen."""
        Image.fromarray(self.grab()[:height, :width]).save(file)

    def wait(self, condition: Callable[[], object]) -> str:
        """Wait at most `TIMEOUT` seconds until `condition()` is truthy; return it as text."""
        end = monotonic() + TIMEOUT
        while not (value := condition()):
            assert monotonic() < end, "waited too long"
            sleep(0.3)
        return str(value)
