"""Command line: `heirloom restore | split | plan | models | doctor | addon`."""

import argparse
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any, Final

from rich.progress import Progress as Bar
from rich.progress import TaskID

from desktop import logs
from desktop.cli import doctor, model_commands
from desktop.cli.interrupts import interrupt_raises, interrupt_sets
from desktop.cli.parser import (
    UsageError,
    parse_arguments,
    request_from_arguments,
    split_request_from_arguments,
)
from desktop.cli.resume_log import ResumeLog, resolve_path
from desktop.cli.split_output import report_as_json, report_as_text
from desktop.files.errors import PhotoError
from desktop.files.notices import DecoderSilent
from desktop.files.project.recovery import prepare_scratch_root
from desktop.files.reading.client import DecoderClient
from desktop.files.storage.scratch import Scratch
from desktop.i18n.formatting import format_message
from desktop.printable import printable
from desktop.render.renderer import DocumentRenderer
from desktop.render.tile_cache import TileCache
from desktop.restoration.file_restorer import FileRestorer, RestoreReport
from desktop.restoration.input_files import find_photos
from desktop.restoration.layer_runner import LayerContext
from desktop.restoration.output_plan import PRINT_PATTERN, PrintPlanner
from desktop.restoration.own_files import find_damaged_own_files
from desktop.restoration.scan_splitter import ScanSplitter, SplitReport
from desktop.settings import Folders, Settings
from desktop.support import addon
from desktop.support.licences import collect_licences
from desktop.terminal import Terminal
from models.addon.installed import AddonState
from models.core.device import Device, EngineSettings
from models.core.generation import CostEstimate
from models.core.progress import Cancelled, Notice, Progress
from models.engine.local import make_local_engine
from models.planning.model_selection import ModelSelector

DONE: Final = 0
"""Exit code when everything was done."""

SOME_FAILED: Final = 1
"""Exit code when a photo failed, or a result could not be printed."""

WRONG_USAGE: Final = 2
"""Exit code when the arguments are invalid."""

CANCELLED: Final = 130
"""Exit code after Ctrl+C."""


RESUMED: Final = (
    "Going on where an earlier run stopped: {done} of {all} photos are done; --overwrite does them "
    "again."
)

REPEATED: Final = "Given more than once, and restored once: {names}."
MOST_NAMED: Final = 5
"""Number of photos that are named in a message about several."""

log = logging.getLogger(__name__)
Report = RestoreReport | SplitReport
Process = Callable[[Path, Progress], Report]
OpenRestorer = Callable[[argparse.Namespace, Folders], AbstractContextManager[FileRestorer]]
"""Function that opens a file restorer for parsed arguments."""


def main(argv: Sequence[str]) -> int:
    """Run a command line and return its exit code.

    0: all done; 1: a photo failed or a result could not be printed; 2: wrong usage; 130: cancelled.
    """
    folders = Folders.of_user()
    logs.configure(folders.logs)
    terminal = Terminal()
    with interrupt_raises() as interrupted:
        try:
            code = _run_verb(argv, folders, terminal)
        except KeyboardInterrupt:
            code = _report_cancelled(terminal)
        except Exception as error:
            log.info("stopped", exc_info=error)
            code = (
                _report_cancelled(terminal)
                if interrupted.is_set()
                else _report_error(error, terminal)
            )
    return SOME_FAILED if terminal.broken and code == DONE else code


def _run_verb(argv: Sequence[str], folders: Folders, terminal: Terminal) -> int:
    arguments = parse_arguments(argv)
    for notice in find_damaged_own_files(folders):
        terminal.warn(format_message(notice))
    return VERBS[arguments.verb](arguments, folders, terminal)


def _report_error(error: Exception, terminal: Terminal) -> int:
    match error:
        case UsageError():
            terminal.warn(f"heirloom: {error}")
            return WRONG_USAGE
        case OSError():
            terminal.warn(f"heirloom: {_describe_os_error(error)}")
        case _:
            terminal.warn(f"heirloom: {format_message(error)}")
    return SOME_FAILED


def _report_cancelled(terminal: Terminal) -> int:
    terminal.warn(format_message(Cancelled()))
    return CANCELLED


def _describe_os_error(error: OSError) -> str:
    """Describe an error of the system that concerns no single photo."""
    path, reason = error.filename or "A file or folder", error.strerror or type(error).__name__
    return f"{path} cannot be used ({reason}); check the disk and its permissions."


def _restore(arguments: argparse.Namespace, folders: Folders, terminal: Terminal) -> int:
    return restore_photos(arguments, folders, terminal, _open_restorer)


