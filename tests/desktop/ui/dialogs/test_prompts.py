"""Tests of the file dialogs: no file is overwritten without a question about its name."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.dialogs.prompts import Prompts

Ask = Callable[[Prompts, Path], Path | None]


class Typing:
    """File dialog whose user types these names, one each time that it is shown."""

    def __init__(self, *names: Path) -> None:
        self.names, self.suggested = list(names), list[str]()

    def __call__(self, window: QWidget, title: str, suggested: str, kinds: str) -> tuple[str, str]:
        self.suggested.append(suggested)
        return (str(self.names.pop(0)), "") if self.names else ("", "")


@pytest.fixture
def dialogs(qtbot: QtBot) -> Prompts:
    window = QWidget()
    qtbot.addWidget(window)
    return Prompts(window)


def _types(monkeypatch: pytest.MonkeyPatch, *names: Path) -> Typing:
    typing = Typing(*names)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", typing)
    return typing


@pytest.mark.parametrize(
    ("ask", "suffix"), [(Prompts.project, ".ora"), (Prompts.new_recipe, ".toml")]
)
def test_a_file_that_only_the_whole_name_meets_is_asked_about_by_that_name(
    dialogs: Prompts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: Ask, suffix: str
) -> None:
    there = tmp_path / f"family{suffix}"
    there.touch()
    typing = _types(monkeypatch, tmp_path / "family", there)
    assert ask(dialogs, tmp_path / "new") == there
    assert typing.suggested == [str(tmp_path / "new"), str(there)]
    _types(monkeypatch, tmp_path / "family")
    assert ask(dialogs, tmp_path / "new") is None


@pytest.mark.parametrize(
    ("typed", "named"), [("a", "a.ora"), ("a.v2", "a.v2.ora"), ("a.ora", "a.ora"), ("b.ORA",) * 2]
)
def test_a_project_is_called_as_was_typed_and_told_by_its_suffix(
    dialogs: Prompts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, named: str
) -> None:
    _types(monkeypatch, tmp_path / typed)
    assert dialogs.project(tmp_path / "new") == tmp_path / named


@pytest.mark.parametrize(
    ("typed", "named"), [("a.v2", "a.v2.toml"), ("a.json", "a.json"), ("b.JSON",) * 2]
)
def test_a_recipe_is_toml_unless_its_name_says_json(
    dialogs: Prompts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, named: str
) -> None:
    _types(monkeypatch, tmp_path / typed)
    assert dialogs.new_recipe(tmp_path / "new") == tmp_path / named
