"""Benchmark of the canvas: time to paint while a large photo is panned and zoomed.

    python -m benchmarks.speed.canvas [megapixels ...]

The photo has the given number of megapixels (by default 100, then 400) and lies in a scratch file,
as after opening. The canvas shows it fitted; then it is dragged and zoomed as fast as it can paint.
Printed are the UI thread's time to paint a frame, the time until all view tiles are shown, and the
peak of memory.
"""

import os
import resource
import statistics
import sys
import time
from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QThreadPool
from PySide6.QtWidgets import QApplication

from benchmarks.window.event_waiting import pause
from desktop.document.document import Document
from desktop.document.layer import Layer, Patch
from desktop.document.photo import Photo
from desktop.files.storage.scratch_files import Scratch
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.view_tile_cache import TileCache
from desktop.ui.canvas.canvas import Canvas
from models.core.plan import Step

FRAMES: Final = 400
"""Number of frames that are painted and timed."""

SIZE: Final = (1280, 800)
"""Width and height of the canvas in pixels."""

CACHE: Final = 384 << 20
"""Size of the tile cache in bytes."""


def main(arguments: list[str]) -> None:
    """Measure painting and print one line for each size; `arguments` are the megapixels."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    for size in [int(argument) for argument in arguments] or [100, 400]:
        with Scratch() as scratch:
            measure(_document(size, scratch), size)
    app.quit()


def measure(document: Document, size: int) -> None:
    """Measure painting of one document of `size` megapixels and print the figures."""
    pool = QThreadPool()
    pool.setMaxThreadCount(2)
    renderer = DocumentRenderer(TileCache(CACHE))
    canvas = Canvas(renderer, pool)
    canvas.resize(*SIZE)
    began = time.perf_counter()
    canvas.show()
    canvas.show_document(document)
    pause(1)
    canvas.repaint()
    first = time.perf_counter() - began
    _settle(canvas)
    complete = time.perf_counter() - began
    frames = [_frame(canvas, number) for number in range(FRAMES)]
    began = time.perf_counter()
    _settle(canvas)
    sharp = time.perf_counter() - began
    began = time.perf_counter()
    canvas.navigation.fit()
    _settle(canvas)
    fitted = time.perf_counter() - began
    print(
        f"{size} MP: first paint {1000 * first:.0f} ms, whole picture {complete:.2f} s, "
        f"frames p50 {1000 * statistics.median(frames):.1f} ms "
        f"p95 {1000 * statistics.quantiles(frames, n=20)[-1]:.1f} ms, "
        f"max {1000 * max(frames):.1f} ms, "
        f"sharp {sharp:.2f} s after stopping, fitted again {fitted:.2f} s, "
        f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most"
    )
    pool.clear()
    pool.waitForDone()
    canvas.deleteLater()


def _frame(canvas: Canvas, number: int) -> float:
    """Pan in a circle or zoom by `number`; return the CPU seconds of painting."""
    if number % 5 == 0:
        canvas.navigation.zoom_by_wheel(1 if number % 100 < 50 else -1, QPointF(500, 300))
    else:
        angle = number / 20
        canvas.navigation.pan(30 * np.cos(angle), 30 * np.sin(angle))
    QApplication.processEvents()
    began = time.thread_time()
    canvas.repaint()
    took = time.thread_time() - began
    pause(1)
    return took


def _settle(canvas: Canvas) -> None:
    """Paint until all visible view tiles are shown."""
    pause(20)
    canvas.repaint()
    while not canvas.is_complete:
        pause(5)
        canvas.repaint()


def _document(size: int, scratch: Scratch) -> Document:
    """Create a photo of `size` megapixels under one layer, both in scratch files."""
    width = int((size * 1e6 * 4 / 3) ** 0.5)
    height = int(size * 1e6 / width)
    pixels = scratch.raster(height, width, np.dtype(np.uint8))
    patch = scratch.raster(height, width, np.dtype(np.uint16))
    random = np.random.default_rng(1)
    block = random.integers(0, 256, (256, width, 3), np.uint8)
    for top in range(0, height, 256):
        rows = slice(top, min(top + 256, height))
        pixels[rows] = block[: rows.stop - top]
        patch[rows] = block[: rows.stop - top].astype(np.uint16) * 257
    layer = Layer("a", "a", Step("a", {}), opacity=0.7)
    document = Document(Photo(Path("huge.tif"), f"huge {size}", pixels), (layer,))
    return document.replaced(layer.with_patch(Patch(document.key("a"), patch)))


if __name__ == "__main__":
    main(sys.argv[1:])