def restore_photos(
    arguments: argparse.Namespace, folders: Folders, terminal: Terminal, open_restorer: OpenRestorer
) -> int:
    """Restore the photos that the arguments name; return the exit code.

    All output paths are planned and checked before `open_restorer` loads the engine.
    """
    out = Path(arguments.out) if arguments.out else None
    repeated: list[Path] = []
    found = find_photos(arguments.photos, out=out, mask=arguments.mask, on_repeated=repeated.append)
    sources = list(found)
    _report_repeated(repeated, terminal)
    request = request_from_arguments(arguments, sources)
    resume_log = ResumeLog.of(request, folders.state / "runs")
    is_resumable = len(sources) > 1 and not arguments.overwrite
    remaining = (
        list(_unfinished(sources, resume_log, arguments.json, terminal))
        if is_resumable
        else sources
    )
    recipe = (arguments.recipe,) if arguments.recipe else ()
    try:
        outputs = request.outputs_of_run(remaining, (*sources, *recipe))
    except PhotoError as error:
        if len(sources) > 1:
            raise
        _report_failure(sources[0], error, arguments.json, terminal)
        return SOME_FAILED

    def restore(restorer: FileRestorer, source: Path, progress: Progress) -> RestoreReport:
        report = restorer.restore(source, request, progress, outputs)
        if is_resumable and report.output:
            resume_log.keep(source, report.output)
        return report

    with open_restorer(arguments, folders) as restorer:
        process = partial(restore, restorer)
        code = _process_all(process, remaining, arguments.json, terminal)
    if is_resumable and code == DONE:
        resume_log.close()
    return code


def _report_repeated(repeated: Sequence[Path], terminal: Terminal) -> None:
    """Name the photos that the arguments contain more than once."""
    named = list(dict.fromkeys(map(str, repeated)))
    if named:
        rest = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
        terminal.warn(REPEATED.format(names=", ".join(named[:MOST_NAMED]) + rest))


def _unfinished(
    sources: Sequence[Path], resume_log: ResumeLog, json_output: bool, terminal: Terminal
) -> Iterator[Path]:
    """Yield the photos that an earlier run of the same command has not done.

    Results of that run among the sources are left out too. Photos that are done are reported.
    """
    done = resume_log.done()
    results = set(done.values())
    earlier = [source for source in sources if resolve_path(source) in done]
    if earlier:
        terminal.warn(RESUMED.format(done=len(earlier), all=len(sources)))
    for source in earlier if json_output else ():
        output = str(done[resolve_path(source)])
        terminal.say_object({"input": str(source), "output": output, "earlier": True})
    yield from (each for each in sources if resolve_path(each) not in {*done, *results})


def _plan(arguments: argparse.Namespace, folders: Folders, terminal: Terminal) -> int:
    photos = [arguments.photo]
    request = request_from_arguments(arguments, photos)
    with _open_restorer(arguments, folders) as restorer:

        def plan(source: Path, progress: Progress) -> RestoreReport:
            return restorer.plan(source, request, progress)

        return _process_all(plan, photos, arguments.json, terminal)


def _split(arguments: argparse.Namespace, folders: Folders, terminal: Terminal) -> int:
    """Cut the prints out of the scans that the arguments name; return the exit code."""
    out = Path(arguments.out) if arguments.out else None
    repeated: list[Path] = []
    named = arguments.photos
    found = find_photos(named, (PRINT_PATTERN,), out, on_repeated=repeated.append)
    sources = list(found)
    _report_repeated(repeated, terminal)
    request = split_request_from_arguments(arguments, sources)
    planner = PrintPlanner(sources, request.target)
    with (
        _open_files(folders) as (scratch, decoder),
        closing(make_local_engine(Settings.read(folders.settings).engine(folders))) as engine,
    ):
        rows = DocumentRenderer(TileCache(0)).rows
        splitter = ScanSplitter(decoder.read, scratch, rows, engine.find_faces)

        def split(source: Path, progress: Progress) -> SplitReport:
            return splitter.split(source, request, planner, progress)

        return _process_all(split, sources, arguments.json, terminal)


def _models(arguments: argparse.Namespace, folders: Folders, terminal: Terminal) -> int:
    code, stop = DONE, Event()
    with interrupt_sets(stop), terminal.bar() as bar:
        progress = _bar_progress(bar, bar.add_task(arguments.action, total=1.0), stop)
        try:
            for card in model_commands.run_models_command(arguments, folders, progress):
                all_fields = arguments.action == "info"
                if arguments.json:
                    terminal.say_object(card)
                else:
                    terminal.say(doctor.card_text(card, all_fields))
                code = SOME_FAILED if card["state"] == "damaged" else code
        except Cancelled as cancelled:
            hint = f"Cancelled; `heirloom models download {arguments.id}` goes on from here."
            message = hint if arguments.action == "download" else format_message(cancelled)
            terminal.warn(message)
            return CANCELLED
    return code


