"""Command line: `heirloom restore | split | facts | plan | models | doctor | addon ...`."""

import argparse
import errno
import logging
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from threading import Event
from typing import Final

from rich.progress import Progress as Bar

from desktop import logging_setup
from desktop.cli import doctor_command, model_commands
from desktop.cli.argument_types import UsageError
from desktop.cli.facts_output import FactsKeeper, changes_from_arguments
from desktop.cli.keyboard_interrupt import (
    CANCELLED,
    interrupt_raises,
    interrupt_sets,
    interrupted_code,
)
from desktop.cli.parallel_photos import DONE, SOME_FAILED, bar_progress, process_all
from desktop.cli.parser import (
    parse_arguments,
    request_from_arguments,
    split_request_from_arguments,
)
from desktop.cli.restore_command import check_cluster_packages, open_restorer, restore_photos
from desktop.cli.restore_job import find_sources
from desktop.files.errors import NothingUnderstood
from desktop.files.reading.reader_protocols import ReadOptions
from desktop.i18n.english_messages import format_message
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.view_tile_cache import TileCache
from desktop.restoration.file_restorer import RestoreReport
from desktop.restoration.local_file_restorer import open_decoders
from desktop.restoration.output_paths import PRINT_PATTERN, PrintPlanner
from desktop.restoration.scan_splitter import ScanSplitter, SplitReport
from desktop.restoration.unreadable_user_files import find_damaged_own_files
from desktop.settings import Folders, Settings
from desktop.support import addon_commands
from desktop.support.licences import collect_licences
from desktop.terminal_output import OutputFailed, Terminal
from models.addon.addon_installer import AddonState
from models.core.progress import Cancelled, Progress
from models.engine.local_engine import make_local_engine

WRONG_USAGE: Final = 2
"""Exit code when the arguments are invalid."""

_BUSY: Final = "close other programs and try again"
_ADVICE: Final = {
    errno.EMFILE: _BUSY,
    errno.ENFILE: _BUSY,
    errno.ENOMEM: _BUSY,
    errno.EAGAIN: _BUSY,
    errno.ENOSPC: "free some space on its disk",
    getattr(errno, "EDQUOT", errno.ENOSPC): "free some space on its disk",
    errno.EFBIG: "raise the limit of file sizes",
    errno.ENAMETOOLONG: "choose a shorter name",
}
"""What to do about system errors, by number."""

log = logging.getLogger(__name__)


def main(argv: Sequence[str]) -> int:
    """Run a command line and return its exit code.

    It is 0 if all was done, 1 if a photo failed or a result could not be printed, 2 for wrong
    usage, 130 if cancelled, 128 and the number of the signal if the system asked it to end. `argv`
    is the command line without the program's name."""
    folders = Folders.of_user()
    logging_setup.configure(folders.logs)
    terminal = Terminal()
    with interrupt_raises() as interrupted:
        try:
            code = _run_verb(argv, folders, terminal)
        except KeyboardInterrupt:
            code = _report_cancelled(terminal)
        except OutputFailed as failed:
            code, terminal.failure = SOME_FAILED, failed.reason
        except Exception as error:
            log.info("stopped", exc_info=error)
            code = (
                _report_cancelled(terminal)
                if interrupted.is_set()
                else _report_error(error, terminal)
            )
    if code == CANCELLED:
        return interrupted_code()
    if terminal.failure is not None:
        terminal.warn(f"heirloom: {_describe_lost_output(terminal.failure)}")
        return code or SOME_FAILED
    return code


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
        case NothingUnderstood():
            terminal.warn(f"heirloom: {format_message(error)}")
            return WRONG_USAGE
        case OSError():
            terminal.warn(f"heirloom: {_describe_os_error(error)}")
        case _:
            terminal.warn(f"heirloom: {format_message(error)}")
    return SOME_FAILED


def _report_cancelled(terminal: Terminal) -> int:
    done = "Cancelled; what was reported is done."
    terminal.warn(done if terminal.has_said else format_message(Cancelled()))
    return CANCELLED


def _describe_os_error(error: OSError) -> str:
    """Describe a system error that concerns no single photo, as one sentence."""
    if not _has_current_folder():
        return "the current folder was deleted; change to another one first."
    path, reason = error.filename or "A file or folder", error.strerror or type(error).__name__
    advice = _ADVICE.get(error.errno or 0, "check the disk and its permissions")
    return f"{path} cannot be used ({reason}); {advice}."


def _has_current_folder() -> bool:
    """Return whether the folder in which the program was started still exists."""
    try:
        return bool(Path.cwd())
    except OSError:
        return False


