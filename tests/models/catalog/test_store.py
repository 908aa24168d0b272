"""Where model files are found, and that they are what they claim to be."""

from pathlib import Path

import pytest

from models.catalog.store import Store
from models.core.errors import ModelDamaged, ModelMissing
from models.core.hashing import CHUNK
from models.core.progress import Cancelled, Progress
from tests.fakes import card


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "own" / "a.onnx"
    path.parent.mkdir()
    path.write_bytes(b"weights")
    return path


def test_a_file_is_found_in_the_second_folder(file: Path, tmp_path: Path) -> None:
    store = Store(tmp_path / "bundled", tmp_path / "own")
    assert store.files(card("a", "restore", {"a.onnx": file})) == (file,)


def test_the_first_folder_wins(file: Path, tmp_path: Path) -> None:
    first = tmp_path / "a.onnx"
    first.write_bytes(b"weights")
    assert Store(tmp_path, tmp_path / "own").files(card("a", "x", {"a.onnx": file})) == (first,)


def test_a_model_without_file_is_missing(file: Path, tmp_path: Path) -> None:
    described = card("a", "restore", {"a.onnx": file})
    store = Store(tmp_path / "empty")
    with pytest.raises(ModelMissing):
        store.files(described)
    assert not store.has(described)


def test_a_file_that_is_not_what_its_card_says_is_damaged(file: Path) -> None:
    described = card("a", "restore", {"a.onnx": file})
    file.write_bytes(b"w3ights")
    with pytest.raises(ModelDamaged):
        Store(file.parent).files(described)


def test_a_file_that_changes_later_is_noticed(file: Path) -> None:
    described, store = card("a", "restore", {"a.onnx": file}), Store(file.parent)
    store.files(described)
    file.write_bytes(b"other weights")
    with pytest.raises(ModelDamaged):
        store.files(described)


def test_reading_all_bytes_tells_how_far_it_is_and_can_be_stopped(tmp_path: Path) -> None:
    files = {}
    for name, size in (("a.onnx", 3 * CHUNK), ("b.onnx", CHUNK)):
        files[name] = tmp_path / name
        files[name].write_bytes(bytes(size))
    told: list[float] = []
    Store(tmp_path).read(card("a", "x", files), Progress(told.append))
    assert told == [0.25, 0.5, 0.75, 1.0]
    stopped = Progress()
    stopped.stop.set()
    with pytest.raises(Cancelled):
        Store(tmp_path).read(card("a", "x", files), stopped)


def test_reading_finds_damage_and_what_is_missing(file: Path, tmp_path: Path) -> None:
    described = card("a", "restore", {"a.onnx": file})
    with pytest.raises(ModelMissing):
        Store(tmp_path).read(described, Progress())
    file.write_bytes(b"w3ights")
    with pytest.raises(ModelDamaged):
        Store(file.parent).read(described, Progress())
