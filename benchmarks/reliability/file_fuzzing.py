"""Damaged photos and projects by the thousand: each opens or is refused in one plain sentence.

    python -m benchmarks.reliability.file_fuzzing [seed] [folder of more pictures]

Every file is read as the window and the command line read it, by the process that decodes, and what
could be read is exported. What makes that process crash or hang, takes more than 10 seconds twice,
ends in an unforeseen error or leaves a partial file behind is kept in fuzz-faults/, and the program
ends with 1.
"""

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.reliability.mutations import Mutant, mutants, originals
from desktop.document.document import Document
from desktop.document.layer import Layer, Patch
from desktop.document.mask import Mask
from desktop.files.decoding.photo import decode_photo
from desktop.files.errors import DecoderCrashed, DecoderStuck, PhotoError
from desktop.files.export.encoders import ExportOptions
from desktop.files.export.exporter import export
from desktop.files.formats.formats import Format
from desktop.files.project.project_file import load_project, save_project
from desktop.files.reading.client import DecoderClient
from desktop.files.reading.protocol import ReadPhoto
from desktop.files.storage.scratch import Scratch
from desktop.i18n.formatting import format_message
from desktop.render.renderer import DocumentRenderer
from desktop.render.tile_cache import TileCache
from models.core.plan import Step
from models.core.progress import Progress
from tests.desktop.files.dng_samples import LINEAR, WHITE, linear_light, mosaic, write_dng

SECONDS: Final = 10
FLIPS: Final = 60
PROJECT: Final = ".ora"
MOST_BYTES: Final = 200_000
"""Pictures of a folder beyond this are passed over: mutants of them only take longer."""

FAULTS: Final = ("crash", "hang", "unforeseen", "partial")


def verdict(source: Path, folder: Path, read: ReadPhoto = decode_photo) -> str:
    """opened, refused, or one of the faults. The folder must be empty."""
    try:
        sound = (_is_sound_project if source.suffix == PROJECT else _is_sound)(source, folder, read)
    except DecoderCrashed:
        return "crash"
    except DecoderStuck:
        return "hang"
    except PhotoError as error:
        told = "unforeseen" if "unforeseen" in format_message(error) else "refused"
        return "partial" if any(folder.iterdir()) else told
    return "opened" if sound and not any(folder.iterdir()) else "partial"


def _is_sound(source: Path, folder: Path, read: ReadPhoto) -> bool:
    """Whether what is read can be written, and be read again."""
    target = folder / "result.jpg"
    rows = DocumentRenderer(TileCache(1)).rows
    with Scratch() as scratch:
        photo = read(source, scratch, Progress())
        export(Document(photo), target, ExportOptions(Format.JPEG), rows, Progress())
        whole = decode_photo(target, scratch, Progress())
    target.unlink()
    return (whole.width, whole.height) == (photo.width, photo.height)


def _is_sound_project(source: Path, folder: Path, read: ReadPhoto) -> bool:
    with Scratch(folder) as scratch:
        load_project(source, scratch, Progress(), read)
    return True


def project(folder: Path) -> bytes:
    """A small one with a patch and a mask."""
    source, random = folder / "source.png", np.random.default_rng(3)
    source.write_bytes(originals()["png"])
    rows = DocumentRenderer(TileCache(1)).rows
    with Scratch(folder) as scratch:
        photo = decode_photo(source, scratch, Progress())
        height, width, _ = photo.pixels.shape
        patch = Patch("a", random.integers(0, 65536, photo.pixels.shape, np.uint16))
        mask = Mask.of(random.random((height, width), np.float32))
        layer = Layer("a", "a", Step("a", {}), mask, patch=patch)
        save_project(Document(photo, (layer,)), folder / "a.ora", rows, Progress())
    return (folder / "a.ora").read_bytes()


def negatives() -> dict[str, bytes]:
    """Camera raw, under a filter and without one."""
    with tempfile.TemporaryDirectory() as name:
        path, small = Path(name) / "a.dng", linear_light(30, 40)
        return {
            "dng": write_dng(path, mosaic(small)).read_bytes(),
            "dng-linear": write_dng(path, small * WHITE, LINEAR).read_bytes(),
        }


def tasted(source: Path, folder: Path, read: ReadPhoto) -> str:
    """The verdict, and what nobody foresaw as a fault."""
    try:
        found = verdict(source, folder, read)
    except Exception as error:  # noqa: BLE001  whatever it is, it is a finding
        found = f"unforeseen {type(error).__name__}: {error}"
    for left in folder.iterdir():
        left.unlink()
    return found


def everything(seed: int, more: Path | None) -> Iterator[Mutant]:
    with tempfile.TemporaryDirectory() as name:
        content = project(Path(name))
    for mutant in mutants("project", content, seed, 4 * FLIPS):
        yield replace(mutant, ending=PROJECT)
    for name, content in (originals() | negatives()).items():
        yield from mutants(name, content, seed, FLIPS)
    for path in sorted(more.iterdir()) if more else ():
        if path.is_file() and 0 < path.stat().st_size <= MOST_BYTES:
            yield from mutants(path.name, path.read_bytes(), seed, FLIPS // 10)


def main(seed: int, more: Path | None) -> int:
    counts, began, slowest = Counter[str](), time.monotonic(), 0.0
    kept = Path("fuzz-faults")
    with (
        tempfile.TemporaryDirectory() as name,
        Scratch(Path(name)) as scratch,
        closing(DecoderClient(scratch)) as reader,
    ):
        results = Path(name) / "results"
        results.mkdir()
        for number, mutant in enumerate(everything(seed, more)):
            source = Path(name) / f"{number}{mutant.ending}"
            source.write_bytes(mutant.content)
            asked = time.monotonic()
            found = tasted(source, results, reader.read)
            if time.monotonic() - asked > SECONDS:
                asked = time.monotonic()
                found = tasted(source, results, reader.read)
            took = time.monotonic() - asked
            found = found if took < SECONDS else f"hang of {took:.0f} s, {found}"
            slowest = max(slowest, took)
            counts[found.split()[0]] += 1
            if found.startswith(FAULTS):
                kept.mkdir(exist_ok=True)
                (kept / source.name).write_bytes(mutant.content)
                print(f"{number}: {mutant.origin}: {found}", flush=True)
            source.unlink()
    took = time.monotonic() - began
    print(f"{counts.total()} files, seed {seed}: {dict(counts)}")
    print(f"{took:.0f} s, slowest {slowest:.1f} s")
    return int(any(counts[fault] for fault in FAULTS))


if __name__ == "__main__":
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1, folder))
