"""Files that change while they are read, and files that are too long for their pixels."""

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.errors import DamagedPhoto, OriginalChanged
from desktop.files.storage.scratch_files import Scratch
from models.core.progress import Progress


def write_photo(path: Path, level: int) -> Path:
    Image.fromarray(np.full((60, 80, 3), level, np.uint8)).save(path)
    return path


def test_photo_replaced_while_it_is_read_is_refused(folder: Path, scratch: Scratch) -> None:
    path, other = write_photo(folder / "a.png", 10), write_photo(folder / "b.png", 200)

    def replace(done: float) -> None:
        if done == 1.0 and other.exists():
            other.replace(path)

    with pytest.raises(OriginalChanged):
        decode_photo(path, scratch, Progress(replace))


def test_photo_written_in_place_while_it_is_read_is_refused(folder: Path, scratch: Scratch) -> None:
    path = write_photo(folder / "a.png", 10)
    state = path.stat()

    def overwrite(done: float) -> None:
        if done == 1.0:
            content = path.read_bytes()
            path.write_bytes(content[:-1] + b"!")
            os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))

    with pytest.raises(OriginalChanged):
        decode_photo(path, scratch, Progress(overwrite))


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.tif", "a.webp", "a.gif", "a.bmp"])
def test_sparse_giant_is_refused_before_it_is_hashed(
    folder: Path, scratch: Scratch, name: str
) -> None:
    path = write_photo(folder / name, 10)
    with path.open("r+b") as file:
        file.truncate(50 << 30)
    with pytest.raises(DamagedPhoto) as error:
        decode_photo(path, scratch, Progress())
    assert "bytes" in error.value.detail
