"""The command line: `heirloom restore | plan | models | doctor | addon`."""

import argparse
import json
import logging
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any, Final

from rich.console import Console
from rich.progress import Progress as Bar
from rich.progress import TaskID

from desktop import addon, doctor, logs, shelving
from desktop.arguments import Usage, parsed, request_of
from desktop.batch import Bench
from desktop.document.recipe import DamagedRecipe
from desktop.files.errors import PhotoError
from desktop.files.reader import Reader
from desktop.files.recovery import swept
from desktop.files.scratch import Scratch
from desktop.headless import Report, Request, Workshop
from desktop.inputs import photos_among
from desktop.licences import licences
from desktop.render.cache import TileCache
from desktop.render.evaluator import Evaluator
from desktop.reports import as_json, as_text
from desktop.resuming import Ledger, real
from desktop.sentences import sentence
from desktop.settings import Folders, Settings
from models.addon.installed import State
from models.device import Device, EngineSettings
from models.engine import local_engine
from models.errors import ModelError
from models.generating import WillTake
from models.planning.routing import Routes
from models.progress import Cancelled, Notice, Progress

DONE: Final = 0
SOME_FAILED: Final = 1
WRONG_USAGE: Final = 2
CANCELLED: Final = 130

RESUMED: Final = (
    "Going on where an earlier run stopped: {done} of {all} photos are done; --overwrite does them "
    "again."
)

log = logging.getLogger(__name__)
Verb = Callable[[Workshop, Path, Request, Progress], Report]
Opened = Callable[[argparse.Namespace, Folders], AbstractContextManager[Workshop]]
"""Makes the workshop that the words ask for."""


def main(words: Sequence[str]) -> int:
    """Do what the words say; the exit code tells how it went (0 all done, 1 some photo failed,
    2 wrong usage, 130 cancelled)."""
    folders = Folders.of_this_person()
    logs.configure(folders.logs)
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    try:
        wanted = parsed(words)
        return VERBS[wanted.verb](wanted, folders, console)
    except Usage as wrong:
        console.print(f"heirloom: {wrong}", markup=False)
        return WRONG_USAGE
    except (PhotoError, ModelError, DamagedRecipe) as error:
        console.print(f"heirloom: {sentence(error)}", markup=False)
        return SOME_FAILED
    except BrokenPipeError:  # whoever read what was told has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SOME_FAILED
    except OSError as error:
        log.info("refused", exc_info=error)
        console.print(f"heirloom: {_refused(error)}", markup=False)
        return SOME_FAILED


def _refused(error: OSError) -> str:
    """What the system did not allow, outside of any one photo."""
    place, reason = error.filename or "A file or folder", error.strerror or type(error).__name__
    return f"{place} cannot be used ({reason}); check the disk and its permissions."


def _restore(wanted: argparse.Namespace, folders: Folders, console: Console) -> int:
    return restore_photos(wanted, folders, console, _workshop)


def restore_photos(
    wanted: argparse.Namespace, folders: Folders, console: Console, opened: Opened
) -> int:
    """Restore all photos that the words name, in a workshop that is opened when it is settled
    where everything will be written."""
    out = Path(wanted.out) if wanted.out else None
    sources = list(photos_among(wanted.photos, out=out, mask=wanted.mask))
    request = request_of(wanted, sources)
    ledger = Ledger.of(request, folders.state / "runs")
    resumes = len(sources) > 1 and not wanted.overwrite
    left = list(_left(sources, ledger, wanted.json, console)) if resumes else sources
    recipe = (wanted.recipe,) if wanted.recipe else ()
    try:
        outputs = request.outputs_of_run(left, (*sources, *recipe))
    except PhotoError as error:
        if len(sources) > 1:
            raise
        _tell_failure(sources[0], error, wanted.json, console)
        return SOME_FAILED

    def restore(workshop: Workshop, source: Path, asked: Request, progress: Progress) -> Report:
        report = workshop.restore(source, asked, progress, outputs)
        if resumes and report.output:
            ledger.keep(source, report.output)
        return report

    with opened(wanted, folders) as workshop:
        code = _each(restore, workshop, left, request, wanted.json, console)
    if resumes and code == DONE:
        ledger.close()
    return code


def _left(
    sources: Sequence[Path], ledger: Ledger, as_objects: bool, console: Console
) -> Iterator[Path]:
    """Without what an earlier run of the same words has done, and its results among them."""
    done = ledger.done()
    results = set(done.values())
    earlier = [source for source in sources if real(source) in done]
    if earlier:
        console.print(RESUMED.format(done=len(earlier), all=len(sources)), markup=False)
    for source in earlier if as_objects else ():
        output = str(done[real(source)])
        _say(json.dumps({"input": str(source), "output": output, "earlier": True}))
    yield from (each for each in sources if real(each) not in {*done, *results})


def _plan(wanted: argparse.Namespace, folders: Folders, console: Console) -> int:
    request = request_of(wanted, [wanted.photo])
    with _workshop(wanted, folders) as workshop:
        return _each(Workshop.plan, workshop, [wanted.photo], request, wanted.json, console)


