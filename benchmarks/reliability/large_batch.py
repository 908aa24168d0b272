"""A batch of many small photos, some of them damaged, with names in every script.

    python -m benchmarks.reliability.large_batch [photos]

Each is read by the process that decodes, restored by an engine that turns it upside down, and
written beside the others. Every twentieth is damaged. The sound ones must be done, each damaged
one explained in a sentence, no original touched, no result written over another, and the memory of
both processes flat: under 5 % more at the end than at the hundredth. Ends with 1 otherwise.
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

from benchmarks.reliability.kill_targets import Turning
from desktop.document.recipe import Recipe, RecipeStep
from desktop.files.errors import PhotoError
from desktop.files.reading.client import DecoderClient
from desktop.files.storage.scratch import Scratch
from desktop.i18n.formatting import format_message
from desktop.render.renderer import DocumentRenderer
from desktop.render.tile_cache import TileCache
from desktop.restoration.file_restorer import FileRestorer, RestoreRequest
from desktop.restoration.input_files import find_photos
from desktop.restoration.layer_runner import LayerContext
from desktop.restoration.output_plan import OutputSpec
from models.core.device import Device
from models.core.hashing import sha256_of
from models.core.plan import Step
from models.core.progress import Progress

NAMES: Final = (
    *("Oma & Opa (Ö)", "写真 祖母", "фото бабушки", "صورة جدتي", "תמונה", "ภาพถ่าย", "फ़ोटो", "사진"),
    *("φωτογραφία", "ფოტო", "நிழற்படம்", "👵📷", "a" * 180, "tab\tand\nnewline", "\u202egnp.txt"),
    *("--say", "%s %d", "$(touch x)", "con", "trailing. ", "e\u0301 é", "'\"`;|"),
)
ENDINGS: Final = (".jpg", ".png", ".tif", ".webp", ".bmp", ".gif")
EVERY: Final = 20
WARM: Final = 100
GROWTH: Final = 1.05


def furnish(folder: Path, count: int) -> None:
    """Photos of all formats; of twenty one is cut off, empty, or something else."""
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


def memory(pid: object = "self") -> int:
    """Bytes of a process that are no file."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) << 10 for line in lines if line.startswith("RssAnon"))


def children() -> int:
    """Of this process: bytes that are no file."""
    found = Path("/proc/self/task").glob("*/children")
    return sum(memory(pid) for each in found for pid in each.read_text().split())


def main(count: int) -> int:
    with tempfile.TemporaryDirectory(prefix="thousand-") as name:
        photos, results = Path(name) / "photos", Path(name) / "results"
        photos.mkdir()
        furnish(photos, count)
        before = {path: sha256_of(path) for path in photos.iterdir()}
        with Scratch(Path(name)) as scratch, closing(DecoderClient(scratch)) as reader:
            bench = LayerContext(Turning(), DocumentRenderer(TileCache(0)), scratch)
            workshop = FileRestorer(bench, Device.CPU, scratch, reader.read)
            done, told, sizes, took = _restored(workshop, photos, results)
        after = {path: sha256_of(path) for path in photos.iterdir()}
    damaged = count // EVERY
    grown = [last / first for first, last in zip(sizes[0], sizes[-1], strict=True)]
    print(f"{count} photos: {len(set(done))} done, {len(told)} explained, {took:.0f} s")
    print(f"unforeseen: {sum('unforeseen' in each for each in told)}")
    print(f"originals as they were: {before == after}")
    print(f"memory at photo {WARM}: {_megabytes(sizes[0])}, at the end: {_megabytes(sizes[-1])}")
    sound = (
        len(set(done)) == count - damaged
        and len(told) == damaged
        and not any("unforeseen" in each for each in told)
        and before == after
        and max(grown) < GROWTH
    )
    return int(not sound)


def _restored(
    workshop: FileRestorer, photos: Path, results: Path
) -> tuple[list[str], list[str], list[tuple[int, int]], float]:
    """Contents of the results, sentences, memory of the two processes, seconds."""
    recipe = Recipe((RecipeStep("turn", Step("turn", {"wish": "noise"})),))
    request = RestoreRequest(recipe=recipe, target=OutputSpec(results, into=True))
    told: list[str] = []
    sizes: list[tuple[int, int]] = []
    began = time.monotonic()
    for number, source in enumerate(find_photos([photos]), 1):
        try:
            workshop.restore(source, request, Progress())
        except PhotoError as error:
            told.append(format_message(error))
        if number >= WARM:
            sizes.append((memory(), children()))
    took = time.monotonic() - began
    found = [file for file in results.iterdir() if not file.name.startswith(".heirloom")]
    done = [hashlib.sha256(file.read_bytes()).hexdigest() for file in found]
    return done, told, sizes, took


def _megabytes(sizes: tuple[int, int]) -> str:
    return " and ".join(f"{size / 1e6:.0f} MB" for size in sizes)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
