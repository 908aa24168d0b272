"""Entry points of the window program: start, run the event loop, end without losing work."""

import faulthandler
import itertools
import logging
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from desktop import logging_setup
from desktop.composition_root import Application, EngineFactory
from desktop.files.project.crash_recovery import find_recoverable
from desktop.files.reading.decoder_client import DecoderClient
from desktop.files.reading.decoder_pool import DecoderPool
from desktop.files.storage.scratch_files import Scratch, remove_forgotten_scratch
from desktop.restoration.photos_at_once import photos_at_once
from desktop.session.engine.engine_requests import plan_with_installed_models
from desktop.session.host_watcher import HostWatcher
from desktop.settings import NAME, Folders, Settings
from desktop.support.start_attempts import StartAttempt
from desktop.ui.dialogs.start_failure_dialog import StartFailureDialog
from models.core.device import Device, EngineSettings
from models.core.progress import Notice
from models.core.protocols import Engine
from models.engine.remote_engine import RemoteEngine

log = logging.getLogger(__name__)

REFUSED: Final = 1
"""Exit code of a program that could not start."""

STARTED: Final = 20_000
"""Milliseconds after which a window counts as started, even if its engine has not answered."""

CHECK_TIMEOUT: Final = 90_000
"""Milliseconds that `check` waits for the window and its engine."""

TRANSLATIONS: Final = Path(__file__).parents[1] / "resources" / "translations"
"""Folder of the compiled Qt translations."""


class StartupRefused(Exception):
    """Exception that the system denies a folder the program needs; `error` names it."""

    def __init__(self, error: OSError) -> None:
        super().__init__(error)
        self.error = error


def run(paths: Sequence[Path]) -> int:
    """Show the window with this file, or the batch window with several or a folder.

    Returns the exit code. Ctrl+C ends the program at once: unsaved work is offered at the next
    start. After two failed starts the program runs in safe mode."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app, folders = _create_qapplication()
    attempt = StartAttempt.begin(folders.state / "starts")
    try:
        with run_application(app, folders, safe=attempt.needs_safe_mode) as program:
            program.planning.device_found.connect(lambda _: attempt.succeed())
            program.start_later(STARTED, attempt.succeed)
            program.window.take_files([_absolute(path) for path in paths])
            program.start_later(300, lambda: program.recovery_controller.offer(program.recoverable))
            code = app.exec()
            attempt.succeed()
            return code
    except StartupRefused as refused:
        dialog = StartFailureDialog(refused.error)
        _warn(dialog.sentence)
        dialog.exec()
        return REFUSED


def _absolute(path: Path) -> Path:
    """Return a path that stays valid in a later run; in a deleted folder, the path itself."""
    with suppress(OSError):
        return path.absolute()
    return path


def check() -> int:
    """Show the window until its engine answers; return 0 if that is in time, else 1."""
    app, folders = _create_qapplication()
    try:
        with run_application(app, folders) as program:
            program.planning.device_found.connect(lambda _: app.exit(0))
            QTimer.singleShot(CHECK_TIMEOUT, lambda: app.exit(1))
            return app.exec()
    except StartupRefused as refused:
        _warn(StartFailureDialog(refused.error).sentence)
        return REFUSED


@contextmanager
def run_application(
    app: QApplication, folders: Folders, *, safe: bool = False
) -> Iterator[Application]:
    """Open the program's window, yield it, and close everything at the end.

    In safe mode the user's models and the add-on are left out, and only the CPU computes. With
    unsaved work that the user has not agreed to lose, the scratch folder stays with its journal,
    and the next start offers to restore it. Raises: StartupRefused."""
    notices: list[Notice] = []
    try:
        folders.scratch.mkdir(parents=True, exist_ok=True)
        recoverable = find_recoverable(folders.scratch, notices)
        scratch = Scratch(folders.scratch)
        remove_forgotten_scratch()
    except OSError as error:
        raise StartupRefused(error) from error
    removes_scratch, hook = False, sys.excepthook
    try:
        watcher = HostWatcher(app)
        make_decoder = partial(_create_decoder, watcher=watcher)
        at_once = photos_at_once(Settings.read(folders.settings).batch)
        with (
            closing(make_decoder(scratch)) as decoder,
            closing(DecoderPool(scratch, at_once, make_decoder)) as decoders,
        ):
            readers = _Decoders(decoder, decoders, watcher)
            program = _open_window(app, folders, scratch, readers, safe=safe)
            program.recoverable = recoverable
            program.tell(notices)
            sys.excepthook = program.crash_guard.take
            try:
                yield program
            finally:
                decoder.stop()
                program.close()
            removes_scratch = not program.may_lose_work
    finally:
        sys.excepthook = hook
        (scratch.close if removes_scratch else scratch.leave)()


def _warn(sentence: str) -> None:
    """Write a sentence to standard error; a window that starts well imports no terminal."""
    from desktop.terminal_output import Terminal

    Terminal().warn(f"heirloom: {sentence}")


def _create_qapplication() -> tuple[QApplication, Folders]:
    """Start logging, then Qt; return the application and the user's folders."""
    folders = Folders.of_user()
    logging_setup.configure(folders.logs)
    _enable_faulthandler(folders.logs)
    app = QApplication([NAME, *sys.argv[1:]])
    app.setApplicationName(NAME)
    app.setApplicationDisplayName("Heirloom")
    app.setDesktopFileName("org.heirloom.Heirloom")
    app.setStyle("fusion")
    _install_translations(app, Settings.read(folders.settings).language)
    return app, folders


