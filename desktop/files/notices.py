"""Notices about photos that were read or written with something left out, one class each.

Fields hold facts, as in `errors`. Names such as "EXIF" are the same in every language. Class and
field names are used in sentence templates.
"""

from dataclasses import dataclass
from pathlib import Path

from models.core.progress import Notice


@dataclass(frozen=True, slots=True)
class OtherPages(Notice):
    """Only `page`, counted from 1, of the file's `pages` pages was read."""

    path: Path
    pages: int
    page: int


@dataclass(frozen=True, slots=True)
class ColoursBecameSrgb(Notice):
    """Results are sRGB, since the file's colours (`space`) cannot be written."""

    path: Path
    space: str


@dataclass(frozen=True, slots=True)
class ChannelsLeftOut(Notice):
    """The file has `count` channels that are neither colour nor alpha and were dropped."""

    path: Path
    count: int


@dataclass(frozen=True, slots=True)
class NotUnderstood(Notice):
    """Metadata of the file could not be read."""

    path: Path


@dataclass(frozen=True, slots=True)
class NotCarried(Notice):
    """The result at `path` lacks `lost`, which the original has and `format` cannot hold."""

    path: Path
    format: str
    lost: str


@dataclass(frozen=True, slots=True)
class NamedOtherwise(Notice):
    """The result was written to `path` instead of `wanted`.

    `wanted` is another photo of the run, the result of one, or a file of another program.
    """

    path: Path
    wanted: Path
