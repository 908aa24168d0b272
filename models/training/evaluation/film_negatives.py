"""Measure negatives: `python -m models.training.evaluation.film_negatives PHOTOS [SHEET.png]`.

Twelve photos are made into synthetic negatives of three stocks with four kinds of border, inverted
by the program without any setting, and compared with the photos (CIEDE2000, mean over all pixels,
grain and dust included). The usual inversion, which stretches each channel of the inverted scan
from black to white, is measured beside it. The sheet shows photos, scans and positives.

A ramp of 8192 levels on each film follows, whose 16-bit levels are counted in all three channels.

With `--find FOLDER...` in place of the photos: how many photos the diagnosis takes for colour
negatives, and how many synthetic negatives of every third of them it finds.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from models.core.device import EngineSettings
from models.core.engine_run import RunRequest, restored_tiles
from models.core.pixels import Pixels, Raster, Rect, as_levels, as_pixels
from models.core.plan import Step
from models.core.progress import Progress
from models.core.wish_table import Wish
from models.diagnosis.negative_detection import find_negative
from models.engine.local_engine import make_local_engine
from models.imaging.cielab import to_lab
from models.training.data.film_negatives import (
    BORDERS,
    STOCKS,
    Negative,
    make_negative,
    scan_ramp,
)
from models.training.evaluation.colour_difference import ciede2000
from models.training.evaluation.evaluation_engine import print_row

PHOTOS: Final = 12
"""Number of photos that are measured."""

LONGEST: Final = 1024
"""Longest side in pixels to which larger photos are reduced."""

THUMBNAIL: Final = (320, 230)
"""Width and height in pixels of the pictures on the sheet."""

RAMP_STEPS: Final = 8192
"""Number of levels of the ramp from black to white."""

SUFFIXES: Final = frozenset((".jpg", ".jpeg", ".png", ".webp"))
"""Suffixes of the files that are read."""

BYTES: Final = np.dtype(np.uint8)


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """Photo, the scan of its synthetic negative, and the kinds of film and border."""

    name: str
    photo: Pixels
    negative: Negative
    kinds: str


def photo_files(folder: Path) -> list[Path]:
    """List the photos of a folder by name."""
    return sorted(file for file in folder.iterdir() if file.suffix.lower() in SUFFIXES)


def load(file: Path) -> Pixels:
    """Read a photo, reduced to LONGEST."""
    with Image.open(file) as image:
        picture = image.convert("RGB")
    picture.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    return as_pixels(np.asarray(picture))


def make_trials(files: Sequence[Path]) -> Iterator[Trial]:
    """Make a negative of each photo; films and borders take turns, the rest is drawn at random."""
    for number, file in enumerate(files):
        stock, border = STOCKS[number % len(STOCKS)], BORDERS[number % len(BORDERS)]
        photo = load(file)
        negative = make_negative(photo, stock, border, np.random.default_rng(number))
        yield Trial(file.stem, photo, negative, f"{stock.name}, {border}")


def invert(scan: Raster) -> Pixels:
    """Run the step for negatives as a plan does."""
    request = RunRequest(Step.for_wish(Wish.NEGATIVE), scan, Rect.of(scan).centre)
    result = np.zeros(scan.shape, np.float32)
    for rect, pixels in restored_tiles(
        make_local_engine(EngineSettings()).run(request, Progress())
    ):
        result[rect.slices] = pixels
    return result


def invert_and_stretch(scan: Pixels) -> Pixels:
    """Invert a scan without its border and stretch its channels from 0.5 to 99.5 percent."""
    low, high = np.percentile(1 - scan, (0.5, 99.5), axis=(0, 1))
    return np.asarray(np.clip((1 - scan - low) / (high - low), 0, 1), np.float32)


def difference(one: Pixels, other: Pixels) -> float:
    """Return the mean CIEDE2000 difference of two pictures."""
    return float(ciede2000(to_lab(one), to_lab(other)).mean())


def measure(trial: Trial) -> tuple[float, float, Pixels]:
    """Return the differences of our positive and the stretched one from the photo, and ours."""
    inside = trial.negative.frame.slices
    positive = invert(trial.negative.scan)[inside]
    stretched = invert_and_stretch(as_pixels(trial.negative.scan[inside]))
    return difference(positive, trial.photo), difference(stretched, trial.photo), positive


def inversion_table(folder: Path, sheet: Path | None) -> None:
    """Print a table of the photos; save the sheet, if any."""
    files = photo_files(folder)
    chosen = files[:: max(len(files) // PHOTOS, 1)][:PHOTOS]
    print_row("photo", "film, border", "CIEDE2000", "inverted and stretched", "found")
    rows, differences = [], []
    for trial in make_trials(chosen):
        ours, stretched, positive = measure(trial)
        differences.append((ours, stretched))
        is_found = "yes" if find_negative(trial.negative.scan) else "no"
        print_row(trial.name, trial.kinds, f"{ours:.2f}", f"{stretched:.2f}", is_found)
        pictures = (trial.photo, as_pixels(trial.negative.scan), positive)
        rows.append(np.hstack([cv2.resize(each, THUMBNAIL) for each in pictures]))
    means, worst = np.mean(differences, axis=0), np.max(differences, axis=0)
    print_row("mean", "", *(f"{each:.2f}" for each in means), "")
    print_row("worst", "", *(f"{each:.2f}" for each in worst), "")
    if sheet:
        half = (len(rows) + 1) // 2
        pairs = [np.hstack(pair) for pair in zip(rows[:half], rows[half:], strict=False)]
        Image.fromarray(as_levels(np.vstack(pairs), BYTES)).save(sheet)


def ramp_table() -> None:
    """Print how many levels of a 16-bit ramp each film keeps, and the largest step of levels."""
    print_row("ramp on film", "levels of the scan", "of the positive", "in order", "largest step")
    for stock in STOCKS:
        scan = scan_ramp(stock, RAMP_STEPS)
        line = as_levels(invert(scan), scan.dtype)[0].astype(np.int64)
        before, after = (sum(map(count_levels, each.T)) for each in (scan[0], line))
        steps = np.diff(line, axis=0)
        in_order = "yes" if steps.min() >= 0 else "no"
        print_row(stock.name, str(before), str(after), in_order, str(steps.max()))


def count_levels(line: NDArray[np.integer]) -> int:
    """Count the different levels of one channel of a line."""
    return len(np.unique(line))


def detection_table(folders: Sequence[Path]) -> None:
    """Print how many photos, and how many negatives of every third, count as negatives."""
    print_row("folder", "photos", "false alarms", "negatives", "found")
    for folder in folders:
        files = photo_files(folder)
        alarms = [file.name for file in files if find_negative(as_levels(load(file), BYTES))]
        found = [
            find_negative(trial.negative.scan) is not None for trial in make_trials(files[::3])
        ]
        cells = len(files), len(alarms), len(found), sum(found)
        print_row(folder.name, *map(str, cells), *alarms)


def main() -> None:
    """Print the table that the arguments ask for."""
    if sys.argv[1] == "--find":
        detection_table([Path(each) for each in sys.argv[2:]])
    else:
        inversion_table(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
        ramp_table()


if __name__ == "__main__":
    main()
