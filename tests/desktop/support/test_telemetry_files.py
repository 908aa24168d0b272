"""Tests of finding and deleting the files of ONNX Runtime's telemetry."""

from pathlib import Path

import pytest

from desktop.support.telemetry_files import (
    FOLDER,
    Deletion,
    delete_telemetry_files,
    telemetry_files,
    telemetry_folder,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "cache" / FOLDER
    folder.mkdir(parents=True)
    for name in ("deviceid", "onnxruntime.db", "onnxruntime.db-wal"):
        (folder / name).write_text("x")
    return folder


def test_identifier_and_queue_are_found(folder: Path) -> None:
    found = [file.name for file in telemetry_files(folder)]
    assert found == ["deviceid", "onnxruntime.db", "onnxruntime.db-wal"]


def test_a_missing_folder_has_no_files(tmp_path: Path) -> None:
    assert telemetry_files(tmp_path / "none") == ()


def test_deleting_leaves_no_file_and_no_empty_folder(folder: Path) -> None:
    files = telemetry_files(folder)
    assert delete_telemetry_files(folder) == Deletion(files, ())
    assert list((folder.parents[2]).iterdir()) == []
    assert folder.parents[2].is_dir()


def test_files_of_other_programs_stay(folder: Path) -> None:
    other = folder / "onnxruntime-genai.db"
    other.write_text("x")
    delete_telemetry_files(folder)
    assert other.exists()


def test_files_that_cannot_be_deleted_are_reported_as_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError

    files = telemetry_files(folder)
    monkeypatch.setattr(Path, "unlink", refuse)
    assert delete_telemetry_files(folder) == Deletion((), files)


@pytest.mark.parametrize(
    ("platform", "environment", "base"),
    [
        ("linux", {"HOME": "/h"}, "/h/.cache"),
        ("linux", {"HOME": "/h", "XDG_CACHE_HOME": "/c"}, "/c"),
        ("darwin", {"HOME": "/h", "XDG_CACHE_HOME": "/c"}, "/h/Library/Application Support"),
        ("win32", {"USERPROFILE": "/u", "LOCALAPPDATA": "/l"}, "/l"),
        ("win32", {"USERPROFILE": "/u", "APPDATA": "/r"}, "/r"),
        ("win32", {"USERPROFILE": "/u"}, "/u/AppData/Local"),
    ],
)
def test_the_folder_is_that_of_onnx_runtime(
    platform: str, environment: dict[str, str], base: str
) -> None:
    assert telemetry_folder(environment, platform) == Path(base) / FOLDER


def test_without_a_home_there_is_no_folder() -> None:
    assert telemetry_folder({}, "linux") is None
