"""Tests of the add-on from the command line, against a package index on this computer."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import tomli_w

from models.addon.lock import Lock
from tests.blackbox.program import PATIENCE, Person
from tests.models.addon.package_index import FakeIndex as Shop
from tests.models.addon.package_index import lock_of, wheel
from tests.models.addon.package_index import serve_index as opened

WHEELS = {"addonone": wheel("addonone", 300_000), "addontwo": wheel("addontwo", 100_000)}


@pytest.fixture
def shop() -> Iterator[Shop]:
    with opened(dict(WHEELS)) as shop:
        yield shop


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    return written(lock_of(WHEELS), tmp_path / "here.toml")


def written(lock: Lock, file: Path) -> Path:
    """Write a lock to a file in the form of a release."""
    computer = {"system": lock.system, "machine": lock.machine, "device": str(lock.device)}
    files = [
        {name: getattr(each, name) for name in ("project", "file", "size", "sha256")}
        for each in lock.files
    ]
    file.write_text(tomli_w.dumps({**computer, "python": lock.python, "files": files}))
    return file


def test_the_size_is_told_and_nothing_is_fetched_without_a_yes(
    person: Person, shop: Shop, lock: Path
) -> None:
    ran = person.run("addon", "install", "--lock", lock, "--index", shop.address)
    assert (ran.code, shop.asked) == (0, [])
    assert "MB" in ran.out


def test_killed_again_and_again_it_is_whole_in_the_end_and_goes_without_residue(
    person: Person, shop: Shop, lock: Path, photo: Path
) -> None:
    words = ("addon", "install", "--yes", "--lock", lock, "--index", shop.address)
    shop.most, shop.pause = 16_384, 0.2
    for asked in (2, 5, 9):
        process = person.start(*words)
        until = time.monotonic() + PATIENCE
        while len(shop.asked) < asked:
            assert time.monotonic() < until
            assert process.poll() is None
            time.sleep(0.01)
        process.kill()
        process.communicate(timeout=PATIENCE)
    shop.pause = 0.0
    (told,) = person.run(*words, "--json").objects
    assert told["state"] == "installed"
    (told,) = person.run("addon", "status", "--thorough", "--json").objects
    assert told["state"] == "installed"
    folder = Path(told["folder"])
    assert folder.is_relative_to(person.home)
    (record,) = person.home.rglob("connections.jsonl")
    assert record.read_text().count('"opened"') >= len(shop.asked)

    (folder / "packages" / "addonone" / "__init__.py").write_text("broken")
    ran = person.run("addon", "status")
    assert ran.code == 1
    assert "addonone/__init__.py" in ran.out
    assert person.run("restore", photo, "--say", "less grain", "-o", "out.png").code == 0

    assert person.run("addon", "remove").code == 0
    assert not folder.exists()
