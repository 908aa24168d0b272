"""Tests of the colour conversion to the display profile."""

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
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.view_tile_cache import TileCache
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
READ_PROFILE = """
    import sys
    from desktop.files.formats.display_profile import DisplayPlacement, read_display_profile
    sys.stdout.buffer.write(read_display_profile("xcb", DisplayPlacement(int(sys.argv[1]))))
"""
SET_PROFILE = """
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
    widget = Canvas(DocumentRenderer(TileCache(1 << 20)), pool)
    qtbot.addWidget(widget)
    widget.resize(400, 300)
    widget.show()
    yield widget
    pool.clear()
    pool.waitForDone()


def profile(space: QColorSpace.NamedColorSpace = QColorSpace.NamedColorSpace.AdobeRgb) -> bytes:
    return bytes(QColorSpace(space).iccProfile().data())


def _wide_gamut() -> DisplayTransform:
    display_transform = DisplayTransform.from_profile(profile())
    assert display_transform is not None
    return display_transform


def test_srgb_green_is_reduced_for_a_wide_gamut_display() -> None:
    green = np.full((1, 1, 3), (0, 255, 0), np.uint8)
    assert _wide_gamut().apply(green)[0, 0] == pytest.approx((144, 255, 60), abs=1)


def test_grey_stays_neutral() -> None:
    ramp = np.arange(256, dtype=np.uint8)[None, :, None].repeat(3, 2)
    assert np.ptp(_wide_gamut().apply(ramp).astype(int), axis=2).max() <= 1


def test_srgb_profile_gives_no_conversion() -> None:
    assert (
        DisplayTransform.from_profile(profile(QColorSpace.NamedColorSpace.SRgb))
        == DisplayTransform()
    )


@pytest.mark.parametrize("data", [b"", b"no profile", profile()[:200]])
def test_invalid_profile_gives_none(data: bytes) -> None:
    assert DisplayTransform.from_profile(data) is None


def test_system_without_a_profile_gives_no_conversion() -> None:
    assert choose_display_transform(SCREEN, "offscreen", DisplayPlacement()) == DisplayTransform()


def test_identity_returns_the_same_array() -> None:
    levels = np.zeros((2, 2, 3), np.uint8)
    assert DisplayTransform().apply(levels) is levels


def test_profile_file_is_read_unless_srgb_was_chosen(tmp_path: Path) -> None:
    file = tmp_path / "screen.icc"
    file.write_bytes(profile())
    assert choose_display_transform(str(file), "offscreen", DisplayPlacement()) == _wide_gamut()
    assert choose_display_transform(SRGB, "offscreen", DisplayPlacement()) == DisplayTransform()


def test_unusable_profile_file_is_reported(tmp_path: Path) -> None:
    assert choose_display_transform(str(tmp_path), "", DisplayPlacement()) == ProfileUnusable(
        tmp_path
    )
    file = tmp_path / "screen.icc"
    file.write_bytes(b"nothing of use")
    assert choose_display_transform(str(file), "", DisplayPlacement()) == ProfileUnusable(file)


def test_canvas_is_redrawn_in_display_colours(qtbot: QtBot, canvas: Canvas) -> None:
    pixels = np.zeros((40, 60, 3), np.uint8)
    pixels[...] = 0, 255, 0
    canvas.show_document(Document(replace(photo(), pixels=pixels)))

    def displayed() -> int:
        return QColor(canvas.grab().toImage().pixel(200, 150)).red()

    qtbot.waitUntil(lambda: canvas.is_complete and displayed() == 0)
    canvas.set_display_transform(_wide_gamut())
    qtbot.waitUntil(lambda: displayed() == pytest.approx(144, abs=1))


def test_profile_chosen_in_the_settings_is_used_at_once(
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
    with qtbot.waitSignal(opened.program.display_profile_watcher.transform_changed) as emitted:
        dialog.findChildren(QFileDialog)[0].fileSelected.emit(str(file))
    assert emitted.args == [_wide_gamut()]
    assert line.currentText() == "screen.icc"
    dialog.close()


@pytest.mark.skipif(XVFB is None, reason="needs Xvfb")
@pytest.mark.parametrize("screen", [0, 1])
def test_profile_of_an_x11_screen_is_read(screen: int) -> None:
    read, write = os.pipe()
    command = [str(XVFB), "-displayfd", str(write), "-screen", "0", "64x64x24", "-noreset"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        try:
            with os.fdopen(read) as pipe:
                environment = {**os.environ, "DISPLAY": f":{pipe.readline().strip()}"}
            scripts = (READ_PROFILE, SET_PROFILE, READ_PROFILE)
            before, _, after = (_run(script, screen, environment) for script in scripts)
            other = _run(READ_PROFILE, 1 - screen, environment)
        finally:
            server.terminate()
    assert (before, after, other) == (b"", profile(), b"")


def test_transform_is_reloaded_for_another_screen(qtbot: QtBot, tmp_path: Path) -> None:
    loaded: list[tuple[str, DisplayPlacement]] = []

    def load(display: str, _: str, placement: DisplayPlacement) -> DisplayTransform:
        loaded.append((display, placement))
        return _wide_gamut() if placement.screen else DisplayTransform()

    runner, window = TaskRunner(), QWindow()
    preferences = SettingsStore(tmp_path, TaskRunner())
    watcher = DisplayProfileWatcher(preferences, runner, load=load)
    with qtbot.waitSignal(watcher.transform_changed) as emitted:
        watcher.watch_window(window)
    assert emitted.args == [DisplayTransform()]
    window.screenChanged.emit(window.screen())
    with qtbot.waitSignal(watcher.transform_changed) as emitted:
        watcher.set_placement(DisplayPlacement(1))
    assert emitted.args == [_wide_gamut()]
    assert [placement.screen for _, placement in loaded] == [0, 1]
    with qtbot.waitSignal(watcher.transform_changed):
        preferences.save(replace(preferences.settings, display=SRGB))
    watcher.set_placement(DisplayPlacement(0))
    runner.wait()
    assert len(loaded) == 3


def test_thumbnails_are_in_display_colours(qtbot: QtBot) -> None:
    thumbnails, plain = Thumbnails(TaskRunner()), Document(photo())
    size = plain.photo.height, plain.photo.width
    green = Patch("k", np.full((*size, 3), (0, 65535, 0), np.uint16))
    white = Mask.of(np.ones(size, np.float32))

    def displayed(make_image: Callable[[], QImage | None]) -> QColor:
        with qtbot.waitSignal(thumbnails.ready):
            make_image()
        image = make_image()
        assert image is not None
        return image.pixelColor(9, 9)

    assert displayed(lambda: thumbnails.patch(green, plain)).red() == 0
    with qtbot.waitSignal(thumbnails.ready):
        thumbnails.show_in(_wide_gamut())
    assert displayed(lambda: thumbnails.patch(green, plain)).red() == pytest.approx(144, abs=1)
    assert displayed(lambda: thumbnails.mask(white, plain)) == QColor("white")


def _run(script: str, screen: int, environment: dict[str, str]) -> bytes:
    command = [sys.executable, "-c", textwrap.dedent(script), str(screen)]
    return subprocess.run(
        command, env=environment, input=profile(), capture_output=True, check=True
    ).stdout
