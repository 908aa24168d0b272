"""The window program: builds every object once, connects them, runs the loop."""

import faulthandler
import itertools
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QSettings, QThreadPool, QTimer, QTranslator, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from desktop import logs
from desktop.files.project.project_locks import ProjectLocks
from desktop.files.project.recovery import Journal, RecoverableSession, find_recoverable
from desktop.files.reading.client import DecoderClient
from desktop.files.reading.protocol import ReadPhoto
from desktop.files.storage.scratch import Scratch
from desktop.render.renderer import DocumentRenderer
from desktop.render.tile_cache import TileCache
from desktop.session.batch.batch_runner import BatchRunner
from desktop.session.document.autosave import Autosave
from desktop.session.document.document_io import DocumentAccess, DocumentIO
from desktop.session.document.layer_merger import LayerMerger
from desktop.session.document.mask_editor import MaskEditor
from desktop.session.document.overview import OverviewRenderer
from desktop.session.document.session import Session
from desktop.session.engine.damage_search import DamageSearch
from desktop.session.engine.engine_thread import EngineThread
from desktop.session.engine.heal_editor import HealEditor
from desktop.session.engine.layer_jobs import LayerJobs
from desktop.session.engine.planning import PlanningService
from desktop.session.engine.previews import Previews
from desktop.session.engine.requests import (
    BatchDependencies,
    Planner,
    ProbeDeviceRequest,
    plan_here,
)
from desktop.session.engine.timing import StepTimingStore
from desktop.session.library.model_manager import ModelManager
from desktop.session.settings_store import SettingsStore
from desktop.session.task_runner import TaskRunner
from desktop.settings import NAME, Folders, Settings
from desktop.ui.canvas.canvas import Canvas
from desktop.ui.canvas.display_profile_watcher import DisplayProfileWatcher
from desktop.ui.common.theme import apply_theme, theme_for
from desktop.ui.common.translator import Translator
from desktop.ui.controllers.batch_controller import BatchController
from desktop.ui.controllers.dialog_controller import DialogController, DialogDependencies
from desktop.ui.controllers.file_controller import FileController
from desktop.ui.controllers.library_controller import ModelLibraryController
from desktop.ui.controllers.main_controller import MainController, SessionServices
from desktop.ui.controllers.recovery_controller import RecoveryController
from desktop.ui.dialogs.crash_dialog import CrashGuard
from desktop.ui.dialogs.start_failure_dialog import StartFailureDialog
from desktop.ui.main_window.main_window import MainWindow
from desktop.ui.panels.thumbnails import Thumbnails
from models.core.protocols import Engine
from models.engine.remote import RemoteEngine
from models.planning.model_selection import ModelSelector

REFUSED = 1
"""The exit code of a program that could not start."""

PATIENCE = 90_000
"""Milliseconds that a check waits for the window and its engine."""

TRANSLATIONS = Path(__file__).parents[1] / "resources" / "translations"


class CannotStart(Exception):
    """The system does not allow a folder that the program cannot do without; `error` says which."""

    def __init__(self, error: OSError) -> None:
        super().__init__(error)
        self.error = error


@dataclass(frozen=True, slots=True)
class EngineFactory:
    """What does the work: starts an engine (in the thread that will use it), makes plans, and
    decodes photos."""

    engine: Callable[[], Engine]
    planner: Planner
    read: ReadPhoto


@dataclass(frozen=True, slots=True)
class TaskRunners:
    """Each does one thing at a time: the photo that is open, small things, masks, what is kept
    safe, models, and questions to somebody elsewhere."""

    background: TaskRunner
    small: TaskRunner
    drawing: TaskRunner
    keeping: TaskRunner
    bringing: TaskRunner
    errands: TaskRunner


