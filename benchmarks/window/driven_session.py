"""Session with the real program, driven by keyboard and mouse alone.

    python -m benchmarks.window.driven_session FOLDER [DISPLAY]

Needs xdotool and an X display of 2000 x 1200 or more without other windows and without repeating
keys, for instance `Xvfb :9 -r -noreset -screen 0 2000x1200x24`. A photo is dropped, restored,
cancelled, masked, undone, compared and exported; thirty photos of which two are damaged are dropped
as a folder, the program is killed after some and started again. Saves a screenshot of each state to
FOLDER and prints the seconds that each step took.
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
INSTRUCTION: Final = "remove the specks and the grain"
PHOTOS, DAMAGED, KILLED_AFTER = 30, 2, 5
WIDTH, HEIGHT = 1280, 840
PLAN: Final = (slice(1000, 1004), slice(150, 760))
EXPORT: Final = (slice(1165, 1170), slice(20, 32))
START: Final = (slice(624, 630), slice(590, 616))
BATCH_BUTTON: Final = (660, 603)
"""Position of the main button of the batch window (start, pause, continue), in pixels."""

STATUS_BAR: Final = (slice(0, 700), slice(802, 838))


class WindowUser:
    """Simulated user that knows screen positions only."""

    def __init__(self, screen: Screen, home: Path, pictures: Path) -> None:
        self.screen, self._home, self._pictures = screen, home, pictures
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the program and wait for its window."""
        env = {**os.environ, "DISPLAY": self.screen.name, "HOME": str(self._home)}
        env |= {"QT_QPA_PLATFORM": "xcb", "LANG": "C.UTF-8"}
        command = [sys.executable, str(ROOT / "main.py")]
        self._process = subprocess.Popen(command, env=env)
        self.screen.focus_window("Heirloom", 0, 0)

    def open_by_drop(self, photo: Path) -> None:
        """Drop a photo on the window and wait until export is possible."""
        self.screen.drop(photo, 500, 400)
        self.screen.wait(lambda: self.screen.count_accent_pixels(*EXPORT))
        self.screen.focus_window("Heirloom", 0, 0)

    def give_instruction(self, text: str) -> None:
        """Type an instruction and wait for the plan."""
        self.screen.press_keys("ctrl+l")
        self.screen.type_text(text)
        self.screen.press_keys("Return")
        self.screen.wait(lambda: self.screen.count_accent_pixels(*PLAN) > 60)

    def run_plan(self) -> None:
        """Accept the plan and wait until a job runs."""
        self.screen.press_keys("ctrl+Return")
        self.screen.wait(lambda: self.screen.count_accent_pixels(*STATUS_BAR))

    def run_plan_to_the_end(self) -> None:
        """Accept the plan and wait until all jobs have ended."""
        self.run_plan()
        self.wait_for_the_end()

    def wait_for_the_end(self) -> None:
        """Wait until no job runs."""
        self.screen.wait(lambda: not self.screen.count_accent_pixels(*STATUS_BAR))

    def cancel(self) -> None:
        """Cancel the running jobs by a click."""
        self.screen.press_keys("Escape")
        self.wait_for_the_end()

    def select_rectangle(self) -> None:
        """Select a rectangle with the mouse."""
        self.screen.press_keys("r")
        self.screen.drag((300, 200), (700, 400))

    def undo_and_redo(self) -> None:
        """Undo twice and redo once."""
        self.screen.press_keys("ctrl+z", "ctrl+z", "ctrl+shift+z")

    def compare(self) -> None:
        """Switch to split view and move the divider."""
        self.screen.press_keys("y", "Right", "Right")

    def export(self, photo: Path) -> None:
        """Export next to the photo and wait for the file."""
        before = set(photo.parent.iterdir())
        self.screen.press_keys("ctrl+e")
        self.screen.focus_window("^Export$", 300, 200)
        self.screen.press_keys("Return")
        self.screen.wait(lambda: set(photo.parent.iterdir()) - before)
        self.screen.focus_window("Heirloom", 0, 0)

    def run_batch(self, folder: Path) -> None:
        """Drop a folder on the batch window, start the batch, and wait for the first results."""
        self.screen.press_keys("ctrl+b")
        self.screen.focus_window("Many photos", 0, 0)
        self.screen.drop(folder, 360, 360)
        self.screen.wait(lambda: self.screen.count_accent_pixels(*START))
        self.screen.click(*BATCH_BUTTON)
        self.screen.wait(lambda: len(results(folder)) >= KILLED_AFTER)

    def kill_program(self) -> None:
        """Kill the program with SIGKILL."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def continue_batch(self, folder: Path) -> None:
        """Start the program again and wait until the batch is complete."""
        self.start()
        self.screen.press_keys("Escape", "ctrl+b")
        self.screen.focus_window("Many photos", 0, 0)
        self.screen.click(*BATCH_BUTTON)
        self.screen.wait(lambda: len(results(folder)) == PHOTOS - DAMAGED)
        sleep(3)

    def end_program(self) -> None:
        """End the program by SIGKILL if it runs."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def save_screenshot(self, state: str) -> None:
        """Save a screenshot named after `state`."""
        self.screen.save(self._pictures / f"{state}.png", WIDTH, HEIGHT)


def results(folder: Path) -> list[Path]:
    """List the files of the restored photos of the batch."""
    return list(folder.glob("*-restored.*"))


def make_album(folder: Path) -> Path:
    """Create a folder with thirty small photos, two of which are damaged."""
    folder.mkdir()
    small = Image.open(SAMPLE).reduce(5)
    for index in range(PHOTOS):
        small.save(folder / f"album {index + 1:02}.jpg", quality=90)
    (folder / "album 03.jpg").write_text("Dear grandmother")
    (folder / "album 17.jpg").write_bytes((folder / "album 01.jpg").read_bytes()[:2000])
    return folder


def main(arguments: list[str]) -> None:
    """Run the session once; `arguments` are the folder and the display."""
    pictures, display = (
        Path(arguments[0]),
        arguments[1] if len(arguments) > 1 else os.environ["DISPLAY"],
    )
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        photo, folder = home / SAMPLE.name, make_album(home / "album")
        photo.write_bytes(SAMPLE.read_bytes())
        user = WindowUser(Screen(display), home, pictures)
        steps: tuple[tuple[str, Callable[[], None]], ...] = (
            ("start", user.start),
            ("open by drop", lambda: user.open_by_drop(photo)),
            ("instruct", lambda: user.give_instruction(INSTRUCTION)),
            ("run", user.run_plan),
            ("cancel", user.cancel),
            ("mask", user.select_rectangle),
            ("instruct masked", lambda: user.give_instruction("less grain")),
            ("run masked", user.run_plan_to_the_end),
            ("undo and redo", user.undo_and_redo),
            ("compare", user.compare),
            ("export", lambda: user.export(photo)),
            ("batch", lambda: user.run_batch(folder)),
            ("kill", user.kill_program),
            ("restart and go on", lambda: user.continue_batch(folder)),
        )
        try:
            for state, step in steps:
                began = monotonic()
                step()
                user.save_screenshot(state.replace(" ", "-"))
                print(f"{state}: {monotonic() - began:.1f} s", flush=True)
            print(f"{len(results(folder))} of {PHOTOS} restored, {DAMAGED} are damaged")
        finally:
            user.end_program()


if __name__ == "__main__":
    main(sys.argv[1:])
