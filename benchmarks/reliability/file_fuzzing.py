"""Fuzzing of photos and projects: each damaged file must open or raise a PhotoError.

    python -m benchmarks.reliability.file_fuzzing [seed] [folder of more pictures]

Every file is read by the decoder process, as the window and the command line do, and what could be
read is exported. Files that make that process crash or hang, take more than 10 seconds twice, end
in an unforeseen error or leave a partial file behind are copied to fuzz-faults/, and the exit code
is 1.
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
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.errors import DecoderCrashed, DecoderStuck, PhotoError
from desktop.files.export.export_options import ExportOptions
from desktop.files.export.exporter import export
from desktop.files.formats.format_table import Format
from desktop.files.project.project_file import load_project, save_project
from desktop.files.reading.decoder_client import DecoderClient
from desktop.files.reading.reader_protocols import ReadPhoto
from desktop.files.storage.scratch_files import Scratch
from desktop.i18n.english_messages import format_message
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.view_tile_cache import TileCache
from models.core.plan import Step
from models.core.progress import Progress
from tests.desktop.files.dng_samples import LINEAR, WHITE, linear_light, mosaic, write_dng

SECONDS: Final = 10
"""Time limit in seconds for one file."""

FLIPS: Final = 60
"""Number of mutants with flipped bits for each picture; see `mutants`."""

PROJECT: Final = ".ora"
"""File name suffix of projects."""

MOST_BYTES: Final = 200_000
"""Size in bytes above which pictures of the folder are skipped to save time."""

FAULTS: Final = ("crash", "hang", "unforeseen", "partial")
"""Results that count as faults."""


def verdict(source: Path, folder: Path, read: ReadPhoto = decode_photo) -> str:
    """Read a file; return "opened", "refused" or one of `FAULTS`. `folder` must be empty."""
    try:
        sound = (_is_sound_project if source.suffix == PROJECT else _is_sound)(source, folder, read)
    except DecoderCrashed:
        return "crash"
    except DecoderStuck:
        return "hang"
    except PhotoError as error:
        result = "unforeseen" if "unforeseen" in format_message(error) else "refused"
        return "partial" if any(folder.iterdir()) else result
    return "opened" if sound and not any(folder.iterdir()) else "partial"


def _is_sound(source: Path, folder: Path, read: ReadPhoto) -> bool:
    """Return whether a photo can be exported and read again with the same size."""
    target = folder / "result.jpg"
    rows = DocumentRenderer(TileCache(1)).rows
    with Scratch() as scratch:
        photo = read(source, scratch, Progress())
        export(Document(photo), target, ExportOptions(Format.JPEG), rows, Progress())
        exported = decode_photo(target, scratch, Progress())
    target.unlink()
    return (exported.width, exported.height) == (photo.width, photo.height)


def _is_sound_project(source: Path, folder: Path, read: ReadPhoto) -> bool:
    with Scratch(folder) as scratch:
        load_project(source, scratch, Progress(), read)
    return True


def project(folder: Path) -> bytes:
    """Return the bytes of a small project with a patch and a mask."""
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
    """Return camera raw files, by name: DNG with a colour filter array, and linear DNG."""
    with tempfile.TemporaryDirectory() as name:
        path, small = Path(name) / "a.dng", linear_light(30, 40)
        return {
            "dng": write_dng(path, mosaic(small)).read_bytes(),
            "dng-linear": write_dng(path, small * WHITE, LINEAR).read_bytes(),
        }


def try_file(source: Path, folder: Path, read: ReadPhoto) -> str:
    """Return the verdict on a file, another exception as an "unforeseen" fault; empty `folder`."""
    try:
        result = verdict(source, folder, read)
    except Exception as error:  # noqa: BLE001  any other exception is a fault
        result = f"unforeseen {type(error).__name__}: {error}"
    for leftover in folder.iterdir():
        leftover.unlink()
    return result


def all_mutants(seed: int, more: Path | None) -> Iterator[Mutant]:
    """Yield mutants, drawn by `seed`, of a project, of pictures of all formats, and of `more`."""
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
    """Try all mutants drawn by `seed` and print the counts; return 1 if there was a fault."""
    counts, began, slowest = Counter[str](), time.monotonic(), 0.0
    fault_folder = Path("fuzz-faults")
    with (
        tempfile.TemporaryDirectory() as name,
        Scratch(Path(name)) as scratch,
        closing(DecoderClient(scratch)) as decoder,
    ):
        results = Path(name) / "results"
        results.mkdir()
        for number, mutant in enumerate(all_mutants(seed, more)):
            source = Path(name) / f"{number}{mutant.ending}"
            source.write_bytes(mutant.content)
            started = time.monotonic()
            result = try_file(source, results, decoder.read)
            if time.monotonic() - started > SECONDS:
                started = time.monotonic()
                result = try_file(source, results, decoder.read)
            took = time.monotonic() - started
            result = result if took < SECONDS else f"hang of {took:.0f} s, {result}"
            slowest = max(slowest, took)
            counts[result.split()[0]] += 1
            if result.startswith(FAULTS):
                fault_folder.mkdir(exist_ok=True)
                (fault_folder / source.name).write_bytes(mutant.content)
                print(f"{number}: {mutant.origin}: {result}", flush=True)
            source.unlink()
    took = time.monotonic() - began
    print(f"{counts.total()} files, seed {seed}: {dict(counts)}")
    print(f"{took:.0f} s, slowest {slowest:.1f} s")
    return int(any(counts[fault] for fault in FAULTS))


if __name__ == "__main__":
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1, folder))
