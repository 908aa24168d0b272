"""The engine's process: answers the questions that come on standard input, one by one.

One thread reads and one writes. When the pipe closes, because the window's process ended in
whatever way, this process ends too.
"""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from threading import Event, Thread
from typing import BinaryIO

from models.core.device import EngineSettings
from models.core.errors import EngineFailed, ModelError
from models.core.progress import Cancelled, Progress
from models.core.protocols import Engine
from models.processes.messages import (
    Begin,
    Cancel,
    CancelDone,
    Diagnose,
    Diagnosed,
    Embed,
    Embedded,
    Failed,
    Finished,
    Last,
    Noticed,
    Probe,
    Probed,
    Question,
    Reported,
    RunStep,
    Tile,
    receive,
    send,
)

Asked = SimpleQueue[tuple[Question, Event]]


def main() -> None:
    """Serve the real engine until the pipe closes."""
    serve(_real_engine)


def _real_engine(settings: EngineSettings) -> Engine:
    """The runtimes are imported here, when the reading thread is already at work."""
    from models.engine.local import local_engine

    engine = local_engine(settings)
    with suppress(ModelError):
        engine.embed(("",))
    return engine


def serve(make_engine: Callable[[EngineSettings], Engine]) -> None:
    """Answer questions with the engine made from the settings that come first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    reading, writing = _own_pipes()
    begin: Begin = receive(reading)
    asked: Asked = SimpleQueue()
    Thread(target=_read, args=(reading, asked), name="questions", daemon=True).start()
    engine = make_engine(begin.settings)
    while True:
        question, stop = asked.get()
        _answer(engine, question, stop, writing)


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output as ours alone: what libraries print goes to standard error."""
    reading, writing = os.dup(0), os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(reading, "rb"), os.fdopen(writing, "wb")


def _read(reading: BinaryIO, asked: Asked) -> None:
    stops: dict[int, Event] = {}
    try:
        while True:
            message: Question | Cancel = receive(reading)
            if not isinstance(message, Cancel):
                stops = {message.id: Event()}
                asked.put((message, stops[message.id]))
            elif message.id in stops:
                stops[message.id].set()
    except (EOFError, OSError):
        os._exit(0)
    except Exception as error:  # noqa: BLE001  the edge of the thread
        sys.excepthook(type(error), error, error.__traceback__)
        os._exit(1)


def _answer(engine: Engine, question: Question, stop: Event, writing: BinaryIO) -> None:
    try:
        last = _answered(engine, question, stop, writing)
    except Cancelled:
        last = CancelDone(question.id)
    except ModelError as error:
        last = Failed(question.id, error)
    except Exception as error:  # noqa: BLE001  the edge of the process
        sys.excepthook(type(error), error, error.__traceback__)
        last = Failed(question.id, EngineFailed(repr(error)))
    send(writing, last)


def _answered(engine: Engine, question: Question, stop: Event, writing: BinaryIO) -> Last:
    match question:
        case Embed():
            return Embedded(question.id, engine.embed(question.sentences))
        case Diagnose():
            return Diagnosed(question.id, engine.diagnose(question.image.open()))
        case Probe():
            return Probed(question.id, engine.probe())
        case RunStep():
            return _run(engine, question, stop, writing)


def _run(engine: Engine, asked: RunStep, stop: Event, writing: BinaryIO) -> Finished:
    progress = Progress(
        lambda done: send(writing, Reported(asked.id, done)),
        lambda notice: send(writing, Noticed(asked.id, notice)),
        stop,
    )
    image = asked.image.open()
    mask = asked.mask.open() if asked.mask else None
    for rect, pixels in engine.run(asked.step, image, asked.focus, mask, progress):
        send(writing, Tile.of(asked.id, rect, pixels))
    return Finished(asked.id)


if __name__ == "__main__":
    main()
