"""Damaged photos and projects by the thousand: each opens or is refused in one plain sentence.

    python -m benchmarks.fuzz [seed] [folder of more pictures]

Every file is read, and what could be read is exported, in a process of its own that may use 4 GB
and 10 seconds a file. What crashes, hangs, ends in an unforeseen error or leaves a partial file
behind is kept in fuzz-faults/, and the program ends with 1.
"""

import multiprocessing
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.mutations import Mutant, mutants, originals
from desktop.document.document import Document
from desktop.document.layer import Layer, Patch
from desktop.document.mask import Region
from desktop.files.encoding import ExportOptions
from desktop.files.errors import PhotoError
from desktop.files.export import export
from desktop.files.formats import Format
from desktop.files.project import load_project, save_project
from desktop.files.reading import read_photo
from desktop.files.scratch import Scratch
from desktop.render.cache import TileCache
from desktop.render.evaluator import Evaluator
from desktop.sentences import sentence
from models.planning.plan import Step
from models.progress import Progress

SECONDS: Final = 10
MEMORY: Final = 4 << 30
FLIPS: Final = 60
PROJECT: Final = ".ora"
MOST_BYTES: Final = 200_000
"""Pictures of a folder beyond this are passed over: mutants of them only take longer."""

FAULTS: Final = ("crash", "hang", "unforeseen", "partial")


def verdict(source: Path, folder: Path) -> str:
    """opened, refused, or one of the faults. The folder must be empty."""
    if source.suffix == PROJECT:
        return _verdict_on_project(source, folder)
    target = folder / "result.jpg"
    rows = Evaluator(TileCache(1)).rows
    with Scratch() as scratch:
        try:
            photo = read_photo(source, scratch, Progress())
            export(Document(photo), target, ExportOptions(Format.JPEG), rows, Progress())
        except PhotoError as error:
            told = "unforeseen" if "unforeseen" in sentence(error) else "refused"
            return "partial" if any(folder.iterdir()) else told
        whole = read_photo(target, scratch, Progress())
    target.unlink()
    sound = (whole.width, whole.height) == (photo.width, photo.height)
    return "opened" if sound and not any(folder.iterdir()) else "partial"


def _verdict_on_project(source: Path, folder: Path) -> str:
    with Scratch(folder) as scratch:
        try:
            load_project(source, scratch, Progress())
        except PhotoError as error:
            return "unforeseen" if "unforeseen" in sentence(error) else "refused"
    return "partial" if any(folder.iterdir()) else "opened"


def project(folder: Path) -> bytes:
    """A small one with a patch and a mask."""
    source, random = folder / "source.png", np.random.default_rng(3)
    source.write_bytes(originals()["png"])
    rows = Evaluator(TileCache(1)).rows
    with Scratch(folder) as scratch:
        photo = read_photo(source, scratch, Progress())
        height, width, _ = photo.pixels.shape
        patch = Patch("a", random.integers(0, 65536, photo.pixels.shape, np.uint16))
        mask = Region.of(random.random((height, width), np.float32))
        layer = Layer("a", "a", Step("a", {}), mask, patch=patch)
        save_project(Document(photo, (layer,)), folder / "a.ora", rows, Progress())
    return (folder / "a.ora").read_bytes()


def answer(pipe: Connection, folder: Path) -> None:
    """The life of the process that may die."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    while (source := pipe.recv()) is not None:
        try:
            pipe.send(verdict(source, folder))
        except Exception as error:  # noqa: BLE001  whatever it is, it is a finding
            pipe.send(f"unforeseen {type(error).__name__}: {error}")


class Taster:
    """Asks a process, and takes another when it dies or hangs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process, self._pipe = self._started()

    def _started(self) -> tuple[BaseProcess, Connection]:
        spawning = multiprocessing.get_context("spawn")
        ours, theirs = spawning.Pipe()
        process = spawning.Process(target=answer, args=(theirs, self._folder), daemon=True)
        process.start()
        theirs.close()
        return process, ours

    def taste(self, source: Path) -> str:
        self._pipe.send(source)
        found = "hang"
        try:
            if self._pipe.poll(SECONDS):
                return str(self._pipe.recv())
        except (EOFError, OSError):
            found = "crash"
        self.close()
        for left in self._folder.iterdir():
            left.unlink()
        self._process, self._pipe = self._started()
        return found

    def close(self) -> None:
        self._process.kill()
        self._process.join()
        self._pipe.close()


def everything(seed: int, more: Path | None) -> Iterator[Mutant]:
    with tempfile.TemporaryDirectory() as name:
        content = project(Path(name))
    for mutant in mutants("project", content, seed, 4 * FLIPS):
        yield replace(mutant, ending=PROJECT)
    for name, content in originals().items():
        yield from mutants(name, content, seed, FLIPS)
    for path in sorted(more.iterdir()) if more else ():
        if path.is_file() and 0 < path.stat().st_size <= MOST_BYTES:
            yield from mutants(path.name, path.read_bytes(), seed, FLIPS // 10)


def main(seed: int, more: Path | None) -> int:
    counts, began, slowest = Counter[str](), time.monotonic(), 0.0
    kept = Path("fuzz-faults")
    with tempfile.TemporaryDirectory() as name:
        results = Path(name) / "results"
        results.mkdir()
        taster = Taster(results)
        for number, mutant in enumerate(everything(seed, more)):
            source = Path(name) / f"{number}{mutant.ending}"
            source.write_bytes(mutant.content)
            asked = time.monotonic()
            found = taster.taste(source)
            slowest = max(slowest, time.monotonic() - asked)
            counts[found.split()[0]] += 1
            if found.startswith(FAULTS):
                kept.mkdir(exist_ok=True)
                (kept / source.name).write_bytes(mutant.content)
                print(f"{number}: {mutant.origin}: {found}")
            source.unlink()
        taster.close()
    took = time.monotonic() - began
    print(f"{counts.total()} files, seed {seed}: {dict(counts)}")
    print(f"{took:.0f} s, slowest {slowest:.1f} s")
    return int(any(counts[fault] for fault in FAULTS))


if __name__ == "__main__":
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1, folder))