class Application(QObject):
    """Everything that lives as long as the window."""

    def __init__(
        self, app: QApplication, folders: Folders, scratch: Scratch, core: EngineFactory
    ) -> None:
        super().__init__()
        self._app, self._folders = app, folders
        self._pools = tuple(self._pool(threads) for threads in (2, 1, 1, 1, 1, 1, 1))
        render, *others = self._pools
        workers = TaskRunners(*(TaskRunner(pool, self) for pool in others))
        self._claims = ProjectLocks(folders.scratch / "open")
        self._preferences = SettingsStore(folders.settings, workers.small, self)
        evaluator = DocumentRenderer(TileCache(self._preferences.settings.cache << 20))
        self._link, self._advice = EngineThread(core.engine, self), EngineThread(core.engine, self)
        services = self._services(core, scratch, evaluator, workers)
        session, shelf, adviser = services.session, services.shelf, services.adviser
        self._session, self._words = session, Translator(self)
        words = self._words
        memory = QSettings(str(folders.settings / "window.ini"), QSettings.Format.IniFormat)
        thumbnails = Thumbnails(workers.small, self)
        self.window = MainWindow(Canvas(evaluator, render), words, thumbnails, memory)
        self.filing = FileController(
            self.window, session, shelf, self._preferences, scratch.folder / "pasted.png"
        )
        MainController(self.window, services, self.filing, words)
        self._timing = StepTimingStore(folders.state, workers.small, self)
        services.jobs.took.connect(self._timing.learn)
        adviser.planned.connect(self._show_times)
        adviser.device_found.connect(self.window.status_bar.show_device)
        self.recovering = RecoveryController(self.window, session, shelf)
        self.unsaved: Sequence[RecoverableSession] = ()
        self._timers: list[QTimer] = []
        self._autosave = Autosave(session, Journal(scratch), workers.keeping, self.filing.project)
        self._autosave.failed.connect(self._tell)
        self._autosave.kept.connect(self.recovering.discard_restored)
        self.recovering.restored.connect(self._autosave.look)
        self.engine_met = adviser.device_found
        self.start_engine = adviser.start_engine
        kit = BatchDependencies(
            scratch.folder, core.read, partial(ModelSelector.here, folders.models)
        )
        self._batching = BatchRunner(
            lambda: EngineThread(core.engine, self), workers.small, kit, folders.settings, self
        )
        shelf.protect(self._batching.sources)
        self.batches = BatchController(self.window, session, self._batching, workers.small, words)
        self._collection = ModelManager(folders, self._preferences, workers.bringing)
        self.librarian = ModelLibraryController(
            self.window, self._collection, words, folders.models
        )
        means = DialogDependencies(
            self._preferences, folders, words, workers.small, workers.errands
        )
        DialogController(self.window, means)
        self.screening = DisplayProfileWatcher(self._preferences, workers.small, self)
        for show in (self.window.set_display_transform, thumbnails.show_in):
            self.screening.transform_changed.connect(show)
        self.screening.failed.connect(self._tell)
        for worker in (workers.small, workers.drawing, workers.bringing, workers.errands):
            worker.failed.connect(self._tell)
        self.guard = CrashGuard(self.window, folders.logs, self.filing.save)
        adviser.device_found.connect(self._warm_up)
        self._connect_theme()

    def _services(
        self,
        core: EngineFactory,
        scratch: Scratch,
        evaluator: DocumentRenderer,
        workers: TaskRunners,
    ) -> SessionServices:
        room = self._preferences.settings.history << 20
        session, drawing = Session(self, room), workers.drawing
        jobs = LayerJobs(session, self._link, evaluator, scratch)
        jobs.setParent(self)
        access = DocumentAccess(core.read, self._claims, scratch)
        return SessionServices(
            session,
            jobs,
            PlanningService(self._advice, core.planner, self),
            workers.background,
            DocumentIO(workers.background, access, evaluator.rows, self),
            MaskEditor(session, evaluator, drawing, self),
            OverviewRenderer(evaluator, drawing, self),
            HealEditor(session, jobs, drawing, self),
            LayerMerger(session, evaluator, workers.background, scratch, self),
            DamageSearch(session, self._link, evaluator, scratch),
            Previews(self._advice, evaluator, scratch),
        )

    @Slot()
    def _show_times(self) -> None:
        """How long the steps of the plan may take for the photo that is open."""
        document, paces = self._session.document, self._timing.paces
        if document is not None:
            scope = document.selection.bounds if document.selection else document.photo.whole
            self.window.side_panel.plan.show_times(
                lambda step: self._words.duration(paces.seconds(step, scope.area))
            )

    @Slot(object)
    def _tell(self, error: object) -> None:
        self.window.message_banner.show_message(self._words.message(error))

    def start_later(self, milliseconds: int, deed: Callable[[], object]) -> None:
        """Do something when the event loop has run for so long, unless the program closes first."""
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(deed)
        timer.start()
        self._timers.append(timer)

    @property
    def may_lose_work(self) -> bool:
        """Whether work is unsaved that the person has not agreed to lose: the window was not
        closed, something else ended the program."""
        return self._session.unsaved and not self.filing.may_close

    def close(self) -> None:
        """End every thread and the hosts. The journal is brought up to date where work would be
        lost."""
        for timer in self._timers:
            timer.stop()
        self._autosave.close()
        if self.may_lose_work:
            self._autosave.finish()
            self.recovering.release_restored()
        else:
            self.recovering.discard_restored()
        self._collection.close()
        for link in (self._link, self._advice, self._batching):
            link.close()
        for pool in self._pools:
            pool.clear()
            pool.waitForDone()
        self._claims.close()

    def _pool(self, threads: int) -> QThreadPool:
        pool = QThreadPool(self)
        pool.setMaxThreadCount(threads)
        return pool

    @Slot()
    def _warm_up(self) -> None:
        """Plans are made in one engine and layers run in another, so that neither waits; the
        second starts when the first stands."""
        self._link.ask(ProbeDeviceRequest())

    def _connect_theme(self) -> None:
        self.window.menu_actions.themes.triggered.connect(self._choose_theme)
        self._preferences.changed.connect(self._apply_theme)
        self._app.styleHints().colorSchemeChanged.connect(self._apply_theme)
        self._apply_theme()

    @Slot()
    def _apply_theme(self) -> None:
        """What the person chose and, where that is nothing, the system."""
        chosen, scheme = self._preferences.settings.theme, self._app.styleHints().colorScheme()
        for action in self.window.menu_actions.themes.actions():
            action.setChecked(action.data() == chosen)
        apply_theme(self._app, theme_for(chosen, scheme))

    @Slot(QAction)
    def _choose_theme(self, action: QAction) -> None:
        chosen = replace(self._preferences.settings, theme=str(action.data()))
        self._preferences.choose(chosen)


