"""Tests of unusual file names, closed streams, early Ctrl+C and unusable folders."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.blackbox.program import COMMAND, PATIENCE, Person, Ran

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


def _run(person: Person, *words: object, **world: str) -> Ran:
    done = subprocess.run(
        [*COMMAND, *map(str, words)],
        env={**person.world, **world},
        cwd=person.home,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    out, told = (stream.decode("latin-1") for stream in (done.stdout, done.stderr))
    return Ran(done.returncode, out, told)


@linux
@pytest.mark.parametrize("encoding", ["utf-8:strict", "cp1252"])
def test_names_that_cannot_be_printed_do_not_end_the_batch(
    person: Person, photo: Path, encoding: str
) -> None:
    album = _album(person, photo)
    ran = _run(person, "restore", album, "--say", "hello", PYTHONIOENCODING=encoding)
    assert (ran.code, ran.told) == (0, "")
    assert len(list(album.iterdir())) == 2 * len(NAMES)
    assert "\x1b" not in ran.out
    assert "\x07" not in ran.out


@linux
def test_every_object_is_ascii_and_names_the_same_file(person: Person, photo: Path) -> None:
    album = _album(person, photo)
    ran = _run(person, "restore", album, "--say", "hello", "--json", LC_ALL="C.UTF-8")
    assert ran.code == 0
    told = [json.loads(line) for line in ran.out.splitlines()]
    assert {Path(each["input"]).name for each in told} == set(NAMES)
    assert all(Path(each["output"]).exists() for each in told)


@linux
def test_a_missing_photo_is_told_without_its_escape_codes(person: Person) -> None:
    ran = _run(person, "restore", ESCAPES, "--say", "hello")
    assert ran.code == 1
    assert "\x1b" not in ran.told
    assert r"\x1b]0;owned\x07.png" in ran.told


@linux
def test_a_project_of_a_photo_whose_name_is_no_utf_8_is_saved(person: Person, photo: Path) -> None:
    album = _album(person, photo)
    words = ("restore", album / LATIN_1, "--say", "remove the grain", "--save-project", "a.ora")
    ran = _run(person, *words, LC_ALL="C.UTF-8")
    assert (ran.code, ran.told) == (0, "")
    assert (person.home / "a.ora").exists()


@posix
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&- <&-", ">/dev/full 2>/dev/full"])
def test_closed_streams_do_not_stop_the_work(person: Person, photo: Path, closed: str) -> None:
    shell = f'exec "$@" restore "$0" --say hello -o out.png {closed}'
    done = subprocess.run(
        ["/bin/sh", "-c", shell, str(photo), *COMMAND],
        env=person.world,
        cwd=person.home,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == (1 if "full" in closed else 0)
    assert b"Traceback" not in done.stderr
    assert (person.home / "out.png").exists()


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
def test_ctrl_c_while_the_program_starts_is_told_in_one_sentence(
    person: Person, photo: Path, milliseconds: int, interpreter_start: float
) -> None:
    process = subprocess.Popen(
        [*COMMAND, "restore", str(photo), "--say", "remove the grain"],
        env=person.world,
        cwd=person.home,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    time.sleep(interpreter_start + milliseconds / 1000)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert told.decode().splitlines() == ["Cancelled; nothing was written."]


@posix
@pytest.mark.parametrize("words", [("restore", "x.png", "--say", "hello"), ()])
def test_a_cache_that_is_a_file_is_told_in_one_sentence(
    person: Person, words: tuple[str, ...]
) -> None:
    """Check standard error only, since the window also shows a dialog that waits for its button."""
    (person.home / "CACHE").touch()
    process = person.start(*words)
    assert process.stderr
    told = []
    for line in process.stderr:
        told.append(line.decode())
        if "heirloom: " in told[-1]:
            break
    assert "CACHE" in told[-1]
    assert "check the disk and its permissions" in told[-1]
    process.kill()
    _, rest = process.communicate(timeout=PATIENCE)
    assert "Traceback" not in "".join(told) + rest.decode()
