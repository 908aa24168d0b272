"""Start of the window after starts that failed."""

import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.blackbox.program import PATIENCE, Person


def _starts(person: Person) -> Path:
    return person.home / "STATE" / "heirloom" / "starts"


def _log(person: Person) -> str:
    files = list(person.home.rglob("heirloom.log"))
    return files[0].read_text(encoding="utf-8") if files else ""


def _start_window(person: Person, failed_starts: int) -> "subprocess.Popen[bytes]":
    """Start the window after a number of starts that nobody has finished; wait until it shows."""
    _starts(person).mkdir(parents=True)
    for number in range(failed_starts):
        (_starts(person) / f"{number}.starting").touch()
    process = person.start()
    end = time.monotonic() + PATIENCE
    while "window shown" not in _log(person) and time.monotonic() < end:
        assert process.poll() is None
        time.sleep(0.1)
    return process


@pytest.mark.parametrize(("failed_starts", "is_safe"), [(1, False), (2, True)])
def test_window_is_in_safe_mode_after_two_failed_starts(
    person: Person, failed_starts: int, is_safe: bool
) -> None:
    process = _start_window(person, failed_starts)
    try:
        assert ("in safe mode" in _log(person)) is is_safe
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=PATIENCE)


def test_start_after_one_that_succeeded_is_an_ordinary_one(person: Person) -> None:
    process = _start_window(person, 2)
    try:
        end = time.monotonic() + PATIENCE
        while list(_starts(person).iterdir()) and time.monotonic() < end:
            time.sleep(0.1)
        assert list(_starts(person).iterdir()) == []
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=PATIENCE)
