"""Notices about photos that were read or written with something left out, one class each.

Fields hold facts, as in `errors`. Names such as "EXIF" are the same in every language. Class and
field names are used in sentence templates.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from models.core.progress import Notice

_MOST_NAMED: Final = 5
"""Number of files that a notice about several names."""


@dataclass(frozen=True, slots=True)
class UnreadPictures(Notice):
    """Notice that `count` files that look like pictures are left out of folders.

    `names` are the first of them."""

    count: int
    names: str

    @classmethod
    def of(cls, files: Sequence[Path]) -> "UnreadPictures":
        """Make the notice about some files."""
        rest = ", ..." if len(files) > _MOST_NAMED else ""
        return cls(len(files), ", ".join(each.name for each in files[:_MOST_NAMED]) + rest)


@dataclass(frozen=True, slots=True)
class OtherPages(Notice):
    """Notice that a file has `pages` pages, of which only `page`, counted from 1, was read."""

    path: Path
    pages: int
    page: int


@dataclass(frozen=True, slots=True)
class ColoursBecameSrgb(Notice):
    """Notice that the result is in sRGB, as colours (`space`) of the photo cannot be written."""

    path: Path
    space: str


@dataclass(frozen=True, slots=True)
class ChannelsLeftOut(Notice):
    """Notice that `count` channels that are neither colour nor alpha were dropped."""

    path: Path
    count: int


@dataclass(frozen=True, slots=True)
class VideoLeftOut(Notice):
    """Notice that a motion photo's video is left out of results."""

    path: Path


@dataclass(frozen=True, slots=True)
class GainMapLeftOut(Notice):
    """Notice that a gain map for bright displays is left out of results."""

    path: Path


@dataclass(frozen=True, slots=True)
class PicturesLeftOut(Notice):
    """Notice that `count` further pictures of the file are left out of results."""

    path: Path
    count: int


@dataclass(frozen=True, slots=True)
class TrailingDataLeftOut(Notice):
    """Notice that `size` unknown bytes behind the picture are left out of results."""

    path: Path
    size: int


@dataclass(frozen=True, slots=True)
class ForeignDataLeftOut(Notice):
    """Notice that blocks of other programs (`names`) in the file are left out of results."""

    path: Path
    names: str


@dataclass(frozen=True, slots=True)
class SidecarLeftOut(Notice):
    """The metadata of the photo at `path` in the XMP file `sidecar` could not be read."""

    path: Path
    sidecar: Path


@dataclass(frozen=True, slots=True)
class SidecarCarried(Notice):
    """Results of the photo at `path` get the metadata in the XMP file `sidecar`."""

    path: Path
    sidecar: Path


@dataclass(frozen=True, slots=True)
class SidecarDiffers(Notice):
    """Notice that texts (`names`) of a sidecar differ from those in EXIF or IPTC of the photo."""

    path: Path
    sidecar: Path
    names: str


@dataclass(frozen=True, slots=True)
class RowsMissing(Notice):
    """Notice that the last `missing` of the file's `height` rows are missing and became grey."""

    path: Path
    missing: int
    height: int


@dataclass(frozen=True, slots=True)
class RowsDamaged(RowsMissing):
    """Notice that the file has errors within: its last `missing` rows became grey.

    Those above them may be wrong."""


@dataclass(frozen=True, slots=True)
class DetailMissing(Notice):
    """Notice that the file ends before the fine detail of the image."""

    path: Path


@dataclass(frozen=True, slots=True)
class DecodedWithErrors(Notice):
    """Notice that the decoder has found errors within the image and went on behind them."""

    path: Path


@dataclass(frozen=True, slots=True)
class NotUnderstood(Notice):
    """Notice that metadata of the file could not be read."""

    path: Path


@dataclass(frozen=True, slots=True)
class NotCarried(Notice):
    """Notice that the result `path` lacks metadata (`lost`) that `format` cannot hold."""

    path: Path
    format: str
    lost: str


@dataclass(frozen=True, slots=True)
class MakerNoteLeftOut(Notice):
    """Notice that the result `path` has no MakerNote, as that may contain the place."""

    path: Path


@dataclass(frozen=True, slots=True)
class PlaceInProject(Notice):
    """Notice that the project `path` contains the original, with the place where it was taken."""

    path: Path


@dataclass(frozen=True, slots=True)
class ColoursTakenForSrgb(Notice):
    """Notice that the file's colours (`space`) are not supported and were treated as sRGB."""

    path: Path
    space: str


@dataclass(frozen=True, slots=True)
class LevelsCut(Notice):
    """Notice that levels of floating-point numbers outside of 0 to 1 were cut.

    `least` and `most` are the smallest and largest finite level as texts, `percent` is the share of
    all levels that were cut or are no numbers, rounded up."""

    path: Path
    least: str
    most: str
    percent: int


@dataclass(frozen=True, slots=True)
class NamedOtherwise(Notice):
    """Notice that the result was written to `path` instead of `wanted`, which is occupied.

    That is another photo of the run, the result of one, or a file of another program."""

    path: Path
    wanted: Path


@dataclass(frozen=True, slots=True)
class SetAside(Notice):
    """Notice that the program's file `path` was damaged and is now `kept`.

    Valid parts are used; `detail` names the rest. `kept` equals `path` where renaming failed."""

    path: Path
    kept: Path
    detail: str


@dataclass(frozen=True, slots=True)
class SetAsideNewer(Notice):
    """Notice that the file `path` is of a newer version of the program and is now `kept`."""

    path: Path
    kept: Path


@dataclass(frozen=True, slots=True)
class CardRefused(Notice):
    """Notice that the file `path` in the folder of models is no model card and is now `kept`.

    `detail` says what is wrong. `kept` equals `path` where renaming failed."""

    path: Path
    kept: Path
    detail: str


@dataclass(frozen=True, slots=True)
class ServerSilent(Notice):
    """Notice that a server does not answer and is asked again for up to `minutes` minutes.

    `url` has no password, `reason` is the name of the last error."""

    url: str
    reason: str
    minutes: int


@dataclass(frozen=True, slots=True)
class DecoderSilent(Notice):
    """Notice that the process decoding the photo `path` has done nothing for `seconds` seconds."""

    path: Path
    seconds: int
