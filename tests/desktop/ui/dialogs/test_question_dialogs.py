"""Tests of the file dialogs: no file is overwritten without a question about its name."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.common.recent_files import FileMemory
from desktop.ui.dialogs.question_dialogs import Prompts

Ask = Callable[[Prompts, Path], Path | None]


class TypingUser:
    """File dialog whose user types these names, one each time that it is shown."""

    def __init__(self, *names: Path) -> None:
        self.names, self.suggested = list(names), list[str]()

    def __call__(self, window: QWidget, title: str, suggested: str, kinds: str) -> tuple[str, str]:
        self.suggested.append(suggested)
        return (str(self.names.pop(0)), "") if self.names else ("", "")


@pytest.fixture
def memory(tmp_path: Path) -> FileMemory:
    return FileMemory(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def prompts(qtbot: QtBot, memory: FileMemory) -> Prompts:
    window = QWidget()
    qtbot.addWidget(window)
    return Prompts(window, memory)


def test_photos_are_chosen_in_the_folder_of_the_last_photo(
    prompts: Prompts, memory: FileMemory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts: list[str] = []

    def choose(_: QWidget, __: str, start: str, ___: str) -> tuple[str, str]:
        starts.append(start)
        return str(tmp_path / "album" / "a.jpg"), ""

    (tmp_path / "album").mkdir()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    prompts.photo()
    prompts.photo()
    assert starts[1] == str(tmp_path / "album")


def test_a_folder_that_is_gone_is_not_offered(memory: FileMemory, tmp_path: Path) -> None:
    memory.remember_folder("photos", tmp_path / "gone")
    assert memory.folder("photos") != tmp_path / "gone"
    assert memory.folder("photos").is_dir()


def _type_names(monkeypatch: pytest.MonkeyPatch, *names: Path) -> TypingUser:
    typing = TypingUser(*names)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", typing)
    return typing


@pytest.mark.parametrize(
    ("ask", "suffix"), [(Prompts.project, ".ora"), (Prompts.new_recipe, ".toml")]
)
def test_overwriting_is_asked_about_with_the_appended_suffix(
    prompts: Prompts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: Ask, suffix: str
) -> None:
    existing = tmp_path / f"family{suffix}"
    existing.touch()
    typing = _type_names(monkeypatch, tmp_path / "family", existing)
    assert ask(prompts, tmp_path / "new") == existing
    assert typing.suggested == [str(tmp_path / "new"), str(existing)]
    _type_names(monkeypatch, tmp_path / "family")
    assert ask(prompts, tmp_path / "new") is None


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("a", "a.ora"), ("a.v2", "a.v2.ora"), ("a.ora", "a.ora"), ("b.ORA",) * 2],
)
def test_a_project_name_gets_the_suffix_ora_unless_it_has_it(
    prompts: Prompts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, expected: str
) -> None:
    _type_names(monkeypatch, tmp_path / typed)
    assert prompts.project(tmp_path / "new") == tmp_path / expected


@pytest.mark.parametrize(
    ("typed", "expected"), [("a.v2", "a.v2.toml"), ("a.json", "a.json"), ("b.JSON",) * 2]
)
def test_a_recipe_name_gets_the_suffix_toml_unless_it_ends_in_json(
    prompts: Prompts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, expected: str
) -> None:
    _type_names(monkeypatch, tmp_path / typed)
    assert prompts.new_recipe(tmp_path / "new") == tmp_path / expected
