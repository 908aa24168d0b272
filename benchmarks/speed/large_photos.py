"""Benchmark of large photos: time and peak memory to open, display, fade and export them.

    python -m benchmarks.speed.large_photos [megapixels ...]

For each size and depth a process of its own opens a TIFF as the window does (with the decoder in
another process), adds a layer whose patch is the photo upside down, renders it once at the size of
a screen, changes the opacity of the layer, renders again, and exports to TIFF. Where the memory
control group of the system is writable, that process and the decoder together may use 4 GiB and are
killed if they need more. Prints a Markdown table with clock seconds and, as other programs lengthen
those, the processor seconds of both processes.
"""

import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks.speed.memory import anonymous
from desktop.document.document import Document
from desktop.document.layer import Layer, Patch
from desktop.files.export.export_options import ExportOptions
from desktop.files.export.exporter import export
from desktop.files.formats import libvips
from desktop.files.formats.format_table import Format
from desktop.files.reading.decoder_client import DecoderClient
from desktop.files.storage.scratch_files import Scratch
from desktop.render.document_renderer import DocumentRenderer, size_at
from desktop.render.view_tile_cache import TileCache
from models.core.pixels import Rect
from models.core.plan import Step
from models.core.progress import Progress

LIMIT: Final = 4 << 30
"""Number of bytes of memory that the control group may use."""

GROUP: Final = Path("/sys/fs/cgroup/memory/heirloom-large")
"""Folder of the control group of the measured processes."""

SCREEN: Final = 2048
"""Longest side in pixels at which the photo is displayed."""

TILE: Final = 512
"""Side of a view tile in pixels."""

ROWS: Final = 1024
"""Number of rows of the photo that are created or copied together."""

COLUMNS: Final = (
    *("megapixels", "bits", "open", "first view", "fade", "export", "processor"),
    *("own memory", "with disk cache"),
)
"""Headings of the table."""

DEPTHS: Final[dict[int, np.dtype[Any]]] = {8: np.dtype(np.uint8), 16: np.dtype(np.uint16)}
"""Numpy data type by bits per channel."""


def write_photo(path: Path, megapixels: int, bits: int) -> None:
    """Write a 4:3 TIFF of these megapixels, 8 or 16 bits, with a gradient and noise."""
    width = round((megapixels * 1e6 * 4 / 3) ** 0.5)
    height = round(megapixels * 1e6 / width)
    with Scratch(path.parent) as scratch:
        levels = scratch.raster(height, width, DEPTHS[bits])
        noise = np.random.default_rng(0).integers(0, 9, (ROWS, width, 3), np.uint8)
        top = np.iinfo(levels.dtype).max - 9
        for y in range(0, height, ROWS):
            part = levels[y : y + ROWS]
            slope = np.linspace(y / height, 1, width) * top * 0.9
            part[:] = slope.astype(levels.dtype)[None, :, None] + noise[: len(part)]
        libvips.wrap_array(levels).tiffsave(str(path), bigtiff=True, compression="none")


def run_process(pipe: Connection, source: Path, bits: int) -> None:
    """Run all operations and send times, CPU seconds and memory peaks through `pipe`.

    The photo has 8 or 16 bits."""
    _confine()
    times, most = dict[str, float](), 0.0
    for name, seconds in _operations(source, bits):
        times[name], most = seconds, max(most, anonymous())
    pipe.send((times, sum(os.times()[:4]), most, _peak()))


def _operations(source: Path, bits: int) -> Iterator[tuple[str, float]]:
    """Do the operations in order; yield name and elapsed seconds of each.

    The photo has 8 or 16 bits."""
    renderer = DocumentRenderer(TileCache(384 << 20))
    with Scratch(source.parent) as scratch, closing(DecoderClient(scratch)) as reader:
        began = time.monotonic()
        photo = reader.read(source, scratch, Progress())
        yield "open", time.monotonic() - began
        patch = scratch.raster(photo.height, photo.width, np.dtype(np.uint16))
        for y in range(0, photo.height, ROWS):
            part = photo.pixels[::-1][y : y + ROWS]
            patch[y : y + ROWS] = part if bits == 16 else part.astype(np.uint16) * 257
        layer = Layer("a", "turned", Step("turn", {}), opacity=0.5, patch=Patch("a", patch))
        document = Document(photo, (layer,))
        for name, version in (
            ("first view", document),
            ("fade", document.replaced(layer.faded(0.3))),
        ):
            began = time.monotonic()
            _render(renderer, version)
            yield name, time.monotonic() - began
        began = time.monotonic()
        options = ExportOptions(Format.TIFF, bits)
        export(document, source.with_name("out.tif"), options, renderer.rows, Progress())
        yield "export", time.monotonic() - began


def _render(renderer: DocumentRenderer, document: Document) -> None:
    """Render all view tiles at the level that fits `SCREEN`."""
    level = 0
    while max(size_at(document, level).w, size_at(document, level).h) > SCREEN:
        level += 1
    whole = size_at(document, level)
    for tile in Rect(0, 0, whole.w, whole.h).tiles(TILE):
        renderer.tile(document, level, tile)


def _confine() -> None:
    """Move this process, with its later children, into the control group of 4 GiB."""
    with suppress(OSError):
        GROUP.mkdir(exist_ok=True)
        (GROUP / "memory.limit_in_bytes").write_text(str(LIMIT))
        (GROUP / "memory.max_usage_in_bytes").write_text("0")
        (GROUP / "cgroup.procs").write_text(str(os.getpid()))


def _peak() -> int | None:
    """Return the control group's peak memory in bytes, with disk cache; None if unreadable."""
    with suppress(OSError):
        return int((GROUP / "memory.max_usage_in_bytes").read_text())
    return None


def measure(folder: Path, megapixels: int, bits: int) -> str:
    """Measure a photo of these megapixels and bits and return its row of the table."""
    source = folder / "large.tif"
    write_photo(source, megapixels, bits)
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=run_process, args=(theirs, source, bits))
    process.start()
    theirs.close()
    try:
        times, processor, most, peak = ours.recv()
    except EOFError:
        return f"| {megapixels} | {bits} | died |"
    finally:
        process.join()
        for file in folder.iterdir():
            file.unlink()
    columns = " | ".join(f"{seconds:.1f} s" for seconds in times.values())
    group = f"{peak / 1e9:.2f} GB" if peak else "not measured"
    memory = f"{most * 2**20 / 1e9:.2f} GB | {group}"
    return f"| {megapixels} | {bits} | {columns} | {processor:.0f} s | {memory} |"


def main(sizes: list[int]) -> int:
    """Print the table for these sizes in megapixels; return 1 if a process was killed, else 0."""
    print(f"| {' | '.join(COLUMNS)} |\n{'|---' * len(COLUMNS)}|", flush=True)
    died = False
    with tempfile.TemporaryDirectory() as name:
        for megapixels in sizes:
            for bits in DEPTHS:
                line = measure(Path(name), megapixels, bits)
                died = died or "died" in line
                print(line, flush=True)
    with suppress(OSError):
        GROUP.rmdir()
    return int(died)


if __name__ == "__main__":
    sys.exit(main([int(word) for word in sys.argv[1:]] or [24, 100, 400]))
