"""Tests of cancelled and killed runs."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.blackbox.program import PATIENCE, Person

CANCELLED = 130
STOP = signal.CTRL_BREAK_EVENT if sys.platform == "win32" else signal.SIGINT


@pytest.fixture
def large(person: Person) -> Path:
    """Create a photo that takes some seconds to restore."""
    path = person.home / "large.png"
    levels = np.random.default_rng(2).integers(0, 256, (1500, 2000, 3), np.uint8)
    Image.fromarray(levels).save(path, compress_level=0)
    return path


def start_busy_run(person: Person, photo: Path) -> "subprocess.Popen[bytes]":
    """Start a restoration and return its process once it computes."""
    process = person.start("restore", photo, "--say", "remove the grain", "-o", "out.png")
    until = time.monotonic() + PATIENCE
    while not _busy(process.pid) and process.poll() is None:
        assert time.monotonic() < until
        time.sleep(0.05)
    time.sleep(0.5)
    return process


def _busy(pid: int) -> bool:
    """Return whether the process has used more than 2.5 s of CPU time, which its start does not."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return True
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") > 2.5


linux = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes as Linux tells them")


@linux
def test_a_cancelled_run_writes_nothing(person: Person, large: Path) -> None:
    process = start_busy_run(person, large)
    process.send_signal(STOP)
    _, stderr = process.communicate(timeout=PATIENCE)
    assert process.returncode == CANCELLED
    assert stderr.decode().strip().splitlines()[-1] == "Cancelled; nothing was written."
    assert [file.name for file in person.home.glob("*.*")] == ["large.png"]


@linux
def test_a_killed_run_leaves_the_original_and_no_output(person: Person, large: Path) -> None:
    before = large.read_bytes()
    process = start_busy_run(person, large)
    process.kill()
    process.communicate(timeout=PATIENCE)
    assert large.read_bytes() == before
    assert not (person.home / "out.png").exists()


@linux
def test_a_killed_batch_continues_with_unfinished_photos(person: Person, photo: Path) -> None:
    photos = person.home / "album"
    photos.mkdir()
    for number in range(4):
        (photos / f"{number}.png").write_bytes(photo.read_bytes())
    argv = ("restore", photos, "--say", "remove the grain", "-o", "done")
    process, until = person.start(*argv), time.monotonic() + PATIENCE
    while not list(person.home.glob("STATE/**/*.jsonl")) and time.monotonic() < until:
        time.sleep(0.01)
    process.kill()
    process.communicate(timeout=PATIENCE)
    completed = person.run(*argv)
    assert "Going on where an earlier run stopped" in completed.stderr
    results = [file.name for file in (person.home / "done").iterdir()]
    assert {f"{number}-restored.png" for number in range(4)} <= set(results)
    assert len(results) <= 5, "at most the one that was being written is done again"
    assert not list(person.home.glob("STATE/**/*.jsonl"))
    assert "Going on" not in person.run(*argv).stderr
