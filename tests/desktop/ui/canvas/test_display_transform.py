"""Photos in the colours of the screen."""

import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtGui import QColor, QColorSpace, QImage, QWindow
from PySide6.QtWidgets import QComboBox, QFileDialog
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.layer import Patch
from desktop.document.mask import Mask
from desktop.files.errors import ProfileUnusable
from desktop.files.formats.display_profile import DisplayPlacement
from desktop.render.renderer import DocumentRenderer
from desktop.render.tile_cache import TileCache
from desktop.session.settings_store import SettingsStore
from desktop.session.task_runner import TaskRunner
from desktop.settings import SCREEN, SRGB
from desktop.ui.canvas.canvas import Canvas
from desktop.ui.canvas.display_profile_watcher import DisplayProfileWatcher
from desktop.ui.canvas.display_transform import DisplayTransform, choose_display_transform
from desktop.ui.dialogs.preferences_dialog import PreferencesDialog
from desktop.ui.panels.thumbnails import Thumbnails
from tests.desktop.documents import photo
from tests.desktop.ui.application import Open

XVFB = shutil.which("Xvfb")
ASK = """
    import sys
    from desktop.files.formats.display_profile import Standing, told_by
    sys.stdout.buffer.write(told_by("xcb", Standing(int(sys.argv[1]))))
"""
NAME = """
    import ctypes, sys
    profile = sys.stdin.buffer.read()
    x, CARDINAL, REPLACE = ctypes.CDLL("libX11.so.6"), 6, 0
    x.XOpenDisplay.restype = ctypes.c_void_p
    x.XDefaultRootWindow.restype = x.XInternAtom.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x.XOpenDisplay(None))
    root = ctypes.c_ulong(x.XDefaultRootWindow(display))
    name = b"_ICC_PROFILE" + (b"_1" if sys.argv[1] == "1" else b"")
    atom = ctypes.c_ulong(x.XInternAtom(display, name, False))
    where = display, root, atom, ctypes.c_ulong(CARDINAL)
    x.XChangeProperty(*where, 8, REPLACE, profile, len(profile))
    x.XCloseDisplay(display)
"""


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[Canvas]:
    pool = QThreadPool()
    made = Canvas(DocumentRenderer(TileCache(1 << 20)), pool)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    yield made
    pool.clear()
    pool.waitForDone()


def profile(space: QColorSpace.NamedColorSpace = QColorSpace.NamedColorSpace.AdobeRgb) -> bytes:
    return bytes(QColorSpace(space).iccProfile().data())


def _wide() -> DisplayTransform:
    colours = DisplayTransform.of(profile())
    assert colours is not None
    return colours


def test_a_wide_screen_is_given_less_of_its_green() -> None:
    green = np.full((1, 1, 3), (0, 255, 0), np.uint8)
    assert _wide().levels(green)[0, 0] == pytest.approx((144, 255, 60), abs=1)


def test_grey_stays_grey() -> None:
    ramp = np.arange(256, dtype=np.uint8)[None, :, None].repeat(3, 2)
    assert np.ptp(_wide().levels(ramp).astype(int), axis=2).max() <= 1


def test_a_screen_of_srgb_costs_nothing() -> None:
    assert DisplayTransform.of(profile(QColorSpace.NamedColorSpace.SRgb)) == DisplayTransform()


@pytest.mark.parametrize("bytes_of_it", [b"", b"no profile", profile()[:200]])
def test_what_is_no_profile_gives_no_colours(bytes_of_it: bytes) -> None:
    assert DisplayTransform.of(bytes_of_it) is None


def test_a_system_that_tells_nothing_leaves_colours_alone() -> None:
    assert choose_display_transform(SCREEN, "offscreen", DisplayPlacement()) == DisplayTransform()


def test_without_a_profile_nothing_is_copied() -> None:
    levels = np.zeros((2, 2, 3), np.uint8)
    assert DisplayTransform().levels(levels) is levels


def test_a_file_is_read_unless_srgb_was_chosen(tmp_path: Path) -> None:
    file = tmp_path / "screen.icc"
    file.write_bytes(profile())
    assert choose_display_transform(str(file), "offscreen", DisplayPlacement()) == _wide()
    assert choose_display_transform(SRGB, "offscreen", DisplayPlacement()) == DisplayTransform()


def test_a_file_that_is_no_profile_is_told(tmp_path: Path) -> None:
    assert choose_display_transform(str(tmp_path), "", DisplayPlacement()) == ProfileUnusable(
        tmp_path
    )
    file = tmp_path / "screen.icc"
    file.write_bytes(b"nothing of use")
    assert choose_display_transform(str(file), "", DisplayPlacement()) == ProfileUnusable(file)


