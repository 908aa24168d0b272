"""What the window's process and the engine's process say to each other, and how it is framed."""

import pickle
import struct
from dataclasses import dataclass
from typing import Any, BinaryIO, Final, get_args

import numpy as np

from models.core.device import Device, EngineSettings
from models.core.errors import ModelError
from models.core.pixels import Pixels, Rect
from models.core.plan import Finding, Step
from models.core.progress import Notice
from models.core.protocols import Embeddings
from models.processes.pipes import read_exactly
from models.processes.shared_arrays import SharedArray

LENGTH: Final = struct.Struct("<Q")


@dataclass(frozen=True, slots=True)
class Begin:
    """The first message: what the engine is to be."""

    settings: EngineSettings


@dataclass(frozen=True, slots=True)
class RunStep:
    """Run a step; answered by Tile, Reported and Noticed, then Finished."""

    id: int
    step: Step
    image: SharedArray
    focus: tuple[float, float]
    mask: SharedArray | None


@dataclass(frozen=True, slots=True)
class Embed:
    """Answered by Embedded."""

    id: int
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Diagnose:
    """Answered by Diagnosed."""

    id: int
    image: SharedArray


@dataclass(frozen=True, slots=True)
class Probe:
    """Answered by Probed."""

    id: int


@dataclass(frozen=True, slots=True)
class Cancel:
    """Stop the question of that id; answered by its CancelDone, or by what came before."""

    id: int


Question = RunStep | Embed | Diagnose | Probe


@dataclass(frozen=True, slots=True)
class Tile:
    """A restored piece, float32."""

    id: int
    rect: Rect
    content: bytes

    @classmethod
    def of(cls, id: int, rect: Rect, pixels: Pixels) -> "Tile":
        return cls(id, rect, pixels.astype(np.float32, copy=False).tobytes())

    @property
    def pixels(self) -> Pixels:
        """Read-only."""
        flat = np.frombuffer(self.content, np.float32)
        return flat.reshape(self.rect.h, self.rect.w, 3)


@dataclass(frozen=True, slots=True)
class Reported:
    """How far a question is, 0 to 1."""

    id: int
    done: float


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something to tell the person."""

    id: int
    notice: Notice


@dataclass(frozen=True, slots=True)
class Embedded:
    """The answer to Embed."""

    id: int
    embeddings: Embeddings


@dataclass(frozen=True, slots=True)
class Diagnosed:
    """The answer to Diagnose."""

    id: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Probed:
    """The answer to Probe."""

    id: int
    devices: tuple[Device, ...]


@dataclass(frozen=True, slots=True)
class Finished:
    """All tiles have come."""

    id: int


@dataclass(frozen=True, slots=True)
class CancelDone:
    """The question was cancelled."""

    id: int


@dataclass(frozen=True, slots=True)
class Failed:
    """The question cannot be answered."""

    id: int
    error: ModelError


Last = Embedded | Diagnosed | Probed | Finished | CancelDone | Failed
Answer = Tile | Reported | Noticed | Last
LAST: Final = get_args(Last)
"""After one of these nothing more comes for the same question."""


def send(stream: BinaryIO, message: object) -> None:
    """Raises OSError when the other side is gone."""
    content = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(LENGTH.pack(len(content)))
    stream.write(content)
    stream.flush()


def receive(stream: BinaryIO) -> Any:
    """The next message. Raises EOFError when the other side is gone. Only ever read a pipe to
    our own process: unpickling trusts what it reads."""
    (length,) = LENGTH.unpack(read_exactly(stream, LENGTH.size))
    return pickle.loads(read_exactly(stream, length))  # noqa: S301  a private pipe
