"""Tests of writing what a family knows about photos."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.document.family_facts import Person
from desktop.ui.controllers.facts_controller import FactsController
from desktop.ui.facts.facts_dialog import FactsDialog, PersonRow
from models.core.face import Face
from models.core.pixels import Rect
from tests.desktop.ui.application import Open


def controller(opened: Open) -> FactsController:
    return opened.window.findChildren(FactsController)[0]


def shown(opened: Open) -> FactsDialog:
    opened.window.menu_actions.facts.trigger()
    dialog = controller(opened).dialog
    assert dialog is not None
    return dialog


def press(dialog: FactsDialog, text: str) -> None:
    buttons = dialog.findChildren(QAbstractButton)
    next(each for each in buttons if each.text() == text).click()


def line(dialog: FactsDialog, name: str) -> QLineEdit:
    lines = dialog.findChildren(QLineEdit)
    return next(each for each in lines if each.accessibleName() == name)


def test_facts_become_one_edit_of_the_document(opened: Open) -> None:
    dialog = shown(opened)
    dialog.findChildren(QPlainTextEdit)[0].setPlainText("Grandma")
    line(dialog, "When").setText("c. 1943")
    press(dialog, "Save")
    facts = opened.document.facts
    assert facts is not None
    assert (facts.caption, facts.date.edtf) == ("Grandma", "1943~")
    opened.session.undo()
    assert opened.document.facts is None


def test_found_faces_are_proposed_and_named(qtbot: QtBot, opened: Open) -> None:
    face = Rect(10, 8, 12, 12)
    opened.engine.faces = (Face(face, 0.99, np.zeros((5, 2))),)
    dialog = shown(opened)
    qtbot.waitUntil(lambda: len(dialog.findChildren(PersonRow)) == 1)
    line(dialog, "Name of the person").setText("Anna")
    press(dialog, "Save")
    assert opened.document.facts is not None
    assert opened.document.facts.people == (Person("Anna", face),)


def test_a_named_face_is_not_proposed_again(opened: Open) -> None:
    dialog = shown(opened)
    dialog.propose_faces([Rect(10, 8, 12, 12)])
    dialog.propose_faces([Rect(11, 8, 12, 12)])
    assert len(dialog.findChildren(PersonRow)) == 1


def test_names_are_offered_again_until_they_are_forgotten(opened: Open) -> None:
    dialog = shown(opened)
    press(dialog, "Add a person")
    line(dialog, "Name of the person").setText("Anna")
    press(dialog, "Save")
    assert opened.window.file_memory.names == ("Anna",)
    opened.window.file_memory.forget()
    assert opened.window.file_memory.names == ()


def test_what_a_date_means_is_told(opened: Open) -> None:
    dialog = shown(opened)
    line(dialog, "When").setText("summer 1956")
    assert dialog._understood.text() == "Understood as 1956-22; sorted as 1956-06-01."
    line(dialog, "When").setText("long ago")
    assert dialog._understood.text() == "Not understood; it is kept as it is written."


def test_cancelled_facts_change_nothing(opened: Open) -> None:
    dialog = shown(opened)
    dialog.findChildren(QPlainTextEdit)[0].setPlainText("Grandma")
    press(dialog, "Cancel")
    assert opened.document.facts is None


def test_facts_about_many_photos_are_written_beside_them(
    qtbot: QtBot, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [tmp_path / "a.png", tmp_path / "b.png"]
    for path in paths:
        Image.fromarray(np.full((9, 9, 3), 99, np.uint8)).save(path)
    chosen = ([str(path) for path in paths], "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: chosen)
    opened.window.menu_actions.facts_many.trigger()
    dialog = controller(opened).dialog
    assert dialog is not None
    line(dialog, "Source").setText("green album")
    press(dialog, "Save")
    sidecars = [path.with_name(f"{path.name}.xmp") for path in paths]
    qtbot.waitUntil(lambda: all(each.exists() for each in sidecars))
    assert all(b"green album" in each.read_bytes() for each in sidecars)
    assert opened.document.facts is None
