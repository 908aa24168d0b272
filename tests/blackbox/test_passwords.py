"""Tests of passwords in URLs: nothing that the program prints or keeps has them.

The server is the file system itself: a folder with the name of user, password and host.
"""

from pathlib import Path

import pytest

from tests.blackbox.program import CompletedRun, Person

pytest.importorskip("fsspec", reason="needs the extra `storage`")

WORD = "hunter2"
SERVER = f"file://anna:{WORD}@box"
NOT_INSTALLED = f"sftp://anna:{WORD}@box"


@pytest.fixture
def album(person: Person, photo: Path) -> Path:
    """Folder on the server with two photos and a damaged one."""
    folder = person.home / SERVER.partition("://")[2] / "in"
    folder.mkdir(parents=True)
    for name in ("a.png", "b.png"):
        (folder / name).write_bytes(photo.read_bytes())
    (folder / "c.png").write_bytes(photo.read_bytes()[:40])
    return folder


def find_password(person: Person, run: CompletedRun) -> list[str]:
    """Return where the password is: output streams, and files or names outside of the server."""
    found = [name for name in ("stdout", "stderr") if WORD in getattr(run, name)]
    kept = [each for each in person.home.rglob("*") if "@box" not in str(each)]
    texts = (each for each in kept if each.is_file())
    found += [str(each) for each in texts if WORD.encode() in each.read_bytes()]
    return found + [str(each) for each in kept if WORD in each.name]


@pytest.mark.parametrize("json", [(), ("--json",)])
def test_restored_and_failed_photos_are_told_without_it(
    person: Person, album: Path, json: tuple[str, ...]
) -> None:
    command = ("restore", f"{SERVER}/in", "-o", f"{SERVER}/out", "--say", "no changes", *json)
    first, second = person.run(*command), person.run(*command)
    assert [each.code for each in (first, second)] == [1, 1]
    assert sorted(each.name for each in (album.parent / "out").iterdir()) == [
        "a-restored.png",
        "b-restored.png",
    ]
    assert list((person.home / "STATE").rglob("*.jsonl"))
    assert find_password(person, first) == find_password(person, second) == []


@pytest.mark.parametrize(
    "words",
    [
        ("restore", f"{NOT_INSTALLED}/a.jpg", "-o", f"{NOT_INSTALLED}/out", "--auto"),
        ("restore", f"{SERVER}/none.jpg", "-o", f"{SERVER}/out", "--auto"),
        ("restore", f"{SERVER}/none.jpg", "--auto"),
        ("restore", "a.jpg", "-o", f"{SERVER}/out", "--auto", "--mask", f"{SERVER}/mask.png"),
        ("restore", f"sftp://anna:{WORD}/7@box/a.jpg", "-o", "out/", "--auto"),
        ("restore", f"nothing://anna:{WORD}@box/a.jpg", "-o", "out/", "--auto"),
        ("restore", "a.jpg", "--auto", "--format", f"{SERVER}/{'long' * 200}"),
        ("plan", f"{SERVER}/{'long' * 200}"),
        ("split", f"{SERVER}/a.jpg", "-o", f"{SERVER}/out"),
        (f"{SERVER}/a",),
        (f"file:/anna:{WORD}@box/a",),
    ],
)
def test_refused_urls_are_told_without_it(person: Person, words: tuple[str, ...]) -> None:
    run = person.run(*words)
    assert run.code != 0
    assert run.stderr
    assert find_password(person, run) == []
