"""Tests of damaged and hostile files: one plain sentence each, no output, no hang."""

import csv
import io
import os
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.blackbox.program import CompletedRun, Person
from tests.conftest import SHARED

ODD = SHARED / "photos" / "odd"
LIST = ODD / "manifest.csv"
PLAIN = re.compile(r".+ .+; .+\.")
"""Form of an error sentence: what happened; what to do about it."""

HOSTILE_NAMES = ("-rf.png", "--overwrite.png", "a\nb.png", "\u202egnp.exe.png", "$(reboot).png")


def _pictures() -> Iterator[tuple[str, bytes]]:
    levels = np.random.default_rng(7).integers(0, 256, (40, 60, 3), np.uint8)
    for format in ("png", "jpeg", "tiff", "webp", "bmp", "gif"):
        content = io.BytesIO()
        Image.fromarray(levels).save(content, format)
        yield format, content.getvalue()


def _hostile() -> Iterator[tuple[str, bytes]]:
    yield "empty.jpg", b""
    yield "letter.png", b"Dear grandmother, this is not a photo. " * 50
    yield "program.jpg", b"\x7fELF" + bytes(4000)
    yield "wide.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\2\0\0\0"
    archive_bytes = io.BytesIO()
    with zipfile.ZipFile(archive_bytes, "w") as archive:
        archive.writestr("mimetype", "image/openraster")
        archive.writestr("../../slipped.txt", "out")
    yield "slip.ora", archive_bytes.getvalue()
    for format, whole in _pictures():
        for part in (1, 2, 5, 9, 14, 30, 45):
            yield f"cut-{part}.{format}", whole[: len(whole) * part // 64]


def error_sentences(completed: CompletedRun, folder: Path) -> dict[str, str]:
    """Return the error sentence of each failed file, by file name."""
    return {
        Path(each["input"]).name: each["error"].replace(str(folder), "")
        for each in completed.objects
        if each["output"] is None
    }


def test_every_hostile_file_has_an_error_sentence_and_no_output(person: Person) -> None:
    folder = person.home / "in"
    folder.mkdir()
    for name, content in _hostile():
        (folder / name).write_bytes(content)
    files = sorted(folder.iterdir())
    out = person.home / "out"
    completed = person.run("restore", *files, "--say", "less grain", "-o", out, "--json")
    assert completed.code == 1
    assert "Traceback" not in completed.stderr
    sentences = error_sentences(completed, folder)
    done = {Path(each["input"]).name for each in completed.objects if each["output"]}
    assert sentences.keys() | done == {file.name for file in files}
    assert {name for name in done if not name.startswith("cut-")} == set()
    assert [text for text in sentences.values() if not PLAIN.fullmatch(text)] == []
    assert len(list(out.glob("*"))) == len(done)
    assert not (person.home.parent / "slipped.txt").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_photos_with_hostile_names_are_restored(person: Person, photo: Path) -> None:
    folder = person.home / "in"
    folder.mkdir()
    for name in HOSTILE_NAMES:
        (folder / name).write_bytes(photo.read_bytes())
    completed = person.run("restore", folder, "--say", "less grain", "-o", "out", "--json")
    assert completed.code == 0, completed.stderr
    assert sorted(Path(each["input"]).name for each in completed.objects) == sorted(HOSTILE_NAMES)
    assert len(list((person.home / "out").iterdir())) == len(HOSTILE_NAMES)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_circular_links_and_pipes_are_skipped(person: Person, photo: Path) -> None:
    folder = person.home / "in"
    folder.mkdir()
    (folder / "loop.png").symlink_to("loop.png")
    os.mkfifo(folder / "pipe.png")
    (folder / "good.png").write_bytes(photo.read_bytes())
    completed = person.run("restore", folder, "--say", "less grain", "-o", "out", "--json")
    assert [Path(each["input"]).name for each in completed.objects if each["output"]] == [
        "good.png"
    ]
    assert "Traceback" not in completed.stderr


@pytest.mark.skipif(not LIST.is_file(), reason="the developers' shared folder is not beside us")
def test_files_listed_as_errors_are_refused(person: Person) -> None:
    lines = csv.DictReader(LIST.read_text(encoding="utf-8").splitlines())
    files = [ODD / each["file"] for each in lines if each["expected"].startswith("clear error")]
    completed = person.run("restore", *files, "--say", "brighter", "-o", "out", "--json")
    assert completed.code == 1
    sentences = error_sentences(completed, ODD)
    assert sentences.keys() == {file.name for file in files}
    assert [text for text in sentences.values() if not PLAIN.fullmatch(text)] == []
    assert not list((person.home / "out").glob("*"))
