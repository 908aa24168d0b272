"""What the person should know about a photo that was read or written all the same, by type.

Facts in fields, as in `errors`; names of what a file holds are the same in every language.
"""

from dataclasses import dataclass
from pathlib import Path

from models.core.progress import Notice


@dataclass(frozen=True, slots=True)
class OtherPages(Notice):
    """Only one of `pages` pictures in the file was read: `page`, counted from 1."""

    path: Path
    pages: int
    page: int


@dataclass(frozen=True, slots=True)
class ColoursBecameSrgb(Notice):
    """The file's colours (`space`) cannot be written back, so results are sRGB."""

    path: Path
    space: str


@dataclass(frozen=True, slots=True)
class ChannelsLeftOut(Notice):
    """The file has channels (`count`) that are neither colours nor said to be transparency."""

    path: Path
    count: int


@dataclass(frozen=True, slots=True)
class NotUnderstood(Notice):
    """What the file says beside its picture lies where this program cannot read it."""

    path: Path


@dataclass(frozen=True, slots=True)
class NotCarried(Notice):
    """The result at `path` lacks what the original has and this format cannot hold."""

    path: Path
    format: str
    lost: str


@dataclass(frozen=True, slots=True)
class NamedOtherwise(Notice):
    """The result is written to `path`, because `wanted` is another photo of the run, the result of
    one, or a file that this program did not make."""

    path: Path
    wanted: Path
