"""Tests of colours that are taken from another photo."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.ui.controllers.colour_controller import ColourController
from models.imaging.reference_palette import palette_from_text
from tests.desktop.ui.application import Open


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Let the user choose a file in the file dialog."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))


def test_colours_of_a_chosen_photo_become_a_layer(
    qtbot: QtBot, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reference = tmp_path / "reference.png"
    Image.fromarray(np.full((40, 60, 3), (180, 60, 40), np.uint8)).save(reference)
    choose(monkeypatch, reference)
    assert opened.window.findChildren(ColourController)
    opened.window.menu_actions.reference.trigger()
    qtbot.waitUntil(lambda: bool(opened.document.layers))
    opened.finish(qtbot)
    (layer,) = opened.document.layers
    assert layer.step.restorer == "colorize"
    assert palette_from_text(str(layer.step.params["palette"]))[0].a > 20


def test_photo_without_colours_makes_no_layer_and_that_is_told(
    qtbot: QtBot, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reference = tmp_path / "grey.png"
    Image.fromarray(np.full((40, 60, 3), 90, np.uint8)).save(reference)
    choose(monkeypatch, reference)
    said = list[str]()
    monkeypatch.setattr(opened.window.status_bar, "show_message", said.append)
    opened.window.menu_actions.reference.trigger()
    qtbot.waitUntil(lambda: "That photo has no colours." in said)
    assert opened.document.layers == ()
