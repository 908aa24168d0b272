"""Converter client: turns files of weights into ONNX in a child process.

The child reads files of strangers, so no file can harm this process, which loads no torch and
trusts nothing that the child replies.
"""

import pathlib
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from glob import escape
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Final

from models.core.errors import ConversionDied, ModelError
from models.core.progress import Progress
from models.library.install_options import InstallOptions
from models.processes.child_process import ChildProcess, make_host_command
from models.processes.engine_messages import (
    InvalidMessage,
    model_errors,
    names_of,
    receive_listed,
    send,
)

SWITCH: Final = "--converter"
"""Command-line switch that makes the frozen program the converter."""

LOOK: Final = 0.1
"""Seconds between two checks whether the user has cancelled."""

WORK: Final = 3600.0
"""Processor seconds, on all cores together, that a conversion may use.

The largest systems take minutes. The limit ends a file that contains an endless loop.
"""

TRIAL: Final = 120.0
"""Processor seconds for a small ONNX file, which is only inspected and tried on small images."""

TRIAL_PER_MB: Final = 2.0
"""Processor seconds for each megabyte of an ONNX file and its external data."""

LAST: Final = 4
"""Factor from processor seconds to wall-clock seconds, for slow disks and busy computers."""

BACKENDS: Final = ("onnxrt", "torch")
"""Names of the backends that run imported networks."""

MOST_REPLY_BYTES: Final = 1 << 20
"""Byte limit of the converter's reply, which holds names and paths only."""


@dataclass(frozen=True, slots=True)
class ConversionRequest:
    """Request to convert a file of weights.

    `target` is the ONNX file to write. `model` is the id of the published model that the file
    belongs to (None: identified by its name). With `half`, weights are rounded to half precision.
    `source` and `others` are the parts of a generative system, whose `target` is a folder. `addon`
    is the folder of the add-on, which need not exist. With `sha256`, that of the source, the file
    is refused before the work if its card could not be made with these `options`."""

    source: Path
    target: Path
    model: str | None = None
    half: bool = False
    others: tuple[Path, ...] = ()
    addon: Path | None = None
    sha256: str = ""
    options: InstallOptions = field(default_factory=InstallOptions)


@dataclass(frozen=True, slots=True)
class ConversionResult:
    """Result of a conversion.

    `model` is the id of the published model that was recognised (None: other weights), `kin` are
    the ids of models with the same network. Images are enlarged by `scale`, and their sides must be
    multiples of `multiple` pixels. `beside` are further files of the model: next to the target, or
    in it where the target is a folder. `backend` is the one that runs the model."""

    model: str | None
    kin: tuple[str, ...]
    task: str
    scale: int = 1
    multiple: int = 1
    beside: tuple[Path, ...] = ()
    backend: str = "onnxrt"


Reply = ConversionResult | ModelError

_REPLY_NAMES: Final = names_of(
    ConversionResult, *model_errors(), pathlib.PosixPath, pathlib.WindowsPath, float, int, bool
)


def run_converter(
    request: ConversionRequest,
    progress: Progress,
    command: tuple[str, ...] | None = None,
    work: float | None = None,
) -> ConversionResult:
    """Convert a file in a child process within `work` processor seconds (None: by its kind).

    `command` starts the process, None for the program's own converter. Raises: ModelError,
    ConversionDied for a timeout, a crash and an invalid reply; Cancelled."""
    if work is None:
        work = seconds_for(request.source)
    absolute = _with_absolute_paths(request)
    child = ChildProcess(command or make_host_command(SWITCH, "models.library.converter_host"))
    replies: SimpleQueue[Reply | None] = SimpleQueue()
    exchange = Thread(target=_exchange, args=(absolute, child, replies), name="conversion")
    exchange.start()
    try:
        reply = _wait_for_reply(replies, progress, child, work)
    finally:
        code = child.kill()
        exchange.join()
        child.close()
    if reply is None:
        raise ConversionDied(str(request.source), code)
    if isinstance(reply, ModelError):
        raise _with_given_source(reply, absolute, request)
    return reply


def seconds_for(source: Path) -> float:
    """Return the processor seconds for a file; more for an ONNX file with much data beside it."""
    if source.suffix.lower() != ".onnx":
        return WORK
    size = 0
    with suppress(OSError):
        size = sum(each.stat().st_size for each in source.parent.glob(f"{escape(source.stem)}*"))
    return min(TRIAL + TRIAL_PER_MB * size / 1e6, WORK)


def _with_absolute_paths(request: ConversionRequest) -> ConversionRequest:
    """Return a request with absolute paths, as the child has another current folder."""
    return replace(
        request,
        source=request.source.absolute(),
        target=request.target.absolute(),
        others=tuple(other.absolute() for other in request.others),
        addon=request.addon and request.addon.absolute(),
    )


def _with_given_source(
    error: ModelError, absolute: ConversionRequest, request: ConversionRequest
) -> ModelError:
    """Return an error of the converter with the paths that the user gave."""
    given = {str(absolute.source): str(request.source)}
    given |= {str(a): str(b) for a, b in zip(absolute.others, request.others, strict=True)}
    make, fields = error.__reduce__()
    return make(*(given.get(each, each) if isinstance(each, str) else each for each in fields))


def _exchange(
    request: ConversionRequest, child: ChildProcess, replies: "SimpleQueue[Reply | None]"
) -> None:
    try:
        send(child.stdin, request)
        reply = receive_listed(child.stdout, _REPLY_NAMES, MOST_REPLY_BYTES)
    except (EOFError, OSError, InvalidMessage):
        replies.put(None)
    else:
        if isinstance(reply, Reply) and _is_acceptable(reply, request):
            replies.put(reply)
        else:
            replies.put(None)


def _is_acceptable(reply: Reply, request: ConversionRequest) -> bool:
    """Return whether a reply names a known backend, and files where the converter may write."""
    if isinstance(reply, ModelError):
        return True
    target = request.target
    if not (isinstance(reply.backend, str) and reply.backend in BACKENDS):
        return False
    return isinstance(reply.beside, tuple) and all(
        isinstance(file, Path)
        and (
            file.parent == target
            or (file.parent == target.parent and file.name.startswith(f"{target.stem}-"))
        )
        for file in reply.beside
    )


def _wait_for_reply(
    replies: "SimpleQueue[Reply | None]", progress: Progress, child: ChildProcess, work: float
) -> Reply | None:
    """Return the converter's reply; None if it died or used up its time. Raises: Cancelled."""
    until = time.monotonic() + work * LAST
    while child.cpu_seconds() < work and time.monotonic() < until:
        progress.report(0.5)
        try:
            return replies.get(timeout=LOOK)
        except Empty:
            continue
    return None
