"""Everything that can go wrong with photos and projects on disk, by type.

Facts in fields, no sentences: the window and the command line find the words.
"""

from dataclasses import dataclass
from pathlib import Path


class PhotoError(Exception):
    """Everything the files package raises on purpose. All of them pickle."""

    def __reduce__(self) -> tuple[type["PhotoError"], tuple[object, ...]]:
        return type(self), tuple(vars(self).values())


@dataclass
class NotFound(PhotoError):
    """There is no such file or folder."""

    path: Path


@dataclass
class NotReadable(PhotoError):
    """The system refuses to read the file: no permission, or a failing disk."""

    path: Path


@dataclass
class NotAPhoto(PhotoError):
    """The file holds no picture, whatever its name says."""

    path: Path


@dataclass
class UnsupportedFormat(PhotoError):
    """A picture, but of a format that this program does not read or write."""

    path: Path
    format: str


@dataclass
class DamagedPhoto(PhotoError):
    """The picture cannot be decoded to its end; `detail` is what the decoder said."""

    path: Path
    detail: str


@dataclass
class TooLarge(PhotoError):
    """More pixels than `most`, which is what this program or the file format can hold."""

    path: Path
    width: int
    height: int
    most: int


@dataclass
class VeryLarge(PhotoError):
    """More pixels than are opened unasked; `needed` is how many bytes of disk they take, about."""

    path: Path
    width: int
    height: int
    needed: int


@dataclass
class NoSuchPage(PhotoError):
    """The file has `pages` pictures and not as many as `page`, counted from 1."""

    path: Path
    page: int
    pages: int


@dataclass
class DecoderCrashed(PhotoError):
    """The process that decodes ended in the middle of this file, each time it was tried."""

    path: Path


@dataclass
class DecoderStuck(PhotoError):
    """The process that decodes said nothing for so many seconds, and was ended."""

    path: Path
    seconds: int


@dataclass
class MemoryShort(PhotoError):
    """Decoding this file takes more memory than the process may use."""

    path: Path


@dataclass
class InUse(PhotoError):
    """Another window has this project open."""

    path: Path


@dataclass
class AlreadyExists(PhotoError):
    """The target is there and nobody allowed to overwrite it."""

    path: Path


@dataclass
class OriginalProtected(PhotoError):
    """The target is the photo that was opened, perhaps under another name."""

    path: Path


@dataclass
class InputProtected(PhotoError):
    """The target is a photo, mask or recipe that the run reads, perhaps under another name."""

    path: Path


@dataclass
class OutputsCollide(PhotoError):
    """Two outputs of a run would be the same file."""

    path: Path


@dataclass
class NotOwnOutput(PhotoError):
    """The target exists and is no earlier output of that kind, so overwriting does not reach
    it."""

    path: Path


@dataclass
class TooLargeForFormat(PhotoError):
    """The result would have a side of more pixels than `most`, which is what a file of `format`
    can hold."""

    path: Path
    width: int
    height: int
    format: str
    most: int


@dataclass
class OriginalChanged(PhotoError):
    """The file of the photo is gone, or is no longer what was opened."""

    path: Path


@dataclass
class NotWritable(PhotoError):
    """The system refuses to write there."""

    path: Path


@dataclass
class DiskFull(PhotoError):
    """No room at `path`; `needed` is how many bytes are enough."""

    path: Path
    needed: int


@dataclass
class DamagedProject(PhotoError):
    """Not a project, or one that breaks its own rules; `detail` names the part."""

    path: Path
    detail: str


@dataclass
class NewerProject(PhotoError):
    """The project was saved by a newer program: `version` of the format, we know up to `known`."""

    path: Path
    version: int
    known: int


@dataclass
class MaskOfOtherSize(PhotoError):
    """A mask must have the size of its photo (`photo_width` x `photo_height`)."""

    path: Path
    width: int
    height: int
    photo_width: int
    photo_height: int


@dataclass
class ProfileUnusable(PhotoError):
    """What was chosen as the colour profile of the screen is none, or cannot be read."""

    path: Path
