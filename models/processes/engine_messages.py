"""Messages between the window's process and the engine host, and how they are framed.

Each message is a pickle that follows its length. A host trusts the window, which started it. The
window does not trust a host, because hosts read files of strangers: a reply is built from listed
classes only and its length is limited.
"""

import inspect
import io
import pickle
import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from math import prod
from types import MappingProxyType
from typing import Any, BinaryIO, Final, get_args

import numpy as np
from numpy.typing import NDArray

from models.core import engine_run, errors, generation, progress
from models.core.device import Device, EngineSettings
from models.core.errors import ModelError
from models.core.face import Face, FaceReport, FaceState
from models.core.invention_map import InventionMap
from models.core.pixels import Pixels, Rect
from models.core.plan import Finding, Step
from models.core.progress import Notice
from models.core.protocols import Embeddings
from models.core.wish_table import Wish
from models.processes.pipes import read_exactly
from models.processes.shared_arrays import SharedArray

LENGTH: Final = struct.Struct("<Q")
"""Binary format of the length, in bytes, that precedes each message."""

MOST_ANSWER_BYTES: Final = 16 << 20
"""Byte limit of an answer without tiles or embeddings; the largest is an invention map (1 MB)."""

BEAT: Final = 2.0
"""Seconds between two signs of life of the engine host."""

MOST_TILE_PIXELS: Final = 4096**2
"""Most pixels of the input of one tile of an enlarging step; cards use tiles of up to 768 x 768."""


@dataclass(frozen=True, slots=True)
class Begin:
    """First message to the engine host: the settings of its engine."""

    settings: EngineSettings


@dataclass(frozen=True, slots=True)
class RunStep:
    """Question that runs a step.

    Answered by any number of Tile, RunOutput, Reported and Noticed, then Finished. `focus` is x
    and y in pixels of `image`, None if nobody looks at it, `frame` the part of it by which
    light and colour are judged (None: all)."""

    id: int
    step: Step
    image: SharedArray
    focus: tuple[float, float] | None
    mask: SharedArray | None
    frame: Rect | None = None

    @property
    def most_answer_bytes(self) -> int:
        """Most bytes of an answer to the run: those of the largest possible tile as float32."""
        scale, pixels = self.step.scale, prod(self.image.shape[:2])
        in_tile = pixels if scale == 1 else min(pixels, MOST_TILE_PIXELS)
        return MOST_ANSWER_BYTES + 12 * in_tile * scale**2


@dataclass(frozen=True, slots=True)
class Embed:
    """Question for sentence embeddings, answered by Embedded."""

    id: int
    sentences: tuple[str, ...]

    @property
    def most_answer_bytes(self) -> int:
        """Most bytes of the answer: 384 float32 numbers for each sentence."""
        return MOST_ANSWER_BYTES + 384 * 4 * len(self.sentences)


@dataclass(frozen=True, slots=True)
class _ShortQuestion:
    """Base of questions with a short answer."""

    id: int

    @property
    def most_answer_bytes(self) -> int:
        """Most bytes of the answer."""
        return MOST_ANSWER_BYTES


@dataclass(frozen=True, slots=True)
class Diagnose(_ShortQuestion):
    """Question for the defects of a photo, answered by Diagnosed."""

    image: SharedArray


@dataclass(frozen=True, slots=True)
class FindFaces(_ShortQuestion):
    """Question for the faces of a photo, answered by Reported and then FacesDetected."""

    image: SharedArray


@dataclass(frozen=True, slots=True)
class Probe(_ShortQuestion):
    """Question for the working devices, answered by Probed."""


@dataclass(frozen=True, slots=True)
class Cancel:
    """Request to stop the question with this id.

    Answered by its CancelDone, or by the last answer of a question that had ended before."""

    id: int


Question = RunStep | Embed | Diagnose | FindFaces | Probe


