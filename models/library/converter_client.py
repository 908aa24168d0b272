"""Files of weights turned into ONNX by a process of its own, so that no file can harm this one and
nothing here loads torch."""

import time
from dataclasses import dataclass, replace
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Final

from models.core.errors import ConversionDied, ModelError
from models.core.progress import Progress
from models.processes.child_process import ChildProcess, host_command
from models.processes.messages import receive, send

SWITCH: Final = "--converter"
"""What a frozen program is told to be that process."""

LOOK: Final = 0.1
"""Seconds between two looks at whether the person cancelled."""

WORK: Final = 3600.0
"""Seconds of the processor that a conversion may use, on all cores together; the largest systems
take minutes. A file may hold a loop without end."""

TRIAL: Final = 600.0
"""The same for an ONNX file, which is only looked through and tried on small pictures."""

LAST: Final = 4
"""Times as many seconds may pass by the clock, for disks that are slow and computers that are
busy."""


@dataclass(frozen=True, slots=True)
class ConversionRequest:
    """What to read, the ONNX file to write, the published network it is taken for (None: told from
    its name), and whether weights are rounded to half precision. Of a generative system `source`
    and `others` are the parts, and `target` is the folder for what is made of them. `addon` is the
    folder of the add-on, which need not be there."""

    source: Path
    target: Path
    model: str | None = None
    half: bool = False
    others: tuple[Path, ...] = ()
    addon: Path | None = None


@dataclass(frozen=True, slots=True)
class ConversionResult:
    """What was found: the published model it is (None: weights of somebody else), those with the
    same network, and what the file asks of pictures. `beside` are files written beside the
    target that belong to it."""

    model: str | None
    kin: tuple[str, ...]
    task: str
    scale: int = 1
    multiple: int = 1
    beside: tuple[Path, ...] = ()


def run_converter(
    request: ConversionRequest,
    progress: Progress,
    command: tuple[str, ...] | None = None,
    work: float | None = None,
) -> ConversionResult:
    """Read and convert, within `work` seconds of the processor (None: WORK or TRIAL). Raises
    ModelError (ConversionDied among them, also when these are over), Cancelled."""
    if work is None:
        work = TRIAL if request.source.suffix.lower() == ".onnx" else WORK
    asked = _with_absolute_paths(request)
    child = ChildProcess(command or host_command(SWITCH, "models.library.converter_host"))
    answers: SimpleQueue[ConversionResult | ModelError | None] = SimpleQueue()
    talk = Thread(target=_talk, args=(asked, child, answers), name="conversion")
    talk.start()
    try:
        answer = _awaited(answers, progress, child, work)
    finally:
        code = child.kill()
        talk.join()
        child.close()
    if answer is None:
        raise ConversionDied(str(request.source), code)
    if isinstance(answer, ModelError):
        raise _with_given_source(answer, asked, request)
    return answer


def _with_absolute_paths(request: ConversionRequest) -> ConversionRequest:
    """The process that converts has another current folder."""
    return replace(
        request,
        source=request.source.absolute(),
        target=request.target.absolute(),
        others=tuple(other.absolute() for other in request.others),
        addon=request.addon and request.addon.absolute(),
    )


def _with_given_source(
    error: ModelError, asked: ConversionRequest, request: ConversionRequest
) -> ModelError:
    """The error names the files as the person gave them."""
    given = {str(asked.source): str(request.source)}
    given |= {str(a): str(b) for a, b in zip(asked.others, request.others, strict=True)}
    make, facts = error.__reduce__()
    return make(*(given.get(fact, fact) if isinstance(fact, str) else fact for fact in facts))


def _talk(
    request: ConversionRequest,
    child: ChildProcess,
    answers: "SimpleQueue[ConversionResult | ModelError | None]",
) -> None:
    try:
        send(child.stdin, request)
        answers.put(receive(child.stdout))
    except (EOFError, OSError):
        answers.put(None)


def _awaited(
    answers: "SimpleQueue[ConversionResult | ModelError | None]",
    progress: Progress,
    child: ChildProcess,
    work: float,
) -> ConversionResult | ModelError | None:
    """The answer, or None when the child died or used up its time. Raises Cancelled."""
    until = time.monotonic() + work * LAST
    while child.cpu_seconds() < work and time.monotonic() < until:
        progress.report(0.5)
        try:
            return answers.get(timeout=LOOK)
        except Empty:
            continue
    return None
