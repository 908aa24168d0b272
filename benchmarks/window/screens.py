"""Screenshots of the window in its main states, for docs/screenshots.

    python -m benchmarks.window.screens FOLDER [scale]

Each state is saved in both themes. Needs a display, which may be Xvfb. The real engine restores a
sample photo, so it takes minutes.
"""

import os
import sys
import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPointF, Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QListWidget,
    QMenu,
    QPushButton,
    QToolButton,
)

from benchmarks.window.batch_screens import BatchScreens
from benchmarks.window.event_waiting import pause, wait_until
from benchmarks.window.screenshots import Camera
from desktop.composition_root import Application, EngineFactory
from desktop.document.document import Document
from desktop.document.heal_layer import HEAL
from desktop.document.tone_adjustment import LEVELS, ToneAdjustment
from desktop.document.tone_curves import Curve, Curves
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.storage.scratch_files import Scratch
from desktop.session.document.mask_editor import Tool
from desktop.session.document.session import Session
from desktop.session.engine.engine_requests import plan_with_installed_models
from desktop.settings import Folders, Settings
from desktop.ui.dialogs.about_dialog import AboutDialog
from desktop.ui.dialogs.command_palette import CommandPalette
from desktop.ui.dialogs.export_dialog import ExportDialog
from desktop.ui.dialogs.preferences_dialog import PreferencesDialog
from desktop.ui.dialogs.shortcuts_dialog import ShortcutsDialog
from desktop.ui.dialogs.update_dialog import UpdateDialog
from desktop.ui.library.library_window import LibraryWindow
from desktop.ui.library.model_row import ModelRow
from models.core.device import EngineSettings
from models.engine.remote_engine import RemoteEngine

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
PAGES = "settings", "settings-export", "settings-performance", "settings-privacy"
UNCLEAR_INSTRUCTION = "less grain, only in the sky, and florble the quux wibbly"
INSTRUCTION = "remove the specks and the grain, bring the faded tones back"


