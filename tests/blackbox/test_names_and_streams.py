"""Tests of unusual file names, closed streams, early Ctrl+C and unusable folders."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.blackbox.program import COMMAND, PATIENCE, ROOT, CompletedRun, Person

posix = pytest.mark.skipif(sys.platform == "win32", reason="names and streams as POSIX has them")
linux = pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes, as Linux has them")

LATIN_1 = os.fsdecode(b"caf\xe9 1956.png")
ESCAPES = "\x1b]0;owned\x07.png"
NAMES = (LATIN_1, "写真.png", "line\nbreak.png", ESCAPES)


def _album(person: Person, photo: Path) -> Path:
    album = person.home / "album"
    album.mkdir()
    for name in NAMES:
        (album / name).write_bytes(photo.read_bytes())
    return album


def _run(person: Person, *argv: object, **environment: str) -> CompletedRun:
    completed = subprocess.run(
        [*COMMAND, *map(str, argv)],
        env={**person.environment, **environment},
        cwd=person.home,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    stdout, stderr = (stream.decode("latin-1") for stream in (completed.stdout, completed.stderr))
    return CompletedRun(completed.returncode, stdout, stderr)


@linux
@pytest.mark.parametrize("encoding", ["utf-8:strict", "cp1252"])
def test_unprintable_names_do_not_stop_the_batch(
    person: Person, photo: Path, encoding: str
) -> None:
    album = _album(person, photo)
    completed = _run(person, "restore", album, "--say", "no changes", PYTHONIOENCODING=encoding)
    assert (completed.code, completed.stderr) == (0, "")
    assert len(list(album.iterdir())) == 2 * len(NAMES)
    assert "\x1b" not in completed.stdout
    assert "\x07" not in completed.stdout


@linux
def test_json_objects_name_existing_files(person: Person, photo: Path) -> None:
    album = _album(person, photo)
    completed = _run(person, "restore", album, "--say", "no changes", "--json", LC_ALL="C.UTF-8")
    assert completed.code == 0
    reports = [json.loads(line) for line in completed.stdout.splitlines()]
    assert {Path(each["input"]).name for each in reports} == set(NAMES)
    assert all(Path(each["output"]).exists() for each in reports)


@linux
def test_escape_codes_of_a_file_name_are_not_printed(person: Person) -> None:
    completed = _run(person, "restore", ESCAPES, "--say", "no changes")
    assert completed.code == 1
    assert "\x1b" not in completed.stderr
    assert r"\x1b]0;owned\x07.png" in completed.stderr


@linux
def test_a_photo_with_a_non_utf_8_name_is_saved_as_a_project(person: Person, photo: Path) -> None:
    album = _album(person, photo)
    argv = ("restore", album / LATIN_1, "--say", "remove the grain", "--save-project", "a.ora")
    completed = _run(person, *argv, LC_ALL="C.UTF-8")
    assert (completed.code, completed.stderr) == (0, "")
    assert (person.home / "a.ora").exists()


@posix
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&- <&-", ">/dev/full 2>/dev/full"])
def test_closed_streams_do_not_stop_a_restoration(person: Person, photo: Path, closed: str) -> None:
    shell = f'exec "$@" restore "$0" --say "no changes" -o out.png {closed}'
    completed = subprocess.run(
        ["/bin/sh", "-c", shell, str(photo), *COMMAND],
        env=person.environment,
        cwd=person.home,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert completed.returncode == (1 if "full" in closed else 0)
    assert b"Traceback" not in completed.stderr
    assert (person.home / "out.png").exists()


@pytest.fixture
def large_photo(person: Person) -> Path:
    """Create a photo whose restoration takes many seconds on any processor."""
    path = person.home / "large.png"
    grain = np.random.default_rng(0).integers(90, 160, (2400, 3600), np.uint8)
    Image.fromarray(grain).save(path, compress_level=0)
    return path


@pytest.fixture
def interpreter_start() -> float:
    """Measure the seconds after which Python runs the first line of the program.

    They depend on the load of the machine.
    """
    begun = time.monotonic()
    subprocess.run([sys.executable, "-c", "import site"], check=True)
    return 0.1 + 2 * (time.monotonic() - begun)


@posix
@pytest.mark.parametrize("milliseconds", [0, 100, 200, 350, 600, 900, 1300])
def test_ctrl_c_during_the_start_prints_one_sentence(
    person: Person, large_photo: Path, milliseconds: int, interpreter_start: float
) -> None:
    process = subprocess.Popen(
        [*COMMAND, "restore", str(large_photo), "--say", "remove the grain"],
        env=person.environment,
        cwd=person.home,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    time.sleep(interpreter_start + milliseconds / 1000)
    os.killpg(process.pid, signal.SIGINT)
    _, stderr = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert stderr.decode().splitlines() == ["Cancelled; nothing was written."]


@posix
def test_ctrl_c_after_the_work_is_ignored() -> None:
    """Check the end of the program, where Python would restore the deadly default."""
    code = """
import atexit, os, signal, main
atexit.register(lambda: os.kill(os.getpid(), signal.SIGINT))
raise SystemExit(main.main(["--version"]))
"""
    completed = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False, timeout=PATIENCE
    )
    assert (completed.returncode, completed.stderr) == (0, b"")


@posix
@pytest.mark.parametrize("argv", [("restore", "x.png", "--say", "no changes"), ()])
def test_a_cache_folder_that_is_a_file_is_one_sentence_on_stderr(
    person: Person, argv: tuple[str, ...]
) -> None:
    """Check standard error only, since the window also shows a dialog that waits for its button."""
    (person.home / "CACHE").touch()
    process = person.start(*argv)
    assert process.stderr
    stderr = []
    for line in process.stderr:
        stderr.append(line.decode())
        if "heirloom: " in stderr[-1]:
            break
    assert "CACHE" in stderr[-1]
    assert "check the disk and its permissions" in stderr[-1]
    process.kill()
    _, rest = process.communicate(timeout=PATIENCE)
    assert "Traceback" not in "".join(stderr) + rest.decode()
