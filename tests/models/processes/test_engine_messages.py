"""Messages of the engine host: exact round trips, and refusal of everything that is no answer."""

import copyreg
import io
import os
import pickle
import struct
from typing import Any

import numpy as np
import pytest

from models.core.device import Device
from models.core.engine_run import DetectedTags
from models.core.errors import NotInstalled, OutOfMemory
from models.core.face import Face, FaceReport, FaceState
from models.core.generation import CostEstimate
from models.core.invention_map import InventionMap
from models.core.pixels import Rect
from models.core.plan import Finding, Step
from models.core.progress import TileLeftUnchanged, TileShrunk
from models.core.wish_table import Wish
from models.processes.engine_messages import (
    LENGTH,
    MOST_ANSWER_BYTES,
    Answer,
    Cancel,
    CancelDone,
    Diagnosed,
    Embedded,
    FacesDetected,
    Failed,
    Finished,
    InvalidMessage,
    Noticed,
    Probed,
    Reported,
    RunOutput,
    RunStep,
    Tile,
    receive_answer,
    send,
)
from models.processes.shared_arrays import SharedArray

FACE = Face(Rect(1, 2, 3, 4), 0.5, np.zeros((5, 2)))
ANSWERS = [
    Tile.of(1, Rect(3, 4, 2, 2), np.full((2, 2, 3), 0.25, np.float32)),
    RunOutput(1, DetectedTags(("ship",))),
    RunOutput(1, FaceReport(FACE, FaceState.RESTORED, 0.75, 0.5, 0.25)),
    RunOutput(1, FaceReport(FACE, FaceState.SMALL)),
    Reported(1, 0.5),
    Reported(1, np.float32(0.5)),  # type: ignore[arg-type]
    Noticed(1, TileShrunk(256)),
    Noticed(1, TileLeftUnchanged(Rect(0, 0, 9, 9), "nan")),
    Noticed(1, CostEstimate("cuda", 1.5, 8.0)),
    Diagnosed(1, (Finding(Wish.NOISE, 0.9, {"sigma": np.float64(3)}),)),
    FacesDetected(1, (FACE,)),
    Probed(1, (Device.CUDA, Device.CPU)),
    Finished(1),
    CancelDone(1),
    Failed(1, OutOfMemory(Device.CUDA, 64)),
    Failed(1, NotInstalled("a", "A", "there", "free")),
]


def framed(message: object) -> io.BytesIO:
    """Return a stream that holds one message as a host sends it."""
    stream = io.BytesIO()
    send(stream, message)
    stream.seek(0)
    return stream


def evil(content: bytes) -> io.BytesIO:
    """Return a stream that holds these bytes behind their length."""
    return io.BytesIO(LENGTH.pack(len(content)) + content)


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: type(answer).__name__)
def test_every_answer_arrives_equal(answer: Answer) -> None:
    assert receive_answer(framed(answer), MOST_ANSWER_BYTES) == answer


@pytest.mark.parametrize(
    "points", [None, np.zeros((4, 2)), np.zeros((5, 2), np.float32), np.full((5, 2), np.nan)]
)
def test_face_without_five_finite_landmarks_is_refused(points: Any) -> None:
    answer = FacesDetected(1, (Face(Rect(1, 2, 3, 4), 0.5, points),))
    with pytest.raises(InvalidMessage):
        receive_answer(framed(answer), MOST_ANSWER_BYTES)


def test_errors_arrive_equal_where_another_package_pickles_errors_its_own_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def reduce(error: OutOfMemory) -> tuple[Any, ...]:
        return os.path.join, ("a", "b")

    monkeypatch.setitem(copyreg.dispatch_table, OutOfMemory, reduce)
    answer = Failed(1, OutOfMemory(Device.CUDA, 64))
    assert receive_answer(framed(answer), MOST_ANSWER_BYTES) == answer


def test_embeddings_arrive_bit_for_bit() -> None:
    embeddings = np.random.default_rng(0).random((3, 384)).astype(np.float32)
    answer = receive_answer(framed(Embedded(7, embeddings)), MOST_ANSWER_BYTES)
    assert isinstance(answer, Embedded)
    assert np.array_equal(answer.embeddings, embeddings)


def test_an_invention_map_arrives_bit_for_bit() -> None:
    found = InventionMap(Rect(0, 0, 9, 9), 0.5, np.eye(3, dtype=np.uint8))
    answer = receive_answer(framed(RunOutput(1, found)), MOST_ANSWER_BYTES)
    assert isinstance(answer, RunOutput)
    assert isinstance(answer.result, InventionMap)
    assert np.array_equal(answer.result.heat, found.heat)


class Executed:
    """Object whose unpickling would call a function of the system."""

    def __reduce__(self) -> tuple[object, ...]:
        return os.getcwd, ()

    def __repr__(self) -> str:
        return "Executed()"


@pytest.mark.parametrize(
    "message",
    [
        Executed(),
        Reported(1, Executed()),  # type: ignore[arg-type]
        Failed(1, ValueError("no error of ours")),  # type: ignore[arg-type]
        Failed(1, "no error at all"),  # type: ignore[arg-type]
        Tile(1, Rect(0, 0, 9, 9), b"too short"),
        Tile(1, Rect(0, 0, -1, 0), b""),
        Noticed(1, "no notice"),  # type: ignore[arg-type]
        Cancel(1),
        np.zeros(3),
        "text",
    ],
    ids=str,
)
def test_what_is_no_answer_is_refused(message: object) -> None:
    with pytest.raises(InvalidMessage):
        receive_answer(framed(message), MOST_ANSWER_BYTES)


@pytest.mark.parametrize("name", ["os.system", "builtins.eval", "builtins.getattr", "numpy.load"])
def test_functions_outside_the_list_are_not_resolved(name: str) -> None:
    module, _, function = name.rpartition(".")
    with pytest.raises(InvalidMessage):
        receive_answer(evil(f"c{module}\n{function}\n.".encode()), MOST_ANSWER_BYTES)


def test_bytes_that_are_no_pickle_are_refused() -> None:
    with pytest.raises(InvalidMessage):
        receive_answer(evil(b"\xff" * 100), MOST_ANSWER_BYTES)


def test_an_array_of_objects_is_refused() -> None:
    content = pickle.dumps(Embedded(1, np.array([Executed()])))
    with pytest.raises(InvalidMessage):
        receive_answer(evil(content), MOST_ANSWER_BYTES)


def test_a_message_longer_than_its_limit_is_refused_unread() -> None:
    stream = io.BytesIO(struct.pack("<Q", 8 << 30))
    with pytest.raises(InvalidMessage):
        receive_answer(stream, MOST_ANSWER_BYTES)


def test_the_limit_of_a_run_holds_its_whole_result() -> None:
    step, image = Step("network", {"scale": 2}), SharedArray(None, 0, (30, 40, 3), "|u1")  # type: ignore[arg-type]
    whole = Tile.of(1, Rect(0, 0, 80, 60), np.zeros((60, 80, 3), np.float32))
    limit = RunStep(1, step, image, (0, 0), None).most_answer_bytes
    assert receive_answer(framed(whole), limit) == whole


def test_a_stream_that_ends_early_is_the_end_of_the_host() -> None:
    content = framed(Finished(1)).getvalue()
    with pytest.raises(EOFError):
        receive_answer(io.BytesIO(content[:-1]), MOST_ANSWER_BYTES)
