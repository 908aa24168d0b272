"""Reliability test of a large batch of small photos, some damaged, with unusual file names.

    python -m benchmarks.reliability.large_batch [photos]

Each photo is read by the decoder process, restored by an engine that flips it, and written to one
results folder. Every twentieth is damaged. Intact photos must be restored and damaged ones reported
with a message, no original may change, no result may overwrite another, and the memory of both
processes may grow by less than 5 % from the hundredth photo to the last. The exit code is 1
otherwise.
"""

import hashlib
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

from benchmarks.reliability.kill_targets import FlippingEngine
from benchmarks.speed.memory import anonymous
from desktop.document.recipe import Recipe, RecipeStep
from desktop.files.errors import PhotoError
from desktop.files.reading.decoder_client import DecoderClient
from desktop.files.storage.scratch_files import Scratch
from desktop.i18n.english_messages import format_message
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.view_tile_cache import TileCache
from desktop.restoration.file_restorer import FileRestorer, RestoreRequest
from desktop.restoration.input_files import find_photos
from desktop.restoration.layer_runner import LayerContext
from desktop.restoration.output_paths import OutputSpec
from models.core.device import Device
from models.core.plan import Step
from models.core.progress import Progress
from models.file_io.sha256 import sha256_of

NAMES: Final = (
    *("Oma & Opa (Ö)", "写真 祖母", "фото бабушки", "صورة جدتي", "תמונה", "ภาพถ่าย", "फ़ोटो", "사진"),
    *("φωτογραφία", "ფოტო", "நிழற்படம்", "👵📷", "a" * 180, "tab\tand\nnewline", "\u202egnp.txt"),
    *("--say", "%s %d", "$(touch x)", "con", "trailing. ", "e\u0301 é", "'\"`;|"),
)
"""File names of the photos, without numbers and suffixes."""

ENDINGS: Final = (".jpg", ".png", ".tif", ".webp", ".bmp", ".gif")
"""File name suffixes of the photos."""

EVERY: Final = 20
"""One of this many photos is damaged."""

WARM: Final = 100
"""Number of restored photos after which memory is first measured."""

GROWTH: Final = 1.05
"""Largest ratio of the memory at the end to that after `WARM` photos."""


def create_photos(folder: Path, count: int) -> None:
    """Create photos in all formats; one in twenty is truncated, empty or no picture."""
    random = np.random.default_rng(1)
    for number in range(count):
        name = f"{NAMES[number % len(NAMES)]} {number // 2}"
        path = folder / f"{name}{ENDINGS[number % len(ENDINGS)]}"
        size = random.integers(40, 120, 2)
        Image.fromarray(random.integers(0, 256, (*size, 3), np.uint8)).save(path)
        if number % EVERY == EVERY - 1:
            content = path.read_bytes()
            kinds = (content[: len(content) // 3], b"", b"no photo", content[:40] + bytes(400))
            path.write_bytes(kinds[number // EVERY % len(kinds)])


def children_memory() -> float:
    """Sum the anonymous resident memory of all child processes in MiB."""
    files = Path("/proc/self/task").glob("*/children")
    return sum(anonymous(pid) for file in files for pid in file.read_text().split())


def main(count: int) -> int:
    """Restore `count` photos and print the figures; return 1 if a requirement is not met."""
    with tempfile.TemporaryDirectory(prefix="thousand-") as name:
        photos, results = Path(name) / "photos", Path(name) / "results"
        photos.mkdir()
        create_photos(photos, count)
        before = {path: sha256_of(path) for path in photos.iterdir()}
        with Scratch(Path(name)) as scratch, closing(DecoderClient(scratch)) as decoder:
            context = LayerContext(FlippingEngine(), DocumentRenderer(TileCache(0)), scratch)
            restorer = FileRestorer(context, Device.CPU, scratch, decoder.read)
            done, messages, sizes, took = _restore_all(restorer, photos, results)
        after = {path: sha256_of(path) for path in photos.iterdir()}
    damaged = count // EVERY
    growth = [last / first for first, last in zip(sizes[0], sizes[-1], strict=True)]
    print(f"{count} photos: {len(set(done))} done, {len(messages)} reported, {took:.0f} s")
    print(f"unforeseen: {sum('unforeseen' in text for text in messages)}")
    print(f"originals unchanged: {before == after}")
    print(f"memory at photo {WARM}: {_megabytes(sizes[0])}, at the end: {_megabytes(sizes[-1])}")
    passed = (
        len(set(done)) == count - damaged
        and len(messages) == damaged
        and not any("unforeseen" in text for text in messages)
        and before == after
        and max(growth) < GROWTH
    )
    return int(not passed)


def _restore_all(
    restorer: FileRestorer, photos: Path, results: Path
) -> tuple[list[str], list[str], list[tuple[float, float]], float]:
    """Restore all photos; return hashes of results, error messages, memory sizes, seconds.

    The sizes are MiB of this process and of its children, after each photo from `WARM` on."""
    recipe = Recipe((RecipeStep("turn", Step("turn", {"wish": "noise"})),))
    request = RestoreRequest(recipe=recipe, target=OutputSpec(results, into=True))
    messages: list[str] = []
    sizes: list[tuple[float, float]] = []
    began = time.monotonic()
    for number, source in enumerate(find_photos([photos]), 1):
        try:
            restorer.restore(source, request, Progress())
        except PhotoError as error:
            messages.append(format_message(error))
        if number >= WARM:
            sizes.append((anonymous(), children_memory()))
    took = time.monotonic() - began
    outputs = [file for file in results.iterdir() if not file.name.startswith(".heirloom")]
    done = [hashlib.sha256(file.read_bytes()).hexdigest() for file in outputs]
    return done, messages, sizes, took


def _megabytes(sizes: tuple[float, float]) -> str:
    return " and ".join(f"{size:.0f} MiB" for size in sizes)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
