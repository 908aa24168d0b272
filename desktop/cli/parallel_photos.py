"""Several photos at once on the command line: threads, progress bars, reports and failures."""

import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import Any, Final

from rich.progress import Progress as Bar
from rich.progress import TaskID

from desktop.cli.facts_output import FactsReport
from desktop.cli.keyboard_interrupt import CANCELLED, interrupt_sets
from desktop.cli.split_output import report_as_json, report_as_text
from desktop.control_characters import printable
from desktop.files.notices import DecoderSilent, ServerSilent
from desktop.files.storage.remote_files import Source
from desktop.i18n.english_messages import format_message
from desktop.restoration.file_restorer import RestoreReport
from desktop.restoration.scan_splitter import CancelledAfter, SplitReport
from desktop.restoration.tasks.photo_task import WrittenBefore
from desktop.terminal_output import Terminal
from models.core.generation import CostEstimate
from models.core.progress import Cancelled, Notice, Progress

DONE: Final = 0
"""Exit code when everything was done."""

SOME_FAILED: Final = 1
"""Exit code when a photo failed, or a result could not be printed."""

INTERRUPTED_TWICE: Final = "Cancelled; what was written is whole, some of it was not reported."
"""Sentence after a second interrupt."""

POLL_SECONDS: Final = 0.2
"""Seconds for which a signal such as Ctrl+C may wait while photos are processed in threads."""

log = logging.getLogger(__name__)
Report = RestoreReport | SplitReport | FactsReport | WrittenBefore
Process = Callable[[Any, Progress], Report]
"""Function that restores or splits a photo, which is a path or a file on a server."""
Outcome = tuple[Source, Report | Exception]
"""A photo, and its report or the error that it failed with."""


@dataclass(frozen=True, slots=True)
class PhotoRun:
    """A function to be called for each photo, with a progress bar and the flag that cancels."""

    process: Process
    sources: Sequence[Source]
    terminal: Terminal
    bar: Bar
    stop: Event

    def outcomes(self, at_once: int) -> Iterator[Outcome]:
        """Process the photos, `at_once` in parallel, and yield what became of each in their order.

        A failure does not stop the others; after a cancel all that are not done are Cancelled."""
        numbered = list(enumerate(self.sources, 1))
        if min(at_once, len(numbered)) < 2:
            yield from (self._attempt(*each) for each in numbered)
            return
        with ThreadPoolExecutor(at_once, "photo") as pool:
            try:
                futures = [pool.submit(self._attempt, *each) for each in numbered]
                for future, source in zip(futures, self.sources, strict=True):
                    yield self._wait(future, source)
            finally:
                pool.shutdown(wait=False, cancel_futures=True)

    def _wait(self, future: "Future[Outcome]", source: Source) -> Outcome:
        """Wait for the outcome of a photo, which is Cancelled if it has not begun by then."""
        while not (self.stop.is_set() and future.cancel()):
            try:
                return future.result(POLL_SECONDS)
            except NotYet:
                continue
        return source, Cancelled()

    def _attempt(self, number: int, source: Source) -> Outcome:
        if self.stop.is_set():
            return source, Cancelled()
        name = f"{printable(source.name)} ({number}/{len(self.sources)})"
        task = self.bar.add_task(name, total=1.0)
        progress = bar_progress(self.bar, task, self.stop)
        try:
            shown = replace(progress, on_notice=_urgent_notice_handler(self.terminal))
            return source, self.process(source, shown)
        except Exception as error:  # noqa: BLE001  the edge: the next photo must go on
            return source, error
        finally:
            self.bar.remove_task(task)


def process_all(
    process: Process,
    sources: Sequence[Source],
    json_output: bool,
    terminal: Terminal,
    at_once: int = 1,
) -> int:
    """Process photos, `at_once` of them at the same time; print reports and return the exit code.

    Reports come in the order of the photos. After a second interrupt, those of photos that are
    finished may be missing. With `json_output` each report is a JSON object on a line."""
    stop = Event()
    try:
        with interrupt_sets(stop), terminal.bar() as bar:
            run = PhotoRun(process, sources, terminal, bar, stop)
            return print_outcomes(run.outcomes(at_once), json_output, terminal)
    except KeyboardInterrupt:
        terminal.warn(INTERRUPTED_TWICE)
        return CANCELLED


