"""Files of weights turned into ONNX by a process of its own, so that no file can harm this one and
nothing here loads torch."""

from dataclasses import dataclass, replace
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Final

from models.children import Child, host_command
from models.errors import ConversionDied, ModelError
from models.messages import receive, send
from models.progress import Progress

SWITCH: Final = "--converter"
"""What a frozen program is told to be that process."""

LOOK: Final = 0.1
"""Seconds between two looks at whether the person cancelled."""


@dataclass(frozen=True, slots=True)
class Convert:
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
    asked = _with_absolute_paths(request)
    child = Child(command or host_command(SWITCH, "models.converter"))
    answers: SimpleQueue[Converted | ModelError | None] = SimpleQueue()
    talk = Thread(target=_talk, args=(asked, child, answers), name="conversion")
    talk.start()
    try:
        answer = _awaited(answers, progress)
    finally:
        code = child.kill()
        talk.join()
        child.close()
    if answer is None:
        raise ConversionDied(str(request.source), code)
    if isinstance(answer, ModelError):
        raise _with_given_source(answer, asked, request)
    return answer


def _with_absolute_paths(request: Convert) -> Convert:
    """The process that converts has another current folder."""
    return replace(
        request,
        source=request.source.absolute(),
        target=request.target.absolute(),
        others=tuple(other.absolute() for other in request.others),
        addon=request.addon and request.addon.absolute(),
    )


def _with_given_source(error: ModelError, asked: Convert, request: Convert) -> ModelError:
    """The error names the files as the person gave them."""
    given = {str(asked.source): str(request.source)}
    given |= {str(a): str(b) for a, b in zip(asked.others, request.others, strict=True)}
    make, facts = error.__reduce__()
    return make(*(given.get(fact, fact) if isinstance(fact, str) else fact for fact in facts))


def _talk(
    request: Convert, child: Child, answers: "SimpleQueue[Converted | ModelError | None]"
) -> None:
    try:
        send(child.asking, request)
        answers.put(receive(child.answering))
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
