"""Peak memory and time of large photos: open, one instant step, export.

    python -m benchmarks.speed.large_photos [megapixels ...]

For each size and depth a TIFF is made, then opened as the window does it (decoded in a process of
its own), given a layer whose patch is the photo turned upside down, shown once at the size of a
screen, faded and shown again, and exported to TIFF, in a process of its own. Where the system has
control groups of memory and this may be written to, that process and the decoder together may use
4 GB, so that whoever needs more dies. Writes a table in Markdown; seconds of the processor, of both
processes, are told beside those of the clock, which other programs lengthen.
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

from desktop.document.document import Document
from desktop.document.layer import Layer, Patch
from desktop.files.export.encoders import ExportOptions
from desktop.files.export.exporter import export
from desktop.files.formats import vips
from desktop.files.formats.formats import Format
from desktop.files.reading.client import DecoderClient
from desktop.files.storage.scratch import Scratch
from desktop.render.renderer import DocumentRenderer, size_at
from desktop.render.tile_cache import TileCache
from models.core.pixels import Rect
from models.core.plan import Step
from models.core.progress import Progress

LIMIT: Final = 4 << 30
GROUP: Final = Path("/sys/fs/cgroup/memory/heirloom-large")
SCREEN: Final = 2048
TILE: Final = 512
ROWS: Final = 1024
COLUMNS: Final = (
    *("megapixels", "bits", "open", "first view", "fade", "export", "processor"),
    *("own memory", "with disk cache"),
)
DEPTHS: Final[dict[int, np.dtype[Any]]] = {8: np.dtype(np.uint8), 16: np.dtype(np.uint16)}


def photo_of(path: Path, megapixels: int, bits: int) -> None:
    """A TIFF with a gradient and a little noise, 4 x 3."""
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
        vips.wrap_array(levels).tiffsave(str(path), bigtiff=True, compression="none")


def work(pipe: Connection, source: Path, bits: int) -> None:
    """The life of the process that is measured."""
    _confine()
    times, anonymous = dict[str, float](), 0
    for deed, seconds in _lived(source, bits):
        times[deed], anonymous = seconds, max(anonymous, _anonymous())
    pipe.send((times, sum(os.times()[:4]), anonymous, _peak()))


def _lived(source: Path, bits: int) -> Iterator[tuple[str, float]]:
    """What is done, and the seconds that it took."""
    evaluator = DocumentRenderer(TileCache(384 << 20))
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
        for name, shown in ("first view", document), ("fade", document.replaced(layer.faded(0.3))):
            began = time.monotonic()
            _show(evaluator, shown)
            yield name, time.monotonic() - began
        began = time.monotonic()
        options = ExportOptions(Format.TIFF, bits)
        export(document, source.with_name("out.tif"), options, evaluator.rows, Progress())
        yield "export", time.monotonic() - began


def _show(evaluator: DocumentRenderer, document: Document) -> None:
    level = 0
    while max(size_at(document, level).w, size_at(document, level).h) > SCREEN:
        level += 1
    whole = size_at(document, level)
    for tile in Rect(0, 0, whole.w, whole.h).tiles(TILE):
        evaluator.tile(document, level, tile)


def _confine() -> None:
    """Into the group of 4 GB, this process and those that it starts."""
    with suppress(OSError):
        GROUP.mkdir(exist_ok=True)
        (GROUP / "memory.limit_in_bytes").write_text(str(LIMIT))
        (GROUP / "memory.max_usage_in_bytes").write_text("0")
        (GROUP / "cgroup.procs").write_text(str(os.getpid()))


def _peak() -> int | None:
    """Most that the group used, with the disk cache that is charged to it."""
    with suppress(OSError):
        return int((GROUP / "memory.max_usage_in_bytes").read_text())
    return None


def _anonymous() -> int:
    """Bytes of this process that are no file, now."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    found = next((line for line in lines if line.startswith("RssAnon")), "x 0")
    return int(found.split()[1]) << 10


def measured(folder: Path, megapixels: int, bits: int) -> str:
    """One line of the table."""
    source = folder / "large.tif"
    photo_of(source, megapixels, bits)
    spawning = multiprocessing.get_context("spawn")
    ours, theirs = spawning.Pipe()
    process = spawning.Process(target=work, args=(theirs, source, bits))
    process.start()
    theirs.close()
    try:
        times, processor, anonymous, peak = ours.recv()
    except EOFError:
        return f"| {megapixels} | {bits} | died |"
    finally:
        process.join()
        for file in folder.iterdir():
            file.unlink()
    told = " | ".join(f"{seconds:.1f} s" for seconds in times.values())
    group = f"{peak / 1e9:.2f} GB" if peak else "not measured"
    held = f"{anonymous / 1e9:.2f} GB | {group}"
    return f"| {megapixels} | {bits} | {told} | {processor:.0f} s | {held} |"


def main(sizes: list[int]) -> int:
    print(f"| {' | '.join(COLUMNS)} |\n{'|---' * len(COLUMNS)}|", flush=True)
    died = False
    with tempfile.TemporaryDirectory() as name:
        for megapixels in sizes:
            for bits in DEPTHS:
                line = measured(Path(name), megapixels, bits)
                died = died or "died" in line
                print(line, flush=True)
    with suppress(OSError):
        GROUP.rmdir()
    return int(died)


if __name__ == "__main__":
    sys.exit(main([int(word) for word in sys.argv[1:]] or [24, 100, 400]))
