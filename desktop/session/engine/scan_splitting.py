"""Splitting of scans in the window: prints are found in the engine, and written as files.

What finds and writes them is imported when it is first used, not at the start.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.document.photo import Photo
from desktop.files.reading.reader_protocols import ReadPhoto
from desktop.files.storage.scratch_files import Scratch
from desktop.render.document_renderer import DocumentRenderer
from desktop.restoration.output_paths import OutputSpec, PrintPlanner
from desktop.session.engine.engine_requests import FindPrintsRequest
from desktop.session.engine.engine_thread import EngineThread
from desktop.session.task_runner import TaskRunner
from models.core.progress import Progress

if TYPE_CHECKING:
    from desktop.restoration.print_review import Prints, ScanPage


class ScanSplitting(QObject):
    """Service that finds the prints on scans, and writes them as files of their own.

    `found` carries a ScanPage, `saved` the paths that were written, `failed` an exception. Answers
    about a scan are dropped once another one is wanted."""

    found = Signal(object)
    saved = Signal(object)
    failed = Signal(object)
    progressed = Signal(float)

    def __init__(
        self,
        engine_thread: EngineThread,
        runner: TaskRunner,
        read: ReadPhoto,
        scratch: Scratch,
        renderer: DocumentRenderer,
    ) -> None:
        """Create the service; `read` opens scans, whose pixels may be put into `scratch`."""
        super().__init__(engine_thread)
        self._engine_thread, self._runner = engine_thread, runner
        self._read, self._scratch, self._renderer = read, scratch, renderer
        self._number = 0
        engine_thread.request_finished.connect(self._announce)
        engine_thread.failed.connect(self._fail)
        engine_thread.progressed.connect(self._report)

    def find(self, scan: Photo | Path) -> None:
        """Find the prints on a scan: the open photo, or a file."""
        self.cancel()
        request = FindPrintsRequest(scan, self._read, self._scratch, self._renderer)
        self._number = self._engine_thread.ask(request)

    def cancel(self) -> None:
        """Cancel the search on a scan, if there is one."""
        self._engine_thread.cancel(self._number)
        self._number = 0

    def save(
        self,
        page: "ScanPage",
        prints: "Prints",
        target: OutputSpec,
        inputs: Callable[[], Iterable[Path]] = tuple,
    ) -> None:
        """Write the prints of a scan; `inputs` are files beside the scan that none may replace."""
        planner_inputs = (page.photo.source, *inputs())

        def write(progress: Progress) -> tuple[Path, ...]:
            from desktop.restoration.scan_splitter import ScanSplitter, SplitRequest

            planner = PrintPlanner(planner_inputs, target)
            splitter = ScanSplitter(self._read, self._scratch, self._renderer.rows, _no_faces)
            return splitter.write(page.photo, prints, SplitRequest(target), planner, progress)

        self._runner.start(write, self.saved.emit, self.failed.emit)

    @Slot(int, object)
    def _announce(self, number: int, answer: object) -> None:
        if number == self._number:
            self._number = 0
            self.found.emit(answer)

    @Slot(int, object)
    def _fail(self, number: int, error: object) -> None:
        if number == self._number:
            self._number = 0
            self.failed.emit(error)

    @Slot(int, float)
    def _report(self, number: int, done: float) -> None:
        if number == self._number:
            self.progressed.emit(done)


def _no_faces(image: object, progress: Progress) -> tuple[()]:  # noqa: ARG001
    """Find no faces: prints that are written have been turned upright before."""
    return ()
