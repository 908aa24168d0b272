"""The real program, driven by keyboard and mouse alone.

    python -m benchmarks.window.driven_session FOLDER [DISPLAY]

Needs xdotool and an X display of 2000 x 1200 or more without other windows and without repeating
keys, for instance `Xvfb :9 -r -noreset -screen 0 2000x1200x24`. A photo is dropped, restored,
cancelled, masked, undone, compared and exported; thirty photos of which two are damaged are dropped
as a folder, the program is killed after some and started again. Pictures of each state go to
FOLDER. Prints what each took.
"""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep
from typing import Final

from PIL import Image

from benchmarks.window.input_driver import Screen

ROOT: Final = Path(__file__).parents[2]
SAMPLE: Final = ROOT / "resources" / "samples" / "nagasaki-boats.jpg"
SAY: Final = "remove the specks and the grain"
PHOTOS, DAMAGED, KILLED_AFTER = 30, 2, 5
WIDTH, HEIGHT = 1280, 840
PLAN: Final = (slice(1000, 1004), slice(150, 760))
EXPORT: Final = (slice(1165, 1170), slice(20, 32))
START: Final = (slice(624, 630), slice(590, 616))
MAIN: Final = (660, 603)
"""Where the main button of the window for many photos is: start, pause, go on."""
FOOT: Final = (slice(0, 700), slice(802, 838))


class Person:
    """Knows where things are on the screen, and nothing else of the program."""

    def __init__(self, screen: Screen, home: Path, pictures: Path) -> None:
        self.screen, self._home, self._pictures = screen, home, pictures
        self._process: subprocess.Popen[bytes] | None = None

    def starts(self) -> None:
        env = {**os.environ, "DISPLAY": self.screen.name, "HOME": str(self._home)}
        env |= {"QT_QPA_PLATFORM": "xcb", "LANG": "C.UTF-8"}
        command = [sys.executable, str(ROOT / "main.py")]
        self._process = subprocess.Popen(command, env=env)
        self.screen.window("Heirloom", 0, 0)

    def opens_by_drop(self, photo: Path) -> None:
        self.screen.drops(photo, 500, 400)
        self.screen.wait(lambda: self.screen.accented(*EXPORT))
        self.screen.window("Heirloom", 0, 0)

    def says(self, words: str) -> None:
        self.screen.keys("ctrl+l")
        self.screen.types(words)
        self.screen.keys("Return")
        self.screen.wait(lambda: self.screen.accented(*PLAN) > 60)

    def runs(self) -> None:
        self.screen.keys("ctrl+Return")
        self.screen.wait(lambda: self.screen.accented(*FOOT))

    def runs_to_the_end(self) -> None:
        self.runs()
        self.waits_for_the_end()

    def waits_for_the_end(self) -> None:
        self.screen.wait(lambda: not self.screen.accented(*FOOT))

    def cancels(self) -> None:
        self.screen.keys("Escape")
        self.waits_for_the_end()

    def masks(self) -> None:
        self.screen.keys("r")
        self.screen.drags((300, 200), (700, 400))

    def undoes_and_redoes(self) -> None:
        self.screen.keys("ctrl+z", "ctrl+z", "ctrl+shift+z")

    def compares(self) -> None:
        self.screen.keys("y", "Right", "Right")

    def exports(self, photo: Path) -> None:
        before = set(photo.parent.iterdir())
        self.screen.keys("ctrl+e")
        self.screen.window("^Export$", 300, 200)
        self.screen.keys("Return")
        self.screen.wait(lambda: set(photo.parent.iterdir()) - before)
        self.screen.window("Heirloom", 0, 0)

    def batches(self, folder: Path) -> None:
        self.screen.keys("ctrl+b")
        self.screen.window("Many photos", 0, 0)
        self.screen.drops(folder, 360, 360)
        self.screen.wait(lambda: self.screen.accented(*START))
        self.screen.clicks(*MAIN)
        self.screen.wait(lambda: len(results(folder)) >= KILLED_AFTER)

    def is_cut_off(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def goes_on(self, folder: Path) -> None:
        self.starts()
        self.screen.keys("Escape", "ctrl+b")
        self.screen.window("Many photos", 0, 0)
        self.screen.clicks(*MAIN)
        self.screen.wait(lambda: len(results(folder)) == PHOTOS - DAMAGED)
        sleep(3)

    def leaves(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def keeps(self, state: str) -> None:
        self.screen.keep(self._pictures / f"{state}.png", WIDTH, HEIGHT)


def results(folder: Path) -> list[Path]:
    """What came out of the batch."""
    return list(folder.glob("*-restored.*"))


def album(folder: Path) -> Path:
    """Thirty small photos, two of which are none."""
    folder.mkdir()
    small = Image.open(SAMPLE).reduce(5)
    for at in range(PHOTOS):
        small.save(folder / f"album {at + 1:02}.jpg", quality=90)
    (folder / "album 03.jpg").write_text("Dear grandmother")
    (folder / "album 17.jpg").write_bytes((folder / "album 01.jpg").read_bytes()[:2000])
    return folder


def main(words: list[str]) -> None:
    """All of it once."""
    pictures, display = Path(words[0]), words[1] if len(words) > 1 else os.environ["DISPLAY"]
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        photo, folder = home / SAMPLE.name, album(home / "album")
        photo.write_bytes(SAMPLE.read_bytes())
        person = Person(Screen(display), home, pictures)
        deeds: tuple[tuple[str, Callable[[], None]], ...] = (
            ("start", person.starts),
            ("open by drop", lambda: person.opens_by_drop(photo)),
            ("instruct", lambda: person.says(SAY)),
            ("run", person.runs),
            ("cancel", person.cancels),
            ("mask", person.masks),
            ("instruct masked", lambda: person.says("less grain")),
            ("run masked", person.runs_to_the_end),
            ("undo and redo", person.undoes_and_redoes),
            ("compare", person.compares),
            ("export", lambda: person.exports(photo)),
            ("batch", lambda: person.batches(folder)),
            ("kill", person.is_cut_off),
            ("restart and go on", lambda: person.goes_on(folder)),
        )
        try:
            for state, deed in deeds:
                began = monotonic()
                deed()
                person.keeps(state.replace(" ", "-"))
                print(f"{state}: {monotonic() - began:.1f} s", flush=True)
            print(f"{len(results(folder))} of {PHOTOS} restored, {DAMAGED} are damaged")
        finally:
            person.leaves()


if __name__ == "__main__":
    main(sys.argv[1:])