def _doctor(arguments: argparse.Namespace, folders: Folders, terminal: Terminal) -> int:
    if arguments.licences:
        terminal.say("\n\n".join(f"{each.name}\n\n{each.text}" for each in collect_licences()))
        return DONE
    state = doctor.examine(folders)
    if arguments.json:
        terminal.say_object(state)
    else:
        terminal.say(doctor.as_text(state))
    return DONE


def _addon(arguments: argparse.Namespace, folders: Folders, terminal: Terminal) -> int:
    stop = Event()
    with interrupt_sets(stop), terminal.bar() as bar:
        try:
            result = addon.ACTIONS[arguments.action](arguments, folders, _addon_progress(bar, stop))
        except Cancelled:
            terminal.warn("Cancelled; `heirloom addon install` goes on from here.")
            return CANCELLED
    if arguments.json:
        terminal.say_object(result)
    else:
        terminal.say(addon.as_text(result))
    return DONE if result.get("state") != AddonState.BROKEN else SOME_FAILED


def _addon_progress(bar: Bar, stop: Event) -> Progress:
    return _bar_progress(bar, bar.add_task("add-on", total=1.0), stop)


VERBS: Final = {
    "restore": _restore,
    "split": _split,
    "plan": _plan,
    "models": _models,
    "doctor": _doctor,
    "addon": _addon,
}


def engine_settings(arguments: argparse.Namespace, folders: Folders) -> EngineSettings:
    """Return the user's engine settings with the device and tile size of the arguments."""
    chosen = Settings.read(folders.settings).engine(folders)
    return replace(chosen, device=Device(arguments.device), tile=arguments.tile)


@contextmanager
def _open_restorer(arguments: argparse.Namespace, folders: Folders) -> Iterator[FileRestorer]:
    with (
        _open_files(folders) as (scratch, decoder),
        closing(make_local_engine(engine_settings(arguments, folders))) as engine,
    ):
        context = LayerContext(engine, DocumentRenderer(TileCache(0)), scratch)
        probed = engine.probe()[0]
        model_selector = ModelSelector.from_folder(folders.models, probed)
        yield FileRestorer(context, probed, scratch, decoder.read, model_selector)


@contextmanager
def _open_files(folders: Folders) -> Iterator[tuple[Scratch, DecoderClient]]:
    """Make a scratch folder, and start the decoder process."""
    with (
        Scratch(prepare_scratch_root(folders.scratch)) as scratch,
        closing(DecoderClient(scratch)) as decoder,
    ):
        decoder.start()
        yield scratch, decoder


def _process_all(
    process: Process, sources: Sequence[Path], json_output: bool, terminal: Terminal
) -> int:
    """Process the photos one after another; a failure does not stop the others."""
    stop, code = Event(), DONE
    with interrupt_sets(stop), terminal.bar() as bar:
        for number, source in enumerate(sources, 1):
            task = bar.add_task(f"{printable(source.name)} ({number}/{len(sources)})", total=1.0)
            try:
                shown = replace(
                    _bar_progress(bar, task, stop), on_notice=_urgent_notice_handler(terminal)
                )
                report = process(source, shown)
            except Cancelled as cancelled:
                terminal.warn(format_message(cancelled))
                return CANCELLED
            except Exception as error:  # noqa: BLE001  the edge: the next photo must go on
                code = SOME_FAILED
                _report_failure(source, error, json_output, terminal)
            else:
                _print_report(report, json_output, terminal)
            bar.remove_task(task)
    return code


def _bar_progress(bar: Bar, task: TaskID, stop: Event) -> Progress:
    return Progress(lambda done: bar.update(task, completed=done), stop=stop)


def _urgent_notice_handler(terminal: Terminal) -> Callable[[Notice], None]:
    """Return a notice handler that prints cost estimates and stopped processes at once.

    All other notices are printed with the report.
    """

    def handle(notice: Notice) -> None:
        if isinstance(notice, CostEstimate | DecoderSilent):
            terminal.warn(format_message(notice))

    return handle


def _print_report(report: Report, json_output: bool, terminal: Terminal) -> None:
    if json_output:
        terminal.say_object(report_as_json(report))
    else:
        terminal.say(report_as_text(report))


def _report_failure(source: Path, error: Exception, json_output: bool, terminal: Terminal) -> None:
    log.info("%s failed", source, exc_info=error)
    message = format_message(error)
    terminal.warn(message if source.name in message else f"{source}: {message}")
    if json_output:
        failure: dict[str, Any] = {"input": str(source), "output": None, "error": message}
        terminal.say_object(failure)
