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
class ModelFileUnclear(ModelError):
    """A file whose network could serve several wishes; the person must say which."""

    path: str


@dataclass
class ConversionDied(ModelError):
    """The process that reads and converts a file of weights ended in the middle of it."""

    path: str
    exit_code: int | None


@dataclass
class ExtraMissing(ModelError):
    """Something that is not part of this installation is needed for a file; `extra` names the set
    of packages with which it comes."""

    path: str
    extra: str


@dataclass
class ModelBundled(ModelError):
    """A model that belongs to the program cannot be removed."""

    model: str


@dataclass
class LicenceNotAccepted(ModelError):
    """A model whose licence forbids commercial use, and to which the person has not agreed."""

    model: str
    licence: str
    source: str


@dataclass
class DownloadFailed(ModelError):
    """A file could not be fetched; what has come of it is kept, and another try goes on there."""

    url: str
    reason: str


@dataclass
class NothingToDownload(ModelError):
    """A model whose file its publisher gives by hand only, or one that is here already."""

    model: str
    source: str


@dataclass
class OfflineChosen(ModelError):
    """The person has chosen that this program connects to nothing."""


@dataclass
class ModelFolderFull(ModelError):
    """The disk of the models' or the add-on's folder has no room; `needed` in bytes."""

    path: str
    needed: int


@dataclass
class ModelFolderClosed(ModelError):
    """The models' or the add-on's folder cannot be written."""

    path: str
    reason: str


@dataclass
class ExportInexact(ModelError):
    """A converted network differs from the original, by this share of its largest number."""

    model: str
    deviation: float


@dataclass
class AddonUnsuitable(ModelError):
    """No add-on is made for such a computer, or for that version of Python."""

    system: str
    machine: str
    python: str


@dataclass
class AddonNoIndex(ModelError):
    """Nobody has said where the add-on's files are to be had."""


@dataclass
class AddonNotFound(ModelError):
    """A package index does not have a file that the add-on needs."""

    file: str


@dataclass
class AddonFileWrong(ModelError):
    """A file is no package that could be unpacked; it is gone, and comes again the next time."""

    file: str


@dataclass
class AddonBroken(ModelError):
    """So many files of the add-on are missing or not as they were, this one among them."""

    file: str
    count: int


@dataclass
class ReleasesUnknown(ModelError):
    """Nobody has told this copy where new versions are announced."""


@dataclass
class ReleasesUnreachable(ModelError):
    """The server that announces new versions does not answer, or not as it should."""

    server: str
    reason: str