def _describe_lost_output(error: Exception) -> str:
    """Describe why standard output could not be written, as one sentence."""
    reason = getattr(error, "strerror", None) or type(error).__name__
    return f"the report could not be written ({reason}); results are not affected."


def _plan(arguments: argparse.Namespace, folders: Folders, terminal: Terminal) -> int:
    photos = [arguments.photo]
    request = request_from_arguments(arguments, photos)
    with open_restorer(arguments, folders) as restorer:

        def plan(source: Path, progress: Progress) -> RestoreReport:
            return restorer.plan(source, request, progress)

        return process_all(plan, photos, arguments.json, terminal)


def _split(arguments: argparse.Namespace, folders: Folders, terminal: Terminal) -> int:
    """Cut the prints out of the scans that the arguments name; return the exit code."""
    out = Path(arguments.out) if arguments.out else None
    sources = find_sources(arguments.photos, (PRINT_PATTERN,), out, None, terminal)
    request = split_request_from_arguments(arguments, sources)
    planner = PrintPlanner(sources, request.target)
    with (
        open_decoders(folders) as (scratch, decoder),
        closing(make_local_engine(Settings.read(folders.settings).engine(folders))) as engine,
    ):
        rows = DocumentRenderer(TileCache(0)).rows
        splitter = ScanSplitter(decoder.read, scratch, rows, engine.find_faces)

        def split(source: Path, progress: Progress) -> SplitReport:
            return splitter.split(source, request, planner, progress)

        return process_all(split, sources, arguments.json, terminal)


def _facts(arguments: argparse.Namespace, folders: Folders, terminal: Terminal) -> int:
    """Show or write the facts about the photos that the arguments name; return the exit code."""
    sources = find_sources(arguments.photos, (), None, None, terminal)
    if not sources:
        raise UsageError("there is no photo in that folder.")
    options = ReadOptions(0, arguments.large, arguments.partial)
    with open_decoders(folders) as (scratch, decoder):
        changes = changes_from_arguments(arguments)
        keeper = FactsKeeper(decoder.read, scratch, changes, options)
        return process_all(keeper.process, sources, arguments.json, terminal)


def _models(arguments: argparse.Namespace, folders: Folders, terminal: Terminal) -> int:
    code, stop = DONE, Event()
    with interrupt_sets(stop), terminal.bar() as bar:
        progress = bar_progress(bar, bar.add_task(arguments.action, total=1.0), stop)
        try:
            for card in model_commands.run_models_command(arguments, folders, progress):
                all_fields = arguments.action == "info"
                if arguments.json:
                    terminal.say_object(card)
                else:
                    terminal.say(doctor_command.card_text(card, all_fields))
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
    state = doctor_command.examine(folders)
    if arguments.json:
        terminal.say_object(state)
    else:
        terminal.say(doctor_command.as_text(state))
    return DONE


def _addon(arguments: argparse.Namespace, folders: Folders, terminal: Terminal) -> int:
    stop = Event()
    with interrupt_sets(stop), terminal.bar() as bar:
        try:
            result = addon_commands.ACTIONS[arguments.action](
                arguments, folders, _addon_progress(bar, stop)
            )
        except Cancelled:
            terminal.warn("Cancelled; `heirloom addon install` goes on from here.")
            return CANCELLED
    if arguments.json:
        terminal.say_object(result)
    else:
        terminal.say(addon_commands.as_text(result))
    return DONE if result.get("state") != AddonState.BROKEN else SOME_FAILED


def _addon_progress(bar: Bar, stop: Event) -> Progress:
    return bar_progress(bar, bar.add_task("add-on", total=1.0), stop)


def _restore(arguments: argparse.Namespace, folders: Folders, terminal: Terminal) -> int:
    return restore_photos(arguments, folders, terminal, open_restorer)


def _worker(arguments: argparse.Namespace, folders: Folders, terminal: Terminal) -> int:
    check_cluster_packages()
    from desktop.cli.cluster_command import serve_worker

    return serve_worker(arguments, folders, terminal)


def _scheduler(arguments: argparse.Namespace, folders: Folders, terminal: Terminal) -> int:
    check_cluster_packages()
    from desktop.cli.cluster_command import serve_scheduler

    return serve_scheduler(arguments, folders, terminal)


VERBS: Final = {
    "worker": _worker,
    "scheduler": _scheduler,
    "restore": _restore,
    "split": _split,
    "facts": _facts,
    "plan": _plan,
    "models": _models,
    "doctor": _doctor,
    "addon": _addon,
}
