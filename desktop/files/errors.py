"""Errors about photos and projects on disk, one class each.

Fields hold facts; window and command line turn them into sentences. Class and field names are used
in sentence templates and are stored in batch queues, so they never change.
"""

from dataclasses import dataclass
from pathlib import Path


class PhotoError(Exception):
    """Base of all errors that the files package raises on purpose; all of them pickle."""

    def __reduce__(self) -> tuple[type["PhotoError"], tuple[object, ...]]:
        return type(self), tuple(vars(self).values())


@dataclass
class NothingUnderstood(PhotoError):
    """Error that no part of the instruction was understood; `sentence` is its beginning."""

    sentence: str


@dataclass
class NotFound(PhotoError):
    """Error that the file or folder does not exist."""

    path: Path


@dataclass
class NotReadable(PhotoError):
    """Error that the system refuses to read the file: no permission, or a failing disk."""

    path: Path


@dataclass
class NameTooLong(PhotoError):
    """Error that a name or path is longer than the disk allows."""

    path: Path


@dataclass
class BrokenLink(PhotoError):
    """Error that a path is a link to `target`, behind which there is no file."""

    path: Path
    target: str


@dataclass
class NotAFolder(PhotoError):
    """Error that a file stands where a folder is needed."""

    path: Path


@dataclass
class NotAFile(PhotoError):
    """Error that a path is a folder, pipe, socket or device, where a file is needed."""

    path: Path


@dataclass
class EmptyFile(PhotoError):
    """Error that a file has no content at all."""

    path: Path


@dataclass
class FileSizeLimited(PhotoError):
    """Error that the disk or the system allows no file of `needed` bytes at `path`."""

    path: Path
    needed: int


@dataclass
class QuotaReached(PhotoError):
    """Error that the user's share of the disk of `path` is used up; `needed` bytes are enough."""

    path: Path
    needed: int


@dataclass
class TooManyOpenFiles(PhotoError):
    """Error that a path cannot be opened since the program or system has too many open files."""

    path: Path


@dataclass
class NameNotAllowed(PhotoError):
    """Error that the disk allows no name with the characters of this one."""

    path: Path


@dataclass
class ReadOnlyDisk(PhotoError):
    """Error that the disk of a path is mounted for reading only."""

    path: Path


@dataclass
class NotARegularFile(PhotoError):
    """Error that a path is a pipe or device, or a file far larger than its kind can be."""

    path: Path


@dataclass
class NotAPhoto(PhotoError):
    """Error that the content of a file is not an image, whatever its name says."""

    path: Path


@dataclass
class UnsupportedFormat(PhotoError):
    """Error that an image has a format or variant that this program does not read or write."""

    path: Path
    format: str


@dataclass
class DamagedPhoto(PhotoError):
    """Error that an image cannot be decoded completely; `detail` is the message of the decoder."""

    path: Path
    detail: str


@dataclass
class IncompletePhoto(PhotoError):
    """Error that the last `missing` of `height` rows are missing, which the user may accept."""

    path: Path
    missing: int
    height: int


@dataclass
class DamagedRows(IncompletePhoto):
    """Error that a file has errors within: its last `missing` rows cannot be decoded.

    Those above them may be wrong. The user may accept that."""


@dataclass
class BlurredPhoto(PhotoError):
    """Error that a file ends before the fine detail of its image, which the user may accept."""

    path: Path


@dataclass
class TooLarge(PhotoError):
    """Error that an image has more than `most` pixels, the program's limit for its format."""

    path: Path
    width: int
    height: int
    most: int


@dataclass
class VeryLarge(PhotoError):
    """Error that a very large image needs the user's consent; it takes `needed` bytes of disk."""

    path: Path
    width: int
    height: int
    needed: int


@dataclass
class NoSuchPage(PhotoError):
    """Error that a file has only `pages` pages; `page`, counted from 1, was asked for."""

    path: Path
    page: int
    pages: int


@dataclass
class DecoderCrashed(PhotoError):
    """Error that the decoder process crashed at this file in every attempt."""

    path: Path


@dataclass
class DecoderStuck(PhotoError):
    """Error that the decoder process was silent for `seconds` seconds and was ended."""

    path: Path
    seconds: int


@dataclass
class MemoryShort(PhotoError):
    """Error that decoding a file takes more memory than the decoder process may use."""

    path: Path


@dataclass
class InUse(PhotoError):
    """Error that the project is open in another window."""

    path: Path


@dataclass
class QueueInUse(PhotoError):
    """Error that another window owns the stored batch queue."""

    path: Path


@dataclass
class AlreadyExists(PhotoError):
    """Error that the target exists and must not be overwritten."""

    path: Path


@dataclass
class OriginalProtected(PhotoError):
    """Error that the target is the original of the open photo, perhaps under another name."""

    path: Path


@dataclass
class InputProtected(PhotoError):
    """Error that the target is an input of the run, such as a photo or mask, under any name."""

    path: Path


@dataclass
class OutputsCollide(PhotoError):
    """Error that two outputs of the run would be the same file."""

    path: Path


@dataclass
class NotOwnOutput(PhotoError):
    """Error that the target exists and is not known as an earlier output, so it is kept."""

    path: Path


@dataclass
class TooLargeForFormat(PhotoError):
    """Error that a side of the result is longer than `most` pixels, the limit of `format`."""

    path: Path
    width: int
    height: int
    format: str
    most: int


@dataclass
class OriginalChanged(PhotoError):
    """Error that the original is missing or was changed since it was opened."""

    path: Path


@dataclass
class NotWritable(PhotoError):
    """Error that the system refuses to write to the path."""

    path: Path


@dataclass
class DiskFull(PhotoError):
    """Error that the disk of `path` is full; `needed` bytes would be enough."""

    path: Path
    needed: int


@dataclass
class DamagedSidecar(PhotoError):
    """The XMP file `path` beside a photo is damaged, so that nothing can be added to it."""

    path: Path


@dataclass
class DamagedProject(PhotoError):
    """Error that a file is not a valid project; `detail` names the faulty part."""

    path: Path
    detail: str


@dataclass
class NewerProject(PhotoError):
    """Error that a project has format `version`, newer than `known`, the latest supported."""

    path: Path
    version: int
    known: int


@dataclass
class MaskOfOtherSize(PhotoError):
    """Error that a mask does not have the size of its photo, `photo_width` x `photo_height`."""

    path: Path
    width: int
    height: int
    photo_width: int
    photo_height: int


@dataclass
class ProfileUnusable(PhotoError):
    """Error that the chosen file is not an ICC profile of a display, or cannot be read."""

    path: Path


@dataclass
class WorkerLost(PhotoError):
    """Error that the worker of a cluster ended `times` times while it had this photo."""

    photo: str
    times: int


@dataclass
class NotOnServer(PhotoError):
    """Error that there is no file at a URL."""

    url: str


@dataclass
class ServerFailed(PhotoError):
    """Error that a server could not be used for minutes; `reason` is the name of its last error."""

    url: str
    reason: str
