"""Tests of the dialog with sentences that the program understands."""

from PySide6.QtWidgets import QAbstractButton, QDialog
from pytestqt.qtbot import QtBot

from desktop.i18n.example_sentences import TEXTS
from desktop.ui.dialogs.example_sentences_dialog import SentencesDialog


def test_every_sentence_is_listed(qtbot: QtBot) -> None:
    dialog = SentencesDialog()
    qtbot.addWidget(dialog)
    shown = {each.text() for each in dialog.findChildren(QAbstractButton)}
    assert set(TEXTS) <= shown


def test_a_click_chooses_the_sentence_and_closes_the_dialog(qtbot: QtBot) -> None:
    dialog = SentencesDialog()
    qtbot.addWidget(dialog)
    line = next(each for each in dialog.findChildren(QAbstractButton) if each.text() == "too dark")
    with qtbot.waitSignal(dialog.chosen) as signal:
        line.click()
    assert signal.args == ["too dark"]
    assert dialog.result() == QDialog.DialogCode.Accepted