def test_the_canvas_changes_its_colours_with_the_screen(qtbot: QtBot, canvas: Canvas) -> None:
    pixels = np.zeros((40, 60, 3), np.uint8)
    pixels[...] = 0, 255, 0
    canvas.show_document(Document(replace(photo(), pixels=pixels)))

    def seen() -> int:
        return QColor(canvas.grab().toImage().pixel(200, 150)).red()

    qtbot.waitUntil(lambda: canvas.settled and seen() == 0)
    canvas.show_in(_wide())
    qtbot.waitUntil(lambda: seen() == pytest.approx(144, abs=1))


def test_a_file_chosen_in_the_settings_is_used_at_once(
    qtbot: QtBot, opened: Open, tmp_path: Path
) -> None:
    file = tmp_path / "screen.icc"
    file.write_bytes(profile())
    opened.window.menu_actions.settings.trigger()
    dialog = opened.window.findChildren(PreferencesDialog)[0]
    name = "Colours of the screen"
    line = next(c for c in dialog.findChildren(QComboBox) if c.accessibleName() == name)
    line.setCurrentIndex(line.count() - 1)
    line.activated.emit(line.currentIndex())
    with qtbot.waitSignal(opened.program.display_profile_watcher.found) as found:
        dialog.findChildren(QFileDialog)[0].fileSelected.emit(str(file))
    assert found.args == [_wide()]
    assert line.currentText() == "screen.icc"
    dialog.close()


@pytest.mark.skipif(XVFB is None, reason="needs Xvfb")
@pytest.mark.parametrize("screen", [0, 1])
def test_the_screen_of_x11_names_its_profile(screen: int) -> None:
    read, write = os.pipe()
    command = [str(XVFB), "-displayfd", str(write), "-screen", "0", "64x64x24", "-noreset"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        try:
            with os.fdopen(read) as told:
                environment = {**os.environ, "DISPLAY": f":{told.readline().strip()}"}
            scripts = (ASK, NAME, ASK)
            before, _, after = (_said(script, screen, environment) for script in scripts)
            other = _said(ASK, 1 - screen, environment)
        finally:
            server.terminate()
    assert (before, after, other) == (b"", profile(), b"")


def test_the_colours_are_found_anew_on_another_screen(qtbot: QtBot, tmp_path: Path) -> None:
    asked: list[tuple[str, DisplayPlacement]] = []

    def ask(display: str, _: str, standing: DisplayPlacement) -> DisplayTransform:
        asked.append((display, standing))
        return _wide() if standing.screen else DisplayTransform()

    runner, window = TaskRunner(), QWindow()
    preferences = SettingsStore(tmp_path, runner)
    screening = DisplayProfileWatcher(preferences, runner, ask=ask)
    with qtbot.waitSignal(screening.found) as found:
        screening.follow(window)
    assert found.args == [DisplayTransform()]
    window.screenChanged.emit(window.screen())
    with qtbot.waitSignal(screening.found) as found:
        screening.stand(DisplayPlacement(1))
    assert found.args == [_wide()]
    assert [standing.screen for _, standing in asked] == [0, 1]
    with qtbot.waitSignal(screening.found):
        preferences.save(replace(preferences.settings, display=SRGB))
    screening.stand(DisplayPlacement(0))
    runner.wait()
    assert len(asked) == 3


def test_small_pictures_of_layers_are_in_the_colours_of_the_screen(qtbot: QtBot) -> None:
    thumbnails, plain = Thumbnails(TaskRunner()), Document(photo())
    size = plain.photo.height, plain.photo.width
    green = Patch("k", np.full((*size, 3), (0, 65535, 0), np.uint16))
    white = Mask.of(np.ones(size, np.float32))

    def seen(made: Callable[[], QImage | None]) -> QColor:
        with qtbot.waitSignal(thumbnails.ready):
            made()
        image = made()
        assert image is not None
        return image.pixelColor(9, 9)

    assert seen(lambda: thumbnails.patch(green, plain)).red() == 0
    with qtbot.waitSignal(thumbnails.ready):
        thumbnails.show_in(_wide())
    assert seen(lambda: thumbnails.patch(green, plain)).red() == pytest.approx(144, abs=1)
    assert seen(lambda: thumbnails.mask(white, plain)) == QColor("white")


def _said(script: str, screen: int, environment: dict[str, str]) -> bytes:
    command = [sys.executable, "-c", textwrap.dedent(script), str(screen)]
    return subprocess.run(
        command, env=environment, input=profile(), capture_output=True, check=True
    ).stdout
