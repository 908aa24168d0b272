"""Files of weights turned into ONNX by a process of its own, so that no file can harm this one and
nothing here loads torch."""

import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import BinaryIO, Final, cast

from models.errors import ConversionDied, ModelError
from models.messages import receive, send
from models.progress import Progress
from models.remote import environment, host_command

SWITCH: Final = "--converter"
"""What a frozen program is told to be that process."""

LOOK: Final = 0.1
"""Seconds between two looks at whether the person cancelled."""


@dataclass(frozen=True, slots=True)
class Convert:
    """What to read, the ONNX file to write, the published network it is taken for (None: told from
    its name), whether weights are rounded to half precision, and the folder of the add-on, which
    need not be there."""

    source: Path
    target: Path
    model: str | None = None
    half: bool = False
    addon: Path | None = None


@dataclass(frozen=True, slots=True)
class Converted:
    """What was found: the published model it is (None: weights of somebody else), those with the
    same network, and what the file asks of pictures. `beside` are files written beside the
    target that belong to it."""

    model: str | None
    kin: tuple[str, ...]
    task: str
    scale: int = 1
    multiple: int = 1
    beside: tuple[Path, ...] = ()


def converted(
    request: Convert, progress: Progress, command: tuple[str, ...] | None = None
) -> Converted:
    """Read and convert. Raises ModelError (ConversionDied among them), Cancelled."""
    process = subprocess.Popen(
        command or host_command(SWITCH, "models.converter"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    answers: SimpleQueue[Converted | ModelError | None] = SimpleQueue()
    asked = cast(BinaryIO, process.stdin), cast(BinaryIO, process.stdout)
    talk = Thread(target=_talk, args=(request, *asked, answers), name="conversion")
    talk.start()
    try:
        answer = _awaited(answers, progress)
    finally:
        process.kill()
        talk.join()
        code = process.wait()
        for pipe in asked:
            with suppress(OSError):
                pipe.close()
    if answer is None:
        raise ConversionDied(str(request.source), code)
    if isinstance(answer, ModelError):
        raise answer
    return answer


def _talk(
    request: Convert,
    asking: BinaryIO,
    answering: BinaryIO,
    answers: "SimpleQueue[Converted | ModelError | None]",
) -> None:
    try:
        send(asking, request)
        answers.put(receive(answering))
    except (EOFError, OSError):
        answers.put(None)


def _awaited(
    answers: "SimpleQueue[Converted | ModelError | None]", progress: Progress
) -> Converted | ModelError | None:
    while True:
        progress.report(0.5)
        try:
            return answers.get(timeout=LOOK)
        except Empty:
            continue
