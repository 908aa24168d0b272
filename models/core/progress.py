"""Progress and cancel, which are one parameter: reporting is also the place where work stops."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Event

from models.core.pixels import Rect


class Cancelled(Exception):
    """The person took the work back."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Base of every notice: a typed message to the user about work that goes on all the same."""


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
    """Notice that a generative step invented more than it restored on `share` (0 to 1) of its
    area."""

    share: float


@dataclass(frozen=True, slots=True)
class TagsRecognised(Notice):
    """Notice of the tags that a generative step was guided by."""

    tags: tuple[str, ...]


def _nothing(_: object) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work is, 0 to 1, and whether it should stop. Report at least once a second."""

    on_report: Callable[[float], None] = _nothing
    on_notice: Callable[[Notice], None] = _nothing
    stop: Event = field(default_factory=Event)
    start: float = 0.0
    span: float = 1.0

    def report(self, done: float) -> None:
        """Tell how much of this share is done; raises Cancelled when the work shall stop."""
        if self.stop.is_set():
            raise Cancelled
        self.on_report(self.start + self.span * done)

    def notice(self, notice: Notice) -> None:
        """Tell the person something that changes nothing about the progress."""
        self.on_notice(notice)

    def keeping(self, notices: list[Notice]) -> "Progress":
        """The same progress; what is told goes into the list too."""

        def notice(told: Notice) -> None:
            notices.append(told)
            self.on_notice(told)

        return replace(self, on_notice=notice)

    def share(self, start: float, end: float) -> "Progress":
        """The part of this progress from `start` to `end`, 0 to 1 each."""
        return replace(self, start=self.start + self.span * start, span=self.span * (end - start))

    def part(self, index: int, of: int) -> "Progress":
        """The share that belongs to one of several equal parts."""
        return self.share(index / of, (index + 1) / of)
