"""A copy of the files of version 0.1.0 and a scratch folder to open them in."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from desktop.files.storage.scratch_files import Scratch
from tests.desktop.older_files.facts import FILES

FOLDER: Final = "{folder}"
"""Stands in the files for the absolute path of the folder above the one of the file."""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Copy all files and put the paths of this computer into them."""
    copy = tmp_path.resolve() / "version-0.1.0"
    shutil.copytree(FILES, copy)
    for file in (*copy.rglob("journal.json"), *copy.rglob("runs/*.jsonl")):
        here = json.dumps(str(file.parent.parent))[1:-1]
        file.write_text(file.read_text(encoding="utf-8").replace(FOLDER, here), encoding="utf-8")
    return copy


@pytest.fixture
def scratch(tmp_path: Path) -> Iterator[Scratch]:
    with Scratch(tmp_path) as opened:
        yield opened
