"""Tests of clusters as processes, on this computer without any other connection."""

import signal
import sys
from pathlib import Path

import pytest

from tests.blackbox.program import INSTALLED, PATIENCE, Person
from tests.desktop.restoration.fake_runs import KEEP

pytest.importorskip("distributed", reason="needs the extra `cluster`")
pytest.importorskip("cryptography", reason="needs the extra `cluster`")
pytestmark = pytest.mark.skipif(INSTALLED is not None, reason="the extra is not in packages")


def test_photos_are_restored_by_processes_of_this_computer(person: Person, photo: Path) -> None:
    album = person.home / "album"
    album.mkdir()
    for number in range(2):
        (album / f"{number}.png").write_bytes(photo.read_bytes())
    (album / "2.png").write_bytes(b"no photo")
    recipe = person.home / "keep.toml"
    recipe.write_text(KEEP.toml, encoding="utf-8")
    arguments = ("restore", "album", "-o", "out/", "--recipe", recipe, "--json", "--workers", "1")
    completed = person.run(*arguments)
    assert completed.code == 1, completed.stderr
    done = {Path(each["input"]).name: each["output"] for each in completed.objects}
    assert sorted(done) == ["0.png", "1.png", "2.png"]
    assert [(person.home / done[name]).is_file() for name in ("0.png", "1.png")] == [True, True]
    assert done["2.png"] is None


@pytest.mark.parametrize(
    "arguments",
    [
        ("worker", "10.1.2.3:8786"),
        ("scheduler", "10.1.2.3:8786"),
        ("restore", "photo.png", "--auto", "--scheduler", "10.1.2.3:8786"),
    ],
)
def test_other_computers_need_certificates(
    person: Person, photo: Path, arguments: tuple[str, ...]
) -> None:
    completed = person.run(*(str(photo) if each == "photo.png" else each for each in arguments))
    (line,) = completed.stderr.splitlines()
    assert completed.code == 2
    assert "certificates" in line


@pytest.mark.skipif(sys.platform == "win32", reason="ends it as a terminal does elsewhere")
def test_ctrl_c_ends_a_scheduler(person: Person) -> None:
    process = person.start("scheduler", "127.0.0.1:0")
    assert process.stderr is not None
    assert b"127.0.0.1:" in process.stderr.readline()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
