"""Splitting of scans: prints are found on them, straightened and saved as files of their own."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Final

import numpy as np

from desktop.document.crop_transform import CropTransform, map_point
from desktop.document.document import Document
from desktop.document.photo import Photo
from desktop.files.export.exporter import Rows, export
from desktop.files.metadata.xmp_scan_source import with_scan_source
from desktop.files.notices import NotCarried
from desktop.files.reading.reader_protocols import ReadOptions, ReadPhoto
from desktop.files.storage.scratch_files import Scratch
from desktop.restoration.file_restorer import make_folder
from desktop.restoration.output_paths import BESIDE_ORIGINALS, OutputSpec, PrintPlanner
from models.core.face import Face
from models.core.pixels import Pixels, Raster, Rect, as_levels, downscale, reduction_factor
from models.core.progress import Cancelled, Notice, Progress
from models.splitting.print_finder import OVERVIEW, FoundPrint, find_prints
from models.splitting.print_orientation import Orientation, cut_out, propose_orientation
from models.splitting.rotated_rect import RotatedRect

FACE_SIDE: Final = 320
"""Longest side in pixels of a print in which faces are looked for."""

TRIM: Final = 0.4
"""Pixels of the overview that are cut off at each side, so that no lid shows."""

FindFaces = Callable[[Raster, Progress], tuple[Face, ...]]
"""Function that finds the faces of a picture: `Engine.find_faces`."""


@dataclass(frozen=True, slots=True)
class SplitRequest:
    """How each scan of a run is split; `page` is 0-based, `turn` rotates prints upright."""

    target: OutputSpec = BESIDE_ORIGINALS
    page: int = 0
    large: bool = False
    partial: bool = False
    turn: bool = True

    @property
    def read_options(self) -> ReadOptions:
        """Options with which the scans are opened."""
        return ReadOptions(self.page, self.large, self.partial)


@dataclass(frozen=True, slots=True)
class PlacedPrint:
    """Print on a scan: its place in pixels of the scan, its confidence and upper side."""

    place: RotatedRect
    confidence: float
    orientation: Orientation

    @property
    def upright_place(self) -> RotatedRect:
        """Place with the axes of the upright print; its angle is 0 to below 360 degrees."""
        return self.place.turned(-self.orientation.turns)


@dataclass(frozen=True, slots=True)
class SplitReport:
    """Result of splitting one scan: the prints, and their files in the same order."""

    source: Path
    photo: Photo
    prints: tuple[PlacedPrint, ...]
    outputs: tuple[Path, ...]
    seconds: float
    notices: tuple[Notice, ...]


class CancelledAfter(Cancelled):
    """Exception that ends a cancelled split of which `outputs`, of `prints` files, are written."""

    def __init__(self, outputs: tuple[Path, ...], prints: int) -> None:
        super().__init__(outputs, prints)
        self.outputs, self.prints = outputs, prints


@dataclass
class ScanSplitter:
    """Splitter of scans with one reader, scratch folder, renderer and face detector."""

    read: ReadPhoto
    scratch: Scratch
    rows: Rows
    find_faces: FindFaces
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))

    def split(
        self, source: Path, request: SplitRequest, planner: PrintPlanner, progress: Progress
    ) -> SplitReport:
        """Read a scan, find its prints, choose a file for each and write them.

        Raises: PhotoError; ModelError; CancelledAfter if prints are written already; Cancelled.
        """
        began, notices = monotonic(), list[Notice]()
        progress = progress.keeping(notices)
        photo = self.read(source, self.scratch, progress.share(0, 0.3), request.read_options)
        finding = progress.share(0.3, 0.5)
        prints = self.find(photo, finding, turn=request.turn)
        outputs = self.write(photo, prints, request, planner, progress.share(0.5, 1))
        seconds = monotonic() - began
        return SplitReport(source, photo, prints, outputs, seconds, tuple(notices))

    def write(
        self,
        photo: Photo,
        prints: Sequence[PlacedPrint],
        request: SplitRequest,
        planner: PrintPlanner,
        progress: Progress,
    ) -> tuple[Path, ...]:
        """Choose a file for each print of a scan, write them, and return them.

        Raises: PhotoError; CancelledAfter if prints are written already; Cancelled."""
        outputs = planner.outputs_of(photo.source, len(prints))
        for index, (each, output) in enumerate(zip(prints, outputs, strict=True)):
            part = progress.part(index, len(prints))
            try:
                self._write(photo, each, output, request, planner, part)
            except Cancelled as cancelled:
                if index:
                    raise CancelledAfter(outputs[:index], len(prints)) from cancelled
                raise
        return outputs

    def find(self, photo: Photo, progress: Progress, *, turn: bool) -> tuple[PlacedPrint, ...]:
        """Find the prints of a scan in reading order; `turn` finds their upper sides too."""
        overview = downscale(photo.pixels, OVERVIEW)
        factor = reduction_factor(photo.whole, OVERVIEW)
        found = in_reading_order(find_prints(overview))
        placed = []
        for index, each in enumerate(found):
            part = progress.part(index, len(found))
            orientation = self._propose(overview, each, part, turn=turn)
            place = each.place.grown(-TRIM).scaled(factor)
            placed.append(PlacedPrint(place, each.confidence, orientation))
        return tuple(placed)

    def _propose(
        self, overview: Pixels, found: FoundPrint, progress: Progress, *, turn: bool
    ) -> Orientation:
        picture = cut_out(overview, found.place, FACE_SIDE)
        faces = self.find_faces(as_levels(picture, np.dtype(np.uint8)), progress) if turn else ()
        proposed = propose_orientation(picture, faces)
        return proposed if turn else replace(proposed, turns=0)

    def _write(
        self,
        photo: Photo,
        each: PlacedPrint,
        output: Path,
        request: SplitRequest,
        planner: PrintPlanner,
        progress: Progress,
    ) -> None:
        options = request.target.options(output, photo)
        place = each.upright_place
        xmp = with_scan_source(photo.metadata.xmp, photo.source.name, place, self.now())
        if xmp is None:
            progress.notice(NotCarried(output, options.format.value, "source scan"))
        metadata = replace(photo.metadata, xmp=xmp or photo.metadata.xmp)
        described = replace(photo, metadata=metadata)
        document = Document(described).with_transform(transform_to(place, photo.whole))
        make_folder(output.parent)
        export(document, output, options, self.rows, progress, planner.protected)


def transform_to(place: RotatedRect, photo: Rect) -> CropTransform:
    """Return the crop transform that shows a rotated rect of a photo straightened."""
    upright = place.upright()
    quarters = round((place.angle - upright.angle) / 90) % 4
    turned = CropTransform(photo, turns=-quarters % 4, angle=-upright.angle)
    inverse = np.asarray(np.linalg.inv(turned.plane_to_photo(photo)), np.float64)
    x, y = map_point(inverse, (place.x, place.y))
    width, height = max(round(place.w), 1), max(round(place.h), 1)
    return turned.cropped(Rect(round(x - width / 2), round(y - height / 2), width, height))


def in_reading_order(prints: Iterable[FoundPrint]) -> list[FoundPrint]:
    """Sort prints into rows from the top, each from left to right.

    A row is the print with the highest centre and all that begin above that centre."""
    waiting = sorted(prints, key=lambda each: each.place.y)
    ordered = list[FoundPrint]()
    while waiting:
        centre = waiting[0].place.y
        row = [each for each in waiting if each.place.corners[:, 1].min() < centre]
        waiting = [each for each in waiting if each.place.corners[:, 1].min() >= centre]
        ordered += sorted(row, key=lambda each: each.place.x)
    return ordered
