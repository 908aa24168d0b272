"""Store: finds model files and verifies their hashes."""

from pathlib import Path

import pytest

from models.catalog.weight_files import Store
from models.core.errors import ModelDamaged, ModelMissing
from models.core.progress import Cancelled, Progress
from models.file_io.sha256 import CHUNK
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


def test_a_file_in_the_first_folder_is_preferred(file: Path, tmp_path: Path) -> None:
    first = tmp_path / "a.onnx"
    first.write_bytes(b"weights")
    assert Store(tmp_path, tmp_path / "own").files(card("a", "x", {"a.onnx": file})) == (first,)


def test_a_model_without_file_is_missing(file: Path, tmp_path: Path) -> None:
    described = card("a", "restore", {"a.onnx": file})
    store = Store(tmp_path / "empty")
    with pytest.raises(ModelMissing):
        store.files(described)
    assert not store.has(described)


def test_a_file_with_another_hash_than_its_card_is_damaged(file: Path) -> None:
    described = card("a", "restore", {"a.onnx": file})
    file.write_bytes(b"w3ights")
    with pytest.raises(ModelDamaged):
        Store(file.parent).files(described)


def test_a_file_that_changes_after_its_verification_is_damaged(file: Path) -> None:
    described, store = card("a", "restore", {"a.onnx": file}), Store(file.parent)
    store.files(described)
    file.write_bytes(b"other weights")
    with pytest.raises(ModelDamaged):
        store.files(described)


def test_verification_reports_progress_and_can_be_cancelled(tmp_path: Path) -> None:
    files = {}
    for name, size in (("a.onnx", 3 * CHUNK), ("b.onnx", CHUNK)):
        files[name] = tmp_path / name
        files[name].write_bytes(bytes(size))
    shares: list[float] = []
    Store(tmp_path).verify(card("a", "x", files), Progress(shares.append))
    assert shares == [0.25, 0.5, 0.75, 1.0]
    cancelled = Progress()
    cancelled.stop.set()
    with pytest.raises(Cancelled):
        Store(tmp_path).verify(card("a", "x", files), cancelled)


def test_verification_finds_damaged_and_missing_files(file: Path, tmp_path: Path) -> None:
    described = card("a", "restore", {"a.onnx": file})
    with pytest.raises(ModelMissing):
        Store(tmp_path).verify(described, Progress())
    file.write_bytes(b"w3ights")
    with pytest.raises(ModelDamaged):
        Store(file.parent).verify(described, Progress())
