"""Tests of the memory of files and folders."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from desktop.ui.common.recent_files import MOST_RECENT, FileMemory


def _memory(folder: Path) -> FileMemory:
    return FileMemory(QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat))


def test_the_file_opened_last_comes_first(tmp_path: Path) -> None:
    memory = _memory(tmp_path)
    for name in ("a.jpg", "b.jpg", "a.jpg"):
        memory.remember_file(tmp_path / name)
    assert [path.name for path in memory.recent] == ["a.jpg", "b.jpg"]


@pytest.mark.parametrize("count", [1, 2, MOST_RECENT + 5])
def test_recent_files_outlive_the_program(count: int, tmp_path: Path) -> None:
    store = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    memory = FileMemory(store)
    for number in range(count):
        memory.remember_file(tmp_path / f"{number}, é.jpg")
    store.sync()
    recent = _memory(tmp_path).recent
    assert len(recent) == min(count, MOST_RECENT)
    assert recent[0] == tmp_path / f"{count - 1}, é.jpg"


def test_forgotten_files_are_in_no_file(tmp_path: Path) -> None:
    store = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    memory = FileMemory(store)
    memory.remember_file(tmp_path / "secret.jpg")
    memory.forget()
    store.sync()
    assert memory.recent == ()
    assert "secret" not in (tmp_path / "window.ini").read_text()