@dataclass(frozen=True, slots=True)
class Tile:
    """Message with restored pixels of one rect, as float32 bytes in rows."""

    id: int
    rect: Rect
    content: bytes

    @classmethod
    def of(cls, id: int, rect: Rect, pixels: Pixels) -> "Tile":
        """Make the message of the request `id` from the pixels of `rect`, H x W x 3."""
        return cls(id, rect, pixels.astype(np.float32, copy=False).tobytes())

    @property
    def pixels(self) -> Pixels:
        """Restored pixels as a read-only array."""
        flat = np.frombuffer(self.content, np.float32)
        return flat.reshape(self.rect.h, self.rect.w, 3)


@dataclass(frozen=True, slots=True)
class RunOutput:
    """Message with a result of a run other than a tile."""

    id: int
    result: engine_run.RunOutput


@dataclass(frozen=True, slots=True)
class Reported:
    """Message about the progress of a question, 0 to 1."""

    id: int
    done: float


@dataclass(frozen=True, slots=True)
class Noticed:
    """Message with a notice for the user."""

    id: int
    notice: Notice


@dataclass(frozen=True, slots=True)
class Embedded:
    """Answer to Embed: the sentence embeddings."""

    id: int
    embeddings: Embeddings


@dataclass(frozen=True, slots=True)
class Diagnosed:
    """Answer to Diagnose: the findings."""

    id: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class FacesDetected:
    """Answer to FindFaces: the faces, in descending order of certainty."""

    id: int
    faces: tuple[Face, ...]


@dataclass(frozen=True, slots=True)
class Probed:
    """Answer to Probe: the devices that work."""

    id: int
    devices: tuple[Device, ...]


@dataclass(frozen=True, slots=True)
class Alive:
    """Sign of life of the host, sent every `BEAT` seconds, for no question."""

    id: int = 0


@dataclass(frozen=True, slots=True)
class Finished:
    """Last answer to RunStep, after all tiles were sent."""

    id: int


@dataclass(frozen=True, slots=True)
class CancelDone:
    """Last answer to a question that was cancelled."""

    id: int


@dataclass(frozen=True, slots=True)
class Failed:
    """Last answer to a question that failed."""

    id: int
    error: ModelError


Last = Embedded | Diagnosed | FacesDetected | Probed | Finished | CancelDone | Failed
Answer = Tile | RunOutput | Reported | Noticed | Alive | Last
LAST: Final = get_args(Last)
"""Classes of answers after which nothing more is sent for the same question."""


class InvalidMessage(Exception):
    """Error that a reply cannot come from a correct host."""


Names = Mapping[tuple[str, str], Any]
"""Classes that a reply may name, by module and qualified name."""


def send(stream: BinaryIO, message: object) -> None:
    """Write one message to a pipe. Raises: OSError if the other process has ended."""
    packed = io.BytesIO()
    _PlainPickler(packed, pickle.HIGHEST_PROTOCOL).dump(message)
    content = packed.getbuffer()
    stream.write(LENGTH.pack(len(content)))
    stream.write(content)
    stream.flush()


def receive(stream: BinaryIO) -> Any:
    """Unpickle a message of the parent process, the only one to trust. Raises: EOFError."""
    (length,) = LENGTH.unpack(read_exactly(stream, LENGTH.size))
    return pickle.loads(read_exactly(stream, length))  # noqa: S301  the parent is trusted


def receive_listed(stream: BinaryIO, names: Names, most_bytes: int) -> object:
    """Read one reply of an untrusted host, which may name only the classes in `names`.

    Raises: InvalidMessage, also for a reply above `most_bytes`, which stays unread; EOFError if the
    host has ended."""
    (length,) = LENGTH.unpack(read_exactly(stream, LENGTH.size))
    if length > most_bytes:
        raise InvalidMessage(f"{length} bytes")
    return parse_listed(read_exactly(stream, length), names)


def parse_listed(content: bytes, names: Names) -> object:
    """Unpickle a reply that may name only the given classes. Raises: InvalidMessage."""
    try:
        return _ListedUnpickler(io.BytesIO(content), names).load()
    except Exception as error:  # a hostile pickle can raise anything
        raise InvalidMessage(repr(error)) from error