class Photographer:
    """Runner of the program through its states that takes a screenshot of each."""

    def __init__(self, program: Application, folder: Path, suffix: str) -> None:
        self._program, self._window = program, program.window
        self._camera = Camera(program.window, folder, suffix, self._idle)
        self._session = program.findChildren(Session)[0]

    def take_all(self) -> None:
        """Take the screenshots of all states."""
        self._take_plan_screens()
        self._take_result_screens()
        self._take_mask_screens()
        self.take_tool_screens()
        self._take_dialogs()
        BatchScreens(self._program, self._camera, SAMPLES).take_all()

    def _take_plan_screens(self) -> None:
        self._camera.take("welcome")
        menu_button = self._window.header_bar.findChildren(QToolButton)[0]
        self._camera.take_menu("menu", menu_button.menu(), menu_button)
        self._program.file_controller.open(SAMPLES / "nagasaki-boats.jpg")
        wait_until(self._window.canvas.isVisible)
        self._give_instruction(UNCLEAR_INSTRUCTION)
        self._camera.take("unclear")
        self._give_instruction(INSTRUCTION)

    def _give_instruction(self, text: str) -> None:
        self._window.side_panel.plan.close_plan()
        self._window.instruction_bar.findChildren(QLineEdit)[0].setText(text)
        self._window.instruction_bar.say()
        wait_until(self._window.side_panel.plan.isVisible)

    def _start_plan(self) -> None:
        self._window.side_panel.plan.accept()
        wait_until(lambda: any(layer.patch for layer in self._document.layers))

    def _take_result_screens(self) -> None:
        actions, canvas = self._window.menu_actions, self._window.canvas
        self._start_plan()
        actions.cancel.trigger()
        pause(1000)
        self._camera.take("cancelled")
        while self._document.layers:
            actions.undo.trigger()
        self._give_instruction(INSTRUCTION)
        self._start_plan()
        self._camera.take("running")
        wait_until(lambda: not any(self._document.is_stale(x.id) for x in self._document.layers))
        actions.compare.trigger()
        self._camera.take("split")
        actions.side_by_side.trigger()
        self._camera.take("side")
        actions.side_by_side.trigger()
        canvas.navigation.zoom_to_100()
        for _ in range(4):
            canvas.navigation.zoom_in()
        self._camera.take("zoomed")
        canvas.navigation.fit()
        actions.difference.trigger()
        pause(3000)
        self._camera.take("difference")
        actions.difference.trigger()
        menu = self._window.side_panel.layers.findChildren(QMenu)[0]
        button = menu.parentWidget()
        assert button is not None
        self._camera.take_menu("layer-menu", menu, button)
        self._take_plan_with_times()

    def _take_plan_with_times(self) -> None:
        """Take the plan again, with the times of its steps that were measured meanwhile."""
        while self._document.layers:
            self._window.menu_actions.undo.trigger()
        self._give_instruction(INSTRUCTION)
        pause(4000)
        self._camera.take("plan")
        self._window.side_panel.plan.close_plan()
        self._window.menu_actions.redo.trigger()

    def _take_mask_screens(self) -> None:
        self._select_tool(Tool.WAND)
        self._draw((300, 40))
        wait_until(lambda: self._document.selection is not None)
        self._camera.take("selection")
        self._window.menu_actions.deselect.trigger()
        self._window.side_panel.layers.mask_wanted.emit(self._document.layers[-1].id)
        self._select_tool(Tool.BRUSH)
        self._window.canvas.drawing_tool.set_radius(60)
        self._draw((100, 640), (400, 660), (700, 620), (950, 700))
        self._camera.take("mask")
        self._window.menu_actions.cancel.trigger()

    def take_tool_screens(self) -> None:
        """Take screenshots of the tools for an open photo."""
        actions, window = self._window.menu_actions, self._window
        actions.crop.trigger()
        window.crop_view.straighten(-1.6)
        pause(2000)
        self._camera.take("crop")
        actions.cancel.trigger()
        actions.levels.trigger()
        levels = self._document.layers[-1].id
        tone = ToneAdjustment(0.02, 0.99, 1.05, 0.1)
        window.side_panel.layers.lit.emit(levels, tone, False)
        self._select_tool(Tool.HEAL)
        window.canvas.drawing_tool.set_radius(9)
        self._draw((583, 657))
        wait_until(lambda: not any(self._document.is_stale(x.id) for x in self._document.layers))
        self._camera.take("levels")
        curves = Curves(Curve(((0.0, 0.0), (0.3, 0.27), (0.7, 0.74), (1.0, 1.0))))
        window.side_panel.layers.lit.emit(levels, replace(tone, curves=curves), False)
        buttons = window.side_panel.layers.findChildren(QPushButton)
        next(each for each in buttons if each.text() == "Curves").click()
        pause(1000)
        self._camera.take("curves")
        actions.cancel.trigger()
        actions.find_damage.trigger()
        wait_until(lambda: window.canvas.takes_clicks)
        pause(1500)
        self._camera.take("damage")
        window.side_panel.plan.close_plan()
        while self._document.layers[-1:] and self._document.layers[-1].name in (HEAL, LEVELS):
            actions.undo.trigger()
        window.side_panel.findChildren(QPushButton)[1].click()
        self._camera.take("history")
        window.side_panel.show_restoration_tab()

    def _take_dialogs(self) -> None:
        window, folders = self._window, Folders.under(Path("heirloom"))
        prompts = self._program.file_controller.prompts
        update_dialog = UpdateDialog("0.1.0", window)
        update_dialog.offer("https://example.org/newest.json")
        dialogs: tuple[tuple[str, QDialog], ...] = (
            ("palette", CommandPalette(window)),
            ("keys", ShortcutsDialog(window)),
            ("about", AboutDialog(window)),
            ("newer", update_dialog),
            ("export", ExportDialog(self._document, prompts, Settings())),
        )
        for name, dialog in dialogs:
            dialog.show()
            self._camera.take(name, dialog)
            dialog.close()
        self._take_settings(PreferencesDialog(Settings(), folders, window))
        window.menu_actions.library.trigger()
        library = window.findChildren(LibraryWindow)[0]
        wait_until(lambda: bool(library.findChildren(ModelRow)))
        self._camera.take("library", library)
        library.findChildren(QLineEdit)[0].setText("generative")
        self._camera.take("library-addon", library)
        library.close()

    def _take_settings(self, dialog: PreferencesDialog) -> None:
        pages = dialog.findChildren(QListWidget)[0]
        dialog.show()
        dialog.privacy.connections.show_records(())
        for index, page in enumerate(PAGES):
            pages.setCurrentRow(index)
            self._camera.take(page, dialog)
        dialog.close()

    @property
    def _document(self) -> Document:
        document = self._session.document
        assert document is not None
        return document

    def _select_tool(self, tool: Tool) -> None:
        actions = self._window.menu_actions.tools.actions()
        next(action for action in actions if action.data() is tool).trigger()
        pause(200)

    def _draw(self, *points: tuple[float, float]) -> None:
        canvas, left = self._window.canvas, Qt.MouseButton.LeftButton
        view = canvas.navigation.viewport
        positions = [
            QPointF(view.x + x * view.scale, view.y + y * view.scale).toPoint() for x, y in points
        ]
        QTest.mousePress(canvas, left, pos=positions[0])
        for position in positions[1:]:
            QTest.mouseMove(canvas, position)
        QTest.mouseRelease(canvas, left, pos=positions[-1])
        pause(4000)

    def _idle(self) -> bool:
        """Return whether all thread pools of the program are idle."""
        pause(50)
        pools = self._program.findChildren(QThreadPool)
        return not any(pool.activeThreadCount() for pool in pools)


def main(arguments: list[str]) -> None:
    """Take all screenshots; `arguments` are the folder and the scale factor."""
    folder, scale = Path(arguments[0]), arguments[1] if len(arguments) > 1 else "1"
    os.environ["QT_SCALE_FACTOR"] = scale
    app = QApplication(["heirloom"])
    app.setStyle("fusion")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, Scratch(Path(home)) as scratch:
        folders = Folders.under(Path(home))
        numbers = iter(range(100))

        def engine() -> RemoteEngine:
            return RemoteEngine(EngineSettings(), Path(home) / f"engine-{next(numbers)}")

        core = EngineFactory(
            engine, partial(plan_with_installed_models, folders.models), decode_photo
        )
        program = Application(app, folders, scratch, core)
        program.window.show()
        Photographer(program, folder, "" if scale == "1" else f"-{scale}x").take_all()
        program.close()


if __name__ == "__main__":
    main(sys.argv[1:])
