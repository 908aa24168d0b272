"""Errors that the models package raises on purpose.

They carry facts in fields and no sentences: the window and the command line find the words. All of
them pickle, because they travel between processes.
"""

from dataclasses import dataclass


class ModelError(Exception):
    """Base of every error that the models package raises on purpose."""

    def __reduce__(self) -> tuple[type["ModelError"], tuple[object, ...]]:
        """Return the class and its field values, from which pickle rebuilds the error."""
        return type(self), tuple(vars(self).values())


@dataclass
class OutOfMemory(ModelError):
    """Error that a device has too little memory; `smallest_tile` is the failed side in pixels."""

    device: str
    smallest_tile: int


@dataclass
class HostDied(ModelError):
    """Error that the engine host ended during a request."""

    exit_code: int | None


@dataclass
class ModelMissing(ModelError):
    """Error that a model's files are not on this computer, or that it has no card."""

    model: str


@dataclass
class NotInstalled(ModelMissing):
    """Error that a published model must be installed first.

    `source` says where its files are published and `licence` under which terms.
    """

    title: str
    source: str
    licence: str


@dataclass
class ModelDamaged(ModelError):
    """Error that a model's file differs from its card or cannot be loaded."""

    model: str
    reason: str


@dataclass
class DeviceUnavailable(ModelError):
    """Error that this computer or this installation cannot use a device."""

    device: str


@dataclass
class EngineFailed(ModelError):
    """Error of an unforeseen kind in the engine, which goes on serving requests."""

    reason: str


@dataclass
class NetworkFailed(ModelError):
    """Error of a runtime while it ran a network."""

    model: str
    reason: str


@dataclass
class NothingRestored(ModelError):
    """Error that a network gave usable pixels for no tile; `fault` says what was wrong with one."""

    fault: str


@dataclass
class ModelFileUnsafe(ModelError):
    """Error that a file of weights could execute code; nothing of it was executed."""

    path: str
    danger: str


@dataclass
class ModelFileDamaged(ModelError):
    """Error that a file of weights is truncated or contradicts itself."""

    path: str
    detail: str


@dataclass
class ModelFileUnknown(ModelError):
    """Error that an intact file holds none of the known networks."""

    path: str
    detail: str


@dataclass
class ModelFileUnsupported(ModelFileUnknown):
    """Error that the network in an intact file cannot be used here.

    `detail` names the network, if it was recognised, and says why or what would help.
    """


@dataclass
class ModelFileOther(ModelError):
    """Error that the SHA-256 of a file (`found`) is not the published one (`wanted`)."""

    path: str
    wanted: str
    found: str


@dataclass
class ModelFileUnclear(ModelError):
    """Error that an imported network fits several wishes, of which the user must choose one."""

    path: str


@dataclass
class ConversionDied(ModelError):
    """Error that the converter process ended, timed out or replied with something invalid."""

    path: str
    exit_code: int | None


@dataclass
class ExtraMissing(ModelError):
    """Error that a file needs packages that are not installed.

    `extra` names the optional dependency group that contains them.
    """

    path: str
    extra: str


@dataclass
class ModelBundled(ModelError):
    """Error that a model belongs to the program and cannot be removed."""

    model: str


@dataclass
class LicenceNotAccepted(ModelError):
    """Error that the user has not accepted a licence that forbids commercial use."""

    model: str
    licence: str
    source: str


@dataclass
class DownloadFailed(ModelError):
    """Error that a file could not be fetched; the next attempt resumes the partial file."""

    url: str
    reason: str


@dataclass
class DownloadGone(DownloadFailed):
    """Error that a server no longer has a file, or no longer gives it to everybody."""


@dataclass
class NothingToDownload(ModelError):
    """Error that a model has no download address or is installed already."""

    model: str
    source: str


@dataclass
class OfflineChosen(ModelError):
    """Error that a connection is needed but the user has chosen to work offline."""


@dataclass
class ModelFolderFull(ModelError):
    """Error that the disk of the models' or the add-on's folder lacks `needed` bytes."""

    path: str
    needed: int


@dataclass
class ModelFolderClosed(ModelError):
    """Error that the models' or the add-on's folder cannot be written."""

    path: str
    reason: str


@dataclass
class ExportInexact(ModelError):
    """Error that a converted network differs from its original.

    `deviation` is the largest difference as a share of the original's largest value.
    """

    model: str
    deviation: float


@dataclass
class AddonUnsuitable(ModelError):
    """Error that no add-on exists for this kind of computer or version of Python."""

    system: str
    machine: str
    python: str


@dataclass
class AddonNoIndex(ModelError):
    """Error that no package index is configured for the add-on."""


@dataclass
class AddonNotFound(ModelError):
    """Error that a package index lacks a file of the add-on."""

    file: str


@dataclass
class AddonFileWrong(ModelError):
    """Error that a downloaded file is no valid wheel; it is deleted and fetched again next time."""

    file: str


@dataclass
class AddonBroken(ModelError):
    """Error that `count` files of the add-on are missing or changed, `file` among them."""

    file: str
    count: int


@dataclass
class ReleasesUnknown(ModelError):
    """Error that no address for announcements of new versions is configured."""


@dataclass
class ReleasesUnreachable(ModelError):
    """Error that the server for announcements of new versions gives no valid answer."""

    server: str
    reason: str
