"""Engine host: the process that answers the questions that arrive on standard input, one by one.

One thread reads and one writes. When the pipe closes, because the window's process ended for
whatever reason, this process ends too.
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from threading import Event, Lock, Thread
from typing import BinaryIO

from models.core.device import EngineSettings
from models.core.engine_run import RestoredTile, RunRequest
from models.core.errors import EngineFailed, ModelError
from models.core.progress import Cancelled, Progress
from models.core.protocols import Engine
from models.processes.engine_messages import (
    BEAT,
    Alive,
    Begin,
    Cancel,
    CancelDone,
    Diagnose,
    Diagnosed,
    Embed,
    Embedded,
    FacesDetected,
    Failed,
    FindFaces,
    Finished,
    Last,
    Noticed,
    Probe,
    Probed,
    Question,
    Reported,
    RunOutput,
    RunStep,
    Tile,
    receive,
    send,
)
from models.processes.pipes import take_standard_pipes

Post = Callable[[object], None]
"""Function that sends a message to the window."""

Questions = SimpleQueue[tuple[Question, Event]]
"""Questions that are not answered yet, by id, each with the event that cancels it."""


def main() -> None:
    """Serve a local engine until the pipe closes."""
    serve(_warm_engine)


def _warm_engine(settings: EngineSettings) -> Engine:
    """Make a local engine and load the sentence encoder; imports runtimes while requests arrive."""
    from models.engine.local_engine import make_local_engine

    engine = make_local_engine(settings)
    with suppress(ModelError):
        engine.embed(("",))
    return engine


def serve(make_engine: Callable[[EngineSettings], Engine]) -> None:
    """Answer questions with the engine that `make_engine` makes from the first message."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    reading, writing = take_standard_pipes()
    begin: Begin = receive(reading)
    questions: Questions = SimpleQueue()
    Thread(target=_read, args=(reading, questions), name="questions", daemon=True).start()
    post = _locked_sender(writing)
    Thread(target=_beat, args=(post,), name="signs of life", daemon=True).start()
    engine = make_engine(begin.settings)
    while True:
        question, stop = questions.get()
        _answer(engine, question, stop, post)


def _locked_sender(writing: BinaryIO) -> Post:
    """Return a function that writes one message at a time to a pipe, from any thread."""
    lock = Lock()

    def post(message: object) -> None:
        with lock:
            send(writing, message)

    return post


def _beat(post: Post) -> None:
    """Call `post` with an Alive message every BEAT seconds until the pipe breaks."""
    with suppress(OSError):
        while True:
            time.sleep(BEAT)
            post(Alive())


def _read(reading: BinaryIO, questions: Questions) -> None:
    stops: dict[int, Event] = {}
    try:
        while True:
            message: Question | Cancel = receive(reading)
            if not isinstance(message, Cancel):
                stops = {message.id: Event()}
                questions.put((message, stops[message.id]))
            elif message.id in stops:
                stops[message.id].set()
    except (EOFError, OSError):
        os._exit(0)
    except Exception as error:  # noqa: BLE001  the edge of the thread
        sys.excepthook(type(error), error, error.__traceback__)
        os._exit(1)


def _answer(engine: Engine, question: Question, stop: Event, post: Post) -> None:
    try:
        last = _last_answer(engine, question, stop, post)
    except Cancelled:
        last = CancelDone(question.id)
    except ModelError as error:
        last = Failed(question.id, error)
    except Exception as error:  # noqa: BLE001  the edge of the process
        sys.excepthook(type(error), error, error.__traceback__)
        last = Failed(question.id, EngineFailed(repr(error)))
    post(last)


def _last_answer(engine: Engine, question: Question, stop: Event, post: Post) -> Last:
    match question:
        case Embed():
            return Embedded(question.id, engine.embed(question.sentences))
        case Diagnose():
            return Diagnosed(question.id, engine.diagnose(question.image.open()))
        case FindFaces():
            progress = _progress(question, stop, post)
            faces = engine.find_faces(question.image.open(), progress)
            return FacesDetected(question.id, faces)
        case Probe():
            return Probed(question.id, engine.probe())
        case RunStep():
            return _run(engine, question, stop, post)


def _progress(question: Question, stop: Event, post: Post) -> Progress:
    """Make a progress that posts reports and notices about a question to the window.

    It raises Cancelled once `stop` is set."""
    return Progress(
        lambda done: post(Reported(question.id, done)),
        lambda notice: post(Noticed(question.id, notice)),
        stop,
    )


def _run(engine: Engine, question: RunStep, stop: Event, post: Post) -> Finished:
    progress = _progress(question, stop, post)
    mask = question.mask.open() if question.mask else None
    image, frame = question.image.open(), question.frame
    request = RunRequest(question.step, image, question.focus, mask, frame)
    for result in engine.run(request, progress):
        if isinstance(result, RestoredTile):
            post(Tile.of(question.id, result.rect, result.pixels))
        else:
            post(RunOutput(question.id, result))
    return Finished(question.id)


if __name__ == "__main__":
    main()