def _models(wanted: argparse.Namespace, folders: Folders, console: Console) -> int:
    code, stop = DONE, Event()
    with _interrupt_sets(stop), Bar(console=console, transient=True) as bar:
        progress = _shown_on(bar, bar.add_task(wanted.action, total=1.0), stop)
        try:
            for card in shelving.done(wanted, folders, progress):
                whole = wanted.action == "info"
                _say(json.dumps(card) if wanted.json else doctor.card_text(card, whole))
                code = SOME_FAILED if card["state"] == "damaged" else code
        except Cancelled as cancelled:
            goes_on = f"Cancelled; `heirloom models download {wanted.id}` goes on from here."
            told = goes_on if wanted.action == "download" else sentence(cancelled)
            console.print(told, markup=False)
            return CANCELLED
    return code


def _doctor(wanted: argparse.Namespace, folders: Folders, _: Console) -> int:
    if wanted.licences:
        _say("\n\n".join(f"{each.name}\n\n{each.text}" for each in licences()))
        return DONE
    state = doctor.examined(folders)
    _say(json.dumps(state) if wanted.json else doctor.as_text(state))
    return DONE


def _addon(wanted: argparse.Namespace, folders: Folders, console: Console) -> int:
    stop = Event()
    with _interrupt_sets(stop), Bar(console=console, transient=True) as bar:
        try:
            told = addon.DEEDS[wanted.action](wanted, folders, _unstarted(bar, stop))
        except Cancelled:
            console.print("Cancelled; `heirloom addon install` goes on from here.", markup=False)
            return CANCELLED
    _say(json.dumps(told) if wanted.json else addon.as_text(told))
    return DONE if told.get("state") != State.BROKEN else SOME_FAILED


def _unstarted(bar: Bar, stop: Event) -> Progress:
    return _shown_on(bar, bar.add_task("add-on", total=1.0), stop)


VERBS: Final = {
    "restore": _restore,
    "plan": _plan,
    "models": _models,
    "doctor": _doctor,
    "addon": _addon,
}


def engine_settings(wanted: argparse.Namespace, folders: Folders) -> EngineSettings:
    """Device and tile are what the words say; how much memory may be taken, what the person chose
    in the window."""
    chosen = Settings.read(folders.settings).engine(folders)
    return replace(chosen, device=Device(wanted.device), tile=wanted.tile)


@contextmanager
def _workshop(wanted: argparse.Namespace, folders: Folders) -> Iterator[Workshop]:
    with Scratch(swept(folders.scratch)) as scratch, closing(Reader(scratch)) as reader:
        reader.start()
        with closing(local_engine(engine_settings(wanted, folders))) as engine:
            bench = Bench(engine, Evaluator(TileCache(0)), scratch)
            probed = engine.probe()[0]
            routes = Routes.here(folders.models, probed)
            yield Workshop(bench, probed, scratch, reader.read, routes)


def _each(
    verb: Verb,
    workshop: Workshop,
    sources: Sequence[Path],
    request: Request,
    as_objects: bool,
    console: Console,
) -> int:
    """One photo after the other; one that fails does not stop the rest."""
    stop, code = Event(), DONE
    with _interrupt_sets(stop), Bar(console=console, transient=True) as bar:
        for number, source in enumerate(sources, 1):
            task = bar.add_task(f"{source.name} ({number}/{len(sources)})", total=1.0)
            try:
                shown = replace(_shown_on(bar, task, stop), on_notice=_telling_first(console))
                report = verb(workshop, source, request, shown)
            except Cancelled as cancelled:
                console.print(sentence(cancelled), markup=False)
                return CANCELLED
            except Exception as error:  # noqa: BLE001  the edge: the next photo must go on
                code = SOME_FAILED
                _tell_failure(source, error, as_objects, console)
            else:
                _tell(report, as_objects)
            bar.remove_task(task)
    return code


def _shown_on(bar: Bar, task: TaskID, stop: Event) -> Progress:
    return Progress(lambda done: bar.update(task, completed=done), stop=stop)


def _telling_first(console: Console) -> Callable[[Notice], None]:
    """Says at once what a person must know before much time has gone; the rest is told at the
    end."""

    def notice(told: Notice) -> None:
        if isinstance(told, WillTake):
            console.print(sentence(told), markup=False)

    return notice


def _tell(report: Report, as_objects: bool) -> None:
    told = json.dumps(as_json(report), ensure_ascii=False) if as_objects else as_text(report)
    _say(told)


def _tell_failure(source: Path, error: Exception, as_objects: bool, console: Console) -> None:
    log.info("%s failed", source, exc_info=error)
    told = sentence(error)
    console.print(told if source.name in told else f"{source}: {told}", markup=False)
    if as_objects:
        failure: dict[str, Any] = {"input": str(source), "output": None, "error": told}
        _say(json.dumps(failure, ensure_ascii=False))


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


@contextmanager
def _interrupt_sets(stop: Event) -> Iterator[None]:
    """Ctrl+C asks the work to stop at the next chance; a second one ends at once."""

    def ask(*_: object) -> None:
        stop.set()
        signal.signal(signal.SIGINT, earlier)

    earlier = signal.signal(signal.SIGINT, ask)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, earlier)
