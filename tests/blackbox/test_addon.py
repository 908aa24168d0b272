"""Tests of the add-on from the command line, against a package index on this computer."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import tomli_w

from models.addon.addon_lock import Lock
from tests.blackbox.program import PATIENCE, Person
from tests.models.addon.package_index import FakeIndex, lock_of, serve_index, wheel

WHEELS = {"addonone": wheel("addonone", 300_000), "addontwo": wheel("addontwo", 100_000)}


@pytest.fixture
def package_index() -> Iterator[FakeIndex]:
    with serve_index(dict(WHEELS)) as package_index:
        yield package_index


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    return write_lock(lock_of(WHEELS), tmp_path / "here.toml")


def write_lock(lock: Lock, file: Path) -> Path:
    """Write a lock to a file in the form of a release."""
    computer = {"system": lock.system, "machine": lock.machine, "device": str(lock.device)}
    files = [
        {name: getattr(each, name) for name in ("project", "file", "size", "sha256")}
        for each in lock.files
    ]
    file.write_text(tomli_w.dumps({**computer, "python": lock.python, "files": files}))
    return file


def test_install_without_yes_prints_the_size_and_downloads_nothing(
    person: Person, package_index: FakeIndex, lock: Path
) -> None:
    completed = person.run("addon", "install", "--lock", lock, "--index", package_index.address)
    assert (completed.code, package_index.asked) == (0, [])
    assert "MB" in completed.stdout


def test_an_interrupted_installation_completes_and_is_removed_fully(
    person: Person, package_index: FakeIndex, lock: Path, photo: Path
) -> None:
    argv = ("addon", "install", "--yes", "--lock", lock, "--index", package_index.address)
    package_index.most, package_index.pause = 16_384, 0.2
    for requested in (2, 5, 9):
        process = person.start(*argv)
        until = time.monotonic() + PATIENCE
        while len(package_index.asked) < requested:
            assert time.monotonic() < until
            assert process.poll() is None
            time.sleep(0.01)
        process.kill()
        process.communicate(timeout=PATIENCE)
    package_index.pause = 0.0
    (report,) = person.run(*argv, "--json").objects
    assert report["state"] == "installed"
    (report,) = person.run("addon", "status", "--thorough", "--json").objects
    assert report["state"] == "installed"
    folder = Path(report["folder"])
    assert folder.is_relative_to(person.home)
    (record,) = person.home.rglob("connections.jsonl")
    assert record.read_text().count('"opened"') >= len(package_index.asked)

    (folder / "packages" / "addonone" / "__init__.py").write_text("broken")
    completed = person.run("addon", "status")
    assert completed.code == 1
    assert "addonone/__init__.py" in completed.stdout
    assert person.run("restore", photo, "--say", "less grain", "-o", "out.png").code == 0

    assert person.run("addon", "remove").code == 0
    assert not folder.exists()
