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


def temporary_files(person: Person) -> list[Path]:
    """List unfinished outputs and scratch folders below the home of a person."""
    return [path for path in person.home.rglob("*heirloom-*") if path.name != "heirloom"]


@linux
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_run_that_the_system_ends_leaves_no_temporary_file(
    number: int, code: int, person: Person, large: Path
) -> None:
    process = start_busy_run(person, large)
    assert temporary_files(person), "the scratch folder of the run"
    process.send_signal(number)
    _, stderr = process.communicate(timeout=PATIENCE)
    assert (process.returncode, stderr.decode().strip().splitlines()[-1]) == (
        code,
        "Cancelled; nothing was written.",
    )
    assert temporary_files(person) == []
    assert [file.name for file in person.home.glob("*.*")] == ["large.png"]


@linux
def test_a_run_that_ignores_the_end_of_its_terminal_goes_on(person: Person, photo: Path) -> None:
    earlier = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        process = person.start("restore", photo, "--say", "no changes", "-o", "out.png")
    finally:
        signal.signal(signal.SIGHUP, earlier)
    until = time.monotonic() + PATIENCE
    while not temporary_files(person) and time.monotonic() < until:
        time.sleep(0.02)
    process.send_signal(signal.SIGHUP)
    process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert (person.home / "out.png").exists()
