"""Pictures of the window for many photos in its states."""

import tempfile
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton

from benchmarks.window.event_waiting import wait_until
from benchmarks.window.screenshots import Camera
from desktop.application import Application
from desktop.restoration.batch_queue import ItemState
from desktop.session.batch.batch_runner import BatchRunner
from desktop.ui.batch.batch_options import INSTRUCTION

PENDING = (ItemState.WAITING, ItemState.RUNNING)


class Many:
    """Takes the batch from empty to done; some photo of it is damaged."""

    def __init__(self, program: Application, camera: Camera, samples: Path) -> None:
        self._program, self._camera, self._samples = program, camera, samples
        self._batch = program.batch_controller.batch_window
        self._batching = program.findChildren(BatchRunner)[0]

    def work(self) -> None:
        """Ends with the damaged photo opened, which fails."""
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "Grandmother's album"
            folder.mkdir()
            for at, source in enumerate(sorted(self._samples.glob("*.jpg")) * 3):
                (folder / f"album {at + 1}.jpg").write_bytes(source.read_bytes())
            (folder / "album 2.jpg").write_text("Dear grandmother")
            self._program.window.menu_actions.batch.trigger()
            self._gather(folder)
            self._run()
            self._batching.watch(folder, self._batch.treatment.request)
            wait_until(lambda: bool(self._batching.queue.watched))
            self._camera.take("batch-watched", self._batch)
            self._batching.unwatch()
            self._batch.close()
            QTimer.singleShot(1000, self._leave)
            self._program.file_controller.open(folder / "album 2.jpg")
            wait_until(self._program.window.banner.isVisible)
            self._camera.take("failure")

    def _leave(self) -> None:
        """The open photo, without saving it."""
        asked = QApplication.activeModalWidget()
        assert asked is not None
        self._camera.take("leaving", asked)
        buttons = asked.findChildren(QPushButton)
        next(each for each in buttons if each.text() == "Do not save").click()

    def _gather(self, folder: Path) -> None:
        batch = self._batch
        self._camera.take("batch-empty", batch)
        how = batch.treatment.findChildren(QComboBox)[0]
        how.showPopup()
        self._camera.take("choices", batch, popup=True)
        how.hidePopup()
        how.setCurrentIndex(INSTRUCTION)
        how.activated.emit(INSTRUCTION)
        line = next(e for e in batch.findChildren(QLineEdit) if e.placeholderText())
        line.setText("remove the grain")
        batch.add((folder,))
        wait_until(lambda: bool(self._batching.queue.items))
        self._camera.take("batch-gathered", batch)

    def _run(self) -> None:
        buttons = self._batch.findChildren(QPushButton)
        next(each for each in buttons if each.text() == "Start").click()
        wait_until(lambda: sum(bool(item.output) for item in self._batching.queue.items) > 1)
        self._camera.take("batch", self._batch)
        wait_until(lambda: not any(item.state in PENDING for item in self._batching.queue.items))
        self._camera.take("batch-done", self._batch)
