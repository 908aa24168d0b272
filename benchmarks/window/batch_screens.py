"""Screenshots of the batch window in its states."""

import tempfile
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton

from benchmarks.window.event_waiting import wait_until
from benchmarks.window.screenshots import Camera
from desktop.composition_root import Application
from desktop.restoration.batch_queue import ItemState
from desktop.session.batch.batch_runner import BatchRunner
from desktop.ui.batch.batch_options import INSTRUCTION

PENDING = (ItemState.WAITING, ItemState.RUNNING)


class BatchScreens:
    """Runner of a batch with a damaged photo that takes screenshots from empty to done."""

    def __init__(self, program: Application, camera: Camera, samples: Path) -> None:
        self._program, self._camera, self._samples = program, camera, samples
        self._batch = program.batch_controller.batch_window
        self._runner = program.findChildren(BatchRunner)[0]

    def take_all(self) -> None:
        """Take all screenshots; the last shows the error of opening the damaged photo."""
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "Grandmother's album"
            folder.mkdir()
            for index, source in enumerate(sorted(self._samples.glob("*.jpg")) * 3):
                (folder / f"album {index + 1}.jpg").write_bytes(source.read_bytes())
            (folder / "album 2.jpg").write_text("Dear grandmother")
            self._program.window.menu_actions.batch.trigger()
            self._add_photos(folder)
            self._run_batch()
            self._runner.watch(folder, self._batch.treatment.request)
            wait_until(lambda: bool(self._runner.queue.watched))
            self._camera.take("batch-watched", self._batch)
            self._runner.unwatch()
            self._batch.close()
            QTimer.singleShot(1000, self._discard_changes)
            self._program.file_controller.open(folder / "album 2.jpg")
            wait_until(self._program.window.message_banner.isVisible)
            self._camera.take("failure")

    def _discard_changes(self) -> None:
        """Take a screenshot of the question to save, and answer it with no."""
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        self._camera.take("leaving", dialog)
        buttons = dialog.findChildren(QPushButton)
        next(each for each in buttons if each.text() == "Do not save").click()

    def _add_photos(self, folder: Path) -> None:
        batch = self._batch
        self._camera.take("batch-empty", batch)
        mode_box = batch.treatment.findChildren(QComboBox)[0]
        mode_box.showPopup()
        self._camera.take("choices", batch, popup=True)
        mode_box.hidePopup()
        mode_box.setCurrentIndex(INSTRUCTION)
        mode_box.activated.emit(INSTRUCTION)
        line = next(e for e in batch.findChildren(QLineEdit) if e.placeholderText())
        line.setText("remove the grain")
        batch.add((folder,))
        wait_until(lambda: bool(self._runner.queue.items))
        self._camera.take("batch-gathered", batch)

    def _run_batch(self) -> None:
        buttons = self._batch.findChildren(QPushButton)
        next(each for each in buttons if each.text() == "Start").click()
        wait_until(lambda: sum(bool(item.output) for item in self._runner.queue.items) > 1)
        self._camera.take("batch", self._batch)
        wait_until(lambda: not any(item.state in PENDING for item in self._runner.queue.items))
        self._camera.take("batch-done", self._batch)
