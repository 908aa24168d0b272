"""Progress, cancellation and notices as one parameter of everything slow."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from threading import Event
from typing import Self

from models.core.pixels import Rect


class Cancelled(Exception):
    """Exception that ends a task which the user has cancelled."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Base of every notice: a typed message to the user about work that goes on all the same."""

    def with_paths(self, rename: Callable[[Path], object]) -> Self:
        """Return the notice with each field that is a path as `rename` returns it."""
        found = {each.name: getattr(self, each.name) for each in fields(self)}
        paths = {name: value for name, value in found.items() if isinstance(value, Path)}
        return replace(self, **{name: rename(path) for name, path in paths.items()})


@dataclass(frozen=True, slots=True)
class TileShrunk(Notice):
    """Notice that memory ran out and the run goes on, with the same result, in smaller tiles.

    `side` is the new tile side in pixels.
    """

    side: int


@dataclass(frozen=True, slots=True)
class FallbackToCpu(Notice):
    """Notice that `device` failed and the CPU took over."""

    device: str


@dataclass(frozen=True, slots=True)
class TileLeftUnchanged(Notice):
    """Notice that a network gave no usable pixels for `rect`, so its input was kept.

    `fault` is one of nan, infinite, black and blown-up.
    """

    rect: Rect
    fault: str


@dataclass(frozen=True, slots=True)
class LittleDamageFound(Notice):
    """Notice that an automatic repair changed only `share` (0 to 1) of its area."""

    share: float


@dataclass(frozen=True, slots=True)
class DetailInvented(Notice):
    """Notice that a generative step invented more than it restored.

    `share`, 0 to 1, is the part of its area where it did.
    """

    share: float


@dataclass(frozen=True, slots=True)
class TagsRecognised(Notice):
    """Notice of the tags by which a generative step was guided."""

    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FacesRestored(Notice):
    """Notice of how many faces were restored (`count`) and not restored (`left`).

    The latter are too small, or blurred and far smaller than the others."""

    count: int
    left: int


@dataclass(frozen=True, slots=True)
class RedEyesRemoved(Notice):
    """Notice of how many red eyes were removed (`count`)."""

    count: int


@dataclass(frozen=True, slots=True)
class ColoursInvented(Notice):
    """Notice that a step added colours of which the photo holds no information."""


@dataclass(frozen=True, slots=True)
class LikenessHeld(Notice):
    """Notice of how many faces were changed less than asked, to stay the same persons."""

    count: int


@dataclass(frozen=True, slots=True)
class LikenessNotMeasured(Notice):
    """Notice that no installed model could check that rebuilt faces are the same persons."""


def _ignore(_: object) -> None:
    """Do nothing with a report; the default callback of `Progress`."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Callbacks and cancel flag of a task, or of a share of it.

    The task reports at least once a second. `start` and `span`, 0 to 1, place a share within the
    whole task."""

    on_report: Callable[[float], None] = _ignore
    on_notice: Callable[[Notice], None] = _ignore
    stop: Event = field(default_factory=Event)
    start: float = 0.0
    span: float = 1.0

    def report(self, done: float) -> None:
        """Report how much of this share is done, 0 to 1. Raises Cancelled after a cancel."""
        if self.stop.is_set():
            raise Cancelled
        self.on_report(self.start + self.span * done)

    def notice(self, notice: Notice) -> None:
        """Send a notice to the user."""
        self.on_notice(notice)

    def keeping(self, notices: list[Notice]) -> "Progress":
        """Return a progress that appends every notice to `notices` before it passes it on."""

        def collect(notice: Notice) -> None:
            notices.append(notice)
            self.on_notice(notice)

        return replace(self, on_notice=collect)

    def share(self, start: float, end: float) -> "Progress":
        """Return a progress whose 0 to 1 is the range `start` to `end` of this one."""
        return replace(self, start=self.start + self.span * start, span=self.span * (end - start))

    def part(self, index: int, of: int) -> "Progress":
        """Return a progress whose 0 to 1 is part `index` of `of` equal parts of this one."""
        return self.share(index / of, (index + 1) / of)
