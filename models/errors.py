"""Everything that can go wrong in the models package, by type.

Facts in fields, no sentences: the window and the command line find the words. All of them
pickle, for they travel between processes.
"""

from dataclasses import dataclass


class ModelError(Exception):
    """Everything the models package raises on purpose."""

    def __reduce__(self) -> tuple[type["ModelError"], tuple[object, ...]]:
        return type(self), tuple(vars(self).values())


@dataclass
class OutOfMemory(ModelError):
    """The device could not hold the work; `smallest_tile` is the side that failed, in pixels."""

    device: str
    smallest_tile: int


@dataclass
class HostDied(ModelError):
    """The engine's process ended in the middle of the work."""

    exit_code: int | None


@dataclass
class ModelMissing(ModelError):
    """A model is not on this computer, or no card describes it."""

    model: str


@dataclass
class NotInstalled(ModelMissing):
    """A published model that has to be brought in first: what to get and under which licence."""

    title: str
    source: str
    licence: str


@dataclass
class ModelDamaged(ModelError):
    """A model's file is not what its card says, or cannot be loaded."""

    model: str
    reason: str


@dataclass
class DeviceUnavailable(ModelError):
    """This computer, or this installation, has no such device."""

    device: str


@dataclass
class EngineFailed(ModelError):
    """The engine stopped the work with an error that nobody foresaw; it works on."""

    reason: str


@dataclass
class NetworkFailed(ModelError):
    """A network stopped with an error of its runtime."""

    model: str
    reason: str


@dataclass
class ModelFileUnsafe(ModelError):
    """A file of weights that could do more than hold weights; nothing of it was run."""

    path: str
    danger: str


@dataclass
class ModelFileDamaged(ModelError):
    """A file of weights that is cut off or contradicts itself."""

    path: str
    detail: str


@dataclass
class ModelFileUnknown(ModelError):
    """A sound file that holds none of the networks that are known here."""

    path: str
    detail: str


@dataclass
class ModelFileOther(ModelError):
    """A file is not the published one, by its sha256."""

    path: str
    wanted: str
    found: str


@dataclass
class ExportInexact(ModelError):
    """A converted network differs from the original, by this share of its largest number."""

    model: str
    deviation: float
