"""Notices about photos that were read or written with something left out, one class each.

Fields hold facts, as in `errors`. Names such as "EXIF" are the same in every language. Class and
field names are used in sentence templates.
"""

from dataclasses import dataclass
from pathlib import Path

from models.core.progress import Notice


@dataclass(frozen=True, slots=True)
class OtherPages(Notice):
    """Notice that only page `page`, counted from 1, of a file with `pages` pages was read."""

    path: Path
    pages: int
    page: int


@dataclass(frozen=True, slots=True)
class ColoursBecameSrgb(Notice):
    """Notice that the result is in sRGB, since the file's colours (`space`) cannot be written."""

    path: Path
    space: str


@dataclass(frozen=True, slots=True)
class ChannelsLeftOut(Notice):
    """Notice that `count` channels that are neither colour nor alpha were dropped."""

    path: Path
    count: int


@dataclass(frozen=True, slots=True)
class VideoLeftOut(Notice):
    """The file is a motion photo, whose video results do not have."""

    path: Path


@dataclass(frozen=True, slots=True)
class GainMapLeftOut(Notice):
    """The file has a gain map for bright displays, which results do not have."""

    path: Path


@dataclass(frozen=True, slots=True)
class PicturesLeftOut(Notice):
    """The file holds `count` further pictures behind the first one, which results do not have."""

    path: Path
    count: int


@dataclass(frozen=True, slots=True)
class TrailingDataLeftOut(Notice):
    """The file has `size` unknown bytes behind its picture, which results do not have."""

    path: Path
    size: int


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
class RowsMissing(Notice):
    """The last `missing` of the image's `height` rows, as stored, are missing and became grey."""

    path: Path
    missing: int
    height: int


@dataclass(frozen=True, slots=True)
class DetailMissing(Notice):
    """The file ends before the fine detail of the image."""

    path: Path


@dataclass(frozen=True, slots=True)
class NotUnderstood(Notice):
    """Notice that metadata of the file could not be read."""

    path: Path


@dataclass(frozen=True, slots=True)
class NotCarried(Notice):
    """Notice that the file `path` lacks metadata (`lost`) that `format` cannot hold."""

    path: Path
    format: str
    lost: str


@dataclass(frozen=True, slots=True)
class MakerNoteLeftOut(Notice):
    """The result at `path` has no MakerNote, since that may tell the place."""

    path: Path


@dataclass(frozen=True, slots=True)
class ColoursTakenForSrgb(Notice):
    """The file tells its colours (`space`) in a way that is not supported."""

    path: Path
    space: str


@dataclass(frozen=True, slots=True)
class NamedOtherwise(Notice):
    """Notice that the result was written to `path` instead of `wanted`.

    `wanted` is another photo of the run, the result of one, or a file of another program.
    """

    path: Path
    wanted: Path


@dataclass(frozen=True, slots=True)
class SetAside(Notice):
    """A file of the program's own at `path` was not understood completely and is now at `kept`.

    What could be understood is used; `detail` names the rest. `kept` equals `path` where the file
    could not be renamed.
    """

    path: Path
    kept: Path
    detail: str


@dataclass(frozen=True, slots=True)
class SetAsideNewer(Notice):
    """A file at `path` was written by a newer version of the program and is now at `kept`."""

    path: Path
    kept: Path


@dataclass(frozen=True, slots=True)
class CardRefused(Notice):
    """The file at `path` in the folder of models is no model card and is now at `kept`.

    `detail` says what is wrong. `kept` equals `path` where the file could not be renamed or read.
    """

    path: Path
    kept: Path
    detail: str


@dataclass(frozen=True, slots=True)
class DecoderSilent(Notice):
    """The process that decodes the photo at `path` has done nothing for `seconds` seconds."""

    path: Path
    seconds: int