def print_outcomes(outcomes: Iterator[Outcome], json_output: bool, terminal: Terminal) -> int:
    """Print reports and failures as they come; return the exit code of the run.

    With `json_output` each report is a JSON object on a line."""
    code, total, written = DONE, 0, 0
    for source, outcome in outcomes:
        total += 1
        match outcome:
            case CancelledAfter():
                code, written = CANCELLED, written + 1
                described = _describe_prints(outcome)
                terminal.warn(f"{source}: {described}")
                _report_cancelled(source, described, outcome.outputs, json_output, terminal)
            case Cancelled():
                code = CANCELLED
                _report_cancelled(source, format_message(outcome), (), json_output, terminal)
            case Exception():
                code = code or SOME_FAILED
                report_failure(source, outcome, json_output, terminal)
            case _:
                _print_report(source, outcome, json_output, terminal)
                written += _has_output(outcome)
    if code == CANCELLED:
        terminal.warn(_describe_cancelled(written, total))
    return code


def _has_output(report: Report) -> bool:
    """Return whether a photo has a result; plans have none."""
    return bool(report.outputs if isinstance(report, SplitReport) else report.output)


def _describe_cancelled(written: int, total: int) -> str:
    if not written:
        return format_message(Cancelled())
    return f"Cancelled; {written} of {total} photos have results, and nothing else was written."


def _report_cancelled(
    source: Source,
    sentence: str,
    outputs: Sequence[Path],
    json_output: bool,
    terminal: Terminal,
) -> None:
    """With `json_output`, print an object for a cancelled photo: every photo of a run has one.

    `outputs` are the prints of a scan that were written before; a photo has none."""
    if json_output:
        result = {"outputs": [str(each) for each in outputs]} if outputs else {"output": None}
        terminal.say_object({"input": str(source), **result, "error": sentence, "cancelled": True})


def _describe_prints(cancelled: CancelledAfter) -> str:
    written = ", ".join(map(str, cancelled.outputs))
    return f"{len(cancelled.outputs)} of {cancelled.prints} prints were written: {written}"


def bar_progress(bar: Bar, task: TaskID, stop: Event) -> Progress:
    return Progress(lambda done: bar.update(task, completed=done), stop=stop)


def _urgent_notice_handler(terminal: Terminal) -> Callable[[Notice], None]:
    """Return a notice handler that prints cost estimates and silent processes at once.

    All other notices are printed with the report.
    """

    def handle(notice: Notice) -> None:
        if isinstance(notice, CostEstimate | DecoderSilent | ServerSilent):
            terminal.warn(format_message(notice))

    return handle


def _print_report(source: Source, report: Report, json_output: bool, terminal: Terminal) -> None:
    if isinstance(report, WrittenBefore):
        report_earlier(source, report.output, json_output, terminal)
    elif json_output:
        terminal.say_object(report_as_json(report))
    else:
        terminal.say(report_as_text(report))


def report_earlier(source: Source, output: Source, json_output: bool, terminal: Terminal) -> None:
    """Report a photo whose result was written before, by another attempt or run.

    With `json_output` the report is a JSON object on a line."""
    if json_output:
        terminal.say_object({"input": str(source), "output": str(output), "earlier": True})
    else:
        terminal.say(f"{source}\n  restored before: {output}")


def report_failure(source: Source, error: Exception, json_output: bool, terminal: Terminal) -> None:
    log.info("%s failed", source, exc_info=error)
    message = format_message(error)
    terminal.warn(message if source.name in message else f"{source}: {message}")
    if json_output:
        failure: dict[str, Any] = {"input": str(source), "output": None, "error": message}
        terminal.say_object(failure)
