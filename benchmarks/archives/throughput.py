"""Benchmark of photos an hour on one computer: one at a time, several at once, in processes.

    python -m benchmarks.archives.throughput [photos] [megapixels] [rounds]

The photos are JPEG files, the recipe is a tone adjustment, which takes no network. `diagnosed`
is the batch as it was before, which diagnosed each photo though a recipe decides what is done.
`threads-2` is what `heirloom restore --jobs 2` does; `processes-2` are two programs with half of
the photos each. The ways are measured in turn, and the best of the rounds is printed, since other
programs may take processor time. CPU seconds are those of all processes of a way; they depend
little on other programs. The first line has the parts that one photo consists of.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import numpy as np
import psutil
from PIL import Image

from desktop.document.photo import Photo
from desktop.document.recipe import Recipe, RecipeStep
from desktop.files.reading.reader_protocols import FIRST_PAGE, ReadOptions, ReadPhoto
from desktop.files.storage.scratch_files import Scratch
from desktop.restoration.file_restorer import RestoreRequest
from desktop.restoration.local_file_restorer import open_local_restorer
from desktop.restoration.output_paths import OutputSpec
from desktop.settings import Folders, Settings
from models.core.plan import Step
from models.core.progress import Progress
from models.diagnosis.defect_classifier import diagnose

RECIPE: Final = Recipe((RecipeStep("lift", Step("levels", {"wish": "fading", "gamma": 1.2})),))
"""An instant recipe: it needs no network."""

WAYS: Final = ("diagnosed-1", "threads-1", "threads-2", "threads-3", "processes-2")
"""Names of what is measured, with the number of photos at once."""

WAY: Final = "--way"
"""Argument that makes this program run one way in a process of its own."""

Figures = tuple[float, float]
"""Seconds by the clock and CPU seconds of all processes."""


def create_photos(folder: Path, count: int, megapixels: float) -> list[Path]:
    """Create `count` JPEG photos of soft shapes and grain, of these megapixels, sides 3 to 2."""
    random = np.random.default_rng(1)
    height = round((megapixels * 1e6 * 2 / 3) ** 0.5)
    files = [folder / f"{number:04}.jpg" for number in range(count)]
    for file in files:
        shapes = Image.fromarray(random.integers(60, 200, (40, 60, 3), np.uint8))
        soft = np.asarray(shapes.resize((height * 3 // 2, height), Image.Resampling.BICUBIC))
        grain = random.normal(0, 6, (*soft.shape[:2], 1)).astype(np.int16)
        levels = (soft.astype(np.int16) + grain).clip(0, 255).astype(np.uint8)
        Image.fromarray(levels).save(file, quality=90)
    return files


def restore_all(way: str, photos: Sequence[Path], results: Path) -> Figures:
    """Restore the photos in one way, after one that is not measured; return the figures."""
    kind, _, number = way.partition("-")
    folders = Folders.under(results.with_suffix(".home"))
    request = RestoreRequest(recipe=RECIPE, target=OutputSpec(results, into=True, overwrite=True))
    with open_local_restorer(Settings().engine(folders), folders, int(number)) as restorer:
        if kind == "diagnosed":
            restorer._read = _diagnosing(restorer._read)

        def restore(photo: Path) -> None:
            restorer.restore(photo, request, Progress())

        restore(photos[0])
        began, used = time.monotonic(), _cpu_seconds()
        with ThreadPoolExecutor(int(number)) as pool:
            list(pool.map(restore, photos))
        return time.monotonic() - began, _cpu_seconds() - used


def _diagnosing(read: ReadPhoto) -> ReadPhoto:
    """Return a function that reads a photo and diagnoses it."""

    def read_and_diagnose(
        path: Path, scratch: Scratch, progress: Progress, options: ReadOptions = FIRST_PAGE
    ) -> Photo:
        photo = read(path, scratch, progress, options)
        diagnose(photo.pixels)
        return photo

    return read_and_diagnose


def _cpu_seconds() -> float:
    """Return the CPU seconds of this process and of its children that still run."""
    own = psutil.Process()
    each = [own, *own.children(recursive=True)]
    return float(sum(sum(process.cpu_times()[:2]) for process in each))


def restore_in_processes(count: int, photos: Sequence[Path], results: Path) -> Figures:
    """Restore the photos in programs that each get the same number; return the figures."""
    command = [sys.executable, "-m", "benchmarks.archives.throughput", WAY, "threads-1"]
    parts = [photos[number::count] for number in range(count)]
    programs = [
        subprocess.Popen(
            [*command, str(results / str(number)), *map(str, part)], stdout=subprocess.PIPE
        )
        for number, part in enumerate(parts)
    ]
    figures = [json.loads(each.communicate()[0]) for each in programs]
    return max(seconds for seconds, _ in figures), sum(cpu for _, cpu in figures)


def time_parts(photo: Path, folder: Path) -> dict[str, float]:
    """Return the CPU seconds of the parts of which one photo consists."""
    folders, parts = Folders.under(folder / "home"), dict[str, float]()
    request = RestoreRequest(recipe=RECIPE, target=OutputSpec(folder, into=True, overwrite=True))
    with open_local_restorer(Settings().engine(folders), folders) as restorer:
        for _ in range(2):  # the first is not measured
            used = _cpu_seconds()
            decoded = restorer._decode(photo, request, Progress())
            parts["decode"] = _cpu_seconds() - used
            diagnose(decoded.pixels)
            parts["diagnose"] = _cpu_seconds() - used - parts["decode"]
            used = _cpu_seconds()
            restorer.restore(photo, request, Progress())
            parts["render and encode"] = _cpu_seconds() - used - parts["decode"]
    return parts


def main(count: int, megapixels: float, rounds: int) -> None:
    """Measure each way and print photos an hour, and how they compare to the first way.

    `count` photos of `megapixels` are restored `rounds` times."""
    cores, best = psutil.cpu_count() or 1, dict[str, Figures]()
    with tempfile.TemporaryDirectory(prefix="throughput-") as name:
        folder = Path(name)
        photos = create_photos(folder, count, megapixels)
        parts = time_parts(photos[0], folder / "parts")
        print(", ".join(f"{part}: {cpu:.2f} CPU s" for part, cpu in parts.items()))
        for _ in range(rounds):
            for way in WAYS:
                kind, _, number = way.partition("-")
                if kind == "processes":
                    found = restore_in_processes(int(number), photos, folder / way)
                else:
                    found = restore_all(way, photos, folder / way)
                best[way] = min(best.get(way, found), found)
    slowest = best[WAYS[0]][0]
    for way, (seconds, cpu) in best.items():
        print(
            f"{way}: {count / seconds * 3600:.0f} photos an hour ({slowest / seconds:.2f} x), "
            f"{cpu / count:.2f} CPU s a photo, idle {max(1 - cpu / seconds / cores, 0):.0%} "
            f"of {cores} cores"
        )


if __name__ == "__main__":
    if WAY in sys.argv:
        _, _, chosen, out, *files = sys.argv
        print(json.dumps(restore_all(chosen, list(map(Path, files)), Path(out))))
    else:
        given = dict(enumerate(sys.argv[1:]))
        main(int(given.get(0, 12)), float(given.get(1, 6)), int(given.get(2, 2)))
