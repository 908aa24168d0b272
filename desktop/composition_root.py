"""Application object: builds the window with its services and controllers and connects them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QSettings, QThreadPool, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from desktop.files.project.crash_recovery import Journal, RecoverableSession
from desktop.files.project.project_locks import ProjectLocks
from desktop.files.reading.decoder_pool import DecoderPool
from desktop.files.reading.reader_protocols import HashFile, ReadPhoto
from desktop.files.storage.scratch_files import Scratch
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.view_tile_cache import TileCache
from desktop.restoration.unreadable_user_files import find_damaged_own_files
from desktop.session.batch.batch_runner import BatchRunner
from desktop.session.cycle_collector import CycleCollector
from desktop.session.document.autosave import Autosave
from desktop.session.document.comparison_exporter import ComparisonExporter
from desktop.session.document.damage_marker import DamageMarker
from desktop.session.document.document_io import DocumentAccess, DocumentIO
from desktop.session.document.histograms import HistogramService
from desktop.session.document.layer_merger import LayerMerger
from desktop.session.document.mask_editor import MaskEditor
from desktop.session.document.overview_renderer import OverviewRenderer
from desktop.session.document.session import Session
from desktop.session.engine.damage_search import DamageSearch
from desktop.session.engine.engine_requests import BatchDependencies, Planner, ProbeDeviceRequest
from desktop.session.engine.engine_thread import EngineThread
from desktop.session.engine.face_search import FaceSearch
from desktop.session.engine.heal_editor import HealEditor
from desktop.session.engine.layer_jobs import LayerJobs
from desktop.session.engine.planning_service import PlanningService
from desktop.session.engine.preview_runner import Previews
from desktop.session.engine.scan_splitting import ScanSplitting
from desktop.session.engine.step_timing_store import StepTimingStore
from desktop.session.host_watcher import HostWatcher
from desktop.session.library.model_manager import ModelManager
from desktop.session.service_bundles import SessionServices, TaskRunners
from desktop.session.settings_store import SettingsStore
from desktop.settings import Folders
from desktop.ui.canvas.canvas import Canvas
from desktop.ui.canvas.display_profile_watcher import DisplayProfileWatcher
from desktop.ui.common.theme import apply_theme, theme_for
from desktop.ui.common.translator import Translator
from desktop.ui.controllers.batch_controller import BatchController
from desktop.ui.controllers.comparison_controller import ComparisonController
from desktop.ui.controllers.dialog_controller import DialogController, DialogDependencies
from desktop.ui.controllers.facts_controller import FactsController
from desktop.ui.controllers.file_controller import FileController
from desktop.ui.controllers.library_controller import ModelLibraryController
from desktop.ui.controllers.main_controller import MainController
from desktop.ui.controllers.offer_controller import OfferController
from desktop.ui.controllers.recovery_controller import RecoveryController
from desktop.ui.controllers.reopen_controller import ReopenController
from desktop.ui.controllers.split_controller import SplitController
from desktop.ui.dialogs.crash_dialog import CrashGuard
from desktop.ui.main_window.main_window import MainWindow
from desktop.ui.panels.thumbnails import Thumbnails
from models.core.progress import Notice
from models.core.protocols import Engine
from models.file_io.sha256 import sha256_of
from models.planning.model_selection import ModelSelector

RENDER_THREADS: Final = 2
"""Number of threads that render view tiles of the canvas."""

MEBIBYTE: Final = 1 << 20
"""Bytes in a mebibyte, the unit of the memory settings."""


@dataclass(frozen=True, slots=True)
class EngineFactory:
    """Functions that start an engine, make plans, decode photos and hash files.

    `make_engine` is called in a thread that will use the engine. `decoders` decode the photos of a
    batch, by as many processes as photos are restored at once; without them `read` does, for one
    at a time."""

    make_engine: Callable[[], Engine]
    planner: Planner
    read: ReadPhoto
    digest: HashFile = sha256_of
    decoders: DecoderPool | None = None


class Application(QObject):
    """Owner of all objects that live as long as the window."""

    def __init__(
        self, app: QApplication, folders: Folders, scratch: Scratch, engines: EngineFactory
    ) -> None:
        super().__init__()
        self._app, self._folders = app, folders
        self._cycle_collector = CycleCollector(self)
        self._timers: list[QTimer] = []
        self.recoverable: Sequence[RecoverableSession] = ()
        self._runners = TaskRunners.create(self)
        self._project_locks = ProjectLocks(folders.scratch / "open")
        self._settings_store = SettingsStore(folders.settings, self._runners.files, self)
        self._translator = Translator(self)
        self._layer_engine = EngineThread(engines.make_engine, self)
        self._planning_engine = EngineThread(engines.make_engine, self)
        self._render_pool = QThreadPool(self)
        self._render_pool.setMaxThreadCount(RENDER_THREADS)
        cache = TileCache(self._settings_store.settings.cache * MEBIBYTE)
        renderer = DocumentRenderer(cache)
        services = self._create_services(engines, scratch, renderer)
        self._session, self.planning = services.session, services.planning
        self._thumbnails = Thumbnails(self._runners.files, self)
        self.window = self._create_window(renderer)
        self.file_controller = self._create_file_controller(services, scratch)
        main_controller = MainController(
            self.window, services, self.file_controller, self._translator
        )
        self._timings = StepTimingStore(folders.state, self._runners.files, self)
        self._timings.noticed.connect(lambda notice: self.tell((notice,)))
        self.recovery_controller = RecoveryController(
            self.window, services.session, services.document_io
        )
        self._autosave = self._create_autosave(scratch)
        self._batch_runner = self._create_batch_runner(engines, scratch)
        self.batch_controller = self._create_batch_controller()
        self._create_reopening(main_controller)
        self._model_manager = ModelManager(folders, self._settings_store, self._runners.models)
        self._create_library(services.planning)
        self._create_dialogs()
        self._create_comparisons(services.document_io, renderer)
        self._create_scans_and_facts(engines, scratch, renderer)
        self.display_profile_watcher = self._create_display_profile_watcher()
        self.crash_guard = CrashGuard(self.window, folders.logs, self.file_controller.save)
        self._connect_engines(services)
        self._connect_failures()
        self._connect_theme()

    @property
    def may_lose_work(self) -> bool:
        """Whether there is unsaved work that the user has not agreed to lose."""
        return self._session.unsaved and not self.file_controller.may_close

    def start_later(self, milliseconds: int, action: Callable[[], object]) -> None:
        """Call `action` after this time, unless the program closes before."""
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(action)
        timer.start()
        self._timers.append(timer)

    def tell(self, notices: Iterable[Notice]) -> None:
        """Show notices about the program's own files until the user dismisses them."""
        for notice in notices:
            self.window.notice_banner.add_message(self._translator.message(notice))

    def show_safe_mode(self) -> None:
        """Tell that the program is in safe mode, and how to leave it."""
        self.window.menu_actions.library.setEnabled(False)
        self.window.side_panel.plan.offers.forbid()
        self.window.notice_banner.add_message(
            self.tr(
                "Heirloom ended twice while it was starting, so it is in safe mode now: without "
                "your own models and the add-on, and on the processor only. Close it and start it "
                "again to leave safe mode."
            )
        )

    def watch_hosts(self, engines: HostWatcher, decoder: HostWatcher) -> None:
        """Show when an engine or the decoder does not answer, with a button to restart it."""
        engines.silence_changed.connect(self._show_engine_silence)
        self.window.engine_banner.action_wanted.connect(engines.restart)
        decoder.silence_changed.connect(self._show_decoder_silence)
        self.window.decoder_banner.action_wanted.connect(decoder.restart)

    @Slot(bool)
    def _show_engine_silence(self, is_silent: bool) -> None:
        if is_silent:
            sentence = self.tr(
                "The engine has not answered for 10 seconds. Wait, or restart it: your work is "
                "safe, only the running step is lost."
            )
            self.window.engine_banner.show_message(sentence, self.tr("Restart the engine"))
        else:
            self.window.engine_banner.hide()

    @Slot(bool)
    def _show_decoder_silence(self, is_silent: bool) -> None:
        if is_silent:
            sentence = self.tr(
                "The process that opens photos has not answered for 10 seconds. Wait, cancel, or "
                "let a new process open the photo: your work is safe."
            )
            self.window.decoder_banner.show_message(sentence, self.tr("Use a new process"))
        else:
            self.window.decoder_banner.hide()

    def check_own_files(self) -> None:
        """Rename damaged settings and model cards, and show notices about them."""
        folders = self._folders
        self._runners.files.start(lambda _: tuple(find_damaged_own_files(folders)), self.tell)

    def close(self) -> None:
        """End all threads and child processes; update the journal if work would be lost."""
        for timer in self._timers:
            timer.stop()
        self._autosave.close()
        if self.may_lose_work:
            self._autosave.write_now()
            self.recovery_controller.release_restored()
        else:
            self.recovery_controller.discard_restored()
        self._model_manager.close()
        for each in (self._layer_engine, self._planning_engine, self._batch_runner):
            each.close()
        self._render_pool.clear()
        self._render_pool.waitForDone()
        self._runners.close()
        self._project_locks.close()
        self._cycle_collector.close()

    def _create_services(
        self, engines: EngineFactory, scratch: Scratch, renderer: DocumentRenderer
    ) -> SessionServices:
        history_budget = self._settings_store.settings.history * MEBIBYTE
        session, runners = Session(self, history_budget), self._runners
        jobs = LayerJobs(session, self._layer_engine, renderer, scratch, self)
        access = DocumentAccess(engines.read, self._project_locks, scratch, engines.digest)
        return SessionServices(
            session=session,
            jobs=jobs,
            planning=PlanningService(self._planning_engine, engines.planner, self),
            document_runner=runners.documents,
            document_io=DocumentIO(runners.documents, access, renderer.rows, self),
            mask_editor=MaskEditor(session, renderer, runners.drawing, self),
            overview=OverviewRenderer(renderer, runners.drawing, self),
            histograms=HistogramService(renderer, runners.drawing, self),
            heal_editor=HealEditor(session, jobs, runners.drawing, self),
            layer_merger=LayerMerger(session, renderer, runners.documents, scratch, self),
            damage_search=DamageSearch(session, self._layer_engine, renderer, scratch),
            damage_marker=DamageMarker(session, renderer, runners.drawing, self),
            previews=Previews(self._planning_engine, renderer, scratch),
        )

    def _create_window(self, renderer: DocumentRenderer) -> MainWindow:
        file = str(self._folders.settings / "window.ini")
        window_state = QSettings(file, QSettings.Format.IniFormat)
        canvas = Canvas(renderer, self._render_pool)
        return MainWindow(canvas, self._translator, self._thumbnails, window_state)

    def _create_file_controller(
        self, services: SessionServices, scratch: Scratch
    ) -> FileController:
        return FileController(
            self.window,
            services.session,
            services.document_io,
            self._settings_store,
            pasted=scratch.folder / "pasted.png",
        )

    def _create_batch_controller(self) -> BatchController:
        runner, files = self._batch_runner, self._runners.files
        return BatchController(self.window, self._session, runner, files, self._translator)

    def _create_reopening(self, main_controller: MainController) -> None:
        batch_window, files = self.batch_controller.batch_window, self.file_controller
        ReopenController(self.window, batch_window, files, main_controller, self.planning)

    def _create_autosave(self, scratch: Scratch) -> Autosave:
        autosave = Autosave(
            self._session,
            Journal(scratch),
            self._runners.journal,
            self.file_controller.project_path,
        )
        autosave.failed.connect(self._show_error)
        autosave.journal_written.connect(self.recovery_controller.discard_restored)
        self.recovery_controller.restored.connect(autosave.save_changes)
        return autosave

    def _create_batch_runner(self, engines: EngineFactory, scratch: Scratch) -> BatchRunner:
        dependencies = BatchDependencies(
            scratch_root=scratch.folder,
            read=engines.read,
            selectors=partial(ModelSelector.from_folder, self._folders.models),
        )
        if decoders := engines.decoders:
            dependencies = replace(
                dependencies,
                read=decoders.read,
                at_once=decoders.count,
                end_decoders=decoders.close,
            )
        return BatchRunner(
            lambda: EngineThread(engines.make_engine, self, dependencies.at_once),
            self._runners.files,
            dependencies,
            self._folders.settings,
            self,
        )

    def _create_library(self, planning: PlanningService) -> None:
        window, manager = self.window, self._model_manager
        library = ModelLibraryController(window, manager, self._translator, self._folders.models)
        OfferController(window, manager, planning, library, self._translator)
        planning.device_found.connect(manager.set_device)
        manager.set_measured(lambda: self._timings.timings.known)

    def _create_dialogs(self) -> None:
        dependencies = DialogDependencies(
            settings_store=self._settings_store,
            folders=self._folders,
            translator=self._translator,
            file_runner=self._runners.files,
            network_runner=self._runners.network,
        )
        DialogController(self.window, dependencies)

    def _create_comparisons(self, document_io: DocumentIO, renderer: DocumentRenderer) -> None:
        """Create what exports comparisons; neither it nor an export replaces a batch's photos."""
        inputs, runner = self._batch_runner.sources, self._runners.documents
        document_io.set_protected_inputs(inputs)
        exporter = ComparisonExporter(renderer, runner, inputs, self)
        ComparisonController(self.window, self._session, exporter)

    def _create_scans_and_facts(
        self, engines: EngineFactory, scratch: Scratch, renderer: DocumentRenderer
    ) -> None:
        runner = self._runners.documents
        splitting = ScanSplitting(self._planning_engine, runner, engines.read, scratch, renderer)
        access = DocumentAccess(engines.read, self._project_locks, scratch)
        faces = FaceSearch(self._planning_engine)
        FactsController(self.window, self._session, faces, runner, access)
        controller = SplitController(
            self.window, self._session, splitting, self.batch_controller, self._translator
        )
        self.planning.planned.connect(controller.follow_plan)

    def _create_display_profile_watcher(self) -> DisplayProfileWatcher:
        watcher = DisplayProfileWatcher(self._settings_store, self._runners.files, self)
        for show in (self.window.set_display_transform, self._thumbnails.show_in):
            watcher.transform_changed.connect(show)
        watcher.failed.connect(self._show_error)
        return watcher

    def _connect_engines(self, services: SessionServices) -> None:
        services.jobs.layer_timed.connect(self._timings.learn)
        services.planning.planned.connect(self._show_times)
        services.planning.device_found.connect(self.window.status_bar.show_device)
        services.planning.device_found.connect(self._start_layer_engine)

    def _connect_failures(self) -> None:
        """Show errors of tasks that no other object reports."""
        runners = self._runners
        for runner in (runners.files, runners.drawing, runners.models, runners.network):
            runner.failed.connect(self._show_error)

    def _connect_theme(self) -> None:
        self.window.menu_actions.themes.triggered.connect(self._choose_theme)
        self._settings_store.changed.connect(self._apply_theme)
        self._app.styleHints().colorSchemeChanged.connect(self._apply_theme)
        self._apply_theme()

    @Slot()
    def _start_layer_engine(self) -> None:
        """Start the engine that runs layers, once the one that makes plans has answered."""
        self._layer_engine.ask(ProbeDeviceRequest())

    @Slot()
    def _show_times(self) -> None:
        """Show how long the steps of the plan may take for the open photo."""
        document, timings = self._session.document, self._timings.timings
        if document is not None:
            scope = document.selection.bounds if document.selection else document.photo.whole
            self.window.side_panel.plan.show_times(
                lambda step: self._translator.duration(timings.seconds(step, scope.area))
            )

    @Slot(object)
    def _show_error(self, error: object) -> None:
        self.window.message_banner.show_message(self._translator.message(error))

    @Slot()
    def _apply_theme(self) -> None:
        """Apply the theme of the settings; where that is the system's, follow the system."""
        chosen = self._settings_store.settings.theme
        scheme = self._app.styleHints().colorScheme()
        for action in self.window.menu_actions.themes.actions():
            action.setChecked(action.data() == chosen)
        apply_theme(self._app, theme_for(chosen, scheme))

    @Slot(QAction)
    def _choose_theme(self, action: QAction) -> None:
        settings = self._settings_store.settings
        self._settings_store.save(replace(settings, theme=str(action.data())))
