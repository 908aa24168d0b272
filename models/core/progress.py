"""Progress and cancel, which are one parameter: reporting is also the place where work stops."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Event

from models.core.pixels import Rect


class Cancelled(Exception):
    """The person took the work back."""


@dataclass(frozen=True, slots=True)
class TileShrunk:
    """Memory ran out; the work goes on with smaller tiles and gives the same pixels."""

    side: int


@dataclass(frozen=True, slots=True)
class FallbackToCpu:
    """The device asked for could not do the work; the CPU does it."""

    device: str


@dataclass(frozen=True, slots=True)
class TileLeftUnchanged:
    """A network gave no usable picture here (`fault`: nan, infinite, black or blown-up), so the
    input was kept."""

    rect: Rect
    fault: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What other packages have to tell: they derive their notices from it."""


@dataclass(frozen=True, slots=True)
class LittleDamageFound(Remark):
    """Damage was looked for, and only this `share` of the area, 0 to 1, was found and mended."""

    share: float


Notice = TileShrunk | FallbackToCpu | TileLeftUnchanged | Remark


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