def _create_decoder(scratch: Scratch, watcher: HostWatcher) -> DecoderClient:
    decoder = DecoderClient(scratch, on_silence=lambda silent: watcher.report(decoder, silent))
    return decoder


@dataclass(frozen=True, slots=True)
class _Decoders:
    """Decoder of the open photo, those of the batch, and the watcher of them all."""

    photo: DecoderClient
    batch: DecoderPool
    watcher: HostWatcher


def _open_window(
    app: QApplication, folders: Folders, scratch: Scratch, decoders: _Decoders, *, safe: bool
) -> Application:
    """Show the window; start engines, decoder process and batch after the first paint.

    In safe mode (`safe`) models of the user are left out."""
    if safe:
        folders = folders.without_own_models()
    numbers, watcher = itertools.count(), HostWatcher(app)
    engines = EngineFactory(
        make_engine=lambda: _start_engine(
            _engine_settings(folders, safe=safe),
            scratch.folder / f"engine-{next(numbers)}",
            watcher,
        ),
        planner=partial(plan_with_installed_models, folders.models),
        read=decoders.photo.read,
        digest=decoders.photo.digest,
        decoders=decoders.batch,
    )
    program = Application(app, folders, scratch, engines)
    program.watch_hosts(watcher, decoders.watcher)
    if safe:
        program.show_safe_mode()
    shown = program.window.first_shown
    shown.connect(
        lambda: program.display_profile_watcher.watch_window(program.window.windowHandle())
    )
    shown.connect(lambda: program.start_later(100, decoders.photo.start))
    shown.connect(lambda: program.start_later(200, program.planning.start_engine))
    shown.connect(lambda: program.start_later(500, program.check_own_files))
    shown.connect(lambda: program.start_later(1000, program.batch_controller.recall))
    program.window.show()
    log.info("window shown%s", " in safe mode" if safe else "")
    return program


def _engine_settings(folders: Folders, *, safe: bool) -> EngineSettings:
    settings = Settings.read(folders.settings).engine(folders)
    return replace(settings, device=Device.CPU) if safe else settings


def _start_engine(settings: EngineSettings, exchange_folder: Path, watcher: HostWatcher) -> Engine:
    """Start an engine process that exchanges arrays through the folder `exchange_folder`."""
    engine = RemoteEngine(
        settings, exchange_folder, on_silence=lambda silent: watcher.report(engine, silent)
    )
    engine.start()
    return engine


def _install_translations(app: QApplication, language: str) -> None:
    """Set language, number format and layout direction of the program.

    `language` is "system" or the name of a locale. English is installed first, for plural forms and
    sentences without a translation. Names of keys and menus of text fields come from Qt's files.
    """
    locale = QLocale() if language == "system" else QLocale(language)
    QLocale.setDefault(locale)
    app.setLayoutDirection(locale.textDirection())
    qt_texts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for each, name, folder in (
        (locale, "qtbase", qt_texts),
        (QLocale(QLocale.Language.English), NAME, str(TRANSLATIONS)),
        (locale, NAME, str(TRANSLATIONS)),
    ):
        translator = QTranslator(app)
        if translator.load(each, name, "_", folder):
            app.installTranslator(translator)


def _enable_faulthandler(folder: Path) -> None:
    """Write the stack to `fatal.log` in `folder` if the interpreter itself crashes."""
    with suppress(OSError):
        faulthandler.enable((folder / "fatal.log").open("a", encoding="utf-8"))
