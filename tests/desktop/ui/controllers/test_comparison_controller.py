"""Tests of exported comparisons."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.files.export.comparison import ComparisonKind
from desktop.ui.controllers.comparison_controller import ComparisonController
from desktop.ui.dialogs.question_dialogs import _comparison_target
from tests.desktop.ui.application import Open


def test_photo_before_and_after_is_written_side_by_side(
    qtbot: QtBot, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.restore(qtbot)
    opened.finish(qtbot)
    made, asked = tmp_path / "both.png", list[str]()

    def choose(_: object, title: str, start: str, kinds: str) -> tuple[str, str]:
        asked.append(kinds)
        return str(made), kinds.split(";;", maxsplit=1)[0]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    assert opened.window.findChildren(ComparisonController)
    opened.window.menu_actions.comparison.trigger()
    qtbot.waitUntil(made.exists)
    assert "Restored faces" not in asked[0]
    with Image.open(made) as picture:
        assert picture.getpixel((0, 0)) == (100, 100, 100)
        assert picture.getpixel((picture.width - 1, picture.height - 1)) != (100, 100, 100)


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("a.gif", ComparisonKind.SLIDER, (ComparisonKind.SLIDER, "a.gif", True)),
        ("a.webp", ComparisonKind.SIDE_BY_SIDE, (ComparisonKind.SLIDER, "a.webp", True)),
        ("a", ComparisonKind.SLIDER, (ComparisonKind.SLIDER, "a.gif", False)),
        ("a.b", None, (ComparisonKind.SIDE_BY_SIDE, "a.b.jpg", False)),
    ],
)
def test_kind_follows_from_suffix_and_filter(
    name: str, kind: ComparisonKind | None, expected: tuple[ComparisonKind, str, bool]
) -> None:
    target = _comparison_target(Path(name), kind)
    assert (target.kind, target.path.name, target.overwrite) == expected
