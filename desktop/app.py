"""The window program: builds every object once, connects them, runs the loop."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QSettings, QThreadPool, QTimer, QTranslator, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from desktop import logs
from desktop.files.claims import Claims
from desktop.files.reader import Reader
from desktop.files.reading import ReadPhoto, read_photo
from desktop.files.recovery import Journal, Leftover, leftovers
from desktop.files.scratch import Scratch
from desktop.render.cache import TileCache
from desktop.render.evaluator import Evaluator
from desktop.session.adviser import Adviser
from desktop.session.autosave import Autosave
from desktop.session.background import Background
from desktop.session.engine_link import EngineLink
from desktop.session.errands import Findings, Planner
from desktop.session.jobs import Jobs
from desktop.session.session import Session
from desktop.session.shelf import Access, Shelf
from desktop.settings import NAME, Folders, Settings
from desktop.ui.canvas import Canvas
from desktop.ui.desk import Desk, Services
from desktop.ui.filing import Filing
from desktop.ui.recovering import Recovering
from desktop.ui.style import dress, theme_for
from desktop.ui.window import Window
from desktop.ui.words import Words
from models.device import EngineSettings
from models.planning.plan import Plan
from models.planning.planner import planned
from models.planning.routing import Routes
from models.remote import RemoteEngine
from models.restorer import Engine

CACHE = 384 << 20
"""Bytes of reduced tiles that are kept."""

PATIENCE = 90_000
"""Milliseconds that a check waits for the window and its engine."""

TRANSLATIONS = Path(__file__).parents[1] / "resources" / "translations"


@dataclass(frozen=True, slots=True)
class Core:
    """What does the work: starts an engine (in the thread that will use it), makes plans, and
    decodes photos."""

    engine: Callable[[], Engine]
    planner: Planner
    read: ReadPhoto = read_photo


class Program(QObject):
    """Everything that lives as long as the window."""

    def __init__(self, app: QApplication, folders: Folders, scratch: Scratch, core: Core) -> None:
        super().__init__()
        self._app, self._folders = app, folders
        self._settings = Settings.read(folders.settings)
        self._render, self._files = QThreadPool(self), QThreadPool(self)
        self._render.setMaxThreadCount(2)
        self._files.setMaxThreadCount(1)
        self._keeping = QThreadPool(self)
        self._keeping.setMaxThreadCount(1)
        self._claims = Claims(folders.scratch / "open")
        evaluator = Evaluator(TileCache(CACHE))
        self._link = EngineLink(core.engine, self)
        session, background = Session(self), Background(self._files, self)
        jobs = Jobs(session, self._link, evaluator, scratch)
        jobs.setParent(self)
        adviser = Adviser(self._link, core.planner, self)
        access = Access(core.read, self._claims, scratch)
        shelf = Shelf(background, access, evaluator.rows, self)
        words = Words(self)
        memory = QSettings(str(folders.settings / "window.ini"), QSettings.Format.IniFormat)
        self.window = Window(Canvas(evaluator.tile, self._render), words, memory)
        self.filing = Filing(self.window, session, shelf, scratch.folder / "pasted.png")
        Desk(self.window, Services(session, jobs, adviser, background, shelf), self.filing, words)
        adviser.device_found.connect(self.window.foot.show_device)
        self.recovering = Recovering(self.window, session, shelf)
        self.unsaved: Sequence[Leftover] = ()
        keeping = Background(self._keeping, self)
        self._autosave = Autosave(session, Journal(scratch), keeping, self.filing.project)
        self._autosave.failed.connect(lambda error: self.window.banner.tell(words.told(error)))
        self.engine_met = adviser.device_found
        self.start_engine = adviser.meet_engine
        self._dress()

    def close(self) -> None:
        """End every thread and the host."""
        self._autosave.close()
        self._link.close()
        for pool in (self._render, self._files, self._keeping):
            pool.clear()
            pool.waitForDone()
        self._claims.close()

    def _dress(self) -> None:
        for action in self.window.acts.themes.actions():
            action.setChecked(action.data() == self._settings.theme)
        self.window.acts.themes.triggered.connect(self._choose_theme)
        self._app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._follow_system()

    @Slot()
    def _follow_system(self) -> None:
        scheme = self._app.styleHints().colorScheme()
        dress(self._app, theme_for(self._settings.theme, scheme))

    @Slot(QAction)
    def _choose_theme(self, action: QAction) -> None:
        stored = Settings.read(self._folders.settings)
        self._settings = replace(stored, theme=str(action.data()))
        self._settings.write(self._folders.settings)
        self._follow_system()


def run(paths: Sequence[Path]) -> int:
    """Show the window, with the first of these files if there are any, until it is closed."""
    with _program() as (app, program):
        for path in paths[:1]:
            program.filing.open(path)
        QTimer.singleShot(300, lambda: program.recovering.offer(program.unsaved))
        return app.exec()


def check() -> int:
    """Show the window until its engine has answered. 0 when that happened in time, else 1."""
    with _program() as (app, program):
        program.engine_met.connect(lambda _: app.exit(0))
        QTimer.singleShot(PATIENCE, lambda: app.exit(1))
        return app.exec()


@contextmanager
def _program() -> Iterator[tuple[QApplication, Program]]:
    """This person's, with its window open."""
    folders = Folders.of_this_person()
    logs.configure(folders.logs)
    app = QApplication([NAME, *sys.argv[1:]])
    app.setApplicationName(NAME)
    app.setApplicationDisplayName("Heirloom")
    app.setDesktopFileName("org.heirloom.Heirloom")
    app.setStyle("fusion")
    _translate(app)
    folders.scratch.mkdir(parents=True, exist_ok=True)
    unsaved = leftovers(folders.scratch)
    with Scratch(folders.scratch) as scratch, closing(Reader(scratch)) as reader:
        core = Core(lambda: _engine(folders, scratch), partial(_plan, folders), reader.read)
        program = Program(app, folders, scratch, core)
        program.unsaved = unsaved
        program.window.first_shown.connect(lambda: QTimer.singleShot(100, reader.start))
        program.window.first_shown.connect(lambda: QTimer.singleShot(200, program.start_engine))
        program.window.show()
        yield app, program
        program.close()


def _engine(folders: Folders, scratch: Scratch) -> Engine:
    """One whose host is starting."""
    device = Settings.read(folders.settings).device
    told = EngineSettings(device, folders.models, addon=folders.addon)
    engine = RemoteEngine(told, scratch.folder / "engine")
    engine.start()
    return engine


def _plan(folders: Folders, text: str | None, findings: Findings, engine: Engine) -> Plan:
    """With the networks that are installed at this moment."""
    routes = Routes.here(folders.models, engine.probe()[0])
    return planned(text, findings, engine.embed, routes)


def _translate(app: QApplication) -> None:
    translator = QTranslator(app)
    if translator.load(QLocale(), NAME, "_", str(TRANSLATIONS)):
        app.installTranslator(translator)
