"""Benchmark of the finder of prints on synthetic pages whose prints are known.

    python -m benchmarks.splitting.found_prints PHOTOS [--pages 60] [--dpi 300] [--seed 19]

PHOTOS holds the folders `val` and `old`. Printed are F1 at an intersection over union of 0.5 and
0.85, the error of the angle, and the processor seconds from the page in memory to its prints.
`--faces` also proposes which side of each print is up. `--folder` saves pages with what was found.
"""

import argparse
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.splitting.page_layout import Page, make_pages
from benchmarks.splitting.page_rendering import MM_PER_INCH, photo_files, render_page
from benchmarks.splitting.rect_matching import angle_error, f1_score, match_prints
from models.core.device import EngineSettings
from models.core.face import Face
from models.core.pixels import Raster, Rect, as_levels, downscale, reduction_factor
from models.core.progress import Progress
from models.engine.local_engine import make_local_engine
from models.splitting.print_finder import OVERVIEW, FoundPrint, find_prints
from models.splitting.print_orientation import Orientation, cut_out, propose_orientation
from models.splitting.rotated_rect import RotatedRect

FACE_SIDE = 320
"""Longest side in pixels of a print in which faces are looked for."""

FindFaces = Callable[[Raster], Sequence[Face]]
"""Function that finds the faces in a picture."""


@dataclass
class Tally:
    """Counts of true, found and matched prints on the pages so far."""

    true: int = 0
    found: int = 0
    half: int = 0
    most: int = 0
    angles: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    decided: int = 0
    upright: int = 0

    @property
    def text(self) -> str:
        """Line with the figures."""
        scores = [f1_score(each, self.true, self.found) for each in (self.half, self.most)]
        angles = np.array(self.angles or [0.0])
        return (
            f"{self.true:4} prints, {self.found:4} found, F1 {scores[0]:.1%} / {scores[1]:.1%}, "
            f"angle under 0.5 degrees {np.mean(angles < 0.5):.1%}, median {np.median(angles):.2f}, "
            f"seconds {np.mean(self.seconds):.2f}, at most {max(self.seconds):.2f}"
        )


def main() -> None:
    """Measure all pages and print the figures, in all and for each kind of page."""
    parser = argparse.ArgumentParser()
    parser.add_argument("photos", type=Path)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--dpi", type=float, default=300)
    parser.add_argument("--seed", type=int, default=19)
    parser.add_argument("--faces", action="store_true")
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    files = photo_files(arguments.photos)
    tallies = defaultdict[str, Tally](Tally)
    with closing(make_local_engine(EngineSettings())) as engine:

        def find_faces(picture: Raster) -> Sequence[Face]:
            return engine.find_faces(picture, Progress())

        for number, page in enumerate(make_pages(arguments.pages, len(files), arguments.seed)):
            scan = render_page(page, files, arguments.dpi)
            find = find_faces if arguments.faces else None
            found = _measure(page, scan, arguments.dpi, find, [tallies[page.kind], tallies["all"]])
            if arguments.folder:
                _save(scan, found, arguments.folder / f"{number:03}.jpg")
    for kind, tally in tallies.items():
        print(f"{kind:40} {tally.text}")
    total = tallies["all"]
    if arguments.faces:
        right = 1 - (total.decided - total.upright) / max(total.half, 1)
        print(
            f"orientation: of {total.half} prints {total.decided} decided, {total.upright} of them "
            f"right; right or doubted {right:.1%}"
        )


def _measure(
    page: Page,
    scan: NDArray[np.uint8],
    dpi: float,
    find_faces: FindFaces | None,
    tallies: Sequence[Tally],
) -> list[RotatedRect]:
    """Find the prints of a scan, add to the tallies, and return their places in its pixels.

    `dpi` is that of the scan."""
    began = time.process_time()
    overview = downscale(scan, OVERVIEW)
    prints = find_prints(overview)
    seconds = time.process_time() - began
    factor = reduction_factor(Rect.of(scan), OVERVIEW)
    true = [each.place.scaled(dpi / MM_PER_INCH) for each in page.prints]
    found = [each.place.scaled(factor) for each in prints]
    matches = match_prints(true, found)
    for tally in tallies:
        tally.seconds.append(seconds)
        tally.true += len(true)
        tally.found += len(found)
    for match in (each for each in matches if each.overlap >= 0.5):
        error = angle_error(true[match.true].angle, found[match.found].angle)
        turn = find_faces and _propose(overview, prints[match.found], find_faces)
        for tally in tallies:
            tally.half += 1
            tally.most += match.overlap >= 0.85
            tally.angles.append(error)
            if turn and not turn.is_doubtful:
                tally.decided += 1
                tally.upright += _is_upright(true[match.true], found[match.found], turn)
    return found


def _propose(
    overview: NDArray[np.float32], found: FoundPrint, find_faces: FindFaces
) -> Orientation:
    picture = cut_out(overview, found.place, FACE_SIDE)
    return propose_orientation(picture, find_faces(as_levels(picture, np.dtype(np.uint8))))


def _is_upright(true: RotatedRect, found: RotatedRect, turn: Orientation) -> bool:
    """Return whether a print is upright after the proposed rotation."""
    rest = (true.angle - found.angle + 90 * turn.turns + 180) % 360 - 180
    return abs(rest) < 45


def _save(scan: NDArray[np.uint8], found: Sequence[RotatedRect], path: Path) -> None:
    """Save a reduced scan (H x W x 3) with the found rectangles drawn on it."""
    scale = 900 / max(scan.shape)
    small = cv2.resize(scan, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    for place in found:
        points = np.round(place.scaled(scale).corners * 16).astype(np.int32)
        cv2.polylines(small, [points], True, (255, 0, 0), 2, cv2.LINE_AA, 4)
    path.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(path), np.ascontiguousarray(small[..., ::-1]))


if __name__ == "__main__":
    main()