def run(paths: Sequence[Path]) -> int:
    """Show the window, with the first of these files if there are any, until it is closed. Ctrl+C
    ends the program at once, as a kill does: unsaved work is offered at the next start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app, folders = _application()
    try:
        with run_application(app, folders) as program:
            for path in paths[:1]:
                program.filing.open(path)
            program.start_later(300, lambda: program.recovering.offer(program.unsaved))
            return app.exec()
    except CannotStart as refused:
        dialog = StartFailureDialog(refused.error)
        _warn(dialog.sentence)
        dialog.exec()
        return REFUSED


def check() -> int:
    """Show the window until its engine has answered. 0 when that happened in time, else 1."""
    app, folders = _application()
    try:
        with run_application(app, folders) as program:
            program.engine_met.connect(lambda _: app.exit(0))
            QTimer.singleShot(PATIENCE, lambda: app.exit(1))
            return app.exec()
    except CannotStart as refused:
        _warn(StartFailureDialog(refused.error).sentence)
        return REFUSED


def _warn(sentence: str) -> None:
    """On standard error, by what a window that starts well has no time to import."""
    from desktop.terminal import Terminal

    Terminal().warn(f"heirloom: {sentence}")


@contextmanager
def run_application(app: QApplication, folders: Folders) -> Iterator[Application]:
    """The program with its window open. Its scratch folder is removed only where nothing is unsaved
    or the person agreed to lose it; in every other end it is left with the journal in it, so that
    the next start offers the work. Raises CannotStart."""
    try:
        folders.scratch.mkdir(parents=True, exist_ok=True)
        unsaved = find_recoverable(folders.scratch)
        scratch = Scratch(folders.scratch)
    except OSError as error:
        raise CannotStart(error) from error
    removes, hook = False, sys.excepthook
    try:
        with closing(DecoderClient(scratch)) as reader:
            program = _started(app, folders, scratch, reader)
            program.unsaved = unsaved
            sys.excepthook = program.guard.take
            try:
                yield program
            finally:
                program.close()
            removes = not program.may_lose_work
    finally:
        sys.excepthook = hook
        (scratch.close if removes else scratch.leave)()


def _application() -> tuple[QApplication, Folders]:
    """Qt and the log of this person, before anything else can fail."""
    folders = Folders.of_this_person()
    logs.configure(folders.logs)
    _enable_faulthandler(folders.logs)
    app = QApplication([NAME, *sys.argv[1:]])
    app.setApplicationName(NAME)
    app.setApplicationDisplayName("Heirloom")
    app.setDesktopFileName("org.heirloom.Heirloom")
    app.setStyle("fusion")
    _translate(app, Settings.read(folders.settings).language)
    return app, folders


def _started(
    app: QApplication, folders: Folders, scratch: Scratch, reader: DecoderClient
) -> Application:
    """The program with its window open; engines and reader start once it is shown."""
    numbers = itertools.count()
    core = EngineFactory(
        lambda: _engine(folders, scratch.folder / f"engine-{next(numbers)}"),
        partial(plan_here, folders.models),
        reader.read,
    )
    program = Application(app, folders, scratch, core)
    shown = program.window.first_shown
    shown.connect(lambda: program.screening.watch_window(program.window.windowHandle()))
    shown.connect(lambda: program.start_later(100, reader.start))
    shown.connect(lambda: program.start_later(200, program.start_engine))
    shown.connect(lambda: program.start_later(1000, program.batches.wake))
    program.window.show()
    return program


def _engine(folders: Folders, room: Path) -> Engine:
    """One whose host is starting, with an empty folder of its own."""
    engine = RemoteEngine(Settings.read(folders.settings).engine(folders), room)
    engine.start()
    return engine


def _translate(app: QApplication, language: str) -> None:
    """`language` is system or the name of a locale, whose way to write numbers is taken too. What
    has no words in it is told in English, whose plurals are in a file too."""
    locale = QLocale() if language == "system" else QLocale(language)
    QLocale.setDefault(locale)
    app.setLayoutDirection(locale.textDirection())
    for spoken in (QLocale(QLocale.Language.English), locale):
        translator = QTranslator(app)
        if translator.load(spoken, NAME, "_", str(TRANSLATIONS)):
            app.installTranslator(translator)


def _enable_faulthandler(folder: Path) -> None:
    """Where even Python stops, the place is written down."""
    with suppress(OSError):
        faulthandler.enable((folder / "fatal.log").open("a", encoding="utf-8"))
