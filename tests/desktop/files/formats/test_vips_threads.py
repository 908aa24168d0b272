"""Tests of the threads of libvips: how many there are, and that no encoder waits for ever."""

import io
import subprocess
import sys
import time
from pathlib import Path
from threading import Barrier, Event, Thread
from typing import Any

import numpy as np
import pytest

from desktop.files.formats import libvips
from desktop.files.formats.vips_threads import SAVES_AT_ONCE, THREADS
from models.core.progress import Cancelled, Progress

SMALL = np.random.default_rng(5).integers(0, 256, (64, 48, 3), np.uint8)

COUNT_THREADS = """
from pathlib import Path
import desktop
import pyvips
print([each.read_text().strip() for each in Path("/proc/self/task").glob("*/comm")])
"""


def save_jpeg(progress: Progress, file: io.BytesIO) -> None:
    """Encode a small image as JPEG."""
    libvips.save(libvips.wrap_array(SMALL), "jpeg", file, progress, Q=90)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="lists threads by /proc")
def test_libvips_starts_with_all_of_its_threads() -> None:
    command = [sys.executable, "-c", COUNT_THREADS]
    names = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    assert names.count("libvips worker") == THREADS


def test_number_of_images_that_are_encoded_at_once_is_limited() -> None:
    count = 3 * SAVES_AT_ONCE
    together, busy, most = Barrier(count), set[int](), list[int]()

    class SlowFile(io.BytesIO):
        def write(self, chunk: Any, /) -> int:
            busy.add(id(self))
            most.append(len(busy))
            time.sleep(0.05)
            busy.discard(id(self))
            return super().write(chunk)

    def run() -> None:
        together.wait(20)
        save_jpeg(Progress(), SlowFile())

    threads = [Thread(target=run, daemon=True) for _ in range(count)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(10)
    assert len(most) >= count
    assert max(most) <= SAVES_AT_ONCE


def test_image_that_waits_for_an_encoder_is_cancelled() -> None:
    release, stop, held = Event(), Event(), Barrier(SAVES_AT_ONCE + 1)
    busy = [Thread(target=hold_encoder, args=(held, release)) for _ in range(SAVES_AT_ONCE)]
    for each in busy:
        each.start()
    held.wait(20)
    try:
        with pytest.raises(Cancelled):
            save_jpeg(Progress(lambda _: stop.set(), stop=stop), io.BytesIO())
    finally:
        release.set()
        for each in busy:
            each.join()


def hold_encoder(held: Barrier, release: Event) -> None:
    """Take an encoder, meet the others at `held`, and keep it until `release` is set."""
    with libvips.reserve_encoder(Progress()):
        held.wait(20)
        release.wait()
