"""Permissions of written files."""

import stat
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.document.document import Document
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.export.export_options import ExportOptions
from desktop.files.export.exporter import Rows, export
from desktop.files.formats.format_table import Format
from desktop.files.project.project_file import save_project
from desktop.files.storage.atomic_write import atomic_write
from desktop.files.storage.scratch_files import Scratch
from models.core.progress import Progress
from models.file_io.bounded_files import replace_file

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def private_document(folder: Path, scratch: Scratch) -> Document:
    source = folder / "private.png"
    Image.fromarray(np.full((9, 12, 3), 80, np.uint8)).save(source)
    source.chmod(0o600)
    return Document(decode_photo(source, scratch, Progress()))


@pytest.mark.parametrize("permissions", [0o600, 0o640, 0o664])
def test_replaced_file_keeps_its_permissions(folder: Path, permissions: int) -> None:
    target = folder / "a.txt"
    target.write_bytes(b"old")
    target.chmod(permissions)
    with atomic_write(target, overwrite=True, needed=9) as file:
        file.write(b"new")
    assert mode(target) == permissions


def test_result_of_a_private_photo_is_private(folder: Path, scratch: Scratch, rows: Rows) -> None:
    document = private_document(folder, scratch)
    options = ExportOptions(Format.PNG)
    written = export(document, folder / "result.png", options, rows, Progress())
    assert mode(written) == 0o600


def test_project_of_a_private_photo_is_private(folder: Path, scratch: Scratch, rows: Rows) -> None:
    document = private_document(folder, scratch)
    save_project(document, folder / "a.ora", rows, Progress())
    assert mode(folder / "a.ora") == 0o600


def test_own_files_are_private(tmp_path: Path) -> None:
    replace_file(tmp_path / "settings.toml", b"x")
    assert mode(tmp_path / "settings.toml") == 0o600