def receive_answer(stream: BinaryIO, most_bytes: int) -> Answer:
    """Read one answer of the engine host.

    Larger answers than `most_bytes` are refused. Raises: InvalidMessage for anything that is no
    answer; EOFError if the host has ended."""
    answer = receive_listed(stream, _ANSWER_NAMES, most_bytes)
    if not isinstance(answer, Answer) or not _is_consistent(answer):
        raise InvalidMessage(type(answer).__name__)
    return answer


def _is_consistent(answer: Answer) -> bool:
    """Return whether the fields of an answer that are used without checks have the right types."""
    match answer:
        case Tile(rect=Rect(w=int(w), h=int(h)), content=bytes(content)):
            return min(w, h) >= 0 and len(content) == 12 * w * h
        case Embedded(embeddings=array):
            return isinstance(array, np.ndarray) and array.dtype == np.float32
        case RunOutput(result=FaceReport() as report):
            return report.is_valid
        case FacesDetected(faces=tuple(faces)):
            return all(isinstance(face, Face) and face.is_valid for face in faces)
    return any(
        isinstance(answer, kind) and isinstance(getattr(answer, field), types)
        for kind, field, types in _FIELD_TYPES
    )


_FIELD_TYPES: Final[tuple[tuple[type, str, Any], ...]] = (
    (RunOutput, "result", engine_run.RunOutput),
    (Reported, "done", float | int),
    (Noticed, "notice", Notice),
    (Diagnosed, "findings", tuple),
    (Probed, "devices", tuple),
    (Alive, "id", int),
    (Finished, "id", int),
    (CancelDone, "id", int),
    (Failed, "error", ModelError),
)


def array_from_bytes(dtype: str, shape: tuple[int, ...], content: bytes) -> NDArray[Any]:
    """Rebuild an array of this dtype and shape, read-only. Raises: ValueError if bytes misfit."""
    return np.frombuffer(content, np.dtype(dtype)).reshape(shape)


def names_of(*members: Callable[..., Any]) -> Names:
    """Return classes and functions by module and name, as `receive_listed` takes them."""
    return {(each.__module__, each.__qualname__): each for each in members}


def model_errors() -> Iterator[type[ModelError]]:
    """Yield the error classes of the models package."""
    for _, each in inspect.getmembers(errors, inspect.isclass):
        if issubclass(each, ModelError):
            yield each


class _PlainPickler(pickle.Pickler):
    """Pickler that writes enumeration members, arrays and numpy numbers by plain constructors.

    Its default names helper functions, which a closed list of classes would have to allow. So do
    functions that other packages register for all pickles, such as tblib's for exceptions."""

    dispatch_table: Mapping[type, Any] = MappingProxyType({})

    def reducer_override(self, value: Any) -> Any:
        """Return how pickle rebuilds a value; NotImplemented for its default."""
        if isinstance(value, Enum):
            return type(value), (value.value,)
        if isinstance(value, np.ndarray):
            return array_from_bytes, (value.dtype.str, value.shape, value.tobytes())
        if isinstance(value, np.generic):
            plain = value.item()
            return type(plain), (plain,)
        return NotImplemented


class _ListedUnpickler(pickle.Unpickler):
    """Unpickler that resolves only listed names."""

    def __init__(self, content: io.BytesIO, names: Names) -> None:
        super().__init__(content)
        self._names = names

    def find_class(self, module: str, name: str) -> Any:
        """Return the listed class `name` of `module`. Raises: UnpicklingError for others."""
        if (module, name) not in self._names:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return self._names[module, name]


def _answer_classes() -> Iterator[Callable[..., Any]]:
    yield from get_args(Answer)
    yield from (Rect, Face, Finding, Wish, Device, array_from_bytes, float, int, bool)
    yield from (InventionMap, engine_run.DetectedTags, FaceReport, FaceState)
    yield from model_errors()
    for module in (progress, generation):
        for _, each in inspect.getmembers(module, inspect.isclass):
            if issubclass(each, Notice):
                yield each


_ANSWER_NAMES: Final = names_of(*_answer_classes())
